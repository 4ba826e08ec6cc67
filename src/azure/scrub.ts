/** Takes secrets out of texts that come from outside, in case a service repeats what it was sent. */

export interface Scrub {
  add(secret: string): void;
  clean(text: string): string;
}

/** Longer than anything that is shown of an answer, short enough to search. */
const longest = 20_000;

export function createScrub(): Scrub {
  const patterns = new Map<string, RegExp>();
  return {
    add: (secret) => {
      if (secret !== '') patterns.set(secret, new RegExp([...secret].map(anyForm).join(''), 'gi'));
    },
    clean: (text) => [...patterns.values()].reduce((rest, pattern) => rest.replace(pattern, '***'), text.slice(0, longest))
  };
}

/** A character as it is, behind backslashes or as `\u002b` (JSON, also JSON in JSON), or encoded for a URL. */
function anyForm(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index).toString(16).padStart(4, '0'));
  const escaped = units.map((unit) => `\\\\+u${unit}`).join('');
  const bytes = [...Buffer.from(character, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const plain = character.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return `(?:${escaped}|\\\\*${plain}|${bytes}${character === ' ' ? '|\\+' : ''})`;
}
