/** Writing the ledger: entries as tags, and the union of what was read with what this run has to say. */
import { createHash } from 'node:crypto';
import { clusterHash } from './ledger.ts';
import type { Instant } from './model.ts';
import { parseClusterId } from './resource-ids.ts';

/** A tag may have that many characters, none of them white space
 * (https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest#tags-attribute). */
const longest = 256;
/** An entry without its credential may be one that a lagging read does not show yet; after that long it is none. */
const settled = 24 * 3_600_000;

export const managedTag = 'aks-sp:managed';

export function issuedTag(keyId: string): string {
  return `aks-sp:issued:${keyId.toLowerCase()}`;
}

/**
 * Where an issued value was to go, and nowhere else: a later run with the same destinations can tell whether it got there.
 * @param stores names of all destinations
 */
export function destinationTag(keyId: string, stores: readonly string[]): string {
  return `aks-sp:to:${keyId.toLowerCase()}:${destinationHash(stores)}`;
}

/** First 16 hex digits of SHA-256 of the names, in whatever order they were given. */
export function destinationHash(stores: readonly string[]): string {
  return createHash('sha256')
    .update([...stores].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}

export function deliveredTag(keyId: string): string {
  return `aks-sp:delivered:${keyId.toLowerCase()}`;
}

export function sentTag(keyId: string, clusterId: string, at: Instant): string {
  return `aks-sp:sent:${keyId.toLowerCase()}:${clusterHash(clusterId)}:${seconds(at)}`;
}

export function usesTag(keyId: string, clusterId: string, at: Instant): string {
  return `aks-sp:uses:${keyId.toLowerCase()}:${clusterHash(clusterId)}:${seconds(at)}`;
}

/** Where the cluster of that hash is; null if its name, which grows in lower case, is too long for a tag: that only costs the name. */
export function clusterTag(clusterId: string): string | null {
  const id = parseClusterId(clusterId);
  if (!id) return null;
  const tag = `aks-sp:cluster:${clusterHash(clusterId)}:${id.subscriptionId}/${id.resourceGroup}/${id.name}`.toLowerCase();
  return tag.length <= longest ? tag : null;
}

/** This application was named to go with the cluster of that hash, and a run began to delete the cluster. */
export function cleanupTag(clusterId: string): string {
  return `aks-sp:cleanup:${clusterHash(clusterId)}`;
}

const entry = /^aks-sp:(sent|uses):([0-9a-f-]{36}):([0-9a-f]{16}):(\d{1,12})$/;
const keyed = /^aks-sp:(?:sent|uses|issued|delivered|to):([0-9a-f-]{36})(?::|$)/i;

/**
 * The tags to write: everybody else's as they were read, the ledger's as they were read and this run's own. Of several entries for
 * one credential on one cluster the latest says it all.
 * @param gone key ids (lower case) whose credentials this run removed: their entries go with them
 */
export function mergeTags(read: readonly string[], own: Iterable<string>, gone: ReadonlySet<string>): string[] {
  const merged = new Set<string>();
  const newest = new Map<string, { tag: string; at: number }>();
  for (const tag of [...read, ...own]) {
    const keyId = keyed.exec(tag)?.[1]?.toLowerCase();
    if (keyId !== undefined && gone.has(keyId)) continue;
    const found = entry.exec(tag);
    if (!found) {
      merged.add(tag);
      continue;
    }
    const slot = found.slice(1, 4).join(':');
    const at = Number(found[4]);
    const known = newest.get(slot);
    if (!known || known.at < at) newest.set(slot, { tag, at });
  }
  return [...merged, ...[...newest.values()].map(({ tag }) => tag)];
}

/** Whether a read shows a tag that was written, or a later entry of the same kind. */
export function showsTag(read: ReadonlySet<string>, tag: string): boolean {
  if (read.has(tag)) return true;
  const found = entry.exec(tag);
  if (!found) return false;
  const prefix = tag.slice(0, tag.lastIndexOf(':') + 1);
  return [...read].some((other) => other.startsWith(prefix) && Number(other.slice(prefix.length)) >= Number(found[4]));
}

/** Key ids of entries whose credential is not listed and cannot be merely late: a run that removed it died before it removed them. */
export function orphanedKeys(tags: readonly string[], listed: ReadonlySet<string>, now: Instant): string[] {
  const last = new Map<string, number>();
  for (const tag of tags) {
    const keyId = keyed.exec(tag)?.[1]?.toLowerCase();
    if (keyId === undefined || listed.has(keyId)) continue;
    const at = Number(entry.exec(tag)?.[4] ?? 0) * 1000;
    last.set(keyId, Math.max(last.get(keyId) ?? 0, at));
  }
  return [...last].filter(([, at]) => at > 0 && now - at > settled).map(([keyId]) => keyId);
}

function seconds(at: Instant): number {
  return Math.floor(at / 1000);
}
