import { afterEach, describe, expect, it } from '@jest/globals';
import type { Policies } from '../../sandbox/graph/directory-policies.ts';
import { parseMaxLifetime, policyOf } from '../../src/azure/password-policy.ts';
import { day, nowhere, openApplications, type Opened } from './applications-world.ts';

let opened: Opened | null = null;
afterEach(async () => {
  await opened?.tenant.sandbox.close();
  opened = null;
});

const readers = ['Policy.Read.All', 'Application.Read.All'];

async function open(permissions: string[], restrictions: object[], isEnabled = true): Promise<Opened> {
  opened = await openApplications(permissions, {
    defaultAppManagementPolicy: { id: nowhere, isEnabled, applicationRestrictions: { passwordCredentials: restrictions } }
  });
  return opened;
}

const blocked = { restrictionType: 'passwordAddition', state: 'enabled' };
const ninety = { restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P90D' };

describe('the policy of the tenant', () => {
  it.each<[string, object[], boolean, object]>([
    ['switched off', [blocked, ninety], false, { blocked: false, maxLifetime: null }],
    ['without restrictions', [], true, { blocked: false, maxLifetime: null }],
    ['that blocks', [blocked], true, { blocked: true, maxLifetime: null }],
    ['that caps', [ninety], true, { blocked: false, maxLifetime: 90 * day }]
  ])('%s', async (_, restrictions, enabled, expected) => {
    const { applications, app } = await open(readers, restrictions, enabled);
    expect(await applications.passwordPolicy(null)).toEqual(expected);
    expect(await applications.passwordPolicy({ objectId: app.id, createdOn: Date.parse(app.createdDateTime) })).toEqual(expected);
  });

  it('that the caller may not read is null', async () => {
    const { applications, app } = await open(['Application.ReadWrite.All'], [blocked]);
    expect(await applications.passwordPolicy(null)).toBeNull();
    expect(await applications.passwordPolicy({ objectId: app.id, createdOn: null })).toBeNull();
  });

  it('is the one that the service goes by', async () => {
    const { applications, app } = await open([...readers, 'Application.ReadWrite.All'], [ninety]);
    const policy = await applications.passwordPolicy({ objectId: app.id, createdOn: Date.parse(app.createdDateTime) });
    const add = (lifetime: number) => applications.addPassword(app.id, { displayName: 'x', endsOn: applications.now() + lifetime });
    expect(await add(policy!.maxLifetime! + day)).toMatchObject({ kind: 'refused', problem: { code: 'password-lifetime-policy' } });
    expect(await add(policy!.maxLifetime! - day)).toMatchObject({ kind: 'done' });
  });

  it('that is garbage is an error, not a tenant without policy', async () => {
    const { applications, tenant } = await open(readers, [blocked]);
    tenant.sandbox.engine.faults.install([{ fault: 'garbage', path: 'policies', times: 99 }]);
    await expect(applications.passwordPolicy(null)).rejects.toMatchObject({ code: 'graph-unreadable-answer' });
  });
});

describe("an application's own policy", () => {
  it('replaces that of the tenant as a whole', async () => {
    const { applications, app, tenant } = await open([...readers, 'Application.ReadWrite.All'], [blocked]);
    const policy = { id: nowhere, isEnabled: true, restrictions: { passwordCredentials: [{ ...ninety, maxLifetime: 'P30D' }] } };
    const policies = tenant.sandbox.world.state.graph.policies as Policies;
    policies.appManagementPolicies = [{ policy, appliesTo: [app.id] }];
    const asked = { objectId: app.id, createdOn: Date.parse(app.createdDateTime) };
    expect(await applications.passwordPolicy(asked)).toEqual({ blocked: false, maxLifetime: 30 * day });
    policy.isEnabled = false;
    expect(await applications.passwordPolicy(asked)).toEqual({ blocked: false, maxLifetime: null });
    expect(await applications.addPassword(app.id, { displayName: 'x', endsOn: applications.now() + day })).toMatchObject({ kind: 'done' });
    expect(await applications.passwordPolicy(null)).toEqual({ blocked: true, maxLifetime: null });
  });

  it('of an application that is not replicated yet is none', async () => {
    const { applications } = await open(readers, [ninety]);
    expect(await applications.passwordPolicy({ objectId: nowhere, createdOn: null })).toEqual({ blocked: false, maxLifetime: 90 * day });
  });
});

describe('policyOf', () => {
  const since = '2026-01-01T00:00:00Z';
  const at = Date.parse(since);
  it.each<[string, Parameters<typeof policyOf>[0], number | null, object]>([
    ['the smallest life counts', [ninety, { ...ninety, maxLifetime: 'P30D' }], at, { blocked: false, maxLifetime: 30 * day }],
    ['a disabled one does not', [{ ...blocked, state: 'disabled' }], at, { blocked: false, maxLifetime: null }],
    ['one without state does', [{ restrictionType: 'passwordAddition' }], at, { blocked: true, maxLifetime: null }],
    ['older applications are spared', [{ ...blocked, restrictForAppsCreatedAfterDateTime: since }], at - 1, { blocked: false }],
    ['those of the day are not', [{ ...blocked, restrictForAppsCreatedAfterDateTime: since }], at, { blocked: true }],
    ['nor those to come', [{ ...blocked, restrictForAppsCreatedAfterDateTime: '2999-01-01T00:00:00Z' }], Infinity, { blocked: true }],
    ['nor those of unknown age', [{ ...blocked, restrictForAppsCreatedAfterDateTime: since }], null, { blocked: true }],
    ['null means all', [{ ...blocked, restrictForAppsCreatedAfterDateTime: null }], 0, { blocked: true }],
    [
      'custom passwords and keys are something else',
      [{ restrictionType: 'customPasswordAddition' }, { restrictionType: 'symmetricKeyAddition' }],
      at,
      { blocked: false }
    ],
    ['with exemptions it has to be tried', [{ ...blocked, excludeActors: { customSecurityAttributes: [] } }], at, { blocked: false }],
    ['a life without value caps nothing', [{ ...ninety, maxLifetime: null }], at, { maxLifetime: null }]
  ])('%s', (_, restrictions, createdOn, expected) => {
    expect(policyOf(restrictions, createdOn)).toMatchObject(expected);
  });
});

describe('parseMaxLifetime', () => {
  it.each([
    ['P4DT12H30M5S', 4 * day + 12 * 3_600_000 + 30 * 60_000 + 5000],
    ['P90D', 90 * day],
    ['PT0.5S', 500],
    ['P2W', 14 * day],
    ['P1Y', 365 * day],
    ['P1M', 28 * day],
    ['PT1M', 60_000]
  ])('%s', (text, expected) => expect(parseMaxLifetime(text)).toBe(expected));

  it.each(['', 'P', 'PT', 'P1DT', '90D', 'P-1D', '-P1D', 'P1D ', 'P1H', 'PT1D', '7776000'])('refuses %j', (text) =>
    expect(() => parseMaxLifetime(text)).toThrow(SyntaxError)
  );
});
