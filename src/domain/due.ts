/** Would `rotate` act on this principal? One sentence per reason, so that a report can say why; no reason, no action. */
import { clusterHash, latest, originOf, type Ledger } from './ledger.ts';
import { passwordsOf, replicationMargin, useOf } from './expiry.ts';
import type { Cluster, Credential, Duration, Instant } from './model.ts';
import { removable, type RetireFacts, type RetirePolicy } from './retire.ts';
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
  /** Which superseded secrets rotate is to remove. */
  retire: RetirePolicy;
  /** Whether no cluster can have been left out: otherwise rotate removes nothing. */
  complete: boolean;
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
export function dueClusters<T extends Cluster>(facts: Omit<ClusterFacts, 'clusters'> & { clusters: readonly T[] }): DueCluster<T>[] {
  const running = facts.clusters.filter((cluster) => cluster.powerState !== 'Stopped');
  const stranded = strandedSecret(facts);
  return running.flatMap((cluster) => {
    const reason =
      clusterReason(cluster, facts)[0] ?? (stranded && startOfUse(cluster, facts) < stranded.startsOn ? missedBy(stranded) : null);
    return reason === null ? [] : [{ cluster, reason }];
  });
}

type ClusterFacts = Omit<DueFacts, 'overlap' | 'retire' | 'complete'>;

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

/** What rotate would remove by all that a scan can know; it asks the runs, the stores and the Activity Log as well. */
function retirable(facts: DueFacts): string[] {
  return removable({ ...facts, ...notAsked, policy: facts.retire, run: { ...overByNow, now: facts.now } }).map(
    ({ keyId }) => `Secret ${keyId} is used by no cluster and can be retired.`
  );
}

const notAsked = {
  ...{ current: null, stored: new Set<string>(), unarrived: new Set<string>() },
  ...{ touched: new Set<string>(), unquiet: new Set<string>() }
} satisfies Partial<RetireFacts>;

/** A run that is still at work by the time of rotate keeps what it made. */
const overByNow = {
  ...{ rotationId: '', statuses: new Map(), lease: 0 },
  self: { server: '', repositoryId: '0', runId: '0', attempt: 0 }
} satisfies Partial<RetireFacts['run']>;

function managed(facts: ClusterFacts): Credential[] {
  return facts.credentials.filter((credential) => credential.kind === 'password' && originOf(credential.displayName) === 'managed');
}

function startOfUse(cluster: Cluster, facts: ClusterFacts): Instant {
  const accepted = latest(facts.ledger.uses, clusterHash(cluster.id));
  return facts.credentials.find((credential) => credential.keyId.toLowerCase() === accepted?.keyId)?.startsOn ?? 0;
}
