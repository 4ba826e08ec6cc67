/** GitHub's objects and error bodies, written out. https://docs.github.com/rest/issues */
import type { ApiAnswer, ApiRequest, GitHubRepository, Issue, World } from '../world.ts';

export interface FieldError {
  resource: string;
  field: string;
  code: string;
  message?: string;
  value?: string;
}

type Label = GitHubRepository['labels'][number];
type Comment = Issue['comments'][number];

/** `{"message","documentation_url","status"}`, the form of every error. */
export function failure(status: number, message: string, page = ''): ApiAnswer {
  const body = { message, documentation_url: `https://docs.github.com/rest${page}` };
  return { status, body: status === 422 ? body : { ...body, status: String(status) } };
}

/** 422 with one entry per field; its schema has no `status`. https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
export function invalid(page: string, ...errors: FieldError[]): ApiAnswer {
  return { status: 422, body: { message: 'Validation Failed', errors, documentation_url: `https://docs.github.com/rest${page}` } };
}

/** Deterministic positive number for objects whose seed gives no id. */
export function numberOf(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 2147483647;
  return sum;
}

export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(`${kind}:${id}`).toString('base64url')}`;
}

/** GitHub gives whole seconds. */
export function time(instant: number | string): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

export function api(world: World): string {
  return `${world.origin}/github`;
}

export function user(world: World, login: string): Record<string, unknown> {
  const url = `${api(world)}/users/${encodeURIComponent(login)}`;
  const id = numberOf(login);
  const links = ['followers', 'subscriptions', 'orgs', 'repos', 'received_events'].map((name): [string, string] => [
    linkName(name),
    `${url}/${name}`
  ]);
  return {
    ...{
      login,
      id,
      node_id: nodeId('U', id),
      avatar_url: `${world.origin}/avatars/${id}`,
      gravatar_id: '',
      url,
      html_url: `${world.origin}/${encodeURIComponent(login)}`
    },
    ...Object.fromEntries(links),
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    events_url: `${url}/events{/privacy}`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false
  };
}

function linkName(name: string): string {
  return name === 'orgs' ? 'organizations_url' : `${name}_url`;
}

export function repositoryUrl(world: World, repository: GitHubRepository): string {
  return `${api(world)}/repos/${repository.fullName}`;
}

export function label(world: World, repository: GitHubRepository, { name, color, description }: Label): Record<string, unknown> {
  const id = numberOf(`${repository.fullName}/${name.toLowerCase()}`);
  const url = `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: nodeId('LA', id), url, name, color, default: false, description };
}

export function issue(world: World, repository: GitHubRepository, source: Issue): Record<string, unknown> {
  const id = repository.id * 10_000 + source.number;
  const assignees = source.assignees.map((login) => user(world, login));
  return {
    ...links(world, repository, source),
    ...{ id, node_id: nodeId('I', id), number: source.number, title: source.title, user: user(world, source.user) },
    labels: labelsOf(repository, source).map((entry) => label(world, repository, entry)),
    ...{ state: source.state, locked: false, assignee: assignees[0] ?? null, assignees, milestone: null, comments: source.comments.length },
    ...{
      created_at: time(source.createdAt),
      updated_at: time(source.updatedAt),
      closed_at: source.closedAt ? time(source.closedAt) : null
    },
    ...{
      author_association: 'NONE',
      active_lock_reason: null,
      body: source.body,
      performed_via_github_app: null,
      state_reason: source.stateReason
    },
    ...(source.pullRequest ? { pull_request: pullRequest(world, repository, source) } : {}),
    reactions: reactions(`${repositoryUrl(world, repository)}/issues/${source.number}`)
  };
}

/** In the spelling and colour that the repository has; a seed may name one that it does not list. */
export function labelsOf(repository: GitHubRepository, source: Issue): Label[] {
  return source.labels.map((name) => {
    const known = repository.labels.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
    return known ?? { name, color: 'ededed', description: null };
  });
}

function links(world: World, repository: GitHubRepository, source: Issue): Record<string, string> {
  const url = `${repositoryUrl(world, repository)}/issues/${source.number}`;
  return {
    ...{ url, repository_url: repositoryUrl(world, repository), labels_url: `${url}/labels{/name}`, comments_url: `${url}/comments` },
    ...{ events_url: `${url}/events`, timeline_url: `${url}/timeline`, html_url: page(world, repository, source) }
  };
}

function page(world: World, repository: GitHubRepository, source: Issue): string {
  return `${world.origin}/${repository.fullName}/${source.pullRequest ? 'pull' : 'issues'}/${source.number}`;
}

function pullRequest(world: World, repository: GitHubRepository, source: Issue): Record<string, unknown> {
  const html = page(world, repository, source);
  const url = `${repositoryUrl(world, repository)}/pulls/${source.number}`;
  return { url, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch`, merged_at: null };
}

function reactions(url: string): Record<string, unknown> {
  const counts = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'].map((name): [string, number] => [name, 0]);
  return { url: `${url}/reactions`, total_count: 0, ...Object.fromEntries(counts) };
}

export function comment(
  world: World,
  repository: GitHubRepository,
  source: Issue,
  { id, body, createdAt, updatedAt, user: login }: Comment
): Record<string, unknown> {
  const url = `${repositoryUrl(world, repository)}/issues/comments/${id}`;
  return {
    ...{ url, id, node_id: nodeId('IC', id), body, user: user(world, login) },
    html_url: `${page(world, repository, source)}#issuecomment-${id}`,
    issue_url: `${repositoryUrl(world, repository)}/issues/${source.number}`,
    ...{ created_at: time(createdAt), updated_at: time(updatedAt ?? createdAt), author_association: 'NONE', reactions: reactions(url) },
    performed_via_github_app: null
  };
}

/**
 * One page of a list with GitHub's `Link` header, whose addresses name the repository by id.
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function paged(
  request: ApiRequest,
  world: World,
  path: string,
  items: readonly unknown[]
): { items: unknown[]; headers: Record<string, string> } {
  const size = Math.min(100, positive(request.query.get('per_page'), 30));
  const current = positive(request.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const entries: [string, number][] = [];
  if (current > 1) entries.push(['prev', Math.min(current - 1, last)]);
  if (current < last) entries.push(['next', current + 1], ['last', last]);
  if (current > 1) entries.push(['first', 1]);
  const header = entries.map(([relation, number]) => `<${address(request, world, path, number)}>; rel="${relation}"`).join(', ');
  return { items: items.slice((current - 1) * size, current * size), headers: header === '' ? {} : { link: header } };
}

function address(request: ApiRequest, world: World, path: string, number: number): string {
  const query = new URLSearchParams(request.query);
  query.set('page', String(number));
  return `${api(world)}${path}?${query.toString()}`;
}

/** GitHub falls back to the default for a number that makes no sense. */
function positive(text: string | null, otherwise: number): number {
  const number = Number(text ?? '');
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
