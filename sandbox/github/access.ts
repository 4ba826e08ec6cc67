/** Who may do what in GitHub: tokens, repositories, and the refusals. https://docs.github.com/rest/authentication */
import { failure } from './answers.ts';
import type { ApiAnswer, ApiRequest, GitHubRepository, GitHubToken, World } from '../world.ts';

/** null = nobody is signed in, which is enough to read what is public. */
export function tokenOf(request: ApiRequest, world: World): GitHubToken | null | ApiAnswer {
  const header = request.headers['authorization'];
  if (header === undefined) return null;
  const presented = /^(?:token|bearer)\s+(\S+)$/i.exec(header)?.[1];
  const token = world.state.github.tokens.find((entry) => entry.token === presented);
  return token ?? failure(401, 'Bad credentials');
}

/** The repository by name, or by id as `Link` headers write it; null when this token must not learn that it exists. */
export function visibleRepository(
  world: World,
  token: GitHubToken | null,
  named: { fullName?: string; id?: number }
): GitHubRepository | null {
  const repository = world.state.github.repositories.find((entry) =>
    named.id === undefined ? entry.fullName.toLowerCase() === named.fullName?.toLowerCase() : entry.id === named.id
  );
  if (!repository) return null;
  return repository.private && !reaches(token, repository) ? null : repository;
}

/** Whether the token was made for the repository. */
export function reaches(token: GitHubToken | null, repository: GitHubRepository): boolean {
  if (!token) return false;
  return token.repositories === undefined || token.repositories.some((name) => name.toLowerCase() === repository.fullName.toLowerCase());
}

/**
 * Whether the token may; else the refusal. What is public can be read with any token, or without one.
 * Text: https://github.com/orgs/community/discussions/60820
 */
export function refusal(
  token: GitHubToken | null,
  repository: GitHubRepository,
  needs: { permission: string; write: boolean; page: string }
): ApiAnswer | null {
  if (!needs.write && !repository.private) return null;
  if (!token) return failure(401, 'Requires authentication', needs.page);
  const held = token.permissions[needs.permission];
  const enough = held === 'write' || (held === 'read' && !needs.write);
  if (!enough || !reaches(token, repository)) return failure(403, 'Resource not accessible by integration', needs.page);
  if (needs.write && repository.archived) return failure(403, 'Repository was archived so is read-only.', needs.page);
  return null;
}

const usage = new WeakMap<World, Map<string, number>>();

/** Counts the request. https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: 1,000 an hour for GITHUB_TOKEN, 30 searches a minute. */
export function rateHeaders(world: World, token: GitHubToken | null, resource: 'core' | 'search'): Record<string, string> {
  const limit = resource === 'search' ? (token ? 30 : 10) : token ? 1000 : 60;
  const period = resource === 'search' ? 60_000 : 3_600_000;
  const window = Math.floor(world.now() / period);
  const counts = usage.get(world) ?? new Map<string, number>();
  usage.set(world, counts);
  const key = `${token?.token ?? ''} ${resource} ${window}`;
  const used = (counts.get(key) ?? 0) + 1;
  counts.set(key, used);
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - used)),
    'x-ratelimit-reset': String(((window + 1) * period) / 1000),
    'x-ratelimit-used': String(used),
    'x-ratelimit-resource': resource
  };
}
