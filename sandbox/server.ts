import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createCertificate } from './certificate.ts';
import { clusters } from './arm/clusters.ts';
import { control } from './control.ts';
import { entra } from './entra/credential.ts';
import { directory } from './graph/directory.ts';
import { createEngine } from './engine.ts';
import type { Engine, Exchange } from './engine.ts';
import { failureAnswer } from './faults.ts';
import type { Fault } from './faults.ts';
import { fleet } from './arm/fleet.ts';
import { idTokens } from './entra/id-tokens.ts';
import { issues } from './github/issues.ts';
import { keyVault } from './vault/key-vault.ts';
import { managementGroups } from './arm/management-groups.ts';
import { describeInputs, describeRunner } from './ready.ts';
import { resources } from './arm/resources.ts';
import { roleAssignments } from './arm/role-assignments.ts';
import { secrets } from './github/secrets.ts';
import { defaultSeed } from './seed/seed.ts';
import type { Seed } from './seed/seed.ts';
import { account } from './throttle.ts';
import type { ApiAnswer, ApiRequest, Service, World } from './world.ts';

export interface SandboxOptions {
  /** 0 (default): any free port. */
  port?: number;
  /** The demo fleet, if not given. */
  seed?: Seed;
  /** ms before each answer; 0 by default. */
  latency?: number;
  /** ms until every replica of the directory has a write; 0 by default. */
  replication?: number;
  /** Refuse requests beyond the documented quotas; false by default. */
  throttle?: boolean;
}

/** A running sandbox. */
export interface Sandbox {
  /** `https://127.0.0.1:P` */
  origin: string;
  /** PEM of the certificate to trust. */
  ca: string;
  /** The same as a file. */
  caFile: string;
  world: World;
  /** Every request since the last reset, oldest first, control requests aside. */
  exchanges: Exchange[];
  /** Action inputs that point here. */
  inputs: Record<string, string>;
  /** What a runner would export. */
  env: Record<string, string>;
  /** The machinery behind: faults, invariants, clock, reset. */
  engine: Engine;
  close(): Promise<void>;
}

interface Mount {
  prefix: string;
  name: string;
  services: Service[];
}

const MOUNTS: Mount[] = [
  { prefix: '/graph', name: 'graph', services: [directory] },
  { prefix: '/arm', name: 'arm', services: [roleAssignments, fleet, clusters, resources, managementGroups] },
  { prefix: '/github-oidc', name: 'github-oidc', services: [idTokens] },
  { prefix: '/github', name: 'github', services: [secrets, issues] },
  { prefix: '/vaults', name: 'vault', services: [keyVault] },
  { prefix: '/_sandbox', name: 'control', services: [] }
];
/** The sign-in host is the bare origin. */
const ENTRA: Mount = { prefix: '', name: 'entra', services: [entra] };

/** Starts the sandbox on 127.0.0.1 over TLS with a throwaway certificate. Rejects on a bad seed or a port in use. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const certificate = await createCertificate();
  const server = createServer({ key: certificate.key, cert: certificate.cert, keepAliveTimeout: 60_000 });
  const origin = await listen(server, options.port ?? 0);
  const { latency = 0, replication = 0, throttle = false } = options;
  let engine: Engine;
  try {
    engine = createEngine(options.seed ?? defaultSeed(), { origin, latency, replication, throttle });
  } catch (error) {
    server.close();
    rmSync(certificate.directory, { recursive: true });
    throw error;
  }
  server.on('request', (request, response) => void handle(engine, request, response));
  const close = async (): Promise<void> => {
    engine.faults.release();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    rmSync(certificate.directory, { recursive: true, force: true });
  };
  const inputs = describeInputs(engine.world, engine.seed);
  const env = describeRunner(engine.world, certificate.caFile);
  return {
    origin,
    ca: certificate.cert,
    caFile: certificate.caFile,
    world: engine.world,
    exchanges: engine.exchanges,
    inputs,
    env,
    engine,
    close
  };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', ready);
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function handle(engine: Engine, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const raw = await readBody(incoming).catch(() => null);
    // The caller went away in the middle of its request.
    if (raw === null) return;
    // Not as a relative reference: a path that begins with `//` would be taken for a host.
    const url = new URL(`${engine.world.origin}${incoming.url ?? '/'}`);
    const mount = mountOf(url.pathname);
    const parsed = parseRequest(mount, url, incoming, raw);
    if (mount.name === 'control') send(engine, response, mount.name, 'status' in parsed ? parsed : control(engine, parsed));
    else await serve(engine, mount, url, incoming, response, parsed, raw);
  } catch (error) {
    process.stderr.write(`sandbox: ${incoming.method} ${incoming.url}: ${error instanceof Error ? error.stack : String(error)}\n`);
    if (!response.headersSent) send(engine, response, 'sandbox', bug(error));
  }
}

/** Records, disturbs and answers one request. */
async function serve(
  engine: Engine,
  mount: Mount,
  url: URL,
  incoming: IncomingMessage,
  response: ServerResponse,
  parsed: ApiRequest | ApiAnswer,
  raw: string
): Promise<void> {
  const exchange = record(engine, mount, url, incoming, parsed, raw);
  const fault = engine.faults.next(exchange.method, decoded(url));
  exchange.fault = fault?.fault ?? null;
  if (engine.latency > 0) await delay(engine.latency);
  const stopped = await before(engine, fault, exchange, incoming);
  if (stopped === 'cut') return void incoming.socket.destroy();
  const answer = stopped ?? ('status' in parsed ? parsed : await answerOf(engine, mount, parsed));
  if (!stopped && mayHaveChanged(exchange, engine.world)) engine.check(exchange.id);
  const last = await after(engine, fault, exchange, answer);
  if (last === 'cut') return void incoming.socket.destroy();
  // A copy: what a handler answers may be the state itself, which moves on.
  exchange.responseBody = last.body === undefined ? undefined : (JSON.parse(JSON.stringify(last.body)) as unknown);
  exchange.status = last.status;
  exchange.responseHeaders = send(engine, response, mount.name, last, fault?.fault);
}

