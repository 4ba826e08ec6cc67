import { describe, expect, it } from '@jest/globals';
import { createRuns } from '../../src/github/runs.ts';
import { serverMark } from '../../src/domain/rotation-id.ts';
import type { Runs } from '../../src/ports.ts';
import type { GitHubToken, WorkflowRun, World } from '../../sandbox/world.ts';
import { answer, githubWorld, repository, wire, type Fault, type Wire } from './world.ts';

const serverUrl = 'https://github.com';
const own = { server: serverMark(serverUrl), repositoryId: '7', runId: '17042811953', attempt: 2 };

function run(change: Partial<WorkflowRun> = {}): WorkflowRun {
  return { id: 17_042_811_953, attempt: 2, status: 'in_progress', conclusion: null, createdAt: '2026-01-01T00:00:00Z', ...change };
}

interface Opened {
  world: World;
  sent: Wire['sent'];
  runs: Runs;
}

function open(found: WorkflowRun = run(), token: Partial<GitHubToken> = { permissions: { actions: 'read' } }, fault?: Fault): Opened {
  const world = githubWorld([repository({ runs: [found] })], [token]);
  const { fetch, sent } = wire(world, fault);
  const where = { owner: 'octo', repo: 'fleet', serverUrl, ownRepositoryId: '7' };
  const sleep = () => Promise.resolve();
  return { world, sent, runs: createRuns({ token: 'secret-token', apiUrl: 'https://127.0.0.1:1/github', ...where, fetch, sleep }) };
}

describe('a run of this repository', () => {
  it.each(['queued', 'in_progress', 'waiting', 'requested', 'pending'] as const)('that is %s is alive', async (status) => {
    expect(await open(run({ status })).runs.status(own)).toBe('alive');
  });

  it('is over when GitHub says so, and was alive before', async () => {
    const { world, runs } = open();
    expect(await runs.status(own)).toBe('alive');
    Object.assign(world.state.github.repositories[0]!.runs![0]!, { status: 'completed', conclusion: 'cancelled' });
    expect(await runs.status(own)).toBe('over');
  });

  it('is over in an earlier attempt, while a later one runs', async () => {
    const { runs } = open(run({ attempt: 3 }));
    expect([await runs.status(own), await runs.status({ ...own, attempt: 3 })]).toEqual(['over', 'alive']);
  });

  it('is unknown in an attempt that GitHub does not know yet, whatever the last one did', async () => {
    expect(await open(run({ attempt: 1, status: 'completed' })).runs.status(own)).toBe('unknown');
  });

  it('is unknown in a state that nobody knows', async () => {
    expect(await open(run({ status: 'dreaming' as 'queued' })).runs.status(own)).toBe('unknown');
  });
});

describe('nothing is said', () => {
  it.each([
    ['another server', { server: serverMark('https://ghes.example') }],
    ['another repository', { repositoryId: '8' }],
    ['no run', { runId: '0' }],
    ['a run that is no number', { runId: '../../../user' }]
  ])('of %s, nor is GitHub asked', async (_, change) => {
    const { runs, sent } = open(run({ status: 'completed' }));
    expect(await runs.status({ ...own, ...change })).toBe('unknown');
    expect(sent).toEqual([]);
  });

  it('without the permission, for a run that is not there, or with a bad token', async () => {
    const done = run({ status: 'completed' });
    expect(await open(done, { permissions: {} }).runs.status(own)).toBe('unknown');
    expect(await open(done).runs.status({ ...own, runId: '5' })).toBe('unknown');
    expect(await open(done, { token: 'another' }).runs.status(own)).toBe('unknown');
  });

  it('when the name of the repository has gone to another one', async () => {
    const { world, runs } = open(run({ status: 'completed' }));
    world.state.github.repositories[0]!.id = 8;
    expect(await runs.status(own)).toBe('unknown');
  });

  it.each<[string, () => Promise<Response>]>([
    ['500', () => answer(500, 'x')],
    ['a page', () => Promise.resolve(new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } }))],
    ['half a page', () => Promise.resolve(new Response('{"id":170', { status: 200, headers: { 'content-type': 'application/json' } }))],
    ['a list', () => Promise.resolve(Response.json([]))],
    ['null', () => Promise.resolve(Response.json(null))],
    ['another run', () => Promise.resolve(Response.json({ id: 5, run_attempt: 2, status: 'completed', repository: { id: 7 } }))],
    ['no attempt', () => Promise.resolve(Response.json({ id: 17_042_811_953, status: 'completed', repository: { id: 7 } }))],
    ['a lost connection', () => Promise.reject(new TypeError('fetch failed'))]
  ])('by %s', async (_, respond) => {
    const { runs } = open(run(), {}, () => respond());
    expect(await runs.status(own)).toBe('unknown');
  });

  it('twice: a lost answer is asked for again', async () => {
    let lost = 0;
    const { runs } = open(run({ status: 'completed' }), { permissions: { actions: 'read' } }, () =>
      lost++ === 0 ? answer(502, 'x') : undefined
    );
    expect(await runs.status(own)).toBe('over');
  });
});
