/** GitHub's refusals to show or write a secret, in words that say what to do. */
import { ActionError } from '../errors.ts';
import type { Problem } from '../domain/model.ts';
import { isFailure, saidBy } from './failures.ts';

/** Where one secret is. */
export type SecretPlace =
  | { kind: 'repository'; owner: string; repo: string; name: string }
  | { kind: 'environment'; owner: string; repo: string; environment: string; name: string }
  | { kind: 'organization'; owner: string; name: string };

/** For people, without Markdown. */
export function nameOf(place: SecretPlace): string {
  switch (place.kind) {
    case 'repository':
      return `GitHub secret ${place.name} of ${place.owner}/${place.repo}`;
    case 'environment':
      return `GitHub secret ${place.name} of environment ${place.environment} in ${place.owner}/${place.repo}`;
    case 'organization':
      return `GitHub secret ${place.name} of organization ${place.owner}`;
  }
}

/** @param doing completes "Could not … GitHub secret X of Y" */
export function explainSecret(error: unknown, doing: string, place: SecretPlace): Problem {
  if (error instanceof ActionError) return { code: error.code, message: error.message, hint: error.hint };
  const status = isFailure(error) ? error.status : null;
  const known = isFailure(error) && error.response !== undefined ? status : null;
  const message = `Could not ${doing} ${nameOf(place)}${known === null ? '' : ` (HTTP ${known})`}: ${saidBy(error)}`;
  return { message, ...adviceFor(known, place) };
}

/** Permissions: https://docs.github.com/rest/authentication/permissions-required-for-github-apps */
function adviceFor(status: number | null, place: SecretPlace): Omit<Problem, 'message'> {
  switch (status) {
    case 401:
      return {
        code: 'github-token-rejected',
        hint: 'The token in `github-token` is wrong, expired or revoked. A token of a GitHub App lives for one hour: make it in the same job.'
      };
    case 403:
      return {
        code: 'github-secrets-forbidden',
        hint: `The token may not do this. The token of the job (GITHUB_TOKEN) never may, since no \`permissions\` key covers secrets: pass in \`github-token\` one of a GitHub App with ${rightsFor(place)}.`
      };
    case 404:
      return { code: 'github-secret-place-missing', hint: missing(place) };
    case 422:
      return {
        code: 'github-secret-refused',
        hint: 'GitHub does not accept this secret: a repository and an environment hold 100 secrets each, an organization 1,000; its text above says more.'
      };
    default:
      return {
        code: 'github-secret-failed',
        hint: 'GitHub did not answer as it should; see https://www.githubstatus.com and run again.'
      };
  }
}

function rightsFor(place: SecretPlace): string {
  switch (place.kind) {
    case 'repository':
      return '"Secrets: write" on this repository, or a fine-grained personal access token with the same';
    case 'environment':
      return '"Environments: write" on this repository, or a fine-grained personal access token with the same';
    case 'organization':
      return '"Organization secrets: write", or a classic token with admin:org of somebody who may manage the secret';
  }
}

function missing(place: SecretPlace): string {
  switch (place.kind) {
    case 'repository':
      return `The token in \`github-token\` may not see ${place.owner}/${place.repo}: install the GitHub App there, or give the token that repository.`;
    case 'environment':
      return `${place.owner}/${place.repo} has no environment of that name, or the token may not see the repository. Make the environment first, with its protection rules; this action makes none.`;
    case 'organization':
      return `The organization has no secret of that name that the token may see, or ${place.owner} is a user. Make the secret first and choose which repositories may use it: this action keeps that choice.`;
  }
}
