import { afterEach, describe, expect, it } from '@jest/globals';
import { clusterHash, latest, parseLedger } from '../../src/domain/ledger.ts';
import { day, entry, guid, managed, now, password } from '../domain/facts.ts';
import { appId, tenantId } from '../domain/facts.ts';
import { codeOf } from './application-world.ts';
import { done, run, RotateWorld, type RunOutcome } from './rotate-world.ts';

const hour = day / 24;
const minute = 60_000;
let world: RotateWorld;

/** `names` clusters on a managed secret that ends in 20 days, in use for 300. */
function begin(names: string, stores: ('vault' | 'github')[] = []): RotateWorld {
  world = new RotateWorld();
  world.addCredential(managed(1, -300, 20));
  world.change({ tags: ['HideApp', ...[...names].map((name) => entry('uses', 1, name, -300))] });
  for (const name of names) world.addCluster(name, guid(1));
  for (const kind of stores) world.addStore(kind, kind === 'vault');
  world.settle();
  return world;
}

/** In this order, on the made secrets. */
function held(): string {
  const made = world.credentials.filter(({ keyId }) => keyId.slice(-12) > '000000005000').map(({ keyId }) => keyId);
  return [...world.clusters.values()]
    .map(({ state, holds }) => `${state.name}:${holds === guid(1) ? 'old' : holds !== null && made.includes(holds) ? 'new' : 'dead'}`)
    .join(' ');
}

function managedKeys(): string[] {
  return world.credentials.filter(({ displayName }) => displayName?.startsWith('aks-sp/')).map(({ keyId }) => keyId);
}

function turns(): number {
  return world.credentials.filter(({ displayName }) => displayName?.startsWith('aks-sp-turn/')).length;
}

const states = (result: RunOutcome): string =>
  result === 'killed'
    ? result
    : (JSON.parse(result.outputs.clusters ?? '') as { id: string; state: string }[])
        .map(({ id, state }) => `${id.at(-1)}:${state}`)
        .join(' ');

const resets = (): string =>
  world.journal
    .filter((line) => line.startsWith('reset'))
    .map((line) => line.slice(6))
    .join('');

const accepted = (name: string): string | undefined => latest(parseLedger(world.tags).uses, clusterHash(world.named(name).state.id))?.keyId;

/** The ledger never says more than what is true. */
function expectHonest(): void {
  for (const { state, holds } of world.clusters.values()) {
    const key = accepted(state.name);
    if (key !== undefined && key !== guid(1)) expect([state.name, key]).toEqual([state.name, holds]);
  }
}

/** Runs on, without faults, until nothing is left to do. */
async function converge(more: Parameters<typeof done>[1] = {}): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    world.time += 2 * day;
    const writes = world.writes.length;
    const result = await done(world, more);
    if (result.outcome === 'unchanged') {
      expect(world.writes.length).toBe(writes);
      return;
    }
  }
  throw new Error('does not come to rest');
}

afterEach(() => {
  expect(world.outages).toEqual([]);
  // No secret anywhere, in no form.
  const said = world.output.join('\n');
  for (const [keyId, secret] of world.secrets)
    for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
      expect([keyId, said.includes(form)]).toEqual([keyId, false]);
});

