import { describe, expect, it } from '@jest/globals';
import {
  assessCluster,
  doubtfulPasswords,
  judgePasswords,
  passwordsOf,
  replicationMargin,
  timeState,
  useOf,
  worst,
  type ClusterFacts
} from '../../src/domain/expiry.ts';
import { parseLedger } from '../../src/domain/ledger.ts';
import type { Credential, Severity } from '../../src/domain/model.ts';
import { certificate, cluster, day, entry, guid, managed, now, password, thresholds } from './facts.ts';

const minutes = (n: number): number => (n * 60_000) / day;
const a = cluster('a');

describe('the state of a credential by the clock', () => {
  it.each<[string, string, Credential]>([
    ['ended this moment', 'expired', password(1, -9, 0)],
    ['ends in a moment', 'critical', { ...password(1, -9, 0), endsOn: now + 1 }],
    ['at the critical threshold', 'critical', password(1, -9, 7)],
    ['a moment above it', 'expiring', { ...password(1, -9, 7), endsOn: now + 7 * day + 1 }],
    ['at the warning threshold', 'expiring', password(1, -9, 30)],
    ['a moment above it', 'live', { ...password(1, -9, 30), endsOn: now + 30 * day + 1 }],
    ['begins within the skew of clocks', 'live', password(1, minutes(5), 300)],
    ['begins after it', 'not-yet-valid', { ...password(1, 0, 300), startsOn: now + 5 * 60_000 + 1 }]
  ])('%s: %s', (_, state, credential) => expect(timeState(credential, now, thresholds)).toBe(state));

  it.each<[Severity, Severity[]]>([
    ['ok', []],
    ['ok', ['ok', 'ok']],
    ['unknown', ['ok', 'unknown', 'ok']],
    ['expiring', ['expiring', 'unknown']],
    ['expired', ['critical', 'expired', 'expiring']]
  ])('the worst is %s of %j', (severity, all) => expect(worst(...all)).toBe(severity));
});

describe('what the ledger says of one cluster', () => {
  const use = (...tags: string[]): object => useOf(a, parseLedger(tags));
  const at = (days: number): number => now + days * day;

  it.each<[string, () => object, object]>([
    ['nothing', () => use(entry('sent', 1, 'a', -1), entry('uses', 1, 'b', -1)), { use: 'unknown', keyIds: [], at: null }],
    ['accepted', () => use(entry('uses', 1, 'a', -9)), { use: 'known', keyIds: [guid(1)], at: at(-9) }],
    [
      'the same sent again',
      () => use(entry('uses', 1, 'a', -9), entry('sent', 1, 'a', -8)),
      { use: 'known', keyIds: [guid(1)], at: at(-9) }
    ],
    ['another sent before', () => use(entry('uses', 1, 'a', -9), entry('sent', 2, 'a', -10)), { use: 'known' }],
    ['another sent to another', () => use(entry('uses', 1, 'a', -9), entry('sent', 2, 'b', -8)), { use: 'known' }],
    [
      'another accepted in the same second',
      () => use(entry('uses', 1, 'a', -9), entry('uses', 2, 'a', -9)),
      { use: 'ambiguous', keyIds: [guid(1), guid(2)], at: at(-9) }
    ],
    ['another accepted before', () => use(entry('uses', 1, 'a', -9), entry('uses', 2, 'a', -10)), { use: 'known', keyIds: [guid(1)] }],
    ['another sent in the same second', () => use(entry('uses', 1, 'a', -9), entry('sent', 2, 'a', -9)), { use: 'ambiguous' }],
    [
      'others sent after',
      () => use(entry('uses', 1, 'a', -9), entry('sent', 2, 'a', -3), entry('sent', 3, 'a', -5), entry('sent', 2, 'a', -4)),
      { use: 'ambiguous', keyIds: [guid(1), guid(2), guid(3)], at: at(-3) }
    ]
  ])('%s', (_, found, expected) => expect(found()).toMatchObject(expected));
});

it('passwords that somebody may hold are neither certificates nor turns', () => {
  const turn = password(3, -1, 1, { displayName: 'aks-sp-turn/0a1b2c3d.42.7.1.abcDEF12' });
  expect(passwordsOf([password(1, -1, 1), certificate(2, -1, 1), turn, managed(4, -1, 1)]).map(({ keyId }) => keyId)).toEqual([
    guid(1),
    guid(4)
  ]);
});

