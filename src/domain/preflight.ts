/** May this cluster be given a new secret right now? */
import { useOf } from './expiry.ts';
import type { Ledger } from './ledger.ts';
import type { Cluster, Credential, Instant, Problem } from './model.ts';

/** What a reset depends on, beside the cluster itself. */
export interface ResetFacts {
  pools: readonly { name: string; provisioningState: string; powerState: string }[];
  nodeDisruptionPolicy: string | null;
}

export interface PreflightFacts {
  cluster: Cluster & ResetFacts;
  appId: string;
  ledger: Ledger;
  credentials: readonly Credential[];
  now: Instant;
  force: boolean;
}

export type Preflight =
  /** `busy`: another operation is under way and is waited for. */
  { kind: 'ready' | 'busy'; notes: string[] } | { kind: 'stopped' | 'moved' | 'not-ready'; problem: Problem };

/** States that end an operation (https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations). */
const terminal = new Set(['succeeded', 'failed', 'canceled', '']);

export function preflight(facts: PreflightFacts): Preflight {
  const { cluster, appId } = facts;
  if (cluster.clientId.toLowerCase() !== appId.toLowerCase()) return { kind: 'moved', problem: moved(cluster) };
  if (cluster.powerState === 'Stopped') return { kind: 'stopped', problem: stopped(cluster) };
  if (!terminal.has(cluster.provisioningState.toLowerCase())) return { kind: 'busy', notes: notesOf(cluster) };
  const failed = cluster.pools.filter((pool) => pool.provisioningState === 'Failed').map((pool) => pool.name);
  // Where its secret is dead already, the new one is the cure and not a risk.
  if (failed.length > 0 && !facts.force && !isDead(facts)) return { kind: 'not-ready', problem: poolsFailed(cluster, failed) };
  return { kind: 'ready', notes: notesOf(cluster) };
}

/** Whether no credential that the cluster may hold is valid. */
function isDead({ cluster, ledger, credentials, now }: PreflightFacts): boolean {
  const use = useOf(cluster, ledger);
  const held =
    use.use === 'unknown' ? credentials : credentials.filter((credential) => use.keyIds.includes(credential.keyId.toLowerCase()));
  return held.every((credential) => credential.endsOn <= now);
}

function notesOf(cluster: Cluster & ResetFacts): string[] {
  const asleep = cluster.pools.filter((pool) => pool.powerState === 'Stopped').map((pool) => pool.name);
  return [
    ...(asleep.length > 0 ? [`Stopped node pools get the new secret when they start: ${asleep.join(', ')}.`] : []),
    ...(cluster.nodeDisruptionPolicy === null
      ? []
      : [`It has a node disruption policy (${cluster.nodeDisruptionPolicy}), which may hold back the reimage.`])
  ];
}

function stopped(cluster: Cluster): Problem {
  return {
    code: 'cluster-stopped',
    message: `Cluster ${cluster.id} is stopped and cannot take a new secret.`,
    hint: 'It keeps its old secret, and that is not removed. Start the cluster and run again.'
  };
}

function moved(cluster: Cluster): Problem {
  return {
    code: 'cluster-moved',
    message: `Cluster ${cluster.id} signs in as ${cluster.clientId} now, not as this principal; it was left alone.`,
    hint: 'Nothing to do here. Name its own principal to rotate that.'
  };
}

function poolsFailed(cluster: Cluster, pools: readonly string[]): Problem {
  return {
    code: 'node-pools-failed',
    message: `Cluster ${cluster.id} was not given the new secret: node pool ${pools.join(', ')} is in state Failed, and a reset would reimage its nodes.`,
    hint: 'Mend the pool (az aks nodepool upgrade or reconcile with az aks update) and run again, or say force: true.'
  };
}
