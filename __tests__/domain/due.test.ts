import { describe, expect, it } from '@jest/globals';
import { dueClusters, dueReasons, type DueFacts } from '../../src/domain/due.ts';
import { replicationMargin } from '../../src/domain/expiry.ts';
import { parseLedger } from '../../src/domain/ledger.ts';
import type { Credential } from '../../src/domain/model.ts';
import { planRotation } from '../../src/domain/rotation.ts';
import { certificate, cluster, day, entry, guid, managed, now, password } from './facts.ts';
import { retireFacts } from './retire-facts.ts';

const issued = (n: number): string => `aks-sp:issued:${guid(n)}`;
const good = managed(1, -90, 275);
const old = managed(2, -200, 165);
const young = managed(3, -5, 360);
const onGood = [entry('uses', 1, 'a', -90), entry('uses', 1, 'b', -90)];
const minute = 60_000 / day;

function facts(credentials: readonly Credential[], tags: readonly string[], more: Partial<DueFacts> = {}): DueFacts {
  const clusters = [cluster('a'), cluster('b')];
  return {
    clusters,
    credentials,
    ledger: parseLedger(tags),
    now,
    renewWithin: 30 * day,
    overlap: day,
    retire: { kind: 'managed' },
    complete: true,
    ...more
  };
}

const unrecorded = (name: string): string => `No record says which secret cluster ${name} uses.`;
const unseen = 'A newer secret was sent to cluster b and not seen accepted.';
const removed = 'The secret of cluster b has been removed.';
const missed = (n: number): string => `Secret ${guid(n)} was issued for clusters that are no longer found.`;
const unused = (n: number): string => `Secret ${guid(n)} is used by no cluster and can be retired.`;
const upper = (credential: Credential): Credential => ({ ...credential, keyId: credential.keyId.toUpperCase() });

describe('a cluster is due', () => {
  const withB = (tag: string, credentials: readonly Credential[] = [good], more: Partial<DueFacts> = {}): DueFacts =>
    facts(credentials, [...onGood.slice(0, 1), tag], more);

  it.each<[string, string[], DueFacts]>([
    ['not while its secret lasts', [], facts([good], onGood)],
    ['not while its secret lasts, in upper case', [], facts([upper(good)], onGood)],
    ['of unknown use', [unrecorded('a'), unrecorded('b')], facts([good], [])],
    ['after a newer one was sent', [unseen], facts([good, young], [...onGood, entry('sent', 3, 'b', -1)])],
    ['once its secret was removed', [removed], withB(entry('uses', 8, 'b', -1))],
    ['not while a secret given a moment ago may be late', [], withB(entry('uses', 8, 'b', -14 * minute))],
    ['at the end of that margin', [removed], withB(entry('uses', 8, 'b', -replicationMargin / day))],
    ['not when it is only a certificate of that id', [removed], withB(entry('uses', 8, 'b', -1), [good, certificate(8, -9, 300)])],
    [
      'shortly before the end',
      ['The secret of cluster b ends on 2026-12-23.'],
      withB(entry('uses', 2, 'b', -9), [good, managed(2, -9, 29)])
    ],
    ['at the very margin', ['The secret of cluster b ends on 2026-12-24.'], withB(entry('uses', 2, 'b', -9), [good, managed(2, -9, 30)])],
    ['not a day before the margin', [], withB(entry('uses', 2, 'b', -9), [good, managed(2, -9, 31)])],
    ['at the end', ['The secret of cluster b ended on 2026-11-24.'], withB(entry('uses', 2, 'b', -9), [good, managed(2, -9, 0)])],
    ['after the end', ['The secret of cluster b ended on 2026-11-21.'], withB(entry('uses', 2, 'b', -9), [good, managed(2, -9, -3)])],
    ['unless it is stopped', [], facts([good], [], { clusters: [cluster('a', { powerState: 'Stopped' })] })]
  ])('%s', (_, reasons, given) => expect(dueClusters(given).map(({ reason }) => reason)).toEqual(reasons));

  it.each<[string, string[], DueFacts]>([
    ['issued for one that is gone', [missed(3)], facts([good, young], [...onGood, issued(3), entry('sent', 3, 'gone', -1)])],
    ['accepted by one that is gone', [missed(3)], facts([good, young], [...onGood, issued(3), entry('uses', 3, 'gone', -1)])],
    [
      'in upper case',
      [missed(3).replace(guid(3), guid(3).toUpperCase())],
      facts([good, upper(young)], [...onGood, issued(3), entry('sent', 3, 'gone', -1)])
    ],
    ['never issued, and perhaps is with one that cannot be looked up', [], facts([good, young], [...onGood, entry('sent', 3, 'gone', -1)])],
    ['sent to nobody', [], facts([good, young], [...onGood, issued(3)])],
    ['foreign', [], facts([good, password(3, -5, 360)], [...onGood, issued(3), entry('sent', 3, 'gone', -1)])],
    ['a certificate', [], facts([good, { ...young, kind: 'certificate' }], [...onGood, issued(3), entry('sent', 3, 'gone', -1)])],
    ['older than what they use, and perhaps is with it', [], facts([good, old], [...onGood, issued(2), entry('sent', 2, 'gone', -1)])],
    [
      'as old as what they use',
      [],
      facts([good, { ...old, startsOn: good.startsOn }], [...onGood, issued(2), entry('sent', 2, 'gone', -1)])
    ],
    [
      'given to one that is found as well',
      [],
      facts([good, young], [...onGood, issued(3), entry('sent', 3, 'gone', -1), entry('sent', 3, 'a', -95)])
    ],
    [
      'of two, named is the youngest',
      [missed(4)],
      facts([good, young, managed(4, -1, 364)], [...onGood, ...[3, 4].flatMap((n) => [issued(n), entry('sent', n, 'gone', -1)])])
    ],
    [
      'of two, in the other order',
      [missed(4)],
      facts([managed(4, -1, 364), good, young], [...onGood, ...[3, 4].flatMap((n) => [issued(n), entry('sent', n, 'gone', -1)])])
    ]
  ])('where a secret was %s', (_, reasons, given) => expect(dueReasons(given)).toEqual(reasons));

  it('only if it uses an older one than that', () => {
    const tags = [entry('uses', 1, 'a', -90), entry('uses', 4, 'b', -1), issued(3), entry('sent', 3, 'gone', -3)];
    const due = dueClusters(facts([good, young, managed(4, -1, 364)], tags));
    expect(due).toEqual([{ cluster: cluster('a'), reason: missed(3) }]);
  });
});

