/**
 * rotate: one service principal, all its clusters, no moment without a valid secret. Everything it needs to know of earlier runs
 * stands in Azure, so a run that starts, goes on after a crash or only plans asks the same questions in the same order.
 */
import { preflight } from '../domain/preflight.ts';
import { planRotation, isSettled, type RotationPlan } from '../domain/rotation.ts';
import { stepsOf } from '../domain/rotation-steps.ts';
import { endOfNew } from '../domain/secret-rules.ts';
import type { Credential, Duration, Problem } from '../domain/model.ts';
import { plural } from '../domain/text.ts';
import { ActionError, toProblem } from '../errors.ts';
import type { PasswordPolicy, Proof, Resources, SecretStore } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { openSession, type Session } from './application-session.ts';
import { Deadline } from './long-operation.ts';
import { handOut, type HandOut } from './rotate-hand-out.ts';
import {
  notesOf,
  passwordPolicyOf,
  resolvePrincipal,
  type Principal,
  type PrincipalPorts,
  type PrincipalSettings
} from './rotate-principal.ts';
import { toResult, type RotateState } from './rotate-result.ts';
import { asFarAsReadable, missingRights } from './rotate-rights.ts';
import { retire, type RetireResult } from './retire.ts';
import { gather, withHistory, type FactPorts, type FactSettings, type Gathered } from './rotation-facts.ts';
import { takeTurn } from './turn.ts';

export interface RotateSettings extends FactSettings, PrincipalSettings {
  validFor: Duration;
  parallel: number;
  onStopped: 'skip' | 'fail';
  maxWait: Duration;
  dryRun: boolean;
}

export interface RotatePorts extends FactPorts, PrincipalPorts {
  proof: Proof;
  resources: Pick<Resources, 'missingRights'>;
}

/** The stores are opened for one application: what belongs to another is not overwritten. */
export interface OpenPorts extends Omit<RotatePorts, 'stores'> {
  openStores: (appId: string) => Promise<readonly SecretStore[]>;
}

/** @throws ActionError for what stops it before anything was written; later troubles are in the result */
export async function rotate(settings: RotateSettings, openPorts: OpenPorts): Promise<OperationResult> {
  const principal = await resolvePrincipal(settings, openPorts);
  const { application } = principal;
  const opened = await openPorts.openStores(application.appId);
  const ports = { ...openPorts, stores: settings.dryRun ? opened.map(asFarAsReadable) : opened };
  ports.log.info(`Application ${application.displayName} (appId ${application.appId}).`);
  const policy = await passwordPolicyOf(principal, ports);
  const first = await gather({ application, current: null, lists: false }, settings, ports);
  const plan = await lookedUp(first, ports);
  say(plan, first, ports);
  const state = stateOf(settings, principal, policy, first, plan, ports);
  refuseStopped(settings, plan, first);
  if (settings.dryRun)
    return toResult({ ...state, problems: [...inTheWay(plan, first, settings), ...(await missingRights(principal, plan, ports))] });
  if (plan.kind === 'unchanged' || plan.kind === 'stuck') return toResult(state);
  for (const store of ports.stores) await refuse(store.check());
  return inTurn(state, policy, settings, ports);
}

/** The Activity Log is asked only where something would go: a run that would remove nothing after all takes no turn. */
async function lookedUp({ facts }: Gathered, ports: RotatePorts): Promise<RotationPlan> {
  const plan = planRotation(facts);
  if (plan.kind !== 'retire') return plan;
  return planRotation(await withHistory(facts, ports));
}

/** Everything that writes. The turn is given back on every way out that leaves this process alive. */
async function inTurn(
  before: RotateState,
  policy: PasswordPolicy | null,
  settings: RotateSettings,
  ports: RotatePorts
): Promise<OperationResult> {
  const session = openSession(before.principal.application.objectId, settings.rotationId, ports);
  try {
    const turn = await takeTurn(session, settings, ports);
    if (turn.kind === 'waiting') return toResult({ ...before, waiting: turn.problem });
    const gathered = await gather({ application: turn.application, current: null, lists: false }, settings, ports);
    const plan = planRotation(gathered.facts);
    const state = stateOf(settings, before.principal, policy, gathered, plan, ports);
    return toResult(await carryOut(state, policy, session, settings, ports));
  } finally {
    await giveBack(session, ports);
  }
}

