import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getOctokit } from '@actions/github';
import { createEmulator, type Emulator } from 'emulate';
import { issues } from '../../sandbox/github/issues.ts';
import type { ApiAnswer, World } from '../../sandbox/world.ts';
import { githubWorld, repository, storedIssue, wire } from '../github/world.ts';

type Octokit = ReturnType<typeof getOctokit>;

function call(
  world: World,
  method: string,
  path: string,
  body?: unknown,
  authorization: string | null = 'token secret-token'
): ApiAnswer | null {
  const url = new URL(`https://x${path}`);
  const headers = authorization === null ? {} : { authorization };
  return issues({ method, path: decodeURIComponent(url.pathname), query: url.searchParams, headers, body }, world) as ApiAnswer | null;
}

function messageOf(answer: ApiAnswer | null): unknown {
  return (answer?.body as { message?: unknown }).message;
}

function numbers(answer: ApiAnswer | null): number[] {
  return (answer?.body as { number: number }[]).map(({ number }) => number);
}

describe('who may', () => {
  it('refuses a token that it does not know, and one without the scheme', () => {
    const world = githubWorld();
    for (const authorization of ['token wrong', 'secret-token', '']) {
      expect(call(world, 'GET', '/repos/octo/fleet/issues', undefined, authorization)).toMatchObject({
        status: 401,
        body: { message: 'Bad credentials' }
      });
    }
  });

  it('hides a private repository from strangers and shows a public one, writes aside', () => {
    const open = repository({ fullName: 'octo/open', id: 8, private: false });
    const world = githubWorld([repository(), open], [{ repositories: ['octo/other'] }]);
    expect(call(world, 'GET', '/repos/octo/fleet/issues')?.status).toBe(404);
    expect(call(world, 'GET', '/repos/octo/fleet/issues', undefined, null)?.status).toBe(404);
    expect(call(world, 'GET', '/repos/octo/open/issues', undefined, null)?.status).toBe(200);
    expect(call(world, 'POST', '/repos/octo/open/issues', { title: 'x' })?.status).toBe(403);
    expect(call(world, 'POST', '/repos/octo/open/issues', { title: 'x' }, null)?.status).toBe(401);
  });

  it('lets `issues: read` read and not write', () => {
    const world = githubWorld([repository({ issues: [storedIssue(1)] })], [{ permissions: { issues: 'read' } }]);
    expect(call(world, 'GET', '/repos/octo/fleet/issues/1')?.status).toBe(200);
    const refused = call(world, 'PATCH', '/repos/octo/fleet/issues/1', { state: 'closed' });
    expect(refused).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration', status: '403' } });
    expect(world.state.github.repositories[0]?.issues[0]?.state).toBe('open');
  });

  it('needs `actions: read` for a run of a private repository', () => {
    const runs = [{ id: 5, attempt: 2, status: 'in_progress' as const, conclusion: null, createdAt: '2026-01-01T00:00:00Z' }];
    expect(call(githubWorld([repository({ runs })]), 'GET', '/repos/octo/fleet/actions/runs/5')?.status).toBe(403);
    const world = githubWorld([repository({ runs })], [{ permissions: { actions: 'read' } }]);
    expect(call(world, 'GET', '/repos/octo/fleet/actions/runs/5')?.body).toMatchObject({ id: 5, run_attempt: 2, status: 'in_progress' });
    expect(call(world, 'GET', '/repos/octo/fleet/actions/runs/5/attempts/1')?.body).toMatchObject({ run_attempt: 1, status: 'completed' });
    expect(call(world, 'GET', '/repos/octo/fleet/actions/runs/5/attempts/3')?.status).toBe(404);
  });
});

describe('issues switched off', () => {
  it('answers 410 to a new issue, and still lists pull requests', () => {
    const world = githubWorld([repository({ hasIssues: false, issues: [storedIssue(1), storedIssue(2, { pullRequest: true })] })]);
    const refused = call(world, 'POST', '/repos/octo/fleet/issues', { title: 'x' });
    expect(refused).toMatchObject({ status: 410, body: { message: 'Issues are disabled for this repo' } });
    expect(call(world, 'GET', '/repos/octo/fleet/issues/1')?.status).toBe(410);
    expect(numbers(call(world, 'GET', '/repos/octo/fleet/issues'))).toEqual([2]);
  });
});

