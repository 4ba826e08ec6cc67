/** Secrets of GitHub Actions as stores: of a repository, an environment or an organisation. https://docs.github.com/rest/actions/secrets */
import type { Problem } from '../domain/model.ts';
import type { SecretStore, WriteAnswer } from '../ports.ts';
import { isFailure } from './failures.ts';
import { connect, type Connection, type Octokit } from './octokit.ts';
import { seal } from './sealed-box.ts';
import { explainSecret, nameOf, type SecretPlace } from './secret-failures.ts';

export interface GitHubSecretOptions extends Connection {
  place: SecretPlace;
  /** Hides a value from all output. */
  mask: (secret: string) => void;
}

/** What of an organisation's secret has to be sent again so that it stays as it is. */
interface Users {
  visibility: 'all' | 'private' | 'selected';
  selected_repository_ids?: number[];
}

interface Before {
  existed: boolean;
  users: Users | null;
}

/** How the three kinds are asked and written. */
interface Calls {
  publicKey(): Promise<{ key_id: string; key: string }>;
  /** The secret as GitHub shows it, without value; throws 404. */
  get(): Promise<unknown>;
  put(sealed: { encrypted_value: string; key_id: string }, users: Users | null): Promise<unknown>;
  remove(): Promise<unknown>;
  /** null where there is nothing to keep. */
  users(): Promise<Users | null>;
}

/** Failures are Problems `github-secret-…`, `github-secrets-forbidden`, `github-token-rejected`, `github-rate-limited`. */
export function createGitHubSecretStore({ place, mask, ...connection }: GitHubSecretOptions): SecretStore {
  const calls = callsOf(connect(connection), place);
  let mine: Before | null = null;
  return {
    name: nameOf(place),
    kind: place.kind === 'organization' ? 'github-org-secret' : 'github-secret',
    readable: false,
    latest: async () => null,
    value: () => Promise.reject(new Error('GitHub never shows the value of a secret.')),
    check: () => check(calls, place),
    write: async ({ secret }) => {
      mask(secret);
      let before: Before;
      try {
        before = await beforeWrite(calls, place);
      } catch (error) {
        return { kind: 'refused', problem: explainSecret(error, 'read', place) };
      }
      const answer = await write(calls, place, secret, before.users);
      if (answer.kind !== 'refused') mine ??= before;
      return answer;
    },
    undo: async () => {
      const left = mine ? await undo(calls, place, mine.existed) : null;
      if (left === null) mine = null;
      return left;
    },
    // A secret that nobody can read is not told from a newer one; it is worth nothing once its credential is removed.
    holds: async () => null,
    disable: async () => ({ kind: 'present' })
  };
}

function callsOf({ rest: { actions } }: Octokit, place: SecretPlace): Calls {
  const { owner, name: secret_name } = place;
  const none = (): Promise<null> => Promise.resolve(null);
  switch (place.kind) {
    case 'repository': {
      const where = { owner, repo: place.repo };
      return {
        publicKey: async () => (await actions.getRepoPublicKey(where)).data,
        get: async () => (await actions.getRepoSecret({ ...where, secret_name })).data,
        put: (sealed) => actions.createOrUpdateRepoSecret({ ...where, secret_name, ...sealed }),
        remove: () => actions.deleteRepoSecret({ ...where, secret_name }),
        users: none
      };
    }
    case 'environment': {
      const where = { owner, repo: place.repo, environment_name: place.environment };
      return {
        publicKey: async () => (await actions.getEnvironmentPublicKey(where)).data,
        get: async () => (await actions.getEnvironmentSecret({ ...where, secret_name })).data,
        put: (sealed) => actions.createOrUpdateEnvironmentSecret({ ...where, secret_name, ...sealed }),
        remove: () => actions.deleteEnvironmentSecret({ ...where, secret_name }),
        users: none
      };
    }
    case 'organization': {
      const where = { org: owner, secret_name };
      return {
        publicKey: async () => (await actions.getOrgPublicKey({ org: owner })).data,
        get: async () => (await actions.getOrgSecret(where)).data,
        put: (sealed, users) => actions.createOrUpdateOrgSecret({ ...where, ...sealed, ...(users ?? { visibility: 'selected' }) }),
        remove: () => actions.deleteOrgSecret(where),
        users: () => usersOf(actions, where)
      };
    }
  }
}

