import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { createPrincipals } from '../../src/azure/principals.ts';
import { createResources } from '../../src/azure/resources.ts';
import { createRoles } from '../../src/azure/role-definitions.ts';
import { createRoleGrants, judgeWrite } from '../../src/azure/role-grants.ts';
import { assignmentName, disksRole } from '../../src/domain/access.ts';
import type { Principals, Resources, RoleAssignments, Roles } from '../../src/ports.ts';
import { openTenant, type Tenant } from './tenant.ts';

let tenant: Tenant;
afterEach(() => tenant.sandbox.close());

const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const name = '77777777-7777-4777-8777-777777777777';

interface Adapters {
  grants: RoleAssignments;
  roles: Roles;
  resources: Resources;
  principals: Principals;
  sub: string;
  group: string;
  /** Object id of the service principal of `aks`. */
  principalId: string;
  appId: string;
  applicationId: string;
}

async function open(more: Seed = {}, role = 'User Access Administrator'): Promise<Adapters> {
  const seed: Seed = {
    subscriptions: [{ name: 'shop' }],
    resourceGroups: [{ subscription: 'shop', name: 'rg' }],
    applications: [{ name: 'aks' }],
    caller: { roles: [{ role, scope: 'root' }] },
    ...more
  };
  tenant = await openTenant({ seed });
  const { credential, cloud, http, sandbox } = tenant;
  const { arm, graph } = sandbox.world.state;
  const sub = `/subscriptions/${arm.subscriptions[0]?.subscriptionId ?? ''}`;
  const application = graph.applications.find((each) => each.displayName === 'aks');
  const principal = graph.servicePrincipals.find((each) => each.appId === application?.appId);
  tenant.mark();
  return {
    grants: createRoleGrants(credential, cloud, http),
    roles: createRoles(credential, cloud, http),
    resources: createResources(credential, cloud, http),
    principals: createPrincipals(credential, cloud, http),
    ...{ sub, group: `${sub}/resourceGroups/rg` },
    ...{ principalId: principal?.id ?? '', appId: application?.appId ?? '', applicationId: application?.id ?? '' }
  };
}

