/** What changes a vault's secrets. */
import { guidOf, valueAt } from '../arm/values.ts';
import { deletedBundle, invalidProperty, itemOf, nameIsBusy, nameIsDeleted, secretNotFound, vaultError } from './key-vault-answers.ts';
import type { Vault, VaultSecret, VaultSecretVersion } from '../world-resources.ts';
import type { ApiAnswer, World } from '../world.ts';

/** A request that may go on. */
export interface VaultCall {
  world: World;
  vault: Vault;
  /** As the request writes it; vaults ignore the case of names. */
  name: string;
  /** The secret of that name, live or deleted. */
  secret: VaultSecret | undefined;
  body: unknown;
}

// https://learn.microsoft.com/azure/key-vault/secrets/about-secrets
const MAX_VALUE_BYTES = 25_600;
const MAX_CONTENT_TYPE = 255;
const MAX_TAGS = 15;
const MAX_TAG_LENGTH = 512;

/** Makes a secret, or a new version of one. */
export function setSecret({ world, vault, name, secret, body }: VaultCall): ApiAnswer {
  const value = valueAt(body, 'value');
  const given = settingsOf(body);
  if (typeof value !== 'string' || Buffer.byteLength(value) > MAX_VALUE_BYTES || given === null) return invalidProperty();
  const busy = secret && busyAnswer(world, secret);
  if (busy) return busy;
  const now = world.now();
  const kept = secret ?? { name, versions: [], deletedAt: null };
  const version = guidOf('vault secret', vault.id, kept.name, world.tick(), now).replaceAll('-', '');
  const made: VaultSecretVersion = { version, value, enabled: true, ...given, createdAt: now, updatedAt: now };
  if (!secret) vault.secrets.push(kept);
  kept.versions.push(made);
  return { status: 200, body: { value, ...itemOf(world, vault, kept, made) } };
}

/** The 409 of a name that is deleted, or about to be, or about to come back; null if the secret is simply there. */
function busyAnswer(world: World, secret: VaultSecret): ApiAnswer | null {
  const { name, deletedAt } = secret;
  if (deletedAt !== null) return isSettled(world, deletedAt) ? nameIsDeleted(name) : nameIsBusy(name, 'deleted');
  return isSettled(world, secret.recoveredAt ?? 0) ? null : nameIsBusy(name, 'recovered');
}

/** Whether a deletion or recovery has had its time: it takes as long as replication does. */
export function isSettled(world: World, since: number): boolean {
  return world.now() >= since + world.replication;
}

type Settings = Partial<Pick<VaultSecretVersion, 'contentType' | 'tags' | 'enabled' | 'nbf' | 'exp'>>;

/** What a body says about a version, checked; null if the service would refuse it. */
function settingsOf(body: unknown): Settings | null {
  const contentType = valueAt(body, 'contentType') ?? undefined;
  const tags = valueAt(body, 'tags') ?? undefined;
  const enabled = valueAt(body, 'attributes', 'enabled') ?? undefined;
  const times = { nbf: valueAt(body, 'attributes', 'nbf') ?? undefined, exp: valueAt(body, 'attributes', 'exp') ?? undefined };
  const right =
    (contentType === undefined || (typeof contentType === 'string' && contentType.length <= MAX_CONTENT_TYPE)) &&
    (tags === undefined || areTags(tags)) &&
    (enabled === undefined || typeof enabled === 'boolean') &&
    Object.values(times).every((time) => time === undefined || Number.isInteger(time));
  if (!right) return null;
  const given = Object.entries({ contentType, tags, enabled, ...times }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

function areTags(tags: unknown): tags is Record<string, string> {
  if (typeof tags !== 'object' || tags === null || Array.isArray(tags)) return false;
  const entries = Object.entries(tags as Record<string, unknown>);
  const fits = ([name, value]: [string, unknown]): boolean =>
    name.length <= MAX_TAG_LENGTH && typeof value === 'string' && value.length <= MAX_TAG_LENGTH;
  return entries.length <= MAX_TAGS && entries.every(fits);
}

/** Changes everything but the value; tags are replaced as a whole, what is not named stays. */
export function updateSecret({ world, vault, secret, body }: VaultCall, version: VaultSecretVersion): ApiAnswer {
  const given = settingsOf(body);
  if (given === null || !secret) return invalidProperty();
  Object.assign(version, given, { updatedAt: world.now() });
  return { status: 200, body: itemOf(world, vault, secret, version) };
}

/** Soft-deletes a secret with all its versions. */
export function deleteSecret({ world, vault, name, secret }: VaultCall): ApiAnswer {
  if (!secret || secret.deletedAt !== null) return secretNotFound(name);
  secret.deletedAt = world.now();
  return { status: 200, body: deletedBundle(world, vault, secret) };
}

/** Brings a deleted secret back. */
export function recoverSecret({ world, vault, secret }: VaultCall, version: VaultSecretVersion): ApiAnswer {
  if (!secret) return invalidProperty();
  secret.deletedAt = null;
  secret.recoveredAt = world.now();
  return { status: 200, body: itemOf(world, vault, secret, version) };
}

/** Ends a deleted secret for good; a vault with purge protection leaves that to time. The text of that refusal is an assumption. */
export function purgeSecret({ vault, secret }: VaultCall): ApiAnswer {
  if (vault.enablePurgeProtection)
    return vaultError(403, 'Forbidden', 'Operation "purge" is not allowed because purge protection is enabled for this vault.');
  vault.secrets = vault.secrets.filter((entry) => entry !== secret);
  return { status: 204 };
}

/** The version a request names; the latest without one. */
export function versionAt(secret: VaultSecret, version: string | undefined): VaultSecretVersion | undefined {
  return version === undefined ? secret.versions.at(-1) : secret.versions.find((entry) => entry.version === version.toLowerCase());
}
