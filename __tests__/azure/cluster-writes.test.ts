import { afterEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import type { SandboxOptions } from '../../sandbox/server.ts';
import type { OperationStart } from '../../src/ports.ts';
import { createClusterWrites } from '../../src/azure/cluster-writes.ts';
import { minute, openClusters, secret, type Opened } from './cluster-world.ts';

let opened: Opened;
afterEach(() => opened.tenant.sandbox.close());

async function open(more: Seed = {}, options: Omit<SandboxOptions, 'seed'> = {}): Promise<Opened> {
  opened = await openClusters(more, options);
  return opened;
}

function reset(value = secret): Promise<OperationStart> {
  return opened.writes.reset(opened.one.id, opened.appId, value);
}

function operationOf(start: OperationStart): string {
  if (start.kind !== 'started') throw new Error(`not started: ${JSON.stringify(start)}`);
  return start.operation;
}

/** Resets that reached the sandbox. */
function resets(): number {
  return opened.tenant.count('/resetServicePrincipalProfile');
}

const works = () => opened.tenant.sandbox.engine.invariants.list().map(({ working }) => working);

describe('a reset', () => {
  it('is one request, is watched by its own URL, and ends with the cluster on the new secret', async () => {
    const { writes, one, advance, tenant } = await open();
    const operation = operationOf(await reset());
    expect([resets(), one.secret]).toEqual([1, 'old-secret-of-the-cluster']);
    expect(operation).toMatch(/\/operations\/[0-9a-f-]{36}\?api-version=/);
    expect(tenant.count('/operations')).toBe(0);
    expect(await writes.poll(operation)).toEqual({ kind: 'running', state: 'InProgress', percent: null, retryAfter: 1000 });
    advance(10 * minute);
    expect(await writes.poll(operation)).toEqual({ kind: 'succeeded' });
    expect([one.secret, works()]).toEqual([secret, [true]]);
  });

  it('can be watched by another process that has nothing but the URL', async () => {
    const { tenant, advance } = await open();
    const operation = operationOf(await reset());
    const other = createClusterWrites(tenant.credential, tenant.cloud, tenant.http, 'another');
    advance(10 * minute);
    expect(await other.poll(operation)).toEqual({ kind: 'succeeded' });
  });

  it('is busy while another operation runs, and changes nothing then', async () => {
    const { one } = await open();
    await reset();
    expect(await reset('another-secret')).toMatchObject({
      kind: 'busy',
      problem: { code: 'cluster-busy', message: expect.stringContaining(one.id) }
    });
    expect(opened.tenant.sandbox.world.state.arm.operations).toHaveLength(1);
  });

  it.each<[string, Seed['clusters'], string]>([
    ['a stopped cluster', [cluster({ stopped: true })], 'cluster-stopped'],
    ['a cluster whose nodes may not be disturbed', [cluster({ nodeDisruptionPolicy: 'Block' })], 'cluster-disruption-policy'],
    ['a cluster on managed identity', [{ name: 'one', subscription: 'shop', resourceGroup: 'rg', managedIdentity: true }], 'arm-refused']
  ])('of %s is refused for what it is', async (_, clusters, code) => {
    await open({ clusters: clusters ?? [] });
    expect(await reset()).toMatchObject({ kind: 'refused', problem: { code } });
  });

  it('with a secret or principal that AKS does not know (yet) is recognised', async () => {
    const { writes, one } = await open();
    expect(await reset('not-replicated-yet')).toMatchObject({ kind: 'refused', problem: { code: 'cluster-secret-refused' } });
    const nobody = await writes.reset(one.id, '99999999-9999-4999-8999-999999999999', secret);
    expect(nobody).toMatchObject({ kind: 'refused', problem: { code: 'cluster-principal-not-found' } });
    expect(one.secret).toBe('old-secret-of-the-cluster');
  });

  it('without the right names action and cluster', async () => {
    const { one } = await open({ caller: { roles: [{ role: 'Reader', scope: 'root' }] } });
    const right = `Microsoft.ContainerService/managedClusters/resetServicePrincipalProfile/action at ${one.id}`;
    expect(await reset()).toMatchObject({ kind: 'refused', problem: { code: 'arm-forbidden', hint: expect.stringContaining(right) } });
  });

  it('of a cluster that is not there, or of no cluster at all, is refused', async () => {
    const { writes, one, appId } = await open();
    expect(await writes.reset(`${one.id}x`, appId, secret)).toMatchObject({ kind: 'refused', problem: { code: 'arm-not-found' } });
    const before = resets();
    expect(await writes.reset('/subscriptions/x', appId, secret)).toMatchObject({
      kind: 'refused',
      problem: { code: 'cluster-id-invalid' }
    });
    expect(resets()).toBe(before);
  });

  it.each(['reset-before', 'reset-after', '500-before', '500-after'] as const)(
    'whose answer is lost (%s) is not sent again',
    async (fault) => {
      const { tenant, one, advance } = await open();
      tenant.sandbox.engine.faults.install([{ fault, path: 'resetServicePrincipalProfile' }]);
      expect(await reset()).toMatchObject({
        kind: 'unknown',
        problem: { code: 'cluster-outcome-unknown', message: expect.stringContaining(one.id) }
      });
      expect(resets()).toBe(1);
      advance(10 * minute);
      expect(one.secret === secret).toBe(fault.endsWith('after'));
    }
  );

  it.each(['429', '503'] as const)('that is turned down with %s is sent again after the wait', async (fault) => {
    const { tenant } = await open();
    tenant.sandbox.engine.faults.install([{ fault, path: 'resetServicePrincipalProfile', retryAfter: 0 }]);
    expect((await reset()).kind).toBe('started');
    expect([resets(), tenant.sandbox.world.state.arm.operations.length]).toEqual([2, 1]);
  });

  it('that is carried out and answered 503 all the same is of unknown outcome, whatever its repetition meets', async () => {
    const { tenant, one, advance } = await open();
    tenant.sandbox.engine.faults.install([{ fault: '503-after', path: 'resetServicePrincipalProfile', retryAfter: 0 }]);
    // AKS is at work on the first, so that it turns the second down.
    expect(await reset()).toMatchObject({ kind: 'unknown', problem: { code: 'cluster-outcome-unknown' } });
    expect(resets()).toBe(2);
    advance(10 * minute);
    expect(one.secret).toBe(secret);
  });

  it('is refused, not unknown, where there was no token to send it with', async () => {
    const { tenant, one, appId } = await open();
    const { cloud, http } = tenant;
    const writes = createClusterWrites({ getToken: () => Promise.reject(new Error('AADSTS7000222: expired')) }, cloud, http, 'home');
    const start = await writes.reset(one.id, appId, secret);
    expect(start).toMatchObject({
      kind: 'refused',
      problem: { code: 'arm-unauthorized', message: expect.stringContaining('AADSTS7000222') }
    });
    expect(resets()).toBe(0);
  });
});

function cluster(more: Partial<NonNullable<Seed['clusters']>[0]>): NonNullable<Seed['clusters']>[0] {
  return { name: 'one', subscription: 'shop', resourceGroup: 'rg', application: 'aks', credential: 'old', ...more };
}

describe('an operation', () => {
  it.each([true, false])('that fails is told with code and text of the service (secret arrived: %s)', async (applies) => {
    const fails = { code: 'ReimageFailed', message: 'node 3 did not come back' };
    const { writes, one, advance } = await open({ operations: [{ cluster: 'one', kind: 'reset', fails, applies }] });
    const operation = operationOf(await reset());
    advance(10 * minute);
    const status = await writes.poll(operation);
    expect(status).toMatchObject({ kind: 'failed', problem: { code: 'cluster-operation-failed' } });
    expect(JSON.stringify(status)).toContain('ReimageFailed: node 3 did not come back');
    expect([one.secret === secret, one.provisioningState]).toEqual([applies, 'Failed']);
  });

  it('that fails for the secret is recognised', async () => {
    const { writes, tenant, advance } = await open();
    const operation = operationOf(await reset());
    tenant.sandbox.world.state.graph.applications.forEach((each) => each.passwordCredentials.pop());
    advance(10 * minute);
    expect(await opened.writes.state(opened.one.id)).toMatchObject({ found: true, state: { provisioningState: 'Failed' } });
    expect(await writes.poll(operation)).toMatchObject({ kind: 'failed', problem: { code: 'cluster-secret-refused' } });
  });

  it('that hangs stays running, and one that is late succeeds late', async () => {
    const { writes, advance } = await open({ operations: [{ hangs: true, applies: false }] });
    const operation = operationOf(await reset());
    advance(40 * minute);
    expect(await writes.poll(operation)).toMatchObject({ kind: 'running' });
    await opened.tenant.sandbox.close();
    await open({ operations: [{ takesMs: 50 * minute }] });
    const late = operationOf(await reset());
    opened.advance(49 * minute);
    expect(await opened.writes.poll(late)).toMatchObject({ kind: 'running' });
    opened.advance(minute);
    expect(await opened.writes.poll(late)).toEqual({ kind: 'succeeded' });
  });

  it('is looked at again after a lost look', async () => {
    const { writes, tenant } = await open();
    const operation = operationOf(await reset());
    tenant.sandbox.engine.faults.install([{ fault: 'reset-before', path: '/operations/' }]);
    expect(await writes.poll(operation)).toMatchObject({ kind: 'running' });
  });

  it('that ARM does not know is unknown', async () => {
    const { writes } = await open();
    const operation = operationOf(await reset());
    expect(await writes.poll(operation.replace(/operations\/[^?]+/, 'operations/gone'))).toMatchObject({
      kind: 'unknown',
      problem: { code: 'arm-not-found' }
    });
  });

  it('is watched by Location where that is all there is', async () => {
    const { writes, advance } = await open({ operations: [{}, { fails: { code: 'X', message: 'why' } }] });
    const location = (url: string): string => `${url.replace('/operations/', '/operationresults/')}#location`;
    const first = location(operationOf(await reset()));
    expect(await writes.poll(first)).toMatchObject({ kind: 'running', retryAfter: 1000 });
    advance(10 * minute);
    expect(await writes.poll(first)).toEqual({ kind: 'succeeded' });
    const second = location(operationOf(await reset()));
    advance(10 * minute);
    expect(await writes.poll(second)).toMatchObject({ kind: 'failed', problem: { message: expect.stringContaining('X: why') } });
  });
});

describe('the state of a cluster', () => {
  it('shows its pools one by one', async () => {
    const pools = [
      { name: 'sys', count: 2 },
      { name: 'gpu', count: 1, stopped: true },
      { name: 'bad', provisioningState: 'Failed' }
    ];
    const { writes, one, appId, tenant } = await open({ clusters: [cluster({ pools })] });
    expect(await writes.state(one.id.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions'))).toMatchObject({
      found: true,
      state: {
        ...{ id: one.id, clientId: appId, tenantId: tenant.sandbox.world.state.tenant.id, powerState: 'Running', nodeCount: 6 },
        nodeDisruptionPolicy: null,
        pools: [
          { name: 'sys', provisioningState: 'Succeeded', powerState: 'Running', nodeCount: 2 },
          { name: 'gpu', powerState: 'Stopped' },
          { name: 'bad', provisioningState: 'Failed', nodeCount: 3 }
        ]
      }
    });
  });

  it('tells gone from unreadable', async () => {
    const { writes, one } = await open();
    expect(await writes.state(`${one.id}x`)).toMatchObject({ found: false, reason: 'gone' });
    expect(await writes.state(one.id.replace('/rg/', '/none/'))).toMatchObject({ found: false, reason: 'gone' });
    const elsewhere = one.id.replace(/[0-9a-f]{12}(?=\/resourceGroups)/, '0123456789ab');
    expect(await writes.state(elsewhere)).toMatchObject({ found: false, reason: 'unreadable', problem: { code: 'arm-not-found' } });
    expect(await writes.state('nonsense')).toMatchObject({ found: false, reason: 'unreadable', problem: { code: 'cluster-id-invalid' } });
    await opened.tenant.sandbox.close();
    await open({ caller: { roles: [] } });
    expect(await opened.writes.state(opened.one.id)).toMatchObject({
      found: false,
      reason: 'unreadable',
      problem: { code: 'arm-forbidden' }
    });
  });
});

describe('creating and removing', () => {
  const two = () => opened.one.id.replace(/one$/, 'two');
  const definition = () => ({
    location: 'westeurope',
    properties: {
      dnsPrefix: 'two',
      agentPoolProfiles: [{ name: 'np', count: 1, vmSize: 'Standard_D2s_v5', mode: 'System' }],
      servicePrincipalProfile: { clientId: opened.appId, secret }
    }
  });

  it('creates, watches and leaves a working cluster; a second time it is refused and changes nothing', async () => {
    const { writes, advance, tenant } = await open();
    const start = await writes.create(two(), definition());
    expect(start).toMatchObject({ kind: 'started', created: true });
    expect(await writes.create(two(), definition())).toMatchObject({ kind: 'refused', problem: { code: 'cluster-exists' } });
    advance(10 * minute);
    expect(await writes.poll(operationOf(start))).toEqual({ kind: 'succeeded' });
    expect(works()).toEqual([true, true]);
    const before = JSON.stringify(tenant.sandbox.world.state.arm.clusters);
    const changed = { ...definition(), location: 'northeurope', tags: { changed: 'yes' } };
    expect(await writes.create(two(), changed)).toMatchObject({
      kind: 'refused',
      problem: { code: 'cluster-exists', message: expect.stringContaining(two()) }
    });
    expect(JSON.stringify(tenant.sandbox.world.state.arm.clusters)).toBe(before);
  });

  it('recognises replication and missing rights', async () => {
    const { writes, appId } = await open();
    const early = definition();
    early.properties.servicePrincipalProfile = { clientId: appId, secret: 'not-yet-replicated' };
    expect(await writes.create(two(), early)).toMatchObject({ kind: 'refused', problem: { code: 'cluster-secret-refused' } });
    expect(await writes.create(two().replace('/rg/', '/none/'), definition())).toMatchObject({
      kind: 'refused',
      problem: { code: 'arm-not-found' }
    });
    await opened.tenant.sandbox.close();
    await open({ caller: { roles: [{ role: 'Reader', scope: 'root' }] } });
    const hint = expect.stringContaining('Microsoft.ContainerService/managedClusters/write at');
    expect(await opened.writes.create(two(), definition())).toMatchObject({ kind: 'refused', problem: { code: 'arm-forbidden', hint } });
  });

  it('a creation of unknown outcome is not repeated', async () => {
    const { writes, tenant } = await open();
    tenant.sandbox.engine.faults.install([{ fault: 'reset-after', method: 'PUT' }]);
    expect(await writes.create(two(), definition())).toMatchObject({ kind: 'unknown' });
    expect(tenant.sandbox.exchanges.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    expect(tenant.sandbox.world.state.arm.clusters).toHaveLength(2);
  });

  it('removes, and says so where there is nothing to remove', async () => {
    const { writes, one, advance } = await open();
    const operation = operationOf(await writes.remove(one.id));
    expect(await writes.remove(one.id)).toMatchObject({ kind: 'busy' });
    advance(10 * minute);
    expect(await writes.poll(operation)).toEqual({ kind: 'succeeded' });
    expect(await writes.state(one.id)).toMatchObject({ found: false, reason: 'gone' });
    expect(await writes.remove(one.id)).toEqual({ kind: 'done', created: false });
    expect(await writes.remove(one.id.replace('/rg/', '/none/'))).toEqual({ kind: 'done', created: false });
  });
});

describe("ARM's own list", () => {
  const many = Array.from({ length: 7 }, (_, n) => ({ ...cluster({}), name: `c${n}` }));

  it('is read over all pages, managed identities included', async () => {
    const { writes, one, tenant, appId } = await open({
      clusters: [...many, { name: 'msi', subscription: 'shop', resourceGroup: 'rg', managedIdentity: true }]
    });
    tenant.sandbox.world.state.arm.pageSize = 3;
    const { items, problems } = await writes.list(one.subscriptionId);
    expect(problems).toEqual([]);
    expect(items.map(({ name }) => name)).toEqual([...many.map(({ name }) => name), 'msi']);
    expect(items.map(({ clientId }) => clientId)).toEqual([...many.map(() => appId), 'msi']);
    expect(items[0]).toMatchObject({ id: one.id, resourceGroup: 'rg', nodeCount: 3 });
  });

  it('is not complete when a page fails, and keeps what it has', async () => {
    const { writes, one, tenant } = await open({ clusters: many });
    tenant.sandbox.world.state.arm.pageSize = 3;
    tenant.sandbox.engine.faults.install([{ fault: 'garbage', path: '$skiptoken' }]);
    const { items, problems } = await writes.list(one.subscriptionId);
    expect([items.length, problems]).toEqual([3, [expect.objectContaining({ code: 'arm-unreadable-answer' })]]);
  });

  it('has no cluster, and is complete, where AKS was never registered', async () => {
    const { writes, tenant } = await open({ subscriptions: [{ name: 'shop' }, { name: 'bare', registered: false }] });
    const bare = tenant.sandbox.world.state.arm.subscriptions[1]?.subscriptionId ?? '';
    expect(await writes.list(bare)).toEqual({ items: [], problems: [] });
    expect(tenant.count(`${bare}/providers`)).toBe(1);
  });

  it('that is refused is a problem, not an empty list', async () => {
    const { writes, one } = await open({ caller: { roles: [] } });
    expect(await writes.list(one.subscriptionId)).toEqual({ items: [], problems: [expect.objectContaining({ code: 'arm-forbidden' })] });
  });
});
