/** Creating, changing and soft-deleting applications and service principals. */
import { badRequest, denied, freshId, invalidValue, notFound, Refusal, timestamp, typeName } from './directory-answers.ts';
import type { Call, Entity, Kind } from './directory-answers.ts';
import { liveByAppId, principalsOf, stored } from './directory-index.ts';
import { APPLICATION_PROPERTIES, PRINCIPAL_PROPERTIES } from './directory-objects.ts';
import type { Json } from './directory-objects.ts';
import { entityBody, find } from './directory-reads.ts';
import type { Key } from './directory-reads.ts';
import { born, change, contend } from './directory-replicas.ts';
import { CREATE_APPLICATIONS, need, needOwnership, owns, ownsWhatItCreates, WRITE_APPLICATIONS, writesAll } from './directory-rights.ts';
import { checkProperties, checkSize, checkUniqueName, keyCredentials } from './directory-rules.ts';
import type { ApiAnswer, Application, ServicePrincipal } from '../world.ts';

/** POST of `/applications`. */
export function createApplication(call: Call): ApiAnswer {
  need(call, CREATE_APPLICATIONS);
  return created(call, 'applications', makeApplication(call, bodyOf(call), null));
}

/** POST of `/servicePrincipals`. */
export function createPrincipal(call: Call): ApiAnswer {
  need(call, WRITE_APPLICATIONS);
  const body = bodyOf(call);
  const { appId } = body;
  if (typeof appId !== 'string' || appId === '') throw invalidValue('appId', 'servicePrincipals');
  return created(call, 'servicePrincipals', makePrincipal(call, appId, body));
}

/**
 * PATCH, which with `Prefer: create-if-missing` and an alternate key creates what is missing: 201 with the object, else
 * 204. Whether the key is taken is decided where it is unique, so no replica can make an upsert create a second object.
 * https://learn.microsoft.com/graph/api/application-upsert, https://learn.microsoft.com/graph/api/serviceprincipal-upsert
 */
export function update(call: Call, key: Key): ApiAnswer {
  need(call, WRITE_APPLICATIONS);
  const upsert =
    /(^|[,\s])create-if-missing\b/i.test(call.request.headers['prefer'] ?? '') &&
    key.name === (key.kind === 'applications' ? 'uniqueName' : 'appId');
  const entity = upsert ? find({ ...call, at: null }, key) : toChange(call, key);
  const body = bodyOf(call);
  if (entity !== null) return patched(call, key.kind, entity, body);
  if (key.kind === 'applications') return created(call, key.kind, makeApplication(call, body, key.value));
  return created(call, key.kind, makePrincipal(call, key.value, body));
}

/** DELETE: moves the object to the deleted items. An application takes the service principals of this tenant along. */
export function softDelete(call: Call, key: Key): ApiAnswer {
  need(call, WRITE_APPLICATIONS);
  const entity = toChange(call, key);
  needOwnership(call, entity);
  const deletedDateTime = timestamp(call.world.now());
  const all = key.kind === 'applications' ? [entity, ...principalsOf(call.world, entity.appId)] : [entity];
  for (const each of all) change(call.world, each, (target) => void (target.deletedDateTime = deletedDateTime));
  return { status: 204 };
}

/** The stored object that a write is for. 404 also where the answering replica has not heard of it yet. */
export function toChange(call: Call, key: Key): Entity {
  const seen = find(call, key);
  const entity = seen === null ? undefined : stored(call.world, key.kind, seen.id);
  if (entity === undefined || entity.deletedDateTime !== null) throw notFound(key.value);
  return entity;
}

/** The request's JSON object; 400 if it is something else. */
export function bodyOf(call: Call): Json {
  const { body } = call.request;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Json;
  throw new Refusal(
    400,
    'BadRequest',
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.'
  );
}

