import { refuse, page, type ArmCall, type Route } from './service.ts';
import { same } from './values.ts';
import type { ApiAnswer, ResourceGroup, Subscription, World } from '../world.ts';

const GROUP = '/subscriptions/{subscription}/resourceGroups/{group}';

/** Subscriptions and resource groups, https://learn.microsoft.com/rest/api/resources/subscriptions */
export const subscriptionRoutes: Route[] = [
  { method: 'GET', path: '/subscriptions', query: ['$skiptoken'], handle: listSubscriptions },
  { method: 'GET', path: '/subscriptions/{subscription}', handle: getSubscription },
  { method: 'GET', path: GROUP, handle: getGroup },
  { method: 'HEAD', path: GROUP, handle: headGroup }
];

function listSubscriptions(call: ArmCall): ApiAnswer {
  const visible = call.world.state.arm.subscriptions.filter((s) => call.access.hasRoleWithin(`/subscriptions/${s.subscriptionId}`));
  return page(
    call,
    visible,
    (s) => s.subscriptionId,
    (s) => showSubscription(call.world, s),
    1000
  );
}

function getSubscription(call: ArmCall, { subscription = '' }: Record<string, string>): ApiAnswer | null {
  const refused = refuse(call, 'Microsoft.Resources/subscriptions/read', `/subscriptions/${subscription}`);
  const found = call.world.state.arm.subscriptions.find((s) => same(s.subscriptionId, subscription));
  // Whoever has a role on anything inside sees the subscription itself, as the list does.
  if (found !== undefined && call.access.hasRoleWithin(`/subscriptions/${subscription}`))
    return { status: 200, body: showSubscription(call.world, found) };
  return refused;
}

function showSubscription(world: World, subscription: Subscription): Record<string, unknown> {
  const foreign = !same(subscription.tenantId, world.state.tenant.id);
  return {
    id: `/subscriptions/${subscription.subscriptionId}`,
    authorizationSource: foreign ? 'Legacy, RoleBased' : 'RoleBased',
    managedByTenants: foreign ? [{ tenantId: world.state.tenant.id }] : [],
    subscriptionId: subscription.subscriptionId,
    tenantId: subscription.tenantId,
    displayName: subscription.displayName,
    state: subscription.state,
    subscriptionPolicies: { locationPlacementId: 'Public_2014-09-01', quotaId: 'PayAsYouGo_2014-09-01', spendingLimit: 'Off' }
  };
}

function findGroup(call: ArmCall, params: Record<string, string>): ResourceGroup | undefined {
  const { subscription = '', group = '' } = params;
  return call.world.state.arm.resourceGroups.find((g) => same(g.subscriptionId, subscription) && same(g.name, group));
}

function refuseGroup(call: ArmCall, { subscription = '', group = '' }: Record<string, string>): ApiAnswer | null {
  return refuse(call, 'Microsoft.Resources/subscriptions/resourceGroups/read', `/subscriptions/${subscription}/resourceGroups/${group}`);
}

function getGroup(call: ArmCall, params: Record<string, string>): ApiAnswer | null {
  const group = findGroup(call, params);
  return refuseGroup(call, params) ?? (group === undefined ? null : { status: 200, body: showGroup(group) });
}

function headGroup(call: ArmCall, params: Record<string, string>): ApiAnswer {
  return { status: refuseGroup(call, params)?.status ?? 204 };
}

function showGroup(group: ResourceGroup): Record<string, unknown> {
  return {
    id: `/subscriptions/${group.subscriptionId}/resourceGroups/${group.name}`,
    name: group.name,
    type: 'Microsoft.Resources/resourceGroups',
    location: group.location,
    properties: { provisioningState: 'Succeeded' }
  };
}
