import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeTags, sentTag, usesTag } from '../../src/domain/ledger-tags.ts';
import type { Cluster, Credential } from '../../src/domain/model.ts';
import { credentialName, rotationIdOf, runKey } from '../../src/domain/rotation-id.ts';
import { isSettled, planRotation, type RotationFacts } from '../../src/domain/rotation.ts';
import { cluster, day, entry, guid, managed, now, password } from './facts.ts';
import { retireFacts, rotationId, self } from './retire-facts.ts';
import { runs } from './runs.ts';

const a = cluster('a');
const b = cluster('b');
const issued = (n: number): string => `aks-sp:issued:${guid(n)}`;
const turn = (ends: number): Credential =>
  password(70, -1, ends, { displayName: credentialName('turn', rotationIdOf({ ...self, runId: '4000' }, 'abcDEF12')) });

function facts(credentials: readonly Credential[], tags: readonly string[], more: Partial<RotationFacts> = {}): RotationFacts {
  return {
    ...retireFacts(credentials, tags),
    renewWithin: 30 * day,
    force: false,
    readable: null,
    hasReadable: false,
    ...more
  };
}

function planned(given: RotationFacts): string {
  const { kind, targets, keyId } = planRotation(given);
  return [kind, ...(keyId ? [`#${Number(keyId.slice(-12))}`] : []), ...targets.map(({ name }) => name)].join(' ');
}

const vault = (n: number): Partial<RotationFacts> => ({ readable: guid(n), hasReadable: true, stored: new Set([guid(n)]) });
const onOne = [entry('uses', 1, 'a', -90), entry('uses', 1, 'b', -90)];
const good = managed(1, -90, 275);
const ending = managed(1, -340, 25);
const fresh = managed(2, -1, 364);
const stopped = (each: Cluster): Cluster => ({ ...each, powerState: 'Stopped' });
const unconfirmed = [3, 4, 5, 6].map((n) => managed(n, -n, 300));
const tries = unconfirmed.map((_, index) => entry('sent', index + 3, 'a', -(index + 3)));

const upper = (credential: Credential): Credential => ({ ...credential, keyId: credential.keyId.toUpperCase() });
const own = (n: number): Credential => password(n, -0.1, 300, { displayName: credentialName('managed', rotationId) });
const leaseOver = { rotationId, self, statuses: new Map([[runKey({ ...self, runId: '4000' }), 'over' as const]]), lease: day / 4, now };

