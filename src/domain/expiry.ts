/** When does this cluster lose its sign-in? Judged by the password it uses; AKS signs in with passwords only, never with a certificate. */
import { clusterHash, latest, originOf, type Ledger } from './ledger.ts';
import type { AssessedCluster, Cluster, Credential, CredentialState, Duration, Instant, Outage, Severity, Thresholds } from './model.ts';
import { severities } from './model.ts';
import { isoDate } from './text.ts';

const minute = 60_000;
/** A credential younger than this may be missing from a lagging replica, so its absence proves nothing yet. */
export const replicationMargin: Duration = 15 * minute;

/** Clocks of services differ by seconds and `Date` headers are cut to whole ones: a credential that has just begun is not in the future. */
const clockSkew: Duration = 5 * minute;

export type TimeState = Extract<CredentialState, 'live' | 'expiring' | 'critical' | 'expired' | 'not-yet-valid'>;

/** State by the clock alone. A credential is valid from its start (give or take the skew of clocks) up to, not including, its end. */
export function timeState(credential: Credential, now: Instant, thresholds: Thresholds): TimeState {
  if (now >= credential.endsOn) return 'expired';
  if (now + clockSkew < credential.startsOn) return 'not-yet-valid';
  const left = credential.endsOn - now;
  if (left <= thresholds.criticalWithin) return 'critical';
  return left <= thresholds.warnWithin ? 'expiring' : 'live';
}

/** The worse of two, by the order in `severities`. */
export function worst(...items: readonly Severity[]): Severity {
  return items.reduce<Severity>((a, b) => (severities.indexOf(b) > severities.indexOf(a) ? b : a), 'ok');
}

/** What the ledger says of one cluster. */
export interface Use {
  use: AssessedCluster['use'];
  /** Key ids it may hold, lower case; empty when unknown. */
  keyIds: readonly string[];
  /** When the latest of them was sent or accepted. */
  at: Instant | null;
}

/** A value sent after the last acceptance may be the one in use, and so may one accepted in the same second: all of them count. */
export function useOf(cluster: Cluster, ledger: Ledger): Use {
  const hash = clusterHash(cluster.id);
  const accepted = latest(ledger.uses, hash);
  if (!accepted) return { use: 'unknown', keyIds: [], at: null };
  const later = [...ledger.sent, ...ledger.uses].filter(
    (entry) => entry.cluster === hash && entry.at >= accepted.at && entry.keyId !== accepted.keyId
  );
  if (later.length === 0) return { use: 'known', keyIds: [accepted.keyId], at: accepted.at };
  return {
    use: 'ambiguous',
    keyIds: [accepted.keyId, ...new Set(later.map((entry) => entry.keyId))],
    at: Math.max(...later.map((entry) => entry.at))
  };
}

/** Passwords that somebody may hold: certificates and the protocol's turn markers are none. */
export function passwordsOf(credentials: readonly Credential[]): Credential[] {
  return credentials.filter((credential) => credential.kind === 'password' && originOf(credential.displayName) !== 'turn');
}

/** An end that nobody acted on is forgotten after that long: whoever lost their sign-in has noticed. */
const doubtLasts: Duration = 90 * 1440 * minute;

/**
 * Key ids of passwords that ended lately, are still there, and may have been the one in use: where the ledger does not know a cluster's
 * credential, another live password does not prove that the cluster has it. No reason to raise an alarm, but no proof of health either.
 */
export function doubtfulPasswords(credentials: readonly Credential[], uses: readonly AssessedCluster['use'][], now: Instant): string[] {
  const passwords = passwordsOf(credentials);
  const live = passwords.some((password) => password.startsOn <= now + clockSkew && now < password.endsOn);
  if (!live || uses.every((use) => use === 'known')) return [];
  return passwords.filter((password) => password.endsOn <= now && now - password.endsOn < doubtLasts).map((password) => password.keyId);
}

export interface ClusterFacts {
  cluster: Cluster;
  /** Everything on the application and on the service principal. */
  credentials: readonly Credential[];
  ledger: Ledger;
  /** An outage of the principal itself, which every cluster shares. */
  outage: Outage | null;
  /** False where the application's passwords cannot be read (foreign tenant, failed read). */
  readable: boolean;
  now: Instant;
  thresholds: Thresholds;
}

/** State of one cluster. Never better than what was seen: unreadable means `unknown`. */
export function assessCluster(facts: ClusterFacts): AssessedCluster {
  const { cluster } = facts;
  const use = facts.readable ? useOf(cluster, facts.ledger) : { use: 'unknown' as const, keyIds: [], at: null };
  const base = { cluster, use: use.use, keyId: null, endsOn: null, latestEndsOn: null, outage: null };
  if (facts.outage) return { ...base, severity: 'expired', outage: facts.outage };
  const refusal = refusalOf(cluster, facts.readable);
  const judged = facts.readable ? judge(facts, use) : { ...base, severity: 'unknown' as const };
  return refusal ? { ...judged, severity: 'expired', outage: judged.outage ?? refusal } : judged;
}

