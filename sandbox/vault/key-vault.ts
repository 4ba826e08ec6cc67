/**
 * The secrets of key vaults, below `/vaults/<name>/`.
 * https://learn.microsoft.com/rest/api/keyvault/secrets/operation-groups
 */
import { same } from '../arm/values.ts';
import { callerAt, refuseData } from './key-vault-access.ts';
import type { Permission } from './key-vault-access.ts';
import { deletedBundle, deletedSecretNotFound, itemOf, nameIsBusy, purgeTime, secretNotFound, vaultError } from './key-vault-answers.ts';
import { deleteSecret, isSettled, purgeSecret, recoverSecret, setSecret, updateSecret, versionAt } from './key-vault-writes.ts';
import type { VaultCall } from './key-vault-writes.ts';
import type { Vault, VaultSecret, VaultSecretVersion } from '../world-resources.ts';
import type { ApiAnswer, ApiRequest, Service, World } from '../world.ts';

interface Call extends VaultCall {
  request: ApiRequest;
  version: string | undefined;
}

interface Route {
  method: string;
  path: RegExp;
  /** Names of query parameters beside `api-version`. */
  query?: string[];
  permission: Permission;
  handle(call: Call): ApiAnswer;
}

const SECRETS = /^\/secrets$/;
const DELETEDS = /^\/deletedsecrets$/;
const SECRET = /^\/secrets\/(?<name>[^/]+)$/;
const VERSION = /^\/secrets\/(?<name>[^/]+)\/(?<version>[^/]+)$/;
const VERSIONS = /^\/secrets\/(?<name>[^/]+)\/versions$/;
const DELETED = /^\/deletedsecrets\/(?<name>[^/]+)$/;
const RECOVER = /^\/deletedsecrets\/(?<name>[^/]+)\/recover$/;

const PAGING = ['maxresults', '$skiptoken'];

const routes: Route[] = [
  { method: 'GET', path: SECRETS, query: PAGING, permission: 'list', handle: listSecrets },
  { method: 'GET', path: DELETEDS, query: PAGING, permission: 'list', handle: listDeleted },
  { method: 'PUT', path: SECRET, permission: 'set', handle: setSecret },
  { method: 'GET', path: SECRET, permission: 'get', handle: read },
  { method: 'DELETE', path: SECRET, permission: 'delete', handle: (call) => onLive(call, () => deleteSecret(call)) },
  // Clients that know no version send the path without one, which changes the latest.
  { method: 'PATCH', path: SECRET, permission: 'update', handle: (call) => onVersion(call, (version) => updateSecret(call, version)) },
  { method: 'GET', path: VERSIONS, query: PAGING, permission: 'list', handle: listVersions },
  { method: 'GET', path: VERSION, permission: 'get', handle: read },
  { method: 'PATCH', path: VERSION, permission: 'update', handle: (call) => onVersion(call, (version) => updateSecret(call, version)) },
  { method: 'GET', path: DELETED, permission: 'getDeleted', handle: readDeleted },
  { method: 'DELETE', path: DELETED, permission: 'purge', handle: (call) => onDeleted(call, () => purgeSecret(call)) },
  { method: 'POST', path: RECOVER, permission: 'recover', handle: (call) => onDeleted(call, (version) => recoverSecret(call, version)) }
];

/** Answers below `/vaults`; the first segment is the vault's name. */
export const keyVault: Service = (request, world) => {
  const [, vaultName = '', path = ''] = /^\/([^/]+)(\/.*)?$/.exec(request.path) ?? [];
  const route = routes.find((entry) => entry.method === request.method && entry.path.test(path));
  const accepted = ['api-version', ...(route?.query ?? [])];
  if (!route || ![...request.query.keys()].every((name) => accepted.includes(name.toLowerCase()))) return null;
  const vault = world.state.arm.vaults?.find((entry) => same(entry.name, vaultName));
  // A real vault that does not exist has no host, so nobody answers at all.
  if (!vault) return vaultError(404, 'VaultNotFound', `The vault '${vaultName}' does not exist.`);
  const answer = answerIn(request, world, vault, route, path);
  return { ...answer, headers: { 'x-ms-keyvault-region': vault.location, ...answer.headers } };
};

/** Token, version of the API, form of the name, right, deed. */
function answerIn(request: ApiRequest, world: World, vault: Vault, route: Route, path: string): ApiAnswer {
  const caller = callerAt(request, world, vault);
  if ('status' in caller) return caller;
  const refused = refuseVersion(request.query.get('api-version'));
  if (refused) return refused;
  const { name, version } = route.path.exec(path)?.groups ?? {};
  // https://github.com/aspnet/MicrosoftConfigurationBuilders/issues/22
  if (name !== undefined && !/^[0-9a-zA-Z-]{1,127}$/.test(name))
    return vaultError(400, 'BadParameter', `The request URI contains an invalid name: ${name}`);
  const denied = refuseData(world, caller, vault, route.permission, name ?? null);
  if (denied) return denied;
  forgetExpired(world, vault);
  const secret = name === undefined ? undefined : vault.secrets.find((entry) => same(entry.name, name));
  return route.handle({ request, world, vault, name: name ?? '', secret, body: request.body, version });
}

