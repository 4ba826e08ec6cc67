/**
 * The report as one HTML file that loads nothing and sends nothing. Verdict first, then what to do, the picture, the table and the
 * details. It can be read without the script, on paper, in the dark and on a phone.
 */
import { createHash } from 'node:crypto';
import { identityVerdict, moveCaveats } from './managed-identity.ts';
import type { ExpiryReport, Severity } from './model.ts';
import { counts } from './report-file.ts';
import { explainedAt } from './problem-text.ts';
import { detailSection } from './report-html-detail.ts';
import { badge, copyable, date, id, name, principalName, statusParts } from './report-html-parts.ts';
import { script } from './report-html-script.ts';
import { style } from './report-html-style.ts';
import { tableSection } from './report-html-table.ts';
import { timelineSection } from './report-html-timeline.ts';
import { managedIdentityExample, nextSteps, verdict } from './report-words.ts';
import { html, isoTime, managedIdentityCommand, plural } from './text.ts';

const outagesShown = 10;

const titles: Readonly<Record<Severity, string>> = {
  expired: 'Clusters cannot sign in to Azure',
  critical: 'A secret ends very soon',
  expiring: 'A secret ends soon',
  unknown: 'Not everything could be judged',
  ok: 'Every secret in use is fine'
};

/**
 * @param actionRef `owner/repo@ref` of this action, for the workflows to copy
 * @param files address of its files, for links to explanations; null: no links
 */
export function reportHtml(report: ExpiryReport, actionRef: string, files: string | null = null): string {
  const sections = [
    top(report),
    `<main>`,
    outages(report, files),
    problems(report, files),
    steps(report),
    timelineSection(report),
    tableSection(report),
    detailSection(report, actionRef),
    managedIdentity(report),
    '</main>',
    footer(report),
    '<p class=hide id=said role=status></p>'
  ];
  return `<!doctype html>
<html lang=en>
<head>
<meta charset=utf-8>
<meta http-equiv=Content-Security-Policy content="${policy}">
<meta name=viewport content="width=device-width,initial-scale=1">
<meta name=referrer content=no-referrer>
<meta name=robots content=noindex>
<title>${heading(report)}: AKS service principals, ${date(report.scannedAt)}</title>
<style>${style}</style>
</head>
<body>
${sections.filter((section) => section !== '').join('\n')}
<script>${script}</script>
</body>
</html>
`;
}

/** Only this style and this script, and nothing from anywhere. https://www.w3.org/TR/CSP3/#meta-element */
const policy = [
  "default-src 'none'",
  `style-src '${hash(style)}'`,
  `script-src '${hash(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'"
].join('; ');

function hash(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function heading({ principals, status, complete }: ExpiryReport): string {
  if (principals.length === 0) return complete ? 'No service principal in use' : titles.unknown;
  return titles[status];
}

function top(report: ExpiryReport): string {
  return `<header><p class=kicker>AKS service principals: expiry report</p>
<h1>${badgeOf(report)}${heading(report)}</h1>
<p class=lead>${html(verdict(report), 1000)}</p>
<p class=meta>Scanned <time datetime="${isoTime(report.scannedAt)}">${isoTime(report.scannedAt).replace('T', ' ').replace('Z', ' UTC')}</time>, tenant ${id(report.tenantId)}</p>
${tiles(report)}</header>`;
}

function badgeOf({ status }: ExpiryReport): string {
  return `<span class="${status}" aria-hidden=true>${statusParts(status).sign}</span> `;
}

function tiles(report: ExpiryReport): string {
  const found = counts(report);
  const tile = (label: string, value: number): string => `<div><dt>${label}<dd${value === 0 ? ' class=none' : ''}>${String(value)}</div>`;
  const severities = (['expired', 'critical', 'expiring', 'unknown', 'ok'] as const).map((severity) =>
    tile(badge(severity), found[severity])
  );
  return `<dl class=tiles>${severities.join('')}${tile('on managed identity', report.managedIdentityClusters)}</dl>`;
}

/** The names of what is down, each with the way out; the rest of a long list stands in the table. */
function outages({ principals }: ExpiryReport, files: string | null): string {
  const down = principals
    .map((principal, index) => ({ principal, number: index + 1 }))
    .filter(({ principal }) => principal.outages.length > 0);
  if (down.length === 0) return '';
  const items = down.slice(0, outagesShown).map(({ principal, number }) => {
    const said = principal.outages.map(
      ({ kind, message, wayOut }) => `<p>${html(message, 600)} <b>Way out:</b> ${html(wayOut, 1000)}${explanation(kind, files)}`
    );
    return `<li><a href=#p${String(number)}>${principalName(principal)}</a> ${id(principal.appId)}${said.join('')}`;
  });
  const left = down.length - items.length;
  const more = left > 0 ? `<p>${plural(left, 'more service principal')} with status down in the table.` : '';
  return `<section aria-labelledby=h-down><h2 id=h-down>Cannot sign in now</h2><ul class="note down">${items.join('')}</ul>${more}</section>`;
}

