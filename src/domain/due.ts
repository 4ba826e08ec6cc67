/** Would `rotate` act on this principal? One sentence per reason, so that a report can say why; no reason, no action. */
import { clusterHash, latest, originOf, type Ledger } from './ledger.ts';
import { passwordsOf, replicationMargin, useOf } from './expiry.ts';
import type { Cluster, Credential, Duration, Instant } from './model.ts';
import { isoDate } from './text.ts';

export interface DueFacts {
  clusters: readonly Cluster[];
  credentials: readonly Credential[];
  ledger: Ledger;
  now: Instant;
  /** Renew while the credential in use ends within this time. */
  renewWithin: Duration;
  /** How long a superseded secret is kept after every cluster accepted the new one. */
  overlap: Duration;
}

/** Reasons to rotate or retire, the clusters' first. */
export function dueReasons(facts: DueFacts): string[] {
  return [...new Set([...dueClusters(facts).map(({ reason }) => reason), ...retirable(facts)])];
}

export interface DueCluster<T extends Cluster = Cluster> {
  cluster: T;
  reason: string;
}

/** The clusters that need another credential. A stopped one is not among them: it cannot take one. */
export function dueClusters<T extends Cluster>(
  facts: Omit<DueFacts, 'overlap' | 'clusters'> & { clusters: readonly T[] }
): DueCluster<T>[] {
  const running = facts.clusters.filter((cluster) => cluster.powerState !== 'Stopped');
  const stranded = strandedSecret(facts);
  return running.flatMap((cluster) => {
    const reason =
      clusterReason(cluster, facts)[0] ?? (stranded && startOfUse(cluster, facts) < stranded.startsOn ? missedBy(stranded) : null);
    return reason === null ? [] : [{ cluster, reason }];
  });
}

type ClusterFacts = Omit<DueFacts, 'overlap'>;

function clusterReason(cluster: Cluster, facts: ClusterFacts): string[] {
  const { ledger, now, renewWithin } = facts;
  const use = useOf(cluster, ledger);
  if (use.use === 'unknown') return [`No record says which secret cluster ${cluster.name} uses.`];
  if (use.use === 'ambiguous') return [`A newer secret was sent to cluster ${cluster.name} and not seen accepted.`];
  const held = passwordsOf(facts.credentials).find((password) => password.keyId.toLowerCase() === use.keyIds[0]);
  if (!held) return use.at !== null && now - use.at < replicationMargin ? [] : [`The secret of cluster ${cluster.name} has been removed.`];
  if (held.endsOn - now > renewWithin) return [];
  return [`The secret of cluster ${cluster.name} ${held.endsOn <= now ? 'ended' : 'ends'} on ${isoDate(held.endsOn)}.`];
}

/** The youngest issued credential whose entries name only clusters that are no longer found: it never reached one that is. */
export function strandedSecret(facts: ClusterFacts): Credential | undefined {
  const found = new Set(facts.clusters.map((cluster) => clusterHash(cluster.id)));
  return managed(facts)
    .filter((credential) => facts.ledger.issued.has(credential.keyId.toLowerCase()))
    .filter((credential) => {
      const targets = [...facts.ledger.sent, ...facts.ledger.uses].filter((entry) => entry.keyId === credential.keyId.toLowerCase());
      return targets.length > 0 && targets.every((entry) => !found.has(entry.cluster));
    })
    .sort((a, b) => b.startsOn - a.startsOn)[0];
}

function missedBy({ keyId }: Credential): string {
  return `Secret ${keyId} was issued for clusters that are no longer found.`;
}

/** Managed credentials that the ledger shows unused since longer than the overlap; whether they go is decided by rotate on a fresh scan. */
function retirable(facts: DueFacts): string[] {
  const uses = facts.clusters.map((cluster) => useOf(cluster, facts.ledger));
  if (uses.length === 0 || uses.some((use) => use.use !== 'known')) return [];
  const lastAccepted = Math.max(...uses.map((use) => use.at ?? 0));
  if (facts.now - lastAccepted < facts.overlap) return [];
  const used = new Set(uses.flatMap((use) => use.keyIds));
  const youngest = Math.max(...facts.clusters.map((cluster) => startOfUse(cluster, facts)));
  return managed(facts)
    .filter((credential) => !used.has(credential.keyId.toLowerCase()))
    .filter((credential) => !facts.ledger.issued.has(credential.keyId.toLowerCase()) || credential.startsOn < youngest)
    .map((credential) => `Secret ${credential.keyId} is used by no cluster and can be retired.`);
}

function managed(facts: ClusterFacts): Credential[] {
  return facts.credentials.filter((credential) => credential.kind === 'password' && originOf(credential.displayName) === 'managed');
}

function startOfUse(cluster: Cluster, facts: ClusterFacts): Instant {
  const accepted = latest(facts.ledger.uses, clusterHash(cluster.id));
  return facts.credentials.find((credential) => credential.keyId.toLowerCase() === accepted?.keyId)?.startsOn ?? 0;
}
