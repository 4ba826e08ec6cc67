/** What a cleanup has to look for over the whole directory and whole subscriptions. Here a missing answer is never an empty one. */
import type { RoleAssignment } from '@azure/arm-authorization';
import type { TokenCredential } from '@azure/core-auth';
import { isGuid } from '../domain/resource-ids.ts';
import { ActionError } from '../errors.ts';
import type { Http } from '../http.ts';
import type { DeletedObject, FullApplication, Orphans, Partial } from '../ports.ts';
import { toFullApplication } from './applications.ts';
import type { Cloud } from './cloud.ts';
import { listOf } from './directory-records.ts';
import { explain, failureOf } from './failures.ts';
import { createGraphClient, type GraphClient } from './graph-client.ts';
import { guid, isMissing } from './graph-writes.ts';
import { itemsOf } from './pages.ts';
import { authorizationClient, bare, toAssignment } from './role-grants.ts';

type Details = Awaited<ReturnType<Orphans['assignments']>>[number];
type Traces = Awaited<ReturnType<Orphans['traces']>>;
type Trace = Traces extends ReadonlyMap<string, infer T> ? T : never;

const right = 'the Graph application permission Application.Read.All (with admin consent)';
const pageSize = 999;
/** `$filter=id in (…)` takes that many values (https://developer.microsoft.com/graph/known-issues). */
const idsPerFilter = 15;
/** Reads of single objects at a time. */
const parallel = 8;

export function createOrphans(credential: TokenCredential, cloud: Cloud, http: Http): Orphans {
  const graph = createGraphClient(credential, cloud, http);
  const authorization = authorizationClient(credential, cloud, http, null);
  return {
    managedApplications: () => managedApplications(graph),
    applicationsOf: (hash) =>
      reading(`find the application of cluster ${hash}`, async () =>
        (await filtered(graph, `tags/any(t:startsWith(t,'aks-sp:cluster:${hex(hash)}:'))`)).map(toFullApplication)
      ),
    deletedObjects: () => reading('list the deleted objects', () => deletedObjects(graph)),
    traces: (ids) => traces(graph, ids),
    assignments: (scope, principalId) =>
      readingScope(scope, async () => {
        const found: Details[] = [];
        const options = principalId === null ? {} : { filter: `principalId eq '${guid(principalId)}'` };
        for await (const each of itemsOf(authorization.roleAssignments.listForScope(bare(scope), options))) found.push(toDetails(each));
        return found;
      }),
    federatedCredentials: (objectId) => federatedCredentials(graph, objectId)
  };
}

async function managedApplications(graph: GraphClient): Promise<Partial<FullApplication>> {
  const doing = 'list the applications tagged aks-sp:managed';
  try {
    return { items: (await filtered(graph, "tags/any(t:t eq 'aks-sp:managed')")).map(toFullApplication), problems: [] };
  } catch (error) {
    return { items: [], problems: [explain(error, { service: 'graph', doing, right })] };
  }
}

/** https://learn.microsoft.com/graph/api/application-list */
async function filtered(graph: GraphClient, filter: string): Promise<Record<string, unknown>[]> {
  return (await pages(graph, graph.api('/applications').filter(filter).top(pageSize))).map(objectOf);
}

async function deletedObjects(graph: GraphClient): Promise<DeletedObject[]> {
  const select = ['id', 'appId', 'displayName', 'tags'];
  const list = async (type: 'application' | 'servicePrincipal', kind: DeletedObject['kind']): Promise<DeletedObject[]> =>
    (await pages(graph, graph.api(`/directory/deletedItems/microsoft.graph.${type}`).select(select).top(pageSize))).map((value) =>
      toDeleted(kind, value)
    );
  return [...(await list('application', 'application')), ...(await list('servicePrincipal', 'service-principal'))];
}

/** A list that leaves an id out, for whatever reason, is only the first of three answers that have to agree. */
async function traces(graph: GraphClient, principalIds: readonly string[]): Promise<Traces> {
  const ids = [...new Set(principalIds.map((id) => id.toLowerCase()))];
  const result = new Map<string, Trace>(ids.map((id) => [id, 'unknown']));
  const askable = ids.filter((id) => isGuid(id));
  const missing: string[] = [];
  for (let from = 0; from < askable.length; from += idsPerFilter) {
    const asked = askable.slice(from, from + idsPerFilter);
    const live = await quietly(() => liveIds(graph, asked));
    for (const id of asked)
      if (live?.has(id)) result.set(id, 'live');
      else if (live) missing.push(id);
  }
  if (missing.length === 0) return result;
  const deleted = await quietly(() => deletedPrincipals(graph));
  await inParallel(missing, async (id) => {
    if (deleted === null) return;
    result.set(id, deleted.has(id) ? 'deleted' : await byItsAddress(graph, id));
  });
  return result;
}

