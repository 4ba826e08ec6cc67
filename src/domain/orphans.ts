/**
 * What a sweep may take for left behind. Missing is never enough: an application is an orphan only if the ledger names every
 * cluster it was ever given to and each of them is gone for longer than the grace; an assignment only if its name proves that
 * this action made it and its principal is gone by three independent answers.
 */
import { madeByThisAction } from './access-plan.ts';
import type { AssignmentDetails } from './cleanup-plan.ts';
import { useOf } from './expiry.ts';
import { clusterHash, originOf, parseLedger, type Ledger } from './ledger.ts';
import type { Cluster, Credential, Duration, Instant } from './model.ts';
import { isOver, type RunFacts } from './rotation-id.ts';
import { isoTime } from './text.ts';

/** `gone`: not among the live ones, not among the deleted ones, and not found by its own id. Whatever was not read is `unknown`. */
export type PrincipalTrace = 'live' | 'deleted' | 'gone' | 'unknown';

const goneTagPattern = /^aks-sp:gone:([0-9a-f]{16}):(\d{1,12})$/;
/** Replicas of the directory may not show a principal yet that was made a moment ago. */
const youngest: Duration = 3_600_000;

/** Says when a sweep first found the cluster gone; a read that fails writes none. */
export function goneTag(hash: string, at: Instant): string {
  return `aks-sp:gone:${hash}:${Math.floor(at / 1000)}`;
}

/** The latest mark of that cluster, or null. An older one may be of an earlier life of a cluster of the same name. */
export function markedGone(tags: readonly string[], hash: string): Instant | null {
  const marks = tags.flatMap((tag) => {
    const found = goneTagPattern.exec(tag);
    return found?.[1] === hash ? [Number(found[2]) * 1000] : [];
  });
  return marks.length > 0 ? Math.max(...marks) : null;
}

/** Hashes of clusters that the ledger mentions in any entry. */
export function knownHashes({ clusters, sent, uses }: Ledger): string[] {
  return [...new Set([...clusters.keys(), ...sent.map(({ cluster }) => cluster), ...uses.map(({ cluster }) => cluster)])];
}

export type OrphanVerdict =
  /** Not one: why, in one sentence. */
  | { kind: 'keep'; reason: string }
  /** Clusters (hashes) whose absence has to be written down first. */
  | { kind: 'mark'; hashes: string[]; reason: string }
  | { kind: 'orphan'; since: Instant; reason: string };

export interface OrphanFacts {
  tags: readonly string[];
  /** Clusters found on the principal. */
  users: readonly { name: string }[];
  /** Resource ids that the ledger names and that are gone for certain. */
  gone: readonly string[];
  /** No cluster can have been left out. */
  complete: boolean;
  /** When the Activity Log says a cluster was deleted, by hash, where it says so. */
  deletedOn: ReadonlyMap<string, Instant>;
  /** The last write to it that the Activity Log has, by hash, other than its deletion. */
  lastWrite: ReadonlyMap<string, Instant>;
  grace: Duration;
  now: Instant;
}

/** Judges one managed application. */
export function judgeApplication(facts: OrphanFacts): OrphanVerdict {
  const ledger = parseLedger(facts.tags);
  if (!ledger.managed) return keep('It was not made by this action.');
  const user = facts.users[0];
  if (user) return keep(`Cluster ${user.name} uses it.`);
  if (!facts.complete) return keep('Not every cluster could be seen.');
  const hashes = knownHashes(ledger);
  if (hashes.length === 0) return keep('No cluster was ever written down for it, so nothing says that it is no longer needed.');
  const gone = new Set(facts.gone.map((id) => clusterHash(id)));
  if (hashes.some((hash) => !gone.has(hash))) return keep('A cluster that its ledger mentions cannot be looked up or is still there.');
  const since = hashes.map((hash) => ({ hash, at: goneSince(hash, ledger, facts) }));
  const unmarked = since.filter(({ at }) => at === null).map(({ hash }) => hash);
  if (unmarked.length > 0 && facts.grace > 0)
    return { kind: 'mark', hashes: unmarked, reason: 'Its clusters are gone, since when is not known: the grace begins now.' };
  const last = Math.max(...since.map(({ at }) => at ?? facts.now));
  if (facts.now - last < facts.grace)
    return keep(`Its last cluster was seen gone on ${isoTime(last)}; the grace lasts until ${isoTime(last + facts.grace)}.`);
  return { kind: 'orphan', since: last, reason: `all its clusters are gone, the last since ${isoTime(last)} or longer` };
}

