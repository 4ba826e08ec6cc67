/** A fleet as the Azure CLI lists it and as check-expiry reports it: the same facts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { runAction } from '../run-action.ts';
import { callerOf, openAzureCli, type Az } from './set-up.ts';
import { agree, same } from './tally.ts';

interface ReportedCluster {
  id: string;
}
interface Report {
  principals: { appId: string; clusters: ReportedCluster[]; credentials: { keyId: string; kind: string; holder: string }[] }[];
}

/** @param folder for files of the CLI */
export async function compareFleet(folder: string): Promise<void> {
  const sandbox = await startSandbox();
  try {
    const { az, env } = await openAzureCli(sandbox, path.join(folder, 'fleet'), callerOf(sandbox));
    const accounts = await az<{ id: string }[]>('account', 'list');
    same(
      'subscriptions',
      accounts.map(({ id }) => id),
      sandbox.world.state.arm.subscriptions.map(({ subscriptionId }) => subscriptionId)
    );
    await compare(az, sandbox, await actionReport(sandbox, folder));
    await throughTheCli(sandbox, env);
  } finally {
    await sandbox.close();
  }
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

async function actionReport(target: Sandbox, folder: string): Promise<Report> {
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
  agree('role assignments', assignments.length > 0);
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
