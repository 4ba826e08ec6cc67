/** As many processes as there are cores, which share the points of the crash matrix and the schedules of two runs. */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Choice } from './point.ts';
import type { Answer, Job, Tried } from './worker.ts';

export interface CrewOptions {
  groups: readonly string[];
  choice: Choice;
  /** Left out in those processes. */
  rule?: string;
  /** Exactly these. */
  names?: readonly string[];
  /** Enough is known once a violation fits this. */
  until?: RegExp;
  say: (text: string) => void;
}

export interface Row {
  group: string;
  tried: number;
  failed: Tried[];
  seconds: number;
}

const atOnce = 8;
/** Of one group so many violations are told in full. */
const told = 5;

export async function tryAll(options: CrewOptions): Promise<Row[]> {
  const crew = Array.from({ length: Math.max(1, availableParallelism()) }, () => new Helper(options.rule));
  const rows: Row[] = [];
  try {
    for (const group of options.groups) rows.push(await visit(group, crew, options));
  } finally {
    for (const helper of crew) helper.close();
  }
  return rows;
}

async function visit(group: string, crew: readonly Helper[], { choice, names, until, say }: CrewOptions): Promise<Row> {
  const started = performance.now();
  const all = names ?? (await list(group, crew[0] as Helper, choice));
  const queue = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) => all.slice(index * atOnce, (index + 1) * atOnce));
  const row: Row = { group, tried: 0, failed: [], seconds: 0 };
  let said = started;
  const work = async (helper: Helper): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const answer = await helper.ask({ kind: 'try', group, names: next });
      if (answer.kind !== 'try') throw new Error(answer.kind === 'failed' ? answer.message : 'a helper lost its way');
      row.tried += next.length;
      const bad = answer.tried.filter(({ violations }) => violations.length > 0);
      for (const tried of bad) if (row.failed.push(tried) <= told) say(describe(tried));
      if (until && bad.some(({ violations }) => violations.some((violation) => until.test(violation)))) queue.length = 0;
      if (performance.now() - said < 10_000) continue;
      said = performance.now();
      say(`  ${group}: ${row.tried} of ${all.length}`);
    }
  };
  await Promise.all(crew.map(work));
  return { ...row, seconds: (performance.now() - started) / 1000 };
}

async function list(group: string, helper: Helper, choice: Choice): Promise<string[]> {
  const answer = await helper.ask({ kind: 'list', group, choice });
  if (answer.kind !== 'list') throw new Error(answer.kind === 'failed' ? answer.message : 'a helper lost its way');
  return answer.names;
}

/** What was violated, where, and how to see it again. */
export function describe({ name, violations, outcomes, trace }: Tried): string {
  return [
    `VIOLATED at ${name} (outcomes ${outcomes.join(', ')})`,
    ...violations.map((violation) => `  - ${violation}`),
    `  again: npm run proofs -- --again '${name}'`,
    ...trace.map((line) => `    ${line}`)
  ].join('\n');
}

class Helper {
  readonly #child: ChildProcess;

  constructor(rule?: string) {
    this.#child = fork(new URL('worker.ts', import.meta.url), rule ? [rule] : []);
  }

  ask(job: Job): Promise<Answer> {
    return new Promise((done, failed) => {
      const lost = (): void => failed(new Error(`a helper died at ${JSON.stringify(job).slice(0, 300)}`));
      this.#child.once('exit', lost);
      this.#child.once('message', (answer) => {
        this.#child.off('exit', lost);
        done(answer as Answer);
      });
      this.#child.send(job);
    });
  }

  close(): void {
    this.#child.disconnect();
  }
}
