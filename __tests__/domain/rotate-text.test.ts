import { describe, expect, it } from '@jest/globals';
import { problemLine, problemMarkdown } from '../../src/domain/problem-text.ts';
import { clustersJson, logLines, summary, verdict, type ClusterRow, type RotateReport } from '../../src/domain/rotate-text.ts';
import { appId, cluster, guid, managed, now, password } from './facts.ts';
import { hostileNames } from './hostile.ts';

const failed = { code: 'reset-failed', message: 'It failed.', hint: 'Look.' };

function row(name: string, state: ClusterRow['state'], more: Partial<ClusterRow> = {}): ClusterRow {
  return { id: cluster(name).id, name, nodes: 3, state, keyId: guid(1), problem: null, ...more };
}

function report(more: Partial<RotateReport> = {}): RotateReport {
  return {
    principal: { appId, objectId: guid(900), displayName: 'aks-prod' },
    dryRun: false,
    outcome: 'changed',
    complete: true,
    reasons: [],
    steps: [],
    secret: null,
    stores: [],
    clusters: [],
    removed: [],
    verdicts: [],
    notes: [],
    problems: [],
    blocking: [],
    ...more
  };
}

const step = { request: 'PATCH /applications/x tags', reason: 'Because.' };
const secret = { keyId: guid(2), endsOn: now, made: true };

describe('verdict', () => {
  it.each<[string, RotateReport]>([
    ['Nothing to do: every running cluster has a secret that lasts.', report({ outcome: 'unchanged' })],
    ['Nothing was changed (waiting).', report({ outcome: 'waiting' })],
    ['Dry run: nothing to do.', report({ dryRun: true })],
    ['Dry run, nothing was sent: 1 step to do.', report({ dryRun: true, steps: [step] })],
    [
      'New secret until 2026-11-24, accepted by 2 clusters.',
      report({ secret, clusters: [row('a', 'accepted'), row('b', 'accepted'), row('c', 'unchanged')] })
    ],
    [
      'Stored secret until 2026-11-24, accepted by 1 cluster, 5 clusters still to do, 1 stopped cluster left on the old one.',
      report({
        secret: { ...secret, made: false },
        clusters: (['accepted', 'refused', 'failed', 'waiting', 'skipped', 'held-back', 'stopped'] as const).map((state, index) =>
          row(`c${index}`, state)
        )
      })
    ],
    ['2 old secrets removed.', report({ removed: [managed(1, -9, 9), password(2, -9, 9)] })]
  ])('%s', (text, given) => expect(verdict(given)).toBe(text));
});

describe('clustersJson', () => {
  it('has the state of each cluster and the code of what went wrong', () => {
    expect(JSON.parse(clustersJson([row('a', 'accepted'), row('b', 'failed', { keyId: null, problem: failed })]))).toEqual([
      { id: cluster('a').id, state: 'accepted', keyId: guid(1) },
      { id: cluster('b').id, state: 'failed', keyId: null, problem: 'reset-failed' }
    ]);
  });
});

