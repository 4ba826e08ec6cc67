/** This run as GitHub names it, and a rotation id that no other run has. */
import { randomBytes } from 'node:crypto';
import { rotationIdOf, serverMark, type RunIdentity } from '../domain/rotation-id.ts';

/** Outside of GitHub Actions the numbers are 0: such a run is told from others by its random part and by its lease only. */
export function runIdentity(env: NodeJS.ProcessEnv): RunIdentity {
  return {
    server: serverMark(env.GITHUB_SERVER_URL ?? 'https://github.com'),
    repositoryId: digits(env.GITHUB_REPOSITORY_ID),
    runId: digits(env.GITHUB_RUN_ID),
    attempt: Number(digits(env.GITHUB_RUN_ATTEMPT))
  };
}

export function newRotationId(self: RunIdentity): string {
  return rotationIdOf(self, randomBytes(6).toString('base64url'));
}

function digits(text: string | undefined): string {
  return text !== undefined && /^\d{1,20}$/.test(text) ? text : '0';
}
