/** Every cluster that uses a service principal, and whether none can have been left out: what a removal stands on. */
import { namedPrincipal, showsPrincipalName } from '../domain/fleet-report.ts';
import { parseLedger } from '../domain/ledger.ts';
import type { Problem } from '../domain/model.ts';
import { clusterResourceId, parseClusterId } from '../domain/resource-ids.ts';
import { plural } from '../domain/text.ts';
import type { Access, ClusterState, ClusterWrites, Fleet, SubscriptionRecord } from '../ports.ts';

export interface UserPorts {
  fleet: Fleet;
  access: Access;
  clusterWrites: ClusterWrites;
}

export interface UserQuery {
  appId: string;
  /** Of the application: name clusters that once used it. */
  tags: readonly string[];
  /** Resource ids to look at in any case. */
  named: readonly string[];
  trustVisibleScope: boolean;
  /** Also from ARM's own lists, since Resource Graph lags: before anything is removed. */
  lists: boolean;
}

export interface PrincipalUsers {
  /** As ARM shows them now. */
  clusters: ClusterState[];
  /** Ids of clusters that the ledger or the caller names and that are gone for certain. */
  gone: string[];
  /** Every page was read, and every cluster that the ledger or the caller names. */
  seen: boolean;
  /** Beyond that, no cluster on the principal can have been left out, and none may be on it by name: what every removal needs. */
  complete: boolean;
  /** Why not. */
  problems: Problem[];
  subscriptions: SubscriptionRecord[];
}

/** Requests to ARM at a time. */
const parallel = 8;

export async function findUsers(query: UserQuery, ports: UserPorts): Promise<PrincipalUsers> {
  const subscriptions = await ports.fleet.subscriptions();
  const [found, listed, coverage] = await Promise.all([
    ports.fleet.clusters({ clientIds: [query.appId] }),
    query.lists ? listAll(query.appId, subscriptions.items, ports.clusterWrites) : { ids: [], problems: [] },
    ports.access.coverage(subscriptions.items)
  ]);
  const own = distinct([...query.named, ...ledgerClusters(query.tags)]);
  // Among those found are all whose principal is given by a name.
  const ids = distinct([...own, ...found.items.map((cluster) => cluster.id), ...listed.ids]);
  const readings = await inParallel(ids, (id) => ports.clusterWrites.state(id));
  const clusters: ClusterState[] = [];
  const gone: string[] = [];
  const problems = [...subscriptions.problems, ...found.problems, ...listed.problems];
  const strangers: Problem[] = [];
  readings.forEach((reading, index) => {
    if (reading.found) {
      if (reading.state.clientId.toLowerCase() === query.appId.toLowerCase()) clusters.push(reading.state);
      else if (showsPrincipalName(reading.state)) (index < own.length ? problems : strangers).push(namedPrincipal(reading.state));
    } else if (reading.reason === 'gone') gone.push(ids[index] ?? '');
    else problems.push(reading.problem);
  });
  const seen = problems.length === 0;
  problems.push(...strangers);
  const covered = coverage.tenant && subscriptions.items.every((item) => coverage.subscriptionIds.has(item.subscriptionId));
  if (!covered && !query.trustVisibleScope) problems.push(notCovered(query.appId, subscriptions.items.length));
  return {
    clusters: clusters.sort((a, b) => (a.id < b.id ? -1 : 1)),
    gone,
    seen,
    complete: problems.length === 0,
    problems,
    subscriptions: subscriptions.items
  };
}

/** Resource ids of the clusters that the ledger names. */
export function ledgerClusters(tags: readonly string[]): string[] {
  return [...parseLedger(tags).clusters.values()].flatMap((path) => {
    const [subscriptionId = '', group = '', name = ''] = path.split('/');
    const id = clusterResourceId(subscriptionId, group, name);
    return parseClusterId(id) ? [id] : [];
  });
}

async function listAll(
  appId: string,
  subscriptions: readonly SubscriptionRecord[],
  clusters: ClusterWrites
): Promise<{ ids: string[]; problems: Problem[] }> {
  const lists = await inParallel(subscriptions, ({ subscriptionId }) => clusters.list(subscriptionId));
  return {
    ids: lists.flatMap(({ items }) =>
      items
        .filter((cluster) => cluster.clientId.toLowerCase() === appId.toLowerCase() || showsPrincipalName(cluster))
        .map((cluster) => cluster.id)
    ),
    problems: lists.flatMap(({ problems }) => problems)
  };
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as T);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return results;
}

/** Ids that differ in case only are one. */
function distinct(ids: readonly string[]): string[] {
  return [...new Map(ids.map((id) => [id.toLowerCase(), id])).values()];
}

function notCovered(appId: string, subscriptions: number): Problem {
  return {
    code: 'users-not-proved',
    message: `Nothing proves that ${appId} is used by no cluster outside of what this identity sees (${plural(subscriptions, 'subscription')}).`,
    hint: 'Give the identity Reader at the root management group, or say with trust-visible-scope: true that the principal is used nowhere else. Until then no credential is removed.'
  };
}
