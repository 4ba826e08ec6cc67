/** One cluster at a time, from ARM itself. */
import type { TokenCredential } from '@azure/core-auth';
import type { ManagedCluster } from '@azure/arm-containerservice';
import { parseClusterId, type ClusterId } from '../domain/resource-ids.ts';
import type { Cluster, Problem } from '../domain/model.ts';
import type { Http } from '../http.ts';
import type { Clusters, ClusterReading } from '../ports.ts';
import type { Cloud } from './cloud.ts';
import { explain, failureOf, type Failure } from './failures.ts';
import { countNodes, powerStateOf } from './fleet.ts';

/** ARM names the tenant of a cluster that has an identity; of every other the `tenantId` is empty here, as it may be any. */
export function createClusters(credential: TokenCredential, cloud: Cloud, http: Http): Clusters {
  const options = { endpoint: cloud.resourceManager, credentials: { scopes: [cloud.resourceManagerScope] }, ...http.clientOptions };
  return {
    async get(resourceId): Promise<ClusterReading> {
      const id = parseClusterId(resourceId);
      if (!id) return { found: false, reason: 'unreadable', problem: invalidClusterId(resourceId) };
      try {
        const { createContainerService, get } = await import('./container-service.ts');
        const cluster = await get(createContainerService(credential, id.subscriptionId, options), id.resourceGroup, id.name);
        return { found: true, cluster: toCluster(cluster, id, '') };
      } catch (error) {
        return notRead(error, resourceId);
      }
    }
  };
}

export function invalidClusterId(resourceId: string): Problem {
  return {
    code: 'cluster-id-invalid',
    message: `"${resourceId}" is not the resource id of a managed cluster.`,
    hint: 'Copy the resource id from the portal or az aks show --query id.'
  };
}

/** Only these say that the cluster is gone; a 404 of anything else, or a 403, proves nothing. */
const gone = new Set(['ResourceNotFound', 'ResourceGroupNotFound', 'NotFound']);

export function isGone({ status, code }: Failure): boolean {
  return status === 404 && gone.has(code);
}

function notRead(error: unknown, resourceId: string): ClusterReading {
  const problem = explain(error, {
    service: 'arm',
    doing: `read cluster ${resourceId}`,
    right: 'Microsoft.ContainerService/managedClusters/read'
  });
  return { found: false, reason: isGone(failureOf(error)) ? 'gone' : 'unreadable', problem };
}

/** @param tenantId of a cluster without an identity, of which ARM does not say it */
export function toCluster(cluster: ManagedCluster, id: ClusterId, tenantId: string): Cluster {
  return {
    id: cluster.id ?? id.id,
    name: cluster.name ?? id.name,
    subscriptionId: id.subscriptionId.toLowerCase(),
    resourceGroup: id.resourceGroup,
    tenantId: (cluster.identity?.tenantId ?? tenantId).toLowerCase(),
    location: cluster.location,
    clientId: cluster.servicePrincipalProfile?.clientId ?? 'msi',
    powerState: powerStateOf(cluster.powerState?.code),
    provisioningState: cluster.provisioningState ?? 'Succeeded',
    nodeCount: countNodes(cluster.agentPoolProfiles),
    failure: failureText(cluster)
  };
}

function failureText(cluster: ManagedCluster): string | null {
  const error = cluster.status?.provisioningError;
  return error ? `${error.code ?? ''} ${error.message ?? ''}`.trim() : null;
}
