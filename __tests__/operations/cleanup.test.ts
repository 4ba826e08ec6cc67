import { afterEach, describe, expect, it } from '@jest/globals';
import { addNodeGroup } from '../../sandbox/arm/node-group.ts';
import { cleanupTag, clusterTag } from '../../src/domain/ledger-tags.ts';
import type { UndoFile } from '../../src/domain/undo-file.ts';
import { minute, World } from './cleanup-world.ts';

let world: World;
afterEach(() => world.close());

const users = { name: 'aks-1', subscription: 'prod', resourceGroup: 'rg', application: 'aks', credential: 'secret' };

function undo(): UndoFile {
  return JSON.parse([...world.files.values()][0] ?? 'null') as UndoFile;
}

describe('the principal of a deleted cluster', () => {
  it('goes with its application and role assignments, and nothing else does', async () => {
    world = await World.open();
    const cluster = world.remember();
    const principalId = world.principal().id;
    const result = await world.run({ target: { kind: 'cluster', id: cluster } });
    expect(result).toMatchObject({ outcome: 'changed', complete: true, failure: null });
    expect(world.application().deletedDateTime).not.toBeNull();
    expect(world.principal().deletedDateTime).not.toBeNull();
    expect(world.assignmentsOf(principalId)).toEqual([]);
    expect(world.deleted(result).map(({ kind }) => kind)).toEqual([
      'role-assignment',
      'role-assignment',
      'service-principal',
      'application'
    ]);
    expect(world.application('other').deletedDateTime).toBeNull();
    expect(world.assignmentsOf(world.principal('other').id)).toHaveLength(1);
    expect(result.outputs['undo-file']).toBe(`aks-sp-undo-${world.application().appId}.json`);
  });

  it('goes although AKS was never registered in another subscription, which cannot have a cluster', async () => {
    world = await World.open({ subscriptions: [{ name: 'prod' }, { name: 'test' }, { name: 'bare', registered: false }] });
    const cluster = world.remember();
    const bare = world.state.arm.subscriptions[2]?.subscriptionId ?? '';
    const result = await world.run({ target: { kind: 'cluster', id: cluster } });
    expect(result).toMatchObject({ outcome: 'changed', complete: true, failure: null, problems: [] });
    expect(world.application().deletedDateTime).not.toBeNull();
    expect(world.tenant.count(`${bare}/providers/Microsoft.ContainerService`)).toBeGreaterThan(0);
  });

  it('comes back from the deleted items and the undo file', async () => {
    world = await World.open();
    const cluster = world.remember();
    const before = structuredClone({
      application: world.application(),
      principal: world.principal(),
      assignments: world.assignmentsOf(world.principal().id)
    });
    await world.run({ target: { kind: 'cluster', id: cluster } });
    const [principal] = undo().principals;
    const { roles: _, assignments, ...ports } = world.ports();
    expect(ports).toBeDefined();
    const restore = undo().restore.filter((command) => command.startsWith('az rest'));
    expect(restore).toHaveLength(2);
    for (const command of restore) {
      const path = /(\/directory\/deletedItems\/[0-9a-f-]+\/restore)/.exec(command)?.[1] ?? '';
      const token = await world.tenant.credential.getToken(world.tenant.cloud.graphScope);
      const answer = await world.tenant.http.send(
        { url: `${world.tenant.cloud.graph}/v1.0${path}`, method: 'POST', headers: { authorization: `Bearer ${token?.token ?? ''}` } },
        false
      );
      expect(answer.status).toBe(200);
    }
    for (const { scope, name, roleDefinitionId, principalId } of principal?.roleAssignments ?? [])
      expect(await assignments.create({ scope, name, roleDefinitionId, principalId })).toEqual({ kind: 'done' });
    const isOwn = ({ displayName }: { displayName: string | null }): boolean => displayName?.startsWith('aks-sp-turn/') !== true;
    const { passwordCredentials, ...application } = world.application();
    expect({ ...application, passwordCredentials: passwordCredentials.filter(isOwn) }).toEqual(before.application);
    expect(world.principal()).toEqual(before.principal);
    const key = (each: { scope: string; role: string; name: string }): string => `${each.scope} ${each.role} ${each.name}`.toLowerCase();
    expect(world.assignmentsOf(before.principal.id).map(key).sort()).toEqual(before.assignments.map(key).sort());
    expect(principal?.application).toMatchObject({
      uniqueName: 'aks',
      federatedCredentials: [{ subject: 'repo:contoso/x:ref:refs/heads/main' }]
    });
  });

  it('is written down in full before the first request, also by a dry run, which sends nothing', async () => {
    world = await World.open();
    world.remember();
    const result = await world.run({ dryRun: true });
    expect(result).toMatchObject({ outcome: 'planned', failure: null });
    expect(world.writes()).toEqual([]);
    expect(undo().principals[0]?.roleAssignments).toHaveLength(2);
    expect(JSON.stringify([...world.files.values(), result])).not.toContain(world.application().passwordCredentials[0]?.secret);
    const real = await world.run({ expectedPlan: result.outputs.plan ?? '' });
    expect(real).toMatchObject({ outcome: 'changed', failure: null });
    expect(real.outputs.plan).toBe(result.outputs.plan);
  });

  it('stays if the world changed since the dry run', async () => {
    world = await World.open();
    world.remember();
    const { outputs } = await world.run({ dryRun: true });
    world.state.arm.roleAssignments.splice(
      world.state.arm.roleAssignments.findIndex((each) => each.principalId === world.principal().id),
      1
    );
    const result = await world.run({ expectedPlan: outputs.plan ?? '' });
    expect(result).toMatchObject({
      outcome: 'failed',
      failure: { code: 'plan-changed', message: expect.stringContaining('delete /applications/') }
    });
    expect(world.writes()).toEqual([]);
  });

  it('goes for good with purge, and a second run finds nothing to do', async () => {
    world = await World.open();
    world.remember();
    const { appId } = world.application();
    const target = { kind: 'app-id' as const, appId };
    expect(await world.run({ target, purge: true })).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.state.graph.applications.some((each) => each.appId === appId)).toBe(false);
    expect(world.state.graph.servicePrincipals.some((each) => each.appId === appId)).toBe(false);
    expect(await world.run({ target, purge: true })).toMatchObject({ outcome: 'unchanged', failure: null });
  });

  it('that an earlier run soft-deleted is purged later, and its assignments with it', async () => {
    world = await World.open();
    const cluster = world.remember();
    world.application().deletedDateTime = world.principal().deletedDateTime = new Date(world.tenant.sandbox.world.now()).toISOString();
    const principalId = world.principal().id;
    expect(await world.run({ target: { kind: 'cluster', id: cluster }, purge: true })).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.assignmentsOf(principalId)).toEqual([]);
    expect(world.state.graph.applications.map(({ displayName }) => displayName)).not.toContain('aks');
  });

  it('of a gone cluster that nobody wrote down is left to be named', async () => {
    world = await World.open();
    const result = await world.run({ target: { kind: 'cluster', id: world.id('never') } });
    expect(result).toMatchObject({ outcome: 'unchanged', failure: null });
    expect(result.summary).toContain('name that by app-id');
  });
});

