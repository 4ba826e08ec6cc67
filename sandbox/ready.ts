import type { Seed } from './seed/seed.ts';
import { callerCredentials } from './seed/build.ts';
import type { World } from './world.ts';

/** The action's inputs that make it sign in here as the seed's caller. */
export function describeInputs(world: World, seed: Seed): Record<string, string> {
  const { clientId, clientSecret } = callerCredentials(seed);
  return {
    'tenant-id': world.state.tenant.id,
    'client-id': clientId,
    'client-secret': clientSecret,
    'authority-host': world.origin,
    'resource-manager-endpoint': `${world.origin}/arm`,
    'graph-endpoint': `${world.origin}/graph`
  };
}

/** What a GitHub runner would have in its environment, with GitHub's API here, and the certificate to trust. */
export function describeRunner(world: World, caFile: string): Record<string, string> {
  const { workflow, tokens, repositories } = world.state.github;
  const repository = repositories.find((candidate) => candidate.fullName === workflow.repository);
  return {
    NODE_EXTRA_CA_CERTS: caFile,
    GITHUB_API_URL: `${world.origin}/github`,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: workflow.repository,
    GITHUB_REPOSITORY_ID: String(repository?.id ?? 0),
    GITHUB_TOKEN: tokens[0]?.token ?? '',
    GITHUB_RUN_ID: workflow.runId,
    GITHUB_RUN_ATTEMPT: '1',
    ...(workflow.idTokenPermission ? idTokenRequest(world) : {})
  };
}

/** A job without `id-token: write` has neither of the two variables. */
function idTokenRequest(world: World): Record<string, string> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${world.origin}/github-oidc/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: world.state.github.workflow.requestToken
  };
}
