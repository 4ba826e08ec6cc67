/** The one issue about all principals in trouble that have none of their own. */
import { departure, emptyDigestComment } from './issue-comments.ts';
import { memoryOf, type Memory, type Subject } from './issue-marks.ts';
import {
  troubled,
  left,
  wholeTenant,
  principalOf,
  without,
  idsOf,
  stillCut,
  inDoubt,
  refresh,
  reopen,
  task,
  say,
  change,
  type IssueFacts,
  type IssuePlanInput,
  type IssueTask,
  type Standing,
  type Text
} from './issue-plan.ts';
import { digestBody, digestTitle } from './issue-text.ts';
import { severities, type AssessedPrincipal, type Severity } from './model.ts';

/** The digest holds who is in trouble and has no issue of its own, and of the earlier ones who is not known to be out of it. */
export function digestTask(input: IssuePlanInput, standings: ReadonlyMap<Subject, Standing>, own: ReadonlySet<Subject>): IssueTask | null {
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
