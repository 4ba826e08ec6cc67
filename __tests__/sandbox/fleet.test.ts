import { ResourceGraphClient } from '@azure/arm-resourcegraph';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiAnswer } from '../../sandbox/world.ts';
import { appIdOf, arm, assign, cluster, CUSTOM, GROUP_SCOPE, OTHER_SUB, READER, sdkFor, SUB, TENANT } from './arm-world.ts';
import { testWorld, type TestWorld } from './arm-world.ts';

const TYPE = "resources\n| where type =~ 'microsoft.containerservice/managedclusters'";
const PROJECT = `| project id, name, tenantId, subscriptionId, resourceGroup, location, clientId = tostring(properties.servicePrincipalProfile.clientId), powerState = tostring(properties.powerState.code), provisioningState = tostring(properties.provisioningState), identityType = tostring(identity.type), nodes = properties.agentPoolProfiles
| order by id asc`;
const QUERY = `${TYPE}\n${PROJECT}`;
let world: TestWorld;

beforeEach(() => {
  world = testWorld();
  world.state.arm.clusters = ['b', 'a', 'C'].map((name) => cluster(name));
  world.state.arm.clusters.push(cluster('far', { subscriptionId: OTHER_SUB, resourceGroup: 'rg-far', clientId: appIdOf(7) }));
});

function ask(body: unknown, version = '2024-04-01'): Promise<ApiAnswer> {
  return arm(world, 'POST', `/arm/providers/Microsoft.ResourceGraph/resources?api-version=${version}`, body);
}

async function names(body: object): Promise<unknown[]> {
  const answer = await ask({ query: QUERY, ...body });
  return (answer.body as { data: { name: string }[] }).data.map((row) => row.name);
}

function detailOf({ status, body }: ApiAnswer): [number, string, string | undefined] {
  const { error } = body as { error: { code: string; details?: { code: string }[] } };
  return [status, error.code, error.details?.[0]?.code];
}

describe('the query', () => {
  beforeEach(() => {
    assign(world, '/', READER);
  });

  it('answers the projected columns', async () => {
    Object.assign(world.state.arm.clusters[1] ?? {}, { resourceGroup: 'RG-Two', clientId: 'msi' });
    const { body } = await ask({ query: `${TYPE} | where tolower(id) in ('${world.state.arm.clusters[1]?.id.toLowerCase()}') ${PROJECT}` });
    expect(body).toEqual({
      ...{ totalRecords: 1, count: 1, facets: [], resultTruncated: 'false' },
      data: [
        {
          ...{
            id: world.state.arm.clusters[1]?.id,
            name: 'a',
            tenantId: TENANT,
            subscriptionId: SUB,
            resourceGroup: 'rg-two',
            location: 'westeurope'
          },
          ...{ clientId: 'msi', powerState: 'Running', provisioningState: 'Succeeded', identityType: 'SystemAssigned' },
          nodes: [expect.objectContaining({ name: 'nodepool1', count: 3 })]
        }
      ]
    });
  });

  it('never holds a secret', async () => {
    expect(JSON.stringify(await ask({ query: QUERY }))).not.toContain('old-secret');
  });

  it('narrows by client id whatever its case, by id only in lower case', async () => {
    const byClient = `${TYPE} | where tostring(properties.servicePrincipalProfile.clientId) in~ ('${appIdOf(7).toUpperCase()}', 'x') ${PROJECT}`;
    expect(await names({ query: byClient })).toEqual(['far']);
    const client = 'tostring(properties.servicePrincipalProfile.clientId)';
    const orOther = `${TYPE} | where ${client} in~ ('x') or not(${client} matches regex '(?i)^${appIdOf(7).toUpperCase()}$') ${PROJECT}`;
    expect(await names({ query: orOther })).toEqual(['C', 'a', 'b']);
    const id = world.state.arm.clusters[2]?.id ?? '';
    expect(await names({ query: `${TYPE} | where tolower(id) in ('${id}') ${PROJECT}` })).toEqual([]);
    expect(await names({ query: `${TYPE} | where tolower(id) in ('${id.toLowerCase()}') ${PROJECT}` })).toEqual(['C']);
  });

  it.each([
    'resources',
    TYPE,
    QUERY.replace('order by id asc', 'order by name asc'),
    QUERY.replace('id, name', 'name'),
    `${TYPE} | where name == 'a' ${PROJECT}`,
    `${TYPE} | where tolower(id) in ('a') or true ${PROJECT}`,
    `${TYPE} | where tolower(id) in () ${PROJECT}`,
    `${TYPE} | where tolower(id) in ('a\\'') ${PROJECT}`,
    `${QUERY} | take 1`
  ])('is the only one understood: %j', async (query) => {
    expect((await ask({ query })).status).toBe(501);
  });

  it('leaves options and facets that it would have to ignore to the 501', async () => {
    expect((await ask({ query: QUERY, options: { $orderby: 'id' } })).status).toBe(501);
    expect((await ask({ query: QUERY, options: { authorizationScopeFilter: 'AtScopeExact' } })).status).toBe(501);
    expect((await ask({ query: QUERY, facets: [{ expression: 'location' }] })).status).toBe(501);
  });

  it('refuses an empty one', async () => {
    expect(detailOf(await ask({}))).toEqual([400, 'BadRequest', 'InvalidQuery']);
    expect(detailOf(await ask(undefined))).toEqual([400, 'BadRequest', 'InvalidQuery']);
  });

  it('comes as a table when asked, and by default in old versions', async () => {
    const { body } = await ask({ query: QUERY, options: { resultFormat: 'table' } });
    expect(body).toMatchObject({ data: { columns: expect.arrayContaining([{ name: 'clientId', type: 'string' }]) } });
    const { columns, rows } = (body as { data: { columns: { name: string }[]; rows: unknown[][] } }).data;
    expect(rows.map((row) => row[columns.findIndex(({ name }) => name === 'name')])).toEqual(['C', 'a', 'b', 'far']);
    expect((await ask({ query: QUERY }, '2020-04-01-preview')).body).toMatchObject({ data: { rows: expect.anything() } });
    expect(await names({})).toEqual(['C', 'a', 'b', 'far']);
  });
});

