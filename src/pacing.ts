/**
 * Keeps requests within the quotas that services tell of, so that they need not refuse any. What one answer says holds for all requests
 * that follow under the same quota. Nothing here waits or sends: `createPacer` only counts.
 */
import type { Duration, Instant } from './domain/model.ts';

/** An answer, as far as it speaks of quotas; header names in lower case. */
export interface Told {
  method: string;
  url: string;
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
}

/** What an answer says of the requests after it; absent = nothing. */
export interface Quota {
  /** So many may be sent at once, and then so many a second. */
  remaining?: number;
  perSecond?: number;
  /** The same, of a quota that only the client counts. */
  burst?: number;
  /** Nothing should be sent for that long. */
  hold?: Duration;
}

const second = 1000;
/** Longer than that is no pacing: then the service is asked all the same, and its answer explained. */
const longestWait = 300 * second;
/** What ARM's buckets regain per second (https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling). */
const armRefill: Readonly<Record<string, number>> = { reads: 25, writes: 10, deletes: 10 };
const armHeader = /^x-ms-ratelimit-remaining-(?:subscription|tenant)(?:-global)?-(reads|writes|deletes)$/;
/** Graph's identity quotas refill within that time, and it tells of their use from there on (https://learn.microsoft.com/graph/throttling-limits). */
const graphWindow = 10 * second;
const graphTells = 0.8;
/** A second between many writes, 80 a minute at most (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api). */
const gitHubWrites = { burst: 10, perSecond: 1 };
/** AKS lets a subscription look at operations 200 times, then twice a second, and does not tell what is left; half is for others (https://learn.microsoft.com/azure/aks/quotas-skus-regions). */
const aksOperations = { burst: 100, perSecond: 2 };

