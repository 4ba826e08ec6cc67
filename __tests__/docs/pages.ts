/** The documentation as data: pages, their fenced blocks, the anchors of their headings. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface Block {
  /** `file:line` of the fence. */
  at: string;
  language: string;
  text: string;
}

/** Relative to the repository. */
export function pageFiles(): string[] {
  const below = (folder: string): string[] =>
    readdirSync(path.join(repository, folder))
      .filter((file) => file.endsWith('.md'))
      .map((file) => path.posix.join(folder, file));
  return [...below('.'), ...below('docs')].sort();
}

export function read(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8');
}

/** @throws if a fence is not closed or says no language */
export function blocksOf(file: string, page = read(file)): Block[] {
  const blocks: Block[] = [];
  let open: (Block & { fence: string; indent: number; lines: string[] }) | null = null;
  for (const [index, line] of page.split('\n').entries()) {
    const [, indent = '', fence = '', info = ''] = /^( *)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open && fence === open.fence && info.trim() === '') {
      blocks.push({ at: open.at, language: open.language, text: `${open.lines.join('\n')}\n` });
      open = null;
    } else if (open) open.lines.push(line.slice(open.indent));
    else if (fence !== '') {
      const language = info.trim().split(' ')[0] ?? '';
      if (language === '') throw new Error(`${file}:${index + 1}: a block without a language`);
      open = { at: `${file}:${index + 1}`, language, text: '', fence, indent: indent.length, lines: [] };
    }
  }
  if (open) throw new Error(`${open.at}: a block without an end`);
  return blocks;
}

/** How GitHub makes the anchor of a heading. */
export function anchorsOf(page: string): Set<string> {
  const plain = page.replace(/^( *)(`{3,}|~{3,}).*?^ *\2$/gms, '');
  const headings = [...plain.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/ /g, '-')
    )
  );
}
