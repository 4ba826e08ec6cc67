/** GitHub's labels, of a repository and of an issue. https://docs.github.com/rest/issues/labels */
import { failure, invalid, label, labelsOf, paged, time } from './answers.ts';
import type { FieldError } from './answers.ts';
import type { Route } from './issues.ts';
import type { ApiAnswer, GitHubRepository, Issue, World } from '../world.ts';

type Label = GitHubRepository['labels'][number];

const page = '/issues/labels';
/** What GitHub gives a label that an issue named before anybody made it. */
const plainColor = 'ededed';

export const labelRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/labels$/,
    permission: 'issues',
    page,
    handle: (context) => list(context, context.repository.labels, '/labels')
  },
  { method: 'POST', path: /^\/labels$/, permission: 'issues', page, handle: create },
  { method: 'GET', path: /^\/labels\/(.+)$/, permission: 'issues', page, handle: read },
  { method: 'PATCH', path: /^\/labels\/(.+)$/, permission: 'issues', page, handle: change },
  { method: 'DELETE', path: /^\/labels\/(.+)$/, permission: 'issues', page, handle: remove },
  { method: 'GET', path: /^\/issues\/(\d+)\/labels$/, permission: 'issues', page, handle: ofIssue },
  { method: 'POST', path: /^\/issues\/(\d+)\/labels$/, permission: 'issues', page, handle: (context) => put(context, 'add') },
  { method: 'PUT', path: /^\/issues\/(\d+)\/labels$/, permission: 'issues', page, handle: (context) => put(context, 'set') },
  { method: 'DELETE', path: /^\/issues\/(\d+)\/labels$/, permission: 'issues', page, handle: clear },
  { method: 'DELETE', path: /^\/issues\/(\d+)\/labels\/(.+)$/, permission: 'issues', page, handle: take }
];

type Context = Parameters<Route['handle']>[0];

export function findLabel(repository: GitHubRepository, name: string): Label | undefined {
  return repository.labels.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
}

/**
 * The labels that a request names, strings or objects, in the spelling the repository has; unknown ones are made. A
 * string instead of the list means that the list cannot be read.
 */
export function ensureLabels(repository: GitHubRepository, given: unknown): string[] | FieldError {
  if (!Array.isArray(given)) return { resource: 'Issue', field: 'labels', code: 'invalid' };
  const names = given.map((entry: unknown) => (typeof entry === 'object' && entry !== null ? (entry as { name?: unknown }).name : entry));
  const wrong = names.find((name) => typeof name !== 'string' || name.trim() === '' || name.length > 50);
  if (wrong !== undefined) return { resource: 'Label', field: 'name', code: 'invalid', value: String(wrong) };
  return [...new Set(names.map((name) => ensureLabel(repository, name as string).name))];
}

function ensureLabel(repository: GitHubRepository, name: string): Label {
  const known = findLabel(repository, name);
  if (known) return known;
  const made = { name, color: plainColor, description: null };
  repository.labels.push(made);
  return made;
}

function list({ request, world, repository }: Context, labels: readonly Label[], path: string): ApiAnswer {
  const { items, headers } = paged(request, world, `/repositories/${repository.id}${path}`, labels);
  return { status: 200, body: (items as Label[]).map((entry) => label(world, repository, entry)), headers };
}

function create(context: Context): ApiAnswer {
  const { world, repository } = context;
  const given = fields(context);
  if (typeof given.name !== 'string') return failure(422, 'Invalid request.\n\n"name" wasn\'t supplied.', page);
  const made: Label = { name: given.name, color: given.color ?? plainColor, description: given.description ?? null };
  const errors = problems(made, findLabel(repository, made.name));
  if (errors.length > 0) return invalid(page, ...errors);
  repository.labels.push(made);
  const body = label(world, repository, made);
  return { status: 201, body, headers: { location: String(body['url']) } };
}

function fields({ request }: Context): { name?: string; new_name?: string; color?: string; description?: string | null } {
  return request.body ?? {};
}

