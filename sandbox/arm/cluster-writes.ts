import { armError, flatError, invalidRequest } from './errors.ts';
import { eTagOf, managedCluster } from './cluster-answers.ts';
import { invalidCredentials, isHome, pollHeaders, runningOperation, startOperation } from './operations.ts';
import { addNodeGroup } from './node-group.ts';
import type { ArmCall } from './service.ts';
import { listAt, same, textAt, valueAt } from './values.ts';
import { signIn } from '../entra/sign-in.ts';
import { isFailure } from '../entra/sign-in-errors.ts';
import type { ApiAnswer, Cluster, World } from '../world.ts';

/** Which principal a cluster is to run as; `msi` for managed identity. */
interface Profile {
  clientId: string;
  secret: string | null;
}

/** Where a cluster that does not exist yet will be. */
export interface Place {
  id: string;
  subscriptionId: string;
  resourceGroup: string;
  name: string;
}

/** PUT on a new name: 201 and an operation, https://learn.microsoft.com/rest/api/aks/managed-clusters/create-or-update */
export function createCluster(call: ArmCall, place: Place): ApiAnswer {
  const { body } = call.request;
  const location = textAt(body, 'location');
  if (location === undefined) return armError(400, 'LocationRequired', 'The location property is required for this definition.');
  const agentPools = readPools(body);
  if (agentPools.length === 0) return armError(400, 'InvalidParameter', 'Required parameter agentPoolProfiles is missing (null).');
  const profile = readProfile(body);
  if (profile === undefined)
    return armError(400, 'InvalidParameter', 'Provided configuration specifies neither an identity nor a service principal.');
  const refused = refuseProfile(call.world, profile, place);
  if (refused !== null) return refused;
  const kubernetesVersion = textAt(body, 'properties', 'kubernetesVersion') ?? '1.33.3';
  const state = { provisioningState: 'Creating', powerState: 'Running' as const, provisioningError: null, createdAt: call.world.now() };
  const cluster: Cluster = { ...place, location, tags: readTags(body) ?? {}, kubernetesVersion, ...profile, agentPools, ...state };
  call.world.state.arm.clusters.push(cluster);
  if (cluster.clientId !== 'msi') addNodeGroup(call.world, cluster);
  const operation = startOperation(call.world, cluster, 'put', 'Creating', null);
  return { status: 201, body: managedCluster(call.world, cluster, call.apiVersion), headers: pollHeaders(call.world, operation, false) };
}

/** PUT on an existing name: 200 and an operation. A new secret of the same principal is taken over, another principal is not. */
export function updateCluster(call: ArmCall, cluster: Cluster): ApiAnswer {
  const refused = refuseBusy(call, cluster);
  if (refused !== null) return refused;
  const location = textAt(call.request.body, 'location');
  if (location === undefined) return armError(400, 'LocationRequired', 'The location property is required for this definition.');
  if (!same(location, cluster.location)) return invalidLocation(cluster, location);
  const profile = readProfile(call.request.body) ?? { clientId: cluster.clientId, secret: null };
  if (!same(profile.clientId, cluster.clientId)) {
    return armError(400, 'PropertyChangeNotAllowed', "Changing property 'servicePrincipalProfile' is not allowed.");
  }
  const change = profile.secret === null ? null : profile;
  const invalid = change === null ? null : refuseProfile(call.world, change, cluster);
  if (invalid !== null) return invalid;
  cluster.tags = readTags(call.request.body) ?? cluster.tags;
  const operation = startOperation(call.world, cluster, 'put', 'Updating', change);
  return { status: 200, body: managedCluster(call.world, cluster, call.apiVersion), headers: pollHeaders(call.world, operation, false) };
}

function invalidLocation(cluster: Cluster, location: string): ApiAnswer {
  const message = `The resource '${cluster.name}' already exists in location '${cluster.location}' in resource group '${cluster.resourceGroup}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`;
  return armError(409, 'InvalidResourceLocation', message);
}

/** PATCH replaces the tags as a whole and is done at once. */
export function patchTags(call: ArmCall, cluster: Cluster): ApiAnswer {
  const tags = readTags(call.request.body);
  if (tags === undefined) return invalidRequest("The request content was invalid: 'tags' is to be an object of strings.");
  const refused = refuseBusy(call, cluster);
  if (refused !== null) return refused;
  cluster.tags = tags;
  return { status: 200, body: managedCluster(call.world, cluster, call.apiVersion) };
}

/** DELETE: 202 and an operation; the service principal stays. */
export function deleteCluster(call: ArmCall, cluster: Cluster): ApiAnswer {
  const refused = refuseBusy(call, cluster);
  if (refused !== null) return refused;
  return { status: 202, headers: pollHeaders(call.world, startOperation(call.world, cluster, 'delete', 'Deleting', null), true) };
}

/**
 * resetServicePrincipalProfile: 202 with both poll URLs. Needs a running cluster on a service principal; the secret is tried
 * before anything starts. https://learn.microsoft.com/rest/api/aks/managed-clusters/reset-service-principal-profile
 */
export function resetServicePrincipal(call: ArmCall, cluster: Cluster): ApiAnswer {
  const { body } = call.request;
  const [clientId, secret] = [textAt(body, 'clientId')?.toLowerCase(), textAt(body, 'secret')];
  if (clientId === undefined) return armError(400, 'InvalidParameter', 'Required parameter clientId is missing (null).');
  if (secret === undefined) return armError(400, 'InvalidParameter', 'Required parameter secret is missing (null).');
  const refused =
    refuseBusy(call, cluster) ??
    refuseReset(cluster) ??
    refuseDisruption(cluster) ??
    refuseProfile(call.world, { clientId, secret }, cluster);
  if (refused !== null) return refused;
  const operation = startOperation(call.world, cluster, 'reset', 'Updating', { clientId, secret });
  return { status: 202, headers: pollHeaders(call.world, operation, true) };
}

