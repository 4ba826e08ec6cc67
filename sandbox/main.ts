import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSeed } from './seed/seed.ts';
import { startSandbox } from './server.ts';
import type { Sandbox, SandboxOptions } from './server.ts';

const USAGE = `usage: npm run --silent sandbox -- [--port N] [--seed FILE] [--env-file FILE] [--latency MS] [--replication MS] [--throttle]`;

interface CommandLine extends SandboxOptions {
  envFile?: string;
}

/** Reads the command line. Throws one message that names every bad option. */
export function readCommandLine(args: string[]): CommandLine {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      'env-file': { type: 'string' },
      latency: { type: 'string' },
      replication: { type: 'string' },
      throttle: { type: 'boolean' }
    }
  });
  const problems: string[] = [];
  const number = (name: 'port' | 'latency' | 'replication', most: number): number | undefined => {
    const text = values[name];
    if (text === undefined) return undefined;
    if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
    problems.push(`--${name} is "${text}", a whole number from 0 to ${most} is accepted`);
    return undefined;
  };
  const port = number('port', 65_535);
  const latency = number('latency', 3_600_000);
  const replication = number('replication', 86_400_000);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return {
    throttle: values.throttle ?? false,
    ...(port === undefined ? {} : { port }),
    ...(latency === undefined ? {} : { latency }),
    ...(replication === undefined ? {} : { replication }),
    ...(values.seed === undefined ? {} : { seed: readSeed(values.seed) }),
    ...(values['env-file'] === undefined ? {} : { envFile: values['env-file'] })
  };
}

/** The line that says the sandbox is ready, without its newline. */
export function readyLine(sandbox: Sandbox): string {
  const { state } = sandbox.world;
  return JSON.stringify({
    ready: true,
    control: `${sandbox.origin}/_sandbox`,
    caFile: sandbox.caFile,
    tenantId: state.tenant.id,
    subscriptionIds: state.arm.subscriptions.map(({ subscriptionId }) => subscriptionId),
    inputs: sandbox.inputs,
    env: sandbox.env
  });
}

/** `KEY='value'` lines, for `set -a; . FILE` and for `node --env-file`. */
export function envFileText(env: Record<string, string>): string {
  return Object.entries(env)
    .map(([name, value]) => `${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('');
}

/** A signal that ends `npm run` ends the shell between, which hands none on: without a parent it is time to go too. */
function endWithParent(stop: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}

/** A mistake of the user (options, seed, port) is one line and exit code 2; the ready line is the only thing on stdout. */
async function main(): Promise<void> {
  try {
    const { envFile, ...options } = readCommandLine(process.argv.slice(2));
    const sandbox = await startSandbox(options);
    const stop = (): void => void sandbox.close().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    if (process.env.npm_lifecycle_event === 'sandbox') endWithParent(stop);
    if (envFile !== undefined) writeFileSync(envFile, envFileText(sandbox.env), { mode: 0o600 });
    process.stdout.write(`${readyLine(sandbox)}\n`);
  } catch (error) {
    process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    process.exit(2);
  }
}

if (import.meta.main) await main();
