import { ClientSecretCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import type { Vault, VaultSecret } from '../../sandbox/world-resources.ts';
import { trusting } from '../azure/tenant.ts';
import { ARM_SCOPE, askToken, bearer, call } from './requests.ts';
import type { Answer } from './requests.ts';

const DAY = 86_400_000;
const VAULT_SCOPE = 'https://vault.azure.net/.default';
const OFFICER = 'Key Vault Secrets Officer';
const USER = 'Key Vault Secrets User';
const person = (name: string): NonNullable<Seed['applications']>[number] => ({ name, credentials: [{ name: 'pw', secret: `of ${name}` }] });
const place = { subscription: 'sandbox', resourceGroup: 'rg-vaults' };
const SEED: Seed = {
  applications: [person('reader'), person('owner'), person('single')],
  vaults: [
    {
      name: 'kv-one',
      ...place,
      secrets: [
        { name: 'seeded', value: 'old', created: '-60d' },
        { name: 'seeded', value: 'new', created: '-10d', expires: '-1d', notBefore: '+1d', contentType: 'text/plain', tags: { a: 'b' } },
        { name: 'gone', value: 'x', deleted: '-10d' }
      ]
    },
    {
      name: 'kv-policies',
      ...place,
      rbac: false,
      accessPolicies: [{ principal: 'reader', secrets: ['Get'] }],
      secrets: [{ name: 'p', value: 'v' }]
    },
    { name: 'kv-kept', ...place, purgeProtection: true, softDeleteRetention: 7, secrets: [{ name: 'k', value: 'v', deleted: '-1d' }] }
  ],
  roleAssignments: [
    { principal: 'reader', role: USER, scope: 'vault/kv-one' },
    { principal: 'owner', role: 'Owner', scope: 'root' },
    { principal: 'owner', role: 'Contributor', scope: 'vault/kv-one' }
  ],
  caller: { roles: [{ role: OFFICER, scope: 'subscription/sandbox' }] }
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: SEED });
});
beforeEach(() => sandbox.engine.reset());
afterAll(() => sandbox.close());

interface Who {
  clientId?: string;
  secret?: string;
}

function client(vault = 'kv-one', who: Who = {}, more: object = {}): SecretClient {
  const { inputs, ca, origin } = sandbox;
  const options = { authorityHost: origin, disableInstanceDiscovery: true, tlsOptions: { ca } };
  const { clientId = inputs['client-id'] ?? '', secret = inputs['client-secret'] ?? '' } = who;
  const credential = new ClientSecretCredential(inputs['tenant-id'] ?? '', clientId, secret, options);
  return new SecretClient(`${origin}/vaults/${vault}`, credential, {
    ...{ disableChallengeResourceVerification: true, retryOptions: { maxRetries: 0 }, httpClient: trusting(ca) },
    ...more
  });
}

function application(name: string): Required<Who> {
  const found = sandbox.world.state.graph.applications.find((entry) => entry.displayName === name);
  return { clientId: found?.appId ?? '', secret: `of ${name}` };
}

function vaultOf(name = 'kv-one'): Vault {
  const found = sandbox.world.state.arm.vaults?.find((vault) => vault.name === name);
  if (!found) throw new Error(`no vault ${name}`);
  return found;
}

function stored(name: string, vault = 'kv-one'): VaultSecret | undefined {
  return vaultOf(vault).secrets.find((secret) => secret.name === name);
}

async function ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
  const query = path.includes('?') ? '' : '?api-version=2026-04-01';
  const signed = headers ?? (await bearer(sandbox, VAULT_SCOPE));
  return call(sandbox, method, `/vaults/kv-one${path}${query}`, { headers: signed, ...(body === undefined ? {} : { body }) });
}