describe('an application that this action did not make', () => {
  const byHand = { ...users, application: 'other', credential: 'by-hand' };
  const rotated = (cluster: string): void => void world.application('other').tags.push(clusterTag(cluster)!);

  it('is not removed on the word of a cluster that is gone, which only a rotation wrote down', async () => {
    world = await World.open({ clusters: [] });
    const id = world.id('gone');
    rotated(id);
    const { appId } = world.application('other');
    const before = structuredClone(world.state);
    for (const dryRun of [true, false]) {
      const result = await world.run({ target: { kind: 'cluster', id }, purge: true, dryRun });
      expect(result).toMatchObject({
        outcome: 'failed',
        failure: { code: 'cleanup-application-foreign', hint: expect.stringContaining(`app-id (${appId})`) }
      });
      expect(world.deleted(result)).toEqual([]);
    }
    expect([world.writes(), world.files.size]).toEqual([[], 0]);
    expect(world.state.graph).toEqual(before.graph);
    expect(world.state.arm.roleAssignments).toEqual(before.arm.roleAssignments);
    expect(await world.run({ target: { kind: 'app-id', appId } })).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.application('other').deletedDateTime).not.toBeNull();
    expect(world.application().deletedDateTime).toBeNull();
  });

  it('is not purged on it either; where nothing is to be done, nothing is refused', async () => {
    world = await World.open({ clusters: [], roleAssignments: [] });
    const id = world.id('gone');
    rotated(id);
    const deleted = new Date(world.tenant.sandbox.world.now()).toISOString();
    world.application('other').deletedDateTime = world.principal('other').deletedDateTime = deleted;
    const target = { kind: 'cluster' as const, id };
    expect(await world.run({ target, purge: true })).toMatchObject({ failure: { code: 'cleanup-application-foreign' } });
    expect(await world.run({ target })).toMatchObject({ outcome: 'unchanged', failure: null });
    expect(world.application('other')).toBeDefined();
    expect(world.writes()).toEqual([]);
  });

  it('goes with the same inputs once a run with delete-cluster ended before it', async () => {
    world = await World.open({ clusters: [byHand], operationMs: 3 * minute });
    const target = { kind: 'cluster' as const, id: world.id('aks-1') };
    expect(await world.run({ target, deleteCluster: true, maxWait: minute })).toMatchObject({
      outcome: 'waiting',
      problems: [{ code: 'max-wait-reached' }]
    });
    world.tenant.sandbox.engine.advance(5 * minute);
    expect(world.application('other').deletedDateTime).toBeNull();
    expect(await world.run({ target, deleteCluster: true })).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.application('other').deletedDateTime).not.toBeNull();
    expect(world.application().deletedDateTime).toBeNull();
  });

  it('does not go on what was written down for another cluster', async () => {
    world = await World.open({ clusters: [] });
    const id = world.id('gone');
    rotated(id);
    world.application('other').tags.push(cleanupTag(world.id('another')));
    expect(await world.run({ target: { kind: 'cluster', id } })).toMatchObject({ failure: { code: 'cleanup-application-foreign' } });
    expect(world.writes()).toEqual([]);
  });

  it('goes with an existing cluster that names it', async () => {
    world = await World.open({ clusters: [byHand], operationMs: 90_000 });
    const target = { kind: 'cluster' as const, id: world.id('aks-1') };
    expect(await world.run({ target, deleteCluster: true })).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.application('other').deletedDateTime).not.toBeNull();
  });
});