/** POST of `/owners/$ref`; https://learn.microsoft.com/graph/api/application-post-owners */
export function addOwner(call: Call, key: Key): ApiAnswer {
  need(call, WRITE_APPLICATIONS);
  const entity = toChange(call, key);
  needOwnership(call, entity);
  const reference = bodyOf(call)['@odata.id'];
  const id = /\/(?:directoryObjects|servicePrincipals|users)\/([0-9a-f-]{36})$/i.exec(typeof reference === 'string' ? reference : '')?.[1];
  if (id === undefined) throw badRequest('Invalid URL value specified for @odata.id.');
  if (find(call, { kind: 'servicePrincipals', name: 'id', value: id }) === null) throw notFound(id);
  if (entity.owners.some((owner) => owner.toLowerCase() === id.toLowerCase())) {
    throw badRequest("One or more added object references already exist for the following modified properties: 'owners'.");
  }
  change(call.world, entity, (target) => void target.owners.push(id));
  return { status: 204 };
}

/** DELETE of `/owners/{id}/$ref`. */
export function removeOwner(call: Call, key: Key, ownerId: string): ApiAnswer {
  need(call, WRITE_APPLICATIONS);
  const entity = toChange(call, key);
  needOwnership(call, entity);
  if (!entity.owners.some((owner) => owner.toLowerCase() === ownerId.toLowerCase())) throw notFound(ownerId);
  change(
    call.world,
    entity,
    (target) => void (target.owners = target.owners.filter((owner) => owner.toLowerCase() !== ownerId.toLowerCase()))
  );
  return { status: 204 };
}

function makeApplication(call: Call, body: Json, uniqueName: string | null): Application {
  checkProperties('applications', body, true);
  const { displayName } = body;
  if (typeof displayName !== 'string' || displayName === '') throw invalidValue('displayName', 'applications');
  const now = call.world.now();
  const name = uniqueName ?? (body['uniqueName'] as string | undefined) ?? null;
  if (name !== null) checkUniqueName(call, name);
  const application: Application = {
    id: freshId(call.world),
    appId: freshId(call.world),
    displayName,
    uniqueName: name,
    signInAudience: 'AzureADMyOrg',
    tags: [],
    createdDateTime: timestamp(now),
    deletedDateTime: null,
    passwordCredentials: [],
    keyCredentials: [],
    federatedIdentityCredentials: [],
    owners: ownsWhatItCreates(call) ? [call.caller.objectId] : [],
    createdAt: now
  };
  assign(call, 'applications', application, body);
  return application;
}

function makePrincipal(call: Call, appId: string, body: Json): ServicePrincipal {
  checkProperties('servicePrincipals', body, true);
  const origin = backing(call, appId);
  const taken = liveByAppId({ ...call, at: null }, 'servicePrincipals', appId);
  if (taken !== null) throw nameInUse(appId);
  const now = call.world.now();
  const principal: ServicePrincipal = {
    id: freshId(call.world),
    appId: origin.appId,
    displayName: origin.displayName,
    accountEnabled: true,
    appOwnerOrganizationId: origin.tenantId,
    servicePrincipalType: 'Application',
    tags: [],
    createdDateTime: timestamp(now),
    deletedDateTime: null,
    passwordCredentials: [],
    keyCredentials: [],
    owners: ownsWhatItCreates(call) ? [call.caller.objectId] : [],
    graphPermissions: [],
    createdAt: now
  };
  assign(call, 'servicePrincipals', principal, body);
  return principal;
}

/**
 * The application behind a new service principal, as the answering replica has it. Just after its creation it may be
 * missing: 400 for callers with Application.ReadWrite.All, 403 for those that may only write what they own, in the words
 * of https://github.com/Azure/azure-powershell/issues/29530 and https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/846
 */
