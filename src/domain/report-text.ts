/** The report for people: the job summary, the log and the annotations of the run. Verdict first, what to do last. */
import { gantt } from './gantt.ts';
import { identityTable } from './managed-identity.ts';
import type { AssessedPrincipal, ExpiryReport, Severity } from './model.ts';
import { explainedAt, linked, problemLine, problemMarkdown, stateCode } from './problem-text.ts';
import { fit, type Block } from './report-blocks.ts';
import {
  clusterName,
  completeness,
  endOf,
  listed,
  managedIdentityExample,
  nameOf,
  nextStep,
  nextSteps,
  statusWords,
  useWords,
  verdict
} from './report-words.ts';
import { code, cut, isoTime, logLine, managedIdentityCommand, markdown, plain, plural } from './text.ts';

/** What the run did about one issue; `appId` is null for the digest. `planned`: a dry run would have. */
export interface IssueNote {
  appId: string | null;
  action: 'opened' | 'updated' | 'commented' | 'reopened' | 'closed' | 'unchanged' | 'planned';
  number: number | null;
  url: string | null;
}

const barsInGantt = 40;
/** GitHub drops a larger step summary: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const summaryLimit = 1_000_000;

/**
 * The job summary as Markdown, below `limitBytes` of UTF-8. What does not fit is left out by whole rows, with a line that says
 * how many.
 */
export function summary(report: ExpiryReport, issues: readonly IssueNote[], limitBytes = summaryLimit): string {
  const scope = `Tenant ${code(report.tenantId)}, scanned ${isoTime(report.scannedAt)} (the service's clock).`;
  const blocks = [
    text([`**${markdown(verdict(report), 1000)}**`, '', scope]),
    principalTable(report, issues),
    outageList(report),
    chart(report),
    problemList(report),
    coverageTable(report),
    notesList(report),
    issueList(issues),
    managedIdentity(report),
    identityTable(report),
    whatToDo(report)
  ];
  return fit(
    blocks.filter((block) => block !== null),
    limitBytes
  );
}

function text(lines: readonly string[]): Block {
  return { head: lines, rows: [], tail: [], more: () => '' };
}

function principalTable(report: ExpiryReport, issues: readonly IssueNote[]): Block | null {
  if (report.principals.length === 0) return null;
  const byAppId = new Map(issues.map((issue) => [issue.appId?.toLowerCase(), issue]));
  return {
    head: [
      '| Status | Service principal | Clusters | Secret that decides | Which secret is used | Next step | Issue |',
      '| --- | --- | --- | --- | --- | --- | --- |'
    ],
    rows: report.principals.map((principal) => tableRow(principal, report, byAppId.get(principal.appId.toLowerCase()))),
    tail: [],
    more: (left) => `${plural(left, 'more service principal')}, less urgent than these, left out here; \`report-file\` writes all of them.`
  };
}

function tableRow(principal: AssessedPrincipal, report: ExpiryReport, issue: IssueNote | undefined): string {
  const end = endOf(principal, report.scannedAt);
  const key = end?.keyId ? `${code(end.keyId)} ` : '';
  const cells = [
    statusWords[principal.severity],
    `${markdown(nameOf(principal), 80)}<br>${code(principal.appId, 40)}`,
    clustersCell(principal),
    end ? `${key}${end.when}` : 'none known',
    useWords(principal),
    markdown(nextStep(principal)),
    issue ? issueLink(issue) : ''
  ];
  return `| ${cells.join(' | ')} |`;
}

function clustersCell(principal: AssessedPrincipal): string {
  if (principal.clusters.length === 0) return 'none seen';
  const names = listed(principal.clusters, (assessed) => clusterName(assessed, (name) => markdown(name, 63)));
  return principal.clusters.length > 1 ? `${names}<br>shared by ${String(principal.clusters.length)}` : names;
}

