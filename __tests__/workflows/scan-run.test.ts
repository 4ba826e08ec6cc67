/** The first job of rotate.yml with nothing replaced but the machine: its expressions, the committed action against the sandbox, its script. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { runAction, type ActionRun } from '../../scripts/run-action.ts';
import { evaluate, readWorkflow, runStep, stepOf, type Ran } from './reusable.ts';

// Several processes a test; a bound for a hang on a busy machine.
jest.setTimeout(120_000);
const workflow = readWorkflow('rotate');
let sandbox: Sandbox;
beforeEach(async () => void (sandbox = await startSandbox()));
afterEach(() => sandbox.close());

/** What a caller gives; the rest has the workflow's defaults. */
async function scan(given: Record<string, unknown>): Promise<{ action: ActionRun; due: Ran }> {
  const defaults = Object.fromEntries(Object.entries(workflow.inputs).map(([name, { default: value }]) => [name, value]));
  const { 'client-secret': secret, ...ids } = sandbox.inputs;
  const contexts = {
    inputs: { ...defaults, ...ids, ...given },
    secrets: { 'client-secret': secret },
    github: { token: sandbox.env.GITHUB_TOKEN },
    vars: {}
  };
  const fill = (values: Record<string, unknown>, all: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const filled = String(value).includes('${{') ? evaluate(String(value), all) : value;
        return [name, String(filled ?? '')];
      })
    );
  const action = await runAction(fill(stepOf(workflow, 'scan', 'scan').with ?? {}, contexts), sandbox.env);
  const step = stepOf(workflow, 'scan', 'due');
  const due = await runStep(step, fill(step.env ?? {}, { ...contexts, steps: { scan: { outputs: action.outputs } } }));
  return { action, due };
}

/** Which of the jobs after it start. */
function next({ action, due }: { action: ActionRun; due: Ran }): string[] {
  const outputs = { complete: action.outputs.complete ?? '', count: due.outputs.count ?? '', matrix: due.outputs.matrix ?? '' };
  const contexts = { needs: { scan: { result: 'success', outputs } } };
  return ['rotate', 'left-out'].filter((job) => evaluate(workflow.jobs[job]?.if ?? '', contexts) === true);
}

describe('rotate.yml on the demo fleet', () => {
  it('rotates what the action says is due, writes no issue and does not fail because of what has expired', async () => {
    const before = structuredClone(sandbox.world.state.github.repositories);
    const ran = await scan({});
    expect(ran.action).toMatchObject({ exitCode: 0, outputs: { status: 'expired', complete: 'true' } });
    expect(ran.due.code).toBe(0);
    expect(Number(ran.due.outputs.count)).toBeGreaterThan(1);
    expect(ran.due.outputs).toEqual({ count: ran.action.outputs['due-count'], matrix: ran.action.outputs.matrix });
    expect(next(ran)).toEqual(['rotate']);
    expect(sandbox.world.state.github.repositories).toEqual(before);
  });

  it('takes renew-within for what is due, however short', async () => {
    const [short, long] = [await scan({ 'renew-within': '3d' }), await scan({ 'renew-within': '400d' })];
    expect([short.action.exitCode, long.action.exitCode]).toEqual([0, 0]);
    expect(Number(long.due.outputs.count)).toBeGreaterThan(Number(short.due.outputs.count));
  });

  it('is red, and rotates all the same, when the identity does not see everything', async () => {
    // One subscription in full, of another one a single cluster.
    const { roleAssignments, clusters } = sandbox.world.state.arm;
    const [one, other] = [clusters[0]!, clusters.find(({ subscriptionId }) => subscriptionId !== clusters[0]!.subscriptionId)!];
    const root = roleAssignments.find(({ scope }) => scope === '/' || scope.includes('/managementGroups/'))!;
    roleAssignments.push({ ...root, name: root.name.replace(/^./, 'f'), scope: other.id });
    root.scope = `/subscriptions/${one.subscriptionId}`;
    const ran = await scan({});
    expect(ran.action).toMatchObject({ exitCode: 0, outputs: { complete: 'false' } });
    expect(next(ran)).toEqual(['rotate', 'left-out']);
    expect(next(await scan({ 'trust-visible-scope': true }))).toEqual(['rotate']);
  });

  it('takes one principal when forced, which need not be due', async () => {
    const all = sandbox.world.state.arm.clusters.map(({ clientId }) => clientId).filter((id) => id !== 'msi');
    const due = (await scan({})).due.outputs.matrix ?? '';
    const healthy = all.find((id) => !due.includes(id));
    expect(healthy).toBeDefined();
    expect((await scan({ 'app-id': healthy })).due.outputs.count).toBe('0');
    const forced = await scan({ 'app-id': healthy, force: true });
    expect(JSON.parse(forced.due.outputs.matrix ?? '')).toEqual({ include: [{ 'app-id': healthy }] });
    expect(next(forced)).toEqual(['rotate']);
  });
});
