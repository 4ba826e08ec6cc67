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
import { isGuid } from './resource-ids.ts';
import type { RetirePolicy } from './retire.ts';

export interface ScanFacts {
  tenantId: string;
  now: Instant;
  thresholds: Thresholds;
  overlap: Duration;
  /** Of the rotations that follow, as `overlap`. */
  retire: RetirePolicy;
  /** Endpoint of Microsoft Graph, for commands. */
  graph: string;
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
  const allUsers = seesAllUsers(facts);
  const principals = groups(facts, onPrincipals).map((group) => assess(facts, group, allUsers));
  const complete =
    facts.everyPageRead &&
    facts.coverage.subscriptions &&
    principals.every(
      ({ appId, tenantId, foreignTenantId }) =>
        foreignTenantId !== null || (tenantId !== '' && isGuid(appId) && facts.records.has(appId.toLowerCase()))
    );
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
    problems: [
      ...facts.problems,
      ...onPrincipals.flatMap((cluster) => notJudged(cluster, facts.tenantId)),
      ...principals.flatMap((principal) => ownBranch(principal, facts.ownAppId))
    ]
  };
}

/** A cluster on managed identity shows `msi` (https://learn.microsoft.com/azure/aks/pre-created-kubelet-managed-identity). */
export function isManagedIdentity(cluster: Cluster): boolean {
  return cluster.clientId.toLowerCase() === 'msi' || cluster.clientId === '';
}

/**
 * The cluster has a service principal, and shows a name of it in the place of its appId, as AKS once took it
 * (https://github.com/Azure/AKS/issues/540). Which application that is cannot be told from it: it may be any.
 */
export function showsPrincipalName(cluster: Cluster): boolean {
  return !isManagedIdentity(cluster) && !isGuid(cluster.clientId);
}

/** What to do about a cluster that `showsPrincipalName`. */
export function namedPrincipal({ id, clientId }: Cluster): Problem {
  return {
    code: 'cluster-principal-named',
    message: `Cluster ${id} shows "${clientId.slice(0, 200)}" as the client id of its service principal: that is a name, so it cannot be told which application the cluster uses.`,
    hint: 'The cluster was made with a service principal name. Find its application id (az ad sp show --id <name> --query appId) and give it to the cluster: az aks update-credentials --reset-service-principal --service-principal <application id> --client-secret <secret>. Until then it may be using any application, so no credential and no principal is removed.'
  };
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

/** @param allUsers whether no cluster on it can have been left out */
function assess(facts: ScanFacts, group: GroupOfClusters, allUsers: boolean): AssessedPrincipal {
  const home = group.clusters[0]?.tenantId.toLowerCase() ?? facts.tenantId.toLowerCase();
  const record = home === facts.tenantId.toLowerCase() ? facts.records.get(group.appId) : undefined;
  // Nothing is said of a principal of which it is not known whose it is, or which.
  const certain = home !== '' && isGuid(group.appId);
  const assessed = assessPrincipal({
    appId: group.appId,
    clusters: certain ? group.clusters : group.clusters.map((cluster) => ({ ...cluster, failure: null })),
    record,
    tenantId: facts.tenantId,
    now: facts.now,
    thresholds: facts.thresholds,
    overlap: facts.overlap,
    retire: facts.retire,
    complete: allUsers,
    graph: facts.graph
  });
  // rotate refuses the identity that it runs as.
  return group.appId === facts.ownAppId?.toLowerCase() ? { ...assessed, due: [] } : assessed;
}

/** Whether a look at everything can be complete, which each removal needs: a cluster of unknown principal may be on any. */
function seesAllUsers({ everyPageRead, coverage, clusters }: ScanFacts): boolean {
  return everyPageRead && coverage.tenant && coverage.subscriptions && !clusters.some(showsPrincipalName);
}

function byUrgency(a: AssessedPrincipal, b: AssessedPrincipal): number {
  const severity = severities.indexOf(b.severity) - severities.indexOf(a.severity);
  return severity || (a.nextExpiry ?? Infinity) - (b.nextExpiry ?? Infinity) || (a.appId < b.appId ? -1 : 1);
}

/** Only what is of this tenant, or may be: another tenant's clusters are not judged anyway. */
function notJudged(cluster: Cluster, tenantId: string): Problem[] {
  if (cluster.tenantId === '') return [tenantUnknown(cluster)];
  return showsPrincipalName(cluster) && cluster.tenantId.toLowerCase() === tenantId.toLowerCase() ? [namedPrincipal(cluster)] : [];
}

function tenantUnknown({ id, subscriptionId }: Cluster): Problem {
  return {
    code: 'cluster-tenant-unknown',
    message: `Nothing says to which tenant cluster ${id} belongs, so its service principal was not judged.`,
    hint: `Neither Resource Graph nor the list of subscriptions shows subscription ${subscriptionId}. Give the identity Reader at the subscription; a role or a cluster that is new takes some minutes.`
  };
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
