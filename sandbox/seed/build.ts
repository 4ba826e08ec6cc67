import { builtInRoles } from '../arm/built-in-roles.ts';
import { applicationParts } from './applications.ts';
import { appIdOf, CALLER, contextOf, principalId, scopeId, tenantOf } from './context.ts';
import type { SeedContext } from './context.ts';
import { buildGitHub } from './github.ts';
import { registriesOf, vaultsOf } from './resources.ts';
import { idFor, secretFor } from './names.ts';
import type { Seed, SeedApplication, SeedCluster, SeedRoleAssignment } from './seed.ts';
import type { Cluster, Group, ManagementGroup, ResourceGroup, RoleAssignment, RoleDefinition, State, Subscription } from '../world.ts';

/** Makes a world's state from a seed (checked by `parseSeed`) at the moment `now`, ms. The same seed gives the same ids and secrets. */
export function buildState(seed: Seed, now: number): State {
  const context = contextOf(seed, now);
  const github = buildGitHub(context);
  const applications = [...(seed.applications ?? []), callerApplication(seed, github.workflow.subject)];
  const parts = applications.map((application) => applicationParts(application, context));
  const groups = (seed.groups ?? []).map((group): Group => groupOf(group, seed));
  const caller = parts.at(-1)?.servicePrincipal;
  return {
    tenant: tenantOf(seed),
    graph: {
      applications: parts.flatMap(({ application }) => application ?? []),
      servicePrincipals: parts.flatMap(({ servicePrincipal }) => servicePrincipal ?? []),
      foreignApplications: parts.flatMap(({ foreign }) => foreign ?? []),
      groups,
      policies: { defaultAppManagementPolicy: seed.defaultAppManagementPolicy ?? DEFAULT_POLICY },
      ...(seed.concurrencyViolations ? { concurrencyViolations: { ...seed.concurrencyViolations } } : {})
    },
    arm: buildArm(context),
    github,
    ...(seed.caller?.managedIdentity && caller
      ? { managedIdentity: { appId: caller.appId, header: idFor('identity-header', CALLER) } }
      : {})
  };
}

/** https://learn.microsoft.com/graph/api/resources/tenantappmanagementpolicy: always there, disabled at first. */
const DEFAULT_POLICY = {
  id: '00000000-0000-0000-0000-000000000000',
  displayName: 'Default app management tenant policy',
  description: 'Default tenant policy that enforces app management restrictions on applications and service principals.',
  isEnabled: false,
  applicationRestrictions: { passwordCredentials: [], keyCredentials: [] },
  servicePrincipalRestrictions: { passwordCredentials: [], keyCredentials: [] }
};

/** Client id and secret that the printed inputs carry. */
export function callerCredentials(seed: Seed): { clientId: string; clientSecret: string } {
  const { name } = callerApplication(seed, '');
  return { clientId: idFor('app', name), clientSecret: secretFor(`${name}/sign-in`) };
}

function callerApplication(seed: Seed, workflowSubject: string): SeedApplication {
  const { displayName, graphPermissions, subjects } = seed.caller ?? {};
  return {
    name: CALLER,
    displayName: displayName ?? 'github-aks-service-principals',
    credentials: [{ name: 'sign-in', start: '-30d', end: '+1200d' }],
    federated: (subjects ?? [workflowSubject]).map((subject, index) => ({ name: `github-${index + 1}`, subject })),
    servicePrincipal: { graphPermissions: graphPermissions ?? ['Application.Read.All'] }
  };
}

function groupOf(group: { name: string; members: string[] }, seed: Seed): Group {
  return { id: principalId(group.name, seed), displayName: group.name, members: group.members.map((member) => principalId(member, seed)) };
}

function buildArm(context: SeedContext): State['arm'] {
  const { seed } = context;
  const clusters = (seed.clusters ?? []).map((cluster) => clusterOf(cluster, context));
  const registries = registriesOf(context);
  const vaults = vaultsOf(context);
  const roleDefinitions = [...builtInRoles(), ...customRoles(context)];
  return {
    subscriptions: subscriptionsOf(context),
    managementGroups: managementGroupsOf(context),
    resourceGroups: resourceGroupsOf(context, [...clusters, ...registries, ...vaults]),
    clusters,
    roleDefinitions,
    roleAssignments: assignmentsOf(context, roleDefinitions),
    operations: [],
    operationMs: seed.operationMs ?? 300_000,
    operationPlans: (seed.operations ?? []).map(({ cluster, ...plan }) => ({
      ...plan,
      ...(cluster === undefined ? {} : { clusterId: context.clusterIds.get(cluster) ?? '' })
    })),
    activityLog: [],
    registries,
    vaults
  };
}

function subscriptionsOf({ seed, tenantId, subscriptionIds }: SeedContext): Subscription[] {
  return (seed.subscriptions ?? [{ name: 'sandbox' }]).map((subscription) => ({
    subscriptionId: subscriptionIds.get(subscription.name) ?? '',
    displayName: subscription.displayName ?? subscription.name,
    state: subscription.state ?? 'Enabled',
    ...(subscription.registered === undefined ? {} : { registered: subscription.registered }),
    tenantId: (subscription.tenantId ?? tenantId).toLowerCase(),
    managementGroup: subscription.managementGroup ?? tenantId
  }));
}

