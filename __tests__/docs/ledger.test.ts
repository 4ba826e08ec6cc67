import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  cleanupTag,
  clusterTag,
  deliveredTag,
  destinationTag,
  issuedTag,
  managedTag,
  sentTag,
  usesTag
} from '../../src/domain/ledger-tags.ts';
import { clusterHash } from '../../src/domain/ledger.ts';
import { goneTag } from '../../src/domain/orphans.ts';
import { clusterResourceId } from '../../src/domain/resource-ids.ts';
import { credentialName, rotationIdOf, serverMark } from '../../src/domain/rotation-id.ts';

const page = readFileSync(new URL('../../docs/ledger.md', import.meta.url), 'utf8');
const keyId = '11111111-2222-4333-8444-555555555555';
const cluster = clusterResourceId('aaaaaaaa-2222-4333-8444-555555555555', 'rg-shop', 'aks-1');

/** First cells of the rows of tables, as patterns; what stands in angle brackets is any text without a colon. */
const documented = [...page.matchAll(/^\| `(aks-sp[:/-][^`]*)` \|/gm)].map(([, text = '']) => text);

function fits(text: string, written: string): boolean {
  return new RegExp(`^${text.replace(/[.]/g, '\\.').replace(/<[^>]*>/g, '[^:]+')}$`).test(written);
}

describe('docs/ledger.md', () => {
  const rotationId = rotationIdOf({ server: serverMark('https://github.com'), repositoryId: '1', runId: '2', attempt: 1 }, 'abcdefgh');
  const written = [
    managedTag,
    clusterTag(cluster)!,
    issuedTag(keyId),
    destinationTag(keyId, ['a store']),
    deliveredTag(keyId),
    sentTag(keyId, cluster, 1_700_000_000_000),
    usesTag(keyId, cluster, 1_700_000_000_000),
    goneTag(clusterHash(cluster), 1_700_000_000_000),
    cleanupTag(cluster),
    credentialName('managed', rotationId),
    credentialName('turn', rotationId)
  ];

  it.each(written)('has %s', (text) => {
    expect(documented.filter((each) => fits(each, text))).toHaveLength(1);
  });

  it('has nothing else', () => {
    expect(documented.filter((each) => !written.some((text) => fits(each, text)))).toEqual([]);
  });

  it('names the tags of a version in a vault', () => {
    const source = readFileSync(new URL('../../src/azure/key-vault.ts', import.meta.url), 'utf8');
    const tags = [...source.matchAll(/'(aks-sp-[a-z-]+)'/g)].map(([, tag]) => tag);
    expect(tags).toHaveLength(4);
    for (const tag of tags) expect(page).toContain(`\`${tag}\``);
  });
});
