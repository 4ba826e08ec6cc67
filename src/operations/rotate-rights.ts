/** For a dry run: which rights the real one would lack. */
import type { Problem } from '../domain/model.ts';
import type { RotationPlan } from '../domain/rotation.ts';
import type { Applications, Caller, Resources, SecretStore } from '../ports.ts';
import type { Principal } from './rotate-principal.ts';

export interface RightsPorts {
  applications: Applications;
  caller: Caller;
  resources: Pick<Resources, 'missingRights'>;
  stores: readonly SecretStore[];
}

const resetRights = [
  'Microsoft.ContainerService/managedClusters/read',
  'Microsoft.ContainerService/managedClusters/resetServicePrincipalProfile/action'
];

export async function missingRights(principal: Principal, plan: RotationPlan, ports: RightsPorts): Promise<Problem[]> {
  const problems: Problem[] = [];
  const graph = await missingGraphRight(principal, ports);
  if (graph) problems.push(graph);
  for (const cluster of plan.targets) {
    const missing = (await ports.resources.missingRights(cluster.id, resetRights)) ?? [];
    if (missing.length > 0)
      problems.push({
        code: 'right-missing',
        message: `This identity may not ${missing.join(', ')} at ${cluster.id}.`,
        hint: 'Give it the role of docs/samples/aks-sp-operator.role.json (or Contributor) at the cluster or above.'
      });
  }
  for (const store of ports.stores) {
    const problem = await store.check();
    if (problem) problems.push(problem);
  }
  return problems;
}

async function missingGraphRight({ application }: Principal, { applications, caller }: RightsPorts): Promise<Problem | null> {
  const permissions = await applications.permissions();
  if (permissions === null || permissions.includes('Application.ReadWrite.All')) return null;
  if (!permissions.includes('Application.ReadWrite.OwnedBy'))
    return {
      code: 'right-missing',
      message: 'This identity has no Graph application permission to change applications.',
      hint: 'Grant Application.ReadWrite.OwnedBy with admin consent and make it an owner of the application (docs/permissions.md).'
    };
  const owners = await applications.owners(application.objectId);
  if (caller.objectId !== null && owners.some((owner) => owner.toLowerCase() === caller.objectId?.toLowerCase())) return null;
  return {
    code: 'right-missing',
    message: `This identity has Application.ReadWrite.OwnedBy and is no owner of application ${application.appId}.`,
    hint: `az ad app owner add --id ${application.appId} --owner-object-id ${caller.objectId ?? '<object id of its service principal>'}`
  };
}
