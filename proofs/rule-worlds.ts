/**
 * Worlds in which one rule of the write protocol is all that stands between a run and harm: somebody else acts in between, a service
 * forgets, a part of the tenant is out of sight. They are told once each, with the rule and without.
 */
import type { Sandbox } from '../sandbox/server.ts';
import type { Cluster } from '../sandbox/world.ts';
import { afterOverlap, makeLatecomer, rotation, shop } from './rotations.ts';
import { day, minute, type Scenario } from './scenario.ts';
import {
  appId,
  cluster,
  githubSecret,
  goneCluster,
  inGitHub,
  inVault,
  plainApplication,
  storedName,
  vaultName,
  vaultUrl,
  worldOf,
  type WorldOptions
} from './worlds.ts';

const lasting = { name: 'ours', managed: true, start: '-100d', end: '+265d' };
const older = { name: 'older', managed: true, start: '-200d', end: '+165d' };

/** Application `shop` with secrets of ours, and clusters of which the ledger says that each accepted `ours`. */
function ours(names: readonly string[], more: Partial<WorldOptions> = {}, credentials = [older, lasting]): ReturnType<typeof worldOf> {
  return worldOf({
    applications: [
      {
        name: 'shop',
        tags: ['owner-team-shop'],
        credentials,
        ledger: { uses: names.map((name) => ({ credential: 'ours', cluster: name, at: '-100d' })) }
      }
    ],
    clusters: names.map((name) => cluster(name, { credential: 'ours' })),
    ...more
  });
}

/** Whoever comes right after a run that died sees what that run made, and not yet what it wrote down about it. */
const laggingReplicas = rotation('forced while replicas lag by two minutes, then at once again', {
  seed: () => ours(['aks-1'], {}, [lasting]),
  replication: 2 * minute,
  steps: [{ inputs: { force: 'true' } }]
});

/** The first write to the ledger is lost on its way, and nothing is due for whoever comes after. */
const lostLedger = rotation('forced, and what it writes down first is lost', {
  seed: () => ours(['aks-1'], {}, [lasting]),
  steps: [
    { inputs: { force: 'true' }, faults: [{ fault: 'reset-before', method: 'PATCH', path: '/graph/v1.0/applications', nth: 1 }] },
    { after: afterOverlap }
  ]
});

/** While the first cluster is given its secret, somebody moves the second to another principal. */
const movedAway = rotation('somebody moves a cluster to another principal meanwhile', {
  seed: () => worldOf({ applications: [plainApplication('shop')], clusters: [cluster('aks-1'), cluster('aks-2')] }),
  own: (sandbox) => ({ ...shop(sandbox), clusters: [idOf(sandbox, 'aks-2')] }),
  mayFail: true,
  steps: [
    { meanwhile: { method: 'POST', path: /aks-1\/resetServicePrincipalProfile/i, nth: 1, act: (sandbox) => move(sandbox, 'aks-2') } },
    { after: afterOverlap }
  ],
  goal: ({ world: { state } }) => {
    const moved = state.arm.clusters.find(({ name }) => name === 'aks-2');
    const wanted = state.graph.applications.find(({ displayName }) => displayName === 'somebody-else');
    return moved?.clientId === wanted?.appId ? [] : ['I4 cluster aks-2 was switched back to the principal that it had left'];
  }
});

function move({ world: { state } }: Sandbox, name: string): void {
  const other = state.graph.applications.find(({ displayName }) => displayName === 'somebody-else');
  const moved = state.arm.clusters.find((each) => each.name === name);
  if (moved && other) Object.assign(moved, { clientId: other.appId, secret: other.passwordCredentials[0]?.secret });
}

function idOf({ world }: Sandbox, name: string): string {
  return world.state.arm.clusters.find((each) => each.name === name)?.id ?? '';
}

const oneSubscription = ['Reader', 'proofs: clusters'].map((role) => ({ role, scope: 'subscription/prod' }));

/** A cluster on the older secret, in a subscription that the caller does not see. */
const hidden = rotation('a cluster out of sight holds the older secret', {
  mayFail: true,
  seed: () => {
    const seed = ours(['aks-1'], { roles: oneSubscription });
    return { ...seed, clusters: [...(seed.clusters ?? []), cluster('aks-hidden', { subscription: 'edge', credential: 'older' })] };
  }
});

/** The same, but the ledger names it, and the caller has been told that it sees everything. */
const hiddenButNamed = rotation('a cluster out of sight is in the ledger, and the scope is to be trusted', {
  mayFail: true,
  seed: () => {
    const seed = ours(['aks-1'], { roles: oneSubscription });
    const applications = (seed.applications ?? []).map((application) =>
      application.name === 'shop' ? { ...application, ledger: { ...application.ledger, clusters: ['aks-hidden'] } } : application
    );
    return {
      ...seed,
      applications,
      clusters: [...(seed.clusters ?? []), cluster('aks-hidden', { subscription: 'edge', credential: 'older' })]
    };
  },
  inputs: (sandbox) => ({ operation: 'rotate', 'app-id': appId(sandbox, 'shop'), 'trust-visible-scope': 'true' })
});

