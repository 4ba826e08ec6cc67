/** Runs the committed action against a sandbox that is already running: `node scripts/run-against.ts READY.json [input=value …]`. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { runAction } from './run-action.ts';

const [file = '', ...given] = process.argv.slice(2);
const { inputs, env } = JSON.parse(readFileSync(file, 'utf8')) as { inputs: Record<string, string>; env: Record<string, string> };
const extra = Object.fromEntries(given.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
const done = await runAction({ ...inputs, ...extra }, env);
console.log(done.log);
console.log(done.summary);
console.log(done.outputs);
process.exitCode = done.exitCode;
