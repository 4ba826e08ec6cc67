/** One service principal, its credentials and all clusters on it, judged together. */
import { dueReasons } from './due.ts';
import { assessCluster, doubtfulPasswords, judgePasswords, passwordsOf, replicationMargin, timeState, useOf, worst } from './expiry.ts';
import { clusterHash, originOf, parseLedger, withoutRemoved, type Ledger } from './ledger.ts';
import type {
  AssessedCluster,
  AssessedCredential,
  AssessedPrincipal,
  Cluster,
  Credential,
  CredentialState,
  Duration,
  Instant,
  Outage,
  PrincipalRecord,
  Severity,
  Thresholds
} from './model.ts';
import { isGuid } from './resource-ids.ts';
import type { RetirePolicy } from './retire.ts';
import { isoDate, plural } from './text.ts';

const day = 86_400_000;
/** Entra keeps a deleted application that long (https://learn.microsoft.com/graph/api/directory-deleteditems-list). */
export const softDeleteRetention: Duration = 30 * day;

export interface PrincipalFacts {
  appId: string;
  /** Tenant signed in to. */
  tenantId: string;
  /** undefined = could not be read: nothing about it may read as healthy. */
  record: PrincipalRecord | undefined;
  clusters: readonly Cluster[];
  now: Instant;
  thresholds: Thresholds;
  overlap: Duration;
  retire: RetirePolicy;
  /** Whether no cluster can have been left out. */
  complete: boolean;
  /** Endpoint of Microsoft Graph, for commands. */
  graph: string;
}

/** Judges one principal; the worst of its clusters decides. */
export function assessPrincipal(facts: PrincipalFacts): AssessedPrincipal {
  const { record } = facts;
  const foreignTenantId = foreignTenant(facts);
  const credentials = [...(record?.application?.credentials ?? []), ...(record?.servicePrincipal?.credentials ?? [])];
  const ledger = withoutRemoved(parseLedger(record?.application?.tags ?? []), credentials, facts.now, replicationMargin);
  const outage = principalOutage(record, foreignTenantId, facts.graph);
  const shared = { credentials, ledger, outage, readable: Boolean(record?.application), now: facts.now, thresholds: facts.thresholds };
  const clusters = facts.clusters.map((cluster) => assessCluster({ cluster, ...shared }));
  const verdicts = clusters.length > 0 ? clusters : [withoutClusters(shared)];
  return {
    appId: facts.appId,
    tenantId: facts.clusters[0]?.tenantId ?? facts.tenantId,
    ...namesOf(record),
    managed: ledger.managed,
    foreignTenantId,
    severity: worst(...verdicts.map((verdict) => verdict.severity)),
    clusters,
    credentials: assessCredentials(credentials, clusters, facts),
    outages: unique([outage, ...verdicts.map((verdict) => verdict.outage)]),
    notes: notes(facts, ledger, credentials, foreignTenantId),
    nextExpiry: earliest(verdicts.map((verdict) => verdict.endsOn)),
    due: canRotate(shared, foreignTenantId) ? dueReasons({ ...facts, credentials, ledger, renewWithin: facts.thresholds.warnWithin }) : []
  };
}

function namesOf(
  record: PrincipalRecord | undefined
): Pick<AssessedPrincipal, 'displayName' | 'applicationObjectId' | 'servicePrincipalId'> {
  const named = record?.application ?? record?.servicePrincipal ?? record?.deletedApplication;
  return {
    displayName: named?.displayName ?? null,
    applicationObjectId: record?.application?.objectId ?? null,
    servicePrincipalId: record?.servicePrincipal?.objectId ?? null
  };
}

/** A new secret helps only where the application is ours, there, and able to sign in. */
function canRotate(shared: { readable: boolean; outage: Outage | null }, foreignTenantId: string | null): boolean {
  return shared.readable && shared.outage === null && foreignTenantId === null;
}

