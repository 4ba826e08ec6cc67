/** Whose application is this? Decides what provision may take for its own. */
import type { ApplicationRecord } from './model.ts';
import { rotationOf } from './rotation-id.ts';
import { managedTag } from './ledger-tags.ts';

/** The idempotency key that a display name gives: `[a-z0-9-]`; empty if nothing of it fits. */
export function slugOf(displayName: string): string {
  return displayName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120)
    .replace(/-+$/, '');
}

export interface StandingFacts {
  application: Pick<ApplicationRecord, 'displayName' | 'tags' | 'credentials'>;
  /** The display name that was asked for; null when the application is named by its appId. */
  wanted: string | null;
  hasServicePrincipal: boolean;
  /** Object ids. */
  owners: readonly string[];
  /** Object id of this run's identity. */
  caller: string | null;
}

/**
 * `managed`: tagged as made or adopted by this action. `unfinished`: made by a run of this action that died before it could tag
 * it. `foreign`: anything else.
 */
export type Standing = { kind: 'managed' } | { kind: 'unfinished' } | { kind: 'foreign'; why: string };

/**
 * A run tags what it made before it does anything else to it, so what a dead run left bare has the names it was asked for and
 * nothing more: no tag, no credential but turns of this action, no owner but this identity, and no service principal, without
 * which an application signs nobody in. Whatever has more than that is somebody's.
 */
export function standingOf(facts: StandingFacts): Standing {
  if (facts.application.tags.includes(managedTag)) return { kind: 'managed' };
  const why = whyForeign(facts);
  return why === null ? { kind: 'unfinished' } : { kind: 'foreign', why };
}

function whyForeign({ application, wanted, hasServicePrincipal, owners, caller }: StandingFacts): string | null {
  if (wanted === null) return 'it does not have the tag aks-sp:managed';
  if (application.displayName !== wanted) return 'it has another display name';
  if (application.tags.length > 0) return 'it has tags of somebody else';
  if (application.credentials.some((credential) => rotationOf(credential.displayName)?.purpose !== 'turn')) return 'it has credentials';
  if (hasServicePrincipal) return 'it has a service principal';
  if (owners.some((owner) => owner.toLowerCase() !== caller?.toLowerCase())) return 'it has other owners';
  return null;
}
