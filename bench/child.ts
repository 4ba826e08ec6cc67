/** Runs the built action as a process of its own, as a runner does, and measures it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const repository = fileURLToPath(new URL('..', import.meta.url));
const hooks = path.join(repository, 'bench', 'hooks.cjs');

/** What the reusable workflows set for the action's Node. */
export const nodeOptions = readNodeOptions();

export interface Measured {
  exitCode: number;
  /** From before the process is made until it is gone. */
  ms: number;
  /** Largest resident memory; null when the process could not say. */
  rssMb: number | null;
  log: string;
  outputs: Record<string, string>;
}

export interface Run {
  dist: string;
  inputs: Record<string, string>;
  env: Record<string, string>;
  /** Ends the process at its first request. */
  stop?: boolean;
  /** Has to move the sandbox's clock by that much, ms: then waits take no time, and `ms` is what they would have taken. */
  advance?: (ms: number) => void;
}

export async function runAction({ dist, inputs, env, stop = false, advance }: Run): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const rss = path.join(folder, 'rss');
  const output = path.join(folder, 'output');
  const summary = path.join(folder, 'summary');
  for (const file of [output, summary]) writeFileSync(file, '');
  try {
    const variablesOfRun = {
      ...base(),
      NODE_OPTIONS: nodeOptions,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...env,
      ...variables(inputs, env.GITHUB_TOKEN ?? ''),
      ...(stop ? { BENCH_STOP: '1' } : { BENCH_RSS: rss }),
      ...(advance ? { BENCH_CLOCK: '1' } : {})
    };
    const done = await time(['-r', hooks, path.join(dist, 'index.js')], variablesOfRun, process.execPath, advance);
    return { ...done, rssMb: stop ? null : megabytes(rss), outputs: readOutputs(readFileSync(output, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Node that does nothing, for comparison, ms. */
export async function emptyNode(): Promise<number> {
  return (await time(['-e', '0'], base())).ms;
}

export function time(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  command = process.execPath,
  advance?: (ms: number) => void
): Promise<Omit<Measured, 'rssMb' | 'outputs'>> {
  return new Promise((done, failed) => {
    const began = performance.now();
    let moved = 0;
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe', ...(advance ? (['ipc'] as const) : [])] });
    child.on('message', ({ advance: ms }: { advance: number }) => {
      moved += ms;
      advance?.(ms);
      child.send({ advanced: ms });
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('error', failed);
    child.on('close', (code) => done({ exitCode: code ?? 1, ms: performance.now() - began + moved, log }));
  });
}

function base(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME };
}

function readNodeOptions(): string {
  const file = path.join(repository, '.github', 'workflows', 'check-expiry.yml');
  const { on } = parse(readFileSync(file, 'utf8')) as { on: { workflow_call: { inputs: Record<string, { default?: string }> } } };
  const value = on.workflow_call.inputs['node-options']?.default;
  if (value === undefined) throw new Error(`${file} has no default for node-options`);
  return value;
}

/** `INPUT_…` as the runner names them, with the defaults of action.yml. */
function variables(given: Record<string, string>, token: string): Record<string, string> {
  const { inputs } = parse(readFileSync(path.join(repository, 'action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: string | number | boolean }>;
  };
  const defaults = Object.entries(inputs).map(([name, { default: value = '' }]) => [
    name,
    String(value).replace('${{ github.token }}', token)
  ]);
  const all = { ...(Object.fromEntries(defaults) as Record<string, string>), ...given };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function readOutputs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(.+)\r?\n([^]*?)\r?\n?\2$/gm)].map(([, name = '', , value = '']) => [name, value])
  );
}

function megabytes(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) / 1024;
  } catch {
    return null;
  }
}
