/** What of a tenant goes into a seed, as the services answer it. Nothing that is read holds a secret. */
import type { Reader } from './az.ts';

/** Questions under way at a time; each is a process. */
const PARALLEL = 4;
/** `$filter=appId in (…)` takes that many values, https://developer.microsoft.com/graph/known-issues */
const IDS_PER_FILTER = 15;

/** Without its hint, which is a part of the secret. */
export interface CredentialFact {
  keyId: string;
  displayName?: string | null;
  startDateTime: string;
  endDateTime: string;
}

export interface DirectoryFact {
  id: string;
  appId: string;
  displayName?: string | null;
  uniqueName?: string | null;
  signInAudience?: string | null;
  createdDateTime?: string | null;
  deletedDateTime?: string | null;
  tags?: string[];
  passwordCredentials?: CredentialFact[];
  keyCredentials?: CredentialFact[];
  accountEnabled?: boolean;
  appOwnerOrganizationId?: string | null;
  servicePrincipalType?: string;
}

export interface SubscriptionFact {
  subscriptionId: string;
  displayName: string;
  state: string;
  tenantId?: string;
}

export interface PoolFact {
  name: string;
  count?: number;
  vmSize?: string;
  mode?: string;
  provisioningState?: string;
  powerState?: { code?: string };
}

export interface ClusterFact {
  id: string;
  name: string;
  location: string;
  properties: {
    provisioningState?: string;
    powerState?: { code?: string };
    currentKubernetesVersion?: string;
    servicePrincipalProfile?: { clientId?: string };
    agentPoolProfiles?: PoolFact[];
    status?: { provisioningError?: { code?: string; message?: string } };
  };
}

export interface AssignmentFact {
  id: string;
  properties: { roleDefinitionId: string; principalId: string; scope: string; condition?: string; createdOn?: string };
}

export interface RoleFact {
  name: string;
  properties: { roleName: string; type: string; description?: string; permissions: { actions: string[]; notActions: string[] }[] };
}

export interface ManagementGroupFact {
  name: string;
  displayName?: string;
  type: string;
  children?: ManagementGroupFact[] | null;
}

/** A registry or a vault that a role names. */
export interface ResourceFact {
  id: string;
  name: string;
  location: string;
  sku?: { name?: string };
  properties: Record<string, unknown>;
}

export interface TenantFacts {
  tenantId: string;
  subscriptions: SubscriptionFact[];
  /** The root group with all below it; null where it may not be read. */
  managementGroups: ManagementGroupFact | null;
  clusters: ClusterFact[];
  applications: DirectoryFact[];
  deletedApplications: DirectoryFact[];
  servicePrincipals: DirectoryFact[];
  /** Of those service principals. */
  assignments: AssignmentFact[];
  /** Of those assignments. */
  roles: RoleFact[];
  resources: ResourceFact[];
  /** What could not be read, for people. */
  leftOut: string[];
}

/**
 * @param only ids of the subscriptions to read; empty for all
 * @param say shows progress
 */
export async function readTenant(reader: Reader, only: readonly string[], say: (line: string) => void): Promise<TenantFacts> {
  const leftOut: string[] = [];
  const orElse = async <T>(what: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      leftOut.push(`${what} (${error instanceof Error ? error.message : String(error)})`);
      return otherwise;
    }
  };
  const tenantId = await reader.tenantId();
  const all = (await reader.armList('/subscriptions?api-version=2022-12-01')) as SubscriptionFact[];
  const wanted = new Set(only.map((id) => id.toLowerCase()));
  const subscriptions = all.filter(({ subscriptionId }) => wanted.size === 0 || wanted.has(subscriptionId.toLowerCase()));
  say(`Tenant ${tenantId}: ${subscriptions.length} subscriptions.`);
  const found = await eachOf(subscriptions, ({ subscriptionId, displayName }) =>
    orElse(`clusters of subscription ${displayName}`, () => reader.armList(clustersPath(subscriptionId)) as Promise<ClusterFact[]>, [])
  );
  const odd = found.filter((cluster) => !GUID.test(clientIdOf(cluster)) && clientIdOf(cluster) !== 'msi');
  leftOut.push(...odd.map((cluster) => `${cluster.id} (its client id ${clientIdOf(cluster)} is no GUID)`));
  const clusters = found.filter((cluster) => !odd.includes(cluster));
  const directory = await readDirectory(reader, appIdsOf(clusters));
  say(`${clusters.length} clusters, ${directory.applications.length} applications in use or managed.`);
  const principals = new Set(directory.servicePrincipals.map(({ id }) => id.toLowerCase()));
  const listed = await eachOf(subscriptions, ({ subscriptionId, displayName }) =>
    orElse(
      `role assignments in subscription ${displayName}`,
      () => reader.armList(assignmentsPath(subscriptionId)) as Promise<AssignmentFact[]>,
      []
    )
  );
  const assignments = unique(listed, ({ id }) => id).filter(({ properties }) => principals.has(properties.principalId.toLowerCase()));
  const roleIds = [...new Map(assignments.map(({ properties: { roleDefinitionId: id } }) => [lastOf(id), id])).values()];
  const roles = await eachOf(roleIds, (id) =>
    orElse(`role ${id}`, async () => [(await reader.armGet(`${id}?api-version=2022-04-01`)) as RoleFact], [])
  );
  const named = [...new Set(assignments.flatMap(({ properties: { scope } }) => resourceOf(scope)))];
  const resources = await eachOf(named, (id) =>
    orElse(id, async () => [(await reader.armGet(`${id}?api-version=${VERSIONS[kindOf(id)]}`)) as ResourceFact], [])
  );
  const managementGroups = await orElse('management groups', () => rootGroup(reader, tenantId), null);
  return { tenantId, subscriptions, managementGroups, clusters, ...directory, assignments, roles, resources, leftOut };
}

