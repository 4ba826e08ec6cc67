import { builtInRoles } from '../arm/built-in-roles.ts';
import type { Seed, SeedApplication, SeedCluster } from './seed.ts';

/** `?` at the end: may be left out. `[X]`: a list of X. Names with a capital are shapes. */
type Shape = Record<string, string>;

const SHAPES: Record<string, Shape> = {
  Seed: {
    tenant: 'Tenant?',
    managementGroups: '[ManagementGroup]?',
    subscriptions: '[Subscription]?',
    resourceGroups: '[ResourceGroup]?',
    applications: '[Application]?',
    clusters: '[Cluster]?',
    groups: '[Group]?',
    roleDefinitions: '[RoleDefinition]?',
    roleAssignments: '[RoleAssignment]?',
    caller: 'Caller?',
    github: 'GitHub?',
    registries: '[Registry]?',
    vaults: '[Vault]?',
    operationMs: 'number?',
    operations: '[Operation]?',
    ...{ concurrencyViolations: 'Contention?', defaultAppManagementPolicy: 'object?' }
  },
  Tenant: { id: 'guid?', displayName: 'string?', defaultDomain: 'string?' },
  ManagementGroup: { name: 'string', displayName: 'string?', parent: 'string?' },
  Subscription: {
    ...{ name: 'string', id: 'guid?', displayName: 'string?', managementGroup: 'string?', state: 'string?' },
    ...{ registered: 'boolean?', tenantId: 'guid?' }
  },
  Contention: { skip: 'number?', times: 'number' },
  ResourceGroup: { subscription: 'string', name: 'string', location: 'string?' },
  Application: {
    name: 'string',
    displayName: 'string?',
    appId: 'guid?',
    uniqueName: 'string?',
    signInAudience: 'string?',
    tags: '[string]?',
    created: 'time?',
    deleted: 'time?',
    credentials: '[Credential]?',
    federated: '[Federated]?',
    owners: '[string]?',
    homeTenant: 'string?',
    servicePrincipal: 'falseOr:ServicePrincipal?',
    ledger: 'Ledger?'
  },
  Credential: {
    name: 'string',
    kind: 'password|certificate?',
    on: 'application|servicePrincipal?',
    displayName: 'text?',
    keyId: 'guid?',
    start: 'time?',
    end: 'time?',
    managed: 'boolean?',
    secret: 'string?'
  },
  Federated: { name: 'string?', issuer: 'string?', subject: 'string', audiences: '[string]?' },
  ServicePrincipal: { enabled: 'boolean?', deleted: 'time?', graphPermissions: '[string]?', type: 'string?' },
  Ledger: {
    ...{ managed: 'boolean?', exact: 'boolean?', clusters: '[string]?' },
    ...{ uses: '[Use]?', issued: '[string]?', sent: '[Use]?', delivered: '[string]?' }
  },
  Use: { credential: 'string', cluster: 'string', at: 'time' },
  Cluster: {
    name: 'string',
    resourceName: 'string?',
    subscription: 'string',
    resourceGroup: 'string',
    location: 'string?',
    application: 'string?',
    credential: 'text?',
    managedIdentity: 'boolean?',
    stopped: 'boolean?',
    provisioningState: 'string?',
    provisioningError: 'ProvisioningError?',
    kubernetesVersion: 'string?',
    tags: 'object?',
    pools: '[Pool]?',
    nodeDisruptionPolicy: 'Allow|Block|AllowDuringMaintenanceWindow?',
    created: 'time?'
  },
  ProvisioningError: { code: 'string', message: 'string' },
  Pool: { name: 'string', count: 'number?', vmSize: 'string?', mode: 'string?', stopped: 'boolean?', provisioningState: 'string?' },
  Operation: {
    ...{ cluster: 'string?', kind: 'reset|put|delete?', hangs: 'boolean?', takesMs: 'number?' },
    ...{ fails: 'ProvisioningError?', applies: 'boolean?' }
  },
  Group: { name: 'string', id: 'guid?', members: '[string]' },
  RoleDefinition: { roleName: 'string', description: 'string?', actions: '[string]', notActions: '[string]?', scopes: '[string]?' },
  RoleAssignment: { principal: 'string', role: 'string', scope: 'string', condition: 'string?', created: 'time?' },
  Caller: { displayName: 'string?', graphPermissions: '[string]?', roles: '[Role]?', subjects: '[string]?', managedIdentity: 'boolean?' },
  Role: { role: 'string', scope: 'string' },
  Registry: {
    ...{ name: 'string', subscription: 'string', resourceGroup: 'string', location: 'string?', sku: 'string?' },
    roleAssignmentMode: 'LegacyRegistryPermissions|AbacRepositoryPermissions?'
  },
  Vault: {
    ...{ name: 'string', subscription: 'string', resourceGroup: 'string', location: 'string?', rbac: 'boolean?' },
    accessPolicies: '[AccessPolicy]?',
    softDeleteRetention: 'number?',
    purgeProtection: 'boolean?',
    secrets: '[VaultSecret]?'
  },
  AccessPolicy: { principal: 'string', secrets: '[string]' },
  VaultSecret: {
    ...{ name: 'string', value: 'string', contentType: 'string?', tags: 'object?', enabled: 'boolean?' },
    ...{ notBefore: 'time?', expires: 'time?', created: 'time?', deleted: 'time?' }
  },
  GitHub: { repositories: '[Repository]?', organizations: '[Organization]?', tokens: '[Token]?', workflow: 'Workflow?' },
  Organization: { login: 'string', secrets: '[OrganizationSecret]?' },
  OrganizationSecret: {
    ...{ name: 'string', value: 'string', created: 'time?', updated: 'time?' },
    visibility: 'all|private|selected?',
    repositories: '[string]?'
  },
  Secret: { name: 'string', value: 'string', created: 'time?', updated: 'time?' },
  Environment: { name: 'string', secrets: '[Secret]?' },
  Repository: {
    ...{ fullName: 'string', id: 'number?', private: 'boolean?', hasIssues: 'boolean?' },
    ...{ secrets: '[Secret]?', environments: '[Environment]?', labels: '[Label]?', issues: '[Issue]?' },
    runs: '[Run]?'
  },
  Run: {
    ...{ id: 'number', attempt: 'number?', conclusion: 'string?', created: 'time?' },
    status: 'queued|in_progress|waiting|requested|pending|completed?'
  },
  Label: { name: 'string', color: 'string?', description: 'text?' },
  Issue: {
    title: 'string',
    body: 'string?',
    state: 'open|closed?',
    stateReason: 'string?',
    labels: '[string]?',
    assignees: '[string]?',
    created: 'time?',
    user: 'string?',
    comments: '[Comment]?'
  },
  Comment: { body: 'string', created: 'time?', user: 'string?' },
  Token: { token: 'string?', login: 'string?', permissions: 'object' },
  Workflow: { repository: 'string?', subject: 'string?', runId: 'string?', idTokenPermission: 'boolean?' }
};

