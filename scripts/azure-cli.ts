/**
 * The real Azure CLI as a witness: it signs in to the sandbox and must tell the same facts as the action's own report. Needs `az` (Debian's
 * package will do); nothing of the user's own CLI set-up is read or written.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import { runAction } from './run-action.ts';

const execute = promisify(execFile);

/**
 * Debian's 2.45 misses a property that `az role` reads (https://github.com/Azure/azure-cli/issues/24959). Python imports this module by its name
 * before anything else.
 */
const roleRepair = `
import builtins, sys
plain_import = builtins.__import__
broken = {
    'azure.mgmt.authorization.v2020_04_01_preview.operations': 'RoleAssignmentsOperations',
    'azure.mgmt.authorization.v2018_01_01_preview.operations': 'RoleDefinitionsOperations',
}
def repairing_import(*args, **kwargs):
    result = plain_import(*args, **kwargs)
    for module, name in broken.items():
        operations = getattr(sys.modules.get(module), name, None)
        if operations is not None and not hasattr(operations, 'config'):
            operations.config = property(lambda self: self._config)
    return result
builtins.__import__ = repairing_import
`;

interface ReportedCluster {
  id: string;
}
interface Report {
  principals: { appId: string; clusters: ReportedCluster[]; credentials: { keyId: string; kind: string; holder: string }[] }[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'azure-cli-'));
