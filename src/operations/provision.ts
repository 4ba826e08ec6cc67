/**
 * provision: a service principal from nothing to working, its secret where it belongs, its roles, and its cluster. Every run asks
 * what is there and does what is missing, so a second run writes nothing and a run after a crash finishes what it finds.
 */
import type { Grant } from '../domain/access.ts';
import { deliveredTag, issuedTag, managedTag, usesTag } from '../domain/ledger-tags.ts';
import { originOf } from '../domain/ledger.ts';
import type { Duration, Problem } from '../domain/model.ts';
import type { ClusterDefinition } from '../domain/provision-template.ts';
import { stepsOf, writesApplication } from '../domain/provision-steps.ts';
import { endOfNew } from '../domain/secret-rules.ts';
import { isoDate } from '../domain/text.ts';
import { ActionError, toProblem } from '../errors.ts';
import type { Fleet, FullApplication, PasswordPolicy, Proof, SecretStore } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { openSession, type Session } from './application-session.ts';
import { giveAccess, type AccessPorts } from './delegate-access.ts';
import type { UserPorts } from './principal-users.ts';
import {
  addOwner,
  findApplication,
  judge,
  makeApplication,
  makeServicePrincipal,
  type ApplicationPorts,
  type Found,
  type ProvisionTarget
} from './provision-application.ts';
import { makeCluster, waitForCluster, type ClusterEnd } from './provision-cluster.ts';
import { factPorts, factSettings, look, type Look } from './provision-look.ts';
import { missingForDryRun, refuseEarly } from './provision-rights.ts';
import { newState, toResult, type ProvisionState } from './provision-result.ts';
import { provideSecret, type Handed } from './provision-secret.ts';
import { retire } from './retire.ts';
import { Deadline } from './long-operation.ts';
import { takeTurn, type RunSettings, type TurnPorts } from './turn.ts';

export interface ProvisionSettings extends RunSettings {
  target: ProvisionTarget;
  adopt: boolean;
  validFor: Duration;
  grants: readonly Grant[];
  newSecret: 'if-needed' | 'always';
  /** The cluster to make; the definition was checked. */
  cluster: { id: string; definition: ClusterDefinition } | null;
  maxWait: Duration;
  trustVisibleScope: boolean;
  dryRun: boolean;
}

export interface ProvisionPorts extends AccessPorts, UserPorts, TurnPorts, ApplicationPorts {
  fleet: Fleet;
  proof: Proof;
  /** @param appId lower case; null while there is no application */
  openStores(appId: string | null): Promise<SecretStore[]>;
}

/** Never throws for what a service answered: what stops it is in the result, with what is known by then. */
export async function provision(settings: ProvisionSettings, ports: ProvisionPorts): Promise<OperationResult> {
  const state = newState(settings, ports.caller);
  try {
    await carryOut(state, ports);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    state.failure = toProblem(error);
  }
  return toResult(state);
}

async function carryOut(state: ProvisionState, ports: ProvisionPorts): Promise<void> {
  const { settings } = state;
  const found = await findApplication(settings.target, settings.adopt, ports);
  note(state, found);
  state.look = await look(found, settings, ports);
  if (settings.dryRun) return plan(state, state.look, ports);
  const deadline = new Deadline(ports.clock, settings.maxWait);
  if (writesApplication(state.look.survey)) return write(state, state.look, deadline, ports);
  await assign(state, ports);
  await finishCluster(state, state.look, deadline, ports);
}

function note(state: ProvisionState, found: Found | null): void {
  if (!found) return;
  state.application = found.application;
  state.servicePrincipalId = found.servicePrincipal?.objectId ?? state.servicePrincipalId;
  if (found.adopted) state.how = 'adopted';
  else if (!found.managed) state.how = 'finished';
  else if (state.how === 'unknown') state.how = 'present';
}

async function plan(state: ProvisionState, seen: Look, ports: ProvisionPorts): Promise<void> {
  state.steps = stepsOf(seen.survey);
  if (!seen.found) state.how = 'planned';
  await assign(state, ports);
  state.problems.push(...(await missingForDryRun(seen, state.settings, ports)));
}

