/**
 * The words of the domain as plain data. Instants are milliseconds since the epoch (UTC); durations are milliseconds.
 * Ids are as the service gave them; compare appIds, object ids and resource ids in lower case.
 */

/** Milliseconds since the epoch. */
export type Instant = number;
/** Milliseconds. */
export type Duration = number;

/** From best to worst; an outage is `expired`, whatever caused it. */
export const severities = ['ok', 'unknown', 'expiring', 'critical', 'expired'] as const;
export type Severity = (typeof severities)[number];

export type CredentialKind = 'password' | 'certificate';
export type CredentialHolder = 'application' | 'service-principal';
/** `managed`: named `aks-sp/<rotation id>`; `turn`: the protocol's lock, its value was dropped; `foreign`: everything else. */
export type CredentialOrigin = 'managed' | 'turn' | 'foreign';

export interface Credential {
  keyId: string;
  kind: CredentialKind;
  holder: CredentialHolder;
  displayName: string | null;
  startsOn: Instant;
  endsOn: Instant;
}

/** A cluster as Resource Graph or ARM shows it. `clientId` is `msi` for a cluster on managed identity. */
export interface Cluster {
  /** Full resource id. */
  id: string;
  name: string;
  subscriptionId: string;
  resourceGroup: string;
  tenantId: string;
  location: string;
  clientId: string;
  powerState: 'Running' | 'Stopped' | 'Unknown';
  provisioningState: string;
  nodeCount: number;
  /** The provider's last error, where it was read. */
  failure: string | null;
}

export interface ApplicationRecord {
  objectId: string;
  appId: string;
  displayName: string;
  tags: readonly string[];
  credentials: readonly Credential[];
}

export interface ServicePrincipalRecord {
  objectId: string;
  appId: string;
  displayName: string;
  accountEnabled: boolean;
  /** Tenant in which its application lives; null if Graph does not say. */
  appOwnerTenantId: string | null;
  credentials: readonly Credential[];
}

export interface DeletedApplication {
  objectId: string;
  appId: string;
  displayName: string;
  deletedOn: Instant;
}

/** What the directory says of one appId. `null` = read, and not there. */
export interface PrincipalRecord {
  appId: string;
  application: ApplicationRecord | null;
  servicePrincipal: ServicePrincipalRecord | null;
  deletedApplication: DeletedApplication | null;
}

/** Something that went wrong or limits what the run may conclude; shown to people, so `message` says what and on which object. */
export interface Problem {
  /** Stable, lower case, one heading in docs/troubleshooting.md. */
  code: string;
  message: string;
  /** Likely cause and next step. */
  hint: string;
}

export interface Thresholds {
  warnWithin: Duration;
  criticalWithin: Duration;
}

export type CredentialState = 'live' | 'expiring' | 'critical' | 'expired' | 'not-yet-valid' | 'superseded' | 'foreign';

export interface AssessedCredential extends Credential {
  origin: CredentialOrigin;
  state: CredentialState;
  /** Resource ids of the clusters that the ledger shows on it. */
  usedBy: readonly string[];
}

export type OutageKind =
  | 'application-deleted'
  | 'application-missing'
  | 'service-principal-missing'
  | 'service-principal-disabled'
  | 'no-password'
  | 'password-expired'
  | 'password-removed'
  | 'cluster-refused';

/** Why a cluster cannot sign in now, and the way out; both are complete sentences without Markdown. */
export interface Outage {
  kind: OutageKind;
  message: string;
  wayOut: string;
}

export interface AssessedCluster {
  cluster: Cluster;
  severity: Severity;
  /** Whether the ledger says which credential it uses; `ambiguous`: something newer was sent and not seen accepted. */
  use: 'known' | 'unknown' | 'ambiguous';
  /** The credential that decides its state, if any. */
  keyId: string | null;
  /** End of the deciding credential. */
  endsOn: Instant | null;
  /** With an unknown use: the latest end among its candidates, the best case. */
  latestEndsOn: Instant | null;
  outage: Outage | null;
}

export interface AssessedPrincipal {
  appId: string;
  tenantId: string;
  /** Never used to select anything; null when nothing in the directory names it. */
  displayName: string | null;
  applicationObjectId: string | null;
  servicePrincipalId: string | null;
  /** Tagged `aks-sp:managed`. */
  managed: boolean;
  /** Tenant in which the application lives when that is not the one signed in to; its application passwords cannot be read. */
  foreignTenantId: string | null;
  severity: Severity;
  clusters: readonly AssessedCluster[];
  credentials: readonly AssessedCredential[];
  /** Outages of the principal itself and of its clusters, without repeats. */
  outages: readonly Outage[];
  /** Further facts for people, complete sentences without Markdown (shared by N clusters, stopped clusters, a rotation under way …). */
  notes: readonly string[];
  /** Earliest end that decides a cluster; null if nothing that ends is in use. */
  nextExpiry: Instant | null;
  /** Why `rotate` would act on it, one sentence each; empty = it would not. */
  due: readonly string[];
}

export interface Coverage {
  /** Every subscription that was scanned is covered in full. */
  subscriptions: boolean;
  /** So is the whole tenant (role at the root management group, or the user's word). */
  tenant: boolean;
  scanned: readonly { subscriptionId: string; displayName: string; covered: boolean }[];
}

/** Names and values of inputs of this action. */
export type CloudInputs = readonly (readonly [name: string, value: string])[];

export interface ExpiryReport {
  tenantId: string;
  /** The service's clock at the scan. */
  scannedAt: Instant;
  /** Whether every page was read and every scanned subscription is covered; false forbids "healthy". */
  complete: boolean;
  coverage: Coverage;
  thresholds: Thresholds;
  /** By which a workflow reaches the cloud of this report; without it the public one. */
  cloudInputs?: CloudInputs;
  /** Worst of all principals; `unknown` instead of `ok` when the scan is not complete. */
  status: Severity;
  /** Most urgent first. */
  principals: readonly AssessedPrincipal[];
  managedIdentityClusters: number;
  problems: readonly Problem[];
}
