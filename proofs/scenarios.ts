/** The stories that are disturbed at every request. */
import type { Sandbox } from '../sandbox/server.ts';
import { day, hour, minute, type Scenario } from './scenario.ts';
import { afterOverlap, rotations, shop } from './rotations.ts';
import {
  appId,
  cluster,
  githubSecret,
  goneCluster,
  inGitHub,
  inVault,
  label,
  plainApplication,
  storedName,
  vaultName,
  vaultUrl,
  worldOf
} from './worlds.ts';

const issues: Scenario = {
  name: 'check-expiry: issues opened, changed, closed',
  seed: () =>
    worldOf({
      applications: [
        plainApplication('shop'),
        { name: 'soon', credentials: [{ name: 'rbac', end: '+18d' }] },
        { name: 'fine', credentials: [{ name: 'rbac', end: '+300d' }] }
      ],
      clusters: [cluster('aks-1'), cluster('aks-soon', { application: 'soon' }), cluster('aks-fine', { application: 'fine' })]
    }),
  inputs: () => ({ operation: 'check-expiry', 'fail-on': 'none' }),
  own: () => ({ applications: [], label }),
  // Then the first has got worse, and the other was renewed by hand.
  steps: [{}, { after: 15 * day, prepare: ({ world }) => renew(world, 'soon') }],
  between: hour,
  goal: issueGoal
};

function renew(world: Sandbox['world'], name: string): void {
  for (const { displayName, passwordCredentials } of world.state.graph.applications)
    if (displayName === name)
      for (const credential of passwordCredentials) credential.endDateTime = new Date(world.now() + 300 * day).toISOString();
}

/** One issue per principal, open exactly for those that end soon. */
function issueGoal({ world }: Sandbox): string[] {
  const { state } = world;
  const all = (state.github.repositories[0]?.issues ?? []).filter(({ labels }) => labels.includes(label));
  return state.graph.applications.flatMap(({ appId: id, displayName, passwordCredentials }) => {
    if (!['shop', 'soon', 'fine'].includes(displayName)) return [];
    const mine = all.filter(({ body }) => body.includes(id));
    const open = mine.filter((issue) => issue.state === 'open');
    const due = passwordCredentials.some(
      ({ displayName: name, endDateTime }) => name === 'rbac' && Date.parse(endDateTime) - world.now() < 30 * day
    );
    const duplicates =
      mine.filter(({ stateReason }) => stateReason !== 'duplicate').length > 1 ? [`I2 ${displayName} has ${mine.length} issues`] : [];
    return open.length === (due ? 1 : 0) ? duplicates : [...duplicates, `I2 ${displayName} has ${open.length} open issues`];
  });
}

const delegation: Scenario = {
  name: 'delegate: registry, network, disks',
  seed: () =>
    worldOf({
      applications: [plainApplication('shop')],
      clusters: [cluster('aks-1')],
      registries: [{ name: 'contoso', subscription: 'prod', resourceGroup: 'rg-shop' }]
    }),
  inputs: (sandbox) => {
    const [subscription = ''] = sandbox.world.state.arm.subscriptions.map(({ subscriptionId }) => `/subscriptions/${subscriptionId}`);
    const registry = `${subscription}/resourceGroups/rg-shop/providers/Microsoft.ContainerRegistry/registries/contoso`;
    return {
      operation: 'delegate',
      'app-id': appId(sandbox, 'shop'),
      assign: [
        `acr-pull @ ${registry}`,
        `network @ ${subscription}/resourceGroups/rg-net`,
        `disks @ ${subscription}/resourceGroups/rg-shop`
      ].join('\n')
    };
  },
  own: () => ({ applications: [], mayGrant: true }),
  between: hour,
  goal: ({ world: { state } }) => {
    const principal = state.graph.servicePrincipals.find(({ displayName }) => displayName === 'shop');
    const granted = state.arm.roleAssignments.filter(({ principalId }) => principalId === principal?.id).length;
    return granted === 3 ? [] : [`I2 ${granted} of 3 role assignments are there`];
  }
};

const template = JSON.stringify({
  location: 'westeurope',
  properties: { dnsPrefix: 'aks', agentPoolProfiles: [{ name: 'pool', count: 2, vmSize: 'Standard_D4s_v5', mode: 'System' }] }
});