/** Whether clusters may have come to work or stopped: a write, or any look at ARM while an operation is under way. */
function mayHaveChanged(exchange: Exchange, world: World): boolean {
  if (exchange.service === 'graph') return exchange.method !== 'GET';
  if (exchange.service !== 'arm' || exchange.path.toLowerCase().startsWith('/providers/microsoft.resourcegraph')) return false;
  return exchange.method !== 'GET' || world.state.arm.operations.length > 0;
}

/** What a fault does before the request is handled: an answer in its place, a cut, or nothing. */
async function before(
  engine: Engine,
  fault: Fault | null,
  exchange: Exchange,
  incoming: IncomingMessage
): Promise<ApiAnswer | 'cut' | null> {
  if (!fault) return null;
  const retryAfter = fault.retryAfter === undefined ? 1 : fault.retryAfter;
  if (fault.fault === 'reset-before') return 'cut';
  if (fault.fault === '500-before') return failureAnswer(exchange.service, 500, null, engine.world);
  if (fault.fault === '429' || fault.fault === '503') return failureAnswer(exchange.service, Number(fault.fault), retryAfter, engine.world);
  if (fault.fault === 'slow') await delay(fault.ms ?? 1000);
  if (fault.fault === 'hold') await engine.faults.hold({ id: exchange.id, method: exchange.method, url: exchange.url });
  // A caller that was killed while its request was held never sent it, as far as the world is concerned.
  return incoming.socket.destroyed ? 'cut' : null;
}

/** What a fault makes of the answer once the change is made. */
async function after(engine: Engine, fault: Fault | null, exchange: Exchange, answer: ApiAnswer): Promise<ApiAnswer | 'cut'> {
  if (fault?.fault === 'reset-after') return 'cut';
  if (fault?.fault === '500-after') return failureAnswer(exchange.service, 500, null, engine.world);
  if (fault?.fault === '503-after')
    return failureAnswer(exchange.service, 503, fault.retryAfter === undefined ? 1 : fault.retryAfter, engine.world);
  if (fault?.fault === 'hold-after') await engine.faults.hold({ id: exchange.id, method: exchange.method, url: exchange.url });
  return answer;
}

async function answerOf(engine: Engine, mount: Mount, request: ApiRequest): Promise<ApiAnswer> {
  const { refusal, headers } = account(mount.name, request, engine.world);
  if (refusal) return refusal;
  const answer = await dispatch(engine.world, mount, request);
  const echoed = mount.name === 'graph' && request.headers['client-request-id'];
  return { ...answer, headers: { ...headers, ...(echoed ? { 'client-request-id': echoed } : {}), ...answer.headers } };
}

async function dispatch(world: World, mount: Mount, request: ApiRequest): Promise<ApiAnswer> {
  try {
    for (const service of mount.services) {
      const answer = await service(request, world);
      if (answer) return answer;
    }
  } catch (error) {
    process.stderr.write(
      `sandbox: ${request.method} ${mount.prefix}${request.path}: ${error instanceof Error ? error.stack : String(error)}\n`
    );
    return bug(error);
  }
  const query = request.query.size > 0 ? `?${decodeURIComponent(request.query.toString().replaceAll('+', ' '))}` : '';
  const message = `the sandbox does not know ${request.method} ${mount.prefix}${request.path}${query}`;
  return { status: 501, body: { error: { code: 'NotImplemented', message } } };
}

