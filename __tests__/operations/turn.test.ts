import { describe, expect, it } from '@jest/globals';
import { credentialName, rotationIdOf, runKey, type RunStatus } from '../../src/domain/rotation-id.ts';
import { openSession } from '../../src/operations/application-session.ts';
import { runFacts, takeTurn, type TurnPorts, type TurnResult } from '../../src/operations/turn.ts';
import { guid, managed, now, password } from '../domain/facts.ts';
import { ApplicationWorld, codeOf, objectId, Process, runsOf } from './application-world.ts';
import { identity } from './rotate-world.ts';

const hour = 3_600_000;
const rotation = (run: number, attempt = 1): string => rotationIdOf(identity(run, attempt), 'abcDEF12');

/** A turn of another run, `at` in hours from now. */
function addTurn(world: ApplicationWorld, run: number, at: number, attempt = 1): void {
  world.addCredential(
    password(run, 0, 0, {
      displayName: credentialName('turn', rotation(run, attempt)),
      startsOn: now + at * hour,
      endsOn: now + (at + 6) * hour
    })
  );
  world.settle();
}

function portsOf(world: ApplicationWorld, statuses: Record<number, RunStatus>): TurnPorts {
  const process = new Process(world);
  const log = {
    info: () => undefined,
    debug: () => undefined,
    warning: () => undefined,
    group: <T>(_: string, work: () => Promise<T>) => work()
  };
  return {
    applications: process.applications(),
    clock: process.clock(),
    log,
    runs: runsOf(new Map(Object.entries(statuses)))
  };
}

function take(world: ApplicationWorld, run: number, statuses: Record<number, RunStatus> = {}): Promise<TurnResult> {
  const ports = portsOf(world, statuses);
  return takeTurn(openSession(objectId, rotation(run), ports), { rotationId: rotation(run), self: identity(run), lease: 6 * hour }, ports);
}

const owners = (world: ApplicationWorld): string[] =>
  world.credentials.flatMap(({ displayName }) => (displayName?.startsWith('aks-sp-turn/') ? [displayName.split('.')[2] ?? ''] : []));

describe('takeTurn', () => {
  it('alone: has it, seen three times over half a minute', async () => {
    const world = new ApplicationWorld();
    expect(await take(world, 1)).toMatchObject({ kind: 'mine' });
    expect(owners(world)).toEqual(['1']);
    expect(world.time - now).toBeGreaterThanOrEqual(30_000);
  });

  it('gives way to an older one at work, and leaves nothing', async () => {
    const world = new ApplicationWorld();
    addTurn(world, 7, -1);
    expect(await take(world, 1, { 7: 'alive' })).toMatchObject({
      kind: 'waiting',
      problem: { code: 'turn-taken', message: expect.stringContaining('.7.1.') }
    });
    expect(owners(world)).toEqual(['7']);
  });

  it.each<[string, Record<number, RunStatus>, number]>([
    ['completed', { 7: 'over' }, -1],
    ['out of time', { 7: 'alive' }, -6]
  ])('takes over from one that is %s', async (_, statuses, at) => {
    const world = new ApplicationWorld();
    addTurn(world, 7, at);
    expect((await take(world, 1, statuses)).kind).toBe('mine');
    expect(owners(world)).toEqual(['1']);
  });

  it('takes over from an earlier attempt of itself', async () => {
    const world = new ApplicationWorld();
    addTurn(world, 3, -1);
    const ports = portsOf(world, {});
    const settings = { rotationId: rotation(3, 2), self: identity(3, 2), lease: 6 * hour };
    expect((await takeTurn(openSession(objectId, rotation(3, 2), ports), settings, ports)).kind).toBe('mine');
    expect(owners(world)).toEqual(['3']);
  });

  it('reads until the dead turns are gone before it hands out what it read', async () => {
    const world = new ApplicationWorld();
    addTurn(world, 7, -2);
    addTurn(world, 8, -1);
    world.mishaps.set(2, 'lose-before');
    world.mishaps.set(3, 'lose-after');
    const result = await take(world, 1, { 7: 'over', 8: 'over' });
    expect(result.kind === 'mine' && result.application.credentials).toHaveLength(1);
  });

  it.each(['lose-before', 'lose-after', 'not-yet'] as const)('its own addition %s: one turn in the end', async (mishap) => {
    const world = new ApplicationWorld();
    world.mishaps.set(1, mishap);
    expect((await take(world, 1)).kind).toBe('mine');
    expect(owners(world)).toEqual(['1']);
  });

  it('is not fooled by replicas that do not show an older turn yet', async () => {
    const world = new ApplicationWorld();
    addTurn(world, 7, -1);
    world.settle();
    // Its own turn is the version before; a replica shows neither.
    world.lag = [0, 1, 1, 0, 1];
    expect((await take(world, 1, { 7: 'alive' })).kind).toBe('waiting');
  });

  it('two at once: exactly one has it', async () => {
    for (const delay of [0, 1, 14_999, 15_000, 29_000, 31_000]) {
      const world = new ApplicationWorld();
      const first = take(world, 1, { 2: 'alive' });
      await world.wait(delay);
      const kinds = (await Promise.all([first, take(world, 2, { 1: 'alive' })])).map(({ kind }) => kind);
      expect([delay, ...kinds.sort()]).toEqual([delay, 'mine', 'waiting']);
      expect(owners(world)).toHaveLength(1);
    }
  });

  it('refused: says why', async () => {
    const world = new ApplicationWorld();
    world.mishaps.set(1, 'refuse');
    expect(await codeOf(take(world, 1))).toBe('graph-refused');
  });
});

describe('runFacts', () => {
  it('asks once for each run, never about itself', async () => {
    const world = new ApplicationWorld();
    const asked: string[] = [];
    const clock = portsOf(world, {}).clock;
    const runs = {
      status: async ({ runId }: { runId: string }): Promise<RunStatus> => {
        asked.push(runId);
        return 'over';
      }
    };
    const mine = password(9, 0, 1, { displayName: credentialName('turn', rotationIdOf(identity(1), 'otherRND')) });
    const credentials = [managed(1, -9, 9), managed(1, -9, 9), managed(2, -9, 9), mine, password(3, -9, 9), { ...mine, keyId: guid(10) }];
    const facts = await runFacts(credentials, { rotationId: rotation(1), self: identity(1), lease: hour }, { runs, clock });
    expect(asked).toEqual(['1001', '1002']);
    expect(facts.statuses.get(runKey(identity(1)))).toBe('unknown');
    expect(facts.now).toBe(now);
  });
});
