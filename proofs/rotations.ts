/** Rotations: alone, shared, with and without stores, and in worlds in which something goes wrong by itself. */
import type { Sandbox } from '../sandbox/server.ts';
import { day, hour, type Own, type Scenario } from './scenario.ts';
import {
  appId,
  cluster,
  clusterId,
  githubSecret,
  inGitHub,
  inVault,
  plainApplication,
  storedName,
  vaultName,
  vaultUrl,
  worldOf
} from './worlds.ts';

/** What a run on the application `shop` may change. */
export const shop = (sandbox: Sandbox): Own => ({ applications: [appId(sandbox, 'shop')] });
const five = ['aks-1', 'aks-2', 'aks-3', 'aks-4', 'aks-5'];
/** When what was superseded may go, ms. */
export const afterOverlap = day + hour;

export function rotation(name: string, more: Partial<Scenario> & Pick<Scenario, 'seed'>): Scenario {
  return {
    name: `rotate: ${name}`,
    inputs: (sandbox) => ({ operation: 'rotate', 'app-id': appId(sandbox, 'shop') }),
    own: shop,
    goal: rotated,
    steps: [{}, { after: afterOverlap }],
    between: afterOverlap,
    ...more
  };
}

/** Every running cluster of the principal is off the ending secret. */
function rotated({ world }: Sandbox): string[] {
  const { state } = world;
  const application = state.graph.applications.find(({ displayName }) => displayName === 'shop');
  return state.arm.clusters
    .filter(({ clientId, powerState }) => clientId === application?.appId && powerState === 'Running')
    .flatMap(({ name, secret }) => {
      const held = application?.passwordCredentials.find((credential) => credential.secret === secret);
      return held && Date.parse(held.endDateTime) - world.now() > 30 * day ? [] : [`I2 cluster ${name} still holds an ending secret`];
    });
}

const renewed = [
  { name: 'rbac', start: '-345d', end: '+20d' },
  { name: 'ours', managed: true, start: '-340d', end: '+25d' }
];

/** Two clusters on a secret of ours that ends soon. */
export const twoClusters = rotation('two clusters, a superseded secret of ours', {
  seed: () =>
    worldOf({
      applications: [
        {
          name: 'shop',
          tags: ['owner-team-shop'],
          credentials: renewed,
          ledger: { uses: ['aks-1', 'aks-2'].map((name) => ({ credential: 'ours', cluster: name, at: '-340d' })) }
        }
      ],
      clusters: [cluster('aks-1', { credential: 'ours' }), cluster('aks-2', { credential: 'ours', subscription: 'edge' })]
    })
});

/** A secret that lasts is replaced by hand, which dies on the way; what comes after is the schedule, for which nothing is due. */
const forced = rotation('forced while nothing is due, then scheduled', {
  seed: () =>
    worldOf({
      applications: [
        {
          name: 'shop',
          tags: ['owner-team-shop'],
          credentials: [{ name: 'ours', managed: true, start: '-100d', end: '+265d' }],
          ledger: { uses: [{ credential: 'ours', cluster: 'aks-1', at: '-100d' }] }
        }
      ],
      clusters: [cluster('aks-1', { credential: 'ours' })]
    }),
  steps: [{ inputs: { force: 'true' } }, { after: afterOverlap }]
});

/** For longer than a run waits, the sign-in service does not take the new secret: it must not have gone anywhere by then. */
const refused = rotation('the new secret is refused for long, GitHub secret', {
  seed: () => worldOf({ applications: [plainApplication('shop')], clusters: [cluster('aks-1')] }),
  inputs: (sandbox) => ({ operation: 'rotate', 'app-id': appId(sandbox, 'shop'), store: `github-secret:${githubSecret}` }),
  own: (sandbox) => ({ ...shop(sandbox), stores: [`github/${githubSecret}`] }),
  // The first two sign-ins are the run's own.
  steps: [{ faults: [{ fault: '503', path: '/oauth2/v2.0/token', nth: 3, times: 500, retryAfter: 30 }] }, { after: afterOverlap }],
  neverKilled: true,
  stores: [inGitHub]
});

