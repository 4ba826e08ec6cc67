import { resourceNotFound } from './errors.ts';
import { armService, refuse, type ArmCall } from './service.ts';
import { same } from './values.ts';
import { vaultUri } from '../vault/key-vault-answers.ts';
import type { Registry, Vault } from '../world-resources.ts';
import type { ApiAnswer, Service, World } from '../world.ts';

type Params = Record<string, string>;

const GROUP = '/subscriptions/{subscription}/resourceGroups/{group}/providers';
const REGISTRY = 'Microsoft.ContainerRegistry/registries';
const VAULT = 'Microsoft.KeyVault/vaults';

/**
 * ARM's view of container registries and key vaults, one at a time, to read
 * (https://learn.microsoft.com/rest/api/containerregistry/registries/get, https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/get).
 */
export const resources: Service = armService([
  {
    method: 'GET',
    path: `${GROUP}/${REGISTRY}/{name}`,
    handle: (call, params) => read(call, params, REGISTRY, call.world.state.arm.registries, registryBody)
  },
  {
    method: 'GET',
    path: `${GROUP}/${VAULT}/{name}`,
    handle: (call, params) => read(call, params, VAULT, call.world.state.arm.vaults, vaultBody)
  }
]);

/** Subscription, right, group and only then the resource, as ARM looks. */
function read<T extends { id: string }>(
  call: ArmCall,
  { subscription = '', group = '', name = '' }: Params,
  type: string,
  all: T[] = [],
  show: (resource: T, world: World) => unknown
): ApiAnswer {
  const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/${type}/${name}`;
  const refused = refuse(call, `${type}/read`, id);
  if (refused !== null) return refused;
  const found = all.find((resource) => same(resource.id, id));
  return found === undefined ? resourceNotFound(type, name, group) : { status: 200, body: show(found, call.world) };
}

function registryBody({ id, name, location, sku, roleAssignmentMode }: Registry): unknown {
  return {
    ...{ sku: { name: sku, tier: sku }, type: REGISTRY, id, name, location, tags: {} },
    properties: {
      loginServer: `${name.toLowerCase()}.azurecr.io`,
      provisioningState: 'Succeeded',
      adminUserEnabled: false,
      publicNetworkAccess: 'Enabled',
      roleAssignmentMode
    }
  };
}

function vaultBody(vault: Vault, world: World): unknown {
  const { id, name, location, tenantId, enableRbacAuthorization, softDeleteRetentionInDays, enablePurgeProtection } = vault;
  return {
    ...{ id, name, type: VAULT, location, tags: {} },
    properties: {
      sku: { family: 'A', name: 'standard' },
      tenantId,
      accessPolicies: vault.accessPolicies.map(({ objectId, secrets }) => ({ tenantId, objectId, permissions: { secrets } })),
      enabledForDeployment: false,
      enableSoftDelete: true,
      softDeleteRetentionInDays,
      // Once on it cannot be switched off; a vault without it does not show it.
      ...(enablePurgeProtection ? { enablePurgeProtection } : {}),
      enableRbacAuthorization,
      vaultUri: vaultUri(world, vault),
      provisioningState: 'Succeeded',
      publicNetworkAccess: 'Enabled'
    }
  };
}
