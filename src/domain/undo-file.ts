/**
 * The undo file: everything that a cleanup is about to remove, named so that a person or a script can bring it back. It is
 * written before the first request, never shrinks, and holds no secret (nobody could restore one from it anyway).
 */
import type { AssignmentDetails, DirectoryObjectKind } from './cleanup-plan.ts';
import type { Credential } from './model.ts';
import { isoTime, shellWord } from './text.ts';

export const undoFormat = 'aks-service-principal-action/undo';
export const undoVersion = 1;

export interface FederatedCredential {
  name: string;
  issuer: string;
  subject: string;
  audiences: readonly string[];
}

/** Times are ISO 8601. */
export interface UndoCredential {
  keyId: string;
  kind: string;
  holder: string;
  displayName: string | null;
  startsOn: string;
  endsOn: string;
}

export interface UndoAssignment {
  id: string;
  name: string;
  scope: string;
  roleDefinitionId: string;
  principalId: string;
  principalType: string;
  condition: string | null;
  conditionVersion: string | null;
  description: string | null;
}

export interface UndoPrincipal {
  appId: string;
  application: {
    objectId: string;
    displayName: string;
    uniqueName: string | null;
    tags: readonly string[];
    /** Object ids; null = could not be read. */
    owners: readonly string[] | null;
    /** null = could not be read. */
    federatedCredentials: readonly FederatedCredential[] | null;
    createdOn: string | null;
  } | null;
  servicePrincipals: readonly { objectId: string; displayName: string; accountEnabled: boolean; appOwnerTenantId: string | null }[];
  /** Names and times; values are known to nobody but their holders. */
  credentials: readonly UndoCredential[];
  roleAssignments: readonly UndoAssignment[];
  /** Soft-deleted before this cleanup. */
  deleted: readonly { kind: DirectoryObjectKind; objectId: string }[];
  /** Vault versions that are disabled. */
  secrets: readonly { store: string; keyId: string }[];
  /** Resource ids. */
  clusters: readonly string[];
}

export interface UndoFile {
  format: typeof undoFormat;
  version: typeof undoVersion;
  tenantId: string;
  /** Of the last addition. */
  writtenAt: string;
  principals: readonly UndoPrincipal[];
  /** Assignments of principals that no longer exist: for the record, they cannot be made again. */
  orphanedAssignments: readonly UndoAssignment[];
  /** Passwords that are removed from applications that stay. */
  removedCredentials: readonly (UndoCredential & { appId: string })[];
  /** Shell commands of the Azure CLI, in their order. */
  restore: readonly string[];
}

export type UndoContent = Pick<UndoFile, 'principals' | 'orphanedAssignments' | 'removedCredentials'>;

export function undoAssignment(details: AssignmentDetails): UndoAssignment {
  const { id, name, scope, roleDefinitionId, principalId, principalType, condition, conditionVersion, description } = details;
  const type = principalType ?? 'ServicePrincipal';
  return { id, name, scope, roleDefinitionId, principalId, principalType: type, condition, conditionVersion, description };
}

export function undoCredential({ keyId, kind, holder, displayName, startsOn, endsOn }: Credential): UndoCredential {
  return { keyId, kind, holder, displayName, startsOn: isoTime(startsOn), endsOn: isoTime(endsOn) };
}

/**
 * What is known now together with what an earlier file names: a run that goes on where another one died sees less than that one.
 * @param before content of the file that is there, or null
 * @param graph endpoint of Microsoft Graph, for the commands
 * @returns null if the file that is there is not an undo file of this tenant, and so not to be overwritten
 */
export function mergeUndo(
  before: string | null,
  now: UndoContent & { tenantId: string; writtenAt: string },
  graph: string
): UndoFile | null {
  const earlier = before === null ? emptyOf(now.tenantId) : parseUndo(before);
  if (earlier?.tenantId !== now.tenantId) return null;
  const principals = unite(earlier.principals, now.principals, ({ appId }) => appId, unitePrincipals);
  const merged = {
    principals,
    orphanedAssignments: unite(earlier.orphanedAssignments, now.orphanedAssignments, ({ id }) => id),
    removedCredentials: unite(earlier.removedCredentials, now.removedCredentials, ({ appId, keyId }) => `${appId} ${keyId}`)
  };
  const restore = principals.flatMap((principal) => restoreCommands(principal, graph));
  return { format: undoFormat, version: undoVersion, tenantId: now.tenantId, writtenAt: now.writtenAt, ...merged, restore };
}

