import { accessOf, type Access } from './access.ts';
import { armError, authorizationFailed, resourceGroupNotFound, resourceNotFound, subscriptionNotFound } from './errors.ts';
import { settleOperations } from './operations.ts';
import { isGuid, same } from './values.ts';
import { callerOf } from '../entra/credential.ts';
import type { ApiAnswer, ApiRequest, Caller, Service, World } from '../world.ts';

/** A request to ARM that has been matched, authenticated and whose api-version is well formed. */
export interface ArmCall {
  request: ApiRequest;
  world: World;
  caller: Caller;
  access: Access;
  apiVersion: string;
}

export interface Route {
  method: string;
  /** Path with `{name}` for one segment; `{scope}` spans any number, also none. Case does not matter. */
  path: string;
  /** Names of query parameters beside `api-version`. */
  query?: string[];
  handle: (call: ArmCall, params: Record<string, string>) => ApiAnswer | null;
}

interface CompiledRoute extends Route {
  pattern: RegExp;
  names: Set<string>;
}

/**
 * Makes a service of routes. Path, method or query parameter unknown: null. Else, as ARM does it: 401 without a valid token,
 * 400 without a usable api-version, and only then the handler.
 */
export function armService(routes: Route[]): Service {
  const compiled = routes.map(compile);
  return (request, world) => {
    const found = match(compiled, request);
    if (found === null) return null;
    const caller = callerOf(request, world, 'arm');
    if ('status' in caller) return caller;
    const apiVersion = request.query.get('api-version') ?? '';
    const refused = checkApiVersion(apiVersion);
    if (refused !== null) return refused;
    settleOperations(world);
    return found.route.handle({ request, world, caller, access: accessOf(world, caller.objectId), apiVersion }, found.params);
  };
}

function compile(route: Route): CompiledRoute {
  const source = route.path
    .replace(/[.$]/g, '\\$&')
    .replace(/\{(\w+)\}/g, (_, name: string) => (name === 'scope' ? '(?<scope>.*)' : `(?<${name}>[^/]+)`));
  const names = new Set(['api-version', ...(route.query ?? []).map((name) => name.toLowerCase())]);
  return { ...route, pattern: new RegExp(`^${source}$`, 'i'), names };
}

function match(routes: CompiledRoute[], request: ApiRequest): { route: CompiledRoute; params: Record<string, string> } | null {
  for (const route of routes) {
    if (route.method !== request.method) continue;
    const found = route.pattern.exec(request.path);
    if (found === null) continue;
    const known = [...request.query.keys()].every((name) => route.names.has(name.toLowerCase()));
    return known ? { route, params: { ...found.groups } } : null;
  }
  return null;
}

function checkApiVersion(version: string): ApiAnswer | null {
  if (version === '') {
    return armError(400, 'MissingApiVersionParameter', 'The api-version query parameter (?api-version=) is required for all requests.');
  }
  if (/^\d{4}-\d{2}-\d{2}(-preview)?$/.test(version)) return null;
  return armError(400, 'InvalidApiVersionParameter', `The api-version '${version}' is invalid.`);
}

/** The scope's subscription, group or cluster is missing, or the caller lacks the action there: the answer to give. Else null. */
export function refuse(call: ArmCall, action: string, scope: string, within = false): ApiAnswer | null {
  const parts =
    /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?(?:\/providers\/Microsoft\.ContainerService\/managedClusters\/([^/]+))?/i;
  const [, subscription, group, cluster] = parts.exec(scope) ?? [];
  if (subscription !== undefined && !isGuid(subscription)) {
    return armError(400, 'InvalidSubscriptionId', `The provided subscription identifier '${subscription}' is malformed or invalid.`);
  }
  const { subscriptions, resourceGroups, clusters } = call.world.state.arm;
  if (subscription !== undefined && !subscriptions.some((s) => same(s.subscriptionId, subscription)))
    return subscriptionNotFound(subscription);
  if (!(within ? call.access.mayWithin : call.access.may)(action, scope)) return authorizationFailed(call.caller, action, scope);
  if (group === undefined || subscription === undefined) return null;
  if (!resourceGroups.some((g) => same(g.subscriptionId, subscription) && same(g.name, group))) return resourceGroupNotFound(group);
  if (cluster === undefined) return null;
  const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.ContainerService/managedClusters/${cluster}`;
  return clusters.some((c) => same(c.id, id)) ? null : resourceNotFound('Microsoft.ContainerService/managedClusters', cluster, group);
}

/**
 * One page of a list in the order of its keys, `{value, nextLink?}`. The link goes on after the last key given, so that
 * entries made or removed between two pages make nothing else appear twice or vanish.
 */
export function page<T>(call: ArmCall, entries: T[], keyOf: (entry: T) => string, show: (entry: T) => unknown, ownSize: number): ApiAnswer {
  const size = call.world.state.arm.pageSize ?? ownSize;
  const token = [...call.request.query].find(([name]) => same(name, '$skiptoken'))?.[1];
  const after = token === undefined ? null : Buffer.from(token, 'base64url').toString();
  const keyed = entries
    .map((entry) => ({ key: keyOf(entry).toLowerCase(), entry }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const rest = after === null ? keyed : keyed.filter(({ key }) => key > after);
  const value = rest.slice(0, size);
  const last = value.at(-1)?.key;
  const nextLink = rest.length > size && last !== undefined ? { nextLink: linkAfter(call, last) } : {};
  return { status: 200, body: { value: value.map(({ entry }) => show(entry)), ...nextLink } };
}

function linkAfter(call: ArmCall, key: string): string {
  const query = new URLSearchParams([...call.request.query].filter(([name]) => !same(name, '$skiptoken')));
  query.set('$skiptoken', Buffer.from(key).toString('base64url'));
  return `${call.world.origin}/arm${encodeURI(call.request.path)}?${query.toString().replaceAll('+', '%20')}`;
}
