import { afterEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import type { SandboxOptions } from '../../sandbox/server.ts';
import { createApplications } from '../../src/azure/applications.ts';
import { createCredential } from '../../src/azure/credential.ts';
import { secretOf } from './tenant.ts';
import { all, day, nowhere, openApplications, type Opened } from './applications-world.ts';
import { hostileNames } from '../domain/hostile.ts';

let opened: Opened;
afterEach(() => opened.tenant.sandbox.close());

async function open(permissions?: string[], more?: Seed, options?: Omit<SandboxOptions, 'seed'>): Promise<Opened> {
  opened = await openApplications(permissions, more, options);
  return opened;
}

const ours = ['Application.ReadWrite.OwnedBy'];
const owned: Seed = { applications: [{ name: 'aks', owners: ['caller'] }] };

describe('reading one application', () => {
  it('by object id, appId and unique name: tags, credentials of both kinds, name and birth', async () => {
    const { applications, app } = await open(['Application.Read.All'], {
      applications: [
        { name: 'aks', uniqueName: 'aks-shop', tags: ['mine'], credentials: [{ name: 'p' }, { name: 'c', kind: 'certificate' }] }
      ]
    });
    const found = await applications.get({ objectId: app.id });
    expect(found).toMatchObject({
      objectId: app.id,
      appId: app.appId,
      displayName: 'aks',
      tags: ['mine'],
      uniqueName: 'aks-shop',
      createdOn: Date.parse(app.createdDateTime),
      credentials: [{ kind: 'password' }, { kind: 'certificate' }]
    });
    expect(await applications.get({ appId: app.appId.toUpperCase() })).toEqual(found);
    expect(await applications.get({ uniqueName: 'aks-shop' })).toEqual(found);
    expect(opened.tenant.count('keyCredentials')).toBe(0);
  });

  it('that is not there, or deleted, is null; what is no GUID is never sent', async () => {
    const { applications } = await open([all], { applications: [{ name: 'aks', uniqueName: 'aks', deleted: '-1d' }] });
    expect(await applications.get({ objectId: nowhere })).toBeNull();
    expect(await applications.get({ appId: nowhere })).toBeNull();
    expect(await applications.get({ uniqueName: 'aks' })).toBeNull();
    expect(await applications.servicePrincipal(nowhere)).toBeNull();
    const named = { code: 'cluster-principal-named', message: expect.stringContaining("x')") };
    await expect(applications.get({ appId: "x')" })).rejects.toMatchObject(named);
    await expect(applications.servicePrincipal("x')")).rejects.toMatchObject(named);
    await expect(applications.owners('../users')).rejects.toThrow('GUID');
  });

  it.each(["it's", "a')/owners(x='", 'a/b?c#d%27&e', 'ü 😀', "'", '"\\'])(
    'a unique name like %s stays inside its quotes',
    async (uniqueName) => {
      const { applications, app } = await open();
      expect(await applications.get({ uniqueName })).toBeNull();
      app.uniqueName = uniqueName;
      expect((await applications.get({ uniqueName }))?.objectId).toBe(app.id);
      expect(await applications.upsert(uniqueName, 'renamed')).toEqual({ kind: 'done' });
      expect(app.displayName).toBe('renamed');
    }
  );

  it('without the permission fails with its name', async () => {
    const { applications, app } = await open([]);
    for (const read of [
      () => applications.get({ objectId: app.id }),
      () => applications.servicePrincipal(app.appId),
      () => applications.owners(app.id),
      () => applications.deleted({ appId: app.appId }),
      () => applications.deletedObjects(app.appId)
    ])
      await expect(read()).rejects.toMatchObject({ code: 'graph-forbidden', hint: expect.stringContaining('Application.Read.All') });
  });

  it.each([
    ['garbage', 'graph-unreadable-answer'],
    ['truncate', null]
  ] as const)('%s is never an application that is not there', async (fault, code) => {
    const { applications, app, tenant } = await open();
    tenant.sandbox.engine.faults.install([{ fault, path: '/graph/v1.0/applications', times: fault === 'garbage' ? 99 : 1 }]);
    const reading = applications.get({ objectId: app.id });
    if (code) await expect(reading).rejects.toMatchObject({ code });
    else expect((await reading)?.objectId).toBe(app.id);
  });

  it('from a replica that lags shows what was; never a mixture', async () => {
    const { applications, app, tenant } = await open([all], undefined, { replication: 60_000 });
    tenant.sandbox.engine.advance(120_000);
    expect(await applications.setTags(app.id, ['new'])).toEqual({ kind: 'done' });
    const seen = new Set<string>();
    for (let n = 0; n < 40; n += 1) seen.add(JSON.stringify((await applications.get({ objectId: app.id }))?.tags));
    expect([...seen].sort()).toEqual(['["new"]', '[]']);
    tenant.sandbox.engine.advance(60_000);
    expect((await applications.get({ objectId: app.id }))?.tags).toEqual(['new']);
  });

  it("the directory's clock comes with each answer, a write's too", async () => {
    const { applications, app, tenant } = await open();
    tenant.sandbox.engine.advance(90 * day);
    await applications.setTags(app.id, []);
    expect(Math.abs(applications.now() - tenant.sandbox.world.now())).toBeLessThan(5000);
  });
});

describe('deleted objects', () => {
  it('are found over all pages by unique name or appId, and told by kind', async () => {
    const { applications, app, principal, tenant } = await open([all], {
      applications: [{ name: 'aks', uniqueName: "it's-aks", deleted: '-3d', credentials: [] }]
    });
    const { graph } = tenant.sandbox.world.state;
    for (let n = 0; n < 2500; n += 1)
      graph.applications.push({ ...app, id: `${String(n).padStart(8, '0')}${nowhere.slice(8)}`, appId: nowhere, uniqueName: `other-${n}` });
    const record = { objectId: app.id, appId: app.appId, displayName: 'aks', deletedOn: Date.parse(app.deletedDateTime!) };
    expect(await applications.deleted({ uniqueName: "it's-aks" })).toEqual([record]);
    expect(await applications.deleted({ appId: app.appId.toUpperCase() })).toEqual([record]);
    expect(await applications.deleted({ uniqueName: 'none' })).toEqual([]);
    expect(await applications.deletedObjects(app.appId)).toEqual([
      { kind: 'application', objectId: app.id },
      { kind: 'service-principal', objectId: principal.id }
    ]);
  });
});

describe('creating', () => {
  it('makes an application for this tenant only, then its service principal; a second time changes nothing', async () => {
    const { applications, tenant } = await open(ours);
    expect(await applications.upsert('aks-new', 'https://www.contoso.org/example')).toEqual({ kind: 'done' });
    const made = await applications.get({ uniqueName: 'aks-new' });
    expect(made).toMatchObject({ displayName: 'https://www.contoso.org/example', uniqueName: 'aks-new', tags: [], credentials: [] });
    expect(await applications.owners(made!.objectId)).toEqual([tenant.caller.objectId]);
    expect(await applications.upsertServicePrincipal(made!.appId)).toEqual({ kind: 'done' });
    expect(await applications.upsertServicePrincipal(made!.appId)).toEqual({ kind: 'done' });
    expect(await applications.upsert('aks-new', 'https://www.contoso.org/example')).toEqual({ kind: 'done' });
    const { graph } = tenant.sandbox.world.state;
    expect(graph.applications.filter((each) => each.uniqueName === 'aks-new')).toMatchObject([{ signInAudience: 'AzureADMyOrg' }]);
    expect(graph.servicePrincipals.filter((each) => each.appId === made!.appId)).toHaveLength(1);
  });

  it('an application that another run was faster with changes in its name only', async () => {
    const { applications, app } = await open([all], {
      applications: [{ name: 'aks', uniqueName: 'aks', tags: ['theirs'], signInAudience: 'AzureADMultipleOrgs' }]
    });
    const before = structuredClone(app);
    expect(await applications.upsert('aks', 'ours')).toEqual({ kind: 'done' });
    expect(app).toEqual({ ...before, displayName: 'ours' });
  });

  it('a name that a deleted application holds is said to be taken', async () => {
    const { applications } = await open([all], { applications: [{ name: 'aks', uniqueName: 'aks', deleted: '-3d' }] });
    expect(await applications.upsert('aks', 'aks')).toMatchObject({
      kind: 'refused',
      problem: { code: 'unique-name-taken', message: expect.stringContaining('unique name aks'), hint: expect.stringContaining('Restore') }
    });
  });

  it.each([
    ['may write all', [all]],
    ['may write its own', ours]
  ])('a service principal waits for its application to be replicated, for a caller that %s', async (_, permissions) => {
    const { applications, tenant } = await open(permissions, undefined, { replication: 60_000 });
    tenant.sandbox.engine.advance(120_000);
    const kinds = new Set<string>();
    for (let n = 0; n < 20; n += 1) {
      await applications.upsert(`aks-${n}`, 'new');
      const made = tenant.sandbox.world.state.graph.applications.at(-1)!;
      kinds.add((await applications.upsertServicePrincipal(made.appId)).kind);
    }
    expect([...kinds].sort()).toEqual(['done', 'not-yet']);
    tenant.sandbox.engine.advance(60_000);
    for (const { appId, uniqueName } of tenant.sandbox.world.state.graph.applications) {
      if (uniqueName === null) continue;
      expect(await applications.upsertServicePrincipal(appId)).toEqual({ kind: 'done' });
      expect(tenant.sandbox.world.state.graph.servicePrincipals.filter((each) => each.appId === appId)).toHaveLength(1);
    }
  });

  it.each([[[all]], [ours]])('a service principal without any application is not there yet either (%j)', async (permissions) => {
    const { applications } = await open(permissions);
    expect(await applications.upsertServicePrincipal(nowhere)).toMatchObject({
      kind: 'not-yet',
      problem: { code: 'directory-not-replicated' }
    });
  });

  it('a hostile display name goes through unchanged or is refused, never as another', async () => {
    const { applications, app } = await open([all], { applications: [{ name: 'aks', uniqueName: 'aks' }] });
    let accepted = 0;
    for (const [what, name] of hostileNames) {
      const before = app.displayName;
      const { kind } = await applications.upsert('aks', name);
      if (kind === 'done') accepted += 1;
      expect([what, (await applications.get({ objectId: app.id }))?.displayName]).toEqual([what, kind === 'done' ? name : before]);
    }
    expect(accepted).toBeGreaterThan(hostileNames.length / 2);
  });
});

describe('owners and tags', () => {
  it('an owner is added once', async () => {
    const { applications, app, tenant } = await open();
    const owner = tenant.caller.objectId!;
    expect(await applications.addOwner(app.id, owner)).toEqual({ kind: 'done' });
    expect(await applications.addOwner(app.id, owner)).toEqual({ kind: 'present' });
    expect(await applications.owners(app.id)).toEqual([owner]);
    expect(await applications.addOwner(app.id, nowhere)).toMatchObject({ kind: 'not-yet' });
  });

  it('tags are replaced as a whole; what the directory does not take is refused', async () => {
    const { applications, app } = await open([all], { applications: [{ name: 'aks', tags: ['old'] }] });
    expect(await applications.setTags(app.id, ['aks-sp:managed', 'x'.repeat(256)])).toEqual({ kind: 'done' });
    expect(await applications.setTags(app.id, ['white space'])).toMatchObject({ kind: 'refused', problem: { code: 'graph-refused' } });
    expect(app.tags).toEqual(['aks-sp:managed', 'x'.repeat(256)]);
    const tooMany = Array.from({ length: 1300 }, (_, n) => `t${n}`);
    expect(await applications.setTags(app.id, tooMany)).toMatchObject({
      kind: 'refused',
      problem: { code: 'application-full', message: expect.stringContaining(app.id) }
    });
    expect(await applications.setTags(nowhere, [])).toMatchObject({ kind: 'not-yet', problem: { code: 'directory-not-replicated' } });
  });
});

describe('removing', () => {
  it('an application and its service principal, softly, then for good; what is gone is present', async () => {
    const { applications, app, principal, tenant } = await open();
    expect(await applications.purge(app.id)).toEqual({ kind: 'present' });
    expect(await applications.remove('service-principal', principal.id)).toEqual({ kind: 'done' });
    expect(await applications.remove('service-principal', principal.id)).toEqual({ kind: 'present' });
    expect(await applications.remove('application', app.id)).toEqual({ kind: 'done' });
    expect(await applications.remove('application', app.id)).toEqual({ kind: 'present' });
    expect(await applications.deletedObjects(app.appId)).toHaveLength(2);
    for (const id of [app.id, principal.id]) {
      expect(await applications.purge(id)).toEqual({ kind: 'done' });
      expect(await applications.purge(id)).toEqual({ kind: 'present' });
    }
    const { graph } = tenant.sandbox.world.state;
    expect([...graph.applications, ...graph.servicePrincipals].filter((each) => each.appId === app.appId)).toEqual([]);
  });

  it("a 404 that is not Graph's own proves nothing", async () => {
    const { applications, app, tenant } = await open();
    const http = { ...tenant.http, send: () => Promise.resolve({ status: 404, headers: {}, text: '<h1>Not Found</h1>' }) };
    const behindProxy = createApplications(tenant.credential, tenant.cloud, http, () => undefined);
    expect(await behindProxy.remove('application', app.id)).toMatchObject({ kind: 'refused', problem: { code: 'graph-not-found' } });
    await expect(behindProxy.get({ objectId: app.id })).rejects.toMatchObject({ code: expect.stringMatching(/^graph-/) });
    expect(await applications.get({ objectId: app.id })).not.toBeNull();
  });

  it("a success that is a proxy's is no success", async () => {
    const { app, tenant } = await open();
    for (const status of [200, 202, 302]) {
      const http = { ...tenant.http, send: () => Promise.resolve({ status, headers: {}, text: '<h1>Sign in</h1>' }) };
      const behindProxy = createApplications(tenant.credential, tenant.cloud, http, () => undefined);
      expect(await behindProxy.setTags(app.id, [])).toMatchObject({ kind: 'unknown' });
      expect(await behindProxy.addPassword(app.id, { displayName: 'x', endsOn: 0 })).toMatchObject({ kind: 'unknown' });
    }
  });
});

describe('while somebody else writes to the same object', () => {
  it('no write is carried out and each is said to be tried again; the next one is taken', async () => {
    const { applications, app, principal, tenant } = await open();
    const { graph } = tenant.sandbox.world.state;
    const made = await applications.addPassword(app.id, { displayName: 'p', endsOn: tenant.sandbox.world.now() + day });
    const keyId = made.kind === 'done' ? made.keyId : '';
    const writes: (() => Promise<{ kind: string }>)[] = [
      () => applications.upsert('new', 'new'),
      () => applications.addPassword(app.id, { displayName: 'q', endsOn: tenant.sandbox.world.now() + day }),
      () => applications.setTags(app.id, ['x']),
      () => applications.addOwner(app.id, principal.id),
      () => applications.removePassword(app.id, keyId),
      () => applications.remove('service-principal', principal.id),
      () => applications.upsertServicePrincipal(app.appId),
      () => applications.remove('application', app.id),
      () => applications.purge(app.id)
    ];
    for (const write of writes) {
      graph.concurrencyViolations = { times: 1 };
      const before = structuredClone([graph.applications, graph.servicePrincipals]);
      expect(await write()).toMatchObject({ kind: 'not-yet', problem: { code: 'directory-concurrent-write' } });
      expect([graph.applications, graph.servicePrincipals]).toEqual(before);
      expect(await write()).toMatchObject({ kind: 'done' });
    }
    expect(await applications.setTags(nowhere, [])).toMatchObject({ kind: 'not-yet', problem: { code: 'directory-not-replicated' } });
  });
});

type Write = [name: string, write: (o: Opened) => Promise<{ kind: string }>, made: (o: Opened) => boolean];
const writes: Write[] = [
  ['upsert', (o) => o.applications.upsert('new', 'new'), (o) => graphOf(o).applications.some((each) => each.uniqueName === 'new')],
  [
    'upsertServicePrincipal',
    (o) => o.applications.upsertServicePrincipal(o.app.appId),
    (o) => graphOf(o).servicePrincipals.some((each) => each.appId === o.app.appId && each.deletedDateTime === null)
  ],
  ['setTags', (o) => o.applications.setTags(o.app.id, ['x']), (o) => o.app.tags.includes('x')],
  ['addOwner', (o) => o.applications.addOwner(o.app.id, o.tenant.caller.objectId!), (o) => o.app.owners.length > 0],
  [
    'removePassword',
    (o) => o.applications.removePassword(o.app.id, o.app.passwordCredentials[0]!.keyId),
    (o) => o.app.passwordCredentials.length === 0
  ],
  ['remove', (o) => o.applications.remove('application', o.app.id), (o) => o.app.deletedDateTime !== null]
];

function graphOf(o: Opened) {
  return o.tenant.sandbox.world.state.graph;
}

const oneOfEach: Seed = { applications: [{ name: 'aks', credentials: [{ name: 'p' }], servicePrincipal: { deleted: '-1d' } }] };

describe.each(writes)('%s', (_, write, made) => {
  it.each([
    ['500-before', false],
    ['500-after', true],
    ['reset-before', false],
    ['reset-after', true]
  ] as const)('that meets %s is not sent again, its outcome is unknown', async (fault, carriedOut) => {
    const o = await open([all], oneOfEach);
    await o.applications.get({ objectId: o.app.id });
    expect(made(o)).toBe(false);
    o.tenant.sandbox.engine.faults.install([{ fault, path: '/graph' }]);
    const before = o.tenant.sandbox.exchanges.length;
    expect(await write(o)).toMatchObject({ kind: 'unknown' });
    expect(o.tenant.sandbox.exchanges.length - before).toBeLessThanOrEqual(1);
    expect(made(o)).toBe(carriedOut);
  });

  it.each(['429', '503'] as const)('that is answered %s waits and is sent again', async (fault) => {
    const o = await open([all], oneOfEach);
    o.tenant.sandbox.engine.faults.install([{ fault, path: '/graph', retryAfter: 0, times: 2 }]);
    expect(await write(o)).toEqual({ kind: 'done' });
    expect(made(o)).toBe(true);
  });
});

describe.each(writes.filter(([name]) => name !== 'upsert'))('%s of what it does not own', (name, write, made) => {
  it('is refused with the permission, the object and the next step', async () => {
    const o = await open(ours, oneOfEach);
    const answer = await write(o);
    expect(answer).toMatchObject({
      kind: 'refused',
      problem: {
        code: 'graph-forbidden',
        hint: expect.stringMatching(/Application\.ReadWrite\.OwnedBy.* owner .*Application\.ReadWrite\.All/)
      }
    });
    expect(JSON.stringify(answer)).toContain(name === 'upsertServicePrincipal' ? o.app.appId : o.app.id);
    expect(made(o)).toBe(false);
  });

  it('is done by an owner', async () => {
    const o = await open(ours, { applications: [{ ...oneOfEach.applications![0]!, ...owned.applications![0]! }] });
    if (name === 'addOwner') o.principal.deletedDateTime = null;
    const answer = name === 'addOwner' ? await o.applications.addOwner(o.app.id, o.principal.id) : await write(o);
    expect(answer).toEqual({ kind: 'done' });
  });
});

describe('without a token', () => {
  it('a write was certainly not sent', async () => {
    const o = await open();
    const wrong = createCredential(secretOf(o.tenant.sandbox, { clientSecret: 'wrong~secret' }), o.tenant.cloud, o.tenant.http, null);
    const applications = createApplications(wrong, o.tenant.cloud, o.tenant.http, () => undefined);
    expect(await applications.setTags(o.app.id, ['x'])).toMatchObject({ kind: 'refused' });
    expect(o.app.tags).toEqual([]);
    await expect(applications.permissions()).rejects.toMatchObject({ code: expect.stringMatching(/^graph-/) });
  });
});

describe('permissions', () => {
  it.each([[[all, 'Policy.Read.All']], [[]]])('of an application are those of its token: %j', async (permissions) => {
    const { applications } = await open(permissions);
    expect(await applications.permissions()).toEqual(permissions);
  });

  it.each([
    ['of a person are not told', { scp: 'Application.ReadWrite.All', roles: ['x'] }, null],
    ['of a token that does not say', {}, null],
    ['of an application without any', { idtyp: 'app' }, []]
  ])('%s', async (_, claims, expected) => {
    const { tenant } = await open();
    const token = `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
    const credential = { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + day }) };
    const applications = createApplications(credential, tenant.cloud, tenant.http, () => undefined);
    expect(await applications.permissions()).toEqual(expected);
  });
});