const UNITS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ISO = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;

/** Milliseconds of "90d", "-330d", "+12h"; null if it is none. */
export function parseDuration(text: string): number | null {
  const match = /^([+-]?\d+(?:\.\d+)?)([smhdw])$/.exec(text);
  return match ? Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0) : null;
}

/** Milliseconds since the epoch of a seed's time, given the moment of loading; null if it is none. */
export function parseTime(text: string, now: number): number | null {
  if (text === 'now') return now;
  const relative = parseDuration(text);
  if (relative !== null) return now + relative;
  return ISO.test(text) && !Number.isNaN(Date.parse(text)) ? Date.parse(text) : null;
}

/** Everything that is wrong with a seed; empty if nothing is. References are checked only once the form is right. */
export function seedProblems(value: unknown): string[] {
  const formal = checkShape(value, 'Seed', 'seed');
  return formal.length > 0 ? formal : [...duplicates(value as Seed), ...danglingReferences(value as Seed)];
}

function checkShape(value: unknown, name: string, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} must be an object`];
  const shape = SHAPES[name] ?? {};
  const fields = value as Record<string, unknown>;
  const unknown = Object.keys(fields).filter((key) => !(key in shape));
  return [
    ...unknown.map((key) => `${at}.${key} is unknown; known: ${Object.keys(shape).join(', ')}`),
    ...Object.entries(shape).flatMap(([key, kind]) => checkField(fields[key], kind, `${at}.${key}`))
  ];
}

function checkField(value: unknown, kind: string, at: string): string[] {
  const optional = kind.endsWith('?');
  if (value === undefined) return optional ? [] : [`${at} is missing`];
  return checkValue(value, optional ? kind.slice(0, -1) : kind, at);
}

function checkValue(value: unknown, kind: string, at: string): string[] {
  if (kind.startsWith('[')) {
    if (!Array.isArray(value)) return [`${at} must be a list`];
    return value.flatMap((item, index) => checkValue(item, kind.slice(1, -1), `${at}[${index}]`));
  }
  if (kind.startsWith('falseOr:')) return value === false ? [] : checkShape(value, kind.slice(8), at);
  if (kind in SHAPES) return checkShape(value, kind, at);
  return isKind(value, kind)
    ? []
    : [`${at} is ${JSON.stringify(value)}; ${ACCEPTED[kind] ?? `one of ${kind.replaceAll('|', ', ')}`} is accepted`];
}

const ACCEPTED: Record<string, string> = {
  string: 'a non-empty string',
  text: 'a string or null',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  guid: 'a GUID',
  time: 'a time such as "-330d", "+12h", "now" or "2026-01-31T00:00:00Z"'
};

function isKind(value: unknown, kind: string): boolean {
  if (kind === 'text') return value === null || typeof value === 'string';
  if (kind === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (kind === 'number' || kind === 'boolean') return typeof value === kind;
  if (typeof value !== 'string' || value === '') return false;
  if (kind === 'guid') return GUID.test(value);
  if (kind === 'time') return parseTime(value, 0) !== null;
  return kind === 'string' || kind.split('|').includes(value);
}

function duplicates(seed: Seed): string[] {
  const named: [string, string[]][] = [
    ['management group', (seed.managementGroups ?? []).map((group) => group.name)],
    ['subscription', (seed.subscriptions ?? []).map((subscription) => subscription.name)],
    ['application', (seed.applications ?? []).map((application) => application.name)],
    ['cluster', (seed.clusters ?? []).map((cluster) => cluster.name)],
    ['group', (seed.groups ?? []).map((group) => group.name)],
    ['registry', (seed.registries ?? []).map(({ name }) => name.toLowerCase())],
    ['vault', (seed.vaults ?? []).map(({ name }) => name.toLowerCase())],
    ...(seed.applications ?? []).map((app): [string, string[]] => [`credential of ${app.name}`, (app.credentials ?? []).map((c) => c.name)])
  ];
  return named.flatMap(([what, names]) => {
    const seen = new Set<string>();
    return names.filter((name) => seen.size === seen.add(name).size).map((name) => `${what} "${name}" is there twice`);
  });
}

/** The names that references may point to. */
interface Names {
  applications: Map<string, SeedApplication>;
  subscriptions: Set<string>;
  clusters: Set<string>;
  managementGroups: Set<string>;
  registries: Set<string>;
  vaults: Set<string>;
}

function danglingReferences(seed: Seed): string[] {
  const { applications = [], subscriptions = [{ name: 'sandbox' }], clusters = [], managementGroups = [] } = seed;
  const names: Names = {
    applications: new Map(applications.map((application) => [application.name, application])),
    subscriptions: new Set(subscriptions.map(({ name }) => name)),
    clusters: new Set(clusters.map(({ name }) => name)),
    managementGroups: new Set(managementGroups.map(({ name }) => name)),
    registries: new Set((seed.registries ?? []).map(({ name }) => name)),
    vaults: new Set((seed.vaults ?? []).map(({ name }) => name))
  };
  return [
    ...(seed.resourceGroups ?? []).flatMap((group) =>
      need(names.subscriptions, group.subscription, 'subscription', `resource group ${group.name}`)
    ),
    ...(seed.registries ?? []).flatMap(({ name, subscription }) =>
      need(names.subscriptions, subscription, 'subscription', `registry ${name}`)
    ),
    ...(seed.vaults ?? []).flatMap(({ name, subscription }) => need(names.subscriptions, subscription, 'subscription', `vault ${name}`)),
    ...clusters.flatMap((cluster) => clusterProblems(cluster, names)),
    ...(seed.operations ?? []).flatMap(({ cluster }) => need(names.clusters, cluster, 'cluster', 'an operation')),
    ...applications.flatMap((application) => ledgerProblems(application, names)),
    ...danglingScopes(seed, names),
    ...danglingPeople(seed, new Set(names.applications.keys()))
  ];
}

function need(known: { has(name: string): boolean }, name: string | null | undefined, what: string, at: string): string[] {
  return name == null || known.has(name) ? [] : [`${at} names the ${what} "${name}", which is not in the seed`];
}

function credentialNames(application: SeedApplication | undefined): Set<string> {
  return new Set((application?.credentials ?? []).map(({ name }) => name));
}

function clusterProblems(cluster: SeedCluster, names: Names): string[] {
  const at = `cluster ${cluster.name}`;
  const problems = [
    ...need(names.subscriptions, cluster.subscription, 'subscription', at),
    ...need(names.applications, cluster.application, 'application', at)
  ];
  const { application, credential } = cluster;
  if ((application === undefined) !== (cluster.managedIdentity === true))
    return [...problems, `${at} needs either "application" or "managedIdentity": true`];
  if (application === undefined) return problems;
  if (credential === undefined) return [...problems, `${at} needs "credential" (null for a secret that nobody knows)`];
  const holder = names.applications.get(application);
  return holder ? [...problems, ...need(credentialNames(holder), credential, 'credential', at)] : problems;
}

function ledgerProblems(application: SeedApplication, names: Names): string[] {
  const { uses = [], sent = [], issued = [], delivered = [], clusters = [] } = application.ledger ?? {};
  const at = `ledger of ${application.name}`;
  const credentials = credentialNames(application);
  const entries = [...uses, ...sent];
  const named = [...clusters, ...entries.map(({ cluster }) => cluster)].filter((name) => !name.startsWith('/'));
  return [
    ...[...entries.map(({ credential }) => credential), ...issued, ...delivered]
      .filter((name) => !GUID.test(name))
      .flatMap((name) => need(credentials, name, 'credential', at)),
    ...named.flatMap((name) => need(names.clusters, name, 'cluster', at))
  ];
}

function danglingScopes(seed: Seed, names: Names): string[] {
  const scopes = [...(seed.roleAssignments ?? []), ...(seed.caller?.roles ?? [])].map(({ scope }) => scope);
  const parents = [
    ...(seed.managementGroups ?? []).map(({ parent }) => parent),
    ...(seed.subscriptions ?? []).map(({ managementGroup }) => managementGroup)
  ];
  const forms =
    'root, managementGroup/NAME, subscription/NAME, resourceGroup/SUBSCRIPTION/NAME, cluster/NAME, registry/NAME, vault/NAME, a full id';
  return [
    ...scopes.filter((scope) => !isScope(scope, names)).map((scope) => `scope "${scope}" is none of ${forms}`),
    ...parents
      .filter((name) => name !== undefined && !names.managementGroups.has(name))
      .map((name) => `management group "${name}" is not in the seed`)
  ];
}

function isScope(scope: string, names: Names): boolean {
  if (scope === 'root' || scope.startsWith('/')) return true;
  const [kind, name = ''] = scope.split('/');
  if (kind === 'managementGroup') return names.managementGroups.has(name);
  if (kind === 'cluster') return names.clusters.has(name);
  if (kind === 'registry' || kind === 'vault') return names[kind === 'vault' ? 'vaults' : 'registries'].has(name);
  return (kind === 'subscription' || kind === 'resourceGroup') && names.subscriptions.has(name);
}

function danglingPeople(seed: Seed, applications: Set<string>): string[] {
  const groups = (seed.groups ?? []).map((group) => group.name);
  const known = new Set([...applications, ...groups, 'caller']);
  const roles = new Set(
    [...builtInRoles(), ...(seed.roleDefinitions ?? [])].flatMap((role) => ('name' in role ? [role.name, role.roleName] : [role.roleName]))
  );
  const named = [
    ...(seed.roleAssignments ?? []).map(({ principal }) => principal),
    ...(seed.groups ?? []).flatMap(({ members }) => members),
    ...(seed.applications ?? []).flatMap(({ owners = [] }) => owners),
    ...(seed.vaults ?? []).flatMap(({ accessPolicies = [] }) => accessPolicies.map(({ principal }) => principal))
  ];
  const assigned = [...(seed.roleAssignments ?? []), ...(seed.caller?.roles ?? [])].map(({ role }) => role);
  return [
    ...named
      .filter((name) => !known.has(name) && !GUID.test(name))
      .map((name) => `principal "${name}" is no application, group, caller or object id`),
    ...assigned.filter((role) => !roles.has(role)).map((role) => `role "${role}" is neither built in nor in roleDefinitions`)
  ];
}
