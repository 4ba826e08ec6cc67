/** For a dry run: which rights the real one would lack. */
import type { CleanupStep, CleanupWork } from '../domain/cleanup-plan.ts';
import { grantRole, grantRoleAdministrator, soon } from '../domain/grants.ts';
import type { Problem } from '../domain/model.ts';
import { problemOr } from '../errors.ts';
import type { Caller, Resources } from '../ports.ts';
import { missingGraphRight, rightMissing, type GraphRightsPorts } from './rights.ts';

export interface RightsPorts extends GraphRightsPorts {
  resources: Pick<Resources, 'missingRights'>;
}

export async function missingRights(works: readonly CleanupWork[], ports: RightsPorts): Promise<Problem[]> {
  const looked = await problemOr(async () => [...(await graphRights(works, ports)), ...(await armRights(works, ports))]);
  return 'problem' in looked ? [looked.problem] : looked.value;
}

async function graphRights(works: readonly CleanupWork[], ports: RightsPorts): Promise<Problem[]> {
  const writes = works.filter(({ steps }) => steps.some(({ kind }) => !['role-assignment', 'cluster', 'secret-version'].includes(kind)));
  const problems: Problem[] = [];
  for (const { objectId, appId } of writes) {
    const application = objectId === null ? null : { appId: appId ?? objectId, objectId };
    const problem = await missingGraphRight(application, ports);
    if (problem && !problems.some(({ message }) => message === problem.message)) problems.push(problem);
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

function noRight(scope: string, missing: readonly string[], caller: Caller): Problem {
  const cluster = missing.some((action) => /managedClusters/.test(action));
  const command = cluster ? grantRole('Contributor', scope, caller) : grantRoleAdministrator(scope, false, caller);
  return rightMissing(missing, scope, `The role of docs/samples/aks-sp-remover.role.json has it, or: ${command}. ${soon}`);
}
