import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const PIN = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1';

const ACTION = `name: Sample
description: An action
inputs:
  operation: { description: What to do, required: true }
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
        with: { operation: check-expiry }
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
  });
});

describe('check-expiry.yml', () => {
  const read = (file: string): Record<string, any> => parse(readFileSync(path.join(repository, file), 'utf8')) as Record<string, any>;
  const workflow = read('.github/workflows/check-expiry.yml');
  const steps = workflow.jobs['check-expiry'].steps as Record<string, any>[];
  const scan = steps.find(({ id }) => id === 'scan') ?? {};

  it('hands each of its inputs and secrets to the input of the same name', () => {
    const own = ['runs-on', 'environment', 'timeout-minutes'];
    const inputs = Object.keys(workflow.on.workflow_call.inputs).filter((name) => !own.includes(name));
    const given = Object.fromEntries(inputs.map((name) => [name, `\${{ inputs.${name} }}`]));
    expect(scan.with).toEqual({
      ...given,
      operation: 'check-expiry',
      'client-secret': '${{ secrets.client-secret }}',
      'github-token': '${{ secrets.github-token || github.token }}'
    });
  });

  it('has the defaults of the action, but for the report that it uploads', () => {
    const action = read('action.yml').inputs as Record<string, { default?: unknown }>;
    const inputs = workflow.on.workflow_call.inputs as Record<string, { default: unknown }>;
    const own = ['runs-on', 'environment', 'timeout-minutes', 'report-file'];
    for (const [name, { default: value }] of Object.entries(inputs).filter(([name]) => !own.includes(name))) {
      expect([name, String(value)]).toEqual([name, String(action[name]?.default ?? '')]);
    }
  });

  it('passes every output on under its own name', () => {
    const { outputs } = workflow.on.workflow_call as { outputs: Record<string, { value: string }> };
    const job = workflow.jobs['check-expiry'].outputs as Record<string, string>;
    for (const [name, { value }] of Object.entries(outputs)) {
      expect(value).toBe(`\${{ jobs.check-expiry.outputs.${name} }}`);
      expect(job[name]).toBe(`\${{ steps.scan.outputs.${name} }}`);
    }
  });

  it('runs the code of its own commit, and nothing where that is not known', () => {
    const [stop, checkout] = steps;
    expect(stop?.if).toBe("${{ job.workflow_repository == '' || job.workflow_sha == '' }}");
    expect(stop?.run).toMatch(/uses: <owner>\/aks-service-principal-action@<commit>[^]*exit 1/);
    expect(checkout?.with).toMatchObject({
      repository: '${{ job.workflow_repository }}',
      ref: '${{ job.workflow_sha }}',
      path: 'aks-service-principal-action',
      'persist-credentials': false
    });
    expect(scan.uses).toBe('./aks-service-principal-action');
  });

  it.each([
    ['a.json\nb.csv\n', ['a.json', 'b.csv']],
    [' a.json , b c.csv # both\n# none\n\n', ['a.json', 'b c.csv']],
    ['a#1.json', ['a#1.json']]
  ])('lists the report files as the action reads them: %j', async (list, expected) => {
    const listing = steps.find(({ id }) => id === 'report') ?? {};
    const root = write({ output: '' });
    const output = path.join(root, 'output');
    try {
      await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', String(listing.run)], {
        env: { ...process.env, REPORT_FILE: list, GITHUB_OUTPUT: output, GITHUB_RUN_ATTEMPT: '2' }
      });
      const [name, start, ...rest] = readFileSync(output, 'utf8').trimEnd().split('\n');
      expect(name).toMatch(/^name=aks-service-principals-2-\d+$/);
      expect(rest).toEqual([...expected, start?.replace('paths<<', '')]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('broken samples', () => {
  const roots: string[] = [];
  let result: { code: number; lines: string[] };
  const good = { 'action.yml': ACTION, '.github/workflows/good.yml': GOOD };

  beforeAll(async () => {
    const broken = Object.entries(BROKEN).map(([name, { text }]) => [`.github/workflows/${name}`, text]);
    roots.push(write({ ...good, ...(Object.fromEntries(broken) as Record<string, string>), 'README.md': README }));
    result = await check(roots[0] ?? '');
  });
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
