/** Microsoft's Graph client over the action's own HTTP stack: one set of connections, retries and proxies for everything. */
import { Client, type Context, type MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import { bearerTokenAuthenticationPolicy, type HttpMethods } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/core-auth';
import type { Http, HttpAnswer } from '../http.ts';
import type { Cloud } from './cloud.ts';
import { endless } from './pages.ts';

export interface GraphClient {
  api: Client['api'];
  /** One page by its `@odata.nextLink`, sent whole and unparsed (https://learn.microsoft.com/graph/paging). */
  next(link: string): Promise<unknown>;
  /** What an answer inside of a `$batch` says of quotas: the next batch is held back accordingly. */
  heard(status: number, headers: Record<string, string>): void;
  /** The directory's clock: the `Date` of its last answer, carried on by ours. */
  now(): number;
}

/** One run reads a list again a few times; more often than that the same page comes up only in a circle. */
const mostScans = 50;
/** Of 999 entries each. */
const mostLinks = 20_000;

/** Keeps the client from taking the link apart and putting it together in another order. */
class Verbatim implements MiddlewareOptions {
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }
}

export function createGraphClient(credential: TokenCredential, cloud: Cloud, http: Http): GraphClient {
  const bearer = bearerTokenAuthenticationPolicy({ credential, scopes: cloud.graphScope });
  const execute = async (context: Context): Promise<void> => {
    const option = context.middlewareControl?.getMiddlewareOptions(Verbatim);
    const { request, options = {} } = context as {
      request: string | { url: string };
      options?: { method?: string; headers?: Record<string, string>; body?: unknown };
    };
    const url = typeof request === 'string' ? request : request.url;
    const { method = 'GET', headers = {}, body } = options;
    const answer = await http.send(
      {
        url: option instanceof Verbatim ? option.url : url,
        method: method as HttpMethods,
        headers: { accept: 'application/json', ...headers },
        ...(typeof body === 'string' ? { body } : {})
      },
      // Every batch of this action only reads.
      method === 'GET' || url.endsWith('/$batch'),
      [bearer]
    );
    http.clock.heard(answer.headers.date);
    context.response = toResponse(answer);
  };
  const followed = new Map<string, number>();
  const client = Client.initWithMiddleware({ middleware: { execute }, baseUrl: cloud.graph, defaultVersion: 'v1.0' });
  return {
    api: (path) => client.api(path),
    next: async (link) => {
      // The token goes along, so it goes nowhere but to Graph.
      if (new URL(link).origin !== new URL(cloud.graph).origin)
        throw new SyntaxError('Unexpected JSON: the next page is said to be on another host');
      const times = (followed.get(link) ?? 0) + 1;
      followed.set(link, times);
      if (times > mostScans || followed.size > mostLinks) throw endless();
      return client
        .api(link)
        .middlewareOptions([new Verbatim(link)])
        .get() as Promise<unknown>;
    },
    heard: (status, headers) =>
      http.heard(
        { method: 'POST', url: `${cloud.graph}/v1.0/$batch` },
        { status, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])) }
      ),
    now: () => http.clock.now()
  };
}

/** What the client looks at of a Response; a real one would make Node load its own fetch, which costs time and memory. */
function toResponse({ status, headers, text }: HttpAnswer): Response {
  const seen = {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
    body: text,
    text: () => Promise.resolve(text),
    json: async () => JSON.parse(text) as unknown
  };
  return seen as unknown as Response;
}
