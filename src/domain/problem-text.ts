/**
 * One form for everything that went wrong: what failed and on what, the likely cause and what to do, and where it is explained. The last is a
 * path in this repository; for people it becomes an address (`withAddresses`), since they read it in a repository of their own.
 */
import type { AssessedPrincipal, Problem } from './model.ts';
import { code, cut, logLine, markdown } from './text.ts';

const isCode = /^[a-z0-9-]{1,60}$/;

/** The heading of a code; `docs/troubleshooting.md` has one for each. What is no code is explained by the page as a whole. */
export function explainedAt(id: string): string {
  return `docs/troubleshooting.md${isCode.test(id) ? `#${id}` : ''}`;
}

/** For log and annotations, one line. Of a long message the end goes first, then that of the hint, which says what to do; never the link. */
export function problemLine({ code: id, message, hint }: Problem): string {
  const advice = cut(logLine(hint, 10_000), 550);
  const text = cut(logLine(message, 10_000), Math.max(300, 849 - advice.length));
  return `${logLine(`${text} ${advice}`)} [${logLine(id, 60)}] ${explainedAt(id)}`;
}

/** For a summary; inline. @param limit of the message */
export function problemMarkdown({ code: id, message, hint }: Problem, limit = 500): string {
  return `${markdown(message, limit)} ${markdown(hint, 800)} ${linked(id)}`;
}

/** A code as a link to its heading, for Markdown; what is no code has none. */
export function linked(id: string): string {
  return isCode.test(id) ? `[${code(id, 60)}](${explainedAt(id)})` : code(id, 60);
}

/** The heading that explains the state of a principal; null for one that is well. */
export function stateCode({ outages, severity }: Pick<AssessedPrincipal, 'outages' | 'severity'>): string | null {
  const [outage] = outages;
  if (outage) return outage.kind;
  if (severity === 'ok') return null;
  return severity === 'unknown' ? 'not-judged' : 'secret-ending';
}

/** Pages and samples of this repository, as texts of ours name them. */
const pages = /(?<![\w./-])docs\/(?:[a-z-]+\.md(?:#[\w-]+)?|samples\/[\w.-]*\w)/g;
const link = /\[((?:`[\w-]+`)|[\w-]+)\]\((docs\/[^()\s]+)\)/g;

/**
 * The text with the addresses of the pages that it names.
 * @param base of the repository's files at the commit that runs, with a slash at the end; null where that is not known: a link that would lead nowhere
 *   becomes a plain path then
 */
export function withAddresses(text: string, base: string | null): string {
  if (base === null) return text.replace(link, '$1 $2');
  return text.replace(pages, (path) => `${base}${path}`);
}
