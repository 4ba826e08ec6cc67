import { normalScope, principalsOf, scopeTree } from './access.ts';
import { armError, invalidRequest } from './errors.ts';
import { readFilter, type ArmFilter } from './filter.ts';
import { assignableAt, roleDefinitionId, roleDefinitionRoutes, roleDoesNotExist } from './role-definitions.ts';
import { armService, page, refuse, type ArmCall, type Route } from './service.ts';
import { isGuid, same, textAt } from './values.ts';
import type { ApiAnswer, RoleAssignment, Service } from '../world.ts';

type Params = Record<string, string>;

const ACTION = 'Microsoft.Authorization/roleAssignments';
const COLLECTION = '{scope}/providers/Microsoft.Authorization/roleAssignments';
const ONE = `${COLLECTION}/{name}`;
/** https://learn.microsoft.com/azure/role-based-access-control/troubleshoot-limits */
const LIMIT_PER_SUBSCRIPTION = 4000;

const routes: Route[] = [
  { method: 'GET', path: COLLECTION, query: ['$filter', '$skiptoken', 'tenantId'], handle: list },
  { method: 'GET', path: ONE, query: ['tenantId'], handle: get },
  { method: 'PUT', path: ONE, handle: put },
  { method: 'DELETE', path: ONE, query: ['tenantId'], handle: remove },
  { method: 'GET', path: '{scope}/providers/Microsoft.Authorization/permissions', query: ['$skiptoken'], handle: permissions }
];

/** `''` (the tenant), a management group, a subscription, a group, or a resource in a group with its parents. */
const SCOPE =
  /^(\/providers\/Microsoft\.Management\/managementGroups\/[^/]+|\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+(\/providers\/[^/]+(\/[^/]+\/[^/]+)+)?)?)?$/i;

/**
 * Azure's authorization provider below `/arm`: role assignments, role definitions and the caller's permissions at any scope
 * (https://learn.microsoft.com/rest/api/authorization/role-assignments).
 */
export const roleAssignments: Service = armService([...routes, ...roleDefinitionRoutes].map(onKnownScope));

function onKnownScope(route: Route): Route {
  return { ...route, handle: (call, params) => (SCOPE.test(params['scope'] ?? '') ? route.handle(call, params) : null) };
}

/** Without a filter: at the scope, above and below. https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest */
function list(call: ArmCall, { scope = '' }: Params): ApiAnswer | null {
  const filter = readFilter(call.request.query.get('$filter'), ['atScope', 'principalId', 'assignedTo']);
  if (filter === null) return null;
  const refused = refuse(call, `${ACTION}/read`, scope || '/');
  if (refused !== null) return refused;
  const wanted = scopeFilter(call, scope, filter);
  const about = principalFilter(call, filter);
  const found = call.world.state.arm.roleAssignments.filter((assignment) => wanted(assignment) && about(assignment));
  return page(call, found, assignmentId, (assignment) => show(assignment, scope), 1000);
}

function scopeFilter(call: ArmCall, scope: string, filter: ArmFilter): (assignment: RoleAssignment) => boolean {
  const above = scopeTree(call.world);
  const [own, ownAbove] = [normalScope(scope), above(scope)];
  return ({ scope: each }) => ownAbove.includes(normalScope(each)) || (!filter.atScope && above(each).includes(own));
}

function principalFilter(call: ArmCall, filter: ArmFilter): (assignment: RoleAssignment) => boolean {
  const { principalId, assignedTo } = filter.values;
  const through = assignedTo === undefined ? undefined : principalsOf(call.world, assignedTo);
  return (assignment) =>
    (principalId === undefined || same(assignment.principalId, principalId)) &&
    (through === undefined || through.has(assignment.principalId.toLowerCase()));
}

function assignmentId(assignment: RoleAssignment): string {
  const scope = assignment.scope === '/' ? '' : assignment.scope;
  return `${scope}/providers/Microsoft.Authorization/roleAssignments/${assignment.name}`;
}