describe('texts', () => {
  const full = report({
    reasons: ['It ends.'],
    steps: [step],
    secret,
    clusters: [row('a', 'accepted'), row('b', 'failed', { problem: failed })],
    removed: [managed(1, -9, 9)],
    verdicts: [{ credential: password(3, -9, 9), remove: false, lost: false, reason: 'It was not made by this action.' }],
    notes: ['A note.'],
    problems: [failed]
  });

  it('the log tells everything, in groups, the result last', () => {
    expect(logLines(full).map(({ title }) => title)).toEqual([
      'Why',
      'Steps',
      `Clusters of aks-prod (${appId})`,
      'Secrets',
      'Notes',
      'Problems',
      'Result'
    ]);
    const all = logLines(full)
      .flatMap(({ lines }) => lines)
      .join('\n');
    for (const text of ['It ends.', step.request, step.reason, cluster('b').id, 'removed', guid(3), 'A note.', '[reset-failed]'])
      expect(all).toContain(text);
  });

  it('the log says each of them in one line', () => {
    const more = { ...full, clusters: [...full.clusters, row('c', 'held-back', { nodes: 1, keyId: null })] };
    const verdicts = [...full.verdicts, { credential: managed(4, -9, 9), remove: true, lost: false, reason: 'It goes.' }];
    expect(logLines({ ...more, verdicts })).toEqual([
      { title: 'Why', lines: ['It ends.'] },
      { title: 'Steps', lines: [' 1. PATCH /applications/x tags  (Because.)'] },
      {
        title: `Clusters of aks-prod (${appId})`,
        lines: [
          `accepted  ${cluster('a').id} (3 nodes, secret ${guid(1)})`,
          `failed    ${cluster('b').id} (3 nodes, secret ${guid(1)}; reset-failed)`,
          `held-back ${cluster('c').id} (1 node)`
        ]
      },
      {
        title: 'Secrets',
        lines: [
          `removed  ${guid(1)} (managed, until 2026-12-03)`,
          `kept     ${guid(3)} (foreign, until 2026-12-03): It was not made by this action.`,
          `to go    ${guid(4)} (managed, until 2026-12-03): It goes.`
        ]
      },
      { title: 'Notes', lines: ['A note.'] },
      { title: 'Problems', lines: [problemLine(failed)] },
      { title: 'Result', lines: ['New secret until 2026-11-24, accepted by 1 cluster, 2 clusters still to do, 1 old secret removed.'] }
    ]);
  });

  it('the log of nothing is its result, and an application without a name goes by its appId', () => {
    expect(logLines(report({ outcome: 'unchanged' })).map(({ title }) => title)).toEqual(['Result']);
    const nameless = report({ principal: { appId, objectId: guid(900), displayName: '' }, clusters: [row('a', 'accepted')] });
    expect(logLines(nameless)[0]?.title).toBe(`Clusters of ${appId}`);
  });

  it('the summary has the verdict, the ids, and a table for each list', () => {
    const verdicts = [...full.verdicts, { credential: managed(4, -9, 9), remove: false, lost: false, reason: 'In use.' }];
    const clusters = [...full.clusters, row('c', 'waiting', { keyId: null, nodes: 0 })];
    expect(summary({ ...full, verdicts, clusters }).split('\n')).toEqual([
      '**New secret until 2026-11-24, accepted by 1 cluster, 2 clusters still to do, 1 old secret removed.**',
      '',
      `Service principal aks-prod \`${appId}\`, application object id \`${guid(900)}\`.`,
      '',
      '### Problems',
      '',
      `- ${problemMarkdown(failed)}`,
      '',
      '| Cluster | State | Secret | Nodes | Why |',
      '| --- | --- | --- | ---: | --- |',
      `| \`${cluster('a').id}\` | accepted | \`${guid(1)}\` | 3 |  |`,
      `| \`${cluster('b').id}\` | failed | \`${guid(1)}\` | 3 | It failed. |`,
      `| \`${cluster('c').id}\` | waiting |  | 0 |  |`,
      '',
      '| # | Request | Why |',
      '| ---: | --- | --- |',
      '| 1 | `PATCH /applications/x tags` | Because. |',
      '',
      '| Secret | Made by | Ends | |',
      '| --- | --- | --- | --- |',
      `| \`${guid(1)}\` | this action | 2026-12-03 | removed |`,
      `| \`${guid(3)}\` | others | 2026-12-03 | It was not made by this action. |`,
      `| \`${guid(4)}\` | this action | 2026-12-03 | In use. |`,
      '',
      '- A note.',
      ''
    ]);
  });

  it('the summary has no empty table', () => {
    expect(summary(report({ outcome: 'unchanged' }))).toBe(
      `**Nothing to do: every running cluster has a secret that lasts.**\n\nService principal aks-prod \`${appId}\`, application object id \`${guid(900)}\`.\n`
    );
  });

  it('the summary stays below the limit, and says what was left out', () => {
    const many = report({ clusters: Array.from({ length: 500 }, (_, index) => row(`c${index}`, 'accepted')) });
    const text = summary(many, 20_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
    expect(text).toMatch(/\d+ more clusters in the log/);
  });

  it('counts what it left out of each list, and stays below what GitHub keeps', () => {
    const times = <T>(one: T): T[] => Array.from({ length: 300 }, () => one);
    const many = report({
      clusters: times(row('a', 'accepted')),
      steps: times(step),
      removed: times(managed(1, -9, 9)),
      notes: times('A note.'),
      problems: times(failed)
    });
    for (const what of ['problems', 'clusters', 'steps', 'secrets', 'notes'])
      expect(summary(many, 20_000)).toMatch(new RegExp(`^\\d+ more ${what} in the log\\.$`, 'm'));
    const huge = { ...many, notes: Array.from({ length: 9000 }, () => 'x'.repeat(200)) };
    expect(Buffer.byteLength(summary(huge))).toBeLessThan(1_000_000);
  });

  it.each(hostileNames)('%s does nothing, wherever it stands', (_, text) => {
    const problem = { code: 'x', message: text, hint: text };
    const hostile = report({
      principal: { appId, objectId: guid(900), displayName: text },
      reasons: [text],
      steps: [{ request: text, reason: text }],
      clusters: [row('a', 'failed', { problem })],
      verdicts: [{ credential: { ...managed(1, -9, 9), displayName: text }, remove: false, lost: false, reason: text }],
      notes: [text],
      problems: [problem]
    });
    for (const { title, lines } of logLines(hostile))
      for (const line of [title, ...lines]) {
        expect(line).not.toMatch(/[\n\r]/);
        expect(line).not.toMatch(/^\s*(::|##\[)/);
      }
    // Code spans show what they hold as it is.
    expect(summary(hostile).replace(/(`+).*?\1/g, '')).not.toMatch(/<script|<img|^::/im);
  });
});
