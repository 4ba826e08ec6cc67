/** Turns what the sandbox recorded into exchanges as the descriptions know them. */
import type { Exchange as Recorded } from '../../sandbox/engine.ts';
import type { Exchange } from './validate.ts';

interface BatchRequest {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}

interface BatchAnswer {
  id: string;
  status: number;
  body?: unknown;
}

export const BATCH_PATH = '/v1.0/$batch';
/** https://learn.microsoft.com/graph/json-batching */
const BATCH_LIMIT = 20;

/** The exchange, and for a batch also each request and answer that it carries. */
export function exchangesOf(recorded: Recorded): Exchange[] {
  const { pathname } = new URL(recorded.url);
  // A vault has a host of its own; the sandbox's are below one path each.
  const mount = recorded.service === 'vault' ? '/vaults/[^/]+' : `/${recorded.service}`;
  const below = pathname.replace(/^\/{2,}/, '/').replace(new RegExp(`^${mount}(?=/|$)`), '') || '/';
  const outer: Exchange = { ...recorded, path: recorded.service === 'entra' ? pathname : decodePath(below) };
  return isBatch(outer) ? [outer, ...innerExchanges(outer)] : [outer];
}

export function isBatch(exchange: Exchange): boolean {
  return exchange.service === 'graph' && exchange.path === BATCH_PATH;
}

/** Breaches of the rules that Microsoft documents for the envelope of a batch, which no OpenAPI file describes. */
export function batchProblems(exchange: Exchange): string[] {
  const requests = batchRequests(exchange);
  const problems = requests
    .filter(({ body, headers }) => body !== undefined && !hasContentType(headers))
    .map(({ id }) => `request ${id} has a body and no Content-Type`);
  if (requests.length === 0 || requests.length > BATCH_LIMIT) problems.push(`${requests.length} requests, allowed are 1 to ${BATCH_LIMIT}`);
  const ids = new Set(requests.map(({ id }) => id));
  if (ids.size !== requests.length) problems.push('ids are not unique');
  if (exchange.status !== 200) return problems;
  const answered = batchAnswers(exchange).map(({ id }) => id);
  const same = answered.length === ids.size && answered.every((id) => ids.has(id));
  return same ? problems : [...problems, `answers ${answered.join(', ')} do not fit requests ${[...ids].join(', ')}`];
}

function innerExchanges(outer: Exchange): Exchange[] {
  const answers = new Map(batchAnswers(outer).map((answer) => [answer.id, answer]));
  return batchRequests(outer).map((request) => {
    const url = new URL(request.url.replace(/^\//, ''), 'https://graph.invalid/v1.0/');
    const answer = answers.get(request.id);
    return {
      service: 'graph',
      method: request.method,
      path: decodePath(url.pathname),
      query: Object.fromEntries(url.searchParams),
      requestHeaders: lowerCaseNames({ ...request.headers }),
      requestBody: request.body,
      status: answer?.status ?? null,
      responseBody: answer?.body
    };
  });
}

function batchRequests({ requestBody }: Exchange): BatchRequest[] {
  return (requestBody as { requests?: BatchRequest[] } | undefined)?.requests ?? [];
}

function batchAnswers({ responseBody }: Exchange): BatchAnswer[] {
  return (responseBody as { responses?: BatchAnswer[] } | undefined)?.responses ?? [];
}

function hasContentType(headers: Record<string, string> | undefined): boolean {
  return 'content-type' in lowerCaseNames({ ...headers });
}

function lowerCaseNames(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Decodes each segment; a slash inside one stays encoded, since it does not divide. */
function decodePath(pathname: string): string {
  return pathname
    .split('/')
    .map((segment) => decodeURIComponent(segment).replaceAll('/', '%2F'))
    .join('/');
}
