import { keyIdOf } from './context.ts';
import type { SeedContext } from './context.ts';
import { hashDigits } from './names.ts';
import type { SeedApplication } from './seed.ts';

/**
 * The tags that a seed's ledger stands for. An accepted use of a credential made by the action implies that its value was
 * issued, sent to that cluster and delivered, as the action would have written before and after.
 */
export function ledgerTags(seeded: SeedApplication, context: SeedContext): string[] {
  const ledger = seeded.ledger;
  if (!ledger) return [];
  const managed = new Set((seeded.credentials ?? []).filter((credential) => credential.managed).map(({ name }) => name));
  const uses = ledger.uses ?? [];
  const ownUses = ledger.exact ? [] : uses.filter((use) => managed.has(use.credential));
  const sent = [...ownUses, ...(ledger.sent ?? [])];
  const issued = [...(ledger.exact ? [] : sent.map((use) => use.credential)), ...(ledger.issued ?? [])];
  const key = (credential: string): string => keyIdOf(seeded, credential);
  const tags = [
    ...(ledger.managed === false ? [] : ['aks-sp:managed']),
    ...[...(ledger.exact ? [] : [...uses, ...sent].map((use) => use.cluster)), ...(ledger.clusters ?? [])].map((name) =>
      clusterTag(clusterId(name, context))
    ),
    ...issued.map((credential) => `aks-sp:issued:${key(credential)}`),
    ...sent.map((use) => `aks-sp:sent:${key(use.credential)}:${stamp(use, context)}`),
    ...uses.map((use) => `aks-sp:uses:${key(use.credential)}:${stamp(use, context)}`),
    ...[...ownUses.map((use) => use.credential), ...(ledger.delivered ?? [])].map((credential) => `aks-sp:delivered:${key(credential)}`)
  ];
  return [...new Set(tags)];
}

/** The id of a cluster that the ledger names: by its name in the seed, or in full where it is gone. */
function clusterId(name: string, context: SeedContext): string {
  return context.clusterIds.get(name) ?? name;
}

function clusterTag(id: string): string {
  const [, , subscription = '', , group = '', , , , name = ''] = id.split('/');
  return `aks-sp:cluster:${clusterHash(id)}:${subscription}/${group}/${name}`;
}

function clusterHash(id: string): string {
  return hashDigits(id.toLowerCase(), 16);
}

function stamp(use: { cluster: string; at: string }, context: SeedContext): string {
  return `${clusterHash(clusterId(use.cluster, context))}:${Math.floor(context.time(use.at, 'now') / 1000)}`;
}
