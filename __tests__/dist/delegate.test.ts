/** delegate of the built bundle, as a runner starts it, against a sandbox. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faults.ts';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { runAction, type ActionRun } from '../../scripts/run-action.ts';

let sandbox: Sandbox;
let sub: string;
afterEach(() => sandbox.close());

const seed: Seed = {
  subscriptions: [{ name: 'shop' }, { name: 'shared' }],
  resourceGroups: [{ subscription: 'shop', name: 'rg-net' }],
  applications: [{ name: 'aks' }],
  clusters: [
    { name: 'aks-a', subscription: 'shop', resourceGroup: 'rg-aks', application: 'aks', credential: null },
    { name: 'aks-m', subscription: 'shop', resourceGroup: 'rg-aks', managedIdentity: true }
  ],
  registries: [{ name: 'contoso', subscription: 'shop', resourceGroup: 'rg-acr', roleAssignmentMode: 'AbacRepositoryPermissions' }],
  vaults: [
    { name: 'kv', subscription: 'shop', resourceGroup: 'rg-kv' },
    { name: 'kv-policies', subscription: 'shop', resourceGroup: 'rg-kv', rbac: false }
  ],
  caller: { roles: [{ role: 'User Access Administrator', scope: 'root' }] }
};

async function open(more: Seed = {}): Promise<void> {
  sandbox = await startSandbox({ seed: { ...seed, ...more } });
  sub = `/subscriptions/${sandbox.world.state.arm.subscriptions[0]?.subscriptionId ?? ''}`;
}

function assign(): string[] {
  const network = `${sub}/resourceGroups/rg-net`;
  return [
    `acr-pull @ ${sub}/resourceGroups/rg-acr/providers/Microsoft.ContainerRegistry/registries/contoso`,
    `network @ ${network}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/aks`,
    `disks @ ${network}`,
    `vm-disks @ ${network}`,
    `container-instances @ ${network}`,
    `key-vault-secrets @ ${sub}/resourceGroups/rg-kv/providers/Microsoft.KeyVault/vaults/kv`,
    `Reader @ ${sub}`
  ];
}

function cluster(name: string): string {
  return sandbox.world.state.arm.clusters.find((each) => each.name === name)?.id ?? '';
}

async function run(inputs: Record<string, string> = {}): Promise<ActionRun> {
  sandbox.exchanges.length = 0;
  return runAction({ operation: 'delegate', ...sandbox.inputs, cluster: cluster('aks-a'), assign: assign().join('\n'), ...inputs }, sandbox.env);
}

/** Requests to ARM and Graph that change something. */
function writes(): string[] {
  return sandbox.exchanges.filter(({ method, url }) => method !== 'GET' && /\/(arm|graph)\//.test(url)).map(({ method, url }) => `${method} ${url}`);
}

function rolesOfCluster(): string[] {
  const { state } = sandbox.world;
  const principal = state.graph.servicePrincipals.find((each) => each.displayName === 'aks');
  const roleName = (id: string): string => state.arm.roleDefinitions.find((role) => role.name === id)?.roleName ?? id;
  return state.arm.roleAssignments.filter((each) => each.principalId === principal?.id).map((each) => roleName(each.role));
}

function states(done: ActionRun): string[] {
  return (JSON.parse(done.outputs.assignments ?? '[]') as { state: string }[]).map(({ state }) => state);
}

describe('every preset and a role by name', () => {
  beforeEach(() => open());

  it('a dry run plans all and writes nothing; a run makes them; a second one finds them; prune takes back what is not listed', async () => {
    const planned = await run({ 'dry-run': 'true' });
    expect(planned).toMatchObject({ exitCode: 0, outputs: { outcome: 'planned', complete: 'true' } });
    expect(writes()).toEqual([]);
    expect(rolesOfCluster()).toEqual([]);

    const first = await run();
    expect(first).toMatchObject({ exitCode: 0, outputs: { outcome: 'changed', complete: 'true' } });
    expect(states(first)).toEqual(Array(7).fill('created'));
    expect(writes()).toHaveLength(8);
    expect(rolesOfCluster()).toEqual([
      'Container Registry Repository Reader',
      'Network Contributor',
      expect.stringMatching(/^aks-sp disks /),
      'Virtual Machine Contributor',
      'Contributor',
      'Key Vault Secrets User',
      'Reader'
    ]);
    expect(first.summary).toContain('7 role assignments: 7 created');
    const ids = (done: ActionRun): unknown[] => (JSON.parse(done.outputs.assignments ?? '') as { id: string }[]).map(({ id }) => id.toLowerCase());
    expect(ids(first)).toEqual(ids(planned));

    const second = await run();
    expect(second).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged' } });
    expect(states(second)).toEqual(Array(7).fill('present'));
    expect(writes()).toEqual([]);

    const pruned = await run({ prune: 'true', assign: assign()[6] ?? '' });
    expect(pruned).toMatchObject({ exitCode: 0, outputs: { outcome: 'changed' } });
    expect(rolesOfCluster()).toEqual(['Reader']);
    // Its own right to be here is not its to take away.
    expect((await run({ 'dry-run': 'true' })).outputs.outcome).toBe('planned');
  });

  it('two runs at once leave each once', async () => {
    const [a, b] = await Promise.all([run(), run()]);
    expect([a.exitCode, b.exitCode]).toEqual([0, 0]);
    expect(rolesOfCluster()).toHaveLength(7);
  });

  it('shows no secret and no stack', async () => {
    const done = await run();
    const log = done.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect([...log, done.summary, JSON.stringify(done.outputs)].join('\n')).not.toContain(sandbox.inputs['client-secret']);
    expect(done.log).not.toMatch(/^ {4}at /m);
  });
});

describe('what goes wrong', () => {
  interface Case {
    name: string;
    seed?: Seed;
    faults?: Fault[];
    inputs?: () => Record<string, string>;
    says: string;
    outcome: string;
    left: number;
  }
  const cases: Case[] = [
    { name: 'a cluster on managed identity', inputs: () => ({ cluster: cluster('aks-m') }), says: 'cluster-managed-identity', outcome: 'failed', left: 0 },
    {
      name: 'the object id of an application',
      inputs: () => ({ cluster: '', 'service-principal-id': sandbox.world.state.graph.applications.find((each) => each.displayName === 'aks')?.id ?? '' }),
      says: 'principal-is-application',
      outcome: 'failed',
      left: 0
    },
    {
      name: 'a vault on access policies beside a good line',
      inputs: () => ({ assign: `${assign()[5] ?? ''}-policies\n${assign()[6] ?? ''}` }),
      says: 'set-policy',
      outcome: 'partial',
      left: 1
    },
    { name: 'no right to assign', seed: { caller: { roles: [{ role: 'Reader', scope: 'root' }] } }, says: 'Microsoft.Authorization/roleAssignments/write', outcome: 'failed', left: 0 },
    {
      name: 'no right to make the role for disks',
      seed: { caller: { roles: [{ role: 'Role Based Access Control Administrator', scope: 'root' }] } },
      says: 'disks-role-forbidden',
      outcome: 'partial',
      left: 6
    },
    { name: 'no Graph permission', seed: { caller: { ...seed.caller, graphPermissions: [] } }, says: 'Application.Read.All', outcome: 'failed', left: 0 },
    { name: 'an answer lost after the write', faults: [{ fault: 'reset-after', method: 'PUT', path: 'roleAssignments' }], says: '7 created', outcome: 'changed', left: 7 },
    { name: 'a write that is throttled', faults: [{ fault: '429', method: 'PUT', path: 'roleAssignments' }], says: '7 created', outcome: 'changed', left: 7 },
    { name: 'two bad lines', inputs: () => ({ assign: 'x\ny' }), says: '2 inputs are wrong', outcome: 'failed', left: 0 }
  ];

  it.each(cases)('$name', async ({ seed: more, faults, inputs, says, outcome, left }) => {
    await open(more);
    if (faults) sandbox.engine.faults.install(faults);
    const done = await run(inputs?.());
    expect(done.log).toContain(says);
    expect(done.outputs.outcome).toBe(outcome);
    expect(done.exitCode).toBe(outcome === 'changed' ? 0 : 1);
    expect(rolesOfCluster()).toHaveLength(left);
    expect(done.log).not.toMatch(/^ {4}at /m);
  });
});
