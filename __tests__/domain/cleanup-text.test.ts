import { describe, expect, it } from '@jest/globals';
import type { CleanupWork } from '../../src/domain/cleanup-plan.ts';
import {
  deletedJson,
  logLines,
  planLines,
  summary,
  verdict,
  type CleanupReport,
  type CleanupRow,
  type StepState
} from '../../src/domain/cleanup-text.ts';
import { problemLine, problemMarkdown } from '../../src/domain/problem-text.ts';
import { steps, store } from './cleanup-steps.ts';
import { appId, cluster, guid } from './facts.ts';
import { hostileNames } from './hostile.ts';

const row = (name: keyof typeof steps, state: StepState = 'done'): CleanupRow => ({ step: steps[name], state });
const problem = { code: 'cleanup-refused', message: 'It is in use.', hint: 'Stop that.' };

function report(more: Partial<CleanupReport> = {}): CleanupReport {
  return { dryRun: false, rows: [], kept: [], notes: [], problems: [], undoFile: null, plan: 'd1ce', ...more };
}

const restorable = expect.stringMatching(
  /^Deleted applications .* can be restored for 30 days \(https:\S+\); the undo file holds the commands\.$/
);

describe('the plan in words', () => {
  const work = (list: CleanupWork['steps']): CleanupWork => ({
    purpose: 'principal',
    appId,
    displayName: 'x',
    objectId: null,
    steps: list
  });

  it('numbers the steps of all works, with request, object and reason', () => {
    expect(planLines([work([steps.application]), work([steps.mark])])).toEqual([
      `1. DELETE /applications/${guid(900)} (application aks-app (appId ${appId}): unused)`,
      `2. PATCH /applications/${guid(900)} tags+aks-sp:gone:0123456789abcdef (mark on ${appId}: /c/a was seen gone: gone)`,
      expect.stringMatching(/^Plan [0-9a-f]{64}$/)
    ]);
  });

  it('says so where there is none', () => {
    expect(planLines([work([])])).toEqual(['Nothing to remove.', expect.stringMatching(/^Plan [0-9a-f]{64}$/)]);
  });
});

describe('verdict', () => {
  it.each<[string, Partial<CleanupReport>]>([
    ['Nothing to remove.', {}],
    ['Nothing was removed.', { problems: [problem] }],
    ['Dry run, nothing was sent: 2 requests planned.', { dryRun: true, rows: [row('cluster', 'planned'), row('mark', 'planned')] }],
    ['1 request: 1 done.', { rows: [row('cluster')] }],
    ['3 requests: 1 done, 2 left.', { rows: [row('cluster'), row('principal', 'left'), row('application', 'left')] }]
  ])('%s', (text, more) => expect(verdict(report(more))).toBe(text));
});

it('the output names what is gone, how to find it again, and nothing that was left', () => {
  const rows = [
    ...(Object.keys(steps) as (keyof typeof steps)[]).map((name) => row(name)),
    row('cluster', 'left'),
    row('purge', 'planned')
  ];
  expect(JSON.parse(deletedJson(rows))).toEqual([
    { kind: 'cluster', id: cluster('a').id },
    {
      kind: 'role-assignment',
      id: `/scope1/roleAssignments/${guid(1)}`,
      scope: '/scope1',
      roleDefinitionId: `/x/roleDefinitions/${guid(800)}`,
      roleName: 'Reader',
      principalId: guid(901)
    },
    { kind: 'secret-version', store, keyId: guid(1), disabled: true },
    { kind: 'service-principal', objectId: guid(901), appId, displayName: 'aks-sp', restorable: true },
    { kind: 'application', objectId: guid(900), appId, displayName: 'aks-app', restorable: true },
    { kind: 'application', objectId: guid(900), appId, restorable: false },
    { kind: 'credential', keyId: guid(5), appId }
  ]);
});

const full = report({
  rows: [row('principal'), row('cluster', 'left')],
  kept: [{ what: 'application other', reason: 'It was not made by this action.' }],
  notes: ['A note.'],
  problems: [problem],
  undoFile: '/tmp/undo.json'
});