/** With nothing but credentials to go by, as for an application without clusters. */
export function judgePasswords(passwords: readonly Credential[], now: Instant, thresholds: Thresholds): Verdict {
  const valid = passwords.filter((password) => !['expired', 'not-yet-valid'].includes(timeState(password, now, thresholds)));
  const first = extreme(valid, -1);
  const last = extreme(valid, 1);
  if (first && last) {
    return {
      severity: severityOf(timeState(first, now, thresholds)),
      keyId: first.keyId,
      endsOn: first.endsOn,
      latestEndsOn: last.endsOn,
      outage: null
    };
  }
  const ended = extreme(passwords, 1);
  return {
    severity: 'expired',
    keyId: ended?.keyId ?? null,
    endsOn: ended?.endsOn ?? null,
    latestEndsOn: null,
    outage: passwordOutage(ended, now)
  };
}

type Verdict = Pick<AssessedCluster, 'severity' | 'keyId' | 'endsOn' | 'latestEndsOn' | 'outage'>;

function judge(facts: ClusterFacts, use: Use): AssessedCluster {
  const { cluster, now, thresholds } = facts;
  const passwords = passwordsOf(facts.credentials);
  if (use.use === 'unknown') return { cluster, use: use.use, ...judgePasswords(passwords, now, thresholds) };
  const held = passwords.filter((password) => use.keyIds.includes(password.keyId.toLowerCase()));
  const missing = use.keyIds.filter((keyId) => !held.some((password) => password.keyId.toLowerCase() === keyId));
  if (missing.length > 0 && use.at !== null && now - use.at < replicationMargin) {
    return { cluster, use: use.use, severity: 'unknown', keyId: missing[0] ?? null, endsOn: null, latestEndsOn: null, outage: null };
  }
  if (held.length === 0) {
    return {
      cluster,
      use: use.use,
      severity: 'expired',
      keyId: use.keyIds[0] ?? null,
      endsOn: null,
      latestEndsOn: null,
      outage: removed(cluster, use.keyIds)
    };
  }
  const verdict = judgePasswords(held, now, thresholds);
  return {
    cluster,
    use: use.use,
    ...verdict,
    severity: missing.length > 0 ? worst('unknown', verdict.severity) : verdict.severity,
    latestEndsOn: use.use === 'known' ? null : verdict.latestEndsOn
  };
}

function severityOf(state: TimeState): Severity {
  if (state === 'live') return 'ok';
  return state === 'not-yet-valid' ? 'expired' : state;
}

function extreme(credentials: readonly Credential[], direction: 1 | -1): Credential | undefined {
  return [...credentials].sort((a, b) => direction * (b.endsOn - a.endsOn))[0];
}

function passwordOutage(last: Credential | undefined, now: Instant): Outage {
  const wayOut = 'Run this action with operation rotate and this app-id: it makes a new secret and gives it to every cluster.';
  if (!last) return { kind: 'no-password', message: 'The application has no client secret left, so no cluster on it can sign in.', wayOut };
  if (now + clockSkew < last.startsOn) {
    return {
      kind: 'password-expired',
      message: `No client secret is valid now; the next one begins on ${isoDate(last.startsOn)}.`,
      wayOut
    };
  }
  return {
    kind: 'password-expired',
    message: `The client secret ${last.keyId} ended on ${isoDate(last.endsOn)}; no other that could be in use is valid.`,
    wayOut
  };
}

function removed(cluster: Cluster, keyIds: readonly string[]): Outage {
  return {
    kind: 'password-removed',
    message: `Cluster ${cluster.name} was given the client secret ${keyIds.join(' or ')}, which has been removed from the application.`,
    wayOut: 'Run this action with operation rotate and this app-id: the cluster needs a new secret.'
  };
}

/** Texts that AKS and Entra give when the secret a cluster holds is dead (https://learn.microsoft.com/azure/aks/kubernetes-service-principal). */
const deadSecret =
  /credentials in ServicePrincipalProfile were invalid|AADSTS(?:7000215|7000222|700016|7000112)\b|adal: Refresh request failed|invalid_client/i;

function refusalOf(cluster: Cluster, readable: boolean): Outage | null {
  if (!cluster.failure || !deadSecret.test(cluster.failure)) return null;
  return {
    kind: 'cluster-refused',
    message: `The last operation of cluster ${cluster.name} failed because its client secret was refused.`,
    wayOut: readable
      ? "Run this action with operation rotate and this app-id, or look at the cluster's activity log for the refused sign-in."
      : 'Ask whoever administers the application for a new secret, and give it to the cluster with az aks update-credentials --reset-service-principal.'
  };
}