function managementGroupsOf({ seed, tenantId }: SeedContext): ManagementGroup[] {
  const below = (seed.managementGroups ?? []).map(({ name, displayName, parent }) => ({
    name,
    displayName: displayName ?? name,
    parent: parent ?? tenantId
  }));
  return [{ name: tenantId, displayName: 'Tenant Root Group', parent: null }, ...below];
}

type Resource = Pick<Cluster, 'subscriptionId' | 'resourceGroup' | 'location'>;

/** The seed's own groups, then those that only resources name. */
function resourceGroupsOf({ seed, subscriptionIds }: SeedContext, resources: Resource[]): ResourceGroup[] {
  const own = (seed.resourceGroups ?? []).map(({ subscription, name, location }) => ({
    subscriptionId: subscriptionIds.get(subscription) ?? '',
    name,
    location: location ?? 'westeurope'
  }));
  const implied = resources.map(({ subscriptionId, resourceGroup, location }) => ({ subscriptionId, name: resourceGroup, location }));
  const all = new Map<string, ResourceGroup>();
  for (const group of [...own, ...implied]) {
    const key = `${group.subscriptionId}/${group.name.toLowerCase()}`;
    if (!all.has(key)) all.set(key, group);
  }
  return [...all.values()];
}

function clusterOf(cluster: SeedCluster, context: SeedContext): Cluster {
  const powerState = cluster.stopped ? 'Stopped' : 'Running';
  const state = cluster.provisioningState ?? 'Succeeded';
  const application = context.applications.get(cluster.application ?? '');
  return {
    id: context.clusterIds.get(cluster.name) ?? '',
    subscriptionId: context.subscriptionIds.get(cluster.subscription) ?? '',
    resourceGroup: cluster.resourceGroup,
    name: cluster.resourceName ?? cluster.name,
    location: cluster.location ?? 'westeurope',
    tags: cluster.tags ?? {},
    kubernetesVersion: cluster.kubernetesVersion ?? '1.33.5',
    provisioningState: state,
    powerState,
    clientId: application ? appIdOf(application) : 'msi',
    secret: application ? secretHeld(cluster, application) : null,
    agentPools: (cluster.pools ?? [{ name: 'nodepool1' }]).map((pool) => poolOf(pool, powerState, state)),
    provisioningError: cluster.provisioningError ?? null,
    ...(cluster.nodeDisruptionPolicy === undefined ? {} : { nodeDisruptionPolicy: cluster.nodeDisruptionPolicy }),
    createdAt: context.time(cluster.created, '-360d')
  };
}

function secretHeld(cluster: SeedCluster, application: SeedApplication): string {
  const credential = application.credentials?.find(({ name }) => name === cluster.credential);
  return credential?.secret ?? secretFor(`${application.name}/${credential?.name ?? `lost by ${cluster.name}`}`);
}

type SeedPool = NonNullable<SeedCluster['pools']>[number];

function poolOf(pool: SeedPool, powerState: 'Running' | 'Stopped', provisioningState: string): Cluster['agentPools'][number] {
  return {
    name: pool.name,
    count: pool.count ?? 3,
    vmSize: pool.vmSize ?? 'Standard_D4s_v5',
    mode: pool.mode ?? 'System',
    provisioningState: pool.provisioningState ?? provisioningState,
    powerState: pool.stopped ? 'Stopped' : powerState
  };
}

function customRoles(context: SeedContext): RoleDefinition[] {
  return (context.seed.roleDefinitions ?? []).map((role) => ({
    name: idFor('role', role.roleName),
    roleName: role.roleName,
    type: 'CustomRole',
    description: role.description ?? '',
    permissions: [{ actions: role.actions, notActions: role.notActions ?? [], dataActions: [], notDataActions: [] }],
    assignableScopes: (role.scopes ?? ['root']).map((scope) => scopeId(scope, context))
  }));
}

function assignmentsOf(context: SeedContext, roles: RoleDefinition[]): RoleAssignment[] {
  const { seed } = context;
  const ownRoles = seed.caller?.roles ?? [{ role: 'Reader', scope: 'root' }];
  const wanted: SeedRoleAssignment[] = [...(seed.roleAssignments ?? []), ...ownRoles.map((role) => ({ ...role, principal: CALLER }))];
  const byName = new Map(roles.flatMap((role) => [[role.name, role.name] as const, [role.roleName, role.name] as const]));
  return wanted.map((assignment) => ({
    name: idFor('assignment', `${assignment.principal}|${assignment.role}|${assignment.scope}`),
    scope: scopeId(assignment.scope, context),
    role: byName.get(assignment.role) ?? assignment.role,
    principalId: principalId(assignment.principal, seed),
    principalType: seed.groups?.some(({ name }) => name === assignment.principal) ? 'Group' : 'ServicePrincipal',
    condition: assignment.condition ?? null,
    createdOn: new Date(context.time(assignment.created, '-200d')).toISOString()
  }));
}
