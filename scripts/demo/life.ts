/** Chapters 2 to 4: one principal from nothing to working, one that three clusters share rotated, one cleaned up. */
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { outputLines, perform, show, title, working, type Expectations } from './stage.ts';
import { demoSeed, registryName, shared, vaultName } from './tenant.ts';

const hour = 3_600_000;
const cluster = { group: 'rg-blue', name: 'aks-blue-weu' };

export async function lifeChapters(expect: Expectations): Promise<number> {
  const sandbox = await startSandbox({ seed: demoSeed() });
  try {
    const made = await provisionChapter(sandbox, expect);
    await rotateChapter(sandbox, expect);
    await cleanupChapter(sandbox, made, expect);
    return sandbox.exchanges.length;
  } finally {
    await sandbox.close();
  }
}

async function provisionChapter(sandbox: Sandbox, expect: Expectations): Promise<{ appId: string; clusterId: string }> {
  const { store, subscription, clusterId } = places(sandbox);
  title('2. provision: a principal, its secret in a vault, a cluster made with it');
  const inputs = {
    operation: 'provision',
    name: 'aks-blue',
    store,
    cluster: clusterId,
    'cluster-template': 'cluster.json',
    assign: `network @ ${subscription}/resourceGroups/rg-ingress`
  };
  const files = { 'cluster.json': JSON.stringify(template, null, 2) };
  const first = await perform(sandbox, inputs, files);
  show('Outputs', outputLines(first));
  const appId = first.outputs['app-id'] ?? '';

  title('The same again: nothing to do');
  const before = sandbox.exchanges.length;
  const second = await perform(sandbox, inputs, files);
  const writes = sandbox.exchanges.slice(before).filter(isWrite).length;

  title('delegate: what the cluster needs elsewhere');
  const registry = `${subscription}/resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/${registryName}`;
  const delegated = await perform(sandbox, { operation: 'delegate', 'app-id': appId, assign: `acr-pull @ ${registry}` });

  title('check-expiry sees the new principal healthy');
  const checked = await perform(sandbox, { operation: 'check-expiry', 'app-id': appId, issues: 'none' });

  expect.that('provision made the principal and the cluster', first.outputs.outcome === 'changed');
  expect.that(`the second run sent ${writes} writes`, second.outputs.outcome === 'unchanged' && writes === 0);
  expect.that('delegate gave the role at the registry', delegated.outputs.outcome === 'changed');
  expect.that('check-expiry calls it ok', checked.outputs.status === 'ok');
  expect.that('the cluster signs in with it', works(sandbox, [cluster.name]));
  return { appId, clusterId };
}

async function rotateChapter(sandbox: Sandbox, expect: Expectations): Promise<void> {
  const appId = appIdOf(sandbox, shared.application);
  const [, stopped = ''] = shared.clusters;
  title(`3. rotate: ${shared.application}, shared by ${shared.clusters.length} clusters in two subscriptions; ${stopped} is stopped`);
  power(sandbox, stopped, 'Stopped');
  const planned = await perform(sandbox, { operation: 'rotate', 'app-id': appId, 'dry-run': 'true' });
  title('The real run');
  const first = await perform(sandbox, { operation: 'rotate', 'app-id': appId });
  show('Clusters', statusLines(sandbox));
  const kept = secretsOf(sandbox, appId);
  expect.that('the dry run planned and wrote nothing', planned.outputs.outcome === 'planned');
  expect.that('the running clusters took the new secret', first.outputs.outcome === 'changed');
  expect.that('the old secret is kept for the stopped cluster', kept === 2);

  title(`${stopped} is started; the next night`);
  power(sandbox, stopped, 'Running');
  sandbox.engine.advance(24 * hour);
  const second = await perform(sandbox, { operation: 'rotate', 'app-id': appId });
  title('A day later, when the overlap has passed');
  sandbox.engine.advance(25 * hour);
  const third = await perform(sandbox, { operation: 'rotate', 'app-id': appId });
  show('Clusters', statusLines(sandbox));
  expect.that('the next run gave it to the started cluster', second.outputs.outcome === 'changed');
  expect.that('the old secrets are gone after the overlap', third.outputs.outcome === 'changed' && secretsOf(sandbox, appId) <= 2);
  expect.that('every cluster worked all the time', neverDown(sandbox, shared.clusters));
}