describe('a principal that is still used', () => {
  it.each([
    ['running', {}],
    ['stopped', { stopped: true }],
    ['failed', { provisioningState: 'Failed' }],
    ['being deleted', { provisioningState: 'Deleting' }]
  ])('by one cluster that is %s is refused, with the list', async (_, more) => {
    world = await World.open({ clusters: [{ ...users, ...more }] });
    world.remember();
    const result = await world.run();
    expect(result).toMatchObject({
      outcome: 'failed',
      failure: { code: 'principal-in-use', message: expect.stringContaining(world.id('aks-1')) }
    });
    expect(world.writes()).toEqual([]);
  });

  it('in a subscription that cannot be read is refused', async () => {
    world = await World.open({
      clusters: [{ ...users, subscription: 'test' }],
      caller: { graphPermissions: ['Application.ReadWrite.All'], roles: [{ role: 'Owner', scope: 'subscription/prod' }] }
    });
    world.application().tags.push(clusterTag(world.id('aks-1', 1))!);
    for (const trustVisibleScope of [false, true]) {
      const result = await world.run({ trustVisibleScope });
      expect(result).toMatchObject({ outcome: 'failed', complete: false, failure: { code: 'cleanup-not-proved' } });
    }
    expect(world.writes()).toEqual([]);
  });

  it('by another cluster stays, and so does the cluster that was to be deleted', async () => {
    world = await World.open({ clusters: [users, { ...users, name: 'aks-2', subscription: 'test' }] });
    const result = await world.run({ target: { kind: 'cluster', id: world.id('aks-1') }, deleteCluster: true });
    expect(result).toMatchObject({ failure: { code: 'principal-in-use', message: expect.stringContaining('aks-2') } });
    expect(world.cluster('aks-1')).toBeDefined();
  });

  it('is the own identity of the run: refused', async () => {
    world = await World.open();
    await expect(world.run({ target: { kind: 'app-id', appId: world.tenant.caller.appId ?? '' } })).rejects.toMatchObject({
      code: 'own-identity'
    });
  });

  it('by a cluster that appears while its roles go keeps its service principal and application', async () => {
    world = await World.open({ clusters: [users] });
    const [cluster] = world.state.arm.clusters.splice(0);
    world.remember();
    const ports = world.ports();
    const { remove } = ports.assignments;
    ports.assignments.remove = async (assignment) => {
      if (world.state.arm.clusters.length === 0) world.state.arm.clusters.push(cluster!);
      return remove(assignment);
    };
    const result = await world.run({}, ports);
    expect(result).toMatchObject({ outcome: 'partial', failure: { code: 'principal-in-use' } });
    expect(world.application().deletedDateTime).toBeNull();
    expect(world.principal().deletedDateTime).toBeNull();
    expect(world.application().passwordCredentials).toHaveLength(1);
  });

  it.each(['service-principal', 'application'] as const)('by a cluster that appears while the %s does not go stays', async (kind) => {
    world = await World.open({ clusters: [users] });
    const [cluster] = world.state.arm.clusters.splice(0);
    world.remember();
    const ports = world.ports();
    const { remove } = ports.applications;
    let met = false;
    ports.applications.remove = async (what, objectId) => {
      if (what !== kind || met) return remove(what, objectId);
      met = true;
      world.state.arm.clusters.push(cluster!);
      return { kind: 'unknown', problem: { code: 'graph-unreachable', message: 'No answer.', hint: '' } };
    };
    const result = await world.run({}, ports);
    expect(result).toMatchObject({ outcome: 'partial', failure: { code: 'principal-in-use' } });
    expect(world.application().deletedDateTime).toBeNull();
  });

  it('by a rotation that is alive is left alone; its turn stays', async () => {
    world = await World.open();
    world.remember();
    const now = world.tenant.sandbox.world.now();
    const turn = {
      keyId: '77777777-7777-4777-8777-777777777777',
      displayName: 'aks-sp-turn/0a1b2c3d.42.900.1.abcDEF12',
      startDateTime: new Date(now - minute).toISOString(),
      endDateTime: new Date(now + 300 * minute).toISOString(),
      ...{ hint: 'abc', secret: 'abc', createdAt: now - minute }
    };
    world.application().passwordCredentials.push(turn);
    const result = await world.run();
    expect(result).toMatchObject({ outcome: 'waiting', failure: null, problems: [{ code: 'turn-taken' }] });
    expect(world.application().deletedDateTime).toBeNull();
    expect(world.application().passwordCredentials.map(({ keyId }) => keyId)).toContain(turn.keyId);
    expect(world.application().passwordCredentials).toHaveLength(2);
    world.runs.set('900', 'over');
    expect(await world.run()).toMatchObject({ outcome: 'changed' });
  });
});

