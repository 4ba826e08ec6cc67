/** GitHub's search for issues, as far as it is asked for. https://docs.github.com/search-github/searching-on-github/searching-issues-and-pull-requests */
import { visibleRepository } from './access.ts';
import { failure, invalid, issue, labelsOf, paged } from './answers.ts';
import type { ApiAnswer, ApiRequest, GitHubRepository, GitHubToken, Issue, World } from '../world.ts';

const page = '/search/search#search-issues-and-pull-requests';

interface Search {
  repositories: string[];
  labels: string[];
  is: string[];
  in: string[];
  terms: string[];
}

/** null = a qualifier or a parameter that the sandbox does not know. */
export function searchIssues(request: ApiRequest, world: World, token: GitHubToken | null): ApiAnswer | null {
  if ([...request.query.keys()].some((name) => !['q', 'sort', 'order', 'per_page', 'page', 'advanced_search'].includes(name))) return null;
  const query = request.query.get('q') ?? '';
  if (query.trim() === '') return invalid(page, { resource: 'Search', field: 'q', code: 'missing' });
  const search = parse(query);
  if (!search) return null;
  if (!search.is.some((kind) => kind === 'issue' || kind === 'pull-request'))
    return refuse("Query must include 'is:issue' or 'is:pull-request'");
  const repositories = scope(world, token, search);
  if (!repositories) return refuse(unreadable);
  return answer(request, world, repositories, search);
}

const unreadable =
  'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.';

function refuse(message: string): ApiAnswer {
  return invalid(page, { resource: 'Search', field: 'q', code: 'invalid', message });
}

function scope(world: World, token: GitHubToken | null, search: Search): GitHubRepository[] | null {
  const all = world.state.github.repositories.filter((entry) => visibleRepository(world, token, { id: entry.id }));
  if (search.repositories.length === 0) return all;
  const named = all.filter((entry) => search.repositories.includes(entry.fullName.toLowerCase()));
  return named.length === 0 ? null : named;
}

function answer(request: ApiRequest, world: World, repositories: readonly GitHubRepository[], search: Search): ApiAnswer | null {
  const sort = request.query.get('sort') ?? 'created';
  if (!['created', 'updated'].includes(sort)) return null;
  const time = (entry: Issue): string => (sort === 'created' ? entry.createdAt : entry.updatedAt);
  const direction = request.query.get('order') === 'asc' ? 1 : -1;
  const hits = repositories
    .flatMap((repository) =>
      repository.issues.filter((entry) => matches(repository, entry, search)).map((source) => ({ repository, source }))
    )
    .sort((a, b) => direction * (Date.parse(time(a.source)) - Date.parse(time(b.source)) || a.source.number - b.source.number));
  // Never more than the first thousand: https://docs.github.com/rest/search/search#about-search
  if (Number(request.query.get('page') ?? 1) * Number(request.query.get('per_page') ?? 30) > 1000) {
    return failure(422, 'Only the first 1000 search results are available', page);
  }
  const { items, headers } = paged(request, world, '/search/issues', hits);
  const found = (items as typeof hits).map(({ repository, source }) => ({ ...issue(world, repository, source), score: 1 }));
  return { status: 200, body: { total_count: hits.length, incomplete_results: false, items: found, search_type: 'lexical' }, headers };
}

function parse(query: string): Search | null {
  const search: Search = { repositories: [], labels: [], is: [], in: [], terms: [] };
  for (const [, key, quoted, bare] of query.matchAll(/(?:([a-z-]+):)?(?:"([^"]*)"|(\S+))/gi)) {
    const value = quoted ?? bare ?? '';
    if (key === undefined) search.terms.push(value);
    else if (!qualify(search, key.toLowerCase(), value)) return null;
  }
  return search;
}

function qualify(search: Search, key: string, value: string): boolean {
  const lower = value.toLowerCase();
  if (key === 'repo') search.repositories.push(lower);
  else if (key === 'label') search.labels.push(lower);
  else if (key === 'is' || key === 'state' || key === 'type') search.is.push(lower === 'pr' ? 'pull-request' : lower);
  else if (key === 'in') search.in.push(...lower.split(','));
  else return false;
  const known = ['issue', 'pull-request', 'open', 'closed'];
  return search.is.every((kind) => known.includes(kind)) && search.in.every((place) => ['title', 'body', 'comments'].includes(place));
}

function matches(repository: GitHubRepository, source: Issue, search: Search): boolean {
  const kind = source.pullRequest ? 'pull-request' : 'issue';
  const labels = labelsOf(repository, source).map(({ name }) => name.toLowerCase());
  const states = search.is.filter((value) => value === 'open' || value === 'closed');
  const kinds = search.is.filter((value) => value === 'issue' || value === 'pull-request');
  if (!kinds.includes(kind) || !states.every((state) => state === source.state)) return false;
  if (!search.labels.every((name) => labels.includes(name))) return false;
  const places = search.in.length > 0 ? search.in : ['title', 'body', 'comments'];
  const texts = places.flatMap((place) => textsAt(source, place)).map(words);
  return search.terms.every((term) => texts.some((text) => text.includes(words(term))));
}

function textsAt(source: Issue, place: string): string[] {
  if (place === 'title') return [source.title];
  return place === 'body' ? [source.body] : source.comments.map(({ body }) => body);
}

/** Search knows words, not signs: ` a b c `, so that a phrase matches whole words in order. */
function words(text: string): string {
  return ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean)
    .join(' ')} `;
}
