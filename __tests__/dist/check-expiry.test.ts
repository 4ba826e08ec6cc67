/** The committed bundle in a process of its own, as a runner starts it, against a sandbox. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faults.ts';
import { defaultSeed, type Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import type { Issue } from '../../sandbox/world.ts';
import { runAction, type ActionRun } from '../../scripts/run-action.ts';

const day = 86_400_000;
let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function run(inputs: Record<string, string> = {}, env: Record<string, string> = {}): Promise<ActionRun> {
  return runAction({ operation: 'check-expiry', ...sandbox.inputs, ...inputs }, { ...sandbox.env, ...env });
}

function issues(): Issue[] {
  return sandbox.world.state.github.repositories.flatMap((repository) => repository.issues).filter((issue) => issue.labels.includes('aks-service-principal'));
}

function requests(text: string): number {
  return sandbox.exchanges.filter((exchange) => decodeURIComponent(exchange.url).includes(text)).length;
}

/** The forms in which a secret could leave the process. */
function formsOf(secret: string): string[] {
  return [...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), Buffer.from(secret).toString('base64')])];
}

describe('the demo fleet', () => {
  it('is scanned, reported and turned into issues; a second run changes nothing', async () => {
    sandbox = await startSandbox();
    const first = await run();
    expect(first.outputs).toMatchObject({
      status: 'expired',
      'expired-count': '3',
      'critical-count': '2',
      'expiring-count': '2',
      'ok-count': '4',
      'unknown-count': '1',
      complete: 'true',
      outcome: 'changed'
    });
    expect(first.exitCode).toBe(1);
    expect(first.summary).toContain('Of 12 service principals of AKS clusters: 3 have expired');
    expect(issues().map((issue) => issue.state)).toEqual(Array(7).fill('open'));
    expect(JSON.parse(first.outputs.matrix ?? '')).toEqual({ include: expect.arrayContaining([{ 'app-id': expect.stringMatching(/^[0-9a-f-]{36}$/) }]) });
    const before = structuredClone(issues());
    const second = await run();
    expect(second.outputs.outcome).toBe('unchanged');
    expect(issues()).toEqual(before);
  });

  it('shows no secret in any byte that leaves the process', async () => {
    sandbox = await startSandbox();
    const folder = mkdtempSync(path.join(tmpdir(), 'reports-'));
    const reports = ['json', 'csv'].map((kind) => path.join(folder, `report.${kind}`));
    const done = await run({ 'report-file': reports.join('\n') }, { RUNNER_DEBUG: '1' });
    const log = done.log.split('\n').filter((line) => !line.startsWith('::add-mask::')).join('\n');
    const everything = [log, JSON.stringify(done.outputs), done.summary, JSON.stringify(issues()), ...reports.map((report) => readFileSync(report, 'utf8'))].join('\n');
    rmSync(folder, { recursive: true });
    const { applications, servicePrincipals } = sandbox.world.state.graph;
    const stored = [...applications, ...servicePrincipals].flatMap((holder) => holder.passwordCredentials.map((credential) => credential.secret));
    const secrets = [...stored, sandbox.inputs['client-secret'], sandbox.env.GITHUB_TOKEN, sandbox.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN, ...bearers()].filter((secret) => secret !== undefined);
    expect(secrets.length).toBeGreaterThan(10);
    for (const form of secrets.flatMap(formsOf)) expect(everything.includes(form)).toBe(false);
    // The check can fail: the same search finds a value that is there.
    expect(everything.includes(sandbox.inputs['tenant-id'] ?? '?')).toBe(true);
  });

  it('is signed in to by OIDC with one ID token', async () => {
    sandbox = await startSandbox();
    const done = await run({ 'client-secret': '', issues: 'none', 'fail-on': 'none' });
    expect(done).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged', complete: 'true' } });
    expect(done.log).toContain('with oidc');
    expect(requests('/github-oidc/')).toBe(1);
  });

  it('is signed in to by the managed identity of the machine', async () => {
    const seed = defaultSeed();
    sandbox = await startSandbox({ seed: { ...seed, caller: { ...seed.caller, managedIdentity: true } } });
    const machine = { IDENTITY_ENDPOINT: `${sandbox.origin}/msi/token`, IDENTITY_HEADER: sandbox.world.state.managedIdentity?.header ?? '' };
    const done = await run({ auth: 'managed-identity', 'client-id': '', 'client-secret': '', issues: 'none', 'fail-on': 'none' }, machine);
    expect(done).toMatchObject({ exitCode: 0, outputs: { complete: 'true', 'expired-count': '3' } });
  });

  it('follows time and repair: commented when it gets worse, closed with evidence once renewed', async () => {
    sandbox = await startSandbox();
    await run();
    sandbox.engine.advance(14 * day);
    await run();
    const issue = issues().find((candidate) => candidate.title.includes('aks-storefront'));
    expect(issue).toMatchObject({ state: 'open', comments: [{ body: expect.stringContaining('**critical**') }] });
    for (const application of sandbox.world.state.graph.applications) {
      for (const credential of application.passwordCredentials) credential.endDateTime = new Date(sandbox.world.now() + 300 * day).toISOString();
    }
    await run();
    expect(issue).toMatchObject({ state: 'closed', stateReason: 'completed' });
    expect(issue?.comments.at(-1)?.body).toContain('valid until');
  });

  it('two runs at once leave one open issue per principal', async () => {
    sandbox = await startSandbox();
    await Promise.all([run(), run()]);
    await run();
    const open = issues().filter((issue) => issue.state === 'open');
    const marks = open.map((issue) => issue.body.split('\n')[0]);
    expect(new Set(marks).size).toBe(marks.length);
    expect(open).toHaveLength(7);
  });

  it('dry-run writes nothing', async () => {
    sandbox = await startSandbox();
    const done = await run({ 'dry-run': 'true' });
    expect(done.outputs.outcome).toBe('planned');
    expect(sandbox.exchanges.filter((exchange) => exchange.url.includes('/github/') && exchange.method !== 'GET')).toEqual([]);
  });
});

