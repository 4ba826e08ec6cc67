/**
 * Text from outside made safe for the places that show it, and the few words every text shares. Names in Azure and Entra may
 * hold anything: whoever may rename an application must not be able to mention a team, run a workflow command or forge a row.
 */
import type { Cluster, Duration, Instant } from './model.ts';

const day = 24 * 60 * 60 * 1000;
const firstInstant = Date.parse('0000-01-01T00:00:00Z');
const lastInstant = Date.parse('9999-12-31T23:59:59Z');
// eslint-disable-next-line no-control-regex -- ESC and CSI are what it is about
const terminalSequence = /(?:\u001b\[|\u009b)[0-9;?]*[ -/]*[@-~]/g;
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Control, format (bidirectional marks among them) and every other character that shows nothing. */
const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** What hardly any text of a large fleet goes beyond. */
const harmless = /^[ -~]*$/;
const pileOfMarks = /(\p{M}{4})\p{M}+/gu;

/** One visible line: no control, bidirectional, zero-width or lone surrogate characters, no runs of spaces, no piles of accents. */
export function plain(text: string): string {
  return visible(text).replace(/ +/g, ' ').trim();
}

/** The same with its spaces, for columns. */
function visible(text: string): string {
  if (harmless.test(text)) return text;
  return text
    .toWellFormed()
    .replace(terminalSequence, '')
    .replace(lineBreaks, ' ')
    .replace(invisible, '')
    .replace(pileOfMarks, '$1')
    .replace(/\p{Z}/gu, ' ');
}

/** At most `limit` UTF-16 units, the ellipsis included; never half of a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, Math.max(0, limit - 1));
  return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // As entities, because tables and code spans disagree on what a backslash before a pipe means.
  '\\': '&#92;',
  '|': '&#124;'
};
/**
 * What GitHub looks for after Markdown is rendered, where a backslash is gone already: mentions, `#1`, `GH-1`, links, addresses,
 * formulas, emoji names. A span around the character splits the text it looks at and, unlike a zero-width space, is not copied.
 * https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
 */
const lookedFor = /[@$]|#(?=\w)|:(?=[\w+-]+:|\/\/)|(?<=www)\.|(?<=GH)-(?=\d)|(?<=mailto|xmpp):/;
const structure = /[&<>\\|`*_[\]~^#]|^[-+=:]|(?<=^\d+)[.)]/;
const actives = new RegExp(`(${lookedFor.source})|${structure.source}`, 'gi');

/**
 * Inline text for a Markdown paragraph or table cell: one line that shows what was given and does nothing.
 *
 * @param limit longest text in UTF-16 units before escaping
 */
export function markdown(text: string, limit = 200): string {
  return cut(plain(text), limit).replace(actives, (match, looked: string | undefined) => {
    return looked === undefined ? (entities[match] ?? `\\${match}`) : `<span>${match}</span>`;
  });
}

/** A code span, also inside a table cell. Ids and names that people copy go here. */
export function code(text: string, limit = 200): string {
  const line = cut(plain(text), limit);
  if (line === '') return '(empty)';
  // A code span cannot hold a backtick plainly, nor a pipe both inside and outside of a table.
  return /[`|\\]/.test(line) ? `<code>${markdown(line, limit)}</code>` : `\`${line}\``;
}

const htmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * One line for HTML: safe between tags and inside a quoted attribute, not inside a script, a style or an unquoted attribute.
 * https://html.spec.whatwg.org/multipage/parsing.html
 *
 * @param limit longest text in UTF-16 units before escaping
 */
export function html(text: string, limit = 200): string {
  return htmlLine(cut(plain(text), limit));
}

/** The same for a line of code or of a file, with its spaces. */
export function htmlLine(text: string): string {
  return visible(text)
    .trimEnd()
    .replace(/[&<>"']/g, (character) => htmlEntities[character] ?? '');
}

/**
 * One line for the log of a GitHub runner. It takes `::` at the start of a line and `##[` anywhere as commands.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function logLine(text: string, limit = 1000): string {
  return cut(visible(text).trimEnd(), limit)
    .replace(/##(?=\[)/g, '# #')
    .replace(/^(\s*)::/, '$1: :');
}

/** RFC 4180 cell; a text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = value.toWellFormed().replace(/(?![\t\r\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What the lexer of a gantt would read as a statement of its own at the start of a line. */
const ganttWord =
  /^(?:gantt|title|section|click|href|call|dateFormat|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|topAxis|inclusiveEndDates|acc(?:Title|Descr)|\d{4}-\d\d-\d\d)/i;

/**
 * A name inside a Mermaid gantt: letters, digits and a few signs, never empty, never a statement.
 * https://github.com/mermaid-js/mermaid/blob/develop/packages/mermaid/src/diagrams/gantt/parser/gantt.jison
 */
export function mermaidLabel(text: string, limit = 60): string {
  const label = cut(plain(plain(text).replace(/[^\p{L}\p{M}\p{N} ._()/+-]+/gu, ' ')), limit);
  if (label === '') return 'unnamed';
  return ganttWord.test(label) ? `- ${label}` : label;
}

/** A word of a POSIX shell command, quoted where needed. */
export function shellWord(text: string): string {
  const word = plain(text);
  return /^[A-Za-z0-9_./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * Moves a cluster to a managed identity.
 * https://learn.microsoft.com/azure/aks/use-managed-identity
 */
export function managedIdentityCommand(cluster: Pick<Cluster, 'name' | 'resourceGroup' | 'subscriptionId'>): string {
  const where = `--resource-group ${shellWord(cluster.resourceGroup)} --name ${shellWord(cluster.name)}`;
  return `az aks update ${where} --enable-managed-identity --subscription ${shellWord(cluster.subscriptionId)}`;
}

/** `2026-11-24`; `unknown` for what is no instant. Years stay within 0000 and 9999. */
export function isoDate(instant: Instant): string {
  return isoTime(instant).replace(/T.*/, '');
}

/** `2026-11-24T15:12:00Z`, whole seconds. */
export function isoTime(instant: Instant): string {
  if (Number.isNaN(instant)) return 'unknown';
  return new Date(Math.min(Math.max(instant, firstInstant), lastInstant)).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** `1 cluster`, `2 clusters`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** `in 12 days`, `3 days ago`; `today` for less than 24 hours either way. Never promises more time than there is. */
export function days(fromNow: Duration): string {
  const whole = Math.trunc(fromNow / day);
  if (whole === 0) return 'today';
  return whole > 0 ? `in ${plural(whole, 'day')}` : `${plural(-whole, 'day')} ago`;
}
