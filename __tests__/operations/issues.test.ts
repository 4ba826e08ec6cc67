import { describe, expect, it } from '@jest/globals';
import { subjectOf } from '../../src/domain/issue-marks.ts';
import type { AssessedPrincipal, ExpiryReport, Severity } from '../../src/domain/model.ts';
import { ActionError } from '../../src/errors.ts';
import { reconcileIssues, type IssueSettings, type IssuesOutcome } from '../../src/operations/issues.ts';
import type { ClusterReading, Clusters, Issues } from '../../src/ports.ts';
import { cluster, tenantId } from '../domain/facts.ts';
import { actionRef, appIdOf, principal, report } from '../domain/issue-cases.ts';
import { memoryIssues, type Mishap, type Repository } from './memory-issues.ts';

const fixed: IssueSettings = { mode: 'per-principal', labels: ['aks'], assignees: [], maxIssues: 20, dryRun: false, actionRef };
const gone: ClusterReading = { found: false, reason: 'gone', problem: null };
const unreadable: ClusterReading = { found: false, reason: 'unreadable', problem: null };

/** ARM, by cluster name; `gone` for the others. */
function arm(known: Record<string, ClusterReading | Error> = {}): Clusters & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    get: (id) => {
      const name = id.split('/').at(-1) ?? '';
      asked.push(name);
      const reading = known[name] ?? gone;
      return reading instanceof Error ? Promise.reject(reading) : Promise.resolve(reading);
    }
  };
}

interface Options {
  report?: Partial<ExpiryReport>;
  narrowed?: boolean;
  clusters?: Clusters;
  settings?: Partial<IssueSettings>;
}

function run(issues: Issues, principals: readonly AssessedPrincipal[], options: Options = {}): Promise<IssuesOutcome> {
  return reconcileIssues({
    issues,
    clusters: options.clusters ?? arm(),
    report: report(principals, options.report),
    narrowed: options.narrowed ?? false,
    settings: { ...fixed, ...options.settings }
  });
}

async function repositoryAfter(...scans: (readonly AssessedPrincipal[])[]): Promise<Repository> {
  const repository: Repository = { issues: [] };
  for (const principals of scans) await run(memoryIssues(repository), principals);
  return repository;
}

function states(repository: Repository): string[] {
  return repository.issues.map(
    ({ number, open, duplicate, comments }) => `#${number} ${open ? 'open' : duplicate ? 'duplicate' : 'closed'} ${comments.length}`
  );
}

describe('a life', () => {
  it('opens, says nothing twice, comments on a change, closes with evidence, reopens', async () => {
    const repository: Repository = { issues: [] };
    const seen: string[][] = [];
    for (const severity of ['expiring', 'expiring', 'critical', 'critical', 'ok', 'ok', 'expired'] satisfies Severity[]) {
      const issues = memoryIssues(repository);
      const outcome = await run(issues, [principal(1, severity)]);
      expect(outcome.problems).toEqual([]);
      seen.push([...outcome.notes.map(({ action, number }) => `${action} ${number}`), ...issues.writes()]);
    }
    expect(seen).toEqual([
      ['opened 1', 'create'],
      ['unchanged 1'],
      ['commented 1', 'comment 1', 'update 1'],
      ['unchanged 1'],
      ['closed 1', 'comment 1', 'update 1'],
      [],
      ['reopened 1', 'comment 1', 'update 1']
    ]);
    expect(states(repository)).toEqual(['#1 open 3']);
  });

  it('counts what it wrote, and gives each note its address', async () => {
    const repository: Repository = { issues: [] };
    const outcome = await run(memoryIssues(repository), [principal(1, 'expired'), principal(2, 'critical'), principal(3, 'ok')]);
    expect(outcome.changed).toBe(2);
    expect(outcome.notes).toEqual([
      { appId: appIdOf(1), action: 'opened', number: 1, url: 'https://x/1' },
      { appId: appIdOf(2), action: 'opened', number: 2, url: 'https://x/2' }
    ]);
    expect((await run(memoryIssues(repository), [principal(1, 'expired'), principal(2, 'critical')])).changed).toBe(0);
  });

  it('plans and writes nothing in a dry run, and reads nothing with `none`', async () => {
    const issues = memoryIssues(await repositoryAfter([principal(1, 'expiring')]));
    const outcome = await run(issues, [principal(1, 'critical'), principal(2, 'critical')], { settings: { dryRun: true } });
    expect(outcome.notes.map(({ appId, action, number }) => [appId, action, number])).toEqual([
      [appIdOf(1), 'planned', 1],
      [appIdOf(2), 'planned', null]
    ]);
    expect([outcome.changed, issues.writes()]).toEqual([0, []]);
    const none = memoryIssues({ issues: [] });
    expect(await run(none, [principal(1, 'critical')], { settings: { mode: 'none' } })).toEqual({ notes: [], problems: [], changed: 0 });
    expect(none.calls).toEqual([]);
  });

  it('puts every label and assignee on a new issue', async () => {
    const given: unknown[] = [];
    const port = memoryIssues({ issues: [] });
    const create: Issues['create'] = (issue) => {
      given.push(issue.labels, issue.assignees);
      return port.create(issue);
    };
    await run({ ...port, create }, [principal(1, 'critical')], { settings: { labels: ['aks', 'ops'], assignees: ['octo'] } });
    expect(given).toEqual([['aks', 'ops'], ['octo']]);
  });
});