describe('one cluster', () => {
  it('gets a new secret; the old one goes once the overlap is over; then nothing is left to do', async () => {
    begin('a');
    const result = await done(world);
    expect(result).toMatchObject({
      outcome: 'changed',
      complete: true,
      failure: null,
      outputs: { clusters: expect.stringContaining('"accepted"'), retired: '[]' }
    });
    expect(held()).toBe('a:new');
    expect(managedKeys()).toHaveLength(2);
    expect(turns()).toBe(0);
    expect(accepted('a')).toBe(result.outputs['key-id']);
    expect(world.tags).toContain('HideApp');

    world.time += 2 * hour;
    const writes = world.writes.length;
    expect((await done(world)).outcome).toBe('unchanged');
    expect(world.writes.length).toBe(writes);

    world.time += day;
    const later = await done(world);
    expect(later).toMatchObject({ outcome: 'changed', outputs: { retired: JSON.stringify([guid(1)]), 'key-id': '' } });
    expect(managedKeys()).toEqual([result.outputs['key-id']]);
    expect(world.tags.some((tag) => tag.includes(guid(1)))).toBe(false);
    await converge();
  });

  it('without overlap the old one goes in the same run', async () => {
    begin('a');
    expect(await done(world, { overlap: 0 })).toMatchObject({ outcome: 'changed', outputs: { retired: JSON.stringify([guid(1)]) } });
    expect(managedKeys()).toHaveLength(1);
  });

  it('whose secret ended already: the same, and it works again', async () => {
    begin('a');
    world.time += 40 * day;
    await done(world);
    expect(held()).toBe('a:new');
    await converge();
    expect(managedKeys()).toHaveLength(1);
  });

  it('on a foreign secret: that one stays, unless it is asked for', async () => {
    for (const [retire, left] of [
      [{ kind: 'managed' }, 2],
      [{ kind: 'none' }, 2],
      [{ kind: 'all' }, 1],
      [{ kind: 'keys', keyIds: [guid(9)] }, 1],
      [{ kind: 'keys', keyIds: [guid(8)] }, 2]
    ] as const) {
      begin('');
      world.credentials = [];
      world.addCredential(password(9, -300, 20));
      world.addCluster('a', guid(9));
      await done(world, { retire });
      await converge({ retire });
      expect([retire.kind, world.credentials.length]).toEqual([retire.kind, left]);
      expect(held()).toBe('a:new');
    }
  });

  it('retire none keeps even what this action made', async () => {
    begin('a');
    await done(world, { retire: { kind: 'none' } });
    await converge({ retire: { kind: 'none' } });
    expect(managedKeys()).toHaveLength(2);
  });
});

