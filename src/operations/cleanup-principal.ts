/** Everything about one principal that is to go: its objects, its role assignments, who uses it, and whether it may go at all. */
import { planPrincipal, type AssignmentDetails, type CleanupWork, type PrincipalObjects } from '../domain/cleanup-plan.ts';
import type { Problem, ServicePrincipalRecord } from '../domain/model.ts';
import { clusterResourceId } from '../domain/resource-ids.ts';
import { parseLedger } from '../domain/ledger.ts';
import { isoTime } from '../domain/text.ts';
import { undoAssignment, undoCredential, type UndoPrincipal } from '../domain/undo-file.ts';
import { ActionError } from '../errors.ts';
import type {
  Applications,
  Caller,
  Clock,
  DeletedObject,
  Fleet,
  FullApplication,
  Log,
  Orphans,
  Roles,
  SecretStore,
  SubscriptionRecord
} from '../ports.ts';
import { findUsers, type PrincipalUsers, type UserPorts } from './principal-users.ts';

export interface PrincipalReadPorts extends UserPorts {
  caller: Caller;
  applications: Applications;
  orphans: Orphans;
  roles: Pick<Roles, 'byId'>;
  stores: readonly SecretStore[];
  clock: Clock;
  log: Log;
  fleet: Fleet;
}

export interface PrincipalQuery {
  appId: string;
  /** Cluster that is to be deleted first; it is no user that stands in the way. */
  clusterId: string | null;
  /** Further clusters to look at in any case. */
  named: readonly string[];
  purge: boolean;
  trustVisibleScope: boolean;
  /** Why it may go. */
  reason: string;
}

/** One look at a principal. */
export interface PrincipalView {
  application: FullApplication | null;
  servicePrincipal: ServicePrincipalRecord | null;
  deleted: DeletedObject[];
  users: PrincipalUsers;
  work: CleanupWork;
  undo: UndoPrincipal;
  /** What forbids the removal; null = nothing. */
  refusal: Problem | null;
}

/** @throws ActionError where something cannot be read without which nothing may be removed */
export async function viewPrincipal(query: PrincipalQuery, ports: PrincipalReadPorts): Promise<PrincipalView> {
  const { appId } = query;
  refuseOwn(appId, ports.caller);
  const [application, servicePrincipal, allDeleted] = await Promise.all([
    ports.applications.get({ appId }),
    ports.applications.servicePrincipal(appId),
    ports.orphans.deletedObjects()
  ]);
  const deleted = allDeleted.filter((each) => each.appId === appId.toLowerCase());
  const tags = [...(application?.tags ?? []), ...deleted.flatMap((each) => each.tags)];
  const { trustVisibleScope } = query;
  const users = await findUsers({ appId, tags, named: query.named, trustVisibleScope, lists: true }, ports);
  const principalIds = [
    servicePrincipal?.objectId,
    ...deleted.filter(({ kind }) => kind === 'service-principal').map(({ objectId }) => objectId)
  ];
  const assignments = await assignmentsOf(
    principalIds.filter((id) => id !== undefined),
    users.subscriptions,
    ports
  );
  const objects: PrincipalObjects = {
    appId,
    displayName: application?.displayName ?? servicePrincipal?.displayName ?? deleted[0]?.displayName ?? '',
    application,
    servicePrincipal,
    deleted,
    assignments,
    roleNames: await roleNames(assignments, ports.roles),
    secrets: await storedSecrets(appId, ports.stores)
  };
  const steps = planPrincipal(objects, query);
  const work = { purpose: 'principal' as const, appId, displayName: objects.displayName, objectId: application?.objectId ?? null, steps };
  return {
    ...{ application, servicePrincipal, deleted, users, work },
    undo: await undoOf(objects, application, servicePrincipal, query, ports.orphans, ports.applications),
    refusal: refusalOf(appId, query.clusterId, users)
  };
}

/** Rule of this action: it never removes the identity that it signs in with. */
export function refuseOwn(appId: string, caller: Caller): void {
  if (caller.appId?.toLowerCase() !== appId.toLowerCase()) return;
  throw new ActionError({
    code: 'own-identity',
    message: `This run signs in as ${appId}, the very principal that it is to remove; nothing was sent.`,
    hint: 'Give the workflow an identity of its own, which no cluster uses (https://learn.microsoft.com/azure/aks/kubernetes-service-principal).'
  });
}

/** @returns null if no cluster but the one to be deleted can be using it */
export function refusalOf(appId: string, clusterId: string | null, users: PrincipalUsers): Problem | null {
  const others = users.clusters.filter((cluster) => cluster.id.toLowerCase() !== clusterId?.toLowerCase());
  if (others.length > 0) {
    const list = others.map((cluster) => `${cluster.id} (${cluster.powerState}, ${cluster.provisioningState})`).join(', ');
    return {
      code: 'principal-in-use',
      message: `Application ${appId} is still used, so nothing of it is removed: ${list}.`,
      hint: 'Delete these clusters, or move them to another principal or to a managed identity; in whatever state it is, a cluster counts until it is gone.'
    };
  }
  if (users.complete) return null;
  const [first] = users.problems;
  const more = users.problems.length > 1 ? ` (and ${users.problems.length - 1} more)` : '';
  return {
    code: 'cleanup-not-proved',
    message: `It could not be proved that no cluster uses application ${appId}, so nothing of it is removed. ${first?.message ?? ''}${more}`,
    hint: first?.hint ?? 'Run again.'
  };
}

