/** Every write of a rotation, gone wrong in every way: no cluster ever stops working, and further runs come to rest. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clusterHash, latest, parseLedger } from '../../src/domain/ledger.ts';
import { ActionError } from '../../src/errors.ts';
import { day, entry, guid, managed } from '../domain/facts.ts';
import type { Mishap } from './application-world.ts';
import { run, RotateWorld, type Fate } from './rotate-world.ts';

const mishaps: Mishap[] = ['refuse', 'not-yet', 'lose-before', 'lose-after', 'die-before', 'die-after'];
const clusterFates: Fate[] = [
  'refused',
  'secret-refused',
  'busy',
  'lost-applied',
  'lost-not-applied',
  'fails-new',
  'fails-old',
  'lost-sight',
  'die-before',
  'die-after'
];
const minute = 60_000;

interface Scenario {
  names: string;
  stores: ('vault' | 'github')[];
}

function begin({ names, stores }: Scenario): RotateWorld {
  const world = new RotateWorld();
  world.addCredential(managed(1, -300, 20));
  world.change({ tags: ['HideApp', ...[...names].map((name) => entry('uses', 1, name, -300))] });
  for (const name of names) world.addCluster(name, guid(1));
  for (const kind of stores) world.addStore(kind, kind === 'vault');
  world.settle();
  return world;
}

/** A run that may fail, but only with a word that people can use. */
async function attempt(world: RotateWorld): Promise<string> {
  try {
    const result = await run(world);
    return result === 'killed' ? result : result.outcome;
  } catch (error) {
    if (error instanceof ActionError) return error.code;
    throw error;
  }
}

/** Runs without faults until one has nothing to do; at most five. */
async function comeToRest(world: RotateWorld): Promise<void> {
  world.mishaps.clear();
  world.lag = [];
  for (const each of world.clusters.values()) each.fates = [];
  const outcomes: string[] = [];
  for (let round = 0; round < 5; round += 1) {
    world.time += round === 0 ? minute : 2 * day;
    world.onTick();
    const before = world.writes.length;
    outcomes.push(await attempt(world));
    if (round > 0 && outcomes.at(-1) === 'unchanged' && world.writes.length === before) break;
  }
  expect(outcomes.at(-1)).toBe('unchanged');
}

function expectGoodEnd(world: RotateWorld): void {
  expect(world.outages).toEqual([]);
  const ours = world.credentials.filter(({ displayName }) => displayName?.startsWith('aks-sp'));
  const { uses } = parseLedger(world.tags);
  const held = new Set([...world.clusters.values()].map(({ holds }) => holds ?? ''));
  // Without a vault the clusters that were left over got another one; nothing stays that no cluster uses.
  expect(ours.map(({ keyId }) => keyId).sort()).toEqual([...held].sort());
  expect(held).not.toContain(guid(1));
  expect(held.size).toBeLessThanOrEqual(world.stores.some(({ readable }) => readable) ? 1 : 2);
  for (const { state, holds } of world.clusters.values())
    expect([state.name, latest(uses, clusterHash(state.id))?.keyId]).toEqual([state.name, holds]);
  for (const store of world.stores) expect([store.name, held.has(store.versions.at(-1)?.keyId ?? '')]).toEqual([store.name, true]);
  expect(world.tags).toContain('HideApp');
  const said = world.output.join('\n');
  for (const secret of world.secrets.values()) expect(said.includes(secret) || said.includes(encodeURIComponent(secret))).toBe(false);
}

const scenarios: [string, Scenario][] = [
  ['one cluster', { names: 'a', stores: [] }],
  ['two clusters, a vault', { names: 'ab', stores: ['vault'] }],
  ['two clusters, a GitHub secret', { names: 'ab', stores: ['github'] }]
];

describe.each(scenarios)('%s', (_, scenario) => {
  it('any write to the directory', async () => {
    const quiet = begin(scenario);
    await attempt(quiet);
    const writes = quiet.attempts;
    expect(writes).toBeGreaterThan(4);
    let points = 0;
    for (let write = 1; write <= writes; write += 1)
      for (const mishap of mishaps) {
        const world = begin(scenario);
        world.mishaps.set(write, mishap);
        await attempt(world);
        await comeToRest(world);
        expectGoodEnd(world);
        points += 1;
      }
    expect(points).toBe(writes * mishaps.length);
  });

  it('any reset', async () => {
    for (const { state } of begin(scenario).clusters.values())
      for (const fate of clusterFates) {
        const world = begin(scenario);
        world.named(state.name).fates = [fate];
        await attempt(world);
        await comeToRest(world);
        expectGoodEnd(world);
      }
  });

  it('any row of troubles, with replicas that lag and runs that begin while others work', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom(...mishaps)), { maxLength: 4 }),
        fc.array(fc.constantFrom(...clusterFates), { maxLength: 3 }),
        fc.array(fc.nat(2), { maxLength: 60 }),
        fc.nat(400),
        async (writes, fates, lag, delay) => {
          const world = begin(scenario);
          world.mishaps = new Map(writes);
          world.lag = lag;
          for (const each of world.clusters.values()) each.fates = [...fates];
          const first = attempt(world);
          await world.wait(delay * 1000);
          await Promise.all([first, attempt(world)]);
          await comeToRest(world);
          expectGoodEnd(world);
        }
      ),
      { numRuns: 25 }
    );
  });
});

it.each([[['vault']], [['github']], [['github', 'vault']], [['vault', 'github']]] as Scenario['stores'][][])(
  'any write to the stores %j',
  async (stores) => {
    for (const index of stores.keys())
      for (const mishap of mishaps.filter((each) => each !== 'not-yet')) {
        const world = begin({ names: 'ab', stores });
        const store = world.stores[index];
        if (store) store.mishaps = [mishap];
        await attempt(world);
        await comeToRest(world);
        expectGoodEnd(world);
      }
  }
);
