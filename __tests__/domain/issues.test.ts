import { describe, expect, it } from '@jest/globals';
import type { ClusterFate } from '../../src/domain/issue-comments.ts';
import { memoryOf, severityOf, subjectMark } from '../../src/domain/issue-marks.ts';
import type { IssueFacts, IssuePlanInput, IssueTask } from '../../src/domain/issue-plan.ts';
import { clustersToProve, planIssues } from '../../src/domain/issues.ts';
import type { AssessedPrincipal } from '../../src/domain/model.ts';
import { cluster, guid, tenantId } from './facts.ts';
import { appIdOf, assessedCluster, assessedCredential, planInput, principal, report } from './issue-cases.ts';

function id(name: string): string {
  return cluster(name).id.toLowerCase();
}

function issue(number: number, text: { title: string; body: string }, more: Partial<IssueFacts> = {}): IssueFacts {
  return { number, url: `https://x/${number}`, open: true, duplicate: false, ...text, ...more };
}

/** The text that a first run would give. */
function textFor(principals: readonly AssessedPrincipal[], more: Partial<IssuePlanInput> = {}): { title: string; body: string } {
  const step = planIssues(planInput(principals, [], more)).tasks[0]?.steps[0];
  if (step?.kind !== 'create') throw new Error('nothing was opened');
  return step;
}

/** `action #number: steps`, one line per task. */
function brief(tasks: readonly IssueTask[]): string[] {
  return tasks.map(({ action, number, steps }) => {
    const what = steps.map((step) => (step.kind === 'update' ? Object.keys(step.change).sort().join('+') : step.kind));
    return `${action} ${number === null ? 'new' : `#${number}`}${what.length > 0 ? `: ${what.join(', ')}` : ''}`;
  });
}

function plan(principals: readonly AssessedPrincipal[], existing: readonly IssueFacts[], more: Partial<IssuePlanInput> = {}): string[] {
  return brief(planIssues(planInput(principals, existing, more)).tasks);
}

const fate = (entries: Record<string, ClusterFate>): ReadonlyMap<string, ClusterFate> =>
  new Map(Object.entries(entries).map(([name, value]) => [id(name), value]));
const critical = principal(1, 'critical', ['a', 'b']);
/** Written anew each time: what a test reads, the code of that moment has written. */
const told = (): IssueFacts => issue(4, textFor([critical]));
const partial = { report: report([principal(1, 'ok', ['a', 'b'])], { complete: false }) };

describe('opening', () => {
  it('opens one for each principal in trouble, none for ok and unknown', () => {
    const all = [principal(1, 'expired'), principal(2, 'critical'), principal(3, 'expiring'), principal(4, 'unknown'), principal(5, 'ok')];
    expect(plan(all, [])).toEqual(['opened new: create', 'opened new: create', 'opened new: create']);
    expect(plan(all, [], { mode: 'none' })).toEqual([]);
  });

  it('counts only new ones for `max-issues`', () => {
    const more = { maxIssues: 1 };
    expect(plan([critical, principal(2, 'critical')], [told()], more)).toEqual(['unchanged #4', 'opened new: create']);
    expect(planIssues(planInput([critical, principal(2, 'critical')], [told()], more)).tasks.map(({ subject }) => subject)).toEqual([
      appIdOf(1),
      appIdOf(2)
    ]);
  });

  it('opens also after a scan of a part', () => {
    expect(plan([critical], [], { narrowed: true })).toEqual(['opened new: create']);
    expect(memoryOf(textFor([principal(1, 'critical', ['b', 'a'])]).body)?.principals.get(appIdOf(1))).toEqual([id('a'), id('b')]);
  });

  it('goes by the mark, not by the title, and not by the mark of another tenant', () => {
    expect(plan([critical], [{ ...told(), title: 'renamed by a person' }])).toEqual(['updated #4: title']);
    const foreign = { ...told(), body: told().body.replace(tenantId, guid(99)) };
    expect(plan([critical], [foreign])).toEqual(['opened new: create']);
    expect(plan([critical], [issue(1, { title: told().title, body: 'no mark' })])).toEqual(['opened new: create']);
  });
});

