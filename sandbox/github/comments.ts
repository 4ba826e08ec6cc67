/** GitHub's comments on issues. https://docs.github.com/rest/issues/comments */
import { comment, failure, invalid, paged, time } from './answers.ts';
import type { Route } from './issues.ts';
import { touch } from './labels.ts';
import type { ApiAnswer, GitHubRepository, Issue } from '../world.ts';

const page = '/issues/comments';
const longest = 65_536;

export const commentRoutes: Route[] = [
  { method: 'GET', path: /^\/issues\/(\d+)\/comments$/, permission: 'issues', page, handle: list },
  { method: 'POST', path: /^\/issues\/(\d+)\/comments$/, permission: 'issues', page, handle: create },
  { method: 'GET', path: /^\/issues\/comments\/(\d+)$/, permission: 'issues', page, handle: read },
  { method: 'PATCH', path: /^\/issues\/comments\/(\d+)$/, permission: 'issues', page, handle: change },
  { method: 'DELETE', path: /^\/issues\/comments\/(\d+)$/, permission: 'issues', page, handle: remove }
];

type Context = Parameters<Route['handle']>[0];
type Comment = Issue['comments'][number];

function issueOf({ repository, match }: Context): Issue | ApiAnswer {
  const found = repository.issues.find((entry) => entry.number === Number(match[1]));
  if (!found) return failure(404, 'Not Found', page);
  if (!repository.hasIssues && !found.pullRequest) return failure(410, 'Issues are disabled for this repo', page);
  return found;
}

function list(context: Context): ApiAnswer | null {
  const { request, world, repository } = context;
  const found = issueOf(context);
  if ('status' in found) return found;
  const since = Date.parse(request.query.get('since') ?? '1970-01-01');
  if (Number.isNaN(since)) return invalid(page, { resource: 'IssueComment', field: 'since', code: 'invalid' });
  const chosen = found.comments.filter((entry) => Date.parse(entry.updatedAt ?? entry.createdAt) >= since);
  const { items, headers } = paged(request, world, `/repositories/${repository.id}/issues/${found.number}/comments`, chosen);
  return { status: 200, body: (items as Comment[]).map((entry) => comment(world, repository, found, entry)), headers };
}

function textOf({ request }: Context): { text: string } | ApiAnswer {
  const body = (request.body as { body?: unknown } | undefined)?.body;
  if (typeof body !== 'string') return failure(422, 'Invalid request.\n\n"body" wasn\'t supplied.', page);
  const wrong = { resource: 'IssueComment', field: 'body' };
  if (body.trim() === '') return invalid(page, { ...wrong, code: 'missing_field' });
  // https://github.com/peter-evans/create-issue-from-file/issues/1705
  if ([...body].length > longest)
    return invalid(page, { ...wrong, code: 'unprocessable', message: 'body is too long (maximum is 65536 characters)' });
  return { text: body };
}

function create(context: Context): ApiAnswer {
  const { world, repository, token } = context;
  const found = issueOf(context);
  if ('status' in found) return found;
  const given = textOf(context);
  if ('status' in given) return given;
  const made: Comment = { id: world.state.github.nextId++, body: given.text, createdAt: time(world.now()), user: token?.login ?? 'ghost' };
  found.comments.push(made);
  touch(world, found);
  const body = comment(world, repository, found, made);
  return { status: 201, body, headers: { location: String(body.url) } };
}

function locate(repository: GitHubRepository, id: number): { source: Issue; entry: Comment } | null {
  for (const source of repository.issues) {
    const entry = source.comments.find((candidate) => candidate.id === id);
    if (entry) return { source, entry };
  }
  return null;
}

function read({ world, repository, match }: Context): ApiAnswer {
  const found = locate(repository, Number(match[1]));
  return found ? { status: 200, body: comment(world, repository, found.source, found.entry) } : failure(404, 'Not Found', page);
}

function change(context: Context): ApiAnswer {
  const { world, repository, match } = context;
  const found = locate(repository, Number(match[1]));
  if (!found) return failure(404, 'Not Found', page);
  const given = textOf(context);
  if ('status' in given) return given;
  found.entry.body = given.text;
  found.entry.updatedAt = time(world.now());
  touch(world, found.source);
  return { status: 200, body: comment(world, repository, found.source, found.entry) };
}

function remove({ world, repository, match }: Context): ApiAnswer {
  const found = locate(repository, Number(match[1]));
  if (!found) return failure(404, 'Not Found', page);
  found.source.comments = found.source.comments.filter((entry) => entry !== found.entry);
  touch(world, found.source);
  return { status: 204 };
}
