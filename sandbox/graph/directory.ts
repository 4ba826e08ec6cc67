/**
 * Microsoft Graph v1.0 as far as applications, service principals and their passwords go: paths, permissions, paging,
 * errors and the delay between replicas as in https://learn.microsoft.com/graph/api/overview
 */
import { Refusal, refuse, sign, Unknown } from './directory-answers.ts';
import type { Call, Kind } from './directory-answers.ts';
import { batch } from './directory-batch.ts';
import { getDeleted, listDeleted, purge, restore } from './directory-deleted.ts';
import { count, list } from './directory-lists.ts';
import { addPassword, removePassword } from './directory-passwords.ts';
import { federatedCredentials, get, getByIds, organization, owners, users } from './directory-reads.ts';
import type { Key } from './directory-reads.ts';
import { assignedPolicies, defaultPolicy } from './directory-policies.ts';
import { replicaTime } from './directory-replicas.ts';
import { addOwner, createApplication, createPrincipal, removeOwner, softDelete, update } from './directory-writes.ts';
import { callerOf } from '../entra/credential.ts';
import type { ApiAnswer, ApiRequest, Caller, Service, World } from '../world.ts';

/** The service mounted at `/graph`. */
export const directory: Service = (request, world) => {
  const caller = callerOf(request, world, 'graph');
  if ('status' in caller) return caller;
  if (/^\/v1\.0\/\$batch$/i.test(request.path)) {
    if (request.method !== 'POST') return null;
    return guarded(request, world, () => batch(request, world, (inner) => answer(inner, world, caller)));
  }
  return answer(request, world, caller);
};

function answer(request: ApiRequest, world: World, caller: Caller): ApiAnswer | null {
  return guarded(request, world, () => route({ request, world, caller, at: replicaTime(world) }));
}

/** Turns what handlers throw into Graph's answer, or into null for what the sandbox does not know. */
function guarded(request: ApiRequest, world: World, handle: () => ApiAnswer | null): ApiAnswer | null {
  try {
    const given = handle();
    return given === null ? null : sign(given, request);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error, request, world);
    if (error instanceof Unknown) return null;
    throw error;
  }
}

type Handler = (call: Call, match: RegExpExecArray) => ApiAnswer | null;

/** An object's key in a path: `/{id}`, or an alternate key in brackets, with quotes doubled inside. */
const KEY = String.raw`/(applications|servicePrincipals)(?:/([^/$()]+)|\((appId|uniqueName)='((?:[^']|'')*)'\))`;
const CAST = String.raw`microsoft\.graph\.(application|servicePrincipal)`;
const BIN = '/directory/deletedItems';

const ROUTES: [method: string, path: RegExp, handler: Handler][] = [
  on('GET', '/(applications|servicePrincipals)', (call, match) => list(call, kindOf(match))),
  on('POST', '/applications', createApplication),
  on('POST', '/servicePrincipals', createPrincipal),
  on('GET', String.raw`/(applications|servicePrincipals)/\$count`, (call, match) => count(call, kindOf(match))),
  on('GET', KEY, (call, match) => get(call, keyOf(match))),
  on('PATCH', KEY, (call, match) => update(call, keyOf(match))),
  on('DELETE', KEY, (call, match) => softDelete(call, keyOf(match))),
  on('POST', String.raw`${KEY}/(?:microsoft\.graph\.)?addPassword`, (call, match) => addPassword(call, keyOf(match))),
  on('POST', String.raw`${KEY}/(?:microsoft\.graph\.)?removePassword`, (call, match) => removePassword(call, keyOf(match))),
  on('GET', `${KEY}/owners`, (call, match) => owners(call, keyOf(match), false)),
  on('GET', String.raw`${KEY}/owners/\$ref`, (call, match) => owners(call, keyOf(match), true)),
  on('POST', String.raw`${KEY}/owners/\$ref`, (call, match) => addOwner(call, keyOf(match))),
  on('DELETE', String.raw`${KEY}/owners/([^/]+)/\$ref`, (call, match) => removeOwner(call, keyOf(match), match[5] ?? '')),
  on('GET', `${KEY}/federatedIdentityCredentials`, (call, match) =>
    kindOf(match) === 'applications' ? federatedCredentials(call, keyOf(match)) : null
  ),
  on('GET', BIN, (call) => listDeleted(call, null)),
  on('GET', `${BIN}/${CAST}`, (call, match) => listDeleted(call, castOf(match[1]))),
  on('GET', `${BIN}/([^/.]+)`, (call, match) => getDeleted(call, match[1] ?? '', null)),
  on('GET', `${BIN}/([^/.]+)/${CAST}`, (call, match) => getDeleted(call, match[1] ?? '', castOf(match[2]))),
  on('DELETE', `${BIN}/([^/.]+)`, (call, match) => purge(call, match[1] ?? '')),
  on('POST', String.raw`${BIN}/([^/.]+)/(?:microsoft\.graph\.)?restore`, (call, match) => restore(call, match[1] ?? '')),
  on('GET', `${KEY}/appManagementPolicies`, (call, match) => assignedPolicies(call, keyOf(match))),
  on('GET', '/organization', organization),
  on('GET', '/policies/defaultAppManagementPolicy', defaultPolicy),
  on('GET', '/users', users),
  on('POST', String.raw`/directoryObjects/(?:microsoft\.graph\.)?getByIds`, getByIds)
];

function route(call: Call): ApiAnswer | null {
  const { method, path } = call.request;
  for (const [verb, pattern, handler] of ROUTES) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match !== null) return handler(call, match);
  }
  return null;
}

function on(method: string, path: string, handler: Handler): [string, RegExp, Handler] {
  return [method, new RegExp(`^/v1\\.0${path}$`, 'i'), handler];
}

function kindOf(match: RegExpExecArray): Kind {
  return match[1]?.toLowerCase() === 'applications' ? 'applications' : 'servicePrincipals';
}

function castOf(name: string | undefined): Kind {
  return name?.toLowerCase() === 'application' ? 'applications' : 'servicePrincipals';
}

function keyOf(match: RegExpExecArray): Key {
  const kind = kindOf(match);
  if (match[2] !== undefined) return { kind, name: 'id', value: match[2] };
  const name = match[3]?.toLowerCase() === 'appid' ? 'appId' : 'uniqueName';
  if (name === 'uniqueName' && kind === 'servicePrincipals') throw new Unknown('servicePrincipals have no uniqueName');
  return { kind, name, value: (match[4] ?? '').replaceAll("''", "'") };
}
