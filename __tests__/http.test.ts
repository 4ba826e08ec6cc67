import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  createHttpHeaders,
  RestError,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
  type RetryInformation,
  type SendRequest
} from '@azure/core-rest-pipeline';
import { explain } from '../src/azure/failures.ts';
import { createHttp, latestWrite, notSent, timeoutMs, waitFor } from '../src/http.ts';
import { leaseMargin } from '../src/operations/application-session.ts';

const now = Date.parse('2026-11-24T12:00:00Z');

function answer(status: number, headers: Record<string, string> = {}): RetryInformation {
  return { retryCount: 0, response: { status, headers: createHttpHeaders(headers) } as PipelineResponse };
}

describe('waitFor', () => {
  it.each([
    ['seconds', '7', 7000],
    ['a date', 'Tue, 24 Nov 2026 12:00:09 GMT', 9000],
    ['a date that has passed', 'Tue, 24 Nov 2026 11:00:00 GMT', 0]
  ])('waits as told in %s, and never less', (_, value, wait) => {
    for (const status of [429, 503]) {
      const result = waitFor(answer(status, { 'retry-after': value }), false, now) ?? -1;
      expect(result).toBeGreaterThanOrEqual(wait);
      expect(result).toBeLessThan(wait + 300);
    }
  });

  it('backs off where the header is absent or garbage', () => {
    expect(waitFor(answer(429), false, now)).toBeGreaterThanOrEqual(500);
    expect(waitFor(answer(503, { 'retry-after': 'soon' }), false, now)).toBeGreaterThanOrEqual(500);
    expect(waitFor({ ...answer(429), retryCount: 20 }, false, now)).toBeLessThanOrEqual(40_000);
  });

  it.each([500, 502, 504, 408])('a %s of unknown outcome is asked again only where asking twice is harmless', (status) => {
    expect(waitFor(answer(status), true, now)).not.toBeNull();
    expect(waitFor(answer(status), false, now)).toBeNull();
  });

  it('so is a lost connection', () => {
    const lost = { retryCount: 0, responseError: new RestError('socket hang up', { code: 'ECONNRESET' }) };
    expect(waitFor(lost, true, now)).not.toBeNull();
    expect(waitFor(lost, false, now)).toBeNull();
  });

  it('waits for an hour at most, and so never longer than a timer can', () => {
    expect(waitFor(answer(429, { 'retry-after': '3600' }), true, now)).toBeGreaterThanOrEqual(3_600_000);
    for (const long of ['3601', '2147484', '99999999999999999999', 'Tue, 24 Nov 2099 12:00:00 GMT'])
      expect(waitFor(answer(503, { 'retry-after': long }), true, now)).toBeNull();
  });

  it.each([200, 400, 401, 403, 404, 409, 501])('a %s is an answer', (status) => {
    expect(waitFor(answer(status), true, now)).toBeNull();
  });
});

it('a write whose answer was lost is sent once', async () => {
  let sent = 0;
  const client: HttpClient = {
    sendRequest: (request) => {
      sent += 1;
      return Promise.reject(new RestError('socket hang up', { code: 'ECONNRESET', request }));
    }
  };
  await expect(createHttp({ client }).send({ url: 'https://example.org', method: 'POST', body: '{}' }, false)).rejects.toThrow(
    'socket hang up'
  );
  expect(sent).toBe(1);
});

it('gives every request a time limit, so that a service that never answers cannot hold the run', async () => {
  let timeout = 0;
  const client: HttpClient = {
    sendRequest: (request) => {
      timeout = request.timeout;
      return Promise.resolve({ request, status: 200, headers: createHttpHeaders(), bodyAsText: '{}' });
    }
  };
  await createHttp({ client }).send({ url: 'https://example.org', method: 'GET' }, true);
  expect(timeout).toBe(100_000);
});

