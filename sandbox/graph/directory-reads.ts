/** Reads of single objects and of what hangs on them. */
import { badRequest, context, graphUrl, GUID, notFound, Unknown } from './directory-answers.ts';
import type { Call, Entity, Kind } from './directory-answers.ts';
import { liveByAppId, liveById, liveByUniqueName } from './directory-index.ts';
import { selection, shape, typedShape } from './directory-objects.ts';
import type { Json } from './directory-objects.ts';
import { checkOptions, pageSize } from './directory-query.ts';
import { need, needToRead, READ_DIRECTORY, READ_ORGANIZATION, READ_USERS } from './directory-rights.ts';
import type { ApiAnswer, Application } from '../world.ts';

/** How a path names one object: by object id or by an alternate key. */
export interface Key {
  kind: Kind;
  name: 'id' | 'appId' | 'uniqueName';
  value: string;
}

/** The live object that a key names as the answering replica has it; null if there is none. 400 if the id is no GUID. */
export function find(call: Call, key: Key): Entity | null {
  if (key.name === 'uniqueName') return liveByUniqueName(call, key.value);
  if (key.name === 'appId') return liveByAppId(call, key.kind, key.value);
  if (!GUID.test(key.value)) throw badRequest(`Invalid object identifier '${key.value}'.`);
  return liveById(call, key.kind, key.value);
}

/** GET of one application or service principal. */
export function get(call: Call, key: Key): ApiAnswer {
  checkOptions(call, ['$select']);
  const entity = find(call, key);
  needToRead(call, entity);
  if (entity === null) throw notFound(key.value);
  return { status: 200, body: entityBody(call, key.kind, entity, selection(call.request.query, key.kind)) };
}

/** An object as the only one of an answer. */
export function entityBody(call: Call, kind: Kind, entity: Entity, select: string[] | null): Json {
  const fragment = select === null ? `${kind}/$entity` : `${kind}(${select.join(',')})/$entity`;
  return { '@odata.context': context(call.world, fragment), ...shape(call, kind, entity, select) };
}

/** GET of `/owners` and, with `references`, of `/owners/$ref`. */
export function owners(call: Call, key: Key, references: boolean): ApiAnswer {
  checkOptions(call, ['$top']);
  pageSize(call.request.query);
  const entity = find(call, key);
  needToRead(call, entity);
  if (entity === null) throw notFound(key.value);
  const ids = entity.owners;
  if (references) {
    const value = ids.map((id) => ({ '@odata.id': graphUrl(call.world, `/directoryObjects/${id}`) }));
    return { status: 200, body: { '@odata.context': context(call.world, 'Collection($ref)'), value } };
  }
  const value = ids.map((id) => directoryObject(call, id) ?? { '@odata.type': '#microsoft.graph.user', id });
  return { status: 200, body: { '@odata.context': context(call.world, 'directoryObjects'), value } };
}

/** GET of an application's federated identity credentials. */
export function federatedCredentials(call: Call, key: Key): ApiAnswer {
  checkOptions(call, ['$top']);
  pageSize(call.request.query);
  const application = find(call, key) as Application | null;
  needToRead(call, application);
  if (application === null) throw notFound(key.value);
  const value = application.federatedIdentityCredentials.map(({ id, name, issuer, subject, audiences }) => {
    return { id, name, issuer, subject, description: null, audiences: [...audiences] };
  });
  const fragment = `applications('${application.id}')/federatedIdentityCredentials`;
  return { status: 200, body: { '@odata.context': context(call.world, fragment), value } };
}

/** GET of `/organization`. */
export function organization(call: Call): ApiAnswer {
  need(call, READ_ORGANIZATION);
  checkOptions(call, ['$select']);
  const { id, displayName, defaultDomain } = call.world.state.tenant;
  const verifiedDomains = [
    { capabilities: 'Email, OfficeCommunicationsOnline', isDefault: true, isInitial: true, name: defaultDomain, type: 'Managed' }
  ];
  const full: Json = {
    id,
    deletedDateTime: null,
    countryLetterCode: null,
    createdDateTime: null,
    displayName,
    tenantType: 'AAD',
    verifiedDomains
  };
  const select = call.request.query.get('$select')?.split(',') ?? Object.keys(full);
  const missing = select.find((name) => !(name in full));
  if (missing !== undefined) throw new Unknown(`$select=${missing}`);
  const value = [Object.fromEntries(select.map((name) => [name, full[name]]))];
  return { status: 200, body: { '@odata.context': context(call.world, 'organization'), value } };
}

/** GET of `/users`: this tenant has none, whatever the filter asks for. */
export function users(call: Call): ApiAnswer {
  need(call, READ_USERS);
  checkOptions(call, ['$filter', '$select', '$top']);
  return { status: 200, body: { '@odata.context': context(call.world, 'users'), value: [] } };
}

/** POST of `/directoryObjects/getByIds`: ids that nothing has are left out; https://learn.microsoft.com/graph/api/directoryobject-getbyids */
export function getByIds(call: Call): ApiAnswer {
  need(call, READ_DIRECTORY);
  const { ids, types } = (call.request.body ?? {}) as { ids?: unknown; types?: unknown };
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 1000)
    throw badRequest("Invalid value specified for property 'ids' of resource 'GetByIds'.");
  const wanted = Array.isArray(types) && types.length > 0 ? types.map((type) => String(type).toLowerCase()) : null;
  const found = ids.map((id) => directoryObject(call, String(id))).filter((entry) => entry !== null);
  const value = found.filter(
    (entry) => wanted === null || wanted.includes(String(entry['@odata.type']).split('.').at(-1)?.toLowerCase() ?? '')
  );
  return { status: 200, body: { '@odata.context': context(call.world, 'directoryObjects'), value } };
}

/** Any object of the directory by its id, with its type; null if there is none. */
export function directoryObject(call: Call, id: string): Json | null {
  for (const kind of ['servicePrincipals', 'applications'] as const) {
    const entity = liveById(call, kind, id);
    if (entity !== null) return typedShape(call, kind, entity, null);
  }
  const group = call.world.state.graph.groups.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  return group === undefined
    ? null
    : { '@odata.type': '#microsoft.graph.group', id: group.id, displayName: group.displayName, securityEnabled: true };
}

/** `#microsoft.graph.application` of a stored object, told by what only applications have. */
export function typeOf(entity: Entity): Kind {
  return 'federatedIdentityCredentials' in entity ? 'applications' : 'servicePrincipals';
}

/** An answer of mixed type, as restore gives it. */
export function directoryEntity(call: Call, entity: Entity, select: string[] | null): Json {
  return { '@odata.context': context(call.world, 'directoryObjects/$entity'), ...typedShape(call, typeOf(entity), entity, select) };
}
