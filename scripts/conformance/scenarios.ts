/** What the action is run through: every kind of request it can send, and the refusals a service can give. */
import type { Fault } from '../../sandbox/faults.ts';
import type { Seed, SeedApplication, SeedCluster } from '../../sandbox/seed/seed.ts';
import { defaultSeed } from '../../sandbox/seed/seed.ts';
import type { Sandbox } from '../../sandbox/server.ts';

export interface Step {
  /** Beside those that point at the sandbox. */
  inputs?: (sandbox: Sandbox) => Record<string, string>;
  /** Moves the world before the run. */
  prepare?: (sandbox: Sandbox) => void;
  faults?: Fault[];
  /** Files in the workspace. */
  files?: Record<string, string>;
  /** What the run must come to; for check-expiry any status will do. */
  outcome?: string;
  /** Whether the run must get as far as an outcome; true by default. */
  refused?: true;
}

export interface Scenario {
  name: string;
  /** The demo fleet by default. */
  seed?: () => Seed;
  steps: Step[];
}

const DAY = 86_400_000;
const narrow: Seed['caller'] = { roles: [] };

export const SCENARIOS: Scenario[] = [
  {
    name: 'full scan, again after 30 days, then renewed',
    steps: [{}, { prepare: ({ engine }) => engine.advance(30 * DAY) }, { prepare: renewAll }]
  },
  { name: 'digest', steps: [{ inputs: () => ({ issues: 'digest' }) }, { prepare: renewAll, inputs: () => ({ issues: 'digest' }) }] },
  { name: 'more new issues than allowed', steps: [{ inputs: () => ({ 'max-issues': '1' }) }] },
  {
    name: 'one application, one cluster',
    steps: [
      { inputs: (sandbox) => ({ 'app-id': principalOf(sandbox).appId }) },
      { inputs: (sandbox) => ({ cluster: principalOf(sandbox).cluster }) }
    ]
  },
  { name: 'a cluster that is gone', steps: [{ inputs: (sandbox) => ({ cluster: `${principalOf(sandbox).cluster}-gone` }) }] },
  {
    name: 'one subscription',
    steps: [{ inputs: ({ world }) => ({ 'subscription-id': world.state.arm.subscriptions[0]?.subscriptionId ?? '' }) }]
  },
  { name: 'dry run', steps: [{ inputs: () => ({ 'dry-run': 'true' }) }] },
  { name: 'OIDC', steps: [{ inputs: () => ({ auth: 'oidc', 'client-secret': '' }) }] },
  { name: 'large fleet', seed: () => fleet(120, 2000), steps: [{ inputs: () => ({ 'max-issues': '2' }) }] },
  { name: 'more applications than a page', seed: () => fleet(400, 1100), steps: [{ inputs: () => ({ issues: 'none' }) }] },
  { name: 'no role anywhere', seed: () => ({ ...defaultSeed(), caller: narrow }), steps: [{}] },
  { name: 'no Graph permission', seed: () => ({ ...defaultSeed(), caller: { graphPermissions: [] } }), steps: [{}] },
  {
    name: 'issues switched off',
    steps: [{ prepare: ({ world }) => world.state.github.repositories.forEach((repository) => (repository.hasIssues = false)) }]
  },
  {
    name: 'a token that may not write issues',
    steps: [{ prepare: ({ world }) => world.state.github.tokens.forEach((token) => (token.permissions = { issues: 'read' })) }]
  },
  { name: 'throttled and failing', steps: [{ faults: ['/graph', '/arm', '/github/'].flatMap((path) => faults(path)) }] },
  { name: 'a wrong secret', steps: [{ inputs: () => ({ 'client-secret': 'wrong' }), refused: true }] }
];

function faults(path: string): Fault[] {
  return [
    { fault: '429', path, nth: 1 },
    { fault: '503', path, nth: 3 },
    { fault: '500-before', path, nth: 5 }
  ];
}

/** Every credential lasts another year, as after a rotation by hand. */
function renewAll({ world }: Sandbox): void {
  const endDateTime = new Date(world.now() + 365 * DAY).toISOString();
  const { applications, servicePrincipals } = world.state.graph;
  for (const credential of [...applications, ...servicePrincipals].flatMap((holder) => [
    ...holder.passwordCredentials,
    ...holder.keyCredentials
  ]))
    credential.endDateTime = endDateTime;
}

/** A cluster on a service principal, and that principal. */
function principalOf({ world }: Sandbox): { appId: string; cluster: string } {
  const cluster = world.state.arm.clusters.find(({ clientId }) => clientId !== 'msi');
  if (!cluster) throw new Error('the seed has no cluster on a service principal');
  return { appId: cluster.clientId, cluster: cluster.id };
}

/** So many clusters with an application each, in a tenant with so many applications. */
function fleet(clusters: number, applications: number): Seed {
  const names = Array.from({ length: applications }, (_, index) => `app-${index}`);
  const some: SeedApplication[] = names.map((name, index) => ({ name, credentials: [{ name: 'rbac', end: `+${(index % 90) + 1}d` }] }));
  const used: SeedCluster[] = names.slice(0, clusters).map((application, index) => ({
    name: `aks-${index}`,
    subscription: 'large',
    resourceGroup: `group-${index % 10}`,
    application,
    credential: 'rbac'
  }));
  return { subscriptions: [{ name: 'large' }], applications: some, clusters: used };
}
