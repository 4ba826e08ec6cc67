/** What a job that runs this repository's action must have: the rights of the operation, the code of its own commit, no secret on its way out. */
import { isMap } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { get, isOwnFolder, isOwnRepository, problem, steps, text } from './nodes.ts';
import type { Context } from './nodes.ts';
import { OWN_REPOSITORY } from './source.ts';
import type { Problem } from './source.ts';

/** They ask GitHub whether the run that made a credential is over. */
const WRITERS = ['provision', 'rotate', 'cleanup'];
const RANK: Record<string, number> = { read: 1, write: 2 };

/** The job's token may do what the operation asks of it; a job without permissions has those of the workflow. */
export function checkRights(context: Context, job: YAMLMap, granted: Node | undefined): Problem[] {
  const permissions = get(job, 'permissions') ?? granted;
  return steps(job).flatMap((step) =>
    rightsOf(step)
      .filter(([name, level]) => rank(text(get(permissions, name))) < rank(level))
      .map(([name, level]) => problem(context, step, 'rights', `the job does not grant ${name}: ${level}, which the operation needs`))
  );
}

function rightsOf(step: YAMLMap): [name: string, level: string][] {
  const uses = text(get(step, 'uses'));
  if (!isOwnFolder(uses) && !isOwnRepository(uses)) return [];
  const given = get(step, 'with');
  const operation = text(get(given, 'operation'));
  const issues = operation === 'check-expiry' && text(get(given, 'issues')) !== 'none';
  const signsInOtherwise = ['client-secret', 'azure-cli', 'managed-identity'].includes(text(get(given, 'auth')));
  return [
    ...(signsInOtherwise ? [] : ([['id-token', 'write']] as [string, string][])),
    ...(WRITERS.includes(operation) ? ([['actions', 'read']] as [string, string][]) : []),
    ...(issues ? ([['issues', 'write']] as [string, string][]) : []),
    ...(isOwnFolder(uses) ? ([['contents', 'read']] as [string, string][]) : [])
  ];
}

function rank(level: string): number {
  return RANK[level] ?? 0;
}

/** The action's folder comes from the commit of the workflow itself, so that pinning the one pins the other. */
export function checkOwnCommit(context: Context, job: YAMLMap): Problem[] {
  let there = false;
  return steps(job).flatMap((step) => {
    there ||= checksOutOwnCommit(get(step, 'with'));
    const uses = get(step, 'uses');
    const message = `before this step, check out job.workflow_repository at job.workflow_sha into ${OWN_REPOSITORY}`;
    return uses && isOwnFolder(text(uses)) && !there ? [problem(context, step, 'own-commit', message)] : [];
  });
}

function checksOutOwnCommit(given: Node | undefined): boolean {
  const is = (name: string, value: string): boolean => text(get(given, name)) === value;
  return is('path', OWN_REPOSITORY) && is('repository', '${{ job.workflow_repository }}') && is('ref', '${{ job.workflow_sha }}');
}

/** Outputs of a job or a called workflow are kept and shown by GitHub; the secret of `store: output` is for later steps only. */
export function checkSecretOutputs(context: Context, owner: Node | undefined): Problem[] {
  const outputs = get(owner, 'outputs');
  if (!isMap(outputs)) return [];
  return outputs.items
    .map(({ value }) => (isMap(value) ? get(value, 'value') : (value as Node | null)))
    .filter((value) => value !== undefined && value !== null)
    .filter((value) => /outputs\.(?:client-secret|credentials)\b/.test(text(value)))
    .map((value) => problem(context, value, 'secret-output', 'a secret must not leave its job'));
}