describe('many clusters', () => {
  it('the first alone, then as many as parallel says', async () => {
    begin('abcde');
    const start = world.time;
    const result = await done(world, { parallel: 2 });
    expect(states(result)).toBe('a:accepted b:accepted c:accepted d:accepted e:accepted');
    expect(world.together).toBe(2);
    // 5 min alone and twice 5 min in pairs, and little more.
    expect(world.time - start).toBeLessThan(19 * minute);
    expect(held()).toBe('a:new b:new c:new d:new e:new');
    expectHonest();
    await converge();
    expect(managedKeys()).toHaveLength(1);
  });

  it('until one accepted it, the next is tried alone', async () => {
    begin('abcd');
    world.named('a').fates = ['refused'];
    world.named('b').fates = ['fails-old'];
    let alone = 0;
    world.beforeState = () => {
      if (!world.journal.includes('reset c')) alone = Math.max(alone, world.together);
    };
    const result = await done(world, { parallel: 4 });
    expect(alone).toBe(1);
    expect(states(result)).toBe('a:refused b:failed c:accepted d:accepted');
    expect(result).toMatchObject({ outcome: 'partial', failure: expect.objectContaining({ code: 'rotate-incomplete' }) });
    expect(managedKeys()).toContain(guid(1));
    await converge();
    expect(held()).toBe('a:new b:new c:new d:new');
  });

  it('one failing cluster stops neither the others nor, in the end, anything', async () => {
    begin('abc');
    world.named('b').fates = ['fails-new'];
    expect(states(await done(world))).toBe('a:accepted b:failed c:accepted');
    expect(managedKeys()).toHaveLength(2);
    await converge();
    expectHonest();
  });

  it('one that ends the run does not keep the others from being seen to their end and written down', async () => {
    begin('abc');
    // Turn, secret, announcement, a; then b's entry is refused while c is under way.
    world.mishaps.set(5, 'refuse');
    world.beforeState = (id) => {
      if (id.endsWith('/c') && world.journal.includes('reset a')) world.operationTime = 20 * minute;
    };
    const result = await done(world, { parallel: 2 });
    expect([result.outcome, result.failure?.code, states(result)]).toEqual(['failed', 'graph-refused', 'a:accepted b:failed c:accepted']);
    expect(result.outputs['key-id']).toBe(world.named('a').holds);
    expect(held()).toBe('a:new b:new c:new');
    // With c's entry b's is written as well.
    expect([accepted('b'), accepted('c')]).toEqual([world.named('b').holds, world.named('c').holds]);
    world.beforeState = null;
    await converge();
    expectHonest();
  });

  it('one that ends while old secrets go says which are gone', async () => {
    begin('a');
    for (const n of [2, 3]) world.addCredential(managed(n, -300 + 100 * (n - 1), 100 * n));
    world.change({ tags: [entry('uses', 1, 'a', -300), entry('uses', 2, 'a', -200), entry('uses', 3, 'a', -100)] });
    world.named('a').holds = guid(3);
    world.settle();
    // Turn, the first removal; then the second is refused.
    world.mishaps.set(3, 'refuse');
    const result = await done(world);
    expect([result.outcome, result.failure?.code, result.outputs.retired]).toEqual(['failed', 'graph-refused', JSON.stringify([guid(1)])]);
    expect(managedKeys()).toEqual([guid(2), guid(3)]);
    await converge();
    expect(managedKeys()).toEqual([guid(3)]);
  });

  it('a lost turn stops all of them before their next write, and none goes on behind the end of the run', async () => {
    begin('abcd');
    world.named('b').state = { ...world.named('b').state, provisioningState: 'Updating' };
    world.beforeState = (id) => {
      if (!id.endsWith('/c') || !world.journal.includes('reset a')) return;
      world.beforeState = null;
      const turn = world.credentials.find(({ displayName }) => displayName?.startsWith('aks-sp-turn/'));
      world.unmint(turn?.keyId ?? '');
      world.settle();
    };
    const result = await done(world, { parallel: 3 });
    expect([result.outcome, result.failure?.code, states(result)]).toEqual([
      'failed',
      'turn-lost',
      'a:accepted b:failed c:failed d:failed'
    ]);
    const sent = resets();
    const writes = world.writes.length;
    world.named('b').state = { ...world.named('b').state, provisioningState: 'Succeeded' };
    for (let round = 0; round < 50; round += 1) await world.wait(minute);
    expect(resets()).toBe(sent);
    expect(world.writes.length).toBe(writes);
    await converge();
    expect(held()).toBe('a:new b:new c:new d:new');
  });
});

describe('what became of a reset', () => {
  it.each(['lost-applied', 'lost-not-applied', 'lost-sight'] as const)(
    '%s: the same value again, and only its own answer counts',
    async (fate) => {
      begin('ab');
      world.named('a').fates = [fate];
      const result = await done(world);
      expect(result.outcome).toBe('changed');
      expect(resets()).toBe('aab');
      expect(held()).toBe('a:new b:new');
      expect(managedKeys()).toHaveLength(2);
      expectHonest();
    }
  );

  it('never known: counts as neither accepted nor refused; the secret stays, the old one too', async () => {
    begin('a');
    world.named('a').fates = Array.from({ length: 9 }, () => 'lost-not-applied' as const);
    const result = await done(world);
    expect(states(result)).toBe('a:failed');
    expect(accepted('a')).toBe(guid(1));
    expect(managedKeys()).toHaveLength(2);
    world.named('a').fates = [];
    await converge();
    expect(held()).toBe('a:new');
    expect(managedKeys()).toHaveLength(1);
  });

  it('lost, then refused: it may have it, so nothing is taken back', async () => {
    begin('a');
    world.named('a').fates = ['lost-applied', 'refused'];
    const result = await done(world);
    expect(states(result)).toBe('a:failed');
    expect(held()).toBe('a:new');
    await converge();
    expectHonest();
  });

  it('refused by all, at once: taken back, with what was announced', async () => {
    begin('ab');
    world.named('a').fates = ['refused'];
    world.named('b').fates = ['refused'];
    const result = await done(world);
    expect(result).toMatchObject({ outcome: 'failed', outputs: { 'key-id': '' } });
    expect(managedKeys()).toEqual([guid(1)]);
    expect(parseLedger(world.tags).sent).toEqual([]);
    expect(held()).toBe('a:old b:old');
  });

  it('refused by one, failed on another: kept', async () => {
    begin('ab');
    world.named('a').fates = ['refused'];
    world.named('b').fates = ['fails-old'];
    expect((await done(world)).outcome).toBe('partial');
    expect(managedKeys()).toHaveLength(2);
  });

  it('refused by all, but stored: kept', async () => {
    begin('a', ['github']);
    world.named('a').fates = ['refused'];
    expect((await done(world)).outcome).toBe('partial');
    expect(managedKeys()).toHaveLength(2);
  });

  it('AKS asks an endpoint that does not know the secret yet: waited out', async () => {
    begin('a');
    world.named('a').fates = ['secret-refused', 'secret-refused', 'secret-refused'];
    expect((await done(world)).outcome).toBe('changed');
    expect(managedKeys()).toHaveLength(2);
  });

  it('it never gets to know it: refused for good after a while', async () => {
    begin('a');
    world.named('a').fates = Array.from({ length: 99 }, () => 'secret-refused' as const);
    expect((await done(world)).outcome).toBe('failed');
    expect(managedKeys()).toEqual([guid(1)]);
  });
});

