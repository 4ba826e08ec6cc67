/** A fleet exported by scripts/export-seed.ts, as a user would, and taken for a rehearsal: check-expiry must say the same of both. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defaultSeed, readSeed, type Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { runAction } from '../run-action.ts';
import { callerOf, openAzureCli } from './set-up.ts';
import { agree, same } from './tally.ts';

const execute = promisify(execFile);
const script = fileURLToPath(new URL('../export-seed.ts', import.meta.url));

interface Principal {
  appId: string;
  displayName: string | null;
  status: string;
  nextExpiry: string | null;
  due: string[];
  outages: { kind: string }[];
  clusters: { id: string; status: string; use: string; powerState: string; endsOn: string | null }[];
  credentials: { keyId: string; displayName: string | null; state: string }[];
}
interface Report {
  status: string;
  complete: boolean;
  managedIdentityClusters: number;
  scannedAt: string;
  principals: Principal[];
}

/** @param folder for files */
export async function compareRehearsal(folder: string): Promise<void> {
  const real = await startSandbox({ seed: tenant() });
  try {
    const { env } = await openAzureCli(real, path.join(folder, 'exporter'), callerOf(real));
    const [plain, hidden] = await exported(real, env, folder);
    const original = await report(real, folder);
    const rehearsed = await rehearse(plain, folder);
    same('an exported fleet, as check-expiry reports it', original.principals.map(factsOf), rehearsed.principals.map(factsOf));
    agree('the whole of it too', headOf(original) === headOf(rehearsed));
    const masked = await rehearse(hidden, folder);
    same('the same under pseudonyms', original.principals.map(shapeOf), masked.principals.map(shapeOf));
    agree('its whole too', headOf(original) === headOf(masked));
    nothingLeaks(real, plain, hidden);
  } finally {
    await real.close();
  }
}

/** The demo's fleet with what an export must get right beside it: names that are there twice, clusters that are gone, registries and vaults. */
function tenant(): Seed {
  const seed = defaultSeed();
  const twin = { name: 'a twin', resourceName: 'aks-checkout-weu', subscription: 'data-production', resourceGroup: 'rg-checkout' };
  const registry = { name: 'contosoplatform', subscription: 'platform-shared', resourceGroup: 'rg-registry' };
  return {
    ...seed,
    applications: [
      ...(seed.applications ?? []),
      {
        name: 'aks-gone',
        credentials: [{ name: 'left', managed: true, start: '-200d', end: '+100d' }],
        ledger: { uses: [{ credential: 'left', cluster: gone('aks-gone-weu'), at: '-199d' }] }
      }
    ],
    clusters: [...(seed.clusters ?? []), { ...twin, application: 'aks-checkout', credential: 'current' }],
    registries: [registry],
    vaults: [{ name: 'kv-platform', subscription: 'platform-shared', resourceGroup: 'rg-platform' }],
    roleDefinitions: [{ roleName: 'Contoso AKS network', actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'] }],
    roleAssignments: [
      ...(seed.roleAssignments ?? []),
      { principal: 'aks-checkout', role: 'AcrPull', scope: 'registry/contosoplatform' },
      { principal: 'aks-gone', role: 'Key Vault Secrets User', scope: 'vault/kv-platform' },
      { principal: 'aks-orders', role: 'Contoso AKS network', scope: 'managementGroup/contoso-production' }
    ]
  };
}

function gone(name: string): string {
  return `/subscriptions/9ef6c47d-42ce-4259-9556-8fdc0946edd1/resourceGroups/rg-gone/providers/Microsoft.ContainerService/managedClusters/${name}`;
}

async function exported(real: Sandbox, env: NodeJS.ProcessEnv, folder: string): Promise<[string, string]> {
  const [plain, hidden] = [path.join(folder, 'seed.json'), path.join(folder, 'pseudonyms.json')];
  const before = real.exchanges.length;
  await execute(process.execPath, [script, plain], { env });
  await execute(process.execPath, [script, '--pseudonyms', hidden], { env });
  const writes = real.exchanges.slice(before).filter(({ method, url }) => method !== 'GET' && !new URL(url).pathname.endsWith('/token'));
  agree('the export sent nothing but GET requests', real.exchanges.length > before && writes.length === 0);
  return [plain, hidden];
}

async function rehearse(seed: string, folder: string): Promise<Report> {
  const sandbox = await startSandbox({ seed: readSeed(seed) });
  try {
    return await report(sandbox, folder);
  } finally {
    await sandbox.close();
  }
}

async function report(sandbox: Sandbox, folder: string): Promise<Report> {
  const file = path.join(folder, 'rehearsal.json');
  const inputs = { operation: 'check-expiry', ...sandbox.inputs, issues: 'none', 'fail-on': 'none', 'report-file': file };
  await runAction(inputs, sandbox.env);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

function headOf({ status, complete, managedIdentityClusters, principals }: Report): string {
  return JSON.stringify([status, complete, managedIdentityClusters, principals.length]);
}

/** Everything that people go by; ends to the minute, since an export rounds down. */
function factsOf(principal: Principal): string {
  const { appId, displayName, clusters, credentials } = principal;
  return JSON.stringify([
    appId,
    displayName,
    shapeOf(principal),
    clusters.map(({ id }) => id).sort(),
    credentials.map(({ keyId, displayName: name, state }) => [keyId, name, state].join(' ')).sort()
  ]);
}

function shapeOf({ status, due, outages, clusters, credentials, nextExpiry }: Principal): string {
  return JSON.stringify([
    status,
    days(nextExpiry),
    due.length,
    outages.map(({ kind }) => kind),
    clusters.map((each) => [each.status, each.use, each.powerState, days(each.endsOn)].join(' ')).sort(),
    credentials.map(({ state }) => state).sort()
  ]);
}

function days(iso: string | null): number | null {
  return iso === null ? null : Math.floor((Date.parse(iso) - Date.now()) / 86_400_000);
}

/** No value of a secret, and under pseudonyms no name and no id. */
function nothingLeaks({ world }: Sandbox, plain: string, hidden: string): void {
  const { graph, arm } = world.state;
  const [seed, masked] = [readFileSync(plain, 'utf8'), readFileSync(hidden, 'utf8').toLowerCase()];
  const secrets = [...graph.applications, ...graph.servicePrincipals].flatMap(({ passwordCredentials }) => passwordCredentials);
  agree('no secret in an exported seed', secrets.length > 0 && secrets.every(({ secret }) => !seed.includes(secret)));
  const names = [
    ...arm.clusters.flatMap(({ name, resourceGroup }) => [name, resourceGroup]),
    ...arm.subscriptions.flatMap(({ subscriptionId, displayName }) => [subscriptionId, displayName]),
    ...graph.applications.flatMap(({ id, appId, displayName }) => [id, appId, displayName]),
    ...secrets.map(({ keyId }) => keyId),
    ...['contosoplatform', 'kv-platform', 'Contoso AKS network', 'contoso-production', 'rg-gone', world.state.tenant.id]
  ];
  const seen = names.filter((name) => masked.includes(name.toLowerCase()));
  agree(`no name or id under pseudonyms${seen.length > 0 ? `: ${seen.join(', ')}` : ''}`, seen.length === 0);
}
