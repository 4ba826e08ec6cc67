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

/** Every workflow file, action.yml, every file of docs/samples/ that is a workflow, and every YAML block with `jobs:` in the documentation. */
export function findSources(root: string): Source[] {
  const workflows = filesBelow(root, '.github/workflows', /\.ya?ml$/).map((file) => whole(root, file, 'workflow'));
  const actions = ['action.yml', 'action.yaml']
    .filter((file) => existsSync(path.join(root, file)))
    .map((file) => whole(root, file, 'action'));
  const callers = filesBelow(root, 'docs/samples', /\.ya?ml$/).map((file) => whole(root, file, 'sample'));
  return [...workflows, ...actions, ...callers, ...documentation(root).flatMap((file) => samples(root, file))];
}

/** The pages: those at the top and those in docs/. */
export function documentation(root: string): string[] {
  return [...filesBelow(root, '.', /\.md$/), ...filesBelow(root, 'docs', /\.md$/)];
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

function samples(root: string, file: string): Source[] {
  return fencedBlocks(readFileSync(path.join(root, file), 'utf8'), /ya?ml\b/)
    .filter(({ text }) => /^jobs:/m.test(text))
    .map((block) => ({ file, kind: 'sample' as const, ...block }));
}

/** The fenced blocks of a page whose first word is the language, also indented ones in a list; the fence's indent is taken off. */
export function fencedBlocks(page: string, language: RegExp): { text: string; offset: number }[] {
  const pattern = new RegExp(`^(?<indent> *)(?<fence>\`{3,}|~{3,})(?:${language.source})[^\\n]*\\n(?<text>.*?)^ *\\k<fence>`, 'gms');
  return [...page.matchAll(pattern)].map((block) => {
    const { indent = '', text = '' } = block.groups ?? {};
    return { text: text.replace(new RegExp(`^${indent}`, 'gm'), ''), offset: page.slice(0, block.index).split('\n').length };
  });
}

/** A problem at a line of the source, counted from 1. */
export function problemAt(source: Source, line: number, rule: string, message: string): Problem {
  return { file: source.file, line: source.offset + line, rule, message };
}

/** Name of the folder that holds the repository's own action, as others refer to it. */
export const OWN_REPOSITORY = 'aks-service-principal-action';
