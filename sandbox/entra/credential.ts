import { randomUUID } from 'node:crypto';
import { audienceOf, callerFrom, mintAccessToken, readAccessToken, TOKEN_LIFETIME } from './access-tokens.ts';
import type { Audience } from './access-tokens.ts';
import { checkAssertion } from './client-assertion.ts';
import { signIn } from './sign-in.ts';
import { isFailure, signInFailure, tenantNotFound } from './sign-in-errors.ts';
import type { SignInFailure } from './sign-in-errors.ts';
import type { ApiAnswer, ApiRequest, Caller, ServicePrincipal, Service, World } from '../world.ts';

type Form = Record<string, string>;

/**
 * Entra's sign-in host: OpenID discovery, instance discovery, the token endpoint, and the two managed identity endpoints
 * that a machine in Azure has.
 */
export const entra: Service = async (request, world) => {
  const [first = '', ...rest] = request.path.split('/').slice(1);
  const tail = rest.join('/');
  if (request.path === '/common/discovery/instance') return instanceDiscovery(request, world);
  if (request.path === '/metadata/identity/oauth2/token') return imdsToken(request, world);
  if (request.path === '/msi/token') return appServiceToken(request, world);
  if (tail === '.well-known/openid-configuration' || tail === 'v2.0/.well-known/openid-configuration') return discovery(first, world);
  if (tail !== 'oauth2/v2.0/token' && request.path !== '/adfs/oauth2/token') return null;
  if (request.method !== 'POST')
    return signInFailure(world, 405, 'invalid_request', 900561, 'The endpoint only accepts POST requests. Received a GET request.');
  return token(first === 'adfs' ? world.state.tenant.id : first, (request.body ?? {}) as Form, world);
};

/**
 * Who the bearer token of a request speaks for, or the 401 that this service gives. Signature, lifetime (world's clock)
 * and audience are checked; permissions are the service's own business.
 */
export function callerOf(request: ApiRequest, world: World, audience: Audience): Caller | ApiAnswer {
  const header = request.headers['authorization'] ?? '';
  const match = /^bearer\s+(\S+)$/i.exec(header);
  if (!match?.[1]) return unauthorized(audience, header === '' ? 'missing' : 'malformed', world);
  const reading = readAccessToken(match[1], world);
  if (!reading.ok) return unauthorized(audience, reading.why, world, reading.exp);
  if (audienceOf(reading.claims.aud, world.origin) !== audience)
    return unauthorized(audience, 'audience', world, undefined, reading.claims.aud);
  return callerFrom(reading.claims);
}

type Refusal = 'missing' | 'malformed' | 'signature' | 'expired' | 'audience';

function unauthorized(audience: Audience, why: Refusal, world: World, exp?: number, aud?: string): ApiAnswer {
  const error = audience === 'graph' ? graphRefusal(why, world) : armRefusal(why, world, exp, aud);
  const authority = `${world.origin}/${world.state.tenant.id}`;
  const challenge = `Bearer authorization_uri="${authority}", error="invalid_token", error_description="${error.message}"`;
  return { status: 401, body: { error }, headers: { 'www-authenticate': challenge } };
}

function graphRefusal(why: Refusal, world: World): { code: string; message: string; innerError: Record<string, string> } {
  const messages: Record<Refusal, string> = {
    missing: 'Access token is empty.',
    malformed: 'IDX14100: JWT is not well formed, there are no dots (.).',
    signature: 'Access token validation failure. Invalid signature.',
    expired: 'Lifetime validation failed, the token is expired.',
    audience: 'Access token validation failure. Invalid audience.'
  };
  const id = randomUUID();
  const date = new Date(world.now()).toISOString().slice(0, 19);
  return { code: 'InvalidAuthenticationToken', message: messages[why], innerError: { date, 'request-id': id, 'client-request-id': id } };
}

function armRefusal(why: Refusal, world: World, exp = 0, aud = ''): { code: string; message: string } {
  if (why === 'missing') return { code: 'AuthenticationFailed', message: "Authentication failed. The 'Authorization' header is missing." };
  if (why === 'expired') {
    const until = new Date(exp * 1000).toISOString();
    const now = new Date(world.now()).toISOString();
    return {
      code: 'ExpiredAuthenticationToken',
      message: `The access token expiry UTC time '${until}' is earlier than current UTC time '${now}'.`
    };
  }
  if (why !== 'audience') return { code: 'InvalidAuthenticationToken', message: 'The access token is invalid.' };
  const allowed =
    "'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'";
  const message = `The access token has been obtained for wrong audience or resource '${aud}'. It should exactly match with one of the allowed audiences ${allowed}.`;
  return { code: 'InvalidAuthenticationTokenAudience', message };
}

function isTenant(name: string, world: World): boolean {
  const { id, defaultDomain } = world.state.tenant;
  return [id, defaultDomain].some((known) => known.toLowerCase() === name.toLowerCase());
}

