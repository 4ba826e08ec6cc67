/** GitHub's repository and its workflow runs, as far as they are asked for. */
import { failure, nodeId, numberOf, repositoryUrl, time, user } from './answers.ts';
import type { Route } from './issues.ts';
import type { ApiAnswer, GitHubRepository, WorkflowRun, World } from '../world.ts';

const runPage = '/actions/workflow-runs';

export const repositoryRoutes: Route[] = [
  { method: 'GET', path: /^$/, permission: 'metadata', page: '/repos/repos#get-a-repository', handle: read },
  { method: 'GET', path: /^\/actions\/runs\/(\d+)$/, permission: 'actions', page: `${runPage}#get-a-workflow-run`, handle: run },
  {
    method: 'GET',
    path: /^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/,
    permission: 'actions',
    page: `${runPage}#get-a-workflow-run-attempt`,
    handle: run
  }
];

type Context = Parameters<Route['handle']>[0];

const started = '2024-01-01T00:00:00Z';
const linkNames =
  'archive:/{archive_format}{/ref} assignees:{/user} blobs:/git/blobs{/sha} branches:{/branch} collaborators:{/collaborator} comments:{/number} ' +
  'commits:{/sha} compare:/{base}...{head} contents:/{+path} contributors: deployments: downloads: events: forks: git_commits:/git/commits{/sha} ' +
  'git_refs:/git/refs{/sha} git_tags:/git/tags{/sha} hooks: issue_comment:/issues/comments{/number} issue_events:/issues/events{/number} ' +
  'issues:{/number} keys:{/key_id} labels:{/name} languages: merges: milestones:{/number} notifications:{?since,all,participating} ' +
  'pulls:{/number} releases:{/id} stargazers: statuses:/statuses/{sha} subscribers: subscription: tags: teams: trees:/git/trees{/sha}';

/** What every form of a repository has. */
export function minimal(world: World, repository: GitHubRepository): Record<string, unknown> {
  const url = repositoryUrl(world, repository);
  const [owner = '', name = ''] = repository.fullName.split('/');
  const links = linkNames.split(' ').map((entry): [string, string] => {
    const [key = '', rest = ''] = entry.split(/:(.*)/);
    const within = rest.startsWith('/git') || rest.startsWith('/issues') || rest.startsWith('/statuses/');
    return [`${key}_url`, within ? `${url}${rest}` : `${url}/${key}${rest}`];
  });
  const html = `${world.origin}/${repository.fullName}`;
  return {
    ...{ id: repository.id, node_id: nodeId('R', repository.id), name, full_name: repository.fullName, owner: user(world, owner) },
    ...{ private: repository.private, html_url: html, description: null, fork: false, url },
    ...Object.fromEntries(links)
  };
}

function read({ world, repository, token }: Context): ApiAnswer {
  const open = repository.issues.filter((entry) => entry.state === 'open').length;
  const html = `${world.origin}/${repository.fullName}`;
  const write = token?.permissions['contents'] === 'write';
  const body = {
    ...minimal(world, repository),
    ...{
      clone_url: `${html}.git`,
      git_url: `${html}.git`,
      ssh_url: `git@github.com:${repository.fullName}.git`,
      svn_url: html,
      mirror_url: null
    },
    ...{
      default_branch: 'main',
      homepage: null,
      language: null,
      license: null,
      size: 1,
      topics: [],
      visibility: repository.private ? 'private' : 'public'
    },
    ...{ forks: 0, forks_count: 0, network_count: 0, stargazers_count: 0, subscribers_count: 0, watchers: 0, watchers_count: 0 },
    ...{
      open_issues: open,
      open_issues_count: open,
      has_issues: repository.hasIssues,
      has_projects: true,
      has_wiki: true,
      has_pages: false
    },
    ...{ has_discussions: false, archived: repository.archived ?? false, disabled: false, allow_forking: true, is_template: false },
    ...{ created_at: started, updated_at: started, pushed_at: started },
    ...(token ? { permissions: { admin: false, maintain: false, push: write, triage: write, pull: true } } : {})
  };
  return { status: 200, body };
}

function run({ world, repository, match }: Context): ApiAnswer {
  const found = repository.runs?.find((entry) => entry.id === Number(match[1]));
  const attempt = match[2] === undefined ? found?.attempt : Number(match[2]);
  if (!found || attempt === undefined || attempt < 1 || attempt > found.attempt) return failure(404, 'Not Found', runPage);
  return { status: 200, body: runBody(world, repository, found, attempt) };
}

/** An attempt before the last one is over by definition. */
function runBody(world: World, repository: GitHubRepository, source: WorkflowRun, attempt: number): Record<string, unknown> {
  const url = `${repositoryUrl(world, repository)}/actions/runs/${source.id}`;
  const last = attempt === source.attempt;
  const actor = user(world, 'github-actions[bot]');
  const suite = numberOf(`suite ${source.id}`);
  const short = minimal(world, repository);
  return {
    ...{
      id: source.id,
      name: 'aks',
      node_id: nodeId('WFR', source.id),
      head_branch: 'main',
      head_sha: '0'.repeat(40),
      path: '.github/workflows/aks.yml'
    },
    ...{
      run_number: 1,
      run_attempt: attempt,
      event: 'schedule',
      status: last ? source.status : 'completed',
      workflow_id: 1,
      display_title: 'aks'
    },
    ...{ conclusion: last ? source.conclusion : 'failure', check_suite_id: suite, check_suite_node_id: nodeId('CS', suite) },
    ...{
      url,
      html_url: `${world.origin}/${repository.fullName}/actions/runs/${source.id}`,
      pull_requests: [],
      actor,
      triggering_actor: actor
    },
    ...{ created_at: time(source.createdAt), updated_at: time(source.createdAt), run_started_at: time(source.createdAt) },
    ...{
      jobs_url: `${url}/jobs`,
      logs_url: `${url}/logs`,
      artifacts_url: `${url}/artifacts`,
      cancel_url: `${url}/cancel`,
      rerun_url: `${url}/rerun`
    },
    ...{
      check_suite_url: `${repositoryUrl(world, repository)}/check-suites/${suite}`,
      workflow_url: `${repositoryUrl(world, repository)}/actions/workflows/1`
    },
    previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
    ...{ head_commit: null, repository: short, head_repository: short, referenced_workflows: [] }
  };
}