describe('with delete-cluster', () => {
  it('the cluster goes first, and then its principal', async () => {
    world = await World.open({ clusters: [users], operationMs: 90_000 });
    const target = { kind: 'cluster' as const, id: world.id('aks-1') };
    const plan = await world.run({ target, deleteCluster: true, dryRun: true });
    const result = await world.run({ target, deleteCluster: true, expectedPlan: plan.outputs.plan ?? '' });
    expect(result).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.deleted(result)[0]).toMatchObject({ kind: 'cluster', id: world.id('aks-1') });
    expect(world.state.arm.clusters).toEqual([]);
    expect(world.application().deletedDateTime).not.toBeNull();
    expect(world.lines.join('\n')).toMatch(/Deleting cluster .* s\./);
  });

  it('what AKS gave the principal on the node resource group is gone with it, and nothing stops there', async () => {
    world = await World.open({ clusters: [users], operationMs: 90_000 });
    addNodeGroup(world.tenant.sandbox.world, world.cluster('aks-1'));
    const target = { kind: 'cluster' as const, id: world.id('aks-1') };
    const principalId = world.principal().id;
    const before = world.assignmentsOf(principalId);
    expect(before.map(({ scope }) => scope).join()).toContain('/resourceGroups/MC_rg_aks-1_');
    const plan = await world.run({ target, deleteCluster: true, dryRun: true });
    const result = await world.run({ target, deleteCluster: true, expectedPlan: plan.outputs.plan ?? '' });
    expect(result).toMatchObject({ outcome: 'changed', failure: null, problems: [] });
    expect(world.assignmentsOf(principalId)).toEqual([]);
    expect(world.deleted(result).filter(({ kind }) => kind === 'role-assignment')).toHaveLength(before.length);
    expect(undo().principals[0]?.roleAssignments).toHaveLength(before.length);
    expect([world.application().deletedDateTime, world.principal().deletedDateTime]).not.toContain(null);
  });

  it('the end of max-wait leaves the principal, and the next run goes on by the ledger', async () => {
    world = await World.open({ clusters: [users], operationMs: 3 * minute });
    const target = { kind: 'cluster' as const, id: world.id('aks-1') };
    expect(await world.run({ target, deleteCluster: true, maxWait: minute })).toMatchObject({
      outcome: 'waiting',
      failure: null,
      problems: [{ code: 'max-wait-reached' }]
    });
    expect(world.application().deletedDateTime).toBeNull();
    world.tenant.sandbox.engine.advance(5 * minute);
    expect(await world.run({ target, deleteCluster: true })).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.application().deletedDateTime).not.toBeNull();
  });
});

describe('rights', () => {
  it('that the real run would lack are named by the dry run', async () => {
    world = await World.open({
      caller: { graphPermissions: ['Application.ReadWrite.OwnedBy'], roles: [{ role: 'Reader', scope: 'root' }] }
    });
    world.remember();
    const result = await world.run({ dryRun: true });
    expect(result.problems.map(({ code }) => code)).toEqual(['right-missing', 'right-missing']);
    expect(result.problems[0]?.message).toContain('no owner');
    expect(result.problems[1]?.message).toContain('roleAssignments/delete');
  });

  it('that are missing stop the real run, which says what is left', async () => {
    world = await World.open({ caller: { graphPermissions: ['Application.ReadWrite.All'], roles: [{ role: 'Reader', scope: 'root' }] } });
    world.remember();
    const result = await world.run();
    expect(result).toMatchObject({ outcome: 'failed', failure: { code: 'arm-forbidden' } });
    expect(world.application().deletedDateTime).toBeNull();
    expect(world.application().passwordCredentials).toHaveLength(1);
  });
});
