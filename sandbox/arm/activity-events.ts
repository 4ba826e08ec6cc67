import { guidOf, same } from './values.ts';
import type { ActivityEvent } from '../world-resources.ts';
import type { Caller, Operation, World } from '../world.ts';

interface Place {
  id: string;
  subscriptionId: string;
  resourceGroup: string;
}

/**
 * Puts a write into the Activity Log: that it began, what it was answered, and, once its operation is over, how that ended.
 * https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema
 */
export function logRequest({ world, caller }: { world: World; caller: Caller }, place: Place, operation: string, status: number): void {
  const log = (world.state.arm.activityLog ??= []);
  const event: ActivityEvent = {
    at: world.now(),
    operation,
    resourceId: place.id,
    subscriptionId: place.subscriptionId,
    resourceGroup: place.resourceGroup,
    caller: { appId: caller.appId, objectId: caller.objectId },
    correlationId: guidOf('request', place.id, world.now(), world.tick()),
    status: 'Started',
    httpStatus: null
  };
  const started = status < 300 ? unlogged(world, place.id) : undefined;
  log.push(event, { ...event, status: status >= 300 ? 'Failed' : started === undefined ? 'Succeeded' : 'Accepted', httpStatus: status });
  if (started !== undefined) started.logged = { ...event, status: 'Succeeded' };
}

/** The operation that the request has just begun. */
function unlogged(world: World, clusterId: string): Operation | undefined {
  return world.state.arm.operations.find(
    (one) => one.status === 'InProgress' && one.logged === undefined && same(one.clusterId, clusterId)
  );
}

/** Puts the end of an operation into the log. */
export function logEnd(world: World, { logged, status, endsAt }: Operation): void {
  if (logged === undefined) return;
  (world.state.arm.activityLog ??= []).push({ ...logged, at: endsAt, status: status === 'Failed' ? 'Failed' : 'Succeeded' });
}
