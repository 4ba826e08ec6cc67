import { logRequest } from './activity-events.ts';
import { activityRoutes } from './activity-log.ts';
import { armError, notRegistered } from './errors.ts';
import { CLUSTER_TYPE, managedCluster } from './cluster-answers.ts';
import { createCluster, deleteCluster, patchTags, resetServicePrincipal, updateCluster } from './cluster-writes.ts';
import { pollHeaders } from './operations.ts';
import { armService, page, refuse, type ArmCall, type Route } from './service.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { same } from './values.ts';
import type { ApiAnswer, Cluster, Operation, Service } from '../world.ts';

type Params = Record<string, string>;

const SUBSCRIPTION = '/subscriptions/{subscription}';
const GROUP = `${SUBSCRIPTION}/resourceGroups/{group}`;
const CLUSTERS = 'providers/Microsoft.ContainerService/managedClusters';
const CLUSTER = `${GROUP}/${CLUSTERS}/{cluster}`;
const LOCATION = `${SUBSCRIPTION}/providers/Microsoft.ContainerService/locations/{location}`;

const routes: Route[] = [
  { method: 'GET', path: `${SUBSCRIPTION}/${CLUSTERS}`, query: ['$skiptoken'], handle: listClusters },
  { method: 'GET', path: `${GROUP}/${CLUSTERS}`, query: ['$skiptoken'], handle: listClusters },
  { method: 'GET', path: CLUSTER, handle: getCluster },
  { method: 'PUT', path: CLUSTER, handle: logged('write', putCluster) },
  { method: 'PATCH', path: CLUSTER, handle: logged('write', (call, params) => onCluster(call, params, 'write', patchTags)) },
  { method: 'DELETE', path: CLUSTER, handle: logged('delete', removeCluster) },
  {
    method: 'POST',
    path: `${CLUSTER}/resetServicePrincipalProfile`,
    handle: logged('resetServicePrincipalProfile/action', (call, params) =>
      onCluster(call, params, 'resetServicePrincipalProfile/action', resetServicePrincipal)
    )
  },
  // What AKS puts into the poll URLs beside the version (time, certificate, signature) is opaque to clients.
  { method: 'GET', path: `${LOCATION}/operations/{operation}`, query: ['t', 'c', 's', 'h'], handle: getOperation },
  { method: 'GET', path: `${LOCATION}/operationresults/{operation}`, query: ['t', 'c', 's', 'h'], handle: getOperationResult }
];

/**
 * Azure Resource Manager's subscriptions, resource groups, AKS clusters, their long-running operations and Activity Log, below `/arm`
 * (https://learn.microsoft.com/rest/api/aks/managed-clusters). Lists leave out what the caller may not read, and say nothing.
 */
export const clusters: Service = armService([...subscriptionRoutes, ...activityRoutes, ...routes.map(onlyRegistered)]);

/** A provider answers only where it is registered: https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-register-resource-provider */
function onlyRegistered(route: Route): Route {
  const handle: Route['handle'] = (call, params) => {
    const { subscription = '' } = params;
    const found = call.world.state.arm.subscriptions.find((each) => same(each.subscriptionId, subscription));
    const unregistered = found?.registered === false && call.access.hasRoleWithin(`/subscriptions/${subscription}`);
    return unregistered ? notRegistered('Microsoft.ContainerService') : route.handle(call, params);
  };
  return { ...route, handle };
}

/** Every write gets into the Activity Log, the refused ones too. */
function logged(right: string, handle: Route['handle']): Route['handle'] {
  return (call, params) => {
    const answer = handle(call, params);
    const { subscription = '', group = '' } = params;
    const place = { id: scopeOf(params), subscriptionId: subscription, resourceGroup: group };
    if (answer !== null) logRequest(call, place, `${CLUSTER_TYPE}/${right}`, answer.status);
    return answer;
  };
}

function scopeOf(params: Params): string {
  const { subscription = '', group, cluster } = params;
  const inGroup = group === undefined ? '' : `/resourceGroups/${group}`;
  return `/subscriptions/${subscription}${inGroup}${cluster === undefined ? '' : `/${CLUSTERS}/${cluster}`}`;
}

function findCluster(call: ArmCall, params: Params): Cluster | undefined {
  return call.world.state.arm.clusters.find((cluster) => same(cluster.id, scopeOf(params)));
}