/** Before everything else that is shown, since they limit what the rest may say. */
function problems({ problems: found, coverage }: ExpiryReport, files: string | null): string {
  const open = coverage.scanned.filter((subscription) => !subscription.covered);
  if (found.length + open.length === 0) return '';
  const lines = found.map(
    ({ code, message, hint }) => `<li><b>${html(message, 1000)}</b> ${html(hint, 1000)} (${html(code, 60)})${explanation(code, files)}`
  );
  const subscriptions = open.map(({ displayName, subscriptionId }) => `<li>${name(displayName)} ${id(subscriptionId)}`);
  const uncovered =
    open.length === 0
      ? ''
      : `<details><summary>${plural(open.length, 'subscription')} in which this identity may not see every cluster</summary><ul>${subscriptions.join('')}</ul></details>`;
  return `<section aria-labelledby=h-problems><h2 id=h-problems>What limits this report</h2><ul class=note>${lines.join('')}</ul>${uncovered}</section>`;
}

function explanation(code: string, files: string | null): string {
  return files === null ? '' : ` <a href="${html(`${files}${explainedAt(code)}`, 500)}">What ${html(code, 60)} means</a>`;
}

function steps(report: ExpiryReport): string {
  const items = nextSteps(report).map((step) => `<li>${html(step, 1000)}`);
  return `<section aria-labelledby=h-next><h2 id=h-next>What to do next</h2><ol class=todo>${items.join('')}</ol></section>`;
}

/** How many can move, how many have to stay and why; what holds for every move; one example, since the details have the commands. */
function managedIdentity(report: ExpiryReport): string {
  const verdicts = report.principals.flatMap((principal) => principal.clusters.map((each) => identityVerdict(each.cluster, principal)));
  if (verdicts.length === 0) return '';
  const reasons = verdicts.flatMap((verdict) => (verdict.kind === 'cannot' ? [verdict.reason] : []));
  const can = verdicts.length - reasons.length;
  const example = managedIdentityExample(report);
  const parts = [
    `<p>Microsoft recommends it: no secret can expire. ${plural(report.managedIdentityClusters, 'cluster')} on it already, ${String(can)} can move, ${String(reasons.length)} cannot.`,
    [...new Set(reasons)].map((reason) => `<p>Stays: ${html(reason, 300)}`).join(''),
    example ? `<p>For ${name(example.name, 63)}:${copyable('Command', [managedIdentityCommand(example)])}` : '',
    example ? `<p>${html(moveCaveats.replaceAll('`', ''), 1000)}` : ''
  ];
  return `<section aria-labelledby=h-mi><h2 id=h-mi>Managed identity instead</h2>${parts.join('')}</section>`;
}

function footer({ thresholds, complete }: ExpiryReport): string {
  const days = (duration: number): string => plural(Math.round(duration / 86_400_000), 'day');
  const scan = complete ? 'The scan was complete.' : 'The scan was not complete.';
  return `<footer><p>Critical: ends within ${days(thresholds.criticalWithin)}. Ends soon: within ${days(thresholds.warnWithin)}. ${scan} Times are UTC, by the clock of Microsoft Entra. This file holds no secret.</footer>`;
}