describe('clusters that cannot take it now', () => {
  it('busy: waited out, whether the state or the reset says so', async () => {
    begin('a');
    world.begin(world.named('a'), guid(1), { time: 20 * minute });
    world.named('a').fates = ['busy'];
    expect((await done(world)).outcome).toBe('changed');
    expect(held()).toBe('a:new');
  });

  it('busy all the time: those behind it are given theirs all the same', async () => {
    begin('abc');
    world.begin(world.named('a'), guid(1), { time: 10 * hour });
    expect(states(await done(world, { maxWait: hour }))).toBe('a:waiting b:accepted c:accepted');
    await converge();
    expect(held()).toBe('a:new b:new c:new');
  });

  it('all of them busy: the first that is idle goes first', async () => {
    begin('abc');
    world.begin(world.named('a'), guid(1), { time: 3 * hour });
    world.begin(world.named('b'), guid(1), { time: hour });
    world.begin(world.named('c'), guid(1), { time: 20 * minute });
    expect((await done(world)).outcome).toBe('changed');
    expect(world.journal.filter((line) => line.startsWith('reset'))).toEqual(['reset c', 'reset b', 'reset a']);
    expect(world.outages).toEqual([]);
  });

  it('turned down for ever though it looks idle: refused in the end, and the others are given theirs', async () => {
    begin('ab');
    world.named('a').fates = Array.from({ length: 999 }, () => 'busy' as const);
    const began = world.time;
    const result = await done(world);
    expect([result.outcome, states(result)]).toEqual(['partial', 'a:refused b:accepted']);
    expect(world.time - began).toBeLessThan(hour);
    expect(accepted('a')).toBe(guid(1));
    expect(managedKeys()).toContain(guid(1));
    world.named('a').fates = [];
    await converge();
    expect(held()).toBe('a:new b:new');
  });

  it('all turned down for ever: nobody has the new secret, so it goes again', async () => {
    begin('ab');
    for (const name of ['a', 'b']) world.named(name).fates = Array.from({ length: 999 }, () => 'busy' as const);
    expect((await done(world)).outcome).toBe('failed');
    expect(managedKeys()).toEqual([guid(1)]);
    expect(held()).toBe('a:old b:old');
  });

  it('turned down for ever after a reset of unknown outcome: it may have the new one, which stays', async () => {
    begin('a');
    world.named('a').fates = ['lost-not-applied', ...Array.from({ length: 999 }, () => 'busy' as const)];
    expect(states(await done(world))).toBe('a:failed');
    expect(managedKeys()).toHaveLength(2);
  });

  it('busy longer than max-wait: waiting, and the next run goes on', async () => {
    begin('ab');
    world.begin(world.named('b'), guid(1), { time: 10 * hour });
    const result = await done(world, { maxWait: hour });
    expect(result).toMatchObject({ outcome: 'waiting', failure: null });
    expect(states(result)).toBe('a:accepted b:waiting');
    expect(managedKeys()).toContain(guid(1));
    await converge();
    expect(held()).toBe('a:new b:new');
  });

  it('its own reset takes longer than max-wait: not accepted, and not lost', async () => {
    begin('a');
    world.operationTime = 3 * hour;
    expect(await done(world, { maxWait: hour })).toMatchObject({ outcome: 'waiting' });
    expect(accepted('a')).toBe(guid(1));
    world.time += 4 * hour;
    world.finish();
    expect(held()).toBe('a:new');
    world.operationTime = minute;
    await converge();
    expectHonest();
  });

  it('stopped: left alone, and what it may have is kept', async () => {
    begin('ab');
    world.named('b').state = { ...world.named('b').state, powerState: 'Stopped' };
    expect(states(await done(world))).toBe('a:accepted b:stopped');
    world.time += 2 * day;
    expect((await done(world)).outcome).toBe('unchanged');
    expect(managedKeys()).toContain(guid(1));
    world.named('b').state = { ...world.named('b').state, powerState: 'Running' };
    await converge();
    expect(held()).toBe('a:new b:new');
    expect(managedKeys()).not.toContain(guid(1));
  });

  it('stopped, and on-stopped is fail: nothing is sent', async () => {
    begin('ab');
    world.named('b').state = { ...world.named('b').state, powerState: 'Stopped' };
    expect(await codeOf(run(world, { onStopped: 'fail' }))).toBe('cluster-stopped');
    expect(world.attempts).toBe(0);
  });

  it('stopped, on-stopped is fail, and nothing is due: no failure', async () => {
    begin('ab');
    await converge();
    world.named('b').state = { ...world.named('b').state, powerState: 'Stopped' };
    expect((await done(world, { onStopped: 'fail' })).outcome).toBe('unchanged');
  });

  it('stopped between the plan and its reset', async () => {
    begin('ab');
    world.beforeState = (id) => {
      if (id.endsWith('/b') && world.journal.includes('reset a'))
        world.named('b').state = { ...world.named('b').state, powerState: 'Stopped' };
    };
    const result = await done(world);
    expect(states(result)).toBe('a:accepted b:stopped');
    expect(resets()).toBe('a');
    expect(result.outcome).toBe('changed');
  });

  it('moved to another principal meanwhile: never moved back', async () => {
    begin('ab');
    world.beforeState = (id) => {
      if (id.endsWith('/b') && world.journal.includes('reset a')) world.named('b').state = { ...world.named('b').state, clientId: 'other' };
    };
    await done(world);
    expect(resets()).toBe('a');
    expect(world.named('b').state.clientId).toBe('other');
  });

  it('moved while the directory lags behind, right before its reset', async () => {
    begin('ab');
    let seen = 0;
    world.beforeState = (id) => {
      if (!id.endsWith('/b') || !world.journal.includes('reset a') || ++seen > 1) return;
      world.lag = [];
    };
    // Reads between its look and its reset would leave time for that.
    const reads: string[] = [];
    const read = world.get.bind(world);
    world.get = () => {
      reads.push('read');
      return read();
    };
    const look = world.beforeState;
    world.beforeState = (id) => {
      look(id);
      reads.push(`state ${id.at(-1)}`);
    };
    const push = world.journal.push.bind(world.journal);
    world.journal.push = (...lines) => {
      reads.push(...lines);
      return push(...lines);
    };
    await done(world);
    expect(reads[reads.indexOf('reset b') - 1]).toBe('state b');
    expect(reads[reads.indexOf('reset b') - 2]).toBe('read');
  });

  it('deleted meanwhile', async () => {
    begin('ab');
    world.beforeState = (id) => {
      if (id.endsWith('/b') && world.journal.includes('reset a')) world.named('b').gone = true;
    };
    await done(world);
    expect(resets()).toBe('a');
    await converge();
    expect(held()).toContain('a:new');
    expect(managedKeys()).toHaveLength(1);
  });

  it('a failed pool: the others get theirs; that one waits for a person, or for force', async () => {
    begin('ab', ['github']);
    const pools = [{ name: 'np2', provisioningState: 'Failed', powerState: 'Running' as const, nodeCount: 1 }];
    world.named('b').state = { ...world.named('b').state, pools };
    const result = await done(world);
    expect(states(result)).toBe('a:accepted b:skipped');
    expect(result.problems.map(({ code }) => code)).toContain('node-pools-failed');
    expect(resets()).toBe('a');
    // Until then no run makes another one for it.
    const made = managedKeys().length;
    for (let round = 0; round < 3; round += 1) expect((await done(world)).outcome).toBe('partial');
    expect(managedKeys()).toHaveLength(made);
    expect(world.journal.filter((line) => line.startsWith('store'))).toHaveLength(1);
    await done(world, { force: true });
    expect(held()).toBe('a:new b:new');
  });
});

