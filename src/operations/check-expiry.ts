/** check-expiry: finds every cluster on a service principal, reads what those can sign in with, says which of them end, keeps issues about it. */
import { buildReport, failsOn, isManagedIdentity, matrixNote, rotationMatrix, showsPrincipalName } from '../domain/fleet-report.ts';
import { isoTime, plural } from '../domain/text.ts';
import type { CloudInputs, Cluster, Coverage, Duration, ExpiryReport, Problem } from '../domain/model.ts';
import type { ClusterId } from '../domain/resource-ids.ts';
import type { RetirePolicy } from '../domain/retire.ts';
import { calendarPlan, type CalendarPlan } from '../domain/report-calendar.ts';
import { counts, reportCsv, reportJson, type ReportFormat } from '../domain/report-file.ts';
import { annotations, logLines, summary, type IssueNote } from '../domain/report-text.ts';
import type { Access, Caller, Clusters, Directory, Fleet, Issues, Log, SubscriptionRecord } from '../ports.ts';
import type { OperationResult, Outcome } from '../result.ts';
import { reconcileIssues } from './issues.ts';

export interface CheckExpirySettings {
  clusters: readonly ClusterId[];
  appIds: readonly string[];
  subscriptionIds: readonly string[];
  warnWithin: Duration;
  criticalWithin: Duration;
  /** Of the rotations that follow: they decide what is due. */
  overlap: Duration;
  retire: RetirePolicy;
  trustVisibleScope: boolean;
  dryRun: boolean;
  issues: { mode: 'per-principal' | 'digest' | 'none'; labels: readonly [string, ...string[]]; assignees: readonly string[]; max: number };
  failOn: 'none' | 'expiring' | 'critical' | 'expired';
  reportFiles: readonly { path: string; format: ReportFormat }[];
  /** `owner/repository@ref` of this action, for ready snippets. */
  actionRef: string;
  /** Endpoint of Microsoft Graph, for commands. */
  graph: string;
  /** See `ExpiryReport`. */
  cloudInputs: CloudInputs;
  /** Address of this action's files, for links to what explains a state; without it there are none. */
  files?: string | null;
}

export interface CheckExpiryPorts {
  caller: Caller;
  fleet: Fleet;
  clusters: Clusters;
  access: Access;
  directory: Directory;
  /** null with `issues: none`. */
  issues: Issues | null;
  /** Writes the report as a page. */
  reportHtml: (report: ExpiryReport, actionRef: string, files: string | null) => Promise<string>;
  /** Writes a calendar as a file. */
  calendarText: (plan: CalendarPlan) => Promise<string>;
  log: Log;
}

export async function checkExpiry(settings: CheckExpirySettings, ports: CheckExpiryPorts): Promise<OperationResult> {
  const report = await ports.log.group('Scanning', () => scan(settings, ports));
  const issues = await ports.log.group('Writing issues', () => keepIssues(settings, ports, report));
  const final = { ...report, problems: [...report.problems, ...issues.problems] };
  const result = toResult(settings, final, issues.notes, { changed: issues.changed, failed: issues.problems.length > 0 });
  return { ...result, files: await writeReports(settings, ports, final) };
}

