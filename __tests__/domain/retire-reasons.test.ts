/** What people are told of each secret, and the rules that only a certain history shows. */
import { describe, expect, it } from '@jest/globals';
import { clusterHash, parseLedger } from '../../src/domain/ledger.ts';
import type { Credential } from '../../src/domain/model.ts';
import { isLost, isNamed, judgeRetirement, mayNeverHaveArrived, needsQuiet, removable, type RetireFacts } from '../../src/domain/retire.ts';
import { credentialName } from '../../src/domain/rotation-id.ts';
import { certificate, cluster, entry, guid, managed, now, password } from './facts.ts';
import { retireFacts as facts, rotationId } from './retire-facts.ts';

const issued = (n: number): string => `aks-sp:issued:${guid(n)}`;
const delivered = (n: number): string => `aks-sp:delivered:${guid(n)}`;
const placed = (name: string): string => `aks-sp:cluster:${clusterHash(cluster(name).id)}:s/rg/${name}`;
const old = managed(1, -300, 60);
const young = managed(2, -2, 360);
const between = managed(3, -100, 300);
const foreign = password(9, -300, 60);
const both = [entry('uses', 2, 'a', -1.5), entry('uses', 2, 'b', -1.2)];

function reasonOf(n: number, given: RetireFacts): string | undefined {
  return judgeRetirement(given).find(({ credential }) => credential.keyId.toLowerCase() === guid(n))?.reason;
}

const turn = password(70, -2, -1, { displayName: credentialName('turn', rotationId.replace('.5000.', '.4000.')) });

const elsewhere = 'A cluster that can no longer be told by its entry may use it.';
const accepted = 'Every cluster accepted another one, and the overlap has passed.';
const strange = 'It is not known which secret cluster b uses.';

describe('the reason', () => {
  it.each<[string, number, RetireFacts]>([
    ['It is the one this run hands out.', 2, facts([old, young], both, { current: guid(2) })],
    ['retire is none.', 1, facts([old, young], both, { policy: { kind: 'none' } })],
    ['retire does not name it.', 1, facts([old, young], both, { policy: { kind: 'keys', keyIds: [guid(2)] } })],
    [`It was not made by this action; retire: ${guid(9)} would remove it.`, 9, facts([foreign, young], both)],
    ['The run that made it may still be at work.', 3, facts([managed(3, -0.1, 300), young], both)],
    ['Not every cluster could be seen, so nothing is removed.', 1, facts([old, young], both, { complete: false })],
    ['No cluster was found on this principal, so nothing shows that it has been replaced.', 1, facts([old], [issued(1)], { clusters: [] })],
    ['It is the latest value of a store.', 1, facts([old, young], both, { stored: new Set([guid(1)]) })],
    [strange, 1, facts([old, young], [...both.slice(0, 1), issued(1)])],
    [strange, 1, facts([old, young], [...both.slice(0, 1), entry('uses', 8, 'b', -2), issued(1)])],
    [
      'Cluster b was written to by somebody else after it accepted its secret.',
      1,
      facts([old, young], [...both, issued(1)], { touched: new Set([cluster('b').id.toLowerCase()]) })
    ],
    ['Cluster b uses it.', 1, facts([old, young], [...both.slice(0, 1), entry('uses', 1, 'b', -1.2)])],
    ['Cluster b may use it.', 1, facts([old, young], [...both, entry('sent', 1, 'b', -1)])],
    ['Cluster a uses it.', 2, facts([old, young], [...both, entry('sent', 1, 'b', -1)])],
    [elsewhere, 1, facts([old, young], [...both, entry('uses', 1, 'gone', -200)])],
    ['It was given out, and no cluster uses a younger one.', 3, facts([old, between], [...both.map(to(1)), issued(3)])],
    ['It was given out, and no cluster uses a younger one.', 3, facts([old, between], [...both.map(to(1)), delivered(3)])],
    [
      'It was given out, and no cluster uses a younger one.',
      9,
      facts([old, { ...foreign, startsOn: now - 1 }], both.map(to(1)), { policy: { kind: 'all' } })
    ],
    [
      'The overlap lasts until 2026-11-25T02:24:00Z.',
      1,
      facts([old, young], [...both.slice(0, 1), entry('uses', 2, 'b', -0.4), issued(1)])
    ],
    [accepted, 1, facts([old, young], [...both, issued(1)])],
    ['The run that made it died before its value can have reached anybody.', 1, facts([old, young], both)],
    [
      'The ledger does not name it, and that a cluster was given it since cannot be excluded.',
      1,
      facts([old, young], both, { unquiet: new Set([guid(1)]) })
    ]
  ])('%s', (reason, n, given) => expect(reasonOf(n, given)).toBe(reason));

  function to(n: number): (tag: string) => string {
    return (tag) => tag.replace(guid(2), guid(n));
  }
});

