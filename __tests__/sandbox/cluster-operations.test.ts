import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiAnswer, Cluster } from '../../sandbox/world.ts';
import {
  AKS_APP,
  arm,
  assign,
  CALLER,
  cluster,
  CONTRIBUTOR,
  GROUP_SCOPE,
  objectIdOf,
  READER,
  SUB,
  testWorld,
  type TestWorld
} from './arm-world.ts';

const API = 'api-version=2026-06-01';
const MINUTE = 60_000;
const ONE = `/arm${GROUP_SCOPE}/providers/Microsoft.ContainerService/managedClusters/one`;
const LOG = `/arm/subscriptions/${SUB}/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01`;
const body = { clientId: AKS_APP, secret: 'new-secret' };
const put = {
  location: 'westeurope',
  properties: { agentPoolProfiles: [{ name: 'np' }], servicePrincipalProfile: { clientId: AKS_APP, secret: 'new-secret' } }
};
let world: TestWorld;
let one: Cluster;

beforeEach(() => {
  world = testWorld();
  one = cluster('one');
  world.state.arm.clusters.push(one);
  assign(world, GROUP_SCOPE, CONTRIBUTOR);
});

const reset = () => arm(world, 'POST', `${ONE}/resetServicePrincipalProfile?${API}`, body);

async function statusOf(started: ApiAnswer): Promise<unknown> {
  const answer = await arm(world, 'GET', started.headers?.['azure-asyncoperation'] ?? '');
  return (answer.body as { status: unknown }).status;
}

describe('a planned operation', () => {
  it('fails once, with or without the secret having arrived', async () => {
    const fails = { code: 'ReimageFailed', message: 'x' };
    world.state.arm.operationPlans = [{ fails, applies: false }, { fails }];
    for (const expected of ['old-secret', 'new-secret', 'new-secret']) {
      const started = await reset();
      world.advance(MINUTE);
      await statusOf(started);
      expect([one.secret, one.provisioningState]).toEqual([expected, world.state.arm.operations.length === 3 ? 'Succeeded' : 'Failed']);
    }
    expect(one.provisioningError).toBeNull();
  });

  it('hangs, and keeps the cluster busy', async () => {
    world.state.arm.operationPlans = [{ hangs: true, applies: false }];
    const started = await reset();
    world.advance(50 * MINUTE);
    expect([await statusOf(started), one.secret, one.provisioningState]).toEqual(['InProgress', 'old-secret', 'Updating']);
    expect((await reset()).status).toBe(409);
  });

  it('is taken up only by an operation that it fits', async () => {
    world.state.arm.operationPlans = [
      { clusterId: `${one.id}x`, takesMs: 1 },
      { kind: 'delete', takesMs: 1 },
      { kind: 'reset', takesMs: 3 * MINUTE }
    ];
    const started = await reset();
    world.advance(2 * MINUTE);
    expect(await statusOf(started)).toBe('InProgress');
    world.advance(MINUTE);
    expect(await statusOf(started)).toBe('Succeeded');
    expect(world.state.arm.operationPlans).toHaveLength(2);
  });

  it('leaves the cluster where a deletion fails', async () => {
    world.state.arm.operationPlans = [{ fails: { code: 'InUse', message: 'x' } }];
    const started = await arm(world, 'DELETE', `${ONE}?${API}`);
    world.advance(MINUTE);
    expect(await statusOf(started)).toBe('Failed');
    expect([world.state.arm.clusters.length, one.provisioningState]).toEqual([1, 'Failed']);
  });
});

describe('If-None-Match', () => {
  it('creates, but leaves an existing cluster alone, a busy one too', async () => {
    const create = (name: string) => arm(world, 'PUT', `${ONE.replace('/one', `/${name}`)}?${API}`, put, { 'if-none-match': '*' });
    const before = structuredClone(one);
    expect(await create('one')).toMatchObject({ status: 412, body: { error: { code: 'PreconditionFailed' } } });
    expect((await create('two')).status).toBe(201);
    expect((await create('two')).status).toBe(412);
    expect(one).toEqual(before);
  });
});

describe('a node disruption policy', () => {
  it('is shown by previews only, and stops a reset but no deletion', async () => {
    one.nodeDisruptionPolicy = 'Block';
    expect((await arm(world, 'GET', `${ONE}?${API}`)).body).not.toHaveProperty('properties.nodeDisruptionProfile');
    const preview = await arm(world, 'GET', `${ONE}?${API}-preview`);
    expect(preview.body).toHaveProperty('properties.nodeDisruptionProfile', { nodeDisruptionPolicy: 'Block' });
    expect(await reset()).toMatchObject({ status: 400, body: { error: { code: 'OperationBlockedByNodeDisruptionPolicy' } } });
    one.nodeDisruptionPolicy = 'Allow';
    expect((await reset()).status).toBe(202);
  });
});

interface LogPage {
  value: Record<string, any>[];
  nextLink?: string;
}

