import type { RoleDefinition, World } from '../world.ts';

type Permission = RoleDefinition['permissions'][number];

/** What one principal may do, worked out once for a request. */
export interface Access {
  /** A role at the scope or above it grants the action. */
  may: (action: string, scope: string) => boolean;
  /** A role at the scope, above it or anywhere below it grants the action: its lists are not refused, only shortened. */
  mayWithin: (action: string, scope: string) => boolean;
  /** Any role at the scope, above or below. */
  hasRoleWithin: (scope: string) => boolean;
  /** Permissions of every role at the scope or above. */
  permissions: (scope: string) => Permission[];
}

/** A scope in the form used for comparing: lower case, no slash at the end, `/` for the tenant. */
export function normalScope(scope: string): string {
  const trimmed = scope.toLowerCase().replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed;
}

/** The resource id of a management group. */
export function managementGroupId(name: string): string {
  return `/providers/Microsoft.Management/managementGroups/${name}`;
}

/**
 * Where scopes lie in the tree of tenant, management groups, subscriptions, groups and resources
 * (https://learn.microsoft.com/azure/role-based-access-control/scope-overview).
 * The returned function lists a scope and all above it, nearest first, `/` last, in comparing form.
 */
export function scopeTree(world: World): (scope: string) => string[] {
  const { subscriptions, managementGroups } = world.state.arm;
  const homes = new Map(subscriptions.map((s) => [s.subscriptionId.toLowerCase(), s.managementGroup.toLowerCase()]));
  const parents = new Map(managementGroups.map((g) => [g.name.toLowerCase(), g.parent?.toLowerCase() ?? null]));
  return (scope) => {
    const own = normalScope(scope);
    const inside = resourceChain(own);
    const subscription = /^\/subscriptions\/([^/]+)/.exec(own)?.[1];
    const group = subscription === undefined ? managementGroupOf(own) : homes.get(subscription);
    return [...inside, ...managementGroupChain(group, parents), '/'];
  };
}

function managementGroupOf(scope: string): string | undefined {
  return /^\/providers\/microsoft\.management\/managementgroups\/([^/]+)$/.exec(scope)?.[1];
}

/** Resource, its parents, resource group, subscription; empty for the other kinds of scope. */
function resourceChain(scope: string): string[] {
  const match = /^(\/subscriptions\/[^/]+)(\/resourcegroups\/[^/]+)?(\/providers\/[^/]+)?(\/.+)?$/.exec(scope);
  if (match === null) return [];
  const [, subscription = '', group = '', provider = '', rest = ''] = match;
  const chain = group === '' ? [subscription] : [subscription + group, subscription];
  const segments = rest.split('/').slice(1);
  for (let end = 2; end <= segments.length; end += 2) {
    chain.unshift(`${subscription}${group}${provider}/${segments.slice(0, end).join('/')}`);
  }
  return chain;
}

function managementGroupChain(name: string | undefined, parents: Map<string, string | null>): string[] {
  const chain: string[] = [];
  let next: string | null | undefined = name;
  while (next && !chain.includes(normalScope(managementGroupId(next)))) {
    chain.push(normalScope(managementGroupId(next)));
    next = parents.get(next);
  }
  return chain;
}

/** The principal itself and every group it is in, directly or through groups; ids in lower case. */
export function principalsOf(world: World, principalId: string): Set<string> {
  const found = new Set([principalId.toLowerCase()]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const group of world.state.graph.groups) {
      if (group.members.some((member) => found.has(member.toLowerCase()))) found.add(group.id.toLowerCase());
    }
  }
  return found;
}

/** Patterns of role definitions are few and long-lived; a scan asks for them ten thousand times. */
const patterns = new Map<string, RegExp>();

/** Whether an action of a role definition, which may hold `*`, covers the one asked for. */
export function actionMatches(pattern: string, action: string): boolean {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    const escaped = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
    compiled = new RegExp(`^${escaped.join('.*')}$`, 'i');
    patterns.set(pattern, compiled);
  }
  return compiled.test(action);
}

