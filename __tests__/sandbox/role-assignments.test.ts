import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../sandbox/world.ts';
import {
  AKS_APP,
  appIdOf,
  arm,
  assign,
  CALLER,
  CONTRIBUTOR,
  CUSTOM,
  GROUP_SCOPE,
  objectIdOf,
  OTHER_SUB,
  OWNER,
  principal
} from './arm-world.ts';
import { READER, sdkFor, SUB, TENANT, testWorld, type TestWorld } from './arm-world.ts';

const API = 'api-version=2022-04-01';
const NAME = '99999999-0000-4000-8000-000000000001';
const SUB_SCOPE = `/subscriptions/${SUB}`;
const SUBNET = `${GROUP_SCOPE}/providers/Microsoft.Network/virtualNetworks/v/subnets/s`;
const ME = objectIdOf(CALLER);
const AKS = objectIdOf(AKS_APP);
let world: TestWorld;

beforeEach(() => {
  world = testWorld();
});

function sdk(sent: string[] = []): AuthorizationManagementClient {
  const [credential, options] = sdkFor(world, sent);
  return new AuthorizationManagementClient(credential, SUB, options);
}

function errorOf({ status, body }: ApiAnswer): [number, string] {
  return [status, (body as { error: { code: string } }).error.code];
}

function put(scope: string, properties: Record<string, unknown>, name = NAME): Promise<ApiAnswer> {
  return arm(world, 'PUT', `/arm${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?${API}`, { properties });
}

function roleId(role: string): string {
  return `${SUB_SCOPE}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
}

describe('listing role assignments', () => {
  const root = `/providers/Microsoft.Management/managementGroups/${TENANT}`;

  beforeEach(() => {
    world.state.graph.groups.push({ id: 'inner', displayName: '', members: [AKS] }, { id: 'outer', displayName: '', members: ['inner'] });
    [root, SUB_SCOPE, SUBNET, `/subscriptions/${OTHER_SUB}`].forEach((scope) => assign(world, scope, READER));
    assign(world, GROUP_SCOPE, CONTRIBUTOR, AKS);
    assign(world, GROUP_SCOPE, CONTRIBUTOR, 'outer');
  });

  async function scopes(filter?: string, at = SUB_SCOPE): Promise<(string | undefined)[]> {
    const found = [];
    for await (const each of sdk().roleAssignments.listForScope(at, filter === undefined ? {} : { filter })) found.push(each.scope);
    return found.sort();
  }

  it('without a filter: at, above and below, not elsewhere', async () => {
    expect(await scopes()).toEqual([root, SUB_SCOPE, GROUP_SCOPE, GROUP_SCOPE, SUBNET].sort());
    expect(await scopes(undefined, SUBNET)).toEqual([root, SUB_SCOPE, GROUP_SCOPE, GROUP_SCOPE, SUBNET].sort());
  });

  it.each([
    ['atScope()', [root, SUB_SCOPE]],
    [`principalId eq '${ME}'`, [root, SUB_SCOPE, SUBNET]],
    [`principalId eq '${AKS}'`, [GROUP_SCOPE]],
    [`assignedTo('${AKS}')`, [GROUP_SCOPE, GROUP_SCOPE]],
    [`atScope() and assignedTo('${AKS}')`, []],
    [`atScope() and principalId eq '${ME.toUpperCase()}'`, [root, SUB_SCOPE]],
    [`atScope()  AND  principalId  eq '${AKS}'`, []]
  ])('%s', async (filter, expected) => {
    expect(await scopes(filter)).toEqual([...expected].sort());
  });

  it.each([
    "principalId ne 'x'",
    "roleName eq 'x'",
    'atScope',
    "atScope() or principalId eq 'x'",
    "principalId eq 'x' and foo()",
    "principalId eq 'x"
  ])('leaves the filter %s to the 501', async (filter) => {
    expect(
      (
        await arm(
          world,
          'GET',
          `/arm${SUB_SCOPE}/providers/Microsoft.Authorization/roleAssignments?${API}&$filter=${encodeURIComponent(filter)}`
        )
      ).status
    ).toBe(501);
  });

  it('goes over pages with the filter kept, and takes the double slash of the client', async () => {
    world.state.arm.pageSize = 1;
    const sent: string[] = [];
    const found = [];
    for await (const each of sdk(sent).roleAssignments.listForScope(SUB_SCOPE, { filter: `assignedTo('${AKS}')` }))
      found.push(each.principalId);
    expect(found.sort()).toEqual([AKS, 'outer'].sort());
    expect(sent).toHaveLength(2);
    expect(sent[1]).not.toContain('+');
    expect(sent[0]).toContain('/arm//subscriptions/');
  });

  it('shows inherited ones with their own scope and the role id of the subscription asked at', async () => {
    const [first] = (
      (await arm(world, 'GET', `/arm${SUB_SCOPE}/providers/Microsoft.Authorization/roleAssignments?${API}&$filter=atScope()`)).body as {
        value: object[];
      }
    ).value;
    expect(first).toMatchObject({
      id: expect.stringContaining(`${root}/providers/`),
      properties: { scope: root, roleDefinitionId: roleId(READER) }
    });
  });

  it('is refused without the right at that very scope', async () => {
    world.state.arm.roleAssignments = [];
    assign(world, GROUP_SCOPE, OWNER);
    await expect(scopes()).rejects.toMatchObject({ statusCode: 403, code: 'AuthorizationFailed' });
    expect(await scopes(undefined, GROUP_SCOPE)).toEqual([GROUP_SCOPE]);
    await expect(scopes(undefined, `/subscriptions/${TENANT}`)).rejects.toMatchObject({ statusCode: 404, code: 'SubscriptionNotFound' });
  });

  it('works at the tenant for who has the right there', async () => {
    expect(errorOf(await arm(world, 'GET', `/arm/providers/Microsoft.Authorization/roleAssignments?${API}`))).toEqual([
      403,
      'AuthorizationFailed'
    ]);
    assign(world, '/', READER);
    const answer = await arm(world, 'GET', `/arm/providers/Microsoft.Authorization/roleAssignments?${API}&$filter=atScope()`);
    expect((answer.body as { value: object[] }).value).toMatchObject([
      { properties: { scope: '/', roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${READER}` } }
    ]);
  });
});

