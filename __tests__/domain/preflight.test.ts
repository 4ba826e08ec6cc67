import { describe, expect, it } from '@jest/globals';
import { parseLedger } from '../../src/domain/ledger.ts';
import { preflight, type PreflightFacts, type ResetFacts } from '../../src/domain/preflight.ts';
import type { Cluster } from '../../src/domain/model.ts';
import { appId, cluster, entry, managed, now } from './facts.ts';

const pool = (name: string, provisioningState = 'Succeeded', powerState = 'Running'): ResetFacts['pools'][number] => ({
  name,
  provisioningState,
  powerState
});

function facts(more: Partial<Cluster & ResetFacts>, rest: Partial<PreflightFacts> = {}): PreflightFacts {
  return {
    cluster: { ...cluster('a'), pools: [pool('np1')], nodeDisruptionPolicy: null, ...more },
    appId,
    ledger: parseLedger([entry('uses', 1, 'a', -300)]),
    credentials: [managed(1, -300, 30)],
    now,
    force: false,
    ...rest
  };
}

const brokenPool = { pools: [pool('np1'), pool('np2', 'Failed')] };

describe('preflight', () => {
  it.each<[string, string, PreflightFacts]>([
    ['running and idle', 'ready', facts({})],
    ['a cluster in state Failed can be reset', 'ready', facts({ provisioningState: 'Failed' })],
    ['Canceled', 'ready', facts({ provisioningState: 'Canceled' })],
    ['no state at all', 'ready', facts({ provisioningState: '' })],
    ['a state that a provider made up', 'busy', facts({ provisioningState: 'ProvisionControlPlane' })],
    ['updating', 'busy', facts({ provisioningState: 'Updating' })],
    ['stopped', 'stopped', facts({ powerState: 'Stopped' })],
    ['being stopped', 'stopped', facts({ powerState: 'Stopped', provisioningState: 'Stopping' })],
    ['moved to another principal', 'moved', facts({ clientId: 'other' })],
    ['moved to managed identity', 'moved', facts({ clientId: 'msi' })],
    ['moved, then stopped', 'moved', facts({ clientId: 'other', powerState: 'Stopped' })],
    ['the same principal in upper case', 'ready', facts({ clientId: appId.toUpperCase() })],
    ['a failed pool', 'not-ready', facts(brokenPool)],
    ['a failed pool, forced', 'ready', facts(brokenPool, { force: true })],
    ['a failed pool, its secret ended', 'ready', facts(brokenPool, { credentials: [managed(1, -300, 0)] })],
    ['a failed pool, its secret removed', 'ready', facts(brokenPool, { credentials: [managed(2, -300, 30)] })],
    ['a failed pool, unknown use, one secret alive', 'not-ready', facts(brokenPool, { ledger: parseLedger([]) })],
    [
      'a failed pool, unknown use, every secret ended',
      'ready',
      facts(brokenPool, { ledger: parseLedger([]), credentials: [managed(1, -300, -1), managed(2, -300, 0)] })
    ],
    [
      'a failed pool, and it may have one that lives',
      'not-ready',
      facts(brokenPool, {
        ledger: parseLedger([entry('uses', 1, 'a', -300), entry('sent', 2, 'a', -1)]),
        credentials: [managed(1, -300, -1), managed(2, -2, 30)]
      })
    ]
  ])('%s: %s', (_, kind, given) => expect(preflight(given).kind).toBe(kind));

  it('notes what a person should know, and names the cluster and the pool in what stands in the way', () => {
    const ready = preflight(facts({ pools: [pool('np1', 'Succeeded', 'Stopped')], nodeDisruptionPolicy: 'Block' }));
    expect(ready).toMatchObject({ notes: [expect.stringContaining('np1'), expect.stringContaining('Block')] });
    expect(preflight(facts(brokenPool))).toMatchObject({
      problem: { code: 'node-pools-failed', message: expect.stringMatching(/\/a was.*np2/) }
    });
  });

  it.each<[string, string, PreflightFacts]>([
    [
      'cluster-stopped',
      `Cluster ${cluster('a').id} is stopped and cannot take a new secret. It keeps its old secret, and that is not removed. Start the cluster and run again.`,
      facts({ powerState: 'Stopped' })
    ],
    [
      'cluster-moved',
      `Cluster ${cluster('a').id} signs in as msi now, not as this principal; it was left alone. Nothing to do here. Name its own principal to rotate that.`,
      facts({ clientId: 'msi' })
    ],
    [
      'node-pools-failed',
      `Cluster ${cluster('a').id} was not given the new secret: node pool np2, np3 is in state Failed, and a reset would reimage its nodes. Mend the pool (az aks nodepool upgrade or reconcile with az aks update) and run again, or say force: true.`,
      facts({ pools: [pool('np1'), pool('np2', 'Failed'), pool('np3', 'Failed')] })
    ]
  ])('says what stands in the way and what to do: %s', (code, text, given) => {
    const result = preflight(given);
    if (!('problem' in result)) throw new Error(result.kind);
    expect(result.problem.code).toBe(code);
    expect(`${result.problem.message} ${result.problem.hint}`).toBe(text);
  });

  it('has no notes where nothing is odd, and the same ones while another operation is under way', () => {
    expect(preflight(facts({}))).toEqual({ kind: 'ready', notes: [] });
    const pools = [pool('np1'), pool('np2', 'Succeeded', 'Stopped'), pool('np3', 'Succeeded', 'Stopped')];
    expect(preflight(facts({ provisioningState: 'Updating', pools, nodeDisruptionPolicy: 'Block' }))).toEqual({
      kind: 'busy',
      notes: [
        'Stopped node pools get the new secret when they start: np2, np3.',
        'It has a node disruption policy (Block), which may hold back the reimage.'
      ]
    });
  });
});
