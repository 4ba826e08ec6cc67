/** provision, rotate and cleanup of the built bundle, as a runner starts it; waits move the sandbox's clock. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts';
import type { Application } from '../../sandbox/world.ts';
import { demoSeed, shared, vaultName } from '../../scripts/demo/tenant.ts';
import { runAction, type ActionRun } from '../../scripts/run-action.ts';

const hour = 3_600_000;
let sandbox: Sandbox;
let runs = 0;
afterEach(() => sandbox.close());

async function open(seed: Seed, options: SandboxOptions = {}): Promise<void> {
  sandbox = await startSandbox({ ...options, seed });
}

/** Each a workflow run of its own. */
function run(inputs: Record<string, string>): Promise<ActionRun> {
  runs += 1;
  const env = { ...sandbox.env, GITHUB_RUN_ID: String(17_400_000_000 + runs) };
  return runAction({ ...sandbox.inputs, ...inputs }, env, { control: `${sandbox.origin}/_sandbox` });
}

function application(name: string): Application {
  const found = sandbox.world.state.graph.applications.find(({ displayName }) => displayName === name);
  if (!found) throw new Error(`no application ${name}`);
  return found;
}

function secretsOf(name: string): string[] {
  return application(name).passwordCredentials.map(({ secret }) => secret);
}

/** What left the process but for the commands that hide secrets, which the runner swallows. */
function shown(done: ActionRun): string {
  const log = done.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [...log, ...Object.values(done.outputs), done.summary, ...Object.values(done.written)].join('\n');
}

/** As it stands, in JSON, in a URL, in a form. */
function formsOf(secret: string): string[] {
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2)])];
}

function expectHidden(done: ActionRun, secrets: readonly string[]): void {
  expect(secrets.length).toBeGreaterThan(0);
  for (const form of secrets.flatMap(formsOf)) expect(shown(done).includes(form)).toBe(false);
}

/** Never since the start was one of them unable to sign in. */
function neverDown(names: readonly string[]): boolean[] {
  return sandbox.engine.invariants
    .list()
    .filter(({ id }) => names.includes(id.split('/').at(-1) ?? ''))
    .map(({ changes }) => changes.every(({ working }) => working));
}

function isWrite({ method, url }: { method: string; url: string }): boolean {
  return method !== 'GET' && !/\/oauth2\/|\/\$batch$|\/providers\/Microsoft\.ResourceGraph\//.test(new URL(url).pathname);
}

describe('rotate', () => {
  const five = [...shared.clusters, 'aks-fourth', 'aks-fifth'];
  const fleet = (): Seed => {
    const seed = demoSeed();
    const more = five.slice(3).map((name, index) => ({
      name,
      subscription: index === 0 ? 'platform-shared' : 'data-production',
      resourceGroup: 'rg-more',
      application: shared.application,
      credential: 'current'
    }));
    return { ...seed, clusters: [...(seed.clusters ?? []), ...more] };
  };

  it('gives five clusters in two subscriptions a new secret while replicas lag and quotas bind; the old one goes after the overlap', async () => {
    await open(fleet(), { replication: 20_000, throttle: true });
    const [old = ''] = secretsOf(shared.application);
    const inputs = { operation: 'rotate', 'app-id': application(shared.application).appId };
    const first = await run(inputs);
    expect(first).toMatchObject({ exitCode: 0, outputs: { outcome: 'changed', complete: 'true', retired: '[]' } });
    const all = secretsOf(shared.application);
    expect(all).toHaveLength(2);
    expect(neverDown(five)).toEqual(five.map(() => true));
    expectHidden(first, all);
    // Also what was only a turn.
    expectHidden(first, turns());

    sandbox.engine.advance(20 * hour);
    expect((await run(inputs)).outputs).toMatchObject({ outcome: 'unchanged', retired: '[]' });
    expect(secretsOf(shared.application)).toContain(old);
    sandbox.engine.advance(5 * hour);
    const third = await run(inputs);
    expect(third.outputs.outcome).toBe('changed');
    expect(secretsOf(shared.application)).toEqual(all.filter((secret) => secret !== old));
    expect(neverDown(five)).toEqual(five.map(() => true));

    // Until every replica knows that it is gone, a run may still want to remove it.
    sandbox.engine.advance(hour);
    const before = sandbox.exchanges.length;
    expect((await run(inputs)).outputs.outcome).toBe('unchanged');
    expect(sandbox.exchanges.slice(before).filter(isWrite)).toEqual([]);
  });

  it('refuses the principal that it signs in as, and sends nothing that changes anything', async () => {
    await open(demoSeed());
    const done = await run({ operation: 'rotate', 'app-id': sandbox.inputs['client-id'] ?? '' });
    expect(done).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
    expect(done.log).toContain('[own-identity');
    expect(sandbox.exchanges.filter(isWrite)).toEqual([]);
  });
});

