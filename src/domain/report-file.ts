/** The report for machines: JSON and CSV of stable shape. The model holds no secret, and only the fields named here are written. */
import { identityVerdict } from './managed-identity.ts';
import type { AssessedCluster, AssessedCredential, AssessedPrincipal, ExpiryReport, Instant } from './model.ts';
import { csvCell, isoTime } from './text.ts';

export const reportFormats = ['json', 'csv', 'html', 'ics'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The format that the ending of a path asks for; null for any other ending. */
export function reportFormat(path: string): ReportFormat | null {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return reportFormats.find((format) => format === ending) ?? null;
}

/** Principals by severity, and how many of them rotate would act on. */
export interface Counts {
  expired: number;
  critical: number;
  expiring: number;
  ok: number;
  unknown: number;
  due: number;
}

/** Counts principals, not clusters; the five severities add up to all principals, `due` cuts across them. */
export function counts(report: ExpiryReport): Counts {
  const found: Counts = { expired: 0, critical: 0, expiring: 0, ok: 0, unknown: 0, due: 0 };
  for (const principal of report.principals) {
    found[principal.severity] += 1;
    if (principal.due.length > 0) found.due += 1;
  }
  return found;
}

/**
 * The report as JSON. Members are only ever added under one `schemaVersion`; times are ISO 8601 in UTC, null where nothing is known;
 * ids are as the services gave them.
 *
 * - top: `schemaVersion`, `tenantId`, `scannedAt`, `status`, `complete`, `warnWithinSeconds`, `criticalWithinSeconds`, `counts`,
 *   `managedIdentityClusters`, `coverage`, `principals` (most urgent first), `problems`
 * - a cluster: what it is, `status`, the secret that it uses, `managedIdentity`: `can-move` with the command, or `stays` with the reason
 * - a principal: who it is, `status`, `nextExpiry`, `due`, `outages`, `notes`, `clusters`, `credentials`
 */
export function reportJson(report: ExpiryReport): string {
  const { coverage, thresholds } = report;
  const content = {
    schemaVersion: 1,
    tenantId: report.tenantId,
    scannedAt: isoTime(report.scannedAt),
    status: report.status,
    complete: report.complete,
    warnWithinSeconds: thresholds.warnWithin / 1000,
    criticalWithinSeconds: thresholds.criticalWithin / 1000,
    counts: counts(report),
    managedIdentityClusters: report.managedIdentityClusters,
    coverage: {
      subscriptions: coverage.subscriptions,
      tenant: coverage.tenant,
      scanned: coverage.scanned.map(({ subscriptionId, displayName, covered }) => ({ subscriptionId, displayName, covered }))
    },
    principals: report.principals.map(principalJson),
    problems: report.problems.map(({ code, message, hint }) => ({ code, message, hint }))
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function principalJson(principal: AssessedPrincipal): object {
  return {
    appId: principal.appId,
    tenantId: principal.tenantId,
    displayName: principal.displayName,
    applicationObjectId: principal.applicationObjectId,
    servicePrincipalId: principal.servicePrincipalId,
    managed: principal.managed,
    foreignTenantId: principal.foreignTenantId,
    status: principal.severity,
    nextExpiry: time(principal.nextExpiry),
    due: principal.due,
    outages: principal.outages.map(({ kind, message, wayOut }) => ({ kind, message, wayOut })),
    notes: principal.notes,
    clusters: principal.clusters.map((assessed) => clusterJson(assessed, principal)),
    credentials: principal.credentials.map(credentialJson)
  };
}

function clusterJson(assessed: AssessedCluster, principal: AssessedPrincipal): object {
  const { cluster, outage } = assessed;
  const verdict = identityVerdict(cluster, principal);
  return {
    id: cluster.id,
    name: cluster.name,
    subscriptionId: cluster.subscriptionId,
    resourceGroup: cluster.resourceGroup,
    location: cluster.location,
    powerState: cluster.powerState,
    provisioningState: cluster.provisioningState,
    status: assessed.severity,
    use: assessed.use,
    keyId: assessed.keyId,
    endsOn: time(assessed.endsOn),
    latestEndsOn: time(assessed.latestEndsOn),
    outage: outage && { kind: outage.kind, message: outage.message, wayOut: outage.wayOut },
    managedIdentity: {
      verdict: verdict.kind === 'cannot' ? 'stays' : 'can-move',
      startFirst: verdict.kind === 'can-move' && verdict.stopped,
      command: verdict.kind === 'can-move' ? verdict.command : null,
      reason: verdict.kind === 'cannot' ? verdict.reason : null
    }
  };
}

function credentialJson(credential: AssessedCredential): object {
  return {
    keyId: credential.keyId,
    kind: credential.kind,
    holder: credential.holder,
    displayName: credential.displayName,
    origin: credential.origin,
    state: credential.state,
    startsOn: isoTime(credential.startsOn),
    endsOn: isoTime(credential.endsOn),
    usedBy: credential.usedBy
  };
}

function time(instant: Instant | null): string | null {
  return instant === null ? null : isoTime(instant);
}

type Cell = Parameters<typeof csvCell>[0];
type Column = (principal: AssessedPrincipal, assessed: AssessedCluster | null, report: ExpiryReport) => Cell;

/** New columns go to the end: people read by position too. */
const columns: Readonly<Record<string, Column>> = {
  status: (principal, assessed) => (assessed ?? principal).severity,
  principalStatus: (principal) => principal.severity,
  appId: (principal) => principal.appId,
  displayName: (principal) => principal.displayName,
  tenantId: (principal) => principal.tenantId,
  applicationObjectId: (principal) => principal.applicationObjectId,
  servicePrincipalId: (principal) => principal.servicePrincipalId,
  managed: (principal) => principal.managed,
  foreignTenantId: (principal) => principal.foreignTenantId,
  clusterName: (_, assessed) => assessed?.cluster.name ?? null,
  clusterId: (_, assessed) => assessed?.cluster.id ?? null,
  subscriptionId: (_, assessed) => assessed?.cluster.subscriptionId ?? null,
  resourceGroup: (_, assessed) => assessed?.cluster.resourceGroup ?? null,
  location: (_, assessed) => assessed?.cluster.location ?? null,
  powerState: (_, assessed) => assessed?.cluster.powerState ?? null,
  use: (_, assessed) => assessed?.use ?? null,
  keyId: (_, assessed) => assessed?.keyId ?? null,
  endsOn: (principal, assessed) => time(assessed ? assessed.endsOn : principal.nextExpiry),
  latestEndsOn: (_, assessed) => time(assessed?.latestEndsOn ?? null),
  outage: (principal, assessed) => (assessed ? assessed.outage : principal.outages[0])?.message ?? null,
  wayOut: (principal, assessed) => (assessed ? assessed.outage : principal.outages[0])?.wayOut ?? null,
  due: (principal) => principal.due.join(' '),
  notes: (principal) => principal.notes.join(' '),
  scannedAt: (_principal, _assessed, report) => isoTime(report.scannedAt),
  complete: (_principal, _assessed, report) => report.complete,
  managedIdentity: (principal, assessed) => (assessed ? identityWord(principal, assessed) : null),
  managedIdentityHow: (principal, assessed) => (assessed ? identityHow(principal, assessed) : null)
};

function identityWord(principal: AssessedPrincipal, { cluster }: AssessedCluster): string {
  const verdict = identityVerdict(cluster, principal);
  return verdict.kind === 'cannot' ? 'stays' : verdict.stopped ? 'can-move, once started' : 'can-move';
}

function identityHow(principal: AssessedPrincipal, { cluster }: AssessedCluster): string {
  const verdict = identityVerdict(cluster, principal);
  return verdict.kind === 'cannot' ? verdict.reason : verdict.command;
}

/**
 * The report as CSV (RFC 4180, CRLF, UTF-8): a header, then one row per principal and cluster; a principal without clusters has
 * one row with empty cluster columns. Texts that a spreadsheet would run as a formula start with an apostrophe.
 */
export function reportCsv(report: ExpiryReport): string {
  const rows = report.principals.flatMap((principal) => {
    const clusters = principal.clusters.length > 0 ? principal.clusters : [null];
    return clusters.map((assessed) => row(Object.values(columns).map((column) => column(principal, assessed, report))));
  });
  return [row(Object.keys(columns)), ...rows].join('');
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
