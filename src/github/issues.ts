/**
 * Issues of one repository through octokit: the port's only implementation.
 * https://docs.github.com/rest/issues/issues
 */
import { ActionError } from '../errors.ts';
import type { IssueRecord, Issues } from '../ports.ts';
import { explain, isDuplicateRefused, refusedAssignees } from './failures.ts';
import type { Connection, Octokit } from './octokit.ts';
import { unknownOutcome } from './retries.ts';

export interface IssuesOptions extends Connection {
  owner: string;
  repo: string;
}

type Given = Parameters<Issues['create']>[0];

/** What the label says for itself. At most 100 characters, GitHub's limit. */
const labelText = { color: 'd93f0b', description: 'Credentials of AKS service principals; kept up to date by a workflow' };

/**
 * Every method throws `ActionError`: `github-token-rejected`, `github-forbidden`, `github-not-found`, `github-issues-off`,
 * `github-rate-limited`, `github-refused`, `github-failed`; and `github-outcome-unknown` where an issue or a comment may
 * have been written although no good answer came: read before writing again.
 */
export function createIssues(options: IssuesOptions): Issues {
  const { owner, repo } = options;
  const where = { owner, repo };
  const labelled = new Set<string>();
  let connected: Promise<Octokit> | null = null;
  // Issues are the last thing of a run: octokit is loaded when the first one is wanted.
  const guarded = async <T>(what: string, work: (octokit: Octokit) => Promise<T>): Promise<T> => {
    try {
      connected ??= import('./octokit.ts').then(({ connect }) => connect(options));
      return await work(await connected);
    } catch (error) {
      return rethrow(error, what, options);
    }
  };
  return {
    list: (label) => guarded('list the issues', (octokit) => list(octokit, where, label)),
    comments: (issue) => guarded(`read the comments of issue #${String(issue)}`, (octokit) => comments(octokit, where, issue)),
    create: (given) =>
      guarded('open an issue', async (octokit) => {
        await ensureLabel(octokit, where, given.labels[0], labelled);
        return create(octokit, where, given);
      }),
    update: (issue, change) => guarded(`change issue #${String(issue)}`, (octokit) => update(octokit, where, issue, change)),
    comment: async (issue, body) => {
      await guarded(`comment on issue #${String(issue)}`, (octokit) =>
        octokit.rest.issues.createComment({ ...where, issue_number: issue, body })
      );
    }
  };
}

interface Where {
  owner: string;
  repo: string;
}

function rethrow(error: unknown, what: string, { owner, repo }: IssuesOptions): never {
  throw error instanceof ActionError ? error : new ActionError(explain(error, what, `${owner}/${repo}`), error);
}

/** Oldest first, so that one opened meanwhile does not move the pages. */
async function list(octokit: Octokit, where: Where, label: string): Promise<IssueRecord[]> {
  const parameters = { ...where, labels: label, state: 'all', sort: 'created', direction: 'asc', per_page: 100 } as const;
  const found = await octokit.paginate(octokit.rest.issues.listForRepo, parameters);
  // An answer that was cut off arrives as a text.
  if (found.some((entry) => !isNumbered(entry))) throw new Error('the answer is no list of issues');
  return found.filter((entry) => entry.pull_request === undefined).map(toRecord);
}

function isNumbered(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && Number.isInteger((entry as { number?: unknown }).number);
}

function toRecord(entry: {
  number: number;
  html_url: string;
  title: string;
  body?: string | null | undefined;
  state: string;
  state_reason?: string | null | undefined;
  labels: (string | { name?: string | undefined })[];
}): IssueRecord {
  const closed = entry.state === 'closed';
  return {
    number: entry.number,
    url: entry.html_url,
    title: entry.title,
    body: entry.body ?? '',
    open: !closed,
    duplicate: closed && entry.state_reason === 'duplicate',
    labels: entry.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')))
  };
}

async function comments(octokit: Octokit, where: Where, issue: number): Promise<string[]> {
  const found = await octokit.paginate(octokit.rest.issues.listComments, { ...where, issue_number: issue, per_page: 100 });
  if (found.some((entry) => typeof entry !== 'object')) throw new Error('the answer is no list of comments');
  return found.map((entry) => entry.body ?? '');
}

/** With colour and description, before an issue would make it without. */
async function ensureLabel(octokit: Octokit, where: Where, name: string | undefined, done: Set<string>): Promise<void> {
  if (name === undefined || done.has(name)) return;
  const found = await octokit.rest.issues.getLabel({ ...where, name }).then(
    () => true,
    (error: unknown) => ignoring(error, 404)
  );
  if (!found) await octokit.rest.issues.createLabel({ ...where, name, ...labelText }).catch((error: unknown) => ignoring(error, 422));
  done.add(name);
}

/** false for that status; the label may have been made by a run at the same time. */
function ignoring(error: unknown, status: number): false {
  if ((error as { status?: unknown }).status !== status) throw error;
  return false;
}

/** Whoever cannot be assigned must not stop the issue. */
async function create(octokit: Octokit, where: Where, given: Given): Promise<IssueRecord> {
  const send = async (assignees: readonly string[]): Promise<IssueRecord> => {
    const { data } = await octokit.rest.issues.create({
      ...where,
      title: given.title,
      body: given.body,
      labels: [...given.labels],
      assignees: [...assignees]
    });
    if (!isNumbered(data)) throw unknownOutcome('the answer to the new issue cannot be read');
    return toRecord(data);
  };
  return send(given.assignees).catch((error: unknown) => {
    const refused = refusedAssignees(error);
    if (refused === null || given.assignees.length === 0) throw error;
    const rest = given.assignees.filter((login) => !refused.includes(login.toLowerCase()));
    // Without names in the answer nobody can say who it is.
    return send(rest.length === given.assignees.length ? [] : rest);
  });
}

async function update(
  octokit: Octokit,
  where: Where,
  issue: number,
  { reason, ...change }: Parameters<Issues['update']>[1]
): Promise<void> {
  const send = (state_reason: typeof reason): Promise<unknown> =>
    octokit.rest.issues.update({ ...where, issue_number: issue, ...change, ...(state_reason ? { state_reason } : {}) });
  await send(reason).catch((error: unknown) => {
    // GitHub Enterprise Server learned this reason late.
    if (reason !== 'duplicate' || !isDuplicateRefused(error)) throw error;
    return send('not_planned');
  });
}
