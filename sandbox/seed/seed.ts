import { readFileSync } from 'node:fs';
import { seedProblems } from './check.ts';
import type { OperationPlan } from '../world-resources.ts';
import type { WorkflowRun } from '../world.ts';

/**
 * A seed: the world as JSON, short enough to write by hand. Names link its parts; ids and secrets follow from the names,
 * so that the same seed gives the same world. Times are relative to the moment of loading ("-330d", "+12d", "now"; units
 * s, m, h, d, w) or absolute (ISO 8601). Everything may be left out.
 */
export interface Seed {
  tenant?: { id?: string; displayName?: string; defaultDomain?: string };
  /** The tenant root group is always there; a group without `parent` is below it. */
  managementGroups?: { name: string; displayName?: string; parent?: string }[];
  /** One, named `sandbox`, if none is given. */
  subscriptions?: SeedSubscription[];
  /** Groups that clusters, registries and vaults name are made along with them. */
  resourceGroups?: { subscription: string; name: string; location?: string }[];
  applications?: SeedApplication[];
  clusters?: SeedCluster[];
  /** Members: names of applications (their service principals), of groups, `caller`, or object ids. */
  groups?: { name: string; id?: string; members: string[] }[];
  /** Custom roles. */
  roleDefinitions?: { roleName: string; description?: string; actions: string[]; notActions?: string[]; scopes?: string[] }[];
  roleAssignments?: SeedRoleAssignment[];
  /** Who the printed inputs sign in as. */
  caller?: SeedCaller;
  github?: SeedGitHub;
  registries?: SeedRegistry[];
  vaults?: SeedVault[];
  /** How long a reset takes, ms; 300000 by default. */
  operationMs?: number;
  /** How the first operations that they fit will go; see `OperationPlan`. `cluster` is a name. */
  operations?: SeedOperation[];
  /** Writes to the directory that somebody else's collide with: the next `times` after `skip` others. */
  concurrencyViolations?: { skip?: number; times: number };
  /** Tenant app management policy, as Graph shows it. */
  defaultAppManagementPolicy?: Record<string, unknown>;
}

export interface SeedSubscription {
  name: string;
  id?: string;
  displayName?: string;
  /** Name of a management group; the root if left out. */
  managementGroup?: string;
  state?: string;
  /** Whether AKS's resource provider is registered in it; true by default. */
  registered?: boolean;
  /** Home tenant; another than this one for a delegated subscription. */
  tenantId?: string;
}

export interface SeedApplication {
  /** Links the seed's parts; also the display name unless that is given. Unique. */
  name: string;
  displayName?: string;
  appId?: string;
  uniqueName?: string;
  signInAudience?: string;
  tags?: string[];
  /** -400d by default. */
  created?: string;
  /** Soft-deleted then, its service principal too. */
  deleted?: string;
  credentials?: SeedCredential[];
  federated?: { name?: string; issuer?: string; subject: string; audiences?: string[] }[];
  /** Names of applications whose service principals own application and service principal, or `caller`. */
  owners?: string[];
  /** Name or id of another tenant: the application lives there, only the service principal here. */
  homeTenant?: string;
  /** false: the application has none. */
  servicePrincipal?: false | { enabled?: boolean; deleted?: string; graphPermissions?: string[]; type?: string };
  /** What the action wrote down about it, as tags. */
  ledger?: SeedLedger;
}

export interface SeedCredential {
  /** Unique within the application; also the display name, unless `managed` or `displayName` says otherwise. */
  name: string;
  /** `password` by default. */
  kind?: 'password' | 'certificate';
  /** Where it is: `application` by default. */
  on?: 'application' | 'servicePrincipal';
  displayName?: string | null;
  keyId?: string;
  /** -30d by default. */
  start?: string;
  /** +335d by default. */
  end?: string;
  /** Made by the action: its display name is `aks-sp/<rotation id>`. */
  managed?: boolean;
  secret?: string;
}

export interface SeedLedger {
  /** The tag `aks-sp:managed`; true by default. */
  managed?: boolean;
  /** Clusters known to use the application, beside those in `uses` and `sent`. */
  clusters?: string[];
  /** true: exactly what is listed. Else a use implies issued, sent and delivered for managed credentials. */
  exact?: boolean;
  /** Accepted by the cluster then. Credentials of a ledger are names, or key ids of some that are gone; clusters names, or ids. */
  uses?: { credential: string; cluster: string; at: string }[];
  issued?: string[];
  sent?: { credential: string; cluster: string; at: string }[];
  delivered?: string[];
}

export interface SeedCluster {
  /** Unique in the seed: other parts refer to the cluster by it. */
  name: string;
  /** What Azure calls it, where another cluster of the seed has that name; `name` by default. */
  resourceName?: string;
  subscription: string;
  resourceGroup: string;
  location?: string;
  /** Either this or `managedIdentity`. */
  application?: string;
  /** Name of the application's credential that the cluster holds; null: a secret that nobody else knows. */
  credential?: string | null;
  managedIdentity?: boolean;
  stopped?: boolean;
  /** `Succeeded` by default. */
  provisioningState?: string;
  provisioningError?: { code: string; message: string };
  kubernetesVersion?: string;
  tags?: Record<string, string>;
  /** A pool's `provisioningState` is that of the cluster by default. */
  pools?: { name: string; count?: number; vmSize?: string; mode?: string; stopped?: boolean; provisioningState?: string }[];
  nodeDisruptionPolicy?: 'Allow' | 'Block' | 'AllowDuringMaintenanceWindow';
  created?: string;
}

