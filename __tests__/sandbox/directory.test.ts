import { beforeEach, describe, expect, it } from '@jest/globals';
import { application, guid, makeTenant, principal, START } from './directory-world.ts';
import type { Tenant } from './directory-world.ts';

let tenant: Tenant;
beforeEach(() => {
  tenant = makeTenant();
});

async function register(displayName = 'fleet-a'): Promise<{ id: string; appId: string; principalId: string }> {
  const app = await tenant.expect(201, 'POST', '/applications', { displayName, keyCredentials: [] });
  const sp = await tenant.expect(201, 'POST', '/servicePrincipals', { appId: app['appId'] });
  return { id: app['id'], appId: app['appId'], principalId: sp['id'] };
}

describe('one application', () => {
  it('is found by object id, appId and uniqueName, under the same properties', async () => {
    const app = await tenant.expect(
      201,
      'PATCH',
      "/applications(uniqueName='it''s-a')",
      { displayName: 'A' },
      { Prefer: 'create-if-missing' }
    );
    const { '@odata.context': context, ...rest } = app;
    expect(context).toBe('https://127.0.0.1:4443/graph/v1.0/$metadata#applications/$entity');
    for (const url of [`/applications/${app['id']}`, `/applications(appId='${app['appId']}')`, "/applications(uniqueName='it''s-a')"]) {
      expect(await tenant.expect(200, 'GET', url)).toEqual({ '@odata.context': context, ...rest });
    }
    expect(rest['uniqueName']).toBe("it's-a");
  });

  it('is refused with the texts of the service where it does not exist', async () => {
    const gone = guid(77);
    const error = (await tenant.expect(404, 'GET', `/applications/${gone}`, undefined, { 'client-request-id': 'abc' }))['error'];
    expect(error.code).toBe('Request_ResourceNotFound');
    expect(error.message).toBe(`Resource '${gone}' does not exist or one of its queried reference-property objects are not present.`);
    expect(error.innerError).toEqual({ date: '2026-03-01T12:00:00', 'request-id': expect.any(String), 'client-request-id': 'abc' });
    expect((await tenant.expect(400, 'GET', '/applications/fleet-a'))['error'].message).toContain('Invalid object identifier');
  });

  it('is created by an upsert only with the header, then updated, and never twice', async () => {
    const url = "/applications(uniqueName='fleet')";
    await tenant.expect(404, 'PATCH', url, { displayName: 'A' });
    await tenant.expect(400, 'PATCH', url, { tags: [] }, { Prefer: 'create-if-missing' });
    await tenant.expect(201, 'PATCH', url, { displayName: 'A' }, { Prefer: 'create-if-missing' });
    expect(await tenant.ask('PATCH', url, { displayName: 'B' }, { Prefer: 'create-if-missing' })).toMatchObject({ status: 204 });
    expect((await tenant.expect(200, 'GET', url))['displayName']).toBe('B');
    expect(tenant.world.state.graph.applications.filter((app) => app.uniqueName === 'fleet')).toHaveLength(1);
  });

  it('keeps its uniqueName for ever, alone in the tenant, even while it lies in the deleted items', async () => {
    const { id } = await register();
    await tenant.expect(204, 'PATCH', `/applications/${id}`, { uniqueName: 'fleet' });
    await tenant.expect(204, 'PATCH', `/applications/${id}`, { uniqueName: 'fleet' });
    await tenant.expect(400, 'PATCH', `/applications/${id}`, { uniqueName: 'other' });
    await tenant.expect(409, 'POST', '/applications', { displayName: 'B', uniqueName: 'Fleet' });
    await tenant.expect(204, 'DELETE', `/applications/${id}`);
    await tenant.expect(409, 'PATCH', "/applications(uniqueName='fleet')", { displayName: 'B' }, { Prefer: 'create-if-missing' });
    tenant.advance(30 * 86_400_000);
    await tenant.expect(201, 'PATCH', "/applications(uniqueName='fleet')", { displayName: 'B' }, { Prefer: 'create-if-missing' });
  });

  it('changes as a whole or not at all', async () => {
    const { id } = await register();
    await tenant.expect(400, 'PATCH', `/applications/${id}`, { displayName: 'new', keyCredentials: [{ type: 'nonsense' }] });
    await tenant.expect(400, 'PATCH', `/applications/${id}`, { displayName: 'new', misspelt: 1 });
    await tenant.expect(400, 'PATCH', `/applications/${id}`, { displayName: 'new', appId: guid(5) });
    await tenant.expect(400, 'PATCH', `/applications/${id}`, { displayName: 'new', passwordCredentials: [] });
    expect((await tenant.expect(200, 'GET', `/applications/${id}`))['displayName']).toBe('fleet-a');
  });

  it('keeps other writable properties as they were sent, and its URIs name the service principal too', async () => {
    const { id, principalId } = await register();
    await tenant.expect(204, 'PATCH', `/applications/${id}`, { notes: 'n', identifierUris: ['api://fleet'] });
    expect(await tenant.expect(200, 'GET', `/applications/${id}?$select=notes,identifierUris`)).toMatchObject({
      notes: 'n',
      identifierUris: ['api://fleet']
    });
    const found = await tenant.expect(200, 'GET', "/servicePrincipals?$filter=servicePrincipalNames/any(c:c eq 'api://fleet')&$select=id");
    expect(found['value']).toEqual([{ id: principalId }]);
  });
});

