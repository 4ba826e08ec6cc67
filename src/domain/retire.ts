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
  /** Issued by a run that died before its value can have got to where it was to go, lower-case key ids: see `mayNeverHaveArrived`. */
  unarrived: ReadonlySet<string>;
  /** Lower-case ids of clusters that somebody else wrote to after they accepted their credential. */
  touched: ReadonlySet<string>;
  /** Lower-case key ids that `needsQuiet` and for which a reset of such a cluster cannot be excluded. */
  unquiet: ReadonlySet<string>;
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
export function isLost(
  credential: Credential,
  facts: Pick<RetireFacts, 'ledger' | 'clusters' | 'complete' | 'stored' | 'run' | 'unarrived'>
): boolean {
  const { ledger, clusters, complete, stored, run, unarrived } = facts;
  const key = keyOf(credential);
  if (!complete || originOf(credential.displayName) !== 'managed' || !isOver(credential, run)) return false;
  if ((isNamed(key, ledger) && !unarrived.has(key)) || stored.has(key)) return false;
  return clusters.every((cluster) => latest(ledger.uses, clusterHash(cluster.id)) !== undefined);
}

/**
 * Issued, with its destinations on record, and no sign that it left its run: if it stands in none of them, it never did. Only a run
 * with the very same destinations can tell.
 * @param destinations hash of this run's own
 */
export function mayNeverHaveArrived(
  keyId: string,
  { issued, delivered, sent, uses, destinations: recorded }: Ledger,
  destinations: string
): boolean {
  const out = delivered.has(keyId) || [...sent, ...uses].some((entry) => entry.keyId === keyId);
  return issued.has(keyId) && !out && recorded.get(keyId) === destinations;
}

/** Whether any entry says that its value left, or was about to leave, the process that made it. */
export function isNamed(keyId: string, { issued, sent, uses, delivered }: Ledger): boolean {
  return issued.has(keyId) || delivered.has(keyId) || [...sent, ...uses].some((entry) => entry.keyId === keyId);
}

function whyItStays(credential: Credential, lost: boolean, facts: RetireFacts): string | null {
  const known = whyNotAsked(credential, facts) ?? (facts.complete ? null : incomplete);
  const used = (): string | null => (lost ? whyLostStays(credential, facts) : whyItMayBeUsed(credential, facts));
  const quiet = (): string | null =>
    facts.unquiet.has(keyOf(credential)) ? 'The ledger does not name it, and that a cluster was given it since cannot be excluded.' : null;
  return known ?? used() ?? quiet();
}

/**
 * Clusters whose accepted credential is not younger than one that the ledger does not name at all. Another tool may have put old
 * tags back, so only their own history shows that they were not given it.
 */
export function needsQuiet(credential: Credential, facts: RetireFacts): Cluster[] {
  if (isNamed(keyOf(credential), facts.ledger)) return [];
  return facts.clusters.filter((cluster) => startOf(useOf(cluster, facts.ledger), facts) <= credential.startsOn);
}

/** With all tags lost, what was in use until a moment ago looks lost as well. */
function whyLostStays(credential: Credential, facts: RetireFacts): string | null {
  if (heldElsewhere(credential, facts)) return elsewhere;
  return touchedCluster(facts) ?? overlapNotPassed(facts);
}

function touchedCluster({ clusters, touched }: RetireFacts): string | null {
  const changed = clusters.find((cluster) => touched.has(cluster.id.toLowerCase()));
  return changed ? `Cluster ${changed.name} was written to by somebody else after it accepted its secret.` : null;
}

const elsewhere = 'A cluster that can no longer be told by its entry may use it.';

/** Without a cluster there is nothing to wait for. */
function overlapNotPassed({ clusters, ledger, now, overlap }: RetireFacts): string | null {
  const lastAccepted = Math.max(...clusters.map((cluster) => latest(ledger.uses, clusterHash(cluster.id))?.at ?? now));
  return now - lastAccepted < overlap ? `The overlap lasts until ${isoTime(lastAccepted + overlap)}.` : null;
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
  const { clusters, ledger, stored } = facts;
  const key = keyOf(credential);
  if (clusters.length === 0) return 'No cluster was found on this principal, so nothing shows that it has been replaced.';
  if (stored.has(key)) return 'It is the latest value of a store.';
  const uses = clusters.map((cluster) => ({ cluster, use: useOf(cluster, ledger) }));
  const unknown = uses.find(({ use }) => use.use === 'unknown' || !isListed(use.keyIds[0], facts));
  if (unknown) return `It is not known which secret cluster ${unknown.cluster.name} uses.`;
  const changed = touchedCluster(facts);
  if (changed) return changed;
  const user = uses.find(({ use }) => use.keyIds.includes(key));
  if (user) return `Cluster ${user.cluster.name} ${user.use.use === 'known' ? 'uses it' : 'may use it'}.`;
  if (heldElsewhere(credential, facts)) return elsewhere;
  const given = ledger.issued.has(key) || ledger.delivered.has(key) || originOf(credential.displayName) === 'foreign';
  if (given && !uses.some(({ use }) => startOf(use, facts) > credential.startsOn))
    return 'It was given out, and no cluster uses a younger one.';
  return overlapNotPassed(facts);
}

/**
 * Whether an entry of a cluster that was not found and whose place the ledger does not say (any more) names it: what cannot be
 * looked up cannot be told to be gone.
 */
function heldElsewhere(credential: Credential, facts: RetireFacts): boolean {
  const { clusters, ledger, credentials } = facts;
  const key = keyOf(credential);
  const known = new Set([...clusters.map((cluster) => clusterHash(cluster.id)), ...ledger.clusters.keys()]);
  const strange = new Set([...ledger.sent, ...ledger.uses].map((entry) => entry.cluster).filter((hash) => !known.has(hash)));
  return [...strange].some((hash) => {
    const accepted = latest(ledger.uses, hash);
    // It accepted nothing that is on record, so it may have anything.
    if (!accepted || ledger.uses.some((entry) => entry.cluster === hash && entry.keyId === key && entry.at === accepted.at)) return true;
    const start = credentials.find((each) => keyOf(each) === accepted.keyId)?.startsOn ?? -Infinity;
    // What the ledger does not name at all may have come after that, and have been forgotten.
    if (!isNamed(key, ledger) && start <= credential.startsOn) return true;
    return ledger.sent.some((entry) => entry.cluster === hash && entry.keyId === key && entry.at >= accepted.at);
  });
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
