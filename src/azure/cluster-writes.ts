/** Writes to clusters, and the reads that have to be exact. Each write is one request, never repeated once it may have been carried out. */
import type { TokenCredential } from '@azure/core-auth';
import { parseClusterId, type ClusterId } from '../domain/resource-ids.ts';
import type { Cluster, Problem } from '../domain/model.ts';
import type { Http } from '../http.ts';
import type { ClusterWrites, OperationStart, Partial, StateReading } from '../ports.ts';
import { changesSince } from './activity-log.ts';
import { asObject, createArm, unreadable, type Arm, type ArmAnswer, type ArmRequest } from './arm-requests.ts';
import type { Cloud } from './cloud.ts';
import {
  busy,
  exists,
  isBusy,
  knownCause,
  notSignedIn,
  outcomeUnknown,
  problemOf,
  rejectionOf,
  type Rejection
} from './cluster-failures.ts';
import { readCluster, readState } from './cluster-states.ts';
import { invalidClusterId, isGone } from './clusters.ts';
import { explain, type Attempt } from './failures.ts';
import { operationOf, operationOfResource, pollOperation } from './operations-poll.ts';
import { createScrub, type Scrub } from './scrub.ts';

/** The version of the client's own requests. */
const apiVersion = '2026-06-01';
const type = 'Microsoft.ContainerService/managedClusters';
const mostPages = 1000;

interface Context {
  arm: Arm;
  scrub: Scrub;
  homeTenantId: string;
}

/** A write and what it is called in messages. */
interface Write {
  request: ArmRequest;
  attempt: Attempt;
}

/** @param homeTenantId tenant signed in to: ARM does not name a cluster's tenant unless it has an identity */
export function createClusterWrites(credential: TokenCredential, cloud: Cloud, http: Http, homeTenantId: string): ClusterWrites {
  const context: Context = { arm: createArm(credential, cloud, http), scrub: createScrub(), homeTenantId };
  const { arm, scrub } = context;
  const start = async (resourceId: string, write: (id: ClusterId) => Write): Promise<OperationStart> => {
    const id = parseClusterId(resourceId);
    return id ? send(write(id), context) : { kind: 'refused', problem: invalidClusterId(resourceId) };
  };
  return {
    state: (resourceId) => state(resourceId, context),
    async reset(resourceId, clientId, secret) {
      scrub.add(secret);
      return start(resourceId, (id) => ({
        request: {
          method: 'POST',
          url: arm.url(`${id.id}/resetServicePrincipalProfile`, apiVersion),
          body: { clientId, secret }
        },
        attempt: attemptOf(id, 'give a new secret to', 'resetServicePrincipalProfile/action')
      }));
    },
    async create(resourceId, definition) {
      for (const secret of secretsIn(definition)) scrub.add(secret);
      return start(resourceId, (id) => ({
        // An existing cluster is left as it is: https://learn.microsoft.com/azure/aks/use-etags
        request: { method: 'PUT', url: arm.url(id.id, apiVersion), headers: { 'if-none-match': '*' }, body: definition },
        attempt: attemptOf(id, 'create', 'write')
      }));
    },
    remove: (resourceId) =>
      start(resourceId, (id) => ({
        request: { method: 'DELETE', url: arm.url(id.id, apiVersion) },
        attempt: attemptOf(id, 'delete', 'delete')
      })),
    poll: (operation) => pollOperation(operation, arm, scrub),
    list: (subscriptionId) => list(subscriptionId, context),
    async changesSince(resourceId, since) {
      const id = parseClusterId(resourceId);
      return id ? changesSince(id, since, arm) : null;
    }
  };
}

function attemptOf(id: ClusterId, doing: string, right: string): Attempt {
  return { service: 'arm', doing: `${doing} cluster ${id.id}`, right: `${type}/${right} at ${id.id}` };
}

async function send({ request, attempt }: Write, { arm, scrub }: Context): Promise<OperationStart> {
  const reply = await arm.send(request, false);
  if (!reply.answered) {
    const error = new Error(scrub.clean(reply.error instanceof Error ? reply.error.message : String(reply.error)));
    return reply.sent
      ? { kind: 'unknown', problem: outcomeUnknown(error, attempt) }
      : { kind: 'refused', problem: notSignedIn(error, attempt) };
  }
  const { answer } = reply;
  if (answer.status >= 200 && answer.status < 300) return accepted(request, answer, attempt, arm);
  const rejection = rejectionOf(answer, scrub);
  if (answer.status < 400 || answer.status === 408 || answer.status >= 500)
    return { kind: 'unknown', problem: outcomeUnknown(rejection, attempt) };
  if (request.method === 'DELETE' && isGone(rejection)) return { kind: 'done', created: false };
  // What was turned down is the repetition; it may have been so because the first try was carried out.
  if (answer.repeated) return { kind: 'unknown', problem: outcomeUnknown(rejection, attempt) };
  return refused(rejection, request, attempt);
}

