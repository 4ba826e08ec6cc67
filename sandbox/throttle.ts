import { failureAnswer } from './faults.ts';
import type { ApiAnswer, ApiRequest, World } from './world.ts';

/** A bucket that holds at most `capacity` and regains `perSecond`. */
interface Bucket {
  tokens: number;
  at: number;
}

interface Limit {
  name: string;
  capacity: number;
  perSecond: number;
}

interface Charge {
  key: string;
  limit: Limit;
  cost: number;
}

const buckets = new WeakMap<World, Map<string, Bucket>>();

// https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits, a tenant with under 50 users
const GRAPH_UNITS: Limit = { name: 'ApplicationTenant', capacity: 3500, perSecond: 350 };
const GRAPH_WRITES: Limit = { name: 'ApplicationTenant', capacity: 3000, perSecond: 20 };
const GRAPH_TENANT_WRITES: Limit = { name: 'Tenant', capacity: 18000, perSecond: 60 };
// https://learn.microsoft.com/graph/api/application-get: $select=keyCredentials
const GRAPH_KEYS: Limit = { name: 'Tenant', capacity: 150, perSecond: 2.5 };
// https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
const ARM_READS: Limit = { name: 'reads', capacity: 250, perSecond: 25 };
const ARM_WRITES: Limit = { name: 'writes', capacity: 200, perSecond: 10 };
const ARM_DELETES: Limit = { name: 'deletes', capacity: 200, perSecond: 10 };
/** All principals of a subscription together have that many times as much as one; same page. */
const ARM_GLOBAL = 15;
// https://learn.microsoft.com/azure/aks/quotas-skus-regions#throttling-limits-on-aks-resource-provider-apis
const AKS_LIST: Limit = { name: 'LIST ManagedClusters', capacity: 500, perSecond: 1 };
const AKS_LIST_GROUP: Limit = { name: 'LIST ManagedClusters', capacity: 60, perSecond: 1 };
const AKS_GET: Limit = { name: 'GET ManagedCluster', capacity: 60, perSecond: 1 };
const AKS_PUT: Limit = { name: 'PUT ManagedCluster', capacity: 20, perSecond: 1 / 60 };
const AKS_OPERATION: Limit = { name: 'GET Operation Status', capacity: 200, perSecond: 2 };
const AKS_OTHER: Limit = { name: 'All other APIs', capacity: 60, perSecond: 1 };
// https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests
const RESOURCE_GRAPH = { capacity: 15, windowMs: 5000 };
// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: content-generating requests per minute
const GITHUB_CONTENT: Limit = { name: 'content', capacity: 80, perSecond: 80 / 60 };

/** Answer and headers of one request's accounting; headers belong on the real answer too. */
export interface Account {
  refusal: ApiAnswer | null;
  headers: Record<string, string>;
}

/** Forgets what was used so far. */
export function resetQuotas(world: World): void {
  buckets.delete(world);
}

/**
 * Takes a Graph request's cost from the quotas of its application and tenant; only a world with `throttle` refuses any.
 * For the inner requests of a `$batch`, each of which is throttled alone and has the headers that it would have had alone.
 */
export function charge(request: ApiRequest, world: World): Account {
  return chargeGraph(request, world);
}

/** Takes a request's cost from its service's quotas. */
export function account(service: string, request: ApiRequest, world: World): Account {
  if (service === 'graph') return isBatch(request) ? FREE : chargeGraph(request, world);
  if (service === 'arm') return isResourceGraph(request) ? chargeResourceGraph(request, world) : chargeArm(request, world);
  if (service === 'github' && !isRead(request)) return chargeGitHub(request, world);
  return FREE;
}

const FREE: Account = { refusal: null, headers: {} };

