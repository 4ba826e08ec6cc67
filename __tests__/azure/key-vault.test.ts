import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RestError } from '@azure/core-rest-pipeline';
import type { Seed } from '../../sandbox/seed/seed.ts';
import type { VaultSecret, VaultSecretVersion } from '../../sandbox/world-resources.ts';
import { createKeyVaultStore } from '../../src/azure/key-vault.ts';
import { explainVault } from '../../src/azure/key-vault-failures.ts';
import type { IssuedSecret, SecretStore } from '../../src/ports.ts';
import { formsOf } from '../../src/runtime.ts';
import { askToken } from '../sandbox/requests.ts';
import { openTenant, secretOf, type Tenant } from './tenant.ts';
import { createCredential } from '../../src/azure/credential.ts';

const day = 86_400_000;
const place = { subscription: 'sandbox', resourceGroup: 'rg' };
const appId = '22222222-2222-4222-8222-222222222222';
const secret = 'Ab8~+/[@] =x%.Q"q\\';
const tags = { 'aks-sp-key-id': 'k-old', 'aks-sp-rotation-id': 'r-old', 'aks-sp-app-id': appId, team: 'blue' };
const seed: Seed = {
  applications: [
    { name: 'aks', credentials: [{ name: 'new', secret }] },
    { name: 'reader', credentials: [{ name: 'pw', secret: 'of reader' }] },
    { name: 'policy', credentials: [{ name: 'pw', secret: 'of policy' }] }
  ],
  vaults: [
    {
      name: 'kv',
      ...place,
      secrets: [
        { name: 'ours', value: 'older', created: '-60d', tags },
        { name: 'ours', value: 'old-value', created: '-10d', expires: '+20d', contentType: 'text/plain', tags },
        { name: 'theirs', value: 'x' },
        { name: 'other', value: 'x', tags: { ...tags, 'aks-sp-app-id': '33333333-3333-4333-8333-333333333333' } },
        { name: 'gone', value: 'x', deleted: '-1d' },
        { name: 'off', value: 'first', created: '-9d', tags: { ...tags, 'aks-sp-key-id': 'k-first' } },
        { name: 'off', value: 'last', created: '-8d', enabled: false, tags: { ...tags, 'aks-sp-key-id': 'k-last' } }
      ]
    },
    {
      name: 'kv-policies',
      ...place,
      rbac: false,
      accessPolicies: [{ principal: 'policy', secrets: ['get', 'set'] }]
    }
  ],
  roleAssignments: [{ principal: 'reader', role: 'Key Vault Secrets User', scope: 'vault/kv' }],
  caller: { roles: [{ role: 'Key Vault Secrets Officer', scope: 'subscription/sandbox' }] }
};

let tenant: Tenant;
let masked: Set<string>;
let said: string[];
beforeAll(async () => {
  tenant = await openTenant({ seed });
});
beforeEach(() => {
  tenant.sandbox.engine.reset();
  masked = new Set();
  said = [];
});
afterAll(() => tenant.sandbox.close());

function open(
  name: string,
  { vault = 'kv', as = '', app = appId }: { vault?: string; as?: string; app?: string | null } = {}
): SecretStore {
  const { sandbox, cloud, http } = tenant;
  const application = sandbox.world.state.graph.applications.find((each) => each.displayName === as);
  const credential =
    as === ''
      ? tenant.credential
      : createCredential(secretOf(sandbox, { clientId: application?.appId ?? '', clientSecret: `of ${as}` }), cloud, http, null);
  return createKeyVaultStore({
    ...{ vaultUrl: `${sandbox.origin}/vaults/${vault}`, name, credential, http, appId: app },
    ...{ mask: (text) => void masked.add(text), say: (text) => void said.push(text) }
  });
}

function issued(more: Partial<IssuedSecret> = {}): IssuedSecret {
  return {
    ...{ appId, tenantId: tenant.caller.tenantId, keyId: '44444444-4444-4444-8444-444444444444', rotationId: '0a1b2c3d.1.2.1.AbCdEf_-' },
    ...{ secret, endsOn: tenant.sandbox.world.now() + 365 * day },
    ...more
  };
}

function stored(name: string, vault = 'kv'): VaultSecret | undefined {
  return tenant.sandbox.world.state.arm.vaults?.find((each) => each.name === vault)?.secrets.find((each) => each.name === name);
}

function last(name: string, vault = 'kv'): VaultSecretVersion | undefined {
  return stored(name, vault)?.versions.at(-1);
}

/** Everything that could carry the secret out: problems, log, what was requested by URL. */
function expectNoSecret(...texts: unknown[]): void {
  const text = JSON.stringify([texts, said, tenant.sandbox.exchanges.map(({ url }) => url)]);
  for (const form of [...formsOf(secret), 'old-value']) expect(text).not.toContain(form);
}