describe('a cluster that the scan does not show', () => {
  const before = principal(1, 'critical', ['a', 'b']);

  it('closes as gone only when every cluster answers 404 or is on something else, and says which', async () => {
    const repository = await repositoryAfter([before]);
    const moved: ClusterReading = { found: true, cluster: cluster('b', { clientId: 'msi' }) };
    await run(memoryIssues(repository), [], { clusters: arm({ b: moved }) });
    expect(states(repository)).toEqual(['#1 closed 1']);
    expect(repository.issues[0]?.comments[0]).toMatch(
      /managedclusters\/a`: deleted \(404\)\n- .*managedclusters\/b`: now on a managed identity/
    );
  });

  it.each([
    ['403', { b: unreadable }],
    ['a failed read', { b: new Error('boom') }],
    ['a name where its appId was', { b: { found: true, cluster: cluster('b', { clientId: 'https://x' }) } satisfies ClusterReading }],
    ['still there', { b: { found: true, cluster: cluster('b', { clientId: appIdOf(1).toUpperCase() }) } satisfies ClusterReading }]
  ])('stays open on %s', async (_what, known) => {
    const repository = await repositoryAfter([before]);
    await run(memoryIssues(repository), [], { clusters: arm(known) });
    await run(memoryIssues(repository), [principal(1, 'ok', ['a'])], { clusters: arm(known) });
    expect(states(repository)).toEqual(['#1 open 0']);
  });

  it('is asked for once, and not at all by a scan that was narrowed', async () => {
    const repository = await repositoryAfter([before]);
    const narrow = arm();
    await run(memoryIssues(repository), [], { clusters: narrow, narrowed: true });
    expect(narrow.asked).toEqual([]);
    const wide = arm({ a: unreadable });
    await run(memoryIssues(repository), [], { clusters: wide });
    expect(wide.asked.sort()).toEqual(['a', 'b']);
  });
});

/** Each way in which an issue changes: what stands before, and what the scan says. */
const changes: [string, () => Promise<Repository>, AssessedPrincipal[], string[]][] = [
  ['open', () => repositoryAfter(), [principal(1, 'critical')], ['#1 open 0']],
  ['comment', () => repositoryAfter([principal(1, 'expiring')]), [principal(1, 'critical')], ['#1 open 1']],
  ['close', () => repositoryAfter([principal(1, 'critical')]), [principal(1, 'ok')], ['#1 closed 1']],
  ['close as gone', () => repositoryAfter([principal(1, 'critical')]), [], ['#1 closed 1']],
  ['reopen', () => repositoryAfter([principal(1, 'critical')], [principal(1, 'ok')]), [principal(1, 'expired')], ['#1 open 2']],
  ['merge duplicates', twice, [principal(1, 'critical')], ['#1 open 0', '#2 duplicate 1']]
];

/** As two runs would leave it that were killed after they created. */
async function twice(): Promise<Repository> {
  const repository = await repositoryAfter([principal(1, 'critical')]);
  const [issue] = repository.issues;
  if (issue) repository.issues.push({ ...issue, number: 2, url: 'https://x/2', comments: [] });
  return repository;
}

describe.each(changes)('to %s', (_name, before, scan, wanted) => {
  it('comes out the same wherever a run is killed or an answer is lost, and says everything once', async () => {
    let points = 0;
    const clean = memoryIssues(await before());
    await run(clean, scan);
    const cases = clean.calls.flatMap((_call, at) =>
      [true, false].flatMap((killed) => (['before', 'after', 'refused'] as Mishap[]).map((mishap) => ({ nth: at + 1, mishap, killed })))
    );
    for (const plan of cases) {
      const repository = await before();
      await run(memoryIssues(repository, plan), scan);
      await run(memoryIssues(repository), scan);
      const last = memoryIssues(repository);
      await run(last, scan);
      expect({ plan, states: states(repository) }).toEqual({ plan, states: wanted });
      expect(last.writes()).toEqual([]);
      points += 1;
    }
    expect(points).toBe(clean.calls.length * 6);
  });
});

describe('a lost answer', () => {
  it('to a new issue is made good in the same run, without a second issue', async () => {
    for (const mishap of ['before', 'after'] as const) {
      const repository: Repository = { issues: [] };
      const outcome = await run(memoryIssues(repository, { nth: 2, mishap }), [principal(1, 'critical')]);
      expect(outcome.problems).toEqual([]);
      expect(outcome.notes).toMatchObject([{ action: 'opened', number: 1 }]);
      expect(states(repository)).toEqual(['#1 open 0']);
    }
  });
});