async function cleanupChapter(
  sandbox: Sandbox,
  { appId, clusterId }: { appId: string; clusterId: string },
  expect: Expectations
): Promise<void> {
  title('4. cleanup: the cluster of chapter 2 is deleted, and what it leaves behind');
  const planned = await perform(sandbox, { operation: 'cleanup', cluster: clusterId, 'delete-cluster': 'true', 'dry-run': 'true' });
  const [undoFile, undo = ''] = Object.entries(planned.written).find(([name]) => name.endsWith('.json')) ?? [];
  show(`The undo file ${undoFile ?? ''}`, undo.split('\n').slice(0, 40));
  removeCluster(sandbox, clusterId);
  title('Somebody deleted the cluster without its principal: the sweep finds the orphan');
  const seen = await perform(sandbox, { operation: 'cleanup', sweep: 'orphans' });
  const leftAlone = !isDeleted(sandbox, appId);
  sandbox.engine.advance(8 * 24 * hour);
  title('Eight days later');
  const swept = await perform(sandbox, { operation: 'cleanup', sweep: 'orphans' });
  show('Outputs', outputLines(swept));
  expect.that('the dry run named what it would delete', planned.outputs.outcome === 'planned' && undo.includes(appId));
  expect.that('the sweep left the young orphan alone', seen.exitCode === 0 && leftAlone);
  expect.that('the sweep removed the orphan after the grace period', swept.outputs.outcome === 'changed' && isDeleted(sandbox, appId));
  expect.that('every other cluster still works as before', neverDown(sandbox, shared.clusters));
}

/** What az aks create would send, without a principal: that is added by provision. */
const template = {
  location: 'westeurope',
  properties: {
    dnsPrefix: 'blue',
    agentPoolProfiles: [
      { name: 'system', mode: 'System', count: 3, vmSize: 'Standard_D4s_v5', osType: 'Linux', type: 'VirtualMachineScaleSets' }
    ]
  }
};

function places({ world, origin }: Sandbox): { store: string; subscription: string; clusterId: string } {
  const found = world.state.arm.subscriptions.find(({ displayName }) => displayName === 'Platform Shared');
  const subscription = `/subscriptions/${found?.subscriptionId ?? ''}`;
  return {
    store: `${origin}/vaults/${vaultName}/secrets/aks-blue`,
    subscription,
    clusterId: `${subscription}/resourceGroups/${cluster.group}/providers/Microsoft.ContainerService/managedClusters/${cluster.name}`
  };
}

function isWrite({ method, url }: { method: string; url: string }): boolean {
  return method !== 'GET' && !/\/oauth2\/|\/\$batch$|\/providers\/Microsoft\.ResourceGraph\//.test(new URL(url).pathname);
}

function works(sandbox: Sandbox, names: readonly string[]): boolean {
  const found = working(sandbox, names);
  return found.length === names.length && found.every((each) => each.works);
}

/** Whether the sandbox never saw them unable to sign in. */
function neverDown(sandbox: Sandbox, names: readonly string[]): boolean {
  const health = sandbox.engine.invariants.list().filter(({ id }) => names.some((name) => id.endsWith(`/${name}`)));
  return health.length === names.length && health.every(({ changes }) => changes.every((change) => change.working));
}

function statusLines(sandbox: Sandbox): string[] {
  return working(sandbox, shared.clusters).map(({ name, works: up, reason }) => `${name.padEnd(24)} ${up ? 'works' : 'DOWN '}  ${reason}`);
}

function appIdOf({ world }: Sandbox, name: string): string {
  return world.state.graph.applications.find(({ displayName }) => displayName === name)?.appId ?? '';
}

function secretsOf({ world }: Sandbox, appId: string): number {
  return world.state.graph.applications.find((application) => application.appId === appId)?.passwordCredentials.length ?? 0;
}

function isDeleted({ world }: Sandbox, appId: string): boolean {
  const found = world.state.graph.applications.find((application) => application.appId === appId);
  return !found || found.deletedDateTime !== null;
}

function power({ world }: Sandbox, name: string, state: 'Running' | 'Stopped'): void {
  for (const each of world.state.arm.clusters) if (each.name === name) each.powerState = state;
}

/** As the portal would: the cluster alone. */
function removeCluster({ world, engine }: Sandbox, clusterId: string): void {
  world.state.arm.clusters = world.state.arm.clusters.filter(({ id }) => id.toLowerCase() !== clusterId.toLowerCase());
  engine.check(null);
}
