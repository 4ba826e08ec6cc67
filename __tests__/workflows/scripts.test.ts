import { describe, expect, it } from '@jest/globals';
import { evaluate, readWorkflow, runStep, stepOf } from './reusable.ts';

const A = '11111111-1111-4111-8111-11111111111a';
const B = '22222222-2222-4222-8222-22222222222b';
const matrixOf = (...ids: string[]): string => JSON.stringify({ include: ids.map((id) => ({ 'app-id': id })) });

describe('check-expiry.yml', () => {
  const listing = stepOf(readWorkflow('check-expiry'), 'check-expiry', 'report');

  it.each([
    ['a.json\nb.csv\n', ['a.json', 'b.csv']],
    [' a.json , b c.csv # both\n# none\n\n', ['a.json', 'b c.csv']],
    ['a#1.json', ['a#1.json']]
  ])('lists the report files as the action reads them: %j', async (list, expected) => {
    const { outputs } = await runStep(listing, { REPORT_FILE: list });
    expect(outputs.name).toMatch(/^aks-service-principals-2-\d+$/);
    expect(outputs.paths?.split('\n')).toEqual(expected);
  });
});

describe.each([
  ['provision.yml', stepOf(readWorkflow('provision'), 'provision', 'Check where the secret goes'), {}],
  ['rotate.yml', stepOf(readWorkflow('rotate'), 'scan', 'Check the inputs that go together'), { APP_ID: A }]
] as const)('%s and store', (_, step, env) => {
  it.each(['output', ' output ', 'github-secret:X, output', 'https://a.vault.azure.net/secrets/b\noutput # for the next job'])(
    'refuses %j, since it would leave the job',
    async (store) => {
      const { code, stdout } = await runStep(step, { ...env, STORE: store });
      expect(code).toBe(1);
      expect(stdout).toMatch(/^::error title=store: output is refused here::.+Key Vault/);
    }
  );

  it.each(['', '# output', 'github-secret:OUTPUT', 'https://output.vault.azure.net/secrets/output', 'github-secret:output/X'])(
    'takes %j',
    async (store) => {
      expect(await runStep(step, { ...env, STORE: store })).toMatchObject({ code: 0, stdout: '' });
    }
  );
});

describe('provision.yml', () => {
  const workflow = readWorkflow('provision');
  const delegates = (assign: string, appId: string, prune = false, principalId = B): unknown =>
    evaluate(stepOf(workflow, 'provision', 'delegate').if ?? '', {
      inputs: { assign, prune },
      steps: { provision: { outputs: { 'app-id': appId, 'service-principal-id': principalId } } }
    });

  it('delegates to what was provisioned, and not where there is nothing to give or nobody to give it to', () => {
    expect(delegates('Reader @ /subscriptions/x', A)).toBe(true);
    expect(delegates('', A)).toBe(false);
    expect(delegates('Reader @ /subscriptions/x', '', false, '')).toBe(false);
    // A dry run of an application that a dead run left without its service principal.
    expect(delegates('Reader @ /subscriptions/x', A, false, '')).toBe(false);
    // The action says that it needs assign.
    expect(delegates('', A, true)).toBe(true);
  });

  it('checks out the template before the action, whose folder that would remove', () => {
    const { steps } = workflow.jobs.provision!;
    const names = steps.map(({ name }) => name);
    expect(names.indexOf('Check out the cluster template')).toBeLessThan(
      names.indexOf('Check out the action at the commit of this workflow')
    );
  });
});