describe('keeping up', () => {
  it('touches nothing when nothing happened, whatever line ends come back', () => {
    expect(plan([critical], [told()])).toEqual(['unchanged #4']);
    expect(plan([critical], [{ ...told(), body: `${told().body.replaceAll('\n', '\r\n')}\r\n` }])).toEqual(['unchanged #4']);
  });

  it('does not change a word on another day', () => {
    const later = planInput([critical], [told()]);
    later.report = { ...later.report, scannedAt: later.report.scannedAt + 86_400_000 };
    expect(brief(planIssues(later).tasks)).toEqual(['unchanged #4']);
  });

  it('rewrites the body without a comment when facts change, comments first when the severity does', () => {
    expect(plan([{ ...critical, notes: ['New.'] }], [told()])).toEqual(['updated #4: body']);
    expect(plan([principal(1, 'expired', ['a', 'b'])], [told()])).toEqual(['commented #4: comment, body+title']);
  });

  it('heals a body that a person spoiled, and says nothing, since nobody knows what stood there', () => {
    const spoiled = { ...told(), body: `${subjectMark(tenantId, appIdOf(1))} oops` };
    expect(plan([principal(1, 'expired', ['a', 'b'])], [spoiled])).toEqual(['updated #4: body+title']);
  });

  it('leaves an issue as it is while the severity is unknown', () => {
    expect(plan([principal(1, 'unknown', ['a', 'b'])], [told()])).toEqual(['unchanged #4']);
  });
});

describe('reopening', () => {
  const closed = (): IssueFacts => ({ ...told(), open: false });

  it('takes the last closed one, never a duplicate', () => {
    const existing = [{ ...closed(), number: 2 }, closed(), { ...closed(), number: 9, duplicate: true }];
    expect(plan([critical], existing)).toEqual(['reopened #4: comment, reason+state']);
    expect(plan([critical], [{ ...closed(), duplicate: true }])).toEqual(['opened new: create']);
  });

  it('prefers an open one, and leaves closed ones of healthy principals alone', () => {
    expect(plan([critical], [{ ...closed(), number: 9 }, told()])).toEqual(['unchanged #4']);
    expect(plan([principal(1, 'ok')], [closed()])).toEqual([]);
  });

  it('is not a new issue for `max-issues`', () => {
    expect(plan([critical], [closed()], { maxIssues: 0 })).toEqual(['reopened #4: comment, reason+state']);
  });
});

