/** Whether a workflow run can still write, by what GitHub says of it. https://docs.github.com/rest/actions/workflow-runs */
import { createHash } from 'node:crypto';
import type { Runs } from '../ports.ts';
import { connect, type Connection } from './octokit.ts';

export interface RunsOptions extends Connection {
  /** `https://github.com`, or that of a GitHub Enterprise Server. */
  serverUrl: string;
  /** Id of the repository that this run belongs to; no other is ever asked about. */
  ownRepositoryId: string;
  owner: string;
  repo: string;
}

/** Needs `actions: read` in a private repository; without it every answer is `unknown`. Nothing here throws. */
export function createRuns({ serverUrl, ownRepositoryId, owner, repo, ...connection }: RunsOptions): Runs {
  const octokit = connect(connection);
  // As rotation ids carry it.
  const server = createHash('sha256').update(serverUrl.replace(/\/+$/, '')).digest('hex').slice(0, 8);
  return {
    async status(run) {
      if (run.server !== server || run.repositoryId !== ownRepositoryId || !/^[1-9]\d*$/.test(run.runId)) return 'unknown';
      try {
        const { data } = await octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: Number(run.runId) });
        return judge(data, run, ownRepositoryId);
      } catch {
        return 'unknown';
      }
    }
  };
}

const alive = new Set(['queued', 'in_progress', 'waiting', 'requested', 'pending']);

/** The run is shown as its last attempt stands; an earlier one had to be over before it could be run again. */
function judge(
  data: unknown,
  { runId, attempt }: Parameters<Runs['status']>[0],
  repositoryId: string
): Awaited<ReturnType<Runs['status']>> {
  const { id, run_attempt: last, status, repository } = (data ?? {}) as Record<string, unknown>;
  const owner = (repository as { id?: unknown } | null | undefined)?.id;
  // The repository's name may meanwhile belong to another one.
  if (String(id) !== runId || String(owner) !== repositoryId || typeof last !== 'number' || last < attempt) return 'unknown';
  if (last > attempt || status === 'completed') return 'over';
  return typeof status === 'string' && alive.has(status) ? 'alive' : 'unknown';
}