/** The tenant whose administrators alone can read the application's secrets, if it is not ours. */
function foreignTenant(facts: PrincipalFacts): string | null {
  const home = facts.clusters[0]?.tenantId;
  if (home && home.toLowerCase() !== facts.tenantId.toLowerCase()) return home;
  const { record } = facts;
  const owner = record?.servicePrincipal?.appOwnerTenantId ?? null;
  return record && !record.application && owner && owner.toLowerCase() !== facts.tenantId.toLowerCase() ? owner : null;
}

function principalOutage(record: PrincipalRecord | undefined, foreignTenantId: string | null, graph: string): Outage | null {
  if (!record) return null;
  if (record.servicePrincipal?.accountEnabled === false) {
    return {
      kind: 'service-principal-disabled',
      message: `The service principal ${record.servicePrincipal.objectId} is disabled (AADSTS7000112), so no cluster on it can sign in.`,
      wayOut: `Find out who disabled it; if by mistake: az ad sp update --id ${record.appId} --set accountEnabled=true`
    };
  }
  if (foreignTenantId) return null;
  return record.application ? missingServicePrincipal(record) : deleted(record, graph);
}

function deleted(record: PrincipalRecord, graph: string): Outage {
  const gone = record.deletedApplication;
  if (gone) {
    const restoreBy = isoDate(gone.deletedOn + softDeleteRetention);
    return {
      kind: 'application-deleted',
      message: `The application was deleted on ${isoDate(gone.deletedOn)}; it can be restored until ${restoreBy}.`,
      wayOut: `Restore it before ${restoreBy}: az rest --method POST --url ${graph}/v1.0/directory/deletedItems/${gone.objectId}/restore`
    };
  }
  return {
    kind: 'application-missing',
    message: 'The application does not exist in this tenant and is not among the deleted ones.',
    wayOut:
      'Move the clusters to a managed identity, or make a new service principal and give it to each of them with az aks update-credentials --reset-service-principal.'
  };
}

function missingServicePrincipal(record: PrincipalRecord): Outage | null {
  if (record.servicePrincipal) return null;
  return {
    kind: 'service-principal-missing',
    message: 'The application exists but its service principal has been deleted, so no cluster on it can sign in.',
    wayOut: `Restore the service principal from directory/deletedItems (its role assignments come back with it), or make a new one: az ad sp create --id ${record.appId} and grant its roles again.`
  };
}

function withoutClusters(shared: {
  credentials: readonly Credential[];
  outage: Outage | null;
  readable: boolean;
  now: Instant;
  thresholds: Thresholds;
}): {
  severity: Severity;
  endsOn: Instant | null;
  outage: Outage | null;
} {
  if (shared.outage) return { severity: 'expired', endsOn: null, outage: null };
  if (!shared.readable) return { severity: 'unknown', endsOn: null, outage: null };
  return judgePasswords(passwordsOf(shared.credentials), shared.now, shared.thresholds);
}

function assessCredentials(
  credentials: readonly Credential[],
  clusters: readonly AssessedCluster[],
  facts: PrincipalFacts
): AssessedCredential[] {
  const known = clusters.filter((cluster) => cluster.use === 'known' && cluster.keyId !== null);
  const usedBy = (keyId: string): string[] =>
    known.filter((cluster) => cluster.keyId?.toLowerCase() === keyId.toLowerCase()).map((cluster) => cluster.cluster.id);
  const used = credentials.filter((credential) => usedBy(credential.keyId).length > 0);
  const oldestUsed =
    known.length > 0 && known.length === clusters.length ? Math.min(...used.map((credential) => credential.startsOn)) : null;
  return credentials.map((credential) => ({
    ...credential,
    origin: originOf(credential.displayName),
    state: credentialState(credential, usedBy(credential.keyId).length > 0 ? null : oldestUsed, facts),
    usedBy: usedBy(credential.keyId)
  }));
}

