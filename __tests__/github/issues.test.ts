import { describe, expect, it } from '@jest/globals';
import type { World } from '../../sandbox/world.ts';
import { ActionError } from '../../src/errors.ts';
import { createIssues } from '../../src/github/issues.ts';
import type { Issues } from '../../src/ports.ts';
import { answer, githubWorld, repository, start, storedIssue, wire, type Fault } from './world.ts';

interface Bench {
  port: Issues;
  sent: string[];
  slept: number[];
}

function bench(world: World, fault?: Fault, token = 'secret-token'): Bench {
  const { fetch, sent } = wire(world, fault);
  const slept: number[] = [];
  const sleep = (ms: number): Promise<void> => {
    slept.push(ms);
    return Promise.resolve();
  };
  return { port: createIssues({ token, apiUrl: 'https://127.0.0.1:1/github/', owner: 'octo', repo: 'fleet', fetch, sleep }), sent, slept };
}

/** The first `times` requests that match get this instead. */
function first(times: number, matches: (method: string, path: string) => boolean, instead: () => Promise<Response>): Fault {
  let left = times;
  return (method, url) => (matches(method, url.pathname) && left-- > 0 ? instead() : undefined);
}

async function problemOf(work: Promise<unknown>): Promise<ActionError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(ActionError);
  return error as ActionError;
}

const given = { title: 'title', body: 'body', labels: ['aks'], assignees: [] };

describe('reading', () => {
  it('reads every page, open and closed, and leaves out pull requests and other labels', async () => {
    const many = Array.from({ length: 230 }, (_, at) => storedIssue(at + 1, at % 2 ? { state: 'closed', stateReason: 'duplicate' } : {}));
    const others = [storedIssue(500, { pullRequest: true }), storedIssue(501, { labels: [] })];
    const { port, sent } = bench(githubWorld([repository({ issues: [...others, ...many] })]));
    const found = await port.list('AKS');
    expect(found.map(({ number }) => number)).toEqual(many.map(({ number }) => number));
    expect(found.slice(0, 2).map(({ open, duplicate }) => ({ open, duplicate }))).toEqual([
      { open: true, duplicate: false },
      { open: false, duplicate: true }
    ]);
    expect(sent).toHaveLength(3);
  });

  it('reads every page of comments', async () => {
    const comments = Array.from({ length: 101 }, (_, at) => ({
      id: at,
      body: `c${at}`,
      createdAt: new Date(start).toISOString(),
      user: 'octo'
    }));
    const { port } = bench(githubWorld([repository({ issues: [storedIssue(1, { comments })] })]));
    expect(await port.comments(1)).toEqual(comments.map(({ body }) => body));
  });

  it('repeats a read that was cut off, and gives up with the cause', async () => {
    const world = githubWorld([repository({ issues: [storedIssue(1)] })]);
    const cut = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));
    expect(
      await bench(
        world,
        first(2, () => true, cut)
      ).port.list('aks')
    ).toHaveLength(1);
    const { port, sent } = bench(world, () => answer(502, 'Bad Gateway'));
    expect((await problemOf(port.list('aks'))).code).toBe('github-failed');
    expect(sent).toHaveLength(4);
  });

  it('never takes garbage for an empty list', async () => {
    const garbage = (): Promise<Response> =>
      Promise.resolve(new Response('[{"numb', { status: 200, headers: { 'content-type': 'application/json' } }));
    const { port } = bench(githubWorld(), () => garbage());
    expect((await problemOf(port.list('aks'))).code).toBe('github-failed');
    expect((await problemOf(port.comments(1))).code).toBe('github-failed');
  });
});

describe('opening', () => {
  it('makes the label first, with a colour and what it is for, and once', async () => {
    const world = githubWorld();
    const { port, sent } = bench(world);
    const made = await port.create({ ...given, labels: ['aks', 'ops'] });
    await port.create(given);
    expect(made).toMatchObject({ number: 1, title: 'title', body: 'body', open: true, duplicate: false, labels: ['aks', 'ops'] });
    expect(world.state.github.repositories[0]?.labels[0]).toMatchObject({
      name: 'aks',
      color: 'd93f0b',
      description: expect.stringMatching(/.{20}/)
    });
    expect(sent.filter((line) => line === 'POST /github/repos/octo/fleet/labels')).toHaveLength(1);
  });

  it('leaves a label as it is that somebody made, also between our look and our write', async () => {
    const labels = [{ name: 'aks', color: '112233', description: 'mine' }];
    const world = githubWorld([repository({ labels })]);
    const raced = first(
      1,
      (method, path) => method === 'GET' && path.endsWith('/labels/aks'),
      () => answer(404, 'Not Found')
    );
    await bench(world, raced).port.create(given);
    expect(world.state.github.repositories[0]?.labels).toEqual([{ name: 'aks', color: '112233', description: 'mine' }]);
    expect(world.state.github.repositories[0]?.issues).toHaveLength(1);
  });

  it('opens the issue without those who cannot be assigned', async () => {
    const world = githubWorld();
    await bench(world).port.create({ ...given, assignees: ['octo', 'Nobody'] });
    await bench(world).port.create({ ...given, assignees: ['nobody'] });
    expect(world.state.github.repositories[0]?.issues.map(({ assignees }) => assignees)).toEqual([['octo'], []]);
  });

  it('never repeats a write whose outcome nobody knows', async () => {
    for (const fail of [() => answer(502, 'Bad Gateway'), () => Promise.reject<Response>(new TypeError('fetch failed'))]) {
      const world = githubWorld();
      const after: Fault = (method, url, handle) =>
        method === 'POST' && url.pathname.endsWith('/issues') ? handle().then(fail) : undefined;
      expect((await problemOf(bench(world, after).port.create(given))).code).toBe('github-outcome-unknown');
      expect(world.state.github.repositories[0]?.issues).toHaveLength(1);
    }
  });

  it('does not trust a new issue whose answer was cut off', async () => {
    const cut: Fault = (method, url, handle) =>
      method === 'POST' && url.pathname.endsWith('/issues')
        ? handle().then(() => new Response('{"numb', { status: 201, headers: { 'content-type': 'application/json' } }))
        : undefined;
    expect((await problemOf(bench(githubWorld(), cut).port.create(given))).code).toBe('github-outcome-unknown');
  });
});