async function liveIds(graph: GraphClient, ids: readonly string[]): Promise<Set<string>> {
  const filter = `id in (${ids.map((id) => `'${guid(id)}'`).join(',')})`;
  return new Set((await pages(graph, graph.api('/servicePrincipals').filter(filter).select('id'))).map(idOf));
}

async function deletedPrincipals(graph: GraphClient): Promise<Set<string>> {
  const values = await pages(graph, graph.api('/directory/deletedItems/microsoft.graph.servicePrincipal').select('id').top(pageSize));
  return new Set(values.map(idOf));
}

async function byItsAddress(graph: GraphClient, id: string): Promise<Trace> {
  const live = await exists(graph, `/servicePrincipals/${id}`);
  if (live !== false) return live ? 'live' : 'unknown';
  const deleted = await exists(graph, `/directory/deletedItems/${id}`);
  if (deleted === null) return 'unknown';
  return deleted ? 'deleted' : 'gone';
}

/** null = not known. */
async function exists(graph: GraphClient, path: string): Promise<boolean | null> {
  try {
    idOf(await graph.api(path).select('id').get());
    return true;
  } catch (error) {
    return isMissing(failureOf(error)) ? false : null;
  }
}

async function federatedCredentials(graph: GraphClient, objectId: string): ReturnType<Orphans['federatedCredentials']> {
  return quietly(async () =>
    (await pages(graph, graph.api(`/applications/${guid(objectId)}/federatedIdentityCredentials`))).map((value) =>
      toFederated(objectOf(value))
    )
  );
}

function toFederated({ name, issuer, subject, audiences }: Record<string, unknown>): {
  name: string;
  issuer: string;
  subject: string;
  audiences: string[];
} {
  const list = Array.isArray(audiences) ? audiences.filter((each) => typeof each === 'string') : [];
  return { name: text(name), issuer: text(issuer), subject: text(subject), audiences: list };
}

async function pages(graph: GraphClient, first: ReturnType<GraphClient['api']>): Promise<unknown[]> {
  const found: unknown[] = [];
  let page: unknown = await first.get();
  for (;;) {
    for (const value of listOf(page)) found.push(value);
    const link = (page as { '@odata.nextLink'?: unknown })['@odata.nextLink'];
    if (typeof link !== 'string') return found;
    page = await graph.next(link);
  }
}

async function reading<T>(doing: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof ActionError ? error : new ActionError(explain(error, { service: 'graph', doing, right }), error);
  }
}

async function readingScope<T>(scope: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const attempt = {
      service: 'arm' as const,
      doing: `read the role assignments at ${scope}`,
      right: `Microsoft.Authorization/roleAssignments/read at ${scope}`
    };
    throw new ActionError(explain(error, attempt), error);
  }
}

/** null for whatever went wrong: then nothing is known. */
async function quietly<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

function toDetails(json: RoleAssignment): Details {
  const { condition, conditionVersion, description, principalType, createdOn } = json;
  return {
    ...toAssignment(json),
    principalType: principalType ?? null,
    createdOn: createdOn ? createdOn.getTime() : null,
    description: description ?? null,
    condition: condition || null,
    conditionVersion: conditionVersion ?? null,
    delegatedManagedIdentityId: json.delegatedManagedIdentityResourceId ?? null
  };
}

function toDeleted(kind: DeletedObject['kind'], value: unknown): DeletedObject {
  const json = objectOf(value);
  const tags = Array.isArray(json.tags) ? json.tags.filter((tag) => typeof tag === 'string') : [];
  return { kind, objectId: idOf(value), appId: text(json.appId).toLowerCase(), displayName: text(json.displayName), tags };
}

function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new SyntaxError('Unexpected JSON: no object');
  return value as Record<string, unknown>;
}

function idOf(value: unknown): string {
  const { id } = objectOf(value);
  if (typeof id !== 'string' || id === '') throw new SyntaxError('Unexpected JSON: an object without id');
  return id.toLowerCase();
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function hex(hash: string): string {
  if (!/^[0-9a-f]{16}$/.test(hash)) throw new TypeError('a hash becomes part of a filter');
  return hash;
}
