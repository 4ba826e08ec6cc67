import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { callerCredentials, buildState } from '../../sandbox/seed/build.ts';
import { parseDuration, parseTime } from '../../sandbox/seed/check.ts';
import { defaultSeed, parseSeed } from '../../sandbox/seed/seed.ts';
import type { Seed } from '../../sandbox/seed/seed.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const DAY = 86_400_000;
const LEDGER: Seed = {
  applications: [
    {
      name: 'app',
      tags: ['team:a'],
      credentials: [{ name: 'old', managed: true, end: '+6d' }, { name: 'new', managed: true }, { name: 'foreign' }],
      ledger: {
        uses: [
          { credential: 'old', cluster: 'one', at: '-30d' },
          { credential: 'foreign', cluster: 'two', at: '-1d' }
        ],
        sent: [{ credential: 'new', cluster: 'one', at: '-1h' }],
        clusters: ['/subscriptions/S/resourceGroups/RG/providers/Microsoft.ContainerService/managedClusters/Gone']
      }
    }
  ],
  clusters: [
    { name: 'one', subscription: 'sandbox', resourceGroup: 'rg', application: 'app', credential: 'old' },
    { name: 'two', subscription: 'sandbox', resourceGroup: 'rg', application: 'app', credential: 'foreign' }
  ]
};

describe('times', () => {
  it.each([
    ['90d', 90 * DAY],
    ['-1.5h', -5_400_000],
    ['+2w', 14 * DAY],
    ['30s', 30_000]
  ])('reads the duration %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '90', 'd', '90 d', '1d1h', 'P1D', '--1d', '1y'])('does not read "%s" as a duration', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it.each([
    ['now', NOW],
    ['-1d', NOW - DAY],
    ['2026-01-31', Date.parse('2026-01-31')],
    ['2026-01-31T01:00:00+01:00', Date.parse('2026-01-31T00:00:00Z')]
  ])('reads the time %s', (text, ms) => {
    expect(parseTime(text, NOW)).toBe(ms);
  });

  it.each(['tomorrow', '2026-13-01', '31.01.2026', '2026-01-31T00:00:00'])('does not read "%s" as a time', (text) => {
    expect(parseTime(text, NOW)).toBeNull();
  });
});

describe('validation', () => {
  it.each([null, [], 'x', 7])('refuses %j', (value) => {
    expect(() => parseSeed(value)).toThrow(/must be an object/);
  });

  it('lists every problem of form in one message, each with its place', () => {
    const bad = {
      clusterz: [],
      tenant: { id: 'x' },
      applications: [{ credentials: [{ name: 'a', end: 'soon', kind: 'key' }] }],
      operationMs: '5'
    };
    expect(() => parseSeed(bad)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /6 problem.*seed\.clusterz is unknown.*seed\.tenant\.id is "x"; a GUID.*applications\[0\]\.name is missing.*credentials\[0\]\.kind is "key"; one of password, certificate.*credentials\[0\]\.end is "soon"; a time.*operationMs/s
        )
      })
    );
  });

  it.each<[string, Seed, RegExp]>([
    [
      'a cluster of an unknown application',
      { clusters: [{ name: 'c', subscription: 'sandbox', resourceGroup: 'g', application: 'x', credential: null }] },
      /application "x"/
    ],
    [
      'a cluster without an identity',
      { clusters: [{ name: 'c', subscription: 'sandbox', resourceGroup: 'g' }] },
      /either "application" or "managedIdentity"/
    ],
    [
      'an unknown credential',
      {
        applications: [{ name: 'a' }],
        clusters: [{ name: 'c', subscription: 'sandbox', resourceGroup: 'g', application: 'a', credential: 'k' }]
      },
      /credential "k"/
    ],
    [
      'an unknown subscription',
      { subscriptions: [{ name: 's' }], resourceGroups: [{ subscription: 'sandbox', name: 'g' }] },
      /subscription "sandbox"/
    ],
    ['two of one name', { applications: [{ name: 'a' }, { name: 'a' }] }, /application "a" is there twice/],
    [
      'a ledger of unknown clusters',
      { applications: [{ name: 'a', credentials: [{ name: 'k' }], ledger: { uses: [{ credential: 'k', cluster: 'c', at: 'now' }] } }] },
      /cluster "c"/
    ],
    ['an unknown role', { roleAssignments: [{ principal: 'caller', role: 'King', scope: 'root' }] }, /role "King"/],
    ['an unknown principal', { roleAssignments: [{ principal: 'x', role: 'Reader', scope: 'root' }] }, /principal "x"/],
    ['a scope with a typo', { caller: { roles: [{ role: 'Reader', scope: 'subscriptions/sandbox' }] } }, /scope "subscriptions\/sandbox"/],
    ['an unknown management group', { subscriptions: [{ name: 's', managementGroup: 'm' }] }, /management group "m"/]
  ])('refuses %s', (_, seed, message) => {
    expect(() => parseSeed(seed)).toThrow(message);
  });
});

