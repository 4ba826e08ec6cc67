/** What AKS takes as a client secret, and how long a new one may live. */
import type { Duration, Instant } from './model.ts';

/** A customised secret may have that many bytes (https://learn.microsoft.com/azure/aks/kubernetes-service-principal). */
const mostBytes = 190;
/** Characters that break the secret on its way through shells, JSON and the nodes' azure.json. */
const breaking = /["\\&<>'`]/;

/** Why AKS would choke on this secret, without showing it; null = it is fine. */
export function secretProblem(secret: string): string | null {
  const bytes = new TextEncoder().encode(secret).length;
  if (bytes > mostBytes) return `it has ${bytes} bytes, and AKS takes at most ${mostBytes}`;
  return breaking.test(secret) ? 'it has a character that does not survive the way to the nodes' : null;
}

/** The end of a new credential, cut to what the tenant's policy allows. */
export function endOfNew(now: Instant, validFor: Duration, maxLifetime: Duration | null): { endsOn: Instant; cut: boolean } {
  // The service measures from its own clock at the start; a minute less keeps a full-length one inside the limit.
  const allowed = maxLifetime === null ? Infinity : Math.max(maxLifetime - 60_000, 0);
  return { endsOn: now + Math.min(validFor, allowed), cut: allowed < validFor };
}
