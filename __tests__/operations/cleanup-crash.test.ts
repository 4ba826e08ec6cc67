/** Every write of a cleanup fails or is the last thing its process does; then another run goes on. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faults.ts';
import type { UndoFile } from '../../src/domain/undo-file.ts';
import type { CleanupSettings } from '../../src/operations/cleanup.ts';
import { World } from './cleanup-world.ts';

let world: World;
beforeAll(async () => {
  world = await open();
});
afterAll(() => world.close());

type Mishap = 'kill' | Fault['fault'];

/**
 * What a writer makes of a lost connection it makes of a 500, and of 429 what it makes of 503: the two of a pair take turns from write
 * to write. CRASH_MATRIX=full tries each of them at every write.
 */
const pairs: (readonly [Mishap, Mishap])[] = [
  ['kill', 'kill'],
  ['reset-before', '500-before'],
  ['500-after', 'reset-after'],
  ['429', '503']
];
const full = process.env.CRASH_MATRIX === 'full';
const matrix = full ? [...new Set(pairs.flat())].map((mishap) => [mishap, mishap] as const) : pairs;

function open(): Promise<World> {
  return World.open({
    clusters: [
      { name: 'theirs', subscription: 'prod', resourceGroup: 'rg', application: 'other', credential: 'by-hand' },
      { name: 'aks-1', subscription: 'prod', resourceGroup: 'rg', application: 'aks', credential: 'secret' }
    ],
    operationMs: 3_000
  });
}

function again(): void {
  world.tenant.sandbox.engine.reset();
  world.files.clear();
  world.runs.clear();
}

function settings(): Partial<CleanupSettings> {
  return { target: { kind: 'cluster', id: world.id('aks-1') }, deleteCluster: true, purge: true };
}

/** The n-th write, from 1, and what has to be true when it arrives. */
async function runWith(n: number, mishap: Mishap): Promise<void> {
  const { http } = world.tenant;
  const { sendRequest } = http.clientOptions.httpClient;
  let writes = 0;
  let die: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => (die = resolve));
  let killed = false;
  const send: typeof sendRequest = async (request) => {
    if (killed) return new Promise(() => undefined);
    const write = request.method !== 'GET' && !/\/token|\$batch|ResourceGraph/i.test(request.url);
    if (write) undoIsComplete(request.method, request.url);
    if (!write || (writes += 1) !== n) return sendRequest.call(http.clientOptions.httpClient, request);
    if (mishap !== 'kill') {
      world.tenant.sandbox.engine.faults.install([{ fault: mishap, retryAfter: 0 } satisfies Fault]);
      return sendRequest.call(http.clientOptions.httpClient, request);
    }
    await sendRequest.call(http.clientOptions.httpClient, request);
    killed = true;
    die();
    return new Promise(() => undefined);
  };
  Object.assign(http.clientOptions.httpClient, { sendRequest: send });
  const run = world.run(settings());
  await Promise.race([run.catch(() => undefined), dead]);
  world.runs.set(String(world.runId), 'over');
  Object.assign(http.clientOptions.httpClient, { sendRequest });
  world.tenant.sandbox.engine.faults.install([]);
}

/** Nothing is deleted that the file does not name. */
function undoIsComplete(method: string, url: string): void {
  if (method !== 'DELETE') return;
  const files = [...world.files.values()].map((text) => JSON.parse(text) as UndoFile);
  const id = decodeURIComponent(url).split('?')[0]?.split('/').at(-1) ?? '';
  const text = JSON.stringify(files);
  if (!text.includes(id)) throw new Error(`${url} was deleted without a word in the undo file`);
}

/** What is left of the principal, and what is not ours. */
function left() {
  const { graph, arm } = world.state;
  const other = [
    world.application('other'),
    world.principal('other'),
    world.assignmentsOf(world.principal('other').id),
    world.cluster('theirs')
  ];
  return {
    applications: graph.applications.filter(({ appId }) => appId === world.appId).length,
    principals: graph.servicePrincipals.filter(({ appId }) => appId === world.appId).length,
    clusters: arm.clusters.map(({ name }) => name),
    foreign: structuredClone(other)
  };
}

it.each(matrix)(
  'after %s or %s at any write the next run finishes, touches nothing foreign and loses nothing of the undo file',
  async (odd, even) => {
    again();
    await world.run(settings());
    const total = world.writes().length;
    expect(total).toBeGreaterThanOrEqual(9);
    for (let n = 1; n <= total; n += 1) {
      const mishap = n % 2 === 1 ? odd : even;
      again();
      const principalId = world.principal().id;
      const assignments = world.assignmentsOf(principalId).map(({ name }) => name);
      const before = left();
      await runWith(n, mishap);
      let last = await world.run(settings());
      for (let more = 0; more < 2 && last.outcome !== 'unchanged'; more += 1) last = await world.run(settings());
      const where = `${mishap} at write ${n} of ${total}: ${last.outcome} ${last.failure?.message ?? ''}`;
      expect({ where, outcome: last.outcome, ...left(), assignments: world.assignmentsOf(principalId) }).toEqual({
        where,
        outcome: 'unchanged',
        ...{ applications: 0, principals: 0, clusters: ['theirs'], foreign: before.foreign, assignments: [] }
      });
      const undo = JSON.parse(world.files.get(`aks-sp-undo-${world.appId}.json`) ?? '{}') as UndoFile;
      expect(undo.principals[0]?.roleAssignments.map(({ name }) => name).sort()).toEqual([...assignments].sort());
      expect(undo.principals[0]?.application?.objectId).toBeDefined();
    }
    process.stdout.write(`cleanup, ${odd} and ${even}: ${total} points\n`);
  },
  600_000
);
