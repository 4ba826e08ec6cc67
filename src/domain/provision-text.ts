/** What provision says: the log, the job summary and the values of its outputs. Nothing here has a secret to show. */
import { propagation, type AssignmentRow } from './delegate-text.ts';
import type { Instant, Problem } from './model.ts';
import { problemLine, problemMarkdown } from './problem-text.ts';
import { fit, type Block } from './report-blocks.ts';
import type { Step } from './rotation-steps.ts';
import { code, isoDate, logLine, markdown, plural } from './text.ts';

export interface SecretReport {
  /** `kept`: of an earlier run; `planned`: a dry run would make one. */
  state: 'made' | 'reused' | 'kept' | 'planned' | 'none';
  keyId: string | null;
  endsOn: Instant | null;
  /** Names of the stores that are known to hold it. */
  stored: readonly string[];
  /** One sentence. */
  reason: string;
}

export interface ProvisionReport {
  dryRun: boolean;
  displayName: string;
  appId: string | null;
  objectId: string | null;
  servicePrincipalId: string | null;
  tenantId: string;
  application: 'made' | 'adopted' | 'finished' | 'present' | 'planned' | 'unknown';
  secret: SecretReport;
  cluster: { id: string; state: 'made' | 'present' | 'waiting' | 'planned' | 'failed' } | null;
  /** What a dry run would send. */
  steps: readonly Step[];
  rows: readonly AssignmentRow[];
  removed: readonly { keyId: string; endsOn: Instant }[];
  /** Managed secrets beside the one above, and why each stays. */
  others: readonly { keyId: string; endsOn: Instant; reason: string }[];
  notes: readonly string[];
  problems: readonly Problem[];
}

/** One sentence, first in the summary and last in the log. */
export function verdict(report: ProvisionReport): string {
  const { steps, rows, dryRun, secret, cluster, removed } = report;
  const planned = steps.length + rows.filter((row) => row.state === 'planned').length;
  if (dryRun) return planned > 0 ? `Dry run, nothing was sent: ${plural(planned, 'step')} to do.` : 'Dry run: nothing to do.';
  const created = rows.filter((row) => row.state === 'created').length;
  const failed = rows.filter((row) => row.state === 'failed').length;
  const acts = ['made', 'adopted', 'finished'].includes(report.application);
  const parts = [
    ...(acts ? [`application ${report.application}`] : []),
    ...(secret.state === 'made' && secret.endsOn !== null ? [`new secret until ${isoDate(secret.endsOn)}`] : []),
    ...(created > 0 ? [`${plural(created, 'role assignment')} made`] : []),
    ...(failed > 0 ? [`${plural(failed, 'role assignment')} failed`] : []),
    ...(cluster?.state === 'made' ? ['cluster made'] : []),
    ...(cluster?.state === 'waiting' ? ['cluster still being made'] : []),
    ...(removed.length > 0 ? [`${plural(removed.length, 'old secret')} removed`] : [])
  ];
  const text = parts.join(', ');
  return text === '' ? 'Nothing was changed.' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Which secret there is, until when, and where it went. */
export function secretLine({ state, keyId, endsOn, stored, reason }: SecretReport): string {
  if (keyId === null || endsOn === null) return reason;
  const words = { made: 'New secret', reused: 'Secret', kept: 'Secret', planned: 'Secret', none: 'Secret' };
  const where = stored.length > 0 ? ` It stands in: ${stored.join('; ')}.` : '';
  return `${words[state]} ${keyId}, valid until ${isoDate(endsOn)}.${where}${reason === '' ? '' : ` ${reason}`}`;
}

export function logLines(report: ProvisionReport): { title: string; lines: string[] }[] {
  const groups = [
    {
      title: 'Principal',
      lines: [
        `Application ${report.displayName}: ${report.application}, appId ${report.appId ?? 'not known yet'}, object id ${report.objectId ?? 'not known yet'}`,
        `Service principal: object id ${report.servicePrincipalId ?? 'not known yet'}, tenant ${report.tenantId}`,
        secretLine(report.secret),
        ...(report.cluster ? [`Cluster ${report.cluster.id}: ${report.cluster.state}`] : [])
      ]
    },
    { title: 'Steps', lines: report.steps.map((step, index) => `${String(index + 1).padStart(2)}. ${step.request}  (${step.reason})`) },
    {
      title: 'Role assignments',
      lines: [
        ...report.rows.map((row) => `${row.state.padEnd(8)} ${row.roleName} @ ${row.scope} (${row.reason})`),
        ...(isNew(report) ? [propagation] : [])
      ]
    },
    {
      title: 'Other secrets',
      lines: [
        ...report.removed.map(({ keyId, endsOn }) => `removed  ${keyId} (until ${isoDate(endsOn)})`),
        ...report.others.map(({ keyId, endsOn, reason }) => `kept     ${keyId} (until ${isoDate(endsOn)}): ${reason}`)
      ]
    },
    { title: 'Notes', lines: [...report.notes] },
    { title: 'Problems', lines: allProblems(report).map(problemLine) },
    { title: 'Result', lines: [verdict(report)] }
  ];
  return groups
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title: logLine(title), lines: lines.map((line) => logLine(line)) }));
}

