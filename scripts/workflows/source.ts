/** Where the workflows of a repository are: files, and blocks of its documentation. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface Source {
  /** Relative to the repository. */
  file: string;
  kind: 'workflow' | 'action' | 'sample';
  text: string;
  /** Lines of the file before the text. */
  offset: number;
}

export interface Problem {
  file: string;
  line: number;
  rule: string;
  message: string;
}

/** Every workflow file, action.yml, and every YAML block with `jobs:` in README.md and docs/. */
export function findSources(root: string): Source[] {
  const workflows = filesBelow(root, '.github/workflows', /\.ya?ml$/).map((file) => whole(root, file, 'workflow'));
  const actions = ['action.yml', 'action.yaml']
    .filter((file) => existsSync(path.join(root, file)))
    .map((file) => whole(root, file, 'action'));
  const pages = [...filesBelow(root, '.', /^README\.md$/), ...filesBelow(root, 'docs', /\.md$/)];
  return [...workflows, ...actions, ...pages.flatMap((file) => samples(root, file))];
}

function whole(root: string, file: string, kind: Source['kind']): Source {
  return { file, kind, text: readFileSync(path.join(root, file), 'utf8'), offset: 0 };
}

function filesBelow(root: string, folder: string, name: RegExp): string[] {
  const full = path.join(root, folder);
  if (!existsSync(full)) return [];
  const recursive = folder === 'docs';
  const files = readdirSync(full, { recursive, withFileTypes: true }).filter((entry) => entry.isFile() && name.test(entry.name));
  return files.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();
}

/** Fenced blocks, also indented ones in a list; the fence's indent is taken off. */
function samples(root: string, file: string): Source[] {
  const page = readFileSync(path.join(root, file), 'utf8');
  const blocks = page.matchAll(/^(?<indent> *)(?<fence>`{3,}|~{3,})ya?ml\b[^\n]*\n(?<text>.*?)^ *\k<fence>/gms);
  return [...blocks].flatMap((block) => {
    const { indent = '', text = '' } = block.groups ?? {};
    const offset = page.slice(0, block.index).split('\n').length;
    const plain = text.replace(new RegExp(`^${indent}`, 'gm'), '');
    return /^jobs:/m.test(plain) ? [{ file, kind: 'sample' as const, text: plain, offset }] : [];
  });
}

/** A problem at a line of the source, counted from 1. */
export function problemAt(source: Source, line: number, rule: string, message: string): Problem {
  return { file: source.file, line: source.offset + line, rule, message };
}

/** Name of the folder that holds the repository's own action, as others refer to it. */
export const OWN_REPOSITORY = 'aks-service-principal-action';
