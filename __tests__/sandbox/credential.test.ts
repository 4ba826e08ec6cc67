import { ClientAssertionCredential, ClientSecretCredential, ManagedIdentityCredential } from '@azure/identity';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mintAccessToken } from '../../sandbox/entra/access-tokens.ts';
import { callerOf } from '../../sandbox/entra/credential.ts';
import { signIdToken } from '../../sandbox/entra/id-tokens.ts';
import { idFor, secretFor } from '../../sandbox/seed/names.ts';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import type { ApiAnswer, ApiRequest, Caller } from '../../sandbox/world.ts';
import { ARM_SCOPE, askToken, bearer, call, GRAPH_SCOPE } from './requests.ts';
import type { Answer } from './requests.ts';

const SUBJECT = 'repo:contoso/aks-platform:ref:refs/heads/main';
const GITHUB = 'https://token.actions.githubusercontent.com';
const EXCHANGE = 'api://AzureADTokenExchange';
const SEED: Seed = {
  applications: [
    { name: 'healthy', credentials: [{ name: 'a' }, { name: 'b', on: 'servicePrincipal' }] },
    {
      name: 'late',
      credentials: [
        { name: 'old', start: '-400d', end: '-1d' },
        { name: 'future', start: '+1d', end: '+300d' }
      ]
    },
    { name: 'deleted', deleted: '-1d', credentials: [{ name: 'a' }] },
    { name: 'disabled', credentials: [{ name: 'a' }], servicePrincipal: { enabled: false } },
    { name: 'lonely', credentials: [{ name: 'a' }], servicePrincipal: false },
    { name: 'foreign', homeTenant: 'fabrikam.onmicrosoft.com', credentials: [{ name: 'a' }] },
    { name: 'federated', federated: [{ subject: SUBJECT }, { issuer: 'https://issuer.example', subject: 'x' }] }
  ],
  caller: { graphPermissions: ['Application.ReadWrite.All'], managedIdentity: true }
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: SEED });
});
afterEach(() => sandbox.engine.reset());
afterAll(() => sandbox.close());

const appId = (name: string): string => idFor('app', name);
const bySecret = (name: string, credential: string, more: Record<string, string> = {}): Promise<Answer> =>
  askToken(sandbox, { client_id: appId(name), client_secret: secretFor(`${name}/${credential}`), ...more });
const claimsOf = (token: string): Record<string, any> => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

/** Status, OAuth error, AADSTS code, and that the text is built as Entra builds it. */
function failure(answer: Answer): [number, string, number] {
  const { error, error_description: text, error_codes: codes, trace_id: trace, correlation_id: correlation, timestamp } = answer.body;
  expect(text.startsWith(`AADSTS${codes[0]}: `)).toBe(true);
  expect(text.endsWith(`Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`)).toBe(true);
  return [answer.status, error, codes[0]];
}

describe('@azure/identity', () => {
  const options = (): object => ({ authorityHost: sandbox.origin, disableInstanceDiscovery: true, tlsOptions: { ca: sandbox.ca } });
  const signIn = (clientId: string, secret: string): Promise<unknown> =>
    new ClientSecretCredential(sandbox.world.state.tenant.id, clientId, secret, options()).getToken(ARM_SCOPE);

  it('signs in with a client secret', async () => {
    const { inputs } = sandbox;
    const credential = new ClientSecretCredential(
      inputs['tenant-id'] ?? '',
      inputs['client-id'] ?? '',
      inputs['client-secret'] ?? '',
      options()
    );
    const { token, expiresOnTimestamp } = await credential.getToken(GRAPH_SCOPE);
    expect(claimsOf(token)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      tid: inputs['tenant-id'],
      appid: inputs['client-id'],
      idtyp: 'app'
    });
    expect(claimsOf(token)['roles']).toEqual(['Application.ReadWrite.All']);
    expect(expiresOnTimestamp).toBeGreaterThan(Date.now());
  });

  it('reports a wrong and an expired secret with their codes', async () => {
    await expect(signIn(appId('healthy'), 'wrong')).rejects.toThrow(/AADSTS7000215/);
    await expect(signIn(appId('late'), secretFor('late/old'))).rejects.toThrow(/AADSTS7000222/);
    await expect(signIn(appId('nobody'), 'x')).rejects.toThrow(/AADSTS700016/);
  });

  it('signs in with the ID token of a workflow run, and reports a foreign subject', async () => {
    const assertion = (): Promise<string> => idToken();
    const credential = new ClientAssertionCredential(sandbox.world.state.tenant.id, appId('federated'), assertion, options());
    expect(claimsOf((await credential.getToken(ARM_SCOPE)).token)['appid']).toBe(appId('federated'));
    const other = new ClientAssertionCredential(
      sandbox.world.state.tenant.id,
      sandbox.inputs['client-id'] ?? '',
      () => idToken({ sub: 'repo:o/r:pull_request' }),
      options()
    );
    await expect(other.getToken(ARM_SCOPE)).rejects.toThrow(/AADSTS700213.*'repo:o\/r:pull_request'/);
  });

  it('signs in as the managed identity of App Service', async () => {
    const before = { ...process.env };
    process.env['IDENTITY_ENDPOINT'] = `${sandbox.origin}/msi/token`;
    process.env['IDENTITY_HEADER'] = sandbox.world.state.managedIdentity?.header ?? '';
    try {
      const credential = new ManagedIdentityCredential({ tlsOptions: { ca: sandbox.ca } });
      expect(claimsOf((await credential.getToken(ARM_SCOPE)).token)['appid']).toBe(sandbox.inputs['client-id']);
    } finally {
      process.env = before;
    }
  });
});