function backing(call: Call, appId: string): { appId: string; displayName: string; tenantId: string } {
  const application = liveByAppId(call, 'applications', appId) as Application | null;
  if (application !== null) {
    if (!writesAll(call) && !owns(call, application)) throw denied();
    return { appId: application.appId, displayName: application.displayName, tenantId: call.world.state.tenant.id };
  }
  if (!writesAll(call)) {
    const text = 'When using this permission, the backing application of the service principal being created must in the local tenant';
    throw new Refusal(403, 'Authorization_RequestDenied', text);
  }
  const foreign = call.world.state.graph.foreignApplications?.find((candidate) => candidate.appId.toLowerCase() === appId.toLowerCase());
  if (foreign !== undefined) return foreign;
  const text = `The appId '${appId}' of the service principal does not reference a valid application object.`;
  throw new Refusal(400, 'Request_BadRequest', text, [{ code: 'NoBackingApplicationObject', target: 'appId', message: text }]);
}

/** As quoted in https://github.com/Azure/reliable-web-app-pattern-java/issues/185 */
export function nameInUse(appId: string): Refusal {
  const text = `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`;
  return new Refusal(409, 'Request_MultipleObjectsWithSameKeyValue', text);
}

function created(call: Call, kind: Kind, entity: Entity): ApiAnswer {
  const list: Entity[] = call.world.state.graph[kind];
  contend(call.world);
  list.push(entity);
  born(call.world, entity);
  // The address that the directory gives out is one of its own, not of Graph's collections.
  const location = `${call.world.origin}/graph/v2/${call.world.state.tenant.id}/directoryObjects/${entity.id}/Microsoft.DirectoryServices.${typeName(kind)}`;
  return { status: 201, body: entityBody({ ...call, at: null }, kind, entity, null), headers: { location } };
}

function patched(call: Call, kind: Kind, entity: Entity, body: Json): ApiAnswer {
  needOwnership(call, entity);
  checkProperties(kind, body, false);
  const unique = body['uniqueName'];
  const held = (entity as Partial<Application>).uniqueName ?? null;
  if (kind === 'applications' && typeof unique === 'string' && unique !== held) {
    if (held !== null) throw badRequest("Property 'uniqueName' cannot be changed once it is set.");
    checkUniqueName(call, unique);
  }
  // Tried on a copy first: a PATCH changes everything or nothing.
  assign(call, kind, structuredClone(entity), body);
  change(call.world, entity, (target) => {
    assign(call, kind, target, body);
    if (kind === 'applications' && typeof unique === 'string') (target as Application).uniqueName = unique;
  });
  return { status: 204 };
}

/** Writes checked values into an object, each where it is kept. */
function assign(call: Call, kind: Kind, entity: Entity, body: Json): void {
  const names = kind === 'applications' ? APPLICATION_PROPERTIES : PRINCIPAL_PROPERTIES;
  for (const [name, value] of Object.entries(body)) {
    if (name === 'displayName') rename(call, kind, entity, value as string);
    else if (name === 'tags') entity.tags = [...(value as string[])];
    else if (name === 'keyCredentials') entity.keyCredentials = keyCredentials(call, kind, entity, value);
    else if (name === 'signInAudience') (entity as Application).signInAudience = value as string;
    else if (name === 'accountEnabled') (entity as ServicePrincipal).accountEnabled = value as boolean;
    else if (!OWN_PLACE.has(name) && names.has(name)) entity.properties = { ...entity.properties, [name]: value };
  }
  checkSize(entity);
}

const OWN_PLACE: ReadonlySet<string> = new Set(['appId', 'uniqueName', 'passwordCredentials']);

/** An application's service principals in its own tenant go by its name. */
function rename(call: Call, kind: Kind, entity: Entity, name: string): void {
  if (kind === 'applications' && stored(call.world, kind, entity.id) === entity) {
    const followers = principalsOf(call.world, entity.appId).filter((principal) => principal.displayName === entity.displayName);
    for (const principal of followers) change(call.world, principal, (target) => void (target.displayName = name));
  }
  entity.displayName = name;
}