async function carryOut(
  state: RotateState,
  policy: PasswordPolicy | null,
  session: Session,
  settings: RotateSettings,
  ports: RotatePorts
): Promise<RotateState> {
  const { plan, gathered } = state;
  const { validFor, parallel, force } = settings;
  const deadline = new Deadline(ports.clock, settings.maxWait);
  const problems = inTheWay(plan, gathered, settings);
  // Kept up to date while the work goes on, for when it ends early.
  const done: { handed: HandOut | null; removed: Credential[] } = { handed: null, removed: [] };
  const onSecret = (handed: HandOut): void => void (done.handed = handed);
  try {
    if ((plan.kind === 'create' || plan.kind === 'resume') && problems.length === 0)
      done.handed = await handOut({ plan, gathered, policy, session, deadline, validFor, parallel, force, onSecret }, ports);
    const current = done.handed?.kept ? done.handed.secret.keyId : null;
    const retired = await ports.log.group('Retiring', () => retire(session, current, settings, ports, done.removed));
    return finalState({ ...state, problems }, done.handed, retired, session.wrote);
  } catch (error) {
    // Once something was written, people need to know what each cluster has and what is gone, not only why it ended.
    if (!(error instanceof ActionError) || !session.wrote) throw error;
    return { ...state, ...done, settled: false, wrote: true, ended: toProblem(error) };
  }
}

/** Why no target can take a secret now: then none is made, as it would only be one more that nobody has. Empty if one can. */
function inTheWay({ targets }: RotationPlan, { application, users, facts }: Gathered, { force }: RotateSettings): Problem[] {
  const { ledger, credentials, now } = facts;
  const problems = users.clusters
    .filter((cluster) => targets.includes(cluster))
    .map((cluster) => preflight({ cluster, appId: application.appId, ledger, credentials, now, force }))
    .flatMap((verdict) => ('problem' in verdict ? [verdict.problem] : []));
  return problems.length === targets.length ? problems : [];
}

function finalState(state: RotateState, handed: HandOut | null, retired: RetireResult, wrote: boolean): RotateState {
  return {
    ...state,
    gathered: retired.gathered,
    handed,
    removed: retired.removed,
    verdicts: retired.verdicts,
    settled: isSettled(retired.gathered.facts),
    wrote
  };
}

function stateOf(
  settings: RotateSettings,
  principal: Principal,
  policy: PasswordPolicy | null,
  gathered: Gathered,
  plan: RotationPlan,
  ports: RotatePorts
): RotateState {
  const { endsOn } = endOfNew(gathered.facts.now, settings.validFor, policy?.maxLifetime ?? null);
  return {
    settings: { dryRun: settings.dryRun },
    principal,
    gathered,
    plan,
    steps: (stores) =>
      stepsOf(plan, gathered.facts, { objectId: principal.application.objectId, stores, parallel: settings.parallel, endsOn }),
    notes: notesOf(principal),
    handed: null,
    removed: [],
    verdicts: plan.verdicts,
    settled: isSettled(gathered.facts),
    wrote: false,
    waiting: null,
    ended: null,
    problems: [],
    stores: ports.stores.map(({ name }) => name)
  };
}

function say(plan: RotationPlan, { users, facts }: Gathered, { log }: RotatePorts): void {
  log.info(
    `${plural(users.clusters.length, 'cluster')} on it; ${facts.complete ? 'no other can have been left out' : 'others may have been left out, so nothing will be removed'}.`
  );
  for (const reason of plan.reasons) log.info(reason);
  const nodes = plan.targets.reduce((sum, cluster) => sum + cluster.nodeCount, 0);
  if (plan.targets.length > 0)
    log.info(`${plural(plan.targets.length, 'cluster')} to be given a secret; AKS reimages their nodes (${nodes}) to bring it to them.`);
}

/** Only where a secret is to be given: a nightly run with nothing to do does not fail because somebody saves money. */
function refuseStopped({ onStopped }: RotateSettings, { kind }: RotationPlan, { users }: Gathered): void {
  const stopped = users.clusters.filter((cluster) => cluster.powerState === 'Stopped').map((cluster) => cluster.id);
  if (onStopped === 'skip' || stopped.length === 0 || (kind !== 'create' && kind !== 'resume')) return;
  throw new ActionError({
    code: 'cluster-stopped',
    message: `on-stopped is fail, and ${plural(stopped.length, 'cluster')} of this principal cannot take a new secret: ${stopped.join(', ')}. Nothing was sent.`,
    hint: 'Start them and run again, or say on-stopped: skip: they keep their old secret, which then is not removed.'
  });
}

async function refuse(check: Promise<Problem | null>): Promise<void> {
  const problem = await check;
  if (problem) throw new ActionError(problem);
}

/** Never hides why the run ended. */
async function giveBack(session: Session, { log }: RotatePorts): Promise<void> {
  try {
    await session.dropTurns();
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    const { message } = toProblem(error);
    log.warning(
      `The turn could not be given back: ${message} The next run takes over when GitHub calls this one completed, or when the lease ends.`
    );
  }
}