describe('client secrets', () => {
  it.each([
    ['healthy', 'a', 'on the application'],
    ['healthy', 'b', 'on the service principal'],
    ['foreign', 'a', 'on an application of another tenant']
  ])('accepts that of %s: %s (%s)', async (name, credential) => {
    const answer = await bySecret(name, credential);
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
  });

  it.each([
    ['healthy', 'nobody knows', 401, 'invalid_client', 7000215],
    ['late', 'old', 401, 'invalid_client', 7000222],
    ['late', 'future', 401, 'invalid_client', 7000215],
    ['deleted', 'a', 400, 'unauthorized_client', 700016],
    ['unknown', 'a', 400, 'unauthorized_client', 700016],
    ['disabled', 'a', 400, 'unauthorized_client', 7000112],
    ['lonely', 'a', 401, 'invalid_client', 7000229]
  ])('refuses that of %s: %s with %d %s AADSTS%d', async (name, credential, status, error, code) => {
    expect(failure(await bySecret(name, credential))).toEqual([status, error, code]);
  });

  it('follows the world’s clock', async () => {
    sandbox.engine.advance(2 * 86_400_000);
    expect((await bySecret('late', 'future')).status).toBe(200);
    sandbox.engine.advance(400 * 86_400_000);
    expect(failure(await bySecret('healthy', 'a'))[2]).toBe(7000222);
  });

  it('never shows the secret that was sent', async () => {
    expect((await askToken(sandbox, { client_id: appId('healthy'), client_secret: 'my-secret' })).text).not.toContain('my-secret');
  });
});

describe('the request', () => {
  it('accepts the tenant by id in any case and by domain', async () => {
    const form = { client_id: appId('healthy'), client_secret: secretFor('healthy/a') };
    expect((await askToken(sandbox, form, 'contoso.onmicrosoft.com')).status).toBe(200);
    expect((await askToken(sandbox, form, sandbox.world.state.tenant.id.toUpperCase())).status).toBe(200);
  });

  it.each([
    ['00000000-0000-4000-8000-000000000000', 90002],
    ['fabrikam.onmicrosoft.com', 90002],
    ['no tenant', 900023]
  ])('refuses the tenant "%s" with AADSTS%d, in discovery too', async (tenant, code) => {
    const path = encodeURIComponent(tenant);
    expect(failure(await askToken(sandbox, { client_id: 'x', client_secret: 'y' }, path))).toEqual([400, 'invalid_request', code]);
    expect(failure(await call(sandbox, 'GET', `/${path}/v2.0/.well-known/openid-configuration`))[2]).toBe(code);
  });

  it.each<[Record<string, string>, number]>([
    [{ client_id: '' }, 900144],
    [{ grant_type: 'password' }, 70003],
    [{ client_secret: '' }, 7000218],
    [{ scope: 'https://management.azure.com/user_impersonation' }, 1002012],
    [{ scope: 'https://contoso.example/.default' }, 500011],
    [{ scope: 'https://management.azure.com.evil.example/.default' }, 500011]
  ])('with %j gets AADSTS%d', async (form, code) => {
    expect(failure(await bySecret('healthy', 'a', form))[2]).toBe(code);
  });

  it.each([
    ['https://management.core.windows.net//.default', 'https://management.core.windows.net/'],
    ['https://management.usgovcloudapi.net/.default', 'https://management.usgovcloudapi.net'],
    ['https://management.chinacloudapi.cn/.default', 'https://management.chinacloudapi.cn'],
    ['https://graph.microsoft.com//.default', 'https://graph.microsoft.com/'],
    ['https://microsoftgraph.chinacloudapi.cn/.default', 'https://microsoftgraph.chinacloudapi.cn'],
    ['https://vault.azure.net/.default openid', 'https://vault.azure.net']
  ])('scope %s makes the audience %s', async (scope, audience) => {
    expect(claimsOf((await bySecret('healthy', 'a', { scope })).body.access_token)['aud']).toBe(audience);
  });

  it('takes the sandbox’s own Graph URL as the Azure CLI sends it', async () => {
    const answer = await bySecret('healthy', 'a', { scope: `${sandbox.origin}/graph/.default` });
    expect(claimsOf(answer.body.access_token)['aud']).toBe(`${sandbox.origin}/graph`);
  });

  it('discovers the token endpoint for the Azure CLI, which asks below /adfs', async () => {
    const { body } = await call(sandbox, 'GET', '/adfs/.well-known/openid-configuration');
    expect(body.token_endpoint).toBe(`${sandbox.origin}/${sandbox.world.state.tenant.id}/oauth2/v2.0/token`);
  });
});