function wanted({ sub, group, principalId }: Adapters, role = reader) {
  const roleDefinitionId = `${sub}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
  return { scope: group, roleDefinitionId, principalId, name: assignmentName(group, role, principalId) };
}

function puts(): number {
  return tenant.sandbox.exchanges.filter((exchange) => exchange.method === 'PUT').length;
}

describe('role assignments', () => {
  it('are made for a service principal, read back and removed', async () => {
    const adapters = await open();
    const { grants, group, sub, principalId } = adapters;
    expect(await grants.create(wanted(adapters))).toEqual({ kind: 'done' });
    const found = await grants.get(group, wanted(adapters).name);
    expect(found).toMatchObject({ ...wanted(adapters), conditional: false });
    expect(tenant.sandbox.world.state.arm.roleAssignments.at(-1)).toMatchObject({ principalType: 'ServicePrincipal', principalId });
    expect(await grants.of(principalId, sub)).toEqual([found]);
    expect(await grants.remove(found!)).toEqual({ kind: 'done' });
    expect(await grants.remove(found!)).toEqual({ kind: 'done' });
    expect(await grants.get(group, wanted(adapters).name)).toBeNull();
  });

  it('of a principal are read over every page, of no other principal', async () => {
    const adapters = await open();
    const { arm } = tenant.sandbox.world.state;
    arm.pageSize = 2;
    for (const [index, role] of [...arm.roleDefinitions.slice(0, 5)].entries())
      await adapters.grants.create({ ...wanted(adapters, role.name), name: `${name.slice(0, -1)}${index}` });
    expect(await adapters.grants.of(adapters.principalId, adapters.sub)).toHaveLength(5);
    expect(await adapters.grants.of(tenant.caller.objectId ?? '', adapters.sub)).toMatchObject([{ principalId: tenant.caller.objectId }]);
  });

  it('under a condition are shown as such', async () => {
    const adapters = await open({
      roleAssignments: [{ principal: 'aks', role: 'Reader', scope: 'subscription/shop', condition: '@Resource[x] StringEquals 1' }]
    });
    expect(await adapters.grants.of(adapters.principalId, adapters.sub)).toMatchObject([{ conditional: true }]);
  });

  it('that are there under another name are present', async () => {
    const adapters = await open();
    await adapters.grants.create({ ...wanted(adapters), name });
    expect(await adapters.grants.create(wanted(adapters))).toEqual({ kind: 'present' });
  });

  it.each<[string, (adapters: Adapters) => Partial<ReturnType<typeof wanted>>, object]>([
    [
      'a name that another assignment holds',
      ({ sub }) => ({ name, roleDefinitionId: `${sub}/providers/Microsoft.Authorization/roleDefinitions/${contributor}` }),
      { kind: 'refused', problem: { code: 'role-assignment-name-taken' } }
    ],
    [
      'a role that does not exist',
      () => ({ roleDefinitionId: `/x/roleDefinitions/${name}` }),
      { kind: 'not-yet', problem: { code: 'role-not-assignable' } }
    ],
    [
      'a group that does not exist',
      ({ sub }) => ({ scope: `${sub}/resourceGroups/none` }),
      { kind: 'refused', problem: { code: 'arm-not-found' } }
    ]
  ])('%s', async (_, change, answer) => {
    const adapters = await open();
    await adapters.grants.create({ ...wanted(adapters), name });
    expect(await adapters.grants.create({ ...wanted(adapters), ...change(adapters) })).toMatchObject(answer);
  });

  it('are refused at the limit of a subscription', async () => {
    const adapters = await open();
    const { roleAssignments } = tenant.sandbox.world.state.arm;
    await adapters.grants.create({ ...wanted(adapters), name });
    const one = roleAssignments.at(-1)!;
    for (let n = 0; n < 4000; n += 1) roleAssignments.push({ ...one, name: `${n}`, principalId: `${n}` });
    expect(await adapters.grants.create(wanted(adapters, contributor))).toMatchObject({
      kind: 'refused',
      problem: { code: 'role-assignment-limit', hint: expect.stringContaining('4,000') }
    });
  });

  const missing = { kind: 'refused', problem: { code: 'arm-not-found' } };

  it('are gone with the group or the resource that they were at', async () => {
    const adapters = await open({ clusters: [{ name: 'aks-1', subscription: 'shop', resourceGroup: 'rg', application: 'aks' }] });
    const { grants, sub, group } = adapters;
    const cluster = `${group}/providers/Microsoft.ContainerService/managedClusters/aks-1`;
    const { arm } = tenant.sandbox.world.state;
    const made = { ...wanted(adapters), scope: cluster, conditional: false, id: `${cluster}/x` };
    expect(await grants.create(made)).toEqual({ kind: 'done' });
    arm.clusters.length = 0;
    expect([await grants.get(cluster, made.name), await grants.remove(made)]).toEqual([null, { kind: 'done' }]);
    arm.resourceGroups.length = 0;
    expect([await grants.get(group, made.name), await grants.remove({ ...made, scope: group })]).toEqual([null, { kind: 'done' }]);
    // Nothing can be made there, and a subscription that is not seen may well be there.
    expect(await grants.create({ ...made, scope: group })).toMatchObject(missing);
    const unseen = { ...made, scope: sub.replace(/.$/, (last) => (last === '0' ? '1' : '0')) };
    expect(await grants.remove(unseen)).toMatchObject(missing);
    await expect(grants.get(unseen.scope, made.name)).rejects.toMatchObject({ code: 'arm-not-found' });
  });

  it.each(['<h1>Not Found</h1>', '', '{"message":"no such route"}'])("a 404 that is not ARM's own proves nothing: %j", async (text) => {
    const adapters = await open();
    await adapters.grants.create(wanted(adapters));
    const { credential, cloud, http } = tenant;
    const sendRequest: HttpClient['sendRequest'] = async (request) => ({
      ...{ request, status: 404, bodyAsText: text },
      headers: createHttpHeaders({ 'content-type': text.startsWith('{') ? 'application/json' : 'text/html' })
    });
    const proxy = { ...http, clientOptions: { ...http.clientOptions, httpClient: { sendRequest } } };
    const grants = createRoleGrants(credential, cloud, proxy);
    const made = { ...wanted(adapters), conditional: false, id: 'x' };
    expect(await grants.remove(made)).toMatchObject(missing);
    await expect(grants.get(made.scope, made.name)).rejects.toMatchObject({ code: 'arm-not-found' });
  });

  it('need a right that the message names', async () => {
    const adapters = await open({}, 'Reader');
    expect(await adapters.grants.create(wanted(adapters))).toMatchObject({
      kind: 'refused',
      problem: {
        code: 'arm-forbidden',
        hint: expect.stringContaining(`Microsoft.Authorization/roleAssignments/write at ${adapters.group} (User Access Administrator`)
      }
    });
    const blind = { ...adapters, sub: '/subscriptions/99999999-9999-4999-8999-999999999999' };
    await expect(blind.grants.of(adapters.principalId, blind.sub)).rejects.toMatchObject({ code: 'arm-not-found' });
  });

  it.each([
    ['500-before', 0],
    ['500-after', 1],
    ['reset-before', 0],
    ['reset-after', 1]
  ] as const)('a write that meets %s is not sent again, its outcome is unknown', async (fault, made) => {
    const adapters = await open();
    const { engine, world } = tenant.sandbox;
    const before = world.state.arm.roleAssignments.length;
    engine.faults.install([{ fault, method: 'PUT', path: 'roleAssignments' }]);
    const sent = puts();
    expect(await adapters.grants.create(wanted(adapters))).toMatchObject({ kind: 'unknown' });
    expect(puts() - sent).toBeLessThanOrEqual(1);
    expect(world.state.arm.roleAssignments.length - before).toBe(made);
  });

  it('a write that is throttled is sent again', async () => {
    const adapters = await open();
    tenant.sandbox.engine.faults.install([{ fault: '429', method: 'PUT', retryAfter: 0 }]);
    expect(await adapters.grants.create(wanted(adapters))).toEqual({ kind: 'done' });
    expect(puts()).toBe(2);
  });

  it('a read that is lost is sent again', async () => {
    const adapters = await open();
    tenant.sandbox.engine.faults.install([{ fault: 'reset-before', method: 'GET', path: 'roleAssignments' }]);
    expect(await adapters.grants.of(adapters.principalId, adapters.sub)).toEqual([]);
  });

  it('can be made for a principal that is not replicated yet, since its type is given', async () => {
    const adapters = await open();
    const { world } = tenant.sandbox;
    world.replication = 600_000;
    for (const each of world.state.graph.servicePrincipals) each.createdAt = world.now();
    expect(await adapters.grants.create(wanted(adapters))).toEqual({ kind: 'done' });
  });

  it('a principal that is not replicated is known as such', async () => {
    await open();
    const error = {
      statusCode: 400,
      details: { error: { code: 'PrincipalNotFound', message: 'Principal x does not exist in the directory y.' } }
    };
    expect(judgeWrite(error, { service: 'arm', doing: 'give it', right: 'r' })).toMatchObject({
      kind: 'not-yet',
      problem: { code: 'principal-not-replicated' }
    });
  });

  it.each([400, 403, 404, 409])('a role that is not replicated is known as such, also by a %d', async (statusCode) => {
    await open();
    const error = { statusCode, details: { error: { code: 'RoleDefinitionDoesNotExist', message: 'The specified role definition.' } } };
    expect(judgeWrite(error, { service: 'arm', doing: 'give it', right: 'r' })).toMatchObject({
      kind: 'not-yet',
      problem: { code: 'role-not-assignable' }
    });
  });
});

describe('role definitions', () => {
  it('are found by name in any case and by id', async () => {
    const { roles, group } = await open();
    expect(await roles.named(group, 'network contributor')).toMatchObject([
      { name: 'Network Contributor', id: expect.stringMatching(/^\/subscriptions\//) }
    ]);
    expect(await roles.named(group, "Nobody's")).toEqual([]);
    expect(await roles.byId(group, reader)).toMatchObject({ name: 'Reader' });
    expect(await roles.byId(group, name)).toBeNull();
  });

  it('the one for disks is made once, and again without harm', async () => {
    const { roles, sub } = await open();
    const role = disksRole(sub.split('/').at(-1) ?? '');
    expect([await roles.create(role), await roles.create(role)]).toEqual([{ kind: 'done' }, { kind: 'done' }]);
    expect(await roles.byId(sub, role.guid)).toMatchObject({ id: role.id, name: role.name, actions: role.actions, notActions: [] });
    expect(tenant.sandbox.world.state.arm.roleDefinitions.filter((each) => each.type === 'CustomRole')).toHaveLength(1);
  });

  it('need more than Role Based Access Control Administrator', async () => {
    const { roles, sub } = await open({}, 'Role Based Access Control Administrator');
    const answer = await roles.create(disksRole(sub.split('/').at(-1) ?? ''));
    expect(answer).toMatchObject({
      kind: 'refused',
      problem: { code: 'disks-role-forbidden', hint: expect.stringContaining('Role Based Access Control Administrator has not') }
    });
  });

  it('have names that are unique in the tenant', async () => {
    const { roles, sub } = await open();
    const role = disksRole(sub.split('/').at(-1) ?? '');
    await roles.create({ ...role, guid: name });
    expect(await roles.create(role)).toMatchObject({ kind: 'refused', problem: { code: 'disks-role-name-taken' } });
  });
});

describe('resources', () => {
  const seed: Seed = {
    registries: [
      { name: 'classic', subscription: 'shop', resourceGroup: 'rg' },
      { name: 'abac', subscription: 'shop', resourceGroup: 'rg', roleAssignmentMode: 'AbacRepositoryPermissions' }
    ],
    vaults: [
      { name: 'roles', subscription: 'shop', resourceGroup: 'rg' },
      { name: 'policies', subscription: 'shop', resourceGroup: 'rg', rbac: false }
    ]
  };

  it('a registry says whether it is in ABAC mode, a vault whether it takes roles', async () => {
    const { resources, group } = await open(seed);
    const registry = (id: string) => resources.registryIsAbac(`${group}/providers/Microsoft.ContainerRegistry/registries/${id}`);
    const vault = (id: string) => resources.vaultUsesRoles(`${group}/providers/Microsoft.KeyVault/vaults/${id}`);
    expect(await Promise.all([registry('classic'), registry('abac'), vault('roles'), vault('policies')])).toEqual([
      false,
      true,
      true,
      false
    ]);
    await expect(vault('none')).rejects.toMatchObject({ code: 'arm-not-found', message: expect.stringContaining('vaults/none') });
  });

  it('an answer that is none is no fact', async () => {
    const { resources, group } = await open(seed);
    tenant.sandbox.engine.faults.install([{ fault: 'garbage', path: 'vaults', times: 9 }]);
    await expect(resources.vaultUsesRoles(`${group}/providers/Microsoft.KeyVault/vaults/roles`)).rejects.toMatchObject({
      code: 'arm-unreadable-answer'
    });
  });

  it('rights are asked for where Azure tells', async () => {
    const { resources, group, sub } = await open({}, 'Role Based Access Control Administrator');
    const actions = ['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleDefinitions/write'];
    expect(await resources.missingRights(group, actions)).toEqual([actions[1]]);
    expect(await resources.missingRights(sub, actions)).toBeNull();
  });
});

describe('principals', () => {
  it('are found by either id; another kind of id finds nothing', async () => {
    const { principals, principalId, appId, applicationId } = await open();
    const found = { objectId: principalId, appId, displayName: 'aks' };
    expect(await principals.servicePrincipal({ appId })).toEqual(found);
    expect(await principals.servicePrincipal({ objectId: principalId })).toEqual(found);
    expect(await principals.application({ objectId: applicationId })).toEqual({ ...found, objectId: applicationId });
    expect(await principals.servicePrincipal({ objectId: applicationId })).toBeNull();
    expect(await principals.servicePrincipal({ appId: name })).toBeNull();
  });

  it('that may not be read are not taken for missing', async () => {
    const { principals, appId } = await open({ caller: { graphPermissions: [] } });
    await expect(principals.servicePrincipal({ appId })).rejects.toMatchObject({
      code: 'graph-forbidden',
      hint: expect.stringContaining('Application.Read.All')
    });
  });
});
