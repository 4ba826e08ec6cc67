/** Clusters as ARM answers them, read with care: whether a principal is in use hangs on it. */
import type { ManagedCluster } from '@azure/arm-containerservice';
import { parseClusterId, type ClusterId } from '../domain/resource-ids.ts';
import type { Cluster } from '../domain/model.ts';
import type { ClusterState, NodePool } from '../ports.ts';
import { asObject } from './arm-requests.ts';
import { toCluster } from './clusters.ts';
import { powerStateOf } from './fleet.ts';

type Json = Record<string, unknown>;

/**
 * One row of a list, or the answer of a GET.
 * @param asked the cluster asked for, if it was a single one
 * @throws SyntaxError for an answer that is no cluster, or another one
 */
export function readCluster(json: unknown, homeTenantId: string, asked?: ClusterId): Cluster {
  const { top, properties } = partsOf(json);
  const id = parseClusterId(typeof top.id === 'string' ? top.id : '');
  if (!id || (asked && id.id.toLowerCase() !== asked.id.toLowerCase())) throw unexpected('not the cluster that was asked for');
  // The client's own form has the properties beside the rest.
  return toCluster({ ...top, ...properties } as unknown as ManagedCluster, id, homeTenantId);
}

/** @throws SyntaxError as `readCluster` */
export function readState(json: unknown, homeTenantId: string, asked: ClusterId): ClusterState {
  const cluster = readCluster(json, homeTenantId, asked);
  const { properties } = partsOf(json);
  // Shown by preview versions of the API so far: https://learn.microsoft.com/azure/aks/node-disruption-policy
  const policy = asObject(properties.nodeDisruptionProfile)?.nodeDisruptionPolicy;
  return {
    ...cluster,
    pools: poolsOf(properties).map(toPool),
    nodeDisruptionPolicy: typeof policy === 'string' && policy !== 'Allow' ? policy : null
  };
}

function partsOf(json: unknown): { top: Json; properties: Json } {
  const top = asObject(json);
  const properties = asObject(top?.properties);
  if (top === null || properties === null) throw unexpected('no properties');
  if (typeof top.location !== 'string') throw unexpected('no location');
  const { servicePrincipalProfile, provisioningState } = properties;
  const clientId = asObject(servicePrincipalProfile)?.clientId;
  // Taken for a managed identity, such a cluster would not be counted among the users of its principal.
  if (typeof clientId !== 'string' && (servicePrincipalProfile != null || asObject(top.identity) === null))
    throw unexpected('neither a service principal nor an identity');
  if (provisioningState !== undefined && typeof provisioningState !== 'string') throw unexpected('a provisioningState that is no text');
  poolsOf(properties);
  return { top, properties };
}

function poolsOf({ agentPoolProfiles = [] }: Json): Json[] {
  const pools = (Array.isArray(agentPoolProfiles) ? (agentPoolProfiles as unknown[]) : [null]).map(asObject);
  if (pools.includes(null)) throw unexpected('agentPoolProfiles are no list of pools');
  return pools as Json[];
}

function toPool({ name, provisioningState, powerState, count }: Json): NodePool {
  const code = asObject(powerState)?.code;
  return {
    name: typeof name === 'string' ? name : '',
    // Absent means that nothing is under way.
    provisioningState: typeof provisioningState === 'string' ? provisioningState : 'Succeeded',
    powerState: powerStateOf(typeof code === 'string' ? code : undefined),
    nodeCount: typeof count === 'number' ? count : 0
  };
}

function unexpected(what: string): SyntaxError {
  return new SyntaxError(`Unexpected JSON: ${what}`);
}
