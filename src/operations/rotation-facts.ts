/** Reads everything that decides about the credentials of one application: clusters, passwords, ledger, stores, runs. */
import { replicationMargin } from '../domain/expiry.ts';
import { clusterHash, latest, parseLedger, withoutRemoved, type Ledger } from '../domain/ledger.ts';
import type { Credential, Duration, Problem } from '../domain/model.ts';
import { destinationHash } from '../domain/ledger-tags.ts';
import { judgeRetirement, mayNeverHaveArrived, needsQuiet, type RetireFacts, type RetirePolicy } from '../domain/retire.ts';
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
  /** What each store that tells holds, by the name of the store: lower-case key id of its latest value; null = none, or none of this application. */
  held: ReadonlyMap<string, string | null>;
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
  const held = await storedValues(application.appId, ports.stores);
  const values = [...held.values()];
  const now = ports.clock.now();
  const ledger = withoutRemoved(parseLedger(application.tags), application.credentials, now, replicationMargin);
  return {
    application,
    users,
    held,
    facts: {
      clusters: users.clusters,
      credentials: application.credentials,
      ledger,
      now,
      run: { ...run, now },
      complete: users.complete,
      current,
      stored: new Set(values.filter((value) => value !== null)),
      readable: values.find((value) => value !== null) ?? null,
      hasReadable: ports.stores.some((store) => store.readable),
      unarrived: await unarrived(application, ledger, ports.stores),
      touched: new Set(),
      unquiet: new Set(),
      overlap: settings.overlap,
      policy: settings.retire,
      renewWithin: settings.renewWithin,
      force: settings.force
    }
  };
}

/** Key ids of the latest values of the stores that tell, in their order; a value of another application is none of ours. */
async function storedValues(appId: string, stores: readonly SecretStore[]): Promise<Map<string, string | null>> {
  const held = new Map<string, string | null>();
  for (const store of stores.filter(({ readable }) => readable)) {
    const value = await store.latest();
    held.set(store.name, value?.appId === appId.toLowerCase() && value.enabled ? (value.keyId?.toLowerCase() ?? null) : null);
  }
  return held;
}

/** Key ids of issued credentials that stand in none of the destinations they were made for, each of which tells. */
async function unarrived({ credentials }: FullApplication, ledger: Ledger, stores: readonly SecretStore[]): Promise<Set<string>> {
  const found = new Set<string>();
  const destinations = destinationHash(stores.map(({ name }) => name));
  for (const key of credentials.map(({ keyId }) => keyId.toLowerCase())) {
    if (stores.length === 0 || !mayNeverHaveArrived(key, ledger, destinations)) continue;
    const held = await Promise.all(stores.map((store) => store.holds(key)));
    if (held.every((holds) => holds === false)) found.add(key);
  }
  return found;
}

/** The facts with what the Activity Log has to say of whatever would be removed; where it cannot be read it proves nothing. */
export async function withHistory<T extends RetireFacts>(facts: T, ports: FactPorts): Promise<T> {
  const touched = await touchedByOthers(facts, ports);
  const unquiet = new Set<string>();
  for (const { credential, remove } of judgeRetirement({ ...facts, touched }))
    if (remove && !(await isQuiet(credential, facts, ports))) unquiet.add(credential.keyId.toLowerCase());
  return { ...facts, touched, unquiet };
}

/** Clusters that somebody else reset or wrote to after they accepted their credential: they may hold any other. */
async function touchedByOthers({ clusters, ledger }: RetireFacts, ports: FactPorts): Promise<Set<string>> {
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

/** Whether no cluster that could have been given it was reset by anyone since it was made. */
async function isQuiet(credential: Credential, facts: RetireFacts, { clusterWrites }: FactPorts): Promise<boolean> {
  for (const { id } of needsQuiet(credential, facts)) {
    const changes = await clusterWrites.changesSince(id, credential.startsOn);
    if (changes === null || changes.some(({ operation }) => changesSecret.test(operation))) return false;
  }
  return true;
}

/** A reset, or a PUT, which can carry a secret. */
const changesSecret = /\/managedClusters\/(?:resetServicePrincipalProfile\/action|write)$/i;

/** What a person should know of a scan that may have missed something. */
export function scanProblems({ problems, complete }: PrincipalUsers): Problem[] {
  return complete ? [] : problems;
}