/** The refusal that a real client meets. */
async function refusal(work: Promise<unknown>): Promise<{ statusCode?: number; code?: string; message: string; details?: any }> {
  return work.then(
    () => Promise.reject(new Error('it was accepted')),
    (error: unknown) => error as { statusCode?: number; code?: string; message: string }
  );
}

describe('sign-in', () => {
  it('answers a request without token with the challenge that the client follows', async () => {
    const answer = await ask('GET', '/secrets/seeded', undefined, {});
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe(
      `Bearer authorization="${sandbox.origin}/${sandbox.world.state.tenant.id}", resource="https://vault.azure.net"`
    );
    expect(answer.body).toEqual({ error: { code: 'Unauthorized', message: 'AKV10000: Request is missing a Bearer or PoP token.' } });
  });

  it('gives no value to the first request, whatever it carries', async () => {
    await ask('PUT', '/secrets/new', { value: 'x' }, {});
    expect(stored('new')).toBeUndefined();
  });

  it.each([
    ['of ARM', ARM_SCOPE, 'AKV10022: Invalid audience'],
    ['with a slash too many', 'https://vault.azure.net//.default', 'AKV10022: Invalid audience']
  ])('refuses a token %s', async (_, scope, text) => {
    const answer = await ask('GET', '/secrets/seeded', undefined, await bearer(sandbox, scope));
    expect(answer.status).toBe(401);
    expect(answer.body.error.message).toContain(text);
    expect(answer.headers['www-authenticate']).toContain('resource=');
  });

  it('refuses a forged token, a stale one and one of another tenant than the vault’s', async () => {
    const headers = await bearer(sandbox, VAULT_SCOPE);
    const forged = { authorization: `${headers['authorization']?.slice(0, -3)}AAA` };
    expect((await ask('GET', '/secrets/seeded', undefined, forged)).body.error.message).toContain('AKV10046');
    vaultOf().tenantId = '00000000-0000-4000-8000-000000000000';
    expect((await ask('GET', '/secrets/seeded', undefined, headers)).body.error.message).toContain('AKV10032');
    sandbox.engine.advance(DAY);
    expect((await ask('GET', '/secrets/seeded', undefined, headers)).body.error.message).toContain('TokenExpired');
  });

  it('is refused by a client that verifies challenges, as 127.0.0.1 is no vault.azure.net', async () => {
    const verifying = client('kv-one', {}, { disableChallengeResourceVerification: false });
    expect((await refusal(verifying.getSecret('seeded'))).message).toContain('does not match the requested domain');
  });
});

