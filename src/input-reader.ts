/** Reads inputs one by one and remembers every problem, so that a person hears of all of them at once. */
import { parseDuration } from './domain/durations.ts';
import type { Duration } from './domain/model.ts';
import { logLine } from './domain/text.ts';
import { inputTable, type InputName, type Operation } from './input-table.ts';

/** Raw value of an input as the runner hands it over; empty if not set. */
export type GetInput = (name: string) => string;

export class InputReader {
  readonly problems: string[] = [];
  readonly #get: GetInput;
  readonly #env: NodeJS.ProcessEnv;

  constructor(get: GetInput, env: NodeJS.ProcessEnv) {
    this.#get = get;
    this.#env = env;
  }

  problem(name: string, got: string, accepts: string): void {
    this.problems.push(`${name}: got ${got === '' ? 'nothing' : `"${logLine(got.slice(0, 120))}"`}; accepts ${accepts}`);
  }

  /** Whether this input is among the problems already. */
  refused(name: string): boolean {
    return this.problems.some((problem) => problem.startsWith(`${name}:`));
  }

  /** The value, or that of an environment variable, or the default. */
  text(name: InputName, variable?: string): string {
    return this.#get(name).trim() || (variable ? (this.#env[variable] ?? '').trim() : '') || defaultOf(name);
  }

  /** One item per line or comma-separated; blank lines and `#` comments ignored. */
  list(name: InputName, variable?: string): string[] {
    const lines = this.text(name, variable).split(/\r?\n/);
    const items = lines.map((line) => line.replace(/(^|\s)#.*$/, '')).flatMap((line) => line.split(','));
    return items.map((item) => item.trim()).filter((item) => item !== '');
  }

  /** Items that `parse` accepts, without repeats (compared in lower case). */
  listOf<T>(name: InputName, parse: (item: string) => T | null, accepts: string, variable?: string): T[] {
    const seen = new Map<string, T>();
    for (const item of this.list(name, variable)) {
      const value = parse(item);
      if (value === null) this.problem(name, item, accepts);
      else if (!seen.has(item.toLowerCase())) seen.set(item.toLowerCase(), value);
    }
    return [...seen.values()];
  }

  /** YAML 1.2 core schema, as the runner's own toolkit reads booleans. */
  boolean(name: InputName): boolean {
    const text = this.text(name);
    if (/^(true|True|TRUE)$/.test(text)) return true;
    if (!/^(false|False|FALSE)$/.test(text)) this.problem(name, text, 'true or false');
    return false;
  }

  duration(name: InputName): Duration {
    const text = this.text(name);
    const value = parseDuration(text);
    if (value === null) this.problem(name, text, 'a duration such as 90d, 24h, 45m, 2w or P90D');
    return value ?? 0;
  }

  integer(name: InputName, least: number, most: number): number {
    const text = this.text(name);
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    this.problem(name, text, `a whole number from ${least} to ${most}`);
    return least;
  }

  choice<const T extends string>(name: InputName, values: readonly [T, ...T[]]): T {
    const text = this.text(name);
    const value = values.find((candidate) => candidate === text);
    if (value === undefined) this.problem(name, text, oneOf(values));
    return value ?? values[0];
  }

  /** A value that is there although its operation has no use for it is a mistake somebody should hear of. */
  refuseForeign(operation: Operation): void {
    for (const [name, spec] of Object.entries(inputTable)) {
      const value = this.#get(name).trim();
      if (spec.operations === 'all' || value === '' || value === spec.default) continue;
      const owners: readonly Operation[] = spec.operations;
      if (!owners.includes(operation))
        this.problem(name, value, `no value with operation ${operation}; it belongs to ${owners.join(' and ')}`);
    }
  }
}

/** `a, b or c` */
export function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
}

function defaultOf(name: InputName): string {
  const value = inputTable[name].default;
  return value.startsWith('${{') ? '' : value;
}