describe('the Activity Log', () => {
  const since = (ms: number) => `eventTimestamp ge '${new Date(world.now() - ms).toISOString()}'`;
  const log = async (filter: string, more = ''): Promise<ApiAnswer & { body: LogPage }> =>
    (await arm(world, 'GET', `${LOG}&$filter=${encodeURIComponent(filter)}${more}`)) as ApiAnswer & { body: LogPage };
  const lines = ({ body }: { body: LogPage }) => body.value.map((event) => `${event['status'].value} ${event['subStatus'].value}`.trim());

  beforeEach(() => {
    assign(world, `/subscriptions/${SUB}`, READER);
  });

  it('has each write from beginning to end, newest first, with who asked', async () => {
    await reset();
    world.advance(MINUTE);
    await arm(world, 'GET', `${ONE}?${API}`);
    const found = await log(`${since(2 * MINUTE)} and resourceUri eq '${one.id.toLowerCase()}'`);
    expect(lines(found)).toEqual(['Succeeded', 'Accepted Accepted', 'Started']);
    expect(found.body.value[1]).toMatchObject({
      caller: objectIdOf(CALLER),
      claims: { appid: CALLER },
      resourceId: one.id,
      operationName: { value: 'Microsoft.ContainerService/managedClusters/resetServicePrincipalProfile/action' },
      eventTimestamp: '2026-03-01T00:00:00.0000000Z'
    });
    expect(new Set(found.body.value.map((event) => event['correlationId'])).size).toBe(1);
    expect(JSON.stringify(found)).not.toContain('new-secret');
  });

  it('has the refused ones too, and what is no write not at all', async () => {
    world.state.arm.roleAssignments = [];
    assign(world, `/subscriptions/${SUB}`, READER);
    await reset();
    await arm(world, 'GET', `${ONE}?${API}`);
    expect(lines(await log(since(MINUTE)))).toEqual(['Failed Forbidden', 'Started']);
  });

  it('knows PUT, PATCH and DELETE by their rights', async () => {
    await arm(world, 'PATCH', `${ONE}?${API}`, { tags: {} });
    await arm(world, 'PUT', `${ONE.replace('/one', '/two')}?${API}`, put);
    await arm(world, 'DELETE', `${ONE}?${API}`);
    const { body } = await log(`${since(MINUTE)} and resourceGroupName eq 'RG-ONE' and eventChannels eq 'Admin, Operation'`);
    expect(body.value.map((event) => event['operationName'].value.split('/').at(-1)).reverse()).toEqual([
      'write',
      'write',
      'write',
      'write',
      'delete',
      'delete'
    ]);
  });

  it('pages, selects and bounds in time', async () => {
    for (let n = 0; n < 3; n += 1) {
      await arm(world, 'PATCH', `${ONE}?${API}`, { tags: { n: String(n) } });
      world.advance(MINUTE);
    }
    world.state.arm.pageSize = 4;
    const first = await log(since(4 * MINUTE), '&$select=eventTimestamp,caller');
    expect(Object.keys(first.body.value[0]!).sort()).toEqual(['caller', 'eventTimestamp']);
    const second = (await arm(world, 'GET', first.body.nextLink ?? '')).body as LogPage;
    expect([first.body.value.length, second.value.length, second.nextLink]).toEqual([4, 2, undefined]);
    expect((await log(since(MINUTE + 1000))).body.value).toHaveLength(2);
    expect((await log(`${since(4 * MINUTE)} and eventTimestamp le '2026-03-01T00:00:00Z'`)).body.value).toHaveLength(2);
  });

  it('shows an event only after a while where things replicate', async () => {
    world.replication = MINUTE;
    await arm(world, 'PATCH', `${ONE}?${API}`, { tags: {} });
    expect((await log(since(MINUTE))).body.value).toEqual([]);
    world.advance(MINUTE);
    expect((await log(since(2 * MINUTE))).body.value).toHaveLength(2);
  });

  it('needs a start within 90 days, and the right to read it', async () => {
    const code = async (filter: string) => {
      const { status, body } = await arm(world, 'GET', `${LOG}&$filter=${encodeURIComponent(filter)}`);
      return [status, (body as { error?: { code: string } } | undefined)?.error?.code];
    };
    expect(await code(`resourceUri eq '${one.id}'`)).toEqual([400, 'BadRequest']);
    expect(await code(since(91 * 86_400_000))).toEqual([400, 'BadRequest']);
    expect(await code(`${since(MINUTE)} or caller eq 'x'`)).toEqual([501, undefined]);
    expect(await code(`${since(MINUTE)} and status eq 'x'`)).toEqual([501, undefined]);
    world.state.arm.roleAssignments = [];
    expect(await code(since(MINUTE))).toEqual([403, 'AuthorizationFailed']);
    assign(world, one.id, READER);
    expect(await code(since(MINUTE))).toEqual([403, 'AuthorizationFailed']);
    expect(await code(`${since(MINUTE)} and resourceUri eq '${one.id}'`)).toEqual([200, undefined]);
  });
});
