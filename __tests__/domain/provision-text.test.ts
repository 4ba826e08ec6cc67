import { describe, expect, it } from '@jest/globals';
import type { AssignmentRow } from '../../src/domain/delegate-text.ts';
import { problemLine, problemMarkdown } from '../../src/domain/problem-text.ts';
import { allProblems, logLines, secretLine, summary, verdict, type ProvisionReport } from '../../src/domain/provision-text.ts';
import { appId, cluster, guid, now, tenantId } from './facts.ts';
import { hostileNames } from './hostile.ts';

const row = (state: AssignmentRow['state'], more: Partial<AssignmentRow> = {}): AssignmentRow => ({
  state,
  scope: '/subscriptions/s',
  roleDefinitionId: '/r',
  roleName: 'Reader',
  id: '/a',
  change: 'create',
  reason: 'was missing',
  problem: null,
  ...more
});
const failed = { code: 'role-not-found', message: 'No such role.', hint: 'Name another.' };
const problem = { code: 'store-failed', message: 'The vault said no.', hint: 'Ask it.' };
const step = { request: 'PATCH /applications/x tags', reason: 'Because.' };
const made = { state: 'made', keyId: guid(1), endsOn: now, stored: ['vault v', 'GitHub secret S'], reason: '' } as const;
const old = { keyId: guid(2), endsOn: now };

function report(more: Partial<ProvisionReport> = {}): ProvisionReport {
  return {
    dryRun: false,
    displayName: 'aks-prod',
    appId,
    objectId: guid(900),
    servicePrincipalId: guid(901),
    tenantId,
    application: 'present',
    secret: { state: 'none', keyId: null, endsOn: null, stored: [], reason: 'No destination, no secret.' },
    cluster: null,
    steps: [],
    rows: [],
    removed: [],
    others: [],
    notes: [],
    problems: [],
    ...more
  };
}

describe('verdict', () => {
  it.each<[string, Partial<ProvisionReport>]>([
    ['Nothing was changed.', {}],
    ['Nothing was changed.', { secret: { ...made, state: 'kept' }, rows: [row('present')], cluster: { id: '/c', state: 'present' } }],
    ['Dry run: nothing to do.', { dryRun: true, rows: [row('present')] }],
    ['Dry run, nothing was sent: 1 step to do.', { dryRun: true, steps: [step] }],
    ['Dry run, nothing was sent: 3 steps to do.', { dryRun: true, steps: [step, step], rows: [row('planned'), row('present')] }],
    ['Application adopted.', { application: 'adopted' }],
    ['Application finished, cluster made.', { application: 'finished', cluster: { id: '/c', state: 'made' } }],
    ['Cluster still being made.', { cluster: { id: '/c', state: 'waiting' } }],
    ['1 role assignment failed.', { rows: [row('failed')] }],
    [
      'Application made, new secret until 2026-11-24, 2 role assignments made, 1 old secret removed.',
      { application: 'made', secret: made, rows: [row('created'), row('created')], removed: [old] }
    ]
  ])('%s', (text, more) => expect(verdict(report(more))).toBe(text));

  it('names no end that is not known', () => {
    expect(verdict(report({ secret: { ...made, endsOn: null } }))).toBe('Nothing was changed.');
  });
});

it.each<[string, ProvisionReport['secret']]>([
  [`New secret ${guid(1)}, valid until 2026-11-24. It stands in: vault v; GitHub secret S.`, made],
  [
    `Secret ${guid(1)}, valid until 2026-11-24. It stands in: vault v. It was delivered.`,
    { ...made, state: 'kept', stored: ['vault v'], reason: 'It was delivered.' }
  ],
  [`Secret ${guid(1)}, valid until 2026-11-24.`, { ...made, state: 'reused', stored: [] }],
  [`Secret ${guid(1)}, valid until 2026-11-24.`, { ...made, state: 'planned', stored: [] }],
  [`Secret ${guid(1)}, valid until 2026-11-24.`, { ...made, state: 'none', stored: [] }],
  ['Why there is none.', { ...made, keyId: null, reason: 'Why there is none.' }],
  ['Why nobody knows.', { ...made, endsOn: null, reason: 'Why nobody knows.' }]
])('%s', (text, secret) => expect(secretLine(secret)).toBe(text));

const full = report({
  application: 'made',
  secret: made,
  cluster: { id: cluster('a').id, state: 'made' },
  steps: [step],
  rows: [row('created'), row('failed', { problem: failed })],
  removed: [old],
  others: [{ keyId: guid(3), endsOn: now, reason: 'It is in use.' }],
  notes: ['A note.'],
  problems: [problem]
});

it('lists the problems of role assignments first', () => {
  expect(allProblems(full)).toEqual([failed, problem]);
});

