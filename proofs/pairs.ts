/** Which runs are let loose on each other. */
import type { Sandbox } from '../sandbox/server.ts';
import { minute, type Scenario } from './scenario.ts';
import { twoClusters } from './rotations.ts';
import { silentGitHub, turnedAway } from './rule-worlds.ts';
import { scenarios } from './scenarios.ts';
import { appId } from './worlds.ts';

export interface Pair {
  name: string;
  /** The world, what may change in it, and the run whose inputs settle it in the end. */
  scenario: Scenario;
  /** The second run's; the first one's if left out. */
  other?: (sandbox: Sandbox) => Record<string, string>;
  /** One schedule only: the first run stands still at its first request that fits, while the second goes all its way. */
  still?: Still;
}

/** What it has asked for waits for so long, ms. */
export interface Still {
  path: RegExp;
  ms: number;
}

function named(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`no scenario is called ${name}`);
  return found;
}

export const pairs: readonly Pair[] = [
  { name: 'rotate / rotate', scenario: twoClusters },
  { name: 'rotate / rotate, vault', scenario: named('rotate: two clusters, vault') },
  {
    name: 'cleanup with its cluster / rotate',
    scenario: named('cleanup: cluster first'),
    other: (sandbox) => ({ operation: 'rotate', 'app-id': appId(sandbox, 'shop') })
  },
  { name: 'check-expiry / check-expiry', scenario: { ...named('check-expiry: issues opened, changed, closed'), steps: [{}] } },
  { name: 'provision / provision', scenario: named('provision: vault') }
];

/** Only tried to see that a rule is needed. */
export const rulePairs: readonly Pair[] = [
  { name: 'rotate / rotate, GitHub tells nothing of runs', scenario: silentGitHub },
  {
    name: 'rotate / rotate, a reset has to wait until its turn has ended',
    scenario: turnedAway,
    still: { path: /\/resetServicePrincipalProfile/i, ms: 16 * minute }
  }
];