describe('pages', () => {
  beforeEach(() => {
    assign(world, '/', READER);
  });

  it('are followed by the real client to the end', async () => {
    const client = new ResourceGraphClient(...sdkFor(world));
    const found: unknown[] = [];
    let skipToken: string | undefined;
    do {
      const page = await client.resources({
        query: QUERY,
        options: { resultFormat: 'objectArray', top: 3, ...(skipToken ? { skipToken } : {}) }
      });
      expect([page.totalRecords, page.resultTruncated]).toEqual([4, 'false']);
      found.push(...(page.data as unknown as { name: string }[]).map((row) => row.name));
      skipToken = page.skipToken;
    } while (skipToken !== undefined);
    expect(found).toEqual(['C', 'a', 'b', 'far']);
  });

  it('hold 100 rows unless told, at most 1,000, and keep their size', async () => {
    world.state.arm.clusters = Array.from({ length: 1001 }, (_, n) => cluster(`c${n}`));
    expect((await ask({ query: QUERY })).body).toMatchObject({ count: 100, totalRecords: 1001, $skipToken: expect.any(String) });
    const first = (await ask({ query: QUERY, options: { $top: 1000 } })).body as { count: number; $skipToken: string };
    expect(first.count).toBe(1000);
    const last = (await ask({ query: QUERY, options: { $skipToken: first.$skipToken } })).body;
    expect(last).toMatchObject({ count: 1 });
    expect(last).not.toHaveProperty('$skipToken');
    for (const $top of [0, 1001, 1.5]) expect((await ask({ query: QUERY, options: { $top } })).status).toBe(400);
  });

  it('refuses a token of another query, or none of its own', async () => {
    const { $skipToken } = (await ask({ query: QUERY, options: { $top: 1 } })).body as { $skipToken: string };
    const other = { query: QUERY, subscriptions: [SUB], options: { $skipToken } };
    expect(detailOf(await ask(other))).toEqual([400, 'BadRequest', 'InvalidSkipToken']);
    expect((await ask({ query: QUERY, options: { $skipToken: 'nonsense' } })).status).toBe(400);
  });
});

describe('what the caller may not read', () => {
  it('is left out without a word', async () => {
    assign(world, `${GROUP_SCOPE}/providers/Microsoft.ContainerService/managedClusters/a`, READER);
    assign(world, `/subscriptions/${OTHER_SUB}`, CUSTOM);
    expect((await ask({ query: QUERY })).body).toMatchObject({ totalRecords: 2, count: 2, resultTruncated: 'false' });
    expect(await names({})).toEqual(['a', 'far']);
    expect(await names({ subscriptions: [OTHER_SUB] })).toEqual(['far']);
  });

  it('is beyond the subscriptions that a query of the whole tenant looks at, which only a header tells', async () => {
    assign(world, '/', READER);
    world.state.arm.queriedSubscriptions = 1;
    const header = 'x-ms-tenant-subscription-limit-hit';
    const cut = await ask({ query: QUERY });
    expect([cut.status, cut.headers?.[header], (cut.body as { resultTruncated: string }).resultTruncated]).toEqual([200, 'true', 'false']);
    expect((await names({})).length).toBeLessThan(4);
    const named = await ask({ query: QUERY, subscriptions: [SUB, OTHER_SUB] });
    expect([named.headers?.[header], (named.body as { count: number }).count]).toEqual([undefined, 4]);
  });

  it('drops subscriptions without a role, but refuses if none is left', async () => {
    expect(detailOf(await ask({ query: QUERY }))).toEqual([403, 'AccessDenied', 'AccessDenied']);
    assign(world, `/subscriptions/${SUB}`, READER);
    expect(await names({ subscriptions: [SUB, OTHER_SUB] })).toEqual(['C', 'a', 'b']);
    expect(detailOf(await ask({ query: QUERY, subscriptions: [OTHER_SUB] }))).toEqual([403, 'AccessDenied', 'AccessDenied']);
    expect(detailOf(await ask({ query: QUERY, subscriptions: [TENANT] }))).toEqual([
      400,
      'BadRequest',
      'NoValidSubscriptionsInQueryRequest'
    ]);
  });

  it('looks below management groups', async () => {
    assign(world, '/', READER);
    expect(await names({ managementGroups: ['platform'] })).toEqual(['C', 'a', 'b']);
    expect(await names({ managementGroups: [TENANT] })).toEqual(['C', 'a', 'b', 'far']);
  });

  it('is a caller without a token', async () => {
    expect(
      await arm(
        world,
        'POST',
        '/arm/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01',
        { query: QUERY },
        { authorization: '' }
      )
    ).toMatchObject({ status: 401 });
  });
});

it('learns of new clusters late', async () => {
  assign(world, '/', READER);
  world.replication = 5000;
  world.state.arm.clusters = [cluster('young', { createdAt: world.now() })];
  expect(await names({})).toEqual([]);
  world.advance(5000);
  expect(await names({})).toEqual(['young']);
});