describe('validation', () => {
  it('takes a body of 65,536 characters and not one more', () => {
    const world = githubWorld();
    expect(call(world, 'POST', '/repos/octo/fleet/issues', { title: 'x', body: 'a'.repeat(65_536) })?.status).toBe(201);
    const refused = call(world, 'POST', '/repos/octo/fleet/issues', { title: 'x', body: 'a'.repeat(65_537) });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'body', message: 'body is too long (maximum is 65536 characters)' }] }
    });
  });

  it('refuses an issue without a title, with a title too long, an unknown assignee, an unknown state', () => {
    const world = githubWorld([repository({ issues: [storedIssue(1)] })]);
    expect(messageOf(call(world, 'POST', '/repos/octo/fleet/issues', { body: 'x' }))).toContain('"title" wasn\'t supplied');
    expect(call(world, 'POST', '/repos/octo/fleet/issues', { title: 'a'.repeat(257) })?.status).toBe(422);
    const assignees = call(world, 'POST', '/repos/octo/fleet/issues', { title: 'x', assignees: ['octo', 'nobody'] });
    expect(assignees?.body).toMatchObject({ errors: [{ value: 'nobody', resource: 'Issue', field: 'assignees', code: 'invalid' }] });
    expect(call(world, 'PATCH', '/repos/octo/fleet/issues/1', { state: 'gone' })?.status).toBe(422);
    expect(world.state.github.repositories[0]?.issues).toHaveLength(1);
  });

  it('answers nothing to what it does not know, so that the server says 501', () => {
    const world = githubWorld();
    expect(call(world, 'GET', '/repos/octo/fleet/issues?milestone=1')).toBeNull();
    expect(call(world, 'GET', '/repos/octo/fleet/pulls')).toBeNull();
    expect(call(world, 'GET', `/search/issues?q=${encodeURIComponent('is:issue author:octo')}`)).toBeNull();
  });
});

describe('labels', () => {
  it('ignores case: refuses a second one, finds by any spelling, puts the first spelling on an issue', () => {
    const world = githubWorld([repository({ labels: [{ name: 'AKS', color: 'ff0000', description: null }] })]);
    const twice = call(world, 'POST', '/repos/octo/fleet/labels', { name: 'aks', color: 'ff0000' });
    expect(twice).toMatchObject({ status: 422, body: { errors: [{ resource: 'Label', code: 'already_exists', field: 'name' }] } });
    call(world, 'POST', '/repos/octo/fleet/issues', { title: 'x', labels: ['aKs'] });
    expect(world.state.github.repositories[0]?.issues[0]?.labels).toEqual(['AKS']);
    expect(numbers(call(world, 'GET', '/repos/octo/fleet/issues?labels=aks'))).toEqual([1]);
  });

  it('makes a label that only an issue names, in grey', () => {
    const world = githubWorld();
    call(world, 'POST', '/repos/octo/fleet/issues', { title: 'x', labels: ['new'] });
    expect(call(world, 'GET', '/repos/octo/fleet/labels/new')?.body).toMatchObject({ name: 'new', color: 'ededed', description: null });
  });
});

describe('pages', () => {
  it('names the repository by id in the links, which lead to the rest, without a last page of its own', () => {
    const world = githubWorld([repository({ issues: Array.from({ length: 5 }, (_, at) => storedIssue(at + 1)) })]);
    const first = call(world, 'GET', '/repos/octo/fleet/issues?state=all&per_page=2');
    expect(numbers(first)).toEqual([5, 4]);
    expect(first?.headers?.['link']).toBe(
      '<https://127.0.0.1:1/github/repositories/7/issues?state=all&per_page=2&page=2>; rel="next", ' +
        '<https://127.0.0.1:1/github/repositories/7/issues?state=all&per_page=2&page=3>; rel="last"'
    );
    const last = call(world, 'GET', '/repositories/7/issues?state=all&per_page=2&page=3');
    expect(numbers(last)).toEqual([1]);
    expect(last?.headers?.['link']).not.toContain('rel="next"');
  });
});

