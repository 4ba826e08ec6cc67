/**
 * The sandbox's world: everything that Entra, ARM and GitHub would remember, as plain JSON, so that a test can seed,
 * snapshot, reset and compare it. Route handlers (one file per service) read and change it synchronously; time is the
 * world's own clock, which tests move. Nothing here knows of HTTP.
 */

import type { ActivityEvent, OperationPlan, Registry, Vault } from './world-resources.ts';

export interface PasswordCredential {
  keyId: string;
  displayName: string | null;
  startDateTime: string;
  endDateTime: string;
  hint: string;
  /** What the token endpoint compares with; never in an answer except the one of addPassword. */
  secret: string;
  /** When it was made, ms of the world's clock: replication delay counts from here. */
  createdAt: number;
}

export interface KeyCredential {
  keyId: string;
  displayName: string | null;
  type: 'AsymmetricX509Cert';
  usage: 'Verify' | 'Sign';
  startDateTime: string;
  endDateTime: string;
  customKeyIdentifier: string;
}

export interface FederatedCredential {
  id: string;
  name: string;
  issuer: string;
  subject: string;
  audiences: string[];
}

export interface Application {
  id: string;
  appId: string;
  displayName: string;
  uniqueName: string | null;
  signInAudience: string;
  tags: string[];
  createdDateTime: string;
  deletedDateTime: string | null;
  passwordCredentials: PasswordCredential[];
  keyCredentials: KeyCredential[];
  federatedIdentityCredentials: FederatedCredential[];
  /** Object ids of owning service principals or users. */
  owners: string[];
  /** Other writable Graph properties that a client set (`web`, `notes`, `identifierUris`, …), as it sent them. */
  properties?: Record<string, unknown>;
  createdAt: number;
}

/** An application that lives in another tenant: no Graph call here shows it, yet its secrets sign its service principal in. */
export interface ForeignApplication {
  appId: string;
  tenantId: string;
  displayName: string;
  passwordCredentials: PasswordCredential[];
}

export interface ServicePrincipal {
  id: string;
  appId: string;
  displayName: string;
  accountEnabled: boolean;
  appOwnerOrganizationId: string | null;
  servicePrincipalType: string;
  tags: string[];
  createdDateTime: string;
  deletedDateTime: string | null;
  passwordCredentials: PasswordCredential[];
  keyCredentials: KeyCredential[];
  owners: string[];
  /** Graph application permissions granted to it, e.g. `Application.Read.All`. */
  graphPermissions: string[];
  /** Other writable Graph properties that a client set, as it sent them. */
  properties?: Record<string, unknown>;
  createdAt: number;
}

export interface Group {
  id: string;
  displayName: string;
  /** Object ids of principals or nested groups. */
  members: string[];
}

export interface Subscription {
  subscriptionId: string;
  displayName: string;
  state: string;
  /** Home tenant; another than the sandbox's for a delegated (Lighthouse) subscription. */
  tenantId: string;
  /** false: not for the resource provider of AKS. */
  registered?: boolean;
  /** Name of the management group it is in. */
  managementGroup: string;
}

export interface ManagementGroup {
  name: string;
  displayName: string;
  /** null for the tenant root group, whose name is the tenant id. */
  parent: string | null;
}

export interface ResourceGroup {
  subscriptionId: string;
  name: string;
  location: string;
}

export interface Cluster {
  /** Full resource id, in the case it was created with. */
  id: string;
  subscriptionId: string;
  resourceGroup: string;
  name: string;
  location: string;
  tags: Record<string, string>;
  kubernetesVersion: string;
  provisioningState: string;
  powerState: 'Running' | 'Stopped';
  /** `msi` for a cluster on managed identity. */
  clientId: string;
  /** The secret that the control plane and the nodes hold; null for managed identity. Never in an answer. */
  secret: string | null;
  agentPools: { name: string; count: number; vmSize: string; mode: string; provisioningState: string; powerState: 'Running' | 'Stopped' }[];
  /** Last failure of the provider, shown by GET as `properties.status.provisioningError` (api 2026-06-01). */
  provisioningError: { code: string; message: string } | null;
  /** `Allow`, `Block` or `AllowDuringMaintenanceWindow`. */
  nodeDisruptionPolicy?: string;
  createdAt: number;
}

export interface RoleDefinition {
  /** GUID. */
  name: string;
  roleName: string;
  type: 'BuiltInRole' | 'CustomRole';
  description: string;
  permissions: { actions: string[]; notActions: string[]; dataActions: string[]; notDataActions: string[] }[];
  assignableScopes: string[];
}

export interface RoleAssignment {
  /** GUID. */
  name: string;
  /** `/` , a management group, subscription, group or resource id. */
  scope: string;
  /** Name (GUID) of the role definition. */
  role: string;
  principalId: string;
  principalType: 'ServicePrincipal' | 'Group' | 'User' | 'Unknown';
  condition: string | null;
  createdOn: string;
  description?: string;
  /** Object id of whoever made it. */
  createdBy?: string;
}

/** A long-running operation of ARM: done when the world's clock passes `endsAt`. */
export interface Operation {
  id: string;
  subscriptionId: string;
  location: string;
  kind: 'reset' | 'put' | 'delete' | 'patch';
  clusterId: string;
  startedAt: number;
  endsAt: number;
  /** What the end applies: the new clientId and secret of a reset. */
  change: { clientId: string; secret: string | null } | null;
  /** The change has reached the cluster, half-way through the operation. */
  applied?: boolean;
  status: 'InProgress' | 'Succeeded' | 'Failed';
  error: { code: string; message: string } | null;
  plan?: OperationPlan;
  logged?: ActivityEvent;
}

