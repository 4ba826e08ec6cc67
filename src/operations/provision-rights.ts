/** What can be known to be missing before anything is written: a real run stops there, a dry run says it. */
import { grantRole, soon } from '../domain/grants.ts';
import type { Problem } from '../domain/model.ts';
import { parseClusterId } from '../domain/resource-ids.ts';
import { ActionError, problemOr } from '../errors.ts';
import type { PasswordPolicy, SecretStore } from '../ports.ts';
import { writesApplication } from '../domain/provision-steps.ts';
import type { Found } from './provision-application.ts';
import type { Look } from './provision-look.ts';
import { missingGraphRight } from './rights.ts';
import type { ProvisionPorts, ProvisionSettings } from './provision.ts';

const managedIdentity =
  'Better: a managed identity, which has no secret (az aks create --enable-managed-identity, or az aks update --resource-group <group> --name <cluster> --enable-managed-identity). A service principal is still needed where the cluster works across tenants. Otherwise an administrator can give this application a policy of its own.';

/** @returns the policy on new passwords, null where it may not be read. @throws ActionError */
export async function refuseEarly(seen: Look, settings: ProvisionSettings, ports: ProvisionPorts): Promise<PasswordPolicy | null> {
  const policy = await ports.applications.passwordPolicy(seen.found?.application ?? null);
  if (policy?.blocked) throw new ActionError(blocked(seen.found));
  if (policy === null) ports.log.info('The app management policy of the tenant may not be read (Policy.Read.All); going on without.');
  for (const problem of await missing(seen, settings, ports)) throw new ActionError(problem);
  return policy;
}

export async function missingForDryRun(seen: Look, settings: ProvisionSettings, ports: ProvisionPorts): Promise<Problem[]> {
  if (!writesApplication(seen.survey)) return [];
  const problems: Problem[] = [];
  const policy = await problemOr(() => ports.applications.passwordPolicy(seen.found?.application ?? null));
  if ('problem' in policy) problems.push(policy.problem);
  else if (policy.value?.blocked) problems.push(blocked(seen.found));
  const graph = await missingGraphRight(seen.found?.application ?? null, ports);
  return [...problems, ...(graph ? [graph] : []), ...(await missing(seen, settings, ports))];
}

async function missing({ survey, stores }: Look, settings: ProvisionSettings, ports: ProvisionPorts): Promise<Problem[]> {
  const unfit = survey.secret.kind === 'create' || survey.undelivered ? await unfitStores(stores) : [];
  return [...unfit, ...(survey.clusterId !== null && settings.cluster ? await missingAtGroup(settings.cluster.id, ports) : [])];
}

async function unfitStores(stores: readonly SecretStore[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const store of stores) {
    const found = await problemOr(() => store.check());
    const problem = 'problem' in found ? found.problem : found.value;
    if (problem) problems.push(problem);
  }
  return problems;
}

const clusterRights = ['Microsoft.ContainerService/managedClusters/read', 'Microsoft.ContainerService/managedClusters/write'];

/** Also finds out whether the group is there at all. */
async function missingAtGroup(clusterId: string, { resources, caller }: ProvisionPorts): Promise<Problem[]> {
  const id = parseClusterId(clusterId);
  if (!id) return [];
  const scope = `/subscriptions/${id.subscriptionId}/resourceGroups/${id.resourceGroup}`;
  const found = await problemOr(() => resources.missingRights(scope, clusterRights));
  if ('problem' in found) return [found.problem];
  if (!found.value || found.value.length === 0) return [];
  return [
    {
      code: 'right-missing',
      message: `The cluster cannot be made: the identity of this run lacks ${found.value.join(' and ')} at ${scope}.`,
      hint: `A custom role will do (docs/permissions.md), or: ${grantRole('Contributor', scope, caller)}. ${soon}`
    }
  ];
}

function blocked(found: Found | null): Problem {
  return {
    code: 'password-blocked-policy',
    message: `The app management policy of this tenant forbids new passwords for ${found ? `application ${found.application.appId}` : 'new applications'}; nothing was written.`,
    hint: managedIdentity
  };
}
