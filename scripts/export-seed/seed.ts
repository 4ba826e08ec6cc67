/** Facts of a tenant as a seed of the sandbox: times relative to now, names that link, no value of any secret. */
import { builtInRoles } from '../../sandbox/arm/built-in-roles.ts';
import { parseTime } from '../../sandbox/seed/check.ts';
import type { Seed, SeedApplication, SeedCluster, SeedCredential, SeedRegistry, SeedVault } from '../../sandbox/seed/seed.ts';
import { ledgerOf, otherTags, type LedgerNames } from './ledger.ts';
import { clientIdOf, kindOf, lastOf } from './tenant.ts';
import type { ClusterFact, CredentialFact, DirectoryFact, ManagementGroupFact, PoolFact, ResourceFact, TenantFacts } from './tenant.ts';

/** The identity of a rehearsal may do everything, so that every operation can be tried; take roles away to see what a lack looks like. */
const CALLER: NonNullable<Seed['caller']> = {
  graphPermissions: ['Application.ReadWrite.All'],
  roles: ['Reader', 'Contributor', 'User Access Administrator', 'Key Vault Secrets Officer'].map((role) => ({ role, scope: 'root' }))
};

/** What has to be known to write one thing down in the words of the others. */
interface Names extends LedgerNames {
  subscriptions: Map<string, string>;
  applications: Map<string, string>;
}

/** @param now ms; times of the seed are relative to it */
export function seedOf(facts: TenantFacts, now: number): Seed {
  const { clusters, subscriptions } = facts;
  const groups = managementGroupsOf(facts.managementGroups, facts.tenantId);
  const names: Names = {
    now,
    subscriptions: linked(
      subscriptions,
      ({ subscriptionId }) => subscriptionId,
      ({ displayName }) => displayName
    ),
    clusters: linked(
      clusters,
      ({ id }) => id,
      ({ name }) => name
    ),
    applications: linked(
      principalsOf(facts),
      ({ appId }) => appId,
      ({ displayName, appId }) => displayName ?? appId
    )
  };
  const applications = principalsOf(facts).map((principal) => applicationOf(principal, names, facts));
  const byName = new Map(applications.map((application) => [application.name, application]));
  return {
    tenant: { id: facts.tenantId, displayName: 'Exported tenant' },
    managementGroups: groups.groups,
    subscriptions: subscriptions.map(({ subscriptionId, displayName, state, tenantId }) => ({
      name: nameIn(names.subscriptions, subscriptionId),
      id: subscriptionId,
      displayName,
      state,
      ...(tenantId === undefined || same(tenantId, facts.tenantId) ? {} : { tenantId }),
      ...(groups.homes.has(subscriptionId.toLowerCase()) ? { managementGroup: groups.homes.get(subscriptionId.toLowerCase()) ?? '' } : {})
    })),
    applications,
    clusters: clusters.map((cluster) => clusterOf(cluster, names, byName)),
    ...rolesOf(facts, names),
    ...resourcesOf(facts.resources, names),
    caller: CALLER,
    github: {
      repositories: [{ fullName: 'contoso/aks-platform' }],
      tokens: [{ login: 'github-actions[bot]', permissions: { contents: 'read', issues: 'write', actions: 'read' } }]
    }
  };
}