/** A lower bound: the deletion in the Activity Log, else this action's own mark, each only if nothing happened to the cluster after it. */
function goneSince(hash: string, { sent, uses }: Ledger, { tags, deletedOn, lastWrite }: OrphanFacts): Instant | null {
  const alive = Math.max(
    lastWrite.get(hash) ?? -Infinity,
    ...[...sent, ...uses].filter(({ cluster }) => cluster === hash).map(({ at }) => at)
  );
  const known = [deletedOn.get(hash), markedGone(tags, hash)].filter((at) => at !== undefined && at !== null && at >= alive) as Instant[];
  return known.length > 0 ? Math.min(...known) : null;
}

function keep(reason: string): OrphanVerdict {
  return { kind: 'keep', reason };
}

export interface AssignmentVerdict {
  assignment: AssignmentDetails;
  remove: boolean;
  /** One sentence. */
  reason: string;
}

/** Judges assignments whose principal is not live; those of live principals are nobody's business and left out. */
export function judgeAssignments(
  assignments: readonly AssignmentDetails[],
  traces: ReadonlyMap<string, PrincipalTrace>,
  now: Instant,
  grace: Duration
): AssignmentVerdict[] {
  return assignments.flatMap((assignment) => {
    const trace = isAskable(assignment) ? (traces.get(assignment.principalId.toLowerCase()) ?? 'unknown') : 'unknown';
    if (trace === 'live') return [];
    const stays = whyItStays(assignment, trace, now, grace);
    return [{ assignment, remove: stays === null, reason: stays ?? 'this action made it, and its principal no longer exists' }];
  });
}

function whyItStays(assignment: AssignmentDetails, trace: PrincipalTrace, now: Instant, grace: Duration): string | null {
  if (trace === 'deleted') return 'Its principal is soft-deleted and can be restored.';
  if (!isAskable(assignment))
    return `Its principal is of type ${assignment.principalType ?? 'unknown'}, which may belong to another tenant.`;
  if (trace === 'unknown') return 'It could not be found out whether its principal exists.';
  if (assignment.delegatedManagedIdentityId !== null) return 'It is for a managed identity that another tenant manages.';
  if (!madeByThisAction(assignment)) return 'Its principal no longer exists, but this action did not make it.';
  if (assignment.createdOn === null || now - assignment.createdOn < Math.max(grace, youngest)) return 'It is too young to be judged.';
  return null;
}

/** Only service principals can be asked for; ARM leaves the type out where it does not know it. */
export function isAskable({ principalType }: AssignmentDetails): boolean {
  return principalType === null || principalType === 'ServicePrincipal' || principalType === 'Unknown';
}

/** Types that belong to this tenant and that the sweep has no way, and no reason, to look up. */
export function isPerson({ principalType }: AssignmentDetails): boolean {
  return principalType === 'User' || principalType === 'Group' || principalType === 'Device';
}

export interface ExpiredFacts {
  credentials: readonly Credential[];
  clusters: readonly Cluster[];
  ledger: Ledger;
  complete: boolean;
  run: RunFacts;
  now: Instant;
  /** Latest values of vaults, lower-case key ids. */
  stored: ReadonlySet<string>;
}

export interface ExpiredVerdict {
  credential: Credential;
  remove: boolean;
  reason: string;
}

/** Managed passwords that have ended. What a found cluster may hold stays: it is the only evidence of why that cluster is down. */
export function judgeExpired(facts: ExpiredFacts): ExpiredVerdict[] {
  return expiredOf(facts.credentials, facts.now).map((credential) => {
    const stays = whyExpiredStays(credential, facts);
    return { credential, remove: stays === null, reason: stays ?? `it ended on ${isoTime(credential.endsOn)}, and no cluster has it` };
  });
}

/** Oldest first. */
export function expiredOf(credentials: readonly Credential[], now: Instant): Credential[] {
  return credentials
    .filter(
      ({ kind, holder, displayName, endsOn }) =>
        kind === 'password' && holder === 'application' && originOf(displayName) === 'managed' && endsOn <= now
    )
    .sort((a, b) => a.startsOn - b.startsOn);
}

function whyExpiredStays(credential: Credential, { complete, run, clusters, ledger, stored }: ExpiredFacts): string | null {
  const key = credential.keyId.toLowerCase();
  if (!complete) return 'Not every cluster could be seen.';
  if (!isOver(credential, run)) return 'The run that made it may still be at work.';
  if (stored.has(key)) return 'It is the latest value of a store.';
  const unknown = clusters.find((cluster) => useOf(cluster, ledger).use === 'unknown');
  if (unknown) return `It is not known which secret cluster ${unknown.name} uses.`;
  const user = clusters.find((cluster) => useOf(cluster, ledger).keyIds.includes(key));
  return user ? `Cluster ${user.name} may hold it.` : null;
}
