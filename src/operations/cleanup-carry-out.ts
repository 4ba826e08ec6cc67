/** Carries out the removal of one principal, in the order of the plan; whatever fails stops what comes after it. */
import { planDigest, requestsOf, subjectOf, type CleanupStep, type CleanupWork } from '../domain/cleanup-plan.ts';
import { cleanupTag, clusterTag } from '../domain/ledger-tags.ts';
import type { Duration, Problem } from '../domain/model.ts';
import type { UndoContent } from '../domain/undo-file.ts';
import { ActionError, toProblem } from '../errors.ts';
import { openSession, type Session } from './application-session.ts';
import { refusalOf, viewPrincipal, type PrincipalQuery, type PrincipalReadPorts, type PrincipalView } from './cleanup-principal.ts';
import {
  disableVersion,
  purgeObject,
  removeAssignment,
  removeCluster,
  removeObject,
  type RemovePorts,
  type StepResult
} from './cleanup-remove.ts';
import { findUsers } from './principal-users.ts';
import { Deadline } from './long-operation.ts';
import { takeTurn, type RunSettings, type TurnPorts } from './turn.ts';

export interface CarryOutPorts extends PrincipalReadPorts, RemovePorts, TurnPorts {}

export interface CarryOutSettings extends RunSettings {
  maxWait: Duration;
  /** The plan may not differ from the one that was shown. */
  pinned: boolean;
  writeUndo: (content: UndoContent) => Promise<void>;
}

export interface WorkResult {
  done: CleanupStep[];
  /** Not done, the one that failed first. */
  left: CleanupStep[];
  problem: Problem | null;
  /** Another run, or Azure, has to finish first; nothing is broken. */
  waiting: boolean;
}

/** Removes one principal. Everything is looked at again once this run has its turn. */
export async function removePrincipal(
  planned: CleanupWork,
  query: PrincipalQuery,
  settings: CarryOutSettings,
  ports: CarryOutPorts
): Promise<WorkResult> {
  const session = planned.objectId === null ? null : openSession(planned.objectId, settings.rotationId, ports);
  const result: WorkResult = { done: [], left: [...planned.steps], problem: null, waiting: false };
  try {
    const turn = session ? await takeTurn(session, settings, ports) : null;
    if (turn?.kind === 'waiting') return { ...result, problem: turn.problem, waiting: true };
    const view = await viewPrincipal(query, ports);
    const stop = view.refusal ?? changed(planned, view.work, settings.pinned);
    if (stop) return { ...result, problem: stop };
    result.left = [...view.work.steps];
    await settings.writeUndo({ principals: [view.undo], orphanedAssignments: [], removedCredentials: [] });
    await carryOut({ view, query, session, deadline: new Deadline(ports.clock, settings.maxWait), result }, ports);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    result.problem = toProblem(error);
  } finally {
    if (session && !result.done.some(({ kind }) => kind === 'application')) await giveBack(session, ports);
  }
  return result;
}

interface Removal {
  view: PrincipalView;
  query: PrincipalQuery;
  session: Session | null;
  deadline: Deadline;
  result: WorkResult;
}

async function carryOut(removal: Removal, ports: CarryOutPorts): Promise<void> {
  const { result, session, query } = removal;
  let proved = query.clusterId === null;
  for (let step = result.left[0]; step; step = result.left[0]) {
    if (needsProof(step, proved, result.done)) {
      const problem = await stillUnused(removal, ports);
      if (problem) return void (result.problem = problem);
      proved = true;
    }
    // The turn may have been lost while something else went on; once the application is gone nothing more is written to it.
    if (session && !result.done.some(({ kind }) => kind === 'application')) await session.read();
    const outcome = await carryOutStep(step, removal, ports);
    if (outcome.kind !== 'done') {
      result.problem = outcome.problem;
      result.waiting = outcome.kind === 'waiting';
      return;
    }
    ports.log.info(`Done: ${subjectOf(step)}.`);
    result.done.push(step);
    result.left.shift();
  }
}

/** After the cluster went, right before the first directory object goes, and before anything goes for good. */
function needsProof(step: CleanupStep, proved: boolean, done: readonly CleanupStep[]): boolean {
  if (step.kind === 'cluster') return false;
  if (!proved) return true;
  const isFirst = (kinds: readonly string[]): boolean => kinds.includes(step.kind) && !done.some(({ kind }) => kinds.includes(kind));
  return isFirst(['service-principal', 'application']) || isFirst(['purge']);
}

/** A fresh scan, from ARM's own lists too. */
async function stillUnused({ view, query }: Removal, ports: CarryOutPorts): Promise<Problem | null> {
  const { appId, trustVisibleScope } = query;
  const application = await ports.applications.get({ appId });
  const tags = [...((application ?? view.application)?.tags ?? []), ...view.deleted.flatMap((each) => each.tags)];
  const named = [...query.named, ...(query.clusterId === null ? [] : [query.clusterId])];
  return refusalOf(appId, null, await findUsers({ appId, tags, named, trustVisibleScope, lists: true }, ports));
}

async function carryOutStep(step: CleanupStep, removal: Removal, ports: CarryOutPorts): Promise<StepResult> {
  const { query, session, deadline } = removal;
  const unused = (): Promise<Problem | null> => stillUnused(removal, ports);
  switch (step.kind) {
    case 'cluster': {
      // Whoever goes on after this run finds the application by the first, and that it was named, whoever made it, by the second.
      const tag = clusterTag(step.id);
      if (session && tag !== null) await session.record([tag, cleanupTag(step.id)]);
      return removeCluster(step.id, query.appId, deadline, ports);
    }
    case 'role-assignment':
      return removeAssignment(step, ports);
    case 'secret-version':
      return disableVersion(step, ports);
    case 'service-principal':
    case 'application':
      return removeObject(step, unused, ports);
    case 'purge':
      return purgeObject(step, unused, ports);
    case 'password':
    case 'gone-mark':
      return { kind: 'done' };
  }
}

/** null if what is to be done is what was planned, or nobody held this run to it. */
export function changed(planned: CleanupWork, now: CleanupWork, pinned: boolean): Problem | null {
  if (!pinned || planDigest([planned]) === planDigest([now])) return null;
  return planChanged(requestsOf([planned]), requestsOf([now]));
}

export function planChanged(expected: readonly string[] | null, now: readonly string[]): Problem {
  const more = now.filter((request) => !expected?.includes(request));
  const less = (expected ?? []).filter((request) => !now.includes(request));
  const difference =
    expected === null
      ? `It would now be:\n${now.length > 0 ? now.map((request) => `- ${request}`).join('\n') : '- nothing'}`
      : [...more.map((request) => `- new: ${request}`), ...less.map((request) => `- no longer: ${request}`)].join('\n');
  return {
    code: 'plan-changed',
    message: `What this run would do is not what was planned, so nothing was sent. ${difference}`,
    hint: 'Start again with a dry run and look at its plan; the world has changed since, or an earlier run has done a part of it.'
  };
}

/** Never hides why the run ended. */
export async function giveBack(session: Session, { log }: Pick<CarryOutPorts, 'log'>): Promise<void> {
  try {
    await session.dropTurns();
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    log.warning(
      `The turn could not be given back: ${error.message} The next run takes over when GitHub calls this one completed, or when its time is up.`
    );
  }
}
