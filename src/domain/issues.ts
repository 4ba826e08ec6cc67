/**
 * Which issues to open, rewrite, reopen and close, as a pure plan: one per principal in trouble, found by the mark in its
 * body, and one digest for those that get none. A run that was killed leaves facts from which the next plan goes on.
 */
import { doubtfulPasswords } from './expiry.ts';
import {
  changedComment,
  departure,
  duplicateComment,
  emptyDigestComment,
  goneComment,
  healthyComment,
  reopenedComment,
  type ClusterFate,
  type Comment
} from './issue-comments.ts';
import { memoryOf, normalized, severityOf, subjectOf, type Memory, type Subject } from './issue-marks.ts';
import { digestBody, digestTitle, principalBody, principalTitle } from './issue-text.ts';
import { severities, type AssessedPrincipal, type ExpiryReport, type Severity } from './model.ts';

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
interface Standing {
  /** The one that is kept: the lowest number that is open. */
  open: IssueFacts | null;
  /** The last one that was closed, not as a duplicate. */
  closed: IssueFacts | null;
}

const troubled: readonly Severity[] = ['expiring', 'critical', 'expired'];

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

function standingsOf({ existing, report }: Pick<IssuePlanInput, 'existing' | 'report'>): Map<Subject, Standing> {
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

function byNumber(issues: readonly IssueFacts[]): IssueFacts[] {
  return [...issues].sort((a, b) => a.number - b.number);
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

/** The end of the secret that the issue was about is no proof that the clusters had another one by then. */
function inDoubt({ report }: IssuePlanInput, { credentials, clusters }: AssessedPrincipal): boolean {
  return (
    doubtfulPasswords(
      credentials,
      clusters.map((cluster) => cluster.use),
      report.scannedAt
    ).length > 0
  );
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

function left(fate: ClusterFate | undefined): boolean {
  return fate?.kind === 'gone' || fate?.kind === 'moved';
}

function wholeTenant({ report, narrowed }: Pick<IssuePlanInput, 'report' | 'narrowed'>): boolean {
  return report.complete && report.coverage.tenant && !narrowed;
}

function principalOf(report: ExpiryReport, appId: string): AssessedPrincipal | undefined {
  return report.principals.find((principal) => principal.appId.toLowerCase() === appId);
}

function without(ids: readonly string[], principal: AssessedPrincipal | undefined): string[] {
  const shown = new Set(idsOf(principal));
  return ids.filter((id) => !shown.has(id));
}

function idsOf(principal: AssessedPrincipal | undefined): string[] {
  return (principal?.clusters ?? []).map(({ cluster }) => cluster.id.toLowerCase()).sort();
}

/** Clusters that the issue lists, that the scan does not show and of which nobody can say that they left. */
function unseenOf(input: IssuePlanInput, principal: AssessedPrincipal, issue: IssueFacts | null): string[] {
  const listed = issue ? memoryOf(issue.body)?.principals.get(principal.appId.toLowerCase()) : undefined;
  return without(listed ?? [], principal).filter((id) => !left(input.fates.get(id)));
}

function textOf(input: IssuePlanInput, principal: AssessedPrincipal, issue: IssueFacts | null): { title: string; body: string } {
  const unseen = unseenOf(input, principal, issue);
  const memory = { principals: new Map([[principal.appId.toLowerCase(), [...idsOf(principal), ...unseen]]]), cut: stillCut(input, issue) };
  return { title: principalTitle(principal), body: principalBody({ principal, actionRef: input.actionRef, memory, unseen }) };
}

/** What did not fit once is forgotten only after a scan of everything. */
function stillCut(input: IssuePlanInput, issue: IssueFacts | null): boolean {
  return !wholeTenant(input) && issue !== null && memoryOf(issue.body)?.cut === true;
}

function refresh(subject: Subject, open: IssueFacts, text: Text, severity: Severity, principal: AssessedPrincipal | null): IssueTask {
  const before = severityOf(open.body);
  const steps: IssueStep[] = before === null || before === severity ? [] : [say(changedComment(before, severity, principal))];
  const differs = differing(open, text);
  if (Object.keys(differs).length > 0) steps.push(change(differs));
  const action = steps.length === 0 ? 'unchanged' : steps[0]?.kind === 'comment' ? 'commented' : 'updated';
  return task(subject, open, action, steps);
}

function reopen(subject: Subject, closed: IssueFacts, text: Text, severity: Severity, principal: AssessedPrincipal | null): IssueTask {
  const update = change({ ...differing(closed, text), state: 'open', reason: 'reopened' });
  return task(subject, closed, 'reopened', [say(reopenedComment(severity, principal)), update]);
}

interface Text {
  title: string;
  body: string;
}

function differing(issue: IssueFacts, text: Text): { title?: string; body?: string } {
  return {
    ...(issue.title === text.title ? {} : { title: text.title }),
    ...(normalized(issue.body) === normalized(text.body) ? {} : { body: text.body })
  };
}

function task(subject: Subject, issue: IssueFacts, action: IssueTask['action'], steps: IssueStep[]): IssueTask {
  return { subject, number: issue.number, url: issue.url, action, steps };
}

function say(comment: Comment): IssueStep {
  return { kind: 'comment', comment };
}

function change(value: IssueChange): IssueStep {
  return { kind: 'update', change: value };
}

/** The digest holds who is in trouble and has no issue of its own, and of the earlier ones who is not known to be out of it. */
function digestTask(input: IssuePlanInput, standings: ReadonlyMap<Subject, Standing>, own: ReadonlySet<Subject>): IssueTask | null {
  const { open = null, closed = null } = standings.get('digest') ?? {};
  const members = input.report.principals.filter(
    (principal) => troubled.includes(principal.severity) && !own.has(principal.appId.toLowerCase())
  );
  const before = open ? memoryOf(open.body) : null;
  const rest = remembered(input, before, members, own);
  if (members.length === 0) return open ? emptyDigest(input, open, before, rest) : null;
  const severity = members.map((principal) => principal.severity).reduce(worse);
  const text = digestText(input, members, before, rest.staying, severity, open);
  if (open) return refresh('digest', open, text, severity, null);
  if (closed) return reopen('digest', closed, text, severity, null);
  return { subject: 'digest', number: null, url: null, action: 'opened', steps: [{ kind: 'create', ...text }] };
}

function worse(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) >= severities.indexOf(b) ? a : b;
}

interface Remembered {
  /** appIds of which this scan proves nothing. */
  staying: string[];
  /** One line for each that left. */
  left: string[];
}

function remembered(
  input: IssuePlanInput,
  before: Memory | null,
  members: readonly AssessedPrincipal[],
  own: ReadonlySet<Subject>
): Remembered {
  const current = new Set(members.map((principal) => principal.appId.toLowerCase()));
  const result: Remembered = { staying: [], left: [] };
  for (const [appId, ids] of before?.principals ?? []) {
    if (current.has(appId)) continue;
    const why = own.has(appId) ? 'own issue' : whyLeft(input, appId, ids);
    if (why) result.left.push(departure(principalOf(input.report, appId) ?? appId, why));
    else result.staying.push(appId);
  }
  return result;
}

function whyLeft(input: IssuePlanInput, appId: string, ids: readonly string[]): 'healthy' | 'gone' | null {
  const principal = principalOf(input.report, appId);
  const unseen = without(ids, principal).filter((id) => !left(input.fates.get(id)));
  if (unseen.length > 0) return null;
  if (principal && principal.clusters.length > 0)
    return principal.severity === 'ok' && input.report.complete && !inDoubt(input, principal) ? 'healthy' : null;
  return wholeTenant(input) ? 'gone' : null;
}

function emptyDigest(input: IssuePlanInput, open: IssueFacts, before: Memory | null, rest: Remembered): IssueTask {
  // An edited or cut list hides who was in it: then only a scan of everything can say that nobody is left.
  const known = before !== null && !before.cut;
  const proven = rest.staying.length === 0 && input.report.complete && (known || wholeTenant(input));
  if (!proven) return task('digest', open, 'unchanged', []);
  return task('digest', open, 'closed', [say(emptyDigestComment(rest.left)), change({ state: 'closed', reason: 'completed' })]);
}

function digestText(
  input: IssuePlanInput,
  members: readonly AssessedPrincipal[],
  before: Memory | null,
  staying: readonly string[],
  severity: Severity,
  issue: IssueFacts | null
): Text {
  const listed = (appId: string): readonly string[] => before?.principals.get(appId) ?? [];
  const entries = members.map((principal): [string, string[]] => {
    const appId = principal.appId.toLowerCase();
    return [appId, [...idsOf(principal), ...without(listed(appId), principal).filter((id) => !left(input.fates.get(id)))]];
  });
  const kept = staying.map((appId): [string, string[]] => [appId, [...listed(appId)]]);
  const memory = { principals: new Map([...entries, ...kept]), cut: stillCut(input, issue) };
  return {
    title: digestTitle(severity),
    body: digestBody({ tenantId: input.report.tenantId, principals: members, memory, unseen: staying }, severity)
  };
}