function bug(error: unknown): ApiAnswer {
  return { status: 500, body: { error: { code: 'SandboxBug', message: error instanceof Error ? error.message : String(error) } } };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function mountOf(pathname: string): Mount {
  const path = pathname.replace(/^\/{2,}/, '/');
  return MOUNTS.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)) ?? ENTRA;
}

/** The request as services see it, or the 400 of its service for what cannot be read. */
function parseRequest(mount: Mount, url: URL, incoming: IncomingMessage, raw: string): ApiRequest | ApiAnswer {
  const headers = flatten(incoming);
  try {
    const whole = decodeURIComponent(url.pathname).replace(/\/{2,}/g, '/');
    const path = whole.slice(mount.prefix.length).replace(/\/$/, '') || '/';
    return {
      method: incoming.method ?? 'GET',
      path,
      query: url.searchParams,
      headers,
      body: parseBody(raw, headers['content-type'] ?? '')
    };
  } catch {
    return malformed(mount.name);
  }
}

function parseBody(raw: string, type: string): unknown {
  if (raw === '') return undefined;
  return type.includes('x-www-form-urlencoded') ? Object.fromEntries(new URLSearchParams(raw)) : JSON.parse(raw);
}

function malformed(service: string): ApiAnswer {
  const message = 'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.';
  if (service === 'graph' || service === 'control') return { status: 400, body: { error: { code: 'BadRequest', message } } };
  if (service === 'arm')
    return {
      status: 400,
      body: { error: { code: 'InvalidRequestContent', message: 'The request content was invalid and could not be deserialized.' } }
    };
  if (service === 'vault') return { status: 400, body: { error: { code: 'BadParameter', message: 'Unable to parse JSON body.' } } };
  if (service === 'entra')
    return { status: 400, body: { error: 'invalid_request', error_description: 'AADSTS900144: The request body is malformed.' } };
  return { status: 400, body: { message: 'Problems parsing JSON', documentation_url: 'https://docs.github.com/rest' } };
}

function flatten(incoming: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value])
  );
}

function record(engine: Engine, mount: Mount, url: URL, incoming: IncomingMessage, parsed: ApiRequest | ApiAnswer, raw: string): Exchange {
  const readable = 'status' in parsed ? null : parsed;
  const exchange: Exchange = {
    id: (engine.exchanges.at(-1)?.id ?? 0) + 1,
    at: new Date(engine.world.now()).toISOString(),
    service: mount.name,
    method: incoming.method ?? 'GET',
    url: `${engine.world.origin}${incoming.url ?? '/'}`,
    path: readable?.path ?? url.pathname,
    query: Object.fromEntries(url.searchParams),
    requestHeaders: flatten(incoming),
    requestBody: readable ? readable.body : raw,
    ...{ status: null, responseHeaders: {}, responseBody: undefined, fault: null }
  };
  engine.exchanges.push(exchange);
  return exchange;
}

/** Path and query as people write them, for faults to match on. */
function decoded(url: URL): string {
  try {
    return decodeURIComponent(`${url.pathname}${url.search}`);
  } catch {
    return `${url.pathname}${url.search}`;
  }
}

const GRAPH_JSON = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Sends an answer, or the piece of it that a fault leaves; gives the headers. */
function send(engine: Engine, response: ServerResponse, service: string, answer: ApiAnswer, fault?: string): Record<string, string> {
  const headers: Record<string, string> = { ...serviceHeaders(engine, service), ...answer.headers };
  const text = answer.body === undefined ? '' : typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  if (text !== '') headers['content-type'] ??= service === 'graph' ? GRAPH_JSON : 'application/json; charset=utf-8';
  const bytes = Buffer.from(text);
  const body = fault === 'garbage' ? bytes.subarray(0, Math.ceil(bytes.length / 2)) : bytes;
  if (answer.status !== 204 && answer.status !== 304) headers['content-length'] = String(body.length);
  response.sendDate = false;
  response.writeHead(fault === 'garbage' ? 200 : answer.status, headers);
  if (fault === 'truncate') response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  else response.end(body);
  return headers;
}

function serviceHeaders(engine: Engine, service: string): Record<string, string> {
  const id = randomUUID();
  const common = { date: new Date(engine.world.now()).toUTCString() };
  if (service === 'graph') return { ...common, 'request-id': id, 'client-request-id': id, 'cache-control': 'no-cache' };
  if (service === 'vault')
    return { ...common, 'x-ms-request-id': id, 'x-ms-keyvault-service-version': '1.9.2811.1', 'cache-control': 'no-cache' };
  if (service === 'github') return { ...common, 'x-github-request-id': id };
  if (service === 'arm') return { ...common, 'x-ms-request-id': id, 'x-ms-correlation-request-id': id, 'cache-control': 'no-cache' };
  return { ...common, 'x-ms-request-id': id };
}