/** Reads everything and judges it; writes nothing. */
export async function scan(settings: CheckExpirySettings, ports: CheckExpiryPorts): Promise<ExpiryReport> {
  const subscriptions = await readSubscriptions(settings, ports);
  const [found, coverage] = await Promise.all([findClusters(settings, ports), readCoverage(settings, ports, subscriptions.scanned)]);
  ports.log.info(`${plural(subscriptions.scanned.length, 'subscription')}, ${plural(found.clusters.length, 'cluster')}.`);
  const clusters = await withFailures(withTenants(found.clusters, subscriptions.tenants), ports);
  const own = clusters.filter((cluster) => hasAppId(cluster) && sameId(cluster.tenantId, ports.caller.tenantId));
  const directory = await ports.directory.principals([...own.map((cluster) => cluster.clientId), ...settings.appIds]);
  ports.log.info(`${plural(directory.principals.size, 'service principal')} read.`);
  const problems = [...subscriptions.problems, ...found.problems, ...coverage.problems, ...directory.problems];
  const report = buildReport({
    tenantId: ports.caller.tenantId,
    now: ports.directory.now(),
    thresholds: { warnWithin: settings.warnWithin, criticalWithin: settings.criticalWithin },
    overlap: settings.overlap,
    retire: settings.retire,
    graph: settings.graph,
    clusters,
    appIds: settings.appIds,
    records: directory.principals,
    coverage: coverage.coverage,
    everyPageRead: subscriptions.problems.length === 0 && found.problems.length === 0 && directory.problems.length === 0,
    problems,
    ownAppId: ports.caller.appId
  });
  return { ...report, cloudInputs: settings.cloudInputs };
}

interface ReadSubscriptions {
  scanned: SubscriptionRecord[];
  /** Home tenant by lower-case id, of all that can be read. */
  tenants: ReadonlyMap<string, string>;
  problems: Problem[];
}

async function readSubscriptions({ subscriptionIds }: CheckExpirySettings, { fleet }: CheckExpiryPorts): Promise<ReadSubscriptions> {
  const { items, problems } = await fleet.subscriptions();
  const tenants = new Map(items.map(({ subscriptionId, tenantId }) => [subscriptionId.toLowerCase(), tenantId]));
  const scanned = subscriptionIds.length > 0 ? items.filter((item) => subscriptionIds.includes(item.subscriptionId)) : items;
  const unreadable = subscriptionIds.filter((id) => !items.some((item) => item.subscriptionId === id));
  if (problems.length > 0) return { scanned, tenants, problems };
  return { scanned, tenants, problems: [...unreadable.map(unreadableSubscription), ...(items.length === 0 ? [noSubscription()] : [])] };
}

interface FoundClusters {
  clusters: Cluster[];
  problems: Problem[];
}

/** Named clusters are read from ARM itself; the other clusters of their principals are found as well, since they share its fate. */
async function findClusters(settings: CheckExpirySettings, ports: CheckExpiryPorts): Promise<FoundClusters> {
  const scope = settings.subscriptionIds.length > 0 ? { subscriptionIds: settings.subscriptionIds } : {};
  if (settings.clusters.length === 0 && settings.appIds.length === 0) {
    const { items, problems } = await ports.fleet.clusters(scope);
    return { clusters: items, problems };
  }
  const named = await readNamed(settings.clusters, ports);
  const clientIds = [...new Set([...settings.appIds, ...named.clusters.filter(hasAppId).map((cluster) => cluster.clientId.toLowerCase())])];
  if (clientIds.length === 0) return named;
  const others = await ports.fleet.clusters({ ...scope, clientIds });
  const known = new Set(named.clusters.map((cluster) => cluster.id.toLowerCase()));
  // ARM shows a cluster as it is now, and does not say of which tenant.
  const tenants = new Map(others.items.map(({ id, tenantId }) => [id.toLowerCase(), tenantId]));
  const placed = named.clusters.map((cluster) => ({ ...cluster, tenantId: tenants.get(cluster.id.toLowerCase()) || cluster.tenantId }));
  return {
    clusters: [...placed, ...others.items.filter((cluster) => !known.has(cluster.id.toLowerCase()))],
    problems: [...named.problems, ...others.problems]
  };
}

/** A cluster belongs to the tenant of its subscription; where that is not known either, nothing is guessed. */
function withTenants(clusters: readonly Cluster[], tenants: ReadonlyMap<string, string>): Cluster[] {
  return clusters.map((cluster) =>
    cluster.tenantId === '' ? { ...cluster, tenantId: tenants.get(cluster.subscriptionId.toLowerCase()) ?? '' } : cluster
  );
}

