/** How Microsoft Graph answers: error bodies, headers, context addresses. */
import { createHash, randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiRequest, Application, Caller, ServicePrincipal, World } from '../world.ts';

/** The two object classes that this sandbox keeps. */
export type Kind = 'applications' | 'servicePrincipals';
export type Entity = Application | ServicePrincipal;

/** One call, as every handler of the directory gets it. */
export interface Call {
  request: ApiRequest;
  world: World;
  caller: Caller;
  /** ms: the directory is read as it stood then (a replica that lags); null = as it is now. */
  at: number | null;
}

/** Thrown where Graph would refuse; carries code and text as the service words them. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly { code: string; message: string; target?: string }[];

  constructor(status: number, code: string, message: string, details: readonly { code: string; message: string; target?: string }[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Thrown where this sandbox does not know what Graph would answer: the server says 501. */
export class Unknown extends Error {}

/** 404 of an object or of a reference to one. */
export function notFound(key: string): Refusal {
  const text = `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`;
  return new Refusal(404, 'Request_ResourceNotFound', text);
}

/** 409 of a write that met another one to the same object (seen at https://github.com/nais/azurerator/issues/448). */
export function concurrencyViolation(): Refusal {
  const text = 'Error due to concurrent requests being made to the tenant. Please wait briefly and retry.';
  return new Refusal(409, 'Directory_ConcurrencyViolation', text);
}

/** 400 with the directory's general code. */
export function badRequest(message: string): Refusal {
  return new Refusal(400, 'Request_BadRequest', message);
}

/** 403 of a caller without the Graph permission, or without ownership where that is needed. */
export function denied(): Refusal {
  return new Refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

/** 400 for a value that breaks a property's rules. */
export function invalidValue(property: string, kind: Kind): Refusal {
  return badRequest(`Invalid value specified for property '${property}' of resource '${typeName(kind)}'.`);
}

/** `Application`, `ServicePrincipal`: as error texts name the class. */
export function typeName(kind: Kind): string {
  return kind === 'applications' ? 'Application' : 'ServicePrincipal';
}

/** `#microsoft.graph.application`, for lists of mixed objects. */
export function odataType(kind: Kind): string {
  return kind === 'applications' ? '#microsoft.graph.application' : '#microsoft.graph.servicePrincipal';
}

/** Address under this server's own Graph, e.g. `graphUrl(world, '/applications')`. */
export function graphUrl(world: World, path: string): string {
  return `${world.origin}/graph/v1.0${path}`;
}

/** The `@odata.context` of an answer. */
export function context(world: World, fragment: string): string {
  return graphUrl(world, `/$metadata#${fragment}`);
}

/** Graph's error body; https://learn.microsoft.com/graph/errors */
export function refuse(refusal: Refusal, request: ApiRequest, world: World): ApiAnswer {
  const ids = requestIds(request);
  const date = new Date(world.now()).toISOString().slice(0, 19);
  const innerError = { date, 'request-id': ids['request-id'], 'client-request-id': ids['client-request-id'] };
  const details = refusal.details.length > 0 ? { details: refusal.details } : {};
  const error = { code: refusal.code, message: refusal.message, ...details, innerError };
  return { status: refusal.status, body: { error }, headers: { ...ids, 'content-type': JSON_TYPE } };
}

/** Adds the headers that every answer of Graph has. */
export function sign(answer: ApiAnswer, request: ApiRequest): ApiAnswer {
  const type = answer.body === undefined ? {} : { 'content-type': JSON_TYPE };
  return { ...answer, headers: { ...type, ...requestIds(request), 'odata-version': '4.0', ...answer.headers } };
}

/** A GUID drawn from the world's counter, so that a run can be repeated. */
export function freshId(world: World): string {
  const hex = createHash('sha256').update(`directory ${world.tick()}`).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** ISO 8601 in UTC; fractions of a second only where there are any, as Graph writes it. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

export const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const JSON_TYPE = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

function requestIds(request: ApiRequest): { 'request-id': string; 'client-request-id': string } {
  const id = randomUUID();
  return { 'request-id': id, 'client-request-id': request.headers['client-request-id'] ?? id };
}
