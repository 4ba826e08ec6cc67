import { afterEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { createClusters } from '../../src/azure/clusters.ts';
import { createFleet } from '../../src/azure/fleet.ts';
import { createAccess } from '../../src/azure/role-assignments.ts';
import type { CoverageReading } from '../../src/ports.ts';
import { openTenant, type Tenant } from './tenant.ts';

let tenant: Tenant;
afterEach(() => tenant.sandbox.close());

const two: Seed = {
  subscriptions: [{ name: 'one' }, { name: 'two' }],
  applications: [{ name: 'app-a', credentials: [{ name: 'rbac' }] }],
  clusters: [
    { name: 'a', subscription: 'one', resourceGroup: 'rg', application: 'app-a', credential: 'rbac', pools: [{ name: 'np', count: 5 }] },
    { name: 'b', subscription: 'two', resourceGroup: 'rg', managedIdentity: true },
    { name: 'c', subscription: 'two', resourceGroup: 'rg2', application: 'app-a', credential: 'rbac', stopped: true }
  ]
};

describe('Resource Graph', () => {
  it('finds every cluster of every readable subscription, page by page', async () => {
    const clusters = Array.from({ length: 2300 }, (_, index) => ({
      name: `aks-${index}`,
      subscription: 'one',
      resourceGroup: 'rg',
      application: 'app-a',
      credential: 'rbac'
    }));
    tenant = await openTenant({ seed: { ...two, clusters } });
    tenant.mark();
    const { items, problems } = await createFleet(tenant.credential, tenant.cloud, tenant.http).clusters({});
    expect(problems).toEqual([]);
    expect(new Set(items.map((item) => item.id)).size).toBe(2300);
    expect(tenant.count('Microsoft.ResourceGraph')).toBe(3);
  });

  it('shows what the domain needs, and leaves out silently what the caller may not read', async () => {
    tenant = await openTenant({
      seed: {
        ...two,
        caller: {
          roles: [
            { role: 'Reader', scope: 'subscription/one' },
            { role: 'Reader', scope: 'resourceGroup/two/rg' }
          ]
        }
      }
    });
    const { items } = await createFleet(tenant.credential, tenant.cloud, tenant.http).clusters({});
    expect(items.map((item) => [item.name, item.powerState, item.nodeCount > 0, item.clientId === 'msi']).sort()).toEqual([
      ['a', 'Running', true, false],
      ['b', 'Running', true, true]
    ]);
  });

  it('is not complete where a query of the whole tenant looks at a part of its subscriptions only', async () => {
    tenant = await openTenant({ seed: two });
    const { arm } = tenant.sandbox.world.state;
    const fleet = createFleet(tenant.credential, tenant.cloud, tenant.http);
    arm.queriedSubscriptions = 1;
    const cut = await fleet.clusters({});
    expect(cut.items.length).toBeGreaterThan(0);
    expect(cut.items.length).toBeLessThan(3);
    expect(cut.problems).toMatchObject([{ code: 'resource-graph-truncated', hint: expect.stringContaining('subscription-id') }]);
    const named = await fleet.clusters({ subscriptionIds: arm.subscriptions.map(({ subscriptionId }) => subscriptionId) });
    expect([named.items.length, named.problems]).toEqual([3, []]);
    arm.queriedSubscriptions = 2;
    expect((await fleet.clusters({})).problems).toEqual([]);
  });

  it('narrows by subscription and by application', async () => {
    tenant = await openTenant({ seed: two });
    const fleet = createFleet(tenant.credential, tenant.cloud, tenant.http);
    const [, second] = tenant.sandbox.world.state.arm.subscriptions;
    const appId = tenant.sandbox.world.state.arm.clusters[0]?.clientId ?? '';
    expect((await fleet.clusters({ subscriptionIds: [second?.subscriptionId ?? ''] })).items.map((item) => item.name)).toEqual(['b', 'c']);
    expect((await fleet.clusters({ clientIds: [appId.toUpperCase()] })).items.map((item) => item.name).sort()).toEqual(['a', 'c']);
  });

  it.each([
    ['https://www.contoso.org/example', ['a', 'c']],
    ['2000000a-0000-4000-8000-00000000000', ['a', 'c']],
    ['x2000000a-0000-4000-8000-000000000001', ['a', 'c']],
    ['2000000A-0000-4000-8000-000000000001', ['a']],
    ['MSI', ['a']],
    ['', ['a']]
  ])('narrowed by application, a cluster with the client id "%s" is not left out unless that cannot be a name', async (clientId, found) => {
    tenant = await openTenant({ seed: two });
    const [a, , c] = tenant.sandbox.world.state.arm.clusters;
    const appId = a!.clientId;
    c!.clientId = clientId;
    const { items } = await createFleet(tenant.credential, tenant.cloud, tenant.http).clusters({ clientIds: [appId] });
    expect(items.map((item) => item.name).sort()).toEqual(found);
  });

  it.each([
    ['garbage', 'resource-graph-unreadable-answer'],
    ['500-before', 'resource-graph-unavailable']
  ] as const)('%s for good is a problem, not an empty fleet', async (fault, code) => {
    tenant = await openTenant({ seed: two });
    // A 4xx would end at once; for what is asked again, one try is enough to see the end.
    tenant.sandbox.engine.faults.install([{ fault, path: 'ResourceGraph', times: 99 }]);
    const impatient = { ...tenant.http, clientOptions: { ...tenant.http.clientOptions, additionalPolicies: [] } };
    const { items, problems } = await createFleet(tenant.credential, tenant.cloud, impatient).clusters({});
    expect([items, problems.map((problem) => problem.code)]).toEqual([[], [code]]);
  });
});

describe('a cluster read from ARM', () => {
  it('is found, gone or unreadable', async () => {
    tenant = await openTenant({ seed: { ...two, caller: { roles: [{ role: 'Reader', scope: 'subscription/one' }] } } });
    const clusters = createClusters(tenant.credential, tenant.cloud, tenant.http);
    const [a, , c] = tenant.sandbox.world.state.arm.clusters.map((cluster) => cluster.id);
    expect(await clusters.get(a ?? '')).toMatchObject({
      found: true,
      cluster: { name: 'a', powerState: 'Running', tenantId: '' }
    });
    expect(await clusters.get(`${a ?? ''}-gone`)).toMatchObject({ found: false, reason: 'gone' });
    expect(await clusters.get(c ?? '')).toMatchObject({
      found: false,
      reason: 'unreadable',
      problem: { code: 'arm-forbidden', message: expect.stringContaining('/managedClusters/c') }
    });
    expect(await clusters.get('nonsense')).toMatchObject({ found: false, reason: 'unreadable' });
  });

  it('has a tenant where ARM says it, with its identity, and else none', async () => {
    tenant = await openTenant({ seed: two });
    const clusters = createClusters(tenant.credential, tenant.cloud, tenant.http);
    const [a, b] = tenant.sandbox.world.state.arm.clusters.map((cluster) => cluster.id);
    expect(await clusters.get(a ?? '')).toMatchObject({ cluster: { tenantId: '' } });
    expect(await clusters.get(b ?? '')).toMatchObject({ cluster: { tenantId: tenant.caller.tenantId } });
  });

  it('tells why it failed', async () => {
    tenant = await openTenant({
      seed: {
        ...two,
        clusters: [
          {
            name: 'f',
            subscription: 'one',
            resourceGroup: 'rg',
            application: 'app-a',
            credential: 'rbac',
            provisioningState: 'Failed',
            provisioningError: { code: 'BadRequest', message: 'The credentials in ServicePrincipalProfile were invalid.' }
          }
        ]
      }
    });
    const clusters = createClusters(tenant.credential, tenant.cloud, tenant.http);
    expect(await clusters.get(tenant.sandbox.world.state.arm.clusters[0]?.id ?? '')).toMatchObject({
      cluster: { provisioningState: 'Failed', failure: expect.stringContaining('credentials in ServicePrincipalProfile') }
    });
  });
});

describe('coverage: role assignments prove what lists cannot show', () => {
  async function coverage(
    roles: NonNullable<Seed['caller']>['roles'] & object,
    more: Seed = {}
  ): Promise<CoverageReading & { names: string[] }> {
    tenant = await openTenant({ seed: { ...two, ...more, caller: { roles } } });
    const { items } = await createFleet(tenant.credential, tenant.cloud, tenant.http).subscriptions();
    const reading = await createAccess(tenant.credential, tenant.cloud, tenant.http, tenant.caller).coverage(items);
    return {
      ...reading,
      names: items
        .filter((item) => reading.subscriptionIds.has(item.subscriptionId))
        .map((item) => item.displayName)
        .sort()
    };
  }

  it('Reader at the root management group covers the tenant, in two requests', async () => {
    expect(await coverage([{ role: 'Reader', scope: 'root' }])).toMatchObject({ tenant: true, names: ['one', 'two'], problems: [] });
    expect(tenant.count('Microsoft.Authorization')).toBe(2);
  });

  it.each(['Reader', 'Contributor', 'Owner'])('%s at a subscription covers it alone', async (role) => {
    expect(
      await coverage([
        { role, scope: 'subscription/one' },
        { role: 'Reader', scope: 'resourceGroup/two/rg' }
      ])
    ).toMatchObject({ tenant: false, names: ['one'] });
  });

  it('a role by group counts, through groups in groups too', async () => {
    const groups = [
      { name: 'inner', members: ['caller'] },
      { name: 'outer', members: ['inner'] }
    ];
    expect(
      await coverage([], { groups, roleAssignments: [{ principal: 'outer', role: 'Reader', scope: 'subscription/two' }] })
    ).toMatchObject({ tenant: false, names: ['two'] });
  });

  it.each<[string, Seed, string]>([
    ['a role on one group of the subscription', {}, 'Reader@resourceGroup/two/rg'],
    ['a role that does not read clusters', {}, 'AcrPull@subscription/two'],
    [
      'a role that takes it away again',
      { roleDefinitions: [{ roleName: 'odd', actions: ['*/read'], notActions: ['Microsoft.ContainerService/*/read'] }] },
      'odd@subscription/two'
    ]
  ])('%s does not cover it', async (_, more, grant) => {
    const [role = '', scope = ''] = grant.split('@');
    expect(
      await coverage(
        [
          { role: 'Reader', scope: 'subscription/one' },
          { role, scope }
        ],
        more
      )
    ).toMatchObject({ tenant: false, names: ['one'] });
  });

  it('nor does a role under a condition', async () => {
    expect(
      await coverage([{ role: 'Reader', scope: 'subscription/one' }], {
        roleAssignments: [{ principal: 'caller', role: 'Reader', scope: 'root', condition: '@Resource[x] StringEquals 1' }]
      })
    ).toMatchObject({ tenant: false, names: ['one'] });
  });

  it('a role that reads clusters but no role assignments proves nothing, and says so', async () => {
    const reading = await coverage([{ role: 'just clusters', scope: 'subscription/one' }], {
      roleDefinitions: [
        {
          roleName: 'just clusters',
          actions: ['Microsoft.ContainerService/managedClusters/read', 'Microsoft.Resources/subscriptions/read']
        }
      ]
    });
    expect(reading).toMatchObject({ tenant: false, names: [] });
    expect(reading.problems[0]).toMatchObject({ code: 'arm-forbidden', hint: expect.stringContaining('roleAssignments/read') });
  });

  it("another tenant's delegated subscription is not covered by our root", async () => {
    const subscriptions = [{ name: 'one' }, { name: 'theirs', tenantId: '99999999-9999-4999-8999-999999999999' }];
    const reading = await coverage([{ role: 'Reader', scope: 'root' }], { subscriptions, clusters: [] });
    expect(reading.tenant).toBe(true);
    expect(tenant.count('/subscriptions/')).toBeGreaterThan(0);
  });
});