const sandbox = await startSandbox();
let checks = 0;
try {
  const env = configure(sandbox);
  const az = async <T>(...words: string[]): Promise<T> => {
    const { stdout } = await execute('az', [...words, '--output', 'json'], { env, maxBuffer: 1e8 });
    return (stdout.trim() === '' ? null : JSON.parse(stdout)) as T;
  };
  await signIn(az, sandbox);
  await compare(az, sandbox, await actionReport(sandbox));
  await throughTheCli(sandbox, env);
  console.log(`The Azure CLI and the action agree: ${checks} checks`);
} finally {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The action without any identity of its own: what azure/login left behind signs it in. */
async function throughTheCli(target: Sandbox, cli: NodeJS.ProcessEnv): Promise<void> {
  const { 'client-secret': _secret, 'client-id': _client, ...inputs } = target.inputs;
  const env = Object.fromEntries(
    Object.entries({ ...cli, ...target.env }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  );
  const done = await runAction({ operation: 'check-expiry', ...inputs, auth: 'azure-cli', issues: 'none' }, env);
  same('principals found with auth azure-cli', [String(done.outputs['expired-count'])], ['3']);
}

type Az = <T>(...words: string[]) => Promise<T>;

function configure({ caFile }: Sandbox): NodeJS.ProcessEnv {
  const python = path.join(folder, 'python');
  mkdirSync(python);
  writeFileSync(path.join(python, 'sitecustomize.py'), roleRepair);
  return {
    PATH: process.env.PATH,
    HOME: folder,
    AZURE_CONFIG_DIR: path.join(folder, 'config'),
    PYTHONPATH: python,
    REQUESTS_CA_BUNDLE: caFile,
    NO_PROXY: '127.0.0.1',
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
    AZURE_CORE_ONLY_SHOW_ERRORS: 'yes'
  };
}

/** A cloud of its own whose authority is ADFS-like, so that MSAL does not ask Microsoft whether it exists. */
async function signIn(az: Az, { origin, inputs, world }: Sandbox): Promise<void> {
  const endpoints = {
    resourceManager: `${origin}/arm`,
    management: 'https://management.core.windows.net/',
    activeDirectory: `${origin}/adfs`,
    activeDirectoryResourceId: 'https://management.core.windows.net/',
    microsoftGraphResourceId: `${origin}/graph`,
    activeDirectoryGraphResourceId: `${origin}/graph`
  };
  await az('cloud', 'register', '--name', 'sandbox', '--cloud-config', JSON.stringify({ endpoints }));
  await az('cloud', 'set', '--name', 'sandbox');
  const secret = path.join(folder, 'secret');
  writeFileSync(secret, inputs['client-secret'] ?? '', { mode: 0o600 });
  await az(
    'login',
    '--service-principal',
    '--username',
    inputs['client-id'] ?? '',
    '--password',
    `@${secret}`,
    '--tenant',
    inputs['tenant-id'] ?? ''
  );
  const accounts = await az<{ id: string }[]>('account', 'list');
  same(
    'subscriptions',
    accounts.map(({ id }) => id),
    world.state.arm.subscriptions.map(({ subscriptionId }) => subscriptionId)
  );
}

async function actionReport(target: Sandbox): Promise<Report> {
  const file = path.join(folder, 'report.json');
  await runAction({ operation: 'check-expiry', ...target.inputs, issues: 'none', 'report-file': file }, target.env);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

async function compare(az: Az, { world }: Sandbox, report: Report): Promise<void> {
  const { subscriptions, roleAssignments } = world.state.arm;
  const lists = await Promise.all(
    subscriptions.map(({ subscriptionId }) => az<AzCluster[]>('aks', 'list', '--subscription', subscriptionId))
  );
  const clusters = lists.flat();
  const onPrincipals = clusters.filter(({ servicePrincipalProfile }) => servicePrincipalProfile.clientId !== 'msi');
  same(
    'clusters on service principals',
    onPrincipals.map(({ id }) => id),
    report.principals.flatMap((principal) => principal.clusters.map(({ id }) => id))
  );
  const [cluster] = onPrincipals;
  assert(cluster);
  const shown = await az<AzCluster>(
    'aks',
    'show',
    '--subscription',
    cluster.id.split('/')[2] ?? '',
    '--resource-group',
    cluster.resourceGroup,
    '--name',
    cluster.name
  );
  same('aks show', [shown.servicePrincipalProfile.clientId], [cluster.servicePrincipalProfile.clientId]);
  const applications = await az<{ appId: string }[]>('ad', 'app', 'list', '--all');
  const alive = world.state.graph.applications.filter(({ deletedDateTime }) => deletedDateTime === null);
  same(
    'applications',
    applications.map(({ appId }) => appId),
    alive.map(({ appId }) => appId)
  );
  await compareCredentials(az, report, new Set(applications.map(({ appId }) => appId)));
  const [subscription] = subscriptions;
  const assignments = await az<{ name: string }[]>(
    'role',
    'assignment',
    'list',
    '--all',
    '--subscription',
    subscription?.subscriptionId ?? ''
  );
  for (const { name } of assignments)
    assert(
      roleAssignments.some((assignment) => assignment.name === name),
      `role assignment ${name}`
    );
  checks += 1;
  assert(assignments.length > 0, 'role assignments');
}

async function compareCredentials(az: Az, report: Report, readable: ReadonlySet<string>): Promise<void> {
  for (const { appId, credentials } of report.principals.filter((principal) => readable.has(principal.appId))) {
    const passwords = await az<{ keyId: string }[]>('ad', 'app', 'credential', 'list', '--id', appId);
    const ours = credentials.filter(({ kind, holder }) => kind === 'password' && holder === 'application');
    same(
      `credentials of ${appId}`,
      passwords.map(({ keyId }) => keyId),
      ours.map(({ keyId }) => keyId)
    );
  }
}

interface AzCluster {
  id: string;
  name: string;
  resourceGroup: string;
  servicePrincipalProfile: { clientId: string };
}

function same(what: string, theirs: readonly string[], ours: readonly string[]): void {
  const sorted = (ids: readonly string[]): string[] => ids.map((id) => id.toLowerCase()).sort();
  assert.deepEqual(sorted(theirs), sorted(ours), what);
  assert(theirs.length > 0, `${what}: none at all`);
  checks += 1;
  console.log(`  ${what}: ${theirs.length} alike`);
}