/** A name for each, by its id in lower case: its own where that is unique, else with a number. */
function linked<T>(items: readonly T[], idOf: (item: T) => string, nameOf: (item: T) => string): Map<string, string> {
  const taken = new Set<string>(['caller']);
  return new Map(
    items.map((item) => {
      const base = nameOf(item).trim() || 'unnamed';
      let name = base;
      for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base} (${number})`;
      taken.add(name.toLowerCase());
      return [idOf(item).toLowerCase(), name];
    })
  );
}

/** One principal of a fleet: what of it was found. */
interface PrincipalFact {
  appId: string;
  displayName: string | null;
  application: DirectoryFact | null;
  deleted: DirectoryFact | null;
  servicePrincipal: DirectoryFact | null;
}

function principalsOf({ clusters, applications, deletedApplications, servicePrincipals }: TenantFacts): PrincipalFact[] {
  const find = (list: readonly DirectoryFact[], appId: string): DirectoryFact | null =>
    list.find((entry) => same(entry.appId, appId)) ?? null;
  const inUse = clusters.map(clientIdOf).filter((id) => id !== 'msi');
  const appIds = [...new Set([...inUse, ...applications.map(({ appId }) => appId.toLowerCase())])];
  return appIds.map((appId) => {
    const found = {
      application: find(applications, appId),
      deleted: find(deletedApplications, appId),
      servicePrincipal: find(servicePrincipals, appId)
    };
    return { appId, ...found, displayName: (found.application ?? found.deleted ?? found.servicePrincipal)?.displayName ?? null };
  });
}

function applicationOf(principal: PrincipalFact, names: Names, { tenantId }: TenantFacts): SeedApplication {
  const { appId, application, deleted, servicePrincipal, displayName } = principal;
  const object = application ?? deleted;
  const home = servicePrincipal?.appOwnerOrganizationId;
  const credentials = [
    ...credentialsOf(object, 'application', names.now),
    ...credentialsOf(servicePrincipal, 'servicePrincipal', names.now)
  ];
  const tags = object?.tags ?? [];
  const keys = new Map(credentials.map(({ keyId = '', name }) => [keyId.toLowerCase(), name]));
  return {
    name: nameIn(names.applications, appId),
    appId,
    ...given({
      displayName,
      uniqueName: object?.uniqueName,
      signInAudience: object?.signInAudience,
      created: relativeIf(object?.createdDateTime, names.now),
      deleted: relativeIf(deleted?.deletedDateTime, names.now),
      // Neither here nor deleted: that of another tenant, or gone for good, which look alike from here.
      homeTenant: object ? undefined : home && !same(home, tenantId) ? home : 'another-tenant'
    }),
    ...servicePrincipalOf(principal),
    credentials,
    ...(otherTags(tags).length > 0 ? { tags: otherTags(tags) } : {}),
    ...ledgerOf(tags, keys, names)
  };
}

function servicePrincipalOf({ servicePrincipal, deleted }: PrincipalFact): Pick<SeedApplication, 'servicePrincipal'> {
  // That of a deleted application is deleted with it and not listed.
  if (servicePrincipal === null) return deleted ? {} : { servicePrincipal: false };
  return servicePrincipal.accountEnabled === false ? { servicePrincipal: { enabled: false } } : {};
}

function credentialsOf(holder: DirectoryFact | null, on: 'application' | 'servicePrincipal', now: number): SeedCredential[] {
  const prefix = on === 'application' ? '' : 'principal-';
  const each = (facts: CredentialFact[] = [], kind: 'password' | 'certificate'): SeedCredential[] =>
    facts.map(({ keyId, displayName = null, startDateTime, endDateTime }, index) => ({
      name: `${prefix}${kind === 'password' ? 'secret' : 'certificate'}-${index + 1}`,
      ...(kind === 'password' ? {} : { kind }),
      ...(on === 'application' ? {} : { on }),
      keyId,
      displayName,
      ...(displayName?.startsWith('aks-sp/') ? { managed: true } : {}),
      start: relative(startDateTime, now),
      end: relative(endDateTime, now)
    }));
  return [...each(holder?.passwordCredentials, 'password'), ...each(holder?.keyCredentials, 'certificate')];
}

function clusterOf(cluster: ClusterFact, names: Names, applications: ReadonlyMap<string, SeedApplication>): SeedCluster {
  const { id, location, properties } = cluster;
  const [, , subscription = '', , group = '', , , , resourceName = ''] = id.split('/');
  const name = nameIn(names.clusters, id);
  const application = applications.get(nameIn(names.applications, clientIdOf(cluster)));
  const { provisioningState, currentKubernetesVersion, agentPoolProfiles, powerState, status } = properties;
  const failure = status?.provisioningError;
  return {
    name,
    subscription: nameIn(names.subscriptions, subscription),
    resourceGroup: group,
    location,
    ...(application ? { application: application.name, credential: heldBy(name, application) } : { managedIdentity: true }),
    ...given({
      resourceName: name === resourceName ? undefined : resourceName,
      stopped: powerState?.code === 'Stopped' ? true : undefined,
      provisioningState: provisioningState === 'Succeeded' ? undefined : provisioningState,
      provisioningError: failure?.message ? { code: failure.code ?? 'Unknown', message: failure.message } : undefined,
      kubernetesVersion: currentKubernetesVersion,
      pools: agentPoolProfiles?.map(poolOf)
    })
  };
}

function poolOf({ name, count, vmSize, mode, powerState, provisioningState }: PoolFact): NonNullable<SeedCluster['pools']>[number] {
  return { name, ...given({ count, vmSize, mode, stopped: powerState?.code === 'Stopped' ? true : undefined, provisioningState }) };
}

/**
 * The credential that a cluster is taken to hold, which Azure does not tell: the last that the action's own record shows; else of the live
 * ones that which ends first, as check-expiry judges it; else the one that ended last.
 */
function heldBy(cluster: string, { credentials = [], ledger }: SeedApplication): string | null {
  const uses = (ledger?.uses ?? []).filter((use) => use.cluster === cluster);
  const known = [...uses]
    .sort((a, b) => offset(b.at) - offset(a.at))
    .find((use) => credentials.some(({ name }) => name === use.credential));
  if (known) return known.credential;
  const passwords = credentials
    .filter(({ kind, displayName }) => kind !== 'certificate' && !displayName?.startsWith('aks-sp-turn/'))
    .map(({ name, end = '' }) => ({ name, end: offset(end) }))
    .sort((a, b) => a.end - b.end);
  return (passwords.find(({ end }) => end > 0) ?? passwords.at(-1))?.name ?? null;
}

/** Of a relative time, ms. */
function offset(time: string): number {
  return parseTime(time, 0) ?? 0;
}

/** `-30d`, or in minutes where it is no whole number of days; never later than it is, so that no secret seems to last longer. */
export function relative(iso: string, now: number): string {
  const whole = Math.floor((Date.parse(iso) - now) / 60_000);
  const text = whole % 1440 === 0 ? `${whole / 1440}d` : `${whole}m`;
  return whole >= 0 ? `+${text}` : text;
}

function rolesOf(facts: TenantFacts, names: Names): Pick<Seed, 'roleDefinitions' | 'roleAssignments'> {
  const { assignments, roles, servicePrincipals } = facts;
  const byId = new Map(roles.map((role) => [role.name.toLowerCase(), role.properties]));
  // Of the built-in ones the sandbox knows some.
  const known = new Set(builtInRoles().map(({ roleName }) => roleName));
  const own = [...byId.values()].filter(({ roleName }) => !known.has(roleName));
  return {
    roleDefinitions: own.map(({ roleName, permissions }) => ({
      roleName,
      actions: permissions.flatMap(({ actions }) => actions),
      notActions: permissions.flatMap(({ notActions }) => notActions)
    })),
    roleAssignments: assignments.flatMap(({ properties: { roleDefinitionId, principalId, scope, condition, createdOn } }) => {
      const role = byId.get(lastOf(roleDefinitionId));
      const principal = servicePrincipals.find(({ id }) => same(id, principalId));
      if (!role || !principal || !isKnownScope(scope, names)) return [];
      return {
        principal: names.applications.get(principal.appId.toLowerCase()) ?? principalId,
        role: role.roleName,
        scope: scopeOf(scope, facts, names),
        ...(condition ? { condition } : {}),
        ...(createdOn ? { created: relative(createdOn, names.now) } : {})
      };
    })
  };
}

/** In the words of a seed where it is one of its clusters, registries or vaults. */
function scopeOf(scope: string, { resources }: TenantFacts, { clusters }: Names): string {
  const cluster = clusters.get(scope.toLowerCase());
  if (cluster !== undefined) return `cluster/${cluster}`;
  const resource = resources.find(({ id }) => same(id, scope));
  if (resource) return `${kindOf(resource.id) === 'vaults' ? 'vault' : 'registry'}/${resource.name}`;
  return scope;
}

/** Below a subscription that was exported, or at a management group. */
function isKnownScope(scope: string, { subscriptions }: Names): boolean {
  const [, kind, id = ''] = scope.split('/');
  return kind !== 'subscriptions' || subscriptions.has(id.toLowerCase());
}

function resourcesOf(resources: readonly ResourceFact[], names: Names): { registries: SeedRegistry[]; vaults: SeedVault[] } {
  const place = ({ id, name, location }: ResourceFact): Pick<SeedVault, 'name' | 'subscription' | 'resourceGroup' | 'location'> => {
    const [, , subscription = '', , resourceGroup = ''] = id.split('/');
    return { name, subscription: nameIn(names.subscriptions, subscription), resourceGroup, location };
  };
  return {
    registries: resources
      .filter(({ id }) => kindOf(id) === 'registries')
      .map((resource) => ({
        ...place(resource),
        ...(resource.properties.roleAssignmentMode === 'AbacRepositoryPermissions'
          ? { roleAssignmentMode: 'AbacRepositoryPermissions' }
          : {})
      })),
    vaults: resources
      .filter(({ id }) => kindOf(id) === 'vaults')
      .map((resource) => ({ ...place(resource), rbac: resource.properties.enableRbacAuthorization === true }))
  };
}

type Groups = NonNullable<Seed['managementGroups']>;

/** Groups below the root, and in which of them each subscription is. */
function managementGroupsOf(root: ManagementGroupFact | null, tenantId: string): { groups: Groups; homes: Map<string, string> } {
  const groups: Groups = [];
  const homes = new Map<string, string>();
  const walk = (group: ManagementGroupFact): void => {
    for (const child of group.children ?? []) {
      const parent = same(group.name, tenantId) ? undefined : group.name;
      if (child.type === '/subscriptions') {
        if (parent !== undefined) homes.set(child.name.toLowerCase(), parent);
        continue;
      }
      groups.push({
        name: child.name,
        ...(child.displayName ? { displayName: child.displayName } : {}),
        ...(parent === undefined ? {} : { parent })
      });
      walk(child);
    }
  };
  if (root) walk(root);
  return { groups, homes };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Of what is a part of the seed; the id itself where it is none. */
function nameIn(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id.toLowerCase()) ?? id;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> };

/** Without what is not known. */
function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null && value !== '')) as Given<T>;
}

function relativeIf(iso: string | null | undefined, now: number): string | undefined {
  return iso ? relative(iso, now) : undefined;
}
