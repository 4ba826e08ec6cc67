import { ContainerServiceClient } from '@azure/arm-containerservice';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiAnswer, Cluster } from '../../sandbox/world.ts';
import {
  AKS_APP,
  appIdOf,
  application,
  arm,
  assign,
  CALLER,
  cluster,
  CONTRIBUTOR,
  GROUP_SCOPE,
  objectIdOf,
  OTHER_SUB
} from './arm-world.ts';
import { password, principal, READER, sdkFor, SUB, TENANT, testWorld, type TestWorld } from './arm-world.ts';

const API = 'api-version=2026-06-01';
const ONE = `/arm${GROUP_SCOPE}/providers/Microsoft.ContainerService/managedClusters/one`;
const RESET = `${ONE}/resetServicePrincipalProfile?${API}`;
let world: TestWorld;
let one: Cluster;

beforeEach(() => {
  world = testWorld();
  one = cluster('one');
  world.state.arm.clusters.push(one);
});

function codeOf(answer: ApiAnswer): [number, unknown] {
  const body = answer.body as { error?: { code: unknown }; code?: unknown } | undefined;
  return [answer.status, body?.error?.code ?? body?.code];
}

function messageOf(answer: ApiAnswer): string {
  const body = answer.body as { error?: { message: string }; message?: string };
  return body.error?.message ?? body.message ?? '';
}

function aks(sent: string[] = []): ContainerServiceClient {
  const [credential, options] = sdkFor(world, sent);
  return new ContainerServiceClient(credential, SUB, options);
}

describe('api-version and identity', () => {
  it('are asked for, the identity first', async () => {
    expect(codeOf(await arm(world, 'GET', ONE))).toEqual([400, 'MissingApiVersionParameter']);
    expect(codeOf(await arm(world, 'GET', `${ONE}?api-version=latest`))).toEqual([400, 'InvalidApiVersionParameter']);
    expect(codeOf(await arm(world, 'GET', ONE, undefined, { authorization: '' }))).toEqual([401, 'AuthenticationFailed']);
  });

  it('leaves unknown paths, methods and query parameters to the 501', async () => {
    assign(world, '/', CONTRIBUTOR);
    const asked = [`GET ${ONE}/agentPools?${API}`, `POST ${ONE}?${API}`, `GET ${ONE}?${API}&$expand=all`, `GET /arm/tenants?${API}`];
    const statuses = asked.map(async (text) => (await arm(world, text.split(' ')[0] ?? '', text.split(' ')[1] ?? '')).status);
    expect(await Promise.all(statuses)).toEqual([501, 501, 501, 501]);
  });
});

