/**
 * Which credentials may be removed. A credential stays unless everything that is known says that nobody can be using it:
 * what is not known counts as in use.
 */
import { useOf, type Use } from './expiry.ts';
import { clusterHash, latest, originOf, type Ledger } from './ledger.ts';
import type { Cluster, Credential, Duration, Instant } from './model.ts';
import { isOver, rotationOf, type RunFacts } from './rotation-id.ts';
import { isoTime } from './text.ts';

export type RetirePolicy = { kind: 'managed' | 'all' | 'none' } | { kind: 'keys'; keyIds: readonly string[] };

export interface RetireFacts {
  /** Every cluster found on the principal, in whatever state. */
  clusters: readonly Cluster[];
  /** Of the application. */
  credentials: readonly Credential[];
  ledger: Ledger;
  now: Instant;
  overlap: Duration;
  policy: RetirePolicy;
  run: RunFacts;
  /** Whether no cluster can have been left out; false forbids every removal. */
  complete: boolean;
  /** The credential that this run hands out, lower case. */
  current: string | null;
  /** Latest values of the stores that tell, lower-case key ids. */
  stored: ReadonlySet<string>;
  /** Lower-case ids of clusters that somebody else wrote to after they accepted their credential. */
  touched: ReadonlySet<string>;
}

export interface RetireVerdict {
  credential: Credential;
  remove: boolean;
  /** Made by a run that died before anybody can have got the value. */
  lost: boolean;
  /** Why it goes or stays: one sentence. */
  reason: string;
}

/** One verdict for each password that is not a turn, oldest first. */
export function judgeRetirement(facts: RetireFacts): RetireVerdict[] {
  return facts.credentials
    .filter(
      (credential) => credential.kind === 'password' && credential.holder === 'application' && originOf(credential.displayName) !== 'turn'
    )
    .sort((a, b) => a.startsOn - b.startsOn)
    .map((credential) => {
      const lost = isLost(credential, facts);
      const stays = whyItStays(credential, lost, facts);
      return { credential, lost, remove: stays === null, reason: stays ?? whyItGoes(lost) };
    });
}

/** Those that may go. */
export function removable(facts: RetireFacts): Credential[] {
  return judgeRetirement(facts).flatMap((verdict) => (verdict.remove ? [verdict.credential] : []));
}

/**
 * A dead run's credential that the ledger does not name, where the ledger is known to be whole: every cluster has an entry for
 * another one, or there is no cluster.
 */
export function isLost(credential: Credential, facts: Omit<RetireFacts, 'policy' | 'overlap' | 'touched'>): boolean {
  const { ledger, clusters, complete, stored, run } = facts;
  const key = keyOf(credential);
  if (!complete || originOf(credential.displayName) !== 'managed' || !isOver(credential, run)) return false;
  if (isNamed(key, ledger) || stored.has(key)) return false;
  return clusters.every((cluster) => latest(ledger.uses, clusterHash(cluster.id)) !== undefined);
}

/** Whether any entry says that its value left, or was about to leave, the process that made it. */
export function isNamed(keyId: string, { issued, sent, uses, delivered }: Ledger): boolean {
  return issued.has(keyId) || delivered.has(keyId) || [...sent, ...uses].some((entry) => entry.keyId === keyId);
}

function whyItStays(credential: Credential, lost: boolean, facts: RetireFacts): string | null {
  return whyNotAsked(credential, facts) ?? (facts.complete ? null : incomplete) ?? (lost ? null : whyItMayBeUsed(credential, facts));
}

const incomplete = 'Not every cluster could be seen, so nothing is removed.';

function whyNotAsked(credential: Credential, { policy, run, current }: RetireFacts): string | null {
  const key = keyOf(credential);
  if (key === current) return 'It is the one this run hands out.';
  if (policy.kind === 'none') return 'retire is none.';
  if (policy.kind === 'keys' && !policy.keyIds.includes(key)) return 'retire does not name it.';
  if (originOf(credential.displayName) === 'foreign')
    return policy.kind === 'managed' ? `It was not made by this action; retire: ${key} would remove it.` : null;
  const own = rotationOf(credential.displayName)?.rotationId === run.rotationId;
  return own || isOver(credential, run) ? null : 'The run that made it may still be at work.';
}

function whyItMayBeUsed(credential: Credential, facts: RetireFacts): string | null {
  const { clusters, ledger, now, overlap, stored, touched } = facts;
  const key = keyOf(credential);
  if (clusters.length === 0) return 'No cluster was found on this principal, so nothing shows that it has been replaced.';
  if (stored.has(key)) return 'It is the latest value of a store.';
  const uses = clusters.map((cluster) => ({ cluster, use: useOf(cluster, ledger) }));
  const unknown = uses.find(({ use }) => use.use === 'unknown' || !isListed(use.keyIds[0], facts));
  if (unknown) return `It is not known which secret cluster ${unknown.cluster.name} uses.`;
  const changed = clusters.find((cluster) => touched.has(cluster.id.toLowerCase()));
  if (changed) return `Cluster ${changed.name} was written to by somebody else after it accepted its secret.`;
  const user = uses.find(({ use }) => use.keyIds.includes(key));
  if (user) return `Cluster ${user.cluster.name} ${user.use.use === 'known' ? 'uses it' : 'may use it'}.`;
  if (heldElsewhere(key, facts)) return 'A cluster that can no longer be told by its entry may use it.';
  const given = ledger.issued.has(key) || ledger.delivered.has(key) || originOf(credential.displayName) === 'foreign';
  if (given && !uses.some(({ use }) => startOf(use, facts) > credential.startsOn))
    return 'It was given out, and no cluster uses a younger one.';
  const lastAccepted = Math.max(...clusters.map((cluster) => latest(ledger.uses, clusterHash(cluster.id))?.at ?? now));
  if (now - lastAccepted < overlap) return `The overlap lasts until ${isoTime(lastAccepted + overlap)}.`;
  return null;
}

/**
 * Whether an entry of a cluster that was not found and whose place the ledger does not say (any more) names it: what cannot be
 * looked up cannot be told to be gone.
 */
function heldElsewhere(keyId: string, { clusters, ledger }: RetireFacts): boolean {
  const known = new Set([...clusters.map((cluster) => clusterHash(cluster.id)), ...ledger.clusters.keys()]);
  const strange = [...ledger.sent, ...ledger.uses].filter((entry) => entry.keyId === keyId && !known.has(entry.cluster));
  return strange.some((entry) => entry.at >= (latest(ledger.uses, entry.cluster)?.at ?? 0));
}

function whyItGoes(lost: boolean): string {
  return lost
    ? 'The run that made it died before its value can have reached anybody.'
    : 'Every cluster accepted another one, and the overlap has passed.';
}

function startOf(use: Use, { credentials }: RetireFacts): Instant {
  return credentials.find((credential) => keyOf(credential) === use.keyIds[0])?.startsOn ?? -Infinity;
}

/** A use of a credential that is gone is no evidence: the cluster either fails or was given another one by somebody else. */
function isListed(keyId: string | undefined, { credentials }: RetireFacts): boolean {
  return credentials.some((credential) => keyOf(credential) === keyId);
}

function keyOf(credential: Credential): string {
  return credential.keyId.toLowerCase();
}
