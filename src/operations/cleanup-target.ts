/** From what somebody names to the application that is to go: an appId, a cluster that is there, or one that is gone. */
import { clusterHash } from '../domain/ledger.ts';
import { cleanupTag, managedTag } from '../domain/ledger-tags.ts';
import type { Problem } from '../domain/model.ts';
import { isManagedIdentity, namedPrincipal, showsPrincipalName } from '../domain/fleet-report.ts';
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
    if (showsPrincipalName(reading.state)) throw new ActionError(namedPrincipal(reading.state));
    return { appId: reading.state.clientId.toLowerCase(), existing: reading.state.id, refusal: null };
  }
  if (reading.reason === 'unreadable') throw new ActionError(reading.problem);
  ports.log.info(`Cluster ${target.id} is gone; looking for the application whose ledger names it.`);
  const found = await byLedger(target.id, ports);
  if (found.size > 1) throw new ActionError(ambiguous(target.id, [...found.keys()].sort()));
  for (const [appId, mayGo] of found) return { appId, existing: null, refusal: mayGo ? null : foreign(target.id, appId) };
  return null;
}

/**
 * Live ones first; a soft-deleted one is what an earlier run left. Every rotation writes the tag of the cluster, also on what somebody
 * else made: that only points to it.
 * @returns appIds, and whether the application may go on this word: this action made or adopted it, or an earlier run that was to
 * remove it with this cluster did not get to its end
 */
async function byLedger(clusterId: string, { orphans, clock }: PrincipalReadPorts): Promise<Map<string, boolean>> {
  const hash = clusterHash(clusterId);
  const sufficient = [managedTag, cleanupTag(clusterId)];
  for (let look = 1; ; look += 1) {
    const live = await orphans.applicationsOf(hash);
    const named = live.length > 0 ? live : (await orphans.deletedObjects()).filter(({ tags }) => namesCluster(tags, hash));
    const found = new Map<string, boolean>();
    for (const { appId, tags } of named) {
      const key = appId.toLowerCase();
      found.set(key, found.get(key) === true || sufficient.some((tag) => tags.includes(tag)));
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
    hint: `Something else may use it. If it is to go, name it by app-id (${appId}), without cluster and delete-cluster.`
  };
}

function ambiguous(id: string, appIds: readonly string[]): Problem {
  return {
    code: 'cluster-ambiguous',
    message: `Cluster ${id} is gone, and more than one application has it on record: ${appIds.join(', ')}.`,
    hint: 'Name the one that is to go by app-id; each is looked at on its own.'
  };
}