/** Its Activity Log shows that somebody has put the older secret back. */
const putBack = rotation('somebody gave a cluster its older secret back', {
  mayFail: true,
  seed: () => ours(['aks-1']),
  steps: [{ prepare: (sandbox) => resetByHand(sandbox, 'aks-1') }, { after: afterOverlap }]
});

function resetByHand({ world }: Sandbox, name: string): void {
  const { state } = world;
  const target = state.arm.clusters.find((each) => each.name === name);
  const secret = state.graph.applications
    .find(({ displayName }) => displayName === 'shop')
    ?.passwordCredentials.toSorted((a, b) => Date.parse(a.startDateTime) - Date.parse(b.startDateTime))[0]?.secret;
  if (!target || secret === undefined) return;
  target.secret = secret;
  const { id: resourceId, subscriptionId, resourceGroup } = target;
  const somebody = { appId: '99999999-9999-4999-8999-999999999999', objectId: '88888888-8888-4888-8888-888888888888' };
  const operation = 'Microsoft.ContainerService/managedClusters/resetServicePrincipalProfile/action';
  const event = { at: world.now() - day, operation, resourceId, subscriptionId, resourceGroup, caller: somebody };
  const correlationId = '77777777-7777-4777-8777-777777777777';
  (state.arm.activityLog ??= []).push({ ...event, correlationId, status: 'Succeeded', httpStatus: 202 });
}

/** The directory does not take the removal of the older secret, and by then a cluster has it. */
const lateForRemoval = rotation('somebody makes a cluster with a secret whose removal is not taken at once', {
  mayFail: true,
  seed: () => ours(['aks-1']),
  own: (sandbox) => ({ ...shop(sandbox), clusters: [`${idOf(sandbox, 'aks-1')}-late`] }),
  steps: [
    {
      faults: [{ fault: '500-before', method: 'POST', path: '/removePassword' }],
      meanwhile: { method: 'POST', path: /removePassword/, nth: 1, act: makeLatecomer }
    },
    { after: afterOverlap }
  ]
});

/** A secret that was given out and that no cluster uses yet. */
const givenOut = rotation('a secret was given out lately, and no cluster uses it yet', {
  seed: () => {
    const given = { name: 'given', managed: true, start: '-5d', end: '+360d', secret: 'given-out-value-0001' };
    const seed = ours(['aks-1'], { githubSecrets: [{ name: githubSecret, value: given.secret }] }, [lasting, given]);
    const applications = (seed.applications ?? []).map((application) =>
      application.name === 'shop'
        ? { ...application, ledger: { ...application.ledger, issued: ['given'], delivered: ['given'] } }
        : application
    );
    return { ...seed, applications };
  },
  stores: [inGitHub]
});

const vaulted = {
  inputs: (sandbox: Sandbox) => ({ operation: 'rotate', 'app-id': appId(sandbox, 'shop'), store: vaultUrl(sandbox) }),
  own: (sandbox: Sandbox) => ({ ...shop(sandbox), stores: [`vault/${vaultName}/${storedName}`] })
};
const stays = { ...lasting, keyId: '5a7ed000-0000-4000-8000-000000000001', secret: 'value-that-stands-in-the-vault-0001' };

/** The vault holds what both clusters use; then a run for another store gives the first a younger one, and never reaches the second. */
const olderInVault = rotation('the vault holds an older secret than one that was sent since', {
  ...vaulted,
  seed: () => {
    const itsAppId = '5a7ed000-0000-4000-8000-000000000002';
    const tags = { 'aks-sp-key-id': stays.keyId, 'aks-sp-app-id': itsAppId };
    const seed = ours(['aks-1', 'aks-2'], { vaultSecrets: [{ name: storedName, value: stays.secret, tags }] }, [stays]);
    const applications = (seed.applications ?? []).map((each) => (each.name === 'shop' ? { ...each, appId: itsAppId } : each));
    return { ...seed, applications };
  },
  steps: [
    {
      inputs: { store: '', force: 'true' },
      faults: [{ fault: 'reset-before', method: 'POST', path: 'aks-2/resetServicePrincipalProfile', times: 1_000_000 }]
    },
    {},
    { after: afterOverlap }
  ],
  stores: [inVault]
});

/** A new value gets into the vault and no further, and then a tool writes the tags of before. */
const tagsPutBack = rotation('the vault holds a secret that the ledger has forgotten', {
  ...vaulted,
  mayFail: true,
  seed: () => ours(['aks-1'], {}, [lasting]),
  steps: [
    {
      inputs: { force: 'true' },
      faults: [{ fault: 'reset-before', method: 'POST', path: '/resetServicePrincipalProfile', times: 1_000_000 }]
    },
    { after: afterOverlap, prepare: forgetYoungest }
  ],
  stores: [inVault]
});

