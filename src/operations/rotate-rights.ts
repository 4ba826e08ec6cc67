/** For a dry run: which rights the real one would lack. */
import { grantOwnedBy, grantOwnership, grantRole, soon } from '../domain/grants.ts';
import type { Problem } from '../domain/model.ts';
import type { RotationPlan } from '../domain/rotation.ts';
import { ActionError, toProblem } from '../errors.ts';
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
  const asked = [
    () => missingGraphRight(principal, ports),
    ...plan.targets.map((cluster) => () => missingAt(cluster.id, ports)),
    ...ports.stores.map((store) => () => store.check())
  ];
  const problems: Problem[] = [];
  for (const ask of asked) {
    // What cannot be asked is a problem too, and hides none of the others.
    const problem = await ask().catch(problemOf);
    if (problem && !problems.some(({ message }) => message === problem.message)) problems.push(problem);
  }
  return problems;
}

async function missingAt(clusterId: string, { resources, caller }: RightsPorts): Promise<Problem | null> {
  const missing = (await resources.missingRights(clusterId, resetRights)) ?? [];
  if (missing.length === 0) return null;
  return {
    code: 'right-missing',
    message: `The real run would fail: the identity of this run lacks ${missing.join(' and ')} at ${clusterId}.`,
    hint: `The role of docs/samples/aks-sp-operator.role.json has it, or: ${grantRole('Contributor', clusterId, caller)}. ${soon}`
  };
}

function problemOf(error: unknown): Problem {
  if (error instanceof ActionError) return toProblem(error);
  throw error;
}

/** For a dry run: what a store does not tell counts as not told, so that the plan can be made; `check` says why. */
export function asFarAsReadable(store: SecretStore): SecretStore {
  const orNull = async <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => {
      problemOf(error);
      return null;
    });
  return {
    name: store.name,
    kind: store.kind,
    readable: store.readable,
    latest: () => orNull(store.latest()),
    holds: (keyId) => orNull(store.holds(keyId)),
    value: () => store.value(),
    check: () => store.check(),
    write: (issued) => store.write(issued),
    undo: () => store.undo(),
    disable: (keyId) => store.disable(keyId)
  };
}

const writers = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];

async function missingGraphRight({ application }: Principal, { applications, caller }: RightsPorts): Promise<Problem | null> {
  const permissions = await applications.permissions();
  if (permissions === null || writers.some((each) => permissions.includes(each))) return null;
  if (!permissions.includes('Application.ReadWrite.OwnedBy'))
    return {
      code: 'right-missing',
      message: 'The real run would fail: the identity of this run has no Graph application permission to change applications.',
      hint: `Grant Application.ReadWrite.OwnedBy with admin consent: ${grantOwnedBy(caller)}; and make it an owner: ${grantOwnership(application.appId, caller)}.`
    };
  const owners = await applications.owners(application.objectId);
  if (caller.objectId !== null && owners.some((owner) => owner.toLowerCase() === caller.objectId?.toLowerCase())) return null;
  return {
    code: 'right-missing',
    message: `The real run would fail: the identity of this run has Application.ReadWrite.OwnedBy and is no owner of application ${application.appId}.`,
    hint: `Make it one: ${grantOwnership(application.appId, caller)}.`
  };
}
