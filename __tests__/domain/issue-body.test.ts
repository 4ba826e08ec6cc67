/** Issues as people read them. */
import { describe, expect, it } from '@jest/globals';
import { gantt } from '../../src/domain/gantt.ts';
import { memoryMark, type Memory } from '../../src/domain/issue-marks.ts';
import { digestBody, digestTitle, longestBody, nameOf, principalBody, principalTitle } from '../../src/domain/issue-text.ts';
import type { AssessedPrincipal, Severity } from '../../src/domain/model.ts';
import { managedIdentitySteps, nextSteps } from '../../src/domain/next-steps.ts';
import { cluster, day, guid, now, tenantId } from './facts.ts';
import { actionRef, appIdOf, assessedCluster, assessedCredential, principal } from './issue-cases.ts';
import { outage } from './reports.ts';

const empty: Memory = { principals: new Map(), cut: false };
const footer = [
  '',
  '---',
  'This text is rewritten by the action whenever the facts change; write into comments instead. The issue is closed, with the evidence, by the scan that finds it solved.'
];

function body(subject: AssessedPrincipal, unseen: readonly string[] = []): string[] {
  return principalBody({ principal: subject, actionRef, memory: empty, unseen }).split('\n');
}

/** The lines below a heading, up to the next one. */
function under(heading: string, lines: readonly string[]): string[] {
  const start = lines.indexOf(`### ${heading}`);
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => line.startsWith('### ') || line === '---');
  return start === -1 ? [] : rest.slice(0, end === -1 ? undefined : end - 1);
}