function forgetYoungest({ world }: Sandbox): void {
  const application = world.state.graph.applications.find(({ displayName }) => displayName === 'shop');
  const youngest = application?.passwordCredentials.toSorted((a, b) => Date.parse(b.startDateTime) - Date.parse(a.startDateTime))[0];
  if (application && youngest) application.tags = application.tags.filter((tag) => !tag.includes(youngest.keyId));
}

/** Seven runs, each of which AKS fails after it has taken the secret. */
const neverConfirmed = rotation('a cluster never confirms what it is given', {
  seed: () => ({
    ...worldOf({ applications: [plainApplication('shop')], clusters: [cluster('aks-1')] }),
    operations: Array.from({ length: 40 }, () => ({
      cluster: 'aks-1',
      kind: 'reset' as const,
      applies: false,
      fails: { code: 'InternalServerError', message: 'Nodes did not come back.' }
    }))
  }),
  steps: Array.from({ length: 7 }, () => ({ faults: [], after: afterOverlap, prepare: mendPools })),
  goal: ({ world: { state } }) => {
    const { passwordCredentials = [] } = state.graph.applications.find(({ displayName }) => displayName === 'shop') ?? {};
    const many = passwordCredentials.filter(({ displayName }) => displayName?.startsWith('aks-sp/')).length;
    return many > 4 ? [`I3 ${many} secrets of ours were made for a cluster that never confirmed one`] : [];
  }
});

function mendPools({ world }: Sandbox): void {
  for (const each of world.state.arm.clusters.filter(({ name }) => name === 'aks-1')) {
    each.provisioningState = 'Succeeded';
    for (const pool of each.agentPools) pool.provisioningState = 'Succeeded';
  }
}

/** GitHub tells nothing of runs, as without actions: read; only their turns and their times do. */
export const silentGitHub = rotation('two clusters, GitHub tells nothing of runs', {
  mayFail: true,
  seed: () => ours(['aks-1', 'aks-2'], { tokenPermissions: { contents: 'read' } }, [{ ...lasting, end: '+25d' }])
});

/** AKS asks to come again with the reset, and by then the turn may be over. */
export const turnedAway = rotation('one cluster, whose reset is told to come again', {
  mayFail: true,
  seed: () => ours(['aks-1'], {}, [{ ...lasting, end: '+25d' }]),
  inputs: (sandbox) => ({ operation: 'rotate', 'app-id': appId(sandbox, 'shop'), lease: '16m', 'max-wait': '1m' }),
  steps: [{ faults: [{ fault: '503', method: 'POST', path: '/resetServicePrincipalProfile' }] }, { after: afterOverlap }]
});

/** Its first run goes into a vault; the next one is asked for another store. */
const otherStore: Scenario = {
  name: 'provision: a vault, then a GitHub secret instead',
  seed: () => worldOf({ applications: [], clusters: [] }),
  inputs: (sandbox) => ({ operation: 'provision', name: 'Shop', 'unique-name': 'shop', store: vaultUrl(sandbox) }),
  own: () => ({ applications: [], mayCreate: ['shop'], stores: ['vault/kv-platform/aks-shop', `github/${githubSecret}`] }),
  steps: [{}, { after: afterOverlap, inputs: { store: `github-secret:${githubSecret}` } }],
  between: afterOverlap,
  excuse: () => true,
  stores: [inVault]
};

/** A cluster comes to be on the principal while its role assignments already go. */
const lateForCleanup: Scenario = {
  name: 'cleanup: somebody makes a cluster while it goes on',
  seed: () =>
    worldOf({
      applications: [plainApplication('shop')],
      clusters: [],
      roleAssignments: [{ principal: 'shop', role: 'Reader', scope: 'resourceGroup/prod/rg-net' }]
    }),
  inputs: (sandbox) => ({ operation: 'cleanup', 'app-id': appId(sandbox, 'shop') }),
  own: (sandbox) => ({ ...shop(sandbox), mayDelete: true, clusters: [goneCluster] }),
  mayFail: true,
  steps: [{ meanwhile: { method: 'DELETE', path: /roleAssignments/i, nth: 1, act: makeCluster } }],
  between: 10 * minute
};

function makeCluster({ world }: Sandbox): void {
  const { state } = world;
  const model = state.arm.clusters.find(({ name }) => name === 'aks-somebody');
  const application = state.graph.applications.find(({ displayName }) => displayName === 'shop');
  if (!model || !application) return;
  const made: Cluster = { ...structuredClone(model), id: goneCluster, name: 'aks-gone', resourceGroup: 'rg-shop' };
  Object.assign(made, { clientId: application.appId, secret: application.passwordCredentials[0]?.secret, createdAt: world.now() });
  state.arm.clusters.push(made);
}

export const ruleWorlds: readonly Scenario[] = [
  laggingReplicas,
  lostLedger,
  movedAway,
  hidden,
  hiddenButNamed,
  putBack,
  lateForRemoval,
  givenOut,
  olderInVault,
  tagsPutBack,
  neverConfirmed,
  silentGitHub,
  otherStore,
  lateForCleanup
];
