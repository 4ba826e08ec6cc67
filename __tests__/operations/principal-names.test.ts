/** A cluster that shows a name of its service principal where the appId should be may be on any: nothing goes while it is there. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createClusters } from '../../src/azure/clusters.ts';
import { createCredential } from '../../src/azure/credential.ts';
import { createDirectory } from '../../src/azure/directory.ts';
import { createPrincipals } from '../../src/azure/principals.ts';
import { createProof } from '../../src/azure/proof.ts';
import type { ClusterId } from '../../src/domain/resource-ids.ts';
import { parseClusterId } from '../../src/domain/resource-ids.ts';
import { checkExpiry } from '../../src/operations/check-expiry.ts';
import { resolvePrincipal } from '../../src/operations/delegate-principal.ts';
import { rotate, type RotateSettings } from '../../src/operations/rotate.ts';
import type { OperationResult } from '../../src/result.ts';
import { secretOf } from '../azure/tenant.ts';
import { day, minute, World } from './cleanup-world.ts';

const name = 'https://www.contoso.org/example';
let world: World;
beforeEach(async () => {
  world = await World.open({
    applications: [
      {
        name: 'aks',
        credentials: [
          { name: 'old', managed: true, start: '-300d', end: '+60d' },
          { name: 'new', managed: true, start: '-10d', end: '+350d' }
        ],
        ledger: { uses: [{ credential: 'new', cluster: 'aks-1', at: '-9d' }], issued: ['old'] }
      },
      { name: 'other', credentials: [{ name: 'by-hand', end: '+3d' }] }
    ],
    clusters: [
      { name: 'aks-1', subscription: 'prod', resourceGroup: 'rg', application: 'aks', credential: 'new' },
      { name: 'theirs', subscription: 'test', resourceGroup: 'rg', application: 'other', credential: 'by-hand' }
    ]
  });
});
afterEach(() => world.close());

function named(): ClusterId {
  const cluster = world.cluster('theirs');
  cluster.clientId = name;
  return parseClusterId(cluster.id)!;
}

function rotation(more: Partial<RotateSettings> = {}): Promise<OperationResult> {
  world.runId += 1;
  const { rotationId, self } = world.settings();
  const { cloud, http, caller } = world.tenant;
  return rotate(
    {
      target: { kind: 'app-id', appId: world.appId },
      ...{ rotationId, self, named: [], renewWithin: 30 * day, validFor: 365 * day, overlap: day, lease: 360 * minute },
      graph: 'https://graph.microsoft.com',
      ...{ force: false, retire: { kind: 'managed' }, parallel: 4, onStopped: 'skip', trustVisibleScope: false, dryRun: false },
      maxWait: 60 * minute,
      ...more
    },
    { ...world.ports(), proof: createProof(cloud, http, caller.tenantId), openStores: async () => [] }
  );
}

function expiry(clusters: ClusterId[] = [], appIds: string[] = []): Promise<OperationResult> {
  const { cloud, http, caller, sandbox } = world.tenant;
  const credential = createCredential(secretOf(sandbox), cloud, http, null);
  const { fleet, access, log } = world.ports();
  return checkExpiry(
    {
      ...{ clusters, appIds, subscriptionIds: [], warnWithin: 30 * day, criticalWithin: 7 * day, trustVisibleScope: false, dryRun: false },
      ...{ overlap: day, retire: { kind: 'managed' }, graph: 'https://graph.microsoft.com', cloudInputs: [] },
      ...{ issues: { mode: 'none', labels: ['x'], assignees: [], max: 1 }, failOn: 'none', actionRef: 'o/r@v1' },
      reportFiles: [{ path: 'r.json', format: 'json' }]
    },
    {
      ...{ caller, fleet, access, log, issues: null },
      clusters: createClusters(credential, cloud, http),
      directory: createDirectory(credential, cloud, http, async () => undefined),
      reportHtml: async () => '',
      calendarText: async () => ''
    }
  );
}

function severities(result: OperationResult): Record<string, string> {
  const report = JSON.parse(result.files[0]?.content ?? '') as { principals: { appId: string; status: string }[] };
  return Object.fromEntries(report.principals.map(({ appId, status }) => [appId, status]));
}

const byName = { code: 'cluster-principal-named', message: expect.stringContaining(name) };

describe('cleanup', () => {
  const target = () => ({ kind: 'app-id' as const, appId: world.application('other').appId });

  it.each([false, true])('deletes nothing that the cluster may be using, whatever the user trusts (%j)', async (trustVisibleScope) => {
    const cluster = named();
    const result = await world.run({ target: target(), trustVisibleScope });
    expect(result).toMatchObject({
      complete: false,
      failure: { code: 'cleanup-not-proved', message: expect.stringContaining(cluster.id) }
    });
    expect(world.writes()).toEqual([]);
    expect(world.application('other').deletedDateTime).toBeNull();
  });

  it('deletes nothing where only the list of ARM shows it yet', async () => {
    const { appId } = world.application('other');
    const ports = world.ports();
    named();
    const fleet = { ...ports.fleet, clusters: async () => ({ items: [], problems: [] }) };
    expect(await world.run({ target: { kind: 'app-id', appId } }, { ...ports, fleet })).toMatchObject({
      failure: { code: 'cleanup-not-proved' }
    });
    expect(world.writes()).toEqual([]);
  });

  it('goes on once no cluster is there by a name', async () => {
    world.state.arm.clusters = world.state.arm.clusters.filter((cluster) => cluster.name !== 'theirs');
    await world.run({ target: target() });
    expect(world.application('other').deletedDateTime).not.toBeNull();
  });

  it('sweeps no application, and removes no expired credential', async () => {
    const aks = world.application();
    world.state.arm.clusters = world.state.arm.clusters.filter((cluster) => cluster.name !== 'aks-1');
    aks.passwordCredentials[0]!.endDateTime = new Date(world.tenant.sandbox.world.now() - 40 * day).toISOString();
    const sweep = { target: { kind: 'tenant' as const }, sweep: 'orphans' as const, grace: 0, expiredCredentials: 'delete' as const };
    const planned = await world.run({ ...sweep, dryRun: true });
    expect(planned.outcome).toBe('planned');
    named();
    const result = await world.run(sweep);
    expect(result).toMatchObject({ complete: false, problems: [byName] });
    expect([world.deleted(result), world.writes(), aks.deletedDateTime]).toEqual([[], [], null]);
  });
});

describe('rotate', () => {
  it('retires what is superseded, but not while a cluster may have it by a name', async () => {
    const before = world.application().passwordCredentials.map(({ keyId }) => keyId);
    const cluster = named();
    expect(await rotation()).toMatchObject({ outcome: 'unchanged', complete: false, failure: null, problems: [byName] });
    expect(world.application().passwordCredentials.map(({ keyId }) => keyId)).toEqual(before);
    world.cluster('theirs').clientId = world.application('other').appId;
    await rotation();
    expect(world.application().passwordCredentials.map(({ keyId }) => keyId)).toEqual(before.slice(1));
    expect(cluster.name).toBe('theirs');
  });

  it('did not reach a cluster of its ledger that shows a name now', async () => {
    world.cluster('aks-1').clientId = name;
    expect(await rotation()).toMatchObject({ outcome: 'partial', complete: false });
    expect(world.application().passwordCredentials).toHaveLength(2);
  });
});

describe('the cluster itself, named in an input', () => {
  it('ends every operation in one problem that says what to do', async () => {
    const { id } = named();
    const { cloud, http, credential } = world.tenant;
    const clusters = createClusters(credential, cloud, http);
    const principals = createPrincipals(credential, cloud, http);
    const target = { kind: 'cluster' as const, id };
    const problem = { ...byName, message: expect.stringContaining(id), hint: expect.stringContaining('az aks update-credentials') };
    await expect(rotation({ target, named: [id] })).rejects.toMatchObject(problem);
    await expect(world.run({ target })).rejects.toMatchObject(problem);
    await expect(resolvePrincipal(target, { clusters, principals, delay: async () => undefined })).rejects.toMatchObject(problem);
    expect(world.writes()).toEqual([]);
  });
});

describe('check-expiry', () => {
  it('reports everybody else as usual, and the cluster as not judged', async () => {
    const cluster = named();
    const result = await expiry();
    expect(severities(result)).toEqual({ [world.appId]: 'ok', [name]: 'unknown' });
    expect(result).toMatchObject({ complete: false, problems: [byName] });
    expect(result.problems[0]?.message).toContain(cluster.id);
    expect(severities(await expiry([cluster]))).toEqual({ [name]: 'unknown' });
    expect(severities(await expiry([], [world.appId]))).toEqual({ [world.appId]: 'ok', [name]: 'unknown' });
  });

  it("takes a named cluster of another tenant's subscription for that tenant's", async () => {
    const foreign = '99999999-9999-4999-8999-999999999999';
    const cluster = world.cluster('theirs');
    cluster.clientId = '77777777-7777-4777-8777-777777777777';
    world.state.arm.subscriptions.find((each) => each.subscriptionId === cluster.subscriptionId)!.tenantId = foreign;
    const result = await expiry([parseClusterId(cluster.id)!]);
    expect(severities(result)).toEqual({ [cluster.clientId]: 'unknown' });
    expect(result.summary).toContain(foreign);
    expect(severities(await expiry())[cluster.clientId]).toBe('unknown');
  });
});
