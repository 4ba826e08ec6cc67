/** What operations need from the outside, as interfaces only. Adapters in `azure/` and `github/` implement them; tests use in-memory ones. */
import type { IssueFacts } from './domain/issue-plan.ts';
import type { Assignment } from './domain/access-plan.ts';
import type { NewRole, Role } from './domain/access.ts';
import type { Cluster, Instant, PrincipalRecord, Problem } from './domain/model.ts';

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
  /** Only clusters on these service principals. */
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
 * it names has not been replicated. `unknown`: no usable answer, so only reading tells.
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
