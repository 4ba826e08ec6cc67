/** A secret of a key vault as a store. https://learn.microsoft.com/azure/key-vault/secrets/about-secrets */
import type { TokenCredential } from '@azure/core-auth';
import { SecretClient, type SecretProperties } from '@azure/keyvault-secrets';
import { ActionError } from '../errors.ts';
import { carefully, type Http } from '../http.ts';
import type { IssuedSecret, SecretStore, StoredSecret, WriteAnswer } from '../ports.ts';
import type { Problem } from '../domain/model.ts';
import { failureOf } from './failures.ts';
import { explainVault, innerCodeOf, leavesOpen, wayBack, type VaultPlace } from './key-vault-failures.ts';
import { itemsOf, onlyTo, stayingAt } from './pages.ts';

export interface KeyVaultOptions extends VaultPlace {
  credential: TokenCredential;
  http: Http;
  /** Hides a value from all output. */
  mask: (secret: string) => void;
  /** The application whose secret this is; null while that is not known: then only what nobody's run made is foreign. */
  appId: string | null;
  /** Told what people should know, and before every wait that the vault asked for. */
  say: (text: string) => void;
}

const tagOf = { keyId: 'aks-sp-key-id', rotationId: 'aks-sp-rotation-id', appId: 'aks-sp-app-id', tenantId: 'aks-sp-tenant-id' } as const;
const ownTags: readonly string[] = Object.values(tagOf);
const maxTags = 15;
/** Says what it is to people and to whoever lists the vault; a vault gives the text no meaning. */
const contentType = 'application/x-aks-sp-client-secret';

/** What the newest version of the secret is; `value` is null where it is disabled. */
interface Version {
  value: string | null;
  properties: SecretProperties;
}

/** What this run wrote, and what was the newest before. */
interface Written {
  keyId: string;
  /** null where no answer told. */
  version: string | null;
  before: Version | null;
}

interface Vault extends KeyVaultOptions {
  /** Repeats what got no answer. */
  patient: SecretClient;
  /** Leaves a lost answer to whoever reads back. */
  once: SecretClient;
}

/** Errors are ActionErrors `key-vault-…`; that of an unfit destination is a Problem `store-foreign` or `key-vault-secret-deleted`. */
export function createKeyVaultStore(options: KeyVaultOptions): SecretStore {
  const vault = connect(options);
  const { vaultUrl, name } = options;
  let mine: Written | null = null;
  return {
    name: `Key Vault ${vaultUrl}, secret ${name}`,
    kind: 'key-vault',
    readable: true,
    latest: async () => toStored((await read(vault))?.properties),
    value: async () => {
      const value = (await read(vault))?.value ?? null;
      if (value === null) throw new ActionError(noValue(vault));
      return value;
    },
    holds: async (keyId) => (await versions(vault)).some(({ tags }) => tags?.[tagOf.keyId]?.toLowerCase() === keyId),
    check: () => check(vault),
    write: async (issued) => {
      const before = await attempt(() => read(vault));
      if (!before.ok) return { kind: 'refused', problem: before.problem };
      const foreign = before.value && foreignTo(vault, before.value.properties, issued.appId);
      if (foreign) return { kind: 'refused', problem: foreign };
      const { answer, version } = await write(vault, issued, before.value);
      if (answer.kind !== 'refused') mine = { keyId: issued.keyId.toLowerCase(), version, before: mine ? mine.before : before.value };
      return answer;
    },
    undo: async () => {
      const undone = mine ? await attempt(undoing(vault, mine)) : { ok: true as const, value: null };
      if (undone.ok) mine = null;
      return undone.ok ? undone.value : notRestored(vault, undone.problem);
    },
    disable: (keyId) => disable(vault, keyId.toLowerCase())
  };
}

function connect(options: KeyVaultOptions): Vault {
  const { vaultUrl, credential, http, say } = options;
  const { hostname } = new URL(vaultUrl);
  // A vault proves by its domain that the token is meant for it; one on this machine has none.
  const disableChallengeResourceVerification = hostname === '127.0.0.1' || hostname === 'localhost';
  const shared = { ...stayingAt(vaultUrl, http), disableChallengeResourceVerification };
  const home = { policy: onlyTo(new URL(vaultUrl).origin), position: 'perCall' as const };
  return {
    ...options,
    patient: new SecretClient(vaultUrl, credential, shared),
    once: new SecretClient(vaultUrl, credential, { ...shared, additionalPolicies: [...carefully(say), home] })
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; problem: Problem }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { ok: false, problem: { code: error.code, message: error.message, hint: error.hint } };
  }
}

