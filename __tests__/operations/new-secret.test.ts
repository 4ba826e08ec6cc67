import { describe, expect, it } from '@jest/globals';
import { rotationIdOf } from '../../src/domain/rotation-id.ts';
import { openSession } from '../../src/operations/application-session.ts';
import { makeSecret, prove, putIntoStores, type StoreResult } from '../../src/operations/new-secret.ts';
import type { IssuedSecret, PasswordPolicy, Proof } from '../../src/ports.ts';
import { appId, day, guid, now, tenantId } from '../domain/facts.ts';
import { ApplicationWorld, codeOf, objectId, problem, Process, type Mishap } from './application-world.ts';
import { identity, MemoryStore } from './rotate-world.ts';

const minute = 60_000;
const rotationId = rotationIdOf(identity(1), 'abcDEF12');

function portsOf(world: ApplicationWorld, said: string[] = []) {
  const process = new Process(world);
  const say = (text: string): void => void said.push(text);
  const log = { info: say, debug: say, warning: say, group: <T>(_: string, work: () => Promise<T>) => work() };
  return { applications: process.applications(), clock: process.clock(), log };
}

function make(world: ApplicationWorld, policy: PasswordPolicy | null = null, said: string[] = []) {
  const ports = portsOf(world, said);
  return makeSecret(openSession(objectId, rotationId, ports), { validFor: 365 * day, policy }, ports);
}

describe('makeSecret', () => {
  it('asks again for what AKS cannot take, and leaves nothing of that', async () => {
    const world = new ApplicationWorld();
    world.nextSecrets = ['bad"one~1', 'bad`one~2', 'x'.repeat(191), "bad'one~3"];
    const said: string[] = [];
    const made = await make(world, null, said);
    expect(world.credentials.map(({ keyId }) => keyId)).toEqual([made.keyId]);
    expect(said.join()).not.toMatch(/bad.one|xxxx/);
  });

  it('gives up after five, with none left', async () => {
    const world = new ApplicationWorld();
    world.nextSecrets = Array.from({ length: 6 }, () => 'bad\\one');
    expect(await codeOf(make(world))).toBe('secret-unusable');
    expect(world.credentials).toEqual([]);
    expect(world.nextSecrets).toHaveLength(1);
  });

  it.each<[string, PasswordPolicy | null, number]>([
    ['no policy that could be read', null, 365 * day],
    ['no limit', { blocked: false, maxLifetime: null }, 365 * day],
    ['a limit', { blocked: false, maxLifetime: 30 * day }, 30 * day - minute]
  ])('%s', async (_, policy, life) => {
    const world = new ApplicationWorld();
    const said: string[] = [];
    expect((await make(world, policy, said)).endsOn - now).toBe(life);
    expect(said.join().includes('policy-lifetime')).toBe(life !== 365 * day);
  });
});

