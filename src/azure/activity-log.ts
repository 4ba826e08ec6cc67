/** Who else wrote to a cluster: the Activity Log (https://learn.microsoft.com/rest/api/monitor/activity-logs/list). */
import type { Instant } from '../domain/model.ts';
import type { ClusterId } from '../domain/resource-ids.ts';
import { asObject, type Arm } from './arm-requests.ts';

export interface Change {
  at: Instant;
  /** `Microsoft.ContainerService/managedClusters/write` and the like. */
  operation: string;
  /** Object id or appId of a service principal, name of a person; null if the log does not say. */
  caller: string | null;
}

interface LogEvent extends Change {
  /** One per request: its events are `Started`, `Accepted`, `Succeeded` or `Failed`. */
  request: string;
  status: string;
  refusedForRights: boolean;
}

const apiVersion = '2015-04-01';
/** Events are kept for 90 days, and asking further back is refused (https://github.com/Azure/azure-cli/issues/4885). */
const kept = 89 * 86_400_000;
const fields = 'eventTimestamp,operationName,caller,resourceId,correlationId,status,subStatus';
/** What changes the cluster; an action that only reads (`listClusterUserCredential`) or runs a command inside does not. */
const changing = /^Microsoft\.ContainerService\/managedClusters\/(?:write|delete|(?!list|runCommand)\w+\/action)$/i;
const mostPages = 200;

/**
 * Writes to the cluster since then, oldest first, everybody's; a request that was turned down for lack of rights is left out.
 * Events take some minutes to appear, and what is older than 89 days is not asked for.
 * @returns null where the log cannot be read in full
 */
export async function changesSince(id: ClusterId, since: Instant, arm: Arm): Promise<Change[] | null> {
  const from = new Date(Math.max(since, arm.now() - kept)).toISOString();
  const events: LogEvent[] = [];
  const seen = new Set<string>();
  let next: string | null = arm.url(
    `/subscriptions/${id.subscriptionId}/providers/Microsoft.Insights/eventtypes/management/values`,
    apiVersion,
    {
      $filter: `eventTimestamp ge '${from}' and resourceUri eq '${id.id}'`,
      $select: fields
    }
  );
  while (next !== null) {
    if (seen.has(next) || seen.size >= mostPages || !arm.isOwn(next)) return null;
    seen.add(next);
    const reply = await arm.send({ method: 'GET', url: next }, true);
    const page = reply.answered && reply.answer.status === 200 ? reply.answer.json : null;
    const read = page === null ? null : eventsOf(page, id);
    if (page === null || read === null) return null;
    events.push(...read);
    next = typeof page.nextLink === 'string' && page.nextLink !== '' ? page.nextLink : null;
  }
  return carriedOut(events).sort((a, b) => a.at - b.at);
}

/** null if one of them cannot be read: it might be the one that counts. */
function eventsOf(page: Record<string, unknown>, id: ClusterId): LogEvent[] | null {
  if (!Array.isArray(page.value)) return null;
  const events: LogEvent[] = [];
  for (const entry of page.value as unknown[]) {
    const event = asObject(entry);
    const at = Date.parse(text(event?.eventTimestamp));
    const operation = valueOf(event?.operationName);
    if (event === null || Number.isNaN(at) || operation === '') return null;
    const resource = text(event.resourceId).toLowerCase();
    if (!changing.test(operation) || (resource !== '' && resource !== id.id.toLowerCase())) continue;
    events.push({
      at,
      operation,
      caller: text(event.caller) || null,
      request: text(event.correlationId),
      status: valueOf(event.status),
      refusedForRights: valueOf(event.status) === 'Failed' && /^(?:Forbidden|Unauthorized)$/.test(valueOf(event.subStatus))
    });
  }
  return events;
}

function carriedOut(events: readonly LogEvent[]): Change[] {
  const accepted = new Set(events.filter(({ status }) => status === 'Accepted' || status === 'Succeeded').map(({ request }) => request));
  const refused = new Set(
    events
      .filter(({ refusedForRights, request }) => refusedForRights && request !== '' && !accepted.has(request))
      .map(({ request }) => request)
  );
  return events.filter(({ request }) => !refused.has(request)).map(({ at, operation, caller }) => ({ at, operation, caller }));
}

/** Names of the log come as `{value, localizedValue}`. */
function valueOf(name: unknown): string {
  return text(asObject(name)?.value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