describe('subscriptions', () => {
  async function visible(): Promise<string[]> {
    const [credential, options] = sdkFor(world);
    const found = [];
    for await (const each of new SubscriptionClient(credential, options).subscriptions.list()) found.push(each.subscriptionId ?? '');
    return found;
  }

  it('lists those with a role at, above or below, over all pages', async () => {
    expect(await visible()).toEqual([]);
    assign(world, one.id, READER);
    expect(await visible()).toEqual([SUB]);
    assign(world, '/', READER);
    world.state.arm.pageSize = 1;
    expect(await visible()).toEqual([SUB, OTHER_SUB]);
  });

  it('refuses one without a role, and tells it from one that does not exist', async () => {
    expect(codeOf(await arm(world, 'GET', `/arm/subscriptions/${SUB}?${API}`))).toEqual([403, 'AuthorizationFailed']);
    expect(codeOf(await arm(world, 'GET', `/arm/subscriptions/${TENANT}?${API}`))).toEqual([404, 'SubscriptionNotFound']);
    expect(codeOf(await arm(world, 'GET', `/arm/subscriptions/mine?${API}`))).toEqual([400, 'InvalidSubscriptionId']);
    assign(world, one.id, READER);
    expect((await arm(world, 'GET', `/arm/subscriptions/${SUB}?${API}`)).body).toMatchObject({
      subscriptionId: SUB,
      tenantId: TENANT,
      state: 'Enabled'
    });
  });

  it('names the managing tenant of a delegated one', async () => {
    assign(world, '/', READER);
    world.state.arm.subscriptions.forEach((each) => (each.tenantId = OTHER_SUB));
    const answer = await arm(world, 'GET', `/arm/subscriptions/${SUB}?${API}`);
    expect(answer.body).toMatchObject({ tenantId: OTHER_SUB, managedByTenants: [{ tenantId: TENANT }] });
  });

  it('knows resource groups whatever their case', async () => {
    assign(world, `/subscriptions/${SUB}`, READER);
    expect((await arm(world, 'GET', `/arm/subscriptions/${SUB}/resourcegroups/rg-TWO?${API}`)).body).toMatchObject({ name: 'RG-Two' });
    expect((await arm(world, 'HEAD', `/arm/subscriptions/${SUB}/resourcegroups/rg-TWO?${API}`)).status).toBe(204);
    expect((await arm(world, 'HEAD', `/arm/subscriptions/${SUB}/resourcegroups/none?${API}`)).status).toBe(404);
    expect(codeOf(await arm(world, 'GET', `/arm/subscriptions/${SUB}/resourcegroups/none?${API}`))).toEqual([404, 'ResourceGroupNotFound']);
  });
});