/** What the directory can be asked about. */
function hasAppId(cluster: Cluster): boolean {
  return !isManagedIdentity(cluster) && !showsPrincipalName(cluster);
}

async function readNamed(ids: readonly ClusterId[], { clusters }: CheckExpiryPorts): Promise<FoundClusters> {
  const readings = await Promise.all(ids.map((id) => clusters.get(id.id)));
  return {
    clusters: readings.flatMap((reading) => (reading.found ? [reading.cluster] : [])),
    problems: readings.flatMap((reading) => (reading.found || !reading.problem ? [] : [reading.problem]))
  };
}

async function readCoverage(
  settings: CheckExpirySettings,
  { access, log }: CheckExpiryPorts,
  scanned: readonly SubscriptionRecord[]
): Promise<{ coverage: Coverage; problems: Problem[] }> {
  const reading = await access.coverage(scanned);
  reading.problems.forEach((problem) => log.debug(`${problem.message} ${problem.hint}`));
  const trusted = settings.trustVisibleScope;
  const list = scanned.map(({ subscriptionId, displayName }) => ({
    subscriptionId,
    displayName,
    covered: reading.subscriptionIds.has(subscriptionId)
  }));
  const uncovered = list.filter((item) => !item.covered);
  return {
    coverage: { tenant: reading.tenant || trusted, subscriptions: uncovered.length === 0 || trusted, scanned: list },
    problems: uncovered.length > 0 && !trusted ? [notCovered(uncovered, list.length)] : []
  };
}

/** Resource Graph shows that a cluster failed, only ARM shows why; an unreadable one stays without a reason. */
async function withFailures(found: readonly Cluster[], { clusters }: CheckExpiryPorts): Promise<Cluster[]> {
  return Promise.all(
    found.map(async (cluster) => {
      if (cluster.provisioningState !== 'Failed' || cluster.failure !== null || isManagedIdentity(cluster)) return cluster;
      const reading = await clusters.get(cluster.id);
      return reading.found ? { ...cluster, failure: reading.cluster.failure } : cluster;
    })
  );
}

