/** For a dry run: which rights the real one would lack. */
import type { CleanupStep, CleanupWork } from '../domain/cleanup-plan.ts';
import type { Problem } from '../domain/model.ts';
import type { Applications, Caller, Resources } from '../ports.ts';
import { problemOr } from './cleanup-principal.ts';

export interface RightsPorts {
  applications: Applications;
  caller: Caller;
  resources: Pick<Resources, 'missingRights'>;
}

const all = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];
const owned = 'Application.ReadWrite.OwnedBy';

export async function missingRights(works: readonly CleanupWork[], ports: RightsPorts): Promise<Problem[]> {
  const looked = await problemOr(async () => [...(await graphRights(works, ports)), ...(await armRights(works, ports))]);
  return 'problem' in looked ? [looked.problem] : looked.value;
}

async function graphRights(works: readonly CleanupWork[], { applications, caller }: RightsPorts): Promise<Problem[]> {
  const writes = works.filter(({ steps }) => steps.some(({ kind }) => !['role-assignment', 'cluster', 'secret-version'].includes(kind)));
  const permissions = await applications.permissions();
  if (writes.length === 0 || permissions === null || permissions.some((permission) => all.includes(permission))) return [];
  if (!permissions.includes(owned)) return [noPermission()];
  const problems: Problem[] = [];
  for (const { objectId, appId } of writes) {
    if (objectId === null) continue;
    const owners = await applications.owners(objectId);
    if (!owners.some((owner) => owner.toLowerCase() === caller.objectId?.toLowerCase())) problems.push(noOwner(appId ?? objectId, caller));
  }
  return problems;
}

async function armRights(works: readonly CleanupWork[], { resources }: RightsPorts): Promise<Problem[]> {
  const needed = new Map<string, { scope: string; action: string }>();
  for (const step of works.flatMap(({ steps }) => steps)) {
    const need = neededFor(step);
    if (need) needed.set(`${need.scope.toLowerCase()} ${need.action}`, need);
  }
  const problems: Problem[] = [];
  for (const { scope, action } of needed.values()) {
    const missing = (await resources.missingRights(scope, [action])) ?? [];
    if (missing.length > 0) problems.push(noRight(scope, missing));
  }
  return problems;
}

function neededFor(step: CleanupStep): { scope: string; action: string } | null {
  if (step.kind === 'cluster') return { scope: step.id, action: 'Microsoft.ContainerService/managedClusters/delete' };
  if (step.kind !== 'role-assignment') return null;
  return { scope: step.assignment.scope, action: 'Microsoft.Authorization/roleAssignments/delete' };
}

function noPermission(): Problem {
  return {
    code: 'right-missing',
    message: 'The real run would fail: this identity has no Graph application permission to remove applications.',
    hint: 'Grant Application.ReadWrite.OwnedBy with admin consent and make it an owner of application and service principal (docs/permissions.md).'
  };
}

function noOwner(appId: string, { objectId }: Caller): Problem {
  return {
    code: 'right-missing',
    message: `The real run would fail: this identity has Application.ReadWrite.OwnedBy and is no owner of application ${appId}.`,
    hint: `az ad app owner add --id ${appId} --owner-object-id ${objectId ?? '<object id of its service principal>'}, and the same for its service principal (docs/permissions.md).`
  };
}

function noRight(scope: string, missing: readonly string[]): Problem {
  const cluster = missing.some((action) => /managedClusters/.test(action));
  return {
    code: 'right-missing',
    message: `The real run would fail: the identity of this run lacks ${missing.join(' and ')} at ${scope}.`,
    hint: cluster
      ? 'Contributor has it, or a custom role (docs/permissions.md). A role that was just given takes some minutes.'
      : 'User Access Administrator or Role Based Access Control Administrator has it. A role that was just given takes some minutes.'
  };
}
