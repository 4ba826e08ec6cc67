/** What is left for people after a run, in each combination of what can be left. */
import { describe, expect, it } from '@jest/globals';
import { afterCleanup, afterDelegate, afterProvision, afterRotate, framed, withNext } from '../../src/domain/after-run.ts';
import type { CleanupReport } from '../../src/domain/cleanup-text.ts';
import type { AssignmentRow, DelegateReport } from '../../src/domain/delegate-text.ts';
import type { ProvisionReport } from '../../src/domain/provision-text.ts';
import type { ClusterRow, RotateReport } from '../../src/domain/rotate-text.ts';
import { steps as cleanupSteps } from './cleanup-steps.ts';
import { appId, cluster, guid, managed, now, tenantId } from './facts.ts';

const nothing = 'Nothing to do.';
const mend = 'Mend what is named under Problems and run it again: it goes on from what is there.';
const mendRotation = `${mend} The old secret stays valid for the clusters that have not got the new one.`;
const mendPlan =
  'Mend what is named under Problems, missing rights with the commands there, and make the dry run again: the real run would fail.';
const sixty = 'Give the new roles up to 60 minutes before you rely on them.';
const problem = { code: 'x', message: 'm', hint: 'h' };
const assignment = (state: AssignmentRow['state'], of: AssignmentRow['problem'] = null): AssignmentRow => ({
  ...{ state, scope: '/s', roleDefinitionId: '/r', roleName: 'Reader', id: '/a', change: 'create', reason: 'was missing', problem: of }
});

describe('after rotate', () => {
  const again = 'Run it again later: another run, or an operation of a cluster, is not over yet.';
  const overlap = 'Run it again once the overlap is over, or leave that to the schedule: it removes what no cluster uses any more.';
  const row = (state: ClusterRow['state'], name = 'a'): ClusterRow => ({
    id: cluster(name).id,
    name,
    nodes: 3,
    state,
    keyId: null,
    problem: null
  });
  const secret = { keyId: guid(1), endsOn: now, made: true };
  const two = [1, 2].map((n) => ({ credential: managed(n, -9, 9), remove: false, lost: false, reason: 'In use.' }));
  const left = (more: Partial<RotateReport>): readonly string[] =>
    afterRotate({
      ...{ principal: { appId, objectId: guid(900), displayName: 'aks' }, dryRun: false, outcome: 'changed', complete: true, reasons: [] },
      ...{ steps: [], secret: null, stores: [], clusters: [], removed: [], verdicts: [], notes: [], problems: [], blocking: [] },
      ...more
    });

  it.each<[string, string[], Partial<RotateReport>]>([
    ['nothing', [nothing], { clusters: [row('accepted'), row('unchanged'), row('planned')], problems: [problem] }],
    ['another run', [again], { outcome: 'waiting', problems: [problem] }],
    ['a problem of a run that failed', [mendRotation], { outcome: 'failed', problems: [problem] }],
    ['a failure without a problem', [nothing], { outcome: 'failed' }],
    ['a problem that changes nothing', [nothing], { outcome: 'unchanged', problems: [problem] }],
    ['more than one secret', [overlap], { secret, verdicts: two }],
    ['one secret', [nothing], { secret, verdicts: two.slice(1) }],
    ['more than one secret, none of this run', [nothing], { verdicts: two }],
    ['more than one secret, and a cluster', [mendRotation], { secret, verdicts: two, clusters: [row('failed')] }],
    [
      'all at once',
      [again, mendRotation, 'Start b, c and run it again; until then the old secret is kept for them.'],
      {
        outcome: 'waiting',
        clusters: [row('waiting'), row('stopped', 'b'), row('stopped', 'c')]
      }
    ]
  ])('%s is left', (_, steps, more) => expect(left(more)).toEqual(steps));

  it.each(['refused', 'failed', 'waiting', 'skipped', 'held-back'] as const)('a cluster that is %s', (state) => {
    expect(left({ clusters: [row('accepted'), row(state)] })).toEqual([mendRotation]);
  });

  it('names ten stopped clusters at most', () => {
    const stopped = Array.from({ length: 11 }, (_, n) => row('stopped', `c${n}`));
    expect(left({ clusters: stopped })[0]).toMatch(/^Start c0, .*, c9 and run it again;/);
  });

  it.each([
    ['nothing in its way', [], false],
    ['something in its way', [problem], true]
  ])('a dry run with %s would fail for real: %s', (_, blocking, fails) => {
    const [step] = left({ dryRun: true, steps: [{ request: 'r', reason: 'r' }], problems: [problem], blocking });
    expect(step === mendPlan).toBe(fails);
  });
});

