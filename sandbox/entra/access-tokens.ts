import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Caller, ServicePrincipal, World } from '../world.ts';

/** Whom an access token is for; the sandbox's own names of the resource services. */
export type Audience = 'arm' | 'graph' | 'vault';

export interface AccessTokenClaims {
  aud: string;
  iss: string;
  iat: number;
  nbf: number;
  exp: number;
  appid: string;
  oid: string;
  tid: string;
  idtyp: 'app';
  sub: string;
  ver: '1.0';
  roles?: string[];
}

/** Seconds an access token lives. Entra varies between 60 and 90 minutes; the sandbox does not. */
export const TOKEN_LIFETIME = 3600;

// One key per process: a token of another sandbox is refused as any forged one.
const key = randomBytes(32);

/** Signs an access token for a service principal; `resource` is the audience as the client asked for it. */
export function mintAccessToken(principal: ServicePrincipal, audience: Audience, resource: string, world: World): string {
  const now = Math.floor(world.now() / 1000);
  const tid = world.state.tenant.id;
  const claims: AccessTokenClaims = {
    aud: resource,
    iss: `https://sts.windows.net/${tid}/`,
    iat: now,
    nbf: now,
    exp: now + TOKEN_LIFETIME,
    appid: principal.appId,
    idtyp: 'app',
    oid: principal.id,
    sub: principal.id,
    tid,
    ver: '1.0',
    // A principal without any permission gets no such claim at all.
    ...(audience === 'graph' && principal.graphPermissions.length > 0 ? { roles: principal.graphPermissions } : {})
  };
  const body = `${encode({ typ: 'JWT', alg: 'HS256', kid: 'sandbox' })}.${encode(claims)}`;
  return `${body}.${sign(body)}`;
}

export type TokenReading =
  { ok: true; claims: AccessTokenClaims } | { ok: false; why: 'malformed' | 'signature' | 'expired'; exp?: number };

/** Reads and checks a token's form, signature and lifetime on the world's clock; not its audience. */
export function readAccessToken(token: string, world: World): TokenReading {
  const [head, body, signature, ...more] = token.split('.');
  if (!head || !body || !signature || more.length > 0) return { ok: false, why: 'malformed' };
  if (!equal(signature, sign(`${head}.${body}`))) return { ok: false, why: 'signature' };
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as AccessTokenClaims;
  if (claims.exp * 1000 <= world.now()) return { ok: false, why: 'expired', exp: claims.exp };
  return { ok: true, claims };
}

/** The caller a checked token speaks for. */
export function callerFrom(claims: AccessTokenClaims): Caller {
  return { tenantId: claims.tid, appId: claims.appid, objectId: claims.oid };
}

const ARM_HOSTS =
  /^https:\/\/management\.(azure\.com|core\.windows\.net|usgovcloudapi\.net|core\.usgovcloudapi\.net|chinacloudapi\.cn|core\.chinacloudapi\.cn)\/*$/;
const GRAPH_HOSTS =
  /^https:\/\/(graph\.microsoft\.com|graph\.microsoft\.us|dod-graph\.microsoft\.us|microsoftgraph\.chinacloudapi\.cn)\/*$/;
const VAULT_HOSTS = /^https:\/\/(vault\.azure\.net|vault\.usgovcloudapi\.net|vault\.azure\.cn)\/*$/;

/** Which service a resource URI names, in any of the three clouds, or null. The sandbox's own Graph URL counts, as the Azure CLI asks for it. */
export function audienceOf(resource: string, origin: string): Audience | null {
  const trimmed = resource.replace(/\/+$/, '');
  if (ARM_HOSTS.test(resource) || trimmed === `${origin}/arm`) return 'arm';
  if (GRAPH_HOSTS.test(resource) || trimmed === `${origin}/graph`) return 'graph';
  return VAULT_HOSTS.test(resource) ? 'vault' : null;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sign(text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
