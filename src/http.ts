/**
 * The one HTTP stack: connections kept alive, proxies honoured, and one idea of patience. The Azure clients take
 * `clientOptions`; Graph and octokit send through `send`, so every request of the action behaves the same.
 */
import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  decompressResponsePolicy,
  proxyPolicy,
  RestError,
  retryPolicy,
  userAgentPolicy,
  type HttpClient,
  type HttpMethods,
  type PipelinePolicy,
  type PipelineRequest,
  type RetryInformation,
  type RetryModifiers
} from '@azure/core-rest-pipeline';
import { createPacer, quotaIn, quotaOf, type Pacer } from './pacing.ts';

const userAgentPrefix = 'aks-service-principal-action';
/** A connection on which nothing comes back is given up after that long, ms; the longest known answer takes a few seconds. */
export const timeoutMs = 100_000;
/**
 * A write is sent within that time, ms, or not at all: whoever asked for it made sure right before that it may, and by the time a service
 * has been waited for that may no longer be so.
 */
export const latestWrite = 8 * 60_000;
/** Asked to wait longer than that, ms, a run ends with the answer instead. */
const longestWait = 3_600_000;
const maxRetries = 7;

export interface HttpOptions {
  /** What really sends; tests hand in one that trusts their certificate. */
  client?: HttpClient;
  /** Told before every wait that a service asked for. */
  onWait?: (text: string) => void;
}

export interface HttpRequest {
  url: string;
  method: HttpMethods;
  headers?: Record<string, string>;
  body?: string;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** Whether an earlier try of the same request was answered 503: a service that says so may have carried it out all the same. */
  repeated?: boolean;
}

export interface Http {
  /** Spread into the options of an Azure client; `policies` go in front of the retries. */
  clientOptions: {
    httpClient: HttpClient;
    retryOptions: { maxRetries: number };
    additionalPolicies: { policy: PipelinePolicy; position: 'perCall' | 'perRetry' }[];
    userAgentOptions: { userAgentPrefix: string };
  };
  /**
   * Sends one request with some more policies.
   * @param repeatable whether a lost answer may be answered by asking again; false for every write whose outcome must be read back
   * @throws RestError when no answer came, or a write could not be sent in time
   */
  send(request: HttpRequest, repeatable: boolean, policies?: readonly PipelinePolicy[]): Promise<HttpAnswer>;
  /** For answers inside of an answer, as in a `$batch`: what they say of quotas holds for the next request like the one that held them. */
  heard(request: Pick<HttpRequest, 'method' | 'url'>, answer: Pick<HttpAnswer, 'status' | 'headers'>): void;
  /** Time as the directory has it: the runner's clock may be wrong. */
  clock: ServiceClock;
}

/** Milliseconds since the epoch, corrected by the last `Date` header that it heard. */
export interface ServiceClock {
  now(): number;
  heard(date: string | undefined): void;
}

function serviceClock(): ServiceClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    heard: (date) => {
      const at = Date.parse(date ?? '');
      if (!Number.isNaN(at)) ahead = at - Date.now();
    }
  };
}

export function createHttp(options: HttpOptions = {}): Http {
  const client = withTimeout(options.client ?? createDefaultHttpClient());
  const onWait = options.onWait ?? (() => undefined);
  const pacer = createPacer();
  const pace = pacing(pacer, onWait);
  return {
    clock: serviceClock(),
    heard: ({ method, url }, { status, headers }) => hear(pacer, method, url, status, headers),
    clientOptions: {
      httpClient: client,
      retryOptions: { maxRetries: 0 },
      additionalPolicies: [
        { policy: patience(true, onWait), position: 'perCall' },
        { policy: pace, position: 'perRetry' }
      ],
      userAgentOptions: { userAgentPrefix }
    },
    async send(request, repeatable, policies = []) {
      const pipeline = createEmptyPipeline();
      let unavailable = 0;
      const counted: PipelinePolicy = {
        name: 'unavailable',
        sendRequest: async (sent, next) => {
          const response = await next(sent);
          if (response.status === 503) unavailable += 1;
          return response;
        }
      };
      for (const policy of [
        proxyPolicy(),
        decompressResponsePolicy(),
        userAgentPolicy({ userAgentPrefix }),
        patience(repeatable, onWait),
        pace,
        counted,
        ...policies,
        inTime
      ])
        pipeline.addPolicy(policy);
      const sent = createPipelineRequest({ ...request, headers: createHttpHeaders(request.headers ?? {}) });
      const { status, headers, bodyAsText } = await pipeline.sendRequest(client, sent);
      const repeated = unavailable > (status === 503 ? 1 : 0);
      return { status, headers: headers.toJSON(), text: bodyAsText ?? '', repeated };
    }
  };
}

