/**
 * Titles and bodies of issues. They depend on the facts alone, not on the day of the scan, so that a body is rewritten only
 * when something happened. https://docs.github.com/rest/issues/issues: a body holds 65,536 characters, a title 256.
 */
import { gantt } from './gantt.ts';
import { memoryMark, severityMark, subjectMark, type Memory } from './issue-marks.ts';
import type { AssessedCluster, AssessedCredential, AssessedPrincipal, CloudInputs, Severity } from './model.ts';
import { managedIdentitySteps, nextSteps } from './next-steps.ts';
import { linked, withAddresses } from './problem-text.ts';
import { code, cut, isoDate, markdown, plain, plural } from './text.ts';

/** GitHub's limit of a body or comment, in UTF-16 units to be on the safe side. */
export const longestBody = 65_536;
/** Rows of each table, most first: the first that fits is taken. */
const rowLimits = [100, 40, 15, 5, 1];

export interface BodyFacts {
  principal: AssessedPrincipal;
  /** `owner/repo@ref` of this action. */
  actionRef: string;
  /** See `ExpiryReport`. */
  cloudInputs?: CloudInputs;
  /** Address of this action's files, for links to what explains a state; without it there are none. */
  files?: string | null;
  memory: Memory;
  /** Resource ids that earlier runs listed and that this scan did not show. */
  unseen: readonly string[];
}

export interface DigestFacts {
  tenantId: string;
  principals: readonly AssessedPrincipal[];
  memory: Memory;
  /** appIds that earlier runs listed and about which this scan proves nothing. */
  unseen: readonly string[];
}

/** Stable as long as the severity is. */
export function principalTitle({ displayName, appId, severity }: AssessedPrincipal): string {
  const name = cut(plain(displayName ?? ''), 120).replaceAll('`', "'");
  return `AKS service principal ${name === '' ? '' : `${name} `}(${plain(appId).slice(0, 8)}): ${severity}`;
}

export function digestTitle(severity: Severity): string {
  return `AKS service principals that need attention: ${severity}`;
}

/** How a principal is named in running text. */
export function nameOf({ displayName, appId }: AssessedPrincipal): string {
  return `${markdown(displayName ?? 'unnamed', 120)} (${code(appId)})`;
}

/** At most `longestBody` characters; tables lose rows, and say how many. */
export function principalBody(facts: BodyFacts): string {
  const { principal, files = null } = facts;
  return fitted((rows) => {
    return [
      ...hidden(principal.tenantId, principal.appId, principal.severity, facts.memory),
      verdict(principal),
      ...outages(principal, rows, files),
      ...section('Clusters', [...clusterTable(principal.clusters, rows), ...unseenClusters(facts.unseen, rows)]),
      ...section('Credentials', credentialTable(principal.credentials, rows)),
      ...section('Validity', [gantt([principal], { maxRows: Math.min(rows, 40) })]),
      ...section('Notes', listed(principal.notes, rows)),
      ...section('Next step', steps(facts, Math.min(rows, 20))),
      ...section('Or no secret at all: managed identity', managedIdentitySteps(principal, Math.min(rows, 20))),
      ...footer
    ];
  });
}

function steps({ principal, actionRef, cloudInputs }: BodyFacts, most: number): string[] {
  return principal.severity === 'ok' ? ['Nothing to do.'] : nextSteps(principal, actionRef, most, cloudInputs);
}

/** One issue for many principals: what each is about, and no more. */
export function digestBody(facts: DigestFacts, severity: Severity): string {
  return fitted((rows) => [
    ...hidden(facts.tenantId, 'digest', severity, facts.memory),
    `${plural(facts.principals.length, 'service principal')} of AKS clusters ${facts.principals.length === 1 ? 'needs' : 'need'} attention and ` +
      `${facts.principals.length === 1 ? 'has' : 'have'} no issue of ${facts.principals.length === 1 ? 'its' : 'their'} own.`,
    ...section('Service principals', digestTable(facts.principals, rows)),
    ...section(
      'Not judged by the last scan',
      listed(
        facts.unseen.map((appId) => `Listed earlier: ${appId}.`),
        rows
      )
    ),
    ...section('Validity', [gantt(facts.principals, { maxRows: Math.min(rows, 60) })]),
    ...section('Next step', ['Run this action with `operation: rotate` and the `app-id` of each, the most urgent first.']),
    ...footer
  ]);
}

const footer = [
  '',
  '---',
  'This text is rewritten by the action whenever the facts change; write into comments instead. The issue is closed, with the evidence, by the scan that finds it solved.'
];

function fitted(write: (rows: number) => string[]): string {
  let text = '';
  for (const rows of rowLimits) {
    text = write(rows).join('\n');
    if (text.length <= longestBody) return text;
  }
  return cut(text, longestBody);
}

function hidden(tenantId: string, subject: string, severity: Severity, memory: Memory): string[] {
  return [subjectMark(tenantId, subject), severityMark(severity), memoryMark(memory), ''];
}