describe('refused from the start, with nothing sent', () => {
  it.each<[string, string, () => void, Parameters<typeof run>[1]]>([
    ['its own identity', 'own-identity', () => (world.caller = appId.toUpperCase()), {}],
    [
      'a cluster on managed identity',
      'cluster-managed-identity',
      () => void world.addCluster('m', guid(1), { clientId: 'msi' }),
      'm' as never
    ],
    ['a cluster that is gone', 'arm-not-found', () => (world.named('a').gone = true), 'a' as never],
    [
      'a foreign tenant',
      'application-foreign',
      () => {
        world.exists = false;
        if (world.servicePrincipal) world.servicePrincipal = { ...world.servicePrincipal, appOwnerTenantId: 'elsewhere' };
      },
      {}
    ],
    [
      'a deleted application',
      'application-deleted',
      () => {
        world.exists = false;
        world.deletedApplications = [{ objectId: guid(900), appId, displayName: 'x', deletedOn: now - day }];
      },
      {}
    ],
    ['no application', 'application-not-found', () => (world.exists = false), {}],
    ['a policy against passwords', 'password-blocked-policy', () => (world.policy = { blocked: true, maxLifetime: null }), {}]
  ])('%s: %s', async (_, code, prepare, more) => {
    begin('a');
    prepare();
    const target = typeof more === 'string' ? { target: { kind: 'cluster' as const, id: world.named(more).state.id } } : more;
    expect(await codeOf(run(world, target))).toBe(code);
    expect(world.attempts).toBe(0);
    expect(resets()).toBe('');
  });

  it('a deleted application says until when it can be restored', async () => {
    begin('a');
    world.exists = false;
    world.deletedApplications = [{ objectId: guid(900), appId, displayName: 'x', deletedOn: now - day }];
    await expect(run(world)).rejects.toThrow(/deleted on 2026-11-23; until 2026-12-23/);
    const restore = `/v1.0/directory/deletedItems/${guid(900)}/restore`;
    await expect(run(world)).rejects.toHaveProperty('hint', expect.stringContaining(`--url https://graph.microsoft.com${restore},`));
    const elsewhere = run(world, { graph: 'https://microsoftgraph.chinacloudapi.cn' });
    await expect(elsewhere).rejects.toHaveProperty(
      'hint',
      expect.stringContaining(`--url https://microsoftgraph.chinacloudapi.cn${restore},`)
    );
  });
});

