/** What stands on the page, part by part: a reader of the source sees the same words as a reader of the page. */
import { describe, expect, it } from '@jest/globals';
import { identityVerdict, moveCaveats } from '../../src/domain/managed-identity.ts';
import type { AssessedPrincipal, ExpiryReport } from '../../src/domain/model.ts';
import { nextSteps as commands } from '../../src/domain/next-steps.ts';
import { detailSection } from '../../src/domain/report-html-detail.ts';
import { copyable, date, id, listOf, name, statusParts } from '../../src/domain/report-html-parts.ts';
import { tableSection } from '../../src/domain/report-html-table.ts';
import { reportHtml } from '../../src/domain/report-html.ts';
import { nextSteps, verdict } from '../../src/domain/report-words.ts';
import { htmlLine, managedIdentityCommand } from '../../src/domain/text.ts';
import { appId, cluster, day, guid, now, subscriptionId, tenantId } from './facts.ts';
import { assessed, credential, nthAppId, outage, principal, report } from './reports.ts';

const ref = 'octo/action@v1';
const files = 'https://f.example/';
const stopped = (of: string, to: number) => {
  const base = assessed(of, to);
  return { ...base, cluster: { ...base.cluster, powerState: 'Stopped' as const } };
};
/** The part of the page from one text to the next, without its line breaks. */
function part(of: ExpiryReport, from: string, to: string, address: string | null = files): string {
  const text = reportHtml(of, ref, address);
  const start = text.indexOf(from);
  return start < 0 ? '' : text.slice(start, text.indexOf(to, start) + to.length);
}
const section = (of: ExpiryReport, heading: string, address: string | null = files): string =>
  part(of, `<section aria-labelledby=${heading}>`, '</section>', address);

describe('the pieces', () => {
  it('are escaped, cut, and apart from the direction of the text', () => {
    expect(name('<a>')).toBe('<bdi>&lt;a&gt;</bdi>');
    expect(name('x'.repeat(90))).toBe(`<bdi>${'x'.repeat(79)}…</bdi>`);
    expect(id('a&b')).toBe('<code>a&amp;b</code>');
    expect([date(null), date(now)]).toEqual(['unknown', '2026-11-24']);
    expect(copyable('a "b"', [' a <', 'b'])).toBe('<pre tabindex=0 role=group aria-label="a &quot;b&quot;"> a &lt;\nb</pre>');
    expect([listOf([]), listOf(['a', 'b'])]).toEqual(['', '<ul><li>a<li>b</ul>']);
    expect(statusParts('expiring')).toEqual({ sign: '△', word: 'ends soon' });
  });
});

