/** A sandbox in this process, and the action run against it: in process, or as a process that can be killed. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import type { State } from '../sandbox/world.ts';
import { aheadBy, installClock, setAhead, watch } from './clock.ts';
import { memoryRuntime, type Said } from './runtime.ts';
import type { Scenario, Step } from './scenario.ts';

export interface Bench {
  sandbox: Sandbox;
  close(): Promise<void>;
}

/** Run ids of the workflow runs of a proof; the seeds list them in GitHub. */
export const firstRun = 9001;
export const mostRuns = 12;

/** Nothing else is talked to, and a short list is quickly set up for each connection. */
const trusted: string[] = [];

export async function openBench(): Promise<Bench> {
  installClock();
  const sandbox = await startSandbox({ seed: {} });
  watch(sandbox);
  trusted.push(sandbox.ca);
  tls.setDefaultCACertificates(trusted);
  return { sandbox, close: () => sandbox.close() };
}

/** A world at an instant, to come back to. */
export interface Snapshot {
  state: State;
  ahead: number;
  /** ms. */
  replication: number;
}

export function takeSnapshot({ sandbox }: Bench): Snapshot {
  return { state: structuredClone(sandbox.world.state), ahead: aheadBy(), replication: sandbox.world.replication };
}

/** Puts it back; requests, faults and what was known of clusters are forgotten. */
export function putBack({ sandbox: { engine } }: Bench, { state, ahead, replication }: Snapshot): void {
  setAhead(ahead);
  engine.world.replication = replication;
  engine.faults.release();
  engine.faults.install([]);
  engine.exchanges.length = 0;
  engine.invariants.reset();
  const copy = structuredClone(state);
  // Of an hour's requests GitHub lets each token have a thousand, and this world's hour comes back again and again.
  puts += 1;
  for (const each of copy.github.tokens) each.token = `${each.token.split('.')[0] ?? ''}.${puts}`;
  engine.replace(copy);
}

let puts = 0;

/** The world of a scenario, as its seed has it. */
export function load({ sandbox: { engine } }: Bench, { seed, replication = 0 }: Pick<Scenario, 'seed' | 'replication'>): void {
  setAhead(0);
  engine.reset(seed());
  engine.world.replication = replication;
}

export interface RunSpec {
  inputs: Record<string, string>;
  files?: Record<string, string>;
  runId: number;
  attempt?: number;
}

export function environment({ sandbox }: Bench, { runId, attempt = 1 }: RunSpec): Record<string, string> {
  return {
    ...sandbox.env,
    GITHUB_REPOSITORY: sandbox.world.state.github.workflow.repository,
    GITHUB_TOKEN: sandbox.world.state.github.tokens[0]?.token ?? '',
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_ATTEMPT: String(attempt)
  };
}

export interface Ran extends Said {
  /** null: killed. */
  outcome: string | null;
  files: Record<string, string>;
}

/** Runs the action in this process. Whatever it throws is a failure of the proof. */
export async function runHere(bench: Bench, spec: RunSpec): Promise<Ran> {
  const { run } = await import('../src/run.ts');
  const workspace = openWorkspace(spec.files);
  try {
    const { runtime, said } = memoryRuntime({ ...bench.sandbox.inputs, ...spec.inputs }, environment(bench, spec), workspace);
    await run(runtime);
    return { ...said, outcome: said.outputs.outcome ?? null, files: readFiles(workspace, spec.files) };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

export function openWorkspace(files: Record<string, string> = {}): string {
  const workspace = mkdtempSync(join(tmpdir(), 'proof-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(workspace, name), content);
  return workspace;
}

export function readFiles(workspace: string, given: Record<string, string> = {}): Record<string, string> {
  const written = readdirSync(workspace, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && given[entry.name] === undefined
  );
  return Object.fromEntries(written.map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]));
}

/** Lets somebody else act while the work goes on, right before the request that is named. */
export async function whileActing<T>({ sandbox }: Bench, meanwhile: Step['meanwhile'], work: () => Promise<T>): Promise<T> {
  if (!meanwhile) return work();
  const { engine } = sandbox;
  const { faults } = engine;
  let seen = 0;
  engine.faults = {
    ...faults,
    next(method, url) {
      if (method === meanwhile.method && meanwhile.path.test(url) && (seen += 1) === meanwhile.nth) {
        meanwhile.act(sandbox);
        engine.check(null);
      }
      return faults.next(method, url);
    }
  };
  try {
    return await work();
  } finally {
    engine.faults = faults;
  }
}

/** Once the first planned fault was met, whatever this process sends is cut before it leaves: quicker than to have the sandbox cut each. */
export async function cutOff<T>({ sandbox: { engine } }: Bench, work: () => Promise<T>): Promise<T> {
  const hear = (message: unknown): void => {
    if ((engine.faults.list().faults[0]?.met ?? 0) === 0) return;
    (message as { request: ClientRequest }).request.destroy(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
  };
  subscribe('http.client.request.created', hear);
  try {
    return await work();
  } finally {
    unsubscribe('http.client.request.created', hear);
  }
}

/** GitHub says from now on that this run is over, or that it is at work. */
export function markRun({ sandbox }: Bench, runId: number, status: 'completed' | 'in_progress'): void {
  for (const { runs = [] } of sandbox.world.state.github.repositories)
    for (const run of runs.filter(({ id }) => id === runId))
      Object.assign(run, { status, conclusion: status === 'completed' ? 'failure' : null });
}
