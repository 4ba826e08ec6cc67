import { describe, expect, it } from '@jest/globals';
import { parseLedger } from '../../src/domain/ledger.ts';
import { planRotation, type RotationFacts } from '../../src/domain/rotation.ts';
import { stepsOf } from '../../src/domain/rotation-steps.ts';
import { cluster, day, entry, guid, managed, now, password } from './facts.ts';

const self = { server: '0a1b2c3d', repositoryId: '42', runId: '5000', attempt: 1 };
const names = { objectId: guid(900), stores: ['vault', 'github'], parallel: 2, endsOn: now + 365 * day };
const uses = [entry('uses', 1, 'a', -300), entry('uses', 1, 'b', -300)];

function requests(more: Partial<RotationFacts>): string[] {
  const facts: RotationFacts = {
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
});
