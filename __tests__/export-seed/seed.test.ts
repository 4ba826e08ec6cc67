import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { buildState } from '../../sandbox/seed/build.ts';
import { parseSeed, type Seed } from '../../sandbox/seed/seed.ts';
import { pseudonymous } from '../../scripts/export-seed/pseudonyms.ts';
import { relative, seedOf } from '../../scripts/export-seed/seed.ts';
import type { ClusterFact, DirectoryFact, TenantFacts } from '../../scripts/export-seed/tenant.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const TENANT = '10000000-0000-4000-8000-000000000000';
const SUB = '20000000-0000-4000-8000-000000000000';
const OTHER = '30000000-0000-4000-8000-000000000000';
const app = (index: number): string => `a000000${index}-0000-4000-8000-000000000000`;
const key = (index: number): string => `c000000${index}-0000-4000-8000-000000000000`;

function cluster(name: string, clientId: string, more: Partial<ClusterFact['properties']> = {}, group = 'rg'): ClusterFact {
  const id = `/subscriptions/${SUB}/resourcegroups/${group}/providers/Microsoft.ContainerService/managedClusters/${name}`;
  return { id, name, location: 'westeurope', properties: { servicePrincipalProfile: { clientId }, ...more } };
}

function application(index: number, more: Partial<DirectoryFact> = {}): DirectoryFact {
  return { id: `b000000${index}-0000-4000-8000-000000000000`, appId: app(index), displayName: `app ${index}`, ...more };
}

function facts(more: Partial<TenantFacts> = {}): TenantFacts {
  return {
    tenantId: TENANT,
    subscriptions: [{ subscriptionId: SUB, displayName: 'Production', state: 'Enabled', tenantId: TENANT }],
    managementGroups: null,
    clusters: [],
    applications: [],
    deletedApplications: [],
    servicePrincipals: [],
    assignments: [],
    roles: [],
    resources: [],
    leftOut: [],
    ...more
  };
}

function seed(more: Partial<TenantFacts> = {}): Seed {
  return parseSeed(JSON.parse(JSON.stringify(seedOf(facts(more), NOW))));
}

describe('times', () => {
  it.each([
    ['2026-03-11T12:00:00Z', '+10d'],
    ['2026-03-01T12:00:00Z', '+0d'],
    ['2026-03-01T12:01:59Z', '+1m'],
    ['2026-03-01T11:59:30Z', '-1m'],
    ['2026-02-28T12:00:00Z', '-1d']
  ])('%s is %s, never later than it is', (iso, expected) => {
    expect(relative(iso, NOW)).toBe(expected);
  });
});

describe('clusters', () => {
  it('of one name in two groups keep their ids', () => {
    const found = seed({ clusters: [cluster('aks', 'msi'), cluster('AKS', 'msi', {}, 'other')] });
    expect(buildState(found, NOW).arm.clusters.map(({ id }) => id.toLowerCase())).toEqual(
      [cluster('aks', 'msi'), cluster('aks', 'msi', {}, 'other')].map(({ id }) => id.toLowerCase())
    );
  });

  it('hold what the record says, else what ends first and is valid, else what ended last', () => {
    const passwords = (ends: string[]): Pick<DirectoryFact, 'passwordCredentials'> => ({
      passwordCredentials: ends.map((endDateTime, index) => ({ keyId: key(index), startDateTime: '2025-01-01T00:00:00Z', endDateTime }))
    });
    const hash = 'e5c5b1e0a1b2c3d4';
    const found = seed({
      clusters: [cluster('record', app(1)), cluster('first', app(2)), cluster('dead', app(3)), cluster('nothing', app(4))],
      applications: [
        application(1, {
          ...passwords(['2026-03-02T00:00:00Z', '2026-05-01T00:00:00Z']),
          tags: ['aks-sp:managed', usesTag(cluster('record', app(1)).id, key(1))]
        }),
        application(2, { ...passwords(['2026-02-01T00:00:00Z', '2027-05-01T00:00:00Z', '2026-05-01T00:00:00Z']), tags: [`x:${hash}`] }),
        application(3, passwords(['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z'])),
        application(4)
      ]
    });
    expect(found.clusters?.map(({ credential }) => credential)).toEqual(['secret-2', 'secret-3', 'secret-1', null]);
  });

  it('that are stopped or failed stay so', () => {
    const error = { code: 'BadRequest', message: 'The credentials in ServicePrincipalProfile were invalid. See for contoso.' };
    const properties = { powerState: { code: 'Stopped' }, provisioningState: 'Failed', status: { provisioningError: error } };
    const found = seed({ clusters: [cluster('aks', 'msi', properties)] });
    expect(found.clusters?.[0]).toMatchObject({
      stopped: true,
      provisioningState: 'Failed',
      provisioningError: error,
      managedIdentity: true
    });
    expect(pseudonymous(found).clusters?.[0]?.provisioningError?.message).toBe('The credentials in ServicePrincipalProfile were invalid.');
  });
});