describe('dry run', () => {
  it.each(['a', 'abc'])('of %s sends nothing and lists the requests in their order', async (names) => {
    begin(names, ['vault', 'github']);
    const result = await done(world, { dryRun: true, parallel: 2 });
    expect(result.outcome).toBe('planned');
    expect(world.attempts).toBe(0);
    expect(world.journal).toEqual([]);
    const steps = result.log.find(({ title }) => title === 'Steps')?.lines.join('\n') ?? '';
    expect(steps).toMatch(
      /aks-sp-turn.*addPassword aks-sp\/.*token requests.*tags.*vault.*github.*\/a\/resetServicePrincipalProfile.*tags.*overlap.*aks-sp-turn/s
    );
    expect(steps.match(/resetServicePrincipalProfile/g)).toHaveLength(names.length);
  });

  it('with nothing to do', async () => {
    begin('a');
    await done(world);
    world.time += 2 * hour;
    expect((await done(world, { dryRun: true })).outcome).toBe('unchanged');
  });
});

describe('stores', () => {
  it('have it before any cluster, and say so in the ledger', async () => {
    begin('a', ['vault', 'github']);
    const { outputs } = await done(world);
    expect(world.journal).toEqual(['store vault', 'store github', 'reset a']);
    expect(parseLedger(world.tags)).toMatchObject({ issued: new Set([outputs['key-id']]), delivered: new Set([outputs['key-id']]) });
    expect(world.stores.map(({ versions }) => versions.at(-1)?.keyId)).toEqual([outputs['key-id'], outputs['key-id']]);
    await converge();
    expect(world.stores[0]?.versions).toHaveLength(1);
  });

  it('one refuses: the others are put back, no cluster gets anything, the secret is taken back', async () => {
    begin('a', ['vault', 'github']);
    (world.stores[1] as { mishaps: string[] }).mishaps = ['refuse'];
    const result = await done(world);
    expect(result.outcome).toBe('failed');
    expect(world.journal).toEqual(['store vault', 'undo vault']);
    expect(managedKeys()).toEqual([guid(1)]);
    expect(held()).toBe('a:old');
    await converge();
    expect(held()).toBe('a:new');
  });

  it('one refuses, and another cannot be put back: the secret stays', async () => {
    begin('a', ['github', 'vault']);
    const [first, second] = world.stores;
    if (first) first.undoProblem = 'github-no-undo';
    if (second) second.mishaps = ['refuse'];
    expect((await done(world)).outcome).toBe('partial');
    expect(managedKeys()).toHaveLength(2);
  });

  it('killed after the vault had it: the next run goes on with the same value', async () => {
    begin('ab', ['vault']);
    world.named('a').fates = ['die-before'];
    expect(await run(world)).toBe('killed');
    const [key] = managedKeys().slice(-1);
    world.time += 10 * minute;
    expect((await done(world)).outputs['key-id']).toBe(key);
    expect(world.stores[0]?.versions).toHaveLength(1);
    expect(held()).toBe('a:new b:new');
    expect(managedKeys()).toEqual([guid(1), key]);
  });

  it('a value that a store keeps latest is never retired', async () => {
    begin('a', ['vault']);
    await done(world);
    world.stores = [];
    await done(world, { force: true });
    world.stores = [];
    const vault = world.addStore('vault', true);
    const [, stored = ''] = managedKeys();
    vault.versions = [
      { appId, tenantId, keyId: stored, rotationId: 'x', secret: world.secrets.get(stored) ?? '', endsOn: now + 365 * day }
    ];
    world.time += 3 * day;
    await done(world);
    expect(managedKeys()).toContain(stored);
  });
});