describe('rights', () => {
  it('lets a secrets user read and nothing else', async () => {
    const reader = client('kv-one', application('reader'));
    expect((await reader.getSecret('seeded')).value).toBe('new');
    for (const work of [
      () => reader.setSecret('seeded', 'x'),
      () => reader.beginDeleteSecret('seeded'),
      () => reader.updateSecretProperties('seeded', stored('seeded')?.versions[0]?.version ?? '', { enabled: false }),
      () => reader.purgeDeletedSecret('gone')
    ]) {
      const refused = await refusal(work());
      expect(refused).toMatchObject({ statusCode: 403, code: 'Forbidden' });
      expect(refused.message).toContain("DecisionReason: 'DeniedWithNoValidRBAC'");
    }
    expect(stored('seeded')?.versions).toHaveLength(2);
    expect(stored('gone')).toBeDefined();
  });

  it('names client, action and secret, and says by what kind of rule it refuses', async () => {
    const { clientId, secret } = application('reader');
    const token = await askToken(sandbox, { client_id: clientId, client_secret: secret, scope: VAULT_SCOPE });
    const { body } = await ask('PUT', '/secrets/mine', { value: 'x' }, { authorization: `Bearer ${token.body.access_token}` });
    expect(body.error.innererror).toEqual({ code: 'ForbiddenByRbac' });
    expect(body.error.message).toContain(`Caller: appid=${clientId};oid=`);
    expect(body.error.message).toContain("Action: 'Microsoft.KeyVault/vaults/secrets/setSecret/action'");
    expect(body.error.message).toMatch(
      /Resource: '\/subscriptions\/.+\/resourcegroups\/rg-vaults\/providers\/microsoft\.keyvault\/vaults\/kv-one\/secrets\/mine'/
    );
  });

  it('gives owners of everything no secret: control plane rights are none in the vault', async () => {
    expect((await refusal(client('kv-one', application('owner')).getSecret('seeded'))).statusCode).toBe(403);
  });

  it('takes a role at one secret for that secret only', async () => {
    const principal = sandbox.world.state.graph.servicePrincipals.find((entry) => entry.displayName === 'single');
    const reader = sandbox.world.state.arm.roleAssignments.find(({ scope }) => scope.endsWith('/kv-one'));
    sandbox.world.state.arm.roleAssignments.push({
      ...(reader as NonNullable<typeof reader>),
      principalId: principal?.id ?? '',
      scope: `${vaultOf().id}/secrets/seeded`
    });
    const single = client('kv-one', application('single'));
    expect((await single.getSecret('seeded')).value).toBe('new');
    expect((await refusal(single.getSecret('other'))).statusCode).toBe(403);
  });

  it('goes by access policies alone in a vault on access policies', async () => {
    expect((await client('kv-policies', application('reader')).getSecret('p')).value).toBe('v');
    const refused = await refusal(client('kv-policies').getSecret('p'));
    expect(refused.message).toContain("does not have secrets get permission on key vault 'kv-policies;location=westeurope'");
    const written = await refusal(client('kv-policies', application('reader')).setSecret('p', 'x'));
    expect(written.message).toContain('does not have secrets set permission');
  });
});

