import { describe, expect, it } from '@jest/globals';
import { clusterHash } from '../../src/domain/ledger.ts';
import type { Cluster, Credential } from '../../src/domain/model.ts';
import { judgeRetirement, removable, type RetireFacts } from '../../src/domain/retire.ts';
import { credentialName, runKey } from '../../src/domain/rotation-id.ts';
import { appId, certificate, cluster, day, entry, guid, managed, now, password } from './facts.ts';
import { retireFacts as facts, rotationId, self } from './retire-facts.ts';

const issued = (n: number): string => `aks-sp:issued:${guid(n)}`;
const placed = (name: string): string => `aks-sp:cluster:${clusterHash(cluster(name).id)}:s/rg/${name}`;

const keys = (credentials: readonly Credential[]): string[] => credentials.map(({ keyId }) => keyId);
const own = password(7, 0, 300, { displayName: credentialName('managed', rotationId) });
const old = managed(1, -300, 60);
const young = managed(2, -2, 360);
/** Both clusters accepted 2 more than a day ago. */
const history = [entry('uses', 1, 'a', -299), entry('uses', 1, 'b', -299)];
const both = [...history, entry('uses', 2, 'a', -1.5), entry('uses', 2, 'b', -1.2)];
const runOf2 = { ...self, runId: '1002' };

describe('what goes, and what stays', () => {
  it.each<[string, string[], RetireFacts]>([
    ['superseded everywhere, overlap over', [guid(1)], facts([old, young], both)],
    ['the order of the list does not matter', [guid(1)], facts([young, old], both)],
    ['upper-case key ids', [guid(1).toUpperCase()], facts([{ ...old, keyId: guid(1).toUpperCase() }, young], both)],
    [
      'overlap not over on the last cluster',
      [],
      facts([old, young], [...history, entry('uses', 2, 'a', -1.5), entry('uses', 2, 'b', -0.9)])
    ],
    ['no overlap wanted', [guid(1)], facts([old, young], [entry('uses', 2, 'a', 0), entry('uses', 2, 'b', 0)], { overlap: 0 })],
    ['one cluster is on the old one', [], facts([old, young], [entry('uses', 2, 'a', -2), entry('uses', 1, 'b', -200)])],
    ['one cluster may still have it', [], facts([old, young], [...both, entry('sent', 1, 'b', -1.1)])],
    ['it was sent before the acceptance', [guid(1)], facts([old, young], [...both, entry('sent', 1, 'b', -1.3)])],
    ['sent in the very second of the acceptance', [], facts([old, young], [...both, entry('sent', 1, 'b', -1.2)])],
    ['use of one cluster unknown', [], facts([old, young], [entry('uses', 1, 'a', -299), entry('uses', 2, 'a', -1.5)])],
    [
      'a stopped cluster counts',
      [],
      facts([old, young], both.slice(1, 3), { clusters: [cluster('a'), cluster('b', { powerState: 'Stopped' })] })
    ],
    ['the accepted one was removed by somebody', [], facts([old], both)],
    ['one cluster was written to by others', [], facts([old, young], both, { touched: new Set([cluster('b').id.toLowerCase()]) })],
    ['scan not complete', [], facts([old, young], both, { complete: false })],
    ['no cluster found', [], facts([old, young], [...both, issued(1)], { clusters: [] })],
    ['value of a store', [], facts([old, young], both, { stored: new Set([guid(1)]) })],
    ['given out, and a cluster uses a younger one', [guid(1)], facts([old, young], [...both, issued(1)])],
    [
      'given out, younger than what clusters use',
      [],
      facts([old, young, managed(3, -1.9, 300)], [...both, issued(3), entry('uses', 1, 'a', -9)], {
        policy: { kind: 'keys', keyIds: [guid(3)] }
      })
    ],
    ['delivered, though the tag issued is lost', [], facts([young, managed(3, -1.9, 300)], [...both, `aks-sp:delivered:${guid(3)}`])],
    [
      'never given out, younger than what clusters use',
      [guid(3)],
      facts([young, managed(3, -1.9, 300)], [...both, entry('sent', 3, 'gone', -1.9), placed('gone')])
    ],
    [
      'the same, but nothing tells which cluster that was',
      [],
      facts([young, managed(3, -1.9, 300)], [...both, entry('sent', 3, 'gone', -1.9)])
    ],
    [
      'that cluster accepted another one later',
      [guid(3)],
      facts([young, managed(3, -1.9, 300)], [...both, entry('sent', 3, 'gone', -1.9), entry('uses', 2, 'gone', -1.8)])
    ],
    ['its run may be at work', [], facts([young, managed(3, -0.1, 300)], both)],
    [
      'its run is over, says GitHub',
      [guid(2)],
      facts([managed(3, -1.9, 300), { ...young, startsOn: now - 1 }], [entry('uses', 3, 'a', -1.1), entry('uses', 3, 'b', -1.1)], {
        run: { rotationId, self, statuses: new Map([[runKey(runOf2), 'over']]), lease: day / 4, now }
      })
    ],
    ['what this run hands out', [], facts([young, own], [...both, issued(7)], { current: guid(7) })],
    ['an earlier one of this run, of unknown outcome', [guid(7)], facts([{ ...own, startsOn: now - 2 * day }, young], both)],
    ['foreign', [], facts([password(9, -300, 60), young], both)],
    [
      'turns and certificates',
      [],
      facts([young, certificate(9, -300, 60), password(8, -300, 60, { displayName: credentialName('turn', rotationId) })], both, {
        policy: { kind: 'all' }
      })
    ],
    [
      'passwords of the service principal object',
      [],
      facts([young, password(9, -300, 60, { holder: 'service-principal' })], both, { policy: { kind: 'all' } })
    ],
    ['retire all: foreign under the same conditions', [guid(9)], facts([password(9, -300, 60), young], both, { policy: { kind: 'all' } })],
    ['retire all: foreign, no cluster uses a younger one', [], facts([password(9, -1, 60), young], both, { policy: { kind: 'all' } })],
    ['retire all: foreign, use unknown', [], facts([password(9, -300, 60), young], [], { policy: { kind: 'all' } })],
    ['retire all: managed too', [guid(1)], facts([old, young], both, { policy: { kind: 'all' } })],
    ['key ids: only those', [guid(9)], facts([password(9, -300, 60), old, young], both, { policy: { kind: 'keys', keyIds: [guid(9)] } })],
    ['key ids: one in use', [], facts([old, young], both, { policy: { kind: 'keys', keyIds: [guid(2)] } })],
    ['none', [], facts([old, young], both, { policy: { kind: 'none' } })]
  ])('%s', (_, gone, given) => {
    expect(keys(removable(given))).toEqual(gone);
    for (const { reason } of judgeRetirement(given)) expect(reason).toMatch(/^\S.*\.$/s);
  });
});

