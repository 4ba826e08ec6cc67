import { managementGroupId } from './access.ts';
import { armError, authorizationFailed } from './errors.ts';
import { armService, type ArmCall } from './service.ts';
import { same } from './values.ts';
import type { ApiAnswer, ManagementGroup, Service } from '../world.ts';

/** One management group, with all below it if asked for. https://learn.microsoft.com/rest/api/managementgroups/management-groups/get */
export const managementGroups: Service = armService([
  {
    method: 'GET',
    path: '/providers/Microsoft.Management/managementGroups/{group}',
    query: ['$expand', '$recurse'],
    handle: (call, { group = '' }) => get(call, group)
  }
]);

const TYPE = 'Microsoft.Management/managementGroups';

function get(call: ArmCall, name: string): ApiAnswer | null {
  const expand = call.request.query.get('$expand');
  const recurse = call.request.query.get('$recurse')?.toLowerCase() === 'true';
  if (expand !== null && expand.toLowerCase() !== 'children') return null;
  const { managementGroups: all } = call.world.state.arm;
  const group = all.find((each) => same(each.name, name));
  const scope = managementGroupId(name);
  // Whether there is a group is told only to those who may read it.
  if (!call.access.may(`${TYPE}/read`, scope)) return authorizationFailed(call.caller, `${TYPE}/read`, scope);
  if (group === undefined) return armError(404, 'NotFound', `${scope} not found.`);
  const parent = all.find((each) => group.parent !== null && same(each.name, group.parent));
  const details = {
    version: 1,
    ...(parent ? { parent: { id: managementGroupId(parent.name), name: parent.name, displayName: parent.displayName } } : {})
  };
  return {
    status: 200,
    body: {
      id: scope,
      type: TYPE,
      name: group.name,
      properties: {
        tenantId: call.world.state.tenant.id,
        displayName: group.displayName,
        details,
        ...(expand === null ? {} : { children: childrenOf(call, group, recurse) })
      }
    }
  };
}

/** Groups, then subscriptions; `null` where there is nothing below, as the service shows it. */
function childrenOf(call: ArmCall, group: ManagementGroup, recurse: boolean): unknown[] | null {
  const { managementGroups: all, subscriptions } = call.world.state.arm;
  const groups = all
    .filter(({ parent }) => parent !== null && same(parent, group.name))
    .map((child) => ({
      id: managementGroupId(child.name),
      type: TYPE,
      name: child.name,
      displayName: child.displayName,
      ...(recurse ? { children: childrenOf(call, child, recurse) } : {})
    }));
  const below = subscriptions
    .filter(({ managementGroup }) => same(managementGroup, group.name))
    .map(({ subscriptionId, displayName }) => ({
      id: `/subscriptions/${subscriptionId}`,
      type: '/subscriptions',
      name: subscriptionId,
      displayName
    }));
  const children = [...groups, ...below];
  return children.length > 0 ? children : null;
}