describe('versions', () => {
  it('makes a version with every set and gives the latest, or the one that is asked for', async () => {
    const first = await client().setSecret('fresh', 'one', { tags: { n: '1' } });
    sandbox.engine.advance(1000);
    const second = await client().setSecret('FRESH', 'two');
    expect(second.properties.version).not.toBe(first.properties.version);
    expect(first.properties.version).toMatch(/^[0-9a-f]{32}$/);
    expect((await client().getSecret('fresh')).value).toBe('two');
    const old = await client().getSecret('fresh', { version: first.properties.version ?? '' });
    expect(old).toMatchObject({ value: 'one', name: 'fresh', properties: { tags: { n: '1' }, enabled: true } });
    expect(Number(second.properties.createdOn) - Number(first.properties.createdOn)).toBeGreaterThanOrEqual(1000);
    expect(sandbox.world.state.arm.vaults?.[0]?.secrets.filter(({ name }) => /fresh/i.test(name))).toHaveLength(1);
  });

  it('names host and secret in an id, not the vault’s path', async () => {
    const { properties } = await client().setSecret('fresh', 'one');
    expect(properties.id).toBe(`${sandbox.origin}/secrets/fresh/${properties.version}`);
    expect(properties.vaultUrl).toBe(sandbox.origin);
  });

  it('takes times of validity as information', async () => {
    const { properties, value } = await client().getSecret('seeded');
    expect(value).toBe('new');
    expect(Number(properties.expiresOn)).toBeLessThan(sandbox.world.now());
    expect(Number(properties.notBefore)).toBeGreaterThan(sandbox.world.now());
    expect(properties).toMatchObject({
      contentType: 'text/plain',
      tags: { a: 'b' },
      recoverableDays: 90,
      recoveryLevel: 'Recoverable+Purgeable'
    });
  });

  it('lists every version over pages, without values', async () => {
    for (let n = 0; n < 60; n += 1) await client().setSecret('many', `v${n}`);
    sandbox.exchanges.length = 0;
    const versions: string[] = [];
    for await (const { version, id } of client().listPropertiesOfSecretVersions('many')) versions.push(`${version} ${id?.split('/')[4]}`);
    expect(new Set(versions).size).toBe(60);
    const pages = sandbox.exchanges.filter(({ status, service }) => service === 'vault' && status === 200);
    expect(pages.map(({ responseBody }) => (responseBody as { value: unknown[] }).value.length)).toEqual([25, 25, 10]);
    expect(JSON.stringify(pages.map(({ responseBody }) => responseBody))).not.toContain('"v1"');
  });

  it('lists in an order that is not that of time', async () => {
    for (let n = 0; n < 10; n += 1) await client().setSecret('many', `v${n}`);
    const { body } = await ask('GET', '/secrets/many/versions');
    const listed = body.value.map((item: { id: string }) => item.id.split('/').at(-1));
    expect(listed).toEqual([...listed].sort());
    expect(listed).not.toEqual(stored('many')?.versions.map(({ version }) => version));
  });

  it.each(['0', '26', 'x'])('refuses pages of %s', async (size) => {
    expect((await ask('GET', `/secrets/seeded/versions?api-version=7.4&maxresults=${size}`)).status).toBe(400);
  });

  it('changes attributes, tags as a whole, and never the value', async () => {
    const version = stored('seeded')?.versions[1]?.version ?? '';
    sandbox.engine.advance(DAY);
    const changed = await client().updateSecretProperties('seeded', version, { tags: { c: 'd' }, expiresOn: new Date('2030-01-01') });
    expect(changed).toMatchObject({ tags: { c: 'd' }, contentType: 'text/plain', expiresOn: new Date('2030-01-01') });
    expect(Number(changed.updatedOn) - Number(changed.createdOn)).toBeGreaterThanOrEqual(DAY);
    expect((await client().getSecret('seeded')).value).toBe('new');
    const { body } = await ask('PATCH', `/secrets/seeded/${version}`, { value: 'stolen', attributes: { enabled: true } });
    expect(body.value).toBeUndefined();
    expect(stored('seeded')?.versions[1]).toMatchObject({ value: 'new', tags: { c: 'd' } });
  });

  it('gives no disabled version, and says so', async () => {
    const version = stored('seeded')?.versions[1]?.version ?? '';
    await client().updateSecretProperties('seeded', version, { enabled: false });
    const { status, body } = await ask('GET', '/secrets/seeded');
    expect(status).toBe(403);
    expect(body.error).toMatchObject({ code: 'Forbidden', innererror: { code: 'SecretDisabled' } });
    expect((await client().getSecret('seeded', { version: stored('seeded')?.versions[0]?.version ?? '' })).value).toBe('old');
    expect((await client().setSecret('seeded', 'next')).value).toBe('next');
  });

  it('does not know other names and versions', async () => {
    expect(await refusal(client().getSecret('nobody'))).toMatchObject({ statusCode: 404, code: 'SecretNotFound' });
    expect((await ask('GET', `/secrets/seeded/${'0'.repeat(32)}`)).body.error.code).toBe('SecretNotFound');
    expect((await ask('GET', '/secrets/nobody/versions')).body).toEqual({ value: [] });
  });
});

