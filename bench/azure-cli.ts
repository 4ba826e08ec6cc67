/** The Azure CLI doing the same as check-expiry: `az aks list` and `az ad app list --all`, two processes, signed in before. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Sandbox } from '../sandbox/server.ts';
import { scan, withSandbox } from './scan.ts';
import { tenant } from './seeds.ts';
import { median, notMeasured, row, rounded, spread, type Row } from './table.ts';

const execute = promisify(execFile);

export async function azureCliRows(dist: string, runs: number): Promise<Row[]> {
  const budget = '<= 0.2x az';
  const sizes = [10, 100];
  const what = (clusters: number): string => `time, check-expiry of ${clusters} clusters`;
  if (!installed()) return sizes.map((clusters) => notMeasured(what(clusters), budget, 'the Azure CLI (az) is not installed'));
  const rows: Row[] = [];
  for (const clusters of sizes) {
    const seed = tenant({ clusters, principals: clusters, subscriptions: 1, applications: clusters + 2 });
    rows.push(
      await withSandbox({ seed }, async (sandbox) => {
        const { az, action } = await compare(dist, runs, sandbox);
        const detail = `${runs} alternating runs; az: ${spread(az)} ms, action: ${spread(action)} ms`;
        const ratio = median(action) / median(az);
        return row(what(clusters), budget, 0.2, ratio, 'x', detail, {
          azMs: Number(rounded(median(az))),
          actionMs: Number(rounded(median(action)))
        });
      })
    );
  }
  return rows;
}

function installed(): boolean {
  try {
    execFileSync('az', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function compare(dist: string, runs: number, sandbox: Sandbox): Promise<{ az: number[]; action: number[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-az-'));
  try {
    const az = await signedIn(folder, sandbox);
    const subscription = sandbox.world.state.arm.subscriptions[0]?.subscriptionId ?? '';
    const times = { az: [] as number[], action: [] as number[] };
    for (let run = 0; run < runs; run += 1) {
      const began = performance.now();
      await az('aks', 'list', '--subscription', subscription);
      await az('ad', 'app', 'list', '--all');
      times.az.push(performance.now() - began);
      times.action.push((await scan(dist, sandbox)).ms);
    }
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A cloud of its own whose authority is ADFS-like, so that MSAL does not ask Microsoft whether it exists. */
async function signedIn(folder: string, { caFile, origin, inputs }: Sandbox): Promise<(...words: string[]) => Promise<unknown>> {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AZURE_CONFIG_DIR: path.join(folder, 'config'),
    REQUESTS_CA_BUNDLE: caFile,
    NO_PROXY: '127.0.0.1',
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
    AZURE_CORE_ONLY_SHOW_ERRORS: 'yes'
  };
  const az = (...words: string[]): Promise<unknown> => execute('az', [...words, '--output', 'json'], { env, maxBuffer: 1e8 });
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
  const identity = ['--username', inputs['client-id'] ?? '', '--password', `@${secret}`, '--tenant', inputs['tenant-id'] ?? ''];
  await az('login', '--service-principal', ...identity);
  // So that its tokens are cached, as they would be in a script.
  await az('ad', 'app', 'list', '--all');
  return az;
}