describe('search', () => {
  it('wants a kind, finds words of the body in order, and refuses what cannot be seen', () => {
    const world = githubWorld([
      repository({ issues: [storedIssue(1, { body: '<!-- aks-sp:a:b -->' }), storedIssue(2, { body: 'b a sp aks' })] })
    ]);
    const search = (q: string): ApiAnswer | null => call(world, 'GET', `/search/issues?q=${encodeURIComponent(q)}`);
    expect(search('repo:octo/fleet')?.status).toBe(422);
    expect(search('repo:octo/none is:issue')?.status).toBe(422);
    const found = search('repo:octo/fleet is:issue is:open label:aks in:body "aks-sp:a:b"');
    expect(found?.body).toMatchObject({ total_count: 1, items: [{ number: 1 }] });
    expect(search('repo:octo/fleet is:issue is:closed')?.body).toMatchObject({ total_count: 0 });
  });
});

/** What a client sees of a life of issues, without ids, times and addresses. */
async function story(octokit: Octokit, owner: string, repo: string): Promise<unknown[]> {
  const at = { owner, repo };
  const { issues: rest } = octokit.rest;
  const status = (error: unknown): unknown => (error as { status?: number }).status;
  const pick = (issue: {
    number: number;
    title: string;
    state: string;
    state_reason?: string | null;
    body?: string | null;
    comments: number;
    labels: unknown[];
  }) => {
    const labels = issue.labels.map((label) => (label as { name: string }).name);
    return {
      number: issue.number,
      title: issue.title,
      state: issue.state,
      reason: issue.state_reason ?? null,
      body: issue.body,
      comments: issue.comments,
      labels
    };
  };
  const seen: unknown[] = [];
  const label = await rest.createLabel({ ...at, name: 'aks', color: 'd93f0b', description: 'd' });
  seen.push(label.status, label.data.name, label.data.color, label.data.description, label.data.default);
  seen.push(await rest.createLabel({ ...at, name: 'aks', color: 'd93f0b' }).catch(status));
  for (const title of ['one', 'two', 'three']) {
    const made = await rest.create({ ...at, title, body: `about ${title} <!-- aks-sp:t:${title} -->`, labels: ['aks'] });
    seen.push(made.status, pick(made.data));
  }
  seen.push(pick((await rest.create({ ...at, title: 'other', body: 'no label' })).data));
  seen.push((await rest.listForRepo({ ...at, labels: 'aks', sort: 'created', direction: 'asc' })).data.map(pick));
  seen.push(pick((await rest.update({ ...at, issue_number: 1, title: 'changed', body: 'new text' })).data));
  const comment = await rest.createComment({ ...at, issue_number: 1, body: 'said' });
  seen.push(
    comment.status,
    comment.data.body,
    (await rest.listComments({ ...at, issue_number: 1 })).data.map(({ body }) => body)
  );
  seen.push(pick((await rest.update({ ...at, issue_number: 1, state: 'closed', state_reason: 'not_planned' })).data));
  seen.push((await rest.listForRepo({ ...at, labels: 'aks', state: 'open', direction: 'asc' })).data.map(({ number }) => number));
  seen.push(pick((await rest.update({ ...at, issue_number: 1, state: 'open' })).data));
  const pages = await octokit.paginate(rest.listForRepo, { ...at, state: 'all', per_page: 1, direction: 'asc' });
  seen.push(pages.map(({ number }) => number));
  const found = await octokit.rest.search.issuesAndPullRequests({ q: `repo:${owner}/${repo} is:issue label:aks in:title two` });
  seen.push(
    found.data.total_count,
    found.data.items.map(({ number }) => number)
  );
  seen.push(await rest.get({ ...at, issue_number: 99 }).catch(status), await rest.getLabel({ ...at, name: 'none' }).catch(status));
  return seen;
}

describe('a second opinion', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await createEmulator({
      service: 'github',
      port: 20_000 + (process.pid % 20_000),
      seed: {
        tokens: { 'secret-token': { login: 'octo', scopes: ['repo'] } },
        github: { users: [{ login: 'octo' }], repos: [{ owner: 'octo', name: 'fleet' }] }
      }
    });
  });
  afterAll(() => emulator.close());

  it('tells octokit the same story as an emulator that was written elsewhere', async () => {
    const { fetch } = wire(githubWorld());
    const silent = (): void => undefined;
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const ours = await story(
      getOctokit('secret-token', { baseUrl: 'https://127.0.0.1:1/github', log, request: { fetch } }),
      'octo',
      'fleet'
    );
    const theirs = await story(
      getOctokit('secret-token', { baseUrl: emulator.url, log, request: { fetch: globalThis.fetch } }),
      'octo',
      'fleet'
    );
    expect(ours).toEqual(theirs);
  });
});
