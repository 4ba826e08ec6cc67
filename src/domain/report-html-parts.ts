/** Small pieces of the HTML report. Whatever comes from outside goes through `html` or `htmlLine`; ids and classes are words of ours. */
import type { AssessedCluster, AssessedPrincipal, Instant, Severity } from './model.ts';
import { nameOf, statusWords } from './report-words.ts';
import { html, htmlLine, isoDate } from './text.ts';

/** Severity as a word; the style sheet puts its sign in front, which is not read out. */
export function badge(severity: Severity): string {
  return `<b class=${severity}>${statusParts(severity).word}</b>`;
}

export function statusParts(severity: Severity): { sign: string; word: string } {
  const [sign = '', ...words] = statusWords[severity].split(' ');
  return { sign, word: words.join(' ') };
}

/** A name from outside, kept from turning the direction of the text around it. */
export function name(text: string, limit = 80): string {
  return `<bdi>${html(text, limit)}</bdi>`;
}

export function principalName(principal: AssessedPrincipal): string {
  return name(nameOf(principal));
}

/** An id that one click selects whole and that gets a button to copy it. */
export function id(text: string): string {
  return `<code>${html(text, 400)}</code>`;
}

export function date(instant: Instant | null): string {
  return instant === null ? 'unknown' : isoDate(instant);
}

/** Lines to copy, such as a file or commands. */
export function copyable(what: string, lines: readonly string[]): string {
  return `<pre tabindex=0 role=group aria-label="${html(what)}">${lines.map(htmlLine).join('\n')}</pre>`;
}

/** The cluster's name, with the word that it is stopped. */
export function cluster({ cluster: { name: text, powerState } }: AssessedCluster): string {
  return `${name(text)}${powerState === 'Stopped' ? ' (stopped)' : ''}`;
}

export function listOf(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}`).join('')}</ul>`;
}
