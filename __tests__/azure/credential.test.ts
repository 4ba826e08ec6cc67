import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { cachedIdToken, createCredential, whoAmI } from '../../src/azure/credential.ts';
import { ActionError } from '../../src/errors.ts';
import { createHttp, type Http } from '../../src/http.ts';
import type { SignIn } from '../../src/ports.ts';
import { sandboxCloud, secretOf, trusting } from './tenant.ts';

let sandbox: Sandbox;
let http: Http;
beforeAll(async () => {
  sandbox = await startSandbox();
  http = createHttp({ client: trusting(sandbox.ca) });
});
afterAll(() => sandbox.close());

async function signIn(how: SignIn, requestIdToken: ((audience: string) => Promise<string>) | null = null): Promise<unknown> {
  const cloud = sandboxCloud(sandbox);
  return whoAmI(createCredential(how, cloud, http, requestIdToken), cloud, how, http);
}

/** An ID token from the sandbox's GitHub, as the toolkit would fetch it. */
async function idToken(audience: string): Promise<string> {
  const answer = await http.send(
    {
      url: `${sandbox.env.ACTIONS_ID_TOKEN_REQUEST_URL ?? ''}&audience=${encodeURIComponent(audience)}`,
      method: 'GET',
      headers: { authorization: `Bearer ${sandbox.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''}` }
    },
    true
  );
  return (JSON.parse(answer.text) as { value: string }).value;
}

function oidc(audience: string | null = null): SignIn {
  return { method: 'oidc', tenantId: sandbox.inputs['tenant-id'] ?? '', clientId: sandbox.inputs['client-id'] ?? '', audience };
}

describe('signing in', () => {
  it('with a client secret says as whom', async () => {
    expect(await signIn(secretOf(sandbox))).toEqual({
      tenantId: sandbox.inputs['tenant-id'],
      appId: sandbox.inputs['client-id'],
      objectId: expect.stringMatching(/^[0-9a-f-]{36}$/)
    });
  });

  it('with OIDC needs one ID token, although MSAL asks twice', async () => {
    const before = sandbox.exchanges.length;
    await signIn(oidc(), idToken);
    expect(sandbox.exchanges.slice(before).filter((exchange) => exchange.url.includes('/github-oidc/'))).toHaveLength(1);
  });

  it('without the permission for ID tokens stops before anything is sent', async () => {
    const before = sandbox.exchanges.length;
    await expect(signIn(oidc())).rejects.toMatchObject({ code: 'id-token-permission', hint: expect.stringContaining('id-token: write') });
    expect(sandbox.exchanges).toHaveLength(before);
  });
});

describe('a refused sign-in is explained', () => {
  const other = '99999999-9999-4999-8999-999999999999';

  it.each<[string, () => SignIn, string]>([
    ['aadsts700016', () => secretOf(sandbox, { clientId: other }), other],
    ['aadsts7000215', () => secretOf(sandbox, { clientSecret: 'wrong~secret' }), 'not its key id'],
    ['aadsts90002', () => secretOf(sandbox, { tenantId: other }), 'check tenant-id and cloud']
  ])('%s', async (code, how, hint) => {
    const error = await signIn(how()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ActionError);
    expect(error).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(JSON.stringify([String(error), (error as ActionError).hint])).not.toContain('wrong~secret');
  });

  it('aadsts7000222, an expired secret', async () => {
    const expired = await startSandbox({
      seed: { applications: [{ name: 'old', credentials: [{ name: 'ended', start: '-2d', end: '-1d', secret: 'ended~secret' }] }] }
    });
    try {
      const app = expired.world.state.graph.applications.find((candidate) => candidate.displayName === 'old');
      const how = secretOf(expired, { clientId: app?.appId ?? '', clientSecret: 'ended~secret' });
      const cloud = sandboxCloud(expired);
      const credential = createCredential(how, cloud, createHttp({ client: trusting(expired.ca) }), null);
      await expect(whoAmI(credential, cloud, how, createHttp({ client: trusting(expired.ca) }))).rejects.toMatchObject({
        code: 'aadsts7000222',
        hint: expect.stringContaining('OIDC')
      });
    } finally {
      await expired.close();
    }
  });

  it('aadsts700213 names the subject that was presented', async () => {
    const { workflow } = sandbox.world.state.github;
    const right = workflow.subject;
    workflow.subject = 'repo:contoso/other:environment:prod';
    await expect(signIn(oidc(), idToken)).rejects.toMatchObject({
      code: 'aadsts700213',
      hint: expect.stringContaining('"repo:contoso/other:environment:prod"')
    });
    workflow.subject = right;
  });

  it('a wrong audience', async () => {
    await expect(signIn(oidc('api://wrong'), idToken)).rejects.toMatchObject({
      code: expect.stringMatching(/^aadsts7002/),
      hint: expect.stringContaining('audience')
    });
  });
});

describe('cachedIdToken', () => {
  const tokenUntil = (exp: number): string => `x.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.y`;

  it('gives the same one while it has 60 s left, then a new one', async () => {
    let now = 1_000_000;
    let fetched = 0;
    const next = cachedIdToken(
      () => Promise.resolve(tokenUntil(now / 1000 + 300 + 0 * (fetched += 1))),
      'a',
      () => now
    );
    const first = await next();
    now += 239_000;
    expect(await next()).toBe(first);
    now += 2000;
    expect(await next()).not.toBe(first);
    expect(fetched).toBe(2);
  });

  it('asks once for all who ask at the same time, and again after a failure', async () => {
    let asked = 0;
    const next = cachedIdToken(() => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('down')) : Promise.resolve(tokenUntil(9_999_999_999));
    }, 'a');
    await expect(Promise.all([next(), next()])).rejects.toThrow('down');
    await Promise.all([next(), next(), next()]);
    expect(asked).toBe(2);
  });
});