function section(title: string, lines: readonly string[]): string[] {
  const text = lines.filter((line, at) => line !== '' || at > 0);
  return text.length === 0 ? [] : ['', `### ${title}`, '', ...text];
}

function verdict(principal: AssessedPrincipal): string {
  const all = principal.clusters.length;
  const worst = principal.clusters.filter((cluster) => cluster.severity === principal.severity).length;
  const share =
    all === 0
      ? 'No cluster was found on it.'
      : `${String(worst)} of its ${plural(all, 'cluster')} ${worst === 1 ? 'is' : 'are'} in this state.`;
  const next = principal.nextExpiry === null ? '' : ` The earliest end among the credentials in use: ${isoDate(principal.nextExpiry)}.`;
  return `Service principal ${nameOf(principal)} is **${verdictWords[principal.severity]}**. ${share}${next}`;
}

const verdictWords: Record<Severity, string> = {
  ok: 'healthy',
  unknown: 'not known to be healthy',
  expiring: 'expiring',
  critical: 'about to expire (critical)',
  expired: 'expired: clusters cannot sign in to Azure'
};

function outages({ outages: found }: AssessedPrincipal, rows: number, files: string | null): string[] {
  const lines = found
    .slice(0, rows)
    .map(({ kind, message, wayOut }) => `- **${markdown(message, 600)}** ${markdown(wayOut, 1000)} ${withAddresses(linked(kind), files)}`);
  return section('Outages', [...lines, ...leftOut(found.length - rows, 'outage')]);
}

function listed(sentences: readonly string[], rows: number): string[] {
  return [...sentences.slice(0, rows).map((sentence) => `- ${markdown(sentence, 600)}`), ...leftOut(sentences.length - rows, 'line')];
}

function leftOut(count: number, what: string): string[] {
  return count > 0 ? ['', `${plural(count, `more ${what}`)} left out.`] : [];
}

function table(head: readonly string[], rows: readonly string[][], most: number, what: string): string[] {
  if (rows.length === 0) return [`No ${what}.`];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.slice(0, most).map(line), ...leftOut(rows.length - most, what)];
}

function clusterTable(clusters: readonly AssessedCluster[], most: number): string[] {
  const rows = [...clusters]
    .sort(byId)
    .map((entry) => [
      markdown(entry.cluster.name, 80),
      entry.severity,
      entry.cluster.powerState,
      credentialOf(entry),
      endOf(entry),
      code(entry.cluster.id, 400)
    ]);
  return table(['Cluster', 'State', 'Power', 'Credential in use', 'Ends on', 'Resource id'], rows, most, 'cluster');
}

function byId(a: AssessedCluster, b: AssessedCluster): number {
  return a.cluster.id.toLowerCase() < b.cluster.id.toLowerCase() ? -1 : 1;
}

function credentialOf({ use, keyId }: AssessedCluster): string {
  const key = keyId === null ? 'none' : code(keyId.slice(0, 8));
  return use === 'known' ? key : `${use}, judged by ${key}`;
}

function endOf({ endsOn, latestEndsOn, use }: AssessedCluster): string {
  const end = endsOn === null ? 'none' : isoDate(endsOn);
  return use !== 'known' && latestEndsOn !== null && latestEndsOn !== endsOn ? `${end} (at best ${isoDate(latestEndsOn)})` : end;
}

function unseenClusters(ids: readonly string[], rows: number): string[] {
  if (ids.length === 0) return [];
  const lines = ids.slice(0, rows).map((id) => `- ${code(id, 400)}`);
  return [
    '',
    'Listed earlier, not shown by the last scan and not known to be gone:',
    '',
    ...lines,
    ...leftOut(ids.length - rows, 'cluster')
  ];
}

function credentialTable(credentials: readonly AssessedCredential[], most: number): string[] {
  const ordered = [...credentials].sort((a, b) => b.endsOn - a.endsOn || (a.keyId < b.keyId ? -1 : 1));
  const rows = ordered.map((entry) => [
    code(entry.keyId),
    entry.kind,
    entry.holder === 'application' ? 'application' : 'service principal',
    entry.displayName === null ? '' : markdown(entry.displayName, 80),
    entry.state,
    isoDate(entry.startsOn),
    isoDate(entry.endsOn)
  ]);
  return table(['Key id', 'Kind', 'Held by', 'Name', 'State', 'From', 'To'], rows, most, 'credential');
}

function digestTable(principals: readonly AssessedPrincipal[], most: number): string[] {
  const rows = principals.map((principal) => [
    markdown(principal.displayName ?? 'unnamed', 80),
    code(principal.appId),
    principal.severity,
    principal.nextExpiry === null ? 'none' : isoDate(principal.nextExpiry),
    String(principal.clusters.length),
    markdown(principal.outages[0]?.message ?? '', 200)
  ]);
  return table(['Name', 'Application (client) id', 'State', 'Ends on', 'Clusters', 'Outage'], rows, most, 'service principal');
}
