import { describe, expect, it } from '@jest/globals';
import {
  changedComment,
  departure,
  duplicateComment,
  emptyDigestComment,
  goneComment,
  healthyComment,
  reopenedComment
} from '../../src/domain/issue-comments.ts';
import { longestBody } from '../../src/domain/issue-text.ts';
import { day, guid, now } from './facts.ts';
import { appIdOf, assessedCluster, principal } from './issue-cases.ts';
import { outage } from './reports.ts';

const down = principal(1, 'expired', ['c1'], { outages: [outage] });
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${at}`);

describe('a comment says what happened, and why', () => {
  it('when the severity changed', () => {
    expect(changedComment('critical', 'expired', down)).toEqual({
      mark: '<!-- aks-sp:event:changed:expired -->',
      body: [
        '<!-- aks-sp:event:changed:expired -->',
        'From **critical** to **expired**.',
        'Earliest end among the credentials in use: 2026-11-22.',
        '',
        `- ${outage.message} ${outage.wayOut}`
      ].join('\n')
    });
  });

  it('when trouble returned', () => {
    const quiet = principal(1, 'critical', ['c1'], { nextExpiry: null });
    expect(reopenedComment('critical', quiet).body).toBe('<!-- aks-sp:event:reopened:critical -->\nReopened: **critical**.');
  });

  it('of many, without any one of them', () => {
    expect(changedComment('ok', 'critical', null).body).toBe('<!-- aks-sp:event:changed:critical -->\nFrom **ok** to **critical**.');
    expect(reopenedComment('critical', null).body).toBe('<!-- aks-sp:event:reopened:critical -->\nReopened: **critical**.');
  });

  it('when all is healthy: which credential each cluster has', () => {
    const clusters = [
      assessedCluster('a', 'ok'),
      assessedCluster('b', 'ok', appIdOf(1), { keyId: guid(2), endsOn: now + 9 * day, use: 'unknown' }),
      assessedCluster('c', 'ok'),
      assessedCluster('d', 'ok', appIdOf(1), { keyId: guid(3), endsOn: null }),
      assessedCluster('e', 'ok', appIdOf(1), { keyId: null, endsOn: null })
    ];
    expect(healthyComment(principal(1, 'ok', [], { clusters }))).toEqual({
      mark: '<!-- aks-sp:event:closed:ok -->',
      body: [
        '<!-- aks-sp:event:closed:ok -->',
        'Closed: every cluster found by a complete scan is healthy.',
        '',
        `- key \`${guid(1)}\`, valid until 2027-09-20: a, c`,
        `- key \`${guid(2)}\`, valid until 2026-12-03, use unknown: judged by the credential that ends first: b`,
        `- key \`${guid(3)}\`, valid until unknown: d`,
        '- no credential that ends: e'
      ].join('\n')
    });
  });

  it('when nothing uses it any more: what became of each cluster', () => {
    const fates = new Map([
      ['/a', { kind: 'gone' }],
      ['/b', { kind: 'moved', to: 'MSI' }],
      ['/c', { kind: 'moved', to: appIdOf(2) }],
      ['/d', { kind: 'here' }],
      ['/e', { kind: 'unknown' }]
    ] as const);
    expect(goneComment(fates)).toEqual({
      mark: '<!-- aks-sp:event:gone:ok -->',
      body: [
        '<!-- aks-sp:event:gone:ok -->',
        'Closed: a scan of the whole tenant finds no cluster on this service principal. Its application and role assignments may be left behind.',
        '',
        '- `/a`: deleted (404)',
        '- `/b`: now on a managed identity',
        `- \`/c\`: now on the service principal \`${appIdOf(2)}\``,
        '- `/d`: here',
        '- `/e`: unknown'
      ].join('\n')
    });
    expect(goneComment(new Map()).body.split('\n')).toHaveLength(2);
  });

  it('when nobody is left in the digest', () => {
    expect(emptyDigestComment(['one line'])).toEqual({
      mark: '<!-- aks-sp:event:closed:digest -->',
      body: '<!-- aks-sp:event:closed:digest -->\nClosed: no service principal is left in this digest.\n\n- one line'
    });
  });

  it('when it is a duplicate, in the words that GitHub looks for', () => {
    const mark = '<!-- aks-sp:event:duplicate:7 -->';
    expect(duplicateComment(7)).toEqual({ mark, body: `Duplicate of #7\n\n${mark}` });
  });

  it.each<[() => string, string]>([
    [() => departure(principal(1, 'ok'), 'healthy'), `fleet-1 (\`${appIdOf(1)}\`): healthy, earliest end 2027-09-20`],
    [() => departure(principal(1, 'ok', [], { nextExpiry: null }), 'healthy'), `fleet-1 (\`${appIdOf(1)}\`): healthy`],
    [() => departure(principal(1, 'ok'), 'gone'), `fleet-1 (\`${appIdOf(1)}\`): no cluster uses it any more`],
    [() => departure(appIdOf(1), 'gone'), `\`${appIdOf(1)}\`: no cluster uses it any more`],
    [() => departure(appIdOf(1), 'healthy'), `\`${appIdOf(1)}\`: no cluster uses it any more`],
    [() => departure(principal(1, 'ok'), 'own issue'), `fleet-1 (\`${appIdOf(1)}\`): has an issue of its own`],
    [() => departure(appIdOf(1), 'own issue'), `\`${appIdOf(1)}\`: has an issue of its own`]
  ])('who left the digest: %#', (line, expected) => expect(line()).toBe(expected));
});

describe('a comment on many', () => {
  it('names fifty clusters of one credential, and counts the others', () => {
    const line = (count: number): string | undefined =>
      healthyComment(principal(1, 'ok', names(count)))
        .body.split('\n')
        .at(-1);
    expect(line(50)).toMatch(/c48, c49$/);
    expect(line(51)).toMatch(/c48, c49 and 1 more cluster$/);
    expect(line(53)).toMatch(/c49 and 3 more clusters$/);
  });

  it('lists fifty lines, and counts the others', () => {
    const lines = (count: number): string[] => emptyDigestComment(names(count)).body.split('\n');
    expect(lines(50)).toHaveLength(53);
    expect(lines(50).at(-1)).toBe('- c49');
    expect(lines(51)).toHaveLength(54);
    expect(lines(51).at(-1)).toBe('- and 1 more');
  });

  it('is cut at the limit of GitHub', () => {
    expect(emptyDigestComment(['x'.repeat(70_000)]).body).toHaveLength(longestBody);
  });
});
