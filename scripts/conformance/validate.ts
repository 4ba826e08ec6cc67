/** Holds one exchange against the vendors' descriptions. Pure: the same exchange gives the same findings. */
import type { ErrorObject } from 'ajv';
import type { Operation } from 'openapi-backend';
import { graphStatuses } from './graph-statuses.ts';
import type { Spec } from './specs.ts';

/** A request and its answer. */
export interface Exchange {
  /** `graph`, `arm`, `github`, `vault`. */
  service: string;
  method: string;
  /** Path below the service's base, decoded but for a slash inside a segment. */
  path: string;
  query: Record<string, string>;
  requestHeaders: Record<string, string | undefined>;
  requestBody: unknown;
  /** null if the connection was cut: there is no answer to judge. */
  status: number | null;
  responseBody: unknown;
}

export interface Finding {
  where: 'path' | 'api-version' | 'request' | 'status' | 'response';
  message: string;
}

/** The description that an exchange belongs to. */
export interface Match {
  spec: Spec;
  operation: Operation;
}

/** Links to a next page are opaque: the descriptions do not name what they carry. */
const OPAQUE_QUERY = /^\$skiptoken$/i;
/** Answers that every operation of a service may give and GitHub does not repeat in each description. https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api */
const COMMON_STATUSES = new Set([401, 403, 404, 429, 500, 502, 503, 504]);

/** Everything wrong with an exchange; empty if it is as described. */
export function validateExchange(specs: Spec[], exchange: Exchange): Finding[] {
  const match = matchOperation(specs, exchange);
  if (match === null) return [{ where: 'path', message: `${exchange.method} ${exchange.path} is not described` }];
  return [...checkApiVersion(match.spec, exchange), ...checkRequest(match, exchange), ...checkAnswer(match, exchange)];
}

/** The operation that describes an exchange; null if none does. */
export function matchOperation(specs: Spec[], exchange: Exchange): Match | null {
  const request = { method: exchange.method, path: normalPath(exchange), headers: {} };
  for (const spec of specs.filter(({ service }) => service === exchange.service)) {
    const operation = spec.api.router.matchOperation(request);
    // `…/applications/$count` is no application of that id: a name that begins with a dollar stands for itself.
    if (operation && lastSegment(request.path).startsWith('%24') === lastSegment(operation.path).startsWith('%24'))
      return { spec, operation };
  }
  return null;
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** As the descriptions write it. ARM ignores the case of a path and SDKs send `//`; only these two forms are seen in practice. */
function normalPath(exchange: Exchange): string {
  const path = exchange.service === 'graph' ? exchange.path.replace(/^\/v1\.0(?=\/|$)/, '') : exchange.path;
  const plain = path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return withoutKeys(plain)
    .replace(/\/resourcegroups(?=\/|$)/, '/resourceGroups')
    .replaceAll('$', '%24')
    .replaceAll('?', '%3F');
}

/**
 * `/applications(appId='x')` as a path that a router can take apart. The files describe one alternate key of each collection;
 * `uniqueName` goes the same way (https://learn.microsoft.com/graph/api/application-upsert).
 */
export function withoutKeys(path: string): string {
  return path.replace(/\((?:appId|uniqueName)='([^/]*)'\)/, '/~appId/$1');
}

function checkApiVersion(spec: Spec, exchange: Exchange): Finding[] {
  const sent = exchange.query['api-version'] ?? null;
  if (spec.apiVersion === null || sent === spec.apiVersion) return [];
  return [{ where: 'api-version', message: `sent ${sent ?? 'none'}, described is ${spec.apiVersion} (${spec.name})` }];
}

function checkRequest({ spec, operation }: Match, exchange: Exchange): Finding[] {
  if (asksForChallenge(exchange)) return [];
  const query = Object.fromEntries(Object.entries(exchange.query).filter(([name]) => !OPAQUE_QUERY.test(name)));
  const headers = Object.fromEntries(
    Object.entries(exchange.requestHeaders).filter((entry): entry is [string, string] => entry[1] !== undefined)
  );
  const request = { method: exchange.method, path: normalPath(exchange), query, headers, body: exchange.requestBody };
  const { errors } = spec.api.validator.validateRequest(request, operation);
  return (errors ?? []).map((error) => ({ where: 'request', message: describe(error) }));
}

/** The first request of a vault's client goes without token and body, only to be told where to sign in. */
function asksForChallenge({ service, status, requestHeaders, requestBody }: Exchange): boolean {
  return service === 'vault' && status === 401 && requestHeaders['authorization'] === undefined && requestBody === undefined;
}

function checkAnswer(match: Match, exchange: Exchange): Finding[] {
  const { status } = exchange;
  if (status === null) return [];
  const described = describedAs(match, status);
  if (described === null) return isCommon(match.spec, status) ? [] : [{ where: 'status', message: `${status} is not described` }];
  const wrong = wrongGraphStatus(match, exchange.method, status);
  return [...(wrong === null ? [] : [wrong]), ...checkBody(match, exchange, status, described)];
}

function checkBody({ spec, operation }: Match, exchange: Exchange, status: number, described: { content?: object }): Finding[] {
  const bodyDescribed = Object.keys(described.content ?? {}).length > 0;
  const body = exchange.responseBody;
  if (!bodyDescribed)
    return body === undefined || body === '' ? [] : [{ where: 'response', message: `${status} is described without a body` }];
  if (body === undefined && exchange.method === 'HEAD') return [];
  // Described as `2XX`, documented as what it is: no content.
  if (body === undefined && status === 204) return [];
  if (body === undefined) return [{ where: 'response', message: `${status} is described with a body, got none` }];
  const { errors } = spec.api.validator.validateResponse(body, operation, status);
  return (errors ?? []).map((error) => ({ where: 'response', message: describe(error) }));
}

/** The description of a status: its own, that of its class, or, for errors only, `default`. */
function describedAs({ operation }: Match, status: number): { content?: object } | null {
  const responses = (operation.responses ?? {}) as Record<string, { content?: object }>;
  const byClass = responses[`${Math.floor(status / 100)}XX`];
  return responses[status] ?? byClass ?? (status >= 400 ? (responses.default ?? null) : null);
}

function isCommon(spec: Spec, status: number): boolean {
  return spec.service === 'github' && COMMON_STATUSES.has(status);
}

/** Graph is published with `2XX` for every success; its documentation names the one it is. */
function wrongGraphStatus({ spec, operation }: Match, method: string, status: number): Finding | null {
  if (spec.service !== 'graph' || status >= 300) return null;
  const expected = graphStatuses(method, operation.path);
  return expected.includes(status) ? null : { where: 'status', message: `${status}, documented is ${expected.join(' or ')}` };
}

/** The place and the complaint; for an unknown property its name, since that is what a reader looks for. */
function describe(error: ErrorObject): string {
  const place = error.instancePath === '' ? '/' : error.instancePath;
  const params = error.params as { additionalProperty?: string; allowedValues?: unknown[] };
  const detail =
    params.additionalProperty !== undefined
      ? ` '${params.additionalProperty}'`
      : params.allowedValues
        ? ` (${params.allowedValues.map(String).join(', ')})`
        : '';
  return `${place} ${error.message ?? 'is invalid'}${detail}`;
}