/** An error that keeps no request, since a request may hold a secret. */
function fail(error: unknown, doing: string, vault: Vault): never {
  throw new ActionError(explainVault(error, doing, vault));
}

/** The newest version, its value masked; null if there is no such secret. */
async function read(vault: Vault): Promise<Version | null> {
  const { name, vaultUrl, mask } = vault;
  const doing = `read secret ${name} of ${vaultUrl}`;
  try {
    const { value, properties } = await vault.patient.getSecret(name);
    if (value) mask(value);
    if (typeof value !== 'string' || typeof properties.version !== 'string')
      throw new SyntaxError('Unexpected JSON: a secret without value');
    return { value, properties };
  } catch (error) {
    const { status, code } = failureOf(error);
    if (status === 404 && code === 'SecretNotFound') return null;
    if (status === 403 && isDisabled(error)) return { value: null, properties: await newest(vault) };
    return fail(error, doing, vault);
  }
}

function isDisabled(error: unknown): boolean {
  return innerCodeOf(error) === 'SecretDisabled' || /on a disabled secret/i.test(failureOf(error).message);
}

async function versions(vault: Vault): Promise<SecretProperties[]> {
  const { name, vaultUrl } = vault;
  try {
    const found: SecretProperties[] = [];
    for await (const properties of itemsOf(vault.patient.listPropertiesOfSecretVersions(name))) found.push(properties);
    return found;
  } catch (error) {
    return fail(error, `list the versions of secret ${name} of ${vaultUrl}`, vault);
  }
}

/** The newest version where it is known to be disabled; a vault lists versions in no order and dates them by the second. */
async function newest(vault: Vault): Promise<SecretProperties> {
  const time = ({ createdOn }: SecretProperties): number => createdOn?.getTime() ?? 0;
  const disabled = (await versions(vault)).filter(({ enabled }) => enabled === false);
  const [first] = disabled.sort((a, b) => time(b) - time(a));
  return first ?? { name: vault.name, vaultUrl: vault.vaultUrl, enabled: false };
}

function toStored(properties: SecretProperties | undefined): StoredSecret | null {
  if (!properties) return null;
  const { enabled, expiresOn } = properties;
  return {
    keyId: tag(properties, 'keyId'),
    rotationId: tag(properties, 'rotationId'),
    appId: tag(properties, 'appId'),
    endsOn: expiresOn?.getTime() ?? null,
    enabled: enabled ?? true
  };
}

function tag({ tags }: SecretProperties, which: keyof typeof tagOf): string | null {
  const value = tags?.[tagOf[which]];
  return value === undefined || value === '' ? null : which === 'rotationId' ? value : value.toLowerCase();
}

async function check(vault: Vault): Promise<Problem | null> {
  const found = await attempt(() => read(vault));
  if (!found.ok) return found.problem;
  return found.value ? foreignTo(vault, found.value.properties, vault.appId) : deleted(vault);
}

/** Never write over what somebody else keeps under that name. */
function foreignTo({ vaultUrl, name }: VaultPlace, properties: SecretProperties, appId: string | null): Problem | null {
  const holder = tag(properties, 'appId');
  if (tag(properties, 'keyId') !== null && holder !== null && (appId === null || holder === appId.toLowerCase())) return null;
  const whose = holder === null ? 'was not written by this action' : `holds a secret of application ${holder}`;
  return {
    code: 'store-foreign',
    message: `Secret ${name} of ${vaultUrl} ${whose}; it is not overwritten.`,
    hint: `Name another secret in \`store\`. If this one may be replaced: give it the tags ${tagOf.keyId} (any key id) and ${tagOf.appId} (${appId ?? 'the appId'}), or delete and purge it.`
  };
}

/** A name that a soft-deleted secret holds takes no value. Whoever may not see deleted secrets hears of it when writing. */
async function deleted(vault: Vault): Promise<Problem | null> {
  const { name, vaultUrl } = vault;
  try {
    const { scheduledPurgeDate: until } = await vault.patient.getDeletedSecret(name);
    return {
      code: 'key-vault-secret-deleted',
      message: `The name ${name} of ${vaultUrl} is held by a deleted secret${until ? ` until ${until.toISOString().slice(0, 10)}` : ''}.`,
      hint: wayBack(vault)
    };
  } catch (error) {
    const { status } = failureOf(error);
    if (status === 404 || status === 403) return null;
    return explainVault(error, `look for a deleted secret ${name} of ${vaultUrl}`, vault);
  }
}

