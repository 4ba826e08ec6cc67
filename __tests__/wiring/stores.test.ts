import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { parseStoreTarget, vaultSuffixes, type StoreTarget } from '../../src/domain/store-target.ts';
import type { IssuedSecret, SecretStore } from '../../src/ports.ts';
import { formsOf } from '../../src/runtime.ts';
import { createStores } from '../../src/wiring/stores.ts';
import { openTenant, type Tenant } from '../azure/tenant.ts';

const seed: Seed = {
  vaults: [{ name: 'kv', subscription: 'sandbox', resourceGroup: 'rg' }],
  caller: { roles: [{ role: 'Key Vault Secrets Officer', scope: 'subscription/sandbox' }] },
  github: {
    repositories: [{ fullName: 'contoso/platform', environments: [{ name: 'prod' }] }],
    organizations: [{ login: 'contoso', secrets: [{ name: 'SHARED', value: 'old', visibility: 'private' }] }],
    tokens: [{ permissions: { secrets: 'write', environments: 'write', organization_secrets: 'write' } }]
  }
};
const issued: IssuedSecret = {
  ...{ appId: '22222222-2222-4222-8222-222222222222', tenantId: '55555555-5555-4555-8555-555555555555' },
  ...{ keyId: '44444444-4444-4444-8444-444444444444', rotationId: '0a1b2c3d.1.2.1.AbCdEf_-', secret: 's3cr~t.', endsOn: Date.UTC(2099, 0) }
};

let tenant: Tenant;
let outputs: Map<string, string>;
let log: string[];
let masked: Set<string>;
beforeAll(async () => {
  tenant = await openTenant({ seed });
});
beforeEach(() => {
  tenant.sandbox.engine.reset();
  outputs = new Map();
  log = [];
  masked = new Set();
});
afterAll(() => tenant.sandbox.close());

async function open(lines: string[], subscriptionId: string | null = 'sub'): Promise<SecretStore[]> {
  const { sandbox, credential, http, cloud } = tenant;
  const targets = lines.map((line) => parseStoreTarget(line, vaultSuffixes.AzureCloud) as StoreTarget);
  const note = (text: string): void => void log.push(text);
  return createStores(targets, {
    ...{ credential, http, subscriptionId, resourceManager: cloud.resourceManager, appId: issued.appId },
    githubToken: sandbox.env['GITHUB_TOKEN'] ?? '',
    runtime: {
      env: { ...sandbox.env },
      log: { info: note, debug: note, warning: note, group: (_, work) => work() },
      mask: (secret) => void masked.add(secret),
      setOutput: (name, value) => void outputs.set(name, value)
    }
  });
}

/** What each consumer finds. */
function found(): (string | undefined)[] {
  const { arm, github } = tenant.sandbox.world.state;
  const [repository] = github.repositories;
  const value = (secrets: { name: string; value: string }[] | undefined): string | undefined =>
    secrets?.find(({ name }) => name === 'AKS')?.value;
  return [
    arm.vaults?.[0]?.secrets.flatMap(({ versions }) => versions.slice(-1)).find(({ enabled }) => enabled)?.value,
    value(repository?.secrets),
    value(repository?.environments?.[0]?.secrets),
    github.organizations?.[0]?.secrets[0]?.value,
    outputs.get('client-secret') || undefined
  ];
}

const lines = (): string[] => [
  `${tenant.sandbox.origin}/vaults/kv/secrets/aks`,
  'github-secret:AKS',
  'github-secret:prod/AKS',
  'github-org-secret:SHARED',
  'output'
];

describe('several stores', () => {
  it('each get the secret, in the order in which they are named', async () => {
    const stores = await open(lines());
    expect(stores.map(({ kind, readable }) => [kind, readable])).toEqual([
      ['key-vault', true],
      ['github-secret', false],
      ['github-secret', false],
      ['github-org-secret', false],
      ['output', false]
    ]);
    expect(new Set(stores.map(({ name }) => name)).size).toBe(5);
    for (const store of stores) {
      expect(await store.check()).toBeNull();
      expect(await store.write(issued)).toEqual({ kind: 'done' });
    }
    expect(found()).toEqual(Array(5).fill(issued.secret));
    expect(masked).toEqual(new Set([issued.secret]));
    expect(JSON.stringify([log, stores.map(({ name }) => name)])).not.toContain(issued.secret);
  });

  it('each take it back as far as they can', async () => {
    const stores = await open(lines());
    for (const store of stores) await store.write(issued);
    const left = [];
    for (const store of stores) left.push(await store.undo());
    expect(left.map((problem) => problem?.code ?? null)).toEqual([null, null, null, 'store-not-restored', null]);
    expect(found()).toEqual([undefined, undefined, undefined, issued.secret, undefined]);
  });

  it('may be none', async () => {
    expect(await open([])).toEqual([]);
  });
});

describe('outputs', () => {
  it('are what azure/login takes', async () => {
    const [store] = await open(['output']);
    await store?.write(issued);
    expect(JSON.parse(outputs.get('credentials') ?? '')).toEqual({
      ...{ clientId: issued.appId, clientSecret: issued.secret, tenantId: issued.tenantId, subscriptionId: 'sub' },
      resourceManagerEndpointUrl: tenant.cloud.resourceManager
    });
  });

  it('hide the secret wherever it stands and no id, as an id that is masked is lost to other jobs', async () => {
    const [store] = await open(['output'], null);
    const secret = 'a"b\\c+d e';
    await store?.write({ ...issued, secret });
    const hidden = [...masked].flatMap(formsOf);
    const visible = hidden.reduce((text, form) => text.replaceAll(form, '***'), outputs.get('credentials') ?? '');
    expect(JSON.parse(visible)).toMatchObject({ clientId: issued.appId, clientSecret: '***', tenantId: issued.tenantId });
    expect(visible).not.toContain('subscriptionId');
  });

  it('are emptied', async () => {
    const [store] = await open(['output']);
    await store?.write(issued);
    expect(await store?.undo()).toBeNull();
    expect([...outputs.values()]).toEqual(['', '']);
    expect(await store?.latest()).toBeNull();
    expect(await store?.disable(issued.keyId)).toEqual({ kind: 'present' });
    await expect(store?.value()).rejects.toThrow('cannot read');
  });
});