describe('a value', () => {
  it('comes back as it went in, and signs in', async () => {
    const store = open('fresh');
    expect(await store.check()).toBeNull();
    expect(await store.latest()).toBeNull();
    expect(await store.write(issued())).toEqual({ kind: 'done' });
    const value = await open('fresh').value();
    expect(value).toBe(secret);
    const aks = tenant.sandbox.world.state.graph.applications.find((each) => each.displayName === 'aks');
    const answer = await askToken(tenant.sandbox, { client_id: aks?.appId ?? '', client_secret: value });
    expect(answer.status).toBe(200);
    expect(masked).toContain(secret);
    expectNoSecret();
  });

  it('carries what a later run has to know, beside the tags people gave, and ends with its credential', async () => {
    const given = issued({ keyId: '44444444-4444-4444-8444-44444444ABCD' });
    expect(await open('ours').write(given)).toEqual({ kind: 'done' });
    expect(last('ours')).toMatchObject({ value: secret, enabled: true, exp: Math.floor(given.endsOn / 1000) });
    expect(last('ours')?.tags).toEqual({
      team: 'blue',
      'aks-sp-key-id': given.keyId.toLowerCase(),
      'aks-sp-rotation-id': given.rotationId,
      'aks-sp-app-id': appId,
      'aks-sp-tenant-id': given.tenantId
    });
    expect(await open('ours').latest()).toEqual({
      ...{ keyId: given.keyId.toLowerCase(), rotationId: given.rotationId, appId, enabled: true },
      endsOn: Math.floor(given.endsOn / 1000) * 1000
    });
  });

  it('finds room for its own tags beside fifteen others', async () => {
    const version = last('ours');
    if (version) version.tags = { ...tags, ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`t${n}`, 'x'])) };
    expect(await open('ours').write(issued())).toEqual({ kind: 'done' });
    expect(Object.keys(last('ours')?.tags ?? {})).toHaveLength(15);
    expect(last('ours')?.tags).toMatchObject({ 'aks-sp-app-id': appId, team: 'blue' });
  });

  it('is masked as soon as it is read, also by who only asks what is there', async () => {
    await open('ours').latest();
    expect(masked).toContain('old-value');
  });

  it('of a disabled version is not given, but what it was is told', async () => {
    const store = open('off');
    expect(await store.latest()).toMatchObject({ keyId: 'k-last', enabled: false, appId });
    await expect(store.value()).rejects.toMatchObject({ code: 'key-vault-no-value' });
    expect(await store.check()).toBeNull();
  });
});

describe('what is not ours', () => {
  it.each([
    ['theirs', 'was not written by this action'],
    ['other', 'holds a secret of application 33333333']
  ])('%s is not written over', async (name, text) => {
    const store = open(name);
    expect(await store.check()).toMatchObject({ code: 'store-foreign', message: expect.stringContaining(text) });
    expect(await store.write(issued())).toMatchObject({ kind: 'refused', problem: { code: 'store-foreign' } });
    expect(stored(name)?.versions).toHaveLength(1);
    expect(await store.undo()).toBeNull();
    expect(last(name)).toMatchObject({ value: 'x', enabled: true });
  });

  it('is told by the application once that is known', async () => {
    const store = open('other', { app: null });
    expect(await store.check()).toBeNull();
    expect(await store.write(issued())).toMatchObject({ kind: 'refused', problem: { code: 'store-foreign' } });
  });

  it('may be handed over by tags', async () => {
    const version = last('theirs');
    if (version) version.tags = { 'aks-sp-key-id': 'any', 'aks-sp-app-id': appId.toUpperCase() };
    expect(await open('theirs').check()).toBeNull();
  });
});

