/** Resource Graph: every cluster of every readable subscription in few requests. It may lag behind ARM. */
import type { TokenCredential } from '@azure/core-auth';
import { createResourceGraph, resources } from '@azure/arm-resourcegraph/api';
import type { QueryRequest, QueryResponse } from '@azure/arm-resourcegraph';
import { createSubscription } from '@azure/arm-resources-subscriptions/api';
import { list as listSubscriptions } from '@azure/arm-resources-subscriptions/api/subscriptions';
import { isGuid } from '../domain/resource-ids.ts';
import type { Cluster, Problem } from '../domain/model.ts';
import type { Http } from '../http.ts';
import type { Fleet, FleetQuery, Partial, SubscriptionRecord } from '../ports.ts';
import type { Cloud } from './cloud.ts';
import { explain } from './failures.ts';
import { endless, itemsOf, stayingAt } from './pages.ts';

/** The most that Resource Graph gives in a page (https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data). */
const pageSize = 1000;
/** A million clusters; what goes on behind that goes round in circles. */
const mostPages = 1000;
/** A query may name that many subscriptions (https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests). */
const subscriptionsPerQuery = 300;

/**
 * Set to `true` on the answer to a query without subscriptions that was cut to the first 10,000 of them; the answer looks complete
 * otherwise (https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data).
 */
const limitHeader = 'x-ms-tenant-subscription-limit-hit';

/** Client ids that are no name: none, `msi`, an appId (https://learn.microsoft.com/kusto/query/matches-regex-operator). */
const noName = '(?i)^(msi|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$';

/**
 * Sorted by id, which paging needs; `clientId` is `msi` for a cluster on managed identity. A cluster that shows a name of its principal
 * (https://github.com/Azure/AKS/issues/540) is never narrowed away: it may be on any.
 */
export function clusterQuery(clientIds: readonly string[] | undefined): string {
  const onPrincipals = clientIds
    ? [
        `| where tostring(properties.servicePrincipalProfile.clientId) in~ (${clientIds.map((id) => `'${id}'`).join(',')})` +
          ` or not(tostring(properties.servicePrincipalProfile.clientId) matches regex '${noName}')`
      ]
    : [];
  return [
    'resources',
    "| where type =~ 'microsoft.containerservice/managedclusters'",
    ...onPrincipals,
    '| project id, name, tenantId, subscriptionId, resourceGroup, location, clientId = tostring(properties.servicePrincipalProfile.clientId), powerState = tostring(properties.powerState.code), provisioningState = tostring(properties.provisioningState), identityType = tostring(identity.type), nodes = properties.agentPoolProfiles',
    '| order by id asc'
  ].join('\n');
}

export function createFleet(credential: TokenCredential, cloud: Cloud, http: Http): Fleet {
  const options = {
    endpoint: cloud.resourceManager,
    credentials: { scopes: [cloud.resourceManagerScope] },
    ...stayingAt(cloud.resourceManager, http)
  };
  const graph = createResourceGraph(credential, '', options);
  const subscriptionClient = createSubscription(credential, options);
  return {
    subscriptions: () => readSubscriptions(() => itemsOf(listSubscriptions(subscriptionClient))),
    clusters: (query) =>
      readClusters(query, async (request) => {
        let cut = false;
        const onResponse = ({ headers }: { headers: { get(name: string): string | undefined } }): void =>
          void (cut = headers.get(limitHeader)?.toLowerCase() === 'true');
        return { page: await resources(graph, request, { onResponse }), cut };
      })
  };
}

async function readSubscriptions(
  list: () => AsyncIterable<{ subscriptionId?: string; displayName?: string; tenantId?: string; state?: string }>
): Promise<Partial<SubscriptionRecord>> {
  const items: SubscriptionRecord[] = [];
  try {
    for await (const { subscriptionId, displayName, tenantId, state } of list()) {
      if (subscriptionId)
        items.push({
          subscriptionId: subscriptionId.toLowerCase(),
          displayName: displayName ?? subscriptionId,
          tenantId: (tenantId ?? '').toLowerCase(),
          state: state ?? 'Unknown'
        });
    }
    return { items, problems: [] };
  } catch (error) {
    return {
      items,
      problems: [
        explain(error, {
          service: 'arm',
          doing: 'list the subscriptions',
          right: 'a role in the subscriptions to scan, Reader for example'
        })
      ]
    };
  }
}

