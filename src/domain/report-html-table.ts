/** The table of the HTML report: one row per service principal. It is a plain table; the script makes it sort and filter. */
import type { AssessedPrincipal, ExpiryReport, Instant } from './model.ts';
import { badge, cluster, date, id, principalName, statusParts } from './report-html-parts.ts';
import { counts } from './report-file.ts';
import { deciding, nextStep, useWords } from './report-words.ts';
import { html } from './text.ts';

const day = 24 * 60 * 60 * 1000;
const clustersShown = 3;

/** Section with filter and table; empty when there is no principal. */
export function tableSection(report: ExpiryReport): string {
  if (report.principals.length === 0) return '';
  const rows = report.principals.map((principal, index) => tableRow(principal, index + 1, report.scannedAt));
  return `<section aria-labelledby=h-fleet><h2 id=h-fleet>Service principals</h2>
${filter(report)}
<div class=region tabindex=0 role=region aria-label="Table of service principals"><table id=fleet>
<thead><tr><th scope=col aria-sort=descending>Status<th scope=col>Service principal<th scope=col>Clusters<th scope=col class=n>Ends on<th scope=col class=n>Days left<th scope=col>Secret in use<th scope=col>Next step</thead>
<tbody>
${rows.join('\n')}
</tbody></table></div></section>`;
}

/** Hidden until the script is there to answer it. */
function filter(report: ExpiryReport): string {
  const found = counts(report);
  const total = String(report.principals.length);
  const options = (['expired', 'critical', 'expiring', 'unknown', 'ok'] as const).map(
    (severity) =>
      `<option value=${severity}>${statusParts(severity).sign} ${statusParts(severity).word} (${String(found[severity])})</option>`
  );
  return `<form id=filter hidden role=search aria-label="Filter service principals">
<p><label for=find>Find</label> <input id=find type=search autocomplete=off spellcheck=false placeholder="Name, id, cluster">
<p><label for=status>Status</label> <select id=status><option value="">All (${total})</option>${options.join('')}</select>
<p id=count role=status>${total} of ${total} shown</p><p><button id=more type=button hidden>Show all</button></p></form>`;
}

function tableRow(principal: AssessedPrincipal, number: number, now: Instant): string {
  const { severity, clusters } = principal;
  const found = deciding(principal);
  const ends = found ? found.endsOn : principal.nextExpiry;
  const key = found?.keyId ? `<code class=k>${html(found.keyId.slice(0, 8))}</code> ` : '';
  const cells = [
    `<td>${badge(severity)}`,
    `<th scope=row><a href=#p${String(number)}>${principalName(principal)}</a> ${id(principal.appId)}`,
    `<td>${String(clusters.length)}${clusterNames(principal)}`,
    ends === null ? '<td class=n>unknown' : `<td class=n>${date(ends)}`,
    ends === null ? '<td class=n>unknown' : daysCell(ends - now),
    `<td>${key}${html(useWords(principal))}`,
    `<td>${html(nextStep(principal))}`
  ];
  return `<tr>${cells.join('')}`;
}

function daysCell(left: number): string {
  const whole = Math.trunc(left / day);
  return `<td class=n>${whole < 0 ? `\u2212${String(-whole)}` : String(whole)}`;
}

function clusterNames({ clusters }: AssessedPrincipal): string {
  if (clusters.length === 0) return '';
  const shown = clusters.slice(0, clustersShown).map(cluster).join(', ');
  const left = clusters.length - clustersShown;
  return `<small>${shown}${left > 0 ? ` and ${String(left)} more` : ''}</small>`;
}
