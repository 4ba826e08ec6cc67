/** What operations need from the outside, as interfaces only. Adapters in `azure/` and `github/` implement them; tests use in-memory ones. */
import type { IssueFacts } from './domain/issue-plan.ts';
import type { Assignment } from './domain/access-plan.ts';
import type { NewRole, Role } from './domain/access.ts';
import type { AssignmentDetails } from './domain/cleanup-plan.ts';
import type {
  ApplicationRecord,
  Cluster,
  DeletedApplication,
  Instant,
  PrincipalRecord,
  Problem,
  ServicePrincipalRecord
} from './domain/model.ts';
import type { PrincipalTrace } from './domain/orphans.ts';
import type { FederatedCredential } from './domain/undo-file.ts';

/** How this run signs in. */
export type SignIn =
  | { method: 'oidc'; tenantId: string; clientId: string; audience: string | null }
  | { method: 'client-secret'; tenantId: string; clientId: string; clientSecret: string }
  | { method: 'azure-cli'; tenantId: string | null }
  | { method: 'managed-identity'; clientId: string | null };

/** The identity this run signs in with, as its token says. */
export interface Caller {
  tenantId: string;
  appId: string | null;
  objectId: string | null;
}

export interface SubscriptionRecord {
  subscriptionId: string;
  displayName: string;
  tenantId: string;
  state: string;
}

/** A list that may have stopped early; `problems` says why, and then it is not complete. */
export interface Partial<T> {
  items: T[];
  problems: Problem[];
}

export interface FleetQuery {
  /** Absent: every readable subscription. */
  subscriptionIds?: readonly string[];
  /** Only clusters on these service principals, and those that show a name as their client id: they may be on any. */
  clientIds?: readonly string[];
}

/** Discovery over many subscriptions; may lag behind ARM. */
export interface Fleet {
  subscriptions(): Promise<Partial<SubscriptionRecord>>;
  clusters(query: FleetQuery): Promise<Partial<Cluster>>;
}

export type ClusterReading = { found: true; cluster: Cluster } | { found: false; reason: 'gone' | 'unreadable'; problem: Problem | null };

/** One cluster, read from ARM itself. */
export interface Clusters {
  get(resourceId: string): Promise<ClusterReading>;
}

export interface CoverageReading {
  /** A role at the root management group lets the caller read every cluster of the tenant. */
  tenant: boolean;
  /** Lower-case ids of the subscriptions in which it can read every cluster. */
  subscriptionIds: ReadonlySet<string>;
  problems: Problem[];
}

/** Proof of what lists cannot show: which scopes the caller reads in full. */
export interface Access {
  coverage(subscriptions: readonly SubscriptionRecord[]): Promise<CoverageReading>;
}

export interface DirectoryReading {
  /** Keyed by lower-case appId; an appId that could not be read is absent. */
  principals: ReadonlyMap<string, PrincipalRecord>;
  problems: Problem[];
}

export interface Directory {
  /** Reads applications, service principals and their credentials, in as few requests as the service allows. */
  principals(appIds: readonly string[]): Promise<DirectoryReading>;
  /** The directory's own clock, as of its last answer. */
  now(): Instant;
}

/** How an object of the directory is called. */
export interface DirectoryName {
  objectId: string;
  /** Lower case. */
  appId: string;
  displayName: string;
}

export type DirectoryKey = { appId: string } | { objectId: string };

/** Single objects by id, to find out whom an id names. Errors are ActionErrors. */
export interface Principals {
  servicePrincipal(key: DirectoryKey): Promise<DirectoryName | null>;
  application(key: DirectoryKey): Promise<DirectoryName | null>;
}

/**
 * What became of one write. `present`: an equal one was there already, under whatever name. `not-yet`: refused because something
 * it names has not been replicated, or another write came at the same moment. `unknown`: no usable answer, so only reading tells.
 */
export type WriteAnswer = { kind: 'done' } | { kind: 'present' } | { kind: 'not-yet' | 'unknown' | 'refused'; problem: Problem };