describe('planRotation', () => {
  it.each<[string, string, RotationFacts]>([
    ['all well', 'unchanged', facts([good], onOne)],
    ['no cluster', 'unchanged', facts([good], onOne, { clusters: [] })],
    ['no cluster, and nobody can have the value', 'retire', facts([good], [], { clusters: [] })],
    ['unknown use', 'create a b', facts([good], [])],
    ['one of unknown use', 'create b', facts([good], onOne.slice(0, 1))],
    ['a stopped one of unknown use starts nothing', 'unchanged', facts([good], onOne.slice(0, 1), { clusters: [a, stopped(b)] })],
    ['ending soon', 'create a b', facts([ending], onOne)],
    [
      'ending soon, but only on a stopped one',
      'unchanged',
      facts([ending, fresh], [entry('uses', 2, 'a', -0.5), ...onOne.slice(1)], { clusters: [a, stopped(b)] })
    ],
    ['half finished', 'create b', facts([ending, fresh], [entry('uses', 2, 'a', -0.5), ...onOne.slice(1)])],
    ['sent and not accepted', 'create b', facts([good, fresh], [...onOne, entry('sent', 2, 'b', -0.5)])],
    ['what was sent has been removed long since', 'unchanged', facts([good], onOne)],
    ['the accepted one was removed', 'create a b', facts([fresh], onOne)],
    ['issued for clusters that are gone', 'create a b', facts([good, fresh], [...onOne, issued(2), entry('sent', 2, 'gone', -1)])],
    ['issued for nobody', 'unchanged', facts([good, fresh], [...onOne, issued(2)])],
    ['force', 'create a b', facts([good], onOne, { force: true })],
    [
      'force with a resumable value makes a new one all the same',
      'create a b',
      facts([ending, fresh], [...onOne, issued(2)], { ...vault(2), force: true })
    ],
    ['force, all stopped', 'unchanged', facts([good], onOne, { force: true, clusters: [stopped(a)] })],
    ['foreign in use, its end far away', 'unchanged', facts([password(1, -9, 300)], onOne)],
    ['a stored value', 'resume #2 a b', facts([ending, fresh], [...onOne, issued(2)], vault(2))],
    [
      'a stored value, one cluster has it',
      'resume #2 b',
      facts([ending, fresh], [entry('uses', 2, 'a', -0.5), ...onOne.slice(1), issued(2)], vault(2))
    ],
    [
      'a stored value goes to every cluster that lacks it once one is due',
      'resume #2 a b',
      facts([ending, fresh, managed(3, -80, 300)], [entry('uses', 3, 'b', -80), ...onOne.slice(0, 1), issued(2)], vault(2))
    ],
    ['a stored value that ends soon', 'create a b', facts([ending, managed(2, -1, 29)], onOne, vault(2))],
    ['a stored value of a run at work', 'create a b', facts([ending, managed(2, -0.1, 300)], onOne, vault(2))],
    ['a stored value that is not ours', 'create a b', facts([ending, password(2, -1, 300)], onOne, vault(2))],
    ['a stored value that was removed', 'create a b', facts([ending], onOne, vault(2))],
    [
      'something younger was sent',
      'create b',
      facts([ending, fresh, managed(3, -0.5, 300)], [entry('uses', 2, 'a', -0.6), ...onOne.slice(1), entry('sent', 3, 'b', -0.4)], vault(2))
    ],
    [
      'something younger was accepted',
      'create b',
      facts([ending, fresh, managed(3, -0.5, 300)], [entry('uses', 3, 'a', -0.4), ...onOne.slice(1)], vault(2))
    ],
    [
      'something younger was accepted and is not listed',
      'create a b',
      facts([ending, fresh], [entry('uses', 3, 'a', -0.4), ...onOne.slice(1)], vault(2))
    ],
    [
      'something older was accepted and is not listed',
      'resume #2 a b',
      facts([fresh], [entry('uses', 3, 'a', -2), entry('uses', 3, 'b', -2)], vault(2))
    ],
    ['a stored value, in upper case', 'resume #2 a b', facts([ending, upper(fresh)], [...onOne, issued(2)], vault(2))],
    ['a stored value of this run', 'resume #2 a b', facts([ending, own(2)], onOne, vault(2))],
    ['a stored value that ends at the margin', 'create a b', facts([ending, managed(2, -1, 30)], onOne, vault(2))],
    ['a stored turn', 'create a b', facts([ending, { ...turn(300), keyId: guid(2) }], onOne, { ...vault(2), run: leaseOver })],
    [
      'an older value was sent after the stored one was accepted',
      'resume #2 a b',
      facts([ending, fresh], [entry('uses', 2, 'a', -0.5), entry('sent', 1, 'a', -0.4), ...onOne.slice(1)], vault(2))
    ],
    [
      'every cluster has the stored value, and is due all the same',
      'create a b',
      facts(
        [fresh, managed(3, -0.5, 300)],
        [entry('uses', 2, 'a', -0.9), entry('uses', 2, 'b', -0.9), issued(3), entry('sent', 3, 'gone', -0.4)],
        vault(2)
      )
    ],
    [
      'something younger was sent to one that is gone',
      'create a b',
      facts([ending, fresh, managed(3, -0.5, 300)], [...onOne, issued(3), entry('sent', 3, 'gone', -0.4)], vault(2))
    ],
    [
      'something older was sent to one that is gone',
      'resume #2 a b',
      facts([ending, fresh, managed(3, -2, 300)], [...onOne, issued(3), entry('sent', 3, 'gone', -0.4)], vault(2))
    ],
    [
      'something younger was sent in the very second of the acceptance',
      'create a b',
      facts([ending, fresh, managed(3, -0.5, 300)], [onOne[0]!, entry('uses', 1, 'b', -0.4), entry('sent', 3, 'b', -0.4)], vault(2))
    ],
    [
      'something younger was accepted in the very second of the acceptance',
      'create a b',
      facts([ending, fresh, managed(3, -0.5, 300)], [onOne[0]!, entry('uses', 1, 'b', -0.4), entry('uses', 3, 'b', -0.4)], vault(2))
    ],
    [
      'something younger was sent before the acceptance',
      'resume #2 a b',
      facts([ending, fresh, managed(3, -0.5, 300)], [onOne[0]!, entry('uses', 1, 'b', -0.3), entry('sent', 3, 'b', -0.4)], vault(2))
    ],
    [
      'something younger, in upper case, was sent',
      'create a b',
      facts([ending, fresh, upper(managed(3, -0.5, 300))], [...onOne, entry('sent', 3, 'b', -0.9)], vault(2))
    ],
    ['four tries', 'stuck', facts([good, ...unconfirmed], [...onOne, ...tries])],
    ['four tries, in upper case', 'stuck', facts([good, ...unconfirmed.map(upper)], [...onOne, ...tries])],
    [
      'three tries and what it accepted',
      'create a',
      facts([good, ...unconfirmed.slice(1)], [...onOne, ...tries.slice(1), entry('sent', 1, 'a', -1)])
    ],
    ['four tries on one, the other is due', 'create b', facts([good, ...unconfirmed], [...onOne.slice(0, 1), ...tries])],
    ['three tries', 'create a', facts([good, ...unconfirmed.slice(1)], [...onOne, ...tries.slice(1)])],
    ['four tries, three of them removed', 'create a', facts([good, ...unconfirmed.slice(3)], [...onOne, ...tries])],
    ['four tries, forced', 'create a b', facts([good, ...unconfirmed], [...onOne, ...tries], { force: true })],
    ['four tries with a vault', 'resume #3 a b', facts([good, ...unconfirmed], [...onOne, ...tries], vault(3))],
    ['something to retire', 'retire', facts([good, managed(9, -200, 99)], onOne)],
    ['something to retire, not all seen', 'unchanged', facts([good, managed(9, -200, 99)], onOne, { complete: false })],
    ['a dead turn', 'retire', facts([good, turn(0)], onOne)],
    ['a living turn', 'unchanged', facts([good, turn(0.1)], onOne)],
    [
      'a turn of a run that GitHub calls completed',
      'retire',
      facts([good, turn(0.1)], onOne, {
        run: { rotationId, self, statuses: new Map([[runKey({ ...self, runId: '4000' }), 'over']]), lease: day / 4, now }
      })
    ]
  ])('%s: %s', (_, plan, given) => expect(planned(given)).toBe(plan));

  it.each<[string, string[], RotationFacts]>([
    ['all well', [], facts([good], onOne)],
    ['one reason for two clusters', ['force is set.'], facts([good], onOne, { force: true })],
    [
      'a reason for each cluster',
      ['The secret of cluster a ends on 2026-12-19.', 'No record says which secret cluster b uses.'],
      facts([ending], onOne.slice(0, 1))
    ],
    [
      'resuming',
      ['The secret of cluster a ends on 2026-12-19.'],
      facts([ending, fresh], [onOne[0]!, entry('uses', 2, 'b', -0.5)], vault(2))
    ],
    [
      'only what goes',
      [`${guid(9)}: The run that made it died before its value can have reached anybody.`],
      facts([good, managed(9, -200, 99), password(8, -200, 99)], onOne)
    ],
    ['only a turn', [], facts([good, turn(0)], onOne)]
  ])('says why: %s', (_, reasons, given) => expect(planRotation(given).reasons).toEqual(reasons));

  it('is settled only with every running cluster on one that lasts, whatever holds a further secret back', () => {
    expect(isSettled(facts([good], onOne))).toBe(true);
    expect(isSettled(facts([good, ...unconfirmed], [...onOne, ...tries]))).toBe(false);
    expect(isSettled(facts([ending], onOne))).toBe(false);
    expect(isSettled(facts([good], onOne.slice(0, 1), { clusters: [a, stopped(b)] }))).toBe(true);
  });
});

