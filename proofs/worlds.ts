/** Small worlds for the proofs: an application with its clusters, and next to it things that are nobody's business. */
import { idFor } from '../sandbox/seed/names.ts';
import type { Seed, SeedApplication, SeedCluster } from '../sandbox/seed/seed.ts';
import type { Sandbox } from '../sandbox/server.ts';
import type { State } from '../sandbox/world.ts';
import { firstRun, mostRuns } from './bench.ts';

export const repository = 'contoso/aks-platform';
export const vaultName = 'kv-platform';
export const storedName = 'aks-shop';
export const githubSecret = 'AKS_SHOP_SECRET';
export const label = 'aks-service-principal';

const runs = Array.from({ length: mostRuns }, (_, index) => ({ id: firstRun + index, status: 'in_progress' as const }));

/** What the caller may do: everything that any operation needs, as docs/permissions.md has it. */
const caller: NonNullable<Seed['caller']> = {
  graphPermissions: ['Application.ReadWrite.All', 'Policy.Read.All'],
  roles: ['Reader', 'proofs: clusters', 'User Access Administrator', 'Key Vault Secrets Officer'].map((role) => ({ role, scope: 'root' }))
};

/** Objects that no run of a proof may touch. */
const foreign: SeedApplication = {
  name: 'somebody-else',
  tags: ['cost-centre-7'],
  credentials: [
    { name: 'portal', end: '+100d' },
    { name: 'ended', start: '-400d', end: '-30d' }
  ]
};

export interface WorldOptions {
  applications: SeedApplication[];
  clusters: SeedCluster[];
  subscriptions?: string[];
  roleAssignments?: NonNullable<Seed['roleAssignments']>;
  registries?: NonNullable<Seed['registries']>;
  operationMs?: number;
  /** Of the caller in ARM, in the place of everything everywhere. */
  roles?: { role: string; scope: string }[];
  /** Beside one that is unrelated. */
  githubSecrets?: { name: string; value: string }[];
  vaultSecrets?: NonNullable<NonNullable<Seed['vaults']>[number]['secrets']>;
  tokenPermissions?: Record<string, 'read' | 'write'>;
}

export function worldOf({
  applications,
  clusters,
  subscriptions = ['prod', 'edge'],
  roleAssignments = [],
  registries = [],
  operationMs = 6_000,
  roles,
  githubSecrets = [],
  vaultSecrets = [],
  tokenPermissions = { contents: 'read', issues: 'write', actions: 'read', secrets: 'write', environments: 'write' }
}: WorldOptions): Seed {
  return {
    subscriptions: subscriptions.map((name) => ({ name })),
    applications: [foreign, ...applications],
    clusters: [
      { name: 'aks-somebody', subscription: 'prod', resourceGroup: 'rg-other', application: 'somebody-else', credential: 'portal' },
      { name: 'aks-modern', subscription: 'prod', resourceGroup: 'rg-other', managedIdentity: true },
      ...clusters
    ],
    roleAssignments: [{ principal: 'somebody-else', role: 'Reader', scope: 'resourceGroup/prod/rg-other' }, ...roleAssignments],
    resourceGroups: [{ subscription: 'prod', name: 'rg-net' }],
    roleDefinitions: [{ roleName: 'proofs: clusters', actions: ['Microsoft.ContainerService/managedClusters/*'] }],
    registries,
    vaults: [
      {
        name: vaultName,
        subscription: 'prod',
        resourceGroup: 'rg-shop',
        secrets: [{ name: 'unrelated', value: 'unrelated-vault-value-0001' }, ...vaultSecrets]
      }
    ],
    operationMs,
    caller: roles ? { ...caller, roles } : caller,
    github: {
      repositories: [
        {
          fullName: repository,
          runs,
          secrets: [{ name: 'UNRELATED', value: 'unrelated-github-value-0001' }, ...githubSecrets],
          issues: [{ title: 'aks-service-principal: a person wrote this', body: 'Not ours.', labels: ['question'] }],
          labels: [{ name: 'question' }]
        }
      ],
      tokens: [{ permissions: tokenPermissions }]
    }
  };
}

/** An application that az made: nothing of this action on it yet. */
export function plainApplication(name: string, end = '+20d'): SeedApplication {
  return {
    name,
    uniqueName: name,
    tags: ['owner-team-shop'],
    credentials: [
      { name: 'rbac', start: '-345d', end },
      { name: 'ci pipeline', start: '-100d', end: '+265d' }
    ]
  };
}

export function cluster(name: string, more: Partial<SeedCluster> = {}): SeedCluster {
  return { name, subscription: 'prod', resourceGroup: 'rg-shop', application: 'shop', credential: 'rbac', ...more };
}

/** A cluster that is gone, in a subscription that is still there. */
export const goneCluster = `/subscriptions/${idFor('subscription', 'prod')}/resourceGroups/rg-shop/providers/Microsoft.ContainerService/managedClusters/aks-gone`;

export function appId({ world }: Sandbox, name: string): string {
  const found = world.state.graph.applications.find(({ displayName }) => displayName === name);
  if (!found) throw new Error(`the seed has no application ${name}`);
  return found.appId;
}

export function clusterId({ world }: Sandbox, name: string): string {
  const found = world.state.arm.clusters.find((each) => each.name === name);
  if (!found) throw new Error(`the seed has no cluster ${name}`);
  return found.id;
}

export function vaultUrl({ origin }: Sandbox): string {
  return `${origin}/vaults/${vaultName}/secrets/${storedName}`;
}

/** The latest value, as a deployment would read it. */
export function inVault({ arm }: State): string | null {
  const secret = arm.vaults?.find(({ name }) => name === vaultName)?.secrets.find(({ name }) => name === storedName);
  return secret?.versions.filter(({ enabled }) => enabled).at(-1)?.value ?? null;
}

export function inGitHub({ github }: State): string | null {
  return github.repositories[0]?.secrets?.find(({ name }) => name === githubSecret)?.value ?? null;
}
