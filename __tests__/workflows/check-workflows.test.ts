import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const PIN = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1';

const ACTION = `name: Sample
description: An action
inputs:
  operation: { description: What to do, required: true }
  issues: { description: Where to tell }
outputs:
  status: { description: How it went }
runs: { using: node24, main: dist/index.js }
`;

const GOOD = `on: { workflow_call: { inputs: { days: { type: number, default: 30 } }, outputs: { status: { description: s, value: '\${{ jobs.scan.outputs.status }}' } } } }
permissions: {}
jobs:
  scan:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: { contents: read, id-token: write }
    outputs: { status: '\${{ steps.scan.outputs.status }}' }
    steps:
      - uses: ${PIN}
        with: { repository: '\${{ job.workflow_repository }}', ref: '\${{ job.workflow_sha }}', path: aks-service-principal-action }
      - id: scan
        uses: ./aks-service-principal-action
        with: { operation: check-expiry, issues: none }
`;

/** A workflow with one job of one step. */
function workflow(step: string, job = 'timeout-minutes: 5', top = 'permissions: {}'): string {
  return ['on: push', top, 'jobs:', '  one:', '    runs-on: ubuntu-latest', `    ${job}`, '    steps:', `      - ${step}`, ''].join('\n');
}

function call(target: string, inputs: string): string {
  return ['on: push', 'permissions: {}', 'jobs:', '  one:', `    uses: ${target}`, `    with: { ${inputs} }`, ''].join('\n');
}

/** File name to text and what must be said of it. */
const BROKEN: Record<string, { text: string; says: string }> = {
  'unpinned.yml': { text: workflow('uses: actions/checkout@v7'), says: '8: pin: actions/checkout@v7 is not pinned to a commit' },
  'short-pin.yml': { text: workflow('uses: actions/checkout@3d3c42e'), says: '8: pin: actions/checkout@3d3c42e is not pinned to a commit' },
  'unpinned-call.yml': {
    text: call('octo/other/.github/workflows/x.yml@main', ''),
    says: '5: pin: octo/other/.github/workflows/x.yml@main is not pinned to a commit'
  },
  'permissions.yml': { text: workflow('run: echo', 'timeout-minutes: 5', 'name: x'), says: '1: permissions: no permissions at the top' },
  'timeout.yml': { text: workflow('run: echo', 'name: x'), says: '5: timeout: no timeout-minutes' },
  'injection.yml': { text: workflow('run: echo "${{ github.ref }}"'), says: '8: injection: an expression inside run: pass it through env' },
  'unknown-input.yml': {
    text: workflow('{ uses: ./aks-service-principal-action, with: { operation: check-expiry, wran: 1 } }'),
    says: '8: own-action: wran is not an input of the action'
  },
  'unknown-output.yml': {
    text: workflow('{ id: a, uses: ./aks-service-principal-action, if: steps.a.outputs.sttus }'),
    says: '8: own-action: sttus is not an output of the action'
  },
  'unknown-key.yml': { text: workflow('{ run: echo, shel: bash }'), says: "8: github: Unexpected value 'shel'" },
  'unknown-name.yml': { text: workflow('{ run: echo, if: githb.ref }'), says: "8: github: Unrecognized named-value: 'githb'" },
  'unknown-function.yml': {
    text: workflow("{ run: echo, env: { A: '${{ fromJSN(1) }}' } }"),
    says: "8: github: Unrecognized function: 'fromJSN'"
  },
  'unknown-context.yml': {
    text: workflow("{ run: echo, env: { A: '${{ job.workflow_shb }}' } }"),
    says: '8: github: Context access might be invalid: workflow_shb'
  },
  'other-object.yml': {
    text: workflow("{ run: echo, env: { A: '${{ runner.workflow_sha }}' } }"),
    says: '8: actionlint: property "workflow_sha" is not defined in object type {arch'
  },
  'wrong-call.yml': {
    text: call('./.github/workflows/good.yml', 'dys: 3'),
    says: '6: github: Invalid input, dys is not defined in the referenced workflow.'
  },
  'call-into-nothing.yml': { text: call('./.github/workflows/gone.yml', ''), says: '5: github: Unable to find reusable workflow' },
  'poor-call.yml': {
    text: call('./.github/workflows/good.yml', 'days: 3'),
    says: '4: call: job one does not grant id-token: write, which the called workflow asks for'
  },
  'wrong-queue.yml': {
    text: workflow('run: echo', 'timeout-minutes: 5\n    concurrency: { group: a, queue: long }'),
    says: "7: github: Unexpected value 'long'"
  },
  'wrong-concurrency.yml': {
    text: workflow('run: echo', 'timeout-minutes: 5\n    concurrency: { group: a, kueue: max }'),
    says: '7: actionlint: unexpected key "kueue" for "concurrency" section'
  },
  'script.yml': { text: workflow("run: 'if true; then echo'"), says: '8: shell: bash: line ' },
  'script-of-bash.yml': { text: workflow("{ shell: bash, run: 'echo \"' }"), says: '8: shell: bash: line ' },
  'no-id-token.yml': {
    text: workflow('{ uses: ./aks-service-principal-action, with: { operation: check-expiry, issues: none } }'),
    says: '8: rights: the job does not grant id-token: write, which the operation needs'
  },
  'no-issues.yml': {
    text: workflow(
      '{ uses: ./aks-service-principal-action, with: { operation: check-expiry } }',
      'timeout-minutes: 5\n    permissions: { id-token: write, issues: read, contents: read }'
    ),
    says: '9: rights: the job does not grant issues: write, which the operation needs'
  },
  'no-runs.yml': {
    text: workflow(
      '{ uses: ./aks-service-principal-action, with: { operation: rotate } }',
      'timeout-minutes: 5',
      'permissions: { id-token: write, contents: read }'
    ),
    says: '8: rights: the job does not grant actions: read, which the operation needs'
  },
  'other-commit.yml': {
    text: workflow(
      `{ uses: ${PIN}, with: { repository: octo/aks-service-principal-action, ref: main, path: aks-service-principal-action } }\n      - uses: ./aks-service-principal-action`
    ),
    says: '9: own-commit: before this step, check out job.workflow_repository at job.workflow_sha into aks-service-principal-action'
  },
  'secret-of-a-job.yml': {
    text: workflow('{ id: a, run: echo }', "timeout-minutes: 5\n    outputs: { secret: '${{ steps.a.outputs.client-secret }}' }"),
    says: '7: secret-output: a secret must not leave its job'
  },
  'secret-of-a-workflow.yml': {
    text: `on: { workflow_call: { outputs: { a: { description: b, value: '\${{ jobs.one.outputs.credentials }}' } } } }\n${workflow('run: echo').replace('on: push\n', '')}`,
    says: '1: secret-output: a secret must not leave its job'
  },
  'no-yaml.yml': { text: 'on: [push\njobs: {}\n', says: '2: yaml: ' }
};

