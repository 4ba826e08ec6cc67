/** One application and its service principal in Microsoft Graph, read and written one request at a time. */
import type { TokenCredential } from '@azure/core-auth';
import type { DeletedApplication, ServicePrincipalRecord } from '../domain/model.ts';
import { isGuid } from '../domain/resource-ids.ts';
import { ActionError } from '../errors.ts';
import type { Http } from '../http.ts';
import type { ApplicationKey, Applications, FullApplication } from '../ports.ts';
import { addPassword } from './application-passwords.ts';
import { createApplicationWrites, uniqueNamePath } from './application-writes.ts';
import type { Cloud } from './cloud.ts';
import { listOf, toApplication, toDeletedApplication, toServicePrincipal } from './directory-records.ts';
import { explain, failureOf } from './failures.ts';
import { createGraphClient, type GraphClient } from './graph-client.ts';
import { guid, isMissing } from './graph-writes.ts';
import { readPasswordPolicy } from './password-policy.ts';

const right = 'the Graph application permission Application.Read.All (with admin consent)';
/** Largest page of Graph's directory objects. */
const pageSize = 999;

/** @param mask hides a secret from all later output; called before anything else is done with the answer that holds it */
export function createApplications(credential: TokenCredential, cloud: Cloud, http: Http, mask: (secret: string) => void): Applications {
  const graph = createGraphClient(credential, cloud, http);
  return {
    ...createApplicationWrites(graph, cloud),
    get: (key) => getApplication(graph, key),
    deleted: (key) => deletedApplications(graph, key),
    servicePrincipal: (appId) => getServicePrincipal(graph, appId),
    owners: (objectId) => owners(graph, objectId),
    addPassword: (objectId, password) => addPassword(graph, mask, objectId, password),
    passwordPolicy: (application) => readPasswordPolicy(graph, application),
    deletedObjects: (appId) => deletedObjects(graph, appId),
    permissions: () => permissions(credential, cloud),
    now: () => graph.now()
  };
}

/** Without `$select`: certificates come without their key then, and without the quota that asking for keys by name has. */
async function getApplication(graph: GraphClient, key: ApplicationKey): Promise<FullApplication | null> {
  const [path, name] = applicationPath(key);
  return reading(`read application ${name}`, async () => {
    const found = await objectAt(graph, path);
    return found && toFullApplication(found);
  });
}

function applicationPath(key: ApplicationKey): [path: string, name: string] {
  if ('objectId' in key) return [`/applications/${guid(key.objectId)}`, key.objectId];
  if ('appId' in key) return [`/applications(appId='${appIdOf(key.appId)}')`, key.appId];
  return [uniqueNamePath(key.uniqueName), `with the unique name ${key.uniqueName}`];
}

/** A cluster may show a name of its principal in the place of the appId (https://github.com/Azure/AKS/issues/540). @throws ActionError */
function appIdOf(text: string): string {
  if (isGuid(text)) return guid(text);
  throw new ActionError({
    code: 'cluster-principal-named',
    message: `"${text.slice(0, 200)}", which the cluster shows as the client id of its service principal, is a name and not an application id; nothing was sent.`,
    hint: 'Find the application id (az ad sp show --id <name> --query appId) and give it to the cluster: az aks update-credentials --reset-service-principal --service-principal <application id> --client-secret <secret>; then run again.'
  });
}

/** With what only a run that writes needs to know. */
export function toFullApplication(value: Record<string, unknown>): FullApplication {
  const { uniqueName, createdDateTime } = value;
  const createdOn = typeof createdDateTime === 'string' ? Date.parse(createdDateTime) : NaN;
  return {
    ...toApplication(value),
    uniqueName: typeof uniqueName === 'string' && uniqueName !== '' ? uniqueName : null,
    createdOn: Number.isNaN(createdOn) ? null : createdOn
  };
}

async function getServicePrincipal(graph: GraphClient, appId: string): Promise<ServicePrincipalRecord | null> {
  const path = `/servicePrincipals(appId='${appIdOf(appId)}')`;
  return reading(`read the service principal of application ${appId}`, async () => {
    const found = await objectAt(graph, path);
    return found && toServicePrincipal(found);
  });
}

