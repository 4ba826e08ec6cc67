import { describe, expect, it } from '@jest/globals';
import { issuedTag, sentTag, usesTag } from '../../src/domain/ledger-tags.ts';
import { rotationIdOf } from '../../src/domain/rotation-id.ts';
import { leaseMargin, openSession, type Session } from '../../src/operations/application-session.ts';
import { cluster, day, guid, managed, now, password } from '../domain/facts.ts';
import { ApplicationWorld, codeOf, objectId, Process } from './application-world.ts';

const rotationId = rotationIdOf({ server: '0a1b2c3d', repositoryId: '42', runId: '5000', attempt: 1 }, 'abcDEF12');
const hour = 3_600_000;
const end = now + 365 * day;
const a = cluster('a').id;
const b = cluster('b').id;

function open(world: ApplicationWorld): Session {
  const process = new Process(world);
  const log = {
    info: () => undefined,
    debug: () => undefined,
    warning: () => undefined,
    group: <T>(_: string, work: () => Promise<T>) => work()
  };
  return openSession(objectId, rotationId, { applications: process.applications(), clock: process.clock(), log });
}

function seeded(): ApplicationWorld {
  const world = new ApplicationWorld();
  world.addCredential(managed(1, -100, 200));
  world.change({ tags: ['HideApp', issuedTag(guid(1))] });
  world.settle();
  return world;
}

const turns = (world: ApplicationWorld): number =>
  world.credentials.filter(({ displayName }) => displayName?.startsWith('aks-sp-turn/')).length;
const made = (world: ApplicationWorld): string[] =>
  world.credentials.filter(({ displayName }) => displayName === `aks-sp/${rotationId}`).map(({ keyId }) => keyId);

