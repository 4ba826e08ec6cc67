/** What cleanup says: the plan and what became of it, for the log and the job summary, and the value of its output. */
import { planDigest, requestOf, subjectOf, type CleanupStep, type CleanupWork } from './cleanup-plan.ts';
import type { Problem } from './model.ts';
import { problemLine, problemMarkdown } from './problem-text.ts';
import { fit, type Block } from './report-blocks.ts';
import { code, logLine, markdown, plural } from './text.ts';

export type StepState = 'planned' | 'done' | 'left';

export interface CleanupRow {
  step: CleanupStep;
  state: StepState;
}

export interface CleanupReport {
  dryRun: boolean;
  rows: readonly CleanupRow[];
  /** Looked at and left alone. */
  kept: readonly { what: string; reason: string }[];
  notes: readonly string[];
  problems: readonly Problem[];
  undoFile: string | null;
  plan: string;
}

/** Before it: a plan in words. */
export function planLines(works: readonly CleanupWork[]): string[] {
  const steps = works.flatMap((work) => work.steps);
  const lines = steps.map((step, index) => `${index + 1}. ${requestOf(step)} (${subjectOf(step)}: ${step.reason})`);
  return [...(lines.length > 0 ? lines : ['Nothing to remove.']), `Plan ${planDigest(works)}`].map((line) => logLine(line));
}

/** JSON of the `deleted` output: what this run removed, in its order; holds no secret. */
export function deletedJson(rows: readonly CleanupRow[]): string {
  return JSON.stringify(rows.flatMap(({ state, step }) => (state === 'done' && step.kind !== 'gone-mark' ? [deletedOf(step)] : [])));
}

function deletedOf(step: Exclude<CleanupStep, { kind: 'gone-mark' }>): Record<string, unknown> {
  switch (step.kind) {
    case 'cluster':
      return { kind: 'cluster', id: step.id };
    case 'role-assignment': {
      const { id, scope, roleDefinitionId, principalId } = step.assignment;
      return { kind: 'role-assignment', id, scope, roleDefinitionId, roleName: step.roleName, principalId };
    }
    case 'secret-version':
      return { kind: 'secret-version', store: step.store, keyId: step.keyId, disabled: true };
    case 'application':
    case 'service-principal':
      return { kind: step.kind, objectId: step.objectId, appId: step.appId, displayName: step.displayName, restorable: true };
    case 'purge':
      return { kind: step.of, objectId: step.objectId, appId: step.appId, restorable: false };
    case 'password':
      return { kind: 'credential', keyId: step.credential.keyId, appId: step.appId };
  }
}

/** One sentence, such as `4 requests: 3 done, 1 left.` */
export function verdict({ rows, dryRun, problems }: CleanupReport): string {
  if (rows.length === 0) return problems.length > 0 ? 'Nothing was removed.' : 'Nothing to remove.';
  if (dryRun) return `Dry run, nothing was sent: ${plural(rows.length, 'request')} planned.`;
  const done = rows.filter(({ state }) => state === 'done').length;
  const left = rows.length - done;
  return `${plural(rows.length, 'request')}: ${done} done${left > 0 ? `, ${left} left` : ''}.`;
}

const restorable =
  'Deleted applications and service principals can be restored for 30 days (https://learn.microsoft.com/graph/api/directory-deleteditems-restore); the undo file holds the commands.';

export function logLines(report: CleanupReport): { title: string; lines: string[] }[] {
  const rows = report.rows.map(({ state, step }) => `${state.padEnd(7)} ${subjectOf(step)} (${step.reason})`);
  const kept = report.kept.map(({ what, reason }) => `kept    ${what}: ${reason}`);
  const lines = [...rows, ...kept, ...notesOf(report), verdict(report)];
  return [
    { title: 'Cleanup', lines: lines.map((line) => logLine(line)) },
    ...(report.problems.length > 0 ? [{ title: 'Problems', lines: report.problems.map(problemLine) }] : [])
  ];
}

/** Markdown of the job summary. What does not fit into GitHub's megabyte is left out by whole rows, with their number. */
export function summary(report: CleanupReport, limitBytes = summaryLimit): string {
  const blocks: Block[] = [text([`**${markdown(verdict(report))}**`])];
  if (report.problems.length > 0)
    blocks.push({
      ...text(['### Problems', '']),
      rows: report.problems.map((each) => `- ${problemMarkdown(each, 2000)}`),
      more: (left) => `${plural(left, 'more problem')} in the log.`
    });
  if (report.rows.length > 0)
    blocks.push({
      head: ['| State | What | Request | Why |', '| --- | --- | --- | --- |'],
      rows: report.rows.map(
        ({ state, step }) =>
          `| ${state} | ${markdown(subjectOf(step), 300)} | ${code(requestOf(step), 400)} | ${markdown(step.reason, 300)} |`
      ),
      tail: [],
      more: (left) => `${plural(left, 'more request')} in the log.`
    });
  if (report.kept.length > 0)
    blocks.push({
      head: ['### Left alone', '', '| What | Why |', '| --- | --- |'],
      rows: report.kept.map(({ what, reason }) => `| ${markdown(what, 300)} | ${markdown(reason, 400)} |`),
      tail: [],
      more: (left) => `${plural(left, 'more object')} in the log.`
    });
  blocks.push(...notesOf(report).map((note) => text([markdown(note, 600)])));
  return fit(blocks, limitBytes);
}

/** GitHub drops a larger step summary: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const summaryLimit = 1_000_000;

function text(head: readonly string[]): Block {
  return { head, rows: [], tail: [], more: () => '' };
}

function notesOf({ notes, undoFile, plan, rows }: CleanupReport): string[] {
  const deletes = rows.some(({ step, state }) => state === 'done' && (step.kind === 'application' || step.kind === 'service-principal'));
  return [
    ...notes,
    ...(undoFile === null ? [] : [`Undo file: ${undoFile}.`]),
    ...(deletes && !rows.some(({ step }) => step.kind === 'purge') ? [restorable] : []),
    ...(rows.length > 0 ? [`Plan ${plan}.`] : [])
  ];
}
