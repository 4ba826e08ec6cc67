/** Where the code that runs comes from, for what people copy and click. */

export interface ActionSource {
  /** What a workflow writes behind `uses:` to get this very action. */
  ref: string;
  /** Address of the repository's files at that commit or tag, with a slash at the end; null where it is not known. */
  files: string | null;
}

const unknown: ActionSource = { ref: 'OWNER/aks-service-principal-action@v1', files: null };

/**
 * The runner says it for an action that a step names by its repository
 * (https://docs.github.com/actions/reference/workflows-and-actions/variables), and not for one by a local path, as in the reusable workflows here:
 * they say it themselves.
 */
export function actionSource(env: NodeJS.ProcessEnv): ActionSource {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref, AKS_SP_ACTION_SOURCE: told, GITHUB_SERVER_URL: server } = env;
  const source = repository && ref ? `${repository}@${ref}` : (told ?? '');
  const [, name = '', version = ''] = /^([\w.-]+\/[\w.-]+)@([\w./-]+)$/.exec(source) ?? [];
  if (name === '') return unknown;
  return {
    ref: source,
    files: `${server && /^https:\/\/[\w.:-]+$/.test(server) ? server : 'https://github.com'}/${name}/blob/${version}/`
  };
}