/** Everything that writes to the application. The turn is given back on every way out that leaves this process alive. */
async function write(state: ProvisionState, seen: Look, deadline: Deadline, ports: ProvisionPorts): Promise<void> {
  const policy = await refuseEarly(seen, state.settings, ports);
  const application = seen.found?.application ?? (await create(state, ports));
  const session = openSession(application.objectId, state.settings.rotationId, ports);
  try {
    const turn = await takeTurn(session, state.settings, ports);
    if (turn.kind === 'waiting') state.waiting = turn.problem;
    else await inTurn({ state, session, policy, deadline, ports }, turn.application);
  } finally {
    state.wrote ||= session.wrote;
    if (state.waiting?.code !== 'turn-taken') await giveBack(session, state, ports);
  }
}

async function create(state: ProvisionState, ports: ProvisionPorts): Promise<FullApplication> {
  const { target } = state.settings;
  if (target.kind !== 'name') throw new TypeError('only an application with a name can be made');
  const application = await makeApplication(target, ports);
  Object.assign(state, { application, how: 'made', wrote: true });
  return application;
}

/** Never hides what went wrong before. */
async function giveBack(session: Session, state: ProvisionState, { log }: ProvisionPorts): Promise<void> {
  try {
    await session.dropTurns();
  } catch (error) {
    const why = error instanceof ActionError ? error.message : 'An unforeseen error.';
    log.debug(error instanceof Error ? (error.stack ?? '') : '');
    state.problems.push({
      code: 'turn-not-removed',
      message: `This run's turn on application ${session.objectId} could not be removed. ${why}`,
      hint: 'It signs nobody in. The next run removes it when GitHub says that this one is completed (actions: read), or when its time is up.'
    });
  }
}

interface Turn {
  state: ProvisionState;
  session: Session;
  policy: PasswordPolicy | null;
  deadline: Deadline;
  ports: ProvisionPorts;
}

/** Plans anew on the fresh read, since another run may have written while this one was waiting. */
async function inTurn(turn: Turn, application: FullApplication): Promise<void> {
  const { state, session, ports } = turn;
  const found = await complete(turn, application);
  note(state, found);
  const seen = await look(found, state.settings, ports);
  state.look = seen;
  const handed = await handOut(turn, seen);
  await assign(state, ports);
  if (seen.survey.clusterId !== null && handed) await giveCluster(turn, seen.survey.clusterId, handed);
  else await finishCluster(state, seen, turn.deadline, ports);
  if (state.waiting || state.failure) return;
  await retireOthers(turn, seen, await session.read());
}

/** The tag first: from then on every later run knows whose it is. */
async function complete({ state, session, ports }: Turn, application: FullApplication): Promise<Found> {
  const { target, adopt } = state.settings;
  const found = await judge(application, target, adopt, ports);
  if (!found.managed) {
    ports.log.info(`Marking application ${application.appId} as managed by this action.`);
    await session.record([managedTag]);
    if (found.adopted) state.how = 'adopted';
  }
  if (found.ownerMissing !== null) {
    await addOwner(application.objectId, found.ownerMissing, ports);
    state.wrote = true;
  }
  const servicePrincipal = found.servicePrincipal ?? (await makeServicePrincipal(application.appId, ports));
  if (!found.servicePrincipal) state.wrote = true;
  state.servicePrincipalId = servicePrincipal.objectId;
  return { application: await session.read(), servicePrincipal, managed: true, adopted: false, ownerMissing: null };
}

async function handOut({ state, session, policy, ports }: Turn, seen: Look): Promise<Handed | null> {
  const { application, settings } = state;
  if (!application) return null;
  const { validFor } = settings;
  const { secret: plan, undelivered, clusterId } = seen.survey;
  const onStored = (): void => void (state.wrote = true);
  const handed = await ports.log.group('Secret', () =>
    provideSecret(
      { plan, undelivered, application, tenantId: ports.caller.tenantId, validFor, policy, clusterId, session, onStored },
      { ...ports, stores: seen.stores }
    )
  );
  if (handed) state.handed = { keyId: handed.keyId, endsOn: handed.endsOn, made: handed.made, stored: handed.stored };
  const limit = endOfNew(ports.clock.now(), validFor, policy?.maxLifetime ?? null);
  if (handed?.made && limit.cut) state.notes.push(`The tenant's policy cut the life of the secret: it ends on ${isoDate(handed.endsOn)}.`);
  return handed;
}

