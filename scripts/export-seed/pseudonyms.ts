/**
 * The same fleet under other names: who reads the seed learns its shape and its dates, not whose it is. Every name and id becomes another,
 * everywhere the same; what may hold free text is left out. What belonged to which name is not kept anywhere.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Seed, SeedApplication, SeedCluster, SeedCredential, SeedLedger } from '../../sandbox/seed/seed.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Pseudonyms {
  /** `app-1`, `app-2`: the same for the same text, whatever its case. */
  name: (kind: string, text: string) => string;
  id: (guid: string) => string;
}

/** @param salt of the ids; a new one each time by default, so that nobody can look an id up */
function pseudonyms(salt = randomBytes(16).toString('hex')): Pseudonyms {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  return {
    name(kind, text) {
      const key = `${kind}\n${text.toLowerCase()}`;
      const known = names.get(key);
      if (known !== undefined) return known;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      names.set(key, `${kind}-${count}`);
      return `${kind}-${count}`;
    },
    id(guid) {
      const hex = createHash('sha256').update(`${salt}${guid.toLowerCase()}`).digest('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
    }
  };
}

/** A seed of the same shape, of which every name and id is another. */
export function pseudonymous(seed: Seed, salt?: string): Seed {
  const other = pseudonyms(salt);
  const subscription = (name: string): string => other.name('subscription', name);
  const roles = new Map((seed.roleDefinitions ?? []).map(({ roleName }) => [roleName, other.name('custom-role', roleName)]));
  return {
    tenant: { id: other.id(seed.tenant?.id ?? ''), displayName: 'Exported tenant' },
    managementGroups: (seed.managementGroups ?? []).map(({ name, parent }) => ({
      name: other.name('management-group', name),
      ...(parent === undefined ? {} : { parent: other.name('management-group', parent) })
    })),
    subscriptions: (seed.subscriptions ?? []).map(({ name, id = '', state, tenantId, managementGroup }) => ({
      name: subscription(name),
      id: other.id(id),
      ...(state === undefined ? {} : { state }),
      ...(tenantId === undefined ? {} : { tenantId: other.id(tenantId) }),
      ...(managementGroup === undefined ? {} : { managementGroup: other.name('management-group', managementGroup) })
    })),
    applications: (seed.applications ?? []).map((application) => applicationOf(application, other)),
    clusters: (seed.clusters ?? []).map((cluster) => clusterOf(cluster, other)),
    roleDefinitions: (seed.roleDefinitions ?? []).map(({ roleName, actions, notActions = [] }) => ({
      roleName: roles.get(roleName) ?? '',
      actions,
      notActions
    })),
    roleAssignments: (seed.roleAssignments ?? []).map(({ principal, role, scope, created }) => ({
      principal: other.name('app', principal),
      role: roles.get(role) ?? role,
      scope: scopeOf(scope, seed, other),
      ...(created === undefined ? {} : { created })
    })),
    registries: (seed.registries ?? []).map(({ name, roleAssignmentMode, ...place }) => ({
      ...placeOf(place, other),
      name: other.name('registries', name),
      ...(roleAssignmentMode === undefined ? {} : { roleAssignmentMode })
    })),
    vaults: (seed.vaults ?? []).map(({ name, rbac = true, ...place }) => ({
      ...placeOf(place, other),
      name: other.name('vaults', name),
      rbac
    })),
    ...(seed.caller ? { caller: seed.caller } : {}),
    ...(seed.github ? { github: seed.github } : {})
  };
}

interface Place {
  subscription: string;
  resourceGroup: string;
  location?: string;
}

function placeOf({ subscription, resourceGroup, location }: Place, other: Pseudonyms): Place {
  return {
    subscription: other.name('subscription', subscription),
    resourceGroup: other.name('rg', resourceGroup),
    ...(location === undefined ? {} : { location })
  };
}

function applicationOf(application: SeedApplication, other: Pseudonyms): SeedApplication {
  const { name, appId = '', uniqueName, created, deleted, homeTenant, servicePrincipal, credentials = [], ledger } = application;
  const pseudonym = other.name('app', name);
  return {
    name: pseudonym,
    appId: other.id(appId),
    ...(uniqueName === undefined ? {} : { uniqueName: pseudonym }),
    ...(created === undefined ? {} : { created }),
    ...(deleted === undefined ? {} : { deleted }),
    ...(homeTenant === undefined ? {} : { homeTenant: other.name('tenant', homeTenant) }),
    ...(servicePrincipal === undefined ? {} : { servicePrincipal }),
    credentials: credentials.map((credential) => credentialOf(credential, other)),
    ...(ledger === undefined ? {} : { ledger: ledgerOf(ledger, other) })
  };
}

/** Names of the action's own say only that they are its own. */
function credentialOf({ name, kind, on, keyId, displayName, managed, start, end }: SeedCredential, other: Pseudonyms): SeedCredential {
  return {
    name,
    ...(kind === undefined ? {} : { kind }),
    ...(on === undefined ? {} : { on }),
    ...(keyId === undefined ? {} : { keyId: other.id(keyId) }),
    ...(managed ? { managed } : { displayName: displayName ? other.name('credential', displayName) : null }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end })
  };
}

