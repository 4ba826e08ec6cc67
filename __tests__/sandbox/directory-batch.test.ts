import { beforeEach, describe, expect, it } from '@jest/globals';
import { guid, makeTenant } from './directory-world.ts';
import type { Json, Tenant } from './directory-world.ts';

let tenant: Tenant;
beforeEach(() => {
  tenant = makeTenant();
});

const JSON_HEADER = { 'Content-Type': 'application/json' };

async function send(requests: Json[]): Promise<Map<string, Json>> {
  const { responses } = await tenant.expect(200, 'POST', '/$batch', { requests });
  return new Map(responses.map((response: Json) => [response['id'], response]));
}

describe('$batch', () => {
  it('answers every request, whatever becomes of the others', async () => {
    const done = await send([
      { id: '1', method: 'GET', url: `/applications/${guid(3)}?$select=id` },
      { id: '2', method: 'get', url: `applications?%24filter=appId%20eq%20%27${guid(2)}%27` },
      { id: '3', method: 'GET', url: `/applications/${guid(4)}` },
      { id: '4', method: 'GET', url: '/me' },
      { id: '5', method: 'POST', url: '/applications', headers: JSON_HEADER, body: { displayName: 'B' } },
      { id: '6', method: 'GET', url: '/organization' }
    ]);
    expect([...done.keys()].sort()).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(['1', '2', '3', '4', '5', '6'].map((id) => done.get(id)?.['status'])).toEqual([200, 200, 404, 501, 201, 403]);
    expect(done.get('2')?.['body'].value).toMatchObject([{ id: guid(3) }]);
    expect(done.get('3')?.['body'].error.code).toBe('Request_ResourceNotFound');
    expect(done.get('4')?.['body'].error.message).toContain('GET /graph/v1.0/me');
    expect(tenant.world.state.graph.applications.some((app) => app.displayName === 'B')).toBe(true);
  });

  it('answers in another order than it was asked, the same each time', async () => {
    const requests = Array.from({ length: 20 }, (_, index) => ({ id: String(index), method: 'GET', url: '/applications?$select=id' }));
    const order = async (on: Tenant): Promise<string[]> =>
      (await on.expect(200, 'POST', '/$batch', { requests }))['responses'].map((response: Json) => response['id']);
    const first = await order(tenant);
    expect(first).not.toEqual(requests.map((request) => request.id));
    expect([...first].sort()).toEqual(requests.map((request) => request.id).sort());
    expect(await order(makeTenant())).toEqual(first);
  });

  it('stops what depends on a failure', async () => {
    const done = await send([
      { id: 'a', method: 'GET', url: `/applications/${guid(4)}` },
      { id: 'b', method: 'POST', url: '/applications', headers: JSON_HEADER, body: { displayName: 'B' }, dependsOn: ['a'] },
      { id: 'c', method: 'GET', url: '/applications?$select=id', dependsOn: ['b'] },
      { id: 'd', method: 'GET', url: '/applications?$select=id' }
    ]);
    expect(['a', 'b', 'c', 'd'].map((id) => done.get(id)?.['status'])).toEqual([404, 424, 424, 200]);
    expect(tenant.world.state.graph.applications).toHaveLength(1);
  });

  const get = (id: string): Json => ({ id, method: 'GET', url: '/applications' });
  it.each<[string, unknown]>([
    ['more than 20', { requests: Array.from({ length: 21 }, (_, index) => get(String(index))) }],
    ['an id twice', { requests: [get('1'), get('1')] }],
    ['no id', { requests: [{ method: 'GET', url: '/applications' }] }],
    ['no url', { requests: [{ id: '1', method: 'GET' }] }],
    ['a body without Content-Type', { requests: [{ id: '1', method: 'POST', url: '/applications', body: { displayName: 'B' } }] }],
    ['an absolute url', { requests: [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/applications' }] }],
    ['a dependency on nobody', { requests: [{ ...get('1'), dependsOn: ['9'] }] }],
    ['no requests', {}]
  ])('is refused as a whole with %s, and nothing of it is done', async (_, body) => {
    await tenant.expect(400, 'POST', '/$batch', body);
    expect(tenant.world.state.graph.applications).toHaveLength(1);
  });

  it('says in each answer what it cost, and how much is used when much is', async () => {
    tenant = makeTenant({ throttle: true });
    const requests = Array.from({ length: 20 }, (_, index) => ({ id: String(index), method: 'GET', url: '/applications' }));
    const first = [...(await send(requests)).values()];
    expect(first.map((response) => response['headers']['x-ms-resource-unit'])).toEqual(Array(20).fill('2'));
    expect(first[0]?.['headers']['x-ms-throttle-limit-percentage']).toBeUndefined();
    let last: Json[] = [];
    for (let round = 0; round < 75; round += 1) last = [...(await send(requests)).values()];
    expect(Number(last[0]?.['headers']['x-ms-throttle-limit-percentage'])).toBeGreaterThan(0.8);
  });

  it('throttles each request alone', async () => {
    tenant = makeTenant({ throttle: true });
    const requests = Array.from({ length: 20 }, (_, index) => ({
      id: String(index),
      method: 'GET',
      url: '/applications?$select=id,keyCredentials'
    }));
    const all: Json[] = [];
    for (let round = 0; round < 8; round += 1) all.push(...(await send(requests)).values());
    const refused = all.filter((response) => response['status'] === 429);
    expect(refused).toHaveLength(10);
    expect(refused.every((response) => Number(response['headers']['Retry-After']) >= 1 && response['body'].error.code !== undefined)).toBe(
      true
    );
    tenant.advance(60_000);
    expect([...(await send(requests)).values()].every((response) => response['status'] === 200)).toBe(true);
  });
});
