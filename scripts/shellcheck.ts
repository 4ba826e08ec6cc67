/**
 * Runs ShellCheck (https://www.shellcheck.net), which has to be installed, on every shell script of the repository, those of workflows and of
 * the documentation too. Usage: node scripts/shellcheck.ts [--root DIR]; exit code 1 if it finds anything.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { findScripts } from './workflows/scripts.ts';

/** Variables that are set or used elsewhere on the page. */
const ELSEWHERE = ['--exclude=SC2154,SC2034'];
/** Variables of a step come from its `env`, so one that differs in case from a local one is no slip. */
const STEPS = ['--exclude=SC2153'];

const { values } = parseArgs({ options: { root: { type: 'string', default: '.' } } });
const scripts = findScripts(path.resolve(values.root));
if (scripts.length === 0) throw new Error(`no shell script in ${values.root}`);
let problems = 0;
for (const { file, offset, text, isBlock } of scripts) {
  const options = ['--shell=bash', '--format=gcc', ...(isBlock ? ELSEWHERE : STEPS), '-'];
  const { stdout, stderr, status, error } = spawnSync('shellcheck', options, { input: text, encoding: 'utf8' });
  // One that ends without reading leaves a broken pipe, and its status says more.
  if (error && status === null) throw error;
  if (status !== 0 && stdout === '') throw new Error(`shellcheck failed: ${stderr}`);
  for (const [, line = '', message = ''] of stdout.matchAll(/^-:(\d+):\d+: (.+)$/gm)) {
    problems += 1;
    console.log(`${file}:${offset + Number(line)}: ${message}`);
  }
}
console.log(`${scripts.length} shell scripts checked, ${problems} problems`);
process.exitCode = problems > 0 ? 1 : 0;
