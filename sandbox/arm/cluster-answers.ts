import { nodeGroupName } from './node-group.ts';
import { guidOf, same } from './values.ts';
import type { Cluster, World } from '../world.ts';

export const CLUSTER_TYPE = 'Microsoft.ContainerService/managedClusters';

/** From these versions on AKS answers with the property; older clients would not know it. */
const STATUS_SINCE = '2025-07-01';
const ETAG_SINCE = '2024-10-01';

/** Changes with every change that a client can see, and only then. */
export function eTagOf(cluster: Cluster): string {
  const { secret: _, ...visible } = cluster;
  return guidOf('etag', JSON.stringify(visible));
}

/** A cluster as GET, PUT and the lists answer it; the secret never leaves, https://learn.microsoft.com/rest/api/aks/managed-clusters/get */
export function managedCluster(world: World, cluster: Cluster, apiVersion: string): Record<string, unknown> {
  return {
    id: cluster.id,
    name: cluster.name,
    type: 'Microsoft.ContainerService/ManagedClusters',
    location: cluster.location,
    ...(Object.keys(cluster.tags).length > 0 ? { tags: cluster.tags } : {}),
    ...(apiVersion >= ETAG_SINCE ? { eTag: eTagOf(cluster) } : {}),
    sku: { name: 'Base', tier: 'Free' },
    ...identityOf(world, cluster),
    properties: properties(cluster, apiVersion)
  };
}

/** `identity` of a cluster on managed identity; a cluster on a service principal has none. */
export function identityOf(world: World, cluster: Cluster): { identity?: Record<string, string> } {
  if (cluster.clientId !== 'msi') return {};
  const subscription = world.state.arm.subscriptions.find((s) => same(s.subscriptionId, cluster.subscriptionId));
  const tenantId = subscription?.tenantId ?? world.state.tenant.id;
  return { identity: { type: 'SystemAssigned', principalId: guidOf('identity', cluster.id), tenantId } };
}

function properties(cluster: Cluster, apiVersion: string): Record<string, unknown> {
  const dnsPrefix = `${cluster.name}-dns`;
  const host = `${dnsPrefix}-${guidOf('host', cluster.id).slice(0, 8)}`;
  return {
    provisioningState: cluster.provisioningState,
    powerState: { code: cluster.powerState },
    kubernetesVersion: cluster.kubernetesVersion,
    currentKubernetesVersion: cluster.kubernetesVersion,
    dnsPrefix,
    fqdn: `${host}.hcp.${cluster.location}.azmk8s.io`,
    azurePortalFQDN: `${host}.portal.hcp.${cluster.location}.azmk8s.io`,
    agentPoolProfiles: agentPoolProfiles(cluster),
    servicePrincipalProfile: { clientId: cluster.clientId },
    nodeResourceGroup: nodeGroupName(cluster),
    enableRBAC: true,
    supportPlan: 'KubernetesOfficial',
    networkProfile: NETWORK,
    maxAgentPools: 100,
    resourceUID: guidOf('uid', cluster.id).replaceAll('-', '').slice(0, 24),
    ...identityProfile(cluster),
    // https://learn.microsoft.com/azure/aks/use-node-disruption-policy: a preview, which the other versions do not show
    ...(apiVersion.endsWith('-preview') && cluster.nodeDisruptionPolicy !== undefined
      ? { nodeDisruptionProfile: { nodeDisruptionPolicy: cluster.nodeDisruptionPolicy } }
      : {}),
    ...(apiVersion >= STATUS_SINCE && cluster.provisioningError !== null
      ? { status: { provisioningError: cluster.provisioningError } }
      : {})
  };
}

const NETWORK = {
  networkPlugin: 'kubenet',
  loadBalancerSku: 'standard',
  podCidr: '10.244.0.0/16',
  serviceCidr: '10.0.0.0/16',
  dnsServiceIP: '10.0.0.10',
  outboundType: 'loadBalancer'
};

function identityProfile(cluster: Cluster): Record<string, unknown> {
  if (cluster.clientId !== 'msi') return {};
  const group = nodeGroupName(cluster);
  const resourceId = `/subscriptions/${cluster.subscriptionId}/resourceGroups/${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${cluster.name}-agentpool`;
  return {
    identityProfile: {
      kubeletidentity: { resourceId, clientId: guidOf('kubelet app', cluster.id), objectId: guidOf('kubelet', cluster.id) }
    }
  };
}

/** The pools of a cluster, as its own answer and Resource Graph's rows hold them. */
export function agentPoolProfiles(cluster: Cluster): Record<string, unknown>[] {
  return cluster.agentPools.map((pool) => ({
    name: pool.name,
    count: pool.count,
    vmSize: pool.vmSize,
    osDiskSizeGB: 128,
    osDiskType: 'Managed',
    maxPods: 110,
    type: 'VirtualMachineScaleSets',
    mode: pool.mode,
    osType: 'Linux',
    osSKU: 'Ubuntu',
    orchestratorVersion: cluster.kubernetesVersion,
    currentOrchestratorVersion: cluster.kubernetesVersion,
    provisioningState: pool.provisioningState,
    powerState: { code: pool.powerState }
  }));
}