describe('rotate.yml, before the scan', () => {
  const check = stepOf(readWorkflow('rotate'), 'scan', 'Check the inputs that go together');

  it.each([
    [{ STORE: 'github-secret:X' }, 'store needs one principal'],
    [{ FORCE: 'true' }, 'force needs app-id'],
    [{ FORCE: 'true', APP_ID: ' # none' }, 'force needs app-id'],
    [{ FORCE: 'true', CLUSTER: '/subscriptions/x' }, 'force needs app-id']
  ])('refuses %j', async (env, title) => {
    const { code, stdout } = await runStep(check, env);
    expect(code).toBe(1);
    expect(stdout).toContain(`::error title=${title}::`);
  });

  it.each([
    [{}],
    [{ FORCE: 'false', APP_ID: A, STORE: 'github-secret:X' }],
    [{ STORE: 'github-secret:X', CLUSTER: '/subscriptions/x' }],
    [{ STORE: 'github-secret:X', CLUSTER_NAME: 'aks-shop' }],
    [{ FORCE: 'true', APP_ID: A }]
  ])('takes %j', async (env: Record<string, string>) => {
    expect(await runStep(check, env)).toMatchObject({ code: 0, stdout: '' });
  });
});

describe('rotate.yml, after the scan', () => {
  const due = stepOf(readWorkflow('rotate'), 'scan', 'due');

  it('hands on the matrix of the scan', async () => {
    const matrix = matrixOf(A, B);
    expect(await runStep(due, { DUE_COUNT: '2', MATRIX: matrix })).toEqual({ code: 0, stdout: '', outputs: { count: '2', matrix } });
  });

  it('takes nothing due for what it is', async () => {
    expect(await runStep(due, { DUE_COUNT: '0', MATRIX: matrixOf() })).toMatchObject({ code: 0, stdout: '', outputs: { count: '0' } });
  });

  it.each([
    ['3', ''],
    ['3', '{"include":[]}'],
    ['', '']
  ])('fails with %j due and the matrix %j', async (count, matrix) => {
    const { code, stdout, outputs } = await runStep(due, { DUE_COUNT: count, MATRIX: matrix });
    expect(code).toBe(1);
    expect(stdout).toContain('::error title=The list of principals is missing::');
    expect(outputs).toEqual({});
  });

  it('says that the next run takes what one matrix cannot hold', async () => {
    const { code, stdout, outputs } = await runStep(due, { DUE_COUNT: '300', MATRIX: matrixOf(A, B) });
    expect([code, outputs.count]).toEqual([0, '2']);
    expect(stdout).toContain('::notice title=More are due::300 principals are due; one run takes 2.');
  });

  it('takes the principals that are named, due or not, when forced', async () => {
    const env = { DUE_COUNT: '0', MATRIX: matrixOf(), FORCE: 'true', APP_ID: `${B.toUpperCase()}, ${A} # the shop\n${B}` };
    const { code, outputs } = await runStep(due, env);
    expect([code, outputs.count]).toEqual([0, '2']);
    expect(JSON.parse(outputs.matrix ?? '')).toEqual(JSON.parse(matrixOf(A, B)));
  });

  it('does not put the secrets of two principals in one place', async () => {
    const { code, stdout } = await runStep(due, { DUE_COUNT: '2', MATRIX: matrixOf(A, B), STORE: 'github-secret:X' });
    expect(code).toBe(1);
    expect(stdout).toContain('::error title=store needs one principal::');
    expect((await runStep(due, { DUE_COUNT: '1', MATRIX: matrixOf(A), STORE: 'github-secret:X' })).code).toBe(0);
  });
});

