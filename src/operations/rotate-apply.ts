/** Gives a secret to the clusters, one at a time or side by side, and writes down what each accepted. */
import { usesTag } from '../domain/ledger-tags.ts';
import type { Cluster, Credential, Problem } from '../domain/model.ts';
import { preflight } from '../domain/preflight.ts';
import type { Ledger } from '../domain/ledger.ts';
import type { Clock, ClusterState, ClusterWrites, Log, OperationStatus } from '../ports.ts';
import type { OwnPassword, Session } from './application-session.ts';
import { busyPause, follow, isReplication, type Deadline } from './long-operation.ts';

/**
 * `refused`: the service turned it down, so the cluster certainly has what it had; `failed`: it may have either;
 * `waiting`: the time of this run was up; `skipped`: not sent at all.
 */
export type ClusterOutcome = { kind: 'accepted' } | { kind: 'refused' | 'failed' | 'waiting' | 'skipped' | 'stopped'; problem: Problem };

export interface ApplyContext {
  appId: string;
  secret: Pick<OwnPassword, 'keyId' | 'secret'>;
  session: Session;
  ledger: Ledger;
  credentials: readonly Credential[];
  force: boolean;
  deadline: Deadline;
  /** Operations at a time, after the first one succeeded alone. */
  parallel: number;
}

export interface ApplyPorts {
  clusterWrites: ClusterWrites;
  clock: Clock;
  log: Log;
}

const second = 1000;
/** The same value is sent again that often when it is not known what became of it. */
const sends = 3;
/** A proved secret may still be new to the endpoint that a cluster asks. */
const replicationTime = 10 * 60 * second;
/**
 * So many resets turned down as by a busy cluster that does not look busy, half a minute apart: it then takes none for longer than this run
 * can wait, as one that failed in an upgrade (https://github.com/Azure/AKS/issues/821).
 */
const turnedDownMost = 20;

/** `busy`: another operation is under way and nothing was sent, so that others can go first. */
type Step = ClusterOutcome | { kind: 'busy' };
type Give = (cluster: Cluster, parallel: number, patient: boolean) => Promise<Step>;

/**
 * Until one accepted the secret, one is tried at a time. A busy cluster does not hold up those behind it.
 * @param outcomes filled while it goes on, by lower-case resource id: whoever catches what ends it early knows what came before
 * @throws ActionError when this run must not go on
 */
export async function applyToAll(
  clusters: readonly Cluster[],
  outcomes: Map<string, ClusterOutcome>,
  context: ApplyContext,
  ports: ApplyPorts
): Promise<void> {
  const queue = [...clusters];
  const turnedDown = new Map<string, number>();
  const give: Give = async (cluster, parallel, patient) => {
    const step = await applyTo(cluster, { ...context, parallel, patient, turnedDown }, ports);
    if (step.kind === 'busy') ports.log.info(`Cluster ${cluster.name} is busy; the others first.`);
    else outcomes.set(cluster.id.toLowerCase(), step);
    return step;
  };
  await untilProved(queue, give, context);
  await sideBySide(queue, give, context);
}

/** Round and round those that are busy, until one accepted it or none is left. */
async function untilProved(queue: Cluster[], give: Give, { deadline }: ApplyContext): Promise<void> {
  let busy = 0;
  for (let cluster = queue.shift(); cluster; cluster = queue.shift()) {
    const { kind } = await give(cluster, 1, queue.length === 0);
    if (kind === 'accepted') return;
    busy = kind === 'busy' ? busy + 1 : 0;
    if (kind === 'busy') queue.push(cluster);
    if (busy > 0 && busy >= queue.length) {
      busy = 0;
      await deadline.wait(busyPause, 1);
    }
  }
}

/** One that fails does not leave the others running on behind the end of the turn. */
async function sideBySide(queue: Cluster[], give: Give, { parallel }: ApplyContext): Promise<void> {
  const errors: unknown[] = [];
  const late = new Set<Cluster>();
  const worker = async (): Promise<void> => {
    for (let cluster = queue.shift(); cluster && errors.length === 0; cluster = queue.shift()) {
      const { kind } = await give(
        cluster,
        parallel,
        queue.every((each) => late.has(each))
      );
      if (kind !== 'busy') continue;
      late.add(cluster);
      queue.push(cluster);
    }
  };
  const caught = (): Promise<void> => worker().catch((error: unknown) => void errors.push(error));
  await Promise.all(Array.from({ length: Math.min(parallel, queue.length) }, caught));
  if (errors.length > 0) throw errors[0];
}

/** One cluster's part. */
interface ClusterContext extends ApplyContext {
  /** Whether to wait while it is busy. */
  patient: boolean;
  /** How often a reset was turned down as if it were busy, though a look right before said that it is not. By resource id. */
  turnedDown: Map<string, number>;
}

async function applyTo(cluster: Cluster, context: ClusterContext, ports: ApplyPorts): Promise<Step> {
  const outcome = await giveSecret(cluster, context, ports);
  if (outcome.kind === 'busy') return outcome;
  if (outcome.kind === 'accepted') {
    await context.session.record(() => [usesTag(context.secret.keyId, cluster.id, ports.clock.now())]);
    ports.log.info(`Cluster ${cluster.name} accepted secret ${context.secret.keyId}.`);
  } else ports.log.warning(`${outcome.problem.message} ${outcome.problem.hint}`);
  return outcome;
}

