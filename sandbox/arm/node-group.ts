import { normalScope } from './access.ts';
import { guidOf, same } from './values.ts';
import type { Cluster, World } from '../world.ts';

const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';

/** The default; a name of one's own is not modelled. https://learn.microsoft.com/azure/aks/faq */
export function nodeGroupName(cluster: Pick<Cluster, 'resourceGroup' | 'name' | 'location'>): string {
  return `MC_${cluster.resourceGroup}_${cluster.name}_${cluster.location}`.slice(0, 80);
}

function nodeGroupId(cluster: Cluster): string {
  return `/subscriptions/${cluster.subscriptionId}/resourceGroups/${nodeGroupName(cluster)}`;
}

/**
 * What AKS makes beside a cluster on a service principal: the node resource group, with Contributor for the principal
 * (seen at https://github.com/Azure/AKS/issues/2961 and https://github.com/mathieu-benoit/myakscluster/issues/6). Clusters of a seed
 * come without.
 */
export function addNodeGroup(world: World, cluster: Cluster): void {
  const { subscriptionId, location } = cluster;
  const { resourceGroups, roleAssignments } = world.state.arm;
  resourceGroups.push({ subscriptionId, name: nodeGroupName(cluster), location });
  const principal = world.state.graph.servicePrincipals.find((each) => same(each.appId, cluster.clientId) && each.deletedDateTime === null);
  if (principal === undefined) return;
  roleAssignments.push({
    name: guidOf('node group', cluster.id, world.now()),
    scope: nodeGroupId(cluster),
    role: CONTRIBUTOR,
    principalId: principal.id,
    principalType: 'ServicePrincipal',
    condition: null,
    createdOn: new Date(world.now()).toISOString()
  });
}

/** The group goes with its cluster, and everything in it. */
export function removeNodeGroup(world: World, cluster: Cluster): void {
  const { arm } = world.state;
  const name = nodeGroupName(cluster);
  const inside = `${normalScope(nodeGroupId(cluster))}/`;
  arm.resourceGroups = arm.resourceGroups.filter((each) => !(same(each.subscriptionId, cluster.subscriptionId) && same(each.name, name)));
  arm.roleAssignments = arm.roleAssignments.filter(({ scope }) => !`${normalScope(scope)}/`.startsWith(inside));
}