async function owners(graph: GraphClient, objectId: string): Promise<string[]> {
  const path = `/applications/${guid(objectId)}/owners`;
  return reading(`list the owners of application ${objectId}`, async () => (await pages(graph, graph.api(path).top(pageSize))).map(idOf));
}

/** Compared here: no filter by `uniqueName` is documented for deleted objects. */
async function deletedApplications(graph: GraphClient, key: { uniqueName: string } | { appId: string }): Promise<DeletedApplication[]> {
  const values = await deletedItems(graph, 'application', ['id', 'appId', 'displayName', 'uniqueName', 'deletedDateTime']);
  const [property, wanted] = 'appId' in key ? (['appId', guid(key.appId)] as const) : (['uniqueName', key.uniqueName] as const);
  const found = values.filter((value) => lower(value, property) === wanted.toLowerCase());
  return reading('list the deleted applications', () => Promise.resolve(found.map(toDeletedApplication)));
}

async function deletedObjects(graph: GraphClient, appId: string): ReturnType<Applications['deletedObjects']> {
  const wanted = guid(appId).toLowerCase();
  const ids = async (type: 'application' | 'servicePrincipal'): Promise<string[]> => {
    const values = await deletedItems(graph, type, ['id', 'appId']);
    const matching = values.filter((value) => lower(value, 'appId') === wanted);
    return reading('list the deleted objects', () => Promise.resolve(matching.map(idOf)));
  };
  const applications = await ids('application');
  const servicePrincipals = await ids('servicePrincipal');
  return [
    ...applications.map((objectId) => ({ kind: 'application' as const, objectId })),
    ...servicePrincipals.map((objectId) => ({ kind: 'service-principal' as const, objectId }))
  ];
}

/** The cast in the path is required (https://learn.microsoft.com/graph/api/directory-deleteditems-list). */
function deletedItems(graph: GraphClient, type: 'application' | 'servicePrincipal', select: string[]): Promise<unknown[]> {
  return reading(`list the deleted ${type === 'application' ? 'applications' : 'service principals'}`, () =>
    pages(graph, graph.api(`/directory/deletedItems/microsoft.graph.${type}`).select(select).top(pageSize))
  );
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

/** The application permissions in the caller's own token: what it says, never what is true by now. */
async function permissions(credential: TokenCredential, cloud: Cloud): Promise<string[] | null> {
  return reading('get a token for Microsoft Graph', async () => {
    // The Graph client asks like this too, so they share one token.
    const token = await credential.getToken(cloud.graphScope, { enableCae: true });
    const claims = claimsOf(token?.token ?? '');
    if (claims === null || claims.scp !== undefined) return null;
    if (Array.isArray(claims.roles)) return claims.roles.filter((role) => typeof role === 'string');
    // A token of an application without any permission has no such claim.
    return claims.idtyp === 'app' ? [] : null;
  });
}

function claimsOf(token: string): { scp?: unknown; roles?: unknown; idtyp?: unknown } | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' ? claims : null;
  } catch {
    return null;
  }
}

/** One object; null only where Graph says that it is not there. */
async function objectAt(graph: GraphClient, path: string): Promise<Record<string, unknown> | null> {
  let value: unknown;
  try {
    value = await graph.api(path).get();
  } catch (error) {
    if (isMissing(failureOf(error))) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null) throw new SyntaxError('Unexpected JSON: no object');
  return value as Record<string, unknown>;
}

async function reading<T>(doing: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof ActionError ? error : new ActionError(explain(error, { service: 'graph', doing, right }), error);
  }
}

function idOf(value: unknown): string {
  const id = (value as { id?: unknown } | null)?.id;
  // One that is half seen would be taken for one that is not there.
  if (typeof id !== 'string' || id === '') throw new SyntaxError('Unexpected JSON: an object without id');
  return id;
}

function lower(value: unknown, name: 'appId' | 'uniqueName'): string | null {
  const text = (value as Record<string, unknown> | null)?.[name];
  return typeof text === 'string' ? text.toLowerCase() : null;
}
