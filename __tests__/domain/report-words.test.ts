import { describe, expect, it } from '@jest/globals';
import type { AssessedCluster, AssessedPrincipal, ExpiryReport, Severity } from '../../src/domain/model.ts';
import {
  clusterName,
  completeness,
  deciding,
  endOf,
  listed,
  managedIdentityExample,
  nameOf,
  nextStep,
  nextSteps,
  statusWords,
  useWords,
  verdict
} from '../../src/domain/report-words.ts';
import { appId, day, guid, now, thresholds } from './facts.ts';
import { assessed, credential, outage, principal, report } from './reports.ts';

const hour = 3_600_000;
const foreign = (severity: Severity): AssessedPrincipal => principal(severity, { foreignTenantId: guid(8) });
const stopped = (name: string, to: number, more: Partial<AssessedCluster> = {}): AssessedCluster => {
  const base = assessed(name, to, more);
  return { ...base, cluster: { ...base.cluster, powerState: 'Stopped' } };
};

it('gives every severity a sign and a word', () => {
  expect(statusWords).toEqual({ ok: '✓ fine', unknown: '? unknown', expiring: '△ ends soon', critical: '▲ critical', expired: '✗ down' });
});

describe('the verdict', () => {
  const done = 'The scan is complete for the whole tenant.';
  const all = (count: number, severity: Severity): AssessedPrincipal[] => Array.from({ length: count }, () => principal(severity));

  it.each<[string, ExpiryReport]>([
    [`No AKS cluster that uses a service principal was found. ${done}`, report([])],
    [`2 service principals of AKS clusters, none ends within 30 days. ${done}`, report(all(2, 'ok'))],
    [`Of 1 service principal of AKS clusters: 1 has expired or cannot sign in, 0 are fine. ${done}`, report(all(1, 'expired'))],
    [`Of 2 service principals of AKS clusters: 2 have expired or cannot sign in, 0 are fine. ${done}`, report(all(2, 'expired'))],
    [`Of 2 service principals of AKS clusters: 2 end within 7 days, 0 are fine. ${done}`, report(all(2, 'critical'))],
    [`Of 2 service principals of AKS clusters: 2 end within 30 days, 0 are fine. ${done}`, report(all(2, 'expiring'))],
    [`Of 2 service principals of AKS clusters: 1 could not be judged, 1 is fine. ${done}`, report([principal('unknown'), principal('ok')])],
    [
      `Of 2 service principals of AKS clusters: 1 ends within 36 hours, 1 ends within 25 hours, 0 are fine. ${done}`,
      report([principal('critical'), principal('expiring')], { thresholds: { warnWithin: 25 * hour, criticalWithin: 36 * hour } })
    ],
    [
      `1 service principal of AKS clusters, none ends within 1 hour. ${done}`,
      report(all(1, 'ok'), { thresholds: { ...thresholds, warnWithin: hour } })
    ]
  ])('%s', (text, given) => expect(verdict(given)).toBe(text));
});

describe('whether the scan saw all', () => {
  const scanned = [true, false, false].map((covered, n) => ({ subscriptionId: guid(n), displayName: 'x', covered }));
  const problem = { code: 'x', message: 'm', hint: 'h' };

  it.each<[string, Partial<ExpiryReport>]>([
    ['The scan is complete for the whole tenant.', {}],
    [
      'The scan is complete for 3 subscriptions; others, if any, were not seen.',
      { coverage: { subscriptions: true, tenant: false, scanned } }
    ],
    [
      'The scan is NOT complete: 2 of 3 subscriptions may hold clusters that this identity cannot read.',
      { complete: false, coverage: { subscriptions: false, tenant: false, scanned } }
    ],
    ['The scan is NOT complete: 1 service principal could not be judged.', { complete: false, principals: [principal('unknown')] }],
    ['The scan is NOT complete: 2 problems, see below.', { complete: false, problems: [problem, problem] }],
    ['The scan is NOT complete: not everything could be read.', { complete: false, principals: [foreign('unknown'), principal('ok')] }]
  ])('%s', (text, more) => expect(completeness(report([], more))).toBe(text));
});

