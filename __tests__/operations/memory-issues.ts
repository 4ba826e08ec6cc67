/** A repository's issues in memory behind the port, which can fail or die at the n-th call. */
import { ActionError } from '../../src/errors.ts';
import type { IssueRecord, Issues } from '../../src/ports.ts';

export interface Repository {
  issues: (IssueRecord & { comments: string[] })[];
}

/** `before`, `after`: the outcome is unknown to the caller, the change not made or made. `refused`: known not to be made. */
export type Mishap = 'before' | 'after' | 'refused';

export interface Plan {
  /** Number of the call, from 1, that goes wrong. */
  nth?: number;
  mishap?: Mishap;
  /** Nothing works from that call on: the run was killed. */
  killed?: boolean;
  /** Asked before each call; lets a test decide whose turn it is. */
  turn?: () => Promise<void>;
}

export interface MemoryIssues extends Issues {
  /** `list`, `create`, `update 3` … as far as they were made. */
  calls: string[];
  writes(): string[];
}

export function memoryIssues(repository: Repository, plan: Plan = {}): MemoryIssues {
  const calls: string[] = [];
  const call = async <T>(name: string, work: () => T): Promise<T> => {
    await plan.turn?.();
    calls.push(name);
    const struck = calls.length === plan.nth || (plan.killed === true && calls.length > (plan.nth ?? Infinity));
    if (!struck) return work();
    if (plan.mishap === 'after' && calls.length === plan.nth) work();
    throw failure(plan.mishap, name);
  };
  const find = (number: number): Repository['issues'][number] => {
    const found = repository.issues.find((issue) => issue.number === number);
    if (!found) throw new Error(`no issue ${number}`);
    return found;
  };
  return {
    calls,
    writes: () => calls.filter((name) => /^(create|update|comment )/.test(name)),
    list: (label) => call('list', () => repository.issues.filter(({ labels }) => labels.includes(label)).map((issue) => ({ ...issue }))),
    comments: (number) => call(`comments ${number}`, () => [...find(number).comments]),
    create: (given) => call('create', () => add(repository, given)),
    update: (number, { reason, state, ...text }) =>
      call(`update ${number}`, () => {
        const issue = Object.assign(find(number), text);
        if (state !== undefined) Object.assign(issue, { open: state === 'open', duplicate: state === 'closed' && reason === 'duplicate' });
      }),
    comment: (number, body) => call(`comment ${number}`, () => void find(number).comments.push(body))
  };
}

function failure(mishap: Mishap | undefined, name: string): Error {
  if (mishap === 'refused') return new ActionError({ code: 'github-refused', message: `${name} refused`, hint: 'none' });
  return new ActionError({ code: 'github-outcome-unknown', message: `${name} cut off`, hint: 'none' });
}

function add(repository: Repository, given: { title: string; body: string; labels: readonly string[] }): IssueRecord {
  const number = repository.issues.length + 1;
  const { title, body, labels } = given;
  const made = { number, url: `https://x/${number}`, title, body, labels, open: true, duplicate: false, comments: [] };
  repository.issues.push(made);
  return { ...made };
}
