import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { ApiAnswer, ApiRequest, GitHubRepository, Service, World } from '../world.ts';

/** Issuer of the ID tokens that GitHub's workflow runs get. */
export const issuer = 'https://token.actions.githubusercontent.com';

const KID = 'sandbox-github';
const LIFETIME = 300;
let pair: { privateKey: KeyObject; publicKey: KeyObject } | undefined;

// Made at first use: a fresh RSA key costs more than the rest of the sandbox's start.
function keys(): { privateKey: KeyObject; publicKey: KeyObject } {
  pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return pair;
}

/** The claims of an ID token that Entra looks at. */
export interface PresentedClaims {
  iss: string;
  sub: string;
  aud: string;
  nbf: number;
  exp: number;
}

/**
 * GitHub's OIDC provider as a job sees it: `GET /token?api-version=2.0&audience=X` with the job's request token, and the
 * public keys. Claims: https://docs.github.com/en/actions/reference/security/oidc
 */
export const idTokens: Service = (request, world) => {
  if (request.method !== 'GET') return null;
  if (request.path === '/.well-known/jwks') return { status: 200, body: { keys: [jwk()] } };
  if (request.path === '/.well-known/openid-configuration') return { status: 200, body: configuration(world) };
  return request.path === '/token' ? token(request, world) : null;
};

function token(request: ApiRequest, world: World): ApiAnswer {
  const { workflow } = world.state.github;
  const presented = /^bearer\s+(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  if (presented !== workflow.requestToken) return { status: 401, body: { message: 'Bad credentials' } };
  if (!workflow.idTokenPermission) return { status: 403, body: { message: 'Resource not accessible by integration' } };
  const owner = workflow.repository.split('/')[0] ?? '';
  const audience = request.query.get('audience') || `https://github.com/${owner}`;
  const value = signIdToken(claimsOf(audience, world));
  return { status: 200, body: { count: value.length, value } };
}

function claimsOf(audience: string, world: World): Record<string, unknown> {
  const { workflow, repositories } = world.state.github;
  const now = Math.floor(world.now() / 1000);
  const repository = repositories.find((candidate) => candidate.fullName === workflow.repository);
  const ref = /:ref:(.+)$/.exec(workflow.subject)?.[1] ?? 'refs/heads/main';
  return {
    jti: `sandbox-${world.tick()}`,
    iss: issuer,
    sub: workflow.subject,
    aud: audience,
    iat: now,
    nbf: now - 600,
    exp: now + LIFETIME,
    ...repositoryClaims(workflow.repository, repository),
    ...{ ref, ref_type: 'branch', ref_protected: 'true', event_name: 'schedule', runner_environment: 'github-hosted' },
    ...{ run_id: workflow.runId, run_number: '1', run_attempt: '1', workflow: 'check-expiry' },
    job_workflow_ref: `${workflow.repository}/.github/workflows/check-expiry.yml@${ref}`
  };
}

function repositoryClaims(fullName: string, repository: GitHubRepository | undefined): Record<string, string> {
  const owner = fullName.split('/')[0] ?? '';
  return {
    repository: fullName,
    repository_owner: owner,
    repository_id: String(repository?.id ?? 0),
    repository_owner_id: '1',
    repository_visibility: repository?.private ? 'private' : 'public',
    actor: owner,
    actor_id: '1'
  };
}

/** Signs claims as GitHub's issuer would (RS256). */
export function signIdToken(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ typ: 'JWT', alg: 'RS256', x5t: KID, kid: KID })}.${part(claims)}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(keys().privateKey, 'base64url')}`;
}

/** Whether the RS256 signature of a token is this issuer's; any other algorithm is refused. */
export function verifyIdToken(token: string): boolean {
  const [head = '', body = '', signature = ''] = token.split('.');
  if ((parse(head) as { alg?: unknown } | null)?.alg !== 'RS256') return false;
  return createVerify('RSA-SHA256').update(`${head}.${body}`).verify(keys().publicKey, signature, 'base64url');
}

/** The claims of a token, unverified; null if it is no JWT or one of them is missing. */
export function presentedClaims(token: string): PresentedClaims | null {
  const [head = '', body = '', signature, ...more] = token.split('.');
  const claims = parse(body) as Record<string, unknown> | null;
  if (!parse(head) || !claims || !signature || more.length > 0) return null;
  const { iss, sub, aud, nbf = 0, exp } = claims;
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof aud !== 'string') return null;
  return typeof nbf === 'number' && typeof exp === 'number' ? { iss, sub, aud, nbf, exp } : null;
}

function parse(part: string): object | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function jwk(): Record<string, unknown> {
  return { ...keys().publicKey.export({ format: 'jwk' }), kid: KID, use: 'sig', alg: 'RS256' };
}

function configuration(world: World): Record<string, unknown> {
  return {
    issuer,
    jwks_uri: `${world.origin}/github-oidc/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid']
  };
}
