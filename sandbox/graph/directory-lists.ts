/** Lists and their pages: https://learn.microsoft.com/graph/paging */
import { createHash } from 'node:crypto';
import { context, graphUrl, Refusal, typeName } from './directory-answers.ts';
import type { Call, Entity, Kind } from './directory-answers.ts';
import { liveByAppId, liveById, ordered } from './directory-index.ts';
import { selection, shape } from './directory-objects.ts';
import type { Json } from './directory-objects.ts';
import { checkOptions, eventual, matches, pageSize, parseFilter, position, skipToken } from './directory-query.ts';
import type { Clause, Position } from './directory-query.ts';
import { need, READ_APPLICATIONS } from './directory-rights.ts';
import { view } from './directory-replicas.ts';
import type { ApiAnswer } from '../world.ts';

const LIST_OPTIONS = ['$filter', '$select', '$top', '$count', '$skiptoken'];

/** What a list shows: a class of objects, live or soft-deleted. */
export interface Source {
  kind: Kind;
  deleted: boolean;
  /** Path below `/v1.0` and fragment of the context. */
  path: string;
  fragment: string;
}

interface Page {
  items: Entity[];
  next: Position | null;
}

/** GET of `/applications` and `/servicePrincipals`. */
export function list(call: Call, kind: Kind): ApiAnswer {
  return listFrom(call, { kind, deleted: false, path: `/${kind}`, fragment: kind });
}

/** GET of any list of applications or service principals. */
export function listFrom(call: Call, source: Source): ApiAnswer {
  need(call, READ_APPLICATIONS);
  checkOptions(call, LIST_OPTIONS);
  const { query } = call.request;
  const { kind } = source;
  const select = selection(query, kind);
  const counted = query.get('$count')?.toLowerCase() === 'true' && eventual(call);
  const clauses = parseFilter(query.get('$filter'), kind, counted);
  const from = position(query);
  const page = pageFrom(call, source, clauses, from, pageSize(query));
  const body: Json = {
    '@odata.context': context(call.world, select === null ? source.fragment : `${source.fragment}(${select.join(',')})`)
  };
  if (counted && !query.has('$skiptoken')) body['@odata.count'] = countOf(call, source, clauses);
  if (page.next !== null) body['@odata.nextLink'] = nextLink(call, source, page.next);
  body['value'] = page.items.map((entity) => shape(call, kind, entity, select));
  return { status: 200, body };
}

/** GET of `/applications/$count`: plain text, an advanced query. */
export function count(call: Call, kind: Kind): ApiAnswer {
  need(call, READ_APPLICATIONS);
  checkOptions(call, ['$filter']);
  if (!eventual(call)) throw new Refusal(400, 'Request_BadRequest', '$count is not currently supported.');
  const clauses = parseFilter(call.request.query.get('$filter'), kind, true);
  const total = countOf(call, { kind, deleted: false, path: '', fragment: '' }, clauses);
  return { status: 200, body: String(total), headers: { 'content-type': 'text/plain' } };
}

function pageFrom(call: Call, source: Source, clauses: readonly Clause[], from: Position, size: number): Page {
  const items: Entity[] = [];
  for (const entity of candidates(call, source, clauses, from.after)) {
    if (items.length === size) return { items, next: { after: items.at(-1)?.id ?? '', paused: from.paused } };
    items.push(entity);
    if (pauses(call, from, items)) return { items: [], next: { after: from.after, paused: true } };
  }
  return { items, next: null };
}

/**
 * A page may be empty and still have a next link. Once in a list, between pages, a directory with replicas does so here;
 * which time is drawn from the page's own place, so that a run can be repeated.
 */
function pauses(call: Call, from: Position, items: readonly Entity[]): boolean {
  if (call.world.replication <= 0 || from.paused || from.after === '' || items.length > 1) return false;
  return (createHash('sha256').update(from.after).digest()[0] ?? 0) % 2 === 0;
}

function countOf(call: Call, source: Source, clauses: readonly Clause[]): number {
  let total = 0;
  for (const entity of candidates(call, source, clauses, '')) total += entity.id === '' ? 0 : 1;
  return total;
}

/** What the list holds after an object id, in order, as the answering replica has it. */
function* candidates(call: Call, source: Source, clauses: readonly Clause[], after: string): Generator<Entity> {
  const direct = source.deleted ? null : lookUp(call, source.kind, clauses);
  const pool = direct ?? ordered(call.world, source.kind);
  for (let index = firstAfter(pool, after); index < pool.length; index += 1) {
    const entity = pool[index];
    const seen = entity === undefined ? null : view(entity, call.at);
    if (seen === null || (seen.deletedDateTime !== null) !== source.deleted) continue;
    if (matches(call, source.kind, seen, clauses)) yield seen;
  }
}

/** The objects that a filter by appId or id can mean at all; null if it has no such condition. */
function lookUp(call: Call, kind: Kind, clauses: readonly Clause[]): Entity[] | null {
  const key = clauses.find(
    (clause) => (clause.field === 'appId' || clause.field === 'id') && (clause.test === 'eq' || clause.test === 'in')
  );
  if (key === undefined) return null;
  const find = key.field === 'id' ? liveById : liveByAppId;
  const found = key.values.map((value) => find(call, kind, value)).filter((entity) => entity !== null);
  return [...new Set(found)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function firstAfter(pool: readonly Entity[], after: string): number {
  let low = 0;
  let high = pool.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pool[middle]?.id ?? '') <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nextLink(call: Call, source: Source, next: Position): string {
  const kept = [...call.request.query].filter(([name]) => name !== '$skiptoken');
  const pairs = [...kept, ['$skiptoken', skipToken(next)] as const].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${graphUrl(call.world, source.path)}?${pairs.join('&')}`;
}

/** The source of soft-deleted objects of a class. */
export function deletedSource(kind: Kind): Source {
  const cast = `microsoft.graph.${typeName(kind).charAt(0).toLowerCase()}${typeName(kind).slice(1)}`;
  return { kind, deleted: true, path: `/directory/deletedItems/${cast}`, fragment: kind };
}