describe('a write that has to wait', () => {
  beforeEach(() => void jest.useFakeTimers({ now }));
  afterEach(() => void jest.useRealTimers());

  const request = { url: 'https://example.org/x', method: 'POST' as const, body: '{}' };
  /** Answers 503 with these waits, seconds, then 200. @returns when each came, ms from the start */
  function refusing(...waits: number[]): { client: HttpClient; came: number[] } {
    const came: number[] = [];
    return {
      came,
      client: {
        sendRequest: (sent) => {
          came.push(Date.now() - now);
          const wait = waits.shift();
          const headers = createHttpHeaders(wait === undefined ? {} : { 'retry-after': String(wait) });
          return Promise.resolve({ request: sent, status: wait === undefined ? 200 : 503, headers, bodyAsText: '{}' });
        }
      }
    };
  }

  it('is not sent when the turn of its run may have ended, however the time went', () => {
    expect(latestWrite + timeoutMs).toBeLessThan(leaseMargin);
  });

  it('is sent again as long as there is time, and then ends with the answer, at once', async () => {
    const { client, came } = refusing(200, 200, 200);
    const answered = createHttp({ client }).send(request, false);
    await jest.advanceTimersByTimeAsync(401_000);
    expect(await answered).toMatchObject({ status: 503, repeated: true });
    expect(came).toHaveLength(3);
    expect(came.at(-1)).toBeLessThan(latestWrite);
  });

  it('is not waited with where the service asks for more than that', async () => {
    const { client, came } = refusing(600);
    expect(await createHttp({ client }).send(request, false)).toMatchObject({ status: 503 });
    expect(came).toEqual([0]);
  });

  it('is not sent after a token that took too long', async () => {
    const { client, came } = refusing();
    const slow = {
      name: 'token',
      sendRequest: async (sent: PipelineRequest, next: SendRequest) => {
        await new Promise((done) => setTimeout(done, latestWrite + 1));
        return next(sent);
      }
    };
    const failed = expect(createHttp({ client }).send(request, false, [slow])).rejects.toMatchObject({
      code: 'REQUEST_NOT_SENT',
      message: expect.stringContaining('could not be sent within 8 minutes')
    });
    await jest.advanceTimersByTimeAsync(latestWrite + 2);
    await failed;
    expect(came).toEqual([]);
  });

  it('is told as what it is, not as a lost connection', () => {
    const error = new RestError('held back', { code: notSent });
    expect(explain(error, { service: 'graph', doing: 'write', right: 'x' })).toMatchObject({
      code: 'graph-throttled',
      hint: expect.stringContaining('run again later')
    });
  });

  it('is no read: that waits as it is told', async () => {
    const { client, came } = refusing(600, 600);
    const answered = createHttp({ client }).send({ ...request, method: 'GET' }, true);
    await jest.advanceTimersByTimeAsync(1_201_000);
    expect(await answered).toMatchObject({ status: 200 });
    expect(came).toHaveLength(3);
  });
});

describe('a service with a quota', () => {
  beforeEach(() => void jest.useFakeTimers({ now }));
  afterEach(() => void jest.useRealTimers());

  /** Ten requests, and ten more a second; counts what it had to refuse. */
  function service(headersOf: (left: number) => Record<string, string>): { client: HttpClient; seen: { refused: number } } {
    let [left, at] = [10, Date.now()];
    const seen = { refused: 0 };
    const client: HttpClient = {
      sendRequest: (request) => {
        left = Math.min(10, left + ((Date.now() - at) / 1000) * 10);
        at = Date.now();
        const refused = left < 1;
        if (refused) seen.refused += 1;
        else left -= 1;
        const headers = createHttpHeaders({ ...headersOf(Math.floor(left)), ...(refused ? { 'retry-after': '2' } : {}) });
        return Promise.resolve({ request, status: refused ? 429 : 200, headers, bodyAsText: '' });
      }
    };
    return { client, seen };
  }

  async function sendMany(client: HttpClient): Promise<number[]> {
    const http = createHttp({ client });
    const send = (): Promise<number> =>
      http.send({ url: 'https://example.org/subscriptions/x', method: 'POST' }, false).then(({ status }) => status);
    const first = await send();
    const others = Array.from({ length: 40 }, send);
    await jest.advanceTimersByTimeAsync(60_000);
    return Promise.all([first, ...others]);
  }

  it('that says what is left is not asked more often than that', async () => {
    const { client, seen } = service((left) => ({ 'x-ms-ratelimit-remaining-subscription-writes': String(left) }));
    expect(new Set(await sendMany(client))).toEqual(new Set([200]));
    expect(seen.refused).toBe(0);
  });

  it('that says nothing is asked again until it answers', async () => {
    const { client, seen } = service(() => ({}));
    expect(new Set(await sendMany(client))).toEqual(new Set([200]));
    expect(seen.refused).toBeGreaterThan(0);
  });
});