describe('changing', () => {
  it('closes as a duplicate, reopens, comments', async () => {
    const world = githubWorld([repository({ issues: [storedIssue(1)] })]);
    const { port } = bench(world);
    await port.update(1, { state: 'closed', reason: 'duplicate' });
    expect((await port.list('aks'))[0]).toMatchObject({ open: false, duplicate: true });
    await port.update(1, { state: 'open', reason: 'reopened', body: 'again' });
    await port.comment(1, 'hello');
    expect((await port.list('aks'))[0]).toMatchObject({ open: true, duplicate: false, body: 'again' });
    expect(await port.comments(1)).toEqual(['hello']);
  });

  it('closes also where the server does not know the reason yet', async () => {
    const world = githubWorld([repository({ issues: [storedIssue(1)] })]);
    const old = first(
      1,
      (method) => method === 'PATCH',
      () => answer(422, 'Validation Failed')
    );
    await bench(world, old).port.update(1, { state: 'closed', reason: 'duplicate' });
    expect(world.state.github.repositories[0]?.issues[0]).toMatchObject({ state: 'closed', stateReason: 'not_planned' });
  });

  it('repeats a change of unknown outcome: the same change twice is one change', async () => {
    const world = githubWorld([repository({ issues: [storedIssue(1)] })]);
    let left = 1;
    const after: Fault = (method, _url, handle) =>
      method === 'PATCH' && left-- > 0 ? handle().then(() => answer(500, 'oops')) : undefined;
    await bench(world, after).port.update(1, { body: 'new' });
    expect(world.state.github.repositories[0]?.issues[0]?.body).toBe('new');
  });
});

describe('limits', () => {
  const isWrite = (method: string): boolean => method === 'POST';
  const world = (): World => githubWorld([repository({ issues: [storedIssue(1)] })]);

  it('waits as long as it is told, by either header, and a minute where nothing is said', async () => {
    const secondary = 'You have exceeded a secondary rate limit';
    const reset = String(start / 1000 + 90);
    const cases: [() => Promise<Response>, number][] = [
      [() => answer(403, secondary, { 'retry-after': '7' }), 7_000],
      [() => answer(429, 'slow down', { 'retry-after': '3' }), 3_000],
      [() => answer(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }), 91_000],
      [() => answer(403, secondary), 60_000]
    ];
    for (const [instead, pause] of cases) {
      const { port, slept } = bench(world(), first(1, isWrite, instead));
      await port.comment(1, 'x');
      expect(slept).toEqual([pause]);
    }
  });

  it('gives up after a few tries, and at once when it would take an hour', async () => {
    const stubborn = bench(world(), () => answer(429, 'slow down', { 'retry-after': '2' }));
    expect(await problemOf(stubborn.port.comment(1, 'x'))).toMatchObject({
      code: 'github-rate-limited',
      hint: expect.stringContaining('2 s')
    });
    expect(stubborn.sent).toHaveLength(4);
    const long = bench(world(), () => answer(403, 'API rate limit exceeded', { 'retry-after': '3600' }));
    expect((await problemOf(long.port.list('aks'))).code).toBe('github-rate-limited');
    expect(long.slept).toEqual([]);
  });
});

describe('refusals', () => {
  it.each([
    ['a wrong token', githubWorld(), 'wrong', 'github-token-rejected', 'github-token'],
    [
      'a token that may only read',
      githubWorld([repository()], [{ permissions: { issues: 'read' } }]),
      'secret-token',
      'github-forbidden',
      'issues: write'
    ],
    ['issues switched off', githubWorld([repository({ hasIssues: false })]), 'secret-token', 'github-issues-off', 'issues: none'],
    ['another repository', githubWorld([repository({ fullName: 'octo/other' })]), 'secret-token', 'github-not-found', 'octo/fleet'],
    ['a label that is too long', githubWorld(), 'secret-token', 'github-refused', 'issue-labels']
  ])('explains %s', async (name, world, token, code, advice) => {
    const labels = [name.startsWith('a label') ? 'x'.repeat(60) : 'aks'];
    const problem = await problemOf(bench(world, undefined, token).port.create({ ...given, labels }));
    expect(problem.code).toBe(code);
    expect(problem.hint).toContain(advice);
    expect(problem.message).toContain('octo/fleet');
    expect(`${problem.message} ${problem.hint} ${String(problem.stack)}`).not.toContain('secret-token');
  });
});
