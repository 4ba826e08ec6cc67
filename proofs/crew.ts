/** As many processes as there are cores, which share the points of the crash matrix, the schedules of two runs, and the years. */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Choice } from './point.ts';
import type { Answer, Job, Tried } from './worker.ts';

export interface CrewOptions {
  groups: readonly string[];
  choice: Choice;
  /** Left out in those processes. */
  rule?: string;
  /** Exactly these, of the group. */
  names?: (group: string) => readonly string[] | undefined;
  /** Enough is known once a violation fits this. */
  until?: RegExp;
  /** Whether to begin nothing more. */
  stop?: () => boolean;
  say: (text: string) => void;
  /** After each group, and now and then within one. */
  done?: (visit: Visit) => void;
}

export interface Visit {
  group: string;
  tried: number;
  /** Tried with a process that was killed. */
  kills: number;
  /** The run ended before it came to the fault. */
  unmet: number;
  failed: Tried[];
  /** Not tried: the time was up. */
  rest: string[];
  seconds: number;
}

/** So many points are asked for at a time. */
const atOnce = 8;
/** Of one group so many violations are told in full. */
const told = 5;

export async function tryAll(options: CrewOptions): Promise<Visit[]> {
  if (options.groups.length === 0) return [];
  return withCrew(options.rule, async (crew) => {
    const visits: Visit[] = [];
    for (const group of options.groups) {
      if (options.stop?.()) break;
      visits.push(await visit(group, crew, options));
    }
    return visits;
  });
}

/** Gives each job to whoever is free. @returns answers in the order of the jobs; null where there was no time for it */
export async function askAll(
  jobs: readonly Job[],
  {
    rule,
    say,
    stop,
    answered
  }: { rule?: string; say: (text: string) => void; stop?: () => boolean; answered?: (index: number, answer: Answer) => void }
): Promise<(Answer | null)[]> {
  return withCrew(rule, async (crew) => {
    const answers: (Answer | null)[] = jobs.map(() => null);
    let next = 0;
    const work = async (helper: Helper): Promise<void> => {
      for (let index = next++; index < jobs.length && !stop?.(); index = next++) {
        const answer = await helper.ask(jobs[index] as Job, say);
        answers[index] = answer;
        answered?.(index, answer);
      }
    };
    await Promise.all(crew.slice(0, jobs.length).map(work));
    return answers;
  });
}

async function withCrew<T>(rule: string | undefined, work: (crew: readonly Helper[]) => Promise<T>): Promise<T> {
  const crew = Array.from({ length: Math.max(1, availableParallelism()) }, () => new Helper(rule));
  try {
    return await work(crew);
  } finally {
    for (const helper of crew) helper.close();
  }
}

async function visit(group: string, crew: readonly Helper[], options: CrewOptions): Promise<Visit> {
  const { choice, names, until, stop, say, done } = options;
  const started = performance.now();
  const all = names?.(group) ?? (await list(group, crew[0] as Helper, choice));
  const queue = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) => all.slice(index * atOnce, (index + 1) * atOnce));
  const open = new Set(all);
  const result: Visit = { group, tried: 0, kills: 0, unmet: 0, failed: [], rest: [], seconds: 0 };
  const soFar = (): Visit => ({ ...result, rest: [...open], seconds: (performance.now() - started) / 1000 });
  let said = started;
  const work = async (helper: Helper): Promise<void> => {
    while (queue.length > 0 && !stop?.()) {
      const tried = await helper.try(group, queue.shift() ?? []);
      count(result, tried);
      for (const { name } of tried) open.delete(name);
      const bad = tried.filter(({ violations }) => violations.length > 0);
      for (const each of bad) if (result.failed.push(each) <= told) say(describe(each));
      if (until && bad.some(({ violations }) => violations.some((violation) => until.test(violation)))) queue.length = 0;
      if (performance.now() - said < 10_000) continue;
      said = performance.now();
      say(`  ${group}: ${result.tried} of ${all.length}`);
      done?.(soFar());
    }
  };
  await Promise.all(crew.map(work));
  const end = soFar();
  done?.(end);
  return end;
}

function count(result: Visit, tried: readonly Tried[]): void {
  result.tried += tried.length;
  for (const { name, met } of tried) {
    if (!met) result.unmet += 1;
    else if (/#kill-(?:before|after)$/.test(name)) result.kills += 1;
  }
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

  async try(group: string, names: string[]): Promise<Tried[]> {
    const answer = await this.ask({ kind: 'try', group, names });
    if (answer.kind !== 'try') throw new Error(answer.kind === 'failed' ? answer.message : 'a helper lost its way');
    return answer.tried;
  }

  /** @param say told of progress */
  ask(job: Job, say?: (text: string) => void): Promise<Answer> {
    return new Promise((done, failed) => {
      const lost = (): void => failed(new Error(`a helper died at ${JSON.stringify(job).slice(0, 300)}`));
      const hear = (answer: unknown): void => {
        if ((answer as Answer).kind === 'said') return say?.((answer as Extract<Answer, { kind: 'said' }>).text);
        this.#child.off('exit', lost);
        this.#child.off('message', hear);
        done(answer as Answer);
      };
      this.#child.once('exit', lost);
      this.#child.on('message', hear);
      this.#child.send(job);
    });
  }

  close(): void {
    this.#child.disconnect();
  }
}