describe('the log', () => {
  it('tells everything, the result last', () => {
    expect(logLines(full)).toEqual([
      {
        title: 'Principal',
        lines: [
          `Application aks-prod: made, appId ${appId}, object id ${guid(900)}`,
          `Service principal: object id ${guid(901)}, tenant ${tenantId}`,
          secretLine(made),
          `Cluster ${cluster('a').id}: made`
        ]
      },
      { title: 'Steps', lines: [' 1. PATCH /applications/x tags  (Because.)'] },
      {
        title: 'Role assignments',
        lines: [
          'created  Reader @ /subscriptions/s (was missing)',
          'failed   Reader @ /subscriptions/s (was missing)',
          expect.stringContaining('up to 60 minutes')
        ]
      },
      {
        title: 'Other secrets',
        lines: [`removed  ${guid(2)} (until 2026-11-24)`, `kept     ${guid(3)} (until 2026-11-24): It is in use.`]
      },
      { title: 'Notes', lines: ['A note.'] },
      { title: 'Problems', lines: [problemLine(failed), problemLine(problem)] },
      { title: 'Result', lines: [verdict(full)] }
    ]);
  });

  it('has only the groups that hold something, and says what is not known yet', () => {
    const empty = report({ appId: null, objectId: null, servicePrincipalId: null, application: 'planned' });
    expect(logLines(empty)).toEqual([
      {
        title: 'Principal',
        lines: [
          'Application aks-prod: planned, appId not known yet, object id not known yet',
          `Service principal: object id not known yet, tenant ${tenantId}`,
          'No destination, no secret.'
        ]
      },
      { title: 'Result', lines: ['Nothing was changed.'] }
    ]);
  });

  it('says nothing of new roles where none is new', () => {
    expect(JSON.stringify(logLines(report({ rows: [row('present')] })))).not.toContain('60 minutes');
    expect(summary(report({ rows: [row('present')] }))).not.toContain('60 minutes');
  });
});

describe('the summary', () => {
  it('has the verdict, the ids, the secret, and a table for each list', () => {
    expect(summary(full).split('\n')).toEqual([
      `**${verdict(full)}**`,
      '',
      `Application aks-prod, appId \`${appId}\`, application object id \`${guid(900)}\`, service principal object id \`${guid(901)}\`.`,
      '',
      secretLine(made),
      '',
      `Cluster \`${cluster('a').id}\`: made.`,
      '',
      '### Problems',
      '',
      `- ${problemMarkdown(problem)}`,
      '',
      '| # | Request | Why |',
      '| ---: | --- | --- |',
      '| 1 | `PATCH /applications/x tags` | Because. |',
      '',
      '| State | Role | Scope | Why |',
      '| --- | --- | --- | --- |',
      '| created | Reader | `/subscriptions/s` | was missing |',
      '| failed | Reader | `/subscriptions/s` | No such role. |',
      '',
      '| Other secret | Ends | |',
      '| --- | --- | --- |',
      `| \`${guid(2)}\` | 2026-11-24 | removed |`,
      `| \`${guid(3)}\` | 2026-11-24 | It is in use. |`,
      '',
      '- A note.',
      expect.stringMatching(/^- A new role can take up to 60 minutes/),
      ''
    ]);
  });

  it('has no empty table, no empty list and no empty id', () => {
    expect(summary(report({ appId: null, objectId: null, servicePrincipalId: null }))).toBe(
      '**Nothing was changed.**\n\nApplication aks-prod.\n\nNo destination, no secret.\n'
    );
  });

  it('stays below the limit and counts what it left out', () => {
    const times = <T>(one: T): T[] => Array.from({ length: 300 }, () => one);
    const many = report({
      steps: times(step),
      rows: times(row('present')),
      others: times({ ...old, reason: 'It is in use.' }),
      notes: times('A note.'),
      problems: times(problem)
    });
    const text = summary(many, 20_000);
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
    for (const what of ['problems', 'steps', 'role assignments', 'secrets', 'notes'])
      expect(text).toMatch(new RegExp(`^\\d+ more ${what} in the log\\.$`, 'm'));
    expect(Buffer.byteLength(summary({ ...many, notes: Array.from({ length: 9000 }, () => 'x'.repeat(200)) }))).toBeLessThan(1_000_000);
  });

  it.each(hostileNames)('%s does nothing in it, nor in the log', (_, name) => {
    const bad = { code: 'x', message: name, hint: name };
    const evil = report({
      displayName: name,
      secret: { ...made, stored: [name], reason: name },
      cluster: { id: name, state: 'failed' },
      steps: [{ request: name, reason: name }],
      rows: [row('failed', { roleName: name, scope: name, problem: bad }), row('present', { reason: name })],
      others: [{ ...old, reason: name }],
      notes: [name],
      problems: [bad]
    });
    for (const line of logLines(evil).flatMap(({ lines }) => lines)) expect(line).not.toMatch(/[\n\r]|^\s*::|##\[/);
    expect(summary(evil).replace(/(`+).*?\1/g, '')).not.toMatch(/<script|<img|<!--|^::/im);
    for (const line of summary(evil).split('\n')) if (line.startsWith('|')) expect([4, 5]).toContain(line.match(/\|/g)?.length);
  });
});
