/** The part of the world that is resources beside clusters, as plain JSON too. */

/**
 * How an operation on a cluster will go, other than well and in `operationMs`. It is taken up by the next operation that it
 * fits, and only by that one: the one place from which tests make an operation fail, hang or succeed late.
 */
export interface OperationPlan {
  /** Resource id; any cluster if left out. */
  clusterId?: string;
  /** Any kind if left out. */
  kind?: 'reset' | 'put' | 'delete';
  /** It stays under way for ever. */
  hangs?: boolean;
  /** How long it takes, ms of the world's clock. */
  takesMs?: number;
  /** It ends Failed, and the cluster with it. */
  fails?: { code: string; message: string };
  /** Whether a new secret reaches the cluster half-way, as it does by default, whatever the end. */
  applies?: boolean;
}

/** An entry of the Activity Log (https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema). */
export interface ActivityEvent {
  /** ms of the world's clock. */
  at: number;
  /** `Microsoft.ContainerService/managedClusters/write` and the like. */
  operation: string;
  resourceId: string;
  subscriptionId: string;
  resourceGroup: string;
  /** Who asked. */
  caller: { appId: string; objectId: string };
  /** One per request. */
  correlationId: string;
  status: 'Started' | 'Accepted' | 'Succeeded' | 'Failed';
  /** HTTP status of the answer; null where there was none. */
  httpStatus: number | null;
}

/** A container registry, as far as ARM shows it. */
export interface Registry {
  /** Full resource id. */
  id: string;
  subscriptionId: string;
  resourceGroup: string;
  name: string;
  location: string;
  sku: string;
  /** Whether role assignments may be limited to repositories; in that mode AcrPull is not honoured. */
  roleAssignmentMode: 'LegacyRegistryPermissions' | 'AbacRepositoryPermissions';
}

/** One value of a vault's secret. */
export interface VaultSecretVersion {
  /** 32 hex digits. */
  version: string;
  /** In answers to GET and PUT only. */
  value: string;
  contentType?: string;
  tags?: Record<string, string>;
  enabled: boolean;
  /** Unix seconds; information only, as `exp` is: such a secret can still be read. */
  nbf?: number;
  exp?: number;
  /** ms of the world's clock. */
  createdAt: number;
  updatedAt: number;
}

/** A name in a vault: live, or soft-deleted until it is recovered, purged or its time is over. */
export interface VaultSecret {
  name: string;
  /** Oldest first; the last one is what a request without a version gets. */
  versions: VaultSecretVersion[];
  /** When it was deleted, ms of the world's clock; null while it is live. */
  deletedAt: number | null;
  /** When it was last recovered, ms; it takes as long as replication to show. */
  recoveredAt?: number;
}

/** A key vault and what it holds; its URL is `<origin>/vaults/<name>/`. */
export interface Vault {
  /** Full resource id. */
  id: string;
  subscriptionId: string;
  resourceGroup: string;
  name: string;
  location: string;
  tenantId: string;
  /** false: `accessPolicies` decide, role assignments play no part. */
  enableRbacAuthorization: boolean;
  /** Permissions on secrets: `get`, `list`, `set`, `delete`, `recover`, `purge`. */
  accessPolicies: { objectId: string; secrets: string[] }[];
  /** Days that a deleted secret can be recovered: 7 to 90. */
  softDeleteRetentionInDays: number;
  enablePurgeProtection: boolean;
  secrets: VaultSecret[];
}