describe('two runs', () => {
  it('the second gives way while the first is at work, and writes nothing that stays', async () => {
    begin('a');
    world.operationTime = 4 * hour;
    const first = run(world);
    for (let round = 0; round < 200 && resets() === ''; round += 1) await world.wait(1000);
    const second = await done(world);
    expect(second).toMatchObject({ outcome: 'waiting', failure: null });
    expect(second.problems.map(({ code }) => code)).toEqual(['turn-taken']);
    const result = await first;
    expect(result !== 'killed' && result.outcome).toBe('changed');
    expect(resets()).toBe('a');
    expect(turns()).toBe(0);
  });

  it('at the very same time: one of them rotates, once', async () => {
    begin('ab');
    const results = await Promise.all([done(world), done(world)]);
    const outcomes = results.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['changed', 'waiting']);
    expect(resets()).toBe('ab');
    expect(managedKeys()).toHaveLength(2);
  });

  it('the turn of a killed run is taken over once GitHub calls it completed', async () => {
    begin('a');
    world.named('a').fates = ['die-after'];
    expect(await run(world)).toBe('killed');
    expect(turns()).toBe(1);
    world.time += 10 * minute;
    expect((await done(world)).outcome).toBe('changed');
    expect(turns()).toBe(0);
    await converge();
    expect(managedKeys()).toHaveLength(1);
  });

  it('and before that it is waited for', async () => {
    begin('a');
    world.named('a').fates = ['die-after'];
    await run(world);
    world.statuses.set('9001', 'unknown');
    world.time += 10 * minute;
    expect((await done(world)).outcome).toBe('waiting');
    world.time += 6 * hour;
    expect((await done(world)).outcome).toBe('changed');
  });
});

