import { afterEach, describe, expect, it } from '@jest/globals';
import type { SandboxOptions } from '../../sandbox/server.ts';
import { createDirectory } from '../../src/azure/directory.ts';
import type { Directory } from '../../src/ports.ts';
import { openTenant, type Tenant } from './tenant.ts';

let tenant: Tenant;
afterEach(() => tenant.sandbox.close());

/** Waits for nothing: what a service asks to wait is asserted by moving its clock instead. */
async function open(options: SandboxOptions): Promise<Directory> {
  tenant = await openTenant(options);
  return createDirectory(tenant.credential, tenant.cloud, tenant.http, (ms) => {
    tenant.sandbox.engine.advance(ms);
    return Promise.resolve();
  });
}

function many(count: number): SandboxOptions['seed'] & object {
  return { applications: Array.from({ length: count }, (_, index) => ({ name: `app-${index}`, credentials: [{ name: 'rbac' }] })) };
}

function appIds(from = 0, to = 100_000): string[] {
  return tenant.sandbox.world.state.graph.applications
    .filter((app) => app.displayName.startsWith('app-'))
    .map((app) => app.appId)
    .slice(from, to);
}

describe('what is read', () => {
  it('credentials of both kinds on both objects, tags, owner tenant', async () => {
    const directory = await open({
      seed: {
        applications: [
          {
            name: 'app-a',
            tags: ['mine'],
            credentials: [{ name: 'p' }, { name: 'c', kind: 'certificate' }, { name: 'sp', on: 'servicePrincipal' }],
            servicePrincipal: { enabled: false }
          }
        ]
      }
    });
    const [appId = ''] = appIds();
    const { principals, problems } = await directory.principals([appId.toUpperCase()]);
    expect(problems).toEqual([]);
    expect(principals.get(appId)).toMatchObject({
      application: {
        appId,
        displayName: 'app-a',
        tags: ['mine'],
        credentials: [
          { kind: 'password', holder: 'application' },
          { kind: 'certificate', holder: 'application' }
        ]
      },
      servicePrincipal: {
        accountEnabled: false,
        appOwnerTenantId: tenant.sandbox.world.state.tenant.id,
        credentials: [{ kind: 'password', holder: 'service-principal' }]
      },
      deletedApplication: null
    });
  });

  it('a deleted application is found among the deleted ones, one that never was is not there', async () => {
    const directory = await open({ seed: { applications: [{ name: 'app-a', deleted: '-3d' }] } });
    const [appId = ''] = appIds();
    const nowhere = '99999999-9999-4999-8999-999999999999';
    const { principals } = await directory.principals([appId, nowhere]);
    expect(principals.get(appId)).toMatchObject({
      application: null,
      servicePrincipal: null,
      deletedApplication: { appId, displayName: 'app-a' }
    });
    expect(principals.get(nowhere)).toEqual({ appId: nowhere, application: null, servicePrincipal: null, deletedApplication: null });
  });

  it('a certificate costs none of the 150 requests a minute that reading keys would', async () => {
    const directory = await open({ seed: many(3) });
    await directory.principals(appIds());
    expect(tenant.count('$select=keyCredentials')).toBe(0);
  });

  it("its clock is the service's", async () => {
    const directory = await open({ seed: many(1) });
    tenant.sandbox.engine.advance(90 * 86_400_000);
    await directory.principals(appIds());
    expect(Math.abs(directory.now() - tenant.sandbox.world.now())).toBeLessThan(5000);
  });
});

describe('how many requests it takes', () => {
  it('refuses anything that is no GUID, since it becomes part of a filter', async () => {
    const directory = await open({ seed: many(1) });
    await expect(directory.principals(["x') or (1 eq 1"])).rejects.toThrow('GUID');
  });

  it.each([
    ['300 of 5,000: two batches', 300, 5000, 2],
    ['320 of 5,000: a count, then batches', 320, 5000, 1 + 4],
    ['700 of 900: a count, then the whole tenant in pages', 700, 900, 1 + 2]
  ])('%s', async (_, wanted, total, requests) => {
    const directory = await open({ seed: many(total) });
    tenant.mark();
    const { principals, problems } = await directory.principals(appIds(0, wanted));
    expect(problems).toEqual([]);
    expect(principals.size).toBe(wanted);
    expect([...principals.values()].every((record) => record.application?.credentials.length === 1 && record.servicePrincipal)).toBe(true);
    expect(tenant.count('/graph/')).toBeLessThanOrEqual(requests);
  });
});

describe('what goes wrong', () => {
  it('without the permission: one problem that names it, nobody is said to be absent', async () => {
    const directory = await open({ seed: { ...many(20), caller: { graphPermissions: [] } } });
    const { principals, problems } = await directory.principals(appIds());
    expect(principals.size).toBe(0);
    expect(problems).not.toHaveLength(0);
    expect(problems[0]).toMatchObject({ code: 'graph-forbidden', hint: expect.stringContaining('Application.Read.All') });
  });

  it('429 for the inner requests of a batch is waited out one by one', async () => {
    const directory = await open({ seed: many(300), throttle: true });
    for (let round = 0; round < 8; round += 1) expect((await directory.principals(appIds())).problems).toEqual([]);
  });

  it('a page that fails half-way leaves everybody unread, not absent', async () => {
    const directory = await open({ seed: many(2500) });
    tenant.sandbox.engine.faults.install([{ fault: 'garbage', path: 'applications.*skiptoken', times: 99 }]);
    const { principals, problems } = await directory.principals(appIds(0, 1900));
    expect(principals.size).toBe(0);
    expect(problems).toEqual([expect.objectContaining({ code: 'graph-unreadable-answer' })]);
  });

  it.each(['429', '503', '500-before', 'reset-before', 'reset-after', 'truncate'] as const)('%s once is survived', async (fault) => {
    const directory = await open({ seed: many(10) });
    tenant.sandbox.engine.faults.install([{ fault, path: '/graph', nth: 1, retryAfter: null }]);
    const { principals, problems } = await directory.principals(appIds());
    expect(problems).toEqual([]);
    expect(principals.size).toBe(10);
  });

  it('garbage is not an empty directory', async () => {
    const directory = await open({ seed: many(10) });
    tenant.sandbox.engine.faults.install([{ fault: 'garbage', path: '/graph', times: 99 }]);
    const { principals, problems } = await directory.principals(appIds());
    expect(principals.size).toBe(0);
    expect(problems[0]?.code).toBe('graph-unreadable-answer');
  });
});