function ledgerOf(ledger: SeedLedger, other: Pseudonyms): SeedLedger {
  const cluster = (name: string): string => (name.startsWith('/') ? idOf(name, other) : other.name('cluster', name));
  const credential = (name: string): string => (GUID.test(name) ? other.id(name) : name);
  const entries = (list: NonNullable<SeedLedger['uses']> = []): NonNullable<SeedLedger['uses']> =>
    list.map((entry) => ({ credential: credential(entry.credential), cluster: cluster(entry.cluster), at: entry.at }));
  return {
    ...(ledger.managed === undefined ? {} : { managed: ledger.managed }),
    ...(ledger.exact === undefined ? {} : { exact: ledger.exact }),
    clusters: (ledger.clusters ?? []).map(cluster),
    uses: entries(ledger.uses),
    sent: entries(ledger.sent),
    issued: (ledger.issued ?? []).map(credential),
    delivered: (ledger.delivered ?? []).map(credential)
  };
}

/** What AKS says of a dead secret is kept in its own words, since the report goes by it; other failures keep their code. */
const DEAD_SECRET = 'The credentials in ServicePrincipalProfile were invalid.';

function clusterOf(
  { name, resourceName: _, application, tags: _tags, provisioningError, ...kept }: SeedCluster,
  other: Pseudonyms
): SeedCluster {
  const { code = '', message = '' } = provisioningError ?? {};
  return {
    ...kept,
    ...placeOf(kept, other),
    name: other.name('cluster', name),
    ...(application === undefined ? {} : { application: other.name('app', application) }),
    pools: (kept.pools ?? []).map((pool, index) => ({ ...pool, name: `pool${index + 1}` })),
    ...(provisioningError
      ? { provisioningError: { code, message: message.includes(DEAD_SECRET.slice(0, -1)) ? DEAD_SECRET : 'Left out.' } }
      : {})
  };
}

function scopeOf(scope: string, seed: Seed, other: Pseudonyms): string {
  const [kind = '', ...name] = scope.split('/');
  if (kind === 'cluster') return `cluster/${other.name('cluster', name.join('/'))}`;
  if (kind === 'registry' || kind === 'vault') return `${kind}/${other.name(kind === 'vault' ? 'vaults' : 'registries', name.join('/'))}`;
  const [, group] = /^\/providers\/Microsoft\.Management\/managementGroups\/([^/]+)$/i.exec(scope) ?? [];
  if (group === undefined) return idOf(scope, other);
  const root = group.toLowerCase() === seed.tenant?.id?.toLowerCase();
  return `/providers/Microsoft.Management/managementGroups/${root ? other.id(group) : other.name('management-group', group)}`;
}

/** A resource id: types stay, names go. A cluster's name in it is not that of the seed, which may have a number behind it. */
function idOf(id: string, other: Pseudonyms): string {
  const segments = id.split('/');
  return segments
    .map((segment, index) => {
      const before = segments[index - 1]?.toLowerCase() ?? '';
      if (GUID.test(segment)) return other.id(segment);
      if (before === 'resourcegroups') return other.name('rg', segment);
      if (before === '' || before === 'providers' || index % 2 === 1 || segment === '') return segment;
      return other.name(before === 'managedclusters' ? 'cluster' : before, segment);
    })
    .join('/');
}