describe('ended passwords that may have been in use', () => {
  const live = managed(2, -9, 300);
  const ended = managed(1, -300, -6);

  it.each<[string, number[], Credential[]]>([
    ['ended lately beside a live one', [1], [ended, live]],
    ['ended this moment', [1], [managed(1, -300, 0), live]],
    ['ended 90 days ago', [], [managed(1, -300, -90), live]],
    ['ended a moment later than that', [1], [{ ...ended, endsOn: now - 90 * day + 1 }, live]],
    ['none is live', [], [ended, managed(2, -9, -1)]],
    ['the other ends this moment', [], [ended, managed(2, -9, 0)]],
    ['the other begins later', [], [ended, managed(2, 1, 300)]],
    ['the other begins within the skew of clocks', [1], [ended, managed(2, minutes(5), 300)]],
    ['only a certificate is live', [], [ended, certificate(2, -9, 300)]]
  ])('%s', (_, doubtful, credentials) => {
    expect(doubtfulPasswords(credentials, ['known', 'unknown'], now)).toEqual(doubtful.map(guid));
    expect(doubtfulPasswords(credentials, ['known', 'known'], now)).toEqual([]);
  });
});

const makeNew = 'Run this action with operation rotate and this app-id: it makes a new secret and gives it to every cluster.';

describe('with only passwords to go by', () => {
  it.each<[string, object, Credential[]]>([
    [
      'the one that ends first decides, the last is the best case',
      { severity: 'expiring', keyId: guid(2), endsOn: now + 20 * day, latestEndsOn: now + 90 * day, outage: null },
      [password(1, -9, 40), password(2, -9, 20), password(3, -9, 90), password(4, -9, -1), password(5, 9, 10)]
    ],
    ['all is well', { severity: 'ok', keyId: guid(1) }, [password(1, -9, 40)]],
    ['critical', { severity: 'critical' }, [password(1, -9, 5)]],
    [
      'there is none',
      {
        severity: 'expired',
        keyId: null,
        endsOn: null,
        latestEndsOn: null,
        outage: {
          kind: 'no-password',
          message: 'The application has no client secret left, so no cluster on it can sign in.',
          wayOut: makeNew
        }
      },
      []
    ],
    [
      'all have ended: the last is named',
      {
        severity: 'expired',
        keyId: guid(2),
        endsOn: now - day,
        latestEndsOn: null,
        outage: {
          kind: 'password-expired',
          message: `The client secret ${guid(2)} ended on 2026-11-23; no other that could be in use is valid.`,
          wayOut: makeNew
        }
      },
      [password(1, -9, -3), password(2, -9, -1), password(3, -9, -2)]
    ],
    [
      'the only one begins later',
      {
        severity: 'expired',
        outage: { kind: 'password-expired', message: 'No client secret is valid now; the next one begins on 2026-11-26.', wayOut: makeNew }
      },
      [password(1, 2, 300)]
    ]
  ])('%s', (_, verdict, passwords) => expect(judgePasswords(passwords, now, thresholds)).toMatchObject(verdict));
});

