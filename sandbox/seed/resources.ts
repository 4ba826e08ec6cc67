import { principalId, seededResourceId } from './context.ts';
import type { SeedContext } from './context.ts';
import { hashDigits } from './names.ts';
import type { SeedRegistry, SeedVault, SeedVaultSecret } from './seed.ts';
import type { Registry, Vault, VaultSecret, VaultSecretVersion } from '../world-resources.ts';

/** The registries of a seed. */
export function registriesOf(context: SeedContext): Registry[] {
  return (context.seed.registries ?? []).map((seeded) => ({
    id: seededResourceId('registry', seeded.name, context),
    ...placeOf(seeded, context),
    sku: seeded.sku ?? 'Standard',
    roleAssignmentMode: seeded.roleAssignmentMode ?? 'LegacyRegistryPermissions'
  }));
}

/** The vaults of a seed, with their secrets. */
export function vaultsOf(context: SeedContext): Vault[] {
  return (context.seed.vaults ?? []).map((seeded) => ({
    id: seededResourceId('vault', seeded.name, context),
    ...placeOf(seeded, context),
    tenantId: homeTenant(seeded, context),
    enableRbacAuthorization: seeded.rbac ?? true,
    accessPolicies: (seeded.accessPolicies ?? []).map(({ principal, secrets }) => ({
      objectId: principalId(principal, context.seed),
      secrets
    })),
    softDeleteRetentionInDays: seeded.softDeleteRetention ?? 90,
    enablePurgeProtection: seeded.purgeProtection ?? false,
    secrets: secretsOf(seeded, context)
  }));
}

function placeOf(
  seeded: SeedRegistry | SeedVault,
  context: SeedContext
): Pick<Vault, 'subscriptionId' | 'resourceGroup' | 'name' | 'location'> {
  const { name, resourceGroup, location = 'westeurope' } = seeded;
  return { subscriptionId: context.subscriptionIds.get(seeded.subscription) ?? '', resourceGroup, name, location };
}

/** A vault trusts the tenant of its subscription. */
function homeTenant({ subscription }: SeedVault, { seed, tenantId }: SeedContext): string {
  return (seed.subscriptions?.find(({ name }) => name === subscription)?.tenantId ?? tenantId).toLowerCase();
}

function secretsOf({ name: vault, secrets = [] }: SeedVault, context: SeedContext): VaultSecret[] {
  const names = [...new Map(secrets.map(({ name }) => [name.toLowerCase(), name])).values()];
  return names.map((name) => {
    const versions = secrets.filter((entry) => entry.name.toLowerCase() === name.toLowerCase());
    const deleted = versions.at(-1)?.deleted;
    return {
      name,
      versions: versions.map((entry, index) => versionOf(entry, `${vault}/${name}/${index}`, context)),
      deletedAt: deleted === undefined ? null : context.time(deleted, 'now')
    };
  });
}

function versionOf(seeded: SeedVaultSecret, key: string, context: SeedContext): VaultSecretVersion {
  const createdAt = context.time(seeded.created, '-30d');
  const seconds = (text: string): number => Math.floor(context.time(text, 'now') / 1000);
  return {
    version: hashDigits(`vault secret ${key}`, 32),
    value: seeded.value,
    ...(seeded.contentType === undefined ? {} : { contentType: seeded.contentType }),
    ...(seeded.tags === undefined ? {} : { tags: seeded.tags }),
    enabled: seeded.enabled ?? true,
    ...(seeded.notBefore === undefined ? {} : { nbf: seconds(seeded.notBefore) }),
    ...(seeded.expires === undefined ? {} : { exp: seconds(seeded.expires) }),
    createdAt,
    updatedAt: createdAt
  };
}