it('judges passwords of the application, oldest first', () => {
  const list: Credential[] = [young, certificate(4, -9, 9), old, { ...foreign, holder: 'service-principal' }, between];
  expect(judgeRetirement(facts(list, both)).map(({ credential }) => credential)).toEqual([old, between, young]);
});

describe('of several uses', () => {
  it('a younger one on one cluster is enough for what was given out', () => {
    const tags = [entry('uses', 1, 'a', -9), entry('uses', 2, 'b', -1.2), issued(3)];
    expect(removable(facts([old, between, young], tags))).toEqual([between]);
  });

  it('one that began at the same time is not younger', () => {
    const twin = { ...between, startsOn: young.startsOn };
    expect(reasonOf(3, facts([twin, young], [...both, issued(3)]))).toBe('It was given out, and no cluster uses a younger one.');
  });
});

describe('an entry of a cluster that was not found and has no place', () => {
  const base = [...both, issued(3)];
  const of = (...tags: string[]): RetireFacts => facts([old, between, young], [...base, ...tags]);

  it.each<[string, boolean, RetireFacts]>([
    ['accepted it', true, of(entry('uses', 3, 'gone', -9))],
    ['accepted another, and was never sent it', false, of(entry('uses', 2, 'gone', -9))],
    ['accepted nothing', true, of(entry('sent', 1, 'gone', -9))],
    ['was sent it before it accepted another', false, of(entry('sent', 3, 'gone', -10), entry('uses', 2, 'gone', -9))],
    ['was sent it in the very second of that', true, of(entry('sent', 3, 'gone', -9), entry('uses', 2, 'gone', -9))],
    ['accepted it in the very second of another', true, of(entry('uses', 2, 'gone', -9), entry('uses', 3, 'gone', -9))],
    ['was sent it after', true, of(entry('uses', 2, 'gone', -9), entry('sent', 3, 'gone', -8))],
    ['was sent another after', false, of(entry('uses', 2, 'gone', -9), entry('sent', 1, 'gone', -8))],
    ['accepted it, but its place is known', false, of(entry('uses', 3, 'gone', -9), placed('gone'))],
    ['another such cluster was sent it', false, of(entry('uses', 2, 'gone', -9), entry('sent', 3, 'a', -8))]
  ])('%s', (_, holds, given) => expect(reasonOf(3, given) === elsewhere).toBe(holds));

  it.each<[string, boolean, RetireFacts]>([
    ['a younger one', false, facts([old, between, young], [...both, entry('uses', 2, 'gone', -9)])],
    ['an older one: it may have been given this one since', true, facts([old, between, young], [...both, entry('uses', 1, 'gone', -9)])],
    [
      'one of the same start',
      true,
      facts([{ ...old, startsOn: between.startsOn }, between, young], [...both, entry('uses', 1, 'gone', -9)])
    ],
    ['one that is not listed any more', true, facts([old, between, young], [...both, entry('uses', 8, 'gone', -9)])]
  ])('of what the ledger does not name at all, and that cluster accepted %s', (_, holds, given) =>
    expect(reasonOf(3, given) === elsewhere).toBe(holds)
  );
});

