import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startSandbox } from '../../sandbox/server.ts';
import { demoSeed, registryName, shared, vaultName } from '../../scripts/demo/tenant.ts';
import { runAction, type ActionRun } from '../../scripts/run-action.ts';

// A bound for a hang on a busy machine.
jest.setTimeout(120_000);

const template = {
  location: 'westeurope',
  properties: { dnsPrefix: 'a', agentPoolProfiles: [{ name: 'system', mode: 'System', count: 1, vmSize: 'Standard_D4s_v5', osType: 'Linux' }] }
};

/** A dry run of an identity that may read everything and write nothing, and what it asked the services for. */
async function dryRun(operation: string): Promise<{ run: ActionRun; writes: string[] }> {
  const seed = demoSeed();
  const sandbox = await startSandbox({
    seed: {
      ...seed,
      clusters: (seed.clusters ?? []).map((cluster) =>
        cluster.name === 'aks-dev-sandbox-weu' ? { ...cluster, application: 'aks-checkout', credential: 'current' } : cluster
      ),
      roleAssignments: [...(seed.roleAssignments ?? []), { principal: 'aks-dev-sandbox', role: 'Reader', scope: `vault/${vaultName}` }],
      caller: { ...seed.caller, graphPermissions: ['Application.Read.All'], roles: [{ role: 'Reader', scope: 'root' }] },
      github: { ...seed.github, tokens: [{ permissions: { contents: 'read' } }] }
    }
  });
  try {
    const { arm, graph } = sandbox.world.state;
    const subscription = `/subscriptions/${arm.subscriptions.find(({ displayName }) => displayName === 'Platform Shared')?.subscriptionId ?? ''}`;
    const appId = (name: string): string => graph.applications.find(({ displayName }) => displayName === name)?.appId ?? '';
    const store = [`${sandbox.origin}/vaults/${vaultName}/secrets/x`, 'github-secret:AKS', 'github-secret:prod/AKS', 'github-org-secret:AKS'];
    const assign = [
      `disks @ ${subscription}/resourceGroups/rg-ingress`,
      `acr-pull @ ${subscription}/resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/${registryName}`
    ].join('\n');
    const cluster = `${subscription}/resourceGroups/rg-blue/providers/Microsoft.ContainerService/managedClusters/aks-blue-weu`;
    const inputs: Record<string, Record<string, string>> = {
      provision: { name: 'aks-new', store: store.join('\n'), cluster, 'cluster-template': 'c.json', assign },
      delegate: { 'app-id': appId(shared.application), assign },
      rotate: { 'app-id': appId(shared.application), store: store.join('\n') },
      cleanup: { 'app-id': appId('aks-dev-sandbox') }
    };
    const env = { ...sandbox.env, GITHUB_ACTION_REPOSITORY: 'contoso/sp', GITHUB_ACTION_REF: 'v1', GITHUB_SERVER_URL: 'https://github.com' };
    const run = await runAction({ operation, 'dry-run': 'true', ...sandbox.inputs, ...inputs[operation] }, env, {
      files: { 'c.json': JSON.stringify(template) }
    });
    const writes = sandbox.exchanges
      .filter(({ method, url }) => method !== 'GET' && !/\/oauth2\/|\/\$batch$|ResourceGraph/.test(url))
      .map(({ method, url }) => `${method} ${url}`);
    return { run, writes };
  } finally {
    await sandbox.close();
  }
}

const graphPermission = /az ad app permission add --id [0-9a-f-]{36} --api 00000003-0000-0000-c000-000000000000 --api-permissions 18a4783c-[0-9a-f-]+=Role/;
const role = (name: string): RegExp =>
  new RegExp(`az role assignment create --assignee-object-id [0-9a-f-]{36} --assignee-principal-type ServicePrincipal --role ${name} --scope`);
const vault = role("'Key Vault Secrets Officer'");
const gitHub = [/Secrets: write/, /Environments: write/, /Organization secrets: write/];

describe.each<[string, RegExp[]]>([
  ['provision', [graphPermission, vault, ...gitHub, role('Contributor'), role("'User Access Administrator'"), role("'Role Based Access Control Administrator'")]],
  ['delegate', [role("'User Access Administrator'"), role("'Role Based Access Control Administrator'")]],
  ['rotate', [graphPermission, vault, ...gitHub, role('Contributor')]],
  ['cleanup', [graphPermission, role("'Role Based Access Control Administrator'")]]
])('a dry run of %s by an identity that may write nothing', (operation, expected) => {
  let run: ActionRun;
  let writes: string[];
  beforeAll(async () => {
    ({ run, writes } = await dryRun(operation));
  });

  it('plans all the same, and sends no write', () => {
    expect([run.outputs.outcome, run.exitCode, writes]).toEqual(['planned', 0, []]);
  });

  it('names everything that is missing, with the command that grants it, and where that is explained', () => {
    const problems = run.log.split('::group::Problems\n')[1]?.split('::endgroup::')[0] ?? '';
    for (const each of expected) expect(problems).toMatch(each);
    for (const line of problems.trim().split('\n'))
      expect(line).toMatch(/ \[[a-z-]+\] https:\/\/github\.com\/contoso\/sp\/blob\/v1\/docs\/troubleshooting\.md#[a-z-]+$/);
    for (const each of expected) expect(run.summary.replaceAll(/<span>(.)<\/span>|\\(.)/g, '$1$2').replaceAll('&#39;', "'")).toMatch(each);
  });

  it('says last that the real run would fail', () => {
    expect(run.log).toMatch(/What to do next:\n {2}Mend what is named under Problems.*the real run would fail/);
  });
});
