/** For a dry run: which rights the real one would lack. */
import type { CleanupStep, CleanupWork } from '../domain/cleanup-plan.ts';
import { grantOwnedBy, grantOwnership, grantRole, grantRoleAdministrator, soon } from '../domain/grants.ts';
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
  if (!permissions.includes(owned)) return [noPermission(caller)];
  const problems: Problem[] = [];
  for (const { objectId, appId } of writes) {
    if (objectId === null) continue;
    const owners = await applications.owners(objectId);
    if (!owners.some((owner) => owner.toLowerCase() === caller.objectId?.toLowerCase())) problems.push(noOwner(appId ?? objectId, caller));
  }
  return problems;
}

async function armRights(works: readonly CleanupWork[], { resources, caller }: RightsPorts): Promise<Problem[]> {
  const needed = new Map<string, { scope: string; action: string }>();
  for (const step of works.flatMap(({ steps }) => steps)) {
    const need = neededFor(step);
    if (need) needed.set(`${need.scope.toLowerCase()} ${need.action}`, need);
  }
  const problems: Problem[] = [];
  for (const { scope, action } of needed.values()) {
    const missing = (await resources.missingRights(scope, [action])) ?? [];
    if (missing.length > 0) problems.push(noRight(scope, missing, caller));
  }
  return problems;
}

function neededFor(step: CleanupStep): { scope: string; action: string } | null {
  if (step.kind === 'cluster') return { scope: step.id, action: 'Microsoft.ContainerService/managedClusters/delete' };
  if (step.kind !== 'role-assignment') return null;
  return { scope: step.assignment.scope, action: 'Microsoft.Authorization/roleAssignments/delete' };
}

function noPermission(caller: Caller): Problem {
  return {
    code: 'right-missing',
    message: 'The real run would fail: the identity of this run has no Graph application permission to remove applications.',
    hint: `Grant Application.ReadWrite.OwnedBy with admin consent: ${grantOwnedBy(caller)}; and make it an owner of application and service principal (docs/permissions.md).`
  };
}

function noOwner(appId: string, caller: Caller): Problem {
  return {
    code: 'right-missing',
    message: `The real run would fail: the identity of this run has Application.ReadWrite.OwnedBy and is no owner of application ${appId}.`,
    hint: `Make it one: ${grantOwnership(appId, caller)}; and of its service principal too (docs/permissions.md).`
  };
}

function noRight(scope: string, missing: readonly string[], caller: Caller): Problem {
  const cluster = missing.some((action) => /managedClusters/.test(action));
  return {
    code: 'right-missing',
    message: `The real run would fail: the identity of this run lacks ${missing.join(' and ')} at ${scope}.`,
    hint: `The role of docs/samples/aks-sp-remover.role.json has it, or: ${cluster ? grantRole('Contributor', scope, caller) : grantRoleAdministrator(scope, false, caller)}. ${soon}`
  };
}
