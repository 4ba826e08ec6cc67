import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { secretFor } from '../../sandbox/seed/names.ts';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { bearer, call, GRAPH_SCOPE } from './requests.ts';
import type { Answer } from './requests.ts';

const SEED: Seed = {
  applications: [{ name: 'aks-one', credentials: [{ name: 'rbac', start: '-345d', end: '+20d' }] }],
  clusters: [
    { name: 'one', subscription: 'sandbox', resourceGroup: 'rg', application: 'aks-one', credential: 'rbac' },
    { name: 'lost', subscription: 'sandbox', resourceGroup: 'rg', application: 'aks-one', credential: null },
    { name: 'msi', subscription: 'sandbox', resourceGroup: 'rg', managedIdentity: true }
  ],
  caller: { graphPermissions: ['Application.ReadWrite.All'], roles: [{ role: 'Owner', scope: 'root' }] }
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: SEED });
});
afterEach(() => sandbox.engine.reset(SEED));
afterAll(() => sandbox.close());

const ask = (method: string, path: string, body?: unknown): Promise<Answer> => call(sandbox, method, `/_sandbox${path}`, { body });
const health = async (name: string): Promise<any> =>
  (await ask('GET', '/invariants')).body.find((cluster: any) => cluster.id.endsWith(`/${name}`));
const application = () => sandbox.world.state.graph.applications.find(({ displayName }) => displayName === 'aks-one')!;

describe('invariants', () => {
  it('say of each cluster whether it works and why', async () => {
    expect(await health('one')).toMatchObject({
      working: true,
      reason: expect.stringContaining(application().passwordCredentials[0]!.keyId)
    });
    expect(await health('lost')).toMatchObject({ working: false, reason: expect.stringContaining('none of its principal') });
    expect(await health('msi')).toMatchObject({ working: true, reason: 'managed identity' });
  });

  it('date an outage by the end of the secret, however far the clock jumped', async () => {
    const { endDateTime } = application().passwordCredentials[0]!;
    await ask('POST', '/clock', { advance: '90d' });
    expect(await health('one')).toMatchObject({
      working: false,
      since: new Date(endDateTime).toISOString(),
      reason: expect.stringContaining('expired')
    });
  });

  it('keep since while nothing changes', async () => {
    const { since } = await health('one');
    await ask('POST', '/clock', { advance: '1d' });
    expect((await health('one')).since).toBe(since);
  });

  it('name the request after which a cluster stopped and came back', async () => {
    const headers = await bearer(sandbox, GRAPH_SCOPE);
    const path = `/graph/v1.0/applications/${application().id}`;
    await call(sandbox, 'DELETE', path, { headers });
    const deletion = sandbox.exchanges.at(-1)?.id;
    expect(await health('one')).toMatchObject({ working: false, reason: 'application is deleted' });
    const principal = sandbox.world.state.graph.servicePrincipals.find(({ appId }) => appId === application().appId)!;
    for (const { id } of [application(), principal])
      await call(sandbox, 'POST', `/graph/v1.0/directory/deletedItems/${id}/restore`, { headers });
    const { changes } = await health('one');
    expect(changes.map((change: any) => change.working)).toEqual([true, false, false, true]);
    expect(changes[1].request).toBe(deletion);
  });

  it('notice a disabled service principal in a replaced state', async () => {
    const { body: state } = await ask('GET', '/state');
    for (const principal of state.graph.servicePrincipals) principal.accountEnabled = false;
    await ask('PUT', '/state', state);
    expect(await health('one')).toMatchObject({ working: false, reason: 'service principal is disabled' });
  });

  it('follow a reset through its operation: the cluster has the new secret once the clock has passed it', async () => {
    const headers = await bearer(sandbox, 'https://management.azure.com/.default');
    const { clientId, id } = sandbox.world.state.arm.clusters.find(({ name }) => name === 'lost')!;
    const body = { clientId, secret: secretFor('aks-one/rbac') };
    const answer = await call(sandbox, 'POST', `/arm${id}/resetServicePrincipalProfile?api-version=2025-07-01`, { headers, body });
    expect(answer.status).toBe(202);
    expect((await health('lost')).working).toBe(false);
    await ask('POST', '/clock', { advance: '10m' });
    expect((await health('lost')).working).toBe(true);
  });
});