describe('closing as healthy', () => {
  const healthy = principal(1, 'ok', ['a', 'b']);

  it('not while the secret it was about has only ended: another live one does not prove that the clusters have it', () => {
    const ended = assessedCredential(1, 'expired');
    const fresh = assessedCredential(2, 'ok');
    const clusters = [assessedCluster('a', 'ok', appIdOf(1), { use: 'unknown' }), assessedCluster('b', 'ok')];
    expect(plan([{ ...healthy, clusters, credentials: [ended, fresh] }], [told()])).toEqual(['commented #4: comment, body+title']);
    // Removed, or on record for every cluster: that proves it.
    expect(plan([{ ...healthy, clusters, credentials: [fresh] }], [told()])[0]).toMatch(/^closed #4/);
    expect(plan([{ ...healthy, credentials: [ended, fresh] }], [told()])[0]).toMatch(/^closed #4/);
  });

  it('says the evidence, then closes with a body that says ok', () => {
    const { tasks } = planIssues(planInput([healthy], [told()]));
    expect(brief(tasks)).toEqual(['closed #4: comment, body+reason+state+title']);
    const [said, done] = tasks[0]?.steps ?? [];
    expect(said?.kind === 'comment' && said.comment.body).toContain('valid until 2027-09-20: a, b');
    expect(done?.kind === 'update' && severityOf(done.change.body ?? '')).toBe('ok');
  });

  it('never after a scan that is not complete', () => {
    expect(plan([], [told()], partial)).toEqual(['unchanged #4']);
  });

  it('not while a cluster that the issue lists was not seen and may be alive', () => {
    const some = principal(1, 'ok', ['a']);
    expect(plan([some], [told()])).toEqual(['unchanged #4']);
    for (const kind of ['unknown', 'here'] as const)
      expect(plan([some], [told()], { fates: fate({ b: { kind } }) })).toEqual(['unchanged #4']);
    expect(plan([some], [told()], { fates: fate({ b: { kind: 'gone' } }) })).toEqual(['closed #4: comment, body+reason+state+title']);
  });
});

describe('closing as gone', () => {
  const gone = fate({ a: { kind: 'gone' }, b: { kind: 'moved', to: 'msi' } });

  it('needs the principal to be absent, a scan of the whole tenant, and each listed cluster gone or moved', () => {
    expect(plan([], [told()], { fates: gone })).toEqual(['closed #4: comment, reason+state']);
    expect(plan([], [told()], { fates: gone, narrowed: true })).toEqual(['unchanged #4']);
    const blind = { subscriptions: true, tenant: false, scanned: [] };
    expect(plan([], [told()], { fates: gone, report: report([], { coverage: blind }) })).toEqual(['unchanged #4']);
    expect(plan([], [told()], { fates: gone, report: report([], { complete: false }) })).toEqual(['unchanged #4']);
    for (const kind of ['here', 'unknown'] as const) {
      expect(plan([], [told()], { fates: fate({ a: { kind: 'gone' }, b: { kind } }) })).toEqual(['unchanged #4']);
    }
    expect(plan([], [told()])).toEqual(['unchanged #4']);
  });

  it('does not believe a list that was edited or cut', () => {
    const without = { ...told(), body: told().body.replace('rg/b', 'rg/c') };
    expect(plan([], [without], { fates: gone })).toEqual(['unchanged #4']);
    const many = principal(
      1,
      'critical',
      Array.from({ length: 900 }, (_, at) => `cluster-${at}`)
    );
    const cut = issue(4, textFor([many]));
    const fates = new Map(many.clusters.map((entry): [string, ClusterFate] => [entry.cluster.id.toLowerCase(), { kind: 'gone' }]));
    expect(plan([], [cut], { fates })).toEqual(['unchanged #4']);
  });

  it('holds also for a principal that was asked for by name and has no cluster', () => {
    expect(plan([principal(1, 'ok', [])], [told()], { fates: gone })).toEqual(['closed #4: comment, reason+state']);
    expect(plan([principal(1, 'ok', [])], [told()])).toEqual(['unchanged #4']);
  });
});

describe('what to prove', () => {
  it('is what open issues list and the scan does not show there', () => {
    expect([...clustersToProve(planInput([], [told()])).keys()]).toEqual([id('a'), id('b')]);
    expect([...clustersToProve(planInput([principal(1, 'ok', ['a'])], [told()]))]).toEqual([[id('b'), appIdOf(1)]]);
    expect(clustersToProve(planInput([], [{ ...told(), open: false }])).size).toBe(0);
    expect(clustersToProve(planInput([], [told()], { narrowed: true })).size).toBe(0);
    expect(clustersToProve(planInput([], [told()], { mode: 'none' })).size).toBe(0);
  });

  it('is remembered in the body until it is proved', () => {
    const less = principal(1, 'expired', ['a']);
    const bodyWith = (fates: ReadonlyMap<string, ClusterFate>): string => {
      const steps = planIssues(planInput([less], [told()], { fates })).tasks[0]?.steps ?? [];
      return steps.map((step) => (step.kind === 'update' ? (step.change.body ?? '') : '')).join('');
    };
    expect(memoryOf(bodyWith(new Map()))?.principals.get(appIdOf(1))).toEqual([id('a'), id('b')]);
    expect(bodyWith(new Map())).toContain('not shown by the last scan');
    expect(memoryOf(bodyWith(fate({ b: { kind: 'gone' } })))?.principals.get(appIdOf(1))).toEqual([id('a')]);
  });
});

describe('several at once', () => {
  it('keeps the lowest number and closes the others as its duplicates', () => {
    const existing = [{ ...told(), number: 12 }, { ...told(), number: 7 }, told()];
    expect(plan([critical], existing)).toEqual(['closed #7: comment, reason+state', 'closed #12: comment, reason+state', 'unchanged #4']);
  });
});

describe('digest', () => {
  const three = [principal(1, 'expired'), principal(2, 'critical'), principal(3, 'expiring')];

  it('takes what is beyond `max-issues`, most urgent ones aside', () => {
    const { tasks } = planIssues(planInput(three, [], { maxIssues: 1 }));
    expect(tasks.map(({ subject, action }) => [subject, action])).toEqual([
      [appIdOf(1), 'opened'],
      ['digest', 'opened']
    ]);
    const step = tasks[1]?.steps[0];
    const body = step?.kind === 'create' ? step.body : '';
    expect(severityOf(body)).toBe('critical');
    expect([...(memoryOf(body)?.principals.keys() ?? [])]).toEqual([appIdOf(2), appIdOf(3)]);
  });

  it('takes all, in its mode, that have no issue of their own, and opens and reopens none', () => {
    expect(plan(three, [], { mode: 'digest' })).toEqual(['opened new: create']);
    expect(plan([critical, principal(2, 'critical')], [told()], { mode: 'digest' })).toEqual(['unchanged #4', 'opened new: create']);
    expect(plan([critical], [{ ...told(), open: false }], { mode: 'digest' })).toEqual(['opened new: create']);
    expect(plan([principal(1, 'ok', ['a', 'b'])], [told()], { mode: 'digest' })).toEqual(['closed #4: comment, body+reason+state+title']);
  });

  const digest = (): IssueFacts => issue(5, textFor(three, { mode: 'digest' }));
  const inDigest = { mode: 'digest' as const };

  it('is rewritten, commented and reopened by the same rules', () => {
    expect(plan(three, [digest()], inDigest)).toEqual(['unchanged #5']);
    expect(plan(three.slice(1), [digest()], inDigest)).toEqual(['commented #5: comment, body+title']);
    expect(plan(three, [{ ...digest(), open: false }], inDigest)).toEqual(['reopened #5: comment, reason+state']);
  });

  const calm = [principal(1, 'ok'), principal(2, 'ok')];
  const off = fate({ c3: { kind: 'gone' } });

  it('is closed when each member is healthy, gone, or has its own issue', () => {
    expect(plan(calm, [digest()], { ...inDigest, fates: off })).toEqual(['closed #5: comment, reason+state']);
    expect(plan(three, [digest()], { maxIssues: 3 })).toEqual([
      'opened new: create',
      'opened new: create',
      'opened new: create',
      'closed #5: comment, reason+state'
    ]);
  });

  it('stays while one of its members is not proved to be out of trouble', () => {
    expect(plan(calm, [digest()], inDigest)).toEqual(['unchanged #5']);
    expect(plan(calm, [digest()], { ...inDigest, fates: fate({ c3: { kind: 'unknown' } }) })).toEqual(['unchanged #5']);
    expect(plan([...calm, principal(3, 'unknown')], [digest()], inDigest)).toEqual(['unchanged #5']);
    const incomplete = report([...calm, principal(3, 'ok')], { complete: false });
    expect(plan([], [digest()], { ...inDigest, report: incomplete })).toEqual(['unchanged #5']);
    expect(plan(calm, [digest()], { ...inDigest, fates: off, narrowed: true })).toEqual(['unchanged #5']);
  });

  it('keeps the unproved in mind when it is rewritten for the others', () => {
    const steps = planIssues(planInput([principal(2, 'expired')], [digest()], inDigest)).tasks[0]?.steps ?? [];
    const last = steps.at(-1);
    const body = last?.kind === 'update' ? (last.change.body ?? '') : '';
    expect([...(memoryOf(body)?.principals.keys() ?? [])].sort()).toEqual([appIdOf(1), appIdOf(2), appIdOf(3)]);
    expect(body).toContain('Not judged by the last scan');
  });
});

describe('what a step changes', () => {
  const change = (task: IssueTask | undefined): object | undefined => {
    const last = task?.steps.at(-1);
    return last?.kind === 'update' ? last.change : undefined;
  };
  const only = (principals: readonly AssessedPrincipal[], existing: readonly IssueFacts[], more: Partial<IssuePlanInput> = {}) =>
    planIssues(planInput(principals, existing, more)).tasks[0];
  const mark = (task: IssueTask | undefined): string | undefined => {
    const first = task?.steps[0];
    return first?.kind === 'comment' ? first.comment.mark : undefined;
  };
  const digest = (): IssueFacts => issue(5, textFor([critical], { mode: 'digest' }));
  const gone = { fates: fate({ a: { kind: 'gone' }, b: { kind: 'gone' } }) };

  it.each<[string, () => IssueTask | undefined, object, string]>([
    ['closes as completed', () => only([principal(1, 'ok', ['a', 'b'])], [told()]), { state: 'closed', reason: 'completed' }, 'closed:ok'],
    ['closes as gone', () => only([], [told()], gone), { state: 'closed', reason: 'completed' }, 'gone:ok'],
    [
      'closes a duplicate',
      () => only([critical], [told(), { ...told(), number: 7 }]),
      { state: 'closed', reason: 'duplicate' },
      'duplicate:4'
    ],
    ['reopens', () => only([critical], [{ ...told(), open: false }]), { state: 'open', reason: 'reopened' }, 'reopened:critical'],
    [
      'reopens the digest',
      () => only([critical], [{ ...digest(), open: false }], { mode: 'digest' }),
      { state: 'open', reason: 'reopened' },
      'reopened:critical'
    ],
    [
      'closes the digest',
      () => only([principal(1, 'ok', ['a', 'b'])], [digest()], { mode: 'digest' }),
      { state: 'closed', reason: 'completed' },
      'closed:digest'
    ],
    ['says what changed', () => only([principal(1, 'expired', ['a', 'b'])], [told()]), {}, 'changed:expired']
  ])('%s', (_, run, values, said) => {
    expect(change(run())).toMatchObject(values);
    expect(mark(run())).toBe(`<!-- aks-sp:event:${said} -->`);
  });

  it('names the subject, number and address of each issue', () => {
    expect(only([critical], [told()])).toMatchObject({ subject: appIdOf(1), number: 4, url: 'https://x/4' });
    expect(only([critical], [])).toMatchObject({ subject: appIdOf(1), number: null, url: null });
    expect(only([critical], [digest()], { mode: 'digest' })).toMatchObject({ subject: 'digest', number: 5, action: 'unchanged' });
    expect(only([critical], [{ ...digest(), open: false }], { mode: 'digest' })).toMatchObject({ subject: 'digest', action: 'reopened' });
    const done = only([principal(1, 'ok', ['a', 'b'])], [digest()], { mode: 'digest' });
    expect(done).toMatchObject({ subject: 'digest', action: 'closed' });
    expect(only([], [told()], gone)).toMatchObject({ subject: appIdOf(1), action: 'closed' });
    const twice = planIssues(planInput([critical], [told(), { ...told(), number: 7 }])).tasks;
    expect(twice.map(({ subject, action }) => [subject, action])).toEqual([
      [appIdOf(1), 'closed'],
      [appIdOf(1), 'unchanged']
    ]);
  });

  it('in the order of the principals, closing ones that have an issue and are not shown last', () => {
    const two = planIssues(planInput([principal(2, 'critical'), critical], [told()])).tasks;
    expect(two.map(({ subject }) => subject)).toEqual([appIdOf(2), appIdOf(1)]);
  });

  it('the address of the files reaches the text', () => {
    const down = { ...critical, outages: [{ kind: 'no-password', message: 'm', wayOut: 'w' } as const] };
    expect(textFor([down], { files: 'https://f.example/' }).body).toContain('https://f.example/docs/troubleshooting.md#no-password');
  });
});

describe('a list that did not fit', () => {
  const many = principal(
    1,
    'critical',
    Array.from({ length: 900 }, (_, at) => `cluster-${at}`)
  );
  const cut = (): IssueFacts => issue(4, textFor([many]));
  const cutOf = (more: Partial<IssuePlanInput>): boolean | undefined => {
    const steps = planIssues(planInput([critical], [cut()], more)).tasks[0]?.steps ?? [];
    const last = steps.at(-1);
    return last?.kind === 'update' ? memoryOf(last.change.body ?? '')?.cut : undefined;
  };

  it('stays known as cut until a scan of everything', () => {
    expect(memoryOf(cut().body)?.cut).toBe(true);
    const fates = new Map(many.clusters.map((entry): [string, ClusterFate] => [entry.cluster.id.toLowerCase(), { kind: 'gone' }]));
    expect(cutOf({ fates, narrowed: true })).toBe(true);
    expect(cutOf({ fates })).toBe(false);
    expect(plan([critical], [told()], { narrowed: true })).toEqual(['unchanged #4']);
  });

  it('of a digest closes only after a scan of everything', () => {
    const members = Array.from({ length: 700 }, (_, at) => principal(at + 1, 'critical'));
    const digest = issue(5, textFor(members, { mode: 'digest' }));
    expect(memoryOf(digest.body)?.cut).toBe(true);
    const calm = members.map((_, at) => principal(at + 1, 'ok'));
    expect(plan(calm, [digest], { mode: 'digest', narrowed: true })).toEqual(['unchanged #5']);
    expect(plan(calm, [digest], { mode: 'digest' })).toEqual(['closed #5: comment, reason+state']);
  });
});

describe('a digest', () => {
  const inDigest = { mode: 'digest' as const };
  const two = [principal(1, 'critical'), principal(2, 'expired')];
  const digest = (): IssueFacts => issue(5, textFor(two, inDigest));
  const said = (task: IssueTask | undefined): string => {
    const first = task?.steps[0];
    return first?.kind === 'comment' ? first.comment.body : '';
  };

  it('is as bad as the worst of its members, in whatever order', () => {
    expect(severityOf(digest().body)).toBe('expired');
    expect(severityOf(textFor([...two].reverse(), inDigest).body)).toBe('expired');
  });

  it('whose members are all known and healthy closes after a scan of a part', () => {
    const calm = [principal(1, 'ok'), principal(2, 'ok')];
    expect(plan(calm, [digest()], { ...inDigest, narrowed: true })).toEqual(['closed #5: comment, reason+state']);
    const task = planIssues(planInput([principal(1, 'ok')], [digest()], inDigest)).tasks[0];
    expect(task).toMatchObject({ subject: 'digest', action: 'unchanged' });
  });

  it('says of a member whose own issue was closed as well that it is healthy', () => {
    const own = issue(4, textFor([principal(1, 'critical')]));
    const calm = [principal(1, 'ok'), principal(2, 'ok')];
    const task = planIssues(planInput(calm, [own, digest()])).tasks.at(-1);
    expect(said(task)).toMatch(/- fleet-1 .*: healthy, .*\n- fleet-2 .*: healthy, /);
  });

  it('whose list was edited closes only after a scan of everything', () => {
    const edited = { ...digest(), body: digest().body.replace('"cut"', '"tuc"') };
    const calm = [principal(1, 'ok'), principal(2, 'ok')];
    expect(plan(calm, [edited], { ...inDigest, narrowed: true })).toEqual(['unchanged #5']);
    expect(plan(calm, [edited], inDigest)).toEqual(['closed #5: comment, reason+state']);
  });

  it('says of each member why it left', () => {
    const fates = fate({ c2: { kind: 'gone' } });
    const tasks = planIssues(planInput([principal(1, 'ok')], [digest()], { ...inDigest, fates })).tasks;
    expect(said(tasks[0])).toMatch(/- fleet-1 .*: healthy, earliest end 2027-09-20\n- `.*2`: no cluster uses it any more$/);
    const own = planIssues(planInput(two, [digest()])).tasks.at(-1);
    expect(said(own)).toMatch(/- fleet-1 .*: has an issue of its own\n- fleet-2 .*: has an issue of its own$/);
  });

  it('holds a member without clusters for gone only after a scan of everything', () => {
    const fates = fate({ c1: { kind: 'gone' }, c2: { kind: 'gone' } });
    const bare = [principal(1, 'ok', []), principal(2, 'ok', [])];
    expect(plan(bare, [digest()], { ...inDigest, fates })).toEqual(['closed #5: comment, reason+state']);
    expect(plan(bare, [digest()], { ...inDigest, fates, narrowed: true })).toEqual(['unchanged #5']);
  });

  it('keeps in mind the clusters of a member that were not seen, unless they are known to have left', () => {
    const fuller = (): IssueFacts => issue(5, textFor([principal(1, 'critical', ['a', 'b', 'd'])], inDigest));
    const steps = planIssues(planInput([principal(1, 'expired', ['a'])], [fuller()], { ...inDigest, fates: fate({ d: { kind: 'gone' } }) }))
      .tasks[0]?.steps;
    const last = steps?.at(-1);
    expect(last?.kind === 'update' && memoryOf(last.change.body ?? '')?.principals.get(appIdOf(1))).toEqual([id('a'), id('b')]);
    const absent = planIssues(planInput([principal(2, 'expired')], [fuller()], inDigest)).tasks[0]?.steps.at(-1);
    expect(absent?.kind === 'update' && memoryOf(absent.change.body ?? '')?.principals.get(appIdOf(1))).toEqual([
      id('a'),
      id('b'),
      id('d')
    ]);
  });
});

describe('what is asked about clusters', () => {
  it('not while the severity of their principal is unknown', () => {
    expect(clustersToProve(planInput([principal(1, 'unknown', ['a'])], [told()])).size).toBe(0);
  });
});
