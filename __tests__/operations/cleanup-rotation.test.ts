/** A rotation and a cleanup of one principal: before every write of the one a whole run of the other. No cluster stops working. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createProof } from '../../src/azure/proof.ts';
import { rotate } from '../../src/operations/rotate.ts';
import type { OperationResult } from '../../src/result.ts';
import { day, minute, World } from './cleanup-world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open({
    applications: [{ name: 'aks', credentials: [{ name: 'secret', start: '-360d', end: '+5d' }], ledger: {} }, { name: 'other' }],
    clusters: [{ name: 'aks-1', subscription: 'prod', resourceGroup: 'rg', application: 'aks', credential: 'secret' }],
    operationMs: 5_000
  });
});
afterAll(() => world.close());

function rotation(): Promise<OperationResult> {
  world.runId += 1;
  const { rotationId, self } = world.settings();
  world.runs.set(self.runId, 'alive');
  const { cloud, http, caller } = world.tenant;
  const run = rotate(
    {
      target: { kind: 'app-id', appId: world.appId },
      ...{ rotationId, self, named: [], renewWithin: 30 * day, validFor: 365 * day, overlap: day, lease: 360 * minute },
      graph: 'https://graph.microsoft.com',
      ...{ force: false, retire: { kind: 'managed' }, parallel: 4, onStopped: 'skip', trustVisibleScope: false, dryRun: false },
      maxWait: 60 * minute
    },
    { ...world.ports(), proof: createProof(cloud, http, caller.tenantId), openStores: async () => [] }
  );
  return run.finally(() => world.runs.set(self.runId, 'over'));
}

/** Runs `second` before the n-th write of `first`. @returns whether there was such a write */
async function interleave(n: number, first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<boolean> {
  const client = world.tenant.http.clientOptions.httpClient;
  const { sendRequest } = client;
  let writes = 0;
  let met = false;
  client.sendRequest = async (request) => {
    const write = request.method !== 'GET' && !/\/token|\$batch|ResourceGraph/i.test(request.url);
    if (write && !met && (writes += 1) === n) {
      met = true;
      await second();
    }
    return sendRequest.call(client, request);
  };
  try {
    await first();
  } finally {
    client.sendRequest = sendRequest;
  }
  return met;
}

async function everySchedule(
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  check: (where: string) => void
): Promise<number> {
  for (let n = 1; ; n += 1) {
    world.tenant.sandbox.engine.reset();
    world.runs.clear();
    const met = await interleave(n, first, second);
    check(`before write ${n}`);
    if (!met) return n - 1;
  }
}

function noneDown(where: string): void {
  const health = world.tenant.sandbox.engine.invariants.list();
  expect({ where, down: health.filter(({ changes }) => changes.some(({ working }) => !working)) }).toEqual({ where, down: [] });
}

it('a cleanup before any write of a rotation is refused or waits', async () => {
  const points = await everySchedule(
    rotation,
    () => world.run(),
    (where) => {
      noneDown(where);
      expect({ where, deleted: world.application().deletedDateTime }).toEqual({ where, deleted: null });
    }
  );
  expect(points).toBeGreaterThan(4);
}, 600_000);

it('a rotation goes to its end although any write to the directory collides with that of somebody else', async () => {
  const { engine } = world.tenant.sandbox;
  for (let skip = 0, met = true; met; skip += 1) {
    engine.reset();
    world.runs.clear();
    const collisions = { skip, times: 3 };
    world.state.graph.concurrencyViolations = collisions;
    const where = `after ${skip} writes`;
    const { outcome, problems } = await rotation();
    met = collisions.times < 3;
    noneDown(where);
    const names = world.application().passwordCredentials.map(({ displayName }) => displayName ?? '');
    const issued = world.application().passwordCredentials.find(({ displayName }) => displayName?.startsWith('aks-sp/'));
    const uses = world.application().tags.filter((tag) => tag.startsWith('aks-sp:uses:'));
    expect({ where, outcome, problems, turns: names.filter((name) => name.startsWith('aks-sp-turn/')) }).toEqual({
      ...{ where, outcome: 'changed', problems: [], turns: [] }
    });
    expect([where, world.cluster('aks-1').secret === issued?.secret, uses.join().includes(issued?.keyId ?? 'none')]).toEqual([
      ...[where, true, true]
    ]);
    if (!met) expect(skip).toBeGreaterThan(4);
  }
}, 600_000);

it('a rotation before any write of a cleanup that deletes the cluster brings no cluster down', async () => {
  const target = () => ({ kind: 'cluster' as const, id: world.id('aks-1') });
  const quiet = (): Promise<unknown> => rotation().catch(() => undefined);
  const points = await everySchedule(() => world.run({ target: target(), deleteCluster: true }), quiet, noneDown);
  expect(points).toBeGreaterThan(4);
}, 600_000);
