/** This repository's own rules, stricter than GitHub's. */
import { LineCounter, parseDocument } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { get, isOwnFolder, isOwnRepository, jobs, keys, LOCAL, problem, steps, text } from './nodes.ts';
import type { Context } from './nodes.ts';
import { checkOwnCommit, checkRights, checkSecretOutputs } from './own-rules.ts';
import { checkScript } from './shell.ts';
import { problemAt } from './source.ts';
import type { Problem, Source } from './source.ts';

const PINNED = /@[0-9a-f]{40}$/;

/** Everything that breaks a rule. A file that is no YAML gives its syntax errors only. */
export function checkRules(source: Source, action: Source | undefined): Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines });
  if (document.errors.length > 0)
    return document.errors.map(({ message, pos }) => problemAt(source, lines.linePos(pos[0]).line, 'yaml', message));
  const context = { source, action, lines };
  return source.kind === 'action'
    ? steps(get(document.contents, 'runs')).flatMap((step) => checkStep(context, step))
    : checkWorkflow(context, document.contents);
}

function checkWorkflow(context: Context, root: Node | null): Problem[] {
  const missing =
    get(root, 'permissions') === undefined
      ? [problemAt(context.source, 1, 'permissions', 'no permissions at the top: the job token would have the default of the repository')]
      : [];
  return [
    ...missing,
    ...checkSecretOutputs(context, get(get(root, 'on'), 'workflow_call')),
    ...jobs(root).flatMap((job) => checkJob(context, job, get(root, 'permissions')))
  ];
}

function checkJob(context: Context, job: YAMLMap, granted: Node | undefined): Problem[] {
  const call = get(job, 'uses');
  // GitHub takes no timeout beside `uses`: the called workflow has its own.
  if (call !== undefined) return checkPin(context, call);
  const timeout =
    get(job, 'timeout-minutes') === undefined ? [problem(context, job, 'timeout', 'no timeout-minutes: the default is six hours')] : [];
  return [
    ...timeout,
    ...checkSecretOutputs(context, job),
    ...checkOwnCommit(context, job),
    ...checkRights(context, job, granted),
    ...steps(job).flatMap((step) => checkStep(context, step))
  ];
}

function checkStep(context: Context, step: YAMLMap): Problem[] {
  const uses = get(step, 'uses');
  const run = get(step, 'run');
  const found = run === undefined ? [] : checkRun(context, step, run);
  if (uses === undefined) return found;
  return [...found, ...checkPin(context, uses), ...(isOwnFolder(text(uses)) ? checkOwnAction(context, step) : [])];
}

function checkRun(context: Context, step: YAMLMap, run: Node): Problem[] {
  if (text(run).includes('${{')) return [problem(context, run, 'injection', 'an expression inside run: pass it through env')];
  const shell = text(get(step, 'shell'));
  if (shell !== '' && shell !== 'bash') return [];
  const error = checkScript(text(run));
  return error === null ? [] : [problem(context, run, 'shell', error)];
}

function checkPin(context: Context, uses: Node): Problem[] {
  const reference = text(uses);
  if (reference.startsWith(LOCAL) || PINNED.test(reference)) return [];
  // The documentation cannot name the commit that it is itself a part of.
  if (context.source.kind === 'sample' && isOwnRepository(reference)) return [];
  return [problem(context, uses, 'pin', `${reference} is not pinned to a commit`)];
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