function clustersPath(subscription: string): string {
  return `/subscriptions/${subscription}/providers/Microsoft.ContainerService/managedClusters?api-version=2025-07-01`;
}

function assignmentsPath(subscription: string): string {
  return `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`;
}

/** https://learn.microsoft.com/rest/api/managementgroups/management-groups/get */
async function rootGroup(reader: Reader, tenantId: string): Promise<ManagementGroupFact> {
  const path = `/providers/Microsoft.Management/managementGroups/${tenantId}?api-version=2020-05-01&$expand=children&$recurse=true`;
  const { name, type, properties } = (await reader.armGet(path)) as ManagementGroupFact & { properties: ManagementGroupFact };
  return { ...properties, name, type };
}

type Directory = Pick<TenantFacts, 'applications' | 'deletedApplications' | 'servicePrincipals'>;

const SELECT_CREDENTIALS = 'passwordCredentials,keyCredentials';
const SELECT_APPLICATION = `id,appId,displayName,uniqueName,signInAudience,createdDateTime,tags,${SELECT_CREDENTIALS}`;
const SELECT_PRINCIPAL = `id,appId,displayName,accountEnabled,appOwnerOrganizationId,servicePrincipalType,${SELECT_CREDENTIALS}`;

/** Applications that clusters use, and those that the action manages although their clusters are gone. */
async function readDirectory(reader: Reader, inUse: readonly string[]): Promise<Directory> {
  const filtered = async (collection: string, select: string, appIds: readonly string[]): Promise<DirectoryFact[]> =>
    eachOf(chunks(appIds, IDS_PER_FILTER), (ids) => {
      const filter = encodeURIComponent(`appId in (${ids.map((id) => `'${id}'`).join(',')})`);
      return reader.graphList(`/${collection}?$filter=${filter}&$select=${select}`) as Promise<DirectoryFact[]>;
    });
  const managed = encodeURIComponent("tags/any(t:t eq 'aks-sp:managed')");
  const used = await filtered('applications', SELECT_APPLICATION, inUse);
  const tagged = (await reader.graphList(`/applications?$filter=${managed}&$select=${SELECT_APPLICATION}`)) as DirectoryFact[];
  const applications = unique([...used, ...tagged], ({ id }) => id);
  const appIds = [...new Set([...inUse, ...applications.map(({ appId }) => appId.toLowerCase())])];
  const servicePrincipals = await filtered('servicePrincipals', SELECT_PRINCIPAL, appIds);
  const found = new Set(applications.map(({ appId }) => appId.toLowerCase()));
  const missing = new Set(inUse.filter((appId) => !found.has(appId)));
  const path = `/directory/deletedItems/microsoft.graph.application?$top=999&$select=${SELECT_APPLICATION},deletedDateTime`;
  const deleted = missing.size === 0 ? [] : ((await reader.graphList(path)) as DirectoryFact[]);
  return {
    applications,
    servicePrincipals,
    deletedApplications: deleted.filter(({ appId }) => missing.has(appId.toLowerCase()))
  };
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** In lower case; `msi` for a managed identity. */
export function clientIdOf({ properties }: ClusterFact): string {
  return properties.servicePrincipalProfile?.clientId?.toLowerCase() ?? 'msi';
}

function appIdsOf(clusters: readonly ClusterFact[]): string[] {
  return [...new Set(clusters.map(clientIdOf))].filter((id) => id !== 'msi');
}

const VERSIONS = { registries: '2025-11-01', vaults: '2023-07-01' };
const RESOURCE =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/(?:Microsoft\.ContainerRegistry\/registries|Microsoft\.KeyVault\/vaults)\/[^/]+/i;

/** The registry or vault that a scope is, or lies in. */
function resourceOf(scope: string): string[] {
  const found = RESOURCE.exec(scope)?.[0];
  return found === undefined ? [] : [found];
}

/** Of the id of a registry or vault. */
export function kindOf(id: string): 'registries' | 'vaults' {
  return /\/Microsoft\.KeyVault\/vaults\//i.test(id) ? 'vaults' : 'registries';
}

/** Last segment of an id, in lower case. */
export function lastOf(id: string): string {
  return id.split('/').at(-1)?.toLowerCase() ?? '';
}

/** What `work` gives for each, in order, some at a time. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R[]>): Promise<R[]> {
  const results: R[][] = items.map(() => []);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return results.flat();
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item).toLowerCase(), item])).values()];
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