describe('what a secret may be', () => {
  it.each(['under_score', 'a.b', 'ä', 'x'.repeat(128), 'a%2Fb c'])('refuses the name %s', async (name) => {
    const { status, body } = await ask('PUT', `/secrets/${encodeURI(name)}`, { value: 'x' });
    expect([400, 501]).toContain(status);
    expect(body.error.code).toMatch(/BadParameter|NotImplemented/);
    expect(vaultOf().secrets).toHaveLength(2);
  });

  const tags = (count: number): Record<string, string> => Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, 'x']));
  it.each<[string, unknown]>([
    ['no value', {}],
    ['a value that is no text', { value: 5 }],
    ['more than 25 kB', { value: 'x'.repeat(25_601) }],
    ['more than 25 kB of two bytes each', { value: 'ä'.repeat(12_801) }],
    ['16 tags', { value: 'x', tags: tags(16) }],
    ['a long tag', { value: 'x', tags: { a: 'x'.repeat(513) } }],
    ['a tag that is no text', { value: 'x', tags: { a: 1 } }],
    ['a long content type', { value: 'x', contentType: 'x'.repeat(256) }],
    ['a time as text', { value: 'x', attributes: { exp: '2030-01-01' } }]
  ])('refuses %s', async (_, body) => {
    const answer = await ask('PUT', '/secrets/fresh', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe('BadParameter');
    expect(stored('fresh')).toBeUndefined();
  });

  it('takes what is just allowed', async () => {
    const body = { value: 'x'.repeat(25_600), tags: tags(15), contentType: 'x'.repeat(255) };
    expect((await ask('PUT', `/secrets/${'a'.repeat(127)}`, body)).status).toBe(200);
  });

  it('asks for a version of its API, after the token', async () => {
    expect((await ask('GET', '/secrets/seeded?')).body.error.message).toBe('api-version must be specified');
    expect((await ask('GET', '/secrets/seeded?api-version=latest')).body.error.code).toBe('BadParameter');
    expect((await ask('GET', '/secrets/seeded?', undefined, {})).status).toBe(401);
  });

  it('has no vault of another name, and knows no other paths', async () => {
    expect((await call(sandbox, 'GET', '/vaults/kv-none/secrets/x?api-version=7.4')).status).toBe(404);
    expect((await ask('GET', '/keys/x')).status).toBe(501);
    expect((await ask('GET', '/secrets/seeded?api-version=7.4&expand=all')).status).toBe(501);
  });
});

describe('soft delete', () => {
  it('deletes, shows, recovers', async () => {
    const poller = await client().beginDeleteSecret('seeded', { intervalInMs: 1 });
    const deleted = await poller.pollUntilDone();
    expect(deleted.recoveryId).toBe(`${sandbox.origin}/deletedsecrets/seeded`);
    expect(Number(deleted.scheduledPurgeDate) - Number(deleted.deletedOn)).toBe(90 * DAY);
    expect((await refusal(client().getSecret('seeded'))).code).toBe('SecretNotFound');
    expect(deleted.value).toBeUndefined();
    const back = await (await client().beginRecoverDeletedSecret('seeded', { intervalInMs: 1 })).pollUntilDone();
    expect(back.name).toBe('seeded');
    expect((await client().getSecret('seeded')).value).toBe('new');
    expect(stored('seeded')?.versions).toHaveLength(2);
  });

  it('keeps the name until it is purged', async () => {
    const { status, body } = await ask('PUT', '/secrets/GONE', { value: 'x' });
    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: 'Conflict', innererror: { code: 'ObjectIsDeletedButRecoverable' } });
    await client().purgeDeletedSecret('gone');
    expect((await refusal(client().getDeletedSecret('gone'))).message).toContain('Deleted Secret not found: gone');
    expect((await client().setSecret('gone', 'again')).value).toBe('again');
  });

  it('forgets a deleted secret when its time is over', async () => {
    sandbox.engine.advance(79 * DAY);
    expect((await client().getDeletedSecret('gone')).name).toBe('gone');
    sandbox.engine.advance(2 * DAY);
    expect((await refusal(client().getDeletedSecret('gone'))).statusCode).toBe(404);
    expect((await client().setSecret('gone', 'again')).value).toBe('again');
  });

  it('purges nothing where that is protected', async () => {
    expect((await client('kv-kept').getDeletedSecret('k')).properties).toMatchObject({
      ...{ recoveryLevel: 'CustomizedRecoverable', recoverableDays: 7 }
    });
    expect((await refusal(client('kv-kept').purgeDeletedSecret('k'))).statusCode).toBe(403);
    expect(stored('k', 'kv-kept')).toBeDefined();
  });

  it('takes a while, in which the name is neither here nor there', async () => {
    sandbox.world.replication = 60_000;
    expect((await ask('DELETE', '/secrets/seeded')).status).toBe(200);
    expect((await ask('GET', '/secrets/seeded')).status).toBe(404);
    expect((await ask('GET', '/deletedsecrets/seeded')).status).toBe(404);
    expect((await ask('PUT', '/secrets/seeded', { value: 'x' })).body.error.innererror.code).toBe('ObjectIsBeingDeleted');
    expect((await ask('DELETE', '/deletedsecrets/seeded')).status).toBe(409);
    sandbox.engine.advance(61_000);
    expect((await ask('GET', '/deletedsecrets/seeded')).status).toBe(200);
    expect((await ask('POST', '/deletedsecrets/seeded/recover')).status).toBe(200);
    expect((await ask('GET', '/secrets/seeded')).status).toBe(404);
    expect((await ask('PUT', '/secrets/seeded', { value: 'x' })).body.error.innererror.code).toBe('ObjectIsBeingRecovered');
    sandbox.engine.advance(61_000);
    expect((await ask('GET', '/secrets/seeded')).body.value).toBe('new');
  });

  it('deletes nothing twice', async () => {
    expect((await ask('DELETE', '/secrets/gone')).status).toBe(404);
    expect((await ask('POST', '/deletedsecrets/seeded/recover')).status).toBe(404);
  });
});

