/** JSON batching: https://learn.microsoft.com/graph/json-batching */
import { createHash } from 'node:crypto';
import { Refusal } from './directory-answers.ts';
import { charge } from '../throttle.ts';
import type { ApiAnswer, ApiRequest, World } from '../world.ts';

/** One request of a batch, checked. */
interface Step {
  id: string;
  request: ApiRequest;
  dependsOn: string[];
}

interface StepAnswer {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Answers one inner request; null = not known to the sandbox. */
export type Inner = (request: ApiRequest) => ApiAnswer | null;

/** POST of `/$batch`: 200 whatever becomes of the requests in it, which are answered in no particular order. */
export function batch(request: ApiRequest, world: World, inner: Inner): ApiAnswer {
  const steps = parse(request);
  const done = new Map<string, StepAnswer>();
  for (const step of steps) done.set(step.id, answerStep(step, world, inner, done));
  const salt = String(world.tick());
  const rank = (id: string): string => createHash('sha256').update(`${salt} ${id}`).digest('hex');
  const responses = [...done.values()].sort((a, b) => (rank(a.id) < rank(b.id) ? -1 : 1));
  return { status: 200, body: { responses } };
}

function answerStep(step: Step, world: World, inner: Inner, done: ReadonlyMap<string, StepAnswer>): StepAnswer {
  if (step.dependsOn.some((id) => (done.get(id)?.status ?? 0) >= 400)) return failedDependency(step.id);
  const { refusal, headers: quotas } = charge(step.request, world);
  const answer = refusal ?? inner(step.request) ?? unknown(step.request);
  const type = answer.body === undefined ? {} : { 'Content-Type': 'application/json' };
  const own = Object.entries(answer.headers ?? {}).map(([name, value]) => [title(name), value] as const);
  // Those of quotas stand there in lower case, beside others that do not.
  const headers = { ...quotas, ...type, ...Object.fromEntries(own.filter(([name]) => quotas[name.toLowerCase()] === undefined)) };
  return { id: step.id, status: answer.status, headers, ...(answer.body === undefined ? {} : { body: answer.body }) };
}

function failedDependency(id: string): StepAnswer {
  const error = {
    code: 'FailedDependency',
    message: `Execution of request with id ${id} failed as one or more of its dependencies failed.`
  };
  return { id, status: 424, headers: { 'Content-Type': 'application/json' }, body: { error } };
}

function unknown(request: ApiRequest): ApiAnswer {
  const query = [...request.query].map(([name, value]) => `${name}=${value}`).join('&');
  const message = `the sandbox does not know ${request.method} /graph${request.path}${query === '' ? '' : `?${query}`} in a batch`;
  return { status: 501, body: { error: { code: 'NotImplemented', message } } };
}

/** Header names as batches spell them: `retry-after` is `Retry-After`. */
function title(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (letter) => letter.toUpperCase());
}

function parse(request: ApiRequest): Step[] {
  const given = (request.body as { requests?: unknown } | null | undefined)?.requests;
  if (!Array.isArray(given)) throw refused('Invalid batch payload format.');
  if (given.length > 20) throw refused('Number of batch request steps exceeds the maximum value of 20.');
  const steps = given.map((entry: unknown) => parseStep(entry, request));
  const ids = steps.map((step) => step.id);
  if (new Set(ids.map((id) => id.toLowerCase())).size !== ids.length) throw refused('Request Id has to be unique in the batch payload.');
  // A dependency must stand before what depends on it.
  steps.forEach((step, index) => {
    const lost = step.dependsOn.find((id) => !ids.slice(0, index).includes(id));
    if (lost !== undefined) throw refused(`Invalid dependency id found in batch request: ${lost}.`);
  });
  return steps;
}

function parseStep(entry: unknown, outer: ApiRequest): Step {
  const { id, method, url, headers, body, dependsOn } = (entry ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || id === '') throw refused('Invalid batch payload format: every request needs an id.');
  if (typeof method !== 'string' || typeof url !== 'string' || url === '') throw refused(`Request with id ${id} needs a method and a url.`);
  const own = Object.fromEntries(
    Object.entries((headers ?? {}) as Record<string, string>).map(([name, value]) => [name.toLowerCase(), value])
  );
  const verb = method.toUpperCase();
  // The service's own wording, also for a POST that has no body at all; quoted in https://github.com/pnp/pnpcore.
  if (body === undefined ? ['POST', 'PATCH', 'PUT'].includes(verb) : own['content-type'] === undefined) {
    throw refused(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  const { path, query } = locate(id, url);
  const request: ApiRequest = { method: verb, path, query, headers: { authorization: outer.headers['authorization'], ...own }, body };
  return { id, request, dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [] };
}

/** Inner addresses are relative to `/v1.0`, with or without a slash before them, percent-encoded or not. */
function locate(id: string, url: string): { path: string; query: URLSearchParams } {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) throw refused(`Request with id ${id}: the url must be relative.`);
  const [before = '', ...rest] = url.split('?');
  try {
    const path = `/v1.0/${decodeURIComponent(before)}`.replace(/\/{2,}/g, '/').replace(/\/$/, '');
    return { path, query: new URLSearchParams(rest.join('?')) };
  } catch {
    throw refused(`Request with id ${id} has a malformed url.`);
  }
}

function refused(message: string): Refusal {
  return new Refusal(400, 'BadRequest', message);
}