/** Role assignments of others. Reads throw ActionErrors; writes send one request each and answer instead. */
export interface RoleAssignments {
  /** The principal's own assignments at the scope, above and below. */
  of(principalId: string, scope: string): Promise<Assignment[]>;
  get(scope: string, name: string): Promise<Assignment | null>;
  /** For a service principal. */
  create(assignment: Omit<Assignment, 'id' | 'conditional'>): Promise<WriteAnswer>;
  remove(assignment: Assignment): Promise<WriteAnswer>;
}

/** Role definitions. Reads throw ActionErrors. */
export interface Roles {
  /** Those of this name that can be assigned at the scope. */
  named(scope: string, name: string): Promise<Role[]>;
  byId(scope: string, guid: string): Promise<Role | null>;
  create(role: NewRole): Promise<WriteAnswer>;
}

/** What has to be known of resources that are no clusters. Errors are ActionErrors. */
export interface Resources {
  /** Whether a registry honours repository roles only (`AbacRepositoryPermissions`). */
  registryIsAbac(id: string): Promise<boolean>;
  /** Whether a vault honours role assignments; the others have access policies. */
  vaultUsesRoles(id: string): Promise<boolean>;
  /** Those of the actions that the caller may not do at a scope; null where Azure does not say. */
  missingRights(scope: string, actions: readonly string[]): Promise<string[] | null>;
}

/** Time as the directory has it, and waiting. */
export interface Clock {
  now(): Instant;
  /** @param ms milliseconds */
  wait(ms: number): Promise<void>;
}

export type ApplicationKey = { objectId: string } | { appId: string } | { uniqueName: string };

/** An application with what only a run that writes needs to know. */
export interface FullApplication extends ApplicationRecord {
  uniqueName: string | null;
  createdOn: Instant | null;
}

/** `secret` is masked already; the service never shows it again. */
export type NewPassword =
  { kind: 'done'; keyId: string; secret: string; endsOn: Instant } | { kind: 'not-yet' | 'unknown' | 'refused'; problem: Problem };

/** What the tenant's policy says of new passwords of one application; `maxLifetime` in milliseconds, null = no limit. */
export interface PasswordPolicy {
  blocked: boolean;
  maxLifetime: number | null;
}

/**
 * One application and its service principal, read and written one request at a time. Reads throw ActionErrors, may be stale
 * and answer null for what is not there; writes answer what became of them and are never repeated by the adapter once they may
 * have been carried out.
 */
export interface Applications {
  get(key: ApplicationKey): Promise<FullApplication | null>;
  /** Soft-deleted applications with this unique name or appId. */
  deleted(key: { uniqueName: string } | { appId: string }): Promise<DeletedApplication[]>;
  /** Creates it if no application has the unique name; updates the display name of one that has. */
  upsert(uniqueName: string, displayName: string): Promise<WriteAnswer>;
  servicePrincipal(appId: string): Promise<ServicePrincipalRecord | null>;
  /** Creates it if missing; `not-yet` while the application has not been replicated. */
  upsertServicePrincipal(appId: string): Promise<WriteAnswer>;
  /** Object ids. */
  owners(objectId: string): Promise<string[]>;
  /** `present` if it is one already. */
  addOwner(objectId: string, ownerId: string): Promise<WriteAnswer>;
  /** Replaces all tags. */
  setTags(objectId: string, tags: readonly string[]): Promise<WriteAnswer>;
  addPassword(objectId: string, password: { displayName: string; endsOn: Instant }): Promise<NewPassword>;
  /** `present` means that it was not there any more. */
  removePassword(objectId: string, keyId: string): Promise<WriteAnswer>;
  /** null where the caller may not read it. */
  passwordPolicy(application: { objectId: string; createdOn: Instant | null } | null): Promise<PasswordPolicy | null>;
  /** Soft deletes; `present` means that it was not there any more. */
  remove(kind: 'application' | 'service-principal', objectId: string): Promise<WriteAnswer>;
  /** Deletes what is soft-deleted for good; `present` means that it was not there any more. */
  purge(objectId: string): Promise<WriteAnswer>;
  /** Soft-deleted objects by object id, or by appId. */
  deletedObjects(appId: string): Promise<{ kind: 'application' | 'service-principal'; objectId: string }[]>;
  /** Application permissions in the caller's Graph token; null when it signed in as a person or the token does not say. */
  permissions(): Promise<string[] | null>;
  /** The directory's own clock, as of its last answer. */
  now(): Instant;
}

