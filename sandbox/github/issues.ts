/**
 * The sandbox's GitHub: issues, comments, labels, search, the repository and its runs.
 * https://docs.github.com/rest/issues/issues
 */
import { commentRoutes } from './comments.ts';
import { rateHeaders, refusal, tokenOf, visibleRepository } from './access.ts';
import { failure, invalid, issue, paged, time } from './answers.ts';
import type { FieldError } from './answers.ts';
import { searchIssues } from './issue-search.ts';
import { ensureLabels, labelRoutes, touch } from './labels.ts';
import { repositoryRoutes } from './repositories.ts';
import type { ApiAnswer, ApiRequest, GitHubRepository, GitHubToken, Issue, Service, World } from '../world.ts';

interface Context {
  request: ApiRequest;
  world: World;
  repository: GitHubRepository;
  token: GitHubToken | null;
  match: RegExpExecArray;
}

export interface Route {
  method: string;
  /** Of the path below the repository. */
  path: RegExp;
  /** Key of GITHUB_TOKEN's permissions; anything but GET needs `write`. */
  permission: string;
  /** Page of the documentation that a refusal points to. */
  page: string;
  handle(context: Context): ApiAnswer | null;
}

const page = '/issues/issues';

const routes: Route[] = [
  { method: 'GET', path: /^\/issues$/, permission: 'issues', page: `${page}#list-repository-issues`, handle: list },
  { method: 'POST', path: /^\/issues$/, permission: 'issues', page: `${page}#create-an-issue`, handle: create },
  { method: 'GET', path: /^\/issues\/(\d+)$/, permission: 'issues', page: `${page}#get-an-issue`, handle: read },
  { method: 'PATCH', path: /^\/issues\/(\d+)$/, permission: 'issues', page: `${page}#update-an-issue`, handle: change },
  ...commentRoutes,
  ...labelRoutes,
  ...repositoryRoutes
];

/** Answers below `/github`; paths begin with `/repos`, `/repositories` or `/search`. */
export const issues: Service = (request, world) => {
  const token = tokenOf(request, world);
  if (token && 'status' in token) return token;
  const search = request.method === 'GET' && request.path === '/search/issues';
  const answer = search ? searchIssues(request, world, token) : inRepository(request, world, token);
  return answer && { ...answer, headers: { ...rateHeaders(world, token, search ? 'search' : 'core'), ...answer.headers } };
};

function inRepository(request: ApiRequest, world: World, token: GitHubToken | null): ApiAnswer | null {
  const [, name, id, rest = ''] = /^(?:\/repos\/([^/]+\/[^/]+)|\/repositories\/(\d+))(\/.*)?$/.exec(request.path) ?? [];
  if (name === undefined && id === undefined) return null;
  const candidates = routes.filter((route) => route.path.test(rest));
  const route = candidates.find(({ method }) => method === request.method);
  if (!route) return null;
  const repository = visibleRepository(world, token, id === undefined ? { fullName: name ?? '' } : { id: Number(id) });
  if (!repository) return failure(404, 'Not Found', route.page);
  const needs = { permission: route.permission, write: request.method !== 'GET', page: route.page };
  // Whoever may see a private repository may read its metadata.
  const refused = route.permission === 'metadata' ? null : refusal(token, repository, needs);
  return refused ?? route.handle({ request, world, repository, token, match: route.path.exec(rest) as RegExpExecArray });
}

const listParameters = ['state', 'labels', 'since', 'sort', 'direction', 'assignee', 'creator', 'per_page', 'page'];

function list({ request, world, repository }: Context): ApiAnswer | null {
  const { query } = request;
  if ([...query.keys()].some((name) => !listParameters.includes(name))) return null;
  const wrong = wrongChoice(query);
  if (wrong) return invalid(`${page}#list-repository-issues`, wrong);
  // Where issues are switched off, pull requests are still listed.
  const chosen = repository.issues
    .filter((entry) => (repository.hasIssues || entry.pullRequest) && wanted(entry, query))
    .sort(order(query));
  const { items, headers } = paged(request, world, `/repositories/${repository.id}/issues`, chosen);
  return { status: 200, body: (items as Issue[]).map((entry) => issue(world, repository, entry)), headers };
}

function wrongChoice(query: URLSearchParams): FieldError | null {
  const choices = { state: ['open', 'closed', 'all'], sort: ['created', 'updated', 'comments'], direction: ['asc', 'desc'] };
  for (const [field, values] of Object.entries(choices)) {
    const given = query.get(field);
    if (given !== null && !values.includes(given)) return { resource: 'Issue', field, code: 'invalid', value: given };
  }
  const since = query.get('since');
  return since !== null && Number.isNaN(Date.parse(since)) ? { resource: 'Issue', field: 'since', code: 'invalid', value: since } : null;
}

function wanted(entry: Issue, query: URLSearchParams): boolean {
  const state = query.get('state') ?? 'open';
  const own = entry.labels.map((name) => name.toLowerCase());
  const labels = (query.get('labels') ?? '').split(',').map((name) => name.trim().toLowerCase());
  const assignee = query.get('assignee');
  return (
    (state === 'all' || entry.state === state) &&
    labels.every((name) => name === '' || own.includes(name)) &&
    Date.parse(entry.updatedAt) >= Date.parse(query.get('since') ?? '1970-01-01') &&
    (query.get('creator') ?? entry.user) === entry.user &&
    (assignee === null ||
      (assignee === 'none'
        ? entry.assignees.length === 0
        : entry.assignees.includes(assignee) || (assignee === '*' && entry.assignees.length > 0)))
  );
}

