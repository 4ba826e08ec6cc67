/** From the errors of the Azure clients and of Graph to one problem in words. */
import { ActionError } from '../errors.ts';
import type { Problem } from '../domain/model.ts';
import { notSent } from '../http.ts';

/** What was tried, for the message: `doing` completes "Could not …"; `right` is what the caller needs. */
export interface Attempt {
  /** Prefix of the problem's code: `arm`, `graph`, `resource-graph`. */
  service: 'arm' | 'graph' | 'resource-graph';
  doing: string;
  right: string;
}

export interface Failure {
  status: number | null;
  code: string;
  message: string;
}

/** Status, code and message of an answer, wrapped in `error` or flat; AKS sends both forms. */
export function failureOf(error: unknown): Failure {
  const from = (error ?? {}) as { statusCode?: number; status?: number; code?: unknown; message?: unknown; details?: unknown };
  const body = bodyOf(from.details);
  const status = [from.statusCode, from.status].find((value) => typeof value === 'number' && value > 0) ?? null;
  return { status, code: text(body.code) || text(from.code), message: text(body.message) || plainly(text(from.message) || String(error)) };
}

/** A client that cannot read an answer quotes it, or fails as programs do: the first may hold a secret, the second tells people nothing. */
function plainly(message: string): string {
  if (/occurred while parsing the response body|PARSE_ERROR/.test(message)) return 'Unexpected JSON: the answer is not what was promised';
  if (/<(?:!doctype|html|head|body)\b/i.test(message)) return 'Unexpected JSON: the answer is a page, as of a proxy';
  return programs.test(message) ? 'Unexpected JSON: the answer has another form than was promised' : message;
}

/** What V8 says where a value is not what a program took it for. */
export const programs =
  /Cannot (?:read|set|destructure|convert|use) |is not (?:a function|iterable|a constructor)|Invalid time value|\[object /;

/** @returns a problem that names the object, the likely cause and the next step */
export function explain(error: unknown, attempt: Attempt): Problem {
  if (error instanceof ActionError) return { code: error.code, message: error.message, hint: error.hint };
  const failure = failureOf(error);
  const [kind, hint] = causeOf(failure, attempt);
  const detail = failure.message.split(/\r?\n/)[0]?.slice(0, 500) ?? '';
  const status = failure.status === null ? '' : ` (HTTP ${failure.status}${failure.code ? `, ${failure.code}` : ''})`;
  return { code: `${attempt.service}-${kind}`, message: `Could not ${attempt.doing}${status}: ${detail}`, hint };
}

function causeOf({ status, code, message }: Failure, attempt: Attempt): [kind: string, hint: string] {
  if (status === 401)
    return [
      'unauthorized',
      'The token was not accepted: check cloud and endpoints; a token of one national cloud is worth nothing in another.'
    ];
  if (status === 403)
    return [
      'forbidden',
      `The identity of this run lacks ${attempt.right}. A right that was just granted takes some minutes; see docs/permissions.md.`
    ];
  if (status === 404)
    return [
      'not-found',
      'Check the id, and whether the identity of this run may read it: some services answer 404 for what the caller may not see.'
    ];
  if (status === 429 || (status === null && code === notSent))
    return ['throttled', 'The service kept asking to wait: run again later, or scan fewer subscriptions at a time.'];
  if (status !== null && status >= 500)
    return ['unavailable', 'The service is failing: run again later; nothing was concluded from what is missing.'];
  // A success that could not be used: the Graph client reports a body that is no JSON like this.
  if ((status !== null && status < 300) || /PARSE_ERROR/.test(code) || /JSON|Unexpected (token|end)|parsing/i.test(message)) {
    return [
      'unreadable-answer',
      'The answer was not what the service promises: look for a proxy that answers in its place, else run again later.'
    ];
  }
  if (status === null)
    return ['unreachable', 'No answer came: check the network of the runner, HTTPS_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS.'];
  return ['refused', 'The service refused the request; its text above says why.'];
}

function bodyOf(details: unknown): { code?: unknown; message?: unknown } {
  const body = (details ?? {}) as { error?: { code?: unknown; message?: unknown }; code?: unknown; message?: unknown };
  return body.error ?? body;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