describe('what decides', () => {
  const of = (...clusters: AssessedCluster[]): AssessedPrincipal => principal('ok', { clusters });

  it.each<[string, string | undefined, AssessedPrincipal]>([
    ['the worst', 'b', of(assessed('a', 3), assessed('b', 90, { severity: 'expiring' }), assessed('c', 90, { severity: 'unknown' }))],
    ['of equals the one that ends first', 'b', of(assessed('a', 30), assessed('b', 20), assessed('c', 25))],
    ['of equals one that ends', 'b', of(assessed('a', 1, { endsOn: null }), assessed('b', 20))],
    ['none', undefined, of()]
  ])('%s', (_, name, subject) => expect(deciding(subject)?.cluster.name).toBe(name));

  const credentials = [credential(1, -9, 30), credential(2, -9, 20)];
  it.each<[string, object | null, AssessedPrincipal]>([
    ['its end', { keyId: '4000000a', when: 'ends 2026-12-14 (in 20 days)' }, of(assessed('a', 20))],
    ['ends this moment', { keyId: '4000000a', when: 'ended 2026-11-24 (today)' }, of(assessed('a', 0))],
    ['ended', { keyId: '4000000a', when: 'ended 2026-11-22 (2 days ago)' }, of(assessed('a', -2))],
    ['an end that is not known', { keyId: '4000000a', when: 'end unknown' }, of(assessed('a', 1, { endsOn: null }))],
    [
      'without clusters the credential of that end',
      { keyId: 'bbbbbbbb', when: 'ends 2026-12-14 (in 20 days)' },
      principal('ok', {
        clusters: [],
        credentials: [credentials[0]!, { ...credentials[1]!, keyId: 'bbbbbbbb-x' }],
        nextExpiry: now + 20 * day
      })
    ],
    [
      'an end of nobody knows what',
      { keyId: null, when: 'ends 2026-12-15 (in 21 days)' },
      principal('ok', { clusters: [], credentials, nextExpiry: now + 21 * day })
    ],
    ['nothing', null, principal('ok', { clusters: [], credentials: [], nextExpiry: null })]
  ])('%s', (_, end, subject) => expect(endOf(subject, now)).toEqual(end));

  it.each<[string, AssessedPrincipal]>([
    ['no cluster seen', of()],
    ['on record', of(assessed('a', 20, { latestEndsOn: now + 90 * day }))],
    ['not on record', of(assessed('a', 20, { use: 'unknown' }))],
    ['not on record', of(assessed('a', 20, { use: 'unknown', latestEndsOn: now + 20 * day }))],
    ['not on record, at best until 2027-02-22', of(assessed('a', 20, { use: 'unknown', latestEndsOn: now + 90 * day }))],
    ['rotation half-finished, at best until 2027-02-22', of(assessed('a', 20, { use: 'ambiguous', latestEndsOn: now + 90 * day }))]
  ])('the use: %s', (words, subject) => expect(useWords(subject)).toBe(words));
});

describe('names', () => {
  it.each([
    [null, 'unnamed'],
    ['\u200b ', 'unnamed'],
    [' a\nb ', 'a b'],
    ['x'.repeat(90), `${'x'.repeat(79)}…`]
  ])('%j: %s', (displayName, name) => expect(nameOf(principal('ok', { displayName }))).toBe(name));

  it('of a stopped cluster say so', () => {
    const upper = (text: string): string => text.toUpperCase();
    expect([clusterName(assessed('a', 1), upper), clusterName(stopped('b', 1), upper)]).toEqual(['A', 'B (stopped)']);
  });

  it('are five, and the count of the others', () => {
    const some = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(listed(some.slice(0, 5), (each) => each)).toBe('a, b, c, d, e');
    expect(listed(some, (each) => each.toUpperCase())).toBe('A, B, C, D, E and 1 more');
    expect(listed(some, (each) => each, 2)).toBe('a, b and 4 more');
  });
});

describe('the next step', () => {
  it.each<[string, AssessedPrincipal]>([
    ['Now: see its way out below', principal('expired')],
    [`Ask the administrators of tenant ${guid(8)} to renew it`, foreign('critical')],
    ['Give this run the right to read it, then scan again', principal('unknown')],
    ['None', principal('ok')],
    ['Run rotate, not urgent: One.', principal('ok', { due: ['One.', 'Two.'] })],
    ['Run rotate with this app-id', principal('critical')],
    [
      'Start b, c, then run rotate with this app-id',
      principal('expiring', { clusters: [assessed('a', 20), stopped('b', 20), stopped('c', 20)] })
    ]
  ])('of one: %s', (step, subject) => expect(nextStep(subject)).toBe(step));

  const named = (severity: Severity): string => `sp-${severity} (app-id ${appId})`;

  it('of all, the most urgent first', () => {
    const all = report(
      [
        principal('expired'),
        principal('critical', { clusters: [stopped('s', 3, { severity: 'critical' })] }),
        foreign('expiring'),
        principal('unknown'),
        principal('ok', { due: ['Tidy.'] }),
        principal('ok'),
        { ...foreign('ok'), due: ['Tidy.'] }
      ],
      { complete: false }
    );
    expect(nextSteps(all)).toEqual([
      `Bring back ${named('expired')}: the way out is under "Cannot sign in now".`,
      'Start s: a stopped cluster cannot take a new secret.',
      `Run this action with operation rotate for ${named('critical')}.`,
      `Ask the administrators of the other tenant about ${named('expiring')}.`,
      'Solve the problems and missing rights shown above and scan again: until then nothing may be called healthy.',
      `When there is time, run rotate for ${named('ok')}: it records which secret is in use and removes old ones.`
    ]);
  });

  it('of none', () => {
    expect(nextSteps(report([principal('ok')]))).toEqual(['Nothing to do now.']);
    expect(nextSteps(report([principal('unknown')]))).toEqual(['Nothing to do now.']);
    const ended = principal('expiring', { outages: [outage], clusters: [stopped('s', 3)] });
    expect(nextSteps(report([ended]))).toEqual([`Bring back ${named('expiring')}: the way out is under "Cannot sign in now".`]);
  });
});

it('shows the move to a managed identity on a running cluster of this tenant, else on any', () => {
  const name = (...principals: AssessedPrincipal[]): string | undefined => managedIdentityExample(report(principals))?.name;
  const asleep = principal('ok', { clusters: [stopped('s', 1)] });
  expect(name(foreign('critical'), asleep, principal('ok'))).toBe('aks-ok');
  expect(name(foreign('critical'), asleep)).toBe('s');
  expect(name(foreign('critical'))).toBeUndefined();
});
