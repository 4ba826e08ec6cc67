/** Tenants to measure on, as seeds of the sandbox. */
import type { Seed } from '../sandbox/seed/seed.ts';

export interface Size {
  clusters: number;
  /** Applications that the clusters use. */
  principals: number;
  subscriptions: number;
  /** Applications in the tenant, those of the clusters included. */
  applications: number;
}

/** Every tenth application of a cluster has expired, every tenth of the others expires within thirty days. */
export function tenant({ clusters, principals, subscriptions, applications }: Size): Seed {
  const at = (index: number, of: number): string => String(index % of);
  return {
    subscriptions: Array.from({ length: subscriptions }, (_, index) => ({ name: `sub-${index}` })),
    applications: Array.from({ length: applications }, (_, index) => ({
      name: `app-${index}`,
      credentials: index < principals ? [{ name: 'rbac', start: '-300d', end: endOf(index) }] : []
    })),
    clusters: Array.from({ length: clusters }, (_, index) => ({
      name: `aks-${index}`,
      subscription: `sub-${at(index, subscriptions)}`,
      resourceGroup: `rg-${at(index, 1000)}`,
      application: `app-${at(index, principals)}`,
      credential: 'rbac'
    }))
  };
}

export function expectedStatuses(principals: number): Record<string, number> {
  const ends = Array.from({ length: principals }, (_, index) => endOf(index));
  const count = (end: string): number => ends.filter((candidate) => candidate === end).length;
  return {
    'expired-count': count('-5d'),
    'expiring-count': count('+20d'),
    'ok-count': count('+200d'),
    'critical-count': 0,
    'unknown-count': 0
  };
}

function endOf(index: number): string {
  if (index % 10 === 0) return '-5d';
  return index % 10 === 1 ? '+20d' : '+200d';
}

/** Clusters on one principal whose secret is due, and a caller that may rotate it. */
export function shared(clusters: number, operationMs: number): Seed {
  return {
    operationMs,
    subscriptions: [{ name: 'sub-0' }],
    applications: [{ name: 'shared', owners: ['caller'], credentials: [{ name: 'rbac', start: '-355d', end: '+10d' }] }],
    clusters: Array.from({ length: clusters }, (_, index) => ({
      name: `aks-${index}`,
      subscription: 'sub-0',
      resourceGroup: `rg-${index}`,
      application: 'shared',
      credential: 'rbac'
    })),
    caller: {
      graphPermissions: ['Application.Read.All', 'Application.ReadWrite.All'],
      roles: [{ role: 'Contributor', scope: 'root' }]
    }
  };
}