/** Every password that Entra ever handed out in an answer. */
function turns(): string[] {
  return sandbox.exchanges.flatMap(({ responseBody }) => {
    const { secretText } = (responseBody ?? {}) as { secretText?: unknown };
    return typeof secretText === 'string' ? [secretText] : [];
  });
}

describe('provision', () => {
  it('puts into outputs what azure/login takes, and only where that was asked for', async () => {
    await open(demoSeed());
    const quiet = await run({ operation: 'provision', name: 'aks-quiet', store: `${sandbox.origin}/vaults/${vaultName}/secrets/quiet` });
    expect(quiet).toMatchObject({ exitCode: 0, outputs: { outcome: 'changed', created: 'true' } });
    expectHidden(quiet, secretsOf('aks-quiet'));
    const held = sandbox.world.state.arm.vaults?.[0]?.secrets.find(({ name }) => name === 'quiet')?.versions.map(({ value }) => value);
    expect(held).toEqual(secretsOf('aks-quiet'));

    const open2 = await run({ operation: 'provision', name: 'aks-open', store: 'output' });
    const [secret = ''] = secretsOf('aks-open');
    expect(open2.outputs['client-secret']).toBe(secret);
    expect(JSON.parse(open2.outputs.credentials ?? '{}')).toMatchObject({ clientSecret: secret, clientId: open2.outputs['app-id'] });
    // Masked before it can be printed, and in no other output, the log or the summary.
    const { 'client-secret': _secret, credentials: _credentials, ...others } = open2.outputs;
    expectHidden({ ...open2, outputs: others }, [secret]);
    expect(open2.log.indexOf(`::add-mask::${secret.replaceAll('%', '%25')}`)).toBeGreaterThanOrEqual(0);
  });
});

describe('cleanup', () => {
  it('does in the real run what the dry run planned, and refuses another plan', async () => {
    await open(demoSeed());
    const vault = `${sandbox.origin}/vaults/${vaultName}/secrets/gone`;
    const made = await run({ operation: 'provision', name: 'aks-gone', store: vault });
    const inputs = { operation: 'cleanup', 'app-id': made.outputs['app-id'] ?? '', store: vault };
    const planned = await run({ ...inputs, 'dry-run': 'true' });
    expect(planned.outputs).toMatchObject({ outcome: 'planned', plan: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
    expect(Object.keys(planned.written)).toEqual([planned.outputs['undo-file']]);
    expectHidden(planned, secretsOf('aks-gone'));

    const refused = await run({ ...inputs, 'expected-plan': 'f'.repeat(64) });
    expect(refused).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed' } });
    expect(application('aks-gone').deletedDateTime).toBeNull();

    const done = await run({ ...inputs, 'expected-plan': planned.outputs.plan ?? '' });
    expect(done).toMatchObject({ exitCode: 0, outputs: { outcome: 'changed' } });
    expect(application('aks-gone').deletedDateTime).not.toBeNull();
    const versions = sandbox.world.state.arm.vaults?.[0]?.secrets.find(({ name }) => name === 'gone')?.versions ?? [];
    expect(versions.map(({ enabled }) => enabled)).toEqual([false]);
  });
});