describe('the head and the top', () => {
  const critical = report([principal('critical'), principal('ok')], { managedIdentityClusters: 3 });

  it('are in English, sized for a phone, kept from search engines, and titled by the verdict', () => {
    expect(part(critical, '<!doctype html>', '<meta charset=utf-8>')).toBe('<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>');
    expect(part(critical, '<meta name=viewport', '</title>')).toBe(
      [
        '<meta name=viewport content="width=device-width,initial-scale=1">',
        '<meta name=referrer content=no-referrer>',
        '<meta name=robots content=noindex>',
        '<title>A secret ends very soon: AKS service principals, 2026-11-24</title>'
      ].join('\n')
    );
    expect(part(report([principal('expiring')]), '<h1>', '</h1>')).toBe(
      '<h1><span class="expiring" aria-hidden=true>△</span> A secret ends soon</h1>'
    );
  });

  it('say the verdict, when and where, and count', () => {
    const tile = (label: string, count: number): string => `<div><dt>${label}<dd${count === 0 ? ' class=none' : ''}>${count}</div>`;
    expect(part(critical, '<header>', '</header>')).toBe(
      [
        '<header><p class=kicker>AKS service principals: expiry report</p>',
        '<h1><span class="critical" aria-hidden=true>▲</span> A secret ends very soon</h1>',
        `<p class=lead>${verdict(critical)}</p>`,
        `<p class=meta>Scanned <time datetime="2026-11-24T12:00:00Z">2026-11-24 12:00:00 UTC</time>, tenant <code>${tenantId}</code></p>`,
        `<dl class=tiles>${tile('<b class=expired>down</b>', 0)}${tile('<b class=critical>critical</b>', 1)}${tile('<b class=expiring>ends soon</b>', 0)}${tile('<b class=unknown>unknown</b>', 0)}${tile('<b class=ok>fine</b>', 1)}${tile('on managed identity', 3)}</dl></header>`
      ].join('\n')
    );
  });

  it('end with what the words mean', () => {
    const words = (more: Partial<ExpiryReport>): string => part(report([], more), '<footer>', '</footer>');
    expect(words({})).toBe(
      '<footer><p>Critical: ends within 7 days. Ends soon: within 30 days. The scan was complete. Times are UTC, by the clock of Microsoft Entra. This file holds no secret.</footer>'
    );
    expect(words({ complete: false, thresholds: { warnWithin: 36 * 3_600_000, criticalWithin: day } })).toContain(
      'ends within 1 day. Ends soon: within 2 days. The scan was not complete.'
    );
  });

  it('of nothing leave every section out but what to do', () => {
    const text = reportHtml(report([]), ref);
    expect(text.match(/<section[^>]*>/g)).toEqual(['<section aria-labelledby=h-next>']);
    expect(part(report([]), '<main>', '<p class=hide')).toMatch(
      /^<main>\n<section.*<\/section>\n<\/main>\n<footer>.*<\/footer>\n<p class=hide$/
    );
  });
});

describe('what is down', () => {
  const down = (n: number): AssessedPrincipal => principal('expired', { appId: nthAppId(n), displayName: `sp-${n}` });
  const explained = `${outage.message} <b>Way out:</b> ${outage.wayOut} <a href="${files}docs/troubleshooting.md#password-expired">What password-expired means</a>`;

  it('is named with the way out, and leads to its details', () => {
    const two = { ...down(3), outages: [outage, { ...outage, message: 'Another.' }] };
    expect(section(report([down(1), principal('ok'), two]), 'h-down')).toBe(
      '<section aria-labelledby=h-down><h2 id=h-down>Cannot sign in now</h2><ul class="note down">' +
        `<li><a href=#p1><bdi>sp-1</bdi></a> <code>${nthAppId(1)}</code><p>${explained}` +
        `<li><a href=#p3><bdi>sp-3</bdi></a> <code>${nthAppId(3)}</code><p>${explained}<p>${explained.replace(outage.message, 'Another.')}` +
        '</ul></section>'
    );
    expect(section(report([down(1)]), 'h-down', null)).toContain(`${outage.wayOut}</ul></section>`);
    expect(section(report([principal('ok')]), 'h-down')).toBe('');
  });

  it('is ten at most, the others counted', () => {
    const many = (count: number): string => section(report(Array.from({ length: count }, (_, n) => down(n))), 'h-down');
    expect(many(10)).not.toContain('more service principal');
    expect(many(11)).toMatch(/<\/ul><p>1 more service principal with status down in the table\.<\/section>$/);
  });
});

it('what limits the report: problems, and subscriptions that were not seen in full', () => {
  const scanned = [
    { subscriptionId, displayName: 'Production', covered: true },
    { subscriptionId: guid(5), displayName: 'Test', covered: false },
    { subscriptionId: guid(6), displayName: 'Lab', covered: false }
  ];
  const problem = { code: 'page-not-read', message: 'A page <was> not read.', hint: 'Scan again.' };
  const coverage = { subscriptions: false, tenant: false, scanned };
  const head = '<section aria-labelledby=h-problems><h2 id=h-problems>What limits this report</h2><ul class=note>';
  const one = `<li><b>A page &lt;was&gt; not read.</b> Scan again. (page-not-read) <a href="${files}docs/troubleshooting.md#page-not-read">What page-not-read means</a>`;
  const said = `${one}${one}</ul>`;
  const unseen = `<details><summary>2 subscriptions in which this identity may not see every cluster</summary><ul><li><bdi>Test</bdi> <code>${guid(5)}</code><li><bdi>Lab</bdi> <code>${guid(6)}</code></ul></details>`;
  expect(section(report([], { problems: [problem, problem], coverage }), 'h-problems')).toBe(`${head}${said}${unseen}</section>`);
  expect(section(report([], { problems: [problem, problem] }), 'h-problems')).toBe(`${head}${said}</section>`);
  expect(section(report([], { coverage }), 'h-problems')).toBe(`${head}</ul>${unseen}</section>`);
  expect(section(report([]), 'h-problems')).toBe('');
});