describe('tags', () => {
  it.each([
    ['white space', ['a b']],
    ['a no-break space', ['a\u00a0b']],
    ['none', ['']],
    ['257 characters', ['x'.repeat(257)]],
    ['a duplicate', ['a', 'a']],
    ['null', null],
    ['a number', [1]]
  ])('refuses %s', async (_, tags) => {
    const { id } = await register();
    const body = await tenant.expect(400, 'PATCH', `/applications/${id}`, { tags });
    expect(body['error'].message).toBe("Invalid value specified for property 'tags' of resource 'Application'.");
  });

  it('are replaced as a whole and show on the service principal beside its own', async () => {
    const { id, principalId } = await register();
    await tenant.expect(204, 'PATCH', `/servicePrincipals/${principalId}`, { tags: ['own', 'both'] });
    await tenant.expect(204, 'PATCH', `/applications/${id}`, { tags: ['x'.repeat(256), 'both'] });
    expect((await tenant.expect(200, 'GET', `/servicePrincipals/${principalId}`))['tags']).toEqual(['own', 'both', 'x'.repeat(256)]);
    await tenant.expect(204, 'PATCH', `/applications/${id}`, { tags: ['z'] });
    expect((await tenant.expect(200, 'GET', `/applications/${id}`))['tags']).toEqual(['z']);
    expect((await tenant.expect(200, 'GET', `/servicePrincipals/${principalId}`))['tags']).toEqual(['own', 'both', 'z']);
  });

  it('have no fixed number, but the object has a size', async () => {
    const { id } = await register();
    const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `t${String(index)}`);
    await tenant.expect(204, 'PATCH', `/applications/${id}`, { tags: many(1200) });
    const refused = await tenant.expect(403, 'POST', `/applications/${id}/addPassword`, {});
    expect(refused['error'].message).toContain('size of the object has exceeded its limit');
    await tenant.expect(403, 'PATCH', `/applications/${id}`, { tags: many(1201) });
    expect((await tenant.expect(200, 'GET', `/applications/${id}`))['tags']).toHaveLength(1200);
  });
});

describe('service principals', () => {
  it('need an application, once only', async () => {
    const refused = await tenant.expect(400, 'POST', '/servicePrincipals', { appId: guid(78) });
    expect(refused['error'].message).toContain('does not reference a valid application object');
    expect(refused['error'].details[0].code).toBe('NoBackingApplicationObject');
    const { appId } = await register();
    const twice = await tenant.expect(409, 'POST', '/servicePrincipals', { appId });
    expect(twice['error'].code).toBe('Request_MultipleObjectsWithSameKeyValue');
    await tenant.expect(400, 'POST', '/servicePrincipals', {});
  });

  it('are upserted by appId', async () => {
    const app = await tenant.expect(201, 'POST', '/applications', { displayName: 'A' });
    const url = `/servicePrincipals(appId='${app['appId']}')`;
    await tenant.expect(404, 'PATCH', url, { accountEnabled: false });
    const made = await tenant.expect(201, 'PATCH', url, { accountEnabled: false }, { Prefer: 'create-if-missing' });
    expect(made).toMatchObject({ accountEnabled: false, displayName: 'A', servicePrincipalNames: [app['appId']] });
    await tenant.expect(204, 'PATCH', url, { accountEnabled: true }, { Prefer: 'create-if-missing' });
    expect((await tenant.expect(200, 'GET', url))['accountEnabled']).toBe(true);
  });

  it('may stand for an application of another tenant', async () => {
    tenant.world.state.graph.foreignApplications = [
      { appId: guid(50), tenantId: guid(51), displayName: 'partner', passwordCredentials: [] }
    ];
    const made = await tenant.expect(201, 'POST', '/servicePrincipals', { appId: guid(50) });
    expect(made).toMatchObject({ appOwnerOrganizationId: guid(51), displayName: 'partner' });
    await tenant.expect(404, 'GET', `/applications(appId='${guid(50)}')`);
  });
});

