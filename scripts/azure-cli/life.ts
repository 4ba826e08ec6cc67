/** The life of Microsoft's article on service principals with AKS, by this action, seen and tried by the Azure CLI. */
import path from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { demoSeed, registryName, shared, vaultName } from '../demo/tenant.ts';
import { runAction, type ActionRun } from '../run-action.ts';
import { callerOf, openAzureCli, type Az } from './set-up.ts';
import { agree, same } from './tally.ts';

interface Assignment {
  name: string;
  principalId: string;
}

/** @param folder for files of the CLI */
export async function compareLife(folder: string): Promise<void> {
  const sandbox = await startSandbox({ seed: demoSeed() });
  try {
    const { az } = await openAzureCli(sandbox, path.join(folder, 'caller'), callerOf(sandbox));
    const made = await provisioned(sandbox, path.join(folder, 'principal'));
    await otherWayRound(sandbox, az);
    await cleanedUp(sandbox, az, made);
    await naiveOrder(sandbox, az);
  } finally {
    await sandbox.close();
  }
}

interface Made {
  appId: string;
  principalId: string;
}

const run = (() => {
  let runId = 17_300_000_000;
  return (sandbox: Sandbox, inputs: Record<string, string>, files: Record<string, string> = {}): Promise<ActionRun> => {
    runId += 1;
    const options = { control: `${sandbox.origin}/_sandbox`, files };
    return runAction({ ...sandbox.inputs, ...inputs }, { ...sandbox.env, GITHUB_RUN_ID: String(runId) }, options);
  };
})();

/** provision, delegate, and then the CLI signed in as the new principal with what the vault holds. */
async function provisioned(sandbox: Sandbox, folder: string): Promise<Made> {
  const group = `${platform(sandbox)}/resourceGroups`;
  const first = await run(
    sandbox,
    {
      operation: 'provision',
      name: 'aks-green',
      store: `${sandbox.origin}/vaults/${vaultName}/secrets/aks-green`,
      cluster: clusterId(sandbox),
      'cluster-template': 'cluster.json'
    },
    { 'cluster.json': JSON.stringify(template) }
  );
  const appId = first.outputs['app-id'] ?? '';
  const principalId = first.outputs['service-principal-id'] ?? '';
  const assign = [
    `acr-pull @ ${group}/rg-registry/providers/Microsoft.ContainerRegistry/registries/${registryName}`,
    `network @ ${group}/rg-ingress`,
    `disks @ ${group}/rg-ingress`,
    `container-instances @ ${group}/rg-blue`,
    `key-vault-secrets @ ${group}/rg-platform/providers/Microsoft.KeyVault/vaults/${vaultName}`
  ];
  const delegated = await run(sandbox, { operation: 'delegate', 'app-id': appId, assign: assign.join('\n') });
  agree('provision and delegate ended as changed', first.outputs.outcome === 'changed' && delegated.outputs.outcome === 'changed');
  const given = JSON.parse(delegated.outputs.assignments ?? '[]') as { id: string }[];

  const vault = sandbox.world.state.arm.vaults?.find(({ name }) => name === vaultName);
  const secret = vault?.secrets.find(({ name }) => name === 'aks-green')?.versions.at(-1)?.value ?? '';
  const tenantId = sandbox.inputs['tenant-id'] ?? '';
  const { az } = await openAzureCli(sandbox, folder, { clientId: appId, secret, tenantId });
  const clusters = await az<{ id: string }[]>('aks', 'list', '--resource-group', 'rg-blue');
  same(
    'the new principal sees its cluster',
    clusters.map(({ id }) => id),
    [clusterId(sandbox)]
  );
  const seen: string[] = [];
  for (const scope of assign.map((line) => line.split(' @ ')[1] ?? ''))
    seen.push(...(await assignmentsAt(az, scope)).filter((each) => each.principalId === principalId).map(({ name }) => name));
  // Its roles let it read assignments in the groups it may manage; where it only reads a registry or a vault, it may not.
  const names = new Set(given.map(({ id }) => id.split('/').at(-1) ?? ''));
  agree(
    'the role assignments that the new principal sees are those that the action gave',
    seen.length >= 3 && seen.every((name) => names.has(name))
  );
  return { appId, principalId };
}

async function assignmentsAt(az: Az, scope: string): Promise<Assignment[]> {
  try {
    return await az<Assignment[]>('role', 'assignment', 'list', '--scope', scope);
  } catch {
    return [];
  }
}