export interface Issue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  assignees: string[];
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  user: string;
  comments: { id: number; body: string; createdAt: string; updatedAt?: string; user: string }[];
  /** It is a pull request, which GitHub lists among the issues. */
  pullRequest?: boolean;
}

/** A run of a workflow, as its last attempt left it. */
export interface WorkflowRun {
  id: number;
  attempt: number;
  status: 'queued' | 'in_progress' | 'waiting' | 'requested' | 'pending' | 'completed';
  conclusion: string | null;
  createdAt: string;
}

/** A secret for workflows; GitHub itself never shows a value. */
export interface GitHubSecret {
  /** In capitals, as GitHub keeps it. */
  name: string;
  /** What a workflow would get, decrypted. */
  value: string;
  createdAt: string;
  updatedAt: string;
}

/** A holder of secrets, with a key pair of its own that follows from its name and this number: a test adds 1 for a new key. */
export interface SecretScope<S extends GitHubSecret = GitHubSecret> {
  secrets: S[];
  keyGeneration?: number;
}

/** A deployment environment of a repository. */
export interface GitHubEnvironment extends SecretScope {
  name: string;
}

export interface OrganizationSecret extends GitHubSecret {
  visibility: 'all' | 'private' | 'selected';
  /** Ids of the repositories that may use it; of no account unless `visibility` is `selected`. */
  repositories: number[];
}

export interface GitHubOrganization extends SecretScope<OrganizationSecret> {
  login: string;
}

export interface GitHubRepository extends Partial<SecretScope> {
  fullName: string;
  id: number;
  private: boolean;
  hasIssues: boolean;
  archived?: boolean;
  /** Logins that issues can be assigned to; the owner and the holders of tokens can be in any case. */
  assignable?: string[];
  runs?: WorkflowRun[];
  environments?: GitHubEnvironment[];
  labels: { name: string; color: string; description: string | null }[];
  issues: Issue[];
}

export interface GitHubToken {
  token: string;
  login: string;
  /**
   * Per permission key of GITHUB_TOKEN (`issues: write`, `actions: read`) or of a GitHub App: `secrets` for a repository's
   * secrets, `environments` for those of its environments, `organization_secrets` for an organisation's.
   */
  permissions: Record<string, 'read' | 'write'>;
  /** Full names of the repositories it was made for; absent: every one. */
  repositories?: string[];
}

export interface State {
  tenant: { id: string; displayName: string; defaultDomain: string };
  graph: {
    applications: Application[];
    servicePrincipals: ServicePrincipal[];
    groups: Group[];
    policies: { defaultAppManagementPolicy: Record<string, unknown> };
    foreignApplications?: ForeignApplication[];
    /** Somebody else writes at the same moment: after `skip` writes that are taken, the next `times` are refused as such. */
    concurrencyViolations?: { skip?: number; times: number };
  };
  arm: {
    subscriptions: Subscription[];
    managementGroups: ManagementGroup[];
    resourceGroups: ResourceGroup[];
    clusters: Cluster[];
    roleDefinitions: RoleDefinition[];
    roleAssignments: RoleAssignment[];
    operations: Operation[];
    /** How long a reset takes, ms of the world's clock. */
    operationMs: number;
    operationPlans?: OperationPlan[];
    /** Writes to clusters, oldest first. */
    activityLog?: ActivityEvent[];
    /** Entries per page of every ARM list; absent = the services' own sizes. */
    pageSize?: number;
    /** Subscriptions that a query of the whole tenant looks at; absent = 10,000, as Resource Graph does. */
    queriedSubscriptions?: number;
    registries?: Registry[];
    vaults?: Vault[];
  };
  /** The managed identity of the machine that asks the sandbox's `/metadata/identity` and `/msi/token`. */
  managedIdentity?: { appId: string; header: string };
  github: {
    repositories: GitHubRepository[];
    organizations?: GitHubOrganization[];
    tokens: GitHubToken[];
    /** The workflow run whose OIDC token the sandbox mints. */
    workflow: { repository: string; subject: string; runId: string; requestToken: string; idTokenPermission: boolean };
    nextId: number;
  };
}

/** What a route handler gets beside the request. */
export interface World {
  state: State;
  /** ms since the epoch on the world's clock. */
  now(): number;
  /** ms until every replica of the directory has a write; 0 = at once. */
  replication: number;
  /** true: requests beyond the documented quotas are refused with 429. */
  throttle?: boolean;
  /** Origin of the server, `https://127.0.0.1:P`. */
  origin: string;
  /** Deterministic counter: which replica answers, fresh ids. */
  tick(): number;
}

export interface ApiRequest {
  method: string;
  /** Decoded path below the service's mount, `/subscriptions/…`, double slashes collapsed, no trailing slash. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  /** Parsed JSON or form body; undefined if there was none. */
  body: unknown;
}

export interface ApiAnswer {
  status: number;
  /** JSON value, or a string that is sent as it is (with `content-type` in headers). */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Who a bearer token speaks for. */
export interface Caller {
  tenantId: string;
  appId: string;
  /** Object id of its service principal. */
  objectId: string;
}

/**
 * A handler of one mounted service; null = path (or query) unknown, which the server answers with 501 naming it.
 * State is read and changed without an `await` in between, so that requests do not interleave inside a handler.
 */
export type Service = (request: ApiRequest, world: World) => ApiAnswer | null | Promise<ApiAnswer | null>;
