import { beforeEach, describe, expect, it } from '@jest/globals';
import { actionMatches, allowed, scopeTree } from '../../sandbox/arm/access.ts';
import {
  assign,
  CALLER,
  CONTRIBUTOR,
  CUSTOM,
  GROUP_SCOPE,
  objectIdOf,
  OTHER_SUB,
  OWNER,
  READER,
  SUB,
  TENANT,
  testWorld,
  type TestWorld
} from './arm-world.ts';

const READ = 'Microsoft.ContainerService/managedClusters/read';
const CLUSTER = `${GROUP_SCOPE}/providers/Microsoft.ContainerService/managedClusters/one`;
const ME = objectIdOf(CALLER);
let world: TestWorld;

beforeEach(() => {
  world = testWorld();
});

describe('scopes', () => {
  it('lists parents of a child resource, nearest first', () => {
    const chain = scopeTree(world)(`${GROUP_SCOPE}/providers/Microsoft.Network/virtualNetworks/v/subnets/s`);
    const group = GROUP_SCOPE.toLowerCase();
    expect(chain).toEqual([
      `${group}/providers/microsoft.network/virtualnetworks/v/subnets/s`,
      `${group}/providers/microsoft.network/virtualnetworks/v`,
      group,
      `/subscriptions/${SUB}`,
      '/providers/microsoft.management/managementgroups/platform',
      `/providers/microsoft.management/managementgroups/${TENANT}`,
      '/'
    ]);
  });

  it('ends with management groups that are their own ancestors', () => {
    world.state.arm.managementGroups = [
      { name: 'platform', displayName: '', parent: 'b' },
      { name: 'b', displayName: '', parent: 'platform' }
    ];
    expect(scopeTree(world)(`/subscriptions/${SUB}`)).toHaveLength(4);
  });
});

describe('allowed', () => {
  it.each([
    '/',
    `/providers/Microsoft.Management/managementGroups/${TENANT}`,
    '/providers/Microsoft.Management/managementGroups/PLATFORM',
    `/subscriptions/${SUB}`,
    GROUP_SCOPE.toUpperCase(),
    CLUSTER
  ])('inherits from %s', (scope) => {
    assign(world, scope, READER);
    expect(allowed(world, ME, READ, CLUSTER)).toBe(true);
  });

  it.each([
    `/subscriptions/${OTHER_SUB}`,
    `${GROUP_SCOPE}-2`,
    `${CLUSTER}-2`,
    `${GROUP_SCOPE}/providers/Microsoft.ContainerService/managedClusters/on`
  ])('does not inherit from %s', (scope) => {
    assign(world, scope, OWNER);
    expect(allowed(world, ME, READ, CLUSTER)).toBe(false);
  });

  it('gives nothing to others', () => {
    assign(world, '/', OWNER, objectIdOf('44444444-0000-4000-8000-000000000009'));
    expect(allowed(world, ME, READ, CLUSTER)).toBe(false);
  });

  it('passes through groups of groups, and ends where groups contain each other', () => {
    world.state.graph.groups.push(
      { id: 'OUTER', displayName: '', members: ['inner'] },
      { id: 'inner', displayName: '', members: [ME, 'outer'] }
    );
    assign(world, GROUP_SCOPE, READER, 'outer');
    expect(allowed(world, ME, READ, CLUSTER)).toBe(true);
  });

  it('takes notActions away from their own role only', () => {
    assign(world, '/', CONTRIBUTOR);
    const write = 'Microsoft.Authorization/roleAssignments/write';
    expect(allowed(world, ME, write, GROUP_SCOPE)).toBe(false);
    expect(allowed(world, ME, 'Microsoft.Authorization/roleAssignments/read', GROUP_SCOPE)).toBe(true);
    assign(world, '/', OWNER);
    expect(allowed(world, ME, write, GROUP_SCOPE)).toBe(true);
  });

  it('does not count an assignment with a condition, nor one of a role that is gone', () => {
    assign(world, '/', OWNER, ME, "@Resource[x] StringEquals 'y'");
    assign(world, '/', '99999999-0000-4000-8000-000000000000');
    expect(allowed(world, ME, READ, CLUSTER)).toBe(false);
  });

  it('does not count data actions', () => {
    const custom = world.state.arm.roleDefinitions.find((role) => role.name === CUSTOM);
    if (custom) custom.permissions = [{ actions: [], notActions: [], dataActions: ['*'], notDataActions: [] }];
    assign(world, '/', CUSTOM);
    expect(allowed(world, ME, READ, CLUSTER)).toBe(false);
  });
});

describe('actionMatches', () => {
  it.each([
    ['*', READ, true],
    ['*/read', READ, true],
    ['*/read', 'Microsoft.ContainerService/managedClusters/readiness', false],
    ['Microsoft.ContainerService/*', 'microsoft.containerservice/managedclusters/write', true],
    ['Microsoft.ContainerService/*', 'Microsoft.ContainerServiceX/y', false],
    ['Microsoft.ContainerService/*/read', READ, true],
    ['Microsoft.ContainerService', 'MicrosoftXContainerService', false],
    ['Microsoft.Authorization/*/Write', 'Microsoft.Authorization/roleAssignments/write', true]
  ])('%s against %s: %s', (pattern, action, expected) => {
    expect(actionMatches(pattern, action)).toBe(expected);
  });
});
