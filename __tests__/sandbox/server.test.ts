import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { ARM_SCOPE, bearer, call, GRAPH_SCOPE } from './requests.ts';
import type { Answer } from './requests.ts';

const SEED: Seed = {
  applications: [{ name: 'aks-one', credentials: [{ name: 'rbac' }] }],
  clusters: [{ name: 'one', subscription: 'sandbox', resourceGroup: 'rg', application: 'aks-one', credential: 'rbac' }],
  caller: { graphPermissions: ['Application.ReadWrite.All'] }
};
const RESOURCES = '/arm/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: SEED });
});
afterEach(() => sandbox.engine.reset());
afterAll(() => sandbox.close());

const issuesPath = (): string => `/github/repos/${sandbox.env['GITHUB_REPOSITORY']}/issues`;
const github = (): Record<string, string> => ({ authorization: `Bearer ${sandbox.env['GITHUB_TOKEN']}` });
const openIssue = (): Promise<Answer> => call(sandbox, 'POST', issuesPath(), { headers: github(), body: { title: 'a' } });
const issueCount = (): number => sandbox.world.state.github.repositories[0]?.issues.length ?? -1;

describe('transport', () => {
  it('is trusted with its own certificate and not without', async () => {
    expect(readFileSync(sandbox.caFile, 'utf8')).toBe(sandbox.ca);
    expect((await call(sandbox, 'GET', '/common/discovery/instance')).status).toBe(200);
    await expect(call(sandbox, 'GET', '/common/discovery/instance', { ca: null })).rejects.toThrow(/self-signed/);
  });

  it('keeps a connection open for the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: sandbox.ca });
    const port = (): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request(`${sandbox.origin}/common/discovery/instance`, { agent }, (response) => {
          const { localPort } = response.socket;
          response.resume().on('end', () => resolve(localPort));
        })
          .on('error', reject)
          .end();
      });
    const first = await port();
    expect(await port()).toBe(first);
    agent.destroy();
  });

  it('removes its certificate file and frees the port when closed', async () => {
    const other = await startSandbox({ seed: SEED });
    await other.close();
    expect(existsSync(other.caFile)).toBe(false);
    await expect(call(other, 'GET', '/common/discovery/instance')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('refuses a bad seed without leaving a server behind', async () => {
    await expect(startSandbox({ seed: { clusters: [{}] } as unknown as Seed }).then((started) => started.close())).rejects.toThrow();
  });
});

describe('requests', () => {
  it.each([
    ['GET', '/nothing/of/entra'],
    ['GET', '/graph/v1.0/drives'],
    ['DELETE', '/arm/subscriptions/x/providers/Microsoft.Web/sites/y'],
    ['GET', '/github/gists'],
    ['POST', '/github-oidc/token']
  ])('answers %s %s, which it does not know, with 501 that names it', async (method, path) => {
    const headers = path.startsWith('/graph') ? await bearer(sandbox, GRAPH_SCOPE) : {};
    const answer = await call(sandbox, method, path, { headers });
    expect(answer.status).toBe(501);
    expect(answer.body.error.code).toBe('NotImplemented');
    expect(answer.body.error.message).toContain(`${method} ${path}`);
  });

  it('names the query of an unknown request too', async () => {
    const answer = await call(sandbox, 'GET', "/github/gists?$filter=displayName%20eq%20'x'");
    expect(answer.body.error.message).toContain("/github/gists?$filter=displayName eq 'x'");
  });

  it.each([
    ['/graph/v1.0/applications', (body: any) => body.error.code, 'BadRequest'],
    ['/arm/subscriptions', (body: any) => body.error.code, 'InvalidRequestContent'],
    ['/github/repos/a/b/issues', (body: any) => body.message, 'Problems parsing JSON'],
    ['/_sandbox/clock', (body: any) => body.error.code, 'BadRequest']
  ])('answers malformed JSON for %s in that service’s form', async (path, read, expected) => {
    const answer = await call(sandbox, 'POST', path, { body: '{"a":' });
    expect(answer.status).toBe(400);
    expect(read(answer.body)).toBe(expected);
  });

  it('takes doubled and trailing slashes as one, as the SDKs send them', async () => {
    const headers = await bearer(sandbox, ARM_SCOPE);
    const answer = await call(sandbox, 'GET', '//arm//subscriptions/?api-version=2022-12-01', { headers });
    expect(answer.body.value).toHaveLength(1);
  });

  it('shows the world’s clock in Date', async () => {
    sandbox.engine.advance(90 * 86_400_000);
    const { headers } = await call(sandbox, 'GET', '/common/discovery/instance');
    expect(Math.abs(Date.parse(String(headers['date'])) - sandbox.world.now())).toBeLessThan(5000);
  });

  it('gives each answer a request id under the service’s name for it', async () => {
    const id = 'f4a2d60c-0000-4000-8000-000000000000';
    const graph = await call(sandbox, 'GET', '/graph/v1.0/applications', {
      headers: { ...(await bearer(sandbox, GRAPH_SCOPE)), 'client-request-id': id }
    });
    expect(graph.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(graph.headers['client-request-id']).toBe(id);
    expect(graph.headers['content-type']).toContain('odata.metadata=minimal');
    const arm = await call(sandbox, 'GET', '/arm/subscriptions?api-version=2022-12-01');
    expect(arm.headers['x-ms-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('records what was sent and answered, and control requests not', async () => {
    await openIssue();
    await call(sandbox, 'GET', '/_sandbox/state');
    expect(sandbox.exchanges).toHaveLength(1);
    expect(sandbox.exchanges[0]).toMatchObject({
      ...{ id: 1, service: 'github', method: 'POST', url: `${sandbox.origin}${issuesPath()}`, status: 201, fault: null },
      ...{ requestBody: { title: 'a' }, responseBody: { title: 'a', state: 'open' } }
    });
  });

  it('keeps a record as it was when the state moves on', async () => {
    await openIssue();
    const issue = sandbox.world.state.github.repositories[0]?.issues[0];
    if (issue) issue.title = 'changed';
    expect(sandbox.exchanges[0]?.responseBody).toMatchObject({ title: 'a' });
  });
});

describe('faults', () => {
  const plan = (...faults: unknown[]): void => sandbox.engine.faults.install(faults);

  it('reset-before cuts the connection and changes nothing', async () => {
    plan({ nth: 1, fault: 'reset-before' });
    await expect(openIssue()).rejects.toThrow(/hang up|ECONNRESET/);
    expect(issueCount()).toBe(0);
    expect(sandbox.exchanges[0]).toMatchObject({ fault: 'reset-before', status: null });
  });

  it('reset-after makes the change and cuts the connection', async () => {
    plan({ nth: 1, fault: 'reset-after' });
    await expect(openIssue()).rejects.toThrow(/hang up|ECONNRESET/);
    expect(issueCount()).toBe(1);
  });

  it.each([
    ['500-before', 0],
    ['500-after', 1],
    ['503-after', 1]
  ])('%s answers with that status and %d issues made', async (fault, made) => {
    plan({ nth: 1, fault });
    expect((await openIssue()).status).toBe(Number.parseInt(fault, 10));
    expect(issueCount()).toBe(made);
  });

  it.each([
    ['/graph/v1.0/applications', '429', (body: any) => body.error.code, 'TooManyRequests'],
    ['/graph/v1.0/applications', '503', (body: any) => body.error.code, 'ServiceUnavailable'],
    ['/arm/subscriptions', '429', (body: any) => body.error.code, 'TooManyRequests'],
    ['/arm/subscriptions', '503', (body: any) => body.error.code, 'ServerTimeout'],
    ['/github/rate_limit', '429', (body: any) => body.message.slice(0, 40), 'You have exceeded a secondary rate limit'],
    ['/tenant/oauth2/v2.0/token', '503', (body: any) => body.error, 'temporarily_unavailable']
  ])('%s answers %s in its service’s form with Retry-After', async (path, fault, read, expected) => {
    plan({ path, fault, retryAfter: 7 });
    const answer = await call(sandbox, 'GET', path);
    expect([answer.status, answer.headers['retry-after'], read(answer.body)]).toEqual([Number(fault), '7', expected]);
  });

  it('leaves Retry-After out where it is null', async () => {
    plan({ path: '/graph', fault: '429', retryAfter: null });
    const answer = await call(sandbox, 'GET', '/graph/v1.0/applications');
    expect(answer.status).toBe(429);
    expect(answer.headers).not.toHaveProperty('retry-after');
  });

  it('garbage answers 200 with JSON cut short; truncate cuts the connection within the body', async () => {
    plan({ nth: 1, fault: 'garbage' }, { nth: 2, fault: 'truncate' });
    const garbage = await call(sandbox, 'GET', issuesPath().replace('/issues', ''), { headers: github() });
    expect(garbage.status).toBe(200);
    expect(garbage.text.startsWith('{')).toBe(true);
    expect(() => JSON.parse(garbage.text)).toThrow();
    await expect(call(sandbox, 'GET', issuesPath().replace('/issues', ''), { headers: github() })).rejects.toThrow(/aborted|ECONNRESET/);
  });

  it('counts requests from installation on, control requests aside, and hits once unless told otherwise', async () => {
    await openIssue();
    plan({ nth: 2, fault: '503', times: 2 });
    const seen: number[] = [];
    for (let n = 0; n < 4; n++) {
      await call(sandbox, 'GET', '/_sandbox/faults');
      seen.push((await openIssue()).status);
    }
    expect(seen).toEqual([201, 503, 503, 201]);
  });

  it('selects by method and by substring or pattern of the decoded path and query', async () => {
    plan({ method: 'post', path: '/repos/[^/]+/[^/]+/issues$', fault: '500-before' }, { path: "$filter=appId eq 'x'", fault: '503' });
    expect((await call(sandbox, 'GET', issuesPath(), { headers: github() })).status).toBe(200);
    expect((await openIssue()).status).toBe(500);
    expect((await call(sandbox, 'GET', "/graph/v1.0/applications?$filter=appId%20eq%20'x'")).status).toBe(503);
  });

  it('hold answers only after release', async () => {
    plan({ nth: 1, fault: 'hold' });
    const held = openIssue();
    await untilHeld();
    expect(issueCount()).toBe(0);
    await call(sandbox, 'POST', '/_sandbox/faults/release');
    expect((await held).status).toBe(201);
  });

  it('hold-after makes the change and keeps the answer back', async () => {
    plan({ nth: 1, fault: 'hold-after' });
    const held = openIssue();
    await untilHeld();
    expect(issueCount()).toBe(1);
    sandbox.engine.faults.release();
    expect((await held).status).toBe(201);
  });

  it('drops a held request whose caller was killed meanwhile', async () => {
    plan({ nth: 1, fault: 'hold' });
    const sent = request(`${sandbox.origin}${issuesPath()}`, { method: 'POST', headers: github(), ca: sandbox.ca, agent: false });
    const gone = new Promise((done) => sent.on('error', done));
    sent.end('{"title":"a"}');
    await untilHeld();
    sent.destroy();
    await gone;
    // The server learns of it on its own event loop turn; another request is served after that.
    await call(sandbox, 'GET', '/_sandbox/clock');
    sandbox.engine.faults.release();
    await call(sandbox, 'GET', '/_sandbox/clock');
    expect(issueCount()).toBe(0);
  });

  async function untilHeld(): Promise<void> {
    while (sandbox.engine.faults.list().held.length === 0) await new Promise((turn) => setImmediate(turn));
  }
});

describe('quotas', () => {
  const graphGet = (query: string, headers: Record<string, string>): Promise<Answer> =>
    call(sandbox, 'GET', `/graph/v1.0/applications${query}`, { headers });
  const throttled = async (run: () => Promise<void>): Promise<void> => {
    sandbox.world.throttle = true;
    await run().finally(() => (sandbox.world.throttle = false));
  };

  it('counts down in headers and refuses nothing unless told to', async () => {
    const headers = await bearer(sandbox, ARM_SCOPE);
    const left: unknown[] = [];
    for (let n = 0; n < 17; n++) {
      const answer = await call(sandbox, 'POST', RESOURCES, { headers, body: { query: 'x' } });
      expect(answer.status).not.toBe(429);
      left.push(answer.headers['x-ms-user-quota-remaining']);
    }
    expect([left[0], left[14], left[16]]).toEqual(['14', '0', '0']);
  });

  it('refuses the 16th Resource Graph query within five seconds and takes one after them', async () => {
    await throttled(async () => {
      const headers = await bearer(sandbox, ARM_SCOPE);
      for (let n = 0; n < 15; n++) await call(sandbox, 'POST', RESOURCES, { headers, body: { query: 'x' } });
      const refused = await call(sandbox, 'POST', RESOURCES, { headers, body: { query: 'x' } });
      expect([refused.status, refused.body.error.code]).toEqual([429, 'RateLimiting']);
      expect(refused.headers['x-ms-user-quota-resets-after']).toMatch(/^00:00:0[1-5]$/);
      sandbox.engine.advance(Number(refused.headers['retry-after']) * 1000);
      expect((await call(sandbox, 'POST', RESOURCES, { headers, body: { query: 'x' } })).status).not.toBe(429);
    });
  });

  it('tells a reader of a subscription what is left to it, and to all together', async () => {
    const [id = ''] = sandbox.world.state.arm.subscriptions.map(({ subscriptionId }) => subscriptionId);
    const headers = await bearer(sandbox, ARM_SCOPE);
    const answer = await call(sandbox, 'GET', `/arm/subscriptions/${id}?api-version=2022-12-01`, { headers });
    expect(Number(answer.headers['x-ms-ratelimit-remaining-subscription-reads'])).toBeLessThan(250);
    expect(Number(answer.headers['x-ms-ratelimit-remaining-subscription-global-reads'])).toBeGreaterThan(3000);
  });

  it('lets nobody read one cluster more often than AKS does, by a refusal of its own, and the next one as before', async () => {
    await throttled(async () => {
      const headers = await bearer(sandbox, ARM_SCOPE);
      const read = (id: string): Promise<Answer> => call(sandbox, 'GET', `/arm${id}?api-version=2026-06-01`, { headers });
      const [first = '', second = ''] = sandbox.world.state.arm.clusters.map(({ id }) => id);
      const statuses: number[] = [];
      let last: Answer | undefined;
      for (let n = 0; n < 500 && last?.status !== 429; n++) statuses.push((last = await read(first)).status);
      expect(last?.body.error.code).toBe('Throttled');
      expect(Number(last?.headers['x-ms-ratelimit-remaining-subscription-reads'])).toBeGreaterThan(100);
      expect((await read(second)).status).not.toBe(429);
      sandbox.engine.advance(Number(last?.headers['retry-after']) * 1000);
      expect((await read(first)).status).toBe(statuses[0]);
    });
  });

  it('refuses certificates to whoever asks for them more than 150 times a minute', async () => {
    await throttled(async () => {
      const headers = await bearer(sandbox, GRAPH_SCOPE);
      let refused: Answer | undefined;
      for (let n = 0; n < 500 && !refused; n++) {
        const answer = await graphGet('?$select=id,keyCredentials', headers);
        if (answer.status === 429) refused = answer;
      }
      expect(refused?.body.error.code).toBe('TooManyRequests');
      expect(refused?.headers['x-ms-throttle-scope']).toContain('Tenant/');
      expect((await graphGet('?$select=id', headers)).status).toBe(200);
    });
  });

  it.each([
    ['', '2'],
    ['?$select=id', '1'],
    ['?$top=10', '1'],
    ['?$top=100', '2']
  ])('charges a list of applications%s with %s resource unit(s)', async (query, units) => {
    expect((await graphGet(query, await bearer(sandbox, GRAPH_SCOPE))).headers['x-ms-resource-unit']).toBe(units);
  });

  it('counts reads of one subscription apart from those of the tenant', async () => {
    const headers = await bearer(sandbox, ARM_SCOPE);
    const id = sandbox.world.state.arm.subscriptions[0]?.subscriptionId;
    const tenant = await call(sandbox, 'GET', '/arm/subscriptions?api-version=2022-12-01', { headers });
    const one = await call(sandbox, 'GET', `/arm/subscriptions/${id}?api-version=2022-12-01`, { headers });
    expect(tenant.headers['x-ms-ratelimit-remaining-tenant-reads']).toBe('249');
    expect(one.headers['x-ms-ratelimit-remaining-subscription-reads']).toBe('249');
  });
});
