/**
 * The ledger: what Azure never returns, kept as application tags. A tag that is there proves something, a missing one
 * proves nothing, since tags are replaced as a whole by other tools too.
 */
import { createHash } from 'node:crypto';
import type { Credential, CredentialOrigin, Duration, Instant } from './model.ts';
import { rotationOf } from './rotation-id.ts';

export interface LedgerEntry {
  keyId: string;
  /** First 16 hex digits of SHA-256 of the lower-cased resource id. */
  cluster: string;
  at: Instant;
}

export interface Ledger {
  managed: boolean;
  /** Hash → `<subscription>/<group>/<name>` of clusters known to use the application. */
  clusters: ReadonlyMap<string, string>;
  issued: ReadonlySet<string>;
  delivered: ReadonlySet<string>;
  /** Key id → hash of the destinations that an issued value was to go to. */
  destinations: ReadonlyMap<string, string>;
  /** A value is about to go to that cluster. */
  sent: readonly LedgerEntry[];
  /** That cluster accepted it. */
  uses: readonly LedgerEntry[];
}

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const keyTag = new RegExp(`^aks-sp:(issued|delivered):(${guid})$`, 'i');
const entryTag = new RegExp(`^aks-sp:(sent|uses):(${guid}):([0-9a-f]{16}):(\\d{1,12})$`, 'i');
const destinationTag = new RegExp(`^aks-sp:to:(${guid}):([0-9a-f]{16})$`, 'i');
const clusterTag = /^aks-sp:cluster:([0-9a-f]{16}):([^/\s]+\/[^/\s]+\/[^/\s]+)$/i;

/** Who made a credential, by the name that is fixed at its creation. */
export function originOf(displayName: string | null): CredentialOrigin {
  return rotationOf(displayName)?.purpose ?? 'foreign';
}

/** The ledger's name for a cluster. */
export function clusterHash(resourceId: string): string {
  return createHash('sha256').update(resourceId.toLowerCase()).digest('hex').slice(0, 16);
}

/** Reads what it understands; anything else in the tags belongs to others. */
export function parseLedger(tags: readonly string[]): Ledger {
  const clusters = new Map<string, string>();
  const keys = { issued: new Set<string>(), delivered: new Set<string>() };
  const destinations = new Map<string, string>();
  const entries = { sent: [] as LedgerEntry[], uses: [] as LedgerEntry[] };
  for (const tag of tags) {
    const cluster = clusterTag.exec(tag);
    if (cluster) clusters.set(lower(cluster[1]), cluster[2] ?? '');
    const destination = destinationTag.exec(tag);
    if (destination) destinations.set(lower(destination[1]), lower(destination[2]));
    const key = keyTag.exec(tag);
    if (key) keys[lower(key[1]) as 'issued' | 'delivered'].add(lower(key[2]));
    const entry = entryTag.exec(tag);
    if (entry) {
      entries[lower(entry[1]) as 'sent' | 'uses'].push({ keyId: lower(entry[2]), cluster: lower(entry[3]), at: Number(entry[4]) * 1000 });
    }
  }
  return { managed: tags.includes('aks-sp:managed'), clusters, ...keys, destinations, ...entries };
}

/** The latest entry for a cluster, or undefined. */
export function latest(entries: readonly LedgerEntry[], cluster: string): LedgerEntry | undefined {
  return entries
    .filter((entry) => entry.cluster === cluster)
    .reduce<LedgerEntry | undefined>((best, entry) => (best && best.at >= entry.at ? best : entry), undefined);
}

function lower(text: string | undefined): string {
  return (text ?? '').toLowerCase();
}

/**
 * The ledger without what was sent of credentials that have been removed: such a value signs nobody in, so it makes no use ambiguous.
 * @param margin younger entries stay, since the credential may only be missing from a lagging read
 */
export function withoutRemoved(ledger: Ledger, credentials: readonly Credential[], now: Instant, margin: Duration): Ledger {
  const listed = new Set(credentials.map((credential) => lower(credential.keyId)));
  return { ...ledger, sent: ledger.sent.filter((entry) => listed.has(entry.keyId) || now - entry.at < margin) };
}
