/** Every request and answer against the vendors' OpenAPI files, where somebody has them: they are no part of this repository. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoverageTable } from '../../scripts/conformance/coverage.ts';
import type { Ledger } from '../record.ts';
import type { Settings } from '../settings.ts';

const root = join(import.meta.dirname, '..', '..');

export async function proveConformance({ specs, say }: Settings, ledger: Ledger): Promise<boolean> {
  if (specs === undefined) {
    say('not run: no --specs');
    return true;
  }
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'proofs-conformance-'));
  const [table, requests] = [join(folder, 'table.json'), join(folder, 'az.json')];
  const hasCli = spawnSync('az', ['version']).status === 0;
  if (!hasCli) say('without the Azure CLI, which is not installed here');
  const witnessed = hasCli && (await run('scripts/azure-cli.ts', '--record', requests)) === 0;
  const also = witnessed ? ['--also', requests] : [];
  const code = await run('scripts/conformance.ts', '--specs', specs, '--table', table, ...also);
  const { totals } = JSON.parse(readFileSync(table, 'utf8')) as CoverageTable;
  rmSync(folder, { recursive: true });
  const violations = [
    ...(code === 0 ? [] : ['some exchange is not as described: npm run conformance']),
    ...(hasCli && !witnessed ? ['the Azure CLI and the action do not agree: npm run test:az'] : [])
  ];
  const seconds = (performance.now() - started) / 1000;
  ledger.put({
    part: 'conformance',
    name: witnessed ? 'action and Azure CLI' : 'action',
    choice: '',
    counts: { ...totals },
    violations,
    seconds
  });
  return violations.length === 0;
}

function run(...args: string[]): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  return new Promise((done, failed) => child.on('error', failed).on('close', (code) => done(code ?? 1)));
}
