/** This repository's own rules, stricter than GitHub's. */
import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, YAMLMap } from 'yaml';
import { OWN_REPOSITORY, problemAt } from './source.ts';
import type { Problem, Source } from './source.ts';

interface Context {
  source: Source;
  /** action.yml of this repository. */
  action: Source | undefined;
  lines: LineCounter;
}

const PINNED = /@[0-9a-f]{40}$/;
const LOCAL = './';

/** Everything that breaks a rule. A file that is no YAML gives its syntax errors only. */
export function checkRules(source: Source, action: Source | undefined): Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines });
  if (document.errors.length > 0)
    return document.errors.map(({ message, pos }) => problemAt(source, lines.linePos(pos[0]).line, 'yaml', message));
  const context = { source, action, lines };
  return source.kind === 'action'
    ? steps(get(document.contents, 'runs')).flatMap((step) => checkStep(context, step))
    : checkWorkflow(context, document);
}

function checkWorkflow(context: Context, document: Document): Problem[] {
  const permissions = get(document.contents, 'permissions');
  const missing =
    permissions === undefined
      ? [problemAt(context.source, 1, 'permissions', 'no permissions at the top: the job token would have the default of the repository')]
      : [];
  return [...missing, ...jobs(document).flatMap((job) => checkJob(context, job))];
}

function checkJob(context: Context, job: YAMLMap): Problem[] {
  const call = get(job, 'uses');
  // GitHub takes no timeout beside `uses`: the called workflow has its own.
  if (call !== undefined) return checkPin(context, call);
  const timeout =
    get(job, 'timeout-minutes') === undefined ? [problem(context, job, 'timeout', 'no timeout-minutes: the default is six hours')] : [];
  return [...timeout, ...steps(job).flatMap((step) => checkStep(context, step))];
}

function checkStep(context: Context, step: YAMLMap): Problem[] {
  const uses = get(step, 'uses');
  const run = get(step, 'run');
  const found =
    run !== undefined && text(run).includes('${{')
      ? [problem(context, run, 'injection', 'an expression inside run: pass it through env')]
      : [];
  if (uses === undefined) return found;
  return [...found, ...checkPin(context, uses), ...(isOwnAction(text(uses)) ? checkOwnAction(context, step) : [])];
}

function checkPin(context: Context, uses: Node): Problem[] {
  const reference = text(uses);
  if (reference.startsWith(LOCAL) || PINNED.test(reference)) return [];
  // The documentation cannot name the commit that it is itself a part of.
  if (context.source.kind === 'sample' && isOwnRepository(reference)) return [];
  return [problem(context, uses, 'pin', `${reference} is not pinned to a commit`)];
}

function isOwnRepository(reference: string): boolean {
  return reference.split(/[/@]/)[1] === OWN_REPOSITORY;
}

/** Checked out into a folder of its own name, it is used by that folder. */
function isOwnAction(reference: string): boolean {
  return reference === `${LOCAL}${OWN_REPOSITORY}`;
}

/** The inputs it is given and the outputs that are asked of it exist. GitHub's service checks this only for actions of other repositories. */
function checkOwnAction(context: Context, step: YAMLMap): Problem[] {
  const action = context.action && parseDocument(context.action.text).contents;
  if (!action) return [problem(context, step, 'own-action', 'there is no action.yml')];
  const inputs = keys(get(action, 'inputs'));
  const outputs = keys(get(action, 'outputs'));
  const id = get(step, 'id');
  const asked =
    id === undefined
      ? []
      : [...context.source.text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)]
          .filter((match) => match[1] === text(id))
          .map((match) => match[2] ?? '');
  return [
    ...keys(get(step, 'with'))
      .filter((name) => !inputs.includes(name))
      .map((name) => problem(context, step, 'own-action', `${name} is not an input of the action`)),
    ...[...new Set(asked)]
      .filter((name) => !outputs.includes(name))
      .map((name) => problem(context, step, 'own-action', `${name} is not an output of the action`))
  ];
}

function jobs(document: Document): YAMLMap[] {
  const all = get(document.contents, 'jobs');
  return isMap(all) ? all.items.map(({ value }) => value).filter((value) => isMap(value)) : [];
}

function steps(parent: unknown): YAMLMap[] {
  const list = get(parent, 'steps');
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

function get(node: unknown, key: string): Node | undefined {
  return isMap(node) ? node.get(key, true) : undefined;
}

function keys(node: unknown): string[] {
  return isMap(node) ? node.items.map(({ key }) => String(key)) : [];
}

function text(node: Node): string {
  return isScalar(node) ? String(node.value) : '';
}

function problem({ source, lines }: Context, node: Node, rule: string, message: string): Problem {
  return problemAt(source, lines.linePos(node.range?.[0] ?? 0).line, rule, message);
}
