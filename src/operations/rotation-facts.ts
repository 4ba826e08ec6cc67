/** Reads everything that decides about the credentials of one application: clusters, passwords, ledger, stores, runs. */
import { replicationMargin } from '../domain/expiry.ts';
import { clusterHash, latest, parseLedger, withoutRemoved } from '../domain/ledger.ts';
import type { Cluster, Duration, Problem } from '../domain/model.ts';
import type { RetireFacts, RetirePolicy } from '../domain/retire.ts';
import type { RotationFacts } from '../domain/rotation.ts';
import type { Caller, FullApplication, SecretStore } from '../ports.ts';
import { findUsers, type PrincipalUsers, type UserPorts } from './principal-users.ts';
import { runFacts, type RunSettings, type TurnPorts } from './turn.ts';

export interface FactSettings extends RunSettings {
  renewWithin: Duration;
  force: boolean;
  overlap: Duration;
  retire: RetirePolicy;
  trustVisibleScope: boolean;
  /** Resource ids of clusters to look at in any case. */
  named: readonly string[];
}

export interface FactPorts extends UserPorts, TurnPorts {
  caller: Caller;
  stores: readonly SecretStore[];
}

export interface Gathered {
  application: FullApplication;
  users: PrincipalUsers;
  facts: RotationFacts;
}

export interface Moment {
  application: FullApplication;
  /** The credential that this run hands out. */
  current: string | null;
  /** Also from ARM's own lists: before anything is removed. */
  lists: boolean;
}

/** @throws ActionError where a read fails without which nothing can be decided; what only makes the scan incomplete is among `users.problems` */
export async function gather({ application, current, lists }: Moment, settings: FactSettings, ports: FactPorts): Promise<Gathered> {
  const { trustVisibleScope, named } = settings;
  const users = await findUsers({ appId: application.appId, tags: application.tags, named, trustVisibleScope, lists }, ports);
  const run = await runFacts(application.credentials, settings, ports);
  const values = await storedValues(application.appId, ports.stores);
  const now = ports.clock.now();
  return {
    application,
    users,
    facts: {
      clusters: users.clusters,
      credentials: application.credentials,
      ledger: withoutRemoved(parseLedger(application.tags), application.credentials, now, replicationMargin),
      now,
      run: { ...run, now },
      complete: users.complete,
      current,
      stored: new Set(values.filter((value) => value !== null)),
      readable: values.find((value) => value !== null) ?? null,
      hasReadable: ports.stores.some((store) => store.readable),
      touched: new Set(),
      overlap: settings.overlap,
      policy: settings.retire,
      renewWithin: settings.renewWithin,
      force: settings.force
    }
  };
}

/** Key ids of the latest values of the stores that tell; a value of another application is none of ours. */
async function storedValues(appId: string, stores: readonly SecretStore[]): Promise<(string | null)[]> {
  const values: (string | null)[] = [];
  for (const store of stores.filter(({ readable }) => readable)) {
    const value = await store.latest();
    values.push(value?.appId === appId.toLowerCase() && value.enabled ? (value.keyId?.toLowerCase() ?? null) : null);
  }
  return values;
}

/**
 * Clusters that somebody else reset or wrote to after they accepted their credential, as far as the Activity Log can be read: they
 * may hold any other.
 */
export async function touchedByOthers(clusters: readonly Cluster[], { ledger }: RetireFacts, ports: FactPorts): Promise<Set<string>> {
  const touched = new Set<string>();
  const own = [ports.caller.appId, ports.caller.objectId].flatMap((id) => (id ? [id.toLowerCase()] : []));
  for (const { id } of clusters) {
    const accepted = latest(ledger.uses, clusterHash(id));
    if (!accepted) continue;
    const changes = (await ports.clusterWrites.changesSince(id, accepted.at)) ?? [];
    const foreign = changes.filter(
      ({ at, operation, caller }) => at > accepted.at && changesSecret.test(operation) && !own.includes((caller ?? '').toLowerCase())
    );
    if (foreign.length > 0) touched.add(id.toLowerCase());
  }
  return touched;
}

/** A reset, or a PUT, which can carry a secret. */
const changesSecret = /\/managedClusters\/(?:resetServicePrincipalProfile\/action|write)$/i;

/** What a person should know of a scan that may have missed something. */
export function scanProblems({ problems, complete }: PrincipalUsers): Problem[] {
  return complete ? [] : problems;
}
