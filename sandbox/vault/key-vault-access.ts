/** Who may do what with a vault's secrets. */
import { allowedData, principalsOf } from '../arm/access.ts';
import { audienceOf, callerFrom, readAccessToken } from '../entra/access-tokens.ts';
import { forbiddenByPolicy, forbiddenByRbac, vaultError } from './key-vault-answers.ts';
import type { Vault } from '../world-resources.ts';
import type { ApiAnswer, ApiRequest, Caller, World } from '../world.ts';

/** What a request does, as access policies call it. */
export type Permission = 'get' | 'list' | 'set' | 'update' | 'delete' | 'getDeleted' | 'recover' | 'purge';

/**
 * Data actions: https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault.
 * No page says which one shows a deleted secret, whose value is not in the answer.
 */
const DATA_ACTIONS: Record<Permission, string> = {
  get: 'getSecret/action',
  list: 'readMetadata/action',
  set: 'setSecret/action',
  update: 'update/action',
  delete: 'delete',
  getDeleted: 'readMetadata/action',
  recover: 'recover/action',
  purge: 'purge/action'
};
/** Access policies know fewer words: the description of each operation names the one it asks for. */
const POLICY_WORDS: Partial<Record<Permission, string>> = { update: 'set', getDeleted: 'get' };

/** Who asks, or the 401 with the challenge that tells a client where to sign in and for what. */
export function callerAt(request: ApiRequest, world: World, vault: Vault): Caller | ApiAnswer {
  const token = /^bearer\s+(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  // https://github.com/Azure/azure-sdk-for-python/issues/24557
  if (token === undefined) return unauthorized(world, vault, 'AKV10000: Request is missing a Bearer or PoP token.');
  const reading = readAccessToken(token, world);
  if (!reading.ok) return unauthorized(world, vault, TOKEN_ERRORS[reading.why]);
  const { aud, tid } = reading.claims;
  // One slash too many is another audience to a vault: https://github.com/Azure/go-autorest/issues/525
  if (audienceOf(aud, world.origin) !== 'vault' || aud.endsWith('/'))
    return unauthorized(world, vault, `AKV10022: Invalid audience. Expected https://vault.azure.net, found: ${aud}.`);
  if (tid !== vault.tenantId) {
    const found = `https://sts.windows.net/${tid}/`;
    return unauthorized(
      world,
      vault,
      `AKV10032: Invalid issuer. Expected one of https://sts.windows.net/${vault.tenantId}/, found ${found}.`
    );
  }
  return callerFrom(reading.claims);
}

/** Only the codes are certain. */
const TOKEN_ERRORS = {
  malformed: '[BearerReadAccessTokenFailed] Error reading token.',
  signature: 'AKV10046: Unable to resolve the key used for signature validation.',
  expired: '[TokenExpired] Error validating token.'
};

function unauthorized(world: World, vault: Vault, message: string): ApiAnswer {
  const challenge = `Bearer authorization="${world.origin}/${vault.tenantId}", resource="https://vault.azure.net"`;
  return { ...vaultError(401, 'Unauthorized', message), headers: { 'www-authenticate': challenge } };
}

/**
 * Null: allowed. Else the 403, by role assignments at the secret, the vault or above, or by the vault's access policies.
 * `name` is that of the secret, null for the vault as a whole.
 */
export function refuseData(world: World, caller: Caller, vault: Vault, permission: Permission, name: string | null): ApiAnswer | null {
  if (!vault.enableRbacAuthorization) {
    const word = POLICY_WORDS[permission] ?? permission;
    return policyGrants(world, caller, vault, word) ? null : forbiddenByPolicy(caller, vault, word);
  }
  const action = `Microsoft.KeyVault/vaults/secrets/${DATA_ACTIONS[permission]}`;
  const scope = name === null ? vault.id : `${vault.id}/secrets/${name}`;
  return allowedData(world, caller.objectId, action, scope) ? null : forbiddenByRbac(caller, vault, action, scope);
}

function policyGrants(world: World, caller: Caller, vault: Vault, word: string): boolean {
  const principals = principalsOf(world, caller.objectId);
  return vault.accessPolicies.some(
    ({ objectId, secrets }) => principals.has(objectId.toLowerCase()) && secrets.some((held) => [word, 'all'].includes(held.toLowerCase()))
  );
}
