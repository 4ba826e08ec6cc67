/**
 * Long operations of ARM, one look at a time
 * (https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations).
 */
import type { Problem } from '../domain/model.ts';
import type { OperationStatus } from '../ports.ts';
import { asObject, unreadable, type Arm, type ArmAnswer } from './arm-requests.ts';
import { knownCause, problemOf, rejectionOf, type Rejection } from './cluster-failures.ts';
import { explain, type Attempt } from './failures.ts';
import type { Scrub } from './scrub.ts';

/** Kinds of URL, which are read differently; the last two are marked by a fragment, which is never sent. */
type Kind = 'status' | 'location' | 'resource';

/** Where the service asks for nothing; the longer an operation runs, the longer its caller waits beyond that. */
const defaultWait = 5000;
const shortestWait = 1000;
/** A longer one would only hide that the operation has ended. */
const longestWait = 300_000;

/**
 * The URL by which the operation that an answer starts can be watched: `Azure-AsyncOperation`, else `Location`.
 * @returns null if the answer names none, or a host that is not ARM's
 */
export function operationOf({ headers }: ArmAnswer, arm: Arm): { url: string } | { problem: string } | null {
  const status = headers['azure-asyncoperation'];
  const given = status ?? headers.location;
  if (given === undefined || given === '') return null;
  if (!arm.isOwn(given)) return { problem: 'the URL of its operation is on another host than Azure Resource Manager' };
  return { url: withKind(given, status === undefined ? 'location' : 'status') };
}

/** Watches a resource itself where an answer names no operation. */
export function operationOfResource(url: string): string {
  return withKind(url, 'resource');
}

export async function pollOperation(operation: string, arm: Arm, scrub: Scrub): Promise<OperationStatus> {
  const attempt: Attempt = {
    service: 'arm',
    doing: `look at operation ${nameOf(operation)}`,
    right: 'read access where the operation runs'
  };
  if (!arm.isOwn(operation)) return { kind: 'unknown', problem: foreign(attempt) };
  const url = new URL(operation);
  const kind = kindOf(url);
  url.hash = '';
  const reply = await arm.send({ method: 'GET', url: url.href }, true);
  if (!reply.answered) return { kind: 'unknown', problem: explain(reply.error, attempt) };
  const { answer } = reply;
  if (kind === 'location') return readLocation(answer, attempt, scrub);
  if (answer.status < 200 || answer.status >= 300) return { kind: 'unknown', problem: problemOf(rejectionOf(answer, scrub), attempt) };
  const state = kind === 'status' ? answer.json?.status : asObject(answer.json?.properties)?.provisioningState;
  return readState(state, answer, attempt, scrub);
}

/** Every value but the three final ones is a way of saying that it runs; AKS has words of its own (`ProvisionControlPlane`). */
function readState(state: unknown, answer: ArmAnswer, attempt: Attempt, scrub: Scrub): OperationStatus {
  if (typeof state !== 'string' || state === '') {
    if (answer.status === 202) return running('Accepted', answer);
    return { kind: 'unknown', problem: explain(unreadable(answer.status, 'no status of an operation'), attempt) };
  }
  switch (state.toLowerCase()) {
    case 'succeeded':
      return { kind: 'succeeded' };
    case 'failed':
    case 'canceled':
    case 'cancelled': {
      const reason = answer.json?.error ?? asObject(asObject(answer.json?.properties)?.status)?.provisioningError;
      return { kind: 'failed', problem: ended(state, rejectionOf(answer, scrub, reason ?? answer.json), attempt) };
    }
    default:
      return running(state, answer);
  }
}

/** 202 while it runs, then the answer that the first request would have had. */
function readLocation(answer: ArmAnswer, attempt: Attempt, scrub: Scrub): OperationStatus {
  const { status, text, json } = answer;
  if (status === 202) return running('Accepted', answer);
  if (status === 204) return { kind: 'succeeded' };
  if (status === 200) {
    const state = json?.status ?? asObject(json?.properties)?.provisioningState;
    if (typeof state === 'string') return readState(state, answer, attempt, scrub);
    if (json !== null || text.trim() === '') return { kind: 'succeeded' };
  }
  const rejection = rejectionOf(answer, scrub);
  if (tellsOfOperation(answer)) return { kind: 'failed', problem: ended('Failed', rejection, attempt) };
  return { kind: 'unknown', problem: problemOf(rejection, attempt) };
}

/** Whether a refusal is the end of the operation; the others are about the look at it. */
function tellsOfOperation({ status, json }: ArmAnswer): boolean {
  return status >= 400 && status < 500 && json !== null && ![401, 403, 404, 408, 429].includes(status);
}

function running(state: string, answer: ArmAnswer): OperationStatus {
  const percent = answer.json?.percentComplete;
  return {
    kind: 'running',
    state: state.slice(0, 100),
    percent: typeof percent === 'number' && percent >= 0 && percent <= 100 ? percent : null,
    retryAfter: waitOf(answer)
  };
}

/** `Retry-After` as seconds or as a date by the service's own clock. */
function waitOf({ headers }: ArmAnswer): number {
  const asked = headers['retry-after'] ?? '';
  const ms = /^\s*\d+\s*$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - (Date.parse(headers.date ?? '') || Date.now());
  return Number.isNaN(ms) ? defaultWait : Math.min(longestWait, Math.max(shortestWait, ms));
}

function ended(state: string, rejection: Rejection, attempt: Attempt): Problem {
  const { code, message } = rejection;
  const text = code === '' ? 'without saying why' : `${code}: ${message}`;
  return {
    code: 'cluster-operation-failed',
    hint: 'Whether the change has reached the cluster is not known, so it is taken for both. Look at the activity log of the cluster, mend what it says, and run again.',
    ...onlyAdvice(knownCause(rejection, attempt)),
    message: `${capital(attempt.doing.replace(/^look at /, ''))} ended ${state.slice(0, 20)}, ${text}`.slice(0, 700)
  };
}

function onlyAdvice(problem: Problem | null): Partial<Problem> {
  return problem ? { code: problem.code, hint: problem.hint } : {};
}

function foreign(attempt: Attempt): Problem {
  return {
    code: 'operation-url-foreign',
    message: `Could not ${attempt.doing}: its URL is not on the host of Azure Resource Manager, so nothing was sent there.`,
    hint: 'Check resource-manager-endpoint, and look for a proxy that rewrites answers. What became of the operation is not known.'
  };
}

function withKind(url: string, kind: Kind): string {
  const marked = new URL(url);
  marked.hash = kind === 'status' ? '' : kind;
  return marked.href;
}

function kindOf({ hash }: URL): Kind {
  return hash === '#location' ? 'location' : hash === '#resource' ? 'resource' : 'status';
}

/** The last part of the path: AKS's id of the operation. The query may hold a signature. */
function nameOf(operation: string): string {
  return URL.canParse(operation) ? (new URL(operation).pathname.split('/').at(-1) ?? '').slice(0, 100) : 'without a usable URL';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
