/** What is shown of a principal beside its severity: names, the state of each credential, notes and ways out. */
import { describe, expect, it } from '@jest/globals';
import type { AssessedPrincipal, Cluster, Credential, PrincipalRecord } from '../../src/domain/model.ts';
import { assessPrincipal } from '../../src/domain/principal.ts';
import {
  appId,
  certificate,
  cluster,
  day,
  entry,
  guid,
  managed,
  now,
  password,
  record,
  servicePrincipal,
  tenantId,
  thresholds
} from './facts.ts';

const other = '99999999-0000-4000-8000-00000000000a';
const two = [cluster('a'), cluster('b')];

function assess(principal: PrincipalRecord | undefined, clusters: readonly Cluster[] = [cluster('a')]): AssessedPrincipal {
  return assessPrincipal({
    ...{ appId, tenantId, record: principal, clusters, now, thresholds, overlap: day },
    ...{ retire: { kind: 'managed' }, complete: true, graph: 'https://graph.microsoft.com' }
  });
}

describe('its name and ids', () => {
  const gone = { objectId: guid(5), appId, displayName: 'deleted', deletedOn: now - day };
  const named = servicePrincipal({ displayName: 'principal' });

  it.each<[string, PrincipalRecord | undefined, object]>([
    [
      'of the application',
      record([], [], { servicePrincipal: named, deletedApplication: gone }),
      { displayName: 'aks-prod', applicationObjectId: guid(900), servicePrincipalId: guid(901) }
    ],
    [
      'of the service principal, without one',
      record([], [], { application: null, servicePrincipal: named, deletedApplication: gone }),
      { displayName: 'principal', applicationObjectId: null, servicePrincipalId: guid(901) }
    ],
    [
      'of the deleted application, without both',
      record([], [], { application: null, servicePrincipal: null, deletedApplication: gone }),
      { displayName: 'deleted', applicationObjectId: null, servicePrincipalId: null }
    ],
    [
      'none, where there is nothing',
      record([], [], { application: null, servicePrincipal: null }),
      { displayName: null, applicationObjectId: null, servicePrincipalId: null }
    ],
    ['none, where nothing was read', undefined, { displayName: null, applicationObjectId: null, servicePrincipalId: null }]
  ])('%s', (_, principal, names) => expect(assess(principal)).toMatchObject(names));

  it('where nothing could be read nothing is listed', () => {
    expect(assess(undefined)).toMatchObject({ credentials: [], outages: [], due: [], managed: false, nextExpiry: null });
  });
});

describe('its home', () => {
  const owned = (appOwnerTenantId: string | null, more: Partial<PrincipalRecord> = {}): PrincipalRecord =>
    record([], [], { application: null, servicePrincipal: servicePrincipal({ appOwnerTenantId }), ...more });

  it.each<[string, string | null, PrincipalRecord, Cluster[]]>([
    ['another tenant, where its application is', other, owned(other), [cluster('a')]],
    [
      'here, where the application is',
      null,
      record([], [], { servicePrincipal: servicePrincipal({ appOwnerTenantId: other }) }),
      [cluster('a')]
    ],
    ['here, in upper case', null, owned(tenantId.toUpperCase()), [cluster('a')]],
    ['not known', null, owned(null), [cluster('a')]],
    ['the tenant of its cluster', other, record([]), [cluster('a', { tenantId: other })]],
    ['here, by its cluster in upper case', null, record([]), [cluster('a', { tenantId: tenantId.toUpperCase() })]],
    ['not that of a cluster without one', null, record([]), [cluster('a', { tenantId: '' })]]
  ])('is %s', (_, home, principal, clusters) => expect(assess(principal, clusters).foreignTenantId).toBe(home));

  it('abroad means nothing for rotate to do', () => {
    expect(assess(record([managed(1, -9, 3)]), [cluster('a', { tenantId: other })]).due).toEqual([]);
    expect(assess(record([managed(1, -9, 3)])).due).not.toEqual([]);
  });
});