describe('lost credentials', () => {
  const lone = managed(3, -1, 300);
  const onFirst = [entry('uses', 1, 'a', -0.1), entry('uses', 1, 'b', -0.1)];

  it.each<[string, boolean, RetireFacts]>([
    ['unnamed', true, facts([old, lone], onFirst, { overlap: 0 })],
    ['unnamed, within the overlap', false, facts([old, lone], onFirst)],
    ['unnamed, and a cluster may have been given it', false, facts([old, lone], onFirst, { overlap: 0, unquiet: new Set([guid(3)]) })],
    ['no cluster', true, facts([lone], [], { clusters: [] })],
    ['no cluster, scan not complete', false, facts([lone], [], { clusters: [], complete: false })],
    ['a cluster without entry', false, facts([old, lone], onFirst.slice(1))],
    ['issued', false, facts([old, lone], [...onFirst, issued(3)])],
    ['delivered', false, facts([old, lone], [...onFirst, `aks-sp:delivered:${guid(3)}`])],
    ['sent to a cluster that is gone', false, facts([old, lone], [...onFirst, entry('sent', 3, 'gone', -1)])],
    ['used once', false, facts([old, lone], [...onFirst, entry('uses', 3, 'a', -0.5)])],
    ['in a store', false, facts([old, lone], onFirst, { stored: new Set([guid(3)]) })],
    ['its run may live', false, facts([old, { ...lone, startsOn: now - day / 8 }], onFirst)],
    ['foreign', false, facts([old, password(3, -1, 300)], onFirst)],
    ['retire none', false, facts([old, lone], onFirst, { policy: { kind: 'none' } })],
    ['retire names another', false, facts([old, lone], onFirst, { policy: { kind: 'keys', keyIds: [guid(1)] } })]
  ])('%s: %j', (_, removed, given) => expect(keys(removable(given)).includes(guid(3))).toBe(removed));
});

it('knows clusters by resource id whatever its case', () => {
  const upper: Cluster = { ...cluster('a'), id: cluster('a').id.toUpperCase(), clientId: appId.toUpperCase() };
  expect(keys(removable(facts([old, young], both, { clusters: [upper, cluster('b')] })))).toEqual([guid(1)]);
});
