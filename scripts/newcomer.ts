/**
 * What somebody new does: a fresh clone, then exactly the commands of "Try it without Azure" in the README, one after the other in a plain shell with
 * the system's Node and nothing of this checkout. Prints each with the seconds it took. `npx node scripts/newcomer.ts [BRANCH or path to clone]`
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The commands of the section, in their order, with its headings as the README has them. */
export function newcomerCommands(readme: string): string[] {
  const section = readme.split('\n## Try it without Azure\n')[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, block = '']) => block.trim().split('\n'));
}

/** One script: every command says how long it took and how it ended. */
export function timedScript(commands: readonly string[]): string {
  const steps = commands.map((command, index) => {
    const number = String(index + 1);
    const shown = command.replaceAll("'", `'\\''`);
    // A command in the background is started, not waited for, and `$!` has to stay its own.
    const report = command.trimEnd().endsWith('&')
      ? `printf '@@ %s. %6.1f s  %s\\n' ${number} 0 '${shown}'`
      : `code=$?; printf '@@ %s. %6.1f s  %s\\n' ${number} "$(echo "$(date +%s%N) $start" | awk '{ print ($1 - $2) / 1e9 }')" '${shown}'; [ $code -eq 0 ] || exit $code`;
    return `start=$(date +%s%N)\n${command}\n${report}`;
  });
  return `set -u\n${steps.join('\n')}\n`;
}

/** The search path without this checkout's own Node. */
export function plainPath(search = process.env.PATH ?? ''): string {
  return search
    .split(path.delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(path.delimiter);
}

if (import.meta.main) {
  const repository = fileURLToPath(new URL('..', import.meta.url));
  const folder = mkdtempSync(path.join(tmpdir(), 'newcomer-'));
  const env = { PATH: plainPath(), HOME: process.env.HOME ?? folder };
  try {
    execFileSync('git', ['clone', '--quiet', process.argv[2] ?? repository, folder]);
    console.log(`node ${execFileSync('node', ['--version'], { env, encoding: 'utf8' }).trim()} of the system, a clone in ${folder}`);
    const commands = newcomerCommands(readFileSync(path.join(folder, 'README.md'), 'utf8'));
    const done = spawnSync('bash', ['-c', timedScript(commands)], { cwd: folder, env, encoding: 'utf8', timeout: 900_000 });
    const lines = done.stdout.split('\n').filter((line) => line.startsWith('@@ '));
    for (const line of lines) console.log(line.slice(3));
    if (done.status !== 0) {
      console.error(`${done.stdout.slice(-3000)}\n${done.stderr.slice(-3000)}`);
      process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