/** Role assignments need no turn: their names are derived, so two runs never make one twice. */
async function assign(state: ProvisionState, ports: ProvisionPorts): Promise<void> {
  const { grants, dryRun } = state.settings;
  if (grants.length === 0) return;
  const principalId = state.servicePrincipalId ?? nobody;
  state.access = await ports.log.group('Roles', () => giveAccess({ principalId, grants, prune: false, dryRun }, ports));
  if (state.servicePrincipalId === null)
    state.access.rows = state.access.rows.map((row) =>
      row.state === 'planned' ? { ...row, id: null, reason: 'missing: the principal is new' } : row
    );
  if (state.access.rows.some((row) => row.state === 'created')) state.wrote = true;
}

/** Stands for a principal that a dry run does not make. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The secret was announced for the cluster before; what became of it is written down after. */
async function giveCluster({ state, session, deadline, ports }: Turn, id: string, handed: Handed): Promise<void> {
  const { application, access } = state;
  const { cluster, maxWait } = state.settings;
  if (!cluster || !application) return;
  if (access?.failed) return withoutRoles(state, id, handed, session);
  const order = { id, definition: cluster.definition, appId: application.appId, secret: handed.secret, session, deadline };
  ports.log.info(`Making cluster ${id}; AKS takes some minutes, and this run waits at most until max-wait (${maxWait / 60_000} min).`);
  const end = await ports.log.group('Cluster', () => makeCluster(order, ports));
  if (end.kind === 'created' && end.confirmed) {
    const { keyId } = handed;
    await session.record(() => [issuedTag(keyId), deliveredTag(keyId), usesTag(keyId, id, ports.clock.now())]);
  }
  if (end.kind === 'refused') await takeBack(state, handed, session);
  else state.wrote = true;
  endCluster(state, id, end, 'made');
}

/** A cluster without its roles fails in ways that are hard to read. */
async function withoutRoles(state: ProvisionState, id: string, handed: Handed, session: Session): Promise<void> {
  state.notes.push(`Cluster ${id} was not made, since some role could not be given.`);
  state.clusterState = 'failed';
  await takeBack(state, handed, session);
}

/** A secret that was made for the cluster only, and that it certainly did not get, is nobody's. */
async function takeBack(state: ProvisionState, handed: Handed, session: Session): Promise<void> {
  if (!handed.made || handed.stored.length > 0) return;
  await session.remove(handed.keyId);
  await session.record([]);
  state.handed = null;
  state.notes.push(`Secret ${handed.keyId} was removed again: nobody got it.`);
}

/** A cluster that is there already, perhaps by the PUT of a run that died. */
async function finishCluster(state: ProvisionState, { cluster }: Look, deadline: Deadline, ports: ProvisionPorts): Promise<void> {
  if (!cluster) return;
  endCluster(state, cluster.id, await waitForCluster(cluster, deadline, ports), 'present');
}

function endCluster(state: ProvisionState, id: string, end: ClusterEnd, done: 'made' | 'present'): void {
  state.clusterState = end.kind === 'created' ? done : end.kind === 'waiting' ? 'waiting' : 'failed';
  if (end.kind === 'created') {
    if (!end.confirmed && done === 'made') state.problems.push(unconfirmed(id));
  } else if (end.kind === 'waiting') state.waiting = end.problem;
  else state.failure = end.problem;
}

function unconfirmed(id: string): Problem {
  return {
    code: 'cluster-use-unconfirmed',
    message: `Cluster ${id} is there, but the answer that would prove which secret it got was lost.`,
    hint: 'Nothing is removed on such evidence. rotate gives it a secret that is proved, on its next run.'
  };
}

/** Only where there is something to judge: it scans every readable subscription. */
async function retireOthers({ state, session, ports }: Turn, { stores, given }: Look, { credentials }: FullApplication): Promise<void> {
  const current = state.handed?.keyId ?? given?.keyId.toLowerCase() ?? null;
  const others = credentials.some(({ displayName, keyId }) => originOf(displayName) === 'managed' && keyId.toLowerCase() !== current);
  if (!others) return;
  const result = await ports.log.group('Old secrets', () =>
    retire(session, current, factSettings(state.settings), factPorts(ports, stores))
  );
  state.retired = result;
}
