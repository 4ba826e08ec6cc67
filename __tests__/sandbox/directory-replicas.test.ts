import { beforeEach, describe, expect, it } from '@jest/globals';
import { application, guid, makeTenant } from './directory-world.ts';
import type { Json, Tenant } from './directory-world.ts';

const DELAY = 60_000;
let tenant: Tenant;
beforeEach(() => {
  tenant = makeTenant({ replication: DELAY });
});

/** What many reads of the same thing see, each outcome once. */
async function seen<T>(url: string, look: (status: number, body: Json) => T): Promise<Set<string>> {
  const outcomes = new Set<string>();
  for (let index = 0; index < 24; index += 1) {
    const { status, body } = await tenant.ask('GET', url);
    outcomes.add(JSON.stringify(look(status, body)));
  }
  return outcomes;
}

async function attempts(method: string, url: string, body?: unknown): Promise<Awaited<ReturnType<Tenant['ask']>>[]> {
  const all: Awaited<ReturnType<Tenant['ask']>>[] = [];
  for (let index = 0; index < 24; index += 1) all.push(await tenant.ask(method, url, body));
  return all;
}

const status = (code: number): number => code;

describe('a lagging replica', () => {
  it('does not know a new object for a while, by id and in lists', async () => {
    const app = await tenant.expect(201, 'POST', '/applications', { displayName: 'new' });
    const filter = `/applications?$filter=appId eq '${app['appId']}'`;
    expect(await seen(`/applications/${app['id']}`, status)).toEqual(new Set(['200', '404']));
    expect(await seen(filter, (_, body) => body['value'].length)).toEqual(new Set(['0', '1']));
    tenant.advance(DELAY);
    expect(await seen(`/applications/${app['id']}`, status)).toEqual(new Set(['200']));
    expect(await seen(filter, (_, body) => body['value'].length)).toEqual(new Set(['1']));
  });

  it('shows passwords and tags as they were, then as they are', async () => {
    const url = `/applications/${guid(3)}`;
    const state = async (): Promise<Set<string>> => seen(url, (_, body) => [body['tags'], body['passwordCredentials'].length]);
    await tenant.expect(204, 'PATCH', url, { tags: ['one'] });
    tenant.advance(1000);
    await tenant.expect(200, 'POST', `${url}/addPassword`, {});
    expect(await state()).toEqual(new Set(['[[],0]', '[["one"],1]']));
    tenant.advance(DELAY - 1000);
    expect(await state()).toEqual(new Set(['[["one"],0]', '[["one"],1]']));
    tenant.advance(1000);
    expect(await state()).toEqual(new Set(['[["one"],1]']));
  });

  it('shows a removed password and a deleted object a while longer', async () => {
    const { keyId } = await tenant.expect(200, 'POST', `/applications/${guid(3)}/addPassword`, {});
    tenant.advance(DELAY);
    await tenant.expect(204, 'POST', `/applications/${guid(3)}/removePassword`, { keyId });
    expect(await seen(`/applications/${guid(3)}`, (_, body) => body['passwordCredentials'].length)).toEqual(new Set(['0', '1']));
    tenant.world.state.graph.applications.push(application({}));
    await tenant.expect(204, 'DELETE', `/applications/${guid(100)}`);
    expect(await seen(`/applications/${guid(100)}`, status)).toEqual(new Set(['200', '404']));
    expect(await seen(`/directory/deletedItems/${guid(100)}`, status)).toEqual(new Set(['200', '404']));
    tenant.advance(DELAY);
    expect(await seen(`/applications/${guid(100)}`, status)).toEqual(new Set(['404']));
  });

  it('refuses writes on what it does not know, and loses none of those it takes', async () => {
    const app = await tenant.expect(201, 'POST', '/applications', { displayName: 'new' });
    const url = `/applications/${app['id']}`;
    const added = await attempts('POST', `${url}/addPassword`, {});
    const created = await attempts('POST', '/servicePrincipals', { appId: app['appId'] });
    const patched = await attempts('PATCH', url, { tags: ['kept'] });
    expect([added, created, patched].map((all) => [...new Set(all.map((answer) => answer.status))].sort())).toEqual([
      [200, 404],
      [201, 400, 409].sort(),
      [204, 404]
    ]);
    expect(created.filter((answer) => answer.status === 201)).toHaveLength(1);
    tenant.advance(DELAY);
    const now = await tenant.expect(200, 'GET', url);
    expect(now['tags']).toEqual(['kept']);
    const taken = added.filter((answer) => answer.status === 200).map((answer) => answer.body.keyId as string);
    expect(now['passwordCredentials'].map((password: Json) => password['keyId'])).toEqual(taken);
  });

  it('refuses to remove a password that it has not heard of', async () => {
    const url = `/applications/${guid(3)}`;
    const texts = new Set<string>();
    for (let index = 0; index < 24; index += 1) {
      const { keyId } = await tenant.expect(200, 'POST', `${url}/addPassword`, {});
      const removed = await tenant.ask('POST', `${url}/removePassword`, { keyId });
      texts.add(`${String(removed.status)} ${String(removed.body?.error?.message).split(' with')[0] ?? ''}`);
    }
    expect(texts).toEqual(new Set(['204 undefined', '400 No password credential found']));
  });

  it('never lets an upsert make a second object', async () => {
    const url = "/applications(uniqueName='fleet')";
    const statuses: number[] = [];
    for (let index = 0; index < 12; index += 1)
      statuses.push((await tenant.ask('PATCH', url, { displayName: 'A' }, { Prefer: 'create-if-missing' })).status);
    expect(statuses).toEqual([201, ...Array<number>(11).fill(204)]);
    expect(await seen(url, status)).toEqual(new Set(['200', '404']));
  });

  it('leaves no trace in the state, and forgets with it', async () => {
    await tenant.expect(204, 'PATCH', `/applications/${guid(3)}`, { tags: ['one'] });
    expect(JSON.stringify(tenant.world.state)).not.toContain('until');
    tenant.world.state = structuredClone(tenant.world.state);
    expect(await seen(`/applications/${guid(3)}`, (_, body) => body['tags'])).toEqual(new Set(['["one"]']));
  });

  it('is drawn in the same way each time', async () => {
    const run = async (on: Tenant): Promise<number[]> => {
      const app = await on.expect(201, 'POST', '/applications', { displayName: 'new' });
      const all: number[] = [];
      for (let index = 0; index < 16; index += 1) all.push((await on.ask('GET', `/applications/${app['id']}`)).status);
      return all;
    };
    expect(await run(makeTenant({ replication: DELAY }))).toEqual(await run(makeTenant({ replication: DELAY })));
  });
});

describe('without replication', () => {
  it('every read is current', async () => {
    tenant = makeTenant();
    const app = await tenant.expect(201, 'POST', '/applications', { displayName: 'new' });
    await tenant.expect(200, 'POST', `/applications/${app['id']}/addPassword`, {});
    expect(await seen(`/applications/${app['id']}`, (_, body) => body['passwordCredentials'].length)).toEqual(new Set(['1']));
  });
});