describe('state, clock, requests, settings', () => {
  it('gives the whole state, secrets included, and takes it back', async () => {
    const { body: before } = await ask('GET', '/state');
    expect(before.graph.applications[0].passwordCredentials[0].secret).toBe(secretFor('aks-one/rbac'));
    application().displayName = 'changed';
    await ask('PUT', '/state', before);
    expect((await ask('GET', '/state')).body).toEqual(before);
  });

  it('refuses half a state and keeps the whole one', async () => {
    const answer = await ask('PUT', '/state', { graph: {} });
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining('tenant, arm, github')]);
    expect(sandbox.world.state.arm.clusters).toHaveLength(3);
  });

  it('puts everything back on reset: state, clock, records, faults', async () => {
    await ask('POST', '/clock', { advance: '90d' });
    await ask('POST', '/faults', [{ fault: '503' }]);
    await call(sandbox, 'GET', '/graph/v1.0/applications');
    application().displayName = 'changed';
    await ask('POST', '/reset');
    expect(Math.abs(sandbox.world.now() - Date.now())).toBeLessThan(5000);
    expect((await ask('GET', '/requests')).body).toEqual([]);
    expect((await ask('GET', '/faults')).body.faults).toEqual([]);
    expect(application().displayName).toBe('aks-one');
  });

  it('resets to another seed, and refuses a bad one without losing the world', async () => {
    const bad = await ask('POST', '/reset', {
      clusters: [{ name: 'x', subscription: 'none', resourceGroup: 'rg', managedIdentity: true }]
    });
    expect([bad.status, bad.body.error.message]).toEqual([400, expect.stringContaining('"none"')]);
    expect(sandbox.world.state.arm.clusters).toHaveLength(3);
    await ask('POST', '/reset', { clusters: [] });
    expect(sandbox.world.state.arm.clusters).toEqual([]);
  });

  it.each([{ advance: '90 days' }, { advance: 90 }, {}, undefined])('refuses the clock move %j', async (body) => {
    const answer = await ask('POST', '/clock', body);
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining('"90d"')]);
  });

  it('gives requests after an id', async () => {
    for (let n = 0; n < 3; n++) await call(sandbox, 'GET', '/common/discovery/instance');
    expect((await ask('GET', '/requests?since=2')).body.map((exchange: any) => exchange.id)).toEqual([3]);
  });

  it('changes settings and refuses bad ones', async () => {
    expect((await ask('POST', '/settings', { replication: 5000 })).body).toEqual({ latency: 0, replication: 5000, throttle: false });
    expect((await ask('POST', '/settings', { replication: -1 })).status).toBe(400);
    expect((await ask('POST', '/settings', { speed: 1 })).body.error.message).toContain('speed');
    expect(sandbox.world.replication).toBe(5000);
  });

  it('names what it knows when asked for something else', async () => {
    const answer = await ask('GET', '/status');
    expect([answer.status, answer.body.error.message]).toEqual([404, expect.stringContaining('GET /invariants')]);
  });

  it.each([
    [{ fault: '503' }, 'array'],
    [[{ fault: 'explode', nth: 0, pth: '/x' }], 'unknown field "pth"; fault 0: "fault" is "explode"'],
    [[{ fault: '503', retryAfter: 'soon' }], '"retryAfter"']
  ])('refuses the faults %j', async (faults, text) => {
    const answer = await ask('POST', '/faults', faults);
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining(text)]);
  });
});

describe('the command', () => {
  const MAIN = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));
  const directory = mkdtempSync(join(tmpdir(), 'aks-sp-sandbox-test-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  interface Ended {
    code: number | null;
    out: string;
    err: string;
  }
  /** Starts it as the npm script does (without `--` Node itself would take --env-file); `ready` is given the first line while it runs. */
  async function run(args: string[], ready: (line: any, child: ChildProcess) => void | Promise<void> = () => {}): Promise<Ended> {
    const child = spawn(process.execPath, ['--', MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    let seen = Promise.resolve();
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      const first = !out.includes('\n');
      out += chunk.toString();
      if (first && out.includes('\n')) seen = Promise.resolve(ready(JSON.parse(out), child));
    });
    const code = await new Promise<number | null>((done) => child.on('close', done));
    await seen;
    return { code, out, err };
  }

  it('prints one ready line, serves, and ends with 0 on SIGTERM', async () => {
    let state: Answer | undefined;
    const ended = await run([], async (line, child) => {
      expect(Object.keys(line)).toEqual(['ready', 'control', 'caFile', 'tenantId', 'subscriptionIds', 'inputs', 'env']);
      expect(Object.keys(line.inputs)).toEqual([
        'tenant-id',
        'client-id',
        'client-secret',
        'authority-host',
        'resource-manager-endpoint',
        'graph-endpoint'
      ]);
      const started = { origin: line.inputs['authority-host'], ca: readFileSync(line.env.NODE_EXTRA_CA_CERTS, 'utf8') } as Sandbox;
      state = await call(started, 'GET', '/_sandbox/state').finally(() => child.kill('SIGTERM'));
    });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out.trimEnd()).not.toContain('\n');
    expect(state?.body.arm.clusters.length).toBeGreaterThan(11);
  });

  it('takes a seed, replication, throttling and writes the environment for shells and node', async () => {
    const seed = join(directory, 'seed.json');
    const envFile = join(directory, 'env');
    writeFileSync(seed, JSON.stringify(SEED));
    let line: any;
    await run(['--seed', seed, '--env-file', envFile, '--replication', '2000', '--throttle'], (ready, child) => {
      line = ready;
      child.kill('SIGTERM');
    });
    expect(parseEnv(readFileSync(envFile, 'utf8'))).toEqual(line.env);
    expect(line.subscriptionIds).toHaveLength(1);
  });

  it.each([
    [['--port', 'many', '--latency=-5'], /--port is "many".*--latency/],
    [['--prot', '1'], /--prot/],
    [['surplus'], /surplus/],
    [['--seed', '/does/not/exist.json'], /\/does\/not\/exist\.json/]
  ])('ends with 2 and one message for %j', async (args, message) => {
    const ended = await run(args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(message);
    expect(ended.err).not.toMatch(/^\s+at /m);
  });

  it('ends with 2 if the port is taken', async () => {
    const ended = await run(['--port', new URL(sandbox.origin).port]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('EADDRINUSE');
  });
});
