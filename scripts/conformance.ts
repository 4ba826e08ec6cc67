/**
 * Runs the committed action against the sandbox and holds every request and answer against the vendors' OpenAPI files.
 * Usage: node scripts/conformance.ts --specs DIR [--only TEXT]; exit code 1 if anything is not as described.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/server.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { exchangesOf } from './conformance/record.ts';
import { LIFE } from './conformance/life.ts';
import { SCENARIOS } from './conformance/scenarios.ts';
import type { Scenario, Step } from './conformance/scenarios.ts';
import { loadSpecs } from './conformance/specs.ts';
import { emptyTally, fail, judge, report } from './conformance/tally.ts';
import { runAction } from './run-action.ts';

const { values } = parseArgs({ options: { specs: { type: 'string' }, only: { type: 'string', default: '' } } });
if (values.specs === undefined) throw new Error('--specs DIR is missing: the folder with the OpenAPI files');
const specs = await loadSpecs(values.specs);
const tally = emptyTally();
let runs = 17_200_000_000;

for (const scenario of [...SCENARIOS, ...LIFE].filter(({ name }) => name.includes(values.only))) {
  const { exchanges } = await play(scenario);
  for (const exchange of exchanges.flatMap(exchangesOf)) judge(tally, specs, exchange, scenario.name);
  say(`${scenario.name}: ${exchanges.length} exchanges`);
}
for (const { name, base, apiVersion } of specs.filter((spec) => spec.base !== null))
  say(`${name}: describes ${base}, with what ${apiVersion} added laid over it`);
for (const line of ['', ...report(tally)]) say(line);
process.exitCode = tally.failures.size > 0 || tally.services.size === 0 ? 1 : 0;

/** Runs a scenario's steps one after the other in one sandbox. */
async function play({ name, seed, steps }: Scenario): Promise<Sandbox> {
  const sandbox = await startSandbox(seed ? { seed: seed() } : {});
  try {
    for (const step of steps) await playStep(sandbox, step, name);
  } finally {
    await sandbox.close();
  }
  return sandbox;
}

async function playStep(sandbox: Sandbox, step: Step, scenario: string): Promise<void> {
  step.prepare?.(sandbox);
  sandbox.engine.faults.install(step.faults ?? []);
  const before = sandbox.exchanges.length;
  const inputs = { ...sandbox.inputs, operation: 'check-expiry', ...step.inputs?.(sandbox) };
  const options = { control: `${sandbox.origin}/_sandbox`, ...(step.files ? { files: step.files } : {}) };
  const { outputs, log } = await runAction(inputs, { ...sandbox.env, GITHUB_RUN_ID: nextRun() }, options);
  // A run that stops at its first request would have nothing to show and pass.
  const wanted = step.outcome ? outputs.outcome === step.outcome : Boolean(outputs.status);
  const stopped = step.refused ? sandbox.exchanges.length === before : !outputs.outcome || !wanted;
  if (stopped) fail(tally, `${scenario}: the action did not get to a result:\n${log}`);
}

/** Every step is a workflow run of its own. */
function nextRun(): string {
  runs += 1;
  return String(runs);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
