/** What holders of secrets (repositories, environments, organisations) have in common. */
import { failure, paged } from './answers.ts';
import type { SealingKey } from './sealed-boxes.ts';
import { secretNamed } from './secret-values.ts';
import type { ApiAnswer, ApiRequest, GitHubSecret, GitHubToken, World } from '../world.ts';

/** A request by somebody who is known, or by nobody. */
export interface SecretsCall {
  request: ApiRequest;
  world: World;
  token: GitHubToken | null;
}

export interface Holder<S extends GitHubSecret> {
  kind: 'repository' | 'environment' | 'organization';
  key: SealingKey;
  secrets: S[];
  /** Of the list, as `Link` headers write it. */
  path: string;
  /** What is shown of one, beside name and times. */
  more?: (secret: S) => Record<string, unknown>;
  /** Makes or changes the secret of that name. */
  put: (name: string, page: string) => ApiAnswer;
}

/** The page of the documentation that a refusal points to. */
export function pageOf(kind: Holder<GitHubSecret>['kind'], method: string, name: string | undefined): string {
  const article = kind === 'repository' ? 'a' : 'an';
  if (name === undefined) return `/actions/secrets#list-${kind}-secrets`;
  if (name === 'public-key') return `/actions/secrets#get-${article}-${kind}-public-key`;
  const verb = { PUT: 'create-or-update', DELETE: 'delete' }[method] ?? 'get';
  return `/actions/secrets#${verb}-${article}-${kind}-secret`;
}

/**
 * The 401 or 403 of who may not: to see secrets asks for `read`, also in a public repository. GITHUB_TOKEN has none of the
 * permissions (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions).
 */
export function refuseSecrets({ request, token }: SecretsCall, permission: string, reached: boolean, page: string): ApiAnswer | null {
  if (!token) return failure(401, 'Requires authentication', page);
  const held = token.permissions[permission];
  const enough = held === 'write' || (held === 'read' && request.method === 'GET');
  if (enough && reached) return null;
  const kind = token.token.startsWith('github_pat_') ? 'personal access token' : 'integration';
  return failure(403, `Resource not accessible by ${kind}`, page);
}

/** Lists, shows, changes or removes; null for a method that is none of these. */
export function onSecrets<S extends GitHubSecret>(call: SecretsCall, holder: Holder<S>, name: string | undefined): ApiAnswer | null {
  const { method } = call.request;
  const page = pageOf(holder.kind, method, name);
  if (name === undefined) return method === 'GET' ? list(call, holder) : null;
  if (name === 'public-key') {
    const { keyId, publicKey } = holder.key;
    return method === 'GET' ? { status: 200, body: { key_id: keyId, key: publicKey } } : null;
  }
  if (method === 'PUT') return holder.put(name, page);
  const found = secretNamed(holder.secrets, name);
  if (method === 'DELETE' && found) holder.secrets.splice(holder.secrets.indexOf(found), 1);
  if (method !== 'GET' && method !== 'DELETE') return null;
  if (!found) return failure(404, 'Not Found', page);
  return method === 'GET' ? { status: 200, body: show(holder, found) } : { status: 204 };
}

function list<S extends GitHubSecret>({ request, world }: SecretsCall, holder: Holder<S>): ApiAnswer {
  const sorted = [...holder.secrets].sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, headers } = paged(request, world, holder.path, sorted);
  return { status: 200, headers, body: { total_count: sorted.length, secrets: (items as S[]).map((secret) => show(holder, secret)) } };
}

function show<S extends GitHubSecret>({ more }: Holder<S>, secret: S): Record<string, unknown> {
  return { name: secret.name, created_at: secret.createdAt, updated_at: secret.updatedAt, ...more?.(secret) };
}