describe('replication', () => {
  it('hides a new secret from all replicas first, then from every second one, then from none', async () => {
    sandbox.world.replication = 60_000;
    const headers = await bearer(sandbox, GRAPH_SCOPE);
    const path = `/graph/v1.0/applications(appId='${appId('healthy')}')/addPassword`;
    const made = await call(sandbox, 'POST', path, { headers, body: {} });
    const states = async (): Promise<Set<number>> => {
      const seen = new Set<number>();
      for (let n = 0; n < 6; n++)
        seen.add((await askToken(sandbox, { client_id: appId('healthy'), client_secret: made.body.secretText })).status);
      return seen;
    };
    expect(await states()).toEqual(new Set([401]));
    sandbox.engine.advance(35_000);
    expect(await states()).toEqual(new Set([200, 401]));
    sandbox.engine.advance(30_000);
    expect(await states()).toEqual(new Set([200]));
  });
});

describe('client assertions', () => {
  const byAssertion = (assertion: string, name = 'federated'): Promise<Answer> =>
    askToken(sandbox, {
      client_id: appId(name),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion
    });

  it('accepts the one that matches', async () => {
    expect((await byAssertion(await idToken())).status).toBe(200);
  });

  it.each<[string, Record<string, unknown>, number, string]>([
    ['another subject', { sub: 'repo:contoso/aks-platform:pull_request' }, 700213, "subject 'repo:contoso/aks-platform:pull_request'"],
    ['the subject in another case', { sub: SUBJECT.toUpperCase() }, 7002138, 'case-insensitive'],
    ['another audience', { aud: 'api://other' }, 700212, "audience 'api://other'"],
    ['another issuer', { iss: 'https://elsewhere.example' }, 700211, "issuer 'https://elsewhere.example'"],
    ['an issuer whose keys are others', { iss: 'https://issuer.example', sub: 'x' }, 50013, 'signature'],
    ['no longer valid', { exp: 1 }, 700024, 'valid time range'],
    ['not valid yet', { nbf: 4_000_000_000, exp: 4_000_000_300 }, 700024, 'valid time range']
  ])('refuses one with %s', async (_, claims, code, text) => {
    const answer = await byAssertion(await idToken(claims));
    expect(failure(answer)).toEqual([401, 'invalid_client', code]);
    expect(answer.body.error_description).toContain(text);
  });

  it('refuses one that was changed after signing, one without a signature, and rubbish', async () => {
    const [head, body, signature] = (await idToken({ sub: 'x' })).split('.');
    const [, good] = (await idToken()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(failure(await byAssertion(`${head}.${good}.${signature}`))[2]).toBe(50013);
    expect(failure(await byAssertion(`${none}.${good}.x`))[2]).toBe(50013);
    expect(failure(await byAssertion(`${none}.${body}.`))[2]).toBe(50027);
    expect(failure(await byAssertion('rubbish'))[2]).toBe(50027);
  });

  it('refuses an application without federated credentials, and a disabled one', async () => {
    expect(failure(await byAssertion(await idToken(), 'healthy'))[2]).toBe(700211);
    expect(failure(await byAssertion(await idToken(), 'disabled'))[2]).toBe(7000112);
  });

  it('refuses one that has expired on the world’s clock', async () => {
    const assertion = await idToken();
    sandbox.engine.advance(301_000);
    expect(failure(await byAssertion(assertion))[2]).toBe(700024);
  });
});

describe('managed identity', () => {
  it('answers as the instance metadata service does', async () => {
    const path = '/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fmanagement.azure.com%2F';
    expect((await call(sandbox, 'GET', path)).status).toBe(400);
    const answer = await call(sandbox, 'GET', path, { headers: { metadata: 'true' } });
    expect(claimsOf(answer.body.access_token)['oid']).toBe(idFor('service-principal', 'caller'));
  });

  it('asks App Service callers for their header', async () => {
    expect(
      (await call(sandbox, 'GET', '/msi/token?resource=https://management.azure.com', { headers: { 'x-identity-header': 'guess' } })).status
    ).toBe(401);
  });
});

describe('callerOf', () => {
  const principal = () => sandbox.world.state.graph.servicePrincipals[0]!;
  const request = (authorization?: string): ApiRequest => ({
    method: 'GET',
    path: '/',
    query: new URLSearchParams(),
    headers: { authorization },
    body: undefined
  });
  const code = (answer: Caller | ApiAnswer): unknown =>
    'status' in answer ? [answer.status, (answer.body as any).error.code, (answer.body as any).error.message] : answer;
  const token = (resource: string): string => mintAccessToken(principal(), 'arm', resource, sandbox.world);

  it('tells who calls', () => {
    const caller = callerOf(request(`bearer ${token('https://management.azure.com')}`), sandbox.world, 'arm');
    expect(caller).toEqual({ tenantId: sandbox.world.state.tenant.id, appId: principal().appId, objectId: principal().id });
  });

  it('refuses what is missing, malformed or forged, as each service does', () => {
    const graph = (authorization?: string) => code(callerOf(request(authorization), sandbox.world, 'graph'));
    const arm = (authorization?: string) => code(callerOf(request(authorization), sandbox.world, 'arm'));
    const [head, , signature] = token('https://management.azure.com').split('.');
    const forged = `Bearer ${head}.${Buffer.from('{"aud":"https://management.azure.com","exp":9999999999}').toString('base64url')}.${signature}`;
    expect(graph()).toEqual([401, 'InvalidAuthenticationToken', 'Access token is empty.']);
    expect(graph('Bearer x')).toEqual([401, 'InvalidAuthenticationToken', expect.stringContaining('IDX14100')]);
    expect(arm()).toEqual([401, 'AuthenticationFailed', expect.stringContaining("'Authorization' header is missing")]);
    expect(arm('Bearer x')).toEqual([401, 'InvalidAuthenticationToken', 'The access token is invalid.']);
    expect(arm(forged)).toEqual([401, 'InvalidAuthenticationToken', 'The access token is invalid.']);
    expect(arm('Basic eDp5')).toEqual([401, 'InvalidAuthenticationToken', 'The access token is invalid.']);
  });

  it('refuses a token of another service and one that has expired', () => {
    const other = `Bearer ${token('https://graph.microsoft.com')}`;
    const own = `Bearer ${token('https://management.azure.com')}`;
    expect(code(callerOf(request(other), sandbox.world, 'arm'))).toEqual([
      401,
      'InvalidAuthenticationTokenAudience',
      expect.stringContaining('https://graph.microsoft.com')
    ]);
    expect(code(callerOf(request(own), sandbox.world, 'graph'))).toEqual([
      401,
      'InvalidAuthenticationToken',
      expect.stringContaining('audience')
    ]);
    sandbox.engine.advance(3_600_000);
    expect(code(callerOf(request(own), sandbox.world, 'arm'))).toEqual([
      401,
      'ExpiredAuthenticationToken',
      expect.stringContaining('expiry UTC time')
    ]);
  });
});

/** An ID token from GitHub's endpoint, or one signed by the same issuer with other claims. */
async function idToken(claims?: Record<string, unknown>): Promise<string> {
  if (claims) {
    const now = Math.floor(sandbox.world.now() / 1000);
    return signIdToken({ iss: GITHUB, sub: SUBJECT, aud: EXCHANGE, nbf: now - 600, exp: now + 300, ...claims });
  }
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = sandbox.env;
  const path = `${url.slice(sandbox.origin.length)}&audience=${encodeURIComponent(EXCHANGE)}`;
  return (await call(sandbox, 'GET', path, { headers: { authorization: `Bearer ${token}` } })).body.value;
}