/** A principal made by the CLI: watched, delegated, adopted; its display name means nothing. */
async function otherWayRound(sandbox: Sandbox, az: Az): Promise<void> {
  const { appId } = await az<{ appId: string }>('ad', 'sp', 'create-for-rbac', '--name', 'aks-by-hand');
  const checked = await run(sandbox, { operation: 'check-expiry', 'app-id': appId, issues: 'none' });
  agree('check-expiry sees what az ad sp create-for-rbac made', checked.outputs.status === 'ok' && checked.outputs['ok-count'] === '1');
  const delegated = await run(sandbox, {
    operation: 'delegate',
    'app-id': appId,
    assign: `network @ ${platform(sandbox)}/resourceGroups/rg-ingress`
  });
  agree('delegate takes it by its appId', delegated.outputs.outcome === 'changed');
  const vault = `${sandbox.origin}/vaults/${vaultName}/secrets/aks-by-hand`;
  const named = await run(sandbox, { operation: 'provision', name: 'aks-by-hand', store: vault });
  agree(
    'provision under its display name makes another application',
    named.outputs.outcome === 'changed' && named.outputs['app-id'] !== appId
  );
  const other = `${vault}-2`;
  const refused = await run(sandbox, { operation: 'provision', 'app-id': appId, store: other });
  agree('provision by its appId is refused without adopt', refused.outputs.outcome === 'failed' && refused.exitCode === 1);
  const adopted = await run(sandbox, { operation: 'provision', 'app-id': appId, adopt: 'true', store: other });
  agree('with adopt it is taken over', adopted.outputs.outcome === 'changed' && adopted.outputs['app-id'] === appId);
}

/** After cleanup nothing is left that the CLI could find. */
async function cleanedUp(sandbox: Sandbox, az: Az, { appId, principalId }: Made): Promise<void> {
  const done = await run(sandbox, { operation: 'cleanup', cluster: clusterId(sandbox), 'delete-cluster': 'true' });
  agree('cleanup ended as changed', done.outputs.outcome === 'changed');
  const applications = await az<unknown[]>('ad', 'app', 'list', '--filter', `appId eq '${appId}'`);
  const principals = await az<unknown[]>('ad', 'sp', 'list', '--filter', `appId eq '${appId}'`);
  const subscription = platform(sandbox).split('/').at(-1) ?? '';
  const assignments = await az<Assignment[]>('role', 'assignment', 'list', '--all', '--subscription', subscription);
  agree('no application, no service principal', applications.length === 0 && principals.length === 0);
  agree('no role assignment of it', assignments.length > 0 && assignments.every((each) => each.principalId !== principalId));
}

/** Microsoft's own order: the reset deletes the old secret before a cluster has the new one. The sandbox says so. */
async function naiveOrder(sandbox: Sandbox, az: Az): Promise<void> {
  const { appId } = sandbox.world.state.graph.applications.find(({ displayName }) => displayName === shared.application) ?? { appId: '' };
  agree(
    'the clusters of the shared principal work',
    health(sandbox).every(({ working }) => working)
  );
  await az('ad', 'app', 'credential', 'reset', '--id', appId);
  sandbox.engine.check(null);
  const down = health(sandbox).filter(({ working }) => !working);
  agree(`after az ad app credential reset ${down.length} clusters are down`, down.length === shared.clusters.length);
}

function health(sandbox: Sandbox): { id: string; working: boolean }[] {
  return sandbox.engine.invariants.list().filter(({ id }) => shared.clusters.some((name) => id.endsWith(`/${name}`)));
}

const template = {
  location: 'westeurope',
  properties: {
    dnsPrefix: 'green',
    agentPoolProfiles: [
      { name: 'system', mode: 'System', count: 2, vmSize: 'Standard_D4s_v5', osType: 'Linux', type: 'VirtualMachineScaleSets' }
    ]
  }
};

function platform({ world }: Sandbox): string {
  const found = world.state.arm.subscriptions.find(({ displayName }) => displayName === 'Platform Shared');
  return `/subscriptions/${found?.subscriptionId ?? ''}`;
}

function clusterId(sandbox: Sandbox): string {
  return `${platform(sandbox)}/resourceGroups/rg-blue/providers/Microsoft.ContainerService/managedClusters/aks-green`;
}
