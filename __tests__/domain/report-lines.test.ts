/** The report word for word, as the summary, the log and the annotations show it. */
import { describe, expect, it } from '@jest/globals';
import { gantt } from '../../src/domain/gantt.ts';
import { identityTable } from '../../src/domain/managed-identity.ts';
import { problemLine, problemMarkdown } from '../../src/domain/problem-text.ts';
import { annotations, logLines, summary, type IssueNote } from '../../src/domain/report-text.ts';
import { nextSteps, verdict } from '../../src/domain/report-words.ts';
import { managedIdentityCommand } from '../../src/domain/text.ts';
import { cluster, guid, subscriptionId, tenantId } from './facts.ts';
import { assessed, nthAppId, outage, principal, report } from './reports.ts';

const problem = { code: 'page-not-read', message: 'A page *was* not read.', hint: 'Scan again.' };
const scanned = [
  { subscriptionId, displayName: 'Production', covered: true },
  { subscriptionId: guid(5), displayName: 'Te|st', covered: false }
];
const fleet = report(
  [
    principal('expired', { appId: nthAppId(1), notes: ['Shared.'] }),
    principal('critical', {
      appId: nthAppId(2),
      displayName: null,
      clusters: [assessed('a', 3), assessed('b', 3)],
      notes: ['One.', 'Two.']
    }),
    principal('unknown', { appId: nthAppId(3), clusters: [], credentials: [], nextExpiry: null })
  ],
  {
    complete: false,
    status: 'expired',
    coverage: { subscriptions: false, tenant: false, scanned },
    managedIdentityClusters: 1,
    problems: [problem]
  }
);
const notes: IssueNote[] = [
  { appId: nthAppId(1).toUpperCase(), action: 'opened', number: 7, url: 'https://github.com/o/r/issues/7' },
  { appId: null, action: 'updated', number: 8, url: null },
  { appId: nthAppId(3), action: 'planned', number: null, url: null },
  { appId: nthAppId(2), action: 'unchanged', number: 9, url: 'ftp://x/9' }
];

describe('the summary', () => {
  it('is complete, in this order', () => {
    const table = identityTable(fleet);
    expect(summary(fleet, notes).split('\n')).toEqual([
      `**${verdict(fleet)}**`,
      '',
      `Tenant \`${tenantId}\`, scanned 2026-11-24T12:00:00Z (the service's clock).`,
      '',
      '| Status | Service principal | Clusters | Secret that decides | Which secret is used | Next step | Issue |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      `| ✗ down | sp-expired<br>\`${nthAppId(1)}\` | aks-expired | \`4000000a\` ended 2026-11-21 (3 days ago) | on record | Now: see its way out below | [Issue 7](https://github.com/o/r/issues/7) opened |`,
      `| ▲ critical | unnamed<br>\`${nthAppId(2)}\` | a, b<br>shared by 2 | \`4000000a\` ends 2026-11-27 (in 3 days) | on record | Run rotate with this app-id | Issue 9 unchanged |`,
      `| ? unknown | sp-unknown<br>\`${nthAppId(3)}\` | none seen | none known | no cluster seen | Give this run the right to read it, then scan again | planned |`,
      '',
      '### Cannot sign in now',
      '',
      `- **sp-expired** (\`${nthAppId(1)}\`): ${outage.message}<br>`,
      `  Way out: ${outage.wayOut} [\`password-expired\`](docs/troubleshooting.md#password-expired)`,
      '',
      '### Validity',
      '',
      ...gantt(fleet.principals, { title: 'Validity of credentials', maxRows: 40 }).split('\n'),
      '',
      '### Problems',
      '',
      `- ${problemMarkdown(problem)}`,
      '',
      '### Subscriptions not covered',
      '',
      'No role was found that lets this identity read every cluster in them, and what it may not read is silently missing.',
      'Give it Reader (or `Microsoft.ContainerService/managedClusters/read`) on each, or on a management group above.',
      '',
      '| Subscription | Id |',
      '| --- | --- |',
      `| Te&#124;st | \`${guid(5)}\` |`,
      '',
      '<details><summary>Notes</summary>',
      '',
      `- sp-expired (\`${nthAppId(1)}\`): Shared.`,
      `- unnamed (\`${nthAppId(2)}\`): One.`,
      `- unnamed (\`${nthAppId(2)}\`): Two.`,
      '',
      '</details>',
      '',
      '### Issues',
      '',
      `- [Issue 7](https://github.com/o/r/issues/7) opened: \`${nthAppId(1).toUpperCase()}\``,
      '- Issue 8 updated: digest',
      `- planned: \`${nthAppId(3)}\``,
      '',
      '### Managed identity instead',
      '',
      '1 cluster already uses a managed identity, where nothing expires. Microsoft recommends it; a service principal is still needed where a cluster must reach another tenant. For aks-expired:',
      '',
      '```sh',
      managedIdentityCommand(cluster('aks-expired')),
      '```',
      '',
      ...(table?.head ?? []),
      ...(table?.rows ?? []),
      ...(table?.tail ?? []),
      '',
      '### What to do next',
      '',
      ...nextSteps(fleet).map((step, index) => `${index + 1}. ${step}`),
      ''
    ]);
  });

  it('of nothing is short', () => {
    const nothing = report([], { managedIdentityClusters: 2 });
    expect(summary(nothing, []).split('\n')).toEqual([
      ...[`**${verdict(nothing)}**`, '', `Tenant \`${tenantId}\`, scanned 2026-11-24T12:00:00Z (the service's clock).`, ''],
      ...['2 clusters already use a managed identity, where nothing expires.', '', '### What to do next', '', '1. Nothing to do now.', '']
    ]);
    expect(summary(report([]), [])).not.toContain('managed identity');
    expect(summary(report([principal('ok')]), [])).toContain('\n\nMicrosoft recommends it;');
  });

  it('says of each part what was left out', () => {
    const times = <T>(one: T): T[] => Array.from({ length: 500 }, () => one);
    const down = principal('expired', { notes: ['A note.'], outages: [outage, outage] });
    const coverage = { subscriptions: false, tenant: false, scanned: times({ subscriptionId, displayName: 'x', covered: false }) };
    const issues = times({ appId: null, action: 'opened', number: 1, url: null } as const);
    const text = summary(report(times(down), { complete: false, coverage, problems: times(problem) }), issues, 60_000);
    for (const line of [
      /\n\d+ more service principals, less urgent than these, left out here; `report-file` writes all of them\.\n/,
      /\n\d+ more outages left out here; `report-file` writes all of them\.\n/,
      /\n\d+ more problems left out here\.\n/,
      /\n\d+ more subscriptions left out here\.\n/,
      /\n\d+ more notes left out here\.\n/,
      /\n\d+ more issues left out here\.\n/
    ])
      expect(text).toMatch(line);
    expect(summary(fleet, [], 3000)).toContain('\nThe chart did not fit here.\n');
  });
});

