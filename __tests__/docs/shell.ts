/** The commands of a shell script, as far as the documentation uses the shell. */

/**
 * The simple commands, as words without their quotes and redirections; those in `$(…)` after all others. Knows quotes, comments, pipes,
 * lists and assignments; there are no control structures.
 */
export function commandsOf(script: string): string[][] {
  const commands: string[][] = [];
  const inner: string[] = [];
  let words: string[] = [];
  let word: string | null = null;
  const endWord = (): void => {
    if (word !== null) words.push(word);
    word = null;
  };
  const endCommand = (): void => {
    endWord();
    const plain = withoutRedirections(words);
    while (plain[0] !== undefined && /^\w+=/.test(plain[0])) plain.shift();
    if (plain.length > 0) commands.push(plain);
    words = [];
  };
  for (let at = 0; at < script.length;) {
    const piece = pieceOf(script.slice(at), word === null);
    at += piece.length;
    inner.push(...(piece.inner ?? []));
    if (piece.text !== undefined) word = (word ?? '') + piece.text;
    if (piece.ends === 'word') endWord();
    if (piece.ends === 'command') endCommand();
  }
  endCommand();
  return [...commands, ...inner.flatMap(commandsOf)];
}

interface Piece {
  length: number;
  /** Belongs to the word. */
  text?: string;
  ends?: 'word' | 'command';
  /** Scripts in it. */
  inner?: string[];
}

function pieceOf(rest: string, atStart: boolean): Piece {
  const skipped = /^(?:\\\n)/.exec(rest) ?? (atStart ? /^#[^\n]*/.exec(rest) : null);
  if (skipped) return { length: skipped[0].length };
  if (/^[ \t]/.test(rest)) return { length: 1, ends: 'word' };
  if (/^[\n;|&]/.test(rest)) return { length: 1, ends: 'command' };
  if (rest.startsWith("'")) {
    const end = rest.indexOf("'", 1);
    return { length: end + 1, text: rest.slice(1, end) };
  }
  if (rest.startsWith('"')) {
    const end = endOfQuote(rest);
    return { length: end + 1, text: rest.slice(1, end), inner: substitutionsOf(rest.slice(1, end)) };
  }
  if (rest.startsWith('$(')) {
    const end = endOfSubstitution(rest);
    return { length: end + 1, text: rest.slice(0, end + 1), inner: [rest.slice(2, end)] };
  }
  return { length: 1, text: rest.slice(0, 1) };
}

function withoutRedirections(words: readonly string[]): string[] {
  return words.filter((word, index) => !/^\d*[<>]/.test(word) && !/^\d*(?:>>?|<)$/.test(words[index - 1] ?? ''));
}

function endOfQuote(text: string): number {
  let at = 1;
  while (text[at] !== '"') {
    if (at >= text.length) throw new Error(`no end of ${text}`);
    at += text[at] === '\\' ? 2 : text.startsWith('$(', at) ? endOfSubstitution(text.slice(at)) + 1 : 1;
  }
  return at;
}

function endOfSubstitution(text: string): number {
  let at = 2;
  while (text[at] !== ')') {
    if (at >= text.length) throw new Error(`no end of ${text}`);
    if (text[at] === "'") at = text.indexOf("'", at + 1) + 1;
    else if (text[at] === '"') at += endOfQuote(text.slice(at)) + 1;
    else at += text.startsWith('$(', at) ? endOfSubstitution(text.slice(at)) + 1 : 1;
  }
  return at;
}

function substitutionsOf(quoted: string): string[] {
  const found: string[] = [];
  for (let at = quoted.indexOf('$('); at !== -1; at = quoted.indexOf('$(', at + 1)) {
    const end = endOfSubstitution(quoted.slice(at));
    found.push(quoted.slice(at + 2, at + end));
    at += end;
  }
  return found;
}