describe('record', () => {
  it.each(['lose-before', 'lose-after', 'not-yet'] as const)('gets its entries there when the answer is %s', async (mishap) => {
    const world = seeded();
    const session = open(world);
    await session.add('turn', now + 6 * hour);
    world.mishaps.set(world.attempts + 1, mishap);
    await session.record([sentTag(guid(1), a, now)]);
    expect([...world.tags].sort()).toEqual(['HideApp', issuedTag(guid(1)), sentTag(guid(1), a, now)].sort());
  });

  it('takes along what comes up while a write is on its way, and loses nothing of it', async () => {
    const world = seeded();
    const session = open(world);
    await session.add('turn', now + 6 * hour);
    const before = world.attempts;
    const tags = Array.from({ length: 7 }, (_, index) => usesTag(guid(1), cluster(`c${index}`).id, now));
    await Promise.all(tags.map((tag) => session.record(() => [tag])));
    expect(world.tags).toEqual(expect.arrayContaining(tags));
    expect(world.attempts - before).toBeLessThanOrEqual(2);
    await session.record([sentTag(guid(1), a, now)]);
    expect(world.tags).toContain(sentTag(guid(1), a, now));
  });

  it('fails for everybody whose entries were not written', async () => {
    const world = seeded();
    const session = open(world);
    world.mishaps.set(1, 'refuse');
    const codes = await Promise.all(['x', 'y'].map((tag) => codeOf(session.record([tag]))));
    expect(codes.filter((code) => code === 'graph-refused').length).toBeGreaterThanOrEqual(1);
    codes.forEach((code, index) => expect(world.tags.includes(['x', 'y'][index] ?? '')).toBe(code === 'fine'));
  });

  it('says why a refused one was refused', async () => {
    const world = seeded();
    world.mishaps.set(1, 'refuse');
    expect(await codeOf(open(world).record(['x']))).toBe('graph-refused');
    expect(world.tags).not.toContain('x');
  });

  it.each([[[1]], [[2, 2]], [[1, 2, 1, 2]], [[0, 0, 1, 1, 1]], [[2, 1, 0, 2, 2, 2, 2]]])(
    'is not fooled by reads that lag by %j',
    async (lag) => {
      const world = seeded();
      const session = open(world);
      await session.add('turn', now + 6 * hour);
      await session.record([sentTag(guid(1), a, now)]);
      world.lag = [...lag];
      await session.record([usesTag(guid(1), a, now)]);
      world.lag = [...lag];
      await session.record([usesTag(guid(1), b, now)]);
      for (const tag of ['HideApp', issuedTag(guid(1)), sentTag(guid(1), a, now), usesTag(guid(1), a, now), usesTag(guid(1), b, now)])
        expect(world.tags).toContain(tag);
    }
  );

  it('keeps what another tool wrote meanwhile, and writes its own again where that tool lost them', async () => {
    const world = seeded();
    const session = open(world);
    await session.record([sentTag(guid(1), a, now)]);
    // Another tool replaces all tags by what it read long ago and one of its own.
    world.change({ tags: ['HideApp', issuedTag(guid(1)), 'owner:shop'] });
    world.settle();
    await session.record([usesTag(guid(1), a, now)]);
    expect(world.tags).toEqual(expect.arrayContaining(['HideApp', 'owner:shop', sentTag(guid(1), a, now), usesTag(guid(1), a, now)]));
  });

  it('does so also when the tool comes between its write and its look', async () => {
    const world = seeded();
    const session = open(world);
    world.beforeRead.set(2, () => world.change({ tags: ['late:tool'] }));
    await session.record([sentTag(guid(1), a, now)]);
    expect(world.tags).toEqual(expect.arrayContaining(['late:tool', sentTag(guid(1), a, now)]));
  });

  it('keeps what another tool wrote at the very moment that its own write was put off', async () => {
    const world = seeded();
    const session = open(world);
    await session.add('turn', now + 6 * hour);
    for (const nth of [1, 2]) {
      world.mishaps.set(world.attempts + nth, 'not-yet');
      world.beforeWrite.set(world.attempts + nth, () => world.change({ tags: [...world.tags, `tool:${nth}`] }));
    }
    await session.record([sentTag(guid(1), a, now)]);
    expect(world.tags).toEqual(expect.arrayContaining(['HideApp', 'tool:1', 'tool:2', sentTag(guid(1), a, now)]));
  });

  it('that is put off for ever says so', async () => {
    const world = seeded();
    for (let nth = 1; nth < 99; nth += 1) world.mishaps.set(nth, 'not-yet');
    expect(await codeOf(open(world).record([sentTag(guid(1), a, now)]))).toBe('graph-not-yet');
    expect(world.writes).toEqual([]);
  });

  it('ends with a clear word when a tool rewrites the tags for ever, and does not blame the turn', async () => {
    const world = seeded();
    const session = open(world);
    await session.add('turn', now + 6 * hour);
    for (let read = 1; read < 99; read += 1) world.beforeRead.set(read, () => world.change({ tags: ['mine:only'] }));
    expect(await codeOf(session.record([sentTag(guid(1), a, now)]))).toBe('directory-stale');
  });

  it('takes several at once, one after the other', async () => {
    const world = seeded();
    const session = open(world);
    const tags = Array.from({ length: 8 }, (_, index) => usesTag(guid(1), cluster(`c${index}`).id, now));
    world.mishaps.set(3, 'lose-before');
    world.lag = [0, 1, 0, 1, 2];
    await Promise.all(tags.map((tag) => session.record([tag])));
    expect(world.tags).toEqual(expect.arrayContaining(tags));
  });

  it('writes nothing when everything is there already', async () => {
    const world = seeded();
    await open(world).record([issuedTag(guid(1))]);
    expect(world.attempts).toBe(0);
  });

  it('makes its entries after the read, by the clock of then', async () => {
    const world = seeded();
    const session = open(world);
    await session.add('turn', now + 6 * hour);
    world.lag = [1, 1];
    await session.record(() => [usesTag(guid(1), a, world.time)]);
    expect(world.time).toBeGreaterThan(now);
    expect(world.tags).toContain(usesTag(guid(1), a, world.time));
  });
});