describe('building', () => {
  it('makes the same world of the same seed, and other ids of other names', () => {
    expect(buildState(LEDGER, NOW)).toEqual(buildState(structuredClone(LEDGER), NOW));
    const state = buildState(defaultSeed(), NOW);
    const ids = [
      ...state.graph.applications,
      ...state.graph.servicePrincipals,
      ...state.arm.subscriptions.map((s) => ({ id: s.subscriptionId }))
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('makes a usable world of nothing', () => {
    const state = buildState({}, NOW);
    expect(state.arm.subscriptions).toHaveLength(1);
    expect(state.arm.managementGroups).toEqual([{ name: state.tenant.id, displayName: 'Tenant Root Group', parent: null }]);
    const [application] = state.graph.applications;
    expect(application).toMatchObject({
      appId: callerCredentials({}).clientId,
      passwordCredentials: [{ secret: callerCredentials({}).clientSecret }]
    });
    expect(state.arm.roleAssignments).toMatchObject([
      { role: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', principalId: state.graph.servicePrincipals[0]?.id }
    ]);
    expect(state.github.tokens[0]?.permissions['issues']).toBe('write');
  });

  it('writes the ledger as tags: managed uses imply issued, sent and delivered, foreign ones do not', () => {
    const state = buildState(parseSeed(LEDGER), NOW);
    const application = state.graph.applications[0]!;
    const [old, fresh, foreign] = application.passwordCredentials.map(({ keyId }) => keyId);
    const hash = (id: string): string => createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 16);
    const [one, two] = state.arm.clusters.map(({ id }) => hash(id));
    const gone = hash(LEDGER.applications?.[0]?.ledger?.clusters?.[0] ?? '');
    const at = (ms: number): number => Math.floor((NOW - ms) / 1000);
    const subscription = state.arm.subscriptions[0]?.subscriptionId;
    expect(new Set(application.tags)).toEqual(
      new Set([
        'team:a',
        'aks-sp:managed',
        `aks-sp:cluster:${one}:${subscription}/rg/one`,
        `aks-sp:cluster:${two}:${subscription}/rg/two`,
        `aks-sp:cluster:${gone}:S/RG/Gone`,
        `aks-sp:issued:${old}`,
        `aks-sp:issued:${fresh}`,
        `aks-sp:sent:${old}:${one}:${at(30 * DAY)}`,
        `aks-sp:sent:${fresh}:${one}:${at(3_600_000)}`,
        `aks-sp:uses:${old}:${one}:${at(30 * DAY)}`,
        `aks-sp:uses:${foreign}:${two}:${at(DAY)}`,
        `aks-sp:delivered:${old}`
      ])
    );
    expect(application.tags.every((tag) => tag.length <= 256 && !/\s/.test(tag))).toBe(true);
  });

  it('names managed credentials as the action does, and no other', () => {
    const names = buildState(LEDGER, NOW).graph.applications[0]?.passwordCredentials.map(({ displayName }) => displayName);
    const server = createHash('sha256').update('https://github.com').digest('hex').slice(0, 8);
    expect(names?.[0]).toMatch(new RegExp(`^aks-sp/${server}\\.\\d+\\.\\d+\\.\\d+\\.[a-z0-9]{8}$`));
    expect(names?.[2]).toBe('foreign');
  });

  it('loads every built-in role with a GUID and at least one action', () => {
    const roles = buildState({}, NOW).arm.roleDefinitions;
    expect(new Set(roles.map(({ name }) => name)).size).toBe(roles.length);
    for (const { permissions } of roles) expect([...permissions[0]!.actions, ...permissions[0]!.dataActions].length).toBeGreaterThan(0);
  });

  it('builds ten thousand clusters from as many applications', () => {
    const applications = Array.from({ length: 10_000 }, (_, n) => ({ name: `a${n}`, credentials: [{ name: 'k' }] }));
    const clusters = applications.map(({ name }) => ({
      name: `c-${name}`,
      subscription: 'sandbox',
      resourceGroup: 'rg',
      application: name,
      credential: 'k'
    }));
    expect(buildState(parseSeed({ applications, clusters }), NOW).arm.clusters).toHaveLength(10_000);
  });
});

describe('the demo fleet', () => {
  const state = buildState(defaultSeed(), NOW);
  const holds = (name: string): boolean => {
    const cluster = state.arm.clusters.find((candidate) => candidate.name === name)!;
    return state.graph.applications.some(
      (app) => app.appId === cluster.clientId && app.passwordCredentials.some(({ secret }) => secret === cluster.secret)
    );
  };

  it('gives every cluster with a principal of this tenant a secret of that principal', () => {
    const foreign = ['aks-edge-weu'];
    const expected = state.arm.clusters.filter(({ clientId, name }) => clientId !== 'msi' && !foreign.includes(name));
    expect(expected.length).toBeGreaterThan(10);
    for (const { name } of expected) expect([name, holds(name)]).toEqual([name, true]);
  });

  it('has each case that the report must tell apart', () => {
    expect(state.arm.clusters.filter(({ clientId }) => clientId === 'msi')).toHaveLength(2);
    expect(state.arm.clusters.filter(({ powerState }) => powerState === 'Stopped')).toHaveLength(1);
    expect(state.graph.applications.filter(({ deletedDateTime }) => deletedDateTime !== null)).toHaveLength(1);
    expect(state.graph.servicePrincipals.filter(({ accountEnabled }) => !accountEnabled)).toHaveLength(1);
    expect(state.graph.servicePrincipals.filter(({ appOwnerOrganizationId }) => appOwnerOrganizationId !== state.tenant.id)).toHaveLength(
      1
    );
    expect(state.graph.applications.filter(({ keyCredentials }) => keyCredentials.length > 0)).toHaveLength(1);
    const shared = state.arm.clusters.filter(
      ({ clientId }) => clientId === state.graph.applications.find(({ displayName }) => displayName === 'aks-platform-shared')?.appId
    );
    expect(new Set(shared.map(({ subscriptionId }) => subscriptionId)).size).toBe(2);
    expect(shared).toHaveLength(3);
  });
});