/** @param oldestUsed start of the oldest credential in use when the ledger knows every cluster's and this one is not among them, else null */
function credentialState(credential: Credential, oldestUsed: Instant | null, facts: PrincipalFacts): CredentialState {
  const byTime = timeState(credential, facts.now, facts.thresholds);
  if (byTime === 'expired' || byTime === 'not-yet-valid' || credential.kind === 'certificate') return byTime;
  if (oldestUsed === null) return byTime;
  if (credential.startsOn < oldestUsed) return 'superseded';
  return originOf(credential.displayName) === 'foreign' ? 'foreign' : byTime;
}

function notes(facts: PrincipalFacts, ledger: Ledger, credentials: readonly Credential[], foreignTenantId: string | null): string[] {
  return [
    ...readNotes(facts, foreignTenantId),
    ...clusterNotes(facts, ledger),
    ...doubtNotes(facts, ledger, credentials),
    ...credentials
      .filter((credential) => originOf(credential.displayName) === 'turn' && credential.endsOn > facts.now)
      .map(() => 'A rotation of this principal is under way or was broken off; its turn marker is on the application.'),
    ...credentials.filter((credential) => credential.kind === 'certificate').flatMap((credential) => certificateNote(credential, facts))
  ];
}

function readNotes(facts: PrincipalFacts, foreignTenantId: string | null): string[] {
  if (foreignTenantId) return [`Its application lives in tenant ${foreignTenantId}; only that tenant can read and renew its secrets.`];
  if (!isGuid(facts.appId)) return ['This is a name, not an application id, so it cannot be told which application it is.'];
  return facts.record ? [] : ['Its application could not be read, so nothing is known of its secrets.'];
}

function clusterNotes(facts: PrincipalFacts, ledger: Ledger): string[] {
  const found = new Set(facts.clusters.map((cluster) => clusterHash(cluster.id)));
  const unseen = [...ledger.clusters].filter(([hash]) => !found.has(hash)).map(([, name]) => name);
  const stopped = facts.clusters.filter((cluster) => cluster.powerState === 'Stopped').map((cluster) => cluster.name);
  const ambiguous = facts.clusters.filter((cluster) => useOf(cluster, ledger).use === 'ambiguous').map((cluster) => cluster.name);
  return [
    ...(facts.clusters.length > 1 ? [`Shared by ${plural(facts.clusters.length, 'cluster')}: a new secret must reach all of them.`] : []),
    ...(facts.clusters.length === 0 ? ['No cluster in this scan uses it.'] : []),
    ...(stopped.length > 0 ? [`Stopped, cannot take a new secret until started: ${stopped.join(', ')}.`] : []),
    ...(ambiguous.length > 0 ? [`Half-finished rotation on: ${ambiguous.join(', ')}.`] : []),
    ...(unseen.length > 0 ? [`On record but not seen in this scan: ${unseen.join(', ')}.`] : [])
  ];
}

function doubtNotes(facts: PrincipalFacts, ledger: Ledger, credentials: readonly Credential[]): string[] {
  const uses = facts.clusters.map((cluster) => useOf(cluster, ledger).use);
  return doubtfulPasswords(credentials, uses, facts.now).map(
    (keyId) =>
      `Secret ${keyId} has ended, and no record says that every cluster had left it: remove it once nothing uses it, or run rotate.`
  );
}

function certificateNote(credential: Credential, facts: PrincipalFacts): string[] {
  const state = timeState(credential, facts.now, facts.thresholds);
  if (state === 'live' || state === 'not-yet-valid') return [];
  return [
    `Certificate ${credential.keyId} ${state === 'expired' ? 'ended' : 'ends'} on ${isoDate(credential.endsOn)}. AKS cannot sign in with certificates, so no cluster depends on it; something else may.`
  ];
}

function unique(outages: readonly (Outage | null)[]): Outage[] {
  const seen = new Map<string, Outage>();
  for (const outage of outages) if (outage && !seen.has(outage.message)) seen.set(outage.message, outage);
  return [...seen.values()];
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