describe('add', () => {
  it('reconciles a secret whose answer was lost: removed, never used, asked anew', async () => {
    const world = seeded();
    world.mishaps.set(1, 'lose-after');
    const password = await open(world).add('managed', end);
    expect(made(world)).toEqual([password.keyId]);
    expect(world.secrets.get(password.keyId)).toBe(password.secret);
  });

  it.each(['lose-before', 'not-yet'] as const)('asks again after %s', async (mishap) => {
    const world = seeded();
    world.mishaps.set(1, mishap);
    world.mishaps.set(2, mishap);
    expect(made(world)).toEqual([]);
    const { keyId } = await open(world).add('managed', end);
    expect(made(world)).toEqual([keyId]);
  });

  it('never gives up with an endless row of attempts', async () => {
    const world = seeded();
    for (let attempt = 1; attempt < 40; attempt += 1) world.mishaps.set(attempt, 'lose-before');
    expect(await codeOf(open(world).add('managed', end))).toBe('graph-unknown');
  });

  it('adopts its turn whose answer was lost', async () => {
    const world = seeded();
    world.mishaps.set(1, 'lose-after');
    const session = open(world);
    const { keyId, secret } = await session.add('turn', now + hour);
    expect(secret).toBe('');
    expect(world.credentials.map((each) => each.keyId)).toContain(keyId);
    await session.dropTurns();
    expect(turns(world)).toBe(0);
  });

  it('never hands the value of a turn on', async () => {
    expect((await open(seeded()).add('turn', now + hour)).secret).toBe('');
  });
});

describe('a removal that is put off', () => {
  it('is tried again until it is taken', async () => {
    const world = seeded();
    const session = open(world);
    for (const nth of [1, 2, 3]) world.mishaps.set(nth, 'not-yet');
    await session.remove(guid(1));
    expect(world.credentials.map(({ keyId }) => keyId)).not.toContain(guid(1));
  });

  it('for ever is not taken for done', async () => {
    const world = seeded();
    const session = open(world);
    for (let nth = 1; nth < 99; nth += 1) world.mishaps.set(nth, 'not-yet');
    expect(await codeOf(session.remove(guid(1)))).toBe('graph-not-yet');
    expect(world.credentials.map(({ keyId }) => keyId)).toContain(guid(1));
  });

  it('is not repeated once the time to write is nearly over, except of the turn itself', async () => {
    const world = seeded();
    const session = open(world);
    await session.add('turn', now + hour);
    world.time = now + hour - leaseMargin - 1000;
    for (let nth = world.attempts + 1; nth < world.attempts + 4; nth += 1) world.mishaps.set(nth, 'not-yet');
    expect(await codeOf(session.remove(guid(1)))).toBe('lease-ending');
    expect(world.credentials.map(({ keyId }) => keyId)).toContain(guid(1));
    await session.dropTurns();
    expect(turns(world)).toBe(0);
  });
});

describe('remove', () => {
  it.each(['lose-before', 'lose-after', 'not-yet'] as const)('sees it gone after %s, its entries too at the next write', async (mishap) => {
    const world = seeded();
    const session = open(world);
    world.mishaps.set(1, mishap);
    await session.remove(guid(1));
    expect(world.credentials).toEqual([]);
    await session.record([]);
    expect(world.tags).toEqual(['HideApp']);
  });

  it.each(['lose-before', 'not-yet'] as const)('is repeated after %s only while it may be, else all is left as it is', async (mishap) => {
    for (const free of [true, false]) {
      const world = seeded();
      const session = open(world);
      world.mishaps.set(1, mishap);
      const asked: string[][] = [];
      const isGone = await session.remove(guid(1), async ({ credentials }) => {
        asked.push(credentials.map(({ keyId }) => keyId));
        return free;
      });
      expect([isGone, asked]).toEqual([free, [[guid(1)]]]);
      await session.record([sentTag(guid(1), a, now)]);
      expect(world.credentials.map(({ keyId }) => keyId)).toEqual(free ? [] : [guid(1)]);
      expect(world.tags.includes(issuedTag(guid(1)))).toBe(!free);
    }
  });

  it('that is taken at once, or was carried out all the same, is not asked about again', async () => {
    for (const mishap of ['lose-after', null] as const) {
      const world = seeded();
      if (mishap) world.mishaps.set(1, mishap);
      expect(await open(world).remove(guid(1), () => Promise.reject(new Error('asked')))).toBe(true);
      expect(world.credentials).toEqual([]);
    }
  });

  it('is content when somebody else was faster', async () => {
    const world = seeded();
    world.change({ credentials: [] });
    world.settle();
    await open(world).remove(guid(1));
    expect(world.credentials).toEqual([]);
  });
});