function show(assignment: RoleAssignment, askedAt: string): Record<string, unknown> {
  const { scope, principalId, principalType, createdOn, createdBy, condition, description } = assignment;
  return {
    properties: {
      roleDefinitionId: roleDefinitionId(askedAt, assignment.role),
      principalId,
      // Published enumerations have no `Unknown`.
      ...(principalType === 'Unknown' ? {} : { principalType }),
      scope,
      ...(condition === null ? {} : { condition, conditionVersion: '2.0' }),
      ...(description === undefined ? {} : { description }),
      createdOn,
      updatedOn: createdOn,
      ...(createdBy === undefined ? {} : { createdBy, updatedBy: createdBy })
    },
    id: assignmentId(assignment),
    type: 'Microsoft.Authorization/roleAssignments',
    name: assignment.name
  };
}

function find(call: ArmCall, { scope = '', name = '' }: Params): RoleAssignment | undefined {
  return call.world.state.arm.roleAssignments.find((each) => same(each.name, name) && normalScope(each.scope) === normalScope(scope));
}

function get(call: ArmCall, params: Params): ApiAnswer {
  const refused = refuse(call, `${ACTION}/read`, params['scope'] || '/');
  const assignment = find(call, params);
  if (refused !== null) return refused;
  if (assignment === undefined)
    return armError(404, 'RoleAssignmentNotFound', `The role assignment '${params['name'] ?? ''}' is not found.`);
  return { status: 200, body: show(assignment, assignment.scope) };
}

function remove(call: ArmCall, params: Params): ApiAnswer {
  const refused = refuse(call, `${ACTION}/delete`, params['scope'] || '/');
  if (refused !== null) return refused;
  const assignment = find(call, params);
  if (assignment === undefined) return { status: 204 };
  const all = call.world.state.arm.roleAssignments;
  all.splice(all.indexOf(assignment), 1);
  return { status: 200, body: show(assignment, assignment.scope) };
}

/** What a PUT asks for; `principalType` only if the client gave it. */
interface Wanted {
  name: string;
  scope: string;
  role: string;
  principalId: string;
  principalType: string | undefined;
  condition: string | null;
  description: string | undefined;
}

function put(call: ArmCall, { scope = '', name = '' }: Params): ApiAnswer {
  const refused = refuse(call, `${ACTION}/write`, scope || '/');
  if (refused !== null) return refused;
  if (!isGuid(name))
    return armError(
      400,
      'InvalidRoleAssignmentId',
      `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`
    );
  const wanted = readAssignment(call.request.body, scope || '/', name);
  if (wanted === undefined)
    return invalidRequest('The request content was invalid: properties.roleDefinitionId and properties.principalId are required.');
  if (!assignableAt(call, scope).some((role) => same(role.name, wanted.role))) return roleDoesNotExist(wanted.role);
  const existing = call.world.state.arm.roleAssignments.find((each) => same(each.name, name));
  if (existing !== undefined) return update(existing, wanted);
  return refuseNew(call, wanted) ?? create(call, wanted);
}

function readAssignment(body: unknown, scope: string, name: string): Wanted | undefined {
  const role = /\/roleDefinitions\/([^/]+)$/i.exec(textAt(body, 'properties', 'roleDefinitionId') ?? '')?.[1];
  const principalId = textAt(body, 'properties', 'principalId');
  if (role === undefined || principalId === undefined) return undefined;
  const principalType = textAt(body, 'properties', 'principalType');
  const condition = textAt(body, 'properties', 'condition') ?? null;
  return { name, scope, role, principalId, principalType, condition, description: textAt(body, 'properties', 'description') };
}

/** Condition and description may change; who, what and where may not (text: https://github.com/Azure/Azure-Landing-Zones/issues/2040). */
function update(existing: RoleAssignment, wanted: Wanted): ApiAnswer {
  const equal =
    normalScope(existing.scope) === normalScope(wanted.scope) &&
    same(existing.role, wanted.role) &&
    same(existing.principalId, wanted.principalId);
  if (!equal)
    return armError(
      400,
      'RoleAssignmentUpdateNotPermitted',
      'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.'
    );
  existing.condition = wanted.condition;
  if (wanted.description !== undefined) existing.description = wanted.description;
  return { status: 200, body: show(existing, existing.scope) };
}