describe('an issue', () => {
  const shown = (more: Partial<IssueNote>): string | undefined =>
    /### Issues\n\n- (.*): digest\n/.exec(summary(report([]), [{ appId: null, action: 'opened', number: 7, url: null, ...more }]))?.[1];

  it.each([
    ['https://x.example/a', '[Issue 7](https://x.example/a) opened'],
    ['http://x.example/a?b=c&d#e', '[Issue 7](http://x.example/a?b=c&d#e) opened'],
    ["https://x.example/(a)*'!|", '[Issue 7](https://x.example/%28a%29%2A%27%21%7C) opened'],
    ['xhttps://x.example/a', 'Issue 7 opened'],
    ['httpsx://x.example/a', 'Issue 7 opened'],
    ['no address', 'Issue 7 opened'],
    [null, 'Issue 7 opened']
  ])('at %j is shown as %s', (url, text) => expect(shown({ url })).toBe(text));

  it('without a number is an issue all the same', () => {
    expect(shown({ number: null })).toBe('issue opened');
    expect(summary(report([principal('ok')]), [])).toMatch(/\| None \| {2}\|\n/);
  });
});

describe('the log', () => {
  it('is complete, in groups', () => {
    expect(logLines(fleet, notes)).toEqual([
      { title: '', lines: [verdict(fleet)] },
      {
        title: 'Scan',
        lines: [
          `Tenant ${tenantId}, scanned 2026-11-24T12:00:00Z (the service's clock).`,
          '1 cluster on managed identity.',
          `Not covered: subscription ${guid(5)} (Te|st).`
        ]
      },
      {
        title: 'Service principals, most urgent first',
        lines: [
          `✗ down      sp-expired  ${nthAppId(1)}  4000000a ended 2026-11-21 (3 days ago)  on record        aks-expired      Now: see its way out below`,
          `▲ critical  unnamed     ${nthAppId(2)}  4000000a ends 2026-11-27 (in 3 days)    on record        a, b             Run rotate with this app-id`,
          `? unknown   sp-unknown  ${nthAppId(3)}  no end known                            no cluster seen  no cluster seen  Give this run the right to read it, then scan again`
        ]
      },
      {
        title: 'Cannot sign in now',
        lines: [
          `sp-expired (app-id ${nthAppId(1)}): ${outage.message}`,
          `  Way out: ${outage.wayOut} docs/troubleshooting.md#password-expired`
        ]
      },
      { title: 'Problems', lines: [problemLine(problem)] },
      {
        title: 'Notes',
        lines: [
          `sp-expired (app-id ${nthAppId(1)}): Shared.`,
          `unnamed (app-id ${nthAppId(2)}): One.`,
          `unnamed (app-id ${nthAppId(2)}): Two.`
        ]
      },
      {
        title: 'Issues',
        lines: [
          `opened: issue 7 for ${nthAppId(1).toUpperCase()} https://github.com/o/r/issues/7`,
          'updated: issue 8 for the digest',
          `planned: issue for ${nthAppId(3)}`
        ]
      },
      {
        title: '',
        lines: [
          'What to do next:',
          ...nextSteps(fleet).map((step, index) => `  ${index + 1}. ${step}`),
          `  For good, move to a managed identity, for example: ${managedIdentityCommand(cluster('aks-expired'))}`
        ]
      }
    ]);
  });

  it('of nothing is the verdict, the scan and the next step', () => {
    expect(logLines(report([]), []).map(({ title, lines }) => [title, lines.length])).toEqual([
      ['', 1],
      ['Scan', 2],
      ['', 2]
    ]);
  });

  it('shows an end without a key, three clusters and at most 40 characters of a name', () => {
    const odd = principal('ok', {
      displayName: 'n'.repeat(60),
      clusters: ['a', 'b', 'c', 'd'].map((name) => assessed(name, 200, { keyId: null }))
    });
    const [line] = logLines(report([odd]), [])[2]?.lines ?? [];
    expect(line).toContain(`  ${'n'.repeat(39)}…  `);
    expect(line).toContain('  a, b, c and 1 more  ');
    const bare = principal('ok', { clusters: [], credentials: [] });
    expect(logLines(report([bare]), [])[2]?.lines[0]).toContain('  - ends 2027-06-12 (in 200 days)  ');
  });
});

