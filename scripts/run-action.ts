/** Runs the committed `dist/index.js` as a runner does: a child process, inputs in the environment, files for its answers. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface ActionRun {
  exitCode: number;
  /** stdout and stderr, in the order they came. */
  log: string;
  outputs: Record<string, string>;
  /** Markdown of the job summary. */
  summary: string;
  /** Every file that is in the workspace afterwards, by path, the runner's own aside. */
  written: Record<string, string>;
}

interface Manifest {
  inputs: Record<string, { default?: string | number | boolean }>;
}

const repository = fileURLToPath(new URL('..', import.meta.url));
/** Time after which a run is ended, ms. */
const LIMIT = 120_000;

/** Preloaded where waits are to move the sandbox's clock. */
const clock = new URL('sandbox-clock.ts', import.meta.url).href;

export interface RunOptions {
  /** Control URL of the sandbox whose clock is moved where the action would wait. */
  control?: string;
  /** Files of the workspace by path, before the run. */
  files?: Record<string, string>;
}

/**
 * Runs the action once in an empty workspace.
 * @param inputs by name; those left out get their default of action.yml, as on a runner
 * @param env what the runner exports; nothing else of this process's environment is handed on but PATH and HOME
 */
export async function runAction(inputs: Record<string, string>, env: Record<string, string>, options: RunOptions = {}): Promise<ActionRun> {
  const workspace = mkdtempSync(path.join(tmpdir(), 'action-'));
  const files = {
    GITHUB_OUTPUT: path.join(workspace, '.output'),
    GITHUB_STEP_SUMMARY: path.join(workspace, '.summary'),
    GITHUB_STATE: path.join(workspace, '.state')
  };
  for (const file of Object.values(files)) writeFileSync(file, '');
  for (const [name, content] of Object.entries(options.files ?? {})) writeFileSync(path.join(workspace, name), content);
  const waits =
    options.control === undefined
      ? {}
      : { SANDBOX_CONTROL: options.control, NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${clock}` };
  try {
    const runner = {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: workspace,
      RUNNER_OS: 'Linux',
      ...files
    };
    const { PATH = '', HOME = '' } = process.env;
    const done = await run(workspace, { PATH, HOME, ...runner, ...env, ...waits, ...inputVariables(inputs, env.GITHUB_TOKEN ?? '') });
    return {
      ...done,
      outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
      summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
      written: readWorkspace(workspace)
    };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

async function run(cwd: string, env: Record<string, string>): Promise<{ exitCode: number; log: string }> {
  const entry = path.join(repository, 'dist', 'index.js');
  if (!existsSync(entry)) throw new Error(`${entry} does not exist: npm run build`);
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [entry], { cwd, env, timeout: LIMIT });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('error', failed);
    child.on('close', (code) => done({ exitCode: code ?? 1, log }));
  });
}

function readWorkspace(workspace: string): Record<string, string> {
  const files = readdirSync(workspace, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.')
  );
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(workspace, file), readFileSync(file, 'utf8')];
    })
  );
}

/** `INPUT_TENANT-ID` and so on, as the runner names them. */
function inputVariables(given: Record<string, string>, token: string): Record<string, string> {
  const manifest = parse(readFileSync(path.join(repository, 'action.yml'), 'utf8')) as Manifest;
  const defaults = Object.entries(manifest.inputs).map(([name, { default: value = '' }]) => [
    name,
    String(value).replace('${{ github.token }}', token)
  ]);
  const values = { ...(Object.fromEntries(defaults) as Record<string, string>), ...given };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

/** `name=value`, or `name<<delimiter`, the lines of the value, `delimiter`. */
function readOutputs(text: string): Record<string, string> {
  const long = [...text.matchAll(/^([\w-]+)<<(.+)\n([^]*?)\n?\2$/gm)].map(([, name = '', , value = '']) => [name, value]);
  const short = [...text.replace(/^([\w-]+)<<(.+)\n[^]*?\n?\2$/gm, '').matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value
  ]);
  return Object.fromEntries([...short, ...long]) as Record<string, string>;
}