/** In every scope that can be read: the subscriptions, what is in them and above them, and all management groups. */
async function assignmentsOf(
  principalIds: readonly string[],
  subscriptions: readonly SubscriptionRecord[],
  { orphans, caller }: PrincipalReadPorts
): Promise<AssignmentDetails[]> {
  const found = new Map<string, AssignmentDetails>();
  for (const principalId of principalIds) {
    const scopes = subscriptions.map(({ subscriptionId }) => `/subscriptions/${subscriptionId}`);
    const lists = [await atRoot(() => orphans.assignments(rootOf(caller), principalId))];
    for (const scope of scopes) lists.push(await orphans.assignments(scope, principalId));
    for (const each of lists.flat())
      if (each.principalId.toLowerCase() === principalId.toLowerCase()) found.set(each.id.toLowerCase(), each);
  }
  return [...found.values()];
}

/** The root management group has the id of the tenant (https://learn.microsoft.com/azure/governance/management-groups/overview). */
export function rootOf({ tenantId }: Caller): string {
  return `/providers/Microsoft.Management/managementGroups/${tenantId}`;
}

/** Most callers may not read there. */
export async function atRoot(read: () => Promise<AssignmentDetails[]>): Promise<AssignmentDetails[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ActionError && ['arm-forbidden', 'arm-not-found'].includes(error.code)) return [];
    throw error;
  }
}

/** For people only: without it the id has to do. */
export async function roleNames(assignments: readonly AssignmentDetails[], roles: Pick<Roles, 'byId'>): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { scope, roleDefinitionId } of assignments) {
    const guid = roleDefinitionId.split('/').at(-1)?.toLowerCase() ?? '';
    if (names.has(guid)) continue;
    try {
      names.set(guid, (await roles.byId(scope, guid))?.name ?? guid);
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      names.set(guid, guid);
    }
  }
  return names;
}

/** Latest values that are of this application and can still be read by somebody. */
async function storedSecrets(appId: string, stores: readonly SecretStore[]): Promise<{ store: string; keyId: string }[]> {
  const secrets: { store: string; keyId: string }[] = [];
  for (const store of stores.filter(({ readable }) => readable)) {
    const latest = await store.latest();
    if (latest?.enabled && latest.appId === appId.toLowerCase() && latest.keyId) secrets.push({ store: store.name, keyId: latest.keyId });
  }
  return secrets;
}

async function undoOf(
  objects: PrincipalObjects,
  application: FullApplication | null,
  servicePrincipal: ServicePrincipalRecord | null,
  { clusterId, named }: PrincipalQuery,
  orphans: Orphans,
  applications: Applications
): Promise<UndoPrincipal> {
  const tags = application?.tags ?? [];
  const clusters = [...parseLedger(tags).clusters.values()].map((path) => {
    const [subscription = '', group = '', name = ''] = path.split('/');
    return clusterResourceId(subscription, group, name);
  });
  return {
    appId: objects.appId,
    application: application && {
      objectId: application.objectId,
      displayName: application.displayName,
      uniqueName: application.uniqueName,
      tags,
      owners: await ownersOf(application.objectId, applications),
      federatedCredentials: await orphans.federatedCredentials(application.objectId),
      createdOn: application.createdOn === null ? null : isoTime(application.createdOn)
    },
    servicePrincipals: servicePrincipal ? [withoutCredentials(servicePrincipal)] : [],
    credentials: [...(application?.credentials ?? []), ...(servicePrincipal?.credentials ?? [])].filter(isNoTurn).map(undoCredential),
    roleAssignments: objects.assignments.map(undoAssignment),
    deleted: objects.deleted.map(({ kind, objectId }) => ({ kind, objectId })),
    secrets: objects.secrets,
    clusters: [...new Map([...clusters, ...named, ...(clusterId ? [clusterId] : [])].map((id) => [id.toLowerCase(), id])).values()]
  };
}

/** A turn's value was dropped at birth: there is nothing to bring back. */
function isNoTurn({ displayName }: { displayName: string | null }): boolean {
  return displayName?.startsWith('aks-sp-turn/') !== true;
}

function withoutCredentials({
  objectId,
  displayName,
  accountEnabled,
  appOwnerTenantId
}: ServicePrincipalRecord): UndoPrincipal['servicePrincipals'][number] {
  return { objectId, displayName, accountEnabled, appOwnerTenantId };
}

async function ownersOf(objectId: string, applications: Applications): Promise<string[] | null> {
  try {
    return await applications.owners(objectId);
  } catch (error) {
    if (error instanceof ActionError) return null;
    throw error;
  }
}
