/** Reading a workflow as YAML nodes, which know their place in the file. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { LineCounter, Node, YAMLMap } from 'yaml';
import { OWN_REPOSITORY, problemAt } from './source.ts';
import type { Problem, Source } from './source.ts';

export interface Context {
  source: Source;
  /** action.yml of this repository. */
  action: Source | undefined;
  lines: LineCounter;
}

export const LOCAL = './';

/** The jobs of a workflow, given its root. */
export function jobs(root: unknown): YAMLMap[] {
  return maps(get(root, 'jobs'));
}

export function steps(parent: unknown): YAMLMap[] {
  const list = get(parent, 'steps');
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

/** The values of a map that are maps themselves. */
export function maps(node: unknown): YAMLMap[] {
  return isMap(node) ? node.items.map(({ value }) => value).filter((value) => isMap(value)) : [];
}

export function get(node: unknown, key: string): Node | undefined {
  return isMap(node) ? node.get(key, true) : undefined;
}

export function keys(node: unknown): string[] {
  return isMap(node) ? node.items.map(({ key }) => String(key)) : [];
}

/** Empty for anything but a scalar. */
export function text(node: Node | undefined): string {
  return isScalar(node) ? String(node.value) : '';
}

/** The problem, at the line of the node. */
export function problem({ source, lines }: Context, node: Node, rule: string, message: string): Problem {
  return problemAt(source, lines.linePos(node.range?.[0] ?? 0).line, rule, message);
}

/** Whether a `uses:` means this repository by its name, as callers write it. */
export function isOwnRepository(reference: string): boolean {
  return reference.split(/[/@]/)[1] === OWN_REPOSITORY;
}

/** Checked out into a folder of its own name, the action is used by that folder. */
export function isOwnFolder(reference: string): boolean {
  return reference === `${LOCAL}${OWN_REPOSITORY}`;
}
