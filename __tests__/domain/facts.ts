/** Builders for the domain's plain data: one readable line per fact in a test. */
import { clusterHash } from '../../src/domain/ledger.ts';
import type { ApplicationRecord, Cluster, Credential, PrincipalRecord, ServicePrincipalRecord } from '../../src/domain/model.ts';

export const day = 86_400_000;
export const now = Date.parse('2026-11-24T12:00:00Z');
export const thresholds = { warnWithin: 30 * day, criticalWithin: 7 * day };
export const tenantId = '1000000a-0000-4000-8000-000000000001';
export const appId = '2000000a-0000-4000-8000-000000000001';
export const subscriptionId = '3000000a-0000-4000-8000-000000000001';

export function guid(n: number): string {
  return `4000000a-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** A password valid from `from` to `to`, both days from now; foreign unless named. */
export function password(n: number, from: number, to: number, more: Partial<Credential> = {}): Credential {
  return {
    keyId: guid(n),
    kind: 'password',
    holder: 'application',
    displayName: 'rbac',
    startsOn: now + from * day,
    endsOn: now + to * day,
    ...more
  };
}

export function managed(n: number, from: number, to: number): Credential {
  return password(n, from, to, { displayName: `aks-sp/0a1b2c3d.42.${1000 + n}.1.abcDEF12` });
}

export function certificate(n: number, from: number, to: number): Credential {
  return password(n, from, to, { kind: 'certificate', displayName: 'CN=test' });
}

export function cluster(name: string, more: Partial<Cluster> = {}): Cluster {
  return {
    id: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/${name}`,
    name,
    subscriptionId,
    resourceGroup: 'rg',
    tenantId,
    location: 'westeurope',
    clientId: appId,
    powerState: 'Running',
    provisioningState: 'Succeeded',
    nodeCount: 3,
    failure: null,
    ...more
  };
}

/** A ledger tag `uses` or `sent`, `at` in days from now. */
export function entry(kind: 'uses' | 'sent', n: number, name: string, at: number): string {
  return `aks-sp:${kind}:${guid(n)}:${clusterHash(cluster(name).id)}:${Math.floor((now + at * day) / 1000)}`;
}

export function application(credentials: readonly Credential[], tags: readonly string[] = []): ApplicationRecord {
  return { objectId: guid(900), appId, displayName: 'aks-prod', tags, credentials };
}

export function servicePrincipal(more: Partial<ServicePrincipalRecord> = {}): ServicePrincipalRecord {
  return {
    objectId: guid(901),
    appId,
    displayName: 'aks-prod',
    accountEnabled: true,
    appOwnerTenantId: tenantId,
    credentials: [],
    ...more
  };
}

export function record(
  credentials: readonly Credential[],
  tags: readonly string[] = [],
  more: Partial<PrincipalRecord> = {}
): PrincipalRecord {
  return { appId, application: application(credentials, tags), servicePrincipal: servicePrincipal(), deletedApplication: null, ...more };
}
