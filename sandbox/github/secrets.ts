/**
 * GitHub's secrets for workflows, of repositories, environments and organisations. What a client seals is opened here, so
 * that the state holds what a workflow would get. https://docs.github.com/rest/actions/secrets
 */
import { rateHeaders, reaches, tokenOf, visibleRepository } from './access.ts';
import { failure } from './answers.ts';
import { inOrganization } from './organization-secrets.ts';
import { sealingKeys } from './sealed-boxes.ts';
import type { SealingKeys } from './sealed-boxes.ts';
import { onSecrets, pageOf, refuseSecrets } from './secret-holders.ts';
import type { Holder, SecretsCall } from './secret-holders.ts';
import { openValue, refuseMissing, refuseName, storeSecret } from './secret-values.ts';
import type { ApiAnswer, GitHubRepository, GitHubSecret, SecretScope, Service } from '../world.ts';

const IN_REPOSITORY = /^(?:\/repos\/([^/]+\/[^/]+)|\/repositories\/(\d+))\/(?:actions|environments\/(.+))\/secrets(?:\/([^/]+))?$/;
const IN_ORGANIZATION = /^(?:\/orgs\/([^/]+)|\/organizations\/(\d+))\/actions\/secrets(?:\/([^/]+)(\/repositories)?)?$/;
/** Per repository and per environment. */
const LIMIT = 100;

/** Answers below `/github`, for paths that are about secrets. */
export const secrets: Service = async (request, world) => {
  const repository = IN_REPOSITORY.exec(request.path);
  const organization = IN_ORGANIZATION.exec(request.path);
  if (!repository && !organization) return null;
  if ([...request.query.keys()].some((name) => !['per_page', 'page'].includes(name))) return null;
  const keyOf = await sealingKeys();
  const token = tokenOf(request, world);
  if (token && 'status' in token) return token;
  const call = { request, world, token };
  const answer = organization ? inOrganization(call, organization, keyOf) : repository && inRepository(call, repository, keyOf);
  return answer && { ...answer, headers: { ...rateHeaders(world, token, 'core'), ...answer.headers } };
};

function inRepository(call: SecretsCall, match: RegExpExecArray, keyOf: SealingKeys): ApiAnswer | null {
  const { request, world, token } = call;
  const [, fullName, id, environmentName, name] = match;
  const kind = environmentName === undefined ? 'repository' : 'environment';
  const page = pageOf(kind, request.method, name);
  const repository = visibleRepository(world, token, fullName === undefined ? { id: Number(id) } : { fullName });
  if (!repository) return failure(404, 'Not Found', page);
  const permission = kind === 'repository' ? 'secrets' : 'environments';
  const refused = refuseSecrets(call, permission, reaches(token, repository), page);
  if (refused) return refused;
  if (repository.archived && request.method !== 'GET') return failure(403, 'Repository was archived so is read-only.', page);
  const scope = scopeOf(repository, environmentName);
  if (!scope) return failure(404, 'Not Found', page);
  return onSecrets(call, holderOf(call, repository, scope, environmentName, keyOf), name);
}

/** The repository itself or its environment; undefined if it has none of that name. */
function scopeOf(repository: GitHubRepository, environment: string | undefined): SecretScope | undefined {
  if (environment !== undefined) return repository.environments?.find(({ name }) => name.toLowerCase() === environment.toLowerCase());
  repository.secrets ??= [];
  return repository as GitHubRepository & SecretScope;
}

function holderOf(
  { request, world }: SecretsCall,
  repository: GitHubRepository,
  scope: SecretScope,
  environment: string | undefined,
  keyOf: SealingKeys
): Holder<GitHubSecret> {
  const place = environment === undefined ? 'actions' : `environments/${encodeURIComponent(environment)}`;
  const key = keyOf(`${repository.fullName}/${place}`, scope);
  const put = (name: string, page: string): ApiAnswer => {
    const refused = refuseName(name, page) ?? refuseMissing(request.body, ['encrypted_value', 'key_id'], page);
    if (refused) return refused;
    const opened = openValue(request.body, key, page);
    return 'status' in opened ? opened : storeSecret({ world, secrets: scope.secrets, limit: LIMIT, page }, name, opened.value, {});
  };
  const kind = environment === undefined ? 'repository' : 'environment';
  return { kind, key, secrets: scope.secrets, path: `/repositories/${repository.id}/${place}/secrets`, put };
}