function listClusters(call: ArmCall, params: Params): ApiAnswer {
  const action = `${CLUSTER_TYPE}/read`;
  const refused = refuse(call, action, scopeOf(params), true);
  if (refused !== null) return refused;
  const { subscription = '', group } = params;
  const asked = call.world.state.arm.clusters.filter(
    (c) => same(c.subscriptionId, subscription) && (group === undefined || same(c.resourceGroup, group)) && call.access.may(action, c.id)
  );
  return page(
    call,
    asked,
    (c) => c.id,
    (c) => managedCluster(call.world, c, call.apiVersion),
    100
  );
}

function getCluster(call: ArmCall, params: Params): ApiAnswer | null {
  return onCluster(call, params, 'read', (_, cluster) => ({ status: 200, body: managedCluster(call.world, cluster, call.apiVersion) }));
}

/** Rights first, then existence, then the deed. */
function onCluster(call: ArmCall, params: Params, right: string, act: (call: ArmCall, cluster: Cluster) => ApiAnswer): ApiAnswer | null {
  const refused = refuse(call, `${CLUSTER_TYPE}/${right}`, scopeOf(params));
  if (refused !== null) return refused;
  const cluster = findCluster(call, params);
  return cluster === undefined ? null : act(call, cluster);
}

/** Whether only the cluster itself is missing: what PUT and DELETE do not mind. */
function isMissing(refused: ApiAnswer | null, call: ArmCall, params: Params): boolean {
  return refused?.status === 404 && findCluster(call, params) === undefined && groupOf(call, params) !== undefined;
}

function groupOf(call: ArmCall, { subscription = '', group = '' }: Params): { subscriptionId: string; name: string } | undefined {
  return call.world.state.arm.resourceGroups.find((g) => same(g.subscriptionId, subscription) && same(g.name, group));
}

function putCluster(call: ArmCall, params: Params): ApiAnswer | null {
  const refused = refuse(call, `${CLUSTER_TYPE}/write`, scopeOf(params));
  const cluster = findCluster(call, params);
  if (refused === null) return cluster === undefined ? null : updateCluster(call, cluster);
  const group = groupOf(call, params);
  if (!isMissing(refused, call, params) || group === undefined) return refused;
  const name = params['cluster'] ?? '';
  const id = `/subscriptions/${group.subscriptionId}/resourceGroups/${group.name}/${CLUSTERS}/${name}`;
  return createCluster(call, { id, subscriptionId: group.subscriptionId, resourceGroup: group.name, name });
}

function removeCluster(call: ArmCall, params: Params): ApiAnswer | null {
  const refused = refuse(call, `${CLUSTER_TYPE}/delete`, scopeOf(params));
  if (isMissing(refused, call, params)) return { status: 204 };
  const cluster = findCluster(call, params);
  return refused ?? (cluster === undefined ? null : deleteCluster(call, cluster));
}

/** Poll URLs ask for no right of their own: a principal with a role on the group alone can follow what it started. */
function onOperation(call: ArmCall, params: Params, show: (operation: Operation) => ApiAnswer): ApiAnswer {
  const id = params['operation'] ?? '';
  const found = call.world.state.arm.operations.find((o) => same(o.id, id) && same(o.subscriptionId, params['subscription'] ?? ''));
  return found === undefined ? armError(404, 'NotFound', `The operation '${id}' was not found.`) : show(found);
}

function getOperation(call: ArmCall, params: Params): ApiAnswer {
  return onOperation(call, params, (operation) => {
    const startTime = new Date(operation.startedAt).toISOString();
    if (operation.status === 'InProgress') {
      return { status: 200, body: { name: operation.id, status: 'InProgress', startTime }, headers: { 'retry-after': '1' } };
    }
    const endTime = new Date(operation.endsAt).toISOString();
    const error = operation.error === null ? {} : { error: operation.error };
    return { status: 200, body: { name: operation.id, status: operation.status, startTime, endTime, ...error } };
  });
}

function getOperationResult(call: ArmCall, params: Params): ApiAnswer {
  return onOperation(call, params, (operation) => {
    if (operation.status === 'InProgress') return { status: 202, headers: pollHeaders(call.world, operation, true) };
    if (operation.error !== null) return armError(400, operation.error.code, operation.error.message);
    return { status: operation.kind === 'delete' ? 204 : 200 };
  });
}
