import { afterEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import type { SandboxOptions } from '../../sandbox/server.ts';
import { signInFailure } from '../../sandbox/entra/sign-in-errors.ts';
import { createProof } from '../../src/azure/proof.ts';
import { createHttp } from '../../src/http.ts';
import type { Proof } from '../../src/ports.ts';
import { openTenant, trusting, type Tenant } from './tenant.ts';

let tenant: Tenant;
afterEach(() => tenant.sandbox.close());

const secret = 'right"&\\~secret 0123456789';

async function open(more: Partial<NonNullable<Seed['applications']>[0]> = {}, options: SandboxOptions = {}): Promise<[Proof, string]> {
  const credentials = [{ name: 'p', secret }];
  tenant = await openTenant({ ...options, seed: { applications: [{ name: 'aks', credentials, ...more }] } });
  const app = tenant.sandbox.world.state.graph.applications.find((each) => each.displayName === 'aks');
  return [createProof(tenant.cloud, tenant.http, tenant.sandbox.world.state.tenant.id), app?.appId ?? ''];
}

function tokenRequests(): number {
  return tenant.sandbox.exchanges.filter((exchange) => exchange.method === 'POST' && exchange.url.includes('/oauth2/')).length;
}

describe('a secret', () => {
  it('that is right is accepted, by a request of its own each time', async () => {
    const [proof, appId] = await open();
    const before = tokenRequests();
    for (let n = 0; n < 3; n += 1) expect(await proof.try(appId, secret)).toEqual({ kind: 'accepted' });
    expect(tokenRequests() - before).toBe(3);
  });

  it('that is removed between two tries is not accepted out of a cache', async () => {
    const [proof, appId] = await open();
    expect(await proof.try(appId, secret)).toEqual({ kind: 'accepted' });
    tenant.sandbox.world.state.graph.applications.find((each) => each.appId === appId)!.passwordCredentials = [];
    expect(await proof.try(appId, secret)).toMatchObject({ kind: 'not-yet' });
  });

  it.each<[string, (appId: string) => [string, string]]>([
    ['that is not known (yet)', (appId) => [appId, 'wrong~secret']],
    ['of an application that is not known (yet)', () => ['99999999-9999-4999-8999-999999999999', 'wrong~secret']]
  ])('%s is not accepted yet', async (_, how) => {
    const [proof, appId] = await open();
    const answer = await proof.try(...how(appId));
    expect(answer).toMatchObject({
      kind: 'not-yet',
      problem: { code: 'proof-pending', message: expect.stringMatching(/AADSTS(7000215|700016)/) }
    });
    expect(JSON.stringify(answer)).not.toContain('wrong~secret');
  });

  it('of an application without service principal is not accepted yet', async () => {
    const [proof, appId] = await open({ servicePrincipal: false });
    expect(await proof.try(appId, secret)).toMatchObject({ kind: 'not-yet', problem: { message: expect.stringContaining('7000229') } });
  });

  it('that was just made is accepted by more and more replicas, in the end by all', async () => {
    const [proof, appId] = await open({}, { replication: 60_000 });
    const { engine, world } = tenant.sandbox;
    for (const each of world.state.graph.applications) for (const password of each.passwordCredentials) password.createdAt = world.now();
    expect(await proof.try(appId, secret)).toMatchObject({ kind: 'not-yet' });
    engine.advance(61_000);
    for (let n = 0; n < 3; n += 1) expect(await proof.try(appId, secret)).toEqual({ kind: 'accepted' });
  });

  it.each<[string, Partial<NonNullable<Seed['applications']>[0]>, string, string]>([
    ['disabled', { servicePrincipal: { enabled: false } }, 'AADSTS7000112', 'accountEnabled=true'],
    ['expired', { credentials: [{ name: 'p', secret, start: '-2d', end: '-1d' }] }, 'AADSTS7000222', 'valid-for']
  ])('of one that is %s is refused', async (_, more, code, hint) => {
    const [proof, appId] = await open(more);
    expect(await proof.try(appId, secret)).toMatchObject({
      kind: 'refused',
      problem: { code: 'proof-refused', message: expect.stringContaining(code), hint: expect.stringContaining(hint) }
    });
  });
});

describe('what is no answer', () => {
  it.each(['reset-before', 'reset-after', '500-before', '500-after', 'garbage', 'truncate'] as const)(
    '%s is unknown and asked once; the next try is accepted',
    async (fault) => {
      const [proof, appId] = await open();
      tenant.sandbox.engine.faults.install([{ fault, method: 'POST', path: 'oauth2' }]);
      const before = tokenRequests();
      const answer = await proof.try(appId, secret);
      expect(answer).toMatchObject({ kind: 'unknown', problem: { code: 'proof-unanswered', message: expect.stringContaining(appId) } });
      expect(tokenRequests() - before).toBeLessThanOrEqual(1);
      expect(JSON.stringify(answer)).not.toContain('right');
      expect(await proof.try(appId, secret)).toEqual({ kind: 'accepted' });
    }
  );

  it('a host that is not there', async () => {
    const [, appId] = await open();
    const cloud = { ...tenant.cloud, authorityHost: 'https://127.0.0.1:9' };
    expect(await createProof(cloud, tenant.http, tenant.sandbox.world.state.tenant.id).try(appId, secret)).toMatchObject({
      kind: 'unknown',
      problem: { message: expect.stringContaining('https://127.0.0.1:9') }
    });
  });

  it.each(['429', '503'] as const)('%s is waited out', async (fault) => {
    const [proof, appId] = await open();
    tenant.sandbox.engine.faults.install([{ fault, method: 'POST', path: 'oauth2', retryAfter: 0 }]);
    expect(await proof.try(appId, secret)).toEqual({ kind: 'accepted' });
  });
});

describe('an error of the token endpoint', () => {
  it.each<[number, string, string, string]>([
    [53003, 'refused', 'proof-refused', 'Conditional Access'],
    [999999, 'refused', 'proof-refused', 'Look up the code'],
    [90033, 'unknown', 'proof-unanswered', 'run again'],
    [90024, 'unknown', 'proof-unanswered', 'run again'],
    [90055, 'unknown', 'proof-unanswered', 'run again']
  ])('AADSTS%d', async (code, kind, problem, hint) => {
    const [, appId] = await open();
    const forms = [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      new URLSearchParams({ s: secret }).toString().slice(2)
    ];
    const { body } = signInFailure(tenant.sandbox.world, 400, 'invalid_grant', code, `You sent ${forms.join(' and ')}.`);
    const real = trusting(tenant.sandbox.ca);
    const http = createHttp({
      client: {
        sendRequest: async (request) => {
          const answer = await real.sendRequest(request);
          return request.method === 'POST' ? { ...answer, status: 400, bodyAsText: JSON.stringify(body) } : answer;
        }
      }
    });
    const answer = await createProof(tenant.cloud, http, tenant.sandbox.world.state.tenant.id).try(appId, secret);
    expect(answer).toMatchObject({
      kind,
      problem: { code: problem, message: expect.stringContaining(`AADSTS${code}: You sent`), hint: expect.stringContaining(hint) }
    });
    // The parts that no escaping changes would betray each of the forms.
    expect(JSON.stringify(answer)).not.toMatch(/right|0123456789/);
  });
});