async function write(vault: Vault, issued: IssuedSecret, before: Version | null): Promise<{ answer: WriteAnswer; version: string | null }> {
  const { name, vaultUrl, once, mask } = vault;
  mask(issued.secret);
  const tags = { ...keptTags(before), ...tagsOf(issued) };
  let version: string | null = null;
  const answer = await writing(vault, `write secret ${name} of ${vaultUrl}`, async () => {
    const { properties } = await once.setSecret(name, issued.secret, { contentType, expiresOn: new Date(issued.endsOn), tags });
    version = properties.version ?? null;
  });
  return { answer, version };
}

function tagsOf({ keyId, rotationId, appId, tenantId }: IssuedSecret): Record<string, string> {
  return {
    [tagOf.keyId]: keyId.toLowerCase(),
    [tagOf.rotationId]: rotationId,
    [tagOf.appId]: appId.toLowerCase(),
    [tagOf.tenantId]: tenantId.toLowerCase()
  };
}

/** Tags are those of a version: what people added to the last one would be gone with the next. */
function keptTags(before: Version | null): Record<string, string> {
  const others = Object.entries(before?.properties.tags ?? {}).filter(([key]) => !ownTags.includes(key));
  return Object.fromEntries(others.slice(0, maxTags - ownTags.length));
}

async function writing(vault: Vault, doing: string, work: () => Promise<unknown>): Promise<WriteAnswer> {
  try {
    await work();
    return { kind: 'done' };
  } catch (error) {
    return { kind: leavesOpen(error) ? 'unknown' : 'refused', problem: explainVault(error, doing, vault) };
  }
}

async function disable(vault: Vault, keyId: string): Promise<WriteAnswer> {
  const { name, vaultUrl, once } = vault;
  const found = await attempt(() => enabledVersions(vault, keyId));
  if (!found.ok) return { kind: 'refused', problem: found.problem };
  for (const version of found.value) {
    const answer = await writing(vault, `disable version ${version} of secret ${name} of ${vaultUrl}`, () =>
      once.updateSecretProperties(name, version, { enabled: false })
    );
    if (answer.kind !== 'done') return answer;
  }
  return { kind: found.value.length === 0 ? 'present' : 'done' };
}

/** More than one if a write was repeated. */
async function enabledVersions(vault: Vault, keyId: string): Promise<string[]> {
  const all = await versions(vault);
  return all.flatMap((each) => (tag(each, 'keyId') === keyId && each.enabled !== false && each.version ? [each.version] : []));
}

/**
 * Makes the version before ours the newest again, then disables ours, so that nobody ever finds nothing. If somebody has
 * written since, that stays the newest.
 */
function undoing(vault: Vault, { keyId, version: written, before }: Written): () => Promise<null> {
  return async () => {
    const { name, vaultUrl, say } = vault;
    const now = await read(vault);
    const isOurs = now !== null && tag(now.properties, 'keyId') === keyId;
    if (isOurs && before && before.value !== null) await putBack(vault, before.value, before.properties);
    for (const version of written === null ? await enabledVersions(vault, keyId) : [written]) {
      await vault.patient
        .updateSecretProperties(name, version, { enabled: false })
        .catch((error: unknown) => fail(error, `disable version ${version} of secret ${name} of ${vaultUrl}`, vault));
      say(`Disabled version ${version} of secret ${name} of ${vaultUrl} again.`);
    }
    return null;
  };
}

/** A second version with the same value does no harm, so a lost answer is asked for again. */
async function putBack({ patient, ...vault }: Vault, value: string, properties: SecretProperties): Promise<void> {
  const { contentType: type, expiresOn, notBefore, tags } = properties;
  const options = {
    ...(type === undefined ? {} : { contentType: type }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(tags === undefined ? {} : { tags })
  };
  await patient
    .setSecret(vault.name, value, options)
    .catch((error: unknown) => fail(error, `put the last value of secret ${vault.name} of ${vault.vaultUrl} back`, { ...vault, patient }));
}

function notRestored({ vaultUrl, name }: VaultPlace, why: Problem): Problem {
  return {
    code: 'store-not-restored',
    message: `Secret ${name} of ${vaultUrl} may hold a secret that is removed from Entra again. ${why.message}`,
    hint: `Enable the version before it, or write a valid secret there, before anybody reads it. ${why.hint}`
  };
}

function noValue({ vaultUrl, name }: VaultPlace): Problem {
  return {
    code: 'key-vault-no-value',
    message: `Secret ${name} of ${vaultUrl} has no value that can be read: it is gone, or its latest version is disabled.`,
    hint: 'Enable the latest version, or run rotate with `force: true` for a new one.'
  };
}