describe('the body of an issue', () => {
  it('is complete, in this order', () => {
    const subject = principal(1, 'expired', [], {
      clusters: [
        assessedCluster('b', 'expired'),
        assessedCluster('a', 'ok', appIdOf(1), { use: 'ambiguous', latestEndsOn: now + 400 * day }),
        assessedCluster('c', 'expired', appIdOf(1), { keyId: null, endsOn: null, use: 'unknown' })
      ],
      credentials: [
        assessedCredential(1, 'expired', { displayName: null, holder: 'service-principal' }),
        assessedCredential(2, 'ok', { kind: 'certificate', displayName: 'a|b' })
      ],
      outages: [outage],
      notes: ['A note.', 'Another.']
    });
    const memory = { principals: new Map([[appIdOf(1), [cluster('a').id]]]), cut: false };
    const text = principalBody({ principal: subject, actionRef, files: 'https://f.example/', memory, unseen: [cluster('x').id] });
    expect(text.split('\n')).toEqual([
      `<!-- aks-sp:${tenantId}:${appIdOf(1)} -->`,
      '<!-- aks-sp:severity:expired -->',
      memoryMark(memory),
      '',
      `Service principal fleet-1 (\`${appIdOf(1)}\`) is **expired: clusters cannot sign in to Azure**. 2 of its 3 clusters are in this state. The earliest end among the credentials in use: 2026-11-22.`,
      '',
      '### Outages',
      '',
      `- **${outage.message}** ${outage.wayOut} [\`password-expired\`](https://f.example/docs/troubleshooting.md#password-expired)`,
      '',
      '### Clusters',
      '',
      '| Cluster | State | Power | Credential in use | Ends on | Resource id |',
      '| --- | --- | --- | --- | --- | --- |',
      `| a | ok | Running | ambiguous, judged by \`4000000a\` | 2027-09-20 (at best 2027-12-29) | \`${cluster('a').id}\` |`,
      `| b | expired | Running | \`4000000a\` | 2026-11-22 | \`${cluster('b').id}\` |`,
      `| c | expired | Running | unknown, judged by none | none | \`${cluster('c').id}\` |`,
      '',
      'Listed earlier, not shown by the last scan and not known to be gone:',
      '',
      `- \`${cluster('x').id}\``,
      '',
      '### Credentials',
      '',
      '| Key id | Kind | Held by | Name | State | From | To |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      `| \`${guid(2)}\` | certificate | application | a&#124;b | live | 2026-01-28 | 2027-09-20 |`,
      `| \`${guid(1)}\` | password | service principal |  | expired | 2026-01-28 | 2026-11-22 |`,
      '',
      '### Validity',
      '',
      ...gantt([subject], { maxRows: 40 }).split('\n'),
      '',
      '### Notes',
      '',
      '- A note.',
      '- Another.',
      '',
      '### Next step',
      '',
      ...nextSteps(subject, actionRef, 20),
      '',
      '### Or no secret at all: managed identity',
      '',
      ...managedIdentitySteps(subject, 20),
      ...footer
    ]);
  });

  it('of a healthy one without anything has no empty section', () => {
    const bare = principal(1, 'ok', [], { displayName: null, credentials: [], nextExpiry: null });
    expect(body(bare).slice(4)).toEqual([
      `Service principal unnamed (\`${appIdOf(1)}\`) is **healthy**. No cluster was found on it.`,
      ...['', '### Clusters', '', 'No cluster.', '', '### Credentials', '', 'No credential.'],
      ...['', '### Next step', '', 'Nothing to do.'],
      ...['', '### Or no secret at all: managed identity', '', 'No cluster was found on this principal.'],
      ...footer
    ]);
  });

  it.each<[Severity, string]>([
    ['ok', 'healthy'],
    ['unknown', 'not known to be healthy'],
    ['expiring', 'expiring'],
    ['critical', 'about to expire (critical)'],
    ['expired', 'expired: clusters cannot sign in to Azure']
  ])('says of %s: %s', (severity, words) => {
    expect(body(principal(1, severity, ['a']))[4]).toContain(`is **${words}**. 1 of its 1 cluster is in this state.`);
  });

  it('shows the best case only where it is another, and the use is not known', () => {
    const ends = (more: object): string | undefined =>
      under('Clusters', body(principal(1, 'ok', [], { clusters: [assessedCluster('a', 'expiring', appIdOf(1), more)] })))[2];
    const best = { latestEndsOn: now + 400 * day };
    expect(ends({ use: 'unknown', ...best })).toContain('| 2026-12-14 (at best 2027-12-29) |');
    expect(ends({ use: 'known', ...best })).toContain('| 2026-12-14 |');
    expect(ends({ use: 'unknown', latestEndsOn: null })).toContain('| 2026-12-14 |');
    expect(ends({ use: 'unknown', latestEndsOn: now + 20 * day })).toContain('| 2026-12-14 |');
  });

  it('lists credentials from the last to end, equal ones by id', () => {
    const credentials = [assessedCredential(1, 'critical'), assessedCredential(3, 'ok'), assessedCredential(2, 'ok')];
    for (const list of [credentials, credentials.toReversed()]) {
      const rows = under('Credentials', body(principal(1, 'ok', ['a'], { credentials: list }))).slice(2);
      expect(rows.map((row) => /(\d)` \|/.exec(row)?.[1])).toEqual(['2', '3', '1']);
    }
  });

  it('counts what it leaves out of each list', () => {
    const names = Array.from({ length: 103 }, (_, at) => `c${at}`);
    const many = principal(1, 'expired', names, {
      credentials: names.map((_, at) => assessedCredential(at, 'ok')),
      notes: names,
      outages: names.map((name) => ({ ...outage, message: name }))
    });
    const lines = body(many, names);
    expect(lines.join('\n').length).toBeLessThanOrEqual(longestBody);
    const left = (what: string): string => `3 more ${what} left out.`;
    expect(under('Outages', lines).slice(-2)).toEqual(['', left('outages')]);
    expect(under('Clusters', lines)).toHaveLength(2 + 100 + 2 + 3 + 100 + 2);
    expect(under('Clusters', lines).slice(102, 104)).toEqual(['', left('clusters')]);
    expect(under('Clusters', lines).slice(-2)).toEqual(['', left('clusters')]);
    expect(under('Credentials', lines).slice(-2)).toEqual(['', left('credentials')]);
    expect(under('Notes', lines).slice(-2)).toEqual(['', left('lines')]);
    expect(under('Next step', lines).join('\n')).toContain('The same for 83 more clusters.');
    expect(under('Or no secret at all: managed identity', lines).join('\n')).toContain('The same for 83 more clusters.');
    expect(under('Validity', lines).join('\n')).toContain('63 more credentials not drawn.');
  });

  it('leaves nothing out that fits, to the last row', () => {
    const names = Array.from({ length: 100 }, (_, at) => `c${at}`);
    expect(body(principal(1, 'expired', [], { notes: names })).join('\n')).not.toContain('left out');
    expect(under('Notes', body(principal(1, 'expired', [], { notes: [...names, 'x'] }))).slice(-1)).toEqual(['1 more line left out.']);
  });
});

describe('the body of a digest', () => {
  const two = [
    principal(1, 'critical', ['a', 'b'], { outages: [outage] }),
    principal(2, 'expiring', [], { displayName: null, nextExpiry: null })
  ];

  it('is complete, in this order', () => {
    const memory = { principals: new Map([[appIdOf(1), []]]), cut: true };
    expect(digestBody({ tenantId, principals: two, memory, unseen: [appIdOf(7)] }, 'critical').split('\n')).toEqual([
      `<!-- aks-sp:${tenantId}:digest -->`,
      '<!-- aks-sp:severity:critical -->',
      memoryMark(memory),
      '',
      '2 service principals of AKS clusters need attention and have no issue of their own.',
      '',
      '### Service principals',
      '',
      '| Name | Application (client) id | State | Ends on | Clusters | Outage |',
      '| --- | --- | --- | --- | --- | --- |',
      `| fleet-1 | \`${appIdOf(1)}\` | critical | 2026-11-27 | 2 | ${outage.message} |`,
      `| unnamed | \`${appIdOf(2)}\` | expiring | none | 0 |  |`,
      '',
      '### Not judged by the last scan',
      '',
      `- Listed earlier: ${appIdOf(7)}.`,
      '',
      '### Validity',
      '',
      ...gantt(two, { maxRows: 60 }).split('\n'),
      '',
      '### Next step',
      '',
      'Run this action with `operation: rotate` and the `app-id` of each, the most urgent first.',
      ...footer
    ]);
  });

  it('of one speaks of one', () => {
    const text = digestBody({ tenantId, principals: two.slice(0, 1), memory: empty, unseen: [] }, 'critical');
    expect(text).toContain('\n1 service principal of AKS clusters needs attention and has no issue of its own.\n');
    expect(text).not.toContain('Not judged');
  });

  it('draws sixty bars at most, fewer where rows are left out', () => {
    const many = (count: number): AssessedPrincipal[] => Array.from({ length: count }, (_, at) => principal(at + 1, 'critical', ['c']));
    const text = (count: number): string => digestBody({ tenantId, principals: many(count), memory: empty, unseen: [] }, 'critical');
    expect(text(61)).toContain('\n1 more credential not drawn.\n');
    expect(text(60)).not.toContain('not drawn');
  });
});

describe('names', () => {
  it('in a title hold no backtick and at most 120 characters', () => {
    expect(principalTitle({ ...principal(1, 'ok'), displayName: '`a`' })).toBe("AKS service principal 'a' (2000000a): ok");
    const long = principalTitle({ ...principal(1, 'ok'), displayName: 'x'.repeat(200) });
    expect(long).toBe(`AKS service principal ${'x'.repeat(119)}… (2000000a): ok`);
    expect(digestTitle('critical')).toBe('AKS service principals that need attention: critical');
  });

  it('in a text are escaped, and unnamed where there is none', () => {
    expect(nameOf({ ...principal(1, 'ok'), displayName: '*a*' })).toBe(`\\*a\\* (\`${appIdOf(1)}\`)`);
    expect(nameOf({ ...principal(1, 'ok'), displayName: null })).toBe(`unnamed (\`${appIdOf(1)}\`)`);
  });
});
