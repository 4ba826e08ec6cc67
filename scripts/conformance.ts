/**
 * Runs the committed action against the sandbox and holds every request and answer against the vendors' OpenAPI files.
 * Usage: node scripts/conformance.ts --specs DIR [--only TEXT] [--also FILE] [--table FILE]; exit code 1 if anything is not as described.
 * `--also`: exchanges of the Azure CLI, as `npm run test:az -- --record FILE` leaves them; `--table`: which operations were exercised, by
 * whom, as JSON or as Markdown by the name of the file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Exchange as Recorded } from '../sandbox/engine.ts';
import { startSandbox } from '../sandbox/server.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { coverageLines, openCoverage } from './conformance/coverage.ts';
import { exchangesOf } from './conformance/record.ts';
import { LIFE } from './conformance/life.ts';
import { SCENARIOS } from './conformance/scenarios.ts';
import type { Scenario, Step } from './conformance/scenarios.ts';
import { servedOperations } from './conformance/served.ts';
import { loadSpecs } from './conformance/specs.ts';
import { emptyTally, fail, judge, judgeAnswer, report } from './conformance/tally.ts';
import { runAction } from './run-action.ts';

const { values } = parseArgs({
  options: { specs: { type: 'string' }, only: { type: 'string', default: '' }, also: { type: 'string' }, table: { type: 'string' } }
});
if (values.specs === undefined) throw new Error('--specs DIR is missing: the folder with the OpenAPI files');
const specs = await loadSpecs(values.specs);
const tally = emptyTally();
const coverage = openCoverage(specs);
let runs = 17_200_000_000;

for (const scenario of [...SCENARIOS, ...LIFE].filter(({ name }) => name.includes(values.only))) {
  const { exchanges } = await play(scenario);
  for (const exchange of exchanges.flatMap(exchangesOf)) {
    judge(tally, specs, exchange, scenario.name);
    coverage.see(exchange, 'action');
  }
  say(`${scenario.name}: ${exchanges.length} exchanges`);
}
if (values.also !== undefined) readWitness(values.also);
for (const { name, base, apiVersion } of specs.filter((spec) => spec.base !== null))
  say(`${name}: describes ${base}, with what ${apiVersion} added laid over it`);
for (const line of ['', ...report(tally)]) say(line);
await showCoverage();
process.exitCode = tally.failures.size > 0 || tally.services.size === 0 ? 1 : 0;

/** What the Azure CLI was answered; what it asks is its own, and of versions of its own. */
function readWitness(file: string): void {
  const exchanges = (JSON.parse(readFileSync(file, 'utf8')) as Recorded[]).flatMap(exchangesOf);
  for (const exchange of exchanges) {
    coverage.see(exchange, 'cli');
    judgeAnswer(tally, specs, exchange, 'the Azure CLI');
  }
  say(`the Azure CLI: ${exchanges.length} exchanges`);
}

async function showCoverage(): Promise<void> {
  const sandbox = await startSandbox();
  const table = coverage.table(await servedOperations(sandbox, specs).finally(() => sandbox.close()));
  const lines = coverageLines(table);
  for (const line of ['', ...lines]) say(line);
  if (values.table !== undefined)
    writeFileSync(values.table, values.table.endsWith('.json') ? `${JSON.stringify(table, null, 2)}\n` : `${lines.join('\n')}\n`);
}

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