/** One token request as the application; `not-yet`: the secret is not known everywhere; `unknown`: no usable answer. */
export interface Proof {
  try(appId: string, secret: string): Promise<{ kind: 'accepted' } | { kind: 'not-yet' | 'unknown' | 'refused'; problem: Problem }>;
}

/** A secret on its way to a store, with what a later run has to know of it. */
export interface IssuedSecret {
  appId: string;
  tenantId: string;
  keyId: string;
  rotationId: string;
  /** Masked. */
  secret: string;
  endsOn: Instant;
}

/** The latest value that a store tells about; ids in lower case, null where its tags do not say. */
export interface StoredSecret {
  keyId: string | null;
  rotationId: string | null;
  appId: string | null;
  endsOn: Instant | null;
  enabled: boolean;
}

/** One destination of a new secret. Reads throw ActionErrors; writes send one request each and answer instead. */
export interface SecretStore {
  /** For people, without Markdown: `Key Vault https://x.vault.azure.net, secret y`. */
  readonly name: string;
  readonly kind: 'key-vault' | 'github-secret' | 'github-org-secret' | 'output';
  /** Whether values can be read back, so that a killed run can go on with the same one. */
  readonly readable: boolean;
  /** The latest version; null = none, or the store never tells. */
  latest(): Promise<StoredSecret | null>;
  /** Whether any version is of this credential (lower-case key id); null where the store never tells. */
  holds(keyId: string): Promise<boolean | null>;
  /** Masked value of the latest version; only of a readable store. */
  value(): Promise<string>;
  /** Everything that can be known before a secret exists: that the destination is there and may be written. null = fine. */
  check(): Promise<Problem | null>;
  write(issued: IssuedSecret): Promise<WriteAnswer>;
  /** Takes back this run's own write, as far as the store allows; null = done, otherwise what is left behind. */
  undo(): Promise<Problem | null>;
  /** Disables the version with this key; `present` = there is none. For cleanup. */
  disable(keyId: string): Promise<WriteAnswer>;
}

export interface NodePool {
  name: string;
  provisioningState: string;
  powerState: 'Running' | 'Stopped' | 'Unknown';
  nodeCount: number;
}

/** A cluster as ARM shows it right now, with what a reset depends on. */
export interface ClusterState extends Cluster {
  pools: NodePool[];
  /** `Block` and the like, where the cluster has a node disruption policy. */
  nodeDisruptionPolicy: string | null;
}

/**
 * How a long operation began. `busy`: refused because another operation is under way; `refused`: certainly not carried out;
 * `unknown`: no usable answer. `created`: a PUT answered 201.
 */
export type OperationStart =
  | { kind: 'started'; operation: string; created: boolean }
  | { kind: 'done'; created: boolean }
  | { kind: 'busy'; problem: Problem }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'unknown'; problem: Problem };

/** `retryAfter` in milliseconds; `state` and `percent` as the service words them. */
export type OperationStatus =
  | { kind: 'running'; state: string; percent: number | null; retryAfter: number }
  | { kind: 'succeeded' }
  | { kind: 'failed'; problem: Problem }
  | { kind: 'unknown'; problem: Problem };

export type StateReading = { found: true; state: ClusterState } | { found: false; reason: 'gone' | 'unreadable'; problem: Problem };

