/** Refusals of a key vault in words that say what to do. https://learn.microsoft.com/azure/key-vault/general/rest-error-codes */
import { ActionError } from '../errors.ts';
import type { Problem } from '../domain/model.ts';
import { failureOf, type Failure } from './failures.ts';

/** The one secret of one vault. */
export interface VaultPlace {
  /** Without a trailing slash. */
  vaultUrl: string;
  name: string;
}

/** @param doing completes "Could not …" */
export function explainVault(error: unknown, doing: string, place: VaultPlace): Problem {
  if (error instanceof ActionError) return { code: error.code, message: error.message, hint: error.hint };
  const failure = failureOf(error);
  const status = failure.status === null ? '' : ` (HTTP ${failure.status}${failure.code ? `, ${failure.code}` : ''})`;
  return { ...causeOf(failure, place), message: `Could not ${doing}${status}: ${firstLines(failure.message)}` };
}

/** The `innererror` that tells one 403 or 409 from another. */
export function innerCodeOf(error: unknown): string {
  const details = (error as { details?: { error?: { innererror?: { code?: unknown } } } } | null)?.details;
  const code = details?.error?.innererror?.code;
  return typeof code === 'string' ? code : '';
}

/** Whether the answer, or its absence, leaves open if a write was made. */
export function leavesOpen(error: unknown): boolean {
  if (error instanceof ActionError) return false;
  const { status, code, message } = failureOf(error);
  if (status === null) return !/Authentication|Credential/.test(`${code}${(error as Error | null)?.name ?? ''}`) && !isChallenge(message);
  return status < 300 || status === 408 || status >= 500;
}

/** A vault that the SDK does not trust: nothing but an empty first request was sent. */
function isChallenge(message: string): boolean {
  return /challenge (resource|origin)|invalid scope/i.test(message);
}

function causeOf(failure: Failure, { vaultUrl, name }: VaultPlace): Omit<Problem, 'message'> {
  const { status, code, message } = failure;
  if (status === 401 || isChallenge(message))
    return {
      code: 'key-vault-unauthorized',
      hint: `${vaultUrl} does not accept the token of this run: check that the vault belongs to the tenant of \`tenant-id\` and to the cloud in \`cloud\`.`
    };
  if (status === 403) return forbidden(failure, vaultUrl);
  if (status === 404 && code !== 'SecretNotFound') return missing(vaultUrl);
  if (status === 404)
    return { code: 'key-vault-secret-missing', hint: `The secret ${name} is not in ${vaultUrl}, or was deleted a moment ago.` };
  if (status === 409)
    return {
      code: 'key-vault-conflict',
      hint: `The name ${name} is being deleted or recovered, or is held by a deleted secret. ${wayBack({ vaultUrl, name })}`
    };
  if (status === null && /ENOTFOUND|EAI_AGAIN/.test(`${code} ${message}`)) return missing(vaultUrl);
  if (status === null || status === 429 || status >= 500 || status < 300)
    return {
      code: 'key-vault-unavailable',
      hint: `${vaultUrl} gave no good answer: run again later. If it stays, check the network of the runner, the firewall of the vault, HTTPS_PROXY and NO_PROXY.`
    };
  return { code: 'key-vault-refused', hint: 'The vault does not accept this request; its text above says why.' };
}

function missing(vaultUrl: string): Omit<Problem, 'message'> {
  return {
    code: 'key-vault-not-found',
    hint: `There is no vault at ${vaultUrl}: check its name in \`store\`. A vault behind a private endpoint is found only from its own network.`
  };
}

/** https://learn.microsoft.com/azure/key-vault/general/rbac-guide */
function forbidden({ message }: Failure, vaultUrl: string): Omit<Problem, 'message'> {
  if (/firewall|public network|trusted service|client address/i.test(message))
    return {
      code: 'key-vault-forbidden',
      hint: `The firewall of ${vaultUrl} keeps this runner out: allow its address, or run where the vault can be reached (a self-hosted runner, a private endpoint).`
    };
  if (/does not have secrets/i.test(message))
    return {
      code: 'key-vault-forbidden',
      hint: `${vaultUrl} is on access policies: role assignments do not count there. Give the identity of this run the secret permissions get, list and set: az keyvault set-policy --name ${vaultName(vaultUrl)} --object-id ${callerIn(message)} --secret-permissions get list set`
    };
  return {
    code: 'key-vault-forbidden',
    hint: `Give the identity of this run the role Key Vault Secrets Officer on ${vaultUrl} or on this secret: az role assignment create --assignee-object-id ${callerIn(message)} --assignee-principal-type ServicePrincipal --role 'Key Vault Secrets Officer' --scope "$(az keyvault show --name ${vaultName(vaultUrl)} --query id --output tsv)" (a vault on access policies: the secret permissions get, list and set). A right that was just granted takes some minutes.`
  };
}

/** Object id of the one who was refused, as the vault says it. */
function callerIn(message: string): string {
  return /\boid=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/i.exec(message)?.[1] ?? '<object id of its service principal>';
}

/** First label of the host; of a vault on loopback the end of its path. */
function vaultName(vaultUrl: string): string {
  const { hostname, pathname } = new URL(vaultUrl);
  const last = pathname
    .split('/')
    .filter((part) => part !== '')
    .at(-1);
  return last ?? hostname.split('.')[0] ?? '';
}

/** Commands for a name that a soft-deleted secret holds. https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview */
export function wayBack({ vaultUrl, name }: VaultPlace): string {
  const vault = new URL(vaultUrl).hostname.split('.')[0] ?? '';
  const command = (verb: string): string => `az keyvault secret ${verb} --vault-name ${vault} --name ${name}`;
  return `Bring it back with "${command('recover')}" or free the name for good with "${command('purge')}", then run again.`;
}

/** A 403 on roles says the caller on its third line, the action on its fourth. */
function firstLines(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 5)
    .join(' ')
    .slice(0, 700);
}
