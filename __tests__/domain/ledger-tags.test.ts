import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cleanupTag,
  clusterTag,
  deliveredTag,
  destinationHash,
  destinationTag,
  issuedTag,
  managedTag,
  mergeTags,
  orphanedKeys,
  sentTag,
  showsTag,
  usesTag
} from '../../src/domain/ledger-tags.ts';
import { clusterHash, latest, parseLedger } from '../../src/domain/ledger.ts';
import { clusterResourceId } from '../../src/domain/resource-ids.ts';
import { cluster, day, guid, now, subscriptionId } from './facts.ts';

const a = cluster('a').id;
const b = cluster('b').id;
const none = new Set<string>();
const at = Math.floor(now / 1000) * 1000;

describe('tags', () => {
  const keys = fc.integer({ min: 1, max: 99 }).map(guid);
  const places = fc.constantFrom(a, b, cluster('c').id);
  const times = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);

  it('of a cluster that an application is to go with say which one, and nothing of any secret', () => {
    expect(cleanupTag(a)).toBe(`aks-sp:cleanup:${createHash('sha256').update(a.toLowerCase()).digest('hex').slice(0, 16)}`);
    expect(cleanupTag(a.toUpperCase())).toBe(cleanupTag(a));
    expect(parseLedger([cleanupTag(a)])).toEqual(parseLedger([]));
    expect(mergeTags([cleanupTag(a), cleanupTag(b)], [cleanupTag(a)], new Set([guid(1)]))).toEqual([cleanupTag(a), cleanupTag(b)]);
  });

  it('read back as they were written, also in upper case', () => {
    fc.assert(
      fc.property(keys, places, times, fc.boolean(), (key, place, time, upper) => {
        const id = upper ? key.toUpperCase() : key;
        const where = upper ? place.toUpperCase() : place;
        const entry = { keyId: key, cluster: clusterHash(place), at: time };
        const ledger = parseLedger([issuedTag(id), deliveredTag(id), sentTag(id, where, time), usesTag(id, where, time)]);
        expect(ledger).toMatchObject({ sent: [entry], uses: [entry], issued: new Set([key]), delivered: new Set([key]) });
      })
    );
  });

  it('name a cluster so that its resource id can be told again', () => {
    const id = clusterResourceId(guid(1).toUpperCase(), 'My.Group_(1)', 'Prod-1');
    const [path = ''] = parseLedger([clusterTag(id) ?? '']).clusters.values();
    const [subscription = '', group = '', name = ''] = path.split('/');
    expect(clusterHash(clusterResourceId(subscription, group, name))).toBe(clusterHash(id));
    expect(clusterTag(id)).not.toMatch(/\s/);
  });

  it('are never longer than Graph takes, even for the longest names', () => {
    const tag = clusterTag(clusterResourceId(guid(1), 'g'.repeat(90), `c${'x'.repeat(62)}`));
    expect(tag?.length).toBeLessThanOrEqual(256);
    expect(clusterTag('/subscriptions/x')).toBeNull();
  });

  it('are written in lower case, as the contract says', () => {
    const [key, id] = [guid(1).toUpperCase(), a.toUpperCase()];
    const hash = clusterHash(a);
    const where = destinationHash(['x']);
    expect([
      ...[managedTag, issuedTag(key), deliveredTag(key), sentTag(key, id, 1999), usesTag(key, id, 2000)],
      ...[clusterTag(id), destinationTag(key, ['x'])]
    ]).toEqual([
      ...['aks-sp:managed', `aks-sp:issued:${guid(1)}`, `aks-sp:delivered:${guid(1)}`],
      ...[`aks-sp:sent:${guid(1)}:${hash}:1`, `aks-sp:uses:${guid(1)}:${hash}:2`],
      ...[`aks-sp:cluster:${hash}:${subscriptionId}/rg/a`, `aks-sp:to:${guid(1)}:${where}`]
    ]);
  });

  it('say where a value was to go, whatever the order of the stores, and tell other stores apart', () => {
    const hash = destinationHash(['vault v', 'GitHub secret S']);
    expect(hash).toBe(createHash('sha256').update('GitHub secret S\nvault v').digest('hex').slice(0, 16));
    expect(destinationHash(['GitHub secret S', 'vault v'])).toBe(hash);
    const stores = [[], ['vault v'], ['vault', ' v'], ['vault v', 'vault v']];
    expect(new Set([hash, ...stores.map((each) => destinationHash(each))]).size).toBe(5);
    const { destinations } = parseLedger([destinationTag(guid(1).toUpperCase(), ['vault v', 'GitHub secret S'])]);
    expect(destinations).toEqual(new Map([[guid(1), hash]]));
  });

  it('name a cluster only within that limit: some letters grow in lower case', () => {
    const id = (letters: number) => clusterResourceId(guid(1), 'İ'.repeat(letters) + 'g'.repeat(90 - letters), 'c'.repeat(63));
    expect(clusterTag(id(33))).toHaveLength(256);
    expect(clusterTag(id(34))).toBeNull();
  });
});