type AdditionalPolicy = Http['clientOptions']['additionalPolicies'][number];

/** For an Azure client that writes: what is sent but not answered is not sent again, and nothing is sent late. */
export function carefully(onWait: (text: string) => void): AdditionalPolicy[] {
  return [
    { policy: patience(false, onWait), position: 'perCall' },
    { policy: inTime, position: 'perRetry' }
  ];
}

/** Until when a write may be sent, ms since the epoch. */
const deadlines = new WeakMap<PipelineRequest, number>();

/**
 * Waits as told after 429 and 503, with jitter so that two runs do not come back together; a lost connection or another
 * 5xx is asked again only if asking twice is harmless. (https://learn.microsoft.com/graph/throttling)
 */
export function patience(repeatable: boolean, onWait: (text: string) => void): PipelinePolicy {
  const waiting = (until: number): PipelinePolicy => {
    const retry = (information: RetryInformation): RetryModifiers => {
      const now = Date.now();
      const wait = waitFor(information, repeatable, now);
      if (wait === null || now + wait > until) return { skipStrategy: true };
      if (wait >= 5000)
        onWait(
          `${information.response ? `The service answered ${information.response.status}` : 'The connection was lost'}; waiting ${Math.round(wait / 1000)} s.`
        );
      return { retryAfterInMs: wait };
    };
    return retryPolicy([{ name: 'patience', retry }], { maxRetries });
  };
  return {
    name: 'patience',
    sendRequest(request, next) {
      const until = repeatable ? Infinity : Date.now() + latestWrite;
      deadlines.set(request, until);
      return waiting(until).sendRequest(request, next);
    }
  };
}

/** Behind everything that waits, for a quota, a token or another try. */
const inTime: PipelinePolicy = {
  name: 'in-time',
  sendRequest: (request, next) =>
    Date.now() <= (deadlines.get(request) ?? Infinity)
      ? next(request)
      : Promise.reject(new RestError(notInTime, { code: notSent, request }))
};

/** Code of the error of a write that was held back until it was too late. */
export const notSent = 'REQUEST_NOT_SENT';
const notInTime = `It could not be sent within ${latestWrite / 60_000} minutes, since services asked to wait, and later it is not sent.`;

/** Holds a request back while its quota is used up, as far as the answers to others tell. */
function pacing(pacer: Pacer, onWait: (text: string) => void): PipelinePolicy {
  return {
    name: 'pacing',
    async sendRequest(request, next) {
      const { method, url } = request;
      const quota = quotaOf(method, url);
      for (let wait = pacer.take(quota, Date.now()); wait > 0; wait = pacer.hold(quota, Date.now())) {
        if (wait >= 5000) onWait(`Waiting ${Math.round(wait / 1000)} s to stay within a quota of ${new URL(url).host}.`);
        await new Promise((done) => setTimeout(done, wait));
      }
      try {
        const response = await next(request);
        hear(pacer, method, url, response.status, response.headers.toJSON());
        return response;
      } finally {
        pacer.done(quota);
      }
    }
  };
}

function hear(pacer: Pacer, method: string, url: string, status: number, headers: Record<string, string>): void {
  const now = Date.now();
  pacer.heard(quotaOf(method, url), quotaIn({ method, url, status, headers }, retryAfter(headers['retry-after'], now)), now);
}

/** Milliseconds until the next try, or null to give up. */
export function waitFor({ response, responseError, retryCount }: RetryInformation, repeatable: boolean, now: number): number | null {
  const backOff = Math.min(32_000, 500 * 2 ** retryCount) * (1 + Math.random() / 4);
  if (!response) return repeatable && responseError !== undefined ? backOff : null;
  const { status } = response;
  if (status === 429 || status === 503) {
    const asked = retryAfter(response.headers.get('retry-after'), now);
    if (asked !== null && asked > longestWait) return null;
    return asked === null ? backOff : asked + Math.random() * 250;
  }
  return repeatable && [408, 500, 502, 504].includes(status) ? backOff : null;
}

/** Seconds or an HTTP date (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after), as milliseconds from now. */
function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function withTimeout(client: HttpClient): HttpClient {
  return {
    sendRequest: (request) => {
      request.timeout ||= timeoutMs;
      return client.sendRequest(request);
    }
  };
}
