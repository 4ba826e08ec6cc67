import { describe, expect, it } from '@jest/globals';
import { parseLedger } from '../../src/domain/ledger.ts';
import { planRotation, type RotationFacts } from '../../src/domain/rotation.ts';
import { stepsOf } from '../../src/domain/rotation-steps.ts';
import { cluster, day, entry, guid, managed, now, password } from './facts.ts';

const self = { server: '0a1b2c3d', repositoryId: '42', runId: '5000', attempt: 1 };
const names = { objectId: guid(900), stores: ['vault', 'github'], parallel: 2, endsOn: now + 365 * day };
const uses = [entry('uses', 1, 'a', -300), entry('uses', 1, 'b', -300)];

function factsOf(more: Partial<RotationFacts>): RotationFacts {
  return {
    clusters: [cluster('a'), cluster('b', { nodeCount: 0 })],
    credentials: [managed(1, -300, 20)],
    ledger: parseLedger(uses),
    now,
    overlap: day,
    policy: { kind: 'managed' },
    run: { rotationId: '0a1b2c3d.42.5000.1.abcDEF12', self, statuses: new Map(), lease: day / 4, now },
    complete: true,
    current: null,
    stored: new Set(),
    touched: new Set(),
    unquiet: new Set(),
    unarrived: new Set(),
    renewWithin: 30 * day,
    force: false,
    readable: null,
    hasReadable: false,
    ...more
  };
}

function requests(more: Partial<RotationFacts>): string[] {
  const facts = factsOf(more);
  return stepsOf(planRotation(facts), facts, names).map(({ request, reason }) => {
    expect(reason).toMatch(/^[A-Z].*\.$/);
    return request.replace(`/applications/${guid(900)}`, '$app').replace(/^POST \S*managedClusters\//, 'POST ');
  });
}

const dead = password(70, -2, -1, { displayName: 'aks-sp-turn/0a1b2c3d.42.4000.1.abcDEF12' });

describe('stepsOf', () => {
  it('begins and ends with the turn, proves before it stores, stores before it resets, removes at the end', () => {
    expect(requests({ credentials: [managed(1, -300, 20), managed(9, -400, 30), dead] })).toEqual([
      'POST $app/addPassword aks-sp-turn/…',
      `POST $app/removePassword ${guid(70)}`,
      'POST $app/addPassword aks-sp/…',
      '3 token requests with it',
      'PATCH $app tags',
      'Write to vault',
      'Write to github',
      'POST a/resetServicePrincipalProfile',
      'PATCH $app tags',
      'POST b/resetServicePrincipalProfile',
      'PATCH $app tags',
      'A later run: POST $app/removePassword of what was superseded',
      `POST $app/removePassword ${guid(9)}`,
      'POST $app/removePassword aks-sp-turn/…'
    ]);
  });

  it('goes on with a stored value without making or storing one', () => {
    const facts = {
      credentials: [managed(1, -300, 20), managed(2, -1, 364)],
      readable: guid(2),
      hasReadable: true,
      stored: new Set([guid(2)])
    };
    const steps = requests(facts);
    expect(steps).toContain('GET the secret from the vault');
    expect(steps.filter((step) => /addPassword aks-sp\/|Write to/.test(step))).toEqual([]);
  });

  it('only removes', () => {
    expect(requests({ credentials: [managed(1, -300, 200), managed(9, -400, 30)] })).toEqual([
      'POST $app/addPassword aks-sp-turn/…',
      `POST $app/removePassword ${guid(9)}`,
      'POST $app/removePassword aks-sp-turn/…'
    ]);
  });

  it('without overlap no later run is announced', () => {
    expect(requests({ overlap: 0 }).join()).not.toContain('later run');
  });

  it('nothing to do, no step', () => {
    expect(requests({ credentials: [managed(1, -300, 200)] })).toEqual([]);
  });

  it('nothing to do for a cluster that got too many, no step', () => {
    const credentials = [2, 3, 4, 5].map((n) => managed(n, -n, 300));
    const tags = credentials.map((_, index) => entry('sent', index + 2, 'a', -index - 1));
    const clusters = [cluster('a')];
    const facts = factsOf({ credentials: [managed(1, -300, 200), ...credentials], ledger: parseLedger([...uses, ...tags]), clusters });
    expect(planRotation(facts).kind).toBe('stuck');
    expect(stepsOf(planRotation(facts), facts, names)).toEqual([]);
  });

  it('says of each request why, and what a reset means', () => {
    const clusters = [cluster('a'), cluster('b', { nodeCount: 0 }), cluster('c', { nodeCount: 1 })];
    const reasons = (more: Partial<RotationFacts>): string[] => {
      const facts = factsOf({ clusters, ledger: parseLedger([...uses, entry('uses', 9, 'c', -300)]), ...more });
      return stepsOf(planRotation(facts), facts, names).map(({ reason }) => reason);
    };
    const made = reasons({ credentials: [managed(1, -300, 20), managed(9, -299, 10), dead] });
    expect(made).toEqual([
      'The turn: keeps other runs of this action out while this one writes.',
      'The turn of a run that is over.',
      'A new secret until 2027-11-24. The secret of cluster a ends on 2026-12-14. The secret of cluster b ends on 2026-12-14. The secret of cluster c ends on 2026-12-04.',
      'Proves that Entra accepts it before anybody gets it.',
      'The ledger says beforehand where it is going.',
      'Stores get it before the clusters.',
      'Stores get it before the clusters.',
      'First and alone: gives it the new secret. AKS reimages its 3 nodes.',
      'The ledger says that a accepted it.',
      'Then up to 2 at a time: gives it the new secret. AKS reimages its nodes.',
      'The ledger says that b accepted it.',
      'Then up to 2 at a time: gives it the new secret. AKS reimages its 1 node.',
      'The ledger says that c accepted it.',
      'Not before the overlap has passed, 2026-11-25T12:00:00Z at the earliest.',
      'The end of the turn, always last.'
    ]);
    const vault = { readable: guid(2), hasReadable: true, stored: new Set([guid(2)]) };
    const resumed = reasons({ credentials: [managed(1, -300, 20), managed(2, -1, 364), managed(9, -299, 10)], ...vault });
    expect(resumed[1]).toMatch(/^An earlier run made it and did not finish\. The secret of cluster a ends on 2026-12-14\. The secret of/);
    expect(resumed[4]).toBe(`First and alone: gives it secret ${guid(2)}. AKS reimages its 3 nodes.`);
  });
});
