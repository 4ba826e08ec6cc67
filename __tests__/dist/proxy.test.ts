/** Runners behind a proxy: the committed bundle goes through it, whatever it speaks to, unless it is told not to. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { runAction, type ActionRun } from '../../scripts/run-action.ts';

let sandbox: Sandbox;
let proxy: Server;
let asked: string[];
const sockets = new Set<Duplex>();

/** A proxy of the plainest kind: it opens a tunnel to where it is asked. */
function tunnel(): Server {
  return createServer((_request, response) => response.writeHead(405).end()).on('connect', ({ url = '', headers }, client: Duplex) => {
    asked.push(`${url} ${headers['proxy-authorization'] ?? ''}`.trim());
    const { hostname, port } = new URL(`https://${url}`);
    const server = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    for (const socket of [client, server]) sockets.add(socket.on('error', () => undefined));
  });
}

beforeEach(async () => {
  asked = [];
  sandbox = await startSandbox();
  proxy = tunnel().listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  proxy.close();
  await sandbox.close();
});

async function run(env: Record<string, string>): Promise<ActionRun> {
  return runAction({ operation: 'check-expiry', 'fail-on': 'none', ...sandbox.inputs }, { ...sandbox.env, ...env });
}

function address(credentials = ''): string {
  return `http://${credentials}127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

describe('behind a proxy', () => {
  it('reaches Entra, Graph, ARM and GitHub through it', async () => {
    const done = await run({ HTTPS_PROXY: address() });
    expect(done.outputs).toMatchObject({ outcome: 'changed', complete: 'true' });
    expect(new Set(asked)).toEqual(new Set([new URL(sandbox.origin).host]));
  });

  it('signs in to it', async () => {
    const done = await run({ https_proxy: address('runner:p%40ss@') });
    expect(done.outputs.outcome).toBe('changed');
    expect(new Set(asked)).toEqual(new Set([`${new URL(sandbox.origin).host} Basic ${Buffer.from('runner:p@ss').toString('base64')}`]));
    expect(done.log).not.toMatch(/p@ss|p%40ss/);
  });

  it('goes around it for what NO_PROXY names', async () => {
    const done = await run({ HTTPS_PROXY: address(), NO_PROXY: '127.0.0.1' });
    expect(done.outputs.outcome).toBe('changed');
    expect(asked).toEqual([]);
  });
});
