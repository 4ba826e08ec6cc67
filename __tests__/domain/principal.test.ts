import { describe, expect, it } from '@jest/globals';
import type { AssessedPrincipal, Cluster, PrincipalRecord } from '../../src/domain/model.ts';
import { assessPrincipal } from '../../src/domain/principal.ts';
import {
  appId,
  application,
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

function assess(principal: PrincipalRecord | undefined, clusters: readonly Cluster[] = [cluster('a')]): AssessedPrincipal {
  return assessPrincipal({
    ...{ appId, tenantId, record: principal, clusters, now, thresholds, overlap: day },
    ...{ retire: { kind: 'managed' }, complete: true, graph: 'https://graph.microsoft.com' }
  });
}

describe('a cluster whose secret is on record', () => {
  it.each([
    [365, 'ok', 'live'],
    [30, 'expiring', 'expiring'],
    [7, 'critical', 'critical'],
    [0, 'expired', 'expired'],
    [-1, 'expired', 'expired']
  ])('ends in %s days: %s', (to, severity, state) => {
    const result = assess(record([managed(1, -300, to)], [entry('uses', 1, 'a', -300)]));
    expect(result.severity).toBe(severity);
    expect(result.credentials[0]?.state).toBe(state);
    expect(result.clusters[0]).toMatchObject({ use: 'known', keyId: guid(1), endsOn: now + to * day });
  });

  it('is judged by the secret it uses, not by the newest one', () => {
    const result = assess(record([managed(1, -360, 3), managed(2, -1, 364)], [entry('uses', 1, 'a', -360)]));
    expect(result.severity).toBe('critical');
    expect(result.due).toEqual([expect.stringContaining('cluster a'), expect.stringContaining(`${guid(2)} is used by no cluster`)]);
  });

  it('is down when the secret it uses was removed, however long others live', () => {
    const result = assess(record([password(2, -10, 300)], [entry('uses', 1, 'a', -100)]));
    expect(result).toMatchObject({ severity: 'expired', outages: [{ kind: 'password-removed' }] });
  });

  it('is unknown, not down, while a brand-new secret may still be replicating', () => {
    const result = assess(record([password(2, -10, 300)], [entry('uses', 1, 'a', -0.001)]));
    expect(result.severity).toBe('unknown');
  });

  it('is ambiguous when something newer was sent and not accepted; the earlier end decides', () => {
    const result = assess(record([managed(1, -200, 20), managed(2, -1, 364)], [entry('uses', 1, 'a', -200), entry('sent', 2, 'a', -1)]));
    expect(result.clusters[0]).toMatchObject({
      use: 'ambiguous',
      severity: 'expiring',
      endsOn: now + 20 * day,
      latestEndsOn: now + 364 * day
    });
    expect(result.due).toEqual([expect.stringContaining('not seen accepted')]);
  });
});

describe('a cluster of unknown use', () => {
  it('is judged by the earliest secret that has not ended and shows the latest', () => {
    const result = assess(record([password(1, -300, 12), password(2, -100, 200), password(3, -800, -70)]));
    expect(result.clusters[0]).toMatchObject({ use: 'unknown', severity: 'expiring', keyId: guid(1), latestEndsOn: now + 200 * day });
  });

  it('counts ended secrets only if none is alive', () => {
    expect(assess(record([password(1, -800, -70), password(2, -600, -10)]))).toMatchObject({
      severity: 'expired',
      outages: [{ kind: 'password-expired', message: expect.stringContaining(guid(2)) }]
    });
  });

  it('reads secrets on the service principal as well', () => {
    const onPrincipal = password(1, -300, 3, { holder: 'service-principal' });
    expect(assess(record([], [], { servicePrincipal: servicePrincipal({ credentials: [onPrincipal] }) })).severity).toBe('critical');
  });

  it('a secret made this very moment is valid, although the clock of another service says it begins in a second', () => {
    expect(assess(record([password(1, 1 / 86_400, 365)]))).toMatchObject({ severity: 'ok', outages: [] });
  });

  it('a secret that ended lately leaves a doubt that is told, until it is removed or the use is on record', () => {
    const credentials = [managed(1, -360, -6), managed(2, -40, 325)];
    expect(assess(record(credentials))).toMatchObject({ severity: 'ok', notes: [expect.stringContaining(guid(1))] });
    expect(assess(record(credentials.slice(1))).notes).toEqual([]);
    expect(assess(record(credentials, [entry('uses', 2, 'a', -40)])).notes).toEqual([]);
    expect(assess(record([managed(1, -800, -100), managed(2, -40, 325)])).notes).toEqual([]);
  });

  it.each([
    ['no credential at all', [], 'no-password'],
    ['only a certificate, which AKS cannot use', [certificate(1, -10, 300)], 'no-password'],
    [
      'only the marker of a rotation, whose value nobody has',
      [password(1, 0, 1, { displayName: 'aks-sp-turn/0a1b2c3d.42.7.1.abcDEF12' })],
      'no-password'
    ],
    ['only one that begins later', [password(1, 2, 300)], 'password-expired']
  ])('is down with %s', (_, credentials, kind) => {
    expect(assess(record(credentials))).toMatchObject({ severity: 'expired', outages: [{ kind }] });
  });

  it('a live certificate never hides that every secret has ended, and its own end worries no cluster', () => {
    expect(assess(record([password(1, -400, -1), certificate(2, -10, 300)])).severity).toBe('expired');
    const result = assess(record([password(1, -10, 300), certificate(2, -300, 3)]));
    expect(result.severity).toBe('ok');
    expect(result.notes.join()).toContain('AKS cannot sign in with certificates');
  });

  it('takes a look-alike name for foreign, not for its own', () => {
    const result = assess(record([password(1, -10, 300, { displayName: 'aks-sp/mine' })]));
    expect(result.credentials[0]?.origin).toBe('foreign');
  });
});

describe('outages of the principal itself', () => {
  it.each<[string, Partial<PrincipalRecord>, string, string]>([
    [
      'a deleted application',
      {
        application: null,
        servicePrincipal: null,
        deletedApplication: { objectId: guid(5), appId, displayName: 'gone', deletedOn: now - 10 * day }
      },
      'application-deleted',
      '2026-12-14'
    ],
    ['an application that is nowhere', { application: null, servicePrincipal: null }, 'application-missing', 'not exist'],
    ['a deleted service principal', { servicePrincipal: null }, 'service-principal-missing', 'deleted'],
    [
      'a disabled service principal',
      { servicePrincipal: servicePrincipal({ accountEnabled: false }) },
      'service-principal-disabled',
      'AADSTS7000112'
    ]
  ])('%s is an outage with a way out, and nothing for rotate', (_, more, kind, text) => {
    const result = assess(record([password(1, -10, 300)], [], more));
    expect(result.severity).toBe('expired');
    expect(result.outages).toHaveLength(1);
    expect(result.outages[0]).toMatchObject({ kind, message: expect.stringContaining(text) });
    expect(result.outages[0]?.wayOut).not.toBe('');
    expect(result.due).toEqual([]);
  });

  it.each([
    'The credentials in ServicePrincipalProfile were invalid. Please see …',
    "adal: Refresh request failed. Status Code = '401'",
    'AADSTS7000222: The provided client secret keys for app are expired.'
  ])('a cluster that reports "%s" is down although its secret looks alive', (failure) => {
    expect(assess(record([password(1, -10, 300)]), [cluster('a', { provisioningState: 'Failed', failure })])).toMatchObject({
      severity: 'expired',
      outages: [{ kind: 'cluster-refused' }]
    });
  });

  it('a cluster that failed for another reason is not', () => {
    expect(
      assess(record([password(1, -10, 300)]), [cluster('a', { provisioningState: 'Failed', failure: 'QuotaExceeded' })]).severity
    ).toBe('ok');
  });
});

describe('what was not seen', () => {
  it('an application that could not be read is unknown, never healthy', () => {
    expect(assess(undefined)).toMatchObject({ severity: 'unknown', due: [], notes: [expect.stringContaining('could not be read')] });
  });

  it("another tenant's application is unknown and named so", () => {
    const other = '1000000a-0000-4000-8000-000000000009';
    const result = assess({
      appId,
      application: null,
      servicePrincipal: servicePrincipal({ appOwnerTenantId: other }),
      deletedApplication: null
    });
    expect(result).toMatchObject({ severity: 'unknown', foreignTenantId: other, due: [], tenantId });
  });

  it("a cluster in another tenant's delegated subscription belongs to that tenant", () => {
    const other = '1000000a-0000-4000-8000-000000000009';
    expect(assess(undefined, [cluster('a', { tenantId: other })])).toMatchObject({
      severity: 'unknown',
      foreignTenantId: other,
      tenantId: other
    });
  });

  it('is down all the same if its service principal here is disabled', () => {
    const other = '1000000a-0000-4000-8000-000000000009';
    expect(
      assess({
        appId,
        application: null,
        servicePrincipal: servicePrincipal({ appOwnerTenantId: other, accountEnabled: false }),
        deletedApplication: null
      }).severity
    ).toBe('expired');
  });
});

describe('several clusters on one principal', () => {
  const clusters = [cluster('a'), cluster('b')];

  it('the worst decides, a half-finished rotation is due however new the newest secret is', () => {
    const result = assess(
      record([managed(1, -300, 3), managed(2, -1, 364)], [entry('uses', 2, 'a', -1), entry('uses', 1, 'b', -300)]),
      clusters
    );
    expect(result.severity).toBe('critical');
    expect(result.due).toEqual([expect.stringContaining('cluster b')]);
    expect(result.credentials.map((credential) => credential.usedBy.length)).toEqual([1, 1]);
  });

  it('an older secret that no cluster uses is superseded, and to be retired once the overlap has passed', () => {
    const tags = (at: number): string[] => [entry('uses', 2, 'a', at), entry('uses', 2, 'b', at)];
    const credentials = [managed(1, -300, 60), managed(2, -1, 364), password(3, -0.5, 100)];
    const fresh = assess(record(credentials, tags(-0.5)), clusters);
    expect(fresh.credentials.map((credential) => credential.state)).toEqual(['superseded', 'live', 'foreign']);
    expect(fresh.due).toEqual([]);
    expect(assess(record(credentials, tags(-2)), clusters).due).toEqual([expect.stringContaining(guid(1))]);
  });

  it('a stopped cluster alone starts no rotation', () => {
    const result = assess(record([managed(1, -300, 3)], [entry('uses', 1, 'a', -300)]), [cluster('a', { powerState: 'Stopped' })]);
    expect(result).toMatchObject({ severity: 'critical', due: [] });
    expect(result.notes.join()).toContain('Stopped');
  });

  it('a younger secret issued only for clusters that are gone is due', () => {
    const tags = [entry('uses', 1, 'a', -100), `aks-sp:issued:${guid(2)}`, entry('sent', 2, 'gone', -1)];
    expect(assess(record([managed(1, -100, 200), managed(2, -1, 364)], tags)).due).toEqual([expect.stringContaining(guid(2))]);
  });

  it('names clusters on record that the scan did not see', () => {
    const result = assess(record([password(1, -10, 300)], ['aks-sp:managed', 'aks-sp:cluster:0123456789abcdef:sub/rg/lost']));
    expect(result).toMatchObject({ managed: true, notes: [expect.stringContaining('sub/rg/lost')] });
  });

  it('an application without clusters is judged by its secrets alone', () => {
    expect(assess(record([password(1, -300, 5)]), []).severity).toBe('critical');
    expect(assess({ ...record([]), application: application([]) }, []).severity).toBe('expired');
  });
});
