import { parseTime } from './check.ts';
import { idFor } from './names.ts';
import type { Seed, SeedApplication, SeedCluster } from './seed.ts';
import type { State } from '../world.ts';

/** The caller's name among the seed's applications and members. */
export const CALLER = 'caller';

/** What resolving names needs while a seed is built. */
export interface SeedContext {
  seed: Seed;
  /** Moment of loading, ms. */
  now: number;
  tenantId: string;
  subscriptionIds: Map<string, string>;
  /** By the cluster's name. */
  clusterIds: Map<string, string>;
  applications: Map<string, SeedApplication>;
  /** A seed's time in ms; `fallback` where the seed says nothing. */
  time(text: string | undefined, fallback: string): number;
}

/** The context of a seed loaded at `now`, ms. */
export function contextOf(seed: Seed, now: number): SeedContext {
  const subscriptions = seed.subscriptions ?? [{ name: 'sandbox' }];
  const subscriptionIds = new Map(subscriptions.map(({ name, id }) => [name, (id ?? idFor('subscription', name)).toLowerCase()]));
  return {
    seed,
    now,
    tenantId: tenantOf(seed).id,
    subscriptionIds,
    clusterIds: new Map((seed.clusters ?? []).map((cluster) => [cluster.name, clusterId(cluster, subscriptionIds)])),
    applications: new Map((seed.applications ?? []).map((application) => [application.name, application])),
    time: (text, fallback) => parseTime(text ?? fallback, now) ?? now
  };
}

/** The seed's tenant, with what it leaves out. */
export function tenantOf(seed: Seed): State['tenant'] {
  const { displayName = 'Contoso', defaultDomain = 'contoso.onmicrosoft.com', id } = seed.tenant ?? {};
  return { id: (id ?? idFor('tenant', defaultDomain)).toLowerCase(), displayName, defaultDomain };
}

function clusterId(cluster: SeedCluster, subscriptionIds: Map<string, string>): string {
  const group = `/subscriptions/${subscriptionIds.get(cluster.subscription)}/resourceGroups/${cluster.resourceGroup}`;
  return `${group}/providers/Microsoft.ContainerService/managedClusters/${cluster.resourceName ?? cluster.name}`;
}

/** Object id of what a seed calls a principal. */
export function principalId(name: string, seed: Seed): string {
  const group = seed.groups?.find((candidate) => candidate.name === name);
  if (group) return (group.id ?? idFor('group', name)).toLowerCase();
  const known = name === CALLER || seed.applications?.some((application) => application.name === name);
  return known ? idFor('service-principal', name) : name.toLowerCase();
}

/** The full id of a scope as seeds write it. */
export function scopeId(scope: string, context: SeedContext): string {
  if (scope.startsWith('/')) return scope;
  const [kind = '', name = '', group = ''] = scope.split('/');
  const managementGroups = '/providers/Microsoft.Management/managementGroups';
  if (kind === 'root') return `${managementGroups}/${context.tenantId}`;
  if (kind === 'managementGroup') return `${managementGroups}/${name}`;
  if (kind === 'cluster') return context.clusterIds.get(name) ?? '';
  if (kind === 'registry' || kind === 'vault') return seededResourceId(kind, name, context);
  const subscription = `/subscriptions/${context.subscriptionIds.get(name)}`;
  return kind === 'resourceGroup' ? `${subscription}/resourceGroups/${group}` : subscription;
}

const PROVIDERS = { registry: 'Microsoft.ContainerRegistry/registries', vault: 'Microsoft.KeyVault/vaults' };

/** The full id of a registry or vault of the seed. */
export function seededResourceId(kind: 'registry' | 'vault', name: string, { seed, subscriptionIds }: SeedContext): string {
  const seeded = (kind === 'vault' ? seed.vaults : seed.registries)?.find((candidate) => candidate.name === name);
  const group = `/subscriptions/${subscriptionIds.get(seeded?.subscription ?? '')}/resourceGroups/${seeded?.resourceGroup}`;
  return `${group}/providers/${PROVIDERS[kind]}/${name}`;
}

/** App id of a seed's application. */
export function appIdOf(seeded: { name: string; appId?: string }): string {
  return (seeded.appId ?? idFor('app', seeded.name)).toLowerCase();
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Key id of a credential by its name in the seed; a key id stands for itself. */
export function keyIdOf(application: SeedApplication, credential: string): string {
  const own = application.credentials?.find(({ name }) => name === credential);
  if (own === undefined && GUID.test(credential)) return credential.toLowerCase();
  return own?.keyId?.toLowerCase() ?? idFor('credential', `${application.name}/${credential}`);
}

/** Id of another tenant, by its name or as it stands. */
export function foreignTenantId(tenant: string): string {
  return GUID.test(tenant) ? tenant.toLowerCase() : idFor('tenant', tenant);
}

/** Id of a repository that the seed gives none. */
export const DEFAULT_REPOSITORY_ID = 811_204_417;