describe('the state of each credential', () => {
  const states = (credentials: readonly Credential[], tags: readonly string[], clusters: readonly Cluster[] = two): string[] =>
    assess(record(credentials, tags), clusters).credentials.map(({ state }) => state);
  const onTwo = [entry('uses', 2, 'a', -50), entry('uses', 2, 'b', -50)];
  const used = managed(2, -50, 300);

  it.each<[string, string[], () => string[]]>([
    ['older than what they use', ['superseded', 'live'], () => states([managed(1, -90, 200), used], onTwo)],
    ['foreign and older', ['superseded', 'live'], () => states([password(1, -90, 200), used], onTwo)],
    ['foreign and in use', ['live'], () => states([password(2, -50, 300)], onTwo)],
    ['foreign, the use of one is unknown', ['live', 'live'], () => states([password(1, -90, 200), used], onTwo.slice(1))],
    ['younger, managed', ['live', 'live'], () => states([managed(1, -9, 200), used], onTwo)],
    ['younger, foreign', ['foreign', 'live'], () => states([password(1, -9, 200), used], onTwo)],
    ['as old', ['live', 'live'], () => states([managed(1, -50, 200), used], onTwo)],
    ['older and ended', ['expired', 'live'], () => states([managed(1, -90, -1), used], onTwo)],
    ['not valid yet', ['not-yet-valid', 'live'], () => states([password(1, 9, 200), used], onTwo)],
    ['a certificate, older', ['live', 'live'], () => states([certificate(1, -90, 200), used], onTwo)],
    ['a certificate, younger', ['live', 'live'], () => states([certificate(1, -9, 200), used], onTwo)],
    ['the use of one is unknown', ['live', 'live'], () => states([managed(1, -90, 200), used], onTwo.slice(1))],
    ['no cluster', ['live', 'live'], () => states([managed(1, -90, 200), used], onTwo, [])],
    [
      'the oldest of two in use decides',
      ['live', 'live', 'superseded', 'live'],
      () => states([managed(1, -90, 200), used, managed(3, -95, 200), managed(4, -70, 200)], [entry('uses', 1, 'a', -90), onTwo[1]!])
    ],
    ['the use of one is ambiguous', ['live', 'live'], () => states([managed(1, -90, 200), used], [...onTwo, entry('sent', 1, 'a', -1)])]
  ])('%s', (_, expected, found) => expect(found()).toEqual(expected));

  it('names the clusters that use it, whatever the case of its id', () => {
    const upper = { ...used, keyId: used.keyId.toUpperCase() };
    const { credentials } = assess(record([managed(1, -90, 200), upper], [...onTwo.slice(1), entry('uses', 1, 'a', -90)]), two);
    expect(credentials.map(({ usedBy }) => usedBy)).toEqual([[cluster('a').id], [cluster('b').id]]);
    expect(assess(record([used]), two).credentials[0]?.usedBy).toEqual([]);
  });
});

describe('the next end', () => {
  it.each<[string, number | null, PrincipalRecord]>([
    ['of several', now + 3 * day, record([managed(1, -9, 30), managed(2, -9, 3)], [entry('uses', 1, 'a', -9), entry('uses', 2, 'b', -9)])],
    ['of those that have one', now + 3 * day, record([managed(2, -9, 3)], [entry('uses', 1, 'a', -9), entry('uses', 2, 'b', -9)])],
    ['of none', null, record([])],
    ['with an outage of its own', null, record([managed(1, -9, 30)], [], { servicePrincipal: null })]
  ])('%s', (_, next, principal) => expect(assess(principal, two).nextExpiry).toBe(next));

  it('without clusters is that of its secrets, and an outage is told once', () => {
    expect(assess(record([password(1, -9, 3)]), [])).toMatchObject({ nextExpiry: now + 3 * day, severity: 'critical' });
    expect(assess(record([]), []).outages.map(({ kind }) => kind)).toEqual(['no-password']);
    const disabled = record([password(1, -9, 3)], [], { servicePrincipal: servicePrincipal({ accountEnabled: false }) });
    expect(assess(disabled, [])).toMatchObject({
      severity: 'expired',
      nextExpiry: null,
      outages: [{ kind: 'service-principal-disabled' }]
    });
    expect(assess(disabled, two).outages).toHaveLength(1);
    expect(assess(undefined, [])).toMatchObject({ severity: 'unknown', nextExpiry: null, outages: [] });
  });
});

