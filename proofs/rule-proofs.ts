/** For each rule that can be left out, where its hole shows: what is tried, and what must be found there. */
import type { Choice } from './point.ts';

export interface RuleProof {
  rule: string;
  /** A scenario or a pair of runs. */
  group: string;
  choice: Choice;
  expected: RegExp;
}

const writes = (...faults: Choice['faults']): Choice => ({ faults, every: 1, writes: true });
/** The story as it is told, with nothing but what happens in it. */
const told = writes('none');
const superseded = 'rotate: one cluster, a superseded secret of ours';
const forced = 'rotate: forced while nothing is due, then scheduled';

export const ruleProofs: readonly RuleProof[] = [
  { rule: 'turn', group: 'rotate / rotate', choice: { faults: [], every: 5, writes: false }, expected: /^I1/ },
  {
    rule: 'unknown-is-not-over',
    group: 'rotate / rotate, GitHub tells nothing of runs',
    choice: { faults: [], every: 5, writes: false },
    expected: /^I1/
  },
  {
    rule: 'fresh-reads',
    group: 'rotate: forced while replicas lag by two minutes, then at once again',
    choice: writes('kill-after'),
    expected: /^I1/
  },
  { rule: 'read-back', group: 'rotate: forced, and what it writes down first is lost', choice: writes('gone'), expected: /^I1/ },
  { rule: 'union-of-tags', group: 'rotate: one cluster', choice: told, expected: /^I4 foreign tag/ },
  { rule: 'sent-before-reset', group: forced, choice: writes('gone'), expected: /^I1/ },
  {
    rule: 'issued-before-store',
    group: 'provision: a vault, then a GitHub secret instead',
    choice: writes('gone'),
    expected: /^I6 a run ends/
  },
  { rule: 'delivered-counts', group: 'provision: GitHub secret', choice: writes('gone'), expected: /^I6/ },
  { rule: 'own-answer-only', group: superseded, choice: writes('reset-before'), expected: /^I[12]/ },
  { rule: 'repetition-proves-nothing', group: 'rotate: a reset fails half-way', choice: writes('503-after'), expected: /^I1/ },
  { rule: 'ambiguous-use', group: forced, choice: writes('gone'), expected: /^I1/ },
  { rule: 'only-due', group: 'rotate: two clusters, a superseded secret of ours', choice: writes('gone'), expected: /^I8/ },
  {
    rule: 'not-late',
    group: 'rotate / rotate, a reset has to wait until its turn has ended',
    choice: { faults: [], every: 1, writes: false },
    expected: /^I1/
  },
  {
    rule: 'none-younger',
    group: 'rotate: the vault holds an older secret than one that was sent since',
    choice: told,
    expected: /^I8/
  },
  {
    rule: 'stored-stays',
    group: 'rotate: the vault holds a secret that the ledger has forgotten',
    choice: told,
    expected: /^I6 a run ends/
  },
  {
    rule: 'look-before-reset',
    group: 'rotate: somebody moves a cluster to another principal meanwhile',
    choice: told,
    expected: /^I4 cluster aks-2/
  },
  { rule: 'stopped-is-not-due', group: 'rotate: two clusters, one stopped', choice: told, expected: /^I2 not settled/ },
  {
    rule: 'cap-of-four',
    group: 'rotate: a cluster never confirms what it is given',
    choice: told,
    expected: /^I3 \d+ secrets of ours were made/
  },
  { rule: 'retire-per-key', group: superseded, choice: writes('reset-before'), expected: /^I1/ },
  { rule: 'foreign-stays', group: superseded, choice: told, expected: /^I4 foreign credential/ },
  {
    rule: 'given-out-stays',
    group: 'rotate: a secret was given out lately, and no cluster uses it yet',
    choice: told,
    expected: /^I6 a run ends/
  },
  { rule: 'overlap', group: 'rotate: one cluster, a superseded secret of ours', choice: told, expected: /^I7/ },
  { rule: 'activity-log', group: 'rotate: somebody gave a cluster its older secret back', choice: told, expected: /^I1/ },
  { rule: 'complete-scan', group: 'rotate: a cluster out of sight holds the older secret', choice: told, expected: /^I1/ },
  {
    rule: 'ledger-in-scan',
    group: 'rotate: a cluster out of sight is in the ledger, and the scope is to be trusted',
    choice: told,
    expected: /^I1/
  },
  { rule: 'rescan', group: 'rotate: somebody makes a cluster with the old secret', choice: writes('reset-before'), expected: /^I1/ },
  {
    rule: 'rescan-of-repetition',
    group: 'rotate: somebody makes a cluster with a secret whose removal is not taken at once',
    choice: told,
    expected: /^I1/
  },
  { rule: 'rescan-of-cleanup', group: 'cleanup: somebody makes a cluster while it goes on', choice: told, expected: /^I1/ },
  { rule: 'rollback-refused-only', group: 'rotate: a reset fails half-way', choice: writes('reset-before'), expected: /^I1/ },
  {
    rule: 'prove-before-store',
    group: 'rotate: the new secret is refused for long, GitHub secret',
    choice: writes('reset-before'),
    expected: /^I6/
  }
];