async function keepIssues(
  settings: CheckExpirySettings,
  ports: CheckExpiryPorts,
  report: ExpiryReport
): Promise<{ notes: IssueNote[]; problems: Problem[]; changed: number }> {
  if (!ports.issues || settings.issues.mode === 'none') return { notes: [], problems: [], changed: 0 };
  const narrowed = settings.clusters.length > 0 || settings.appIds.length > 0 || settings.subscriptionIds.length > 0;
  const outcome = await reconcileIssues({
    issues: ports.issues,
    clusters: ports.clusters,
    report,
    narrowed,
    settings: {
      mode: settings.issues.mode,
      labels: settings.issues.labels,
      assignees: settings.issues.assignees,
      maxIssues: settings.issues.max,
      dryRun: settings.dryRun,
      actionRef: settings.actionRef,
      files: settings.files ?? null
    }
  });
  for (const note of outcome.notes)
    if (note.action !== 'unchanged')
      ports.log.info(`${note.action} ${note.number === null ? 'an issue' : `#${note.number}`} for ${note.appId ?? 'the digest'}`);
  return outcome;
}

function toResult(
  settings: CheckExpirySettings,
  report: ExpiryReport,
  notes: readonly IssueNote[],
  writes: { changed: number; failed: boolean }
): Omit<OperationResult, 'files'> {
  const numbers = counts(report);
  const matrix = rotationMatrix(report);
  const note = matrixNote(matrix);
  const outcome = outcomeOf(settings, notes, writes);
  const next = report.principals.map((principal) => principal.nextExpiry).filter((instant) => instant !== null);
  const outputs = {
    status: report.status,
    'expired-count': String(numbers.expired),
    'critical-count': String(numbers.critical),
    'expiring-count': String(numbers.expiring),
    'ok-count': String(numbers.ok),
    'unknown-count': String(numbers.unknown),
    'next-expiry': next.length > 0 ? isoTime(Math.min(...next)) : '',
    'due-count': String(matrix.due),
    matrix: JSON.stringify({ include: matrix.include })
  };
  return {
    outcome,
    complete: report.complete,
    outputs,
    result: {
      operation: 'check-expiry',
      outcome,
      complete: report.complete,
      status: report.status,
      counts: numbers,
      problems: report.problems.map(({ code, message }) => ({ code, message })),
      issues: notes
    },
    summary: note === null ? summary(report, notes) : `${summary(report, notes)}\n\n${note}\n`,
    log: [...logLines(report, notes), ...(note === null ? [] : [{ title: '', lines: [note] }])],
    annotations: annotations(report),
    problems: report.problems,
    failure: failsOn(report, settings.failOn) ? failure(report, settings.failOn) : null
  };
}

/** The files that were asked for, as text. */
async function writeReports(
  { reportFiles, actionRef, files = null }: CheckExpirySettings,
  { reportHtml, calendarText }: CheckExpiryPorts,
  report: ExpiryReport
): Promise<OperationResult['files']> {
  const writers: Record<ReportFormat, () => string | Promise<string>> = {
    json: () => reportJson(report),
    csv: () => reportCsv(report),
    html: () => reportHtml(report, actionRef, files),
    ics: () => calendarText(calendarPlan(report))
  };
  return Promise.all(reportFiles.map(async ({ path, format }) => ({ path, content: await writers[format]() })));
}

function outcomeOf(settings: CheckExpirySettings, notes: readonly IssueNote[], writes: { changed: number; failed: boolean }): Outcome {
  if (writes.failed) return 'partial';
  if (settings.dryRun) return notes.some((note) => note.action === 'planned') ? 'planned' : 'unchanged';
  return writes.changed > 0 ? 'changed' : 'unchanged';
}

function failure(report: ExpiryReport, failOn: string): Problem {
  const numbers = counts(report);
  const found = [
    numbers.expired > 0 ? `${numbers.expired} expired` : '',
    numbers.critical > 0 ? `${numbers.critical} critical` : '',
    numbers.expiring > 0 ? `${numbers.expiring} expiring` : ''
  ].filter((part) => part !== '');
  const parts = [
    ...(found.length > 0 ? [`service principals: ${found.join(', ')}`] : []),
    ...(report.complete ? [] : ['the scan is not complete'])
  ];
  return {
    code: report.complete ? 'fail-on' : 'scan-incomplete',
    message: `fail-on is ${failOn}: ${parts.join('; ')}.`,
    hint: 'The job summary says for each what to do; fail-on: none only reports.'
  };
}

function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function unreadableSubscription(id: string): Problem {
  return {
    code: 'subscription-unreadable',
    message: `Subscription ${id} is not among those that the identity of this run can read.`,
    hint: 'Check the id, or give the identity Reader there; its clusters were not seen.'
  };
}

function noSubscription(): Problem {
  return {
    code: 'subscription-none',
    message: 'The identity of this run can read no subscription at all.',
    hint: 'Give it Reader at the root management group or at each subscription; a role that was just granted takes some minutes.'
  };
}

function notCovered(uncovered: readonly { subscriptionId: string; displayName: string }[], total: number): Problem {
  const names = uncovered.slice(0, 10).map((item) => `${item.displayName} (${item.subscriptionId})`);
  const more = uncovered.length > names.length ? ` and ${uncovered.length - names.length} more` : '';
  return {
    code: 'coverage-incomplete',
    message: `In ${uncovered.length} of ${plural(total, 'subscription')} no role assignment proves that every cluster was seen: ${names.join(', ')}${more}.`,
    hint: 'Give the identity Reader at these subscriptions or at the root management group; or say with trust-visible-scope: true that what it sees is all there is.'
  };
}
