import { describe, expect, it } from '@jest/globals';
import { canned, clusterId, formsOf, secret, type Canned } from './cluster-world.ts';

const appId = '33333333-3333-4333-8333-333333333333';
const own =
  'https://management.azure.com/subscriptions/s/providers/Microsoft.ContainerService/locations/w/operations/o-1?api-version=1&s=sig';
const foreign = own.replace('management.azure.com', 'management.azure.com.evil.example');

const reset = (...answers: Canned[]) => canned(...answers).writes.reset(clusterId, appId, secret);
const poll = (answer: Canned, url = own) => canned(answer).writes.poll(url);

describe('the start of an operation', () => {
  it('prefers Azure-AsyncOperation to Location', async () => {
    const both = { 'azure-asyncoperation': own, location: own.replace('operations', 'operationresults') };
    expect(await reset({ status: 202, headers: both })).toEqual({ kind: 'started', operation: own, created: false });
    expect(await reset({ status: 202, headers: { location: own } })).toMatchObject({ kind: 'started', operation: `${own}#location` });
    expect(await reset({ status: 200, headers: { 'azure-asyncoperation': own } })).toMatchObject({ kind: 'started' });
  });

  it.each([foreign, 'http://management.azure.com/x', 'not a url', '//evil.example/x'])(
    'is unknown when it is to be watched at %s',
    async (url) => {
      for (const headers of [{ 'azure-asyncoperation': url }, { location: url }] as Record<string, string>[]) {
        expect(await reset({ status: 202, headers })).toMatchObject({ kind: 'unknown', problem: { code: 'cluster-outcome-unknown' } });
      }
    }
  );

  it('is done at once only in a form of ARM', async () => {
    const arm = { 'x-ms-request-id': 'r' };
    expect(await reset({ status: 200, headers: arm })).toEqual({ kind: 'done', created: false });
    expect(await reset({ status: 204, headers: arm })).toEqual({ kind: 'done', created: false });
    for (const page of [
      { status: 200, body: '<html>Sign in</html>', headers: arm },
      { status: 200 },
      { status: 204 },
      { status: 202 },
      { status: 302 }
    ])
      expect(await reset(page)).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['flat', { code: 'OperationNotAllowed', message: 'Another operation (Updating) is in progress', details: null, subcode: '' }],
    ['wrapped', { error: { code: 'OperationNotAllowed', message: 'Another operation is in progress' } }],
    ['a race', { code: 'EtagMismatch', message: 'Operation is not allowed: The ETag has changed' }],
    ['in words only', { error: { code: 'Conflict', message: 'An upgrade is in progress.' } }]
  ])('is busy by a 409 (%s)', async (_, body) => {
    expect(await reset({ status: 409, body })).toMatchObject({ kind: 'busy' });
  });

  it.each([
    [{ status: 409, body: { error: { code: 'Conflict', message: 'The name is taken.' } } }, 'arm-refused'],
    [
      {
        status: 409,
        body: { code: 'OperationNotAllowed', message: 'managed cluster is in Provisioning State(Succeeded) and Power State(Stopped), x' }
      },
      'cluster-stopped'
    ],
    [
      {
        status: 400,
        body: {
          code: 'BadRequest',
          message: 'outer',
          details: [{ code: 'X', message: 'The credentials in ServicePrincipalProfile were invalid.' }]
        }
      },
      'cluster-secret-refused'
    ],
    [
      { status: 400, body: { error: { message: 'Service principal clientID: x not found in Active Directory tenant y' } } },
      'cluster-principal-not-found'
    ],
    [{ status: 400, body: { error: { code: 'OperationOutsideNodeDisruptionWindow', message: 'later' } } }, 'cluster-disruption-policy']
  ] as [Canned, string][])('is refused by %j', async (answer, code) => {
    expect(await reset(answer)).toMatchObject({ kind: 'refused', problem: { code } });
  });

  it.each<Canned>([
    { status: 400, body: 'no json' },
    { status: 403, body: '<html>Blocked</html>' },
    { status: 412 },
    { status: 400, body: { error: 'text', code: 7, message: [] } },
    { status: 400, body: [] }
  ])('is unknown after a refusal that is not of ARM: %j', async (answer) => {
    expect(await reset(answer)).toMatchObject({ kind: 'unknown' });
    expect(await canned(answer).writes.create(clusterId, {})).toMatchObject({ kind: 'unknown' });
  });

  it.each([408, 500, 502, 504])('is unknown after %d', async (status) => {
    const { writes, sent } = canned({ status, body: { error: { code: 'InternalServerError', message: 'no' } } });
    expect(await writes.reset(clusterId, appId, secret)).toMatchObject({ kind: 'unknown' });
    expect(sent).toHaveLength(1);
  });

  it('of a PUT is created by 201 alone, and is watched at the cluster itself where no operation is named', async () => {
    const body = { id: clusterId, location: 'w', properties: { provisioningState: 'Creating' } };
    const { writes, sent } = canned(
      { status: 201, body },
      { status: 200, body },
      { status: 200, body: { ...body, properties: { provisioningState: 'Succeeded' } } }
    );
    const start = await writes.create(clusterId, {});
    expect(start).toMatchObject({ kind: 'started', created: true, operation: expect.stringMatching(/managedClusters\/one\?.*#resource$/) });
    const operation = start.kind === 'started' ? start.operation : '';
    expect(await writes.poll(operation)).toMatchObject({ kind: 'running', state: 'Creating' });
    expect(await writes.poll(operation)).toEqual({ kind: 'succeeded' });
    expect(sent[1]).not.toContain('#');
    expect(await canned({ status: 200, body }).writes.create(clusterId, {})).toMatchObject({ created: false });
    for (const page of ['<html>', '', '{"id":', { error: {} }])
      expect(await canned({ status: 201, body: page }).writes.create(clusterId, {})).toMatchObject({ kind: 'unknown' });
  });
});

describe('a look at an operation', () => {
  it('never leaves for another host', async () => {
    for (const url of [foreign, 'http://management.azure.com/x', 'nonsense', '']) {
      const { writes, sent } = canned({ status: 200, body: { status: 'Succeeded' } });
      expect(await writes.poll(url)).toMatchObject({ kind: 'unknown', problem: { code: 'operation-url-foreign' } });
      expect(sent).toEqual([]);
    }
  });

  it.each(['InProgress', 'ProvisionControlPlane', 'Updating', 'Reconciling'])('takes %s for running', async (state) => {
    expect(await poll({ status: 200, body: { status: state, percentComplete: 42.5 } })).toMatchObject({
      kind: 'running',
      state,
      percent: 42.5
    });
  });

  it.each<[Record<string, string>, number]>([
    [{}, 5000],
    [{ 'retry-after': '30' }, 30_000],
    [{ 'retry-after': '0' }, 1000],
    [{ 'retry-after': 'soon' }, 5000],
    [{ 'retry-after': '99999999999' }, 300_000],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:20 GMT', date: 'Thu, 01 Jan 2026 00:00:00 GMT' }, 20_000],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:00 GMT', date: 'Thu, 01 Jan 2026 01:00:00 GMT' }, 1000]
  ])('waits as %j asks', async (headers, retryAfter) => {
    expect(await poll({ status: 200, headers, body: { status: 'InProgress' } })).toMatchObject({
      retryAfter
    });
  });

  it.each([-1, 101, '50', null, NaN])('does not take %p for a percentage', async (percentComplete) => {
    expect(await poll({ status: 200, body: { status: 'x', percentComplete } })).toMatchObject({ percent: null });
  });

  it.each([
    ['Failed', { error: { code: 'C', message: 'm' } }],
    ['failed', { error: { error: { code: 'C', message: 'm' } } }],
    ['Canceled', { code: 'C', message: 'm' }]
  ])('tells the reason of %s', async (status, reason) => {
    const message = expect.stringMatching(/^Operation o-1 ended \w+, C: m/);
    expect(await poll({ status: 200, body: { status, ...reason } })).toMatchObject({ kind: 'failed', problem: { message } });
  });

  it('goes on to the inner reason of a failure', async () => {
    const error = { code: 'ResourceOperationFailure', message: 'ended', details: [{ code: 'CreateRoleAssignmentError', message: '' }] };
    expect(JSON.stringify(await poll({ status: 200, body: { status: 'Failed', error } }))).toContain('(CreateRoleAssignmentError)');
  });

  it.each<Canned>([
    { status: 200, body: '<html>' },
    { status: 200, body: '{"status":"Succ' },
    { status: 200, body: { status: 7 } },
    { status: 200, body: { status: ['Succeeded'] } },
    { status: 200, body: [] },
    { status: 200 },
    { status: 204 },
    { status: 404, body: { error: { code: 'NotFound', message: 'x' } } },
    { status: 403, body: {} },
    { status: 302, headers: { location: foreign } }
  ])('concludes nothing from %j', async (answer) => {
    expect(await poll(answer)).toMatchObject({ kind: 'unknown' });
  });

  it.each<[Canned, string]>([
    [{ status: 202 }, 'running'],
    [{ status: 200 }, 'succeeded'],
    [{ status: 204 }, 'succeeded'],
    [{ status: 200, body: { properties: { provisioningState: 'Succeeded' } } }, 'succeeded'],
    [{ status: 200, body: { properties: { provisioningState: 'Failed' } } }, 'failed'],
    [{ status: 200, body: { properties: { provisioningState: 'Updating' } } }, 'running'],
    [{ status: 409, body: { error: { code: 'C', message: 'm' } } }, 'failed'],
    [{ status: 404, body: { error: { code: 'C', message: 'm' } } }, 'unknown'],
    [{ status: 403, body: { error: { code: 'C', message: 'm' } } }, 'unknown'],
    [{ status: 400, body: '<html>' }, 'unknown'],
    [{ status: 200, body: '<html>' }, 'unknown']
  ])('at a Location reads %j as %s', async (answer, kind) => {
    expect(await poll(answer, `${own}#location`)).toMatchObject({ kind });
  });
});

describe('a secret', () => {
  it('that the service repeats is shown in no form', async () => {
    for (const form of [...formsOf(secret), Array.from(secret, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')]) {
      const echo = { code: 'BadRequest', message: `invalid: ${form}, end`, details: [{ code: form, message: form }] };
      const { writes } = canned(
        { status: 400, body: { error: echo } },
        { status: 500, body: { error: echo } },
        { status: 200, body: { status: 'Failed', error: echo } },
        { status: 200, body: cluster({ status: { provisioningError: echo } }) },
        { status: 400, body: `plain ${form}` }
      );
      const shown = JSON.stringify([
        await writes.reset(clusterId, appId, secret),
        await writes.reset(clusterId, appId, secret),
        await writes.poll(own),
        await writes.state(clusterId),
        await writes.reset(clusterId, appId, secret)
      ]);
      expect(shown).toContain('invalid: ***, end');
      for (const each of [form, ...formsOf(secret)]) expect(shown).not.toContain(each);
      expect(shown).not.toContain(secret.slice(0, 9));
    }
  });

  it('of a definition is shown neither', async () => {
    const definition = {
      properties: { windowsProfile: { adminPassword: 'P4ss-w0rd-x' }, servicePrincipalProfile: { clientId: appId, secret } }
    };
    const { writes, bodies } = canned({ status: 400, body: { code: 'X', message: `bad ${secret} or P4ss-w0rd-x` } });
    const shown = JSON.stringify(await writes.create(clusterId, definition));
    expect(bodies).toEqual([JSON.stringify(definition)]);
    expect(shown).toContain('bad *** or ***');
  });

  it('stands in no URL, and a lost connection does not tell it', async () => {
    const { writes, sent } = canned({ status: 202, headers: { location: own } });
    await writes.reset(clusterId, appId, secret);
    for (const form of formsOf(secret)) expect(sent.join()).not.toContain(form);
  });
});

function cluster(properties: Record<string, unknown> = {}, top: Record<string, unknown> = {}) {
  return { id: clusterId, name: 'one', location: 'w', ...top, properties: { servicePrincipalProfile: { clientId: appId }, ...properties } };
}

describe('a cluster', () => {
  it('is read with a policy for its nodes where the service shows one', async () => {
    const state = async (nodeDisruptionPolicy: unknown) => {
      const { writes } = canned({ status: 200, body: cluster({ nodeDisruptionProfile: { nodeDisruptionPolicy } }) });
      return writes.state(clusterId);
    };
    expect(await state('Block')).toMatchObject({
      state: { nodeDisruptionPolicy: 'Block', provisioningState: 'Succeeded', powerState: 'Unknown', pools: [] }
    });
    expect(await state('Allow')).toMatchObject({ state: { nodeDisruptionPolicy: null } });
    expect(await state(7)).toMatchObject({ state: { nodeDisruptionPolicy: null } });
  });

  const wrong: unknown[] = [
    '<html>',
    '{"id":"',
    [],
    {},
    { error: {} },
    cluster({}, { id: clusterId.replace(/one$/, 'two') }),
    cluster({}, { location: 7 }),
    cluster({ servicePrincipalProfile: null }),
    cluster({ servicePrincipalProfile: { clientId: ['x'] } }, { identity: {} }),
    cluster({ provisioningState: {} }),
    cluster({ agentPoolProfiles: 'many' }),
    cluster({ agentPoolProfiles: [null] })
  ];
  it.each(wrong)('that is none is unreadable and never gone: %j', async (body) => {
    const { writes } = canned({ status: 200, body });
    const problem = { code: 'arm-unreadable-answer' };
    expect(await writes.state(clusterId)).toMatchObject({ found: false, reason: 'unreadable', problem });
  });

  it('of a list that cannot be read makes the list incomplete', async () => {
    for (const body of [wrong[0], wrong[2], wrong[3], { value: {} }, { value: [cluster(), ...wrong.slice(6)] }]) {
      const { problems } = await canned({ status: 200, body }).writes.list('22222222-2222-4222-8222-222222222222');
      expect(problems).toEqual([expect.objectContaining({ code: 'arm-unreadable-answer' })]);
    }
  });

  it('list is not followed to another host, nor round in circles', async () => {
    for (const nextLink of [foreign, `${own}&$skiptoken=1`]) {
      const { writes, sent } = canned({ status: 200, body: { value: [cluster()], nextLink } });
      const { problems } = await writes.list('22222222-2222-4222-8222-222222222222');
      expect(problems).toHaveLength(1);
      expect(sent.join()).not.toContain('evil.example');
      expect(sent.length).toBeLessThan(4);
    }
  });
});

describe('the Activity Log', () => {
  const since = Date.UTC(2026, 0, 1);
  const event = (more: Record<string, unknown> = {}) => ({
    eventTimestamp: '2026-01-02T03:04:05.6789012Z',
    operationName: { value: 'Microsoft.ContainerService/managedClusters/write' },
    caller: 'someone@contoso.com',
    resourceId: clusterId,
    ...more
  });
  const changes = (body: unknown, status = 200) => canned({ status, body }).writes.changesSince(clusterId, since);

  it('asks back at most as far as it is kept, by the clock of the service', async () => {
    const date = 'Thu, 01 Jul 2027 00:00:00 GMT';
    const { writes, sent } = canned({ status: 200, headers: { date }, body: { value: [] } });
    await writes.changesSince(clusterId, Date.now());
    await writes.changesSince(clusterId, since);
    expect(decodeURIComponent(sent[1] ?? '')).toMatch(
      /eventTimestamp ge '2027-04-0[23]T.*Z' and resourceUri eq '\/subscriptions\/.*\/one'&\$select=/
    );
  });

  it('keeps what changes the cluster itself', async () => {
    const named = (value: string) => event({ operationName: { value: `Microsoft.ContainerService/managedClusters/${value}` } });
    const kept = ['write', 'delete', 'stop/action', 'start/action', 'resetServicePrincipalProfile/action'];
    const dropped = ['listClusterAdminCredential/action', 'agentPools/write', 'runCommand/action', 'read'];
    const found = await changes({ value: [...kept, ...dropped].map(named).concat(event({ resourceId: `${clusterId}/agentPools/x` })) });
    expect(found?.map(({ operation }) => operation.split('managedClusters/')[1])).toEqual(kept);
    expect(found?.[0]).toEqual({
      at: Date.parse('2026-01-02T03:04:05.678Z'),
      operation: 'Microsoft.ContainerService/managedClusters/write',
      caller: 'someone@contoso.com'
    });
  });

  it.each([
    [{ value: [event({ eventTimestamp: 'never' })] }],
    [{ value: [event({ operationName: 'write' })] }],
    [{ value: [null] }],
    [{ value: {} }],
    ['<html>'],
    [{ value: [event()], nextLink: foreign }],
    [{ value: [event()], nextLink: own }]
  ])('that cannot be read in full is none: %j', async (body) => {
    expect(await changes(body)).toBeNull();
  });

  it('that may not be read is none', async () => {
    expect(await changes({ error: { code: 'AuthorizationFailed', message: 'no' } }, 403)).toBeNull();
    expect(await canned({ status: 200, body: { value: [] } }).writes.changesSince('nonsense', since)).toBeNull();
  });
});
