/** The operations that write, through every kind of request that they can send and the refusals that they explain. */
import type { Sandbox } from '../../sandbox/server.ts';
import { demoSeed, registryName, shared, vaultName } from '../demo/tenant.ts';
import type { Scenario, Step } from './scenarios.ts';

const hour = 3_600_000;
const day = 24 * hour;

const template = {
  location: 'westeurope',
  properties: {
    dnsPrefix: 'green',
    agentPoolProfiles: [
      { name: 'system', mode: 'System', count: 2, vmSize: 'Standard_D4s_v5', osType: 'Linux', type: 'VirtualMachineScaleSets' }
    ]
  }
};
const files = { 'cluster.json': JSON.stringify(template) };

export const LIFE: Scenario[] = [
  {
    name: 'provision into a vault, with a cluster; again; delegate; delete all',
    seed: demoSeed,
    steps: [
      { ...provision({ cluster: 'cluster.json' }), files, outcome: 'changed' },
      { ...provision({ cluster: 'cluster.json' }), files, outcome: 'unchanged' },
      { inputs: delegate, outcome: 'changed' },
      { inputs: (sandbox) => ({ operation: 'check-expiry', 'app-id': appIdOf(sandbox, 'aks-green'), issues: 'none' }) },
      { inputs: (sandbox) => ({ ...cleanup(sandbox), 'dry-run': 'true' }), outcome: 'planned' },
      { inputs: cleanup, outcome: 'changed' },
      { inputs: (sandbox) => ({ operation: 'provision', name: 'aks-green', store: vault(sandbox) }), outcome: 'failed' }
    ]
  },
  { name: 'provision, dry run', seed: demoSeed, steps: [{ ...provision({ dryRun: true }), outcome: 'planned' }] },
  {
    name: 'provision into a GitHub secret',
    seed: () => writers(),
    steps: [
      { inputs: () => ({ operation: 'provision', name: 'aks-green', store: 'github-secret:AKS_GREEN' }), outcome: 'changed' },
      { inputs: () => ({ operation: 'provision', name: 'aks-green', store: 'github-secret:AKS_GREEN' }), outcome: 'unchanged' }
    ]
  },
  {
    name: 'rotate three clusters of one principal; again; after the overlap',
    seed: demoSeed,
    steps: [
      { inputs: (sandbox) => ({ ...rotate(sandbox), 'dry-run': 'true' }), outcome: 'planned' },
      { inputs: rotate, outcome: 'changed' },
      { inputs: rotate, outcome: 'unchanged' },
      { inputs: rotate, prepare: ({ engine }) => engine.advance(25 * hour), outcome: 'changed' }
    ]
  },
  {
    name: 'rotate with a vault, one cluster stopped, under faults',
    seed: demoSeed,
    steps: [
      {
        prepare: (sandbox) => power(sandbox, shared.clusters[1] ?? '', 'Stopped'),
        inputs: (sandbox) => ({ ...rotate(sandbox), store: vault(sandbox) }),
        faults: [
          { fault: '429', path: '/graph', nth: 9 },
          { fault: '503', path: '/arm', nth: 12 }
        ],
        outcome: 'changed'
      }
    ]
  },
  {
    name: 'sweep: seen gone, then swept',
    seed: demoSeed,
    steps: [
      { ...provision({ cluster: 'cluster.json' }), files, outcome: 'changed' },
      { prepare: removeGreen, inputs: () => ({ operation: 'cleanup', sweep: 'orphans' }), outcome: 'changed' },
      {
        prepare: ({ engine }) => engine.advance(8 * day),
        inputs: () => ({ operation: 'cleanup', sweep: 'orphans', purge: 'true' }),
        outcome: 'changed'
      }
    ]
  },
  {
    name: 'a caller that may only read',
    seed: () => ({ ...demoSeed(), caller: {} }),
    steps: [
      { inputs: (sandbox) => ({ ...rotate(sandbox), 'dry-run': 'true' }), outcome: 'planned' },
      { inputs: rotate, outcome: 'failed' },
      { inputs: (sandbox) => ({ operation: 'provision', name: 'aks-green', store: vault(sandbox) }), outcome: 'failed' }
    ]
  }
];

function provision({ cluster, dryRun = false }: { cluster?: string; dryRun?: boolean }): Pick<Step, 'inputs'> {
  return {
    inputs: (sandbox) => ({
      operation: 'provision',
      name: 'aks-green',
      store: vault(sandbox),
      'dry-run': String(dryRun),
      ...(cluster === undefined ? {} : { 'cluster-template': cluster, cluster: greenId(sandbox) })
    })
  };
}

function delegate(sandbox: Sandbox): Record<string, string> {
  const group = `${platform(sandbox)}/resourceGroups`;
  return {
    operation: 'delegate',
    'app-id': appIdOf(sandbox, 'aks-green'),
    assign: [
      `acr-pull @ ${group}/rg-registry/providers/Microsoft.ContainerRegistry/registries/${registryName}`,
      `key-vault-secrets @ ${group}/rg-platform/providers/Microsoft.KeyVault/vaults/${vaultName}`,
      `network @ ${group}/rg-ingress`,
      `disks @ ${group}/rg-ingress`,
      `container-instances @ ${group}/rg-ingress`
    ].join('\n')
  };
}

function rotate(sandbox: Sandbox): Record<string, string> {
  return { operation: 'rotate', 'app-id': appIdOf(sandbox, shared.application) };
}

function cleanup(sandbox: Sandbox): Record<string, string> {
  return { operation: 'cleanup', cluster: greenId(sandbox), 'delete-cluster': 'true', store: vault(sandbox) };
}

/** GitHub secrets need more than the token of a workflow. */
function writers(): ReturnType<typeof demoSeed> {
  const seed = demoSeed();
  return {
    ...seed,
    github: {
      ...seed.github,
      tokens: [{ login: 'aks-secrets[bot]', permissions: { secrets: 'write', actions: 'read', metadata: 'read' } }]
    }
  };
}

function platform({ world }: Sandbox): string {
  const found = world.state.arm.subscriptions.find(({ displayName }) => displayName === 'Platform Shared');
  return `/subscriptions/${found?.subscriptionId ?? ''}`;
}

function greenId(sandbox: Sandbox): string {
  return `${platform(sandbox)}/resourceGroups/rg-blue/providers/Microsoft.ContainerService/managedClusters/aks-green`;
}

function vault({ origin }: Sandbox): string {
  return `${origin}/vaults/${vaultName}/secrets/aks-green`;
}

function appIdOf({ world }: Sandbox, name: string): string {
  return world.state.graph.applications.find(({ displayName }) => displayName === name)?.appId ?? '';
}

function power({ world }: Sandbox, name: string, state: 'Running' | 'Stopped'): void {
  for (const cluster of world.state.arm.clusters) if (cluster.name === name) cluster.powerState = state;
}

function removeGreen(sandbox: Sandbox): void {
  const { arm } = sandbox.world.state;
  arm.clusters = arm.clusters.filter(({ id }) => id.toLowerCase() !== greenId(sandbox).toLowerCase());
  sandbox.engine.check(null);
}
