import { logEnd } from './activity-events.ts';
import { removeNodeGroup } from './node-group.ts';
import { guidOf, same } from './values.ts';
import { passwordsOf, secretState } from '../entra/sign-in.ts';
import type { Cluster, Operation, World } from '../world.ts';

/** Whole seconds between two polls. Never 0: the Azure CLI takes 0 for "no header" and waits 30 s. */
const RETRY_AFTER = '1';

/** A clock jump or a request is when operations move on: applies what is due and ends what is over. */
export function settleOperations(world: World): void {
  for (const operation of world.state.arm.operations) {
    if (operation.status !== 'InProgress') continue;
    const half = operation.startedAt + (operation.endsAt - operation.startedAt) / 2;
    if (world.now() >= half && operation.applied !== true) apply(world, operation);
    if (world.now() >= operation.endsAt && operation.plan?.hangs !== true) end(world, operation);
  }
}

function clusterOf(world: World, operation: Operation): Cluster | undefined {
  return world.state.arm.clusters.find((cluster) => same(cluster.id, operation.clusterId));
}

/** Half-way the new secret reaches the cluster, unless it has meanwhile ceased to sign in. */
function apply(world: World, operation: Operation): void {
  operation.applied = true;
  const cluster = clusterOf(world, operation);
  if (operation.change === null || cluster === undefined || operation.plan?.applies === false) return;
  const { clientId, secret } = operation.change;
  if (secret !== null && secretState(secret, passwordsOf(clientId, world), world).state !== 'valid' && isHome(world, cluster)) {
    operation.error = { code: 'BadRequest', message: invalidCredentials('AADSTS7000215: Invalid client secret provided.', 401) };
    return;
  }
  cluster.clientId = clientId;
  cluster.secret = secret;
}

/** The cluster's subscription belongs to the sandbox's own tenant, so its directory is the one that checks secrets. */
export function isHome(world: World, cluster: { subscriptionId: string }): boolean {
  const subscription = world.state.arm.subscriptions.find((s) => same(s.subscriptionId, cluster.subscriptionId));
  return subscription !== undefined && same(subscription.tenantId, world.state.tenant.id);
}

/** AKS's text for a principal that cannot sign in, as seen at https://github.com/MicrosoftDocs/azure-docs/issues/42742 */
export function invalidCredentials(description: string, status: number): string {
  const body = JSON.stringify({ error: 'invalid_client', error_description: description });
  return `The credentials in ServicePrincipalProfile were invalid. Please see https://aka.ms/aks-sp-help for more details. (Details: adal: Refresh request failed. Status Code = '${status}'. Response body: ${body})`;
}

function end(world: World, operation: Operation): void {
  operation.error ??= operation.plan?.fails ?? null;
  operation.status = operation.error === null ? 'Succeeded' : 'Failed';
  logEnd(world, operation);
  const cluster = clusterOf(world, operation);
  if (cluster === undefined) return;
  if (operation.kind === 'delete' && operation.error === null) {
    world.state.arm.clusters.splice(world.state.arm.clusters.indexOf(cluster), 1);
    removeNodeGroup(world, cluster);
    return;
  }
  cluster.provisioningState = operation.status;
  cluster.provisioningError = operation.error;
  for (const pool of cluster.agentPools) pool.provisioningState = operation.status;
}

/** The operation that runs on a cluster, if any. */
export function runningOperation(world: World, cluster: Cluster): Operation | undefined {
  return world.state.arm.operations.find((operation) => operation.status === 'InProgress' && same(operation.clusterId, cluster.id));
}

/** Starts a long-running operation on a cluster and shows it in the states of cluster and pools. */
export function startOperation(
  world: World,
  cluster: Cluster,
  kind: Operation['kind'],
  state: string,
  change: Operation['change']
): Operation {
  const startedAt = world.now();
  const plan = takePlan(world, cluster, kind);
  const operation: Operation = {
    id: guidOf('operation', cluster.id, startedAt, world.tick()),
    subscriptionId: cluster.subscriptionId,
    location: cluster.location,
    kind,
    clusterId: cluster.id,
    startedAt,
    endsAt: startedAt + (plan?.takesMs ?? world.state.arm.operationMs),
    change,
    status: 'InProgress',
    error: null,
    ...(plan === undefined ? {} : { plan })
  };
  world.state.arm.operations.push(operation);
  cluster.provisioningState = state;
  for (const pool of cluster.agentPools) pool.provisioningState = state;
  return operation;
}

/** The first plan that fits, which is then used up. */
function takePlan(world: World, cluster: Cluster, kind: Operation['kind']): Operation['plan'] {
  const plans = world.state.arm.operationPlans ?? [];
  const fits = (plan: (typeof plans)[number]): boolean =>
    (plan.clusterId === undefined || same(plan.clusterId, cluster.id)) && (plan.kind === undefined || plan.kind === kind);
  const index = plans.findIndex(fits);
  return index < 0 ? undefined : plans.splice(index, 1)[0];
}

/** Headers of the answer that starts an operation, https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations */
export function pollHeaders(world: World, operation: Operation, withLocation: boolean): Record<string, string> {
  const base = `${world.origin}/arm/subscriptions/${operation.subscriptionId}/providers/Microsoft.ContainerService/locations/${operation.location}`;
  const version = 'api-version=2016-03-30';
  return {
    'azure-asyncoperation': `${base}/operations/${operation.id}?${version}`,
    ...(withLocation ? { location: `${base}/operationresults/${operation.id}?${version}` } : {}),
    'retry-after': RETRY_AFTER
  };
}
