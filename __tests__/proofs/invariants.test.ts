/** Each promise, broken on purpose: a check that cannot fail proves nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { load, openBench, takeSnapshot, type Bench } from '../../proofs/bench.ts';
import {
  broken,
  contentClusters,
  foreignChanges,
  foreignView,
  heldSecrets,
  leftOver,
  needlessResets,
  publicTexts,
  removedInStore,
  removedTooEarly,
  Secrets,
  staleStores
} from '../../proofs/invariants.ts';
import { Judge, prepare, settle, tryPoint } from '../../proofs/point.ts';
import type { Own, Scenario } from '../../proofs/scenario.ts';
import { twoClusters } from '../../proofs/rotations.ts';
import { scenarios } from '../../proofs/scenarios.ts';
import { githubSecret, inGitHub } from '../../proofs/worlds.ts';
import type { Application } from '../../sandbox/world.ts';

// Bounds a hang; on a busy machine each run takes its time.
jest.setTimeout(300_000);

let bench: Bench;
let own: Own;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  load(bench, twoClusters);
  own = twoClusters.own(bench.sandbox);
});

function shop(): Application {
  return bench.sandbox.world.state.graph.applications.find(({ displayName }) => displayName === 'shop')!;
}

function addCredential(displayName: string, secret = 'a-secret-that-nobody-holds-0001'): void {
  const [first] = shop().passwordCredentials;
  shop().passwordCredentials.push({ ...first!, keyId: '11111111-2222-4333-8444-555555555555', displayName, secret });
}

describe('I1: no cluster that worked stops working', () => {
  it('says so when the old secret goes before the cluster has the new one, as az ad app credential reset does', () => {
    shop().passwordCredentials = [];
    addCredential('reset by az');
    bench.sandbox.engine.check(7);
    const found = broken(bench.sandbox);
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^I1 cluster aks-1 stopped working after request 7/);
    // Given the new one afterwards they work again, and the gap is still seen.
    for (const cluster of bench.sandbox.world.state.arm.clusters)
      if (cluster.clientId === shop().appId) cluster.secret = shop().passwordCredentials[0]!.secret;
    bench.sandbox.engine.check(8);
    expect(broken(bench.sandbox)).toHaveLength(2);
  });

  it('says so when the application is deleted, and when it is disabled', () => {
    bench.sandbox.world.state.graph.servicePrincipals.find(({ displayName }) => displayName === 'shop')!.accountEnabled = false;
    bench.sandbox.engine.check(1);
    expect(broken(bench.sandbox).join()).toContain('disabled');
  });

  it('says so when a cluster gets a value that no longer signs in', () => {
    bench.sandbox.world.state.arm.clusters.find(({ name }) => name === 'aks-2')!.secret = 'removed-while-it-was-on-its-way';
    bench.sandbox.engine.check(3);
    expect(broken(bench.sandbox)).toEqual([expect.stringContaining('aks-2 stopped working after request 3')]);
  });
});

describe('I2: nothing is left to do after two further runs', () => {
  it('says so when every run finds something to do', async () => {
    const restless: Scenario = { ...twoClusters, inputs: (sandbox) => ({ ...twoClusters.inputs(sandbox), force: 'true' }) };
    const prepared = { scenario: restless, inputs: restless.inputs(bench.sandbox), own };
    const judge = new Judge(bench, prepared);
    await settle(bench, prepared, judge, { runId: 9001, rest: [], outcomes: [] });
    expect(judge.violations).toEqual([expect.stringMatching(/^I2 not settled after 3 further runs: changed, changed, changed/)]);
  });

  it('says so when a goal is missed', async () => {
    const prepared = await prepare(bench, { ...twoClusters, goal: () => ['I2 the moon was not reached'] });
    expect((await tryPoint(bench, prepared, 1, null)).violations).toEqual(['I2 the moon was not reached']);
  });
});

describe('I3: nothing of ours is left that nothing uses', () => {
  const all = { own: () => own };

  it('says so of a secret of ours and of a turn, not of what people made or what a cluster holds', () => {
    expect(leftOver(bench.sandbox, all, own)).toEqual([]);
    addCredential('made by a person');
    expect(leftOver(bench.sandbox, all, own)).toEqual([]);
    addCredential('aks-sp/996e1f71.1.2.1.abcdefgh');
    addCredential('aks-sp-turn/996e1f71.1.2.1.abcdefgh');
    expect(leftOver(bench.sandbox, all, own)).toEqual([
      expect.stringContaining('I3 managed credential'),
      expect.stringContaining('I3 turn')
    ]);
  });

  it('never excuses a turn', () => {
    addCredential('aks-sp-turn/996e1f71.1.2.1.abcdefgh');
    expect(leftOver(bench.sandbox, { ...all, excuse: () => true }, own)).toHaveLength(1);
  });
});

describe('I4: nothing foreign changes, vanishes or appears', () => {
  const changes: [string, (state: Bench['sandbox']['world']['state']) => void][] = [
    ['credential', () => (shop().passwordCredentials = shop().passwordCredentials.filter(({ displayName }) => displayName !== 'rbac'))],
    ['tag', () => (shop().tags = shop().tags.filter((tag) => tag.startsWith('aks-sp:')))],
    [
      'application somebody-else',
      ({ graph }) => (graph.applications.find(({ displayName }) => displayName === 'somebody-else')!.tags = [])
    ],
    ['role assignment', ({ arm }) => arm.roleAssignments.pop()],
    ['cluster', ({ arm }) => (arm.clusters[0]!.secret = 'another')],
    ['secret unrelated', ({ arm }) => (arm.vaults![0]!.secrets[0]!.versions[0]!.value = 'another')],
    ['GitHub secret UNRELATED', ({ github }) => github.repositories[0]!.secrets!.pop()],
    ['issue 1', ({ github }) => (github.repositories[0]!.issues[0]!.body = 'rewritten')],
    ['application shop', () => (shop().displayName = 'renamed')],
    ['appeared', ({ graph }) => graph.servicePrincipals.push({ ...graph.servicePrincipals[0]!, displayName: 'out of nowhere' })]
  ];

  it.each(changes)('says so of a %s', (what, change) => {
    const { state } = bench.sandbox.world;
    const before = foreignView(takeSnapshot(bench).state, own);
    expect(foreignChanges(before, foreignView(state, own))).toEqual([]);
    change(state);
    const found = foreignChanges(before, foreignView(state, own));
    expect(found.length).toBeGreaterThan(0);
    expect(found.join()).toContain(what);
  });

  it('leaves what belongs to the run to it', () => {
    const before = foreignView(takeSnapshot(bench).state, own);
    addCredential('aks-sp/996e1f71.1.2.1.abcdefgh');
    shop().tags.push('aks-sp:managed');
    expect(foreignChanges(before, foreignView(bench.sandbox.world.state, own))).toEqual([]);
  });
});

describe('I5: no secret shows', () => {
  const secrets = new Secrets();
  const value = 'a~b"c/d\\e+f g&h';

  it.each([value, JSON.stringify(value), encodeURIComponent(value), new URLSearchParams({ value }).toString()])('says so of %s', (form) => {
    secrets.add(value);
    expect(secrets.shownIn([`in the middle ${form} of a line`], 'the log')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^I5 .* shows in the log/)])
    );
  });

  it('knows the secrets of clusters, applications, stores and tokens, and looks into issues and tags', () => {
    const { state } = bench.sandbox.world;
    const all = new Secrets();
    all.see(state);
    expect(all.shownIn(publicTexts(state), 'the world')).toEqual([]);
    state.github.repositories[0]!.issues[0]!.body = `secret: ${shop().passwordCredentials[0]!.secret}`;
    shop().tags.push(state.github.tokens[0]!.token);
    expect(all.shownIn(publicTexts(state), 'the world').length).toBeGreaterThanOrEqual(2);
  });
});

describe('I6: every store holds the secret in use', () => {
  const stored = (value: string): void =>
    void bench.sandbox.world.state.github.repositories[0]!.secrets!.push({ name: githubSecret, value, createdAt: '', updatedAt: '' });

  it('says so when it holds nothing, another secret, or one that is gone', () => {
    expect(staleStores(bench.sandbox, { stores: [inGitHub], own })).toEqual([expect.stringContaining('holds nothing')]);
    const [rbac, ours] = shop().passwordCredentials;
    stored(rbac!.secret);
    expect(staleStores(bench.sandbox, { stores: [inGitHub], own })).toEqual([expect.stringContaining('no cluster uses')]);
    bench.sandbox.world.state.github.repositories[0]!.secrets!.pop();
    stored(ours!.secret);
    expect(staleStores(bench.sandbox, { stores: [inGitHub], own })).toEqual([]);
    shop().passwordCredentials = [rbac!];
    expect(staleStores(bench.sandbox, { stores: [inGitHub], own })).toHaveLength(1);
  });
});

describe('I6 at the end of a run: no store holds a secret that was removed', () => {
  it('says so when the stored one goes, and of no other', () => {
    const { state } = bench.sandbox.world;
    const born = new Set<string>();
    const [rbac, ours] = shop().passwordCredentials;
    const stores = [() => ours!.secret];
    expect(removedInStore(state, { stores }, born)).toEqual([]);
    shop().passwordCredentials = [ours!];
    expect(removedInStore(state, { stores }, born)).toEqual([]);
    shop().passwordCredentials = [rbac!];
    expect(removedInStore(state, { stores }, born)).toEqual([expect.stringMatching(/^I6 a run ends/)]);
  });
});

describe('I7: what a cluster held when a run began is there when it ends', () => {
  it('says so when it was taken away after the cluster was given another', () => {
    const { state } = bench.sandbox.world;
    const before = heldSecrets(state);
    expect(removedTooEarly(before, heldSecrets(state), state)).toEqual([]);
    addCredential('aks-sp/996e1f71.1.2.1.abcdefgh', 'the-next-one');
    for (const cluster of state.arm.clusters) if (cluster.clientId === shop().appId) cluster.secret = 'the-next-one';
    expect(removedTooEarly(before, heldSecrets(state), state)).toEqual([]);
    shop().passwordCredentials = shop().passwordCredentials.filter(({ secret }) => secret !== before.get('aks-1'));
    expect(removedTooEarly(before, heldSecrets(state), state)).toEqual([
      expect.stringMatching(/^I7 .* aks-1 /),
      expect.stringMatching(/^I7 .* aks-2 /)
    ]);
  });

  it('has nothing to say of an application that is deleted with all it has', () => {
    const { state } = bench.sandbox.world;
    const before = heldSecrets(state);
    shop().deletedDateTime = new Date().toISOString();
    expect(removedTooEarly(before, heldSecrets(state), state)).toEqual([]);
  });
});

describe('I8: no cluster is reset that needs nothing', () => {
  const cluster = (name: string) => bench.sandbox.world.state.arm.clusters.find((each) => each.name === name)!;
  const ours = () => shop().passwordCredentials.find(({ displayName }) => displayName?.startsWith('aks-sp/'))!;
  const lasting = (): void => void (ours().endDateTime = new Date(bench.sandbox.world.now() + 200 * 86_400_000).toISOString());
  const content = (): string[] => [...contentClusters(bench.sandbox, own)].map((id) => id.split('/').at(-1)!).sort();
  const reset = (name: string, method = 'POST') => {
    const path = `/arm${cluster(name).id.toUpperCase()}/resetServicePrincipalProfile`;
    return { id: 7, method, path } as Parameters<typeof needlessResets>[1][number];
  };

  it('says so of a cluster that accepted the youngest secret, if that lasts', () => {
    expect(content()).toEqual([]);
    lasting();
    expect(content()).toEqual(['aks-1', 'aks-2']);
    expect(needlessResets(contentClusters(bench.sandbox, own), [reset('aks-1'), reset('aks-1', 'GET'), reset('aks-somebody')])).toEqual([
      expect.stringMatching(/^I8 cluster aks-1 was reset with request 7/i)
    ]);
  });

  it('says nothing of one that holds another, has none on record, or was sent a later one', () => {
    lasting();
    cluster('aks-2').secret = 'given by somebody';
    expect(content()).toEqual(['aks-1']);
    const uses = shop().tags.filter((tag) => tag.startsWith('aks-sp:uses:'));
    const [, , , hash] = uses[0]!.split(':');
    const later = `aks-sp:sent:11111111-2222-4333-8444-555555555555:${hash}:${Math.floor(bench.sandbox.world.now() / 1000)}`;
    shop().tags.push(later.replace('11111111-2222-4333-8444-555555555555', ours().keyId));
    cluster('aks-2').secret = ours().secret;
    expect(content()).toHaveLength(1);
    shop().tags = shop().tags.filter((tag) => !uses.includes(tag));
    expect(content()).toEqual([]);
  });

  it('is checked over every run that was not told to rotate whatever is due', async () => {
    lasting();
    const { scenario, inputs } = { scenario: twoClusters, inputs: twoClusters.inputs(bench.sandbox) };
    for (const force of ['true', 'false']) {
      const judge = new Judge(bench, { scenario, own });
      await judge.run(
        async () => {
          bench.sandbox.engine.exchanges.push(reset('aks-2'));
          return null;
        },
        { ...inputs, force }
      );
      expect(judge.violations).toHaveLength(force === 'true' ? 0 : 1);
    }
  });
});

it('has a scenario for every operation', () => {
  for (const operation of ['check-expiry', 'delegate', 'provision', 'rotate', 'cleanup'])
    expect(scenarios.some(({ name }) => name.startsWith(operation))).toBe(true);
});
