/**
 * When a request to GitHub is sent again: a known rejection after the wait that GitHub asks for, an unknown outcome only
 * where a repeat cannot do harm. https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
import { ActionError } from '../errors.ts';
import { isFailure, type Failure } from './failures.ts';

const tries = 4;
/** Longest wait for a limit, ms; a primary limit may ask for an hour. */
const patience = 5 * 60_000;

/** @throws ActionError `github-rate-limited` or `github-outcome-unknown`; every other failure as it came */
export async function retrying<T>(method: string, send: () => Promise<T>, sleep: (ms: number) => Promise<unknown>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      await sleep(pauseAfter(error, method, attempt));
    }
  }
}

/** How long to wait before the next try, ms; throws when there is none. */
function pauseAfter(error: unknown, method: string, attempt: number): number {
  if (!isFailure(error)) throw error;
  const limit = limitPause(error, attempt);
  if (limit !== null) {
    if (attempt < tries && limit <= patience) return limit;
    throw limited(error, limit);
  }
  if (error.response !== undefined && error.status < 500) throw error;
  if (method === 'POST') throw unknownOutcome(error.message, error);
  if (attempt >= tries) throw error;
  return 1000 * 2 ** (attempt - 1);
}

/** What a limit asks for, ms; null if it is none. A minute where a secondary limit names no time, then longer. */
function limitPause({ status, message, response }: Failure, attempt: number): number | null {
  if (status !== 403 && status !== 429 && status !== 503) return null;
  const headers = response?.headers ?? {};
  const retryAfter = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(retryAfter)) return retryAfter * 1000;
  if (status === 503) return null;
  if (String(headers['x-ratelimit-remaining']) === '0') return untilReset(headers);
  if (status === 429 || /secondary rate limit|abuse detection/i.test(message)) return 60_000 * 2 ** (attempt - 1);
  return null;
}

/** By GitHub's own clock, the runner's may be wrong. */
function untilReset(headers: Record<string, string | number | undefined>): number {
  const now = Date.parse(String(headers['date']));
  const reset = Number(headers['x-ratelimit-reset']) * 1000;
  return Number.isNaN(now) || Number.isNaN(reset) ? 60_000 : Math.max(0, reset - now) + 1000;
}

function limited(error: Failure, pause: number): ActionError {
  return new ActionError(
    {
      code: 'github-rate-limited',
      message: `GitHub limits the requests of this token: ${error.message}`,
      hint: `It asks for a pause of ${String(Math.ceil(pause / 1000))} s. Run again later, or lower \`max-issues\`.`
    },
    error
  );
}

/** A write that may have been made. @param why without a full stop */
export function unknownOutcome(why: string, cause?: unknown): ActionError {
  return new ActionError(
    {
      code: 'github-outcome-unknown',
      message: `GitHub gave no good answer to a write, which may have been made: ${why}`,
      hint: 'The next run looks before it writes again.'
    },
    cause
  );
}
