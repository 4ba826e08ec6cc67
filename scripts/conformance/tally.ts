/** Judges many exchanges and sums them up, one line a service. */
import { excuse } from './known.ts';
import { batchProblems, isBatch } from './record.ts';
import type { Spec } from './specs.ts';
import { matchOperation, validateExchange } from './validate.ts';
import type { Exchange, Finding } from './validate.ts';

export interface Tally {
  /** By service: which operations were seen, in how many exchanges, how many of them failed. */
  services: Map<string, { operations: Set<string>; exchanges: number; failures: number }>;
  /** Not described and excused: reason to count. */
  undescribed: Map<string, number>;
  /** One line each, with how often it was met. */
  failures: Map<string, number>;
}

export function emptyTally(): Tally {
  return { services: new Map(), undescribed: new Map(), failures: new Map() };
}

/** Adds a failure that is not of one exchange. */
export function fail(tally: Tally, line: string): void {
  count(tally.failures, line);
}

/** Adds one exchange. @param scenario names where it was met */
export function judge(tally: Tally, specs: Spec[], exchange: Exchange, scenario: string): void {
  const match = matchOperation(specs, exchange);
  const operation = match?.operation.operationId ?? null;
  const service = serviceOf(tally, exchange.service);
  service.exchanges += 1;
  if (operation !== null) service.operations.add(operation);
  const problems = operation === null ? undescribedProblems(tally, exchange) : validateExchange(specs, exchange).map(text);
  if (problems.length > 0) service.failures += 1;
  for (const problem of problems)
    count(tally.failures, `${scenario}: ${exchange.service} ${exchange.method} ${generic(`${exchange.path}: ${problem}`)}`);
}

/**
 * Adds an exchange of somebody else, of which only the answer is ours: its requests, and the version of the service that they name, are not.
 * An answer in the form of another version cannot be judged by these descriptions, so it only counts.
 */
export function judgeAnswer(tally: Tally, specs: Spec[], exchange: Exchange, scenario: string): void {
  const match = matchOperation(specs, exchange);
  const service = serviceOf(tally, `${exchange.service} (${scenario})`);
  service.exchanges += 1;
  if (!match) return;
  service.operations.add(match.operation.operationId ?? '');
  const { apiVersion } = match.spec;
  if (apiVersion !== null && exchange.query['api-version'] !== apiVersion) return;
  const problems = validateExchange(specs, exchange).filter(({ where }) => where === 'status' || where === 'response');
  if (problems.length > 0) service.failures += 1;
  for (const problem of problems)
    count(tally.failures, `${scenario}: ${exchange.service} ${exchange.method} ${generic(`${exchange.path}: ${text(problem)}`)}`);
}

function undescribedProblems(tally: Tally, exchange: Exchange): string[] {
  const excused = excuse(exchange);
  if (!excused) return ['not described by the vendor files, and not on the list of known gaps'];
  count(tally.undescribed, `${excused.service} ${excused.method} ${excused.what}: ${excused.reason}`);
  return isBatch(exchange) ? batchProblems(exchange) : [];
}

function serviceOf(tally: Tally, name: string): { operations: Set<string>; exchanges: number; failures: number } {
  const known = tally.services.get(name) ?? { operations: new Set(), exchanges: 0, failures: 0 };
  tally.services.set(name, known);
  return known;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function text({ where, message }: Finding): string {
  return `${where}: ${message}`;
}

/** A line with ids and numbers of a path left out, so that equal failures are one line. */
function generic(line: string): string {
  return line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '{id}').replace(/\/\d+(?=[/: ]|$)/g, '/{n}');
}

/** The lines that a person reads: what failed, what is not described, and the table. */
export function report(tally: Tally): string[] {
  const failures = [...tally.failures].map(([line, times]) => `FAIL ${line}${times > 1 ? ` (${times} times)` : ''}`);
  const gaps = [...tally.undescribed].map(([line, times]) => `  ${times} × ${line}`);
  const rows = [...tally.services].map(([name, { operations, exchanges, failures: failed }]) =>
    [name, operations.size, exchanges, failed].map(String)
  );
  return [
    ...failures,
    'not described by the vendor files:',
    ...gaps,
    '',
    ...table([['service', 'operations', 'exchanges', 'failures'], ...rows])
  ];
}

function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')
  );
}
