import { describe, expect, it } from '@jest/globals';
import { afterCleanup, afterDelegate, afterProvision, afterRotate, framed, withNext } from '../../src/domain/after-run.ts';
import type { CleanupReport } from '../../src/domain/cleanup-text.ts';
import type { DelegateReport } from '../../src/domain/delegate-text.ts';
import type { ProvisionReport } from '../../src/domain/provision-text.ts';
import type { RotateReport } from '../../src/domain/rotate-text.ts';

const end = Date.parse('2027-03-01T00:00:00Z');
const right = { code: 'right-missing', message: 'It lacks it.', hint: 'Grant it.' };
const other = { code: 'cluster-stopped', message: 'It is stopped.', hint: 'Start it.' };
const secret = { keyId: 'k', endsOn: end, made: true };
const row = (state: string, name = 'aks-1'): never => ({ id: `/x/${name}`, name, nodes: 3, state, keyId: null, problem: null }) as never;

function rotation(more: Partial<RotateReport>): string {
  const report: RotateReport = {
    ...{ principal: { appId: 'a', objectId: 'o', displayName: 'd' }, dryRun: false, outcome: 'unchanged', complete: true, reasons: [] },
    ...{ steps: [], secret: null, stores: [], clusters: [], removed: [], verdicts: [], notes: [], problems: [], blocking: [] },
    ...more
  };
  return afterRotate(report).join(' | ');
}

describe('after a rotation', () => {
  const step = { request: 'POST', reason: 'r' } as never;
  it.each<[string, Partial<RotateReport>, RegExp]>([
    ['nothing was to do', {}, /^Nothing to do\.$/],
    ['of a dry run without steps', { dryRun: true }, /^Nothing to do\.$/],
    [
      'of a dry run',
      { dryRun: true, steps: [step], problems: [other] },
      /^If this plan is what you want, run it again without dry-run, when nodes/
    ],
    [
      'of a dry run that lacks a right',
      { dryRun: true, steps: [step], problems: [right], blocking: [right] },
      /^Mend .*the real run would fail/
    ],
    [
      'everything was accepted',
      { outcome: 'changed', secret, clusters: [row('accepted')], verdicts: [{}, {}] as never },
      /^Run it again once the overlap/
    ],
    ['the first secret ever was handed out', { outcome: 'changed', secret, verdicts: [{}] as never }, /^Nothing to do\.$/],
    [
      'a cluster is stopped',
      { outcome: 'changed', secret, clusters: [row('stopped', 'b')], problems: [other] },
      /^Start b and run it again; until then/
    ],
    [
      'a cluster failed',
      { outcome: 'partial', secret, clusters: [row('failed')], verdicts: [{}, {}] as never },
      /^Mend .*The old secret stays valid/
    ],
    ['the run failed', { outcome: 'failed', problems: [right] }, /^Mend/],
    ['another run is at it', { outcome: 'waiting', problems: [other] }, /^Run it again later/]
  ])('in which %s', (_, more, expected) => {
    expect(rotation(more)).toMatch(expected);
  });
});

describe('after provision', () => {
  const report = (more: Partial<ProvisionReport>): string =>
    afterProvision({
      ...{ dryRun: false, displayName: 'd', appId: 'a', objectId: 'o', servicePrincipalId: 's', tenantId: 't', application: 'present' },
      secret: { state: 'kept', keyId: 'k', endsOn: end, stored: [], reason: '' },
      ...{ cluster: null, steps: [], rows: [], removed: [], others: [], notes: [], problems: [] },
      ...more
    }).join(' | ');
  it.each<[Partial<ProvisionReport>, RegExp]>([
    [{}, /^Nothing to do\.$/],
    [{ dryRun: true, rows: [{ state: 'planned', problem: null } as never] }, /^If this plan/],
    [{ dryRun: true, problems: [right] }, /^Mend/],
    [{ cluster: { id: 'c', state: 'waiting' } }, /^Run it again later/],
    [{ problems: [right] }, /^Mend/],
    [
      { secret: { state: 'made', keyId: 'k', endsOn: end, stored: [], reason: '' }, rows: [{ state: 'created', problem: null } as never] },
      /^Give the new roles up to 60 minutes.* \| Have check-expiry watch it .* 2027-03-01\.$/
    ]
  ])('%j', (more, expected) => {
    expect(report(more)).toMatch(expected);
  });
});

describe('after delegate and cleanup', () => {
  const delegated = (more: Partial<DelegateReport>): string =>
    afterDelegate({ principal: {} as never, dryRun: false, rows: [], kept: [], others: 0, problems: [], ...more }).join(' | ');
  const cleaned = (more: Partial<CleanupReport>): string =>
    afterCleanup({ dryRun: false, rows: [], kept: [], notes: [], problems: [], undoFile: 'undo.json', plan: 'abc', ...more }).join(' | ');
  const done = [{ step: { kind: 'application' }, state: 'done' }] as never;

  it.each<[string, RegExp]>([
    [delegated({}), /^Nothing to do\.$/],
    [
      delegated({ dryRun: true, rows: [{ state: 'planned', problem: null } as never] }),
      /^If this plan is what you want, run it again without dry-run\.$/
    ],
    [delegated({ dryRun: true, problems: [right] }), /^Mend/],
    [
      delegated({ rows: [{ state: 'failed', problem: right } as never], kept: [{ scope: 's', roleName: 'r' }] }),
      /^Mend .* \| Decide .*prune/
    ],
    [delegated({ rows: [{ state: 'created', problem: null } as never] }), /60 minutes/],
    [cleaned({}), /^Nothing to do\.$/],
    [cleaned({ dryRun: true, rows: done }), /^If this plan .* expected-plan: abc\.$/],
    [cleaned({ rows: done }), /^Keep undo\.json/],
    [cleaned({ rows: [{ step: { kind: 'gone-mark' }, state: 'done' }] as never }), /^Nothing to do\.$/],
    [cleaned({ rows: done, problems: [right] }), /^Mend/]
  ])('%s', (text, expected) => {
    expect(text).toMatch(expected);
  });
});

it('the verdict stands first and the next steps last, neither of them folded, and the verdict only once', () => {
  const groups = [
    { title: 'Why', lines: ['a'] },
    { title: 'Result', lines: ['All is well.'] }
  ];
  expect(framed('All is well.', groups, ['One.', 'Two.'])).toEqual([
    { title: '', lines: ['All is well.'] },
    { title: 'Why', lines: ['a'] },
    { title: '', lines: ['What to do next:', '  1. One.', '  2. Two.'] }
  ]);
  expect(framed('::error::x', [], ['One.'])).toEqual([
    { title: '', lines: [': :error::x'] },
    { title: '', lines: ['What to do next:', '  One.'] }
  ]);
  expect(withNext('**Fine.**\n', ['Use `it` <now>'])).toBe('**Fine.**\n\n### What to do next\n\n1. Use \\`it\\` &lt;now&gt;\n');
});
