/** What a report says in words, the same in the summary, the log and the annotations. Plain text: whoever shows it escapes it. */
import type { AssessedCluster, AssessedPrincipal, Cluster, Duration, ExpiryReport, Instant, Severity } from './model.ts';
import { severities } from './model.ts';
import { isGuid } from './resource-ids.ts';
import { counts } from './report-file.ts';
import { cut, days, isoDate, plain, plural } from './text.ts';

const hour = 60 * 60 * 1000;
const namesShown = 5;

/** Severity as a sign and a word, so that nobody needs colours to read it. */
export const statusWords: Readonly<Record<Severity, string>> = {
  ok: '✓ fine',
  unknown: '? unknown',
  expiring: '△ ends soon',
  critical: '▲ critical',
  expired: '✗ down'
};

/** The state of the fleet first, then whether the scan saw all of it. */
export function verdict(report: ExpiryReport): string {
  return `${findings(report)} ${completeness(report)}`;
}

function findings(report: ExpiryReport): string {
  const found = counts(report);
  const total = report.principals.length;
  const warn = span(report.thresholds.warnWithin);
  if (total === 0) return 'No AKS cluster that uses a service principal was found.';
  if (found.ok === total) return `${plural(total, 'service principal')} of AKS clusters, none ends within ${warn}.`;
  const parts = [
    found.expired > 0 ? `${verb(found.expired, 'has', 'have')} expired or cannot sign in` : '',
    found.critical > 0 ? `${verb(found.critical, 'ends', 'end')} within ${span(report.thresholds.criticalWithin)}` : '',
    found.expiring > 0 ? `${verb(found.expiring, 'ends', 'end')} within ${warn}` : '',
    found.unknown > 0 ? `${String(found.unknown)} could not be judged` : '',
    `${verb(found.ok, 'is', 'are')} fine`
  ];
  return `Of ${plural(total, 'service principal')} of AKS clusters: ${parts.filter((part) => part !== '').join(', ')}.`;
}

