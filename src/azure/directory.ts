/** Applications, service principals and their credentials from Microsoft Graph, in as few requests as it allows. */
import type { TokenCredential } from '@azure/core-auth';
import { isGuid } from '../domain/resource-ids.ts';
import type { ApplicationRecord, DeletedApplication, PrincipalRecord, Problem, ServicePrincipalRecord } from '../domain/model.ts';
import type { Http } from '../http.ts';
import type { Directory, DirectoryReading } from '../ports.ts';
import type { Cloud } from './cloud.ts';
import { readByAppId, type Collection } from './directory-batch.ts';
import { listOf, toApplication, toDeletedApplication, toServicePrincipal } from './directory-records.ts';
import { explain, type Attempt } from './failures.ts';
import { createGraphClient, type GraphClient } from './graph-client.ts';

/** Largest page of Graph's directory objects. */
const pageSize = 999;
/** One `$filter=appId in (…)` holds 15 values, one `$batch` 20 requests (https://learn.microsoft.com/graph/json-batching). */
const perBatch = 15 * 20;

const right = 'the Graph application permission Application.Read.All (with admin consent)';

export function createDirectory(credential: TokenCredential, cloud: Cloud, http: Http, delay: (ms: number) => Promise<void>): Directory {
  const graph = createGraphClient(credential, cloud, http);
  return {
    now: () => graph.now(),
    async principals(appIds): Promise<DirectoryReading> {
      if (appIds.some((appId) => !isGuid(appId))) throw new TypeError('appIds must be GUIDs: they become part of a filter');
      const wanted = [...new Set(appIds.map((appId) => appId.toLowerCase()))];
      if (wanted.length === 0) return { principals: new Map(), problems: [] };
      const listed = await cheaperToList(graph, wanted.length);
      const applications = await readCollection(graph, 'applications', wanted, listed.applications, delay);
      const servicePrincipals = await readCollection(graph, 'servicePrincipals', wanted, listed.servicePrincipals, delay);
      const deleted = await readDeleted(graph, wanted, applications, servicePrincipals);
      return combine(wanted, applications, servicePrincipals, deleted);
    }
  };
}

/** What was read of one collection; `read` tells "not there" from "not read". */
interface Part<T> {
  found: Map<string, T>;
  read: (appId: string) => boolean;
  problems: Problem[];
}

const parsers = { applications: toApplication, servicePrincipals: toServicePrincipal } as const;
type RecordOf<C extends Collection> = ReturnType<(typeof parsers)[C]>;

async function readCollection<C extends Collection>(
  graph: GraphClient,
  collection: C,
  wanted: readonly string[],
  list: boolean,
  delay: (ms: number) => Promise<void>
): Promise<Part<RecordOf<C>>> {
  const parse = parsers[collection] as (value: unknown) => RecordOf<C>;
  const found = new Map<string, RecordOf<C>>();
  const keep = (values: readonly unknown[], ofThese: ReadonlySet<string>): void => {
    for (const value of values) if (ofThese.has(appIdOf(value))) found.set(appIdOf(value), parse(value));
  };
  const attempt: Attempt = {
    service: 'graph',
    doing: `read the ${collection === 'applications' ? 'applications' : 'service principals'}`,
    right
  };
  if (list) {
    const all = new Set(wanted);
    const problems = await readAll(graph, `/${collection}`, (values) => keep(values, all), attempt);
    return { found, read: () => problems.length === 0, problems };
  }
  const { unread, problems } = await readByAppId(graph, collection, wanted, keep, delay, attempt);
  return { found, read: (appId) => !unread.has(appId), problems };
}

/** Reading the whole tenant costs a request per 999 objects, asking for some a request per 300; the counts cost one more. */
async function cheaperToList(graph: GraphClient, wanted: number): Promise<Record<Collection, boolean>> {
  const batches = Math.ceil(wanted / perBatch);
  if (batches < 2) return { applications: false, servicePrincipals: false };
  const counts = await count(graph);
  const cheaper = (total: number | undefined): boolean => total !== undefined && Math.ceil(total / pageSize) < batches;
  return { applications: cheaper(counts.applications), servicePrincipals: cheaper(counts.servicePrincipals) };
}

/** A count that cannot be had only costs requests, never a fact. */
async function count(graph: GraphClient): Promise<Partial<Record<string, number>>> {
  const requests = ['applications', 'servicePrincipals'].map((id) => ({
    id,
    method: 'GET',
    url: `/${id}/$count`,
    headers: { ConsistencyLevel: 'eventual' }
  }));
  try {
    const answer = (await graph.api('/$batch').post({ requests })) as { responses?: { id: string; status: number; body?: unknown }[] };
    return Object.fromEntries(
      (answer.responses ?? [])
        .filter(({ status, body }) => status === 200 && Number.isInteger(Number(body)))
        .map(({ id, body }) => [id, Number(body)])
    );
  } catch {
    return {};
  }
}

async function readAll(graph: GraphClient, path: string, keep: (values: readonly unknown[]) => void, attempt: Attempt): Promise<Problem[]> {
  try {
    let page: unknown = await graph.api(path).top(pageSize).get();
    for (;;) {
      keep(listOf(page));
      const link = (page as { '@odata.nextLink'?: unknown })['@odata.nextLink'];
      if (typeof link !== 'string') return [];
      page = await graph.next(link);
    }
  } catch (error) {
    return [explain(error, attempt)];
  }
}

/** Deleted applications are asked for only where an application is missing that is not another tenant's. */
async function readDeleted(
  graph: GraphClient,
  wanted: readonly string[],
  applications: Part<ApplicationRecord>,
  servicePrincipals: Part<ServicePrincipalRecord>
): Promise<Part<DeletedApplication>> {
  const missing = wanted.filter((appId) => applications.read(appId) && !applications.found.has(appId) && servicePrincipals.read(appId));
  const found = new Map<string, DeletedApplication>();
  if (missing.length === 0) return { found, read: () => true, problems: [] };
  const attempt: Attempt = { service: 'graph', doing: 'list the deleted applications', right };
  const problems = await readAll(
    graph,
    '/directory/deletedItems/microsoft.graph.application',
    (values) => {
      for (const value of values) if (missing.includes(appIdOf(value))) found.set(appIdOf(value), toDeletedApplication(value));
    },
    attempt
  );
  return { found, read: (appId) => problems.length === 0 || found.has(appId) || !missing.includes(appId), problems };
}

function combine(
  wanted: readonly string[],
  applications: Part<ApplicationRecord>,
  servicePrincipals: Part<ServicePrincipalRecord>,
  deleted: Part<DeletedApplication>
): DirectoryReading {
  const principals = new Map<string, PrincipalRecord>();
  for (const appId of wanted) {
    if (!applications.read(appId) || !servicePrincipals.read(appId) || !deleted.read(appId)) continue;
    principals.set(appId, {
      appId,
      application: applications.found.get(appId) ?? null,
      servicePrincipal: servicePrincipals.found.get(appId) ?? null,
      deletedApplication: deleted.found.get(appId) ?? null
    });
  }
  return { principals, problems: [...applications.problems, ...servicePrincipals.problems, ...deleted.problems] };
}

function appIdOf(value: unknown): string {
  const appId = (value as { appId?: unknown } | null)?.appId;
  return typeof appId === 'string' ? appId.toLowerCase() : '';
}
