import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseSeed } from '../../sandbox/seed/seed.ts';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { ARM_SCOPE, askToken, call } from './requests.ts';
import type { Answer } from './requests.ts';

const place = { subscription: 'sandbox', resourceGroup: 'rg-shared' };
const SEED: Seed = {
  registries: [
    { name: 'plain', ...place },
    { name: 'Strict', ...place, sku: 'Premium', location: 'northeurope', roleAssignmentMode: 'AbacRepositoryPermissions' }
  ],
  vaults: [
    { name: 'kv-rbac', ...place, secrets: [{ name: 'hidden', value: 'never shown' }] },
    { name: 'kv-policies', ...place, rbac: false, accessPolicies: [{ principal: 'narrow', secrets: ['get', 'list'] }] }
  ],
  applications: [{ name: 'narrow', credentials: [{ name: 'pw', secret: 'pw' }] }],
  roleAssignments: [{ principal: 'narrow', role: 'Reader', scope: 'registry/plain' }]
};

let sandbox: Sandbox;
let group: string;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: SEED });
  group = `/subscriptions/${sandbox.world.state.arm.subscriptions[0]?.subscriptionId}/resourceGroups/rg-shared`;
});
afterAll(() => sandbox.close());

const REGISTRIES = 'Microsoft.ContainerRegistry/registries';
const VAULTS = 'Microsoft.KeyVault/vaults';

async function get(path: string, who: { client_id?: string; client_secret?: string } = {}, version = '2025-11-01'): Promise<Answer> {
  const { inputs } = sandbox;
  const token = await askToken(sandbox, {
    ...{ client_id: inputs['client-id'] ?? '', client_secret: inputs['client-secret'] ?? '', scope: ARM_SCOPE },
    ...who
  });
  const query = version === '' ? '' : `?api-version=${version}`;
  return call(sandbox, 'GET', `/arm${path}${query}`, { headers: { authorization: `Bearer ${token.body.access_token}` } });
}

describe('registries', () => {
  it('tells how role assignments work in it', async () => {
    const plain = await get(`${group}/providers/${REGISTRIES}/plain`);
    expect(plain.body).toMatchObject({
      ...{ id: `${group}/providers/${REGISTRIES}/plain`, name: 'plain', type: REGISTRIES, location: 'westeurope' },
      sku: { name: 'Standard', tier: 'Standard' },
      properties: { loginServer: 'plain.azurecr.io', provisioningState: 'Succeeded', roleAssignmentMode: 'LegacyRegistryPermissions' }
    });
    // Paths ignore case, names are shown as they were given.
    const strict = await get(`${group.toLowerCase()}/providers/microsoft.containerregistry/registries/STRICT`);
    expect(strict.body).toMatchObject({
      ...{ name: 'Strict', location: 'northeurope', sku: { name: 'Premium' } },
      properties: { loginServer: 'strict.azurecr.io', roleAssignmentMode: 'AbacRepositoryPermissions' }
    });
  });

  it('is read by whoever has a role on it, and by nobody else', async () => {
    const narrow = { client_id: sandbox.world.state.graph.applications[0]?.appId ?? '', client_secret: 'pw' };
    expect((await get(`${group}/providers/${REGISTRIES}/plain`, narrow)).status).toBe(200);
    for (const hidden of [`${REGISTRIES}/Strict`, `${VAULTS}/kv-rbac`, `${REGISTRIES}/none`]) {
      const { status, body } = await get(`${group}/providers/${hidden}`, narrow);
      expect(status).toBe(403);
      expect(body.error.code).toBe('AuthorizationFailed');
      expect(body.error.message).toContain(`perform action '${hidden.split('/').slice(0, 2).join('/')}/read' over scope '${group}`);
    }
  });
});

