import { describe, expect, it } from '@jest/globals';
import { problemLine, problemMarkdown } from '../../src/domain/problem-text.ts';
import {
  assignmentsJson,
  logLines,
  propagation,
  summary,
  verdict,
  type AssignmentRow,
  type DelegateReport
} from '../../src/domain/delegate-text.ts';

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

  it('counts nothing where there is nothing', () => {
    expect(verdict(report({ rows: [] }))).toBe('0 role assignments.');
    const states = (['failed', 'present', 'planned', 'removed', 'created'] as const).map((state) => row({ state }));
    expect(verdict(report({ rows: states }))).toBe('5 role assignments: 1 created, 1 removed, 1 planned, 1 present, 1 failed.');
  });

  const failed = { code: 'role-not-found', message: 'No such role.', hint: 'Name another.' };
  const skipped = { code: 'prune-skipped', message: 'Nothing was removed.', hint: 'Mend.' };
  const whole = report({
    rows: [row(), row({ state: 'failed', problem: failed })],
    kept: [{ scope, roleName: 'Owner' }],
    others: 1,
    problems: [skipped]
  });
  const others = '1 other assignment of this principal at, above or below these scopes: not made by this action, left alone.';

  it('is a line for each assignment in the log, then the rest, the problems apart', () => {
    expect(logLines(whole)).toEqual([
      {
        title: 'Role assignments of aks-shop (a)',
        lines: [
          `created  Reader @ ${scope} (was missing)`,
          `failed   Reader @ ${scope} (was missing)`,
          `kept     Owner @ ${scope} (extra: made by this action, not listed; prune: true removes it)`,
          others,
          '2 role assignments: 1 created, 1 failed.',
          propagation
        ]
      },
      { title: 'Problems', lines: [problemLine(failed), problemLine(skipped)] }
    ]);
    const bare = report({ principal: { objectId: 'o', appId: 'a', displayName: '' }, rows: [row({ state: 'present' })] });
    expect(logLines(bare)).toEqual([
      { title: 'Role assignments of a', lines: [`present  Reader @ ${scope} (was missing)`, '1 role assignment: 1 present.'] }
    ]);
  });

  it('is one table in the summary', () => {
    expect(summary(whole).split('\n')).toEqual([
      '**2 role assignments: 1 created, 1 failed.**',
      '',
      'Service principal aks-shop `a`, object id `o`.',
      '',
      '### Problems',
      '',
      `- ${problemMarkdown(skipped)}`,
      '',
      '| State | Role | Scope | Why |',
      '| --- | --- | --- | --- |',
      `| created | Reader | \`${scope}\` | was missing |`,
      `| failed | Reader | \`${scope}\` | No such role. |`,
      `| kept | Owner | \`${scope}\` | extra: made by this action, not listed; \`prune: true\` removes it |`,
      '',
      others,
      '',
      propagation,
      ''
    ]);
    const times = <T>(one: T): T[] => Array.from({ length: 300 }, () => one);
    const text = summary(report({ rows: times(row()), problems: times(skipped) }), 20_000);
    for (const what of ['problems', 'role assignments']) expect(text).toMatch(new RegExp(`^\\d+ more ${what} in the log\\.$`, 'm'));
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