/** Name of the quota that a request counts against: by host, first step of the path, subscription and kind. */
export function quotaOf(method: string, url: string): string {
  const [, host = '', first = ''] = /^\w+:\/\/([^/?]+)\/?([^/?]*)/.exec(url) ?? [];
  if (/\/microsoft\.resourcegraph\/resources\b/i.test(url)) return `${host} resource graph`;
  const operations = looksAtOperation(url) ? ' operations' : '';
  const subscription = /\/subscriptions\/([^/?]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  const kind = method === 'GET' || method === 'HEAD' ? 'reads' : method === 'DELETE' ? 'deletes' : 'writes';
  return [host, first.toLowerCase(), subscription, kind].join(' ') + operations;
}

function looksAtOperation(url: string): boolean {
  return /\/microsoft\.containerservice\/locations\/[^/]+\/operation(?:s|results)\//i.test(url);
}

/** @param retryAfter what the answer's `Retry-After` asks for, ms; null = nothing */
export function quotaIn(told: Told, retryAfter: Duration | null): Quota {
  const { headers } = told;
  const left = armLeft(headers);
  const hold = Math.max(
    isRefusedToAll(told, left) ? (retryAfter ?? 0) : 0,
    resourceGraphHold(headers),
    graphHold(headers),
    gitHubHold(headers)
  );
  return { ...counted(told, left), ...(hold > 0 ? { hold } : {}) };
}

type Left = Pick<Quota, 'remaining' | 'perSecond'>;

/** The smallest of the numbers that ARM gives. */
function armLeft(headers: Told['headers']): Left {
  const numbers = Object.entries(headers).flatMap(([name, value]) => {
    const kind = armHeader.exec(name)?.[1];
    return kind === undefined ? [] : [{ remaining: number(value), perSecond: armRefill[kind] ?? 1 }];
  });
  return numbers.sort((a, b) => a.remaining - b.remaining)[0] ?? {};
}

function counted({ method, url, status, headers }: Told, left: Left): Quota {
  if (looksAtOperation(url)) return { ...(status === 429 ? { remaining: 0 } : {}), ...aksOperations };
  return isGitHub(headers) && method !== 'GET' ? gitHubWrites : left;
}

/** A 429 of one cluster, whose provider is busy, is nobody else's: ARM's own says that nothing is left, and so do the others. */
function isRefusedToAll({ url, status, headers }: Told, { remaining }: Left): boolean {
  if (isGitHub(headers)) return status === 403 || status === 429;
  const empty = remaining === 0 || headers['x-ms-user-quota-remaining'] === '0' || 'x-ms-throttle-scope' in headers;
  return status === 429 && (empty || looksAtOperation(url));
}

/** https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests */
function resourceGraphHold(headers: Told['headers']): Duration {
  if (headers['x-ms-user-quota-remaining'] !== '0') return 0;
  const [, hours, minutes, seconds] = /^(\d+):(\d+):(\d+)/.exec(headers['x-ms-user-quota-resets-after'] ?? '') ?? [];
  return (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * second;
}

/** As long as it takes until the use is back where Graph would not speak of it. */
function graphHold(headers: Told['headers']): Duration {
  const used = number(headers['x-ms-throttle-limit-percentage']);
  return Number.isFinite(used) ? Math.max(0, used - graphTells) * graphWindow : 0;
}

/** By GitHub's own clock, as the runner's may be wrong (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
function gitHubHold(headers: Told['headers']): Duration {
  if (headers['x-ratelimit-remaining'] !== '0') return 0;
  const wait = number(headers['x-ratelimit-reset']) * second - Date.parse(headers.date ?? '');
  return Number.isFinite(wait) ? wait + second : 0;
}

function isGitHub(headers: Told['headers']): boolean {
  return 'x-github-request-id' in headers;
}

function number(text: string | undefined): number {
  return text !== undefined && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : Infinity;
}

interface Bucket {
  /** May be sent at once, as of `at`; below 0 = so many are waiting for theirs. */
  tokens: number;
  capacity: number;
  perSecond: number;
  at: Instant;
  /** Nothing is sent before. */
  until: Instant;
  /** Taken, and not answered yet. */
  open: number;
}

export interface Pacer {
  /** Counts a request that is about to be sent. @returns how long it should wait, ms */
  take(quota: string, now: Instant): Duration;
  /** How long a request that has waited should wait on, ms: others may have been refused meanwhile. */
  hold(quota: string, now: Instant): Duration;
  /** What an answer said. */
  heard(quota: string, said: Quota, now: Instant): void;
  /** The request is answered, or lost. */
  done(quota: string): void;
}

export function createPacer(): Pacer {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (quota: string, now: Instant): Bucket => {
    const known = buckets.get(quota) ?? { tokens: Infinity, capacity: Infinity, perSecond: 0, at: now, until: 0, open: 0 };
    buckets.set(quota, known);
    const regained = (Math.max(0, now - known.at) / second) * known.perSecond;
    known.tokens = Math.min(known.capacity, known.tokens + regained);
    known.at = now;
    return known;
  };
  return {
    take(quota, now) {
      const bucket = bucketOf(quota, now);
      bucket.tokens -= 1;
      bucket.open += 1;
      const own = bucket.tokens < 0 ? (-bucket.tokens / bucket.perSecond) * second : 0;
      return bounded(Math.max(own, bucket.until - now));
    },
    hold: (quota, now) => bounded(bucketOf(quota, now).until - now),
    heard(quota, { remaining, perSecond, burst, hold }, now) {
      const bucket = bucketOf(quota, now);
      if (perSecond !== undefined) bucket.perSecond = perSecond;
      // What is under way has not been counted there yet; this request has.
      if (remaining !== undefined) bucket.tokens = remaining - Math.max(0, bucket.open - 1);
      if (burst !== undefined) {
        bucket.capacity = burst;
        bucket.tokens = Math.min(bucket.tokens, burst - bucket.open);
      }
      if (hold !== undefined && hold <= longestWait) bucket.until = Math.max(bucket.until, now + hold);
    },
    done(quota) {
      const bucket = buckets.get(quota);
      if (bucket) bucket.open = Math.max(0, bucket.open - 1);
    }
  };
}

function bounded(wait: Duration): Duration {
  return Math.max(0, Math.min(longestWait, wait));
}