it('what to do next is a list in that order', () => {
  const of = report([principal('critical')], { complete: false });
  const items = nextSteps(of).map((step) => `<li>${step}`);
  expect(section(of, 'h-next')).toBe(
    `<section aria-labelledby=h-next><h2 id=h-next>What to do next</h2><ol class=todo>${items.join('')}</ol></section>`
  );
});

describe('managed identity instead', () => {
  const foreign = principal('ok', { foreignTenantId: guid(8), clusters: [assessed('x', 9), assessed('y', 9)] });
  const verdictOf = identityVerdict(cluster('x'), foreign);
  const reason = verdictOf.kind === 'cannot' ? verdictOf.reason : '';
  const caveats = moveCaveats.replaceAll('`', '');

  it('counts who can and who cannot, says why once, and shows one command', () => {
    expect(section(report([principal('ok'), foreign], { managedIdentityClusters: 1 }), 'h-mi')).toBe(
      '<section aria-labelledby=h-mi><h2 id=h-mi>Managed identity instead</h2>' +
        '<p>Microsoft recommends it: no secret can expire. 1 cluster on it already, 1 can move, 2 cannot.' +
        `<p>Stays: ${reason}` +
        `<p>For <bdi>aks-ok</bdi>:<pre tabindex=0 role=group aria-label="Command">${managedIdentityCommand(cluster('aks-ok'))}</pre>` +
        `<p>${caveats}</section>`
    );
  });

  it('shows no command where none can move, and nothing where there is no cluster', () => {
    const home = principal('ok', {
      foreignTenantId: guid(8),
      clusters: [assessed('z', 9, { cluster: cluster('z', { tenantId: guid(8) }) })]
    });
    expect(section(report([foreign, home]), 'h-mi')).toContain(`${reason}<p>Stays: It belongs to tenant ${guid(8)}, `);
    expect(section(report([foreign]), 'h-mi')).toBe(
      `<section aria-labelledby=h-mi><h2 id=h-mi>Managed identity instead</h2><p>Microsoft recommends it: no secret can expire. 0 clusters on it already, 0 can move, 2 cannot.<p>Stays: ${reason}</section>`
    );
    expect(section(report([principal('ok', { clusters: [] })]), 'h-mi')).toBe('');
  });
});

