/** From what one scan read to what it may say: grouping, order, the overall status, the list for rotate. */
import { worst } from './expiry.ts';
import { assessPrincipal } from './principal.ts';
import type {
  AssessedPrincipal,
  Cluster,
  Coverage,
  Duration,
  ExpiryReport,
  Instant,
  PrincipalRecord,
  Problem,
  Severity,
  Thresholds
} from './model.ts';
import { severities } from './model.ts';

export interface ScanFacts {
  tenantId: string;
  now: Instant;
  thresholds: Thresholds;
  overlap: Duration;
  clusters: readonly Cluster[];
  /** Applications asked for by `app-id`, reported even without a cluster. */
  appIds: readonly string[];
  /** Keyed by lower-case appId; absent = could not be read. */
  records: ReadonlyMap<string, PrincipalRecord>;
  coverage: Coverage;
  /** Every page was read. */
  everyPageRead: boolean;
  problems: readonly Problem[];
  /** appId that this run signs in with, if known. */
  ownAppId: string | null;
}

/** The matrix of a workflow holds at most that many jobs (https://docs.github.com/actions/reference/limits). */
export const matrixLimit = 256;

/** Judges a scan. An incomplete one never says `ok`. */
export function buildReport(facts: ScanFacts): ExpiryReport {
  const onPrincipals = facts.clusters.filter((cluster) => !isManagedIdentity(cluster));
  const principals = groups(facts, onPrincipals).map((group) => assess(facts, group));
  const complete =
    facts.everyPageRead &&
    facts.coverage.subscriptions &&
    principals.every((principal) => principal.foreignTenantId !== null || facts.records.has(principal.appId.toLowerCase()));
  const worstFound = worst(...principals.map((principal) => principal.severity));
  return {
    tenantId: facts.tenantId,
    scannedAt: facts.now,
    complete,
    coverage: facts.coverage,
    thresholds: facts.thresholds,
    status: complete ? worstFound : worst(worstFound, 'unknown'),
    principals: principals.sort(byUrgency),
    managedIdentityClusters: facts.clusters.length - onPrincipals.length,
    problems: [...facts.problems, ...principals.flatMap((principal) => ownBranch(principal, facts.ownAppId))]
  };
}

/** A cluster on managed identity shows `msi` (https://learn.microsoft.com/azure/aks/pre-created-kubelet-managed-identity). */
export function isManagedIdentity(cluster: Cluster): boolean {
  return cluster.clientId.toLowerCase() === 'msi' || cluster.clientId === '';
}

/** appIds on which rotate would act, most urgent first, cut to what one workflow matrix can hold. */
export function rotationMatrix(report: ExpiryReport): { include: { 'app-id': string }[]; due: number } {
  const due = report.principals.filter((principal) => principal.due.length > 0);
  return { include: due.slice(0, matrixLimit).map((principal) => ({ 'app-id': principal.appId })), due: due.length };
}

/** What a person should know when not all that is due fits into one matrix; null = all does. */
export function matrixNote({ include, due }: ReturnType<typeof rotationMatrix>): string | null {
  const waiting = due - include.length;
  return waiting > 0
    ? `${due} service principals are due. The output matrix holds the ${include.length} most urgent ones, as many as GitHub takes; ${waiting} wait for the next run.`
    : null;
}

/** Does the run fail? An incomplete scan does unless the caller asked for `none`. */
export function failsOn(report: ExpiryReport, failOn: 'none' | Extract<Severity, 'expiring' | 'critical' | 'expired'>): boolean {
  if (failOn === 'none') return false;
  return !report.complete || report.principals.some((principal) => severities.indexOf(principal.severity) >= severities.indexOf(failOn));
}

interface GroupOfClusters {
  appId: string;
  clusters: Cluster[];
}

/** One group per application and home tenant: the same appId in a delegated subscription is another tenant's principal. */
function groups(facts: ScanFacts, clusters: readonly Cluster[]): GroupOfClusters[] {
  const found = new Map<string, GroupOfClusters>();
  const own = facts.tenantId.toLowerCase();
  for (const cluster of clusters) {
    const appId = cluster.clientId.toLowerCase();
    const key = `${cluster.tenantId.toLowerCase()}:${appId}`;
    const group = found.get(key) ?? { appId, clusters: [] };
    group.clusters.push(cluster);
    found.set(key, group);
  }
  for (const appId of facts.appIds) {
    const key = `${own}:${appId.toLowerCase()}`;
    if (!found.has(key)) found.set(key, { appId: appId.toLowerCase(), clusters: [] });
  }
  return [...found.values()];
}

function assess(facts: ScanFacts, group: GroupOfClusters): AssessedPrincipal {
  const home = group.clusters[0]?.tenantId.toLowerCase() ?? facts.tenantId.toLowerCase();
  const record = home === facts.tenantId.toLowerCase() ? facts.records.get(group.appId) : undefined;
  return assessPrincipal({
    ...group,
    record,
    tenantId: facts.tenantId,
    now: facts.now,
    thresholds: facts.thresholds,
    overlap: facts.overlap
  });
}

function byUrgency(a: AssessedPrincipal, b: AssessedPrincipal): number {
  const severity = severities.indexOf(b.severity) - severities.indexOf(a.severity);
  return severity || (a.nextExpiry ?? Infinity) - (b.nextExpiry ?? Infinity) || (a.appId < b.appId ? -1 : 1);
}

/** Microsoft: do not deploy the cluster with the identity that runs the pipeline; a rotation would cut off its own branch. */
function ownBranch(principal: AssessedPrincipal, ownAppId: string | null): Problem[] {
  if (principal.appId !== ownAppId?.toLowerCase() || principal.clusters.length === 0) return [];
  return [
    {
      code: 'own-identity',
      message: `This run signs in as ${principal.appId}, which is also the service principal of ${principal.clusters.map((cluster) => cluster.cluster.name).join(', ')}.`,
      hint: 'Give the workflow an identity of its own; rotate and cleanup will refuse to touch this one.'
    }
  ];
}
