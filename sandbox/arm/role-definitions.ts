import { managementGroupId, normalScope, scopeTree } from './access.ts';
import { armError, authorizationFailed, invalidRequest } from './errors.ts';
import { readFilter } from './filter.ts';
import { page, refuse, type ArmCall, type Route } from './service.ts';
import { isGuid, listAt, same, textAt } from './values.ts';
import type { ApiAnswer, RoleDefinition } from '../world.ts';

type Params = Record<string, string>;

const ACTION = 'Microsoft.Authorization/roleDefinitions';
const COLLECTION = '{scope}/providers/Microsoft.Authorization/roleDefinitions';
const ONE = `${COLLECTION}/{name}`;

/** Role definitions, https://learn.microsoft.com/rest/api/authorization/role-definitions */
export const roleDefinitionRoutes: Route[] = [
  { method: 'GET', path: COLLECTION, query: ['$filter', '$skiptoken'], handle: list },
  { method: 'GET', path: ONE, handle: get },
  { method: 'PUT', path: ONE, handle: put },
  { method: 'DELETE', path: ONE, handle: remove }
];

/** Resource id of a role as it is shown to someone who asked at a scope: inside a subscription it carries that subscription. */
export function roleDefinitionId(scope: string, name: string): string {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? '';
  return `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${name}`;
}

/** The roles that can be assigned at a scope: built-in ones, and custom ones whose assignable scopes lie at it or above. */
export function assignableAt(call: ArmCall, scope: string): RoleDefinition[] {
  const above = scopeTree(call.world)(scope);
  return call.world.state.arm.roleDefinitions.filter(
    (role) => role.type === 'BuiltInRole' || role.assignableScopes.some((each) => above.includes(normalScope(each)))
  );
}

function list(call: ArmCall, { scope = '' }: Params): ApiAnswer | null {
  const filter = readFilter(call.request.query.get('$filter'), ['roleName', 'type', 'atScopeAndBelow']);
  if (filter === null) return null;
  const refused = refuse(call, `${ACTION}/read`, scope || '/');
  if (refused !== null) return refused;
  const { roleName, type } = filter.values;
  const found = (
    filter.atScopeAndBelow ? [...assignableAt(call, scope), ...assignableBelow(call, scope)] : assignableAt(call, scope)
  ).filter((role) => (roleName === undefined || same(role.roleName, roleName)) && (type === undefined || same(role.type, type)));
  return page(
    call,
    found,
    (role) => role.name,
    (role) => show(role, scope),
    1000
  );
}

function assignableBelow(call: ArmCall, scope: string): RoleDefinition[] {
  const own = normalScope(scope);
  const above = scopeTree(call.world);
  const known = new Set(assignableAt(call, scope));
  return call.world.state.arm.roleDefinitions.filter(
    (role) => !known.has(role) && role.assignableScopes.some((each) => above(each).includes(own))
  );
}

function show(role: RoleDefinition, scope: string): Record<string, unknown> {
  const { roleName, type, description, permissions, assignableScopes } = role;
  return {
    properties: { roleName, type, description, assignableScopes, permissions },
    id: roleDefinitionId(scope, role.name),
    type: 'Microsoft.Authorization/roleDefinitions',
    name: role.name
  };
}

function find(call: ArmCall, name: string): RoleDefinition | undefined {
  return call.world.state.arm.roleDefinitions.find((role) => same(role.name, name));
}

/** 404 of a role that does not exist, or that cannot be assigned at the scope. The id in the text has no dashes. */
export function roleDoesNotExist(name: string): ApiAnswer {
  const id = name.replaceAll('-', '');
  return armError(404, 'RoleDefinitionDoesNotExist', `The specified role definition with ID '${id}' does not exist.`);
}

function get(call: ArmCall, { scope = '', name = '' }: Params): ApiAnswer {
  const refused = refuse(call, `${ACTION}/read`, scope || '/');
  const role = find(call, name);
  return refused ?? (role === undefined ? roleDoesNotExist(name) : { status: 200, body: show(role, scope) });
}