/** @returns null for anything else than an undo file of this version */
export function parseUndo(text: string): UndoFile | null {
  try {
    const value = JSON.parse(text) as Partial<UndoFile> | null;
    const lists = [value?.principals, value?.orphanedAssignments, value?.removedCredentials];
    return value?.format === undoFormat && value.version === undoVersion && lists.every((list) => Array.isArray(list))
      ? (value as UndoFile)
      : null;
  } catch {
    return null;
  }
}

function emptyOf(tenantId: string): Pick<UndoFile, 'tenantId' | keyof UndoContent> {
  return { tenantId, principals: [], orphanedAssignments: [], removedCredentials: [] };
}

/** In the order of their first appearance; of two with one key `both` makes one, the later one by default. */
function unite<T>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (item: T) => string,
  both: (before: T, now: T) => T = (_, later) => later
): T[] {
  const all = new Map<string, T>();
  for (const item of [...before, ...now]) {
    const key = keyOf(item).toLowerCase();
    const known = all.get(key);
    all.set(key, known === undefined ? item : both(known, item));
  }
  return [...all.values()];
}

function unitePrincipals(before: UndoPrincipal, now: UndoPrincipal): UndoPrincipal {
  const { application } = before;
  return {
    appId: before.appId,
    application: now.application
      ? {
          ...now.application,
          tags: [...new Set([...(application?.tags ?? []), ...now.application.tags])],
          owners: now.application.owners ?? application?.owners ?? null,
          federatedCredentials: now.application.federatedCredentials ?? application?.federatedCredentials ?? null
        }
      : application,
    servicePrincipals: unite(before.servicePrincipals, now.servicePrincipals, ({ objectId }) => objectId),
    credentials: unite(before.credentials, now.credentials, ({ keyId }) => keyId),
    roleAssignments: unite(before.roleAssignments, now.roleAssignments, ({ id }) => id),
    deleted: unite(before.deleted, now.deleted, ({ objectId }) => objectId),
    secrets: unite(before.secrets, now.secrets, ({ store, keyId }) => `${store} ${keyId}`),
    clusters: unite(before.clusters, now.clusters, (id) => id)
  };
}

/** Works within 30 days, unless the objects were purged: then an application has to be made anew and gets other ids. */
export function restoreCommands(principal: UndoPrincipal, graph: string): string[] {
  const { application, servicePrincipals, deleted, roleAssignments, secrets } = principal;
  const ids = [
    ...(application ? [application.objectId] : deleted.filter(({ kind }) => kind === 'application').map(({ objectId }) => objectId)),
    ...(servicePrincipals.length > 0 ? servicePrincipals : deleted.filter(({ kind }) => kind === 'service-principal')).map(
      ({ objectId }) => objectId
    )
  ];
  return [
    ...new Set(ids.map((id) => `az rest --method POST --url ${shellWord(`${graph}/v1.0/directory/deletedItems/${id}/restore`)}`)),
    ...roleAssignments.map(assignCommand),
    ...secrets.map(({ store, keyId }) => `# Enable the version tagged aks-sp-key-id=${keyId} again: ${store.replace(/\s+/g, ' ')}`)
  ];
}

function assignCommand({
  name,
  scope,
  roleDefinitionId,
  principalId,
  principalType,
  condition,
  conditionVersion,
  ...more
}: UndoAssignment): string {
  const role = roleDefinitionId.split('/').at(-1) ?? '';
  return [
    'az role assignment create',
    `--name ${shellWord(name)}`,
    `--assignee-object-id ${shellWord(principalId)}`,
    `--assignee-principal-type ${shellWord(principalType)}`,
    `--role ${shellWord(role)}`,
    `--scope ${shellWord(scope)}`,
    ...(condition === null ? [] : [`--condition ${shellWord(condition)}`, `--condition-version ${shellWord(conditionVersion ?? '2.0')}`]),
    ...(more.description === null ? [] : [`--description ${shellWord(more.description)}`])
  ].join(' ');
}
