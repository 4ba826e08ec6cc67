import { describe, expect, it } from '@jest/globals';
import { inputTable } from '../../src/input-table.ts';
import { names, readWorkflow, readYaml, stepOf } from './reusable.ts';
import type { Name } from './reusable.ts';

const FOLDER = './aks-service-principal-action';
const action = readYaml('action.yml') as { inputs: Record<string, { default?: unknown }>; outputs: Record<string, unknown> };

/** Inputs of the workflow itself, and inputs of the action that it does not take, each with the reason. */
const OWN: Record<Name, string[]> = {
  'check-expiry': [],
  provision: [],
  rotate: ['max-parallel'],
  cleanup: ['confirm']
};
/** Operations whose inputs a workflow takes. */
const OPERATIONS: Record<Name, string[]> = {
  'check-expiry': ['check-expiry'],
  provision: ['provision', 'delegate'],
  rotate: ['rotate'],
  cleanup: ['cleanup']
};
const LEFT_OUT: Record<Name, string[]> = {
  // It waits for no AKS operation and makes no secret.
  'check-expiry': ['max-wait', 'store'],
  // The principal to delegate to is the one that was provisioned.
  provision: ['service-principal-id'],
  rotate: [],
  // It makes no secret, and the plan comes from the dry run.
  cleanup: ['store', 'expected-plan']
};
const ALWAYS = ['runs-on', 'environment', 'timeout-minutes', 'node-options'];
/** Said by the workflow itself, or secrets. */
const NO_INPUTS = ['operation', 'client-secret', 'github-token'];
const SECRETS = { 'client-secret': '${{ secrets.client-secret }}', 'github-token': '${{ secrets.github-token || github.token }}' };

/** Workflow, job, step with the action, its operation, and what it gets otherwise than by the input of the same name. */
const STEPS: [Name, string, string, string, Record<string, unknown>][] = [
  ['check-expiry', 'check-expiry', 'scan', 'check-expiry', {}],
  ['provision', 'provision', 'provision', 'provision', {}],
  ['provision', 'provision', 'delegate', 'delegate', { 'app-id': '${{ steps.provision.outputs.app-id }}' }],
  [
    'rotate',
    'scan',
    'scan',
    'check-expiry',
    { 'warn-within': '${{ inputs.renew-within }}', 'critical-within': '${{ inputs.renew-within }}', issues: 'none', 'fail-on': 'none' }
  ],
  ['rotate', 'rotate', 'rotate', 'rotate', { 'app-id': '${{ matrix.app-id }}' }],
  ['cleanup', 'plan', 'plan', 'cleanup', { 'dry-run': true }],
  ['cleanup', 'cleanup', 'cleanup', 'cleanup', { 'dry-run': false, 'expected-plan': '${{ needs.plan.outputs.plan }}' }]
];

const jobsOf = (name: Name) => Object.entries(readWorkflow(name).jobs);
const runsAction = (job: { steps: { uses?: string }[] }): boolean => job.steps.some(({ uses }) => uses === FOLDER);

