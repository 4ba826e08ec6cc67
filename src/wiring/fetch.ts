import type { HttpMethods } from '@azure/core-rest-pipeline';
import type { Http } from '../http.ts';

/**
 * octokit speaks fetch; its requests go through the same stack as all others.
 * @returns a fetch for text bodies, whose lost answers to anything but a GET are left to the caller
 */
export function fetchThrough(http: Http): typeof fetch {
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const method = (init.method ?? 'GET') as HttpMethods;
    const answer = await http.send(
      {
        url,
        method,
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof init.body === 'string' ? { body: init.body } : {})
      },
      method === 'GET'
    );
    const empty = [204, 205, 304].includes(answer.status);
    const response = new Response(empty ? null : answer.text, { status: answer.status, headers: answer.headers });
    // Paging looks at the address that answered.
    return Object.defineProperty(response, 'url', { value: url });
  };
}
