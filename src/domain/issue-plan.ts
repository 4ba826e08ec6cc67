/** What a plan for issues is made of: its types, the facts that every rule asks for, and the steps it is put together from. */
import { doubtfulPasswords } from './expiry.ts';
import { changedComment, reopenedComment, type ClusterFate, type Comment } from './issue-comments.ts';
import { memoryOf, normalized, severityOf, subjectOf, type Subject } from './issue-marks.ts';
import type { AssessedPrincipal, ExpiryReport, Severity } from './model.ts';

export type IssueMode = 'per-principal' | 'digest' | 'none';

/** An issue that carries the label. */
export interface IssueFacts {
  number: number;
  url: string;
  title: string;
  body: string;
  open: boolean;
  /** Closed as a duplicate of another one. */
  duplicate: boolean;
}

export interface IssuePlanInput {
  report: ExpiryReport;
  /** The scan was limited to some subscriptions, clusters or principals: what it does not show may still be there. */
  narrowed: boolean;
  existing: readonly IssueFacts[];
  /** By lower-case resource id, of what `clustersToProve` named. */
  fates: ReadonlyMap<string, ClusterFate>;
  mode: IssueMode;
  /** Most new issues in one run, the digest aside. */
  maxIssues: number;
  /** `owner/repo@ref` of this action. */
  actionRef: string;
  /** Address of this action's files, for links to what explains a state; without it there are none. */
  files?: string | null;
}

export interface IssueChange {
  title?: string;
  body?: string;
  state?: 'open' | 'closed';
  reason?: 'completed' | 'duplicate' | 'reopened';
}

export type IssueStep =
  { kind: 'create'; title: string; body: string } | { kind: 'comment'; comment: Comment } | { kind: 'update'; change: IssueChange };

/** What to do about one issue; its steps in this order, so that a run killed between two of them can be taken up again. */
export interface IssueTask {
  subject: Subject;
  /** null: to be created. */
  number: number | null;
  url: string | null;
  action: 'opened' | 'updated' | 'commented' | 'reopened' | 'closed' | 'unchanged';
  steps: IssueStep[];
}

export interface IssuePlan {
  /** Most urgent first. */
  tasks: IssueTask[];
}

/** What stands in a repository about one subject. */
export interface Standing {
  /** The one that is kept: the lowest number that is open. */
  open: IssueFacts | null;
  /** The last one that was closed, not as a duplicate. */
  closed: IssueFacts | null;
}

export const troubled: readonly Severity[] = ['expiring', 'critical', 'expired'];

export function standingsOf({ existing, report }: Pick<IssuePlanInput, 'existing' | 'report'>): Map<Subject, Standing> {
  const standings = new Map<Subject, Standing>();
  for (const issue of byNumber(existing)) {
    const subject = subjectOf(issue.body, report.tenantId);
    if (subject === null) continue;
    const standing = standings.get(subject) ?? { open: null, closed: null };
    if (issue.open) standing.open ??= issue;
    else if (!issue.duplicate) standing.closed = issue;
    standings.set(subject, standing);
  }
  return standings;
}

export function byNumber(issues: readonly IssueFacts[]): IssueFacts[] {
  return [...issues].sort((a, b) => a.number - b.number);
}

/** The end of the secret that the issue was about is no proof that the clusters had another one by then. */
export function inDoubt({ report }: IssuePlanInput, { credentials, clusters }: AssessedPrincipal): boolean {
  return (
    doubtfulPasswords(
      credentials,
      clusters.map((cluster) => cluster.use),
      report.scannedAt
    ).length > 0
  );
}

export function left(fate: ClusterFate | undefined): boolean {
  return fate?.kind === 'gone' || fate?.kind === 'moved';
}

export function wholeTenant({ report, narrowed }: Pick<IssuePlanInput, 'report' | 'narrowed'>): boolean {
  return report.complete && report.coverage.tenant && !narrowed;
}

export function principalOf(report: ExpiryReport, appId: string): AssessedPrincipal | undefined {
  return report.principals.find((principal) => principal.appId.toLowerCase() === appId);
}

export function without(ids: readonly string[], principal: AssessedPrincipal | undefined): string[] {
  const shown = new Set(idsOf(principal));
  return ids.filter((id) => !shown.has(id));
}

export function idsOf(principal: AssessedPrincipal | undefined): string[] {
  return (principal?.clusters ?? []).map(({ cluster }) => cluster.id.toLowerCase()).sort();
}

/** What did not fit once is forgotten only after a scan of everything. */
export function stillCut(input: IssuePlanInput, issue: IssueFacts | null): boolean {
  return !wholeTenant(input) && issue !== null && memoryOf(issue.body)?.cut === true;
}

export function refresh(
  subject: Subject,
  open: IssueFacts,
  text: Text,
  severity: Severity,
  principal: AssessedPrincipal | null
): IssueTask {
  const before = severityOf(open.body);
  const steps: IssueStep[] = before === null || before === severity ? [] : [say(changedComment(before, severity, principal))];
  const differs = differing(open, text);
  if (Object.keys(differs).length > 0) steps.push(change(differs));
  const action = steps.length === 0 ? 'unchanged' : steps[0]?.kind === 'comment' ? 'commented' : 'updated';
  return task(subject, open, action, steps);
}

export function reopen(
  subject: Subject,
  closed: IssueFacts,
  text: Text,
  severity: Severity,
  principal: AssessedPrincipal | null
): IssueTask {
  const update = change({ ...differing(closed, text), state: 'open', reason: 'reopened' });
  return task(subject, closed, 'reopened', [say(reopenedComment(severity, principal)), update]);
}

export interface Text {
  title: string;
  body: string;
}

export function differing(issue: IssueFacts, text: Text): { title?: string; body?: string } {
  return {
    ...(issue.title === text.title ? {} : { title: text.title }),
    ...(normalized(issue.body) === normalized(text.body) ? {} : { body: text.body })
  };
}

export function task(subject: Subject, issue: IssueFacts, action: IssueTask['action'], steps: IssueStep[]): IssueTask {
  return { subject, number: issue.number, url: issue.url, action, steps };
}

export function say(comment: Comment): IssueStep {
  return { kind: 'comment', comment };
}

export function change(value: IssueChange): IssueStep {
  return { kind: 'update', change: value };
}
