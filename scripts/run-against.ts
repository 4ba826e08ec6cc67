/**
 * Runs the committed action once against a sandbox that is starting or running: `npx node scripts/run-against.ts READY.json [input=value …]`.
 * Shows the log as a runner does and writes the job summary, and files that the action wrote, beside READY.json.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { asRunner, outputLines } from './demo/stage.ts';
import { runAction } from './run-action.ts';

interface Ready {
  inputs: Record<string, string>;
  env: Record<string, string>;
}

/** Waits until the sandbox has written its line. */
async function readyLine(file: string): Promise<Ready> {
  for (let left = 100; left > 0; left -= 1) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text.endsWith('\n')) return JSON.parse(text) as Ready;
    await delay(300);
  }
  throw new Error(`${file} holds no line of a sandbox: npm run --silent sandbox > ${file} &`);
}

const [file = 'ready.json', ...given] = process.argv.slice(2);
const { inputs, env } = await readyLine(file);
const extra = Object.fromEntries(given.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
const done = await runAction({ ...inputs, ...extra }, env);
const summaryFile = file.replace(/\.json$/, '') + '-summary.md';
writeFileSync(summaryFile, done.summary);
console.log(asRunner(done.log));
console.log(`\n  exit code ${done.exitCode}; job summary in ${summaryFile}; outputs:`);
for (const line of outputLines(done)) console.log(`    ${line}`);
for (const [name, content] of Object.entries(done.written)) {
  const target = path.join(path.dirname(file), path.basename(name));
  writeFileSync(target, content);
  console.log(`  file ${target}`);
}
process.exitCode = done.exitCode;