describe.each(names)('%s.yml', (name) => {
  const workflow = readWorkflow(name);

  it('takes every input of its operations, and beside them its own', () => {
    const belongs = Object.entries(inputTable).filter(
      ([, { operations }]) => operations === 'all' || operations.some((operation) => OPERATIONS[name].includes(operation))
    );
    const expected = belongs.map(([input]) => input).filter((input) => ![...NO_INPUTS, ...LEFT_OUT[name]].includes(input));
    expect(Object.keys(workflow.inputs).sort()).toEqual([...expected, ...OWN[name], ...ALWAYS].sort());
  });

  it('has the defaults of the action', () => {
    // Uploaded as an artifact, so the workflow makes files where the action by itself makes none.
    const exceptions = [...ALWAYS, ...OWN[name], 'report-file'];
    for (const [input, { default: value }] of Object.entries(workflow.inputs).filter(([input]) => !exceptions.includes(input)))
      expect([input, String(value)]).toEqual([input, String(action.inputs[input]?.default ?? '')]);
  });

  it('takes the same secrets as the others, none of them required', () => {
    expect(Object.keys(workflow.secrets)).toEqual(['client-secret', 'github-token', 'checkout-token']);
    expect(Object.values(workflow.secrets).map(({ required }) => required)).toEqual([false, false, false]);
  });

  it('hands out only what a job of it has, and no secret', () => {
    for (const [output, { value }] of Object.entries(workflow.outputs)) {
      const sources = [...value.matchAll(/jobs\.([\w-]+)\.outputs\.([\w-]+)/g)];
      expect(sources.length).toBeGreaterThan(0);
      for (const [, job = '', from = ''] of sources) {
        expect(from).toBe(output);
        expect(workflow.jobs[job]?.outputs?.[from]).toMatch(/^\$\{\{ steps\.[\w-]+\.outputs\.[\w-]+ \}\}$/);
      }
      expect(['client-secret', 'credentials']).not.toContain(output);
    }
  });

  it('starts without permissions and gives each job no more than it needs', () => {
    expect(workflow.permissions).toEqual({});
    for (const [id, job] of jobsOf(name)) {
      const operations = job.steps.filter(({ uses }) => uses === FOLDER).map((step) => step.with ?? {});
      const writes = operations.some(({ operation }) => ['provision', 'rotate', 'cleanup'].includes(String(operation)));
      const issues = operations.some(({ operation, issues }) => operation === 'check-expiry' && issues !== 'none');
      const expected = runsAction(job) ? { contents: 'read', 'id-token': 'write' } : {};
      expect([id, job.permissions]).toEqual([
        id,
        { ...expected, ...(writes ? { actions: 'read' } : {}), ...(issues ? { issues: 'write' } : {}) }
      ]);
    }
  });

  it('runs the code of its own commit, and nothing where that is not known', () => {
    for (const [id, job] of jobsOf(name).filter(([, each]) => runsAction(each))) {
      const checkout = job.steps.find((step) => step.with?.path === 'aks-service-principal-action');
      expect([id, checkout?.with]).toEqual([
        id,
        {
          repository: '${{ job.workflow_repository }}',
          ref: '${{ job.workflow_sha }}',
          path: 'aks-service-principal-action',
          token: '${{ secrets.checkout-token || github.token }}',
          'persist-credentials': false
        }
      ]);
      if (job.needs !== undefined) continue;
      // The jobs after it do not start when it stops.
      expect(job.steps[0]?.if).toBe("${{ job.workflow_repository == '' || job.workflow_sha == '' }}");
      expect(job.steps[0]?.run).toMatch(
        new RegExp(`uses: <owner>/aks-service-principal-action@<commit>, with operation: ${name}[^]*exit 1`)
      );
    }
  });

  it('gives the action the NODE_OPTIONS that a caller can choose, wherever it runs', () => {
    expect(workflow.inputs['node-options']?.default).toBe('--max-semi-space-size=1');
    const steps = jobsOf(name).flatMap(([, job]) => job.steps.filter(({ uses }) => uses === FOLDER));
    expect(steps.map(({ env }) => env?.NODE_OPTIONS)).toEqual(steps.map(() => '${{ inputs.node-options }}'));
  });

  it('keeps no credentials of a checkout', () => {
    const checkouts = jobsOf(name).flatMap(([, job]) => job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });

  it('lets one job at a time write to a principal, and drops none that waits', () => {
    for (const [id, job] of jobsOf(name)) {
      const writes = job.steps.some(
        ({ uses, with: given }) => uses === FOLDER && given?.operation !== 'check-expiry' && given?.['dry-run'] !== true
      );
      const expected = writes ? { group: expect.stringMatching(/^aks-sp-\$\{\{ /), 'cancel-in-progress': false, queue: 'max' } : undefined;
      expect([id, job.concurrency]).toEqual([id, expected]);
    }
  });
});

describe('a step with the action', () => {
  it('is listed in this test', () => {
    const found = names.flatMap((name) =>
      jobsOf(name).flatMap(([job, { steps }]) => steps.filter(({ uses }) => uses === FOLDER).map(({ id }) => `${name} ${job} ${id ?? ''}`))
    );
    expect(found).toEqual(STEPS.map(([name, job, id]) => `${name} ${job} ${id}`));
  });

  it.each(STEPS)('of %s, %s, %s gets each input from the one of the same name', (name, job, id, operation, otherwise) => {
    const { inputs } = readWorkflow(name);
    const { with: given = {} } = stepOf(readWorkflow(name), job, id);
    const same = Object.keys(given).filter((input) => input in inputs && !(input in otherwise));
    expect(given).toEqual({
      ...Object.fromEntries(same.map((input) => [input, `\${{ inputs.${input} }}`])),
      ...SECRETS,
      ...otherwise,
      operation
    });
  });

  it.each(STEPS)('of %s, %s, %s gets every input of its operation that the workflow takes', (name, job, id, operation, otherwise) => {
    const { inputs } = readWorkflow(name);
    const { with: given = {} } = stepOf(readWorkflow(name), job, id);
    const own = Object.entries(inputTable).filter(
      ([, { operations }]) => operations !== 'all' && (operations as readonly string[]).includes(operation)
    );
    for (const [input] of own.filter(([input]) => input in inputs || input in otherwise)) expect(Object.keys(given)).toContain(input);
    for (const input of [
      'tenant-id',
      'client-id',
      'auth',
      'audience',
      'cloud',
      'authority-host',
      'resource-manager-endpoint',
      'graph-endpoint'
    ])
      expect(Object.keys(given)).toContain(input);
    expect(Object.keys(given).filter((input) => !(input in action.inputs))).toEqual([]);
  });
});
