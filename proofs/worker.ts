/** One of the processes that try things: `node proofs/worker.ts [rule]`, asked and answering by messages. */
import type { Choice, Verdict } from './point.ts';
import { switchOff } from './rules.ts';
import type { YearsOptions, YearsResult } from './years.ts';

/** `group`: the name of a scenario, or of a pair of runs; `names`: of points, or of schedules. */
export type Job =
  | { kind: 'list'; group: string; choice: Choice }
  | { kind: 'try'; group: string; names: string[] }
  | { kind: 'years'; options: Omit<YearsOptions, 'say' | 'onDay'> };
export type Tried = Verdict & { name: string };
export type Answer =
  | { kind: 'list'; names: string[] }
  | { kind: 'try'; tried: Tried[] }
  | { kind: 'years'; result: YearsResult; seconds: number }
  | { kind: 'said'; text: string }
  | { kind: 'failed'; message: string };

// Whoever asked may be gone before all is loaded.
process.on('disconnect', () => process.exit());
if (!process.connected) process.exit();

const rule = process.argv[2];
if (rule) switchOff(rule);
// Only now: what is loaded from here on may lack a rule.
const { openBench } = await import('./bench.ts');
const { openGroup } = await import('./groups.ts');
const { simulate } = await import('./years.ts');

const bench = await openBench();
let current: Awaited<ReturnType<typeof openGroup>> | null = null;

async function answer(job: Job): Promise<Answer> {
  try {
    if (job.kind === 'years') return await years(job.options);
    if (current?.name !== job.group) current = await openGroup(bench, job.group, rule !== undefined);
    if (job.kind === 'list') return { kind: 'list', names: current.list(job.choice) };
    const tried: Tried[] = [];
    for (const name of job.names) {
      const verdict = await current.try(name);
      tried.push({ ...verdict, name, trace: verdict.violations.length > 0 ? verdict.trace : [] });
    }
    return { kind: 'try', tried };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function years(options: Omit<YearsOptions, 'say' | 'onDay'>): Promise<Answer> {
  const started = performance.now();
  const say = (text: string): void => void process.send?.({ kind: 'said', text } satisfies Answer);
  const result = await simulate(bench, { ...options, say });
  return { kind: 'years', result, seconds: (performance.now() - started) / 1000 };
}

process.on('message', (job: Job) => void answer(job).then((reply) => process.send?.(reply)));
