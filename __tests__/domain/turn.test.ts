import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Credential } from '../../src/domain/model.ts';
import { credentialName, rotationIdOf, runKey, type RunFacts, type RunIdentity } from '../../src/domain/rotation-id.ts';
import { decideTurn, turnsOf } from '../../src/domain/turn.ts';
import { certificate, guid, managed, now, password } from './facts.ts';

const minute = 60_000;

function identity(run: number): RunIdentity {
  return { server: '0a1b2c3d', repositoryId: '42', runId: String(run), attempt: 1 };
}

function rotation(run: number): string {
  return rotationIdOf(identity(run), 'abcDEF12');
}

/** `at` in minutes from now; ends six hours later. */
function turn(run: number, at: number, key = run, more: Partial<Credential> = {}): Credential {
  const startsOn = now + at * minute;
  return password(key, 0, 1, { displayName: credentialName('turn', rotation(run)), startsOn, endsOn: startsOn + 360 * minute, ...more });
}

function seenBy(run: number, over: readonly number[] = [], at = now): RunFacts {
  const statuses = new Map(over.map((dead) => [runKey(identity(dead)), 'over' as const]));
  return { rotationId: rotation(run), self: identity(run), statuses, lease: 360 * minute, now: at };
}

describe('decideTurn', () => {
  it.each<[string, Credential[], RunFacts, object]>([
    ['nothing there', [], seenBy(1), { kind: 'missing' }],
    [
      'only its own credential',
      [password(1, 0, 1, { displayName: credentialName('managed', rotation(1)) })],
      seenBy(1),
      { kind: 'missing' }
    ],
    ['alone', [turn(1, 0), managed(9, -3, 9), certificate(8, -3, 9)], seenBy(1), { kind: 'mine', keyId: guid(1) }],
    ['the younger one gives way', [turn(1, 0), turn(2, -1)], seenBy(1), { kind: 'give-way', to: turn(2, -1) }],
    ['the older one does not', [turn(1, -1), turn(2, 0)], seenBy(1), { kind: 'mine', keyId: guid(1) }],
    ['an older one that is over', [turn(1, 0), turn(2, -1)], seenBy(1, [2]), { kind: 'take-over', dead: [turn(2, -1)] }],
    ['a younger one that is over goes as well', [turn(1, -1), turn(2, 0)], seenBy(1, [2]), { kind: 'take-over', dead: [turn(2, 0)] }],
    [
      'an older one alive comes before the dead',
      [turn(1, 0), turn(2, -1), turn(3, -2)],
      seenBy(1, [3]),
      { kind: 'give-way', to: turn(2, -1) }
    ],
    ['one whose time is up', [turn(1, 0), turn(2, -361)], seenBy(1), { kind: 'take-over', dead: [turn(2, -361)] }],
    ['its own has ended', [turn(1, -360), turn(2, -1)], seenBy(1), { kind: 'missing' }],
    ['its own twice, the older ended', [turn(1, -360, 5), turn(1, 0, 1), turn(2, -1)], seenBy(1), { kind: 'give-way', to: turn(2, -1) }],
    [
      'its own twice, of unknown outcome: the older counts',
      [turn(1, 0, 1), turn(1, -3, 5), turn(2, -2)],
      seenBy(1),
      { kind: 'mine', keyId: guid(5) }
    ],
    [
      'equal starts: by key id, whatever its case',
      [turn(1, 0, 2, { keyId: 'B0000000-0000-4000-8000-000000000000' }), turn(2, 0, 1, { keyId: 'a0000000-0000-4000-8000-000000000000' })],
      seenBy(1),
      { kind: 'give-way' }
    ]
  ])('%s', (_, credentials, run, decision) => expect(decideTurn(credentials, run)).toMatchObject(decision));

  it('does not remove again what it removed, also where a lagging read still shows it in another case', () => {
    const dead = turn(2, -1, 2, { keyId: guid(2).toUpperCase() });
    expect(decideTurn([turn(1, 0), dead], seenBy(1, [2]), new Set([guid(2)]))).toMatchObject({ kind: 'mine' });
  });

  it('by key id, which of two equal starts is first, is the same for both', () => {
    const [one, two] = [turn(1, 0, 1, { keyId: 'A1' }), turn(2, 0, 2, { keyId: 'a_' })];
    // In lower case `a1` comes before `a_`, in upper case it would as well; `_` lies between the cases.
    for (const list of [
      [one, two],
      [two, one]
    ]) {
      expect(decideTurn(list, seenBy(1))).toEqual({ kind: 'mine', keyId: 'A1' });
      expect(decideTurn(list, seenBy(2))).toMatchObject({ kind: 'give-way', to: one });
    }
    const under = [turn(1, 0, 1, { keyId: 'a_' }), turn(2, 0, 2, { keyId: 'aB' })];
    expect(turnsOf(under).map(({ keyId }) => keyId)).toEqual(['a_', 'aB']);
  });

  const turnSets = fc.uniqueArray(
    fc.record({ run: fc.integer({ min: 1, max: 5 }), at: fc.integer({ min: -500, max: 0 }), key: fc.integer({ min: 1, max: 99 }) }),
    { selector: ({ key }) => key, maxLength: 8 }
  );

  it('lets at most one of the runs go first, and one always, whatever the order of the list', () => {
    fc.assert(
      fc.property(turnSets, fc.array(fc.integer({ min: 1, max: 5 })), fc.nat(), (set, over, seed) => {
        const credentials = set.map(({ run, at, key }) => turn(run, at, key));
        const shuffled = [...credentials].sort(
          (a, b) => ((a.keyId.charCodeAt(35) * (seed + 1)) % 7) - ((b.keyId.charCodeAt(35) * (seed + 1)) % 7)
        );
        const alive = [...new Set(set.map(({ run }) => run))].filter(
          (run) => !over.includes(run) && credentials.some((each) => each.displayName === turn(run, 0).displayName && each.endsOn > now)
        );
        const decisions = alive.map((run) => {
          const decision = decideTurn(credentials, seenBy(run, over));
          expect(decideTurn(shuffled, seenBy(run, over))).toEqual(decision);
          return decision;
        });
        expect(decisions.filter(({ kind }) => kind === 'mine' || kind === 'take-over').length).toBeLessThanOrEqual(1);
        if (alive.length > 0) expect(decisions.some(({ kind }) => kind !== 'give-way')).toBe(true);
      })
    );
  });

  it('orders turns the same for everybody', () => {
    fc.assert(
      fc.property(turnSets, (set) => {
        const credentials = set.map(({ run, at, key }) => turn(run, at, key));
        expect(turnsOf([...credentials].reverse())).toEqual(turnsOf(credentials));
      })
    );
  });
});
