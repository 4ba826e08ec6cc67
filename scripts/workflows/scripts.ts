/** Every shell script of a repository: files, `run:` of workflows and their samples, and blocks of the documentation. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { get, jobs, steps, text } from './nodes.ts';
import { documentation, fencedBlocks, findSources } from './source.ts';
import type { Source } from './source.ts';

export interface Script {
  file: string;
  /** Lines of the file before the script. */
  offset: number;
  text: string;
  /** A block of the documentation takes variables that the page has set elsewhere. */
  isBlock: boolean;
}

export function findScripts(root: string): Script[] {
  const whole = ['.ci/run'].filter((file) => existsSync(path.join(root, file)));
  return [
    ...whole.map((file) => ({ file, offset: 0, text: readFileSync(path.join(root, file), 'utf8'), isBlock: false })),
    ...findSources(root).flatMap(runsOf),
    ...documentation(root).flatMap((file) =>
      fencedBlocks(readFileSync(path.join(root, file), 'utf8'), /(?:sh|bash)\b/).map((block) => ({ file, ...block, isBlock: true }))
    )
  ];
}

function runsOf(source: Source): Script[] {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines });
  const all = [...jobs(document.contents), get(document.contents, 'runs')].flatMap(steps);
  return all.flatMap((step) => {
    const run = get(step, 'run');
    if (!run || !['', 'bash'].includes(text(get(step, 'shell')))) return [];
    const { line } = lines.linePos(run.range?.[0] ?? 0);
    const isBlockScalar = /^[|>]/.test(source.text.slice(run.range?.[0] ?? 0));
    return [{ file: source.file, offset: source.offset + line - (isBlockScalar ? 0 : 1), text: text(run), isBlock: false }];
  });
}
