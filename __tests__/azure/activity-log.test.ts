import { afterEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { createClusterWrites } from '../../src/azure/cluster-writes.ts';
import { createCredential } from '../../src/azure/credential.ts';
import { minute, openClusters, secret, type Opened } from './cluster-world.ts';
import { secretOf } from './tenant.ts';

let opened: Opened;
afterEach(() => opened.tenant.sandbox.close());

async function open(more: Seed = {}, options = {}): Promise<Opened> {
  opened = await openClusters(more, options);
  return opened;
}

const resetName = 'Microsoft.ContainerService/managedClusters/resetServicePrincipalProfile/action';
const now = () => opened.tenant.sandbox.world.now();

describe('the Activity Log of a cluster', () => {
  it('shows who reset it and when, and nothing of before', async () => {
    const { writes, one, appId, advance, tenant } = await open();
    await writes.reset(one.id, appId, secret);
    advance(10 * minute);
    const between = now();
    advance(minute);
    expect((await writes.changesSince(one.id, between - 20 * minute))?.map(({ operation }) => operation)).toEqual([
      resetName,
      resetName,
      resetName
    ]);
    expect(await writes.changesSince(one.id, between + 1000)).toEqual([]);
    await writes.remove(one.id);
    const later = await writes.changesSince(one.id.toLowerCase().replace('resourcegroups', 'resourceGroups'), between + 1000);
    const at = expect.any(Number);
    const operation = 'Microsoft.ContainerService/managedClusters/delete';
    expect(later).toEqual([
      { at, operation, caller: tenant.caller.objectId },
      { at, operation, caller: tenant.caller.objectId }
    ]);
    expect(later?.every((change) => change.at >= between + minute - 1000 && change.at <= now())).toBe(true);
  });

  it('is read over all pages and of this cluster only', async () => {
    const clusters = ['one', 'other'].map((name) => ({
      ...{ name, subscription: 'shop', resourceGroup: 'rg', application: 'aks', credential: 'old' }
    }));
    const { writes, one, appId, advance, tenant } = await open({ clusters, operationMs: minute });
    for (let n = 0; n < 4; n += 1) {
      for (const { id } of tenant.sandbox.world.state.arm.clusters) await writes.reset(id, appId, secret);
      advance(minute);
    }
    tenant.sandbox.world.state.arm.pageSize = 5;
    const found = await writes.changesSince(one.id, now() - 10 * minute);
    expect(found).toHaveLength(12);
    expect(found).toEqual([...(found ?? [])].sort((a, b) => a.at - b.at));
  });

  it('leaves out what somebody had no right to do', async () => {
    const { writes, one, appId, tenant } = await open({
      applications: [
        { name: 'aks', credentials: [{ name: 'old', secret: 'old-secret-of-the-cluster' }] },
        { name: 'stranger', credentials: [{ name: 's', secret: 'stranger-secret' }] }
      ]
    });
    const { sandbox, cloud, http } = tenant;
    const clientId = sandbox.world.state.graph.applications.find(({ displayName }) => displayName === 'stranger')?.appId ?? '';
    const credential = createCredential(secretOf(sandbox, { clientId, clientSecret: 'stranger-secret' }), cloud, http, null);
    const start = await createClusterWrites(credential, cloud, http, '').reset(one.id, appId, secret);
    expect(start).toMatchObject({ kind: 'refused', problem: { code: 'arm-forbidden' } });
    expect(sandbox.world.state.arm.activityLog).toHaveLength(2);
    expect(await writes.changesSince(one.id, now() - minute)).toEqual([]);
    // A wrong secret was refused too, but not for the right to try it.
    await writes.reset(one.id, appId, 'wrong-secret');
    expect(await writes.changesSince(one.id, now() - minute)).toHaveLength(2);
  });

  it('is none without the right to read it, and one of 89 days for an older start', async () => {
    const { writes, one } = await open();
    expect(await writes.changesSince(one.id, 0)).toEqual([]);
    await opened.tenant.sandbox.close();
    await open({ caller: { roles: [] } });
    expect(await opened.writes.changesSince(opened.one.id, now())).toBeNull();
  });

  it('never holds the secret', async () => {
    const { writes, one, appId, tenant } = await open();
    await writes.reset(one.id, appId, secret);
    await writes.changesSince(one.id, now() - minute);
    expect(JSON.stringify(tenant.sandbox.exchanges.at(-1)?.responseBody)).not.toContain(secret.slice(0, 9));
  });
});
