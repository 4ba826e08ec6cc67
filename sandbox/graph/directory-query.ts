/** The OData query options of lists: `$filter`, `$top`, `$count`, `$skiptoken`. What is not known here is never guessed. */
import { badRequest, Refusal, Unknown } from './directory-answers.ts';
import type { Call, Entity, Kind } from './directory-answers.ts';
import { principalNames, principalTags } from './directory-objects.ts';
import type { Application, ServicePrincipal } from '../world.ts';

/** One condition of a filter; all of them must hold. `values` are lower-case. */
export interface Clause {
  field: string;
  /** `any…`: of a collection, some element. */
  test: 'eq' | 'in' | 'startswith' | 'anyEq' | 'anyStartsWith';
  values: string[];
}

/** Where in a list to go on, and what has been promised to the client. */
export interface Position {
  /** Object id after which to go on; empty at the start. */
  after: string;
  /** An empty page has been given already. */
  paused: boolean;
}

/** Refuses what lists do not take, with Unknown for options that exist and are not modelled. */
export function checkOptions(call: Call, allowed: readonly string[]): void {
  for (const name of call.request.query.keys()) {
    if (!allowed.includes(name)) throw new Unknown(`${name}=${call.request.query.get(name) ?? ''}`);
  }
}

/** Advanced queries (https://learn.microsoft.com/graph/aad-advanced-queries) need this header. */
export function eventual(call: Call): boolean {
  return call.request.headers['consistencylevel']?.toLowerCase() === 'eventual';
}

/** Page size: 100 unless `$top` says otherwise, at most 999. */
export function pageSize(query: URLSearchParams): number {
  const given = query.get('$top');
  if (given === null) return 100;
  if (!/^\d+$/.test(given))
    throw new Refusal(
      400,
      'BadRequest',
      `Invalid value '${given}' for $top query option found. The $top query option requires a non-negative integer value.`
    );
  const top = Number(given);
  if (top >= 1 && top <= 999) return top;
  throw new Refusal(400, 'Request_UnsupportedQuery', `Invalid page size specified: '${given}'. Must be between 1 and 999 inclusive.`);
}

/** Reads the opaque token of a next link. */
export function position(query: URLSearchParams): Position {
  const token = query.get('$skiptoken');
  if (token === null) return { after: '', paused: false };
  try {
    const [version, after, paused] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [string, string, boolean];
    if (version === 'P1') return { after, paused };
  } catch {
    // Falls through to the refusal: a token that was cut or made up.
  }
  throw new Refusal(
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.'
  );
}

/** The opaque token for `position`. */
export function skipToken({ after, paused }: Position): string {
  return Buffer.from(JSON.stringify(['P1', after, paused])).toString('base64url');
}

/** Parses a `$filter` that is a conjunction of the supported conditions; any other: Unknown. */
export function parseFilter(text: string | null, kind: Kind, unlimited: boolean): Clause[] {
  if (text === null) return [];
  const clauses: Clause[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const { clause, length } = nextClause(rest, text, kind);
    clauses.push(clause);
    rest = rest.slice(length);
    const and = /^\s+and\s+(?=\S)/i.exec(rest);
    if (and === null && rest.trim() !== '') throw new Unknown(`$filter=${text}`);
    rest = and === null ? '' : rest.slice(and[0].length);
  }
  if (clauses.length === 0) throw badRequest('Invalid filter clause');
  checkLimits(clauses, unlimited);
  return clauses;
}

/** Whether an object, as the replica has it, meets every condition. Strings compare without regard to case, as in the directory. */
export function matches(call: Call, kind: Kind, entity: Entity, clauses: readonly Clause[]): boolean {
  return clauses.every((clause) => {
    const values = fieldValues(call, kind, entity, clause.field).map((value) => value.toLowerCase());
    if (clause.test === 'startswith' || clause.test === 'anyStartsWith')
      return values.some((value) => value.startsWith(clause.values[0] ?? ''));
    return values.some((value) => clause.values.includes(value));
  });
}

const STRING = `'((?:[^']|'')*)'`;
const FORMS: { pattern: RegExp; test: Clause['test'] }[] = [
  { pattern: new RegExp(`^(\\w+)\\s+eq\\s+${STRING}`), test: 'eq' },
  { pattern: new RegExp(`^(\\w+)\\s+in\\s*\\(\\s*(${STRING}(?:\\s*,\\s*${STRING})*)\\s*\\)`), test: 'in' },
  { pattern: new RegExp(`^startswith\\(\\s*(\\w+)\\s*,\\s*${STRING}\\s*\\)`, 'i'), test: 'startswith' },
  { pattern: new RegExp(`^(\\w+)/any\\(\\s*(?<x>\\w+)\\s*:\\s*\\k<x>\\s+eq\\s+${STRING}\\s*\\)`), test: 'anyEq' },
  {
    pattern: new RegExp(`^(\\w+)/any\\(\\s*(?<x>\\w+)\\s*:\\s*startswith\\(\\s*\\k<x>\\s*,\\s*${STRING}\\s*\\)\\s*\\)`, 'i'),
    test: 'anyStartsWith'
  }
];

const SCALARS: Record<Kind, readonly string[]> = {
  applications: ['id', 'appId', 'displayName', 'uniqueName'],
  servicePrincipals: ['id', 'appId', 'displayName', 'servicePrincipalType']
};
const COLLECTIONS: Record<Kind, readonly string[]> = { applications: ['tags'], servicePrincipals: ['tags', 'servicePrincipalNames'] };

function nextClause(rest: string, whole: string, kind: Kind): { clause: Clause; length: number } {
  for (const { pattern, test } of FORMS) {
    const found = pattern.exec(rest);
    const field = found?.[1];
    if (found === null || field === undefined) continue;
    const fields = test.startsWith('any') ? COLLECTIONS[kind] : SCALARS[kind];
    if (!fields.includes(field)) break;
    const raw = found[test.startsWith('any') ? 3 : 2] ?? '';
    const values = test === 'in' ? [...raw.matchAll(new RegExp(STRING, 'g'))].map((match) => match[1] ?? '') : [raw];
    return { clause: { field, test, values: values.map((value) => value.replaceAll("''", "'").toLowerCase()) }, length: found[0].length };
  }
  throw new Unknown(`$filter=${whole}`);
}

/**
 * Without advanced query parameters `in` takes 15 values, and a compared value 120 characters
 * (https://developer.microsoft.com/graph/known-issues); the text for too many is quoted in
 * https://github.com/srozemuller/IntuneAssistant/issues/51, the one for too long a value is not documented.
 */
function checkLimits(clauses: readonly Clause[], unlimited: boolean): void {
  for (const { values, test } of clauses) {
    if (!unlimited && values.length > 15) {
      const text = `Too many child clauses specified in search filter expression containing 'OR' operators: ${String(values.length)}. Max allowed: 15.`;
      throw new Refusal(400, 'Request_UnsupportedQuery', text);
    }
    if (test !== 'startswith' && test !== 'anyStartsWith' && values.some((value) => value.length > 120)) {
      throw badRequest('Invalid filter clause: a compared value has more than 120 characters.');
    }
  }
}

function fieldValues(call: Call, kind: Kind, entity: Entity, field: string): string[] {
  if (field === 'tags') return kind === 'applications' ? entity.tags : principalTags(call, entity as ServicePrincipal);
  if (field === 'servicePrincipalNames') return principalNames(call, entity as ServicePrincipal);
  const value = (entity as Application & ServicePrincipal)[field as 'id' | 'appId' | 'displayName' | 'uniqueName' | 'servicePrincipalType'];
  return value === null ? [] : [value];
}