function order(query: URLSearchParams): (a: Issue, b: Issue) => number {
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  const sort = query.get('sort') ?? 'created';
  const key = (entry: Issue): number =>
    sort === 'comments' ? entry.comments.length : Date.parse(sort === 'updated' ? entry.updatedAt : entry.createdAt);
  return (a, b) => sign * (key(a) - key(b) || a.number - b.number);
}

function locate({ repository, match }: Context): Issue | ApiAnswer {
  const found = repository.issues.find((entry) => entry.number === Number(match[1]));
  if (!found) return failure(404, 'Not Found', `${page}#get-an-issue`);
  return repository.hasIssues || found.pullRequest ? found : failure(410, 'Issues are disabled for this repo', page);
}

function read(context: Context): ApiAnswer {
  const found = locate(context);
  return 'status' in found ? found : { status: 200, body: issue(context.world, context.repository, found) };
}

interface Given {
  title?: unknown;
  body?: unknown;
  labels?: unknown;
  assignees?: unknown;
  state?: unknown;
  state_reason?: unknown;
}

/** What a body asks for, checked; labels it names may be made on the way, as GitHub does. */
function accept(context: Context, given: Given): Partial<Issue> | ApiAnswer {
  const errors = [...textErrors(given), ...assigneeErrors(context, given), ...stateErrors(given)];
  if (errors.length > 0) return invalid(page, ...errors);
  const labels = given.labels === undefined ? undefined : ensureLabels(context.repository, given.labels);
  if (labels && 'code' in labels) return invalid(page, labels);
  return {
    ...(given.title === undefined || given.title === null ? {} : { title: String(given.title) }),
    ...(given.body === undefined ? {} : { body: String(given.body ?? '') }),
    ...(labels ? { labels } : {}),
    ...(Array.isArray(given.assignees) ? { assignees: given.assignees.map(String) } : {})
  };
}

function textErrors({ title, body }: Given): FieldError[] {
  const errors: FieldError[] = [];
  const add = (field: string, code: string, message?: string): number =>
    errors.push({ resource: 'Issue', field, code, ...(message ? { message } : {}) });
  if (typeof title === 'string' && title.trim() === '') add('title', 'missing_field');
  if (typeof title === 'string' && [...title].length > 256) add('title', 'unprocessable', 'title is too long (maximum is 256 characters)');
  // https://github.com/peter-evans/create-issue-from-file/issues/1705
  if (typeof body === 'string' && [...body].length > 65_536) add('body', 'unprocessable', 'body is too long (maximum is 65536 characters)');
  return errors;
}

/** Seen at https://github.com/upptime/upptime/issues/125 */
function assigneeErrors({ world, repository }: Context, { assignees }: Given): FieldError[] {
  if (!Array.isArray(assignees)) return [];
  const [owner = ''] = repository.fullName.split('/');
  const known = [owner, ...world.state.github.tokens.map(({ login }) => login), ...(repository.assignable ?? [])].map((login) =>
    login.toLowerCase()
  );
  const unknown = assignees.map(String).filter((login) => !known.includes(login.toLowerCase()));
  return unknown.map((value) => ({ resource: 'Issue', field: 'assignees', code: 'invalid', value }));
}

function stateErrors({ state, state_reason: reason }: Given): FieldError[] {
  const errors: FieldError[] = [];
  if (state !== undefined && state !== 'open' && state !== 'closed')
    errors.push({ resource: 'Issue', field: 'state', code: 'invalid', value: String(state) });
  const reasons = ['completed', 'not_planned', 'duplicate', 'reopened'];
  if (typeof reason === 'string' && !reasons.includes(reason))
    errors.push({ resource: 'Issue', field: 'state_reason', code: 'invalid', value: reason });
  return errors;
}

function create(context: Context): ApiAnswer {
  const { request, world, repository, token } = context;
  if (!repository.hasIssues) return failure(410, 'Issues are disabled for this repo', `${page}#create-an-issue`);
  const given = (request.body ?? {}) as Given;
  if (given.title === undefined || given.title === null)
    return failure(422, 'Invalid request.\n\n"title" wasn\'t supplied.', `${page}#create-an-issue`);
  const accepted = accept(context, { ...given, state: undefined, state_reason: undefined });
  if ('status' in accepted) return accepted;
  const now = time(world.now());
  const number = Math.max(0, ...repository.issues.map((entry) => entry.number)) + 1;
  const empty = { number, title: '', body: '', state: 'open' as const, stateReason: null, labels: [], assignees: [], comments: [] };
  const made: Issue = {
    ...empty,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    user: token?.login ?? 'ghost',
    ...accepted
  };
  repository.issues.push(made);
  const body = issue(world, repository, made);
  return { status: 201, body, headers: { location: String(body['url']) } };
}

function change(context: Context): ApiAnswer {
  const { request, world, repository } = context;
  const found = locate(context);
  if ('status' in found) return found;
  const given = (request.body ?? {}) as Given;
  const accepted = accept(context, given);
  if ('status' in accepted) return accepted;
  Object.assign(found, accepted);
  move(world, found, given);
  touch(world, found);
  return { status: 200, body: issue(world, repository, found) };
}

/** The reason is ignored unless the state changes, or a closed issue gets another reason for being closed. */
function move(world: World, found: Issue, { state, state_reason: reason }: Given): void {
  if (state === 'closed') {
    if (found.state === 'open') found.closedAt = time(world.now());
    else if (typeof reason !== 'string') return;
    found.stateReason = typeof reason === 'string' && reason !== 'reopened' ? reason : 'completed';
  } else if (state === 'open' && found.state === 'closed') {
    found.stateReason = 'reopened';
    found.closedAt = null;
  } else return;
  found.state = state;
}
