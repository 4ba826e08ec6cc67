import { randomUUID } from 'node:crypto';
import type { ApiAnswer, World } from './world.ts';

const KINDS = [
  'reset-before',
  'reset-after',
  '500-before',
  '500-after',
  '429',
  '503',
  '503-after',
  'slow',
  'hold',
  'hold-after',
  'garbage',
  'truncate'
] as const;
export type FaultKind = (typeof KINDS)[number];

/** One planned failure, as `POST /_sandbox/faults` takes it. */
export interface Fault {
  fault: FaultKind;
  /** The n-th request from installation on, counted among those that `method` and `path` select (all, if neither is given). */
  nth?: number;
  method?: string;
  /** Substring, or regular expression, of the decoded path and query, `/graph/v1.0/applications?$filter=…`. */
  path?: string;
  /** How many requests in a row meet it; 1 unless said otherwise. */
  times?: number;
  /** Seconds in Retry-After of 429 and 503, 1 unless said otherwise; null: no such header. */
  retryAfter?: number | null;
  /** Delay of `slow`, ms; 1000 unless said otherwise. */
  ms?: number;
}

/** A request that waits for release. */
export interface Held {
  id: number;
  method: string;
  url: string;
}

export interface FaultPlan {
  /** Replaces the plan; counting starts anew. Throws a message that lists every problem. */
  install(faults: unknown): void;
  /** The fault that this request meets, if any; counts it. */
  next(method: string, url: string): Fault | null;
  /** Waits until `release`. */
  hold(held: Held): Promise<void>;
  /** Lets every held request go on; gives their number. */
  release(): number;
  list(): { faults: (Fault & { seen: number; met: number })[]; held: Held[] };
}

interface Planned {
  fault: Fault;
  seen: number;
  met: number;
}

/** An empty plan. */
export function createFaults(): FaultPlan {
  let planned: Planned[] = [];
  let held: { held: Held; go: () => void }[] = [];
  return {
    install(faults) {
      planned = parseFaults(faults).map((fault) => ({ fault, seen: 0, met: 0 }));
    },
    next(method, url) {
      // All count, the first that is due wins.
      const due = planned.filter((plan) => counts(plan, method, url));
      const [first] = due;
      if (!first) return null;
      first.met += 1;
      return first.fault;
    },
    hold: (request) => new Promise((go) => held.push({ held: request, go })),
    release() {
      const waiting = held;
      held = [];
      for (const { go } of waiting) go();
      return waiting.length;
    },
    list: () => ({ faults: planned.map(({ fault, seen, met }) => ({ ...fault, seen, met })), held: held.map((entry) => entry.held) })
  };
}

function counts(plan: Planned, method: string, url: string): boolean {
  const { fault } = plan;
  if (fault.method && fault.method.toUpperCase() !== method) return false;
  if (fault.path !== undefined && !matches(fault.path, url)) return false;
  plan.seen += 1;
  return plan.seen >= (fault.nth ?? 1) && plan.met < (fault.times ?? 1);
}

function matches(path: string, url: string): boolean {
  if (url.includes(path)) return true;
  try {
    return new RegExp(path, 'i').test(url);
  } catch {
    return false;
  }
}

const FIELDS = ['fault', 'nth', 'method', 'path', 'times', 'retryAfter', 'ms'];

function parseFaults(value: unknown): Fault[] {
  if (!Array.isArray(value)) throw new Error('Faults are a JSON array, for example [{"nth":7,"fault":"reset-before"}].');
  const problems = value.flatMap((fault: unknown, index) => problemsOf(fault).map((problem) => `fault ${index}: ${problem}`));
  if (problems.length > 0) throw new Error(problems.join('; '));
  return value as Fault[];
}

function problemsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return ['is no object'];
  const fault = value as Record<string, unknown>;
  const problems = Object.keys(fault)
    .filter((name) => !FIELDS.includes(name))
    .map((name) => `unknown field "${name}"`);
  if (!KINDS.includes(fault['fault'] as FaultKind))
    problems.push(`"fault" is ${JSON.stringify(fault['fault'])}, one of ${KINDS.join(', ')} is accepted`);
  for (const name of ['nth', 'times'])
    if (fault[name] !== undefined && !(Number.isInteger(fault[name]) && (fault[name] as number) > 0))
      problems.push(`"${name}" must be a positive integer`);
  for (const name of ['method', 'path'])
    if (fault[name] !== undefined && typeof fault[name] !== 'string') problems.push(`"${name}" must be a string`);
  for (const name of ['ms', 'retryAfter'])
    if (fault[name] != null && !(typeof fault[name] === 'number' && fault[name] >= 0))
      problems.push(`"${name}" must be a number of at least 0`);
  return problems;
}

/** The answer of a service that fails: `status` in that service's own form, with Retry-After unless it is null. */
export function failureAnswer(service: string, status: number, retryAfter: number | null, world: World): ApiAnswer {
  const headers = retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
  return { status, headers, body: failureBody(service, status, world) };
}

function failureBody(service: string, status: number, world: World): unknown {
  if (service === 'graph') return graphError(status, world);
  if (service === 'arm')
    return {
      error: { code: ARM_CODES[status] ?? 'InternalServerError', message: `The request failed with status ${status}. Please retry.` }
    };
  if (service === 'vault')
    return { error: VAULT_ERRORS[status] ?? { code: 'InternalServerError', message: 'An unexpected error occurred.' } };
  if (service === 'github' || service === 'github-oidc') return githubError(status);
  return {
    error: 'temporarily_unavailable',
    error_description: `AADSTS${status === 429 ? 90055 : 90033}: A transient error has occurred. Please try again.`,
    error_codes: [status === 429 ? 90055 : 90033]
  };
}

const ARM_CODES: Record<number, string> = {
  400: 'InvalidRequestContent',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServerTimeout'
};
/** https://learn.microsoft.com/azure/key-vault/general/overview-throttling; the text of 503 is nowhere documented. */
const VAULT_ERRORS: Record<number, { code: string; message: string }> = {
  429: {
    code: 'Throttled',
    message: 'Request was not processed because too many requests were received. Reason: VaultRequestTypeLimitReached'
  },
  503: { code: 'ServiceUnavailable', message: 'The service is temporarily unavailable.' }
};
const GRAPH_CODES: Record<number, string> = {
  400: 'BadRequest',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable'
};

function graphError(status: number, world: World): unknown {
  const id = randomUUID();
  const innerError = { date: new Date(world.now()).toISOString().slice(0, 19), 'request-id': id, 'client-request-id': id };
  const message = status === 429 ? 'Too many requests' : `The request failed with status ${status}.`;
  return { error: { code: GRAPH_CODES[status] ?? 'UnknownError', message, innerError } };
}

function githubError(status: number): unknown {
  const documentation_url = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';
  if (status === 429)
    return { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', documentation_url };
  return { message: status === 400 ? 'Problems parsing JSON' : status === 503 ? 'Service unavailable' : 'Server Error', documentation_url };
}
