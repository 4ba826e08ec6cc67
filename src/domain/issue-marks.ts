/**
 * What an issue remembers between runs, hidden in HTML comments of its body and of its comments. People may edit both, so
 * whatever cannot be read, or was changed, counts as unknown and proves nothing.
 */
import { createHash } from 'node:crypto';
import { severities, type Severity } from './model.ts';
import { clusterResourceId, parseClusterId } from './resource-ids.ts';

/** Whom an issue is about: a lower-case appId, or `digest`. */
export type Subject = string;

/** The clusters that an issue holds to be users of a principal. */
export interface Memory {
  /** Lower-case appId → lower-case resource ids. */
  principals: ReadonlyMap<string, readonly string[]>;
  /** Not all of them fitted: what is missing here is not known to be gone. */
  cut: boolean;
}

export type IssueEvent = 'changed' | 'reopened' | 'closed' | 'gone' | 'duplicate';

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Of a body of 65,536 characters. */
const memoryBudget = 24_000;
/** `<!-- aks-sp:<tenant>:<appId or digest> -->`, in lower case: by it, and the label, an issue is found. */
export function subjectMark(tenantId: string, subject: Subject): string {
  return `<!-- aks-sp:${tenantId.toLowerCase()}:${subject.toLowerCase()} -->`;
}

/** Whom a body is about, in this tenant; null for every other body. */
export function subjectOf(body: string, tenantId: string): Subject | null {
  const found = new RegExp(`<!-- aks-sp:(${guid}):(${guid}|digest) -->`, 'i').exec(body);
  if (!found || found[1]?.toLowerCase() !== tenantId.toLowerCase()) return null;
  return found[2]?.toLowerCase() ?? null;
}

export function severityMark(severity: Severity): string {
  return `<!-- aks-sp:severity:${severity} -->`;
}

/** The severity that a body was written for; null if nobody can tell. */
export function severityOf(body: string): Severity | null {
  const word = /<!-- aks-sp:severity:([a-z]+) -->/.exec(body)?.[1];
  return severities.find((severity) => severity === word) ?? null;
}

/** Cluster ids as `<appId>` → `<subscription>/<group>/<name>`, with a checksum, as many as fit. */
export function memoryMark(memory: Memory): string {
  const kept = new Map<string, string[]>();
  let cut = memory.cut;
  let length = 0;
  for (const [appId, ids] of memory.principals) {
    for (const id of ids.map(shorten)) {
      length += id === null ? 0 : id.length + 3;
      if (id === null || length > memoryBudget) cut = true;
      else kept.set(appId, [...(kept.get(appId) ?? []), id]);
    }
    length += appId.length + 6;
    if (length <= memoryBudget && !kept.has(appId)) kept.set(appId, []);
    else if (length > memoryBudget) cut = true;
  }
  const text = JSON.stringify({ cut, principals: Object.fromEntries(kept) });
  return `<!-- aks-sp:clusters:${checksum(text)} ${text} -->`;
}

function shorten(id: string): string | null {
  const cluster = parseClusterId(id.toLowerCase());
  return cluster && `${cluster.subscriptionId}/${cluster.resourceGroup}/${cluster.name}`;
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** null: the list is missing, was edited or makes no sense. */
export function memoryOf(body: string): Memory | null {
  const found = /<!-- aks-sp:clusters:([0-9a-f]{16}) (\{.*\}) -->/.exec(body);
  const [, sum, text] = found ?? [];
  if (text === undefined || checksum(text) !== sum) return null;
  try {
    return restore(JSON.parse(text));
  } catch {
    return null;
  }
}

function restore(value: unknown): Memory | null {
  const { cut, principals } = value as { cut?: unknown; principals?: unknown };
  if (typeof cut !== 'boolean' || typeof principals !== 'object' || principals === null) return null;
  const entries = Object.entries(principals).map(([appId, names]): [string, (string | null)[]] => [
    appId,
    (names as unknown[]).map(lengthen)
  ]);
  if (entries.some(([, ids]) => ids.includes(null))) return null;
  return { cut, principals: new Map(entries as [string, string[]][]) };
}

function lengthen(name: unknown): string | null {
  const [subscription = '', group = '', cluster = '', ...rest] = String(name).split('/');
  const id = clusterResourceId(subscription, group, cluster).toLowerCase();
  return rest.length === 0 && parseClusterId(id) ? id : null;
}

/** Marks a comment, so that a run that was killed after writing it does not write it again. */
export function eventMark(event: IssueEvent, detail: string): string {
  return `<!-- aks-sp:event:${event}:${detail} -->`;
}

/** Whether the last of our comments is this one. */
export function alreadySaid(comments: readonly string[], mark: string): boolean {
  const last = comments
    .flatMap((comment) => [...comment.matchAll(/<!-- aks-sp:event:[a-z]+:[a-z0-9-]+ -->/g)].map(([found]) => found))
    .at(-1);
  return last === mark;
}

/** Line ends as GitHub may give them back, and none at the ends. */
export function normalized(body: string): string {
  return body.replace(/\r\n?/g, '\n').trim();
}