describe('writing role assignments', () => {
  const grant = { roleDefinitionId: roleId(READER), principalId: AKS };

  beforeEach(() => {
    assign(world, SUB_SCOPE, OWNER);
  });

  it('creates, repeats, reads and deletes through the real client', async () => {
    const { roleAssignments } = sdk();
    const made = await roleAssignments.create(SUBNET, NAME, { ...grant, principalType: 'ServicePrincipal' });
    expect(made).toMatchObject({ name: NAME, scope: SUBNET, principalId: AKS, principalType: 'ServicePrincipal', createdBy: ME });
    await roleAssignments.create(SUBNET, NAME, { ...grant, description: 'why' });
    expect(await roleAssignments.get(SUBNET, NAME)).toMatchObject({ id: made.id, description: 'why' });
    expect(await roleAssignments.delete(SUBNET, NAME)).toMatchObject({ name: NAME });
    await expect(roleAssignments.get(SUBNET, NAME)).rejects.toMatchObject({ statusCode: 404, code: 'RoleAssignmentNotFound' });
    expect((await arm(world, 'DELETE', `/arm${SUBNET}/providers/Microsoft.Authorization/roleAssignments/${NAME}?${API}`)).status).toBe(204);
  });

  it('says 201, then 200', async () => {
    expect([(await put(SUBNET, grant)).status, (await put(SUBNET, grant)).status]).toEqual([201, 200]);
  });

  it.each([
    ['another principal', GROUP_SCOPE, { ...grant, principalId: ME }],
    ['another role', GROUP_SCOPE, { ...grant, roleDefinitionId: roleId(CONTRIBUTOR) }],
    ['another scope', SUBNET, grant]
  ])('does not let a name take %s', async (_, scope, properties) => {
    await put(GROUP_SCOPE, grant);
    expect(errorOf(await put(scope, properties))).toEqual([400, 'RoleAssignmentUpdateNotPermitted']);
  });

  it('names the assignment that already grants the same', async () => {
    await put(GROUP_SCOPE, grant);
    const answer = await put(GROUP_SCOPE.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions'), grant, NAME.replace(/1$/, '2'));
    expect(answer).toEqual({
      status: 409,
      body: {
        error: {
          code: 'RoleAssignmentExists',
          message: `The role assignment already exists. The ID of the existing role assignment is ${NAME.replaceAll('-', '')}.`
        }
      }
    });
  });

  it('does not see a principal that has not replicated, unless told its type', async () => {
    world.replication = 10_000;
    const young = objectIdOf(appIdOf(3));
    world.state.graph.servicePrincipals.push(principal(appIdOf(3), { createdAt: world.now() }));
    const refused = await put(GROUP_SCOPE, { ...grant, principalId: young });
    expect(errorOf(refused)).toEqual([400, 'PrincipalNotFound']);
    expect(JSON.stringify(refused.body)).toContain(`Principal ${young.replaceAll('-', '')} does not exist in the directory ${TENANT}.`);
    expect((await put(GROUP_SCOPE, { ...grant, principalId: young, principalType: 'ServicePrincipal' })).status).toBe(201);
    world.advance(10_000);
    expect((await put(SUBNET, { ...grant, principalId: young }, NAME.replace(/1$/, '2'))).status).toBe(201);
  });

  it('refuses what cannot be', async () => {
    world.state.graph.groups.push({ id: OTHER_SUB, displayName: '', members: [] });
    expect(errorOf(await put(GROUP_SCOPE, { ...grant, principalId: OTHER_SUB, principalType: 'ServicePrincipal' }))).toEqual([
      400,
      'UnmatchedPrincipalType'
    ]);
    expect(errorOf(await put(GROUP_SCOPE, { ...grant, principalId: 'me' }))).toEqual([400, 'InvalidPrincipalId']);
    expect(errorOf(await put(GROUP_SCOPE, { ...grant, roleDefinitionId: roleId(TENANT) }))).toEqual([404, 'RoleDefinitionDoesNotExist']);
    expect(errorOf(await put(GROUP_SCOPE, { principalId: AKS }))).toEqual([400, 'InvalidRequestContent']);
    expect(errorOf(await put(GROUP_SCOPE, grant, 'name'))).toEqual([400, 'InvalidRoleAssignmentId']);
    expect(errorOf(await put(`${SUB_SCOPE}/resourceGroups/none`, grant))).toEqual([404, 'ResourceGroupNotFound']);
    expect(errorOf(await put(`/subscriptions/${OTHER_SUB}`, grant))).toEqual([403, 'AuthorizationFailed']);
    expect(world.state.arm.roleAssignments).toHaveLength(1);
  });

  it('assigns a custom role only below its assignable scopes', async () => {
    assign(world, '/', OWNER);
    expect((await put(GROUP_SCOPE, { ...grant, roleDefinitionId: roleId(CUSTOM) })).status).toBe(201);
    expect(errorOf(await put(`/subscriptions/${OTHER_SUB}`, { ...grant, roleDefinitionId: roleId(CUSTOM) }, TENANT))).toEqual([
      404,
      'RoleDefinitionDoesNotExist'
    ]);
  });

  it('stops at 4,000 in a subscription, all its scopes counted', async () => {
    for (let n = 1; n < 4000; n++) assign(world, GROUP_SCOPE, READER, `p${n}`);
    expect(errorOf(await put(SUBNET, grant))).toEqual([400, 'RoleAssignmentLimitExceeded']);
    world.state.arm.roleAssignments.pop();
    expect((await put(SUBNET, grant)).status).toBe(201);
  });

  it('gives its effect at once', async () => {
    world.state.arm.roleAssignments = [];
    expect(errorOf(await put(GROUP_SCOPE, grant))).toEqual([403, 'AuthorizationFailed']);
    assign(world, GROUP_SCOPE, CONTRIBUTOR);
    expect(errorOf(await put(GROUP_SCOPE, grant))).toEqual([403, 'AuthorizationFailed']);
    assign(world, GROUP_SCOPE, OWNER);
    expect((await put(GROUP_SCOPE, grant)).status).toBe(201);
  });
});

describe('role definitions', () => {
  const disks = {
    roleName: "aks-sp disks 'x'",
    roleType: 'CustomRole',
    permissions: [{ actions: ['Microsoft.Compute/disks/read'] }],
    assignableScopes: [SUB_SCOPE]
  };

  beforeEach(() => {
    assign(world, SUB_SCOPE, OWNER);
  });

  async function names(scope: string, filter?: string): Promise<(string | undefined)[]> {
    const found = [];
    for await (const each of sdk().roleDefinitions.list(scope, filter === undefined ? {} : { filter })) found.push(each.roleName);
    return found.sort();
  }

  it('are listed by name, type and where they can be assigned', async () => {
    assign(world, '/', READER);
    expect(await names(GROUP_SCOPE)).toEqual(['Contributor', 'Owner', 'Reader', 'aks only']);
    expect(await names(`/subscriptions/${OTHER_SUB}`)).toEqual(['Contributor', 'Owner', 'Reader']);
    expect(await names(SUB_SCOPE, "roleName eq 'contributor'")).toEqual(['Contributor']);
    expect(await names(SUB_SCOPE, "type eq 'CustomRole'")).toEqual(['aks only']);
    const root = `/providers/Microsoft.Management/managementGroups/${TENANT}`;
    expect(await names(root, "type eq 'CustomRole'")).toEqual([]);
    expect(await names(root, "atScopeAndBelow() and type eq 'CustomRole'")).toEqual(['aks only']);
  });

  it('are made, changed and deleted through the real client', async () => {
    const { roleDefinitions } = sdk();
    const made = await roleDefinitions.createOrUpdate(SUB_SCOPE, NAME, disks);
    expect(made).toMatchObject({ id: roleId(NAME), roleName: disks.roleName, roleType: 'CustomRole' });
    expect(await names(SUB_SCOPE, "roleName eq 'aks-sp disks ''x'''")).toEqual([disks.roleName]);
    await roleDefinitions.createOrUpdate(SUB_SCOPE, NAME, { ...disks, description: 'new' });
    expect(await roleDefinitions.get(SUB_SCOPE, NAME)).toMatchObject({ description: 'new' });
    assign(world, GROUP_SCOPE, NAME, AKS);
    await expect(roleDefinitions.delete(SUB_SCOPE, NAME)).rejects.toMatchObject({ code: 'RoleDefinitionHasAssignments' });
    world.state.arm.roleAssignments.pop();
    expect(await roleDefinitions.delete(SUB_SCOPE, NAME)).toMatchObject({ name: NAME });
    await expect(roleDefinitions.get(SUB_SCOPE, NAME)).rejects.toMatchObject({ statusCode: 404, code: 'RoleDefinitionDoesNotExist' });
  });

  it.each([
    ['a name that another role in the tenant has', { roleName: 'AKS Only' }, NAME, [409, 'RoleDefinitionWithSameNameExists']],
    ['a built-in role', {}, READER, [403, 'RoleDefinitionNotEditable']],
    ['a scope without the right', { assignableScopes: [SUB_SCOPE, `/subscriptions/${OTHER_SUB}`] }, NAME, [403, 'AuthorizationFailed']],
    ['a scope that does not exist', { assignableScopes: [`/subscriptions/${TENANT}`] }, NAME, [400, 'LinkedInvalidPropertyId']],
    ['no scope', { assignableScopes: [] }, NAME, [400, 'InvalidRequestContent']],
    ['an id that is no GUID', {}, 'disks', [400, 'InvalidRoleDefinitionId']]
  ])('cannot be made with %s', async (_, change, name, expected) => {
    const body = { properties: { ...disks, ...change } };
    expect(
      errorOf(await arm(world, 'PUT', `/arm${SUB_SCOPE}/providers/Microsoft.Authorization/roleDefinitions/${name}?${API}`, body))
    ).toEqual(expected);
    expect(world.state.arm.roleDefinitions).toHaveLength(4);
  });
});

describe('permissions', () => {
  it('are the own ones, inherited too, and none without a role', async () => {
    const list = async (): Promise<(string[] | undefined)[]> => {
      const found = [];
      for await (const each of sdk().permissions.listForResourceGroup('rg-one')) found.push(each.actions);
      return found;
    };
    expect(await list()).toEqual([]);
    assign(world, '/', READER);
    assign(world, GROUP_SCOPE, CUSTOM);
    expect(await list()).toEqual([['Microsoft.ContainerService/managedClusters/*'], ['*/read']]);
  });
});
