import path from 'node:path';
import { lintWithActionlint } from './actionlint.ts';
import { checkCalls } from './calls.ts';
import { checkWithGitHub } from './github.ts';
import { checkRules } from './rules.ts';
import { findSources } from './source.ts';
import type { Problem } from './source.ts';

/**
 * Runs every check on a repository.
 * @throws if it holds nothing to check, which would otherwise look like success.
 */
export async function checkWorkflows(root: string): Promise<{ checked: number; problems: Problem[] }> {
  const folder = path.resolve(root);
  const sources = findSources(folder);
  if (sources.length === 0) throw new Error(`no workflow and no action.yml in ${folder}`);
  const action = sources.find(({ kind }) => kind === 'action');
  const problems: Problem[] = [];
  for (const source of sources) {
    problems.push(
      ...checkRules(source, action),
      ...checkCalls(source, folder),
      ...(await checkWithGitHub(source, folder, action)),
      ...(await lintWithActionlint(source))
    );
  }
  return { checked: sources.length, problems };
}