describe('the jobs of rotate.yml', () => {
  const { jobs } = readWorkflow('rotate');
  const scan = (outputs: Record<string, string>, result = 'success') => ({ needs: { scan: { result, outputs } } });
  const starts = (job: 'rotate' | 'left-out', outputs: Record<string, string>, result?: string): unknown =>
    evaluate(jobs[job]?.if ?? '', scan(outputs, result));

  it.each([
    ['something is due', { complete: 'true', count: '1', matrix: matrixOf(A) }, true, false],
    ['nothing is due', { complete: 'true', count: '0', matrix: matrixOf() }, false, false],
    ['the runner dropped the matrix', { complete: 'true', count: '1', matrix: '' }, false, true],
    ['the runner dropped everything', { complete: 'true', count: '', matrix: '' }, false, true],
    ['the scan is not complete', { complete: 'false', count: '1', matrix: matrixOf(A) }, true, true],
    ['the scan is not complete and saw nothing due', { complete: 'false', count: '0', matrix: matrixOf() }, false, true],
    ['nobody knows whether it is', { complete: '', count: '0', matrix: matrixOf() }, false, true]
  ])('when %s', (_, outputs, rotates, fails) => {
    expect([starts('rotate', outputs), starts('left-out', outputs)]).toEqual([rotates, fails]);
  });

  it('say nothing more when the scan has failed', () => {
    expect(starts('left-out', { complete: '', count: '', matrix: '' }, 'failure')).toBe(false);
  });

  it('rotate one principal each, all of them although one fails, as many at a time as told', () => {
    const outputs = { complete: 'true', count: '2', matrix: matrixOf(A, B) };
    expect(jobs.rotate?.strategy).toMatchObject({ 'fail-fast': false, 'max-parallel': '${{ inputs.max-parallel }}' });
    expect(evaluate(String(jobs.rotate?.strategy?.matrix), scan(outputs))).toEqual(JSON.parse(matrixOf(A, B)));
    expect(jobs.rotate?.concurrency?.group).toBe('aks-sp-${{ matrix.app-id }}');
  });

  it('ask for approval before a rotation, not before the scan', () => {
    expect([jobs.scan?.environment, jobs.rotate?.environment]).toEqual([undefined, '${{ inputs.environment }}']);
  });

  it.each([
    [{ COMPLETE: 'false', MATRIX: matrixOf() }, ['The scan is not complete']],
    [{ COMPLETE: 'true', MATRIX: '' }, ['The list of principals was lost']],
    [{ COMPLETE: '', MATRIX: '' }, ['The scan is not complete', 'The list of principals was lost']]
  ])('fail and say why: %j', async (env, titles) => {
    const { code, stdout } = await runStep(stepOf(readWorkflow('rotate'), 'left-out', 'Say what was left out'), env);
    expect(code).toBe(1);
    expect([...stdout.matchAll(/title=(.+?)::/g)].map(([, title]) => title)).toEqual(titles);
  });
});

describe('cleanup.yml and confirm', () => {
  const confirm = stepOf(readWorkflow('cleanup'), 'plan', 'confirm');
  const cluster = '/subscriptions/x/resourceGroups/RG/providers/Microsoft.ContainerService/managedClusters/a';

  it.each([
    [{ APP_ID: A, CONFIRM: A }],
    [{ APP_ID: ` ${A.toUpperCase()}\n`, CONFIRM: ` ${A} ` }],
    [{ CLUSTER: cluster, CONFIRM: cluster.toLowerCase() }],
    [{ RESOURCE_GROUP: 'rg', CLUSTER_NAME: 'a', CONFIRM: 'rg/a' }],
    [{ SWEEP: 'orphans', CONFIRM: 'orphans' }],
    [{ EXPIRED_CREDENTIALS: 'delete', CONFIRM: 'expired-credentials' }],
    [{ SWEEP: '', EXPIRED_CREDENTIALS: ' Delete ', CONFIRM: 'Expired-Credentials' }],
    [{ SWEEP: 'orphans', EXPIRED_CREDENTIALS: 'delete', CONFIRM: 'orphans' }]
  ])('goes on with %j', async (env: Record<string, string>) => {
    const { code, outputs } = await runStep(confirm, { SWEEP: 'none', EXPIRED_CREDENTIALS: 'report', ...env });
    expect([code, outputs]).toEqual([0, { confirmed: 'true' }]);
  });

  it.each([
    [{ APP_ID: A, CONFIRM: B }],
    [{ APP_ID: A, CONFIRM: `${A}${B}` }],
    [{ APP_ID: A, CONFIRM: '.*' }],
    [{ APP_ID: A, CONFIRM: 'true' }],
    [{ APP_ID: A, CONFIRM: '*' }],
    // The application is what goes, not the cluster beside it.
    [{ APP_ID: A, CLUSTER: cluster, CONFIRM: cluster }],
    [{ CLUSTER: cluster, CONFIRM: A }],
    [{ SWEEP: 'orphans', CONFIRM: A }],
    [{ CONFIRM: 'none' }],
    [{ CONFIRM: 'expired-credentials' }],
    [{ EXPIRED_CREDENTIALS: 'delete', CONFIRM: 'delete' }],
    // More than the expired ones goes.
    [{ SWEEP: 'orphans', EXPIRED_CREDENTIALS: 'delete', CONFIRM: 'expired-credentials' }],
    [{ APP_ID: A, EXPIRED_CREDENTIALS: 'delete', CONFIRM: 'expired-credentials' }],
    [{ APP_ID: `${A}\n${B}`, CONFIRM: A }]
  ])('stops at %j', async (env: Record<string, string>) => {
    const { code, stdout, outputs } = await runStep(confirm, { SWEEP: 'none', EXPIRED_CREDENTIALS: 'report', ...env });
    expect([code, outputs]).toEqual([1, {}]);
    expect(stdout).toContain('::error title=confirm does not fit::');
  });

  it.each(['', '  ', '\n'])('%j is a dry run', async (text) => {
    const { code, stdout, outputs } = await runStep(confirm, { SWEEP: 'none', EXPIRED_CREDENTIALS: 'report', APP_ID: A, CONFIRM: text });
    expect([code, outputs]).toEqual([0, { confirmed: 'false' }]);
    expect(stdout).toContain('::notice title=Dry run only::');
  });

  it('never prints what it was given, which could be a command to the runner', async () => {
    const { stdout } = await runStep(confirm, { SWEEP: 'none', EXPIRED_CREDENTIALS: 'report', APP_ID: A, CONFIRM: 'x\n::add-mask::x' });
    expect(stdout).not.toContain('add-mask');
  });
});

