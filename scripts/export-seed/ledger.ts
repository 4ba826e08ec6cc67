/** The action's own record on an application, its tags, as a seed writes it: names for ids, times relative to now. */
import { createHash } from 'node:crypto';
import type { SeedApplication, SeedLedger } from '../../sandbox/seed/seed.ts';

export interface LedgerNames {
  /** Moment of the export, ms. */
  now: number;
  /** Name in the seed by resource id in lower case. */
  clusters: Map<string, string>;
}

const CLUSTER = /^aks-sp:cluster:([0-9a-f]{16}):([^/]+)\/([^/]+)\/([^/]+)$/;
const ENTRY = /^aks-sp:(sent|uses):([0-9a-f-]{36}):([0-9a-f]{16}):(\d{1,12})$/;
const KEYED = /^aks-sp:(issued|delivered):([0-9a-f-]{36})$/;

/** Tags that are no record of the action, and those of it that a seed has no words for. */
export function otherTags(tags: readonly string[]): string[] {
  return tags.filter((tag) => tag !== 'aks-sp:managed' && !CLUSTER.test(tag) && !ENTRY.test(tag) && !KEYED.test(tag));
}

/**
 * Nothing where the action never wrote.
 * @param keys names of the application's credentials by key id in lower case
 */
export function ledgerOf(tags: readonly string[], keys: ReadonlyMap<string, string>, names: LedgerNames): Pick<SeedApplication, 'ledger'> {
  if (!tags.some((tag) => tag.startsWith('aks-sp:'))) return {};
  const { clusters, byHash } = clustersOf(tags, names);
  const credential = (keyId: string): string => keys.get(keyId.toLowerCase()) ?? keyId;
  const entries = (kind: string): NonNullable<SeedLedger['uses']> =>
    tags.flatMap((tag) => {
      const [, found, keyId = '', hash = '', seconds = ''] = ENTRY.exec(tag) ?? [];
      const cluster = byHash.get(hash);
      if (found !== kind || cluster === undefined) return [];
      return { credential: credential(keyId), cluster, at: `${Math.floor(Number(seconds) - names.now / 1000)}s` };
    });
  const keyed = (kind: string): string[] =>
    tags.flatMap((tag) => {
      const [, found, keyId = ''] = KEYED.exec(tag) ?? [];
      return found === kind ? [credential(keyId)] : [];
    });
  return {
    ledger: {
      ...(tags.includes('aks-sp:managed') ? {} : { managed: false }),
      exact: true,
      clusters,
      uses: entries('uses'),
      sent: entries('sent'),
      issued: keyed('issued'),
      delivered: keyed('delivered')
    }
  };
}

/** The clusters that the record names, and those of the seed; one that is gone keeps its id. */
function clustersOf(tags: readonly string[], { clusters }: LedgerNames): { clusters: string[]; byHash: Map<string, string> } {
  const byHash = new Map([...clusters].map(([id, name]) => [clusterHash(id), name]));
  const named = tags.flatMap((tag) => {
    const [, hash = '', subscription = '', group = '', name = ''] = CLUSTER.exec(tag) ?? [];
    if (hash === '') return [];
    const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.ContainerService/managedClusters/${name}`;
    const known = byHash.get(hash) ?? id;
    byHash.set(hash, known);
    return known;
  });
  return { clusters: named, byHash };
}

/** First 16 hex digits, as the tags name a cluster. */
function clusterHash(id: string): string {
  return createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 16);
}
