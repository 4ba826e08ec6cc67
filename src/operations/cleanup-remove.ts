/** One step of a cleanup carried out: one request, then a look at what became of it. */
import type { CleanupStep, DirectoryObjectKind } from '../domain/cleanup-plan.ts';
import type { Problem } from '../domain/model.ts';
import type {
  Applications,
  Clock,
  ClusterWrites,
  Log,
  OperationStatus,
  RoleAssignments,
  SecretStore,
  StateReading,
  WriteAnswer
} from '../ports.ts';
import { revoke } from './delegate-grants.ts';
import type { Deadline } from './long-operation.ts';

export interface RemovePorts {
  applications: Applications;
  assignments: RoleAssignments;
  clusterWrites: ClusterWrites;
  stores: readonly SecretStore[];
  clock: Clock;
  log: Log;
}

/** `waiting`: the time of this run was up while Azure was still at it. */
export type StepResult = { kind: 'done' } | { kind: 'failed' | 'waiting'; problem: Problem };

const second = 1000;
/** Requests whose outcome is not known, or whose effect does not show, before giving up. */
const sends = 4;
/** Looks after each, so far apart; replicas follow within seconds, rarely minutes. */
const pauses = [1, 2, 4, 8, 15, 15, 15];

export async function removeAssignment(step: Extract<CleanupStep, { kind: 'role-assignment' }>, ports: RemovePorts): Promise<StepResult> {
  const { assignments, log, clock } = ports;
  const problem = await revoke(step.assignment, { assignments, log, delay: (ms) => clock.wait(ms) });
  return problem ? { kind: 'failed', problem } : { kind: 'done' };
}

/** What forbids a removal by now; null = nothing. */
export type StillUnused = () => Promise<Problem | null>;

/**
 * Soft deletion, seen in the directory. A lagging replica may still show the object, so only its absence is believed.
 * @param unused asked again before every request but the first
 */
export async function removeObject(
  { kind, objectId, appId }: { kind: DirectoryObjectKind; objectId: string; appId: string },
  unused: StillUnused,
  { applications, clock }: RemovePorts
): Promise<StepResult> {
  const isGone = async (): Promise<boolean> =>
    kind === 'application'
      ? (await applications.get({ objectId })) === null
      : (await applications.servicePrincipal(appId))?.objectId.toLowerCase() !== objectId.toLowerCase();
  return untilGone({ send: () => applications.remove(kind, objectId), isGone, unused, what: `${kind} ${objectId}` }, clock);
}

/** For good. What was deleted a moment ago may not be among the deleted items yet. */
export async function purgeObject(
  { objectId, appId }: { objectId: string; appId: string },
  unused: StillUnused,
  { applications, clock }: RemovePorts
): Promise<StepResult> {
  const isListed = async (): Promise<boolean> =>
    (await applications.deletedObjects(appId)).some((each) => each.objectId.toLowerCase() === objectId.toLowerCase());
  for (const pause of pauses) {
    if (await isListed()) break;
    await clock.wait(pause * second);
  }
  const removal = { send: () => applications.purge(objectId), isGone: async () => !(await isListed()) };
  return untilGone({ ...removal, unused, what: `deleted object ${objectId}` }, clock);
}

interface Removal {
  send: () => Promise<WriteAnswer>;
  isGone: () => Promise<boolean>;
  unused: StillUnused;
  what: string;
}

async function untilGone({ send, isGone, unused, what }: Removal, clock: Clock): Promise<StepResult> {
  let last: Problem | null = null;
  for (let sent = 1; sent <= sends; sent += 1) {
    // Minutes may have passed since the look before the first one.
    const used = sent > 1 ? await unused() : null;
    if (used) return { kind: 'failed', problem: used };
    const answer = await send();
    if (answer.kind === 'refused') return { kind: 'failed', problem: answer.problem };
    if ('problem' in answer) last = answer.problem;
    // Two looks, since one of them may be a replica that never heard of it.
    let gone = 0;
    for (const pause of pauses) {
      gone = (await isGone()) ? gone + 1 : 0;
      if (gone >= (answer.kind === 'done' ? 1 : 2)) return { kind: 'done' };
      await clock.wait(pause * second);
    }
  }
  return { kind: 'failed', problem: last ?? stillThere(what) };
}

export async function disableVersion(
  step: Extract<CleanupStep, { kind: 'secret-version' }>,
  { stores, clock }: RemovePorts
): Promise<StepResult> {
  const store = stores.find(({ name }) => name === step.store);
  if (!store) return { kind: 'done' };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await store.disable(step.keyId);
    if (answer.kind === 'done' || answer.kind === 'present') return { kind: 'done' };
    if (answer.kind === 'refused' || attempt >= sends) return { kind: 'failed', problem: answer.problem };
    await clock.wait(2 ** attempt * second);
  }
}

