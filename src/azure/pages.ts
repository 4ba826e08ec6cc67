/** Lists of the Azure clients, page by page. An answer decides where the next page is, so it is neither followed everywhere nor for ever. */
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { Http } from '../http.ts';

/** More pages than any list here has; the smallest pages have 25 entries. */
const mostPages = 250;

/** Every entry. @throws SyntaxError, which `explain` reads as an answer of no use, for a list without end and an entry that is none */
export async function* itemsOf<T>(list: { byPage(): AsyncIterable<readonly T[]> }): AsyncGenerator<T> {
  let pages = 0;
  for await (const page of list.byPage()) {
    if ((pages += 1) > mostPages) throw endless();
    if (!Array.isArray(page)) throw new SyntaxError('Unexpected JSON: a page that is no list');
    for (const item of page as readonly T[]) {
      if (typeof item !== 'object' || item === null) throw new SyntaxError('Unexpected JSON: an entry of a list that is no object');
      yield item;
    }
  }
}

export function endless(): SyntaxError {
  return new SyntaxError('Unexpected JSON: the pages of the list have no end');
}

/** The clients follow a `nextLink` to any host and take the token along: with this, to their own service only. */
export function stayingAt(endpoint: string, { clientOptions }: Http): Http['clientOptions'] {
  const home = onlyTo(new URL(endpoint).origin);
  return { ...clientOptions, additionalPolicies: [...clientOptions.additionalPolicies, { policy: home, position: 'perCall' }] };
}

/** In front of the policy that adds the token. */
export function onlyTo(origin: string): PipelinePolicy {
  return {
    name: 'onlyTo',
    sendRequest(request, next) {
      if (new URL(request.url).origin !== origin) throw new SyntaxError('Unexpected JSON: the next page is said to be on another host');
      return next(request);
    }
  };
}
