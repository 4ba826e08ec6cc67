/** Rules that can be left out: every change still fits the sources, and each has a place where its hole is looked for. */
import { describe, expect, it } from '@jest/globals';
import { ruleProofs } from '../../proofs/rule-proofs.ts';
import { misfits, rules, switchOff } from '../../proofs/rules.ts';
import { pairs, rulePairs } from '../../proofs/pairs.ts';
import { ruleWorlds } from '../../proofs/rule-worlds.ts';
import { scenarios } from '../../proofs/scenarios.ts';

describe.each(Object.keys(rules))('without %s', (name) => {
  it('changes what is there', () => {
    expect(misfits(name)).toEqual([]);
    for (const { from, to } of rules[name]!.changes) expect(from).not.toBe(to);
  });

  it('is tried somewhere', () => {
    const proof = ruleProofs.find(({ rule }) => rule === name);
    expect([...scenarios, ...ruleWorlds, ...pairs, ...rulePairs].map((each) => each.name)).toContain(proof?.group);
  });
});

it('refuses an unknown rule', () => {
  expect(() => switchOff('gravity')).toThrow(/known are .*turn/);
});