describe('mergeTags', () => {
  const foreignTags = fc.array(
    fc.oneof(
      fc.stringMatching(/^[!-~]{1,30}$/).filter((tag) => !/^aks-sp:/i.test(tag)),
      fc.constantFrom('aks-sp:managed', 'aks-sp:uses:nonsense', 'aks-sp:sent', 'aks-sp:cluster:0123456789abcdef:s/g/n', 'HideApp')
    ),
    { maxLength: 6 }
  );
  const ownTags = fc.array(
    fc.record({
      kind: fc.constantFrom('issued', 'delivered', 'sent', 'uses'),
      key: fc.integer({ min: 1, max: 4 }),
      place: fc.constantFrom(a, b),
      time: fc.integer({ min: 0, max: 50 })
    }),
    { maxLength: 20 }
  );
  const written = (entries: readonly { kind: string; key: number; place: string; time: number }[]): string[] =>
    entries.map(({ kind, key, place, time }) => {
      if (kind === 'issued') return issuedTag(guid(key));
      if (kind === 'delivered') return deliveredTag(guid(key));
      return (kind === 'sent' ? sentTag : usesTag)(guid(key), place, at + time * 1000);
    });

  it('keeps the tags of others and what is known of every listed credential, and writes nothing twice', () => {
    fc.assert(
      fc.property(foreignTags, ownTags, ownTags, fc.subarray([1, 2, 3, 4].map(guid)), (foreign, theirs, mine, removed) => {
        const gone = new Set(removed);
        const read = [...foreign, ...written(theirs)];
        const merged = mergeTags(read, written(mine), gone);
        const before = parseLedger([...read, ...written(mine)]);
        const after = parseLedger(merged);
        expect(merged).toEqual(expect.arrayContaining(foreign));
        expect(new Set(merged).size).toBe(merged.length);
        expect(merged).toHaveLength(new Set(mergeTags(merged, [], gone)).size);
        for (const key of [1, 2, 3, 4].map(guid)) {
          const kept = !gone.has(key);
          expect(after.issued.has(key)).toBe(kept && before.issued.has(key));
          expect(after.delivered.has(key)).toBe(kept && before.delivered.has(key));
          for (const place of [a, b].map(clusterHash))
            for (const kind of ['sent', 'uses'] as const) {
              const of = (ledger: typeof before): number | undefined =>
                latest(
                  ledger[kind].filter((entry) => entry.keyId === key),
                  place
                )?.at;
              expect(of(after)).toBe(kept ? of(before) : undefined);
            }
        }
      })
    );
  });

  it('shows, after the merge, every tag that went into it', () => {
    fc.assert(
      fc.property(ownTags, ownTags, (theirs, mine) => {
        const merged = new Set(mergeTags(written(theirs), written(mine), none));
        for (const tag of written(mine)) expect(showsTag(merged, tag)).toBe(true);
      })
    );
  });

  it('keeps of several entries the latest, in whatever order, and of equal ones the first', () => {
    const [early, late] = [usesTag(guid(1), a, at), usesTag(guid(1), a, at + 5000)];
    expect(mergeTags([early], [late], none)).toEqual([late]);
    expect(mergeTags([late], [early], none)).toEqual([late]);
    const padded = early.replace(/:(\d+)$/, ':0$1');
    expect(mergeTags([early], [padded], none)).toEqual([early]);
    expect(
      mergeTags([usesTag(guid(1), a, at), usesTag(guid(2), a, at), usesTag(guid(1), b, at), sentTag(guid(1), a, at)], [], none)
    ).toHaveLength(4);
  });

  it.each([`x${usesTag(guid(1), a, at)}`, `${usesTag(guid(1), a, at)}:x`, `x${issuedTag(guid(1))}`, `${issuedTag(guid(1))}0`])(
    'takes for somebody else’s and keeps: %s',
    (tag) => {
      expect(
        mergeTags([tag, tag.replace(/\d(?=\D*$)/, '9')], [], new Set(tag.startsWith('x') || tag.endsWith('0') ? [guid(1)] : []))
      ).toHaveLength(2);
      expect(orphanedKeys([tag, `x${usesTag(guid(1), a, at - 9 * day)}`], new Set(), now)).toEqual([]);
    }
  );

  it('removes the entries of a removed credential whatever their case', () => {
    expect(mergeTags([issuedTag(guid(1)).toUpperCase().replace('AKS-SP:ISSUED', 'aks-sp:issued'), 'x'], [], new Set([guid(1)]))).toEqual([
      'x'
    ]);
  });
});

