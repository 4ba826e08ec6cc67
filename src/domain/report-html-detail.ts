/** What the HTML report tells of one service principal: its clusters, its credentials, and what to do as text to copy. */
import type { AssessedCluster, AssessedCredential, AssessedPrincipal, CloudInputs, ExpiryReport } from './model.ts';
import { identityVerdict } from './managed-identity.ts';
import { nextSteps } from './next-steps.ts';
import { badge, copyable, date, id, listOf, name, principalName } from './report-html-parts.ts';
import { endOf, nameOf, nextStep } from './report-words.ts';
import { html, plural } from './text.ts';

/** Files and commands of more principals than this make the page heavy; the others say where to look. */
const withCommands = 50;
/** From here on the browser lays out only what is in sight. */
const foldedFrom = 200;
const clustersInCommands = 20;

/** Section with one foldable part per principal, in the order of the report. */
export function detailSection(report: ExpiryReport, actionRef: string): string {
  if (report.principals.length === 0) return '';
  const parts = report.principals.map((principal, index) => detail(principal, index + 1, report, actionRef));
  return `<section id=details class=${report.principals.length > foldedFrom ? 'many' : 'few'} aria-labelledby=h-details><h2 id=h-details>Details</h2>\n${parts.join('\n')}</section>`;
}

function detail(principal: AssessedPrincipal, number: number, report: ExpiryReport, actionRef: string): string {
  const end = endOf(principal, report.scannedAt);
  const parts = [
    `<details><summary>${badge(principal.severity)} ${principalName(principal)}`,
    end ? ` <span>${end.when}</span>` : '',
    `</summary><div id=p${String(number)}>`,
    ...principal.outages.map(({ message, wayOut }) => `<p class=out><b>${html(message, 600)}</b> Way out: ${html(wayOut, 1000)}`),
    facts(principal),
    clusterTable(principal, report.principals.length <= foldedFrom),
    credentialTable(principal),
    listOf([...principal.notes, ...principal.due].map((note) => html(note, 600))),
    steps(principal, number, report, actionRef),
    '</div></details>'
  ];
  return parts.join('');
}

function facts(principal: AssessedPrincipal): string {
  const { appId, applicationObjectId, servicePrincipalId, foreignTenantId, managed } = principal;
  const ids = [
    `<dt>Client id<dd>${id(appId)}`,
    applicationObjectId === null ? '' : `<dt>Application object<dd>${id(applicationObjectId)}`,
    servicePrincipalId === null ? '' : `<dt>Service principal<dd>${id(servicePrincipalId)}`,
    foreignTenantId === null ? '' : `<dt>Tenant of the application<dd>${id(foreignTenantId)}`,
    managed ? '<dt>Managed<dd>yes' : ''
  ];
  return `<dl>${ids.join('')}</dl>`;
}

/** @param verdicts whether to say for each cluster if it could move; on a heavy page only the counts and the exceptions are said */
function clusterTable(principal: AssessedPrincipal, verdicts: boolean): string {
  const { clusters } = principal;
  if (clusters.length === 0) return '<p>No cluster was seen on it.';
  const rows = clusters.map(
    (assessed) =>
      `<tr><td>${clusterId(assessed)}<td>${badge(assessed.severity)}${assessed.cluster.powerState === 'Stopped' ? ', stopped' : ''}<td>${secretOf(assessed)}${verdicts ? `<td>${identityWords(assessed, principal)}` : ''}`
  );
  return `<table${verdicts ? ' class=cl' : ''}><tr><th>${plural(clusters.length, 'cluster')}<th>State<th>Secret${verdicts ? '<th>Managed identity' : ''}${rows.join('')}</table>`;
}

function identityWords({ cluster }: AssessedCluster, principal: AssessedPrincipal): string {
  const verdict = identityVerdict(cluster, principal);
  if (verdict.kind === 'cannot') return 'not possible';
  return verdict.stopped ? 'possible, once started' : 'possible';
}

/** The resource id with the name in it made strong, since an id ends with the name; both where it does not. */
function clusterId(assessed: AssessedCluster): string {
  const { id: whole, name: last } = assessed.cluster;
  const text = html(whole, 400);
  const ending = html(last, 80);
  if (ending === '' || !text.endsWith(`/${ending}`)) return `${name(last)} ${id(whole)}`;
  return `<code>${text.slice(0, -ending.length)}<b>${ending}</b></code>`;
}

