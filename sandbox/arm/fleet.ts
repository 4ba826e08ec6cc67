import { createHash } from 'node:crypto';
import { managementGroupId, normalScope, scopeTree } from './access.ts';
import { agentPoolProfiles, identityOf } from './cluster-answers.ts';
import { armService, type ArmCall } from './service.ts';
import { guidOf, listAt, textAt, valueAt } from './values.ts';
import { COLUMNS, readQuery, type ClusterFilter } from './fleet-query.ts';
import type { ApiAnswer, Cluster, Service } from '../world.ts';

const READ = 'Microsoft.ContainerService/managedClusters/read';
/** https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data */
const [DEFAULT_ROWS, MOST_ROWS] = [100, 1000];
const MOST_SUBSCRIPTIONS = 10_000;
/** From this version on rows come as objects unless asked otherwise; before, as a table. */
const OBJECTS_SINCE = '2021-03-01';

/**
 * Azure Resource Graph below `/arm`: one query over AKS clusters (see `readQuery`), paged by `$skipToken`. Rows that the caller may
 * not read are missing without a word, https://learn.microsoft.com/azure/governance/resource-graph/overview#permissions-in-azure-resource-graph
 */
export const fleet: Service = armService([{ method: 'POST', path: '/providers/Microsoft.ResourceGraph/resources', handle: resources }]);

interface Options {
  top: number | undefined;
  skip: number | undefined;
  token: string | undefined;
  table: boolean;
}

function resources(call: ArmCall): ApiAnswer | null {
  const { body } = call.request;
  const query = textAt(body, 'query');
  if (query === undefined) return refusal(call, 400, 'InvalidQuery', 'Query can not be null or empty.');
  const filter = readQuery(query);
  const options = readOptions(call);
  if (filter === null || options === null || listAt(body, 'facets').length > 0) return null;
  if (options.top !== undefined && !(Number.isInteger(options.top) && options.top >= 1 && options.top <= MOST_ROWS)) {
    return refusal(call, 400, 'InvalidQueryOptions', `The value of $top must be between 1 and ${MOST_ROWS}. Given: '${options.top}'.`);
  }
  const scope = readScope(call);
  if ('status' in scope) return scope;
  const given = answer(call, rowsOf(call, filter, scope.subscriptions), options, fingerprint(body));
  return scope.cut ? { ...given, headers: { ...given.headers, 'x-ms-tenant-subscription-limit-hit': 'true' } } : given;
}

/** Null where an option is given that this sandbox would have to ignore. */
function readOptions(call: ArmCall): Options | null {
  const options = valueAt(call.request.body, 'options') ?? {};
  const known = ['$top', '$skip', '$skipToken', 'resultFormat', 'allowPartialScopes', 'authorizationScopeFilter'];
  if (Object.keys(options).some((name) => !known.includes(name))) return null;
  if ((valueAt(options, 'authorizationScopeFilter') ?? 'AtScopeAndBelow') !== 'AtScopeAndBelow') return null;
  const format = textAt(options, 'resultFormat') ?? (call.apiVersion >= OBJECTS_SINCE ? 'objectArray' : 'table');
  const number = (name: string): number | undefined => (valueAt(options, name) === undefined ? undefined : Number(valueAt(options, name)));
  return { top: number('$top'), skip: number('$skip'), token: textAt(options, '$skipToken'), table: format === 'table' };
}

/** `cut`: a query that names no scope looks at so many subscriptions and no more, which only a header tells. */
interface Scope {
  /** Ids in lower case. */
  subscriptions: Set<string>;
  cut: boolean;
}

/** Subscriptions the query looks at. Those it names but the caller has no role in are dropped without a word. */
function readScope(call: ArmCall): Scope | ApiAnswer {
  const named = listAt(call.request.body, 'subscriptions').map((id) => String(id).toLowerCase());
  const groups = listAt(call.request.body, 'managementGroups').map((name) => normalScope(managementGroupId(String(name))));
  const above = scopeTree(call.world);
  const all = call.world.state.arm.subscriptions.map((s) => s.subscriptionId.toLowerCase());
  const everything = named.length === 0 && groups.length === 0;
  const inScope = (id: string): boolean => named.includes(id) || groups.some((group) => above(`/subscriptions/${id}`).includes(group));
  const asked = all.filter((id) => everything || inScope(id));
  if (asked.length === 0 && named.length > 0) return noValidSubscription(call, named);
  const visible = asked.filter((id) => call.access.hasRoleWithin(`/subscriptions/${id}`));
  const most = everything ? (call.world.state.arm.queriedSubscriptions ?? MOST_SUBSCRIPTIONS) : visible.length;
  if (visible.length === 0) return accessDenied(call);
  return { subscriptions: new Set(visible.slice(0, most)), cut: visible.length > most };
}

