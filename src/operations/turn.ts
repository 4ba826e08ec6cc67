/** Taking the turn before the first write, and asking GitHub who is still at work. */
import type { Credential, Duration, Problem } from '../domain/model.ts';
import { rotationOf, runKey, type RunFacts, type RunIdentity, type RunStatus } from '../domain/rotation-id.ts';
import { isoTime } from '../domain/text.ts';
import { decideTurn } from '../domain/turn.ts';
import { ActionError } from '../errors.ts';
import type { FullApplication, Runs } from '../ports.ts';
import type { Session, SessionPorts } from './application-session.ts';

/** This run among all others. */
export interface RunSettings {
  rotationId: string;
  self: RunIdentity;
  /** How long this run may write. */
  lease: Duration;
}

export interface TurnPorts extends SessionPorts {
  runs: Runs;
}

export type TurnResult = { kind: 'mine'; application: FullApplication } | { kind: 'waiting'; problem: Problem };

/** So many rounds of taking over; each removes what it found. */
const rounds = 10;

/** Adds this run's turn and waits until it is the first. Gives way, with its own turn removed, to an older one that is not over. */
export async function takeTurn(session: Session, settings: RunSettings, ports: TurnPorts): Promise<TurnResult> {
  ports.log.info('Taking the turn: a throwaway password that keeps other runs of this action out.');
  const gone = new Set<string>();
  // Brings the directory's clock, by which the turn ends.
  await session.read();
  await session.add('turn', ports.clock.now() + settings.lease);
  for (let round = 1; round <= rounds; round += 1) {
    const application = await session.settled();
    const run = await runFacts(application.credentials, settings, ports);
    const decision = decideTurn(application.credentials, run, gone);
    if (decision.kind === 'mine') return { kind: 'mine', application };
    if (decision.kind === 'give-way') {
      await session.dropTurns();
      return { kind: 'waiting', problem: waiting(decision.to) };
    }
    if (decision.kind === 'missing') await session.add('turn', ports.clock.now() + settings.lease);
    else
      for (const turn of decision.dead) {
        ports.log.info(`Removing the turn of a run that is over (${turn.displayName ?? turn.keyId}).`);
        await session.remove(turn.keyId);
        gone.add(turn.keyId.toLowerCase());
      }
  }
  throw new ActionError({
    code: 'turn-contended',
    message: `Other runs kept adding turns to application ${session.objectId}; this one did not get its own.`,
    hint: 'Let one scheduled workflow write to a principal, with a concurrency group per appId, and run again.'
  });
}

/** What GitHub says of every run that made one of these credentials; what it does not say is unknown. */
export async function runFacts(
  credentials: readonly Credential[],
  { rotationId, self, lease }: RunSettings,
  { runs, clock }: Pick<TurnPorts, 'runs' | 'clock'>
): Promise<RunFacts> {
  const statuses = new Map<string, RunStatus>();
  for (const { displayName } of credentials) {
    const made = rotationOf(displayName);
    if (!made || made.rotationId === rotationId || statuses.has(runKey(made.run))) continue;
    const same = runKey(made.run) === runKey(self);
    statuses.set(runKey(made.run), same ? 'unknown' : await runs.status(made.run));
  }
  return { rotationId, self, statuses, lease, now: clock.now() };
}

function waiting(turn: Credential): Problem {
  return {
    code: 'turn-taken',
    message: `Another run of this action is writing to this application (${turn.displayName ?? turn.keyId}, until ${isoTime(turn.endsOn)} at the latest).`,
    hint: 'This run wrote nothing; the next one goes on. A run that died is recognised when GitHub says that it is completed (actions: read), or when its time is up.'
  };
}
