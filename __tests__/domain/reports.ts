/** Judged principals and reports as plain data, for everything that only shows them. */
import type { AssessedCluster, AssessedCredential, AssessedPrincipal, ExpiryReport, Outage, Severity } from '../../src/domain/model.ts';
import { severities } from '../../src/domain/model.ts';
import { appId, cluster, day, guid, now, password, subscriptionId, tenantId, thresholds } from './facts.ts';

export function credential(n: number, from: number, to: number, more: Partial<AssessedCredential> = {}): AssessedCredential {
  return { ...password(n, from, to), origin: 'foreign', state: 'live', usedBy: [], ...more };
}

export function assessed(name: string, to: number, more: Partial<AssessedCluster> = {}): AssessedCluster {
  return {
    cluster: cluster(name),
    severity: 'ok',
    use: 'known',
    keyId: guid(1),
    endsOn: now + to * day,
    latestEndsOn: null,
    outage: null,
    ...more
  };
}

export const outage: Outage = {
  kind: 'password-expired',
  message: 'The client secret ended on 2026-11-21; no other is valid.',
  wayOut: 'Run this action with operation rotate and this app-id.'
};

/** One whose only cluster is named `aks-<severity>`, with a plausible end. */
export function principal(severity: Severity, more: Partial<AssessedPrincipal> = {}): AssessedPrincipal {
  const to = { ok: 200, unknown: 200, expiring: 20, critical: 3, expired: -3 }[severity];
  const down = severity === 'expired' ? outage : null;
  return {
    appId,
    tenantId,
    displayName: `sp-${severity}`,
    applicationObjectId: guid(900),
    servicePrincipalId: guid(901),
    managed: true,
    foreignTenantId: null,
    severity,
    clusters: [assessed(`aks-${severity}`, to, { severity, outage: down })],
    credentials: [credential(1, -165, to, { state: severity === 'ok' || severity === 'unknown' ? 'live' : severity })],
    outages: down ? [down] : [],
    notes: [],
    nextExpiry: now + to * day,
    due: severity === 'ok' || severity === 'unknown' ? [] : ['The secret ends soon.'],
    ...more
  };
}

export function report(principals: readonly AssessedPrincipal[], more: Partial<ExpiryReport> = {}): ExpiryReport {
  const worst = principals.map(({ severity }) => severities.indexOf(severity));
  return {
    tenantId,
    scannedAt: now,
    complete: true,
    coverage: { subscriptions: true, tenant: true, scanned: [{ subscriptionId, displayName: 'Production', covered: true }] },
    thresholds,
    status: severities[Math.max(0, ...worst)] ?? 'ok',
    principals,
    managedIdentityClusters: 0,
    problems: [],
    ...more
  };
}

/** Every place of a report that holds a text from outside, filled with one text. */
export function reportFullOf(name: string): ExpiryReport {
  const named: AssessedCluster = assessed(name, -3, {
    cluster: { ...cluster(name), resourceGroup: name, subscriptionId: name, powerState: 'Stopped', failure: name, location: name },
    severity: 'expired',
    keyId: name,
    outage: { ...outage, message: name, wayOut: name }
  });
  const full = principal('expired', {
    appId: name,
    displayName: name,
    foreignTenantId: name,
    clusters: [named, named],
    credentials: [credential(1, -10, 10, { keyId: name, displayName: name, usedBy: [name] })],
    outages: [{ ...outage, message: name, wayOut: name }],
    notes: [name],
    due: [name]
  });
  return report([full, { ...full, severity: 'ok', outages: [], foreignTenantId: null }, { ...full, severity: 'critical', outages: [] }], {
    tenantId: name,
    complete: false,
    coverage: { subscriptions: false, tenant: false, scanned: [{ subscriptionId: name, displayName: name, covered: false }] },
    problems: [{ code: name, message: name, hint: name }],
    managedIdentityClusters: 2
  });
}

/** appId of the n-th principal of a large fleet. */
export function nthAppId(n: number): string {
  return `2000000a-0000-4000-8000-${String(n).padStart(12, '0')}`;
}
