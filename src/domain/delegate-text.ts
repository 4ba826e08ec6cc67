/** What delegate says: rows for the log and the job summary, and the value of its output. */
import type { Problem } from './model.ts';
import { problemLine, problemMarkdown } from './problem-text.ts';
import { fit, type Block } from './report-blocks.ts';
import { code, logLine, markdown, plural } from './text.ts';

export type AssignmentState = 'created' | 'present' | 'planned' | 'removed' | 'failed';

/** What became of one assignment. */
export interface AssignmentRow {
  state: AssignmentState;
  scope: string;
  /** null when the role could not be found. */
  roleDefinitionId: string | null;
  /** As ARM calls it, or as the line does. */
  roleName: string;
  /** Resource id, of the one that is there or would be made; null when that is not known. */
  id: string | null;
  change: 'create' | 'remove' | 'none';
  /** Why, in a few words. */
  reason: string;
  problem: Problem | null;
}

export interface DelegateReport {
  principal: { objectId: string; appId: string; displayName: string };
  dryRun: boolean;
  rows: readonly AssignmentRow[];
  /** Made by this action, not listed, and left there. */
  kept: readonly { scope: string; roleName: string }[];
  /** How many other assignments of the principal were seen; this action never touches them. */
  others: number;
  /** Problems beside those of rows. */
  problems: readonly Problem[];
}

export const propagation =
  'A new role can take up to 60 minutes to reach the cluster (https://learn.microsoft.com/azure/aks/kubernetes-service-principal).';

/** JSON of the `assignments` output; holds no secret. */
export function assignmentsJson(rows: readonly AssignmentRow[]): string {
  return JSON.stringify(
    rows.map(({ scope, roleDefinitionId, roleName, id, state, change, problem }) => ({
      scope,
      roleDefinitionId,
      roleName,
      id,
      state,
      change,
      ...(problem ? { problem: problem.code } : {})
    }))
  );
}

/** One sentence, such as `2 created, 1 present`. */
export function verdict({ rows, dryRun }: DelegateReport): string {
  const states: AssignmentState[] = ['created', 'removed', 'planned', 'present', 'failed'];
  const counted = states.map((state) => ({ state, count: rows.filter((row) => row.state === state).length }));
  const parts = counted.filter(({ count }) => count > 0).map(({ state, count }) => `${count} ${state}`);
  return `${dryRun ? 'Dry run, nothing was sent: ' : ''}${plural(rows.length, 'role assignment')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
}

export function logLines(report: DelegateReport): { title: string; lines: string[] }[] {
  const rows = report.rows.map((row) => `${row.state.padEnd(8)} ${row.roleName} @ ${row.scope} (${row.reason})`);
  const kept = report.kept.map(
    ({ roleName, scope }) => `kept     ${roleName} @ ${scope} (extra: made by this action, not listed; prune: true removes it)`
  );
  const problems = [...report.rows.flatMap(({ problem }) => (problem ? [problem] : [])), ...report.problems];
  const lines = [...rows, ...kept, ...othersLine(report), verdict(report), ...(isNew(report) ? [propagation] : [])];
  return [
    { title: logLine(`Role assignments of ${nameOf(report)}`), lines: lines.map((line) => logLine(line)) },
    ...(problems.length > 0 ? [{ title: 'Problems', lines: problems.map(problemLine) }] : [])
  ];
}

/** Markdown of the job summary. What does not fit into GitHub's megabyte is left out by whole rows, with their number. */
export function summary(report: DelegateReport, limitBytes = summaryLimit): string {
  const { displayName, appId, objectId } = report.principal;
  const notes = [...othersLine(report).map((line) => markdown(line)), ...(isNew(report) ? [propagation] : [])];
  const problems = report.problems.map((each) => `- ${problemMarkdown(each)}`);
  const blocks = [
    text([
      `**${markdown(verdict(report))}**`,
      '',
      `Service principal ${markdown(displayName, 100)} ${code(appId)}, object id ${code(objectId)}.`
    ]),
    ...(problems.length > 0
      ? [{ ...text(['### Problems', '']), rows: problems, more: (left: number) => `${plural(left, 'more problem')} in the log.` }]
      : []),
    {
      head: ['| State | Role | Scope | Why |', '| --- | --- | --- | --- |'],
      rows: [...report.rows.map(tableRow), ...report.kept.map(keptRow)],
      tail: [],
      more: (left: number) => `${plural(left, 'more role assignment')} in the log.`
    },
    ...notes.map((note) => text([note]))
  ];
  return fit(blocks, limitBytes);
}

/** GitHub drops a larger step summary: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const summaryLimit = 1_000_000;

function text(head: readonly string[]): Block {
  return { head, rows: [], tail: [], more: () => '' };
}

function tableRow(row: AssignmentRow): string {
  return `| ${row.state} | ${markdown(row.roleName, 80)} | ${code(row.scope, 300)} | ${markdown(row.problem?.message ?? row.reason, 400)} |`;
}

function keptRow({ roleName, scope }: DelegateReport['kept'][number]): string {
  return `| kept | ${markdown(roleName, 80)} | ${code(scope, 300)} | extra: made by this action, not listed; \`prune: true\` removes it |`;
}

function isNew({ rows }: DelegateReport): boolean {
  return rows.some((row) => row.state === 'created');
}

function othersLine({ others }: DelegateReport): string[] {
  return others > 0
    ? [`${plural(others, 'other assignment')} of this principal at, above or below these scopes: not made by this action, left alone.`]
    : [];
}

function nameOf({ principal }: DelegateReport): string {
  return principal.displayName ? `${principal.displayName} (${principal.appId})` : principal.appId;
}