/** https://learn.microsoft.com/azure/role-based-access-control/troubleshooting */
function refuseNew(call: ArmCall, wanted: Wanted): ApiAnswer | null {
  const all = call.world.state.arm.roleAssignments;
  const twin = all.find(
    (each) =>
      normalScope(each.scope) === normalScope(wanted.scope) && same(each.role, wanted.role) && same(each.principalId, wanted.principalId)
  );
  if (twin !== undefined) {
    const id = twin.name.replaceAll('-', '');
    return armError(409, 'RoleAssignmentExists', `The role assignment already exists. The ID of the existing role assignment is ${id}.`);
  }
  const subscription = /^\/subscriptions\/[^/]+/i.exec(wanted.scope)?.[0];
  const inside = (each: RoleAssignment): boolean => `${normalScope(each.scope)}/`.startsWith(`${normalScope(subscription ?? '')}/`);
  if (subscription !== undefined && all.filter(inside).length >= LIMIT_PER_SUBSCRIPTION) {
    return armError(400, 'RoleAssignmentLimitExceeded', 'No more role assignments can be created for this subscription.');
  }
  return refusePrincipal(call, wanted);
}

/** With `principalType` given a principal that cannot be found counts as not replicated yet and is accepted. */
function refusePrincipal(call: ArmCall, wanted: Wanted): ApiAnswer | null {
  if (!isGuid(wanted.principalId))
    return armError(400, 'InvalidPrincipalId', `The principal ID '${wanted.principalId}' is not valid. The principal ID must be a GUID.`);
  const type = visibleType(call, wanted.principalId);
  if (type === undefined && wanted.principalType === undefined) return principalNotFound(call, wanted.principalId);
  if (type === undefined || wanted.principalType === undefined || same(type, wanted.principalType)) return null;
  // The misspelling is the service's own: https://github.com/Azure/modern-web-app-pattern-dotnet/pull/129
  const message = `The PrincipalId '${wanted.principalId.replaceAll('-', '')}' has type '${type}' , which is different from specified PrinciaplType '${wanted.principalType}'.`;
  return armError(400, 'UnmatchedPrincipalType', message);
}

function visibleType(call: ArmCall, principalId: string): RoleAssignment['principalType'] | undefined {
  const { servicePrincipals, groups } = call.world.state.graph;
  if (groups.some((group) => same(group.id, principalId))) return 'Group';
  const principal = servicePrincipals.find((sp) => same(sp.id, principalId) && sp.deletedDateTime === null);
  const visible = principal !== undefined && call.world.now() - principal.createdAt >= call.world.replication;
  return visible ? 'ServicePrincipal' : undefined;
}

/** Text: https://github.com/Azure/HubAndSpokeResearchEnclave/issues/50; the Azure CLI retries on " does not exist in the directory ". */
function principalNotFound(call: ArmCall, principalId: string): ApiAnswer {
  const message =
    `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${call.world.state.tenant.id}. Check that you have the correct principal ID. ` +
    'If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. ' +
    'In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype';
  return armError(400, 'PrincipalNotFound', message);
}

function create(call: ArmCall, wanted: Wanted): ApiAnswer {
  const { name, scope, role, principalId, condition, description } = wanted;
  const known = (['ServicePrincipal', 'Group', 'User'] as const).find((type) => same(type, wanted.principalType ?? ''));
  const assignment: RoleAssignment = {
    ...{ name, scope, role, principalId, condition, ...(description === undefined ? {} : { description }) },
    principalType: known ?? visibleType(call, principalId) ?? 'Unknown',
    createdOn: new Date(call.world.now()).toISOString(),
    createdBy: call.caller.objectId
  };
  call.world.state.arm.roleAssignments.push(assignment);
  return { status: 201, body: show(assignment, scope) };
}

/** What the caller may do at a group or resource; needs no right itself. */
function permissions(call: ArmCall, { scope = '' }: Params): ApiAnswer | null {
  if (!/\/resourceGroups\//i.test(scope)) return null;
  return { status: 200, body: { value: call.access.permissions(scope) } };
}
