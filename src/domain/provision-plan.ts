/** Does provision have to make a secret? Decided by what is proved to have left the process and to stand where it was to go. */
import { originOf, type Ledger } from './ledger.ts';
import type { Credential, Instant } from './model.ts';
import type { RetireVerdict } from './retire.ts';

export interface SecretFacts {
  /** Of the application. */
  credentials: readonly Credential[];
  ledger: Ledger;
  now: Instant;
  /** Whether `store` names a destination. */
  store: boolean;
  /** Key id of the latest value of a readable store, lower case. */
  stored: ReadonlySet<string>;
  /** That of the first readable store; a cluster can be made with it. */
  readable: string | null;
  always: boolean;
  /** A cluster is to be made and is not there yet. */
  makesCluster: boolean;
  verdicts: readonly RetireVerdict[];
}

export type SecretPlan =
  /** No destination and no cluster: a secret would be lost at once. */
  | { kind: 'none' }
  /** It was handed out and stands where it went. */
  | { kind: 'keep'; credential: Credential }
  /** The store's value goes into the new cluster. */
  | { kind: 'reuse'; credential: Credential }
  | { kind: 'create'; reason: string };

export function planSecret(facts: SecretFacts): SecretPlan {
  const { store, makesCluster, always } = facts;
  if (!store && !makesCluster) return { kind: 'none' };
  const given = facts.credentials.filter((credential) => isGiven(credential, facts)).sort((a, b) => b.startsOn - a.startsOn);
  const reusable = given.find((credential) => credential.keyId.toLowerCase() === facts.readable);
  if (makesCluster && reusable && !always) return { kind: 'reuse', credential: reusable };
  if (makesCluster) return { kind: 'create', reason: 'A cluster is to be made, and no store gives a valid secret back.' };
  if (always) return { kind: 'create', reason: 'new-secret is always.' };
  const [newest] = given;
  return newest ? { kind: 'keep', credential: newest } : { kind: 'create', reason: whyNone(facts) };
}

/** Live, made by this action, and delivered or the value of a store. */
function isGiven(credential: Credential, { ledger, stored, now, verdicts }: SecretFacts): boolean {
  const key = credential.keyId.toLowerCase();
  if (originOf(credential.displayName) !== 'managed' || credential.kind !== 'password' || credential.endsOn <= now) return false;
  if (verdicts.some((verdict) => verdict.lost && verdict.credential === credential)) return false;
  return ledger.delivered.has(key) || stored.has(key);
}

function whyNone({ credentials, ledger }: SecretFacts): string {
  const issued = credentials.some((credential) => ledger.issued.has(credential.keyId.toLowerCase()));
  return issued ? 'The last one was issued, and nothing shows that it arrived.' : 'No secret of this action is there.';
}