describe('one cluster', () => {
  const assess = (credentials: readonly Credential[], tags: readonly string[], more: Partial<ClusterFacts> = {}): object =>
    assessCluster({ cluster: a, credentials, ledger: parseLedger(tags), outage: null, readable: true, now, thresholds, ...more });
  const removed = (keys: string): object => ({
    kind: 'password-removed',
    message: `Cluster a was given the client secret ${keys}, which has been removed from the application.`,
    wayOut: 'Run this action with operation rotate and this app-id: the cluster needs a new secret.'
  });
  const both = [entry('uses', 1, 'a', -9), entry('sent', 2, 'a', -8)];

  it('on a secret that lasts', () => {
    expect(assess([managed(1, -9, 300), managed(2, -5, 10)], [entry('uses', 1, 'a', -9)])).toEqual({
      ...{ cluster: a, use: 'known', severity: 'ok', keyId: guid(1), endsOn: now + 300 * day, latestEndsOn: null, outage: null }
    });
  });

  it('on a removed one is down, once that cannot be a late read any more', () => {
    const given = (daysAgo: number): object => assess([managed(2, -5, 300)], [entry('uses', 1, 'a', -daysAgo)]);
    const late = minutes(replicationMargin / 60_000);
    expect(given(late - minutes(1))).toEqual({
      ...{ cluster: a, use: 'known', severity: 'unknown', keyId: guid(1), endsOn: null, latestEndsOn: null, outage: null }
    });
    expect(given(late)).toEqual({
      ...{ cluster: a, use: 'known', severity: 'expired', keyId: guid(1), endsOn: null, latestEndsOn: null, outage: removed(guid(1)) }
    });
    expect(assess([], both)).toMatchObject({ use: 'ambiguous', severity: 'expired', outage: removed(`${guid(1)} or ${guid(2)}`) });
  });

  it('on one given a moment ago and listed is what that secret is', () => {
    expect(assess([managed(1, -0.001, 300)], [entry('uses', 1, 'a', -0.001)])).toMatchObject({ severity: 'ok' });
  });

  it('on one of two, of which one was removed, is unknown at best', () => {
    expect(assess([managed(1, -9, 300)], both)).toMatchObject({ severity: 'unknown', keyId: guid(1), latestEndsOn: now + 300 * day });
    expect(assess([managed(2, -9, 20)], both)).toMatchObject({ severity: 'expiring', keyId: guid(2) });
    expect(assess([managed(1, -9, 300), managed(2, -9, 200)], both)).toMatchObject({ severity: 'ok', endsOn: now + 200 * day });
  });

  it('whose principal has an outage has that, and no end', () => {
    const outage = { kind: 'application-missing', message: 'm', wayOut: 'w' } as const;
    expect(assess([managed(1, -9, 300)], [entry('uses', 1, 'a', -9)], { outage })).toEqual({
      ...{ cluster: a, use: 'known', severity: 'expired', keyId: null, endsOn: null, latestEndsOn: null, outage }
    });
  });

  it('whose application cannot be read is unknown, whatever else is there', () => {
    expect(assess([managed(1, -9, 300)], [entry('uses', 1, 'a', -9)], { readable: false })).toEqual({
      ...{ cluster: a, use: 'unknown', severity: 'unknown', keyId: null, endsOn: null, latestEndsOn: null, outage: null }
    });
  });

  const failing = (failure: string) => ({ ...a, failure });
  const refused = 'AADSTS7000215: Invalid client secret provided.';

  it('that was refused is down, with what is known of its secret', () => {
    const tags = [entry('uses', 1, 'a', -9)];
    expect(assess([managed(1, -9, 300)], tags, { cluster: failing(refused) })).toMatchObject({
      severity: 'expired',
      keyId: guid(1),
      endsOn: now + 300 * day,
      outage: {
        kind: 'cluster-refused',
        message: 'The last operation of cluster a failed because its client secret was refused.',
        wayOut: "Run this action with operation rotate and this app-id, or look at the cluster's activity log for the refused sign-in."
      }
    });
    expect(assess([], tags, { cluster: failing(refused) })).toMatchObject({ outage: removed(guid(1)) });
    expect(assess([], [], { cluster: failing(refused), readable: false })).toMatchObject({
      severity: 'expired',
      outage: {
        wayOut:
          'Ask whoever administers the application for a new secret, and give it to the cluster with az aks update-credentials --reset-service-principal.'
      }
    });
  });

  it.each([
    ['The credentials in ServicePrincipalProfile were invalid.', true],
    ['AADSTS7000222 expired', true],
    ['AADSTS700016 not found', true],
    ['AADSTS7000112 disabled', true],
    ['ADAL: refresh request failed', true],
    ['error=invalid_client', true],
    ['AADSTS70002150 of another kind', false],
    ['AADSTS50011', false],
    ['QuotaExceeded', false],
    ['', false]
  ])('that failed with %j was refused: %s', (failure, dead) => {
    expect(assess([password(1, -9, 300)], [], { cluster: failing(failure) })).toMatchObject({ severity: dead ? 'expired' : 'ok' });
  });
});
