/** The input `store`. */
import { parseStoreTarget, storeKey, vaultSuffixes, type StoreTarget } from './domain/store-target.ts';
import type { InputReader } from './input-reader.ts';

/** The operations that put a secret somewhere; the others accept `store` and have no use for it. */
const writers = ['provision', 'rotate'];

/** @param env says whose repository (and organisation) secrets of GitHub belong to */
export function parseStores(reader: InputReader, env: NodeJS.ProcessEnv, cloud: keyof typeof vaultSuffixes): StoreTarget[] {
  const targets = new Map<string, StoreTarget>();
  for (const item of reader.list('store')) {
    const target = parseStoreTarget(item, vaultSuffixes[cloud]);
    if (typeof target === 'string') reader.problem('store', item, target);
    else if (targets.has(storeKey(target))) reader.problem('store', item, 'each destination once');
    else targets.set(storeKey(target), target);
  }
  const stores = [...targets.values()];
  if (writers.includes(reader.text('operation'))) requireGitHub(reader, env, stores);
  return stores;
}

function requireGitHub(reader: InputReader, env: NodeJS.ProcessEnv, stores: readonly StoreTarget[]): void {
  const first = stores.find(({ kind }) => kind === 'github-secret' || kind === 'github-org-secret');
  if (!first) return;
  if (reader.text('github-token', 'GITHUB_TOKEN') === '' && !reader.refused('github-token'))
    reader.problem('github-token', '', `a token that may write secrets, for store ${first.kind}; the token of the job never may`);
  const repository = env.GITHUB_REPOSITORY ?? '';
  if (!/^[^/\s]+\/[^/\s]+$/.test(repository))
    reader.problem('store', first.kind, 'a secret of GitHub only in a workflow run: GITHUB_REPOSITORY names no repository');
}