describe('lists', () => {
  it('show what is live, and what is deleted, over pages and without values', async () => {
    for (let n = 0; n < 30; n += 1) await client().setSecret(`many-${n}`, `v${n}`, { tags: { n: `${n}` } });
    const live: string[] = [];
    for await (const { name, version, tags } of client().listPropertiesOfSecrets()) live.push(`${name} ${version} ${tags?.['n']}`);
    expect(live).toHaveLength(31);
    expect(live).toContain('many-29 undefined 29');
    expect(live.join()).not.toContain('gone');
    const gone: string[] = [];
    for await (const { name } of client().listDeletedSecrets()) gone.push(name);
    expect(gone).toEqual(['gone']);
    expect((await ask('GET', '/secrets')).text).not.toContain('"v1"');
  });

  it('are kept from whoever may read one secret only', async () => {
    // The client keeps the status of a refused page and not its text.
    const refused = [client('kv-policies', application('reader')), client('kv-one', application('owner'))];
    for (const one of refused) expect(await refusal(one.listPropertiesOfSecrets().next())).toMatchObject({ statusCode: 403 });
    const { clientId, secret } = application('owner');
    const token = await askToken(sandbox, { client_id: clientId, client_secret: secret, scope: VAULT_SCOPE });
    const { body } = await ask('GET', '/secrets', undefined, { authorization: `Bearer ${token.body.access_token}` });
    expect(body.error.message).toMatch(/Action: '[^']+readMetadata\/action'\r\nResource: '[^']+\/vaults\/kv-one'/);
  });
});

describe('faults', () => {
  it('fails as a vault does', async () => {
    sandbox.engine.faults.install([{ fault: '429', path: '/vaults/', retryAfter: null }]);
    const answer = await ask('GET', '/secrets/seeded', undefined, {});
    expect(answer.status).toBe(429);
    expect(answer.headers['retry-after']).toBeUndefined();
    expect(answer.body.error.code).toBe('Throttled');
    expect((await ask('PUT', '/secrets/seeded', '{')).body.error.code).toBe('BadParameter');
  });

  it('makes the version of a set whose answer is lost', async () => {
    const headers = await bearer(sandbox, VAULT_SCOPE);
    sandbox.engine.faults.install([{ fault: 'reset-after', method: 'PUT', path: '/vaults/' }]);
    await expect(ask('PUT', '/secrets/fresh', { value: 'x' }, headers)).rejects.toThrow();
    expect(stored('fresh')?.versions).toHaveLength(1);
  });
});