describe('showsTag', () => {
  it.each<[string, boolean, string[], string]>([
    ['the same', true, [usesTag(guid(1), a, at)], usesTag(guid(1), a, at)],
    ['a later one', true, [usesTag(guid(1), a, at + 5000)], usesTag(guid(1), a, at)],
    ['an earlier one', false, [usesTag(guid(1), a, at - 5000)], usesTag(guid(1), a, at)],
    ['of another cluster', false, [usesTag(guid(1), b, at)], usesTag(guid(1), a, at)],
    ['of another credential', false, [usesTag(guid(2), a, at)], usesTag(guid(1), a, at)],
    ['of another kind', false, [sentTag(guid(1), a, at)], usesTag(guid(1), a, at)],
    ['one without time', true, [issuedTag(guid(1))], issuedTag(guid(1))],
    ['another without time', false, [issuedTag(guid(2))], issuedTag(guid(1))],
    ['nothing', false, [], issuedTag(guid(1))]
  ])('%s: %j', (_, shown, read, tag) => expect(showsTag(new Set(read), tag)).toBe(shown));
});

describe('orphanedKeys', () => {
  it.each<[string, string[], string[], string[]]>([
    ['listed', [usesTag(guid(1), a, at - 9 * day)], [guid(1)], []],
    ['gone for long', [usesTag(guid(1), a, at - 9 * day)], [], [guid(1)]],
    [
      'gone for long, in upper case',
      [`aks-sp:uses:${guid(1).toUpperCase()}:${clusterHash(a)}:1`, usesTag(guid(1), a, at - 9 * day)],
      [],
      [guid(1)]
    ],
    ['perhaps late', [usesTag(guid(1), a, at - day / 2)], [], []],
    ['perhaps late, to the very end of the margin', [usesTag(guid(1), a, at - day)], [], []],
    ['the youngest entry decides', [usesTag(guid(1), a, at - 9 * day), sentTag(guid(1), b, at)], [], []],
    ['no entry tells how old it is', [issuedTag(guid(1))], [], []],
    ['others', ['x', 'aks-sp:managed'], [], []]
  ])('%s', (_, tags, listed, gone) => expect(orphanedKeys(tags, new Set(listed), now)).toEqual(gone));
});
