/** Whose credential is this? A rotation id names the workflow run that made it, and stands in a field that is fixed at creation. */
import { createHash } from 'node:crypto';
import type { Credential, Duration, Instant } from './model.ts';

/** A run of a workflow; digits as GitHub gives them, `0` where there is none. */
export interface RunIdentity {
  /** First 8 hex digits of SHA-256 of the server's URL. */
  server: string;
  repositoryId: string;
  runId: string;
  attempt: number;
}

export type CredentialPurpose = 'managed' | 'turn';

const prefixes: Record<CredentialPurpose, string> = { managed: 'aks-sp/', turn: 'aks-sp-turn/' };
const name = /^aks-sp(-turn)?\/([0-9a-f]{8})\.(\d{1,20})\.(\d{1,20})\.(\d{1,6})\.[A-Za-z0-9_-]{8}$/;

/** The server's part of a rotation id. */
export function serverMark(serverUrl: string): string {
  return createHash('sha256').update(serverUrl.replace(/\/+$/, '')).digest('hex').slice(0, 8);
}

/** @param random 8 characters of `A-Za-z0-9_-` that no other run of the same job draws */
export function rotationIdOf({ server, repositoryId, runId, attempt }: RunIdentity, random: string): string {
  return `${server}.${repositoryId}.${runId}.${attempt}.${random}`;
}

/** The display name of a credential of a rotation. */
export function credentialName(purpose: CredentialPurpose, rotationId: string): string {
  return prefixes[purpose] + rotationId;
}

/** What a credential's name says; null for foreign ones. */
export function rotationOf(displayName: string | null): { purpose: CredentialPurpose; rotationId: string; run: RunIdentity } | null {
  const match = name.exec(displayName ?? '');
  if (!match) return null;
  // Stryker disable next-line StringLiteral: every group but `turn` matches at least one character
  const [whole, turn, server = '', repositoryId = '', runId = '', attempt = ''] = match;
  const purpose = turn === undefined ? 'managed' : 'turn';
  return {
    purpose,
    rotationId: whole.slice(prefixes[purpose].length),
    run: { server, repositoryId, runId, attempt: Number(attempt) }
  };
}

/** One key per run and attempt, for what was asked about them. */
export function runKey({ server, repositoryId, runId, attempt }: RunIdentity): string {
  return `${server}.${repositoryId}.${runId}.${attempt}`;
}

export type RunStatus = 'over' | 'alive' | 'unknown';

/** What is needed to tell whether the maker of a credential may still write. */
export interface RunFacts {
  /** This run's own rotation id. */
  rotationId: string;
  self: RunIdentity;
  /** What GitHub says, by `runKey`; absent = unknown. */
  statuses: ReadonlyMap<string, RunStatus>;
  lease: Duration;
  now: Instant;
}

/**
 * Whether the run that made this credential can write no more: an earlier attempt of this run; GitHub calls it completed; or
 * the time is up that it was allowed. False for this run's own credentials and for foreign ones.
 */
export function isOver(credential: Credential, { rotationId, self, statuses, lease, now }: RunFacts): boolean {
  const made = rotationOf(credential.displayName);
  if (!made || made.rotationId === rotationId) return false;
  const { run } = made;
  const earlier = run.server === self.server && run.repositoryId === self.repositoryId && run.runId === self.runId && run.runId !== '0';
  if (earlier && run.attempt < self.attempt) return true;
  if (statuses.get(runKey(run)) === 'over') return true;
  return now >= (made.purpose === 'turn' ? credential.endsOn : credential.startsOn + lease);
}