describe('principals', () => {
  const sp = (index: number, more: Partial<DirectoryFact> = {}): DirectoryFact => ({ ...application(index), id: key(index), ...more });

  it.each<[string, Partial<TenantFacts>, object]>([
    [
      'here',
      { applications: [application(1)], servicePrincipals: [sp(1, { appOwnerOrganizationId: TENANT })] },
      { live: 1, principal: true }
    ],
    ['disabled', { applications: [application(1)], servicePrincipals: [sp(1, { accountEnabled: false })] }, { live: 1, principal: false }],
    ['without service principal', { applications: [application(1)] }, { live: 1, principal: null }],
    ['deleted', { deletedApplications: [application(1, { deletedDateTime: '2026-02-20T00:00:00Z' })] }, { live: 0, principal: null }],
    ['gone', {}, { live: 0, principal: null }],
    ['of another tenant', { servicePrincipals: [sp(1, { appOwnerOrganizationId: OTHER })] }, { live: 0, principal: true, tenant: OTHER }]
  ])('%s', (_, more, expected) => {
    const { graph } = buildState(seed({ clusters: [cluster('aks', app(1))], ...more }), NOW);
    const live = graph.applications.filter(({ appId, deletedDateTime }) => appId === app(1) && deletedDateTime === null).length;
    const principal = graph.servicePrincipals.find(({ appId, deletedDateTime }) => appId === app(1) && deletedDateTime === null);
    const tenant = principal?.appOwnerOrganizationId;
    expect({ live, principal: principal?.accountEnabled ?? null, ...(tenant === OTHER ? { tenant } : {}) }).toEqual(expected);
  });

  it('keep key ids, names and dates, also where the service principal holds them, and nothing of a value', () => {
    const credential = (index: number): object => ({
      keyId: key(index),
      displayName: `name ${index}`,
      hint: 'ab1',
      startDateTime: '2026-02-01T12:00:00Z',
      endDateTime: '2026-04-01T12:00:00Z',
      secretText: 'never-there~but-if-it-were'
    });
    const more = {
      clusters: [cluster('aks', app(1))],
      applications: [application(1, { passwordCredentials: [credential(1)] as never, keyCredentials: [credential(2)] as never })],
      servicePrincipals: [sp(1, { passwordCredentials: [credential(3)] as never })]
    };
    const found = seed(more);
    expect(JSON.stringify(found)).not.toContain('never-there');
    const { graph } = buildState(found, NOW);
    expect(graph.applications[0]?.passwordCredentials[0]).toMatchObject({ keyId: key(1), displayName: 'name 1' });
    expect(JSON.stringify(found)).not.toContain('ab1');
    expect(graph.applications[0]?.keyCredentials[0]).toMatchObject({ keyId: key(2), endDateTime: '2026-04-01T12:00:00Z' });
    expect(graph.servicePrincipals[0]?.passwordCredentials[0]).toMatchObject({ keyId: key(3), startDateTime: '2026-02-01T12:00:00Z' });
    expect(JSON.stringify(pseudonymous(found))).not.toMatch(/ab1|name 1/);
  });

  it('keep the record of the action as it stands, half-written ones and those of clusters that are gone too', () => {
    const gone = `/subscriptions/${OTHER}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/gone`;
    const aks = cluster('aks', app(1));
    const tags = [
      'team:a',
      'aks-sp:managed',
      `aks-sp:to:${key(1)}:0123456789abcdef`,
      `aks-sp:cluster:${hashOf(aks.id)}:${SUB}/rg/aks`,
      `aks-sp:cluster:${hashOf(gone)}:${OTHER}/rg/gone`,
      `aks-sp:issued:${key(1)}`,
      `aks-sp:sent:${key(1)}:${hashOf(aks.id)}:1772000000`,
      `aks-sp:uses:${key(9)}:${hashOf(gone)}:1771000000`
    ];
    const passwordCredentials = [{ keyId: key(1), startDateTime: '2026-02-01T00:00:00Z', endDateTime: '2026-05-01T00:00:00Z' }];
    const found = seed({ clusters: [aks], applications: [application(1, { tags, passwordCredentials })] });
    expect(buildState(found, NOW).graph.applications[0]?.tags.toSorted()).toEqual(tags.toSorted());
  });

  it('that the action never touched get no record', () => {
    const found = seed({ clusters: [cluster('aks', app(1))], applications: [application(1, { tags: ['team:a'] })] });
    expect(buildState(found, NOW).graph.applications[0]?.tags).toEqual(['team:a']);
  });
});

