import { describe, expect, it } from '@jest/globals';
import { credentialName, rotationIdOf } from '../../src/domain/rotation-id.ts';
import { openSession } from '../../src/operations/application-session.ts';
import { retire, type RetireResult } from '../../src/operations/retire.ts';
import type { Applications } from '../../src/ports.ts';
import { appId, day, entry, guid, managed, now, password } from '../domain/facts.ts';
import { codeOf, objectId, Process } from './application-world.ts';
import { portsOf, RotateWorld, settingsOf } from './rotate-world.ts';

/** Cluster a accepted 3; 1 and 2 are older. */
function begin(): RotateWorld {
  const world = new RotateWorld();
  for (const [n, from] of [
    [1, -300],
    [2, -200],
    [3, -3]
  ] as const)
    world.addCredential(managed(n, from, 300));
  world.change({
    tags: ['HideApp', entry('uses', 1, 'a', -299), entry('uses', 2, 'a', -199), entry('uses', 3, 'a', -2), `aks-sp:issued:${guid(1)}`]
  });
  world.addCluster('a', guid(3));
  world.settle();
  return world;
}

async function work(
  world: RotateWorld,
  current: string | null = null,
  more: Parameters<typeof settingsOf>[1] = {},
  change: (applications: Applications) => Partial<Applications> = () => ({})
): Promise<RetireResult> {
  const settings = settingsOf(9000, more);
  const own = portsOf(world, new Process(world));
  const ports = { ...own, stores: world.stores, applications: { ...own.applications, ...change(own.applications) } };
  const session = openSession(objectId, settings.rotationId, ports);
  await session.add('turn', now + day / 4);
  const result = await retire(session, current, settings, ports);
  await session.dropTurns();
  return result;
}

const left = (world: RotateWorld): number[] => world.credentials.map(({ keyId }) => Number(keyId.slice(-4)));

describe('retire', () => {
  it('removes one after the other, and their ledger entries', async () => {
    const world = begin();
    const { removed, verdicts } = await work(world);
    expect(removed.map(({ keyId }) => keyId)).toEqual([guid(1), guid(2)]);
    expect(verdicts.map(({ credential }) => credential.keyId)).toEqual([guid(3)]);
    expect([...world.tags].sort()).toEqual(['HideApp', entry('uses', 3, 'a', -2)].sort());
  });

  it('scans again before each removal: a cluster that appears in between on the next one stops it', async () => {
    const world = begin();
    const look = world.onChange;
    world.onChange = () => {
      look();
      if (left(world).includes(2) && !left(world).includes(1) && world.clusters.size === 1)
        world.addCluster('late', guid(2)).unlisted = true;
    };
    const { removed } = await work(world);
    expect(removed.map(({ keyId }) => keyId)).toEqual([guid(1)]);
    expect(left(world)).toEqual([2, 3]);
  });

  it.each(['lose-before', 'lose-after', 'not-yet'] as const)('a removal %s', async (mishap) => {
    const world = begin();
    world.mishaps.set(2, mishap);
    await work(world);
    expect(left(world)).toEqual([3]);
  });

  it.each(['unknown', 'not-yet'] as const)(
    'a removal that is not taken (%s) is not repeated where a cluster has come to be meanwhile that may hold it',
    async (kind) => {
      const world = begin();
      const { removed, verdicts } = await work(world, null, {}, ({ removePassword }) => ({
        removePassword: async (object, keyId) => {
          if (keyId !== guid(1) || world.clusters.size > 1) return removePassword(object, keyId);
          world.addCluster('late', guid(1)).unlisted = true;
          return { kind, problem: { code: 'graph-unavailable', message: '', hint: '' } };
        }
      }));
      expect(removed).toEqual([]);
      expect(left(world)).toEqual([1, 2, 3]);
      expect(verdicts.map(({ remove }) => remove)).toEqual([false, false, false]);
      expect(world.tags).toContain(entry('uses', 1, 'a', -299));
      expect(world.tags).toContain(`aks-sp:issued:${guid(1)}`);
    }
  );

  it('refused: says why, with the rest left as it is', async () => {
    const world = begin();
    world.mishaps.set(2, 'refuse');
    expect(await codeOf(work(world))).toBe('graph-refused');
    expect(left(world).slice(0, 3)).toEqual([1, 2, 3]);
  });

  it('the turn lost while it looked around: nothing is removed', async () => {
    const world = begin();
    let looks = 0;
    world.beforeState = () => {
      if (++looks !== 1) return;
      world.change({ credentials: world.credentials.filter(({ displayName }) => !displayName?.startsWith('aks-sp-turn/')) });
      world.settle();
    };
    expect(await codeOf(work(world))).toBe('turn-lost');
    expect(left(world)).toEqual([1, 2, 3]);
  });

  it('leaves alone what this run hands out, also where nothing names it yet', async () => {
    const world = begin();
    const { rotationId, self } = settingsOf(9000);
    world.addCredential(password(7, 0, 300, { displayName: credentialName('managed', rotationId) }));
    world.addCredential(
      password(8, -1, 300, { displayName: credentialName('managed', rotationIdOf({ ...self, runId: '1' }, 'abcDEF12')) })
    );
    world.settle();
    await work(world, guid(7));
    expect(left(world)).toEqual([3, 7]);
  });

  it('writes of its own to a cluster are nobody else’s, those of others are; without the right to read the log it says nothing', async () => {
    const change = (
      caller: string | null,
      operation = 'Microsoft.ContainerService/managedClusters/resetServicePrincipalProfile/action'
    ) => [{ at: now - day, operation, caller }];
    for (const [changes, log, kept] of [
      [change('caller-app'), true, [3]],
      [change('CALLER-OBJECT'), true, [3]],
      [change('someone'), true, [1, 2, 3]],
      [change(null), true, [1, 2, 3]],
      [change('someone', 'Microsoft.ContainerService/managedClusters/start/action'), true, [3]],
      [change('someone').map((each) => ({ ...each, at: now - 3 * day })), true, [3]],
      [change('someone'), false, [3]]
    ] as const) {
      const world = begin();
      world.named('a').changes = [...changes];
      world.activityLog = log;
      await work(world);
      expect([changes, left(world)]).toEqual([changes, kept]);
    }
  });

  it('of an application of another appId nothing in a store counts', async () => {
    const world = begin();
    const vault = world.addStore('vault', true);
    vault.versions = [{ appId: 'other', tenantId: '', keyId: guid(1), rotationId: '', secret: '', endsOn: now }];
    await work(world);
    expect(left(world)).toEqual([3]);
    vault.versions = [{ appId, tenantId: '', keyId: guid(3), rotationId: '', secret: '', endsOn: now }];
    expect((await work(world)).removed).toEqual([]);
  });
});
