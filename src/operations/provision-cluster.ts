/** Makes the cluster with its principal, or waits for one that is being made. */
import type { Problem } from '../domain/model.ts';
import { withPrincipal, type ClusterDefinition } from '../domain/provision-template.ts';
import { ActionError } from '../errors.ts';
import type { Clock, ClusterState, ClusterWrites, Log, OperationStart, OperationStatus } from '../ports.ts';
import type { Session } from './application-session.ts';
import { follow, isReplication, type Deadline } from './long-operation.ts';

export interface ClusterPorts {
  clusterWrites: ClusterWrites;
  clock: Clock;
  log: Log;
}

/** `confirmed`: a PUT answered 201 and its own operation succeeded, so the cluster has this very secret. */
export type ClusterEnd =
  | { kind: 'created'; confirmed: boolean }
  /** Certainly not made: nobody got the secret. */
  | { kind: 'refused' | 'failed' | 'waiting'; problem: Problem };

export interface ClusterOrder {
  id: string;
  definition: ClusterDefinition;
  appId: string;
  secret: string;
  session: Session;
  deadline: Deadline;
}

const second = 1000;
const pause = 30 * second;
/** A proved secret or a new principal may still be new to the endpoint that AKS asks. */
const replicationTime = 10 * 60 * second;
const lostAnswers = 3;

/** @returns the cluster if it is there on this principal, null if it is to be made. @throws ActionError if it is somebody else's */
export async function findCluster(id: string, appId: string | null, { clusterWrites }: ClusterPorts): Promise<ClusterState | null> {
  const reading = await clusterWrites.state(id);
  if (!reading.found) {
    if (reading.reason === 'gone') return null;
    throw new ActionError(reading.problem);
  }
  if (!isOn(reading.state, appId)) throw new ActionError(onAnother(reading.state));
  return reading.state;
}

/** Sends a PUT only while the cluster is not there; looks whenever an answer got lost. */
export async function makeCluster(order: ClusterOrder, ports: ClusterPorts): Promise<ClusterEnd> {
  const { deadline, id } = order;
  const sent: Sent = { lost: null, unknowns: 0, replicating: 0 };
  for (;;) {
    await order.session.read();
    const start = await ports.clusterWrites.create(id, withPrincipal(order.definition, order.appId, order.secret));
    if (start.kind === 'done') return { kind: 'created', confirmed: start.created };
    if (start.kind === 'started')
      return outcomeOf(order, start.created, await follow(start.operation, `Cluster ${nameOf(id)}: creation`, deadline, ports));
    const end = await afterRefusal(start, sent, order, ports);
    if (end) return end;
    if (deadline.passed) return { kind: 'waiting', problem: timeIsUp(id) };
    await deadline.wait(pause, 1);
  }
}

/** What became of the PUTs so far. */
interface Sent {
  lost: Problem | null;
  unknowns: number;
  replicating: number;
}

function outcomeOf({ id }: ClusterOrder, created: boolean, end: OperationStatus): ClusterEnd {
  if (end.kind === 'succeeded') return { kind: 'created', confirmed: created };
  return end.kind === 'running' ? { kind: 'waiting', problem: timeIsUp(id) } : { kind: 'failed', problem: end.problem };
}

/** null = it may be sent again. */
async function afterRefusal(
  start: Extract<OperationStart, { problem: Problem }>,
  sent: Sent,
  { id, appId, deadline }: ClusterOrder,
  ports: ClusterPorts
): Promise<ClusterEnd | null> {
  if (start.kind === 'refused' && isReplication(start.problem) && sent.replicating < replicationTime) {
    ports.log.info(`AKS does not know the new principal or its secret yet (${start.problem.code}); asking again in ${pause / second} s.`);
    sent.replicating += pause;
    return null;
  }
  if (start.kind === 'refused' && start.problem.code !== 'cluster-exists')
    return { kind: sent.lost ? 'failed' : 'refused', problem: start.problem };
  if (start.kind === 'unknown') sent.lost = start.problem;
  const there = await findCluster(id, appId, ports);
  if (there) return waitForCluster(there, deadline, ports);
  return start.kind === 'unknown' && ++sent.unknowns >= lostAnswers ? { kind: 'failed', problem: start.problem } : null;
}

/** A cluster that somebody's PUT is making, perhaps that of a run that died: this run sends nothing, and proves nothing. */
export async function waitForCluster(found: ClusterState, deadline: Deadline, ports: ClusterPorts): Promise<ClusterEnd> {
  let waited = 0;
  let state = found;
  for (let unreadable = 0; ;) {
    if (state.provisioningState === 'Succeeded') return { kind: 'created', confirmed: false };
    if (['Failed', 'Canceled'].includes(state.provisioningState)) return { kind: 'failed', problem: endedBadly(state) };
    if (deadline.passed) return { kind: 'waiting', problem: timeIsUp(state.id) };
    ports.log.info(`Cluster ${state.name}: ${state.provisioningState}, ${Math.round(waited / second)} s.`);
    await deadline.wait(pause, 1);
    waited += pause;
    const reading = await ports.clusterWrites.state(state.id);
    if (reading.found) {
      state = reading.state;
      unreadable = 0;
    } else if (reading.reason === 'gone' || ++unreadable > 3) return { kind: 'failed', problem: reading.problem };
  }
}

function isOn(state: ClusterState, appId: string | null): boolean {
  return appId !== null && state.clientId.toLowerCase() === appId.toLowerCase();
}

function nameOf(id: string): string {
  return id.split('/').at(-1) ?? id;
}

function onAnother({ id, clientId }: ClusterState): Problem {
  const who = clientId === 'msi' ? 'a managed identity' : `the principal ${clientId}`;
  return {
    code: 'cluster-exists',
    message: `Cluster ${id} exists already, on ${who}; provision never switches a cluster's principal.`,
    hint: 'Name another cluster, or leave cluster-template out; a secret for the principal of an existing cluster comes from rotate.'
  };
}

function endedBadly({ id, provisioningState, failure }: ClusterState): Problem {
  return {
    code: 'cluster-not-ready',
    message: `Cluster ${id} is there on this principal, and its last operation ended as ${provisioningState}${failure ? `: ${failure}` : '.'}`,
    hint: 'Mend what it names and run `az aks update` on it, or delete the cluster and run again. Its principal and secret stay.'
  };
}

function timeIsUp(id: string): Problem {
  return {
    code: 'max-wait-reached',
    message: `The time of this run (max-wait) was up while cluster ${id} was being made.`,
    hint: 'AKS goes on with it. The next run waits for it and makes no second one; a longer max-wait lets one run see it through.'
  };
}