describe('a vault that refuses', () => {
  it('because a deleted secret holds the name: says how to get it back or free it', async () => {
    const store = open('gone');
    const problem = await store.check();
    expect(problem).toMatchObject({ code: 'key-vault-secret-deleted' });
    expect(problem?.hint).toMatch(/az keyvault secret recover --vault-name \S+ --name gone.*az keyvault secret purge/);
    const answer = await store.write(issued());
    expect(answer).toMatchObject({
      kind: 'refused',
      problem: { code: 'key-vault-conflict', message: expect.stringContaining('HTTP 409') }
    });
    expectNoSecret(problem, answer);
  });

  it('because the role only reads: names the role that writes, and keeps what is there', async () => {
    const store = open('ours', { as: 'reader' });
    expect(await store.check()).toBeNull();
    const answer = await store.write(issued());
    expect(answer).toMatchObject({
      kind: 'refused',
      problem: {
        code: 'key-vault-forbidden',
        message: expect.stringContaining('setSecret/action'),
        hint: expect.stringContaining('Key Vault Secrets Officer')
      }
    });
    expect(await store.undo()).toBeNull();
    expect(last('ours')?.value).toBe('old-value');
    expectNoSecret(answer);
  });

  it('because there is no right at all: says so before a secret exists', async () => {
    expect(await open('fresh', { as: 'policy' }).check()).toMatchObject({ code: 'key-vault-forbidden' });
    await expect(open('fresh', { as: 'policy' }).latest()).rejects.toMatchObject({ code: 'key-vault-forbidden' });
    expect(await open('p', { vault: 'kv-policies' }).check()).toMatchObject({
      code: 'key-vault-forbidden',
      hint: expect.stringContaining('is on access policies')
    });
  });

  it('because it is not there', async () => {
    expect(await open('a', { vault: 'none' }).check()).toMatchObject({ code: 'key-vault-not-found' });
    const error = new RestError('getaddrinfo ENOTFOUND kv.vault.azure.net', { code: 'ENOTFOUND' });
    expect(explainVault(error, 'read it', { vaultUrl: 'https://kv.vault.azure.net', name: 'a' }).code).toBe('key-vault-not-found');
  });

  it('because its tenant is another', async () => {
    const vault = tenant.sandbox.world.state.arm.vaults?.[0];
    if (vault) vault.tenantId = '00000000-0000-4000-8000-000000000000';
    expect(await open('ours').check()).toMatchObject({ message: expect.stringContaining('Could not read secret ours') });
  });

  it('because of its firewall', () => {
    const message = 'Client address is not authorized and caller is not a trusted service.\r\nClient address: 20.1.2.3';
    const error = { statusCode: 403, details: { error: { code: 'Forbidden', message } } };
    expect(explainVault(error, 'read it', { vaultUrl: 'https://kv.vault.azure.net', name: 'a' }).hint).toContain('firewall');
  });

  it.each([
    [401, 'key-vault-unauthorized'],
    [400, 'key-vault-refused'],
    [500, 'key-vault-unavailable'],
    [429, 'key-vault-unavailable']
  ])('with %d', (statusCode, code) => {
    expect(explainVault({ statusCode, message: 'm' }, 'read it', { vaultUrl: 'https://kv.vault.azure.net', name: 'a' }).code).toBe(code);
  });
});

describe('rights by access policy', () => {
  it('get and set are enough to store and to put back', async () => {
    const store = open('p', { vault: 'kv-policies', as: 'policy' });
    expect(await store.check()).toBeNull();
    expect(await store.write(issued())).toEqual({ kind: 'done' });
    expect(await open('p', { vault: 'kv-policies', as: 'policy' }).value()).toBe(secret);
    expect(await store.undo()).toBeNull();
    expect(last('p', 'kv-policies')?.enabled).toBe(false);
  });
});

describe('a lost answer', () => {
  it.each([
    ['reset-before', 'k-old'],
    ['reset-after', issued0()],
    ['500-before', 'k-old'],
    ['500-after', issued0()],
    ['garbage', issued0()]
  ] as const)('to the write (%s) is unknown, is not sent again, and reading tells', async (fault, keyId) => {
    const store = open('ours');
    await store.write(issued({ keyId: 'warm-up' }));
    await store.undo();
    tenant.sandbox.engine.faults.install([{ fault, method: 'PUT', path: 'secrets/ours', nth: 2 }]);
    const before = stored('ours')?.versions.length ?? 0;
    const fresh = open('ours');
    const answer = await fresh.write(issued());
    expect(answer).toMatchObject({ kind: 'unknown', problem: { code: 'key-vault-unavailable' } });
    expect(await open('ours').latest()).toMatchObject({ keyId });
    expect(stored('ours')?.versions.length).toBeLessThanOrEqual(before + 1);
    expectNoSecret(answer);
    expect(await fresh.undo()).toBeNull();
    expect(await open('ours').value()).toBe('old-value');
  });

  it('to a read is asked for again', async () => {
    tenant.sandbox.engine.faults.install([{ fault: 'reset-before', method: 'GET', path: 'secrets/ours' }]);
    expect(await open('ours').value()).toBe('old-value');
  });

  it('a vault that is busy is asked again', async () => {
    tenant.sandbox.engine.faults.install([{ fault: '429', method: 'PUT', retryAfter: 0 }]);
    expect(await open('ours').write(issued())).toEqual({ kind: 'done' });
    expect(stored('ours')?.versions).toHaveLength(3);
  });

  it('garbage instead of a secret is no secret', async () => {
    tenant.sandbox.engine.faults.install([{ fault: 'garbage', method: 'GET', path: 'secrets/ours', times: 99 }]);
    expect(await open('ours').check()).not.toBeNull();
    expect(await open('ours').write(issued())).toMatchObject({ kind: 'refused' });
    expect(stored('ours')?.versions).toHaveLength(2);
  });
});