function discovery(tenant: string, world: World): ApiAnswer {
  if (tenant !== 'adfs' && tenant !== 'common' && tenant !== 'organizations' && !isTenant(tenant, world))
    return tenantNotFound(tenant, world);
  const base = `${world.origin}/${world.state.tenant.id}`;
  return {
    status: 200,
    body: {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'tid', 'ver']
    }
  };
}

function instanceDiscovery(request: ApiRequest, world: World): ApiAnswer {
  const asked = request.query.get('authorization_endpoint') ?? '';
  const host = URL.canParse(asked) ? new URL(asked).host : new URL(world.origin).host;
  const metadata = [{ preferred_network: host, preferred_cache: host, aliases: [host] }];
  const endpoint = `${world.origin}/${world.state.tenant.id}/v2.0/.well-known/openid-configuration`;
  return { status: 200, body: { tenant_discovery_endpoint: endpoint, 'api-version': '1.1', metadata } };
}

async function token(tenant: string, form: Form, world: World): Promise<ApiAnswer> {
  if (!isTenant(tenant, world)) return tenantNotFound(tenant, world);
  const missing = ['grant_type', 'client_id', 'scope'].find((name) => !form[name]);
  if (missing)
    return signInFailure(world, 400, 'invalid_request', 900144, `The request body must contain the following parameter: '${missing}'.`);
  const { grant_type: grant = '', client_id: clientId = '' } = form;
  if (grant !== 'client_credentials')
    return signInFailure(world, 400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grant}'.`);
  const target = targetOf(form['scope'] ?? '', world);
  if (isFailure(target)) return target;
  const assertion = form['client_assertion'];
  const principal = signIn(clientId, assertion === undefined ? form['client_secret'] : null, world);
  if (isFailure(principal)) return principal;
  const refused = assertion === undefined ? null : checkAssertion(clientId, assertion, world);
  if (refused) return refused;
  return { status: 200, headers: NO_STORE, body: issued(principal, target.audience, target.resource, world) };
}

const NO_STORE = { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' };

function issued(principal: ServicePrincipal, audience: Audience, resource: string, world: World): Record<string, unknown> {
  const access = mintAccessToken(principal, audience, resource, world);
  return { token_type: 'Bearer', expires_in: TOKEN_LIFETIME - 1, ext_expires_in: TOKEN_LIFETIME - 1, access_token: access };
}

/** `<resource>/.default` to the service; `resource//.default` means a resource that ends with a slash. */
function targetOf(scope: string, world: World): { audience: Audience; resource: string } | SignInFailure {
  const scopes = scope.split(/\s+/).filter((part) => !['', 'openid', 'profile', 'offline_access'].includes(part));
  const [only = ''] = scopes;
  if (scopes.length !== 1 || !only.endsWith('/.default')) {
    const text = `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`;
    return signInFailure(world, 400, 'invalid_scope', 1002012, text);
  }
  const resource = only.slice(0, -'/.default'.length);
  const audience = audienceOf(resource, world.origin);
  return audience ? { audience, resource } : resourceNotFound(resource, world);
}

function resourceNotFound(resource: string, world: World): SignInFailure {
  const text =
    `The resource principal named ${resource} was not found in the tenant named ${world.state.tenant.displayName}. ` +
    'This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. ' +
    'You might have sent your authentication request to the wrong tenant.';
  return signInFailure(world, 400, 'invalid_resource', 500011, text);
}

/** https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token */
function imdsToken(request: ApiRequest, world: World): ApiAnswer {
  if (request.headers['metadata']?.toLowerCase() !== 'true')
    return { status: 400, body: { error: 'invalid_request', error_description: 'Required metadata header not specified' } };
  return identityToken(request, world, 'expires_in');
}

/** https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference */
function appServiceToken(request: ApiRequest, world: World): ApiAnswer {
  const expected = world.state.managedIdentity?.header;
  if (!expected || request.headers['x-identity-header'] !== expected)
    return {
      status: 401,
      body: { statusCode: 401, message: 'Unauthorized: the X-IDENTITY-HEADER value is not the one of IDENTITY_HEADER' }
    };
  return identityToken(request, world, 'expires_on');
}

function identityToken(request: ApiRequest, world: World, kind: 'expires_in' | 'expires_on'): ApiAnswer {
  const appId = world.state.managedIdentity?.appId;
  const asked = request.query.get('client_id') ?? appId;
  const principal = world.state.graph.servicePrincipals.find((sp) => sp.appId === appId && !sp.deletedDateTime);
  if (!principal || asked !== appId) return { status: 400, body: { error: 'invalid_request', error_description: 'Identity not found' } };
  const resource = request.query.get('resource') ?? '';
  const audience = audienceOf(resource, world.origin);
  if (!audience) return resourceNotFound(resource, world);
  const expires = Math.floor(world.now() / 1000) + TOKEN_LIFETIME;
  const common = { access_token: mintAccessToken(principal, audience, resource, world), resource, token_type: 'Bearer', client_id: appId };
  const life =
    kind === 'expires_in' ? { expires_in: String(TOKEN_LIFETIME), expires_on: String(expires) } : { expires_on: String(expires) };
  return { status: 200, body: { ...common, ...life } };
}
