/** Principals and reports as an assessment would give them, for the tests of issues. */
import type { IssueFacts, IssuePlanInput } from '../../src/domain/issue-plan.ts';
import type { AssessedCluster, AssessedCredential, AssessedPrincipal, ExpiryReport, Severity } from '../../src/domain/model.ts';
import { cluster, day, guid, now, password, tenantId, thresholds } from './facts.ts';

export const actionRef = 'octo/aks-service-principal-action@v1';

export function appIdOf(n: number): string {
  return `2000000a-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

const remaining: Record<Severity, number> = { ok: 300, unknown: 300, expiring: 20, critical: 3, expired: -2 };

export function assessedCluster(
  name: string,
  severity: Severity,
  appId = appIdOf(1),
  more: Partial<AssessedCluster> = {}
): AssessedCluster {
  const endsOn = now + remaining[severity] * day;
  return {
    cluster: cluster(name, { clientId: appId }),
    severity,
    use: 'known',
    keyId: guid(1),
    endsOn,
    latestEndsOn: null,
    outage: null,
    ...more
  };
}

export function assessedCredential(n: number, severity: Severity, more: Partial<AssessedCredential> = {}): AssessedCredential {
  const state = severity === 'ok' || severity === 'unknown' ? 'live' : severity;
  return { ...password(n, -300, remaining[severity]), origin: 'foreign', state, usedBy: [], ...more };
}

/** Principal `n`, with cluster `c<n>` unless others are named. */
export function principal(
  n: number,
  severity: Severity,
  names: readonly string[] = [`c${n}`],
  more: Partial<AssessedPrincipal> = {}
): AssessedPrincipal {
  const appId = appIdOf(n);
  return {
    appId,
    tenantId,
    displayName: `fleet-${n}`,
    applicationObjectId: guid(n),
    servicePrincipalId: guid(n),
    managed: true,
    foreignTenantId: null,
    severity,
    clusters: names.map((name) => assessedCluster(name, severity, appId)),
    credentials: [assessedCredential(n, severity)],
    outages: [],
    notes: [],
    nextExpiry: now + remaining[severity] * day,
    due: [],
    ...more
  };
}

export function report(principals: readonly AssessedPrincipal[], more: Partial<ExpiryReport> = {}): ExpiryReport {
  return {
    tenantId,
    scannedAt: now,
    complete: true,
    coverage: { subscriptions: true, tenant: true, scanned: [] },
    thresholds,
    status: 'ok',
    principals,
    managedIdentityClusters: 0,
    problems: [],
    ...more
  };
}

export function planInput(
  principals: readonly AssessedPrincipal[],
  existing: readonly IssueFacts[],
  more: Partial<IssuePlanInput> = {}
): IssuePlanInput {
  return {
    report: report(principals),
    narrowed: false,
    existing,
    fates: new Map(),
    mode: 'per-principal',
    maxIssues: 20,
    actionRef,
    ...more
  };
}