describe('two runs at once', () => {
  /** Lets two runs go on one call at a time, in the order that the bits give. */
  async function interleave(start: (turn: () => Promise<void>) => Promise<unknown>, order: number): Promise<void> {
    const waiting = new Map<number, () => void>();
    const finished = new Set<number>();
    for (const who of [0, 1]) {
      const turn = (): Promise<void> => new Promise((go) => waiting.set(who, go));
      void start(turn).then(() => finished.add(who));
    }
    for (let step = 0; finished.size < 2; step += 1) {
      // A turn of the event loop lets both runs reach their next call or their end.
      await new Promise((done) => setImmediate(done));
      const first = (order >> (step % 16)) & 1;
      const who = waiting.has(first) ? first : 1 - first;
      const go = waiting.get(who);
      waiting.delete(who);
      go?.();
    }
  }

  it('leave one open issue for every order of their requests', async () => {
    const seen = new Set<string>();
    for (let order = 0; order < 512; order += 1) {
      const repository: Repository = { issues: [] };
      const scan = [principal(1, 'critical')];
      await interleave((turn) => run(memoryIssues(repository, { turn }), scan), order);
      const open = repository.issues.filter((issue) => issue.open && subjectOf(issue.body, tenantId) === appIdOf(1));
      expect({ order, open: open.map(({ number }) => number) }).toEqual({ order, open: [1] });
      seen.add(
        states(repository)
          .map((state) => state.split(' ', 2).join(' '))
          .join(', ')
      );
    }
    // The schedules really differ: some found the other's issue, some had to merge.
    expect([...seen].sort()).toEqual(['#1 open', '#1 open, #2 duplicate']);
  });

  it('name the issue that stays', async () => {
    const repository: Repository = { issues: [] };
    const port = memoryIssues(repository);
    const create: Issues['create'] = async (issue) => {
      await port.create(issue);
      return port.create(issue);
    };
    const outcome = await run({ ...port, create }, [principal(1, 'critical')]);
    expect(outcome.notes).toEqual([{ appId: appIdOf(1), action: 'opened', number: 1, url: 'https://x/1' }]);
    expect(states(repository)).toEqual(['#1 open 0', '#2 duplicate 1']);
  });
});

describe('failures', () => {
  const three = [principal(1, 'expired'), principal(2, 'critical'), principal(3, 'critical')];

  it('of one issue do not stop the others', async () => {
    const repository: Repository = { issues: [] };
    const outcome = await run(memoryIssues(repository, { nth: 2, mishap: 'refused' }), three);
    expect(outcome.problems).toEqual([{ code: 'github-refused', message: 'create refused', hint: 'none' }]);
    expect(outcome.notes.map(({ appId }) => appId)).toEqual([appIdOf(2), appIdOf(3)]);
  });

  it('that every other issue would meet are said once', async () => {
    const port = memoryIssues({ issues: [] });
    let tried = 0;
    const create = (): Promise<never> => {
      tried += 1;
      return Promise.reject(new ActionError({ code: 'github-issues-off', message: 'off', hint: 'switch on' }));
    };
    const outcome = await run({ ...port, create }, three);
    expect([tried, outcome.problems.map(({ code }) => code), outcome.changed]).toEqual([1, ['github-issues-off'], 0]);
  });

  it('to read the issues open none', async () => {
    const repository: Repository = { issues: [] };
    const port = memoryIssues(repository);
    const outcome = await run({ ...port, list: () => Promise.reject(new Error('garbage')) }, three);
    expect(outcome.problems).toMatchObject([{ code: 'github-failed', message: expect.stringContaining('garbage') }]);
    expect(port.calls).toEqual([]);
  });
});

describe('digest', () => {
  it('overflows beyond `max-issues`, shrinks as the next runs open more, and is closed when empty', async () => {
    const repository: Repository = { issues: [] };
    const five = [1, 2, 3, 4, 5].map((n) => principal(n, 'critical'));
    const actions: string[][] = [];
    for (let night = 0; night < 4; night += 1) {
      const outcome = await run(memoryIssues(repository), five, { settings: { maxIssues: 2 } });
      actions.push(outcome.notes.map(({ appId, action }) => `${appId === null ? 'digest' : appId.slice(-1)} ${action}`));
    }
    expect(actions).toEqual([
      ['1 opened', '2 opened', 'digest opened'],
      ['1 unchanged', '2 unchanged', '3 opened', '4 opened', 'digest updated'],
      ['1 unchanged', '2 unchanged', '3 unchanged', '4 unchanged', '5 opened', 'digest closed'],
      ['1 unchanged', '2 unchanged', '3 unchanged', '4 unchanged', '5 unchanged']
    ]);
  });
});