export interface SeedOperation extends Pick<OperationPlan, 'kind' | 'hangs' | 'takesMs' | 'fails' | 'applies'> {
  cluster?: string;
}

export interface SeedRegistry {
  /** Unique. */
  name: string;
  subscription: string;
  resourceGroup: string;
  location?: string;
  /** `Standard` by default. */
  sku?: string;
  /** `LegacyRegistryPermissions` by default. */
  roleAssignmentMode?: 'LegacyRegistryPermissions' | 'AbacRepositoryPermissions';
}

export interface SeedVault {
  /** Unique; its URL is `<origin>/vaults/<name>/`. */
  name: string;
  subscription: string;
  resourceGroup: string;
  location?: string;
  /** Whether role assignments decide, as by default, or `accessPolicies`. */
  rbac?: boolean;
  /** `principal` as in role assignments; permissions on secrets such as `get`, `list`, `set`. */
  accessPolicies?: { principal: string; secrets: string[] }[];
  /** Days; 90 by default. */
  softDeleteRetention?: number;
  purgeProtection?: boolean;
  /** Entries of one name are its versions, oldest first. */
  secrets?: SeedVaultSecret[];
}

export interface SeedVaultSecret {
  name: string;
  value: string;
  contentType?: string;
  tags?: Record<string, string>;
  /** true by default. */
  enabled?: boolean;
  notBefore?: string;
  expires?: string;
  /** -30d by default. */
  created?: string;
  /** The name was soft-deleted then; on its last entry. */
  deleted?: string;
}

export interface SeedRoleAssignment {
  /** Name of an application, of a group, `caller`, or an object id (which may belong to nobody). */
  principal: string;
  /** Role name or id. */
  role: string;
  /**
   * `root`, `managementGroup/NAME`, `subscription/NAME`, `resourceGroup/SUBSCRIPTION/NAME`, `cluster/NAME`, `registry/NAME`,
   * `vault/NAME`, `/` or a full id.
   */
  scope: string;
  condition?: string;
  created?: string;
}

/** The caller's application, with a client secret of a year. */
export interface SeedCaller {
  displayName?: string;
  /** `["Application.Read.All"]` by default. */
  graphPermissions?: string[];
  /** Reader at the root by default. */
  roles?: { role: string; scope: string }[];
  /** Subjects of federated credentials for GitHub; that of the workflow by default. */
  subjects?: string[];
  /** How the machine's managed identity signs in; none by default. */
  managedIdentity?: boolean;
}

export interface SeedGitHub {
  repositories?: SeedRepository[];
  /** The owners of the repositories by default; an owner that is left out is a user. */
  organizations?: SeedOrganization[];
  /**
   * The first is GITHUB_TOKEN. One with `issues: write` by default. Keys beside those of GITHUB_TOKEN: `secrets`,
   * `environments` (for secrets of environments) and `organization_secrets`.
   */
  tokens?: { token?: string; login?: string; permissions: Record<string, 'read' | 'write'> }[];
  workflow?: { repository?: string; subject?: string; runId?: string; idTokenPermission?: boolean };
}

export interface SeedRepository {
  /** `owner/name`. */
  fullName: string;
  id?: number;
  private?: boolean;
  hasIssues?: boolean;
  secrets?: SeedSecret[];
  environments?: { name: string; secrets?: SeedSecret[] }[];
  labels?: { name: string; color?: string; description?: string | null }[];
  issues?: SeedIssue[];
  /** Runs of workflows; `in_progress`, started a minute ago, in their first attempt by default. */
  runs?: { id: number; attempt?: number; status?: WorkflowRun['status']; conclusion?: string; created?: string }[];
}

/** A secret for workflows; `value` is what they get. */
export interface SeedSecret {
  name: string;
  value: string;
  /** -60d by default. */
  created?: string;
  updated?: string;
}

export interface SeedOrganization {
  login: string;
  /** `all` by default; `repositories` are full names, for `selected`. */
  secrets?: (SeedSecret & { visibility?: 'all' | 'private' | 'selected'; repositories?: string[] })[];
}

export interface SeedIssue {
  title: string;
  body?: string;
  state?: 'open' | 'closed';
  stateReason?: string;
  labels?: string[];
  assignees?: string[];
  created?: string;
  user?: string;
  comments?: { body: string; created?: string; user?: string }[];
}

/** Checks parsed JSON and gives it as a seed. Throws one message that lists every problem. */
export function parseSeed(value: unknown): Seed {
  const problems = seedProblems(value);
  if (problems.length > 0) throw new Error(`The seed has ${problems.length} problem(s):\n- ${problems.join('\n- ')}`);
  return value as Seed;
}

/** Reads a seed file. Throws a message that names the file. */
export function readSeed(file: string | URL): Seed {
  const name = String(file);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`Seed ${name} cannot be read as JSON: ${(error as Error).message}`, { cause: error });
  }
  try {
    return parseSeed(value);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** The demo fleet. */
export function defaultSeed(): Seed {
  return readSeed(new URL('../seeds/fleet.json', import.meta.url));
}