describe('the table', () => {
  const rows = (...principals: AssessedPrincipal[]): string[] =>
    tableSection(report(principals))
      .split('\n')
      .filter((line) => line.startsWith('<tr>'));

  it('is one row for each, with a filter above', () => {
    const critical = principal('critical', {
      clusters: ['a', 'b', 'c', 'd'].map((each) => (each === 'b' ? stopped(each, 3) : assessed(each, 3)))
    });
    expect(tableSection(report([critical, principal('ok')]))).toBe(
      [
        '<section aria-labelledby=h-fleet><h2 id=h-fleet>Service principals</h2>',
        '<form id=filter hidden role=search aria-label="Filter service principals">',
        '<p><label for=find>Find</label> <input id=find type=search autocomplete=off spellcheck=false placeholder="Name, id, cluster">',
        '<p><label for=status>Status</label> <select id=status><option value="">All (2)</option><option value=expired>✗ down (0)</option><option value=critical>▲ critical (1)</option><option value=expiring>△ ends soon (0)</option><option value=unknown>? unknown (0)</option><option value=ok>✓ fine (1)</option></select>',
        '<p id=count role=status>2 of 2 shown</p><p><button id=more type=button hidden>Show all</button></p></form>',
        '<div class=region tabindex=0 role=region aria-label="Table of service principals"><table id=fleet>',
        '<thead><tr><th scope=col aria-sort=descending>Status<th scope=col>Service principal<th scope=col>Clusters<th scope=col class=n>Ends on<th scope=col class=n>Days left<th scope=col>Secret in use<th scope=col>Next step</thead>',
        '<tbody>',
        `<tr><td><b class=critical>critical</b><th scope=row><a href=#p1><bdi>sp-critical</bdi></a> <code>${appId}</code><td>4<small><bdi>a</bdi>, <bdi>b</bdi> (stopped), <bdi>c</bdi> and 1 more</small><td class=n>2026-11-27<td class=n>3<td><code class=k>4000000a</code> on record<td>Start b, then run rotate with this app-id`,
        `<tr><td><b class=ok>fine</b><th scope=row><a href=#p2><bdi>sp-ok</bdi></a> <code>${appId}</code><td>1<small><bdi>aks-ok</bdi></small><td class=n>2027-06-12<td class=n>200<td><code class=k>4000000a</code> on record<td>None`,
        '</tbody></table></div></section>'
      ].join('\n')
    );
    expect(tableSection(report([]))).toBe('');
  });

  it.each([
    ['an end that is over', -3.5, '<td class=n>2026-11-21<td class=n>\u22123<td>'],
    ['an end of today', -0.4, '<td class=n>2026-11-24<td class=n>0<td>']
  ])('%s', (_, to, cells) => expect(rows(principal('ok', { clusters: [assessed('a', to)] }))[0]).toContain(cells));

  it('of one without clusters shows its own end, and of one without an end none', () => {
    const [bare, unknown, three] = rows(
      principal('critical', { clusters: [] }),
      principal('unknown', { clusters: [assessed('a', 1, { endsOn: null, keyId: null, use: 'unknown' })], nextExpiry: now }),
      principal('ok', { clusters: ['a', 'b', 'c'].map((each) => assessed(each, 9)) })
    );
    expect(bare).toContain('</code><td>0<td class=n>2026-11-27<td class=n>3<td>no cluster seen<td>');
    expect(unknown).toContain('<td class=n>unknown<td class=n>unknown<td>not on record<td>');
    expect(three).toContain('<bdi>c</bdi></small>');
  });
});