function issued0(): string {
  return '44444444-4444-4444-8444-444444444444';
}

describe('undo', () => {
  it('makes the value before the newest again, with its tags and times, and disables ours', async () => {
    const store = open('ours');
    const before = last('ours');
    await store.write(issued());
    expect(await store.undo()).toBeNull();
    const versions = stored('ours')?.versions ?? [];
    expect(versions.map(({ value, enabled }) => [value, enabled])).toEqual([
      ['older', true],
      ['old-value', true],
      [secret, false],
      ['old-value', true]
    ]);
    expect(versions.at(-1)).toMatchObject({ tags, contentType: 'text/plain', exp: before?.exp });
    expect(said.join()).toContain('Disabled version');
    expectNoSecret();
    expect(await store.undo()).toBeNull();
    expect(stored('ours')?.versions).toHaveLength(4);
  });

  it('disables ours where nothing was before', async () => {
    const store = open('fresh');
    await store.write(issued());
    expect(await store.undo()).toBeNull();
    expect(stored('fresh')?.versions).toMatchObject([{ value: secret, enabled: false }]);
  });

  it('leaves alone what somebody wrote since', async () => {
    const store = open('ours');
    await store.write(issued());
    stored('ours')?.versions.push({ version: 'f'.repeat(32), value: 'manual', enabled: true, createdAt: 0, updatedAt: 0 });
    expect(await store.undo()).toBeNull();
    expect(last('ours')?.value).toBe('manual');
    expect(stored('ours')?.versions.at(-2)).toMatchObject({ value: secret, enabled: false });
  });

  it('does nothing where nothing was written', async () => {
    expect(await open('ours').undo()).toBeNull();
    expect(stored('ours')?.versions).toHaveLength(2);
  });

  it('goes back to the first version after several writes', async () => {
    const store = open('ours');
    await store.write(issued());
    await store.write(issued());
    expect(await store.undo()).toBeNull();
    expect(await open('ours').value()).toBe('old-value');
  });

  it('says what is left behind where it cannot', async () => {
    const store = open('ours');
    await store.write(issued());
    tenant.sandbox.world.state.arm.roleAssignments = [];
    const left = await store.undo();
    expect(left).toMatchObject({ code: 'store-not-restored', message: expect.stringContaining('Secret ours') });
    expectNoSecret(left);
  });
});

describe('disable', () => {
  it('switches off the version with that key and no other', async () => {
    expect(await open('off').disable('K-FIRST')).toEqual({ kind: 'done' });
    expect(stored('off')?.versions.map(({ enabled }) => enabled)).toEqual([false, false]);
    expect(await open('off').disable('k-first')).toEqual({ kind: 'present' });
    expect(await open('ours').disable('k-none')).toEqual({ kind: 'present' });
    expect(await open('fresh').disable('k-none')).toEqual({ kind: 'present' });
    expect(stored('ours')?.versions.every(({ enabled }) => enabled)).toBe(true);
  });

  it('finds it among many', async () => {
    const list = stored('ours')?.versions ?? [];
    for (let n = 0; n < 60; n += 1)
      list.push({
        version: n.toString(16).padStart(32, '0'),
        value: 'v',
        tags: { ...tags, 'aks-sp-key-id': `k${n}` },
        enabled: true,
        createdAt: 0,
        updatedAt: 0
      });
    expect(await open('ours').disable('k59')).toEqual({ kind: 'done' });
    expect(list.filter(({ enabled }) => !enabled).map((each) => each.tags?.['aks-sp-key-id'])).toEqual(['k59']);
  });

  it('is refused to who only reads', async () => {
    expect(await open('ours', { as: 'reader' }).disable('k-old')).toMatchObject({
      kind: 'refused',
      problem: { code: 'key-vault-forbidden' }
    });
  });

  it('is refused to who may not list', async () => {
    const store = open('p', { vault: 'kv-policies', as: 'policy' });
    await store.write(issued());
    expect(await store.disable(issued().keyId)).toMatchObject({
      kind: 'refused',
      problem: {
        code: 'key-vault-forbidden',
        message: expect.stringContaining('list the versions of secret p'),
        hint: expect.stringContaining('get, list and set')
      }
    });
  });

  it('leaves open what a lost answer means', async () => {
    tenant.sandbox.engine.faults.install([{ fault: 'reset-after', method: 'PATCH', nth: 2 }]);
    expect(await open('ours').disable('k-old')).toMatchObject({ kind: 'unknown' });
  });
});