describe('the jobs of cleanup.yml', () => {
  const { jobs } = readWorkflow('cleanup');
  const runs = (outputs: Record<string, string>, dryRun = false): unknown =>
    evaluate(jobs.cleanup?.if ?? '', { inputs: { 'dry-run': dryRun }, needs: { plan: { outputs } } });

  it('remove only what was confirmed and planned', () => {
    expect(jobs.cleanup?.needs).toBe('plan');
    expect(runs({ confirmed: 'true', outcome: 'planned' })).toBe(true);
    expect(runs({ confirmed: 'false', outcome: 'planned' })).toBe(false);
    expect(runs({ confirmed: '', outcome: 'planned' })).toBe(false);
    expect(runs({ confirmed: 'true', outcome: 'unchanged' })).toBe(false);
    expect(runs({ confirmed: 'true', outcome: 'planned' }, true)).toBe(false);
  });

  it('do not remove anything without the digest of the plan, or outside an environment', async () => {
    const step = jobs.cleanup?.steps[0] ?? {};
    const stops = (plan: string, environment: string): unknown =>
      evaluate(step.if ?? '', { inputs: { environment }, needs: { plan: { outputs: { plan } } } });
    expect([stops('abc', 'aks-cleanup'), stops('', 'aks-cleanup'), stops('abc', '')]).toEqual([false, true, true]);
    expect((await runStep(step, {})).code).toBe(1);
  });

  it('ask for approval before the removal, not before the dry run', () => {
    expect([jobs.plan?.environment, jobs.cleanup?.environment]).toEqual([undefined, '${{ inputs.environment }}']);
    expect(readWorkflow('cleanup').inputs.environment?.required).toBe(true);
  });

  it.each(['plan', 'cleanup'])('upload the undo file of %s even when it fails, under a name of the attempt', async (job) => {
    const workflow = readWorkflow('cleanup');
    const upload = stepOf(workflow, job, 'Upload the undo file');
    expect(upload.with).toMatchObject({ name: '${{ steps.artifact.outputs.name }}', path: `\${{ steps.${job}.outputs.undo-file }}` });
    const name = stepOf(workflow, job, 'artifact');
    const present = (file: string): unknown => evaluate(name.if ?? '', { steps: { [job]: { outputs: { 'undo-file': file } } } });
    expect([present('undo.json'), present('')]).toEqual([true, false]);
    expect((await runStep(name, {})).outputs.name).toMatch(job === 'plan' ? /^aks-sp-undo-planned-2-\d+$/ : /^aks-sp-undo-2-\d+$/);
  });
});