function verb(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** `7 days`, `36 hours`. */
function span(duration: Duration): string {
  const hours = Math.round(duration / hour);
  return hours % 24 === 0 ? plural(hours / 24, 'day') : plural(hours, 'hour');
}

/** Whether the scan may conclude anything about what it does not show. */
export function completeness(report: ExpiryReport): string {
  const { scanned, tenant } = report.coverage;
  if (!report.complete) return `The scan is NOT complete: ${reasons(report).join('; ')}.`;
  if (tenant) return 'The scan is complete for the whole tenant.';
  return `The scan is complete for ${plural(scanned.length, 'subscription')}; others, if any, were not seen.`;
}

function reasons(report: ExpiryReport): string[] {
  const { coverage } = report;
  const open = coverage.scanned.filter((subscription) => !subscription.covered).length;
  const unread = report.principals.filter((principal) => principal.severity === 'unknown' && principal.foreignTenantId === null).length;
  const found = [
    open > 0
      ? `${String(open)} of ${plural(coverage.scanned.length, 'subscription')} may hold clusters that this identity cannot read`
      : '',
    unread > 0 ? `${plural(unread, 'service principal')} could not be judged` : '',
    report.problems.length > 0 ? `${plural(report.problems.length, 'problem')}, see below` : ''
  ].filter((reason) => reason !== '');
  return found.length > 0 ? found : ['not everything could be read'];
}

/** The cluster that decides the principal's state: the worst, and of those the one that ends first. */
export function deciding(principal: AssessedPrincipal): AssessedCluster | undefined {
  const rank = (assessed: AssessedCluster): number => severities.indexOf(assessed.severity);
  return [...principal.clusters].sort((a, b) => rank(b) - rank(a) || (a.endsOn ?? Infinity) - (b.endsOn ?? Infinity))[0];
}

export interface End {
  /** First eight characters, as portals show it; null if no credential decides. */
  keyId: string | null;
  /** `ends 2026-12-01 (in 7 days)`. */
  when: string;
}

/** The credential that decides and its end; null when nothing that ends is known. */
export function endOf(principal: AssessedPrincipal, now: Instant): End | null {
  const cluster = deciding(principal);
  const endsOn = cluster ? cluster.endsOn : principal.nextExpiry;
  const keyId = cluster?.keyId ?? principal.credentials.find((credential) => credential.endsOn === endsOn)?.keyId ?? null;
  if (endsOn === null) return keyId === null ? null : { keyId: keyId.slice(0, 8), when: 'end unknown' };
  const when = `${endsOn <= now ? 'ended' : 'ends'} ${isoDate(endsOn)} (${days(endsOn - now)})`;
  return { keyId: keyId?.slice(0, 8) ?? null, when };
}

/** Whether it is on record which credential the deciding cluster holds. */
export function useWords(principal: AssessedPrincipal): string {
  const cluster = deciding(principal);
  if (!cluster) return 'no cluster seen';
  if (cluster.use === 'known') return 'on record';
  const best =
    cluster.latestEndsOn !== null && cluster.latestEndsOn !== cluster.endsOn ? `, at best until ${isoDate(cluster.latestEndsOn)}` : '';
  return cluster.use === 'ambiguous' ? `rotation half-finished${best}` : `not on record${best}`;
}

/** The display name for people; never the only thing shown, since names repeat. */
export function nameOf(principal: AssessedPrincipal): string {
  const name = cut(plain(principal.displayName ?? ''), 80);
  return name === '' ? 'unnamed' : name;
}

/** The name through `show`, with a word on a stopped cluster, which cannot take a new secret. */
export function clusterName({ cluster }: AssessedCluster, show: (name: string) => string): string {
  return cluster.powerState === 'Stopped' ? `${show(cluster.name)} (stopped)` : show(cluster.name);
}

/** `a, b and 3 more`, each through `show`. */
export function listed<T>(items: readonly T[], show: (item: T) => string, most = namesShown): string {
  const shown = items.slice(0, most).map(show).join(', ');
  return items.length > most ? `${shown} and ${String(items.length - most)} more` : shown;
}

/** One line on what to do about this principal. */
export function nextStep(principal: AssessedPrincipal): string {
  if (principal.outages.length > 0) return 'Now: see its way out below';
  if (principal.foreignTenantId !== null) return `Ask the administrators of tenant ${principal.foreignTenantId} to renew it`;
  if (!isGuid(principal.appId)) return 'Give its clusters the application id in the place of the name, then scan again';
  if (principal.severity === 'unknown') return 'Give this run the right to read it, then scan again';
  if (principal.severity === 'ok') return principal.due.length > 0 ? `Run rotate, not urgent: ${principal.due[0] ?? ''}` : 'None';
  const stopped = stoppedOf([principal]);
  const before = stopped.length > 0 ? `Start ${listed(stopped, (cluster) => cluster.name)}, then run` : 'Run';
  return `${before} rotate with this app-id`;
}

function stoppedOf(principals: readonly AssessedPrincipal[]): Cluster[] {
  return principals.flatMap((principal) =>
    principal.clusters.filter((assessed) => assessed.cluster.powerState === 'Stopped').map((assessed) => assessed.cluster)
  );
}

/** What to do, the most urgent first; each a complete sentence. Never empty. */
export function nextSteps(report: ExpiryReport): string[] {
  const own = report.principals.filter((principal) => principal.foreignTenantId === null);
  const down = report.principals.filter((principal) => principal.outages.length > 0);
  const ending = own.filter((principal) => principal.outages.length === 0 && !['ok', 'unknown'].includes(principal.severity));
  const tidy = own.filter((principal) => principal.severity === 'ok' && principal.due.length > 0);
  const foreign = report.principals.filter((principal) => principal.foreignTenantId !== null && principal.severity !== 'ok');
  const steps = [
    down.length > 0 ? `Bring back ${named(down)}: the way out is under "Cannot sign in now".` : '',
    stoppedOf(ending).length > 0
      ? `Start ${listed(stoppedOf(ending), (cluster) => cluster.name)}: a stopped cluster cannot take a new secret.`
      : '',
    ending.length > 0 ? `Run this action with operation rotate for ${named(ending)}.` : '',
    foreign.length > 0 ? `Ask the administrators of the other tenant about ${named(foreign)}.` : '',
    report.complete ? '' : 'Solve the problems and missing rights shown above and scan again: until then nothing may be called healthy.',
    tidy.length > 0 ? `When there is time, run rotate for ${named(tidy)}: it records which secret is in use and removes old ones.` : ''
  ].filter((step) => step !== '');
  return steps.length > 0 ? steps : ['Nothing to do now.'];
}

function named(principals: readonly AssessedPrincipal[]): string {
  return listed(principals, (principal) => `${nameOf(principal)} (app-id ${principal.appId})`);
}

/** The cluster to show the move to a managed identity on: of the most urgent principal, running if there is one. */
export function managedIdentityExample(report: ExpiryReport): Cluster | undefined {
  const own = report.principals.filter((principal) => principal.foreignTenantId === null);
  const clusters = own.flatMap((principal) => principal.clusters.map((assessed) => assessed.cluster));
  return clusters.find((cluster) => cluster.powerState === 'Running') ?? clusters[0];
}
