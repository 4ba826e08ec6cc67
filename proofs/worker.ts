/** One of the processes that try things: `node proofs/worker.ts [rule]`, asked and answering by messages. */
import type { Choice, Verdict } from './point.ts';
import { switchOff } from './rules.ts';

/** `group`: the name of a scenario, or of a pair of runs; `names`: of points, or of schedules. */
export type Job = { kind: 'list'; group: string; choice: Choice } | { kind: 'try'; group: string; names: string[] };
export type Tried = Verdict & { name: string };
export type Answer = { kind: 'list'; names: string[] } | { kind: 'try'; tried: Tried[] } | { kind: 'failed'; message: string };

const rule = process.argv[2];
if (rule) switchOff(rule);
// Only now: what is loaded from here on may lack a rule.
const { openBench } = await import('./bench.ts');
const { openGroup } = await import('./groups.ts');

const bench = await openBench();
let current: Awaited<ReturnType<typeof openGroup>> | null = null;

async function answer(job: Job): Promise<Answer> {
  try {
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

process.on('message', (job: Job) => void answer(job).then((reply) => process.send?.(reply)));
process.on('disconnect', () => process.exit());
