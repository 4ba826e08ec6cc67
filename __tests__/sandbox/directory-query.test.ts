import { beforeEach, describe, expect, it } from '@jest/globals';
import { application, guid, makeTenant, principal } from './directory-world.ts';
import type { Json, Tenant } from './directory-world.ts';

let tenant: Tenant;
beforeEach(() => {
  tenant = makeTenant();
});

const EVENTUAL = { ConsistencyLevel: 'eventual' };

function fill(count: number): void {
  for (let index = 0; index < count; index += 1) {
    const appId = guid(0x200000 + index);
    tenant.world.state.graph.applications.push(
      application({ id: guid(0x100000 + index), appId, displayName: `app ${String(index)}`, tags: [`t:${String(index % 3)}`] })
    );
    tenant.world.state.graph.servicePrincipals.push(principal({ id: guid(0x300000 + index), appId, displayName: `app ${String(index)}` }));
  }
}

async function pages(url: string, headers: Record<string, string> = {}): Promise<Json[]> {
  const all = [await tenant.expect(200, 'GET', url, undefined, headers)];
  for (let next = all[0]?.['@odata.nextLink']; next; next = all.at(-1)?.['@odata.nextLink'])
    all.push(await tenant.expect(200, 'GET', next as string, undefined, headers));
  return all;
}

const ids = (all: Json[]): string[] => all.flatMap((page) => page['value'].map((entry: Json) => entry['id'] as string));
const names = (page: Json): string[] => page['value'].map((entry: Json) => entry['displayName'] as string);

describe('pages', () => {
  it('are of 100 by default and lose or repeat nothing', async () => {
    fill(250);
    const all = await pages('/applications');
    expect(all.map((page) => page['value'].length)).toEqual([100, 100, 51]);
    expect(new Set(ids(all)).size).toBe(251);
    expect(all[0]?.['@odata.nextLink']).toMatch(/^https:\/\/127\.0\.0\.1:4443\/graph\/v1\.0\/applications\?\$skiptoken=[\w%-]+$/);
  });

  it('end without a next link when they are exactly full', async () => {
    fill(199);
    expect((await pages('/applications?$top=100')).map((page) => page['value'].length)).toEqual([100, 100]);
  });

  it('keep filter, selection and size in the next link', async () => {
    fill(30);
    const all = await pages("/applications?$filter=tags/any(t:startsWith(t,'t:1'))&$select=id,tags&$top=4");
    expect(all.map((page) => page['value'].length)).toEqual([4, 4, 2]);
    expect(
      all.flatMap((page) => page['value']).every((entry: Json) => Object.keys(entry).join() === 'id,tags' && entry['tags'][0] === 't:1')
    ).toBe(true);
  });

  it('lose nobody when objects vanish and appear between two pages', async () => {
    fill(20);
    const first = await tenant.expect(200, 'GET', '/applications?$top=5');
    const { applications } = tenant.world.state.graph;
    const before = applications.map((entry) => entry.id).sort();
    for (const id of before.slice(3, 5)) {
      await tenant.expect(204, 'DELETE', `/applications/${id}`);
      await tenant.expect(204, 'DELETE', `/directory/deletedItems/${id}`);
    }
    const rest: string[] = [];
    for (let next = first['@odata.nextLink']; next;) {
      const page = await tenant.expect(200, 'GET', next as string);
      rest.push(...ids([page]));
      next = page['@odata.nextLink'];
    }
    expect([...ids([first]), ...rest].sort()).toEqual(before);
  });

  it.each(['0', '1000', '5000'])('refuse $top=%s', async (top) => {
    const error = (await tenant.expect(400, 'GET', `/applications?$top=${top}`))['error'];
    expect(error).toMatchObject({
      code: 'Request_UnsupportedQuery',
      message: `Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`
    });
  });

  it.each(['abc', '-1', ''])('refuse $top=%s', async (top) => {
    await tenant.expect(400, 'GET', `/applications?$top=${top}`);
  });

  it('refuse a made-up token', async () => {
    expect((await tenant.expect(400, 'GET', '/applications?$skiptoken=garbage'))['error'].code).toBe('Directory_ExpiredPageToken');
  });

  it('of deleted items need the cast in their next link too', async () => {
    fill(3);
    for (let index = 0; index < 3; index += 1) await tenant.expect(204, 'DELETE', `/applications/${guid(0x100000 + index)}`);
    const all = await pages('/directory/deletedItems/microsoft.graph.servicePrincipal?$top=2');
    expect(all.map((page) => page['value'].length)).toEqual([2, 1]);
    expect(all[0]?.['@odata.nextLink']).toContain('/graph/v1.0/directory/deletedItems/microsoft.graph.servicePrincipal?');
  });

  it('may be empty in a directory with replicas, and then go on', async () => {
    tenant = makeTenant({ replication: 1000 });
    fill(60);
    const all = await pages('/applications?$top=10');
    expect(all.some((page) => page['value'].length === 0)).toBe(true);
    expect(new Set(ids(all)).size).toBe(61);
    expect(ids(all)).toHaveLength(61);
  });
});

