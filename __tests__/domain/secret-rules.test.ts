import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfNew, secretProblem } from '../../src/domain/secret-rules.ts';
import { day, now } from './facts.ts';

describe('secretProblem', () => {
  it.each(['"', '\\', '&', '<', '>', "'", '`'])('refuses %j without showing the secret', (character) => {
    const problem = secretProblem(`pre${character}fix`);
    expect(problem).toMatch(/character/);
    expect(problem).not.toContain('pre');
  });

  it.each([
    ['190 bytes', 'x'.repeat(190), null],
    ['191 bytes', 'x'.repeat(191), /191 bytes/],
    ['95 characters of two bytes', 'é'.repeat(95), null],
    ['96 characters of two bytes', 'é'.repeat(96), /192 bytes/]
  ])('%s', (_, secret, problem) => {
    if (problem === null) expect(secretProblem(secret)).toBeNull();
    else expect(secretProblem(secret)).toMatch(problem);
  });

  it('takes what Entra usually makes', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z0-9~_.+@[\]=!-]{16,64}$/), (secret) => expect(secretProblem(secret)).toBeNull()));
  });
});

describe('endOfNew', () => {
  it.each([
    ['no policy', 365 * day, null, 365 * day, false],
    ['a policy that allows more', 365 * day, 400 * day, 365 * day, false],
    ['a policy that allows less', 365 * day, 90 * day, 90 * day - 60_000, true],
    ['a policy of exactly that', 90 * day, 90 * day, 90 * day - 60_000, true],
    ['a policy that just allows it', 90 * day, 90 * day + 60_000, 90 * day, false],
    ['a policy of nothing', 90 * day, 0, 0, true]
  ])('%s', (_, validFor, most, length, cut) => expect(endOfNew(now, validFor, most)).toEqual({ endsOn: now + length, cut }));
});