describe('the notes', () => {
  const turn = (to: number): Credential => password(70, -1, to, { displayName: 'aks-sp-turn/0a1b2c3d.42.7.1.abcDEF12' });
  const good = managed(1, -9, 300);
  const used = [entry('uses', 1, 'a', -9), entry('uses', 1, 'b', -9)];
  const underWay = 'A rotation of this principal is under way or was broken off; its turn marker is on the application.';
  const certificateNote = (how: string): string =>
    `Certificate ${guid(2)} ${how}. AKS cannot sign in with certificates, so no cluster depends on it; something else may.`;

  it.each<[string, string[], PrincipalRecord | undefined, Cluster[]]>([
    ['nothing odd', [], record([good], used), [cluster('a')]],
    ['not read', ['Its application could not be read, so nothing is known of its secrets.'], undefined, [cluster('a')]],
    [
      'abroad',
      [`Its application lives in tenant ${other}; only that tenant can read and renew its secrets.`],
      undefined,
      [cluster('a', { tenantId: other })]
    ],
    ['shared', ['Shared by 2 clusters: a new secret must reach all of them.'], record([good], used), two],
    ['without clusters', ['No cluster in this scan uses it.'], record([good], used), []],
    [
      'stopped ones',
      ['Shared by 2 clusters: a new secret must reach all of them.', 'Stopped, cannot take a new secret until started: a, b.'],
      record([good], used),
      two.map((each) => ({ ...each, powerState: 'Stopped' as const }))
    ],
    [
      'a rotation half done',
      ['Shared by 2 clusters: a new secret must reach all of them.', 'Half-finished rotation on: a, b.'],
      record([good, managed(2, -1, 364)], [...used, entry('sent', 2, 'a', -1), entry('sent', 2, 'b', -1)]),
      two
    ],
    [
      'clusters on record',
      ['On record but not seen in this scan: s/g/x, s/g/y.'],
      record([good], [...used, 'aks-sp:cluster:0123456789abcdef:s/g/x', 'aks-sp:cluster:fedcba9876543210:s/g/y']),
      [cluster('a')]
    ],
    [
      'a doubt',
      [`Secret ${guid(3)} has ended, and no record says that every cluster had left it: remove it once nothing uses it, or run rotate.`],
      record([good, managed(3, -300, -3)]),
      [cluster('a')]
    ],
    ['a turn', [underWay], record([good, turn(0.1)], used), [cluster('a')]],
    ['a turn that ends this moment', [], record([good, turn(0)], used), [cluster('a')]],
    ['a certificate that ended', [certificateNote('ended on 2026-11-23')], record([good, certificate(2, -9, -1)], used), [cluster('a')]],
    ['one that ends', [certificateNote('ends on 2026-11-29')], record([good, certificate(2, -9, 5)], used), [cluster('a')]],
    ['one that will', [certificateNote('ends on 2026-12-14')], record([good, certificate(2, -9, 20)], used), [cluster('a')]],
    ['one that lasts', [], record([good, certificate(2, -9, 200)], used), [cluster('a')]],
    ['one that begins later', [], record([good, certificate(2, 9, 20)], used), [cluster('a')]]
  ])('%s', (_, notes, principal, clusters) => expect(assess(principal, clusters).notes).toEqual(notes));

  it('a cluster on record that is found is not missing, by whatever case of its id', () => {
    const upper = cluster('a', { id: cluster('a').id.toUpperCase() });
    const placed = entry('uses', 1, 'a', -9).replace(/^aks-sp:uses:[^:]+:([^:]+):.*/, 'aks-sp:cluster:$1:s/rg/a');
    expect(assess(record([good], [...used, placed]), [upper]).notes).toEqual([]);
  });
});

it.each<[PrincipalRecord, string, string]>([
  [
    record([], [], { servicePrincipal: servicePrincipal({ accountEnabled: false }) }),
    `The service principal ${guid(901)} is disabled (AADSTS7000112), so no cluster on it can sign in.`,
    `Find out who disabled it; if by mistake: az ad sp update --id ${appId} --set accountEnabled=true`
  ],
  [
    record([], [], {
      application: null,
      servicePrincipal: null,
      deletedApplication: { objectId: guid(5), appId, displayName: 'x', deletedOn: now - day }
    }),
    'The application was deleted on 2026-11-23; it can be restored until 2026-12-23.',
    `Restore it before 2026-12-23: az rest --method POST --url https://graph.microsoft.com/v1.0/directory/deletedItems/${guid(5)}/restore`
  ],
  [
    record([], [], { application: null, servicePrincipal: null }),
    'The application does not exist in this tenant and is not among the deleted ones.',
    'Move the clusters to a managed identity, or make a new service principal and give it to each of them with az aks update-credentials --reset-service-principal.'
  ],
  [
    record([], [], { servicePrincipal: null }),
    'The application exists but its service principal has been deleted, so no cluster on it can sign in.',
    `Restore the service principal from directory/deletedItems (its role assignments come back with it), or make a new one: az ad sp create --id ${appId} and grant its roles again.`
  ]
])('an outage of its own comes with the way out: %#', (principal, message, wayOut) => {
  expect(assess(principal).outages).toEqual([expect.objectContaining({ message, wayOut })]);
});
