import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clusterHash, latest, originOf, parseLedger, withoutRemoved } from '../../src/domain/ledger.ts';
import { day, entry, guid, managed, now } from './facts.ts';

describe('originOf', () => {
  it.each([
    ['aks-sp/0a1b2c3d.42.1000.1.abcDEF12', 'managed'],
    ['aks-sp-turn/0a1b2c3d.42.1000.1.abcDEF12', 'turn'],
    ['aks-sp/', 'foreign'],
    ['aks-sp/0a1b2c3d.42.1000.1.abcDEF12 ', 'foreign'],
    ['x aks-sp/0a1b2c3d.42.1000.1.abcDEF12', 'foreign'],
    ['aks-sp/0a1b2c3d.42.1000.1.abcDEF12\n', 'foreign'],
    [null, 'foreign']
  ])('%j is %s', (name, origin) => expect(originOf(name)).toBe(origin));
});

describe('parseLedger', () => {
  const hash = '0123456789abcdef';

  it('reads its own tags in any case and leaves others alone', () => {
    const ledger = parseLedger([
      'aks-sp:managed',
      'WindowsAzureActiveDirectoryIntegratedApp',
      `aks-sp:cluster:${hash}:sub/rg/a`,
      `aks-sp:issued:${guid(1).toUpperCase()}`,
      `AKS-SP:USES:${guid(1).toUpperCase()}:${hash.toUpperCase()}:1700000000`,
      `aks-sp:sent:${guid(1)}:${hash}:1699999999`,
      `AKS-SP:DELIVERED:${guid(2).toUpperCase()}`,
      `AKS-SP:TO:${guid(2).toUpperCase()}:${hash.toUpperCase()}`
    ]);
    expect(ledger).toEqual({
      managed: true,
      clusters: new Map([[hash, 'sub/rg/a']]),
      issued: new Set([guid(1)]),
      destinations: new Map([[guid(2), hash]]),
      delivered: new Set([guid(2)]),
      uses: [{ keyId: guid(1), cluster: hash, at: 1_700_000_000_000 }],
      sent: [{ keyId: guid(1), cluster: hash, at: 1_699_999_999_000 }]
    });
  });

  it('takes nothing that is only nearly a tag', () => {
    const ledger = parseLedger([
      'aks-sp:managed:yes',
      `aks-sp:uses:${guid(1)}:${hash}`,
      `aks-sp:uses:${guid(1)}:xyz:1`,
      'aks-sp:issued:1',
      `aks-sp:cluster:${hash}:a/b/c/d`,
      `xaks-sp:cluster:${hash}:a/b/c`,
      `xaks-sp:to:${guid(1)}:${hash}`,
      `aks-sp:to:${guid(1)}:${hash}0`,
      ` aks-sp:issued:${guid(1)}`
    ]);
    expect(ledger).toEqual({
      managed: false,
      clusters: new Map(),
      issued: new Set(),
      delivered: new Set(),
      destinations: new Map(),
      uses: [],
      sent: []
    });
  });

  it('takes any text for what it is, without throwing', () => {
    const anything = fc.array(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `aks-sp:${text}`)
      )
    );
    fc.assert(fc.property(anything, (tags) => parseLedger(tags).uses.length <= tags.length));
  });
});

it('finds the latest entry of a cluster whatever the order', () => {
  const entries = [3, 9, 5].map((at) => ({ keyId: guid(at), cluster: 'c', at })).concat([{ keyId: guid(99), cluster: 'other', at: 99 }]);
  expect(latest(entries, 'c')?.at).toBe(9);
  expect(latest(entries, 'none')).toBeUndefined();
});

it('takes of two entries of one second the first', () => {
  const twins = [1, 2].map((n) => ({ keyId: guid(n), cluster: 'c', at: 5 }));
  expect(latest(twins, 'c')?.keyId).toBe(guid(1));
});

it('forgets what was sent of removed credentials, unless a read may only be late', () => {
  const tags = [entry('sent', 1, 'a', -9), entry('sent', 2, 'a', -9), entry('sent', 3, 'a', -1), entry('sent', 4, 'a', -0.5)];
  const ledger = parseLedger([...tags, entry('uses', 2, 'a', -9)]);
  const cleaned = withoutRemoved(ledger, [{ ...managed(1, -9, 9), keyId: guid(1).toUpperCase() }], now, day);
  expect(cleaned.sent.map(({ keyId }) => keyId)).toEqual([guid(1), guid(4)]);
  expect(cleaned.uses).toEqual(ledger.uses);
});

it('hashes a resource id without regard to case', () => {
  expect(clusterHash('/SUBSCRIPTIONS/a')).toBe(clusterHash('/subscriptions/A'));
  expect(clusterHash('/subscriptions/a')).toMatch(/^[0-9a-f]{16}$/);
  expect(clusterHash('/Subscriptions/a')).toBe(createHash('sha256').update('/subscriptions/a').digest('hex').slice(0, 16));
});