describe('prove', () => {
  const answers = (list: string, world: ApplicationWorld, asked: number[] = []): Proof => {
    const queue = [...list];
    return {
      try: async () => {
        asked.push(world.time - now);
        const next = queue.shift() ?? list.at(-1);
        if (next === '+') return { kind: 'accepted' };
        return { kind: next === 'x' ? 'refused' : next === '?' ? 'unknown' : 'not-yet', problem: problem(`proof-${next}`) };
      }
    };
  };

  it.each<[string, string, number, string | null]>([
    ['three in a row', '+++', 3, null],
    ['two and a doubt do not count', '++-+++', 6, null],
    ['an answer that never came breaks the row too', '++?++?+++', 9, null],
    ['refused stops at once', '++x', 3, 'proof-x'],
    ['refused at first', 'x', 1, 'proof-x']
  ])('%s', async (_, list, requests, code) => {
    const world = new ApplicationWorld();
    const asked: number[] = [];
    const result = await prove(appId, 'secret', { ...portsOf(world), proof: answers(list, world, asked) });
    expect(result?.code ?? null).toBe(code);
    expect(asked).toHaveLength(requests);
  });

  it('backs off, and gives up after five minutes with the last answer', async () => {
    const world = new ApplicationWorld();
    const asked: number[] = [];
    const result = await prove(appId, 'top-secret', { ...portsOf(world), proof: answers('-', world, asked) });
    expect(result).toMatchObject({ code: 'secret-not-proved', message: expect.stringContaining('proof--') });
    expect(JSON.stringify(result)).not.toContain('top-secret');
    const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(gaps.every((gap, index) => index === 0 || gap >= (gaps[index - 1] ?? 0))).toBe(true);
    expect(asked.at(-1)).toBeGreaterThanOrEqual(5 * minute);
    expect(asked.at(-1)).toBeLessThan(6 * minute);
  });

  it('now and then accepted, but never three times: gives up as well', async () => {
    const world = new ApplicationWorld();
    expect((await prove(appId, 's', { ...portsOf(world), proof: answers('++-'.repeat(500), world) }))?.code).toBe('secret-not-proved');
    expect(world.time - now).toBeLessThan(6 * minute);
  });
});

describe('putIntoStores', () => {
  const issued: IssuedSecret = { appId, tenantId, keyId: guid(1), rotationId, secret: 'top-secret', endsOn: now + day };

  async function put(
    mishaps: Mishap[][],
    more: { readable?: boolean[]; undo?: (string | null)[] } = {}
  ): Promise<{ result: StoreResult; journal: string[]; stores: MemoryStore[] }> {
    const journal: string[] = [];
    const stores = mishaps.map((list, index) => {
      const store = new MemoryStore(`s${index}`, more.readable?.[index] ?? true, journal);
      store.mishaps = list;
      store.undoProblem = more.undo?.[index] ?? null;
      return store;
    });
    return { result: await putIntoStores(issued, stores, portsOf(new ApplicationWorld())), journal, stores };
  }

  it('all', async () => {
    const { result, journal } = await put([[], []]);
    expect(result).toEqual({ stored: ['s0', 's1'], problems: [], left: false });
    expect(journal).toEqual(['store s0', 'store s1']);
  });

  it('or none: put back in the opposite order', async () => {
    const { result, journal, stores } = await put([[], [], ['refuse']]);
    expect(result).toMatchObject({ stored: [], problems: [{ code: 'store-refused' }], left: false });
    expect(journal).toEqual(['store s0', 'store s1', 'undo s1', 'undo s0']);
    expect(stores.flatMap(({ versions }) => versions)).toEqual([]);
  });

  it('one that cannot be put back stays, is said, and stops no other', async () => {
    const { result, stores } = await put([[], [], ['refuse']], { undo: [null, 'no-undo'] });
    expect(result).toMatchObject({ stored: [], problems: [{ code: 'store-refused' }, { code: 'no-undo' }], left: true });
    expect(stores[0]?.versions).toEqual([]);
  });

  it.each<[string, Mishap[], boolean]>([
    ['lost, not done', ['lose-before'], true],
    ['lost, done', ['lose-after'], true],
    ['lost twice', ['lose-before', 'lose-before'], true],
    ['lost, of a store that cannot be read', ['lose-after'], false]
  ])('of unknown outcome: %s', async (_, mishaps, readable) => {
    const { result, stores } = await put([mishaps], { readable: [readable] });
    expect(result).toEqual({ stored: ['s0'], problems: [], left: false });
    expect(stores[0]?.versions.at(-1)?.keyId).toBe(guid(1));
    if (readable) expect(stores[0]?.versions).toHaveLength(1);
  });

  it('never known: counts as left behind, whatever could be put back', async () => {
    const { result } = await put([[], ['lose-before', 'lose-before', 'lose-before']], { readable: [true, false] });
    expect(result).toMatchObject({ stored: [], left: true });
    expect(result.problems[0]?.code).toBe('store-unknown');
  });
});