describe('scans', () => {
  it('not complete: rotates all the same, says so, removes nothing', async () => {
    begin('a');
    world.covered = false;
    expect(await done(world)).toMatchObject({ outcome: 'changed', complete: false });
    world.time += 3 * day;
    expect(await done(world)).toMatchObject({ outcome: 'unchanged', complete: false });
    expect(managedKeys()).toHaveLength(2);
    expect((await done(world, { trustVisibleScope: true })).outputs.retired).toBe(JSON.stringify([guid(1)]));
  });

  it('a cluster that the ledger names cannot be read: nothing is removed', async () => {
    begin('ab');
    await done(world);
    world.named('b').unreadable = true;
    world.time += 3 * day;
    expect(await done(world, { trustVisibleScope: true })).toMatchObject({
      outcome: 'partial',
      complete: false,
      outputs: { retired: '[]' }
    });
    expect(managedKeys()).toContain(guid(1));
  });

  it('Resource Graph does not know a new cluster on the old secret yet: found before the removal', async () => {
    begin('a');
    await done(world);
    world.time += 3 * day;
    world.addCluster('n', guid(1)).unlisted = true;
    const result = await done(world);
    expect(result.outcome).toBe('partial');
    expect(managedKeys()).toContain(guid(1));
  });

  it('somebody wrote to a cluster after its acceptance: nothing is removed, and a run with nothing to do takes no turn', async () => {
    begin('a');
    await done(world);
    world.time += 3 * day;
    world.named('a').changes = [{ at: world.time - day, operation: 'Microsoft.ContainerService/managedClusters/write', caller: 'someone' }];
    const attempts = world.attempts;
    expect((await done(world)).outcome).toBe('unchanged');
    expect(world.attempts).toBe(attempts);
    expect(managedKeys()).toContain(guid(1));
  });
});

describe('secrets', () => {
  it('that AKS cannot take are removed and asked for anew', async () => {
    begin('a');
    world.nextSecrets = ['dropped~1', 'a"b~2', 'c&d~3'];
    await done(world);
    expect(managedKeys()).toHaveLength(2);
    expect(world.secrets.get(world.named('a').holds ?? '')).toMatch(/^q8Q~/);
  });

  it('that Entra does not let in: taken back', async () => {
    begin('a');
    world.proofs = Array.from({ length: 999 }, () => 'not-yet' as const);
    expect(await done(world)).toMatchObject({ outcome: 'failed', failure: { code: 'secret-not-proved' } });
    expect(managedKeys()).toEqual([guid(1)]);
    expect(resets()).toBe('');
  });

  it('live as long as the policy of the tenant allows', async () => {
    begin('a');
    world.policy = { blocked: false, maxLifetime: 90 * day };
    const { outputs } = await done(world);
    expect(Date.parse(outputs['expires-on'] ?? '')).toBeLessThanOrEqual(now + 90 * day);
    expect(world.output.join('\n')).toContain('policy-lifetime');
  });

  it('end by the clock of the directory, whatever the runner believes', async () => {
    begin('a');
    world.time = now + 3000 * day;
    const { outputs } = await done(world);
    const ends = Date.parse(outputs['expires-on'] ?? '');
    expect(ends - (now + 3365 * day)).toBeGreaterThanOrEqual(-1000);
    expect(ends - (now + 3365 * day)).toBeLessThan(hour);
  });
});