/** AKS brings the new secret to the nodes and then fails: the cluster holds the new one, and nobody says so. */
const halfWay = rotation('a reset fails half-way', {
  seed: () => ({
    ...worldOf({ applications: [plainApplication('shop')], clusters: [cluster('aks-1')] }),
    operations: [{ cluster: 'aks-1', kind: 'reset', fails: { code: 'InternalServerError', message: 'Nodes did not come back.' } }]
  }),
  // A person mends the node pools.
  steps: [{ faults: [] }, { faults: [], after: afterOverlap, prepare: mend }],
  meantime: mend
});

function mend({ world }: Sandbox): void {
  for (const cluster of world.state.arm.clusters.filter(({ name }) => name === 'aks-1')) {
    cluster.provisioningState = 'Succeeded';
    for (const pool of cluster.agentPools) pool.provisioningState = 'Succeeded';
  }
}

/** Between the scan and the removal a cluster comes to be that holds the very secret that was about to go. */
const latecomer = rotation('somebody makes a cluster with the old secret', {
  seed: () =>
    worldOf({
      applications: [
        {
          name: 'shop',
          tags: ['owner-team-shop'],
          credentials: renewed,
          ledger: { uses: [{ credential: 'ours', cluster: 'aks-1', at: '-340d' }] }
        }
      ],
      clusters: [cluster('aks-1', { credential: 'ours' })]
    }),
  own: (sandbox) => ({ ...shop(sandbox), clusters: [`${clusterId(sandbox, 'aks-1')}-late`] }),
  steps: [{}, { after: afterOverlap, meanwhile: { method: 'POST', path: /addPassword/, nth: 1, act: makeLatecomer } }]
});

/** A copy of the first cluster, with the first secret of ours that is listed. */
export function makeLatecomer({ world }: Sandbox): void {
  const { state } = world;
  const first = state.arm.clusters.find(({ name }) => name === 'aks-1');
  const old = state.graph.applications
    .find(({ displayName }) => displayName === 'shop')
    ?.passwordCredentials.find(({ displayName }) => displayName?.startsWith('aks-sp/'));
  if (!first || !old || state.arm.clusters.some(({ name }) => name === 'aks-1-late')) return;
  state.arm.clusters.push({
    ...structuredClone(first),
    id: `${first.id}-late`,
    name: 'aks-1-late',
    secret: old.secret,
    createdAt: world.now()
  });
}

export const rotations: readonly Scenario[] = [
  halfWay,
  latecomer,
  refused,
  forced,
  rotation('one cluster', { seed: () => worldOf({ applications: [plainApplication('shop')], clusters: [cluster('aks-1')] }) }),
  rotation('one cluster, a superseded secret of ours', {
    seed: () =>
      worldOf({
        applications: [
          {
            name: 'shop',
            tags: ['owner-team-shop'],
            credentials: renewed,
            ledger: { uses: [{ credential: 'ours', cluster: 'aks-1', at: '-340d' }] }
          }
        ],
        clusters: [cluster('aks-1', { credential: 'ours' })]
      })
  }),
  twoClusters,
  rotation('five clusters in two subscriptions', {
    seed: () =>
      worldOf({
        applications: [plainApplication('shop')],
        clusters: five.map((name, index) => cluster(name, index > 2 ? { subscription: 'edge' } : {}))
      })
  }),
  rotation('two clusters, vault', {
    seed: () =>
      worldOf({ applications: [plainApplication('shop')], clusters: [cluster('aks-1'), cluster('aks-2', { subscription: 'edge' })] }),
    inputs: (sandbox) => ({ operation: 'rotate', 'app-id': appId(sandbox, 'shop'), store: vaultUrl(sandbox) }),
    own: (sandbox) => ({ ...shop(sandbox), stores: [`vault/${vaultName}/${storedName}`] }),
    stores: [inVault]
  }),
  rotation('two clusters, GitHub secret', {
    seed: () =>
      worldOf({ applications: [plainApplication('shop')], clusters: [cluster('aks-1'), cluster('aks-2', { subscription: 'edge' })] }),
    inputs: (sandbox) => ({ operation: 'rotate', 'app-id': appId(sandbox, 'shop'), store: `github-secret:${githubSecret}` }),
    own: (sandbox) => ({ ...shop(sandbox), stores: [`github/${githubSecret}`] }),
    stores: [inGitHub]
  }),
  rotation('two clusters, one stopped', {
    seed: () => worldOf({ applications: [plainApplication('shop')], clusters: [cluster('aks-1'), cluster('aks-2', { stopped: true })] }),
    // What the stopped cluster holds is not known to the action, so nothing can be retired.
    excuse: () => true
  })
];
