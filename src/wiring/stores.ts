/** Builds the stores that the input `store` names; each SDK is loaded only where one of them needs it. */
import type { TokenCredential } from '@azure/core-auth';
import type { StoreTarget } from '../domain/store-target.ts';
import type { Http } from '../http.ts';
import type { Runtime, SecretStore } from '../ports.ts';
import { fetchThrough } from './fetch.ts';

export interface StoreDeps {
  credential: TokenCredential;
  http: Http;
  runtime: Pick<Runtime, 'env' | 'log' | 'mask' | 'setOutput'>;
  githubToken: string;
  /** Goes into `credentials` of the destination `output`. */
  subscriptionId: string | null;
  resourceManager: string;
  /** Lower case; null while the application is not known. */
  appId: string | null;
}

/** In the order of the targets. */
export function createStores(targets: readonly StoreTarget[], deps: StoreDeps): Promise<SecretStore[]> {
  return Promise.all(targets.map((target) => createStore(target, deps)));
}

async function createStore(target: StoreTarget, deps: StoreDeps): Promise<SecretStore> {
  const { runtime, http } = deps;
  const { mask } = runtime;
  switch (target.kind) {
    case 'key-vault': {
      const { createKeyVaultStore } = await import('../azure/key-vault.ts');
      const { credential, appId } = deps;
      return createKeyVaultStore({ ...target, credential, http, appId, mask, say: (text) => runtime.log.info(text) });
    }
    case 'output': {
      const { createOutputStore } = await import('../output-store.ts');
      const { subscriptionId, resourceManager } = deps;
      return createOutputStore({ mask, setOutput: (name, value) => runtime.setOutput(name, value), subscriptionId, resourceManager });
    }
    case 'github-secret':
    case 'github-org-secret': {
      const { createGitHubSecretStore } = await import('../github/secrets.ts');
      return createGitHubSecretStore({
        token: deps.githubToken,
        apiUrl: runtime.env.GITHUB_API_URL ?? 'https://api.github.com',
        place: placeOf(target, runtime.env.GITHUB_REPOSITORY ?? ''),
        fetch: fetchThrough(http),
        mask
      });
    }
  }
}

/** @param repository `owner/name`, which the inputs were held to */
function placeOf(target: Extract<StoreTarget, { kind: 'github-secret' | 'github-org-secret' }>, repository: string) {
  const [owner = '', repo = ''] = repository.split('/');
  const { name } = target;
  if (target.kind === 'github-org-secret') return { kind: 'organization' as const, owner, name };
  const { environment } = target;
  return environment === null
    ? { kind: 'repository' as const, owner, repo, name }
    : { kind: 'environment' as const, owner, repo, environment, name };
}