/** The number as a link; only web addresses become links, with everything encoded that Markdown could read. */
function issueLink(issue: IssueNote): string {
  const label = issue.number === null ? 'issue' : `Issue ${String(issue.number)}`;
  if (issue.action === 'planned') return 'planned';
  const url = issue.url !== null && URL.canParse(issue.url) ? new URL(issue.url) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return `${label} ${issue.action}`;
  const target = url.href.replace(/[^\w./:%?#=&~+-]/g, (character) => encodeURIComponent(character).replace(/[()*'!]/g, percent));
  return `[${label}](${target}) ${issue.action}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function outageList(report: ExpiryReport): Block | null {
  const down = report.principals.filter((principal) => principal.outages.length > 0);
  if (down.length === 0) return null;
  return {
    head: ['### Cannot sign in now', ''],
    rows: down.flatMap((principal) =>
      principal.outages.map((outage) =>
        [
          `- **${markdown(nameOf(principal), 80)}** (${code(principal.appId, 40)}): ${markdown(outage.message, 500)}`,
          `  Way out: ${markdown(outage.wayOut, 500)} ${linked(outage.kind)}`
        ].join('<br>\n')
      )
    ),
    tail: [],
    more: (left) => `${plural(left, 'more outage')} left out here; \`report-file\` writes all of them.`
  };
}

function problemList(report: ExpiryReport): Block | null {
  if (report.problems.length === 0) return null;
  return {
    head: ['### Problems', ''],
    rows: report.problems.map((problem) => `- ${problemMarkdown(problem)}`),
    tail: [],
    more: (left) => `${plural(left, 'more problem')} left out here.`
  };
}

function coverageTable(report: ExpiryReport): Block | null {
  const open = report.coverage.scanned.filter((subscription) => !subscription.covered);
  if (open.length === 0) return null;
  return {
    head: [
      '### Subscriptions not covered',
      '',
      'No role was found that lets this identity read every cluster in them, and what it may not read is silently missing.',
      'Give it Reader (or `Microsoft.ContainerService/managedClusters/read`) on each, or on a management group above.',
      '',
      '| Subscription | Id |',
      '| --- | --- |'
    ],
    rows: open.map(({ displayName, subscriptionId }) => `| ${markdown(displayName, 80)} | ${code(subscriptionId, 40)} |`),
    tail: [],
    more: (left) => `${plural(left, 'more subscription')} left out here.`
  };
}

/** Folded: true and useful, but not what anybody opens the page for. */
function notesList(report: ExpiryReport): Block | null {
  const rows = report.principals.flatMap((principal) =>
    principal.notes.map((note) => `- ${markdown(nameOf(principal))} (${code(principal.appId, 40)}): ${markdown(note, 500)}`)
  );
  if (rows.length === 0) return null;
  return {
    head: ['<details><summary>Notes</summary>', ''],
    rows,
    tail: ['', '</details>'],
    more: (left) => `${plural(left, 'more note')} left out here.`
  };
}

function issueList(issues: readonly IssueNote[]): Block | null {
  const changed = issues.filter((issue) => issue.action !== 'unchanged');
  if (changed.length === 0) return null;
  return {
    head: ['### Issues', ''],
    rows: changed.map((issue) => `- ${issueLink(issue)}: ${issue.appId === null ? 'digest' : code(issue.appId, 40)}`),
    tail: [],
    more: (left) => `${plural(left, 'more issue')} left out here.`
  };
}

/** The chart is one row, so that it goes in whole or not at all. */
function chart(report: ExpiryReport): Block | null {
  const drawn = gantt(report.principals, { title: 'Validity of credentials', maxRows: barsInGantt });
  if (drawn === '') return null;
  return { head: ['### Validity', ''], rows: [drawn], tail: [], more: () => 'The chart did not fit here.' };
}

function managedIdentity(report: ExpiryReport): Block | null {
  const count = report.managedIdentityClusters;
  const already =
    count > 0 ? `${plural(count, 'cluster')} already ${count === 1 ? 'uses' : 'use'} a managed identity, where nothing expires. ` : '';
  const example = managedIdentityExample(report);
  if (!example) return count > 0 ? text([already.trim()]) : null;
  const advice = 'Microsoft recommends it; a service principal is still needed where a cluster must reach another tenant.';
  const lead = `${already}${advice} For ${markdown(example.name, 63)}:`;
  return text(['### Managed identity instead', '', lead, '', '```sh', managedIdentityCommand(example), '```']);
}

function whatToDo(report: ExpiryReport): Block {
  return text(['### What to do next', '', ...nextSteps(report).map((step, index) => `${String(index + 1)}. ${markdown(step, 1000)}`)]);
}

export interface LogGroup {
  title: string;
  lines: string[];
}

/**
 * The report for the log, in groups; every line is safe for the runner. Groups with nothing to say are left out; verdict and next steps
 * are not folded away.
 */
export function logLines(report: ExpiryReport, issues: readonly IssueNote[]): LogGroup[] {
  const groups: LogGroup[] = [
    { title: '', lines: [logLine(verdict(report))] },
    { title: 'Scan', lines: scanLines(report) },
    { title: 'Service principals, most urgent first', lines: principalLines(report) },
    { title: 'Cannot sign in now', lines: outageLines(report) },
    { title: 'Problems', lines: report.problems.map(problemLine) },
    { title: 'Notes', lines: noteLines(report) },
    { title: 'Issues', lines: issues.filter(({ action }) => action !== 'unchanged').map(issueLine) },
    { title: '', lines: ['What to do next:', ...stepLines(report)] }
  ];
  return groups.filter((group) => group.lines.length > 0);
}

function indented(line: string): string {
  return `  ${logLine(line)}`;
}

function scanLines(report: ExpiryReport): string[] {
  const open = report.coverage.scanned.filter((subscription) => !subscription.covered);
  const lines = [
    `Tenant ${report.tenantId}, scanned ${isoTime(report.scannedAt)} (the service's clock).`,
    `${plural(report.managedIdentityClusters, 'cluster')} on managed identity.`,
    ...open.map(({ displayName, subscriptionId }) => `Not covered: subscription ${subscriptionId} (${displayName}).`)
  ];
  return lines.map((line) => logLine(line));
}

/** Columns are padded after each cell was made safe, since `logLine` folds runs of spaces. */
function principalLines(report: ExpiryReport): string[] {
  const rows = report.principals.map((principal) => {
    const end = endOf(principal, report.scannedAt);
    const cells = [
      statusWords[principal.severity],
      cut(nameOf(principal), 40),
      principal.appId,
      end ? `${end.keyId ?? '-'} ${end.when}` : 'no end known',
      useWords(principal),
      principal.clusters.length > 0 ? listed(principal.clusters, (assessed) => clusterName(assessed, plain), 3) : 'no cluster seen',
      nextStep(principal)
    ];
    return cells.map((cell) => logLine(cell, 200));
  });
  return aligned(rows);
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  );
}

