/** Carries the plan for issues out: read, plan, write step by step; one issue that fails does not stop the others. */
import { showsPrincipalName } from '../domain/fleet-report.ts';
import type { ClusterFate } from '../domain/issue-comments.ts';
import { alreadySaid, subjectOf } from '../domain/issue-marks.ts';
import type { IssueFacts, IssueMode, IssueStep, IssueTask } from '../domain/issue-plan.ts';
import { clustersToProve, duplicateTasks, planIssues } from '../domain/issues.ts';
import type { ExpiryReport, Problem } from '../domain/model.ts';
import type { IssueNote } from '../domain/report-text.ts';
import { ActionError, toProblem } from '../errors.ts';
import type { Clusters, Issues } from '../ports.ts';

export interface IssueSettings {
  mode: IssueMode;
  /** The first finds the issues; the others are only put on new ones. */
  labels: readonly [string, ...string[]];
  assignees: readonly string[];
  /** Most new issues in one run, the digest aside. */
  maxIssues: number;
  /** Reads and plans, writes nothing. */
  dryRun: boolean;
  /** `owner/repo@ref` of this action, for the snippets. */
  actionRef: string;
  /** Address of this action's files, for links to what explains a state; without it there are none. */
  files?: string | null;
}

export interface IssuesInput {
  issues: Issues;
  clusters: Clusters;
  report: ExpiryReport;
  /** The scan was limited by inputs, so that it cannot show that something is gone. */
  narrowed: boolean;
  settings: IssueSettings;
}

export interface IssuesOutcome {
  /** One per issue that exists, was made or would be made. */
  notes: IssueNote[];
  problems: Problem[];
  /** How many issues were written to. */
  changed: number;
}

/** Reads of clusters at a time. */
const parallel = 8;
/** The next issue would fail in the same way. */
const hopeless = ['github-token-rejected', 'github-forbidden', 'github-not-found', 'github-issues-off', 'github-rate-limited'];

/** Opens, rewrites, reopens and closes issues until they say what the report says. Failures end in `problems`, nothing is thrown. */
export async function reconcileIssues(input: IssuesInput): Promise<IssuesOutcome> {
  const outcome: IssuesOutcome = { notes: [], problems: [], changed: 0 };
  if (input.settings.mode === 'none') return outcome;
  try {
    const tasks = await plan(input);
    if (input.settings.dryRun) outcome.notes.push(...tasks.map((task) => noteOf(task, task.steps.length > 0 ? 'planned' : 'unchanged')));
    else await carryOut(input, tasks, outcome);
  } catch (error) {
    outcome.problems.push(problemOf(error));
  }
  return outcome;
}

async function plan({ issues, clusters, report, narrowed, settings }: IssuesInput): Promise<IssueTask[]> {
  const { mode, maxIssues, actionRef, files = null } = settings;
  const existing = await issues.list(settings.labels[0]);
  const facts = { report, narrowed, existing, mode, maxIssues, actionRef, files };
  const fates = await readFates(clusters, clustersToProve(facts));
  return planIssues({ ...facts, fates }).tasks;
}