describe('roles', () => {
  const assignment = (scope: string, role: string): TenantFacts['assignments'][number] => ({
    id: `${scope}/x`,
    properties: { roleDefinitionId: `/x/roleDefinitions/${role}`, principalId: key(1), scope }
  });
  const role = (name: string, roleName: string, type: string): TenantFacts['roles'][number] => ({
    name,
    properties: { roleName, type, permissions: [{ actions: ['Contoso.Own/read'], notActions: [] }] }
  });
  const vault = `/subscriptions/${SUB}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv`;
  const more = {
    clusters: [cluster('aks', app(1))],
    applications: [application(1)],
    servicePrincipals: [{ ...application(1), id: key(1) }],
    roles: [role('r1', 'Own role', 'CustomRole'), role('r2', 'Nobody Knows It Reader', 'BuiltInRole'), role('r3', 'Reader', 'BuiltInRole')],
    resources: [{ id: vault, name: 'kv', location: 'westeurope', properties: { enableRbacAuthorization: false } }],
    assignments: [
      assignment(`/subscriptions/${SUB}`, 'r1'),
      assignment(cluster('aks', app(1)).id, 'r2'),
      assignment(vault, 'r3'),
      assignment(`/subscriptions/${OTHER}`, 'r3'),
      assignment(`/subscriptions/${SUB}`, 'unread')
    ]
  };

  it('built in or not, at clusters and vaults; none outside of what was exported or that could not be read', () => {
    const found = seed(more);
    expect(found.roleAssignments?.map(({ role: name, scope }) => `${name} @ ${scope}`)).toEqual([
      `Own role @ /subscriptions/${SUB}`,
      'Nobody Knows It Reader @ cluster/aks',
      'Reader @ vault/kv'
    ]);
    expect(found.roleDefinitions?.map(({ roleName }) => roleName)).toEqual(['Own role', 'Nobody Knows It Reader']);
    expect(found.vaults?.[0]).toMatchObject({ name: 'kv', rbac: false });
  });

  it('under pseudonyms are as many, of a seed that can be read', () => {
    const hidden = parseSeed(JSON.parse(JSON.stringify(pseudonymous(seed(more)))));
    expect(hidden.roleAssignments).toHaveLength(3);
    expect(JSON.stringify(hidden)).not.toMatch(/aks"|kv|Own role|Production|20000000|a0000001/);
    expect(
      buildState(hidden, NOW)
        .arm.roleAssignments.map(({ scope }) => scope.split('/').length)
        .slice(0, 3)
    ).toEqual([3, 9, 9]);
  });
});

it('management groups: those below the root, and where the subscriptions are', () => {
  const child = (type: string, name: string): object => ({ type, name, displayName: name, children: null });
  const group = 'Microsoft.Management/managementGroups';
  const root = {
    ...{ type: group, name: TENANT },
    children: [{ ...child(group, 'landing-zones'), children: [child(group, 'production'), child('/subscriptions', SUB)] }]
  };
  const found = seed({ managementGroups: root as never });
  expect(found.managementGroups).toEqual([
    { name: 'landing-zones', displayName: 'landing-zones' },
    { name: 'production', displayName: 'production', parent: 'landing-zones' }
  ]);
  expect(found.subscriptions?.[0]?.managementGroup).toBe('landing-zones');
  expect(pseudonymous(found).subscriptions?.[0]?.managementGroup).toBe(pseudonymous(found).managementGroups?.[0]?.name);
});

it('two exports under pseudonyms have no id in common', () => {
  const found = seed({ clusters: [cluster('aks', app(1))], applications: [application(1)] });
  expect(pseudonymous(found).applications?.[0]?.appId).not.toBe(pseudonymous(found).applications?.[0]?.appId);
  expect(pseudonymous(found, 'salt')).toEqual(pseudonymous(found, 'salt'));
});

function usesTag(clusterId: string, keyId: string): string {
  return `aks-sp:uses:${keyId}:${hashOf(clusterId)}:1772000000`;
}

function hashOf(id: string): string {
  return createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 16);
}
