import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, jest } from '@jest/globals';
import { newcomerCommands, timedScript } from '../../scripts/newcomer.ts';
import { read, repository } from './pages.ts';

// A bound for a hang on a busy machine.
jest.setTimeout(120_000);
const commands = newcomerCommands(read('README.md'));

it('the README says everything that is to be typed, from the installation on', () => {
  expect(commands.slice(0, 2)).toEqual(['npm ci', 'npm run demo']);
  expect(commands.slice(2).map((command) => command.split(' ')[0])).toEqual(['npm', 'npx', 'kill']);
});

it('a run of their own, typed as it stands, ends well and leaves nothing running', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'typed-'));
  try {
    // In a folder of its own: others may be typing the same.
    const typed = commands.slice(2).map((command) => command.replaceAll('/tmp/', `${folder}/`));
    const done = spawnSync('bash', ['-c', timedScript(typed)], { cwd: repository, encoding: 'utf8', timeout: 100_000 });
    expect([done.status, done.stdout.match(/outcome=\w+|exit code \d/g)]).toEqual([0, ['exit code 0', 'outcome=planned']]);
    expect(done.stdout).toContain('az ad app permission add');
    expect(done.stdout.match(/^@@ /gm)).toHaveLength(3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('stops at the first command that fails', () => {
  const done = spawnSync('bash', ['-c', timedScript(['true', "sh -c 'exit 3'", 'echo never'])], { encoding: 'utf8' });
  expect([done.status, done.stdout.includes('never\n')]).toEqual([3, false]);
});