function bearers(): string[] {
  return sandbox.exchanges.map((exchange) => exchange.requestHeaders.authorization?.split(' ')[1]).filter((token) => token !== undefined);
}

describe('before anything is sent', () => {
  it('lists every wrong input in one message', async () => {
    sandbox = await startSandbox();
    const done = await run({ 'dry-run': 'ture', 'warn-within': '30', force: 'true' });
    expect(done).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', complete: 'false' } });
    for (const name of ['dry-run', 'warn-within', 'force']) expect(done.log).toContain(`- ${name}: got`);
    expect(sandbox.exchanges).toEqual([]);
  });

  it('names the missing permission for ID tokens', async () => {
    sandbox = await startSandbox();
    const done = await run({ auth: 'oidc', 'client-secret': '' }, { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' });
    expect(done.log).toContain('id-token: write');
    expect(sandbox.exchanges).toEqual([]);
  });
});

describe('what goes wrong gives its one clear message, and the rest is still done', () => {
  interface Case {
    name: string;
    seed?: Seed;
    prepare?: () => void;
    faults?: Fault[];
    inputs?: Record<string, string>;
    says: string;
    outputs: Record<string, string>;
  }
  const cases: Case[] = [
    { name: 'a wrong secret', inputs: { 'client-secret': 'wrong~one' }, says: 'aadsts7000215', outputs: { outcome: 'failed' } },
    { name: 'an unknown client', inputs: { 'client-id': '99999999-9999-4999-8999-999999999999' }, says: 'aadsts700016', outputs: { outcome: 'failed' } },
    { name: 'an unknown tenant', inputs: { 'tenant-id': '99999999-9999-4999-8999-999999999999' }, says: 'aadsts90002', outputs: { outcome: 'failed' } },
    { name: 'no Graph permission', seed: { ...defaultSeed(), caller: { graphPermissions: [] } }, says: 'Application.Read.All', outputs: { complete: 'false', 'ok-count': '0', 'unknown-count': '11' } },
    { name: 'no role anywhere', seed: { ...defaultSeed(), caller: { roles: [] } }, says: 'can read no subscription at all', outputs: { complete: 'false', status: 'unknown' } },
    {
      name: 'a subscription that cannot be read',
      inputs: { 'subscription-id': '99999999-9999-4999-8999-999999999999' },
      says: 'subscription-unreadable',
      outputs: { complete: 'false', status: 'unknown' }
    },
    { name: 'issues switched off', prepare: () => sandbox.world.state.github.repositories.forEach((repository) => (repository.hasIssues = false)), says: 'ssues are', outputs: { outcome: 'partial', complete: 'true', 'expired-count': '3' } },
    { name: 'a token that may not write', prepare: () => sandbox.world.state.github.tokens.forEach((token) => (token.permissions = { issues: 'read' })), says: 'issues: write', outputs: { outcome: 'partial', complete: 'true', 'expired-count': '3' } },
    { name: '429 and 503, with and without Retry-After', faults: [{ fault: '429', path: '/arm' }, { fault: '503', path: '/graph', retryAfter: null }, { fault: '429', path: '/github/', retryAfter: null }], says: 'The scan is complete', outputs: { complete: 'true', outcome: 'changed', 'expired-count': '3' } },
    { name: 'garbage from Graph', faults: [{ fault: 'garbage', path: '/graph', times: 99 }], says: 'graph-unreadable-answer', outputs: { complete: 'false', 'ok-count': '0' } },
    { name: 'garbage from Resource Graph', faults: [{ fault: 'garbage', path: 'ResourceGraph', times: 99 }], says: 'resource-graph-unreadable-answer', outputs: { complete: 'false', status: 'unknown' } },
    { name: 'a connection cut in the middle of an answer', faults: [{ fault: 'truncate', path: '/graph' }], says: 'The scan is complete', outputs: { complete: 'true', 'expired-count': '3' } }
  ];

  it.each(cases)('$name', async ({ seed, prepare, faults, inputs, says, outputs }) => {
    sandbox = await startSandbox(seed ? { seed } : {});
    prepare?.();
    if (faults) sandbox.engine.faults.install(faults);
    const done = await run(inputs);
    expect(done.log).toContain(says);
    expect(done.outputs).toMatchObject(outputs);
    expect(done.exitCode).toBe(1);
    expect(done.log).not.toMatch(/^ {4}at /m);
  });
});

it('a thousand clusters on 800 principals: the requests of the budget', async () => {
  const applications = Array.from({ length: 800 }, (_, index) => ({ name: `app-${index}`, credentials: [{ name: 'rbac' }] }));
  const clusters = Array.from({ length: 1000 }, (_, index) => ({ name: `aks-${index}`, subscription: 'large', resourceGroup: `rg-${index % 20}`, application: `app-${index % 800}`, credential: 'rbac' }));
  sandbox = await startSandbox({ seed: { subscriptions: [{ name: 'large' }], applications, clusters } });
  const done = await run({ issues: 'none' });
  expect(done.outputs).toMatchObject({ status: 'ok', 'ok-count': '800', complete: 'true' });
  const tenant = sandbox.world.state.graph.applications.length;
  const collection = Math.min(Math.ceil(tenant / 999), Math.ceil(800 / 15 / 20));
  const budget = Math.ceil(1000 / 1000) + 2 * collection + 5;
  const sent = requests('/arm/') + requests('/graph/');
  process.stdout.write(`1,000 clusters, 800 principals, ${tenant} applications in the tenant: ${sent} requests to ARM and Graph, budget ${budget}\n`);
  expect(sent).toBeLessThanOrEqual(budget);
});
