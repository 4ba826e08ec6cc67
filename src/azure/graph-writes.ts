/**
 * One write to Microsoft Graph, sent once, and what became of it. Bodies are read as plain text: a client that parses them
 * would quote a part of what it cannot read in its error, and one of them holds a secret.
 */
import { ResponseType } from '@microsoft/microsoft-graph-client';
import { isGuid } from '../domain/resource-ids.ts';
import type { Problem } from '../domain/model.ts';
import type { WriteAnswer } from '../ports.ts';
import { explain, failureOf, type Attempt, type Failure } from './failures.ts';
import type { GraphClient } from './graph-client.ts';

export interface GraphWrite {
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
}

export interface GraphAnswer {
  status: number;
  text: string;
}

/** An answer that is no success: `text` is its whole body, for codes that stand further inside. */
export interface Rejection extends Failure {
  text: string;
}

/** What the answers of one kind of write mean beyond the general rules. */
export interface Rules {
  /** Completes "Could not …". */
  doing: string;
  /** What the caller needs. */
  right: string;
  /** Statuses of success. */
  done: readonly number[];
  /** What was wanted is so already. */
  present?: (rejection: Rejection) => boolean;
  /** Refused because something it names has not reached that replica; a write to the same object at the same moment counts so without it. */
  notYet?: (rejection: Rejection) => boolean;
  /** A refusal that deserves words of its own. */
  refused?: (rejection: Rejection) => Problem | null;
}

const concurrencyViolation = 'Directory_ConcurrencyViolation';

export type Failed = Exclude<WriteAnswer, { kind: 'done' | 'present' }>;

/** @throws what the client throws when no answer came */
export async function sendWrite(graph: GraphClient, { method, path, body = {}, headers = {} }: GraphWrite): Promise<GraphAnswer> {
  const request = graph.api(path).responseType(ResponseType.RAW).headers(headers);
  const response = (await (method === 'DELETE'
    ? request.delete()
    : method === 'PATCH'
      ? request.patch(body)
      : request.post(body))) as Response;
  return { status: response.status, text: await response.text() };
}

/** Sends a write whose answer needs no reading. */
export async function write(graph: GraphClient, request: GraphWrite, rules: Rules): Promise<WriteAnswer> {
  let answer: GraphAnswer;
  try {
    answer = await sendWrite(graph, request);
  } catch (error) {
    return unanswered(error, rules);
  }
  if (rules.done.includes(answer.status)) return { kind: 'done' };
  if (answer.status >= 400 && rules.present?.(rejectionOf(answer))) return { kind: 'present' };
  return failed(answer, rules);
}

/** No answer came. Without a token nothing was sent; otherwise it may have been carried out. */
export function unanswered(error: unknown, rules: Rules): Failed {
  const { status, code, message } = failureOf(error);
  const notSent = status === null && (/Authentication|Credential/.test(code) || /AADSTS\d/.test(message));
  return { kind: notSent ? 'refused' : 'unknown', problem: explain(error, attemptOf(rules)) };
}

/**
 * An answer that is not one of the expected successes. 429 and 503 have been waited out many times by now and are known
 * rejections; any other 5xx, a time-out and a success of another kind (a proxy's) do not say whether it was done.
 */
export function failed(answer: GraphAnswer, rules: Rules): Failed {
  const rejection = rejectionOf(answer);
  const { status } = answer;
  const problem = explain({ statusCode: status, code: rejection.code, message: rejection.message }, attemptOf(rules));
  if (status < 400 || status === 408 || (status >= 500 && status !== 503)) return { kind: 'unknown', problem };
  if (isContended(rejection)) return { kind: 'not-yet', problem: contended(rules.doing, rejection) };
  if (rules.notYet?.(rejection)) return { kind: 'not-yet', problem: notReplicated(rules.doing, rejection) };
  return { kind: 'refused', problem: rules.refused?.(rejection) ?? limitOf(rules.doing, rejection) ?? problem };
}

/** Graph's 404 of an object that it does not have, or not yet; a proxy's 404 has another code. */
export function isMissing({ status, code }: Failure): boolean {
  return status === 404 && code === 'Request_ResourceNotFound';
}

/**
 * Two writes to one object that come too close, be they of one client: the directory asks to wait briefly and send the second again. The code may
 * also stand further inside. (Seen at https://github.com/nais/azurerator/issues/448, https://github.com/Azure/azure-cli/issues/23081)
 */
function isContended({ code, text }: Rejection): boolean {
  return code === concurrencyViolation || new RegExp(`"code"\\s*:\\s*"${concurrencyViolation}"`).test(text);
}

/** The id for a path. Names come from elsewhere, ids from Graph. */
export function guid(id: string): string {
  if (!isGuid(id)) throw new TypeError('ids must be GUIDs: they become part of a path');
  return id;
}

/** First line of a text of the service, bounded. */
export function firstLine(text: string): string {
  return text.split(/\r?\n/)[0]?.slice(0, 500) ?? '';
}

function attemptOf({ doing, right }: Rules): Attempt {
  return { service: 'graph', doing, right };
}

function rejectionOf({ status, text }: GraphAnswer): Rejection {
  let details: unknown = null;
  try {
    details = status >= 400 ? JSON.parse(text) : null;
  } catch {
    // Somebody else's page: nothing of it is shown.
  }
  return { ...failureOf({ statusCode: status, details, message: 'an answer without the JSON that Graph sends' }), text };
}

function contended(doing: string, { message }: Rejection): Problem {
  return {
    code: 'directory-concurrent-write',
    message: `Could not ${doing}: ${firstLine(message)}`,
    hint: 'Another write to the same object came too close, of somebody else or of this run, so Entra did not carry this one out. It was tried again for a while. Look whether another tool writes to it that often, and run again later; a new run goes on where this one stopped.'
  };
}

function notReplicated(doing: string, { message }: Rejection): Problem {
  return {
    code: 'directory-not-replicated',
    message: `Could not ${doing}: ${firstLine(message)}`,
    hint: 'What was just made takes some minutes to reach every part of Entra, and what was deleted is not found either. Run again later; a new run goes on where this one stopped.'
  };
}

/** Bounds of the directory, which answers them with 403 as it does a missing permission. */
function limitOf(doing: string, { code, message }: Rejection): Problem | null {
  // https://github.com/hashicorp/vault-plugin-secrets-azure/blob/main/client.go
  if (/SizeExceeded/i.test(code) || /size of the object has exceeded/i.test(message)) {
    return {
      code: 'application-full',
      message: `Could not ${doing}: ${firstLine(message)}`,
      hint: 'Entra bounds the size of an application, tags and credentials together: remove expired credentials and tags that nobody needs from it, then run again.'
    };
  }
  // https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions
  if (/QuotaExceeded/i.test(code)) {
    return {
      code: 'directory-quota',
      message: `Could not ${doing}: ${firstLine(message)}`,
      hint: 'The identity of this run, or the tenant, has made as many directory objects as it may; deleted ones count until they are gone for good. Remove what is not needed, or let an administrator raise the limit.'
    };
  }
  return null;
}
