import { STATUS_CODES } from 'node:http';
import { armError } from './errors.ts';
import { readFilterText } from './filter-text.ts';
import { page, refuse, type ArmCall, type Route } from './service.ts';
import { guidOf, same } from './values.ts';
import type { ActivityEvent } from '../world-resources.ts';
import type { ApiAnswer, World } from '../world.ts';

/** The Activity Log of a subscription, https://learn.microsoft.com/rest/api/monitor/activity-logs/list */
export const activityRoutes: Route[] = [
  {
    method: 'GET',
    path: '/subscriptions/{subscription}/providers/Microsoft.Insights/eventtypes/management/values',
    query: ['$filter', '$select', '$skiptoken'],
    handle: listEvents
  }
];

/** https://learn.microsoft.com/azure/azure-monitor/platform/activity-log#retention-period */
const KEPT_MS = 90 * 86_400_000;
const RIGHT = 'Microsoft.Insights/eventtypes/values/Read';
/** What narrows the list; one of them at most. */
const NARROWING = ['resourceGroupName', 'resourceUri', 'resourceProvider', 'correlationId'];

function listEvents(call: ArmCall, { subscription = '' }: Record<string, string>): ApiAnswer | null {
  const filter = readFilterText(parameter(call, '$filter') ?? '');
  if (filter === null || filter.some(({ name }) => !['eventTimestamp', 'eventChannels', ...NARROWING].some((known) => same(known, name)))) {
    return null;
  }
  const valueOf = (name: string): string | undefined => filter.find((condition) => same(condition.name, name))?.value;
  // Which scope is asked for the right is not documented; whoever reads a resource sees its log in the portal.
  const group = valueOf('resourceGroupName');
  const whole = `/subscriptions/${subscription}`;
  const scope = valueOf('resourceUri') ?? (group === undefined ? whole : `${whole}/resourceGroups/${group}`);
  const refused = refuse(call, RIGHT, whole, true) ?? (call.access.may(RIGHT, scope) ? null : refuse(call, RIGHT, scope));
  if (refused !== null) return refused;
  const since = filter.find(({ name, operator }) => same(name, 'eventTimestamp') && operator === 'ge');
  const from = Date.parse(since?.value ?? '');
  if (Number.isNaN(from)) return armError(400, 'BadRequest', 'The $filter has to name a start of the time range: eventTimestamp ge.');
  // Seen as a bare 400: https://github.com/Azure/azure-cli/issues/4885
  if (from < call.world.now() - KEPT_MS) return armError(400, 'BadRequest', 'The start time cannot be more than 90 days in the past.');
  const until = filter.find(({ name, operator }) => same(name, 'eventTimestamp') && operator === 'le');
  const to = until === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(until.value);
  return answer(
    call,
    visible(call.world, subscription).filter((event) => event.at >= from && event.at <= to && fits(event, valueOf))
  );
}

/** Events reach the log with a delay of minutes, here that of every replication. */
function visible(world: World, subscription: string): ActivityEvent[] {
  const log = world.state.arm.activityLog ?? [];
  return log.filter(({ at, subscriptionId }) => same(subscriptionId, subscription) && at + world.replication <= world.now());
}

function fits(event: ActivityEvent, valueOf: (name: string) => string | undefined): boolean {
  const wanted = NARROWING.map((name) => valueOf(name));
  const held = [event.resourceGroup, event.resourceId, 'Microsoft.ContainerService', event.correlationId];
  return wanted.every((value, index) => value === undefined || same(value, held[index] ?? ''));
}

/** Newest first. */
function answer(call: ArmCall, events: ActivityEvent[]): ApiAnswer {
  const fields = parameter(call, '$select')?.split(',');
  const numbered = events.map((event, index) => ({ event, order: Number.MAX_SAFE_INTEGER - event.at, index: events.length - index }));
  return page(
    call,
    numbered,
    ({ order, index }) => `${String(order).padStart(17, '0')}/${String(index).padStart(9, '0')}`,
    ({ event }) => {
      const all = show(event);
      return fields === undefined ? all : Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)));
    },
    200
  );
}

function parameter({ request }: ArmCall, name: string): string | undefined {
  return [...request.query].find(([key]) => same(key, name))?.[1];
}

const METHODS: Record<string, string> = { write: 'PUT', delete: 'DELETE', action: 'POST' };

function show(event: ActivityEvent): Record<string, unknown> {
  const { at, operation, resourceId, correlationId, caller, status, httpStatus } = event;
  const id = guidOf('event', correlationId, status);
  const phrase = httpStatus === null ? '' : (STATUS_CODES[httpStatus] ?? '');
  const subStatus = phrase === '' ? '' : `${phrase} (HTTP Status Code: ${httpStatus})`;
  return {
    authorization: { action: operation, scope: resourceId },
    // That it is the object id for a service principal, and not the appId, is nowhere documented.
    caller: caller.objectId,
    claims: { appid: caller.appId, 'http://schemas.microsoft.com/identity/claims/objectidentifier': caller.objectId },
    correlationId,
    description: '',
    eventDataId: id,
    eventName: named(status === 'Started' ? 'BeginRequest' : 'EndRequest', status === 'Started' ? 'Begin request' : 'End request'),
    category: named('Administrative'),
    httpRequest: {
      clientRequestId: guidOf('client request', correlationId),
      clientIpAddress: '192.0.2.1',
      method: METHODS[verbOf(operation)]
    },
    id: `${resourceId}/events/${id}/ticks/${String((at + 62_135_596_800_000) * 10_000)}`,
    level: status === 'Failed' ? 'Error' : 'Informational',
    resourceGroupName: event.resourceGroup,
    resourceProviderName: named('Microsoft.ContainerService'),
    resourceId,
    resourceType: named('Microsoft.ContainerService/managedClusters'),
    operationId: correlationId,
    operationName: named(operation),
    properties: httpStatus === null ? {} : { statusCode: phrase.replaceAll(' ', '') },
    status: named(status),
    subStatus: named(phrase.replaceAll(' ', ''), subStatus),
    eventTimestamp: new Date(at).toISOString().replace('Z', '0000Z'),
    submissionTimestamp: new Date(at).toISOString(),
    subscriptionId: event.subscriptionId
  };
}

function verbOf(operation: string): string {
  return operation.split('/').at(-1) ?? '';
}

function named(value: string, localizedValue = value): { value: string; localizedValue: string } {
  return { value, localizedValue };
}