describe('after provision', () => {
  const secret = { keyId: guid(1), endsOn: now, stored: [], reason: '' };
  const left = (more: Partial<ProvisionReport>): readonly string[] =>
    afterProvision({
      ...{ dryRun: false, displayName: 'aks', appId, objectId: guid(900), servicePrincipalId: guid(901), tenantId, application: 'present' },
      ...{ secret: { ...secret, state: 'kept' }, cluster: null, steps: [], rows: [], removed: [], others: [], notes: [], problems: [] },
      ...more
    });
  const plan = 'If this plan is what you want, run it again without dry-run.';

  it.each<[string, string[], Partial<ProvisionReport>]>([
    ['nothing', [nothing], { rows: [assignment('present')] }],
    ['a plan of steps', [plan], { dryRun: true, steps: [{ request: 'r', reason: 'r' }] }],
    ['a plan of roles', [plan], { dryRun: true, rows: [assignment('present'), assignment('planned')] }],
    ['no plan', [nothing], { dryRun: true, rows: [assignment('present')] }],
    ['a plan that would fail', [mendPlan], { dryRun: true, rows: [assignment('failed', problem)] }],
    ['a role that failed', [mend], { rows: [assignment('failed', problem), assignment('created')] }],
    ['a new role', [sixty], { rows: [assignment('present'), assignment('created')] }],
    [
      'a new secret',
      ['Have check-expiry watch it and rotate renew it: the secret ends on 2026-11-24.'],
      { secret: { ...secret, state: 'made' } }
    ],
    ['a new secret of unknown end', [nothing], { secret: { ...secret, state: 'made', endsOn: null } }]
  ])('%s is left', (_, steps, more) => expect(left(more)).toEqual(steps));
});

describe('after delegate', () => {
  const left = (more: Partial<DelegateReport>): readonly string[] =>
    afterDelegate({
      principal: { objectId: 'o', appId, displayName: 'd' },
      dryRun: false,
      rows: [],
      kept: [],
      others: 0,
      problems: [],
      ...more
    });

  it.each<[string, string[], Partial<DelegateReport>]>([
    ['nothing', [nothing], { rows: [assignment('present'), assignment('removed')] }],
    ['no plan', [nothing], { dryRun: true, rows: [assignment('present')] }],
    [
      'a plan',
      ['If this plan is what you want, run it again without dry-run.'],
      { dryRun: true, rows: [assignment('present'), assignment('planned')] }
    ],
    ['a plan that would fail', [mendPlan], { dryRun: true, rows: [assignment('failed', problem)] }],
    [
      'all at once',
      [mend, sixty, 'Decide on what is kept although no line lists it: prune: true removes it.'],
      { rows: [assignment('failed'), assignment('created')], kept: [{ scope: '/s', roleName: 'Reader' }] }
    ]
  ])('%s is left', (_, steps, more) => expect(left(more)).toEqual(steps));
});

describe('after cleanup', () => {
  const left = (more: Partial<CleanupReport>): readonly string[] =>
    afterCleanup({ dryRun: false, rows: [], kept: [], notes: [], problems: [], undoFile: 'undo.json', plan: 'abc', ...more });
  const rows = (state: 'done' | 'left' | 'planned'): CleanupReport['rows'] => [{ step: cleanupSteps.application, state }];

  it.each<[string, string[], Partial<CleanupReport>]>([
    ['nothing', [nothing], { rows: rows('left') }],
    ['no plan', [nothing], { dryRun: true }],
    [
      'a plan',
      ['If this plan is what you want, run it again without dry-run and with expected-plan: abc.'],
      { dryRun: true, rows: rows('planned') }
    ],
    ['the undo file', ['Keep undo.json: it names everything that was removed and how to bring it back.'], { rows: rows('done') }],
    ['no undo file', [nothing], { rows: rows('done'), undoFile: null }],
    ['a problem', [mend], { rows: rows('done'), problems: [problem] }]
  ])('%s is left', (_, steps, more) => expect(left(more)).toEqual(steps));
});

it('only what repeats the verdict is left out of the log', () => {
  const groups = [
    { title: 'Result', lines: ['All is well.'] },
    { title: 'Notes', lines: ['All is well.', 'A note.'] },
    { title: 'Why', lines: ['Another.'] }
  ];
  expect(framed('All is well.', groups, ['One.']).map(({ title }) => title)).toEqual(['', 'Notes', 'Why', '']);
});

it('each next step has its own line in the summary', () => {
  expect(withNext('x', ['One.', 'Two.'])).toBe('x\n\n### What to do next\n\n1. One.\n2. Two.\n');
});
