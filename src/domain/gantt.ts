/** Validity periods as a Mermaid gantt. The text depends on the facts alone: the same facts give the same text on the next day. */
import type { AssessedCredential, AssessedPrincipal, Instant } from './model.ts';
import { isoDate, mermaidLabel, plural } from './text.ts';

const day = 24 * 60 * 60 * 1000;
/** Certificates may run for centuries; longer periods than this do not stretch the axis. */
const longPeriod = 3 * 366 * day;
const leastPerPrincipal = 3;

interface Row {
  credential: AssessedCredential;
  decides: boolean;
}
interface Section {
  label: string;
  rows: Row[];
}
interface Axis {
  from: Instant;
  to: Instant;
}

/**
 * One section per principal, one bar per credential from its start to its end, in a fenced block; a line below says how many
 * did not fit. Empty when there is no credential.
 *
 * @param options.maxRows most bars in all
 */
export function gantt(principals: readonly AssessedPrincipal[], options: { title?: string; maxRows: number }): string {
  const total = principals.reduce((sum, principal) => sum + principal.credentials.length, 0);
  const sections = choose(principals, options.maxRows);
  const shown = sections.flatMap((section) => section.rows);
  if (shown.length === 0) return '';
  const axis = axisOf(shown.map((row) => row.credential));
  const lines = ['```mermaid', 'gantt', ...head(options.title, axis), ...bars(sections, axis), '```'];
  if (shown.length < total) lines.push('', `${plural(total - shown.length, 'more credential')} not drawn.`);
  return lines.join('\n');
}

function head(title: string | undefined, axis: Axis): string[] {
  const lines = title === undefined ? [] : [`  title ${mermaidLabel(title)}`];
  const axisFormat = axis.to - axis.from > 180 * day ? '%Y-%m' : '%d %b';
  return [...lines, '  dateFormat YYYY-MM-DD', `  axisFormat ${axisFormat}`];
}

function choose(principals: readonly AssessedPrincipal[], maxRows: number): Section[] {
  const share = Math.max(leastPerPrincipal, Math.floor(maxRows / Math.max(1, principals.length)));
  const sections: Section[] = [];
  let left = maxRows;
  for (const principal of principals) {
    const rows = rowsOf(principal, Math.min(share, left));
    left -= rows.length;
    if (rows.length > 0) sections.push({ label: sectionLabel(principal), rows });
  }
  return sections;
}

/** The most telling ones if not all fit, in the order of time. */
function rowsOf(principal: AssessedPrincipal, most: number): Row[] {
  const deciding = new Set(principal.clusters.map((cluster) => cluster.keyId?.toLowerCase()));
  const dated = principal.credentials.filter((credential) => Number.isFinite(credential.startsOn) && Number.isFinite(credential.endsOn));
  const rows = dated.map((credential) => ({
    credential,
    decides: credential.usedBy.length > 0 || deciding.has(credential.keyId.toLowerCase())
  }));
  return rows
    .sort((a, b) => weight(a) - weight(b) || byTime(b, a))
    .slice(0, most)
    .sort(byTime);
}

function weight({ credential, decides }: Row): number {
  if (decides) return 0;
  if (['live', 'expiring', 'critical'].includes(credential.state)) return 1;
  return credential.state === 'not-yet-valid' ? 2 : 3;
}

function byTime(a: Row, b: Row): number {
  const first = a.credential;
  const second = b.credential;
  return first.startsOn - second.startsOn || first.endsOn - second.endsOn || (first.keyId < second.keyId ? -1 : 1);
}

/** With the start of the appId, since names repeat and Mermaid merges sections of one name. */
function sectionLabel(principal: AssessedPrincipal): string {
  return `${mermaidLabel(principal.displayName ?? 'unnamed', 40)} (${mermaidLabel(principal.appId.slice(0, 8))})`;
}

function axisOf(credentials: readonly AssessedCredential[]): Axis {
  const usual = credentials.filter((credential) => credential.endsOn - credential.startsOn <= longPeriod);
  const setting = usual.length > 0 ? usual : credentials;
  return {
    from: Math.min(...setting.map((credential) => Math.min(credential.startsOn, credential.endsOn))),
    to: Math.max(...setting.map((credential) => credential.endsOn))
  };
}

function bars(sections: readonly Section[], axis: Axis): string[] {
  let next = 1;
  return sections.flatMap((section) => [
    `  section ${section.label}`,
    ...section.rows.map(
      (row) => `  ${rowLabel(row.credential)} :${[...tagsOf(row), `k${String(next++)}`, ...period(row.credential, axis)].join(', ')}`
    )
  ]);
}

/** Starts with a word of ours, so that no name from outside stands at the start of a line. */
function rowLabel(credential: AssessedCredential): string {
  const kind = credential.origin === 'turn' ? 'rotation lock' : credential.kind;
  return `${kind} ${mermaidLabel(credential.keyId.slice(0, 8))} ends ${isoDate(credential.endsOn)}`;
}

function tagsOf({ credential, decides }: Row): string[] {
  switch (credential.state) {
    case 'expired':
      return [decides ? 'crit' : 'done'];
    case 'critical':
      return ['crit', 'active'];
    case 'live':
    case 'expiring':
      return ['active'];
    case 'superseded':
      return ['done'];
    case 'not-yet-valid':
    case 'foreign':
      return [];
  }
}

/** Mermaid draws up to the end date without it, and nothing for an empty or inverted period: those get one day, at their end. */
function period(credential: AssessedCredential, axis: Axis): [string, string] {
  const long = credential.endsOn - credential.startsOn > longPeriod;
  const meets = credential.startsOn < axis.to && credential.endsOn > axis.from;
  const ends = long && meets ? Math.min(credential.endsOn, axis.to) : credential.endsOn;
  const starts = long && meets ? Math.max(credential.startsOn, axis.from) : Math.min(credential.startsOn, credential.endsOn);
  const from = isoDate(starts);
  const to = isoDate(ends);
  return [from, from < to ? to : isoDate(starts + day)];
}
