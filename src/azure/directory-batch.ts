/** Many appIds in few requests: filters of 15 ids, 20 of them in a `$batch`, each throttled on its own. */
import type { Problem } from '../domain/model.ts';
import { explain, type Attempt } from './failures.ts';
import { listOf } from './directory-records.ts';
import type { GraphClient } from './graph-client.ts';

export type Collection = 'applications' | 'servicePrincipals';

/** `$filter=appId in (…)` takes that many values (https://developer.microsoft.com/graph/known-issues). */
const idsPerFilter = 15;
const requestsPerBatch = 20;
/**
 * Batches under way at a time. Each costs up to 40 resource units: eight a second are what the quota of the smallest tenant regains, 350, and
 * more gained nothing (docs/scale.md).
 */
const parallel = 8;
/** An inner 429 is asked again that often. */
const maxTries = 7;

interface Inner {
  appIds: string[];
  tries: number;
}

interface InnerAnswer {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface ByAppId {
  /** Ids that could not be read; of all others it is known whether they are there. */
  unread: Set<string>;
  problems: Problem[];
}

/**
 * @param keep gets the values of one answer and the ids that were asked for; may throw on a malformed one
 * @param delay waits that many milliseconds
 */
export async function readByAppId(
  graph: GraphClient,
  collection: Collection,
  appIds: readonly string[],
  keep: (values: readonly unknown[], asked: ReadonlySet<string>) => void,
  delay: (ms: number) => Promise<void>,
  attempt: Attempt
): Promise<ByAppId> {
  const queue = chunks(chunks(appIds, idsPerFilter), requestsPerBatch).map((batch) =>
    batch.map((ids): Inner => ({ appIds: ids, tries: 0 }))
  );
  const failed = new Map<string, Problem>();
  const fail = (inners: readonly Inner[], error: unknown): void => {
    const problem = explain(error, attempt);
    for (const id of inners.flatMap((inner) => inner.appIds)) failed.set(id, problem);
  };
  const worker = async (): Promise<void> => {
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      const again = await sendBatch(graph, collection, batch, keep, fail);
      if (again.inners.length === 0) continue;
      await delay(again.waitMs);
      queue.push(again.inners);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return {
    unread: new Set(failed.keys()),
    problems: [...new Map([...failed.values()].map((problem) => [problem.message, problem])).values()]
  };
}

/** @returns the inner requests to ask again, and how long to wait before */
async function sendBatch(
  graph: GraphClient,
  collection: Collection,
  batch: readonly Inner[],
  keep: (values: readonly unknown[], asked: ReadonlySet<string>) => void,
  fail: (inners: readonly Inner[], error: unknown) => void
): Promise<{ inners: Inner[]; waitMs: number }> {
  const again = { inners: [] as Inner[], waitMs: 0 };
  try {
    const answers = answersOf(
      await graph.api('/$batch').post({ requests: batch.map((inner, index) => innerRequest(collection, inner, index)) })
    );
    for (const [index, inner] of batch.entries()) {
      const answer = answers.get(String(index));
      if (answer) graph.heard(answer.status, answer.headers ?? {});
      const wait = answer ? retryDelay(answer, inner) : null;
      if (wait !== null) {
        again.inners.push({ ...inner, tries: inner.tries + 1 });
        again.waitMs = Math.max(again.waitMs, wait);
      } else {
        takeOrFail(answer, inner, keep, fail);
      }
    }
  } catch (error) {
    fail(batch, error);
    return { inners: [], waitMs: 0 };
  }
  return again;
}

function innerRequest(collection: Collection, inner: Inner, index: number): { id: string; method: string; url: string } {
  const ids = inner.appIds.map((id) => `'${id}'`).join(',');
  return { id: String(index), method: 'GET', url: `/${collection}?$filter=${encodeURIComponent(`appId in (${ids})`)}` };
}

function answersOf(body: unknown): Map<string, InnerAnswer> {
  const responses = (body as { responses?: unknown } | null)?.responses;
  if (!Array.isArray(responses)) throw new SyntaxError('Unexpected JSON: no list of responses');
  return new Map((responses as InnerAnswer[]).map((answer) => [answer.id, answer]));
}

function retryDelay(answer: InnerAnswer, inner: Inner): number | null {
  if (![429, 500, 502, 503, 504].includes(answer.status) || inner.tries >= maxTries) return null;
  const header = Object.entries(answer.headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const seconds = Number(header ?? NaN);
  return (Number.isFinite(seconds) ? seconds * 1000 : Math.min(32_000, 500 * 2 ** inner.tries)) + Math.random() * 250;
}

function takeOrFail(
  answer: InnerAnswer | undefined,
  inner: Inner,
  keep: (values: readonly unknown[], asked: ReadonlySet<string>) => void,
  fail: (inners: readonly Inner[], error: unknown) => void
): void {
  if (!answer) return fail([inner], new SyntaxError('Unexpected JSON: an inner request without answer'));
  if (answer.status !== 200) return fail([inner], { statusCode: answer.status, details: answer.body });
  try {
    const page = answer.body as { '@odata.nextLink'?: unknown } | null;
    // 15 ids never fill a page; if one is cut all the same, what is missing must not count as absent.
    if (page?.['@odata.nextLink'] !== undefined) throw new SyntaxError('Unexpected JSON: a filter of 15 ids was answered in pages');
    keep(listOf(page), new Set(inner.appIds));
  } catch (error) {
    fail([inner], error);
  }
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
