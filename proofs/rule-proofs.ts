/** For each rule that can be left out, where its hole shows: what is tried, and what must be found there. */
import type { Choice } from './point.ts';

export interface RuleProof {
  rule: string;
  group: string;
  choice: Choice;
  expected: RegExp;
}

const writes = (...faults: Choice['faults']): Choice => ({ faults, every: 1, writes: true });
const superseded = 'rotate: one cluster, a superseded secret of ours';
const forced = 'rotate: forced while nothing is due, then scheduled';

export const ruleProofs: readonly RuleProof[] = [
  { rule: 'turn', group: 'rotate / rotate', choice: { faults: [], every: 5, writes: false }, expected: /^I1/ },
  { rule: 'sent-before-reset', group: forced, choice: writes('gone'), expected: /^I1/ },
  { rule: 'own-answer-only', group: superseded, choice: writes('reset-before'), expected: /^I[12]/ },
  { rule: 'retire-per-key', group: superseded, choice: writes('reset-before'), expected: /^I1/ },
  { rule: 'rollback-refused-only', group: 'rotate: a reset fails half-way', choice: writes('reset-before'), expected: /^I1/ },
  { rule: 'rescan', group: 'rotate: somebody makes a cluster with the old secret', choice: writes('reset-before'), expected: /^I1/ },
  {
    rule: 'prove-before-store',
    group: 'rotate: the new secret is refused for long, GitHub secret',
    choice: writes('reset-before'),
    expected: /^I6/
  }
];