const credentials = fc
  .array(fc.record({ age: fc.integer({ min: 1, max: 300 }), left: fc.integer({ min: -20, max: 365 }), foreign: fc.boolean() }), {
    minLength: 1,
    maxLength: 5
  })
  .map((list) => list.map(({ age, left, foreign }, index) => (foreign ? password : managed)(index + 1, -age, left)));
const entries = fc.array(
  fc.record({
    kind: fc.constantFrom('uses' as const, 'sent' as const),
    key: fc.integer({ min: 1, max: 6 }),
    name: fc.constantFrom('a', 'b', 'gone'),
    at: fc.integer({ min: -300, max: 0 })
  }),
  { maxLength: 10 }
);
const worlds = fc.record({
  credentials,
  entries,
  issued: fc.subarray([1, 2, 3, 4, 5]),
  stored: fc.option(fc.integer({ min: 1, max: 5 })),
  force: fc.boolean(),
  sleeping: fc.boolean()
});

function given(world: typeof worlds extends fc.Arbitrary<infer T> ? T : never): { facts: RotationFacts; tags: string[] } {
  const tags = [...world.entries.map(({ kind, key, name, at }) => entry(kind, key, name, at)), ...world.issued.map(issued)];
  const clusters = [a, world.sleeping ? stopped(b) : b];
  return {
    tags,
    facts: facts(world.credentials, tags, { ...(world.stored === null ? {} : vault(world.stored)), force: world.force, clusters })
  };
}