/** What became of each cluster, by resource id; `wanted` gives the principal that an issue holds it to be on. */
async function readFates(clusters: Clusters, wanted: ReadonlyMap<string, string>): Promise<Map<string, ClusterFate>> {
  const fates = new Map<string, ClusterFate>();
  const queue = wanted.entries();
  const worker = async (): Promise<void> => {
    for (const [id, appId] of queue) fates.set(id, await fateOf(clusters, id, appId));
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return fates;
}

/** What cannot be read is alive. */
async function fateOf(clusters: Clusters, id: string, appId: string): Promise<ClusterFate> {
  const reading = await clusters.get(id).catch(() => null);
  if (!reading) return { kind: 'unknown' };
  if (!reading.found) return { kind: reading.reason === 'gone' ? 'gone' : 'unknown' };
  const { clientId } = reading.cluster;
  // By its name it may be the same principal as before.
  if (showsPrincipalName(reading.cluster)) return { kind: 'unknown' };
  return clientId.toLowerCase() === appId.toLowerCase() ? { kind: 'here' } : { kind: 'moved', to: clientId };
}

async function carryOut(input: IssuesInput, tasks: readonly IssueTask[], outcome: IssuesOutcome): Promise<void> {
  let opened = false;
  for (const task of tasks) {
    try {
      const done = await perform(input, task);
      opened ||= task.number === null;
      outcome.changed += done.written ? 1 : 0;
      outcome.notes.push({ ...noteOf(task, task.action), number: done.number, url: done.url });
    } catch (error) {
      const problem = problemOf(error, task);
      outcome.problems.push(problem);
      if (hopeless.includes(problem.code)) break;
    }
  }
  if (opened) await settleRace(input, outcome);
}

/** Another run may have opened the same issue at the same time: the lower number stays. */
async function settleRace(input: IssuesInput, outcome: IssuesOutcome): Promise<void> {
  const { issues, report, settings } = input;
  const now = await issues.list(settings.labels[0]);
  for (const task of duplicateTasks(now, report.tenantId)) {
    try {
      await perform(input, task);
      outcome.changed += 1;
      redirect(outcome.notes, task, now, report.tenantId);
    } catch (error) {
      outcome.problems.push(problemOf(error, task));
    }
  }
}

/** The note of an issue that was just closed as a duplicate names the one that stays. */
function redirect(notes: IssueNote[], task: IssueTask, now: readonly IssueFacts[], tenantId: string): void {
  const stays = now
    .filter((issue) => issue.open && subjectOf(issue.body, tenantId) === task.subject)
    .sort((a, b) => a.number - b.number)[0];
  const note = notes.find(({ number }) => number === task.number);
  if (note && stays) Object.assign(note, { number: stays.number, url: stays.url });
}

interface Done {
  number: number | null;
  url: string | null;
  written: boolean;
}

async function perform({ issues, report, settings }: IssuesInput, task: IssueTask): Promise<Done> {
  const done: Done = { number: task.number, url: task.url, written: false };
  for (const step of task.steps) {
    if (step.kind === 'create') {
      const made = await open(issues, settings, task, step, report.tenantId);
      Object.assign(done, { number: made.number, url: made.url, written: true });
    } else if (task.number !== null) {
      const wrote =
        step.kind === 'update' ? await issues.update(task.number, step.change).then(() => true) : await say(issues, task.number, step);
      done.written ||= wrote;
    }
  }
  return done;
}

type Create = Extract<IssueStep, { kind: 'create' }>;
type Say = Extract<IssueStep, { kind: 'comment' }>;

/** After an answer that says nothing the issue may be there: look for it, and only if it is not there try once more. */
async function open(issues: Issues, settings: IssueSettings, task: IssueTask, step: Create, tenantId: string): Promise<IssueFacts> {
  const { labels, assignees } = settings;
  const create = (): Promise<IssueFacts> => issues.create({ title: step.title, body: step.body, labels, assignees });
  const find = async (): Promise<IssueFacts | undefined> => {
    const now = await issues.list(labels[0]);
    return now.find((issue) => issue.open && subjectOf(issue.body, tenantId) === task.subject);
  };
  try {
    return await create();
  } catch (error) {
    if (!isUnknownOutcome(error)) throw error;
    return (await find()) ?? (await create());
  }
}

/** Says it unless it was said already; false if so. */
async function say(issues: Issues, number: number, { comment }: Say): Promise<boolean> {
  const said = async (): Promise<boolean> => alreadySaid(await issues.comments(number), comment.mark);
  if (await said()) return false;
  try {
    await issues.comment(number, comment.body);
  } catch (error) {
    if (!isUnknownOutcome(error)) throw error;
    if (!(await said())) await issues.comment(number, comment.body);
  }
  return true;
}

/** Anything but a refusal that GitHub itself gave. */
function isUnknownOutcome(error: unknown): boolean {
  return !(error instanceof ActionError) || error.code === 'github-outcome-unknown';
}

function noteOf(task: IssueTask, action: IssueNote['action']): IssueNote {
  return { appId: task.subject === 'digest' ? null : task.subject, action, number: task.number, url: task.url };
}

function problemOf(error: unknown, task?: IssueTask): Problem {
  if (error instanceof ActionError) return toProblem(error);
  const about = task === undefined ? 'the issues' : task.subject === 'digest' ? 'the digest issue' : `the issue about ${task.subject}`;
  const message = `Could not bring ${about} up to date: ${error instanceof Error ? error.message : String(error)}`;
  return { code: 'github-failed', message, hint: 'Run again; the next run goes on where this one stopped.' };
}
