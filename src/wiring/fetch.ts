import type { HttpMethods } from '@azure/core-rest-pipeline';
import type { Http, HttpAnswer } from '../http.ts';

/**
 * octokit speaks fetch; its requests go through the same stack as all others.
 * @returns what octokit needs of fetch: addresses as text, headers as an object, bodies of text; lost answers to anything but a GET are left
 * to the caller
 */
export function fetchThrough(http: Http): typeof fetch {
  return async (input, init = {}) => {
    const url = input as string;
    const method = (init.method ?? 'GET') as HttpMethods;
    const headers = init.headers as Record<string, string> | undefined;
    const body = typeof init.body === 'string' ? { body: init.body } : {};
    return toResponse(url, await http.send({ url, method, ...(headers ? { headers } : {}), ...body }, method === 'GET'));
  };
}

/** What octokit looks at of a Response; a real one, or a touch of `Headers`, would make Node load its own fetch: 10 MB and half of a start's time. */
function toResponse(url: string, { status, headers, text }: HttpAnswer): Response {
  const seen = {
    // Paging looks at the address that answered.
    url,
    status,
    ok: status >= 200 && status < 300,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    text: () => Promise.resolve(text),
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer)
  };
  return seen as unknown as Response;
}