describe('passwords', () => {
  it('are shown once, with the defaults of the service', async () => {
    const { id } = await register();
    const made = await tenant.expect(200, 'POST', `/applications/${id}/addPassword`, {});
    expect(made).toMatchObject({
      displayName: null,
      startDateTime: '2026-03-01T12:00:00Z',
      endDateTime: '2028-03-01T12:00:00Z',
      customKeyIdentifier: null
    });
    expect(made['hint']).toBe(made['secretText'].slice(0, 3));
    const [listed] = (await tenant.expect(200, 'GET', `/applications/${id}`))['passwordCredentials'];
    expect(listed).toEqual({ ...listed, keyId: made['keyId'], hint: made['hint'], secretText: null });
    expect(JSON.stringify(await tenant.expect(200, 'GET', '/applications'))).not.toContain(made['secretText']);
  });

  it('take a name and dates, by appId too and on service principals', async () => {
    const { appId, principalId } = await register();
    const given = { displayName: 'rbac', startDateTime: '2026-03-02T00:00:00Z', endDateTime: '2026-04-01T02:00:00+02:00' };
    const made = await tenant.expect(200, 'POST', `/applications(appId='${appId}')/addPassword`, { passwordCredential: given });
    expect(made).toMatchObject({ displayName: 'rbac', startDateTime: '2026-03-02T00:00:00Z', endDateTime: '2026-04-01T00:00:00Z' });
    await tenant.expect(200, 'POST', `/servicePrincipals/${principalId}/addPassword`, { passwordCredential: null });
    expect((await tenant.expect(200, 'GET', `/servicePrincipals/${principalId}`))['passwordCredentials']).toHaveLength(1);
    expect((await tenant.expect(200, 'GET', `/applications(appId='${appId}')`))['passwordCredentials']).toHaveLength(1);
  });

  it.each([
    [{ passwordCredential: { endDateTime: '2026-03-01T11:00:00Z' } }],
    [{ passwordCredential: { endDateTime: 'tomorrow' } }],
    [{ passwordCredential: { secretText: 'my own' } }],
    [{ displayName: 'beside the object' }]
  ])('refuses %j', async (body) => {
    const { id } = await register();
    await tenant.expect(400, 'POST', `/applications/${id}/addPassword`, body);
    expect((await tenant.expect(200, 'GET', `/applications/${id}`))['passwordCredentials']).toEqual([]);
  });

  it('are as long and as awkward as the service may make them, and never the same', async () => {
    const { id } = await register();
    const secrets: string[] = [];
    for (let index = 0; index < 300; index += 1)
      secrets.push((await tenant.expect(200, 'POST', `/applications/${id}/addPassword`, {}))['secretText']);
    expect(new Set(secrets).size).toBe(300);
    expect(secrets.filter((secret) => secret.length < 16 || secret.length > 64)).toEqual([]);
    expect(secrets.some((secret) => /["\\&<>'`]/.test(secret))).toBe(true);
    expect(secrets.filter((secret) => /^[A-Za-z0-9]{3}8Q~[A-Za-z0-9~._-]{34}$/.test(secret)).length).toBeGreaterThan(150);
  });

  it('go by their key id, once', async () => {
    const { id } = await register();
    const one = await tenant.expect(200, 'POST', `/applications/${id}/addPassword`, {});
    const two = await tenant.expect(200, 'POST', `/applications/${id}/addPassword`, {});
    await tenant.expect(204, 'POST', `/applications/${id}/removePassword`, { keyId: one['keyId'] });
    const again = await tenant.expect(400, 'POST', `/applications/${id}/removePassword`, { keyId: one['keyId'] });
    expect(again['error'].message).toContain('No password credential found with keyId');
    await tenant.expect(400, 'POST', `/applications/${id}/removePassword`, {});
    expect((await tenant.expect(200, 'GET', `/applications/${id}`))['passwordCredentials']).toMatchObject([{ keyId: two['keyId'] }]);
  });

  it('obey the tenant policy, which counts only when switched on', async () => {
    const { id, principalId } = await register();
    const policy = tenant.world.state.graph.policies.defaultAppManagementPolicy;
    policy['applicationRestrictions'] = {
      passwordCredentials: [
        { restrictionType: 'passwordAddition', state: 'disabled', restrictForAppsCreatedAfterDateTime: null },
        {
          restrictionType: 'passwordLifetime',
          state: 'enabled',
          maxLifetime: 'P90D',
          restrictForAppsCreatedAfterDateTime: '2026-01-01T00:00:00Z'
        }
      ]
    };
    await tenant.expect(200, 'POST', `/applications/${id}/addPassword`, {});
    policy['isEnabled'] = true;
    const refused = await tenant.expect(400, 'POST', `/applications/${id}/addPassword`, {});
    expect(refused['error'].code).toBe('CredentialInvalidLifetimeAsPerAppPolicy');
    await tenant.expect(200, 'POST', `/applications/${id}/addPassword`, { passwordCredential: { endDateTime: '2026-05-30T12:00:00Z' } });
    await tenant.expect(200, 'POST', `/applications/${guid(3)}/addPassword`, {});
    policy['applicationRestrictions'] = { passwordCredentials: [{ restrictionType: 'passwordAddition', state: 'enabled' }] };
    const forbidden = await tenant.expect(400, 'POST', `/applications/${id}/addPassword`, {});
    expect(forbidden['error'].code).toBe('CredentialTypeNotAllowedAsPerAppPolicy');
    await tenant.expect(200, 'POST', `/servicePrincipals/${principalId}/addPassword`, {});
  });
});

describe('deleted items', () => {
  it('hold an application with its service principals, each to be restored by itself', async () => {
    const { id, appId, principalId } = await register();
    await tenant.expect(204, 'DELETE', `/applications/${id}`);
    await tenant.expect(404, 'GET', `/applications/${id}`);
    await tenant.expect(404, 'GET', `/servicePrincipals(appId='${appId}')`);
    await tenant.expect(404, 'POST', `/applications/${id}/addPassword`, {});
    await tenant.expect(404, 'DELETE', `/applications/${id}`);
    const listed = await tenant.expect(200, 'GET', `/directory/deletedItems/microsoft.graph.application?$filter=appId eq '${appId}'`);
    expect(listed['value']).toMatchObject([{ id, deletedDateTime: '2026-03-01T12:00:00Z' }]);
    expect((await tenant.expect(200, 'GET', `/directory/deleteditems/${principalId}`))['@odata.type']).toBe(
      '#microsoft.graph.servicePrincipal'
    );
    const back = await tenant.expect(200, 'POST', `/directory/deletedItems/${id}/restore`, {});
    expect(back).toMatchObject({ '@odata.type': '#microsoft.graph.application', id, deletedDateTime: null });
    await tenant.expect(404, 'GET', `/servicePrincipals/${principalId}`);
    await tenant.expect(200, 'POST', `/directory/deletedItems/${principalId}/restore`);
    await tenant.expect(200, 'GET', `/servicePrincipals(appId='${appId}')`);
  });

  it('refuse a list without cast, a wrong cast, and a service principal whose appId is in use again', async () => {
    const { id, appId, principalId } = await register();
    await tenant.expect(204, 'DELETE', `/servicePrincipals/${principalId}`);
    await tenant.expect(400, 'GET', '/directory/deletedItems');
    await tenant.expect(404, 'GET', `/directory/deletedItems/${principalId}/microsoft.graph.application`);
    await tenant.expect(404, 'GET', `/directory/deletedItems/${id}`);
    await tenant.expect(201, 'POST', '/servicePrincipals', { appId });
    await tenant.expect(409, 'POST', `/directory/deletedItems/${principalId}/restore`);
  });

  it('lose what is deleted for good, and everything after 30 days', async () => {
    const one = await register('one');
    const two = await register('two');
    await tenant.expect(204, 'DELETE', `/applications/${one.id}`);
    await tenant.expect(204, 'DELETE', `/directory/deletedItems/${one.id}`);
    await tenant.expect(404, 'POST', `/directory/deletedItems/${one.id}/restore`);
    await tenant.expect(404, 'DELETE', `/directory/deletedItems/${two.id}`);
    await tenant.expect(204, 'DELETE', `/applications/${two.id}`);
    tenant.advance(30 * 86_400_000 - 1);
    await tenant.expect(200, 'GET', `/directory/deletedItems/${two.id}`);
    tenant.advance(1);
    await tenant.expect(404, 'GET', `/directory/deletedItems/${two.id}`);
    expect((await tenant.expect(200, 'GET', '/directory/deletedItems/microsoft.graph.servicePrincipal'))['value']).toEqual([]);
  });
});

describe('owners and federated credentials', () => {
  it('are listed as objects and as references, added once', async () => {
    const { id } = await register();
    const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${tenant.caller.id}` };
    await tenant.expect(204, 'POST', `/applications/${id}/owners/$ref`, reference);
    await tenant.expect(400, 'POST', `/applications/${id}/owners/$ref`, reference);
    await tenant.expect(404, 'POST', `/applications/${id}/owners/$ref`, {
      '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${guid(66)}`
    });
    await tenant.expect(400, 'POST', `/applications/${id}/owners/$ref`, { '@odata.id': 'nonsense' });
    const list = await tenant.expect(200, 'GET', `/applications/${id}/owners`);
    expect(list['value']).toMatchObject([{ '@odata.type': '#microsoft.graph.servicePrincipal', id: tenant.caller.id }]);
    const refs = await tenant.expect(200, 'GET', `/applications/${id}/owners/$ref`);
    expect(refs['value']).toEqual([{ '@odata.id': `https://127.0.0.1:4443/graph/v1.0/directoryObjects/${tenant.caller.id}` }]);
    await tenant.expect(204, 'DELETE', `/applications/${id}/owners/${tenant.caller.id}/$ref`);
    expect((await tenant.expect(200, 'GET', `/applications/${id}/owners`))['value']).toEqual([]);
  });

  it('show federated credentials', async () => {
    const federated = {
      id: guid(60),
      name: 'main',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:a/b:ref:refs/heads/main',
      audiences: ['x']
    };
    tenant.world.state.graph.applications.push(application({ federatedIdentityCredentials: [federated] }));
    const list = await tenant.expect(200, 'GET', `/applications/${guid(100)}/federatedIdentityCredentials`);
    expect(list['value']).toEqual([{ ...federated, description: null }]);
  });
});

describe('permissions', () => {
  const readers = ['Application.Read.All', 'Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All', 'Directory.Read.All'];

  it('lets every documented reader read and nobody else, except itself', async () => {
    tenant.world.state.graph.applications.push(application({}));
    tenant.world.state.graph.servicePrincipals.push(principal({}));
    for (const permission of readers) {
      tenant.grant(permission);
      for (const url of ['/applications', '/servicePrincipals', `/applications/${guid(100)}`, `/servicePrincipals/${guid(102)}`])
        await tenant.expect(200, 'GET', url);
    }
    tenant.grant('Organization.Read.All', 'AppRegistration.Create');
    for (const url of [
      '/applications',
      `/applications/${guid(100)}`,
      `/servicePrincipals(appId='${guid(101)}')`,
      `/applications/${guid(7)}`
    ]) {
      const error = (await tenant.expect(403, 'GET', url))['error'];
      expect(error).toMatchObject({ code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.' });
    }
    await tenant.expect(200, 'GET', `/servicePrincipals/${tenant.caller.id}`);
    await tenant.expect(200, 'GET', `/applications/${guid(3)}`);
  });

  it('lets OwnedBy create, then write what it owns and nothing else', async () => {
    tenant.world.state.graph.applications.push(application({}));
    tenant.world.state.graph.servicePrincipals.push(principal({}));
    tenant.grant('Application.ReadWrite.OwnedBy');
    const { id, principalId } = await register();
    await tenant.expect(200, 'POST', `/applications/${id}/addPassword`, {});
    await tenant.expect(204, 'PATCH', `/servicePrincipals/${principalId}`, { tags: ['a'] });
    const foreign = guid(100);
    await tenant.expect(403, 'PATCH', `/applications/${foreign}`, { tags: ['a'] });
    await tenant.expect(403, 'POST', `/applications/${foreign}/addPassword`, {});
    await tenant.expect(403, 'POST', `/applications/${foreign}/removePassword`, { keyId: guid(1) });
    await tenant.expect(403, 'POST', `/applications/${foreign}/owners/$ref`, {
      '@odata.id': `https://x/v1.0/directoryObjects/${tenant.caller.id}`
    });
    await tenant.expect(403, 'DELETE', `/applications/${foreign}`);
    await tenant.expect(403, 'DELETE', `/servicePrincipals/${guid(102)}`);
    await tenant.expect(204, 'DELETE', `/applications/${id}`);
    await tenant.expect(200, 'POST', `/directory/deletedItems/${id}/restore`);
  });

  it('lets OwnedBy make service principals of its own applications only', async () => {
    tenant.world.state.graph.applications.push(application({}));
    tenant.grant('Application.ReadWrite.OwnedBy');
    await tenant.expect(403, 'POST', '/servicePrincipals', { appId: guid(101) });
    const missing = await tenant.expect(403, 'POST', '/servicePrincipals', { appId: guid(78) });
    expect(missing['error'].message).toContain('service principal being created must in the local tenant');
  });

  it('lets readers write nothing, and AppRegistration.Create only create', async () => {
    const { id } = await register();
    for (const permission of ['Application.Read.All', 'Directory.Read.All']) {
      tenant.grant(permission);
      await tenant.expect(403, 'POST', '/applications', { displayName: 'B' });
      await tenant.expect(403, 'POST', `/applications/${id}/addPassword`, {});
      await tenant.expect(403, 'DELETE', `/applications/${id}`);
    }
    tenant.grant('AppRegistration.Create');
    const made = await tenant.expect(201, 'POST', '/applications', { displayName: 'B' });
    await tenant.expect(403, 'PATCH', `/applications/${made['id']}`, { displayName: 'C' });
  });

  it('guards organization, policy and getByIds each by its own', async () => {
    await tenant.expect(403, 'GET', '/organization');
    await tenant.expect(403, 'GET', '/policies/defaultAppManagementPolicy');
    await tenant.expect(403, 'POST', '/directoryObjects/getByIds', { ids: [tenant.caller.id] });
    await tenant.expect(403, 'GET', "/users?$filter=userPrincipalName eq 'a@b'");
    tenant.grant('Organization.Read.All', 'Policy.Read.All');
    expect((await tenant.expect(200, 'GET', '/organization'))['value']).toMatchObject([
      { id: guid(9), verifiedDomains: [{ name: 'contoso.onmicrosoft.com' }] }
    ]);
    expect(await tenant.expect(200, 'GET', '/policies/defaultAppManagementPolicy')).toMatchObject({ isEnabled: false });
    tenant.grant('Directory.Read.All');
    expect((await tenant.expect(200, 'GET', "/users?$filter=userPrincipalName eq 'a@b'"))['value']).toEqual([]);
    const found = await tenant.expect(200, 'POST', '/directoryObjects/getByIds', {
      ids: [tenant.caller.id, guid(3), guid(88)],
      types: ['user', 'servicePrincipal']
    });
    expect(found['value']).toMatchObject([
      { '@odata.type': '#microsoft.graph.servicePrincipal', id: tenant.caller.id, servicePrincipalNames: [guid(2)] }
    ]);
  });
});

describe('what the sandbox does not know', () => {
  it.each([
    ['GET', '/me'],
    ['GET', '/groups'],
    ['PUT', `/applications/${guid(3)}`],
    ['GET', `/applications/${guid(3)}?$expand=owners`],
    ['GET', `/applications/${guid(3)}?$select=logo`],
    ['GET', `/servicePrincipals(uniqueName='x')`],
    ['GET', `/servicePrincipals/${guid(1)}/federatedIdentityCredentials`]
  ])('is no answer: %s %s', async (method, url) => {
    await tenant.expect(501, method, url);
  });

  it('refuses a request without a token', async () => {
    const answer = await tenant.ask('GET', '/applications', undefined, { authorization: '' });
    expect(answer.status).toBe(401);
    expect(START).toBe(tenant.world.now());
  });
});