/** Only the operation that this run's own reset returned proves anything; everything else is sent again, with the same value. */
async function giveSecret(cluster: Cluster, context: ClusterContext, ports: ApplyPorts): Promise<Step> {
  let unsure: Problem | null = null;
  let replicating = 0;
  for (let sent = 0; sent < sends;) {
    const blocked = await whenIdle(cluster, unsure ? { ...context, patient: true } : context, ports);
    if (blocked) return unsure && blocked.kind !== 'waiting' ? { kind: 'failed', problem: unsure } : blocked;
    const step = await sendOnce(cluster, context, ports);
    if (step.kind === 'accepted') return step;
    if (step.kind === 'refused') {
      if (!isReplication(step.problem) || replicating >= replicationTime) return unsure ? { kind: 'failed', problem: step.problem } : step;
      replicating += busyPause;
      await context.deadline.wait(busyPause, context.parallel);
    } else if (step.kind === 'busy') {
      const given = turnedDown(cluster, step.problem, unsure !== null, context);
      if (given) return given;
      await context.deadline.wait(busyPause, context.parallel);
    } else if (step.kind === 'again') {
      sent += 1;
      unsure = step.unsure;
      await context.deadline.wait(5 * second, context.parallel);
    } else return step;
  }
  return { kind: 'failed', problem: unsure ?? gaveUp(cluster) };
}

/** After a reset that a busy cluster turned down. null = wait and send it again. */
function turnedDown({ id }: Cluster, problem: Problem, unsure: boolean, context: ClusterContext): Step | null {
  const often = (context.turnedDown.get(id) ?? 0) + 1;
  context.turnedDown.set(id, often);
  if (often >= turnedDownMost) return { kind: unsure ? 'failed' : 'refused', problem };
  return context.patient || unsure ? null : { kind: 'busy' };
}

/** One reset, right after the looks of `whenIdle`. `busy`: it was certainly not carried out; `again`: it may have been. */
async function sendOnce(
  cluster: Cluster,
  context: ApplyContext,
  ports: ApplyPorts
): Promise<ClusterOutcome | { kind: 'busy'; problem: Problem } | { kind: 'again'; unsure: Problem }> {
  const { appId, secret } = context;
  const start = await ports.clusterWrites.reset(cluster.id, appId, secret.secret);
  switch (start.kind) {
    case 'done':
      return { kind: 'accepted' };
    case 'busy':
      return { kind: 'busy', problem: start.problem };
    case 'refused':
      return { kind: 'refused', problem: start.problem };
    case 'unknown':
      ports.log.info(`What became of the reset of cluster ${cluster.name} is not known; the same value is sent again when it is idle.`);
      return { kind: 'again', unsure: start.problem };
    case 'started':
      return outcomeOf(cluster, await follow(start.operation, `Cluster ${cluster.name}: reset`, context.deadline, ports, context.parallel));
  }
}

function outcomeOf(cluster: Cluster, end: OperationStatus): ClusterOutcome | { kind: 'again'; unsure: Problem } {
  switch (end.kind) {
    case 'succeeded':
      return { kind: 'accepted' };
    case 'running':
      return { kind: 'waiting', problem: timeIsUp(cluster, 'the reset') };
    case 'failed':
      return { kind: 'failed', problem: end.problem };
    case 'unknown':
      return { kind: 'again', unsure: end.problem };
  }
}

/** Waits for other operations, if patient. null = this run still has its turn, and the cluster, read right after that, may be reset now. */
async function whenIdle(cluster: Cluster, context: ClusterContext, ports: ApplyPorts): Promise<Exclude<Step, { kind: 'accepted' }> | null> {
  let unreadable = 0;
  for (;;) {
    if (context.deadline.passed) return { kind: 'waiting', problem: timeIsUp(cluster, 'another operation') };
    await context.session.read();
    const reading = await ports.clusterWrites.state(cluster.id);
    if (!reading.found) {
      if (reading.reason === 'gone' || ++unreadable > 3) return { kind: 'skipped', problem: reading.problem };
    } else {
      const { appId, ledger, credentials, force } = context;
      const verdict = preflight({ cluster: reading.state, appId, ledger, credentials, now: ports.clock.now(), force });
      if (verdict.kind === 'ready') return null;
      if ('problem' in verdict) return { kind: verdict.kind === 'stopped' ? 'stopped' : 'skipped', problem: verdict.problem };
    }
    if (!context.patient) return { kind: 'busy' };
    ports.log.info(`Cluster ${cluster.name} is busy${stateOf(reading.found ? reading.state : null)}; waiting.`);
    await context.deadline.wait(busyPause, context.parallel);
  }
}

function stateOf(state: ClusterState | null): string {
  return state ? ` (${state.provisioningState})` : '';
}

function timeIsUp(cluster: Cluster, what: string): Problem {
  return {
    code: 'max-wait-reached',
    message: `The time of this run (max-wait) was up while ${what} was under way on cluster ${cluster.id}.`,
    hint: 'Both secrets stay valid. The next run waits for the cluster and goes on; a longer max-wait lets one run see it through.'
  };
}

function gaveUp(cluster: Cluster): Problem {
  return {
    code: 'reset-failed',
    message: `Cluster ${cluster.id} could not be given the new secret.`,
    hint: 'Both secrets stay valid; look at the activity log of the cluster and run again.'
  };
}