describe('the log', () => {
  it('tells each step, what was left alone, the notes and the verdict, then the problems', () => {
    expect(logLines(full)).toEqual([
      {
        title: 'Cleanup',
        lines: [
          `done    service principal aks-sp (object id ${guid(901)}) (unused)`,
          `left    cluster ${cluster('a').id} (delete-cluster is true)`,
          'kept    application other: It was not made by this action.',
          'A note.',
          'Undo file: /tmp/undo.json.',
          restorable,
          'Plan d1ce.',
          '2 requests: 1 done, 1 left.'
        ]
      },
      { title: 'Problems', lines: [problemLine(problem)] }
    ]);
  });

  it('is one group without problems, and names no plan and no file where nothing was planned', () => {
    expect(logLines(report())).toEqual([{ title: 'Cleanup', lines: ['Nothing to remove.'] }]);
  });

  it.each<[string, CleanupRow[], boolean]>([
    ['an application is gone', [row('application')], true],
    ['a service principal is gone', [row('cluster'), row('principal')], true],
    ['it was left', [row('application', 'left')], false],
    ['something else is gone', [row('password')], false],
    ['it is purged', [row('application'), row('purge')], false]
  ])('says for how long it can be restored where %s', (_, rows, said) => {
    const lines = logLines(report({ rows })).flatMap((group) => group.lines);
    expect(lines.some((line) => line.includes('can be restored'))).toBe(said);
  });
});

describe('the summary', () => {
  it('has the verdict, problems, a row for each step, what was left alone and the notes', () => {
    expect(summary(full).split('\n')).toEqual([
      '**2 requests: 1 done, 1 left.**',
      '',
      '### Problems',
      '',
      `- ${problemMarkdown(problem)}`,
      '',
      '| State | What | Request | Why |',
      '| --- | --- | --- | --- |',
      `| done | service principal aks-sp (object id ${guid(901)}) | \`DELETE /servicePrincipals/${guid(901)}\` | unused |`,
      `| left | cluster ${cluster('a').id} | \`DELETE ${cluster('a').id}\` | delete-cluster is true |`,
      '',
      '### Left alone',
      '',
      '| What | Why |',
      '| --- | --- |',
      '| application other | It was not made by this action. |',
      '',
      'A note.',
      '',
      'Undo file: /tmp/undo.json.',
      '',
      expect.stringContaining('can be restored for 30 days'),
      '',
      'Plan d1ce.',
      ''
    ]);
  });

  it('has no empty table', () => {
    expect(summary(report())).toBe('**Nothing to remove.**\n');
  });

  it('stays below the limit and counts what it left out', () => {
    const many = report({
      rows: Array.from({ length: 300 }, () => row('principal')),
      kept: Array.from({ length: 300 }, () => full.kept[0]!),
      problems: Array.from({ length: 300 }, () => problem)
    });
    const text = summary(many, 20_000);
    expect(Buffer.byteLength(text)).toBeLessThan(20_000);
    for (const what of ['problems', 'requests', 'objects']) expect(text).toMatch(new RegExp(`^\\d+ more ${what} in the log\\.$`, 'm'));
    expect(Buffer.byteLength(summary({ ...many, rows: Array.from({ length: 20_000 }, () => row('principal')) }))).toBeLessThan(1_000_000);
  });

  it.each(hostileNames)('%s does nothing in it, nor in the log', (_, name) => {
    const evil = report({
      rows: [{ state: 'done', step: { ...steps.application, displayName: name, reason: name } }],
      kept: [{ what: name, reason: name }],
      notes: [name],
      problems: [{ code: 'x', message: name, hint: name }],
      undoFile: name
    });
    for (const line of logLines(evil).flatMap(({ lines }) => lines)) expect(line).not.toMatch(/[\n\r]|^\s*::|##\[/);
    expect(summary(evil).replace(/(`+).*?\1/g, '')).not.toMatch(/<script|<img|<!--|^::/im);
    for (const line of summary(evil).split('\n')) if (line.startsWith('|')) expect([3, 5]).toContain(line.match(/\|/g)?.length);
  });
});
