/** For a dry run: which rights the real one would lack. */
import { grantRole, soon } from '../domain/grants.ts';
import type { Problem } from '../domain/model.ts';
import type { RotationPlan } from '../domain/rotation.ts';
import { problemOr } from '../errors.ts';
import type { Resources, SecretStore } from '../ports.ts';
import { missingGraphRight, rightMissing, type GraphRightsPorts } from './rights.ts';
import type { Principal } from './rotate-principal.ts';

export interface RightsPorts extends GraphRightsPorts {
  resources: Pick<Resources, 'missingRights'>;
  stores: readonly SecretStore[];
}

const resetRights = [
  'Microsoft.ContainerService/managedClusters/read',
  'Microsoft.ContainerService/managedClusters/resetServicePrincipalProfile/action'
];

export async function missingRights(principal: Principal, plan: RotationPlan, ports: RightsPorts): Promise<Problem[]> {
  const asked = [
    () => missingGraphRight(principal.application, ports),
    ...plan.targets.map((cluster) => () => missingAt(cluster.id, ports)),
    ...ports.stores.map((store) => () => store.check())
  ];
  const problems: Problem[] = [];
  for (const ask of asked) {
    // What cannot be asked is a problem too, and hides none of the others.
    const found = await problemOr(ask);
    const problem = 'problem' in found ? found.problem : found.value;
    if (problem && !problems.some(({ message }) => message === problem.message)) problems.push(problem);
  }
  return problems;
}

async function missingAt(clusterId: string, { resources, caller }: RightsPorts): Promise<Problem | null> {
  const missing = (await resources.missingRights(clusterId, resetRights)) ?? [];
  if (missing.length === 0) return null;
  const hint = `The role of docs/samples/aks-sp-operator.role.json has it, or: ${grantRole('Contributor', clusterId, caller)}. ${soon}`;
  return rightMissing(missing, clusterId, hint);
}

/** For a dry run: what a store does not tell counts as not told, so that the plan can be made; `check` says why. */
export function asFarAsReadable(store: SecretStore): SecretStore {
  const orNull = async <T>(work: () => Promise<T>): Promise<T | null> => {
    const found = await problemOr(work);
    return 'problem' in found ? null : found.value;
  };
  return {
    name: store.name,
    kind: store.kind,
    readable: store.readable,
    latest: () => orNull(() => store.latest()),
    holds: (keyId) => orNull(() => store.holds(keyId)),
    value: () => store.value(),
    check: () => store.check(),
    write: (issued) => store.write(issued),
    undo: () => store.undo(),
    disable: (keyId) => store.disable(keyId)
  };
}