describe('a secret is to be retired', () => {
  const onYoung = [entry('uses', 3, 'a', -4), entry('uses', 3, 'b', -2)];

  it.each<[string, string[], DueFacts]>([
    ['used by no cluster', [unused(1)], facts([good, young], onYoung)],
    ['used by no cluster, though issued', [unused(1)], facts([good, young], [...onYoung, issued(1)])],
    ['in use', [], facts([young], onYoung)],
    ['in use, in upper case', [], facts([upper(young)], onYoung)],
    ['in use by one cluster', [], facts([good, young], [entry('uses', 3, 'a', -4), entry('uses', 1, 'b', -90)])],
    ['the overlap is not over on the last cluster', [], facts([good, young], [onYoung[0]!, entry('uses', 3, 'b', -0.9)])],
    ['the overlap ends this moment', [unused(1)], facts([good, young], [onYoung[0]!, entry('uses', 3, 'b', -1)])],
    ['no cluster is found', [], facts([good, young], [...onYoung, entry('sent', 1, 'a', -90)], { clusters: [] })],
    ['no cluster is found, and no run gave it out', [unused(1)], facts([good, young], onYoung, { clusters: [] })],
    ['foreign', [], facts([password(1, -90, 275), young], onYoung)],
    ['a certificate', [], facts([{ ...good, kind: 'certificate' }, young], onYoung)],
    ['never issued, though younger', [unused(4)], facts([young, managed(4, -1, 364)], onYoung)],
    ['issued and younger', [], facts([young, managed(4, -1, 364)], [...onYoung, issued(4)])],
    ['issued and younger, in upper case', [], facts([young, upper(managed(4, -1, 364))], [...onYoung, issued(4)])],
    ['issued and as young', [], facts([young, managed(4, -5, 364)], [...onYoung, issued(4)])],
    [
      'issued and older than the youngest in use',
      [unused(4)],
      facts([good, young, managed(4, -20, 364)], [entry('uses', 1, 'a', -80), onYoung[1]!, issued(4)])
    ]
  ])('%s', (_, reasons, given) => expect(dueReasons(given)).toEqual(reasons));

  it('not while one cluster’s use is unknown, or one may hold it, and a reason is given once', () => {
    expect(dueReasons(facts([good, young], onYoung.slice(0, 1)))).toEqual([unrecorded('b')]);
    const tags = [entry('uses', 3, 'a', -4), entry('uses', 3, 'b', -4), entry('sent', 4, 'b', -2)];
    expect(dueReasons(facts([good, young, managed(4, -3, 300)], tags))).toEqual([unseen, unused(1)]);
    expect(dueReasons(facts([good, young, managed(4, -3, 300)], [...tags, entry('sent', 1, 'b', -1)]))).toEqual([unseen]);
    const twins = [cluster('a', { name: 'x' }), cluster('b', { name: 'x' })];
    expect(dueReasons(facts([good], [], { clusters: twins }))).toEqual([unrecorded('x')]);
  });
});

describe('retire and overlap are those of the rotations that follow', () => {
  const onYoung = [entry('uses', 3, 'a', -4), entry('uses', 3, 'b', -4)];
  const foreign = password(2, -200, 165);
  const tags = [...onYoung, issued(1)];

  it.each<[string, string[], Partial<DueFacts>]>([
    ['managed', [unused(1)], {}],
    ['all', [unused(2), unused(1)], { retire: { kind: 'all' } }],
    ['none', [], { retire: { kind: 'none' } }],
    ['the key id of the foreign one', [unused(2)], { retire: { kind: 'keys', keyIds: [guid(2)] } }],
    ['the key id of one that is gone', [], { retire: { kind: 'keys', keyIds: [guid(9)] } }],
    ['all, within the overlap', [], { retire: { kind: 'all' }, overlap: 14 * day }],
    ['all, where a cluster may have been left out', [], { retire: { kind: 'all' }, complete: false }]
  ])('%s', (_, reasons, more) => {
    const given = facts([good, foreign, young], tags, more);
    expect(dueReasons(given)).toEqual(reasons);
    const { retire, ...others } = given;
    const plan = planRotation({
      ...retireFacts([], [], { ...others, policy: retire }),
      ...{ renewWithin: 30 * day, force: false, readable: null, hasReadable: false }
    });
    expect(plan.kind).toBe(reasons.length > 0 ? 'retire' : 'unchanged');
  });

  it('and change nothing about a cluster that is due', () => {
    const given = facts([managed(1, -300, 3)], [entry('uses', 1, 'a', -300), entry('uses', 1, 'b', -300)], {
      ...{ retire: { kind: 'none' }, overlap: 14 * day, complete: false }
    });
    expect(dueReasons(given)).toHaveLength(2);
  });
});
