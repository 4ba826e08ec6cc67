/** Secrets of an organisation and the repositories that may use them. https://docs.github.com/rest/actions/secrets */
import { listAt, valueAt } from '../arm/values.ts';
import { reaches } from './access.ts';
import { api, failure, numberOf, paged } from './answers.ts';
import { minimal } from './repositories.ts';
import type { SealingKeys } from './sealed-boxes.ts';
import { onSecrets, pageOf, refuseSecrets } from './secret-holders.ts';
import type { Holder, SecretsCall } from './secret-holders.ts';
import { openValue, refuseMissing, refuseName, secretNamed, storeSecret } from './secret-values.ts';
import type { ApiAnswer, GitHubOrganization, GitHubRepository, OrganizationSecret, World } from '../world.ts';

const LIMIT = 1000;
const VISIBILITIES = ['all', 'private', 'selected'];

/** Answers what is below `/orgs/<login>/actions/secrets`; `match` holds login, id, name of the secret, `/repositories`. */
export function inOrganization(call: SecretsCall, match: RegExpExecArray, keyOf: SealingKeys): ApiAnswer | null {
  const { request, world, token } = call;
  const [, login, id, name, below] = match;
  const page = below ? repositoriesPage(request.method) : pageOf('organization', request.method, name);
  const organization = world.state.github.organizations?.find((entry) =>
    login === undefined ? numberOf(entry.login) === Number(id) : entry.login.toLowerCase() === login.toLowerCase()
  );
  if (!organization) return failure(404, 'Not Found', page);
  const own = repositoriesOf(world, organization);
  const reached = token?.repositories === undefined || own.some((repository) => reaches(token, repository));
  const refused = refuseSecrets(call, 'organization_secrets', reached, page);
  if (refused) return refused;
  if (below && name !== undefined) return onRepositories(call, organization, name, page);
  return onSecrets(call, holderOf(call, organization, keyOf), name);
}

function repositoriesPage(method: string): string {
  return `/actions/secrets#${method === 'PUT' ? 'set' : 'list'}-selected-repositories-for-an-organization-secret`;
}

function repositoriesOf(world: World, { login }: GitHubOrganization): GitHubRepository[] {
  return world.state.github.repositories.filter(({ fullName }) => fullName.toLowerCase().startsWith(`${login.toLowerCase()}/`));
}

function holderOf(call: SecretsCall, organization: GitHubOrganization, keyOf: SealingKeys): Holder<OrganizationSecret> {
  const { login, secrets } = organization;
  const url = `${api(call.world)}/orgs/${login}/actions/secrets`;
  const key = keyOf(login, organization);
  return {
    ...{ kind: 'organization', key, secrets, path: `/organizations/${numberOf(login)}/actions/secrets` },
    more: ({ name, visibility }) => ({
      visibility,
      ...(visibility === 'selected' ? { selected_repositories_url: `${url}/${name}/repositories` } : {})
    }),
    put: (name, page) => {
      const { body } = call.request;
      const known = secretNamed(secrets, name);
      // Of a secret that is there the visibility alone can be changed: only that is required by the description.
      const valued = !known || valueAt(body, 'encrypted_value') !== undefined;
      const required = [...(valued ? ['encrypted_value', 'key_id'] : []), 'visibility'];
      const refused = refuseName(name, page) ?? refuseMissing(body, required, page);
      if (refused) return refused;
      const use = usersIn(call, organization, page);
      if ('status' in use) return use;
      const opened = valued ? openValue(body, key, page) : { value: known.value };
      return 'status' in opened ? opened : storeSecret({ world: call.world, secrets, limit: LIMIT, page }, name, opened.value, use);
    }
  };
}

type Users = Pick<OrganizationSecret, 'visibility' | 'repositories'>;

/**
 * Who may use a secret, as a body says it. A body with `selected` and no list leaves nobody: that it replaces the list as
 * the rest of the secret is an assumption, the safer one for whoever tests a client.
 */
function usersIn(call: SecretsCall, organization: GitHubOrganization, page: string): Users | ApiAnswer {
  const { body } = call.request;
  const visibility = valueAt(body, 'visibility');
  if (typeof visibility !== 'string' || !VISIBILITIES.includes(visibility))
    return failure(422, `Invalid request.\n\n${String(visibility)} is not a member of ${JSON.stringify(VISIBILITIES)}.`, page);
  const listed = listAt(body, 'selected_repository_ids');
  if (visibility !== 'selected' && listed.length > 0)
    return failure(422, 'selected_repository_ids can only be provided when the visibility is set to selected', page);
  const repositories = chosen(call, organization, listed, page);
  return Array.isArray(repositories) ? { visibility: visibility as Users['visibility'], repositories } : repositories;
}

/** Ids of the organisation's repositories, which a body gives as numbers or text; one that is none of them is 422. */
function chosen({ world }: SecretsCall, organization: GitHubOrganization, listed: unknown[], page: string): number[] | ApiAnswer {
  const own = new Set(repositoriesOf(world, organization).map(({ id }) => id));
  const ids = [...new Set(listed.map(Number))];
  return ids.every((id) => own.has(id))
    ? ids
    : failure(422, 'selected_repository_ids must be ids of repositories of the organization', page);
}

function onRepositories(call: SecretsCall, organization: GitHubOrganization, name: string, page: string): ApiAnswer | null {
  const { request, world } = call;
  const secret = secretNamed(organization.secrets, name);
  if (request.method !== 'GET' && request.method !== 'PUT') return null;
  if (!secret) return failure(404, 'Not Found', page);
  if (request.method === 'PUT') return choose(call, organization, secret, page);
  const own = repositoriesOf(world, organization);
  const users = secret.visibility === 'selected' ? own.filter(({ id }) => secret.repositories.includes(id)) : [];
  const path = `/organizations/${numberOf(organization.login)}/actions/secrets/${secret.name}/repositories`;
  const { items, headers } = paged(request, world, path, users);
  const repositories = (items as GitHubRepository[]).map((repository) => minimal(world, repository));
  return { status: 200, headers, body: { total_count: users.length, repositories } };
}

/** 409 where visibility is another, as for a single repository (https://docs.github.com/rest/actions/secrets#add-selected-repository-to-an-organization-secret). */
function choose(call: SecretsCall, organization: GitHubOrganization, secret: OrganizationSecret, page: string): ApiAnswer {
  const { body } = call.request;
  const refused = refuseMissing(body, ['selected_repository_ids'], page);
  if (refused) return refused;
  if (secret.visibility !== 'selected') return failure(409, 'The visibility of the secret is not set to selected', page);
  const repositories = chosen(call, organization, listAt(body, 'selected_repository_ids'), page);
  if (!Array.isArray(repositories)) return repositories;
  secret.repositories = repositories;
  return { status: 204 };
}
