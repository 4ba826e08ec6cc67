/** The mutation score of src/domain: how many deliberate faults the tests notice. Taken from `npm run mutation`, which is run if need be. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../record.ts';
import type { Settings } from '../settings.ts';

const root = join(import.meta.dirname, '..', '..');
const reportFile = join(root, 'build', 'mutation.json');

/** https://github.com/stryker-mutator/mutation-testing-elements/tree/master/packages/report-schema */
export interface MutationReport {
  files: Record<string, { source: string; mutants: { status: string }[] }>;
  thresholds?: { break?: number | null };
}

export async function proveMutation({ say }: Settings, ledger: Ledger): Promise<boolean> {
  const started = performance.now();
  if (!isFresh()) {
    if (!hasScript()) {
      say('not run: there is no `npm run mutation`');
      return true;
    }
    await runScript();
  }
  if (!existsSync(reportFile)) throw new Error(`npm run mutation left no ${reportFile}`);
  const { detected, valid } = scoreOf(readReport());
  const score = (100 * detected) / Math.max(1, valid);
  const wanted = 85;
  const held = score >= wanted;
  say(`${held ? 'pass' : 'VIOLATED'}  ${detected} of ${valid} mutants of src/domain noticed: ${score.toFixed(1)} %`);
  ledger.put({
    part: 'mutation',
    name: 'src/domain',
    choice: '',
    counts: { detected, valid, score: Math.round(score * 10) / 10 },
    violations: held ? [] : [`the mutation score is ${score.toFixed(1)} %, below ${wanted} %`],
    found: `report of ${statSync(reportFile).mtime.toISOString()}`,
    seconds: (performance.now() - started) / 1000
  });
  return held;
}

/** What could not be run at all, as for its types, proves nothing either way. */
export function scoreOf({ files }: MutationReport): { detected: number; valid: number } {
  const all = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const detected = all.filter((status) => status === 'Killed' || status === 'Timeout').length;
  return { detected, valid: detected + all.filter((status) => status === 'Survived' || status === 'NoCoverage').length };
}

/** The report holds the sources that were mutated. */
function isFresh(): boolean {
  if (!existsSync(reportFile)) return false;
  return Object.entries(readReport().files).every(([file, { source }]) => {
    const path = join(root, file);
    return existsSync(path) && readFileSync(path, 'utf8') === source;
  });
}

function readReport(): MutationReport {
  return JSON.parse(readFileSync(reportFile, 'utf8')) as MutationReport;
}

function hasScript(): boolean {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  return scripts.mutation !== undefined;
}

function runScript(): Promise<void> {
  const child = spawn('npm', ['run', 'mutation'], { cwd: root, stdio: 'inherit' });
  // Below its threshold it ends with 1, and the report is there all the same.
  return new Promise((done, failed) => child.on('error', failed).on('close', () => done()));
}