const README = `# Sample

\`\`\`yaml
on: push
permissions: {}
jobs:
  one:
    permissions: { contents: read, id-token: write }
    uses: octo/aks-service-principal-action/.github/workflows/good.yml@v1
    with: { days: 3 }
\`\`\`

1. In a list:

   ~~~yml
   on: push
   permissions: {}
   jobs:
     one:
       permissions: { contents: write, id-token: write }
       uses: octo/aks-service-principal-action/.github/workflows/good.yml@v1
       with: { dayz: 3 }
   ~~~

\`\`\`yaml
uses: not/a-workflow@v1
\`\`\`
`;

const CALLER = call('octo/aks-service-principal-action/.github/workflows/good.yml@v1', 'days: 3').replace(
  '    with:',
  '    permissions: { contents: read }\n    with:'
);

/** Runs the script as CI does. */
async function check(root: string): Promise<{ code: number; lines: string[] }> {
  return new Promise((done) => {
    execFile(process.execPath, ['scripts/check-workflows.ts', '--root', root], { cwd: repository }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), lines: `${stdout}${stderr}`.trim().split('\n') });
    });
  });
}

function write(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'workflows-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

describe('the workflows of this repository', () => {
  it('have no problem', async () => {
    const { code, lines } = await check(repository);
    expect(lines).toEqual([expect.stringMatching(/^\d+ workflows and actions checked, 0 problems$/)]);
    expect(code).toBe(0);
  }, 120_000);
});

describe('broken samples', () => {
  const roots: string[] = [];
  let result: { code: number; lines: string[] };
  const good = { 'action.yml': ACTION, '.github/workflows/good.yml': GOOD };

  beforeAll(async () => {
    const broken = Object.entries(BROKEN).map(([name, { text }]) => [`.github/workflows/${name}`, text]);
    roots.push(
      write({ ...good, ...(Object.fromEntries(broken) as Record<string, string>), 'README.md': README, 'docs/samples/caller.yml': CALLER })
    );
    result = await check(roots[0] ?? '');
  }, 120_000);
  afterAll(() => {
    for (const root of roots) rmSync(root, { recursive: true });
  });

  it('make the check fail', () => {
    expect(result.code).toBe(1);
  });

  it.each(Object.entries(BROKEN))('are found: %s', (name, { says }) => {
    expect(result.lines).toContainEqual(expect.stringContaining(`.github/workflows/${name}:${says}`));
  });

  it('leave what is right alone', () => {
    expect(result.lines.filter((line) => line.startsWith('.github/workflows/good.yml') || line.startsWith('action.yml'))).toEqual([]);
  });

  it('are found in the documentation, at the line of the page', () => {
    expect(result.lines.filter((line) => line.startsWith('README.md'))).toEqual([
      'README.md:22: github: Invalid input, dayz is not defined in the referenced workflow.'
    ]);
  });

  it('are found among the complete callers of the documentation, which may name this repository by a tag', () => {
    expect(result.lines.filter((line) => line.startsWith('docs/samples/'))).toEqual([
      'docs/samples/caller.yml:4: call: job one does not grant id-token: write, which the called workflow asks for'
    ]);
  });

  it('are found in action.yml', async () => {
    const composite =
      "name: x\ndescription: y\nruns:\n  using: composite\n  steps:\n    - { run: 'echo ${{ inputs.a }}', shell: bash }\n    - uses: octo/other@v1\n";
    const root = write({ 'action.yml': composite });
    roots.push(root);
    const { lines } = await check(root);
    expect(lines).toContainEqual(expect.stringContaining('action.yml:6: injection: '));
    expect(lines).toContainEqual(expect.stringContaining('action.yml:7: pin: octo/other@v1 is not pinned to a commit'));
  });

  it('include a repository without anything to check', async () => {
    const root = write({ 'README.md': '# Nothing\n' });
    roots.push(root);
    const { code, lines } = await check(root);
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('no workflow and no action.yml in ');
  });
});