/** Only ARM's own refusals are certain: they have a code, and the page of a proxy has none. */
function refused(rejection: Rejection, { method }: ArmRequest, attempt: Attempt): OperationStart {
  const known = knownCause(rejection, attempt);
  if (known) return { kind: 'refused', problem: known };
  if (rejection.code === '') return { kind: 'unknown', problem: outcomeUnknown(rejection, attempt) };
  if (rejection.status === 412 && method === 'PUT') return { kind: 'refused', problem: exists(rejection, attempt) };
  if (isBusy(rejection)) return { kind: 'busy', problem: busy(rejection, attempt) };
  return { kind: 'refused', problem: problemOf(rejection, attempt) };
}

/** A success is believed only in a form that ARM sends; a page of a proxy is none. */
function accepted(request: ArmRequest, answer: ArmAnswer, attempt: Attempt, arm: Arm): OperationStart {
  const created = request.method === 'PUT' && answer.status === 201;
  const unknown = (what: string): OperationStart => ({
    kind: 'unknown',
    problem: outcomeUnknown(unreadable(answer.status, what), attempt)
  });
  if (request.method === 'PUT' && asObject(answer.json?.properties) === null) return unknown('no cluster in the answer to its creation');
  const operation = operationOf(answer, arm);
  if (operation !== null) return 'url' in operation ? { kind: 'started', operation: operation.url, created } : unknown(operation.problem);
  if (request.method === 'PUT') return { kind: 'started', operation: operationOfResource(request.url), created };
  const final = (answer.status === 200 && (answer.json !== null || answer.text === '')) || answer.status === 204;
  return final && answer.headers['x-ms-request-id'] ? { kind: 'done', created } : unknown('no operation that could be watched');
}

async function state(resourceId: string, { arm, scrub, homeTenantId }: Context): Promise<StateReading> {
  const id = parseClusterId(resourceId);
  if (!id) return { found: false, reason: 'unreadable', problem: invalidClusterId(resourceId) };
  const attempt = attemptOf(id, 'read', 'read');
  const reply = await arm.send({ method: 'GET', url: arm.url(id.id, apiVersion) }, true);
  if (!reply.answered) return { found: false, reason: 'unreadable', problem: explain(reply.error, attempt) };
  const { answer } = reply;
  if (answer.status !== 200) {
    const rejection = rejectionOf(answer, scrub);
    return { found: false, reason: isGone(rejection) ? 'gone' : 'unreadable', problem: problemOf(rejection, attempt) };
  }
  try {
    const read = readState(answer.json, homeTenantId, id);
    return { found: true, state: { ...read, failure: read.failure === null ? null : scrub.clean(read.failure) } };
  } catch (error) {
    return { found: false, reason: 'unreadable', problem: explain(error, attempt) };
  }
}

/** ARM leaves out what the caller may not read and says nothing (https://learn.microsoft.com/rest/api/aks/managed-clusters/list). */
async function list(subscriptionId: string, context: Context): Promise<Partial<Cluster>> {
  const { arm, homeTenantId } = context;
  const attempt: Attempt = {
    service: 'arm',
    doing: `list the clusters of subscription ${subscriptionId}`,
    right: `${type}/read at /subscriptions/${subscriptionId}`
  };
  const items: Cluster[] = [];
  const seen = new Set<string>();
  let next: string | null = arm.url(`/subscriptions/${subscriptionId}/providers/${type}`, apiVersion);
  while (next !== null) {
    const page: Page = seen.has(next) || seen.size >= mostPages ? endless(attempt) : await readPage(next, attempt, context);
    seen.add(next);
    if ('problem' in page) return { items, problems: [page.problem] };
    try {
      for (const row of page.rows) items.push(readCluster(row, homeTenantId));
    } catch (error) {
      return { items, problems: [explain(error, attempt)] };
    }
    next = page.next;
  }
  return { items, problems: [] };
}

type Page = { rows: unknown[]; next: string | null } | { problem: Problem };

async function readPage(url: string, attempt: Attempt, { arm, scrub }: Context): Promise<Page> {
  if (!arm.isOwn(url)) return { problem: explain(unreadable(200, 'the next page is said to be on another host'), attempt) };
  const reply = await arm.send({ method: 'GET', url }, true);
  if (!reply.answered) return { problem: explain(reply.error, attempt) };
  const { status, json } = reply.answer;
  if (status !== 200) {
    const rejection = rejectionOf(reply.answer, scrub);
    // No cluster can be where AKS was never registered (https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-register-resource-provider).
    return rejection.code === 'MissingSubscriptionRegistration' ? { rows: [], next: null } : { problem: problemOf(rejection, attempt) };
  }
  if (!Array.isArray(json?.value)) return { problem: explain(unreadable(status, 'no list of clusters'), attempt) };
  const { nextLink } = json;
  return { rows: json.value as unknown[], next: typeof nextLink === 'string' && nextLink !== '' ? nextLink : null };
}

function endless(attempt: Attempt): Page {
  return { problem: explain(unreadable(200, 'the pages of the list have no end'), attempt) };
}

/** Whatever a definition calls a secret or a password. */
function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && /secret|password/i.test(name) ? [inner] : secretsIn(inner)
  );
}
