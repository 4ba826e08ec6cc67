/** What a cleanup is going to send, in order: one step is one request. The same list is printed by a dry run, hashed and carried out. */
import { createHash } from 'node:crypto';
import type { Assignment } from './access-plan.ts';
import type { Credential, Instant } from './model.ts';

/** A role assignment with everything that is needed to make it again. */
export interface AssignmentDetails extends Assignment {
  /** As ARM says; null where it does not. */
  principalType: string | null;
  createdOn: Instant | null;
  description: string | null;
  condition: string | null;
  conditionVersion: string | null;
  /** Of an assignment that another tenant manages for a managed identity of its own. */
  delegatedManagedIdentityId: string | null;
}

export type DirectoryObjectKind = 'application' | 'service-principal';

export type CleanupStep =
  | { kind: 'cluster'; id: string; reason: string }
  | { kind: 'role-assignment'; assignment: AssignmentDetails; roleName: string; reason: string }
  | { kind: 'secret-version'; store: string; keyId: string; reason: string }
  | { kind: DirectoryObjectKind; objectId: string; appId: string; displayName: string; reason: string }
  | { kind: 'purge'; of: DirectoryObjectKind; objectId: string; appId: string; reason: string }
  | { kind: 'password'; objectId: string; appId: string; credential: Credential; reason: string }
  | { kind: 'gone-mark'; objectId: string; appId: string; clusterHash: string; clusterId: string; reason: string };

/** Everything that is done to one application, or (`appId` null) the assignments of principals that no longer exist. */
export interface CleanupWork {
  purpose: 'principal' | 'orphaned-assignments' | 'expired-credentials' | 'gone-marks';
  appId: string | null;
  displayName: string;
  /** Of the application while it is live: whoever writes to it takes a turn first. */
  objectId: string | null;
  steps: readonly CleanupStep[];
}

/** The request of a step: method and the object's own path, the same whichever endpoint serves it. */
export function requestOf(step: CleanupStep): string {
  switch (step.kind) {
    case 'cluster':
      return `DELETE ${step.id}`;
    case 'role-assignment':
      return `DELETE ${step.assignment.id}`;
    case 'secret-version':
      return `PATCH ${step.store} {"enabled":false} ${step.keyId}`;
    case 'application':
      return `DELETE /applications/${step.objectId}`;
    case 'service-principal':
      return `DELETE /servicePrincipals/${step.objectId}`;
    case 'purge':
      return `DELETE /directory/deletedItems/${step.objectId}`;
    case 'password':
      return `POST /applications/${step.objectId}/removePassword ${step.credential.keyId}`;
    case 'gone-mark':
      return `PATCH /applications/${step.objectId} tags+aks-sp:gone:${step.clusterHash}`;
  }
}

/** What a step is about, for people. */
export function subjectOf(step: CleanupStep): string {
  switch (step.kind) {
    case 'cluster':
      return `cluster ${step.id}`;
    case 'role-assignment':
      return `role assignment ${step.roleName} @ ${step.assignment.scope}`;
    case 'secret-version':
      return `version of secret ${step.keyId} in ${step.store}`;
    case 'application':
      return `application ${step.displayName} (appId ${step.appId})`;
    case 'service-principal':
      return `service principal ${step.displayName} (object id ${step.objectId})`;
    case 'purge':
      return `${step.of} ${step.objectId}, for good`;
    case 'password':
      return `expired credential ${step.credential.keyId} of ${step.appId}`;
    case 'gone-mark':
      return `mark on ${step.appId}: ${step.clusterId} was seen gone`;
  }
}

/** Requests in a form in which two plans can be compared: lower case, in their order. */
export function requestsOf(works: readonly CleanupWork[]): string[] {
  return works.flatMap(({ steps }) => steps.map((step) => requestOf(step).toLowerCase()));
}

/** SHA-256 in hex over the ordered requests; also of a plan without any. */
export function planDigest(works: readonly CleanupWork[]): string {
  return createHash('sha256').update(requestsOf(works).join('\n')).digest('hex');
}

/** Facts about one principal, as far as the plan depends on them. */
export interface PrincipalObjects {
  appId: string;
  displayName: string;
  application: { objectId: string } | null;
  servicePrincipal: { objectId: string; displayName: string } | null;
  /** Soft-deleted objects with this appId. */
  deleted: readonly { kind: DirectoryObjectKind; objectId: string }[];
  assignments: readonly AssignmentDetails[];
  /** Role definition GUID → name, as far as known. */
  roleNames: ReadonlyMap<string, string>;
  /** Latest versions of vaults that hold a secret of this application. */
  secrets: readonly { store: string; keyId: string }[];
}

export interface PrincipalPlanOptions {
  /** Cluster to delete first. */
  clusterId: string | null;
  purge: boolean;
  /** Why the principal may go. */
  reason: string;
}

/** Cluster, role assignments, vault version, service principal, application; with `purge` both from the deleted items as well. */
export function planPrincipal(facts: PrincipalObjects, { clusterId, purge, reason }: PrincipalPlanOptions): CleanupStep[] {
  const { appId, displayName, application, servicePrincipal } = facts;
  const steps: CleanupStep[] = clusterId === null ? [] : [{ kind: 'cluster', id: clusterId, reason: 'delete-cluster is true' }];
  steps.push(...[...facts.assignments].sort(byId).map((assignment) => assignmentStep(assignment, facts.roleNames, 'its principal goes')));
  for (const secret of facts.secrets) steps.push({ kind: 'secret-version', ...secret, reason: 'its application goes' });
  if (servicePrincipal) steps.push({ kind: 'service-principal', ...servicePrincipal, appId, reason });
  if (application) steps.push({ kind: 'application', objectId: application.objectId, appId, displayName, reason });
  return purge ? [...steps, ...purgeSteps(facts)] : steps;
}

export function assignmentStep(assignment: AssignmentDetails, roleNames: ReadonlyMap<string, string>, reason: string): CleanupStep {
  const role = assignment.roleDefinitionId.split('/').at(-1)?.toLowerCase() ?? '';
  return { kind: 'role-assignment', assignment, roleName: roleNames.get(role) ?? role, reason };
}

function purgeSteps({ appId, application, servicePrincipal, deleted }: PrincipalObjects): CleanupStep[] {
  const objects = [
    ...(application ? [{ kind: 'application' as const, objectId: application.objectId }] : []),
    ...(servicePrincipal ? [{ kind: 'service-principal' as const, objectId: servicePrincipal.objectId }] : []),
    ...[...deleted].sort((a, b) => (a.objectId < b.objectId ? -1 : 1))
  ];
  const order: readonly DirectoryObjectKind[] = ['service-principal', 'application'];
  return order.flatMap((kind) =>
    [...new Set(objects.filter((each) => each.kind === kind).map(({ objectId }) => objectId))].map((objectId): CleanupStep => ({
      kind: 'purge',
      of: kind,
      objectId,
      appId,
      reason: 'purge is true'
    }))
  );
}

function byId(a: Assignment, b: Assignment): number {
  return a.id.toLowerCase() < b.id.toLowerCase() ? -1 : 1;
}
