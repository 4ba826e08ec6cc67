/**
 * Answers that no service should give and that proxies, bugs and enemies do: put in the place of what the sandbox says, on the wire, after
 * the sandbox has done what it was asked for.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What the lie can make use of. */
export interface Asked {
  url: string;
  body: string;
  /** A host that is none of the services', and would record what it is sent. */
  elsewhere: string;
}

type Lie = (answer: Answer, asked: Asked) => Answer;

const json = (answer: Answer, value: unknown, status = answer.status): Answer => ({ ...answer, status, body: JSON.stringify(value) });
const text = (answer: Answer, body: string, type: string, status = answer.status): Answer => ({
  status,
  body,
  headers: { ...answer.headers, 'content-type': type }
});
const page = '<!DOCTYPE html><html><head><title>Sign in</title></head><body><script>alert(1)</script>Access denied</body></html>';

export const lies = {
  'cut short': (answer) => ({ ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }),
  'nothing at all': (answer) => ({ ...answer, body: '' }),
  null: (answer) => ({ ...answer, body: 'null' }),
  'an empty object': (answer) => ({ ...answer, body: '{}' }),
  'an empty list': (answer) => ({ ...answer, body: '[]' }),
  'a number': (answer) => ({ ...answer, body: '7' }),
  'wrong types': (answer) => json(answer, wrongTypes(parsed(answer.body))),
  'null for lists': (answer) => json(answer, nullLists(parsed(answer.body))),
  'null in lists': (answer) => json(answer, nullItems(parsed(answer.body))),
  'fields missing': (answer) => json(answer, halfOf(parsed(answer.body))),
  'a page of a proxy': (answer) => text(answer, page, 'text/html; charset=utf-8', 200),
  'a page of a proxy, refused': (answer) => text(answer, page, 'text/html; charset=utf-8', 403),
  'an error as success': (answer) => json(answer, { error: { code: 'InternalServerError', message: 'Something went wrong.' } }, 200),
  'another content type': (answer) => text(answer, answer.body, 'text/plain'),
  'names twice': (answer) => ({ ...answer, body: answer.body.replace(/^\{/, '{"value":"no","id":7,"responses":null,"properties":"no",') }),
  'eight megabytes': (answer) => ({ ...answer, body: `{"junk":"${'x'.repeat(8 * 1024 * 1024)}"}` }),
  'pages without end': (answer, { url }) =>
    json(answer, { ...object(answer.body), '@odata.nextLink': url, nextLink: url, $skipToken: 'again' }),
  'the next page elsewhere': (answer, { elsewhere }) =>
    json(answer, {
      ...object(answer.body),
      '@odata.nextLink': `${elsewhere}/graph/v1.0/applications`,
      nextLink: `${elsewhere}/arm/subscriptions`
    }),
  'moved elsewhere': (answer, { elsewhere }) => ({
    ...answer,
    status: 302,
    headers: { ...answer.headers, location: `${elsewhere}/moved` },
    body: ''
  }),
  'its operation elsewhere': (answer, { elsewhere }) => ({
    ...answer,
    headers: { ...answer.headers, location: `${elsewhere}/operation`, 'azure-asyncoperation': `${elsewhere}/operation` }
  }),
  'what was asked, repeated': (answer, { body }) => json(answer, { error: { code: 'BadRequest', message: `Cannot take ${body}` } }, 400),
  'what was asked, in another form': (answer, { body }) =>
    json(answer, { error: { code: 'BadRequest', message: encodeURIComponent(body) }, message: body, error_description: body }, 422)
} satisfies Record<string, Lie>;
export type LieName = keyof typeof lies;
export const lieNames = Object.keys(lies) as LieName[];

export interface Liar {
  /** Requests that were sent to the host that is none of the services'. */
  strays: string[];
  /** How many answers were replaced. */
  told: number;
  /** After so many requests a run is taken to have no end; its connections are cut from then on. */
  endless: boolean;
  stop(): void;
}

const mostRequests = 4000;

/**
 * @param port of the sandbox
 * @param chosen by method, path and query, and how many requests there were before
 */
export function lieTo(port: number, lie: LieName, chosen: (method: string, url: string, index: number) => boolean): Liar {
  let index = 0;
  const liar: Liar = { strays: [], told: 0, endless: false, stop: () => unsubscribe('http.server.request.start', hear) };
  function hear(message: unknown): void {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.socket.localPort !== port) return;
    const { method = 'GET', url = '/', headers } = request;
    if (headers.host?.startsWith('localhost')) liar.strays.push(`${method} ${url}${headers.authorization ? ' with a token' : ''}`);
    liar.endless ||= index > mostRequests;
    if (liar.endless) return void request.socket.destroy();
    if (chosen(method, url, index++)) replace(request, response, lie, `https://localhost:${port}`, liar);
  }
  subscribe('http.server.request.start', hear);
  return liar;
}

function replace(request: IncomingMessage, response: ServerResponse, lie: LieName, elsewhere: string, liar: Liar): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  let head: { status: number; headers: OutgoingHttpHeaders } = { status: 200, headers: {} };
  response.writeHead = ((status: number, headers: OutgoingHttpHeaders) => {
    head = { status, headers };
    return response;
  }) as typeof response.writeHead;
  response.end = ((body?: Buffer | string) => {
    liar.told += 1;
    const headers = Object.fromEntries(Object.entries(head.headers).map(([name, value]) => [name, String(value)]));
    const url = `https://${request.headers.host ?? ''}${request.url ?? ''}`;
    const asked = { url, body: Buffer.concat(chunks).toString('utf8'), elsewhere };
    const told = lies[lie]({ status: head.status, headers, body: body === undefined ? '' : body.toString() }, asked);
    writeHead(told.status, { ...told.headers, 'content-length': String(Buffer.byteLength(told.body)) });
    return end(told.body);
  }) as typeof response.end;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

function object(body: string): Record<string, unknown> {
  const value = parsed(body);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Every value is of another type than it was, down to the leaves. */
function wrongTypes(value: unknown): unknown {
  if (Array.isArray(value)) return { 0: value.length > 0 ? wrongTypes(value[0]) : null };
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wrongTypes(inner)]));
  return typeof value === 'string' ? 7 : 'a text';
}

function nullLists(value: unknown): unknown {
  if (Array.isArray(value)) return null;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, nullLists(inner)]));
}

function nullItems(value: unknown): unknown {
  if (Array.isArray(value)) return [null, ...value.map(nullItems), 7, 'a text'];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, nullItems(inner)]));
}

/** Every second field is left out, everywhere. */
function halfOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(halfOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter((_, index) => index % 2 === 1)
      .map(([name, inner]) => [name, halfOf(inner)])
  );
}