/** GitHub drops a larger step summary: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const summaryLimit = 1_000_000;

/** Markdown of the job summary; what does not fit is left out by whole rows. */
export function summary(report: ProvisionReport, limitBytes = summaryLimit): string {
  const { displayName, appId, objectId, servicePrincipalId, cluster } = report;
  const ids = [
    ['appId', appId],
    ['application object id', objectId],
    ['service principal object id', servicePrincipalId]
  ].flatMap(([name, id]) => (id ? [`${name ?? ''} ${code(id)}`] : []));
  const problems = report.problems.map((each) => `- ${problemMarkdown(each)}`);
  const blocks: Block[] = [
    text([
      `**${markdown(verdict(report))}**`,
      '',
      `Application ${markdown(displayName, 100)}${ids.length > 0 ? `, ${ids.join(', ')}` : ''}.`,
      '',
      markdown(secretLine(report.secret), 1000),
      ...(cluster ? ['', `Cluster ${code(cluster.id, 300)}: ${cluster.state}.`] : [])
    ]),
    { ...list(problems, 'more problem'), head: problems.length > 0 ? ['### Problems', ''] : [] },
    table(
      ['| # | Request | Why |', '| ---: | --- | --- |'],
      report.steps.map((step, index) => `| ${index + 1} | ${code(step.request, 300)} | ${markdown(step.reason, 400)} |`),
      'more step'
    ),
    table(['| State | Role | Scope | Why |', '| --- | --- | --- | --- |'], report.rows.map(assignmentRow), 'more role assignment'),
    table(['| Other secret | Ends | |', '| --- | --- | --- |'], otherRows(report), 'more secret'),
    list([...report.notes.map((note) => `- ${markdown(note, 500)}`), ...(isNew(report) ? [`- ${propagation}`] : [])], 'more note')
  ];
  return fit(
    blocks.filter((block) => block.head.length > 0 || block.rows.length > 0),
    limitBytes
  );
}

/** Those of single role assignments too. */
export function allProblems({ rows, problems }: Pick<ProvisionReport, 'rows' | 'problems'>): Problem[] {
  return [...rows.flatMap(({ problem }) => (problem ? [problem] : [])), ...problems];
}

function isNew({ rows }: ProvisionReport): boolean {
  return rows.some((row) => row.state === 'created');
}

function assignmentRow(row: AssignmentRow): string {
  return `| ${row.state} | ${markdown(row.roleName, 80)} | ${code(row.scope, 300)} | ${markdown(row.problem?.message ?? row.reason, 400)} |`;
}

function otherRows({ removed, others }: ProvisionReport): string[] {
  return [
    ...removed.map(({ keyId, endsOn }) => `| ${code(keyId)} | ${isoDate(endsOn)} | removed |`),
    ...others.map(({ keyId, endsOn, reason }) => `| ${code(keyId)} | ${isoDate(endsOn)} | ${markdown(reason, 300)} |`)
  ];
}

function text(head: readonly string[]): Block {
  return { head, rows: [], tail: [], more: () => '' };
}

function list(rows: string[], what: string): Block {
  return { head: [], rows, tail: [], more: (left) => `${plural(left, what)} in the log.` };
}

function table(head: string[], rows: string[], what: string): Block {
  return { head: rows.length > 0 ? head : [], rows, tail: [], more: (left) => `${plural(left, what)} in the log.` };
}