describe('the turn', () => {
  it('lost: nothing is written any more, neither new nor again', async () => {
    for (const work of [
      (session: Session) => session.record([sentTag(guid(1), a, now)]),
      (session: Session) => session.remove(guid(1)),
      (session: Session) => session.add('managed', end),
      (session: Session) => session.read()
    ]) {
      const world = seeded();
      const session = open(world);
      const turn = await session.add('turn', now + 6 * hour);
      await session.record([sentTag(guid(1), b, now)]);
      world.unmint(turn.keyId);
      world.change({ tags: ['others:only'] });
      world.settle();
      const before = [...world.writes];
      expect(await codeOf(work(session))).toBe('turn-lost');
      expect(world.writes).toEqual(before);
    }
  });

  it('lost while a removal of unknown outcome is awaited: the removal is not repeated', async () => {
    const world = seeded();
    const session = open(world);
    const turn = await session.add('turn', now + 6 * hour);
    world.mishaps.set(world.attempts + 1, 'lose-before');
    const read = world.reads;
    world.beforeRead.set(read + 2, () => void world.unmint(turn.keyId));
    expect(await codeOf(session.remove(guid(1)))).toBe('turn-lost');
    expect(world.credentials.map(({ keyId }) => keyId)).toEqual([guid(1)]);
  });

  it('ends: no write in the last minutes, by the clock of the directory', async () => {
    for (const [left, code] of [
      [leaseMargin + 1000, 'fine'],
      [leaseMargin, 'lease-ending'],
      [0, 'lease-ending']
    ] as const) {
      const world = seeded();
      const session = open(world);
      await session.add('turn', now + 6 * hour);
      world.time = now + 6 * hour - left;
      expect(await codeOf(session.record([issuedTag(guid(2))]))).toBe(code);
      expect(world.tags.includes(issuedTag(guid(2)))).toBe(code === 'fine');
    }
  });

  it('given back: duplicates of unknown outcome go too, and whatever is still under way writes nothing', async () => {
    const world = seeded();
    const session = open(world);
    await session.add('turn', now + 6 * hour);
    world.addCredential(password(77, 0, 1, { displayName: `aks-sp-turn/${rotationId}` }));
    world.settle();
    await session.dropTurns();
    expect(turns(world)).toBe(0);
    const before = world.attempts;
    expect(await codeOf(session.record([issuedTag(guid(2))]))).toBe('turn-lost');
    expect(await codeOf(session.remove(guid(1)))).toBe('turn-lost');
    expect(await codeOf(session.add('managed', end))).toBe('turn-lost');
    expect(world.attempts).toBe(before);
  });

  it('given back also where the list cannot be read or lags', async () => {
    const world = seeded();
    const session = open(world);
    await session.add('turn', now + 6 * hour);
    world.lag = [1];
    await session.dropTurns();
    expect(turns(world)).toBe(0);
  });

  it('of others is left alone', async () => {
    const world = seeded();
    world.addCredential(password(78, 0, 1, { displayName: `aks-sp-turn/${rotationId.replace('.5000.', '.5001.')}` }));
    world.settle();
    const session = open(world);
    await session.add('turn', now + 6 * hour);
    await session.dropTurns();
    expect(turns(world)).toBe(1);
  });
});

describe('settled', () => {
  it('takes three equal reads in a row over half a minute', async () => {
    const world = seeded();
    const session = open(world);
    world.change({ tags: ['HideApp', issuedTag(guid(1)), 'new'] });
    world.lag = [0, 1, 0, 0, 1];
    const application = await session.settled();
    expect(application.tags).toContain('new');
    // Two disagreeing reads, then two equal ones broken by another, then three.
    expect(world.reads).toBe(8);
    expect(world.time - now).toBe(7 * 15_000);
  });

  it('gives up when replicas never agree', async () => {
    const world = seeded();
    const session = open(world);
    for (let read = 1; read < 99; read += 1) world.beforeRead.set(read, () => world.change({ tags: [`n${read}`] }));
    expect(await codeOf(session.settled())).toBe('directory-stale');
  });
});

it('tells whether anything of it stays', async () => {
  const world = seeded();
  const session = open(world);
  await session.add('turn', now + 6 * hour);
  await session.record([issuedTag(guid(1))]);
  expect(session.wrote).toBe(false);
  await session.record([issuedTag(guid(2))]);
  expect(session.wrote).toBe(true);
});
