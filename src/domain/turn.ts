/**
 * One writer at a time. The lock is a throwaway password on the application: passwords are the one part of it that two writers
 * cannot overwrite for each other. The oldest turn whose run is not over has it.
 */
import { isOver, rotationOf, type RunFacts } from './rotation-id.ts';
import type { Credential } from './model.ts';

export type TurnDecision =
  /** Not listed (any more). */
  | { kind: 'missing' }
  /** Somebody came first and is not over. */
  | { kind: 'give-way'; to: Credential }
  /** First, but turns of dead runs are to be removed before anything is decided. */
  | { kind: 'take-over'; dead: Credential[] }
  | { kind: 'mine'; keyId: string };

/** @param gone key ids (lower case) of dead turns that this run has removed and a lagging read may still show */
export function decideTurn(credentials: readonly Credential[], run: RunFacts, gone: ReadonlySet<string> = new Set()): TurnDecision {
  const turns = turnsOf(credentials);
  // One of its own that has ended is no turn any more for the others, so it is none for this run either.
  const own = turns.find((turn) => rotationOf(turn.displayName)?.rotationId === run.rotationId && turn.endsOn > run.now);
  if (!own) return { kind: 'missing' };
  const others = turns.filter((turn) => rotationOf(turn.displayName)?.rotationId !== run.rotationId);
  const older = others.find((turn) => !isOver(turn, run) && before(turn, own));
  if (older) return { kind: 'give-way', to: older };
  const dead = others.filter((turn) => isOver(turn, run) && !gone.has(turn.keyId.toLowerCase()));
  return dead.length > 0 ? { kind: 'take-over', dead } : { kind: 'mine', keyId: own.keyId };
}

/** Every turn that is listed, oldest first. */
export function turnsOf(credentials: readonly Credential[]): Credential[] {
  return credentials.filter((credential) => rotationOf(credential.displayName)?.purpose === 'turn').sort((a, b) => (before(a, b) ? -1 : 1));
}

/** By start, which the service sets; equal ones by key id, so that both runs see the same order. */
function before(a: Credential, b: Credential): boolean {
  return a.startsOn === b.startsOn ? a.keyId.toLowerCase() < b.keyId.toLowerCase() : a.startsOn < b.startsOn;
}
