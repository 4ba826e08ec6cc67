/** From what somebody names to the application that is to go: an appId, a cluster that is there, or one that is gone. */
import { clusterHash } from '../domain/ledger.ts';
import { isManagedIdentity } from '../domain/fleet-report.ts';
import { ActionError } from '../errors.ts';
import type { PrincipalReadPorts } from './cleanup-principal.ts';

export type NamedTarget = { kind: 'app-id'; appId: string } | { kind: 'cluster'; id: string };

export interface ResolvedTarget {
  appId: string;
  /** The named cluster, where it still exists on this principal. */
  existing: string | null;
}

const second = 1000;
/** A tag written moments ago may not be in every replica's index yet. */
const looks = 3;

/** @returns null where nothing in the directory is on record for a cluster that is gone. @throws ActionError */
export async function resolveTarget(target: NamedTarget, ports: PrincipalReadPorts): Promise<ResolvedTarget | null> {
  if (target.kind === 'app-id') return { appId: target.appId, existing: null };
  const reading = await ports.clusterWrites.state(target.id);
  if (reading.found) {
    if (isManagedIdentity(reading.state)) throw new ActionError(managedIdentity(target.id));
    return { appId: reading.state.clientId.toLowerCase(), existing: reading.state.id };
  }
  if (reading.reason === 'unreadable') throw new ActionError(reading.problem);
  ports.log.info(`Cluster ${target.id} is gone; looking for the application whose ledger names it.`);
  const appIds = await byLedger(clusterHash(target.id), ports);
  if (appIds.length > 1) throw new ActionError(ambiguous(target.id, appIds));
  return appIds[0] === undefined ? null : { appId: appIds[0], existing: null };
}

/** Live ones first; a soft-deleted one is what an earlier run left. */
async function byLedger(hash: string, { orphans, clock }: PrincipalReadPorts): Promise<string[]> {
  for (let look = 1; ; look += 1) {
    const live = await orphans.applicationsOf(hash);
    const named = live.length > 0 ? live : (await orphans.deletedObjects()).filter(({ tags }) => namesCluster(tags, hash));
    const appIds = [...new Set(named.map(({ appId }) => appId.toLowerCase()))];
    if (appIds.length > 0 || look >= looks) return appIds.sort();
    await clock.wait(10 * second);
  }
}

function namesCluster(tags: readonly string[], hash: string): boolean {
  return tags.some((tag) => tag.toLowerCase().startsWith(`aks-sp:cluster:${hash}:`));
}

function managedIdentity(id: string): { code: string; message: string; hint: string } {
  return {
    code: 'cluster-managed-identity',
    message: `Cluster ${id} uses a managed identity, not a service principal.`,
    hint: 'Nothing to do here: its identity goes with the cluster. To remove a service principal that it used before, name that by app-id.'
  };
}

function ambiguous(id: string, appIds: readonly string[]): { code: string; message: string; hint: string } {
  return {
    code: 'cluster-ambiguous',
    message: `Cluster ${id} is gone, and more than one application has it on record: ${appIds.join(', ')}.`,
    hint: 'Name the one that is to go by app-id; each is looked at on its own.'
  };
}
