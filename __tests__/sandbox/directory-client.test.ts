import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AuthenticationHandler,
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  PageIterator,
  RetryHandler,
  RetryHandlerOptions
} from '@microsoft/microsoft-graph-client';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { mintAccessToken } from '../../sandbox/entra/access-tokens.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { application, emptyState, guid, principal } from './directory-world.ts';
import type { Json } from './directory-world.ts';

/** The end of the client's chain: a request over TLS that trusts the sandbox's certificate and no other. */
class Transport implements Middleware {
  readonly ca: string;

  constructor(ca: string) {
    this.ca = ca;
  }

  async execute(context: Context): Promise<void> {
    const { method = 'GET', body } = context.options ?? {};
    const headers = Object.fromEntries(new Headers(context.options?.headers as Record<string, string> | undefined));
    const text = typeof body === 'string' ? body : '';
    context.response = await new Promise<Response>((done, failed) => {
      const sent = request(String(context.request), { method, headers, ca: this.ca }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          const content = status === 204 ? null : Buffer.concat(chunks).toString();
          done(new Response(content, { status, headers: answer.headers as Record<string, string> }));
        });
      });
      sent.on('error', failed);
      sent.end(text);
    });
  }
}

let sandbox: Sandbox;
let client: Client;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: {} });
  const state = emptyState();
  const caller = principal({ id: guid(1), appId: guid(2), displayName: 'runner', graphPermissions: ['Application.ReadWrite.OwnedBy'] });
  state.graph.servicePrincipals.push(caller);
  for (let index = 0; index < 250; index += 1) {
    state.graph.applications.push(
      application({ id: guid(0x1000 + index), appId: guid(0x2000 + index), displayName: `app ${String(index)}` })
    );
  }
  sandbox.engine.replace(state);
  client = connect(sandbox, () => mintAccessToken(caller, 'graph', 'https://graph.microsoft.com', sandbox.world));
});

afterAll(async () => {
  await sandbox.close();
});

function connect({ origin, ca }: Sandbox, token: () => string): Client {
  const authentication = new AuthenticationHandler({ getAccessToken: async () => token() });
  const retry = new RetryHandler(new RetryHandlerOptions());
  authentication.setNext(retry);
  retry.setNext(new Transport(ca));
  return Client.initWithMiddleware({
    baseUrl: `${origin}/graph`,
    defaultVersion: 'v1.0',
    customHosts: new Set(['127.0.0.1']),
    middleware: authentication
  });
}

describe('the Graph client of Microsoft', () => {
  it('walks every page', async () => {
    const first = await client.api('/applications').select('id').top(100).get();
    const ids: string[] = [];
    await new PageIterator(client, first, (entry: Json) => ids.push(entry['id'] as string) > 0).iterate();
    expect(ids).toHaveLength(250);
    expect(new Set(ids).size).toBe(250);
  });

  it('takes an application from upsert to purge', async () => {
    const name = "(uniqueName='client-test')";
    const made = await client.api(`/applications${name}`).header('Prefer', 'create-if-missing').patch({ displayName: 'A' });
    expect(made).toMatchObject({ uniqueName: 'client-test', displayName: 'A' });
    expect(await client.api(`/applications${name}`).header('Prefer', 'create-if-missing').patch({ displayName: 'B' })).toBeUndefined();
    const sp = await client.api('/servicePrincipals').post({ appId: made.appId });
    const password = await client.api(`/applications/${made.id}/addPassword`).post({ passwordCredential: { displayName: 'p' } });
    expect(password.secretText.length).toBeGreaterThanOrEqual(16);
    const [found] = (await client.api('/applications').filter(`appId in ('${made.appId}')`).get()).value;
    expect(found).toMatchObject({ displayName: 'B', passwordCredentials: [{ keyId: password.keyId, secretText: null }] });
    await client.api(`/applications/${made.id}/removePassword`).post({ keyId: password.keyId });
    await client.api(`/servicePrincipals/${sp.id}`).delete();
    await client.api(`/applications/${made.id}`).delete();
    for (const id of [sp.id, made.id]) await client.api(`/directory/deletedItems/${id}`).delete();
    await expect(client.api(`/applications${name}`).get()).rejects.toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' });
  });

  it('gets errors it understands', async () => {
    const refused: unknown = await client
      .api(`/applications/${guid(0x1000)}`)
      .patch({ tags: ['a'] })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(GraphError);
    expect(refused).toMatchObject({ statusCode: 403, code: 'Authorization_RequestDenied', requestId: expect.any(String) });
  });

  it('reads and writes in batches', async () => {
    const steps = Array.from({ length: 19 }, (_, index) => ({
      id: String(index),
      request: new Request(`https://graph.microsoft.com/applications?$filter=appId in ('${guid(0x2000 + index)}')&$select=id`)
    }));
    const body = JSON.stringify({ displayName: 'from a batch' });
    const post = new Request('https://graph.microsoft.com/applications', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body
    });
    const content = await new BatchRequestContent([...steps, { id: 'new', request: post }]).getContent();
    const answers = new BatchResponseContent(await client.api('/$batch').post(content));
    for (const { id } of steps)
      expect(await answers.getResponseById(id).json()).toMatchObject({ value: [{ id: guid(0x1000 + Number(id)) }] });
    expect(answers.getResponseById('new').status).toBe(201);
  });

  it('is answered with 501 and the path for what the sandbox lacks', async () => {
    await expect(client.api('/groups').get()).rejects.toMatchObject({
      statusCode: 501,
      message: expect.stringContaining('GET /graph/v1.0/groups')
    });
  });
});