function refuseVersion(version: string | null): ApiAnswer | null {
  if (!version) return vaultError(400, 'BadParameter', 'api-version must be specified');
  if (/^(7\.\d(-preview\.\d+)?|\d{4}-\d{2}-\d{2}(-preview)?)$/.test(version)) return null;
  return vaultError(
    400,
    'BadParameter',
    `The specified version (${version}) is not recognized. Consider using the latest supported version (2026-04-01).`
  );
}

/** Deleted secrets vanish when their time is over. */
function forgetExpired(world: World, vault: Vault): void {
  vault.secrets = vault.secrets.filter(({ deletedAt }) => deletedAt === null || world.now() < purgeTime(vault, deletedAt));
}

function onLive({ world, name, secret }: Call, act: (secret: VaultSecret) => ApiAnswer): ApiAnswer {
  const shown = secret?.deletedAt === null && isSettled(world, secret.recoveredAt ?? 0);
  return shown ? act(secret) : secretNotFound(name);
}

function onVersion(call: Call, act: (version: VaultSecretVersion, secret: VaultSecret) => ApiAnswer): ApiAnswer {
  return onLive(call, (secret) => {
    const version = versionAt(secret, call.version);
    return version ? act(version, secret) : secretNotFound(`${call.name}/${call.version ?? ''}`);
  });
}

/** Times of validity are information; only a version that is switched off is not given. https://github.com/ansible-collections/azure/issues/1989 */
function read(call: Call): ApiAnswer {
  return onVersion(call, (version, secret) =>
    version.enabled
      ? { status: 200, body: { value: version.value, ...itemOf(call.world, call.vault, secret, version) } }
      : vaultError(403, 'Forbidden', 'Operation get is not allowed on a disabled secret.', 'SecretDisabled')
  );
}

/** In the order of the version ids, which is not that of time: https://github.com/nagyesta/lowkey-vault/issues/467 */
function listVersions(call: Call): ApiAnswer {
  const { world, vault, secret } = call;
  // No page says what a name that nobody has gets: taken to be an empty list.
  if (secret?.deletedAt !== null) return pageOf(call, []);
  return pageOf(
    call,
    secret.versions.map((version) => [version.version, itemOf(world, vault, secret, version)])
  );
}

/** Every live secret, by its latest version but with an id that names none. */
function listSecrets(call: Call): ApiAnswer {
  const { world, vault } = call;
  const live = vault.secrets.filter(({ deletedAt, recoveredAt }) => deletedAt === null && isSettled(world, recoveredAt ?? 0));
  return pageOf(
    call,
    live.map((secret) => withoutVersion(call, secret, (latest) => itemOf(world, vault, secret, latest)))
  );
}

function listDeleted(call: Call): ApiAnswer {
  const { world, vault } = call;
  const gone = vault.secrets.filter(({ deletedAt }) => deletedAt !== null && isSettled(world, deletedAt));
  return pageOf(
    call,
    gone.map((secret) => withoutVersion(call, secret, () => deletedBundle(world, vault, secret)))
  );
}

function withoutVersion(
  { world }: Call,
  secret: VaultSecret,
  show: (latest: VaultSecretVersion) => Record<string, unknown>
): [string, Record<string, unknown>] {
  const latest = versionAt(secret, undefined);
  return [secret.name, { ...(latest ? show(latest) : {}), id: `${world.origin}/secrets/${secret.name}` }];
}

/** A page of at most 25 items, by their keys. https://learn.microsoft.com/rest/api/keyvault/secrets/get-secrets */
function pageOf(call: Call, items: [string, Record<string, unknown>][]): ApiAnswer {
  const { request } = call;
  const asked = request.query.get('maxresults');
  const size = asked === null ? 25 : Number(asked);
  if (!Number.isInteger(size) || size < 1 || size > 25) return vaultError(400, 'BadParameter', 'maxresults must be between 1 and 25.');
  const after = Buffer.from(request.query.get('$skiptoken') ?? '', 'base64url').toString();
  const rest = items.sort(([a], [b]) => (a < b ? -1 : 1)).filter(([key]) => key > after);
  const page = rest.slice(0, size);
  const last = page.at(-1)?.[0];
  const nextLink = rest.length > size && last !== undefined ? { nextLink: linkAfter(call, last, size) } : {};
  return { status: 200, body: { value: page.map(([, item]) => item), ...nextLink } };
}

function linkAfter({ request, world }: Call, last: string, size: number): string {
  const token = Buffer.from(last).toString('base64url');
  const version = request.query.get('api-version') ?? '';
  return `${world.origin}/vaults${request.path}?api-version=${version}&$skiptoken=${token}&maxresults=${size}`;
}

function readDeleted(call: Call): ApiAnswer {
  const { world, vault, name, secret } = call;
  if (secret?.deletedAt == null || !isSettled(world, secret.deletedAt)) return deletedSecretNotFound(name);
  return { status: 200, body: deletedBundle(world, vault, secret) };
}

/** For what needs a deleted secret, whose deletion has come to its end. */
function onDeleted({ world, name, secret }: Call, act: (latest: VaultSecretVersion) => ApiAnswer): ApiAnswer {
  const latest = secret?.versions.at(-1);
  if (secret?.deletedAt == null || !latest) return deletedSecretNotFound(name);
  return isSettled(world, secret.deletedAt) ? act(latest) : nameIsBusy(name, 'deleted');
}
