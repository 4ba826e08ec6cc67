/**
 * What a key vault says: secrets, deleted secrets and errors. An id names host and secret only, as clients read an id's
 * first path segment as its collection (`parseKeyVaultSecretIdentifier` of @azure/keyvault-secrets); so the ids of two
 * vaults of this sandbox can be equal, which those of real vaults, each with a host of its own, never are.
 */
import type { Vault, VaultSecret, VaultSecretVersion } from '../world-resources.ts';
import type { ApiAnswer, Caller, World } from '../world.ts';

const DAY = 86_400_000;

/** The URL that clients of a vault are given, with the slash that ARM shows at its end. */
export function vaultUri(world: World, vault: Vault): string {
  return `${world.origin}/vaults/${vault.name}/`;
}

/** `{"error":{"code","message","innererror":{"code"}}}`, the form of every error. */
export function vaultError(status: number, code: string, message: string, inner?: string): ApiAnswer {
  return { status, body: { error: { code, message, ...(inner === undefined ? {} : { innererror: { code: inner } }) } } };
}

/** 400 for what a request holds; the text says no more, https://github.com/hashicorp/terraform-provider-azurerm/issues/16780 */
export function invalidProperty(): ApiAnswer {
  return vaultError(400, 'BadParameter', 'Property  has invalid value\r\n');
}

/** https://github.com/Azure/azure-sdk-for-js/issues/25489 */
export function secretNotFound(name: string): ApiAnswer {
  const message =
    `A secret with (name/id) ${name} was not found in this key vault. If you recently deleted this secret you may be able to ` +
    'recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182';
  return vaultError(404, 'SecretNotFound', message);
}

/** https://github.com/Azure/azure-sdk-for-net/issues/26027 */
export function deletedSecretNotFound(name: string): ApiAnswer {
  return vaultError(404, 'SecretNotFound', `Deleted Secret not found: ${name}`);
}

/** 409 of a name that is taken by a deleted secret. https://github.com/external-secrets/external-secrets/issues/3519 */
export function nameIsDeleted(name: string): ApiAnswer {
  const message = `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.`;
  return vaultError(409, 'Conflict', message, 'ObjectIsDeletedButRecoverable');
}

/** 409 of a name whose deletion (or recovery) is still under way. */
export function nameIsBusy(name: string, what: 'deleted' | 'recovered'): ApiAnswer {
  const inner = what === 'deleted' ? 'ObjectIsBeingDeleted' : 'ObjectIsBeingRecovered';
  return vaultError(409, 'Conflict', `Secret ${name} is currently being ${what}.`, inner);
}

function callerText({ appId, objectId, tenantId }: Caller): string {
  return `appid=${appId};oid=${objectId};iss=https://sts.windows.net/${tenantId}/`;
}

/** 403 of a vault on role assignments. https://github.com/piyushsachdeva/Terraform_AKS/issues/2 */
export function forbiddenByRbac(caller: Caller, vault: Vault, action: string, scope: string): ApiAnswer {
  const resource = scope.replace('/resourceGroups/', '/resourcegroups/').replace('/Microsoft.KeyVault/', '/microsoft.keyvault/');
  const lines = [
    'Caller is not authorized to perform action on resource.',
    'If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.',
    `Caller: ${callerText(caller)}`,
    `Action: '${action}'`,
    `Resource: '${resource}'`,
    'Assignment: (not found)',
    'DenyAssignmentId: null',
    "DecisionReason: 'DeniedWithNoValidRBAC' ",
    `Vault: ${vault.name};location=${vault.location}`
  ];
  return vaultError(403, 'Forbidden', `${lines.join('\r\n')}\r\n`, 'ForbiddenByRbac');
}

/** 403 of a vault on access policies. https://github.com/MicrosoftDocs/azure-docs/issues/57072 */
export function forbiddenByPolicy(caller: Caller, vault: Vault, permission: string): ApiAnswer {
  const message =
    `The user, group or application '${callerText(caller)}' does not have secrets ${permission} permission on key vault ` +
    `'${vault.name};location=${vault.location}'. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287`;
  return vaultError(403, 'Forbidden', message, 'AccessDenied');
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

/** What a list of versions shows: everything but the value. */
export function itemOf(world: World, vault: Vault, secret: VaultSecret, version: VaultSecretVersion): Record<string, unknown> {
  const { enabled, nbf, exp, contentType, tags } = version;
  const days = vault.softDeleteRetentionInDays;
  const attributes = {
    enabled,
    ...(nbf === undefined ? {} : { nbf }),
    ...(exp === undefined ? {} : { exp }),
    created: seconds(version.createdAt),
    updated: seconds(version.updatedAt),
    recoveryLevel: `${days < 90 ? 'Customized' : ''}Recoverable${vault.enablePurgeProtection ? '' : '+Purgeable'}`,
    recoverableDays: days
  };
  const id = `${world.origin}/secrets/${secret.name}/${version.version}`;
  return { ...(contentType === undefined ? {} : { contentType }), id, attributes, ...(tags === undefined ? {} : { tags }) };
}

/** When the service itself purges a deleted secret, ms. */
export function purgeTime(vault: Vault, deletedAt: number): number {
  return deletedAt + vault.softDeleteRetentionInDays * DAY;
}

/** A deleted secret: its latest version without the value, and what becomes of it. */
export function deletedBundle(world: World, vault: Vault, secret: VaultSecret): Record<string, unknown> {
  const deletedAt = secret.deletedAt ?? world.now();
  const latest = secret.versions.at(-1);
  return {
    recoveryId: `${world.origin}/deletedsecrets/${secret.name}`,
    deletedDate: seconds(deletedAt),
    scheduledPurgeDate: seconds(purgeTime(vault, deletedAt)),
    ...(latest ? itemOf(world, vault, secret, latest) : {})
  };
}
