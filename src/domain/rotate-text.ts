/** What rotate says: the log, the job summary and the values of its outputs. Nothing here has a secret to show. */
import { originOf } from './ledger.ts';
import type { Credential, Instant, Problem } from './model.ts';
import { problemLine, problemMarkdown } from './problem-text.ts';
import { fit, type Block } from './report-blocks.ts';
import type { RetireVerdict } from './retire.ts';
import type { Step } from './rotation-steps.ts';
import { code, isoDate, logLine, markdown, plural } from './text.ts';

export type ClusterRowState = 'accepted' | 'refused' | 'failed' | 'waiting' | 'skipped' | 'stopped' | 'planned' | 'unchanged' | 'held-back';

export interface ClusterRow {
  id: string;
  name: string;
  nodes: number;
  state: ClusterRowState;
  /** Key id that the ledger shows for it, where it is unambiguous. */
  keyId: string | null;
  problem: Problem | null;
}

export interface RotateReport {
  principal: { appId: string; objectId: string; displayName: string };
  dryRun: boolean;
  outcome: string;
  complete: boolean;
  /** Why it acted, or would. */
  reasons: readonly string[];
  /** What a dry run would send. */
  steps: readonly Step[];
  /** The credential that was handed out. */
  secret: { keyId: string; endsOn: Instant; made: boolean } | null;
  stores: readonly string[];
  clusters: readonly ClusterRow[];
  removed: readonly Credential[];
  /** Of the last look, without what was removed. */
  verdicts: readonly RetireVerdict[];
  notes: readonly string[];
  problems: readonly Problem[];
  /** Those of a dry run that would stop the real one. */
  blocking: readonly Problem[];
}

/** One sentence, first in the log and in the summary. */
export function verdict(report: RotateReport): string {
  const { clusters, secret, removed, outcome } = report;
  const count = (state: ClusterRowState): number => clusters.filter((row) => row.state === state).length;
  if (report.dryRun)
    return report.steps.length > 0 ? `Dry run, nothing was sent: ${plural(report.steps.length, 'step')} to do.` : 'Dry run: nothing to do.';
  const accepted = count('accepted');
  const open = clusters.filter((row) => ['refused', 'failed', 'waiting', 'skipped', 'held-back'].includes(row.state)).length;
  const parts = [
    ...(secret ? [`${secret.made ? 'new secret' : 'stored secret'} until ${isoDate(secret.endsOn)}`] : []),
    ...(accepted > 0 ? [`accepted by ${plural(accepted, 'cluster')}`] : []),
    ...(open > 0 ? [`${plural(open, 'cluster')} still to do`] : []),
    ...(count('stopped') > 0 ? [`${plural(count('stopped'), 'stopped cluster')} left on the old one`] : []),
    ...(removed.length > 0 ? [`${plural(removed.length, 'old secret')} removed`] : [])
  ];
  if (parts.length === 0)
    return outcome === 'unchanged' ? 'Nothing to do: every running cluster has a secret that lasts.' : `Nothing was changed (${outcome}).`;
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export function logLines(report: RotateReport): { title: string; lines: string[] }[] {
  const groups = [
    { title: 'Why', lines: [...report.reasons] },
    { title: 'Steps', lines: report.steps.map((step, index) => `${String(index + 1).padStart(2)}. ${step.request}  (${step.reason})`) },
    { title: `Clusters of ${nameOf(report)}`, lines: report.clusters.map(clusterLine) },
    {
      title: 'Secrets',
      lines: [...report.removed.map((credential) => `removed  ${describe(credential)}`), ...report.verdicts.map(verdictLine)]
    },
    { title: 'Notes', lines: [...report.notes] },
    { title: 'Problems', lines: report.problems.map(problemLine) },
    { title: 'Result', lines: [verdict(report)] }
  ];
  return groups
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title: logLine(title), lines: lines.map((line) => logLine(line)) }));
}

/** GitHub drops a larger step summary: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const summaryLimit = 1_000_000;

export function summary(report: RotateReport, limitBytes = summaryLimit): string {
  const { principal } = report;
  const problems = report.problems.map((each) => `- ${problemMarkdown(each)}`);
  const blocks: Block[] = [
    text([
      `**${markdown(verdict(report))}**`,
      '',
      `Service principal ${markdown(principal.displayName, 100)} ${code(principal.appId)}, application object id ${code(principal.objectId)}.`
    ]),
    { ...list(problems, 'more problem'), head: problems.length > 0 ? ['### Problems', ''] : [] },
    table(
      ['| Cluster | State | Secret | Nodes | Why |', '| --- | --- | --- | ---: | --- |'],
      report.clusters.map(clusterRow),
      'more cluster'
    ),
    table(
      ['| # | Request | Why |', '| ---: | --- | --- |'],
      report.steps.map((step, index) => `| ${index + 1} | ${code(step.request, 300)} | ${markdown(step.reason, 400)} |`),
      'more step'
    ),
    table(
      ['| Secret | Made by | Ends | |', '| --- | --- | --- | --- |'],
      [
        ...report.removed.map((credential) => secretRow(credential, 'removed')),
        ...report.verdicts.map((each) => secretRow(each.credential, each.reason))
      ],
      'more secret'
    ),
    list(
      report.notes.map((note) => `- ${markdown(note, 500)}`),
      'more note'
    )
  ];
  return fit(
    blocks.filter((block) => block.head.length > 0 || block.rows.length > 0),
    limitBytes
  );
}

/** JSON of the `clusters` output. */
export function clustersJson(rows: readonly ClusterRow[]): string {
  return JSON.stringify(rows.map(({ id, state, keyId, problem }) => ({ id, state, keyId, ...(problem ? { problem: problem.code } : {}) })));
}

function clusterLine({ id, state, nodes, keyId, problem }: ClusterRow): string {
  return `${state.padEnd(9)} ${id} (${plural(nodes, 'node')}${keyId ? `, secret ${keyId}` : ''}${problem ? `; ${problem.code}` : ''})`;
}

function verdictLine({ credential, remove, reason }: RetireVerdict): string {
  return `${remove ? 'to go   ' : 'kept    '} ${describe(credential)}: ${reason}`;
}

function describe(credential: Credential): string {
  return `${credential.keyId} (${originOf(credential.displayName)}, until ${isoDate(credential.endsOn)})`;
}

function clusterRow({ id, state, keyId, nodes, problem }: ClusterRow): string {
  return `| ${code(id, 300)} | ${state} | ${keyId ? code(keyId) : ''} | ${nodes} | ${problem ? markdown(problem.message, 400) : ''} |`;
}

function secretRow(credential: Credential, why: string): string {
  const maker = originOf(credential.displayName) === 'foreign' ? 'others' : 'this action';
  return `| ${code(credential.keyId)} | ${maker} | ${isoDate(credential.endsOn)} | ${markdown(why, 300)} |`;
}

function nameOf({ principal }: RotateReport): string {
  return principal.displayName ? `${principal.displayName} (${principal.appId})` : principal.appId;
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