function provisioning(name: string, more: Partial<Scenario>): Scenario {
  return {
    name: `provision: ${name}`,
    seed: () => worldOf({ applications: [], clusters: [] }),
    inputs: (sandbox) => ({ operation: 'provision', name: 'Shop', 'unique-name': 'shop', store: vaultUrl(sandbox) }),
    own: () => ({ applications: [], mayCreate: ['shop'], stores: [`vault/${vaultName}/${storedName}`] }),
    between: afterOverlap,
    // Given out and not yet used by any cluster: whoever got it may hold it (protocol, rule 10).
    excuse: ({ issued }) => issued,
    goal: ({ world: { state } }) => {
      const made = state.graph.applications.filter(({ uniqueName }) => uniqueName === 'shop');
      const principals = state.graph.servicePrincipals.filter(({ appId: id }) => made.some((each) => each.appId === id));
      return made.length === 1 && principals.length === 1
        ? []
        : [`I2 ${made.length} applications and ${principals.length} service principals`];
    },
    ...more
  };
}

const newCluster = ({ world }: Sandbox): string =>
  `/subscriptions/${world.state.arm.subscriptions[0]?.subscriptionId ?? ''}/resourceGroups/rg-shop/providers/Microsoft.ContainerService/managedClusters/aks-new`;

const provisions: Scenario[] = [
  provisioning('vault', { stores: [inVault] }),
  provisioning('GitHub secret', {
    inputs: () => ({ operation: 'provision', name: 'Shop', 'unique-name': 'shop', store: `github-secret:${githubSecret}` }),
    own: () => ({ applications: [], mayCreate: ['shop'], stores: [`github/${githubSecret}`] }),
    stores: [inGitHub]
  }),
  provisioning('new cluster, no store', {
    files: { 'cluster.json': template },
    inputs: (sandbox) => ({
      operation: 'provision',
      name: 'Shop',
      'unique-name': 'shop',
      cluster: newCluster(sandbox),
      'cluster-template': 'cluster.json'
    }),
    own: (sandbox) => ({ applications: [], mayCreate: ['shop'], clusters: [newCluster(sandbox)] }),
    excuse: () => false
  })
];

function cleaning(name: string, more: Partial<Scenario> & Pick<Scenario, 'seed' | 'inputs'>): Scenario {
  return {
    name: `cleanup: ${name}`,
    own: (sandbox) => ({ ...shop(sandbox), mayDelete: true }),
    between: 10 * minute,
    goal: gone,
    ...more
  };
}

function gone({ world: { state } }: Sandbox): string[] {
  const left = state.graph.applications.filter(({ displayName, deletedDateTime }) => displayName === 'shop' && deletedDateTime === null);
  const ids = state.graph.servicePrincipals.filter(({ displayName }) => displayName === 'shop').map(({ id }) => id);
  const granted = state.arm.roleAssignments.filter(({ principalId }) => ids.includes(principalId));
  return [
    ...(left.length > 0 ? ['I2 the application is still there'] : []),
    ...(granted.length > 0 ? [`I2 ${granted.length} role assignments are left`] : [])
  ];
}

const grants = [
  { principal: 'shop', role: 'Reader', scope: 'resourceGroup/prod/rg-net' },
  { principal: 'shop', role: 'Contributor', scope: 'subscription/edge' }
];

const cleanups: Scenario[] = [
  cleaning('by app id', {
    seed: () => worldOf({ applications: [plainApplication('shop')], clusters: [], roleAssignments: grants }),
    inputs: (sandbox) => ({ operation: 'cleanup', 'app-id': appId(sandbox, 'shop') })
  }),
  // Somebody else made it: what was killed goes on by the word that the application is to go with its cluster.
  cleaning('cluster first', {
    seed: () =>
      worldOf({
        applications: [plainApplication('shop')],
        clusters: [cluster('aks-1')],
        roleAssignments: grants
      }),
    inputs: (sandbox) => ({ operation: 'cleanup', cluster: shopCluster(sandbox), 'delete-cluster': 'true' }),
    own: (sandbox) => ({ ...shop(sandbox), mayDelete: true, clusters: [shopCluster(sandbox)] })
  }),
  cleaning('sweep', {
    seed: () =>
      worldOf({
        applications: [
          {
            name: 'shop',
            created: '-100d',
            credentials: [{ name: 'ours', managed: true, start: '-90d', end: '+200d' }],
            ledger: { uses: [{ credential: 'ours', cluster: goneCluster, at: '-90d' }] }
          }
        ],
        clusters: []
      }),
    inputs: () => ({ operation: 'cleanup', sweep: 'orphans' }),
    // The first run notes that its clusters are gone; a week later it goes.
    steps: [{}, { after: 8 * day }],
    between: 8 * day
  })
];

/** Known by its name even after it is gone. */
function shopCluster({ world }: Sandbox): string {
  const found = world.state.arm.clusters.find(({ name }) => name === 'aks-1');
  return (
    found?.id ??
    `/subscriptions/${world.state.arm.subscriptions[0]?.subscriptionId ?? ''}/resourceGroups/rg-shop/providers/Microsoft.ContainerService/managedClusters/aks-1`
  );
}

export const scenarios: readonly Scenario[] = [issues, delegation, ...provisions, ...rotations, ...cleanups];