function secretOf({ use, keyId, endsOn, latestEndsOn }: AssessedCluster): string {
  const key = keyId === null ? 'none' : `<code class=k>${html(keyId.slice(0, 8))}</code>`;
  const until = endsOn === null ? '' : ` until ${date(endsOn)}`;
  if (use === 'known') return `${key}${until}`;
  const best = latestEndsOn !== null && latestEndsOn !== endsOn ? `, at best ${date(latestEndsOn)}` : '';
  return `${use === 'ambiguous' ? 'rotation half-finished' : 'not on record'}, judged by ${key}${until}${best}`;
}

function credentialTable({ credentials }: AssessedPrincipal): string {
  if (credentials.length === 0) return '';
  const ordered = [...credentials].sort((a, b) => b.endsOn - a.endsOn || (a.keyId < b.keyId ? -1 : 1));
  const rows = ordered.map(
    (entry) => `<tr><td>${id(entry.keyId)}<br>${kindOf(entry)}<td>${stateOf(entry)}<td>${date(entry.startsOn)}<td>${date(entry.endsOn)}`
  );
  return `<table><tr><th>${plural(credentials.length, 'credential')}<th>State<th>From<th>To${rows.join('')}</table>`;
}

function kindOf({ kind, origin, holder, displayName }: AssessedCredential): string {
  const what = { turn: 'rotation lock', managed: `managed ${kind}`, foreign: kind }[origin];
  const where = holder === 'application' ? '' : ' on the service principal';
  return `${what}${where}${displayName === null || origin !== 'foreign' ? '' : ` ${name(displayName)}`}`;
}

function stateOf({ state, usedBy }: AssessedCredential): string {
  const words = state === 'not-yet-valid' ? 'not yet valid' : state;
  return usedBy.length > 0 ? `${words}, in use` : words;
}

function steps(principal: AssessedPrincipal, number: number, { cloudInputs }: ExpiryReport, actionRef: string): string {
  const lead = principal.outages.length > 0 ? '' : `<p class=next><b>Next step:</b> ${html(nextStep(principal))}.`;
  const idle = principal.severity === 'ok' && principal.due.length === 0;
  if (number > withCommands) return `${idle ? '' : lead}${staysWords(principal)}`;
  const commands = idle ? '' : snippets(principal, actionRef, cloudInputs ?? []);
  return `${lead}${commands}${managedIdentity(principal)}`;
}

/** The file and the commands as the issue of this principal has them. */
function snippets(principal: AssessedPrincipal, actionRef: string, cloudInputs: CloudInputs): string {
  const lines = nextSteps(principal, actionRef, clustersInCommands, cloudInputs);
  const workflow = fenced(lines, 'yaml');
  const byHand = fenced(lines, 'sh');
  const who = nameOf(principal);
  return [
    workflow.length > 0 ? `<h3>Workflow</h3>${copyable(`Workflow for ${who}`, workflow)}` : '',
    byHand.length > 0 ? `<h3>By hand, with the Azure CLI</h3>${copyable(`Commands for ${who}`, byHand)}` : ''
  ].join('');
}

/** Lines of the first fenced block of that language; no line inside can close a fence, since each begins with words of ours. */
function fenced(lines: readonly string[], language: string): string[] {
  const start = lines.indexOf(`\`\`\`${language}`);
  return start < 0 ? [] : lines.slice(start + 1, lines.indexOf('```', start + 1));
}

function managedIdentity(principal: AssessedPrincipal): string {
  const { clusters, displayName } = principal;
  const stays = staysWords(principal);
  const verdicts = clusters.map(({ cluster: target }) => identityVerdict(target, principal));
  const moves = verdicts.flatMap((verdict) => (verdict.kind === 'can-move' ? [verdict.command] : []));
  if (moves.length === 0) return stays;
  const left = moves.length - clustersInCommands;
  const more = left > 0 ? `<p>The same for ${plural(left, 'more cluster')}.` : '';
  const commands = copyable(`Move to a managed identity, ${displayName ?? ''}`, moves.slice(0, clustersInCommands));
  return `${stays}<h3>Or no secret at all: managed identity</h3>${commands}${more}`;
}

/** Why clusters of it cannot move; empty if all can. */
function staysWords(principal: AssessedPrincipal): string {
  const verdicts = principal.clusters.map(({ cluster: target }) => identityVerdict(target, principal));
  const reasons = new Set(verdicts.flatMap((verdict) => (verdict.kind === 'cannot' ? [verdict.reason] : [])));
  return [...reasons].map((reason) => `<p>Managed identity: not possible here. ${html(reason, 300)}`).join('');
}