/** @throws where the answer leaves open who may use the secret */
async function usersOf(actions: Octokit['rest']['actions'], where: { org: string; secret_name: string }): Promise<Users> {
  const { visibility } = (await actions.getOrgSecret(where)).data;
  if (visibility === 'all' || visibility === 'private') return { visibility };
  if ((visibility as string | undefined) !== 'selected') throw new Error('the answer does not say who may use the secret');
  const ids = new Set<number>();
  for (let page = 1; ; page += 1) {
    const { data } = await actions.listSelectedReposForOrgSecret({ ...where, per_page: 100, page });
    for (const { id } of data.repositories) ids.add(id);
    if (ids.size >= data.total_count) return { visibility, selected_repository_ids: [...ids] };
    if (data.repositories.length === 0)
      throw new Error(`only ${ids.size} of the ${data.total_count} repositories that may use the secret are shown`);
  }
}

/** What has to be known of the secret before it is written; that of an organisation has to be there. */
async function beforeWrite(calls: Calls, place: SecretPlace): Promise<Before> {
  if (place.kind === 'organization') return { existed: true, users: await calls.users() };
  try {
    await calls.get();
    return { existed: true, users: null };
  } catch (error) {
    if (isFailure(error) && error.status === 404) return { existed: false, users: null };
    throw error;
  }
}

/** The public key proves that the place is there: GitHub shows it to nobody who may not see secrets. */
async function check(calls: Calls, place: SecretPlace): Promise<Problem | null> {
  try {
    assertKey(await calls.publicKey());
    await beforeWrite(calls, place);
    return null;
  } catch (error) {
    return explainSecret(error, 'use', place);
  }
}

function assertKey(key: unknown): asserts key is { key_id: string; key: string } {
  const { key_id: id, key: text } = (key ?? {}) as { key_id?: unknown; key?: unknown };
  if (typeof id !== 'string' || typeof text !== 'string') throw new Error('the answer holds no public key');
}

/** The same value twice is the same secret, so retries of a lost answer do no harm. */
async function write(calls: Calls, place: SecretPlace, secret: string, users: Users | null): Promise<WriteAnswer> {
  const send = async (): Promise<unknown> => {
    const key = await calls.publicKey();
    assertKey(key);
    return calls.put({ encrypted_value: seal(secret, key.key), key_id: key.key_id }, users);
  };
  try {
    // GitHub may change its key at any time: once more with the new one.
    await send().catch((error: unknown) => (isKeyRefused(error) ? send() : Promise.reject(error as Error)));
    return { kind: 'done' };
  } catch (error) {
    return { kind: isOpen(error) ? 'unknown' : 'refused', problem: explainSecret(error, 'write', place) };
  }
}

function isKeyRefused(error: unknown): boolean {
  return isFailure(error) && error.status === 422 && /encrypted/i.test(error.message);
}

/** No answer, or one that does not say whether the secret was written. */
function isOpen(error: unknown): boolean {
  return isFailure(error) && (error.response === undefined || error.status >= 500);
}

async function undo(calls: Calls, place: SecretPlace, existed: boolean): Promise<Problem | null> {
  if (existed) return notRestored(place, 'GitHub shows no value, so the one before cannot be put back.');
  try {
    await calls.remove();
    return null;
  } catch (error) {
    if (isFailure(error) && error.status === 404) return null;
    return notRestored(place, explainSecret(error, 'delete', place).message);
  }
}

function notRestored(place: SecretPlace, why: string): Problem {
  return {
    code: 'store-not-restored',
    message: `${nameOf(place)} may hold a secret that is removed from Entra again. ${why}`,
    hint: 'Run the operation again once its cause is gone: it writes a valid secret there. Until then whoever uses it cannot sign in.'
  };
}
