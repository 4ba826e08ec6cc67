/** A small GitHub without a server: the sandbox's handlers behind `fetch`, with faults where a test wants them. */
import { issues } from '../../sandbox/github/issues.ts';
import type { ApiAnswer, GitHubRepository, GitHubToken, Issue, World } from '../../sandbox/world.ts';

export const start = Date.UTC(2026, 0, 1);

export function repository(change: Partial<GitHubRepository> = {}): GitHubRepository {
  return { fullName: 'octo/fleet', id: 7, private: true, hasIssues: true, labels: [], issues: [], ...change };
}

export function storedIssue(number: number, change: Partial<Issue> = {}): Issue {
  const time = new Date(start + number * 1000).toISOString();
  const fixed = { stateReason: null, assignees: [], closedAt: null, user: 'octo', comments: [] };
  return {
    number,
    title: `issue ${number}`,
    body: 'text',
    state: 'open',
    labels: ['aks'],
    createdAt: time,
    updatedAt: time,
    ...fixed,
    ...change
  };
}

export function githubWorld(repositories: GitHubRepository[] = [repository()], tokens: Partial<GitHubToken>[] = [{}]): World {
  const all = tokens.map((token) => ({
    token: 'secret-token',
    login: 'github-actions[bot]',
    permissions: { issues: 'write' as const },
    ...token
  }));
  const github = { repositories, tokens: all, nextId: 100 };
  let ticks = 0;
  return {
    state: { github },
    now: () => start + 86_400_000,
    replication: 0,
    origin: 'https://127.0.0.1:1',
    tick: () => (ticks += 1)
  } as unknown as World;
}

/** What happens to a request instead of, or after, its handling. */
export type Fault = (method: string, url: URL, handle: () => Promise<Response>) => Promise<Response> | undefined;

export interface Wire {
  fetch: typeof fetch;
  /** `METHOD /path?query` of every request. */
  sent: string[];
}

export function wire(world: World, fault?: Fault): Wire {
  const sent: string[] = [];
  const send = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const method = init.method ?? 'GET';
    sent.push(`${method} ${decodeURIComponent(url.pathname + url.search)}`);
    const handle = async (): Promise<Response> => toResponse(await ask(world, method, url, init));
    return (await fault?.(method, url, handle)) ?? (await handle());
  };
  return { fetch: send, sent };
}

async function ask(world: World, method: string, url: URL, init: RequestInit): Promise<ApiAnswer> {
  const headers = Object.fromEntries(new Headers(init.headers));
  const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
  const path = decodeURIComponent(url.pathname).replace(/^\/github/, '');
  const answer = await issues({ method, path, query: url.searchParams, headers, body }, world);
  return answer ?? { status: 501, body: { message: `unknown: ${method} ${path}` } };
}

function toResponse({ status, body, headers }: ApiAnswer): Response {
  const date = new Date(start).toUTCString();
  const json = { 'content-type': 'application/json; charset=utf-8', date, ...headers };
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: json });
}

/** An answer of the given status, as a proxy or GitHub itself might give it. */
export function answer(status: number, message: string, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(toResponse({ status, body: { message }, headers }));
}
