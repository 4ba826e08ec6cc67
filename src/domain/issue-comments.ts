/** What the action says in comments: each once, and only when something happened. */
import { eventMark } from './issue-marks.ts';
import { longestBody, nameOf } from './issue-text.ts';
import type { AssessedPrincipal, Severity } from './model.ts';
import { code, cut, isoDate, markdown, plural } from './text.ts';

/** A comment and the mark in it by which a later run knows it. */
export interface Comment {
  mark: string;
  body: string;
}

/** What became of a cluster that an issue lists. `here`: still on the principal; `unknown`: could not be read, so alive. */
export type ClusterFate = { kind: 'gone' } | { kind: 'moved'; to: string } | { kind: 'here' } | { kind: 'unknown' };

const most = 50;

function comment(mark: string, lines: readonly string[]): Comment {
  return { mark, body: cut([mark, ...lines].join('\n'), longestBody) };
}

export function changedComment(before: Severity, now: Severity, principal: AssessedPrincipal | null): Comment {
  return comment(eventMark('changed', now), [`From **${before}** to **${now}**.`, ...reasons(principal)]);
}

export function reopenedComment(now: Severity, principal: AssessedPrincipal | null): Comment {
  return comment(eventMark('reopened', now), [`Reopened: **${now}**.`, ...reasons(principal)]);
}

function reasons(principal: AssessedPrincipal | null): string[] {
  if (!principal) return [];
  const next = principal.nextExpiry === null ? [] : [`Earliest end among the credentials in use: ${isoDate(principal.nextExpiry)}.`];
  return [...next, ...listed(principal.outages.map(({ message, wayOut }) => `${markdown(message, 600)} ${markdown(wayOut, 1000)}`))];
}

/** The evidence of health: which credential each cluster uses now, and until when. */
export function healthyComment(principal: AssessedPrincipal): Comment {
  return comment(eventMark('closed', 'ok'), ['Closed: every cluster found by a complete scan is healthy.', ...evidence(principal)]);
}

function evidence(principal: AssessedPrincipal): string[] {
  const groups = new Map<string, string[]>();
  for (const { cluster, keyId, endsOn, use } of principal.clusters) {
    const how = use === 'known' ? '' : `, use ${use}: judged by the credential that ends first`;
    const key =
      keyId === null ? 'no credential that ends' : `key ${code(keyId)}, valid until ${endsOn === null ? 'unknown' : isoDate(endsOn)}${how}`;
    groups.set(key, [...(groups.get(key) ?? []), markdown(cluster.name, 80)]);
  }
  return listed([...groups].map(([key, names]) => `${key}: ${names.slice(0, most).join(', ')}${more(names.length - most, 'cluster')}`));
}

/** The evidence that nothing uses the principal any more. */
export function goneComment(fates: ReadonlyMap<string, ClusterFate>): Comment {
  const lines = [...fates].map(([id, fate]) => `${code(id, 400)}: ${fateText(fate)}`);
  const head =
    'Closed: a scan of the whole tenant finds no cluster on this service principal. Its application and role assignments may be left behind.';
  return comment(eventMark('gone', 'ok'), [head, ...listed(lines)]);
}

function fateText(fate: ClusterFate): string {
  if (fate.kind === 'gone') return 'deleted (404)';
  if (fate.kind !== 'moved') return fate.kind;
  return fate.to.toLowerCase() === 'msi' ? 'now on a managed identity' : `now on the service principal ${code(fate.to)}`;
}

/** Why each principal left the digest. */
export function emptyDigestComment(left: readonly string[]): Comment {
  return comment(eventMark('closed', 'digest'), ['Closed: no service principal is left in this digest.', ...listed(left)]);
}

/** One line of the above. */
export function departure(subject: AssessedPrincipal | string, why: 'healthy' | 'gone' | 'own issue'): string {
  const name = typeof subject === 'string' ? code(subject) : nameOf(subject);
  if (why === 'own issue') return `${name}: has an issue of its own`;
  if (why === 'gone' || typeof subject === 'string') return `${name}: no cluster uses it any more`;
  return `${name}: healthy${subject.nextExpiry === null ? '' : `, earliest end ${isoDate(subject.nextExpiry)}`}`;
}

/** GitHub takes the first line for a mark of its own. https://docs.github.com/issues/tracking-your-work-with-issues/administering-issues/marking-issues-or-pull-requests-as-a-duplicate */
export function duplicateComment(of: number): Comment {
  const mark = eventMark('duplicate', String(of));
  return { mark, body: `Duplicate of #${String(of)}\n\n${mark}` };
}

function listed(lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [
    '',
    ...lines.slice(0, most).map((line) => `- ${line}`),
    ...(lines.length > most ? [`- and ${String(lines.length - most)} more`] : [])
  ];
}

function more(count: number, what: string): string {
  return count > 0 ? ` and ${plural(count, `more ${what}`)}` : '';
}
