/** One role assignment made or removed: one request, then read what became of it. */
import { grantsTheSame, type Assignment, type WantedAssignment } from '../domain/access-plan.ts';
import { ActionError, toProblem } from '../errors.ts';
import type { Log, RoleAssignments } from '../ports.ts';
import type { Problem } from '../domain/model.ts';
import { eventually, longestPauseMs, replicationMs } from './replicas.ts';

export interface GrantPorts {
  assignments: RoleAssignments;
  log: Log;
  delay: (ms: number) => Promise<void>;
}

export type GrantResult = { state: 'created' | 'present'; found: Assignment } | { state: 'failed'; problem: Problem };

const firstPauseMs = 5_000;
/** Requests whose outcome nobody knows, before giving up. */
const lostAnswers = 3;
/** How long to look for the effect of one of these before it is sent again. */
const unsureMs = 2_000;

/**
 * Makes the assignment under its own name, so that a further request for the same can never make a second one.
 * @param newRole the role was made by this run, so that ARM may not know it yet
 */
export async function grant(wanted: WantedAssignment, newRole: boolean, ports: GrantPorts): Promise<GrantResult> {
  try {
    return await attempt(wanted, newRole, ports);
  } catch (error) {
    if (error instanceof ActionError) return { state: 'failed', problem: toProblem(error) };
    throw error;
  }
}

async function attempt(wanted: WantedAssignment, newRole: boolean, ports: GrantPorts): Promise<GrantResult> {
  let lost = 0;
  for (let waited = 0, pause = firstPauseMs; ;) {
    const answer = await ports.assignments.create(wanted);
    if (answer.kind === 'done') return confirm(wanted, ports);
    if (answer.kind === 'present') return findEqual(wanted, ports);
    if (answer.kind === 'refused') return { state: 'failed', problem: answer.problem };
    if (answer.kind === 'unknown') {
      const found = await ports.assignments.get(wanted.scope, wanted.name);
      if (found && grantsTheSame(found, wanted)) return { state: 'created', found };
      lost += 1;
      if (lost >= lostAnswers) return { state: 'failed', problem: answer.problem };
    } else if (waited >= replicationMs || !(newRole || answer.problem.code === 'principal-not-replicated')) {
      return { state: 'failed', problem: answer.problem };
    } else {
      ports.log.info(
        `Not replicated yet (${answer.problem.code}); asking again in ${pause / 1000} s, ${Math.round((replicationMs - waited) / 60_000)} min left.`
      );
    }
    await ports.delay(pause);
    waited += pause;
    pause = Math.min(longestPauseMs, pause * 2);
  }
}

async function confirm(wanted: WantedAssignment, { assignments, delay }: GrantPorts): Promise<GrantResult> {
  const found = await eventually(async () => {
    const each = await assignments.get(wanted.scope, wanted.name);
    return each && grantsTheSame(each, wanted) ? each : null;
  }, delay);
  return found ? { state: 'created', found } : { state: 'failed', problem: notConfirmed(wanted) };
}

/** Another run, or somebody else, was faster. */
async function findEqual(wanted: WantedAssignment, { assignments, delay }: GrantPorts): Promise<GrantResult> {
  const look = async (): Promise<Assignment | null> =>
    (await assignments.of(wanted.principalId, wanted.scope)).find((each) => grantsTheSame(each, wanted)) ?? null;
  const found = await eventually(look, delay);
  return found ? { state: 'present', found } : { state: 'failed', problem: notConfirmed(wanted) };
}

/** @returns null once it is gone */
export async function revoke(extra: Assignment, { assignments, delay }: GrantPorts): Promise<Problem | null> {
  try {
    for (let lost = 1; ; lost += 1) {
      const answer = await assignments.remove(extra);
      if (answer.kind === 'refused' || answer.kind === 'not-yet') return answer.problem;
      const again = answer.kind === 'unknown' && lost < lostAnswers;
      const isGone = async (): Promise<true | null> => ((await assignments.get(extra.scope, extra.name)) === null ? true : null);
      if (await eventually(isGone, delay, again ? unsureMs : replicationMs)) return null;
      if (!again) return answer.kind === 'unknown' ? answer.problem : notGone(extra);
    }
  } catch (error) {
    if (error instanceof ActionError) return toProblem(error);
    throw error;
  }
}

function notConfirmed({ scope, roleName }: WantedAssignment): Problem {
  return {
    code: 'role-assignment-not-confirmed',
    message: `${roleName} at ${scope} was accepted, but does not show when it is read back.`,
    hint: 'Run again in some minutes: what was made is found again by its name.'
  };
}

function notGone({ scope, name }: Assignment): Problem {
  return {
    code: 'role-assignment-not-removed',
    message: `Role assignment ${name} at ${scope} still shows after its removal was accepted.`,
    hint: 'Run again in some minutes.'
  };
}