/** No source gives these two texts; that both are refused is at https://github.com/MicrosoftDocs/azure-docs/issues/90658 and in the REST reference. */
function refuseReset(cluster: Cluster): ApiAnswer | null {
  if (cluster.clientId === 'msi') {
    return armError(400, 'BadRequest', 'Resetting the service principal profile is not allowed for a cluster that uses managed identity.');
  }
  if (cluster.powerState === 'Running') return null;
  const state = `managed cluster is in Provisioning State(${cluster.provisioningState}) and Power State(${cluster.powerState})`;
  return flatError(409, 'OperationNotAllowed', `${state}, resetting the service principal profile cannot be performed`);
}

/**
 * https://learn.microsoft.com/azure/aks/node-disruption-policy counts service principal resets among the changes that need a
 * reimage; the code is Microsoft's too, status and text are not documented. Maintenance windows are not modelled: this is one.
 */
function refuseDisruption(cluster: Cluster): ApiAnswer | null {
  if (cluster.nodeDisruptionPolicy !== 'Block') return null;
  const message = 'The operation requires a reimage of nodes, which the node disruption policy of the managed cluster blocks.';
  return armError(400, 'OperationBlockedByNodeDisruptionPolicy', message);
}

/** Another operation runs (text: https://github.com/Azure/terraform-azurerm-aks/issues/604), or `If-Match` names an older version. */
function refuseBusy(call: ArmCall, cluster: Cluster): ApiAnswer | null {
  // https://learn.microsoft.com/azure/aks/use-etags: only `*`, for "no cluster of this name"
  if (call.request.headers['if-none-match'] === '*') {
    return armError(
      412,
      'PreconditionFailed',
      'The precondition given in the If-None-Match header does not hold: the managed cluster exists already.'
    );
  }
  const expected = call.request.headers['if-match'];
  if (expected !== undefined && expected !== '*' && expected.replaceAll('"', '') !== eTagOf(cluster)) {
    return armError(
      412,
      'PreconditionFailed',
      'The precondition given in the If-Match header does not hold: the managed cluster has changed.'
    );
  }
  const final = ['Succeeded', 'Failed', 'Canceled'].includes(cluster.provisioningState);
  if (final && runningOperation(call.world, cluster) === undefined) return null;
  const message = `Operation is not allowed: Another operation (${cluster.provisioningState}) is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details`;
  return flatError(409, 'OperationNotAllowed', message);
}

/** AKS signs in with what it is given, in the directory of the subscription; another tenant's directory is not in this world. */
function refuseProfile(world: World, profile: Profile, place: { subscriptionId: string }): ApiAnswer | null {
  if (profile.clientId === 'msi' || !isHome(world, place)) return null;
  const known = world.state.graph.servicePrincipals.some((sp) => same(sp.appId, profile.clientId) && sp.deletedDateTime === null);
  if (!known) return principalNotFound(world, profile.clientId);
  const signedIn = signIn(profile.clientId, profile.secret ?? '', world);
  if (!isFailure(signedIn)) return null;
  const description = textAt(signedIn.body, 'error_description') ?? '';
  if (/^AADSTS(700016|7000229)\b/.test(description)) return principalNotFound(world, profile.clientId);
  return armError(400, 'BadRequest', invalidCredentials(description, signedIn.status));
}

/** Seen at https://github.com/hashicorp-education/learn-terraform-provision-aks-cluster/issues/14 */
function principalNotFound(world: World, clientId: string): ApiAnswer {
  const message = `Service principal clientID: ${clientId} not found in Active Directory tenant ${world.state.tenant.id}, Please see https://aka.ms/aks-sp-help for more details.`;
  return armError(400, 'ServicePrincipalNotFound', message);
}

function readProfile(body: unknown): Profile | undefined {
  const clientId = textAt(body, 'properties', 'servicePrincipalProfile', 'clientId');
  if (clientId !== undefined && !same(clientId, 'msi')) {
    return { clientId: clientId.toLowerCase(), secret: textAt(body, 'properties', 'servicePrincipalProfile', 'secret') ?? null };
  }
  const type = textAt(body, 'identity', 'type');
  return type === undefined || same(type, 'None') ? undefined : { clientId: 'msi', secret: null };
}

function readPools(body: unknown): Cluster['agentPools'] {
  return listAt(body, 'properties', 'agentPoolProfiles').map((pool, index) => ({
    name: textAt(pool, 'name') ?? `pool${index + 1}`,
    count: Number(valueAt(pool, 'count') ?? 1),
    vmSize: textAt(pool, 'vmSize') ?? 'Standard_D4s_v5',
    mode: textAt(pool, 'mode') ?? 'System',
    provisioningState: 'Creating',
    powerState: 'Running'
  }));
}

function readTags(body: unknown): Record<string, string> | undefined {
  const tags = valueAt(body, 'tags');
  if (typeof tags !== 'object' || tags === null || Array.isArray(tags)) return undefined;
  const entries = Object.entries(tags).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return entries.length === Object.keys(tags).length ? Object.fromEntries(entries) : undefined;
}