/** Deletes the cluster and waits until ARM says that it is gone, with progress now and then. */
export async function removeCluster(id: string, appId: string, deadline: Deadline, ports: RemovePorts): Promise<StepResult> {
  const progress = progressOf(id, ports);
  const doing: Deletion = { operation: null, sent: 0, unreadable: 0, failure: null };
  for (;;) {
    if (doing.operation === null) {
      const end = await lookAndSend(id, appId, deadline, doing, ports.clusterWrites);
      if (end) return end;
    } else if (deadline.passed) return { kind: 'waiting', problem: timeIsUp(id) };
    const status = doing.operation === null ? null : await ports.clusterWrites.poll(doing.operation);
    if (status?.kind === 'failed') return { kind: 'failed', problem: status.problem };
    // What became of it is not known, or it is over: the cluster itself says.
    if (status && status.kind !== 'running') doing.operation = null;
    progress(status);
    await deadline.wait(status?.kind === 'running' ? status.retryAfter : 5 * second, 1);
  }
}

/** @returns how it ends; null = wait */
async function lookAndSend(
  id: string,
  appId: string,
  deadline: Deadline,
  doing: Deletion,
  clusterWrites: ClusterWrites
): Promise<StepResult | null> {
  const reading = await clusterWrites.state(id);
  if (!reading.found && reading.reason === 'gone') return { kind: 'done' };
  const stop = whyStop(reading, appId, id, doing);
  if (stop) return { kind: 'failed', problem: stop };
  if (deadline.passed) return { kind: 'waiting', problem: timeIsUp(id) };
  const refused = await sendDeletion(reading, id, doing, clusterWrites);
  return refused ? { kind: 'failed', problem: refused } : null;
}

interface Deletion {
  /** Under way, by its URL. */
  operation: string | null;
  sent: number;
  unreadable: number;
  failure: Problem | null;
}

function whyStop(reading: StateReading, appId: string, id: string, doing: Deletion): Problem | null {
  if (reading.found) {
    doing.unreadable = 0;
    return reading.state.clientId.toLowerCase() === appId.toLowerCase() ? null : moved(id, appId);
  }
  doing.unreadable += 1;
  return doing.unreadable > 10 ? reading.problem : null;
}

/** Only to an idle cluster, and only while no deletion of this run is known to be under way. @returns why it was refused */
async function sendDeletion(reading: StateReading, id: string, doing: Deletion, clusterWrites: ClusterWrites): Promise<Problem | null> {
  if (!reading.found || doing.operation !== null || !/^(?:Succeeded|Failed|Canceled)$/i.test(reading.state.provisioningState)) return null;
  if (doing.sent >= sends) return doing.failure ?? notDeleted(id);
  const start = await clusterWrites.remove(id);
  doing.sent += 1;
  if (start.kind === 'refused') return start.problem;
  if (start.kind === 'started') doing.operation = start.operation;
  else if (start.kind !== 'done') doing.failure = start.problem;
  return null;
}

/** A line a minute. */
function progressOf(id: string, { clock, log }: RemovePorts): (status: OperationStatus | null) => void {
  const start = clock.now();
  let said = -Infinity;
  return (status) => {
    const elapsed = clock.now() - start;
    if (elapsed - said < 60 * second) return;
    said = elapsed;
    const percent = status?.kind === 'running' && status.percent !== null ? `, ${status.percent} %` : '';
    log.info(
      `Deleting cluster ${id}: ${status?.kind === 'running' ? status.state : 'waiting for it'}${percent}, ${Math.round(elapsed / second)} s.`
    );
  };
}

function stillThere(what: string): Problem {
  return {
    code: 'object-not-removed',
    message: `The ${what} still shows after its removal was accepted.`,
    hint: 'The directory is far behind. Run again in some minutes: what is gone by then counts as removed.'
  };
}

function moved(id: string, appId: string): Problem {
  return {
    code: 'cluster-moved',
    message: `Cluster ${id} no longer uses application ${appId}, so it was not deleted.`,
    hint: 'Somebody gave it another identity meanwhile. Run again without delete-cluster, with app-id, if that application is still to go.'
  };
}

function timeIsUp(id: string): Problem {
  return {
    code: 'max-wait-reached',
    message: `The time of this run (max-wait) was up while cluster ${id} was being deleted.`,
    hint: 'Its principal was left alone. The next run waits for the cluster and goes on; a longer max-wait lets one run see it through.'
  };
}

function notDeleted(id: string): Problem {
  return {
    code: 'cluster-not-deleted',
    message: `Cluster ${id} is still there after it was told to go ${sends} times.`,
    hint: 'Look at the activity log of the cluster: a lock or a resource in its node resource group may hold it. Its principal was left alone.'
  };
}
