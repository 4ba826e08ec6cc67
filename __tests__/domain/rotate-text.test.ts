import { describe, expect, it } from '@jest/globals';
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

  it('the summary begins with the verdict and has no empty table', () => {
    expect(summary(full)).toMatch(/^\*\*New secret until/);
    expect(summary(report())).not.toContain('|');
  });

  it('the summary stays below the limit, and says what was left out', () => {
    const many = report({ clusters: Array.from({ length: 500 }, (_, index) => row(`c${index}`, 'accepted')) });
    const text = summary(many, 20_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000);
    expect(text).toMatch(/\d+ more clusters in the log/);
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