function grants(permission: Permission, action: string): boolean {
  return (
    permission.actions.some((pattern) => actionMatches(pattern, action)) &&
    !permission.notActions.some((pattern) => actionMatches(pattern, action))
  );
}

/** Permissions by scope. An assignment with a condition grants nothing here: conditions are not evaluated. */
function permissionsByScope(world: World, principalId: string): Map<string, Permission[]> {
  const principals = principalsOf(world, principalId);
  const roles = new Map(world.state.arm.roleDefinitions.map((role) => [role.name.toLowerCase(), role.permissions]));
  const byScope = new Map<string, Permission[]>();
  for (const assignment of world.state.arm.roleAssignments) {
    if (assignment.condition !== null || !principals.has(assignment.principalId.toLowerCase())) continue;
    const scope = normalScope(assignment.scope);
    byScope.set(scope, [...(byScope.get(scope) ?? []), ...(roles.get(assignment.role.toLowerCase()) ?? [])]);
  }
  return byScope;
}

/** Permissions that lie at a scope or below it, by that scope. */
function permissionsBelow(byScope: Map<string, Permission[]>, above: (scope: string) => string[]): Map<string, Permission[]> {
  const below = new Map<string, Permission[]>();
  for (const [scope, permissions] of byScope) {
    for (const each of above(scope)) {
      const known = below.get(each);
      if (known === undefined) below.set(each, [...permissions]);
      else known.push(...permissions);
    }
  }
  return below;
}

/** Works out what a principal may do on the control plane; data actions play no part. */
export function accessOf(world: World, principalId: string): Access {
  const above = scopeTree(world);
  const byScope = permissionsByScope(world, principalId);
  const below = permissionsBelow(byScope, above);
  const permissions = (scope: string): Permission[] => above(scope).flatMap((each) => byScope.get(each) ?? []);
  const within = (scope: string): Permission[] => [...permissions(scope), ...(below.get(normalScope(scope)) ?? [])];
  const grantedAt = (action: string, scope: string): boolean => permissions(scope).some((permission) => grants(permission, action));
  const groups = new Map<string, boolean>();
  return {
    permissions,
    may: (action, scope) => {
      // What a group grants its resources have: of ten thousand clusters only the others need a look of their own.
      const group = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+/i.exec(scope)?.[0] ?? scope;
      const key = `${action} ${group}`;
      const byGroup = groups.get(key) ?? grantedAt(action, group);
      groups.set(key, byGroup);
      return byGroup || (group !== scope && grantedAt(action, scope));
    },
    mayWithin: (action, scope) => within(scope).some((permission) => grants(permission, action)),
    hasRoleWithin: (scope) => within(scope).length > 0
  };
}

/**
 * Whether role assignments of the principal, its own or through groups, at the scope or above allow a control plane action
 * (https://learn.microsoft.com/azure/role-based-access-control/overview#how-azure-rbac-determines-if-a-user-has-access-to-a-resource).
 */
export function allowed(world: World, principalId: string, action: string, scope: string): boolean {
  return accessOf(world, principalId).may(action, scope);
}

/**
 * Whether role assignments of the principal, its own or through groups, at the scope or above allow a data action, such as
 * reading a vault's secret. https://learn.microsoft.com/azure/role-based-access-control/role-definitions#dataactions
 */
export function allowedData(world: World, principalId: string, dataAction: string, scope: string): boolean {
  const byScope = permissionsByScope(world, principalId);
  return scopeTree(world)(scope)
    .flatMap((each) => byScope.get(each) ?? [])
    .some(
      ({ dataActions, notDataActions }) =>
        dataActions.some((pattern) => actionMatches(pattern, dataAction)) &&
        !notDataActions.some((pattern) => actionMatches(pattern, dataAction))
    );
}