describe('the details', () => {
  const detail = (subject: AssessedPrincipal, of = report([subject])): string => {
    const text = detailSection(of, ref);
    return text.slice(text.indexOf('<details>'), text.indexOf('</section>'));
  };
  const facts = `<dl><dt>Client id<dd><code>${appId}</code><dt>Application object<dd><code>${guid(900)}</code><dt>Service principal<dd><code>${guid(901)}</code><dt>Managed<dd>yes</dl>`;
  const clusterCode = (of: string): string => `<code>${cluster(of).id.replace(new RegExp(`${of}$`), `<b>${of}</b>`)}</code>`;
  const fence = (language: string, subject: AssessedPrincipal): string => {
    const text = commands(subject, ref, 20).join('\n');
    const found = new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 's').exec(text)?.[1] ?? '';
    return found.split('\n').map(htmlLine).join('\n');
  };
  const shared = (subject: AssessedPrincipal): string =>
    `<h3>Workflow</h3><pre tabindex=0 role=group aria-label="Workflow for ${subject.displayName ?? ''}">${fence('yaml', subject)}</pre>` +
    `<h3>By hand, with the Azure CLI</h3><pre tabindex=0 role=group aria-label="Commands for ${subject.displayName ?? ''}">${fence('sh', subject)}</pre>`;
  const move = (subject: AssessedPrincipal, ...names: string[]): string =>
    `<h3>Or no secret at all: managed identity</h3><pre tabindex=0 role=group aria-label="Move to a managed identity, ${subject.displayName ?? ''}">${names.map((each) => managedIdentityCommand(cluster(each))).join('\n')}</pre>`;

  it('of one: who it is, clusters, credentials, notes, what to do', () => {
    const subject = principal('critical', {
      notes: ['A note.'],
      due: ['It ends.'],
      clusters: [assessed('a', 3), stopped('b', 3)],
      credentials: [
        credential(1, -165, 3, { state: 'critical', usedBy: ['/a'] }),
        credential(2, 9, 300, { state: 'not-yet-valid', origin: 'managed', holder: 'service-principal' }),
        credential(3, -1, 3, { origin: 'turn' }),
        credential(4, -9, 3, { displayName: null })
      ]
    });
    const row = (n: number, what: string, state: string, from: string, to: string): string =>
      `<tr><td><code>${guid(n)}</code><br>${what}<td>${state}<td>${from}<td>${to}`;
    expect(detail(subject)).toBe(
      '<details><summary><b class=critical>critical</b> <bdi>sp-critical</bdi> <span>ends 2026-11-27 (in 3 days)</span></summary><div id=p1>' +
        facts +
        '<table class=cl><tr><th>2 clusters<th>State<th>Secret<th>Managed identity' +
        `<tr><td>${clusterCode('a')}<td><b class=ok>fine</b><td><code class=k>4000000a</code> until 2026-11-27<td>possible` +
        `<tr><td>${clusterCode('b')}<td><b class=ok>fine</b>, stopped<td><code class=k>4000000a</code> until 2026-11-27<td>possible, once started</table>` +
        '<table><tr><th>4 credentials<th>State<th>From<th>To' +
        row(2, 'managed password on the service principal', 'not yet valid', '2026-12-03', '2027-09-20') +
        row(1, 'password <bdi>rbac</bdi>', 'critical, in use', '2026-06-12', '2026-11-27') +
        row(3, 'rotation lock', 'live', '2026-11-23', '2026-11-27') +
        row(4, 'password', 'live', '2026-11-15', '2026-11-27') +
        '</table><ul><li>A note.<li>It ends.</ul>' +
        '<p class=next><b>Next step:</b> Start b, then run rotate with this app-id.' +
        shared(subject) +
        move(subject, 'a', 'b') +
        '</div></details>'
    );
  });

  it('of one that is well: nothing to do, and no empty table', () => {
    const subject = principal('ok', {
      ...{ clusters: [], credentials: [], due: [], nextExpiry: null, managed: false },
      ...{ applicationObjectId: null, servicePrincipalId: null, foreignTenantId: guid(8) }
    });
    expect(detail(subject)).toBe(
      `<details><summary><b class=ok>fine</b> <bdi>sp-ok</bdi></summary><div id=p1><dl><dt>Client id<dd><code>${appId}</code><dt>Tenant of the application<dd><code>${guid(8)}</code></dl><p>No cluster was seen on it.<p class=next><b>Next step:</b> Ask the administrators of tenant ${guid(8)} to renew it.</div></details>`
    );
    expect(detail(principal('ok'))).toContain(`</table><p class=next><b>Next step:</b> None.${move(principal('ok'), 'aks-ok')}</div>`);
    const tidy = principal('ok', { due: ['Tidy.'] });
    expect(detail(tidy)).toContain(`Run rotate, not urgent: Tidy..${shared(tidy)}`);
  });

  it('of one that is down: each way out instead of the next step', () => {
    const subject = principal('expired', { outages: [outage, { ...outage, message: 'Another.' }], due: [] });
    expect(detail(subject)).toContain(
      `<div id=p1><p class=out><b>${outage.message}</b> Way out: ${outage.wayOut}<p class=out><b>Another.</b> Way out: ${outage.wayOut}<dl>`
    );
    expect(detail(subject)).toContain(`</table>${shared(subject)}`);
  });

  it('of one that cannot move or rotate: why', () => {
    const subject = principal('critical', { foreignTenantId: guid(8) });
    const both = [assessed('a', 9), assessed('z', 9, { cluster: cluster('z', { tenantId: guid(8) }) })];
    expect(detail({ ...subject, clusters: both })).toMatch(/ needed\.<p>Managed identity: not possible here\. It belongs to [^<]*<\/div>/);
    expect(detail(subject)).toMatch(
      new RegExp(
        `to renew it\\.<p>Managed identity: not possible here\\. Its application lives in tenant ${guid(8)}, .*\\.</div></details>$`
      )
    );
    expect(detail(subject)).toContain('<th>Managed identity<tr>');
    expect(detail(subject)).toContain('<td>not possible</table>');
  });

  it('of a cluster: what it has, as far as is known', () => {
    const secret = (more: object): string =>
      /<\/b><td>(.*?)<td>possible/.exec(detail(principal('ok', { clusters: [assessed('a', 20, more)] })))?.[1] ?? '';
    const key = '<code class=k>4000000a</code>';
    expect(secret({})).toBe(`${key} until 2026-12-14`);
    expect(secret({ endsOn: null, keyId: null })).toBe('none');
    expect(secret({ use: 'unknown', latestEndsOn: now + 90 * day })).toBe(
      `not on record, judged by ${key} until 2026-12-14, at best 2027-02-22`
    );
    expect(secret({ use: 'ambiguous', latestEndsOn: now + 20 * day })).toBe(`rotation half-finished, judged by ${key} until 2026-12-14`);
    expect(secret({ use: 'unknown', keyId: null, endsOn: null })).toBe('not on record, judged by none');
    expect(secret({ use: 'unknown', latestEndsOn: null })).toBe(`not on record, judged by ${key} until 2026-12-14`);
  });

  it('of a cluster whose id does not end with its name: both', () => {
    const odd = assessed('a', 9, { cluster: { ...cluster('a'), name: 'other' } });
    expect(detail(principal('ok', { clusters: [odd] }))).toContain(`<td><bdi>other</bdi> <code>${cluster('a').id}</code><td>`);
    const nameless = assessed('a', 9, { cluster: { ...cluster('a'), name: '' } });
    expect(detail(principal('ok', { clusters: [nameless] }))).toContain(`<td><bdi></bdi> <code>${cluster('a').id}</code><td>`);
  });

  it('orders credentials by end, equal ones by id', () => {
    const list = [credential(3, -9, 9), credential(1, -9, 90), credential(2, -9, 9)];
    for (const credentials of [list, list.toReversed()]) {
      const found = [...detail(principal('ok', { credentials })).matchAll(/<tr><td><code>[^<]*(\d)<\/code><br>/g)].map(([, n]) => n);
      expect(found).toEqual(['1', '2', '3']);
    }
  });

  it('moves twenty clusters at most, and counts the others', () => {
    const many = (count: number): string =>
      detail(principal('ok', { clusters: Array.from({ length: count }, (_, n) => assessed(`c${n}`, 200)) }));
    expect(many(20)).not.toContain('The same for');
    expect(many(22)).toMatch(/--name c19 .*<\/pre><p>The same for 2 more clusters\.<\/div>/);
  });

  it('has commands for the first fifty, and the next step for the others that need one', () => {
    const fleet = Array.from({ length: 53 }, (_, n) =>
      principal(n === 51 ? 'ok' : 'critical', n === 52 ? { foreignTenantId: guid(8) } : {})
    );
    const parts = detailSection(report(fleet), ref).split('\n<details>');
    expect(parts[50]).toContain('<h3>Workflow</h3>');
    expect(parts[51]).toMatch(/<p class=next><b>Next step:<\/b> Run rotate with this app-id\.<\/div>/);
    expect(parts[52]).toMatch(/<\/table><\/div>/);
    expect(parts[53]).toMatch(/renew it\.<p>Managed identity: not possible here\./);
  });

  it('of more than 200 folds, and says of each cluster no more than it must', () => {
    const fleet = (count: number): string => detailSection(report(Array.from({ length: count }, () => principal('ok'))), ref);
    expect(fleet(200)).toMatch(/^<section id=details class=few aria-labelledby=h-details><h2 id=h-details>Details<\/h2>\n<details>/);
    expect(fleet(200)).toContain('<table class=cl>');
    expect(fleet(201)).toMatch(/^<section id=details class=many /);
    expect(fleet(201)).toContain('<table><tr><th>1 cluster<th>State<th>Secret<tr>');
    expect(fleet(201)).not.toContain('<td>possible');
    expect(detailSection(report([]), ref)).toBe('');
  });
});
