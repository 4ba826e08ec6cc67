/** The action as a process of its own, killed with SIGKILL while the sandbox holds one of its requests. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../sandbox/faults.ts';
import { environment, openWorkspace, readFiles, type Bench, type Ran, type RunSpec } from './bench.ts';
import { pause } from './clock.ts';
import { inputsWithDefaults } from './runtime.ts';

const root = join(import.meta.dirname, '..');
const waits = new URL('../scripts/sandbox-clock.ts', import.meta.url).href;
/** A run that neither ends nor is held by then hangs, ms. */
const limit = 60_000;

/** What is run: a bundle that the environment names, else the committed one, else the sources. */
export function entry(): string {
  const bundle = process.env.PROOFS_BUNDLE ?? join(root, 'dist', 'index.js');
  return existsSync(bundle) ? bundle : join(root, 'src', 'main.ts');
}

/** @returns what it said until then; `outcome` is null if it was killed */
export async function killAt(
  { sandbox }: Bench,
  spec: RunSpec,
  nth: number,
  fault: 'kill-before' | 'kill-after',
  more: Fault[] = []
): Promise<Ran> {
  const { faults } = sandbox.engine;
  faults.install([{ fault: fault === 'kill-before' ? 'hold' : 'hold-after', nth }, ...more]);
  const workspace = openWorkspace(spec.files);
  const files = { GITHUB_OUTPUT: join(workspace, '.output'), GITHUB_STEP_SUMMARY: join(workspace, '.summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const env = environment({ sandbox } as Bench, spec);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', `--import=${waits}`, entry()], {
    cwd: workspace,
    env: {
      ...{
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: workspace
      },
      ...{ SANDBOX_CONTROL: `${sandbox.origin}/_sandbox`, NODE_COMPILE_CACHE: join(root, 'build', 'proofs-cache') },
      ...files,
      ...env,
      ...inputVariables({ ...sandbox.inputs, ...spec.inputs }, env.GITHUB_TOKEN ?? '')
    }
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = new Promise<void>((done, failed) => child.on('error', failed).on('close', () => done()));
  const killed = await untilHeld(faults, ended);
  if (killed) child.kill('SIGKILL');
  await ended;
  // The sandbox has to see the connection go before the request is let go.
  await pause(10);
  faults.release();
  await pause(5);
  const said = readFileSync(files.GITHUB_OUTPUT, 'utf8');
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
  const written = readFiles(workspace, spec.files);
  rmSync(workspace, { recursive: true, force: true });
  // What the runner is told to hide is no leak; everything else that it prints is.
  const shown = log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return {
    outputs: {},
    texts: [...shown, said, summary],
    log: shown,
    summary,
    failure: null,
    outcome: killed ? null : (/outcome<<(.+)\n(.+)/.exec(said)?.[2] ?? 'failed'),
    files: written
  };
}

/** true: a request is held; false: the process ended without getting as far. */
async function untilHeld(faults: Bench['sandbox']['engine']['faults'], ended: Promise<void>): Promise<boolean> {
  const state = { over: false };
  void ended.then(() => (state.over = true));
  for (let waited = 0; waited < limit; waited += 2) {
    if (faults.list().held.length > 0) return true;
    if (state.over) return false;
    await pause(2);
  }
  return true;
}

function inputVariables(given: Record<string, string>, token: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputsWithDefaults(given, token)).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  );
}
