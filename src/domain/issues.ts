/**
 * Which issues to open, rewrite, reopen and close, as a pure plan: one per principal in trouble, found by the mark in its
 * body, and one digest for those that get none. A run that was killed leaves facts from which the next plan goes on.
 */
import { duplicateComment, goneComment, healthyComment, type ClusterFate } from './issue-comments.ts';
import { digestTask } from './issue-digest.ts';
import { memoryOf, subjectOf, type Memory, type Subject } from './issue-marks.ts';
import {
  troubled,
  standingsOf,
  byNumber,
  left,
  wholeTenant,
  principalOf,
  without,
  idsOf,
  stillCut,
  inDoubt,
  refresh,
  reopen,
  differing,
  task,
  say,
  change,
  type IssueFacts,
  type IssuePlanInput,
  type IssueTask,
  type IssuePlan,
  type Standing
} from './issue-plan.ts';
import { principalBody, principalTitle } from './issue-text.ts';
import type { AssessedPrincipal } from './model.ts';

/** The whole plan; empty with `mode: none`. */
export function planIssues(input: IssuePlanInput): IssuePlan {
  if (input.mode === 'none') return { tasks: [] };
  const standings = standingsOf(input);
  const own = ownTasks(input, standings);
  const opened = new Set(own.filter((task) => task.action !== 'closed').map((task) => task.subject));
  const digest = digestTask(input, standings, opened);
  return { tasks: [...duplicateTasks(input.existing, input.report.tenantId), ...own, ...(digest ? [digest] : [])] };
}

/** Of several open issues about one subject the lowest number stays; the others are closed and point to it. */
export function duplicateTasks(existing: readonly IssueFacts[], tenantId: string): IssueTask[] {
  const kept = new Map<Subject, number>();
  const tasks: IssueTask[] = [];
  for (const issue of byNumber(existing)) {
    const subject = issue.open ? subjectOf(issue.body, tenantId) : null;
    if (subject === null) continue;
    const first = kept.get(subject);
    if (first === undefined) kept.set(subject, issue.number);
    else tasks.push(task(subject, issue, 'closed', [say(duplicateComment(first)), change({ state: 'closed', reason: 'duplicate' })]));
  }
  return tasks;
}

/** Resource ids that open issues list and the scan does not show on the same principal; read each before `planIssues`. */
export function clustersToProve(input: Omit<IssuePlanInput, 'fates'>): Map<string, string> {
  const wanted = new Map<string, string>();
  if (input.mode === 'none') return wanted;
  for (const { open } of standingsOf(input).values()) {
    const remembered = open ? memoryOf(open.body) : null;
    for (const [appId, ids] of remembered?.principals ?? []) {
      const principal = principalOf(input.report, appId);
      if (principal?.severity === 'unknown' || (!principal && !wholeTenant(input))) continue;
      for (const id of without(ids, principal)) wanted.set(id, appId);
    }
  }
  return wanted;
}

function ownTasks(input: IssuePlanInput, standings: ReadonlyMap<Subject, Standing>): IssueTask[] {
  const tasks: IssueTask[] = [];
  let left = input.mode === 'digest' ? 0 : input.maxIssues;
  for (const principal of input.report.principals) {
    const standing = standings.get(principal.appId.toLowerCase()) ?? { open: null, closed: null };
    const next = principalTask(input, principal, standing, left > 0);
    if (next?.action === 'opened') left -= 1;
    if (next) tasks.push(next);
  }
  const shown = new Set(input.report.principals.map((principal) => principal.appId.toLowerCase()));
  for (const [subject, { open }] of standings) {
    if (open && subject !== 'digest' && !shown.has(subject)) tasks.push(absentTask(input, subject, open));
  }
  return tasks;
}

function principalTask(
  input: IssuePlanInput,
  principal: AssessedPrincipal,
  { open, closed }: Standing,
  mayOpen: boolean
): IssueTask | null {
  const subject = principal.appId.toLowerCase();
  if (!troubled.includes(principal.severity)) return open ? calmTask(input, principal, open) : null;
  const text = textOf(input, principal, open);
  if (open) return refresh(subject, open, text, principal.severity, principal);
  if (closed && input.mode === 'per-principal') return reopen(subject, closed, text, principal.severity, principal);
  return mayOpen ? { subject, number: null, url: null, action: 'opened', steps: [{ kind: 'create', ...text }] } : null;
}

/** Closes what is healthy; a severity that is unknown, or a cluster that was not looked at, proves nothing. */
function calmTask(input: IssuePlanInput, principal: AssessedPrincipal, open: IssueFacts): IssueTask {
  const subject = principal.appId.toLowerCase();
  if (principal.clusters.length === 0) return absentTask(input, subject, open);
  const seen = principal.severity === 'ok' && input.report.complete && unseenOf(input, principal, open).length === 0;
  if (!seen) return task(subject, open, 'unchanged', []);
  if (inDoubt(input, principal)) return refresh(subject, open, textOf(input, principal, open), principal.severity, principal);
  return task(subject, open, 'closed', [
    say(healthyComment(principal)),
    change({ ...differing(open, textOf(input, principal, open)), state: 'closed', reason: 'completed' })
  ]);
}

/** Closes what no cluster uses, when a scan of everything says so and so does each cluster that the issue lists. */
function absentTask(input: IssuePlanInput, subject: Subject, open: IssueFacts): IssueTask {
  const fates = departed(input, subject, memoryOf(open.body));
  if (!fates) return task(subject, open, 'unchanged', []);
  return task(subject, open, 'closed', [say(goneComment(fates)), change({ state: 'closed', reason: 'completed' })]);
}

/** The fate of each listed cluster if all of them left the principal and nothing else can be on it; else null. */
function departed(input: IssuePlanInput, subject: Subject, memory: Memory | null): Map<string, ClusterFate> | null {
  const ids = memory?.principals.get(subject);
  if (!memory || memory.cut || !ids || !wholeTenant(input)) return null;
  const fates = ids.map((id): [string, ClusterFate] => [id, input.fates.get(id) ?? { kind: 'unknown' }]);
  return fates.every(([, fate]) => left(fate)) ? new Map(fates) : null;
}

/** Clusters that the issue lists, that the scan does not show and of which nobody can say that they left. */
function unseenOf(input: IssuePlanInput, principal: AssessedPrincipal, issue: IssueFacts | null): string[] {
  const listed = issue ? memoryOf(issue.body)?.principals.get(principal.appId.toLowerCase()) : undefined;
  return without(listed ?? [], principal).filter((id) => !left(input.fates.get(id)));
}

function textOf(input: IssuePlanInput, principal: AssessedPrincipal, issue: IssueFacts | null): { title: string; body: string } {
  const unseen = unseenOf(input, principal, issue);
  const memory = { principals: new Map([[principal.appId.toLowerCase(), [...idsOf(principal), ...unseen]]]), cut: stillCut(input, issue) };
  return {
    title: principalTitle(principal),
    body: principalBody({
      ...{ principal, actionRef: input.actionRef, cloudInputs: input.report.cloudInputs ?? [] },
      ...{ files: input.files ?? null, memory, unseen }
    })
  };
}
