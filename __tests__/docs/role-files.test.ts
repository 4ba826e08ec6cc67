import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AKS_APP, arm, assign, cluster, GROUP_SCOPE, OTHER_SUB, TENANT, testWorld, type TestWorld } from '../sandbox/arm-world.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { runAction } from '../../scripts/run-action.ts';
import { read } from './pages.ts';

interface RoleFile {
  Name: string;
  Description: string;
  Actions: string[];
  AssignableScopes: string[];
}

// A bound for a hang on a busy machine.
jest.setTimeout(120_000);
const kinds = ['watcher', 'operator', 'remover'] as const;
const files = Object.fromEntries(kinds.map((kind) => [kind, JSON.parse(read(`docs/samples/aks-sp-${kind}.role.json`)) as RoleFile]));
const ROOT = `/providers/Microsoft.Management/managementGroups/${TENANT}`;
const AKS = `${GROUP_SCOPE}/providers/Microsoft.ContainerService/managedClusters/one`;
const API = 'api-version=2026-06-01';

function fileOf(kind: string): RoleFile {
  const file = files[kind];
  if (!file) throw new Error(`no role ${kind}`);
  return file;
}

describe.each(kinds)('aks-sp-%s.role.json', (kind) => {
  const file = fileOf(kind);

  it('is what az takes, at the root management group', () => {
    // With DataActions it could not be assigned at a management group: https://learn.microsoft.com/azure/role-based-access-control/custom-roles
    expect(Object.keys(file)).toEqual(['Name', 'Description', 'Actions', 'AssignableScopes']);
    expect(file.Name).toBe(`AKS service principal ${kind}`);
    expect(file.AssignableScopes).toEqual(['/providers/Microsoft.Management/managementGroups/TENANT-ID']);
    expect(read('docs/permissions.md')).toContain(`docs/samples/aks-sp-${kind}.role.json > ${kind}.role.json`);
  });

  it('names single actions, each once', () => {
    expect(new Set(file.Actions).size).toBe(file.Actions.length);
    for (const action of file.Actions) expect(action).toMatch(/^Microsoft\.[A-Za-z]+(?:\/[A-Za-z]+)+\/(?:read|delete|action)$/);
  });

  it('lets every cluster be seen, and proves that none was left out', async () => {
    const sandbox = await startSandbox({
      seed: {
        subscriptions: [{ name: 'one' }, { name: 'two' }],
        applications: [{ name: 'shop', credentials: [{ name: 'key', start: '-1d', end: '+300d' }] }],
        clusters: [{ name: 'a', subscription: 'two', resourceGroup: 'rg', application: 'shop', credential: 'key' }],
        roleDefinitions: [{ roleName: file.Name, actions: file.Actions, scopes: ['root'] }],
        caller: { roles: [{ role: file.Name, scope: 'root' }] }
      }
    });
    try {
      const { outputs, log } = await runAction({ operation: 'check-expiry', issues: 'none', ...sandbox.inputs }, sandbox.env);
      expect([outputs.complete, outputs['ok-count'], log.includes('coverage')]).toEqual(['true', '1', false]);
    } finally {
      await sandbox.close();
    }
  });
});

describe('what a role allows and what not', () => {
  let world: TestWorld;
  beforeEach(() => {
    world = testWorld();
    world.state.arm.clusters.push(cluster('one'), cluster('far', { subscriptionId: OTHER_SUB, resourceGroup: 'rg-far' }));
    for (const [index, kind] of kinds.entries())
      world.state.arm.roleDefinitions.push({
        name: `99999999-0000-4000-8000-00000000000${index}`,
        roleName: fileOf(kind).Name,
        type: 'CustomRole',
        description: fileOf(kind).Description,
        permissions: [{ actions: fileOf(kind).Actions, notActions: [], dataActions: [], notDataActions: [] }],
        assignableScopes: [ROOT]
      });
  });
  const give = (kind: (typeof kinds)[number]): string => assign(world, ROOT, `99999999-0000-4000-8000-00000000000${kinds.indexOf(kind)}`);
  const status = async (method: string, target: string, body?: unknown): Promise<number> => (await arm(world, method, target, body)).status;
  const reset = (): Promise<number> =>
    status('POST', `${AKS}/resetServicePrincipalProfile?${API}`, { clientId: AKS_APP, secret: 'new-secret' });

  it('the operator resets and waits for it, and deletes nothing', async () => {
    give('operator');
    const answer = await arm(world, 'POST', `${AKS}/resetServicePrincipalProfile?${API}`, { clientId: AKS_APP, secret: 'new-secret' });
    expect(answer.status).toBe(202);
    const operation = new URL(answer.headers?.['azure-asyncoperation'] ?? answer.headers?.['Azure-AsyncOperation'] ?? 'x:');
    expect(await status('GET', operation.pathname + operation.search)).toBe(200);
    expect(await status('DELETE', `${AKS}?${API}`)).toBe(403);
    expect(await status('PATCH', `${AKS}?${API}`, { tags: {} })).toBe(403);
  });

  it('the watcher reads and changes nothing', async () => {
    give('watcher');
    expect(await status('GET', `${AKS}?${API}`)).toBe(200);
    expect(await reset()).toBe(403);
    expect(await status('DELETE', `${AKS}?${API}`)).toBe(403);
  });

  it('the remover takes roles and clusters away and gives none', async () => {
    const name = give('remover');
    expect(await reset()).toBe(403);
    expect(await status('DELETE', `${AKS}?${API}`)).toBe(202);
    const assignment = `${ROOT}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`;
    const body = { properties: { roleDefinitionId: `${ROOT}/providers/Microsoft.Authorization/roleDefinitions/x`, principalId: AKS_APP } };
    expect(await status('PUT', assignment.replace(name, '77777777-0000-4000-8000-000000000000'), body)).toBe(403);
    expect(await status('DELETE', assignment)).toBe(200);
  });
});