function chargeGraph(request: ApiRequest, world: World): Account {
  const caller = presentedBy(request);
  const units = { key: `graph units ${caller}`, limit: GRAPH_UNITS, cost: resourceUnits(request) };
  const charges: Charge[] = [units];
  if (!isRead(request)) {
    charges.push(
      { key: `graph writes ${caller}`, limit: GRAPH_WRITES, cost: 1 },
      { key: 'graph tenant writes', limit: GRAPH_TENANT_WRITES, cost: 1 }
    );
  }
  if (selectsKeys(request)) charges.push({ key: 'graph keys', limit: GRAPH_KEYS, cost: 1 });
  const short = take(charges, world);
  const headers: Record<string, string> = { 'x-ms-resource-unit': String(units.cost) };
  const used = 1 - level(units, world) / GRAPH_UNITS.capacity;
  if (used > 0.8) headers['x-ms-throttle-limit-percentage'] = used.toFixed(2);
  if (!short) return { refusal: null, headers };
  const scope = `${short.charge.limit.name}/ReadWrite/${world.state.tenant.id}`;
  return {
    refusal: refusal(
      'graph',
      short.seconds,
      { ...headers, 'x-ms-throttle-scope': scope, 'x-ms-throttle-information': 'ResourceUnitLimitExceeded' },
      world
    ),
    headers
  };
}

function resourceUnits(request: ApiRequest): number {
  const collection = /^(\/v1\.0)?\/applications$/i.test(request.path) && isRead(request);
  const top = Number(request.query.get('$top') ?? Number.NaN);
  const base = (collection ? 2 : 1) - (request.query.has('$select') ? 1 : 0) + (request.query.has('$expand') ? 1 : 0);
  return Math.max(1, base - (top < 20 ? 1 : 0));
}

function selectsKeys(request: ApiRequest): boolean {
  return isRead(request) && /(^|,)\s*keyCredentials\b/i.test(request.query.get('$select') ?? '');
}

function chargeArm(request: ApiRequest, world: World): Account {
  const limit = isRead(request) ? ARM_READS : request.method === 'DELETE' ? ARM_DELETES : ARM_WRITES;
  const subscription = /^\/subscriptions\/([^/]+)/i.exec(request.path)?.[1]?.toLowerCase();
  const scope = subscription ? 'subscription' : 'tenant';
  const cost: Charge = { key: `arm ${limit.name} ${subscription ?? 'tenant'} ${presentedBy(request)}`, limit, cost: 1 };
  const everybody: Charge[] = subscription ? [{ key: `arm ${limit.name} ${subscription}`, limit: timesGlobal(limit), cost: 1 }] : [];
  const aks = aksCharge(request, subscription);
  const short = take([cost, ...everybody, ...aks], world);
  const left = (charge: Charge): string => String(Math.floor(level(charge, world)));
  const headers: Record<string, string> = { [`x-ms-ratelimit-remaining-${scope}-${limit.name}`]: left(cost) };
  for (const all of everybody) headers[`x-ms-ratelimit-remaining-${scope}-global-${limit.name}`] = left(all);
  if (!short) return { refusal: null, headers };
  // The provider refuses with a code of its own, while ARM has requests left.
  const answer = refusal('arm', short.seconds, headers, world);
  return { refusal: aks.includes(short.charge) ? { ...answer, body: throttled(short) } : answer, headers };
}

function timesGlobal({ name, capacity, perSecond }: Limit): Limit {
  return { name, capacity: capacity * ARM_GLOBAL, perSecond: perSecond * ARM_GLOBAL };
}

