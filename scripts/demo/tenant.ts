/** The demo's tenant: the sandbox's fleet, with an identity that may write and a vault and a registry to work with. */
import { defaultSeed, type Seed } from '../../sandbox/seed/seed.ts';

/** A principal that three clusters in two subscriptions share, and whose secret ends in nine days. */
export const shared = { application: 'aks-platform-shared', clusters: ['aks-ingress-weu', 'aks-observability-weu', 'aks-analytics-neu'] };
export const vaultName = 'kv-platform';
export const registryName = 'contosoplatform';

/** Rights as docs/permissions.md gives them, at the root for short. */
const roles = ['Reader', 'Contributor', 'User Access Administrator', 'Key Vault Secrets Officer'];

export function demoSeed(): Seed {
  const seed = defaultSeed();
  return {
    ...seed,
    applications: (seed.applications ?? []).map((application) =>
      application.name === shared.application
        ? {
            ...application,
            owners: ['caller'],
            credentials: (application.credentials ?? []).map((credential) => ({ ...credential, start: '-356d', end: '+9d' }))
          }
        : application
    ),
    vaults: [{ name: vaultName, subscription: 'platform-shared', resourceGroup: 'rg-platform' }],
    resourceGroups: [...(seed.resourceGroups ?? []), { subscription: 'platform-shared', name: 'rg-blue' }],
    registries: [{ name: registryName, subscription: 'platform-shared', resourceGroup: 'rg-registry' }],
    caller: {
      ...seed.caller,
      graphPermissions: ['Application.ReadWrite.OwnedBy'],
      roles: roles.map((role) => ({ role, scope: 'root' }))
    },
    github: {
      ...seed.github,
      tokens: [{ login: 'github-actions[bot]', permissions: { contents: 'read', issues: 'write', actions: 'read' } }]
    }
  };
}
