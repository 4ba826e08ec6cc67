import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { call } from './requests.ts';
import type { Answer } from './requests.ts';

const SUBJECT = 'repo:contoso/aks-platform:environment:production';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: { github: { workflow: { subject: SUBJECT, runId: '77' } } } });
});
afterEach(() => sandbox.engine.reset());
afterAll(() => sandbox.close());

const ask = (query = '', token = sandbox.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']): Promise<Answer> =>
  call(sandbox, 'GET', `/github-oidc/token?api-version=2.0${query}`, { headers: { authorization: `Bearer ${token}` } });

describe('GitHub’s ID tokens', () => {
  it('are RS256 tokens that the published keys verify', async () => {
    const { body } = await ask('&audience=api%3A%2F%2FAzureADTokenExchange');
    const keys = createLocalJWKSet((await call(sandbox, 'GET', '/github-oidc/.well-known/jwks')).body);
    const { payload, protectedHeader } = await jwtVerify(body.value, keys, {
      ...{ issuer: 'https://token.actions.githubusercontent.com', audience: 'api://AzureADTokenExchange', subject: SUBJECT },
      currentDate: new Date(sandbox.world.now())
    });
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({ repository: 'contoso/aks-platform', run_id: '77', repository_owner: 'contoso' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it('follow the world’s clock', async () => {
    const first = decodeJwt((await ask()).body.value);
    sandbox.engine.advance(86_400_000);
    const second = decodeJwt((await ask()).body.value);
    expect((second.iat ?? 0) - (first.iat ?? 0)).toBeGreaterThanOrEqual(86_400);
    expect(second.jti).not.toBe(first.jti);
  });

  it('are for the owner’s URL where no audience is asked for', async () => {
    expect(decodeJwt((await ask()).body.value).aud).toBe('https://github.com/contoso');
  });

  it('are refused to another request token', async () => {
    const answer = await ask('', 'guess');
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain('eyJ');
  });

  it('are refused, and not offered in the environment, to a job without the permission', async () => {
    const other = await startSandbox({ seed: { github: { workflow: { idTokenPermission: false } } } });
    const token = other.world.state.github.workflow.requestToken;
    const answer = await call(other, 'GET', '/github-oidc/token?api-version=2.0', { headers: { authorization: `Bearer ${token}` } });
    await other.close();
    expect(answer.status).toBe(403);
    expect(Object.keys(other.env).filter((name) => name.startsWith('ACTIONS_ID_TOKEN'))).toEqual([]);
  });

  it('are counted in the record', async () => {
    await ask();
    await ask();
    expect(sandbox.exchanges.filter(({ service, path }) => service === 'github-oidc' && path === '/token')).toHaveLength(2);
  });
});
