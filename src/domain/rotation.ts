/** The plan of rotate: facts in, what to do and why out. A fresh run, a resumed run and a dry run all ask this. */
import { dueClusters, strandedSecret } from './due.ts';
import { useOf } from './expiry.ts';
import { clusterHash, latest, originOf, type LedgerEntry } from './ledger.ts';
import type { Cluster, Credential, Duration } from './model.ts';
import { judgeRetirement, type RetireFacts, type RetireVerdict } from './retire.ts';
import { isOver, rotationOf } from './rotation-id.ts';
import { turnsOf } from './turn.ts';

export interface RotationFacts extends RetireFacts {
  /** Renew while the credential in use ends within this time. */
  renewWithin: Duration;
  /** Rotate whatever is due or not. */
  force: boolean;
  /** Key id (lower case) of the latest value of the first store that can be read back; null without one. */
  readable: string | null;
  /** Whether there is such a store at all. */
  hasReadable: boolean;
}

/** What is to be done, the clusters in the order in which they are reset. */
export type RotationPlan = {
  /** `stuck`: a cluster holds too many values it never confirmed; `retire`: only removals. */
  kind: 'create' | 'resume' | 'retire' | 'unchanged' | 'stuck';
  /** With `resume`: whose value the store has. */
  keyId: string | null;
  targets: readonly Cluster[];
  /** Why it acts, one sentence each. */
  reasons: readonly string[];
  verdicts: readonly RetireVerdict[];
  /** Turns of dead runs. */
  deadTurns: readonly Credential[];
  /** Clusters that get no further credential without force. */
  capped: readonly Cluster[];
};

/** So many values sent to one cluster and never confirmed are enough: another reset would only reimage its nodes again. */
const unconfirmedLimit = 4;

export function planRotation(facts: RotationFacts): RotationPlan {
  const running = facts.clusters.filter((cluster) => cluster.powerState !== 'Stopped');
  const capped = facts.force || facts.hasReadable ? [] : running.filter((cluster) => unconfirmed(cluster, facts) >= unconfirmedLimit);
  const found = dueClusters(facts).filter(({ cluster }) => !capped.includes(cluster));
  const due = facts.force ? running.map((cluster) => ({ cluster, reason: 'force is set.' })) : found;
  const verdicts = judgeRetirement(facts);
  const deadTurns = turnsOf(facts.credentials).filter((turn) => isOver(turn, facts.run));
  const base = { verdicts, deadTurns, capped, keyId: null, targets: [] as readonly Cluster[], reasons: [] as readonly string[] };
  if (due.length > 0) {
    const reasons = [...new Set(due.map(({ reason }) => reason))];
    const resumed = resumable(running, facts);
    if (resumed && !facts.force) return { ...base, kind: 'resume', keyId: resumed.keyId, targets: resumed.targets, reasons };
    return { ...base, kind: 'create', targets: due.map(({ cluster }) => cluster), reasons };
  }
  if (deadTurns.length > 0 || verdicts.some((verdict) => verdict.remove)) {
    const reasons = verdicts.filter(({ remove }) => remove).map(({ credential, reason }) => `${credential.keyId}: ${reason}`);
    return { ...base, kind: 'retire', reasons };
  }
  return { ...base, kind: capped.length > 0 ? 'stuck' : 'unchanged' };
}

/** The store's value is given to the clusters that lack it, unless something younger was sent, or it ends soon as well. */
function resumable(running: readonly Cluster[], facts: RotationFacts): { keyId: string; targets: readonly Cluster[] } | null {
  const credential = facts.credentials.find((candidate) => candidate.keyId.toLowerCase() === facts.readable);
  if (!credential || originOf(credential.displayName) !== 'managed') return null;
  const free = isOver(credential, facts.run) || rotationOf(credential.displayName)?.rotationId === facts.run.rotationId;
  if (!free || credential.endsOn - facts.now <= facts.renewWithin) return null;
  const key = credential.keyId.toLowerCase();
  if (facts.clusters.some((cluster) => pending(cluster, facts).some((entry) => startOf(entry, facts) > credential.startsOn))) return null;
  // It would leave them due for that one's sake.
  if ((strandedSecret(facts)?.startsOn ?? -Infinity) > credential.startsOn) return null;
  const targets = running.filter((cluster) => {
    const use = useOf(cluster, facts.ledger);
    return use.use !== 'known' || use.keyIds[0] !== key;
  });
  return targets.length > 0 ? { keyId: key, targets } : null;
}

/** What this cluster may hold: accepted last, or sent since. */
function pending(cluster: Cluster, { ledger }: RotationFacts): LedgerEntry[] {
  const hash = clusterHash(cluster.id);
  const accepted = latest(ledger.uses, hash);
  return [...ledger.uses, ...ledger.sent].filter((entry) => entry.cluster === hash && entry.at >= (accepted?.at ?? 0));
}

function unconfirmed(cluster: Cluster, facts: RotationFacts): number {
  const hash = clusterHash(cluster.id);
  const accepted = latest(facts.ledger.uses, hash)?.keyId;
  const listed = new Set(facts.credentials.map((credential) => credential.keyId.toLowerCase()));
  return new Set(
    pending(cluster, facts)
      .map((entry) => entry.keyId)
      .filter((keyId) => keyId !== accepted && listed.has(keyId))
  ).size;
}

/** Of a credential that is not listed (any more) only its entry tells: it began before that. */
function startOf({ keyId, at }: LedgerEntry, { credentials }: RotationFacts): number {
  return credentials.find((credential) => credential.keyId.toLowerCase() === keyId)?.startsOn ?? at;
}

/** Whether every running cluster accepted a credential that need not be replaced: only then is a rotation done. */
export function isSettled(facts: RotationFacts): boolean {
  return dueClusters(facts).length === 0;
}