describe('vaults', () => {
  it('shows where the vault is and who decides, and nothing of what it holds', async () => {
    const { body, text } = await get(`${group}/providers/${VAULTS}/kv-rbac`);
    const { tenant } = sandbox.world.state;
    expect(body).toMatchObject({
      ...{ id: `${group}/providers/${VAULTS}/kv-rbac`, name: 'kv-rbac', type: VAULTS },
      properties: {
        ...{ tenantId: tenant.id, sku: { family: 'A', name: 'standard' }, vaultUri: `${sandbox.origin}/vaults/kv-rbac/` },
        ...{ enableRbacAuthorization: true, accessPolicies: [], softDeleteRetentionInDays: 90 }
      }
    });
    expect(text).not.toContain('never shown');
    expect(text).not.toContain('hidden');
  });

  it('shows the access policies of a vault that goes by them', async () => {
    const { body } = await get(`${group}/providers/${VAULTS}/kv-policies`);
    const { id } = sandbox.world.state.graph.servicePrincipals[0] ?? {};
    expect(body.properties.enableRbacAuthorization).toBe(false);
    expect(body.properties.accessPolicies).toEqual([
      { tenantId: sandbox.world.state.tenant.id, objectId: id, permissions: { secrets: ['get', 'list'] } }
    ]);
  });
});

describe('what is not there', () => {
  it.each([
    [REGISTRIES, 'none', 'ResourceNotFound'],
    [VAULTS, 'none', 'ResourceNotFound']
  ])('has no %s of another name', async (type, name, code) => {
    const { status, body } = await get(`${group}/providers/${type}/${name}`);
    expect(status).toBe(404);
    expect(body.error.code).toBe(code);
    expect(body.error.message).toContain(`The Resource '${type}/${name}' under resource group 'rg-shared' was not found.`);
  });

  it('tells a missing group, a missing version and a missing token apart', async () => {
    expect((await get(`${group}-none/providers/${VAULTS}/kv-rbac`)).body.error.code).toBe('ResourceGroupNotFound');
    expect((await get(`${group}/providers/${VAULTS}/kv-rbac`, {}, '')).body.error.code).toBe('MissingApiVersionParameter');
    expect((await call(sandbox, 'GET', `/arm${group}/providers/${VAULTS}/kv-rbac?api-version=2025-05-01`)).status).toBe(401);
  });

  it('takes role assignments at a registry or a vault by their ids', () => {
    const scopes = sandbox.world.state.arm.roleAssignments.map(({ scope }) => scope);
    expect(scopes).toContain(`${group}/providers/${REGISTRIES}/plain`);
  });
});

describe('seed', () => {
  const problems = (seed: unknown): string => {
    try {
      parseSeed(seed);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each<[string, object, RegExp]>([
    ['an unknown field', { registries: [{ name: 'a', ...place, abac: true }] }, /registries\[0\]\.abac is unknown/],
    ['an unknown mode', { registries: [{ name: 'a', ...place, roleAssignmentMode: 'Abac' }] }, /one of LegacyRegistryPermissions/],
    [
      'a subscription that is not there',
      { vaults: [{ name: 'a', subscription: 'x', resourceGroup: 'g' }] },
      /vault a names the subscription "x"/
    ],
    [
      'a name twice',
      {
        vaults: [
          { name: 'a', ...place },
          { name: 'A', ...place }
        ]
      },
      /vault "a" is there twice/
    ],
    [
      'a scope at nothing',
      { caller: { roles: [{ role: 'Reader', scope: 'vault/none' }] } },
      /scope "vault\/none" is none of .*vault\/NAME/
    ],
    [
      'a policy for nobody',
      { vaults: [{ name: 'a', ...place, accessPolicies: [{ principal: 'x', secrets: [] }] }] },
      /principal "x" is no/
    ],
    ['a secret without value', { vaults: [{ name: 'a', ...place, secrets: [{ name: 's' }] }] }, /secrets\[0\]\.value is missing/]
  ])('refuses %s', (_, seed, text) => {
    expect(problems(seed)).toMatch(text);
  });
});
