/** Carries out what a sweep found beside whole principals: marks and expired credentials of applications that stay, assignments of nobody. */
import { subjectOf, type CleanupStep, type CleanupWork } from '../domain/cleanup-plan.ts';
import type { Duration, Problem } from '../domain/model.ts';
import { goneTag } from '../domain/orphans.ts';
import { ActionError, toProblem } from '../errors.ts';
import type { FullApplication } from '../ports.ts';
import { openSession, type Session } from './application-session.ts';
import { giveBack, planChanged, type CarryOutPorts, type CarryOutSettings, type WorkResult } from './cleanup-carry-out.ts';
import { removeAssignment } from './cleanup-remove.ts';
import { expiredVerdicts, judge, judgeFound } from './cleanup-sweep.ts';
import { findUsers } from './principal-users.ts';
import { takeTurn } from './turn.ts';

export interface TenantSettings extends CarryOutSettings {
  grace: Duration;
  trustVisibleScope: boolean;
}

/** Each proved again by three answers right before it goes. */
export async function removeAssignments(work: CleanupWork, settings: TenantSettings, ports: CarryOutPorts): Promise<WorkResult> {
  const result: WorkResult = { done: [], left: [...work.steps], problem: null, waiting: false };
  for (const step of work.steps) {
    if (step.kind !== 'role-assignment') continue;
    const [verdict] = await judgeFound([step.assignment], settings.grace, ports);
    const outcome = verdict?.remove
      ? await removeAssignment(step, ports)
      : { kind: 'failed' as const, problem: alive(step, verdict?.reason) };
    if (outcome.kind !== 'done') result.problem ??= outcome.problem;
    else move(step, result, ports);
  }
  return result;
}

/** Writes to an application that stays: in its turn, after a look of its own. */
export async function changeApplication(work: CleanupWork, settings: TenantSettings, ports: CarryOutPorts): Promise<WorkResult> {
  const result: WorkResult = { done: [], left: [...work.steps], problem: null, waiting: false };
  const session = openSession(work.objectId ?? '', settings.rotationId, ports);
  try {
    const turn = await takeTurn(session, settings, ports);
    if (turn.kind === 'waiting') return { ...result, problem: turn.problem, waiting: true };
    for (const step of work.steps) {
      const application = await session.read();
      const stop = await whyNot(step, application, settings, ports);
      if (stop) result.problem ??= stop;
      else {
        // The turn may have been lost while the scan went on.
        await session.read();
        await write(step, session, ports);
        move(step, result, ports);
      }
    }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    result.problem = toProblem(error);
  } finally {
    await giveBack(session, ports);
  }
  return result;
}

async function write(step: CleanupStep, session: Session, { clock }: CarryOutPorts): Promise<void> {
  if (step.kind === 'gone-mark') await session.record([goneTag(step.clusterHash, clock.now())]);
  if (step.kind === 'password') await session.remove(step.credential.keyId);
}

async function whyNot(
  step: CleanupStep,
  application: FullApplication,
  settings: TenantSettings,
  ports: CarryOutPorts
): Promise<Problem | null> {
  const { appId, tags } = application;
  const users = await findUsers({ appId, tags, named: [], trustVisibleScope: settings.trustVisibleScope, lists: true }, ports);
  if (step.kind === 'gone-mark') {
    const verdict = await judge(application, users, settings, ports);
    return verdict.kind === 'mark' && verdict.hashes.includes(step.clusterHash) ? null : planChanged([step.clusterHash], []);
  }
  if (step.kind !== 'password') return null;
  const verdicts = await expiredVerdicts(application, users, settings, ports);
  const verdict = verdicts.find(({ credential }) => credential.keyId.toLowerCase() === step.credential.keyId.toLowerCase());
  return verdict?.remove ? null : planChanged([`${step.credential.keyId}: ${verdict?.reason ?? 'not there any more'}`], []);
}

function move(step: CleanupStep, result: WorkResult, { log }: CarryOutPorts): void {
  log.info(`Done: ${subjectOf(step)}.`);
  result.done.push(step);
  result.left = result.left.filter((each) => each !== step);
}

function alive(step: CleanupStep, reason: string | undefined): Problem {
  return {
    code: 'orphan-not-proved',
    message: `The ${subjectOf(step)} was left: ${reason ?? 'its principal exists.'}`,
    hint: 'It was found without a principal before; now that could not be proved again. Run again later.'
  };
}