describe('reading clusters', () => {
  it('names client, object id, action and scope in a 403', async () => {
    const answer = await arm(world, 'GET', `${ONE}?${API}`);
    expect(codeOf(answer)).toEqual([403, 'AuthorizationFailed']);
    expect(messageOf(answer)).toBe(
      `The client '${CALLER}' with object id '${objectIdOf(CALLER)}' does not have authorization to perform action 'Microsoft.ContainerService/managedClusters/read' over scope '${one.id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`
    );
  });

  it('says 409 where the resource provider is not registered, to those who have a role there', async () => {
    const [subscription] = world.state.arm.subscriptions.filter(({ subscriptionId }) => subscriptionId === SUB);
    subscription!.registered = false;
    const list = `/arm/subscriptions/${SUB}/providers/Microsoft.ContainerService/managedClusters?${API}`;
    expect(codeOf(await arm(world, 'GET', list))).toEqual([403, 'AuthorizationFailed']);
    assign(world, `/subscriptions/${SUB}`, READER);
    expect(codeOf(await arm(world, 'GET', list))).toEqual([409, 'MissingSubscriptionRegistration']);
    expect(codeOf(await arm(world, 'GET', `/arm/subscriptions/${SUB}?${API}`))[0]).toBe(200);
  });

  it('says 403 before 404', async () => {
    const none = ONE.replace('/one', '/none');
    expect(codeOf(await arm(world, 'GET', `${none}?${API}`))).toEqual([403, 'AuthorizationFailed']);
    assign(world, GROUP_SCOPE, READER);
    expect(codeOf(await arm(world, 'GET', `${none}?${API}`))).toEqual([404, 'ResourceNotFound']);
    assign(world, `/subscriptions/${SUB}`, READER);
    expect(codeOf(await arm(world, 'GET', `${none.replace('rg-one', 'none')}?${API}`))).toEqual([404, 'ResourceGroupNotFound']);
  });

  it('never shows the secret', async () => {
    assign(world, '/', CONTRIBUTOR);
    const answers = await Promise.all(
      [`${ONE}?${API}`, `/arm/subscriptions/${SUB}/providers/Microsoft.ContainerService/managedClusters?${API}`].map((path) =>
        arm(world, 'GET', path)
      )
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(JSON.stringify(answers)).not.toContain('old-secret');
  });

  it('shows what distinguishes managed identity, a stop and a failure', async () => {
    assign(world, '/', READER);
    Object.assign(one, { clientId: 'msi', secret: null, powerState: 'Stopped', provisioningError: { code: 'X', message: 'why' } });
    const found = await aks().managedClusters.get('rg-one', 'one');
    expect(found).toMatchObject({ identity: { type: 'SystemAssigned', tenantId: TENANT }, servicePrincipalProfile: { clientId: 'msi' } });
    expect(found).toMatchObject({ powerState: { code: 'Stopped' }, status: { provisioningError: { code: 'X', message: 'why' } } });
    const older = await arm(world, 'GET', `${ONE}?api-version=2022-11-01`);
    expect(older.body).not.toHaveProperty('eTag');
    expect(older.body).not.toHaveProperty('properties.status');
  });

  it('lists over pages, leaving out what may not be read', async () => {
    for (const name of ['b', 'a', 'c']) world.state.arm.clusters.push(cluster(name, { resourceGroup: 'RG-Two' }));
    world.state.arm.clusters.push(cluster('far', { subscriptionId: OTHER_SUB, resourceGroup: 'rg-far' }));
    world.state.arm.pageSize = 2;
    assign(world, `/subscriptions/${SUB}/resourceGroups/rg-two`, READER);
    const sent: string[] = [];
    const names: (string | undefined)[] = [];
    for await (const each of aks(sent).managedClusters.list()) names.push(each.name);
    expect(names).toEqual(['a', 'b', 'c']);
    expect(sent).toHaveLength(2);
    assign(world, '/', READER);
    for await (const each of aks().managedClusters.listByResourceGroup('RG-ONE')) names.push(each.name);
    expect(names).toEqual(['a', 'b', 'c', 'one']);
  });

  it('goes on after the last entry although the list changes between pages', async () => {
    assign(world, '/', READER);
    world.state.arm.clusters = ['a', 'b', 'c', 'd'].map((name) => cluster(name));
    world.state.arm.pageSize = 2;
    const pages = aks().managedClusters.list().byPage();
    expect((await pages.next()).value.map((each: { name?: string }) => each.name)).toEqual(['a', 'b']);
    world.state.arm.clusters.shift();
    expect((await pages.next()).value.map((each: { name?: string }) => each.name)).toEqual(['c', 'd']);
  });

  it('refuses a list where nothing in the scope may be read', async () => {
    assign(world, `/subscriptions/${OTHER_SUB}`, READER);
    await expect(aks().managedClusters.list().next()).rejects.toMatchObject({ statusCode: 403, code: 'AuthorizationFailed' });
    expect(await new ContainerServiceClient(sdkFor(world)[0], OTHER_SUB, sdkFor(world)[1]).managedClusters.list().next()).toMatchObject({
      done: true
    });
  });
});

describe('resetServicePrincipalProfile', () => {
  const body = { clientId: AKS_APP, secret: 'new-secret' };

  beforeEach(() => {
    assign(world, GROUP_SCOPE, CONTRIBUTOR);
  });

  it('runs to the end in the real client, the secret changing half-way', async () => {
    const poller = aks().managedClusters.resetServicePrincipalProfile('rg-one', 'one', body);
    await poller.submitted();
    expect([one.secret, one.provisioningState]).toEqual(['old-secret', 'Updating']);
    world.advance(29_999);
    expect((await poller.poll()).status).toBe('running');
    expect(one.secret).toBe('old-secret');
    world.advance(1);
    await poller.poll();
    expect([one.secret, one.provisioningState]).toEqual(['new-secret', 'Updating']);
    world.advance(30_000);
    expect((await poller.poll()).status).toBe('succeeded');
    expect([one.provisioningState, one.agentPools[0]?.provisioningState]).toEqual(['Succeeded', 'Succeeded']);
  });

  it('answers 202 with both poll URLs, and never asks to wait 0 s', async () => {
    const started = await arm(world, 'POST', RESET, body);
    expect(started).toMatchObject({ status: 202, headers: { 'retry-after': '1' } });
    const { location = '', 'azure-asyncoperation': operation = '' } = started.headers ?? {};
    expect(await arm(world, 'GET', operation)).toMatchObject({
      status: 200,
      body: { status: 'InProgress' },
      headers: { 'retry-after': '1' }
    });
    expect(await arm(world, 'GET', location)).toMatchObject({ status: 202, headers: { location, 'retry-after': '1' } });
    world.advance(60_000);
    expect(await arm(world, 'GET', operation)).toMatchObject({
      status: 200,
      body: { status: 'Succeeded', endTime: '2026-03-01T00:01:00.000Z' }
    });
    expect((await arm(world, 'GET', location)).status).toBe(200);
    expect((await arm(world, 'GET', operation.replace(/operations\/[^?]+/, `operations/${SUB}`))).status).toBe(404);
  });

  it('refuses a second operation, with a bare error body', async () => {
    await arm(world, 'POST', RESET, body);
    for (const [method, path] of [
      ['POST', RESET],
      ['PATCH', `${ONE}?${API}`],
      ['DELETE', `${ONE}?${API}`]
    ] as const) {
      const answer = await arm(world, method, path, { ...body, tags: {} });
      expect([method, answer.status, (answer.body as { code: string }).code]).toEqual([method, 409, 'OperationNotAllowed']);
      expect(messageOf(answer)).toContain('Another operation (Updating) is in progress');
    }
  });

  it.each([
    ['a stopped cluster', { powerState: 'Stopped' }, [409, 'OperationNotAllowed']],
    ['managed identity', { clientId: 'msi', secret: null }, [400, 'BadRequest']],
    ['a cluster that is being upgraded', { provisioningState: 'Upgrading' }, [409, 'OperationNotAllowed']]
  ])('refuses %s', async (_, change, expected) => {
    Object.assign(one, change);
    expect(codeOf(await arm(world, 'POST', RESET, body))).toEqual(expected);
    expect(world.state.arm.operations).toEqual([]);
  });

  it('accepts a failed cluster and clears its error', async () => {
    Object.assign(one, { provisioningState: 'Failed', provisioningError: { code: 'BadRequest', message: 'x' } });
    expect((await arm(world, 'POST', RESET, body)).status).toBe(202);
    world.advance(60_000);
    await arm(world, 'GET', `${ONE}?${API}`);
    expect([one.provisioningState, one.provisioningError]).toEqual(['Succeeded', null]);
  });

  it('tries the secret before anything starts', async () => {
    const wrong = await arm(world, 'POST', RESET, { ...body, secret: 'wrong' });
    expect(codeOf(wrong)).toEqual([400, 'BadRequest']);
    expect(messageOf(wrong)).toContain('The credentials in ServicePrincipalProfile were invalid.');
    expect(messageOf(wrong)).toContain("adal: Refresh request failed. Status Code = '401'");
    expect(messageOf(wrong)).toContain('AADSTS7000215');
    world.advance(365 * 86_400_000);
    expect(messageOf(await arm(world, 'POST', RESET, body))).toContain('AADSTS7000222');
    const unknown = await arm(world, 'POST', RESET, { ...body, clientId: appIdOf(9) });
    expect(codeOf(unknown)).toEqual([400, 'ServicePrincipalNotFound']);
    expect(messageOf(unknown)).toContain('not found in Active Directory tenant');
    expect([one.secret, one.provisioningState]).toEqual(['old-secret', 'Succeeded']);
  });

  it('does not take a secret that has not replicated yet', async () => {
    world.replication = 10_000;
    world.state.graph.applications[1]?.passwordCredentials.push(password(3, 'fresh', { createdAt: world.now() }));
    expect(codeOf(await arm(world, 'POST', RESET, { ...body, secret: 'fresh' }))).toEqual([400, 'BadRequest']);
    world.advance(10_000);
    expect((await arm(world, 'POST', RESET, { ...body, secret: 'fresh' })).status).toBe(202);
  });

  it('fails, and leaves the cluster its old secret, if the new one is removed on the way', async () => {
    const poller = aks().managedClusters.resetServicePrincipalProfile('rg-one', 'one', body);
    await poller.submitted();
    world.state.graph.applications[1]?.passwordCredentials.pop();
    world.advance(60_000);
    await expect(poller.poll()).rejects.toThrow('The credentials in ServicePrincipalProfile were invalid');
    expect([one.secret, one.provisioningState, one.provisioningError?.code]).toEqual(['old-secret', 'Failed', 'BadRequest']);
  });

  it.each([{}, { clientId: AKS_APP }, { secret: 'new-secret' }, null, 'x', []])('refuses the body %j', async (incomplete) => {
    expect(codeOf(await arm(world, 'POST', RESET, incomplete))).toEqual([400, 'InvalidParameter']);
  });

  it('needs its own right', async () => {
    world.state.arm.roleAssignments = [];
    assign(world, '/', READER);
    const answer = await arm(world, 'POST', RESET, body);
    expect(codeOf(answer)).toEqual([403, 'AuthorizationFailed']);
    expect(messageOf(answer)).toContain('Microsoft.ContainerService/managedClusters/resetServicePrincipalProfile/action');
  });
});

describe('creating, changing and deleting', () => {
  const template = {
    location: 'westeurope',
    agentPoolProfiles: [{ name: 'np', count: 2, vmSize: 'Standard_D2s_v5', mode: 'System' }],
    dnsPrefix: 'x'
  };
  const profile = { clientId: AKS_APP, secret: 'old-secret' };
  const put = { location: 'westeurope', properties: { agentPoolProfiles: template.agentPoolProfiles, servicePrincipalProfile: profile } };
  const TWO = ONE.replace('/one', '/Two');

  beforeEach(() => {
    assign(world, GROUP_SCOPE, CONTRIBUTOR);
  });

  it('creates in the real client', async () => {
    const poller = aks().managedClusters.createOrUpdate('RG-ONE', 'Two', { ...template, servicePrincipalProfile: profile });
    await poller.submitted();
    const made = world.state.arm.clusters[1];
    expect(made).toMatchObject({ resourceGroup: 'rg-one', secret: 'old-secret', provisioningState: 'Creating' });
    expect(made?.id).toBe(one.id.replace('/one', '/Two'));
    world.advance(60_000);
    await poller.poll();
    expect(poller.result).toMatchObject({ name: 'Two', provisioningState: 'Succeeded', agentPoolProfiles: [{ name: 'np', count: 2 }] });
  });

  it('answers 201 with a poll URL', async () => {
    const answer = await arm(world, 'PUT', `${TWO}?${API}`, put);
    expect(answer).toMatchObject({
      status: 201,
      body: { properties: { provisioningState: 'Creating', servicePrincipalProfile: { clientId: AKS_APP } } }
    });
    expect(answer.headers?.['azure-asyncoperation']).toMatch(/^https:\/\/127\.0\.0\.1:1\/arm\/subscriptions\//);
    expect(JSON.stringify(answer)).not.toContain('old-secret');
  });

  it.each([
    ['no location', { properties: put.properties }, 'LocationRequired'],
    ['no pools', { location: 'x', properties: { servicePrincipalProfile: profile } }, 'InvalidParameter'],
    [
      'neither identity nor principal',
      { location: 'x', properties: { agentPoolProfiles: template.agentPoolProfiles } },
      'InvalidParameter'
    ],
    [
      'an unknown application',
      { ...put, properties: { ...put.properties, servicePrincipalProfile: { clientId: appIdOf(9), secret: 'x' } } },
      'ServicePrincipalNotFound'
    ],
    [
      'a wrong secret',
      { ...put, properties: { ...put.properties, servicePrincipalProfile: { clientId: AKS_APP, secret: 'x' } } },
      'BadRequest'
    ]
  ])('creates nothing with %s', async (_, body, code) => {
    expect(codeOf(await arm(world, 'PUT', `${TWO}?${API}`, body))).toEqual([400, code]);
    expect(world.state.arm.clusters).toEqual([one]);
  });

  it('calls a principal that has not replicated not found', async () => {
    world.replication = 10_000;
    const young = { createdAt: world.now() };
    world.state.graph.applications.push({ ...application(appIdOf(3), [password(3, 's')]), ...young });
    world.state.graph.servicePrincipals.push(principal(appIdOf(3), young));
    const body = { ...put, properties: { ...put.properties, servicePrincipalProfile: { clientId: appIdOf(3), secret: 's' } } };
    expect(codeOf(await arm(world, 'PUT', `${TWO}?${API}`, body))).toEqual([400, 'ServicePrincipalNotFound']);
  });

  it('does not create in a group that is not there, nor without the right', async () => {
    assign(world, `/subscriptions/${SUB}`, CONTRIBUTOR);
    expect(codeOf(await arm(world, 'PUT', `${TWO.replace('rg-one', 'none')}?${API}`, put))).toEqual([404, 'ResourceGroupNotFound']);
    world.state.arm.roleAssignments = [];
    expect(codeOf(await arm(world, 'PUT', `${TWO}?${API}`, put))).toEqual([403, 'AuthorizationFailed']);
  });

  it('takes over a new secret by PUT, but no other principal and no other place', async () => {
    const changed = { ...put, properties: { ...put.properties, servicePrincipalProfile: { clientId: AKS_APP, secret: 'new-secret' } } };
    const other = { ...put, properties: { ...put.properties, servicePrincipalProfile: { clientId: CALLER, secret: 'x' } } };
    expect(codeOf(await arm(world, 'PUT', `${ONE}?${API}`, other))).toEqual([400, 'PropertyChangeNotAllowed']);
    expect(codeOf(await arm(world, 'PUT', `${ONE}?${API}`, { ...put, location: 'eastus' }))).toEqual([409, 'InvalidResourceLocation']);
    expect((await arm(world, 'PUT', `${ONE}?${API}`, changed)).status).toBe(200);
    world.advance(60_000);
    await arm(world, 'GET', `${ONE}?${API}`);
    expect([one.secret, one.provisioningState]).toEqual(['new-secret', 'Succeeded']);
  });

  it('replaces tags as a whole and minds If-Match', async () => {
    one.tags = { old: 'x' };
    const { eTag } = (await arm(world, 'GET', `${ONE}?${API}`)).body as { eTag: string };
    const patched = await arm(world, 'PATCH', `${ONE}?${API}`, { tags: { a: 'b' } }, { 'if-match': `"${eTag}"` });
    expect(patched).toMatchObject({ status: 200, body: { tags: { a: 'b' } } });
    expect(one.tags).toEqual({ a: 'b' });
    expect((await arm(world, 'PATCH', `${ONE}?${API}`, { tags: {} }, { 'if-match': eTag })).status).toBe(412);
    expect((await arm(world, 'PATCH', `${ONE}?${API}`, { tags: { a: 1 } })).status).toBe(400);
  });

  it('deletes, and says 204 when there is nothing', async () => {
    const poller = aks().managedClusters.delete('rg-one', 'one');
    await poller.submitted();
    expect(one.provisioningState).toBe('Deleting');
    world.advance(60_000);
    expect((await poller.poll()).status).toBe('succeeded');
    expect(world.state.arm.clusters).toEqual([]);
    expect((await arm(world, 'DELETE', `${ONE}?${API}`)).status).toBe(204);
    assign(world, `/subscriptions/${SUB}`, CONTRIBUTOR);
    expect(codeOf(await arm(world, 'DELETE', `${ONE.replace('rg-one', 'none')}?${API}`))).toEqual([404, 'ResourceGroupNotFound']);
  });
});