/** What the provider of clusters counts on top of ARM, whoever asks. */
function aksCharge({ method, path }: ApiRequest, subscription: string | undefined): Charge[] {
  const [, below = ''] = /\/providers\/microsoft\.containerservice\/(.*)$/i.exec(path.toLowerCase()) ?? [];
  if (below === '' || subscription === undefined) return [];
  const charged = (limit: Limit, scope: string): Charge => ({ key: `aks ${limit.name} ${scope}`, limit, cost: 1 });
  const group = /\/resourcegroups\/([^/]+)/i.exec(path)?.[1]?.toLowerCase();
  if (/^locations\/[^/]+\/operation(s|results)\//.test(below)) return [charged(AKS_OPERATION, subscription)];
  if (below === 'managedclusters')
    return [group === undefined ? charged(AKS_LIST, subscription) : charged(AKS_LIST_GROUP, `${subscription} ${group}`)];
  const alone = /^managedclusters\/[^/]+$/.test(below);
  if (alone && method === 'GET') return [charged(AKS_GET, path.toLowerCase())];
  if (alone && method === 'PUT') return [charged(AKS_PUT, path.toLowerCase())];
  return [charged(AKS_OTHER, subscription)];
}

function throttled({ seconds, charge: { limit } }: Short): unknown {
  return { error: { code: 'Throttled', message: `The request was throttled (${limit.name}). Please retry after ${seconds} seconds.` } };
}

/** Resource Graph counts in fixed windows of five seconds per user and says in `x-ms-user-quota-resets-after` when the next begins. */
function chargeResourceGraph(request: ApiRequest, world: World): Account {
  const all = bucketsOf(world);
  const key = `resource graph ${presentedBy(request)}`;
  const now = world.now();
  let window = all.get(key);
  if (!window || now - window.at >= RESOURCE_GRAPH.windowMs || now < window.at)
    all.set(key, (window = { tokens: RESOURCE_GRAPH.capacity, at: now }));
  const refused = window.tokens <= 0 && world.throttle === true;
  window.tokens = Math.max(0, window.tokens - 1);
  const seconds = Math.max(1, Math.ceil((window.at + RESOURCE_GRAPH.windowMs - now) / 1000));
  const headers = { 'x-ms-user-quota-remaining': String(window.tokens), 'x-ms-user-quota-resets-after': `00:00:0${seconds}` };
  return { refusal: refused ? rateLimited(seconds, headers) : null, headers };
}

function rateLimited(seconds: number, headers: Record<string, string>): ApiAnswer {
  const message =
    'Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed. ' +
    'Please see https://aka.ms/resourcegraph-throttling for help.';
  const details = [{ code: 'RateLimiting', message }];
  return {
    status: 429,
    headers: { ...headers, 'retry-after': String(seconds) },
    body: { error: { code: 'RateLimiting', message, details } }
  };
}

function chargeGitHub(request: ApiRequest, world: World): Account {
  const short = take([{ key: `github ${request.headers['authorization'] ?? ''}`, limit: GITHUB_CONTENT, cost: 1 }], world);
  return { refusal: short ? { ...refusal('github', Math.max(60, short.seconds), {}, world), status: 403 } : null, headers: {} };
}

function refusal(service: string, seconds: number, headers: Record<string, string>, world: World): ApiAnswer {
  const answer = failureAnswer(service, 429, seconds, world);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

interface Short {
  charge: Charge;
  seconds: number;
}

/** Takes all charges, or, where one bucket lacks tokens and the world throttles, none: then the one that is short. */
function take(charges: Charge[], world: World): Short | null {
  const short = charges.find((entry) => level(entry, world) < entry.cost);
  if (short && world.throttle)
    return { charge: short, seconds: Math.max(1, Math.ceil((short.cost - level(short, world)) / short.limit.perSecond)) };
  for (const entry of charges) {
    const bucket = bucketsOf(world).get(entry.key);
    if (bucket) bucket.tokens = Math.max(0, bucket.tokens - entry.cost);
  }
  return null;
}

/** Tokens in a charge's bucket now, refilled. A clock that was moved back (reset) refills nothing. */
function level({ key, limit }: Charge, world: World): number {
  const all = bucketsOf(world);
  const now = world.now();
  const bucket = all.get(key) ?? { tokens: limit.capacity, at: now };
  bucket.tokens = Math.min(limit.capacity, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * limit.perSecond);
  bucket.at = now;
  all.set(key, bucket);
  return bucket.tokens;
}

function bucketsOf(world: World): Map<string, Bucket> {
  const known = buckets.get(world) ?? new Map<string, Bucket>();
  buckets.set(world, known);
  return known;
}

/** The application a bearer token names. Unverified: whoever shows a bad token is refused right after. */
function presentedBy(request: ApiRequest): string {
  try {
    const body = (request.headers['authorization'] ?? '').split('.')[1] ?? '';
    return (JSON.parse(Buffer.from(body, 'base64url').toString()) as { appid?: string }).appid ?? 'anonymous';
  } catch {
    return 'anonymous';
  }
}

function isRead(request: ApiRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function isBatch(request: ApiRequest): boolean {
  return request.path.toLowerCase().endsWith('/$batch');
}

function isResourceGraph(request: ApiRequest): boolean {
  return /^\/providers\/microsoft\.resourcegraph\/resources$/i.test(request.path);
}
