/** Property tests with more cases than usual, and everything hostile: how much was tried. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../record.ts';
import type { Settings } from '../settings.ts';

const root = join(import.meta.dirname, '..', '..');
/** The tests of these need neither the built bundle nor a network. */
const counting = /from '(?:fast-check|[./]+\/proofs\/count\.ts)'/;

export async function proveInputs({ inputs, say, only }: Settings, ledger: Ledger): Promise<boolean> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'proofs-inputs-'));
  const counts = join(folder, 'counts');
  writeFileSync(counts, '');
  const files = countingTests().filter((file) => file.includes(only));
  say(`${files.length} files of tests, ${inputs} cases per property where it does not say otherwise`);
  const failed = await jest(files, { PROOFS_COUNTS: counts, PROOFS_RUNS: String(inputs) });
  const sums = sum(readFileSync(counts, 'utf8'));
  rmSync(folder, { recursive: true });
  for (const [what, many] of Object.entries(sums)) say(`  ${what}: ${many}`);
  ledger.put({
    part: 'inputs',
    name: 'all',
    choice: [...(only === '' ? [] : [`only ${only}`]), ...(inputs < 2000 ? [`${inputs} cases`] : [])].join(', '),
    counts: { files: files.length, ...sums },
    violations: failed ? ['some of these tests failed: npm test'] : [],
    seconds: (performance.now() - started) / 1000
  });
  return !failed;
}

function countingTests(): string[] {
  return readdirSync(join(root, '__tests__'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('__tests__', name))
    .filter((name) => counting.test(readFileSync(join(root, name), 'utf8')))
    .sort();
}

/** @returns whether a test failed */
function jest(files: readonly string[], env: Record<string, string>): Promise<boolean> {
  const setup = join('<rootDir>', 'proofs', 'property-setup.ts');
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join('node_modules', 'jest', 'bin', 'jest.js')];
  const child = spawn(
    process.execPath,
    [...options, '--testTimeout', '600000', '--reporters', 'summary', '--setupFilesAfterEnv', setup, '--runTestsByPath', ...files],
    { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' }
  );
  return new Promise((done, lost) => child.on('error', lost).on('close', (code) => done(code !== 0)));
}

function sum(text: string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of text.split('\n').filter(Boolean)) {
    const { what, many } = JSON.parse(line) as { what: string; many: number };
    sums[what] = (sums[what] ?? 0) + many;
  }
  return sums;
}