function put(call: ArmCall, { scope = '', name = '' }: Params): ApiAnswer {
  const refused = refuse(call, `${ACTION}/write`, scope || '/');
  if (refused !== null) return refused;
  if (!isGuid(name))
    return armError(
      400,
      'InvalidRoleDefinitionId',
      `The role definition ID '${name}' is not valid. The role definition ID must be a GUID.`
    );
  const wanted = readRole(call.request.body, name);
  if (wanted === undefined)
    return invalidRequest('The request content was invalid: roleName, permissions and assignableScopes are required.');
  const existing = find(call, name);
  const invalid = refuseRole(call, wanted, existing);
  if (invalid !== null) return invalid;
  const { roleDefinitions } = call.world.state.arm;
  if (existing === undefined) roleDefinitions.push(wanted);
  else Object.assign(existing, wanted);
  return { status: 201, body: show(wanted, scope) };
}

/**
 * What stands in the way of a custom role: a built-in one cannot be changed, names are unique in the tenant (text:
 * https://github.com/Azure/ARO-RP/pull/1346), and the right to write is needed at every assignable scope.
 */
function refuseRole(call: ArmCall, wanted: RoleDefinition, existing: RoleDefinition | undefined): ApiAnswer | null {
  if (existing?.type === 'BuiltInRole') return armError(403, 'RoleDefinitionNotEditable', 'Built-in role definitions cannot be changed.');
  const taken = call.world.state.arm.roleDefinitions.some((role) => role !== existing && same(role.roleName, wanted.roleName));
  if (taken)
    return armError(409, 'RoleDefinitionWithSameNameExists', 'A role definition cannot be updated with a name that already exists.');
  const unknown = wanted.assignableScopes.find((each) => !isKnownScope(call, each));
  if (unknown !== undefined)
    return armError(400, 'LinkedInvalidPropertyId', `Property id '${unknown}' at path 'properties.assignableScopes' is invalid.`);
  const denied = wanted.assignableScopes.find((each) => !call.access.may(`${ACTION}/write`, each));
  return denied === undefined ? null : authorizationFailed(call.caller, `${ACTION}/write`, denied);
}

function isKnownScope(call: ArmCall, scope: string): boolean {
  const { subscriptions, managementGroups } = call.world.state.arm;
  const subscription = /^\/subscriptions\/([^/]+)(\/resourceGroups\/[^/]+)?$/i.exec(scope)?.[1];
  if (subscription !== undefined) return subscriptions.some((s) => same(s.subscriptionId, subscription));
  return managementGroups.some((g) => same(managementGroupId(g.name), scope));
}

function readRole(body: unknown, name: string): RoleDefinition | undefined {
  const roleName = textAt(body, 'properties', 'roleName');
  const permissions = listAt(body, 'properties', 'permissions').map((permission) => ({
    actions: texts(permission, 'actions'),
    notActions: texts(permission, 'notActions'),
    dataActions: texts(permission, 'dataActions'),
    notDataActions: texts(permission, 'notDataActions')
  }));
  const assignableScopes = texts(body, 'properties', 'assignableScopes');
  if (roleName === undefined || permissions.length === 0 || assignableScopes.length === 0) return undefined;
  return {
    name,
    roleName,
    type: 'CustomRole',
    description: textAt(body, 'properties', 'description') ?? '',
    permissions,
    assignableScopes
  };
}

function texts(outside: unknown, ...keys: string[]): string[] {
  return listAt(outside, ...keys).filter((value) => typeof value === 'string');
}

function remove(call: ArmCall, { scope = '', name = '' }: Params): ApiAnswer {
  const refused = refuse(call, `${ACTION}/delete`, scope || '/');
  if (refused !== null) return refused;
  const role = find(call, name);
  if (role === undefined) return { status: 204 };
  if (role.type === 'BuiltInRole') return armError(403, 'RoleDefinitionNotEditable', 'Built-in role definitions cannot be deleted.');
  if (call.world.state.arm.roleAssignments.some((assignment) => same(assignment.role, name))) {
    return armError(400, 'RoleDefinitionHasAssignments', 'There are existing role assignments referencing role.');
  }
  const { roleDefinitions } = call.world.state.arm;
  roleDefinitions.splice(roleDefinitions.indexOf(role), 1);
  return { status: 200, body: show(role, scope) };
}
