import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findScripts } from '../../scripts/workflows/scripts.ts';
import { repository } from './reusable.ts';

const WORKFLOW = `on: push
jobs:
  one:
    steps:
      - run: echo BAD
      - shell: pwsh
        run: echo BAD
      - run: |
          echo good
          echo BAD
`;
const PAGE = `# Page

1. Step

   \`\`\`sh
   echo "$SET_ABOVE"
   echo BAD
   \`\`\`

\`\`\`text
echo BAD
\`\`\`
`;
/** Finds the word BAD; says what it was asked in the same form as the real one. */
const STAND_IN = `#!/usr/bin/env bash
case " $* " in *" --shell=bash --format=gcc "*) ;; *) exit 3 ;; esac
grep -n BAD | sed -E "s/^([0-9]+):.*/-:\\1:1: warning: it is bad ($*) [SC1]/" | grep . && exit 1 || exit 0
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'shell-'));
  for (const folder of ['.github/workflows', '.ci', 'bin']) mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, '.github/workflows/a.yml'), WORKFLOW);
  writeFileSync(path.join(root, '.ci/run'), '#!/usr/bin/env bash\necho BAD\n');
  writeFileSync(path.join(root, 'PAGE.md'), PAGE);
  writeFileSync(path.join(root, 'bin/shellcheck'), STAND_IN);
  chmodSync(path.join(root, 'bin/shellcheck'), 0o755);
});
afterEach(() => rmSync(root, { recursive: true }));

async function run(folder: string, bin = path.join(root, 'bin')): Promise<{ code: number; lines: string[] }> {
  const env = { PATH: `${bin}:/usr/bin:/bin` };
  return new Promise((done) => {
    execFile(process.execPath, ['scripts/shellcheck.ts', '--root', folder], { cwd: repository, env }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), lines: `${stdout}${stderr}`.trim().split('\n') })
    );
  });
}

describe('scripts/shellcheck.ts', () => {
  it('shows every script to ShellCheck and names the line of the file', async () => {
    const { code, lines } = await run(root);
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(' warning:')[0])).toEqual([
      '.ci/run:2:',
      '.github/workflows/a.yml:5:',
      '.github/workflows/a.yml:10:',
      'PAGE.md:7:',
      '4 shell scripts checked, 4 problems'
    ]);
    expect(lines.map((line) => line.includes('--exclude=SC2154,SC2034'))).toEqual([false, false, false, true, false]);
  });

  it('does not take a missing ShellCheck, or nothing to check, for success', async () => {
    writeFileSync(path.join(root, 'bin/shellcheck'), '#!/usr/bin/env bash\nexit 4\n');
    expect((await run(root)).lines.join('\n')).toContain('shellcheck failed');
    rmSync(path.join(root, 'bin/shellcheck'));
    expect((await run(path.join(root, 'bin'))).code).toBe(1);
  });

  it('finds the scripts of this repository', () => {
    const files = new Set(findScripts(repository).map(({ file }) => file));
    expect([...files]).toEqual(
      expect.arrayContaining(['.ci/run', '.github/workflows/rotate.yml', 'README.md', 'docs/oidc.md', 'CONTRIBUTING.md'])
    );
  });
});