/** Clusters, written and closely watched. Nothing here throws for what a service answered. */
export interface ClusterWrites {
  state(resourceId: string): Promise<StateReading>;
  reset(resourceId: string, clientId: string, secret: string): Promise<OperationStart>;
  /** @param definition a managed cluster as the API takes it, with its servicePrincipalProfile */
  create(resourceId: string, definition: Record<string, unknown>): Promise<OperationStart>;
  remove(resourceId: string): Promise<OperationStart>;
  /** One look at an operation by the URL that its start gave. */
  poll(operation: string): Promise<OperationStatus>;
  /** ARM's own list of one subscription, since Resource Graph lags. */
  list(subscriptionId: string): Promise<Partial<Cluster>>;
  /** Writes to the cluster (reset, PUT, PATCH, start, stop) since then as the Activity Log has them; null where it cannot be read. */
  changesSince(resourceId: string, since: Instant): Promise<{ at: Instant; operation: string; caller: string | null }[] | null>;
}

/** Whether the workflow run that made something can still write. 403, 404 and other servers: `unknown`. */
export interface Runs {
  status(run: { server: string; repositoryId: string; runId: string; attempt: number }): Promise<'over' | 'alive' | 'unknown'>;
}

export interface IssueRecord extends IssueFacts {
  labels: readonly string[];
}

/** The issues of one repository that carry this action's label. */
export interface Issues {
  /** All issues with the label, open and closed. */
  list(label: string): Promise<IssueRecord[]>;
  comments(issue: number): Promise<string[]>;
  create(issue: { title: string; body: string; labels: readonly string[]; assignees: readonly string[] }): Promise<IssueRecord>;
  update(
    issue: number,
    change: { title?: string; body?: string; state?: 'open' | 'closed'; reason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened' }
  ): Promise<void>;
  comment(issue: number, body: string): Promise<void>;
}

/** The log of the run. Texts are made safe for the runner by the implementation. */
export interface Log {
  info(text: string): void;
  debug(text: string): void;
  warning(text: string): void;
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** The runner: what it hands in and what it takes back. The only way out for outputs, annotations, summary and files. */
export interface Runtime {
  env: NodeJS.ProcessEnv;
  getInput: (name: string) => string;
  /** Hides a secret, in every form in which it may show, from all later output. */
  mask: (secret: string) => void;
  log: Log;
  setOutput(name: string, value: string): void;
  annotate(level: 'error' | 'warning', title: string, message: string): void;
  writeSummary(markdown: string): Promise<void>;
  /** Creates the folders it needs. */
  writeFile(path: string, content: string): Promise<void>;
  /** Ends the step with exit code 1 and this text. */
  fail(text: string): void;
  /** null when the job may not request ID tokens. */
  requestIdToken: ((audience: string) => Promise<string>) | null;
  delay: (ms: number) => Promise<void>;
}

/** A soft-deleted application or service principal. */
export interface DeletedObject {
  kind: 'application' | 'service-principal';
  objectId: string;
  /** Lower case. */
  appId: string;
  displayName: string;
  tags: readonly string[];
}

/**
 * Looks over the whole directory and whole scopes, as only cleanup needs them. What could not be read is an error or `unknown`,
 * never absent.
 */
export interface Orphans {
  /** Every application with the tag `aks-sp:managed`; not complete if there are problems. */
  managedApplications(): Promise<Partial<FullApplication>>;
  /** Live applications whose ledger names the cluster of that hash. Throws ActionErrors. */
  applicationsOf(clusterHash: string): Promise<FullApplication[]>;
  /** Everything soft-deleted that the caller may see. Throws ActionErrors. */
  deletedObjects(): Promise<DeletedObject[]>;
  /** Keyed by lower-case object id; `gone` takes three answers: a list, the deleted items, and its own address. */
  traces(principalIds: readonly string[]): Promise<ReadonlyMap<string, PrincipalTrace>>;
  /** Role assignments at, above and below the scope; of one principal only if it is named. Throws ActionErrors. */
  assignments(scope: string, principalId: string | null): Promise<AssignmentDetails[]>;
  /** null where the caller may not read them. */
  federatedCredentials(objectId: string): Promise<FederatedCredential[] | null>;
}

/** The undo file: read to be added to, never replaced by less. */
export interface UndoStore {
  /** null = there is none. Throws ActionErrors. */
  read(path: string): Promise<string | null>;
  /** Also tells the runner where it is, at once: a run that dies later has said it. Throws ActionErrors. */
  write(path: string, content: string): Promise<void>;
}