/** `cut`: there are more subscriptions than one query looks at. */
type Query = (request: QueryRequest) => Promise<{ page: QueryResponse; cut: boolean }>;

async function readClusters(query: FleetQuery, send: Query): Promise<Partial<Cluster>> {
  const { subscriptionIds, clientIds } = query;
  if (clientIds?.some((id) => !isGuid(id))) throw new TypeError('clientIds must be GUIDs: they become part of a query');
  const groups = subscriptionIds ? chunks(subscriptionIds, subscriptionsPerQuery) : [undefined];
  const found: Partial<Cluster> = { items: [], problems: [] };
  for (const subscriptions of groups) {
    const request = { query: clusterQuery(clientIds), ...(subscriptions ? { subscriptions: [...subscriptions] } : {}) };
    const part = await readPages(request, send);
    found.items.push(...part.items);
    found.problems.push(...part.problems);
  }
  return found;
}

async function readPages(request: QueryRequest, send: Query): Promise<Partial<Cluster>> {
  const items: Cluster[] = [];
  let skipToken: string | undefined;
  let pages = 0;
  let incomplete = false;
  try {
    do {
      if ((pages += 1) > mostPages) throw endless();
      const { page, cut } = await send({
        ...request,
        options: { resultFormat: 'objectArray', top: pageSize, ...(skipToken ? { skipToken } : {}) }
      });
      items.push(...rowsOf(page).map(toCluster));
      incomplete ||= cut;
      skipToken = page.skipToken;
      if (!skipToken && page.resultTruncated === 'true') return { items, problems: [truncated(items.length, page.totalRecords)] };
    } while (skipToken);
    return { items, problems: incomplete ? [tooManySubscriptions()] : [] };
  } catch (error) {
    return {
      items,
      problems: [
        explain(error, {
          service: 'resource-graph',
          doing: 'query Resource Graph for the clusters',
          right: 'Microsoft.ContainerService/managedClusters/read'
        })
      ]
    };
  }
}

function truncated(seen: number, total: number): Problem {
  return {
    code: 'resource-graph-truncated',
    message: `Resource Graph cut its answer after ${seen} of ${total} clusters.`,
    hint: 'The scan is not complete: scan fewer subscriptions at a time with subscription-id.'
  };
}

function tooManySubscriptions(): Problem {
  return {
    code: 'resource-graph-truncated',
    message: 'Resource Graph looked at 10,000 subscriptions only; the identity of this run has a role in more.',
    hint: 'The scan is not complete: name the subscriptions with subscription-id; those that are named are asked in groups, however many they are.'
  };
}

function rowsOf(page: QueryResponse): Record<string, unknown>[] {
  if (!Array.isArray(page.data)) throw new SyntaxError('Unexpected JSON: data is not a list of rows');
  return page.data as Record<string, unknown>[];
}

function toCluster(row: Record<string, unknown>): Cluster {
  const text = (name: string): string => {
    const value = row[name];
    return typeof value === 'string' ? value : '';
  };
  if (text('id') === '') throw new SyntaxError('Unexpected JSON: a row without id');
  return {
    id: text('id'),
    name: text('name'),
    subscriptionId: text('subscriptionId').toLowerCase(),
    resourceGroup: text('resourceGroup'),
    tenantId: text('tenantId').toLowerCase(),
    location: text('location'),
    clientId: text('clientId'),
    powerState: powerStateOf(text('powerState')),
    provisioningState: text('provisioningState'),
    nodeCount: countNodes(row.nodes),
    failure: null
  };
}

/** `powerState.code` says whether a cluster runs; a stopped one can be Succeeded (https://learn.microsoft.com/azure/aks/list-aks-clusters). */
export function powerStateOf(code: string | undefined): Cluster['powerState'] {
  return code === 'Running' || code === 'Stopped' ? code : 'Unknown';
}

export function countNodes(pools: unknown): number {
  if (!Array.isArray(pools)) return 0;
  return (pools as { count?: unknown }[]).reduce((sum, pool) => sum + (typeof pool.count === 'number' ? pool.count : 0), 0);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