function problems(made: Label, taken: Label | undefined): FieldError[] {
  const errors: FieldError[] = [];
  const add = (field: string, code: string, message?: string): number =>
    errors.push({ resource: 'Label', code, field, ...(message ? { message } : {}) });
  if (taken) add('name', 'already_exists');
  if (made.name.trim() === '') add('name', 'missing_field');
  if (made.name.length > 50) add('name', 'custom', 'name is too long (maximum is 50 characters)');
  if (!/^[0-9a-f]{6}$/i.test(made.color)) add('color', 'invalid');
  if ((made.description ?? '').length > 100) add('description', 'custom', 'description is too long (maximum is 100 characters)');
  return errors;
}

function read({ world, repository, match }: Context): ApiAnswer {
  const found = findLabel(repository, match[1] ?? '');
  return found ? { status: 200, body: label(world, repository, found) } : failure(404, 'Not Found', page);
}

function change(context: Context): ApiAnswer {
  const { world, repository, match } = context;
  const found = findLabel(repository, match[1] ?? '');
  if (!found) return failure(404, 'Not Found', page);
  const given = fields(context);
  const wanted: Label = {
    name: given.new_name ?? found.name,
    color: given.color ?? found.color,
    description: given.description === undefined ? found.description : given.description
  };
  const other = findLabel(repository, wanted.name);
  const errors = problems(wanted, other === found ? undefined : other);
  if (errors.length > 0) return invalid(page, ...errors);
  rename(repository, found.name, wanted.name);
  Object.assign(found, wanted);
  return { status: 200, body: label(world, repository, found) };
}

function rename(repository: GitHubRepository, from: string, to: string | null): void {
  for (const entry of repository.issues) {
    entry.labels = entry.labels.flatMap((name) => (name.toLowerCase() !== from.toLowerCase() ? [name] : to === null ? [] : [to]));
  }
}

function remove({ repository, match }: Context): ApiAnswer {
  const found = findLabel(repository, match[1] ?? '');
  if (!found) return failure(404, 'Not Found', page);
  rename(repository, found.name, null);
  repository.labels.splice(repository.labels.indexOf(found), 1);
  return { status: 204 };
}

function issueOf({ repository, match }: Context): Issue | ApiAnswer {
  return repository.issues.find((entry) => entry.number === Number(match[1])) ?? failure(404, 'Not Found', page);
}

function ofIssue(context: Context): ApiAnswer {
  const found = issueOf(context);
  return 'status' in found ? found : list(context, labelsOf(context.repository, found), `/issues/${found.number}/labels`);
}

function put(context: Context, how: 'add' | 'set'): ApiAnswer {
  const found = issueOf(context);
  if ('status' in found) return found;
  const body = context.request.body;
  const given = Array.isArray(body) ? (body as unknown[]) : ((body as { labels?: unknown } | undefined)?.labels ?? []);
  const names = ensureLabels(context.repository, given);
  if ('code' in names) return invalid(page, names);
  found.labels = how === 'set' ? names : [...new Set([...found.labels, ...names])];
  return answer(context, found);
}

function answer({ world, repository }: Context, found: Issue): ApiAnswer {
  touch(world, found);
  return { status: 200, body: labelsOf(repository, found).map((entry) => label(world, repository, entry)) };
}

/** Any change moves `updated_at`. */
export function touch(world: World, source: Issue): void {
  source.updatedAt = time(world.now());
}

function clear(context: Context): ApiAnswer {
  const found = issueOf(context);
  if ('status' in found) return found;
  found.labels = [];
  touch(context.world, found);
  return { status: 204 };
}

function take(context: Context): ApiAnswer {
  const found = issueOf(context);
  if ('status' in found) return found;
  const name = (context.match[2] ?? '').toLowerCase();
  if (!found.labels.some((entry) => entry.toLowerCase() === name)) return failure(404, 'Label does not exist', page);
  found.labels = found.labels.filter((entry) => entry.toLowerCase() !== name);
  return answer(context, found);
}
