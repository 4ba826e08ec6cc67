/** From what somebody names to the application that is to go: an appId, a cluster that is there, or one that is gone. */
import { clusterHash } from '../domain/ledger.ts';
import { managedTag } from '../domain/ledger-tags.ts';
import type { Problem } from '../domain/model.ts';
import { isManagedIdentity } from '../domain/fleet-report.ts';
import { ActionError } from '../errors.ts';
import type { PrincipalReadPorts } from './cleanup-principal.ts';

export type NamedTarget = { kind: 'app-id'; appId: string } | { kind: 'cluster'; id: string };

export interface ResolvedTarget {
  appId: string;
  /** The named cluster, where it still exists on this principal. */
  existing: string | null;
  /** Why nothing of it may be removed on this word alone; null = nothing against it. */
  refusal: Problem | null;
}

const second = 1000;
/** A tag written moments ago may not be in every replica's index yet. */
const looks = 3;

/** @returns null where nothing in the directory is on record for a cluster that is gone. @throws ActionError */
export async function resolveTarget(target: NamedTarget, ports: PrincipalReadPorts): Promise<ResolvedTarget | null> {
  if (target.kind === 'app-id') return { appId: target.appId, existing: null, refusal: null };
  const reading = await ports.clusterWrites.state(target.id);
  if (reading.found) {
    if (isManagedIdentity(reading.state)) throw new ActionError(managedIdentity(target.id));
    return { appId: reading.state.clientId.toLowerCase(), existing: reading.state.id, refusal: null };
  }
  if (reading.reason === 'unreadable') throw new ActionError(reading.problem);
  ports.log.info(`Cluster ${target.id} is gone; looking for the application whose ledger names it.`);
  const found = await byLedger(clusterHash(target.id), ports);
  if (found.size > 1) throw new ActionError(ambiguous(target.id, [...found.keys()].sort()));
  for (const [appId, managed] of found) return { appId, existing: null, refusal: managed ? null : foreign(target.id, appId) };
  return null;
}

/**
 * Live ones first; a soft-deleted one is what an earlier run left. Every rotation writes the tag of the cluster, also on what somebody
 * else made.
 * @returns appIds, and whether this action made or adopted the application
 */
async function byLedger(hash: string, { orphans, clock }: PrincipalReadPorts): Promise<Map<string, boolean>> {
  for (let look = 1; ; look += 1) {
    const live = await orphans.applicationsOf(hash);
    const named = live.length > 0 ? live : (await orphans.deletedObjects()).filter(({ tags }) => namesCluster(tags, hash));
    const found = new Map<string, boolean>();
    for (const { appId, tags } of named) {
      const key = appId.toLowerCase();
      found.set(key, found.get(key) === true || tags.includes(managedTag));
    }
    if (found.size > 0 || look >= looks) return found;
    await clock.wait(10 * second);
  }
}

function namesCluster(tags: readonly string[], hash: string): boolean {
  return tags.some((tag) => tag.toLowerCase().startsWith(`aks-sp:cluster:${hash}:`));
}

function managedIdentity(id: string): Problem {
  return {
    code: 'cluster-managed-identity',
    message: `Cluster ${id} uses a managed identity, not a service principal.`,
    hint: 'Nothing to do here: its identity goes with the cluster. To remove a service principal that it used before, name that by app-id.'
  };
}

function foreign(id: string, appId: string): Problem {
  return {
    code: 'cleanup-application-foreign',
    message: `Cluster ${id} is gone, and application ${appId}, which has it on record, was neither made nor adopted by this action; nothing was sent.`,
    hint: `Something else may use it. If it is to go, also to finish a run with delete-cluster, name it by app-id (${appId}), without cluster and delete-cluster.`
  };
}

function ambiguous(id: string, appIds: readonly string[]): Problem {
  return {
    code: 'cluster-ambiguous',
    message: `Cluster ${id} is gone, and more than one application has it on record: ${appIds.join(', ')}.`,
    hint: 'Name the one that is to go by app-id; each is looked at on its own.'
  };
}