describe('what is said of a lost one', () => {
  const lone = managed(3, -1, 300);
  const used = [entry('uses', 1, 'a', -0.1), entry('uses', 1, 'b', -0.1)];

  it.each<[string, RetireFacts]>([
    ['The overlap lasts until 2026-11-25T09:36:00Z.', facts([old, lone], used)],
    [
      'Cluster a was written to by somebody else after it accepted its secret.',
      facts([old, lone], used, { overlap: 0, touched: new Set([cluster('a').id.toLowerCase()]) })
    ],
    [elsewhere, facts([old, lone], [...used, entry('uses', 1, 'gone', -9)], { overlap: 0 })],
    ['The run that made it died before its value can have reached anybody.', facts([lone], [], { clusters: [] })]
  ])('%s', (reason, given) => {
    expect(judgeRetirement(given).find(({ credential }) => credential === lone)).toMatchObject({ lost: true, reason });
  });

  it.each<[string, Credential, RetireFacts]>([
    ['not everything was seen', lone, facts([old, lone], used, { complete: false })],
    ['it is a turn', turn, facts([old, turn], used)],
    ['it is foreign', foreign, facts([old, foreign], used)],
    ['its run may be at work', { ...lone, startsOn: now - 1 }, facts([old], used)],
    ['a cluster has no entry', lone, facts([old, lone], used.slice(1))],
    ['a store has it', lone, facts([old, lone], used, { stored: new Set([guid(3)]) })]
  ])('none is lost where %s', (_, credential, given) => expect(isLost(credential, given)).toBe(false));

  it('issued and proved never to have arrived, it is lost all the same, unless a store has it', () => {
    const given = facts([old, lone], [...used, issued(3)], { overlap: 0 });
    expect(isLost(lone, given)).toBe(false);
    expect(isLost(lone, { ...given, unarrived: new Set([guid(3)]) })).toBe(true);
    expect(isLost(lone, { ...given, unarrived: new Set([guid(3)]), stored: new Set([guid(3)]) })).toBe(false);
  });
});

describe('whether a value left its run', () => {
  const to = (n: number, hash: string): string => `aks-sp:to:${guid(n)}:${hash}`;
  const here = '0123456789abcdef';

  it.each<[string, boolean, string[]]>([
    ['issued to the same destinations', true, [issued(3), to(3, here)]],
    ['to other destinations', false, [issued(3), to(3, 'fedcba9876543210')]],
    ['to nobody knows where', false, [issued(3)]],
    ['not issued', false, [to(3, here)]],
    ['delivered', false, [issued(3), to(3, here), delivered(3)]],
    ['sent to a cluster', false, [issued(3), to(3, here), entry('sent', 3, 'a', -1)]],
    ['accepted by a cluster', false, [issued(3), to(3, here), entry('uses', 3, 'a', -1)]],
    ['another was sent and accepted', true, [issued(3), to(3, here), entry('sent', 2, 'a', -1), entry('uses', 2, 'a', -1)]]
  ])('never did: %s', (_, never, tags) => expect(mayNeverHaveArrived(guid(3), parseLedger(tags), here)).toBe(never));

  it.each<[string, boolean, string[]]>([
    ['issued', true, [issued(3)]],
    ['delivered', true, [delivered(3)]],
    ['sent', true, [entry('sent', 3, 'a', -1), entry('sent', 2, 'a', -1)]],
    ['used', true, [entry('uses', 2, 'a', -1), entry('uses', 3, 'a', -1)]],
    ['only another one', false, [issued(2), delivered(2), entry('sent', 2, 'a', -1), entry('uses', 2, 'a', -1)]]
  ])('the ledger names it: %s', (_, named, tags) => expect(isNamed(guid(3), parseLedger(tags))).toBe(named));
});

describe('whose own history must show that it was not given an unnamed one', () => {
  it.each<[string, string[], Credential, string[]]>([
    ['clusters that accepted an older one', ['a', 'b'], between, [entry('uses', 1, 'a', -9), entry('uses', 1, 'b', -9)]],
    ['the one that did not accept a younger one', ['b'], between, [entry('uses', 2, 'a', -1), entry('uses', 1, 'b', -9)]],
    ['one of unknown use, and of a use that is not listed', ['a', 'b'], between, [entry('uses', 8, 'b', -9)]],
    ['nobody: the ledger names it', [], between, [entry('uses', 1, 'a', -9), entry('uses', 1, 'b', -9), issued(3)]],
    ['one that uses this very one', ['a'], { ...between, startsOn: young.startsOn }, [entry('uses', 2, 'a', -1), entry('uses', 4, 'b', -1)]]
  ])('%s', (_, names, credential, tags) => {
    const given = facts([old, credential, young, managed(4, -1, 300)], tags);
    expect(needsQuiet(credential, given).map(({ name }) => name)).toStrictEqual(names);
  });
});