function outageLines(report: ExpiryReport): string[] {
  return report.principals.flatMap((principal) =>
    principal.outages.flatMap(({ kind, message, wayOut }) => [
      logLine(`${nameOf(principal)} (app-id ${principal.appId}): ${message}`),
      indented(`Way out: ${wayOut} ${explainedAt(kind)}`)
    ])
  );
}

function noteLines(report: ExpiryReport): string[] {
  return report.principals.flatMap((principal) =>
    principal.notes.map((note) => logLine(`${nameOf(principal)} (app-id ${principal.appId}): ${note}`))
  );
}

function issueLine({ action, number, url, appId }: IssueNote): string {
  const which = number === null ? 'issue' : `issue ${String(number)}`;
  return logLine(`${action}: ${which} for ${appId ?? 'the digest'} ${url ?? ''}`);
}

function stepLines(report: ExpiryReport): string[] {
  const example = managedIdentityExample(report);
  const lines = nextSteps(report).map((step, index) => `  ${String(index + 1)}. ${step}`);
  if (example) lines.push(`  For good, move to a managed identity, for example: ${managedIdentityCommand(example)}`);
  return lines.map((line) => logLine(line));
}

export interface Annotation {
  level: 'error' | 'warning';
  title: string;
  message: string;
}

/**
 * Annotations of the run, most urgent first: what is down as errors, the rest as warnings. GitHub shows ten of each per step
 * (https://docs.github.com/rest/checks/runs), so at most `max` of each level; beyond that the last one counts the rest.
 */
export function annotations(report: ExpiryReport, max = 10): Annotation[] {
  const of = (severity: Severity, level: Annotation['level'], title: string): Annotation[] =>
    report.principals
      .filter((principal) => principal.severity === severity)
      .map((principal) => ({ level, title: `${title}: ${nameOf(principal)}`, message: annotationText(principal, report) }));
  const warnings: Annotation[] = [
    ...of('critical', 'warning', 'Service principal ends very soon'),
    ...(report.complete
      ? []
      : [{ level: 'warning' as const, title: 'Scan not complete', message: `${completeness(report)} ${explainedAt('scan-incomplete')}` }]),
    ...report.problems.map((problem) => ({ level: 'warning' as const, title: problem.code, message: problemLine(problem) })),
    ...of('expiring', 'warning', 'Service principal ends soon'),
    ...of('unknown', 'warning', 'Service principal not judged')
  ];
  return [...atMost(of('expired', 'error', 'Service principal down'), max), ...atMost(warnings, max)].map(({ level, title, message }) => ({
    level,
    title: logLine(title, 200),
    message: logLine(message)
  }));
}

function annotationText(principal: AssessedPrincipal, report: ExpiryReport): string {
  const end = endOf(principal, report.scannedAt);
  const [outage] = principal.outages;
  const what = outage?.message ?? (end ? `Its client secret ${end.keyId ?? ''} ${end.when}.` : 'Nothing is known of its secrets.');
  const clusters =
    principal.clusters.length > 0 ? ` Clusters: ${listed(principal.clusters, (assessed) => clusterName(assessed, plain))}.` : '';
  const text = `${nameOf(principal)} (app-id ${principal.appId}): ${what}${clusters} ${outage ? outage.wayOut : `${nextStep(principal)}.`}`;
  const id = stateCode(principal);
  return id === null ? text : `${cut(logLine(text, 10_000), 900)} ${explainedAt(id)}`;
}

function atMost(annotations: readonly Annotation[], max: number): Annotation[] {
  if (annotations.length <= max) return [...annotations];
  const shown = annotations.slice(0, Math.max(0, max - 1));
  const left = annotations.length - shown.length;
  const rest = annotations[shown.length];
  if (!rest || max < 1) return [];
  return [
    ...shown,
    { level: rest.level, title: `${String(left)} more`, message: `${String(left)} more of these are in the summary of this run.` }
  ];
}