describe('counts', () => {
  it('come on the first page only and need the header', async () => {
    fill(5);
    const all = await pages('/applications?$count=true&$top=4', EVENTUAL);
    expect(all.map((page) => page['@odata.count'])).toEqual([6, undefined]);
    expect((await tenant.expect(200, 'GET', '/applications?$count=true'))['@odata.count']).toBeUndefined();
  });

  it('come as plain text from /$count', async () => {
    fill(5);
    expect(await tenant.ask('GET', '/applications/$count', undefined, EVENTUAL)).toMatchObject({
      status: 200,
      body: '6',
      headers: { 'content-type': 'text/plain' }
    });
    expect((await tenant.ask('GET', "/servicePrincipals/$count?$filter=startswith(displayName,'app')", undefined, EVENTUAL)).body).toBe(
      '5'
    );
    await tenant.expect(400, 'GET', '/applications/$count');
  });
});

describe('filters', () => {
  beforeEach(() => {
    const { applications, servicePrincipals } = tenant.world.state.graph;
    applications.push(
      application({
        id: guid(10),
        appId: guid(11),
        displayName: "O'Brien & Söhne",
        uniqueName: 'obrien',
        tags: ['aks-sp:managed', 'aks-sp:cluster:a/b']
      })
    );
    applications.push(application({ id: guid(20), appId: guid(21), displayName: 'https://www.contoso.org/example', tags: ['HideApp'] }));
    servicePrincipals.push(principal({ id: guid(12), appId: guid(11), displayName: "O'Brien & Söhne" }));
  });

  it.each([
    [`appId eq '${guid(11)}'`, ["O'Brien & Söhne"]],
    [`appId eq '${guid(10)}'`, []],
    [`id eq '${guid(10)}'`, ["O'Brien & Söhne"]],
    [`appId in ('${guid(11)}','${guid(21)}', '${guid(99)}')`, ["O'Brien & Söhne", 'https://www.contoso.org/example']],
    [`id in ('${guid(20)}')`, ['https://www.contoso.org/example']],
    ["displayName eq 'o''brien & söhne'", ["O'Brien & Söhne"]],
    ["displayName eq 'O'", []],
    ["startswith(displayName,'O''')", ["O'Brien & Söhne"]],
    ["startsWith(displayName, 'https://www')", ['https://www.contoso.org/example']],
    ["uniqueName eq 'obrien'", ["O'Brien & Söhne"]],
    ["tags/any(t:startsWith(t,'aks-sp:cluster:'))", ["O'Brien & Söhne"]],
    ["tags/any(x:x eq 'aks-sp:managed')", ["O'Brien & Söhne"]],
    ["tags/any(t:t eq 'aks-sp')", []],
    ["tags/any(t:t eq 'HideApp') and startswith(displayName,'https')", ['https://www.contoso.org/example']],
    [`displayName eq ' and ' and appId eq '${guid(11)}'`, []]
  ])('on applications: %s', async (filter, expected) => {
    expect(names(await tenant.expect(200, 'GET', `/applications?$filter=${encodeURIComponent(filter)}`))).toEqual(expected);
  });

  it.each([
    [`servicePrincipalNames/any(c:c eq '${guid(11)}')`, [guid(12)]],
    ["servicePrincipalNames/any(c:c eq 'nobody')", []],
    ["tags/any(t:startsWith(t,'aks-sp:'))", [guid(12)]],
    [`appId in ('${guid(11)}')`, [guid(12)]],
    [`id in ('${guid(12)}','${guid(1)}')`, [guid(1), guid(12)]]
  ])('on service principals: %s', async (filter, expected) => {
    expect(ids([await tenant.expect(200, 'GET', `/servicePrincipals?$filter=${encodeURIComponent(filter)}`)])).toEqual(expected);
  });

  it.each([
    `appId eq '${guid(11)}' or appId eq '${guid(21)}'`,
    `appId ne '${guid(11)}'`,
    "not startswith(displayName,'a')",
    "endswith(displayName,'a')",
    "displayName eq 'a",
    'displayName eq null',
    'createdDateTime ge 2026-01-01T00:00:00Z',
    "tags/any(t:u eq 'x')",
    "tags/all(t:t eq 'x')",
    "displayName eq 'a' xor displayName eq 'b'",
    "owners/any(o:o eq 'x')"
  ])('that it does not know it does not guess: %s', async (filter) => {
    await tenant.expect(501, 'GET', `/applications?$filter=${encodeURIComponent(filter)}`);
  });

  it('take 15 values, more only as an advanced query', async () => {
    fill(16);
    const filter = (count: number): string =>
      `/applications?$filter=appId in (${Array.from({ length: count }, (_, index) => `'${guid(0x200000 + index)}'`).join(',')})`;
    expect((await tenant.expect(200, 'GET', filter(15)))['value']).toHaveLength(15);
    const error = (await tenant.expect(400, 'GET', filter(16)))['error'];
    expect(error.message).toBe(
      "Too many child clauses specified in search filter expression containing 'OR' operators: 16. Max allowed: 15."
    );
    expect((await tenant.expect(200, 'GET', `${filter(16)}&$count=true`, undefined, EVENTUAL))['value']).toHaveLength(16);
  });

  it('compare with at most 120 characters', async () => {
    await tenant.expect(200, 'GET', `/applications?$filter=tags/any(t:t eq '${'x'.repeat(120)}')`);
    await tenant.expect(400, 'GET', `/applications?$filter=tags/any(t:t eq '${'x'.repeat(121)}')`);
  });

  it.each(['$orderby=displayName', '$search="displayName:a"', '$expand=owners', '$skip=1', '$format=json'])(
    'other options are not guessed: %s',
    async (option) => {
      await tenant.expect(501, 'GET', `/applications?${option}`);
    }
  );
});

describe('selections', () => {
  it('give what was named and nothing else', async () => {
    const page = await tenant.expect(200, 'GET', '/applications?$select=id,passwordCredentials');
    expect(page['@odata.context']).toBe('https://127.0.0.1:4443/graph/v1.0/$metadata#applications(id,passwordCredentials)');
    expect(page['value'].map(Object.keys)).toEqual([['id', 'passwordCredentials']]);
    const error = (await tenant.expect(400, 'GET', '/applications?$select=id,nonsense'))['error'];
    expect(error.message).toContain("Could not find a property named 'nonsense' on type 'microsoft.graph.application'");
  });

  it('alone make certificates show their key', async () => {
    const key = { type: 'AsymmetricX509Cert', usage: 'Verify', key: 'MIIB' };
    await tenant.expect(204, 'PATCH', `/applications/${guid(3)}`, { keyCredentials: [key] });
    expect((await tenant.expect(200, 'GET', `/applications/${guid(3)}`))['keyCredentials']).toMatchObject([{ key: null, usage: 'Verify' }]);
    expect((await tenant.expect(200, 'GET', '/applications?$select=keyCredentials'))['value'][0]['keyCredentials']).toMatchObject([
      { key: expect.any(String) }
    ]);
  });
});
