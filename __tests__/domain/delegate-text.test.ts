import { describe, expect, it } from '@jest/globals';
import { assignmentsJson, logLines, summary, verdict, type AssignmentRow, type DelegateReport } from '../../src/domain/delegate-text.ts';

const scope = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg';
const row = (more: Partial<AssignmentRow> = {}): AssignmentRow => ({
  ...{
    state: 'created',
    scope,
    roleDefinitionId: `${scope}/r`,
    roleName: 'Reader',
    id: `${scope}/a`,
    change: 'create',
    reason: 'was missing',
    problem: null
  },
  ...more
});
const report = (more: Partial<DelegateReport> = {}): DelegateReport => ({
  ...{ principal: { objectId: 'o', appId: 'a', displayName: 'aks-shop' }, dryRun: false, rows: [row()], kept: [], others: 0, problems: [] },
  ...more
});
const log = (of: DelegateReport): string =>
  logLines(of)
    .flatMap(({ title, lines }) => [title, ...lines])
    .join('\n');
const hostile = '::error::x|`<img src=x onerror=1>\r\n::set-output name=a::b\u202e ##[command]';

describe('what people read', () => {
  it('counts by state', () => {
    expect(verdict(report({ rows: [row(), row({ state: 'present' }), row({ state: 'failed' })] }))).toBe(
      '3 role assignments: 1 created, 1 present, 1 failed.'
    );
    expect(verdict(report({ dryRun: true, rows: [row({ state: 'planned' })] }))).toBe(
      'Dry run, nothing was sent: 1 role assignment: 1 planned.'
    );
  });

  it('says once that a new role takes time, and not when there is none', () => {
    for (const text of [log, summary]) {
      expect(text(report({ rows: [row(), row(), row()] })).match(/60 minutes/g)).toHaveLength(1);
      expect(text(report({ rows: [row({ state: 'present' })] }))).not.toContain('60 minutes');
    }
  });

  it('shows extra, others and problems', () => {
    const full = report({
      kept: [{ scope, roleName: 'Owner' }],
      others: 2,
      problems: [{ code: 'prune-skipped', message: 'Nothing was removed.', hint: 'Mend.' }]
    });
    for (const text of [log(full), summary(full)]) {
      expect(text).toContain('Owner');
      expect(text).toContain('prune: true');
      expect(text).toContain('2 other assignments');
      expect(text).toContain('Nothing was removed');
    }
  });

  it('escapes what comes from outside', () => {
    const problem = { code: 'role-not-found', message: hostile, hint: hostile };
    const evil = report({
      principal: { objectId: hostile, appId: hostile, displayName: hostile },
      rows: [row({ roleName: hostile, scope: hostile, reason: hostile }), row({ problem })],
      kept: [{ scope: hostile, roleName: hostile }],
      problems: [problem]
    });
    for (const line of log(evil).split('\n')) expect(line).not.toMatch(/^\s*::|##\[|\u202e|\r/);
    expect(summary(evil)).not.toMatch(/<img|\u202e|\r/);
    const table = summary(evil)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    for (const line of table) expect(line.match(/\|/g)).toHaveLength(5);
  });

  it('stays below what GitHub keeps of a summary', () => {
    const many = Array.from({ length: 4000 }, () =>
      row({ scope: `${scope}/${'x'.repeat(800)}`, roleName: '|'.repeat(500), reason: '<'.repeat(900) })
    );
    const text = summary(report({ rows: many, kept: many }));
    expect(new TextEncoder().encode(text).length).toBeLessThan(1_048_576);
    expect(text).toMatch(/^\d+ more role assignments in the log\.$/m);
    expect(text).toContain('60 minutes');
  });
});

it('the output holds each field and only the code of a problem', () => {
  const failed = row({ state: 'failed', roleDefinitionId: null, id: null, problem: { code: 'role-not-found', message: 'm', hint: 'h' } });
  expect(JSON.parse(assignmentsJson([row(), failed]))).toEqual([
    { scope, roleDefinitionId: `${scope}/r`, roleName: 'Reader', id: `${scope}/a`, state: 'created', change: 'create' },
    { scope, roleDefinitionId: null, roleName: 'Reader', id: null, state: 'failed', change: 'create', problem: 'role-not-found' }
  ]);
});