describe('the annotations', () => {
  const at = (code: string): string => `docs/troubleshooting.md#${code}`;

  it('say of each what it is, most urgent first', () => {
    const all = report([...fleet.principals, principal('expiring', { appId: nthAppId(4) }), principal('ok', { appId: nthAppId(5) })], {
      complete: false,
      problems: [problem]
    });
    const ends = (days: string): string => `Its client secret 4000000a ends ${days}.`;
    expect(annotations(all)).toEqual([
      {
        level: 'error',
        title: 'Service principal down: sp-expired',
        message: `sp-expired (app-id ${nthAppId(1)}): ${outage.message} Clusters: aks-expired. ${outage.wayOut} ${at('password-expired')}`
      },
      {
        level: 'warning',
        title: 'Service principal ends very soon: unnamed',
        message: `unnamed (app-id ${nthAppId(2)}): ${ends('2026-11-27 (in 3 days)')} Clusters: a, b. Run rotate with this app-id. ${at('secret-ending')}`
      },
      {
        level: 'warning',
        title: 'Scan not complete',
        message: `The scan is NOT complete: 1 service principal could not be judged; 1 problem, see below. ${at('scan-incomplete')}`
      },
      { level: 'warning', title: 'page-not-read', message: problemLine(problem) },
      {
        level: 'warning',
        title: 'Service principal ends soon: sp-expiring',
        message: `sp-expiring (app-id ${nthAppId(4)}): ${ends('2026-12-14 (in 20 days)')} Clusters: aks-expiring. Run rotate with this app-id. ${at('secret-ending')}`
      },
      {
        level: 'warning',
        title: 'Service principal not judged: sp-unknown',
        message: `sp-unknown (app-id ${nthAppId(3)}): Nothing is known of its secrets. Give this run the right to read it, then scan again. ${at('not-judged')}`
      }
    ]);
    expect(annotations(report([principal('ok')]))).toEqual([]);
  });

  it('are at most ten of a level, the last of which counts the others', () => {
    const many = (count: number): object[] => annotations(report(Array.from({ length: count }, () => principal('critical'))));
    expect(many(10)).toHaveLength(10);
    expect(many(12)).toHaveLength(10);
    expect(many(12).at(-1)).toEqual({ level: 'warning', title: '3 more', message: '3 more of these are in the summary of this run.' });
    const two = report([principal('critical'), principal('critical')]);
    expect(annotations(two, 1)).toEqual([
      { level: 'warning', title: '2 more', message: '2 more of these are in the summary of this run.' }
    ]);
    expect(annotations(two, 0)).toEqual([]);
  });
});
