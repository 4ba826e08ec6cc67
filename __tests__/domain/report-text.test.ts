import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Severity } from '../../src/domain/model.ts';
import { annotations, logLines, summary, type IssueNote } from '../../src/domain/report-text.ts';
import { day, guid, now, subscriptionId } from './facts.ts';
import { hostileNames } from './hostile.ts';
import { assessed, nthAppId, outage, principal, report, reportFullOf } from './reports.ts';
import { runs } from './runs.ts';

const size = (text: string): number => new TextEncoder().encode(text).length;
const columns = 7;

/**
 * Fails on anything cut in the middle: a table row without its cells, a fence, a details element or a comment left open.
 * Returns what stands outside of fences.
 */
function wholeMarkdown(text: string): string {
  const outside: string[] = [];
  let fence = false;
  let width = 0;
  for (const line of text.split('\n')) {
    if (/^```/.test(line)) fence = !fence;
    else if (!fence) {
      const cells = line.startsWith('|') ? line.split('|').length : 0;
      if (cells > 0) {
        expect(line).toMatch(/ \|$/);
        expect(cells).toBe(width || cells);
      }
      width = cells;
      outside.push(line);
    }
  }
  expect(fence).toBe(false);
  const open = outside.filter((line) => line.startsWith('<details>'));
  expect(outside.filter((line) => line === '</details>')).toHaveLength(open.length);
  return outside.join('\n');
}

/** Stands for what is shown but means nothing: leaving nothing behind would push its neighbours together. */
const inert = '\u0001';
const shown: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#92;': '\\', '&#124;': '|' };

/** Escapes and code spans from left to right, as a renderer reads: an escaped backtick opens no code span. */
function withoutOwn(markdown: string, escaped: (character: string) => string, entity: (text: string) => string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])|`[^`\n]*`/g, (_, character: string | undefined) => (character === undefined ? inert : escaped(character)))
    .replace(/<span>[^<>]<\/span>|<br>|<\/?code>|<\/?details>|<\/?summary>/g, inert)
    .replace(/&(?:amp|lt|gt|#92|#124);/g, entity)
    .replace(/^### /gm, inert);
}

/**
 * Only what this report writes itself may be left of HTML, links and mentions: in the source, and in the text that a renderer
 * shows, where GitHub looks for mentions and links once the escapes are gone.
 */
/** Links of ours to what explains a code, which are meant to work. */
const ownLinks = /\[(?:`[a-z0-9-]+`)?\]\(docs\/troubleshooting\.md#[a-z0-9-]{1,60}\)/g;

function activeParts(whole: string): string[] {
  const markdown = whole.replace(ownLinks, '');
  const source = withoutOwn(
    markdown,
    () => inert,
    () => inert
  );
  const rendered = withoutOwn(
    markdown,
    (character) => character,
    (text) => shown[text] ?? inert
  );
  return [
    ...(source.match(/<[a-z!/][^>]*>?|[@`]|\[[^\]]*\]\([^)]*\)|#\d|GH-\d|:\/\/|www\.|^#.*|^> .*/gim) ?? []),
    ...(rendered.match(/@|#\d|GH-\d|:\/\/|www\./gi) ?? [])
  ];
}

function issue(appId: string | null, action: IssueNote['action'], number: number): IssueNote {
  return { appId, action, number, url: `https://github.com/o/r/issues/${String(number)}` };
}

const fleet = report(
  [
    principal('expired', { appId: nthAppId(1) }),
    principal('critical', {
      appId: nthAppId(2),
      clusters: [
        assessed('a', 40),
        assessed('b', 3, { severity: 'critical', cluster: { ...assessed('b', 3).cluster, powerState: 'Stopped' } })
      ]
    }),
    principal('expiring', {
      appId: nthAppId(3),
      clusters: [assessed('c', 20, { severity: 'expiring', use: 'unknown', latestEndsOn: now + 90 * day })]
    }),
    principal('ok', { appId: nthAppId(4), notes: ['Half-finished rotation on: d.'] })
  ],
  { managedIdentityClusters: 5 }
);

describe('the verdict', () => {
  const firstLine = (text: string): string => text.split('\n')[0] ?? '';

  it('comes first, in one line', () => {
    expect(firstLine(summary(fleet, []))).toBe(
      '**Of 4 service principals of AKS clusters: 1 has expired or cannot sign in, 1 ends within 7 days, 1 ends within 30 days, 1 is fine. The scan is complete for the whole tenant.**'
    );
  });

  it('is short when all is well', () => {
    expect(firstLine(summary(report([principal('ok')]), []))).toBe(
      '**1 service principal of AKS clusters, none ends within 30 days. The scan is complete for the whole tenant.**'
    );
  });

  it('says what a narrower scan did not see', () => {
    const narrow = report([], { coverage: { ...fleet.coverage, tenant: false } });
    expect(firstLine(summary(narrow, []))).toBe(
      '**No AKS cluster that uses a service principal was found. The scan is complete for 1 subscription; others, if any, were not seen.**'
    );
  });

  it('never reads as healthy when the scan is not complete', () => {
    const scanned = [
      { subscriptionId, displayName: 'Production', covered: true },
      { subscriptionId: guid(5), displayName: 'Test', covered: false }
    ];
    const partial = report([principal('ok'), principal('unknown')], {
      complete: false,
      status: 'unknown',
      coverage: { subscriptions: false, tenant: false, scanned },
      problems: [{ code: 'x', message: 'm', hint: 'h' }]
    });
    expect(firstLine(summary(partial, []))).toContain(
      'The scan is NOT complete: 1 of 2 subscriptions may hold clusters that this identity cannot read; 1 service principal could not be judged; 1 problem, see below.'
    );
    const nothingSaid = report([principal('ok')], { complete: false });
    expect(firstLine(summary(nothingSaid, []))).toContain('NOT complete: not everything could be read.');
    expect(summary(nothingSaid, [])).not.toContain('Nothing to do');
  });
});

describe('the summary', () => {
  it('tells of each principal what it is, what decides and what to do', () => {
    const rows = summary(fleet, [issue(nthAppId(1), 'opened', 7)])
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows[2]).toBe(
      `| ✗ down | sp-expired<br>\`${nthAppId(1)}\` | aks-expired | \`4000000a\` ended 2026-11-21 (3 days ago) | on record | Now: see its way out below | [Issue 7](https://github.com/o/r/issues/7) opened |`
    );
    expect(rows[3]).toContain(
      '| a, b (stopped)<br>shared by 2 | `4000000a` ends 2026-11-27 (in 3 days) | on record | Start b, then run rotate with this app-id |'
    );
    expect(rows[4]).toContain('ends 2026-12-14 (in 20 days) | not on record, at best until 2027-02-22 | Run rotate with this app-id |');
    expect(rows[5]).toContain('| ✓ fine | sp-ok<br>');
  });

  it('has the way out of an outage, the chart, the notes, the command, and what to do last', () => {
    const text = summary(fleet, []);
    const inOrder = [
      '### Cannot sign in now',
      outage.wayOut,
      '```mermaid',
      'Half-finished rotation',
      'az aks update',
      '### What to do next',
      '1. Bring back sp-expired'
    ];
    expect(inOrder.map((part) => text.indexOf(part))).toEqual(inOrder.map((part) => text.indexOf(part)).toSorted((a, b) => a - b));
    expect(inOrder.filter((part) => !text.includes(part))).toEqual([]);
    expect(text).toContain(
      `az aks update --resource-group rg --name aks-expired --enable-managed-identity --subscription ${subscriptionId}`
    );
    expect(text).toContain('5 clusters already use a managed identity');
    expect(text).toContain('Start b: a stopped cluster cannot take a new secret.');
  });

  it('names subscriptions that are not covered, and no others', () => {
    const scanned = [
      { subscriptionId, displayName: 'Production', covered: true },
      { subscriptionId: guid(5), displayName: 'Test | x', covered: false }
    ];
    const text = summary(report([], { complete: false, coverage: { subscriptions: false, tenant: false, scanned } }), []);
    expect(text).toContain(`| Test &#124; x | \`${guid(5)}\` |`);
    expect(text).not.toContain('Production');
  });

  it('asks the other tenant, without offering rotate', () => {
    const foreign = report([principal('unknown', { foreignTenantId: guid(8) })]);
    expect(summary(foreign, [])).toContain(`Ask the administrators of tenant ${guid(8)}`);
    expect(summary(foreign, [])).not.toContain('operation rotate');
  });

  it('has nothing to do when there is nothing', () => {
    expect(summary(report([principal('ok')]), [])).toMatch(/### What to do next\n\n1\. Nothing to do now\.\n$/);
  });

  it('links only to web addresses', () => {
    const text = summary(fleet, [
      { appId: null, action: 'updated', number: 1, url: 'javascript:alert(1)' },
      { appId: null, action: 'updated', number: 2, url: 'https://x.example/a)(b|c <d>`' },
      { appId: nthAppId(9), action: 'closed', number: 3, url: null },
      { appId: nthAppId(9), action: 'planned', number: null, url: null },
      { appId: nthAppId(9), action: 'unchanged', number: 44, url: null }
    ]);
    expect(text).not.toContain('javascript');
    expect(text).toContain('- Issue 1 updated: digest');
    expect(text).toMatch(/- \[Issue 2\]\(https:\/\/x\.example\/a%29%28b%7Cc%20%3Cd%3E%60\) updated: digest/);
    expect(text).toContain(`- Issue 3 closed: \`${nthAppId(9)}\``);
    expect(text).toContain(`- planned: \`${nthAppId(9)}\``);
    expect(text).not.toContain('44');
  });

  it.each(hostileNames)('shows %s everywhere and does nothing', (_, name) => {
    const text = summary(reportFullOf(name), [{ appId: name, action: 'opened', number: 1, url: null }]);
    expect(activeParts(wholeMarkdown(text))).toEqual([]);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  });

  it('the check sees what is active, in the source and only once it is rendered', () => {
    const active = ['a@b', '[x](y)', '<b>', 'https://x', 'see #12', ':\\//x', '\\@team', 'www\\.x'];
    for (const text of active) expect(activeParts(text)).not.toEqual([]);
    for (const text of [':\\*//', '\\[x\\](y)', '`@team`', '<span>@</span>team']) expect(activeParts(text)).toEqual([]);
  });

  it('does nothing with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('a1 @#|`\\<>[]()*_\n\r:-/!&~$=')) }), (name) => {
        expect(activeParts(wholeMarkdown(summary(reportFullOf(name), [])))).toEqual([]);
      })
    );
  });
});

describe('a summary of a large fleet', () => {
  const long = 'n'.repeat(200);
  const severities: Severity[] = ['expired', 'critical', 'expiring', 'ok'];
  const many = Array.from({ length: 5000 }, (_, n) =>
    principal(severities[Math.floor(n / 1250)] ?? 'ok', { appId: nthAppId(n), displayName: `${String(n)}-${long}`, notes: ['A note.'] })
  );
  const large = report(many);

  it('stays below the limit with 5,000 principals, the most urgent in it, and says how many are not', () => {
    const text = summary(
      large,
      many.map(({ appId }, n) => issue(appId, 'updated', n))
    );
    expect(size(text)).toBeLessThan(1_000_000);
    expect(size(text)).toBeGreaterThan(900_000);
    const rows = wholeMarkdown(text)
      .split('\n')
      .filter((line) => /^\| [✗▲△✓]/.test(line));
    expect(rows[0]).toContain(nthAppId(0));
    expect(text).toContain(`${String(5000 - rows.length)} more service principals, less urgent than these, left out here`);
    expect(text).toMatch(/\n1\. Bring back .*\n/);
  });

  it('is whole at any size', () => {
    const some = report(many.slice(0, 40).concat(many.slice(4990)), { problems: [{ code: 'x', message: 'm'.repeat(300), hint: 'h' }] });
    const full = size(summary(some, []));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: full + 1000 }), (limit) => {
        const text = summary(some, [], limit);
        expect(size(text)).toBeLessThan(Math.max(1, limit));
        wholeMarkdown(text);
        for (const row of text.split('\n').filter((line) => line.startsWith('| ✗'))) expect(row.split(' | ')).toHaveLength(columns);
      }),
      { numRuns: runs(200) }
    );
  });

  it('leaves nothing out that fits', () => {
    const few = report(many.slice(0, 50));
    expect(summary(few, [])).not.toContain('left out');
    expect(summary(few, [], size(summary(few, [])) - 1)).toContain('left out');
  });
});

describe('the log', () => {
  it('tells the verdict first and what to do last', () => {
    const groups = logLines(fleet, [issue(nthAppId(1), 'opened', 7), issue(nthAppId(4), 'unchanged', 8)]);
    expect(groups.map(({ title }) => title)).toEqual([
      '',
      'Scan',
      'Service principals, most urgent first',
      'Cannot sign in now',
      'Notes',
      'Issues',
      ''
    ]);
    expect(groups[0]?.lines[0]).toMatch(/^Of 4 service principals/);
    expect(groups[5]?.lines).toEqual([`opened: issue 7 for ${nthAppId(1)} https://github.com/o/r/issues/7`]);
    expect(groups[6]?.lines[0]).toBe('What to do next:');
    expect(groups[6]?.lines.at(-1)).toContain('az aks update --resource-group rg');
  });

  it('aligns its columns', () => {
    const [first = '', ...others] = logLines(fleet, [])[2]?.lines ?? [];
    expect(others).toHaveLength(3);
    for (const line of others) expect(line.indexOf('2000000a-')).toBe(first.indexOf('2000000a-'));
  });

  it.each(hostileNames)('prints %s as text', (_, name) => {
    const groups = logLines(reportFullOf(name), [{ appId: name, action: 'opened', number: 1, url: name }]);
    for (const line of groups.flatMap(({ title, lines }) => [title, ...lines])) {
      expect(line.trimStart()).not.toMatch(/^::/);
      expect(line).not.toMatch(/##\[|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      expect(line.length).toBeLessThanOrEqual(1500);
    }
  });
});

describe('the annotations', () => {
  it('are errors for what is down and warnings for what will be, most urgent first', () => {
    const partial = {
      ...fleet,
      complete: false,
      principals: fleet.principals.toReversed(),
      problems: [{ code: 'graph-denied', message: 'No right.', hint: 'Grant it.' }]
    };
    expect(annotations(partial).map(({ level, title }) => [level, title])).toEqual([
      ['error', 'Service principal down: sp-expired'],
      ['warning', 'Service principal ends very soon: sp-critical'],
      ['warning', 'Scan not complete'],
      ['warning', 'graph-denied'],
      ['warning', 'Service principal ends soon: sp-expiring']
    ]);
  });

  it('say on which object, why and what to do', () => {
    expect(annotations(fleet).map(({ message }) => message)).toEqual([
      `sp-expired (app-id ${nthAppId(1)}): ${outage.message} Clusters: aks-expired. ${outage.wayOut} docs/troubleshooting.md#password-expired`,
      `sp-critical (app-id ${nthAppId(2)}): Its client secret 4000000a ends 2026-11-27 (in 3 days). Clusters: a, b (stopped). Start b, then run rotate with this app-id. docs/troubleshooting.md#secret-ending`,
      `sp-expiring (app-id ${nthAppId(3)}): Its client secret 4000000a ends 2026-12-14 (in 20 days). Clusters: c. Run rotate with this app-id. docs/troubleshooting.md#secret-ending`
    ]);
  });

  it('are none when all is well', () => {
    expect(annotations(report([principal('ok')]))).toEqual([]);
  });

  it.each([
    [3, 3],
    [4, 3],
    [10, 3],
    [3, 1],
    [3, 0]
  ])('of %d, at most %d of a level, the last one counts the rest', (count, max) => {
    const down = Array.from({ length: count }, () => principal('expired'));
    const found = annotations(report([...down, principal('critical')]), max);
    const errors = found.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(Math.min(count, max));
    expect(found.filter(({ level }) => level === 'warning')).toHaveLength(Math.min(1, max));
    if (count > max && max > 0) expect(errors.at(-1)?.title).toBe(`${String(count - max + 1)} more`);
  });

  it.each(hostileNames)('hold %s as text of one line', (_, name) => {
    for (const { title, message } of annotations(reportFullOf(name))) {
      for (const line of [title, message]) expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }
  });
});
