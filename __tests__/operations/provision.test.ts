/** provision from nothing to working, with the real adapters against the sandbox. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { clusterHash } from '../../src/domain/ledger.ts';
import { credentialName, rotationIdOf } from '../../src/domain/rotation-id.ts';
import { day, hour, leaks, World, seed as base, type RunOptions } from './provision-world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

function full(): RunOptions {
  return { stores: [world.vault, 'github-secret:AKS', 'output'], assign: [`Reader @ ${world.sub}/resourceGroups/rg-aks`] };
}

describe('a first run', () => {
  it('makes application, principal and secret, and puts it where it belongs', async () => {
    const ran = await world.run(full());
    expect(ran.result).toMatchObject({ outcome: 'changed', complete: true, failure: null, problems: [] });
    const [password, ...more] = world.passwords('aks-sp/');
    expect(more).toEqual([]);
    expect(world.passwords('aks-sp-turn/')).toEqual([]);
    expect(world.principals()).toHaveLength(1);
    expect(world.app().owners).toHaveLength(1);
    const keyId = password?.keyId ?? '';
    expect(world.app().tags.sort()).toEqual([
      `aks-sp:delivered:${keyId}`,
      `aks-sp:issued:${keyId}`,
      'aks-sp:managed',
      expect.stringMatching(`^aks-sp:to:${keyId}:[0-9a-f]{16}$`)
    ]);
    expect([world.stored(), world.gitHubSecret('AKS'), ran.outputs.get('client-secret')]).toEqual(Array(3).fill(password?.secret));
    expect(world.roles()).toEqual(['Reader']);
    expect(ran.result.outputs).toMatchObject({
      'app-id': world.app().appId,
      'application-object-id': world.app().id,
      'service-principal-id': world.principals()[0]?.id,
      'key-id': keyId,
      created: 'true'
    });
    expect(ran.result.outputs['expires-on']?.slice(0, 16)).toBe(password?.endDateTime.slice(0, 16));
    expect(leaks(ran.visible, [password?.secret ?? ''])).toEqual([]);
    expect(ran.masked).toContain(password?.secret);
  });

  it('is followed by runs that write nothing and say where the secret is', async () => {
    const first = await world.run(full());
    const second = await world.run(full());
    expect(second.writes).toEqual([]);
    expect(second.result).toMatchObject({ outcome: 'unchanged', failure: null, outputs: { created: 'false' } });
    for (const name of ['app-id', 'service-principal-id', 'key-id', 'expires-on'])
      expect(second.result.outputs[name]).toBe(first.result.outputs[name]);
    expect(second.visible).toContain(`It stands in: Key Vault ${world.vault.replace('/secrets/aks', '')}, secret aks.`);
    expect(second.visible).toMatch(/cannot be read back: .*AKS.*step outputs/);
    expect(second.outputs.size).toBe(0);
  });

  it('without store and cluster makes no secret and says so; a later store gets one', async () => {
    const ran = await world.run();
    expect(ran.result).toMatchObject({ outcome: 'changed', outputs: { 'key-id': '', 'expires-on': '' } });
    expect(world.passwords('aks-sp/')).toEqual([]);
    expect(ran.visible).toContain('No secret was made');
    expect((await world.run()).writes).toEqual([]);
    expect((await world.run({ stores: [world.vault] })).result.outcome).toBe('changed');
    expect(world.stored()).toBe(world.passwords('aks-sp/')[0]?.secret);
  });

  it('goes through replicas that lag', async () => {
    const slow = await World.open({}, { replication: 20_000 });
    try {
      const ran = await slow.run({ stores: [slow.vault], assign: [`Reader @ ${slow.sub}/resourceGroups/rg-aks`] });
      expect(ran.result).toMatchObject({ outcome: 'changed', failure: null, problems: [] });
      expect([slow.principals().length, slow.passwords('aks-sp/').length, slow.passwords('aks-sp-turn/').length]).toEqual([1, 1, 0]);
      slow.tenant.sandbox.engine.advance(60_000);
      expect((await slow.run({ stores: [slow.vault] })).writes).toEqual([]);
    } finally {
      await slow.close();
    }
  });

  it('makes itself an owner where the permission alone does not', async () => {
    world.reset({ caller: { ...base.caller, graphPermissions: ['Application.ReadWrite.All'] } });
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result.outcome).toBe('changed');
    expect(world.app().owners).toEqual([world.tenant.caller.objectId]);
    expect(ran.visible).toContain('policy of the tenant may not be read');
    expect((await world.run({ stores: [world.vault] })).writes).toEqual([]);
  });

  it.each(['::add-mask::x\r\n', 'https://www.contoso.org/example', '<img src=x onerror=1> @team | `x`', '\u202Egnp.sp', 'ä'.repeat(200)])(
    'takes the display name %j and shows it harmlessly',
    async (name) => {
      const ran = await world.run({ name, stores: [world.vault] });
      expect(ran.result.outcome).toBe('changed');
      expect(world.app().displayName).toBe(name);
      expect(ran.result.summary).not.toMatch(/^::|<img|\u202E|(?<!<span>)@team/m);
      for (const { title, lines } of ran.result.log) for (const line of [title, ...lines]) expect(line).not.toMatch(/^\s*::|[\r\n\u202E]/);
      expect((await world.run({ name, stores: [world.vault] })).writes).toEqual([]);
    }
  );
});

const otherSecret = (): string => `${world.tenant.sandbox.origin}/vaults/kv/secrets/other`;
const inVault = (name: string): string => `Key Vault ${world.tenant.sandbox.origin}/vaults/kv, secret ${name}`;

describe('which secret', () => {
  it('new-secret: always adds one, and the old one stays while nothing proves that it is unused', async () => {
    await world.run({ stores: [world.vault] });
    const [old] = world.passwords('aks-sp/');
    const ran = await world.run({ stores: [world.vault], newSecret: 'always' });
    const now = world.passwords('aks-sp/');
    expect(now).toHaveLength(2);
    expect(world.stored()).not.toBe(old?.secret);
    expect(ran.result.outputs['key-id']).not.toBe(old?.keyId);
    expect(ran.visible).toContain('nothing shows that it has been replaced');
  });

  it('one that ended is no secret any more', async () => {
    await world.run({ stores: [world.vault], validFor: day });
    const [old] = world.passwords('aks-sp/');
    world.tenant.sandbox.engine.advance(2 * day);
    expect((await world.run({ stores: [world.vault] })).result.outcome).toBe('changed');
    expect(world.stored()).not.toBe(old?.secret);
  });

  it('one that a dead run made and never gave out is removed and replaced', async () => {
    await world.run();
    const { sandbox } = world.tenant;
    const rotation = rotationIdOf({ server: '0a1b2c3d', repositoryId: '1', runId: '7', attempt: 1 }, 'AbCdEf_-');
    const template = { ...world.tenant.sandbox.world.state.graph.applications[0]!.passwordCredentials[0]! };
    const made = new Date(sandbox.world.now() - 7 * hour).toISOString();
    world.app().passwordCredentials.push({
      ...template,
      ...{ keyId: '77777777-7777-4777-8777-777777777777', displayName: credentialName('managed', rotation), startDateTime: made }
    });
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result.result['retired']).toEqual(['77777777-7777-4777-8777-777777777777']);
    expect(world.passwords('aks-sp/')).toHaveLength(1);
    expect(world.stored()).toBe(world.passwords('aks-sp/')[0]?.secret);
  });

  it('one whose store refuses is removed again, and the run fails with the reason', async () => {
    const { sandbox } = world.tenant;
    const ran = await world.run({
      stores: [world.vault, 'github-secret:AKS'],
      onWait: () => {
        sandbox.world.state.github.tokens[0]!.permissions = { actions: 'read' };
      }
    });
    expect(ran.result.outcome).toBe('partial');
    expect(ran.result.failure?.hint).toContain('The new secret was removed again');
    expect(world.passwords('aks-sp/')).toEqual([]);
    expect(world.passwords('aks-sp-turn/')).toEqual([]);
    expect(world.tags('issued')).toEqual([]);
    expect(ran.result.outputs['app-id']).toBe(world.app().appId);
  });

  it('one that got to the vault only, since its run died, goes on to the other destinations', async () => {
    const options = { stores: [world.vault, 'github-secret:AKS'] };
    await world.run(options);
    const [password] = world.passwords('aks-sp/');
    world.app().tags = world.app().tags.filter((tag) => !tag.includes('delivered'));
    world.tenant.sandbox.world.state.github.repositories[0]!.secrets = [];
    const ran = await world.run(options);
    expect(ran.result).toMatchObject({ outcome: 'changed', failure: null, outputs: { 'key-id': password?.keyId } });
    expect(world.passwords('aks-sp/')).toEqual([password]);
    expect([world.stored(), world.gitHubSecret('AKS')]).toEqual([password?.secret, password?.secret]);
    expect((await world.run(options)).writes).toEqual([]);
  });

  it('one that stands in one vault goes from there to a vault that is named later', async () => {
    const other = otherSecret();
    await world.run({ stores: [world.vault] });
    const [password] = world.passwords('aks-sp/');
    const options = { stores: [other, 'github-secret:AKS', world.vault] };
    const dry = await world.run({ ...options, dryRun: true });
    expect(dry.result).toMatchObject({ outcome: 'planned', problems: [], result: { secret: { stored: [inVault('aks')] } } });
    expect(dry.visible).toContain(`It does not stand in: ${inVault('other')}.`);
    expect(dry.writes).toEqual([]);
    const ran = await world.run(options);
    expect(ran.result).toMatchObject({ outcome: 'changed', failure: null, problems: [], outputs: { 'key-id': password?.keyId } });
    expect(world.passwords('aks-sp/')).toEqual([password]);
    expect(world.passwords('aks-sp-turn/')).toEqual([]);
    expect([world.stored(), world.stored('other'), world.gitHubSecret('AKS')]).toEqual(Array(3).fill(password?.secret));
    expect(leaks(ran.visible, [password?.secret ?? ''])).toEqual([]);
    const again = await world.run(options);
    expect(again.writes).toEqual([]);
    expect(again.result).toMatchObject({ outcome: 'unchanged', result: { secret: { stored: [inVault('other'), inVault('aks')] } } });
  });

  it('one that no vault of this run holds is said to be missing there, until a new one is asked for', async () => {
    const stores = [otherSecret()];
    await world.run({ stores: [world.vault] });
    const [password] = world.passwords('aks-sp/');
    for (const dryRun of [true, false]) {
      const ran = await world.run({ stores, dryRun });
      expect(ran.result).toMatchObject({ outcome: 'partial', failure: { code: 'store-lacks-secret' }, result: { secret: { stored: [] } } });
      expect(ran.result.problems.map(({ code }) => code)).toEqual(['store-lacks-secret']);
      expect(ran.visible).toContain(`It does not stand in: ${inVault('other')}.`);
      expect(ran.visible).not.toContain('cannot be read back');
      expect(ran.writes).toEqual([]);
    }
    expect((await world.run({ stores, newSecret: 'always' })).result).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.stored('other')).toBe(world.passwords('aks-sp/').find(({ keyId }) => keyId !== password?.keyId)?.secret);
    // The older one that stands in the first vault is not the one in force any more.
    expect((await world.run({ stores: [world.vault, ...stores] })).result.outcome).toBe('changed');
    expect(world.stored()).toBe(world.stored('other'));
  });

  it('one whose version in the vault is disabled does not count as standing there', async () => {
    await world.run({ stores: [world.vault] });
    const vault = world.tenant.sandbox.world.state.arm.vaults!.find(({ name }) => name === 'kv')!;
    vault.secrets.find(({ name }) => name === 'aks')!.versions.at(-1)!.enabled = false;
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result).toMatchObject({ outcome: 'partial', failure: { code: 'store-lacks-secret' } });
    expect(ran.result.failure?.message).toContain(inVault('aks'));
  });

  it('a vault secret of somebody else is not written over to have it everywhere', async () => {
    await world.run({ stores: [world.vault] });
    await world.run({ name: 'theirs', target: { kind: 'name', displayName: 'theirs', uniqueName: 'theirs' }, stores: [otherSecret()] });
    const before = world.stored('other');
    const ran = await world.run({ stores: [world.vault, otherSecret()] });
    expect(ran.result).toMatchObject({ outcome: 'failed', failure: { code: 'store-foreign' } });
    expect(ran.writes).toEqual([]);
    expect(world.stored('other')).toBe(before);
  });

  it('a store that cannot be written is found out before anything is made', async () => {
    const ran = await world.run({ stores: [`${world.tenant.sandbox.origin}/vaults/none/secrets/aks`] });
    expect(ran.result.outcome).toBe('failed');
    expect(ran.writes).toEqual([]);
    expect(world.applications()).toEqual([]);
  });
});

describe('an application that is there', () => {
  const foreign: Seed = {
    applications: [{ name: 'aks shop', uniqueName: 'aks-shop', credentials: [{ name: 'theirs' }], owners: ['caller'] }]
  };

  it('and not ours is refused, and left as it is', async () => {
    world.reset(foreign);
    const before = JSON.stringify(world.app());
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result).toMatchObject({ outcome: 'failed', failure: { code: 'application-not-managed' } });
    expect(ran.result.failure?.hint).toContain(`app-id: ${world.app().appId} and adopt: true`);
    expect(ran.writes).toEqual([]);
    expect(JSON.stringify(world.app())).toBe(before);
  });

  it.each<[string, (appId: string) => RunOptions]>([
    ['unique name', () => ({})],
    ['appId', (appId) => ({ target: { kind: 'app-id', appId } })]
  ])('is adopted by its %s, and keeps what it has', async (_, target) => {
    world.reset(foreign);
    world.app().tags = ['theirs'];
    const [theirs] = world.app().passwordCredentials;
    const ran = await world.run({ stores: [world.vault], adopt: true, ...target(world.app().appId) });
    expect(ran.result).toMatchObject({ outcome: 'changed', failure: null, outputs: { created: 'false' } });
    expect(world.app().passwordCredentials).toContainEqual(theirs);
    expect(world.app().tags).toEqual(expect.arrayContaining(['theirs', 'aks-sp:managed']));
    expect(world.stored()).toBe(world.passwords('aks-sp/')[0]?.secret);
    expect((await world.run({ stores: [world.vault], ...target(world.app().appId) })).writes).toEqual([]);
  });

  it.each<[string, Seed, string]>([
    ['has a service principal', { applications: [{ name: 'aks shop', uniqueName: 'aks-shop', owners: ['caller'] }] }, 'service principal'],
    [
      'has another name',
      { applications: [{ name: 'x', displayName: 'other', uniqueName: 'aks-shop', servicePrincipal: false }] },
      'another display name'
    ],
    ['has tags', { applications: [{ name: 'aks shop', uniqueName: 'aks-shop', tags: ['t'], servicePrincipal: false }] }, 'tags'],
    [
      'has another owner',
      { applications: [{ name: 'o' }, { name: 'aks shop', uniqueName: 'aks-shop', owners: ['o'], servicePrincipal: false }] },
      'other owners'
    ]
  ])('is not taken for one of a dead run if it %s', async (_, seed, why) => {
    world.reset(seed);
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result.failure).toMatchObject({ code: 'application-not-managed' });
    expect(ran.result.failure?.message).toContain(why);
    expect(ran.writes).toEqual([]);
  });

  it('bare, with our names and no other owner, is finished', async () => {
    world.reset({ applications: [{ name: 'aks shop', uniqueName: 'aks-shop', owners: ['caller'], servicePrincipal: false }] });
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result).toMatchObject({ outcome: 'changed', result: { application: 'finished' }, outputs: { created: 'false' } });
    expect(world.stored()).toBe(world.passwords('aks-sp/')[0]?.secret);
  });

  it('deleted is refused with the command that restores it', async () => {
    world.reset({ applications: [{ name: 'aks shop', uniqueName: 'aks-shop', deleted: '-1d' }] });
    const { id } = world.tenant.sandbox.world.state.graph.applications.find(({ uniqueName }) => uniqueName === 'aks-shop')!;
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result.failure?.code).toBe('application-deleted');
    expect(ran.result.failure?.hint).toContain(
      `az rest --method POST --url https://graph.microsoft.com/v1.0/directory/deletedItems/${id}/restore`
    );
    expect(ran.writes).toEqual([]);
  });

  it('in another tenant, or nowhere, is explained', async () => {
    world.reset({ applications: [{ name: 'aks', homeTenant: 'fabrikam' }] });
    const { appId } = world.tenant.sandbox.world.state.graph.servicePrincipals.find(({ displayName }) => displayName === 'aks')!;
    const run = async (id: string) => (await world.run({ target: { kind: 'app-id', appId: id } })).result.failure;
    expect(await run(appId)).toMatchObject({ code: 'application-foreign' });
    expect(await run('99999999-9999-4999-8999-999999999999')).toMatchObject({ code: 'application-not-found' });
    expect((await world.run({ adopt: true })).result.failure).toMatchObject({ code: 'application-not-found' });
  });

  it('that is this very identity is warned of', async () => {
    const ran = await world.run({ target: { kind: 'app-id', appId: world.tenant.caller.appId! }, adopt: true });
    expect(ran.result.problems.map(({ code }) => code)).toContain('own-identity');
  });

  it('and may not be written fails with what is missing', async () => {
    world.reset({ applications: [{ name: 'aks shop', uniqueName: 'aks-shop' }] });
    const ran = await world.run({ stores: [world.vault], adopt: true });
    expect(ran.result).toMatchObject({ outcome: 'failed', failure: { code: 'graph-forbidden' } });
    expect(ran.result.failure?.hint).toContain('az ad app owner add');
  });
});

describe('the policy of the tenant', () => {
  const policy = (restrictions: object[]): Seed => ({
    defaultAppManagementPolicy: { id: 'p', isEnabled: true, applicationRestrictions: { passwordCredentials: restrictions } }
  });

  it('that forbids passwords stops the run before it writes', async () => {
    world.reset(policy([{ restrictionType: 'passwordAddition', state: 'enabled' }]));
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result).toMatchObject({ outcome: 'failed', failure: { code: 'password-blocked-policy' } });
    expect(ran.result.failure?.hint).toContain('managed identity');
    expect(ran.writes).toEqual([]);
  });

  it('that bounds lifetimes cuts it, and says so', async () => {
    world.reset(policy([{ restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P30D' }]));
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result.outcome).toBe('changed');
    const [password] = world.passwords('aks-sp/');
    expect(Date.parse(password!.endDateTime) - Date.parse(password!.startDateTime)).toBeLessThanOrEqual(30 * day);
    expect(ran.result.summary).toContain('cut the life');
  });

  it('that may not be read is tried, and the refusal explained', async () => {
    world.reset({
      ...policy([{ restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P30D' }]),
      caller: { ...base.caller, graphPermissions: ['Application.ReadWrite.OwnedBy'] }
    });
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result).toMatchObject({ outcome: 'partial', failure: { code: 'password-lifetime-policy' } });
    expect(world.passwords('aks-sp-turn/')).toEqual([]);
  });
});

describe('other runs', () => {
  it('that hold the turn are given way to', async () => {
    await world.run();
    const { sandbox } = world.tenant;
    sandbox.world.state.github.repositories[0]!.runs!.push(
      ...[{ id: 99, attempt: 1, status: 'in_progress' as const, conclusion: null, createdAt: new Date(sandbox.world.now()).toISOString() }]
    );
    const template = world.tenant.sandbox.world.state.graph.applications[0]!.passwordCredentials[0]!;
    const other = world.passwords('aks-sp-turn/');
    expect(other).toEqual([]);
    const id = rotationIdOf({ server: '00000000', repositoryId: '2', runId: '99', attempt: 1 }, 'AbCdEf_-');
    const turn = {
      ...template,
      ...{ keyId: '77777777-7777-4777-8777-777777777777', displayName: credentialName('turn', id) },
      startDateTime: new Date(sandbox.world.now()).toISOString(),
      endDateTime: new Date(sandbox.world.now() + 6 * hour).toISOString()
    };
    world.app().passwordCredentials.push(turn);
    const ran = await world.run({ stores: [world.vault] });
    expect(ran.result).toMatchObject({ outcome: 'waiting', failure: null, problems: [{ code: 'turn-taken' }] });
    expect(world.passwords('aks-sp-turn/')).toEqual([turn]);
    expect(world.passwords('aks-sp/')).toEqual([]);
    sandbox.engine.advance(7 * hour);
    expect((await world.run({ stores: [world.vault] })).result.outcome).toBe('changed');
    expect(world.passwords('aks-sp-turn/')).toEqual([]);
  });

  it('at the same time make one application and one secret', async () => {
    const options = { stores: [world.vault], onWait: () => new Promise<void>((done) => void setImmediate(done)) };
    const both = await Promise.all([world.run(options), world.run(options)]);
    const outcomes = both.map(({ result }) => result.outcome).sort();
    expect(outcomes).toContain('changed');
    expect(outcomes.every((outcome) => ['changed', 'waiting', 'unchanged'].includes(outcome))).toBe(true);
    expect([world.principals().length, world.passwords('aks-sp-turn/').length]).toEqual([1, 0]);
    await world.run({ stores: [world.vault] });
    expect(world.passwords('aks-sp/')).toHaveLength(1);
    expect(world.stored()).toBe(world.passwords('aks-sp/')[0]?.secret);
  });
});

describe('a dry run', () => {
  it('prints the requests in order, with reasons, and sends no write', async () => {
    const ran = await world.run({ ...full(), cluster: world.clusterId, dryRun: true });
    expect(ran.writes).toEqual([]);
    expect(ran.result).toMatchObject({ outcome: 'planned', failure: null, problems: [], outputs: { created: 'false', 'key-id': '' } });
    const steps = ran.result.log.find(({ title }) => title === 'Steps')?.lines.join('\n') ?? '';
    const order = [
      "uniqueName='aks-shop'",
      'aks-sp-turn',
      'servicePrincipals',
      'aks-sp/…',
      'token requests',
      'Key Vault',
      `PUT ${world.clusterId}`,
      'end of the turn'
    ];
    const places = order.map((text) => steps.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(JSON.parse(ran.result.outputs['assignments'] ?? '')).toMatchObject([{ roleName: 'Reader', state: 'planned', id: null }]);
  });

  it('of what is done says so', async () => {
    await world.run(full());
    const ran = await world.run({ ...full(), dryRun: true });
    expect(ran.result.outcome).toBe('unchanged');
    expect(ran.visible).toContain('Dry run: nothing to do.');
  });

  it('names every right that is missing', async () => {
    world.reset({ caller: { graphPermissions: ['Application.Read.All'], roles: [{ role: 'Reader', scope: 'root' }] } });
    const ran = await world.run({
      stores: [world.vault, 'github-secret:AKS'],
      cluster: world.clusterId,
      assign: full().assign!,
      dryRun: true
    });
    expect(ran.writes).toEqual([]);
    expect(ran.result.outcome).toBe('planned');
    const messages = ran.result.problems.map(({ message }) => message).join('\n');
    for (const text of ['Graph application permission', 'managedClusters/write', 'roleAssignments/write', '/vaults/kv'])
      expect(messages).toContain(text);
  });
});

describe('a cluster', () => {
  it('is made with the principal, and the ledger says with which secret', async () => {
    world.tenant.sandbox.world.state.arm.operationMs = 120_000;
    const ran = await world.run({ ...full(), cluster: world.clusterId });
    expect(ran.result).toMatchObject({ outcome: 'changed', failure: null, problems: [], result: { cluster: { state: 'made' } } });
    const [password] = world.passwords('aks-sp/');
    expect(world.cluster()).toMatchObject({ clientId: world.app().appId, secret: password?.secret, provisioningState: 'Succeeded' });
    const hash = clusterHash(world.clusterId);
    expect(world.tags('uses')[0]).toContain(`aks-sp:uses:${password?.keyId}:${hash}:`);
    expect(world.tags('cluster')[0]).toContain(`aks-sp:cluster:${hash}:`);
    expect(ran.visible).toMatch(/Cluster aks-new: creation .* 6\d s\./s);
    const second = await world.run({ ...full(), cluster: world.clusterId });
    expect(second.writes).toEqual([]);
    expect(second.result).toMatchObject({ outcome: 'unchanged', result: { cluster: { state: 'present' } } });
  });

  it('without a store has the only copy', async () => {
    await world.run({ cluster: world.clusterId });
    const [password, ...more] = world.passwords('aks-sp/');
    expect(more).toEqual([]);
    expect(world.cluster()?.secret).toBe(password?.secret);
    expect(world.tags('delivered')).toHaveLength(1);
    const second = await world.run({ cluster: world.clusterId });
    expect(second.writes).toEqual([]);
    expect(second.result.outputs['key-id']).toBe(password?.keyId);
  });

  it('gets the value of a vault that stands there', async () => {
    await world.run({ stores: [world.vault] });
    const [password] = world.passwords('aks-sp/');
    const ran = await world.run({ stores: [world.vault], cluster: world.clusterId });
    expect(ran.result.outcome).toBe('changed');
    expect(world.passwords('aks-sp/')).toEqual([password]);
    expect(world.cluster()?.secret).toBe(password?.secret);
  });

  it('on another principal is refused before anything is written', async () => {
    world.reset({
      applications: [{ name: 'other', credentials: [{ name: 'c' }] }],
      clusters: [{ name: 'aks-new', subscription: 'shop', resourceGroup: 'rg-aks', application: 'other', credential: 'c' }]
    });
    const ran = await world.run({ stores: [world.vault], cluster: world.clusterId });
    expect(ran.result).toMatchObject({ outcome: 'failed', failure: { code: 'cluster-exists' } });
    expect(ran.writes).toEqual([]);
  });

  it('in a group that is not there fails, and leaves no secret behind that nobody has', async () => {
    const ran = await world.run({ cluster: world.clusterId.replace('rg-aks', 'rg-none') });
    expect(ran.result.failure).toMatchObject({ code: 'arm-not-found' });
    expect(world.applications().flatMap(({ passwordCredentials }) => passwordCredentials)).toEqual([]);
    expect(world.applications().flatMap(({ tags }) => tags)).not.toContainEqual(expect.stringMatching(/sent|issued/));
  });

  it('is waited for until max-wait, and by the next run, which makes no second one', async () => {
    const options = { cluster: world.clusterId, stores: [world.vault] };
    const first = await world.run({ ...options, maxWait: 10_000 });
    expect(first.result).toMatchObject({ outcome: 'waiting', failure: null, problems: [{ code: 'max-wait-reached' }] });
    expect(world.passwords('aks-sp-turn/')).toEqual([]);
    const second = await world.run(options);
    expect(second.writes).toEqual([]);
    expect(second.result.outcome).toBe('unchanged');
    expect(world.cluster()?.provisioningState).toBe('Succeeded');
  });

  it('is asked for again while AKS does not know the principal', async () => {
    const slow = await World.open({}, { replication: 90_000 });
    try {
      const ran = await slow.run({ cluster: slow.clusterId });
      expect(ran.result).toMatchObject({ outcome: 'changed', failure: null });
      expect(slow.cluster()?.secret).toBe(slow.passwords('aks-sp/')[0]?.secret);
    } finally {
      await slow.close();
    }
  });

  it('is not made without its roles, and no secret is left that nobody has', async () => {
    const ran = await world.run({ cluster: world.clusterId, assign: [`No such role @ ${world.sub}/resourceGroups/rg-aks`] });
    expect(ran.result).toMatchObject({ outcome: 'partial', failure: { code: 'role-not-found' } });
    expect(world.passwords('aks-sp/')).toEqual([]);
    expect(world.cluster()).toBeUndefined();
  });
});