/** Seen at https://github.com/Azure/aztfexport/issues/491 */
function noValidSubscription(call: ArmCall, named: string[]): ApiAnswer {
  const message = `There must be at least one subscription that is eligible to contain resources. Given: '${named.join(', ')}'.`;
  return refusal(call, 400, 'NoValidSubscriptionsInQueryRequest', message);
}

/** Seen at https://github.com/Azure/azure-sdk-for-java/issues/29924 */
function accessDenied(call: ArmCall): ApiAnswer {
  return refusal(call, 403, 'AccessDenied', 'Access is denied to the requested resource. The user might not have enough permission.');
}

/** Resource Graph says little outside and the reason in `details`. */
function refusal(call: ArmCall, status: number, code: string, message: string): ApiAnswer {
  const timestamp = new Date(call.world.now()).toISOString();
  const outer = `Please provide below info when asking for support: timestamp = ${timestamp}, correlationId = ${guidOf(timestamp, code)}.`;
  return { status, body: { error: { code: status === 400 ? 'BadRequest' : code, message: outer, details: [{ code, message }] } } };
}

/** Resource Graph learns of a new cluster late; the world's replication delay stands for that. */
function rowsOf(call: ArmCall, filter: ClusterFilter, scope: Set<string>): Cluster[] {
  const until = call.world.now() - call.world.replication;
  return call.world.state.arm.clusters
    .filter((c) => scope.has(c.subscriptionId.toLowerCase()) && c.createdAt <= until && filter(c) && call.access.may(READ, c.id))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** A token goes with the query and scope it came from. */
function fingerprint(body: unknown): string {
  const parts = ['query', 'subscriptions', 'managementGroups'].map((name) => valueAt(body, name) ?? null);
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

function answer(call: ArmCall, rows: Cluster[], options: Options, mark: string): ApiAnswer {
  const resumed = options.token === undefined ? { from: 0, size: DEFAULT_ROWS } : readToken(options.token, mark);
  if (resumed === null) return refusal(call, 400, 'InvalidSkipToken', 'The $skipToken does not belong to this query.');
  const from = options.skip ?? resumed.from;
  const size = options.top ?? resumed.size;
  const shown = rows.slice(from, from + size);
  const more = from + shown.length < rows.length;
  const next = more ? { $skipToken: Buffer.from(JSON.stringify([mark, from + shown.length, size])).toString('base64') } : {};
  const data = options.table ? table(call, shown) : shown.map((cluster) => row(call, cluster));
  return { status: 200, body: { totalRecords: rows.length, count: shown.length, data, facets: [], resultTruncated: 'false', ...next } };
}

function readToken(token: string, mark: string): { from: number; size: number } | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64').toString());
    const [own, from, size] = Array.isArray(parts) ? (parts as unknown[]) : [];
    return own === mark && typeof from === 'number' && typeof size === 'number' ? { from, size } : null;
  } catch {
    return null;
  }
}

function row(call: ArmCall, cluster: Cluster): Record<string, unknown> {
  const home = call.world.state.arm.subscriptions.find((s) => s.subscriptionId === cluster.subscriptionId);
  return {
    id: cluster.id,
    name: cluster.name,
    tenantId: home?.tenantId ?? call.world.state.tenant.id,
    subscriptionId: cluster.subscriptionId,
    // Resource Graph keeps group names in lower case, ids as they are.
    resourceGroup: cluster.resourceGroup.toLowerCase(),
    location: cluster.location,
    clientId: cluster.clientId,
    powerState: cluster.powerState,
    provisioningState: cluster.provisioningState,
    identityType: identityOf(call.world, cluster).identity?.['type'] ?? '',
    nodes: agentPoolProfiles(cluster)
  };
}

function table(call: ArmCall, clusters: Cluster[]): Record<string, unknown> {
  const rows = clusters.map((cluster) => row(call, cluster)).map((each) => COLUMNS.map(({ name }) => each[name]));
  return { columns: COLUMNS, rows };
}