describe('properties of the plan', () => {
  it('a stopped cluster is no target, and no cluster twice', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { targets } = planRotation(given(world).facts);
        expect(new Set(targets).size).toBe(targets.length);
        expect(targets.every(({ powerState }) => powerState === 'Running')).toBe(true);
      })
    );
  });

  it('never gives an older value where a younger one was accepted or sent since', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { facts: before } = given(world);
        const plan = planRotation(before);
        if (plan.kind !== 'resume') return;
        const start = (keyId: string): number => before.credentials.find((each) => each.keyId === keyId)?.startsOn ?? -Infinity;
        const mine = start(plan.keyId ?? '');
        for (const name of ['a', 'b']) {
          const own = (kind: 'uses' | 'sent'): { key: number; at: number }[] =>
            world.entries.filter((each) => each.name === name && each.kind === kind);
          const accepted = own('uses').sort((x, y) => y.at - x.at)[0];
          for (const { key } of own('sent').filter(({ at }) => at >= (accepted?.at ?? -Infinity)))
            expect(start(guid(key))).toBeLessThanOrEqual(mine);
        }
      }),
      { numRuns: runs(1000) }
    );
  });

  it('is a fixed point: once everything it planned was done and the overlap is over, one more round removes and the next does nothing', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const first = given({ ...world, force: false });
        const plan = planRotation(first.facts);
        let { credentials: left, clusters } = first.facts;
        let { tags } = first;
        if (plan.kind === 'create' || plan.kind === 'resume') {
          const key = plan.keyId ?? guid(50);
          if (plan.kind === 'create') left = [...left, password(50, 0, 365, { displayName: credentialName('managed', rotationId) })];
          tags = mergeTags(
            tags,
            plan.targets.flatMap(({ id }) => [sentTag(key, id, now), usesTag(key, id, now + 60_000)]),
            new Set()
          );
        }
        clusters = clusters.filter(({ powerState }) => powerState === 'Running');
        const later = (credentialsThen: readonly Credential[]): RotationFacts =>
          facts(credentialsThen, tags, {
            clusters,
            now: now + 2 * day,
            run: { ...first.facts.run, now: now + 2 * day, rotationId: rotationId.replace('.5000.', '.6000.') },
            renewWithin: 1
          });
        const second = planRotation(later(left));
        expect(['retire', 'unchanged', 'stuck', 'create']).toContain(second.kind);
        // With the sleeping cluster it may be gone who had a younger secret: then the others never got that.
        const stranded = second.reasons.every((reason) => reason.includes('issued for clusters that are no longer found'));
        if (world.sleeping && second.kind === 'create' && stranded) return;
        // Those it did not target had no need, or too many tries.
        expect(second.targets.filter(({ name }) => plan.targets.some((target) => target.name === name))).toEqual([]);
        if (second.kind === 'create' || second.kind === 'stuck') return;
        const gone = second.verdicts.filter(({ remove }) => remove).map(({ credential }) => credential);
        tags = mergeTags(tags, [], new Set(gone.map(({ keyId }) => keyId)));
        expect(planRotation(later(left.filter((each) => !gone.includes(each)))).kind).toBe('unchanged');
      })
    );
  });
});
