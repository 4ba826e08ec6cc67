import { secretState } from './entra/sign-in.ts';
import type { Cluster, PasswordCredential, World } from './world.ts';

/** Whether a cluster could get a token right now, replication left aside. */
export interface ClusterHealth {
  id: string;
  working: boolean;
  /** ISO time since when that is so; for an expired secret its end. */
  since: string;
  reason: string;
  /** Every change so far, oldest first, with the exchange after which it was seen (null: clock, seed or control). */
  changes: { at: string; working: boolean; reason: string; request: number | null }[];
}

export interface Invariants {
  /** Compares with the last check; call after every write and clock move. */
  check(request: number | null): void;
  list(): ClusterHealth[];
  /** Starts anew, as after a reset. */
  reset(): void;
}

interface Principal {
  application: boolean;
  /** ms. */
  deletedAt: number | null;
  principal: 'enabled' | 'disabled' | 'missing';
  passwords: PasswordCredential[];
}

interface Verdict {
  working: boolean;
  reason: string;
  /** ms; when the reason is a moment of its own. */
  since?: number;
}

/** Watches which clusters work. A cluster works if the secret it holds signs its service principal in. */
export function createInvariants(world: World): Invariants {
  const known = new Map<string, ClusterHealth>();
  return {
    check(request) {
      const principals = index(world);
      const present = new Set<string>();
      for (const cluster of world.state.arm.clusters) {
        present.add(cluster.id.toLowerCase());
        note(known, cluster, verdict(cluster, principals.get(cluster.clientId), world), request, world);
      }
      for (const id of known.keys()) if (!present.has(id)) known.delete(id);
    },
    list: () => [...known.values()],
    reset: () => known.clear()
  };
}

function note(known: Map<string, ClusterHealth>, cluster: Cluster, found: Verdict, request: number | null, world: World): void {
  const key = cluster.id.toLowerCase();
  const before = known.get(key);
  if (before && before.working === found.working && before.reason === found.reason) return;
  const at = new Date(found.since ?? world.now()).toISOString();
  const since = before?.working === found.working ? before.since : at;
  const change = { at, working: found.working, reason: found.reason, request };
  known.set(key, { id: cluster.id, working: found.working, since, reason: found.reason, changes: [...(before?.changes ?? []), change] });
}

function verdict(cluster: Cluster, principal: Principal | undefined, world: World): Verdict {
  if (cluster.clientId === 'msi') return { working: true, reason: 'managed identity' };
  if (!principal?.application) return lost(principal?.deletedAt ?? null);
  if (principal.principal !== 'enabled') return { working: false, reason: `service principal is ${principal.principal}` };
  const found = secretState(cluster.secret ?? '', principal.passwords, world);
  if (found.state === 'unknown') return { working: false, reason: 'the secret it holds is none of its principal' };
  if (found.state === 'valid') return { working: true, reason: `credential ${found.credential.keyId}` };
  if (found.state === 'expired')
    return { working: false, reason: `credential ${found.credential.keyId} has expired`, since: Date.parse(found.credential.endDateTime) };
  return { working: false, reason: `credential ${found.credential.keyId} is not valid yet` };
}

function lost(deletedAt: number | null): Verdict {
  if (deletedAt === null) return { working: false, reason: 'application does not exist' };
  return { working: false, reason: 'application is deleted', since: deletedAt };
}

/** One pass over the directory, so that a check of many clusters stays linear. */
function index(world: World): Map<string, Principal> {
  const all = new Map<string, Principal>();
  const entry = (appId: string): Principal => {
    const found = all.get(appId) ?? { application: false, deletedAt: null, principal: 'missing', passwords: [] };
    all.set(appId, found);
    return found;
  };
  const { applications, servicePrincipals, foreignApplications = [] } = world.state.graph;
  for (const { appId, deletedDateTime, passwordCredentials } of applications) {
    if (deletedDateTime === null) addApplication(entry(appId), passwordCredentials);
    else entry(appId).deletedAt = Date.parse(deletedDateTime);
  }
  for (const { appId, passwordCredentials } of foreignApplications) addApplication(entry(appId), passwordCredentials);
  for (const principal of servicePrincipals) {
    if (principal.deletedDateTime) continue;
    const known = entry(principal.appId);
    known.principal = principal.accountEnabled ? 'enabled' : 'disabled';
    known.passwords.push(...principal.passwordCredentials);
  }
  return all;
}

function addApplication(known: Principal, passwords: PasswordCredential[]): void {
  known.application = true;
  known.passwords.push(...passwords);
}
