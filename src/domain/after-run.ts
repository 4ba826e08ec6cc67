/** What is left for people after a writing operation: the verdict first, so that it is seen at once, and what to do next last. */
import type { CleanupReport } from './cleanup-text.ts';
import type { DelegateReport } from './delegate-text.ts';
import type { Problem } from './model.ts';
import { allProblems, type ProvisionReport } from './provision-text.ts';
import type { ClusterRowState, RotateReport } from './rotate-text.ts';
import { isoDate, logLine, markdown } from './text.ts';

export interface LogGroup {
  /** Empty: not folded. */
  title: string;
  lines: readonly string[];
}

const nothing = 'Nothing to do.';
const mend = 'Mend what is named under Problems and run it again: it goes on from what is there.';

/** The groups of a log between the verdict and what to do next, which are not folded; a group that only says the verdict is left out. */
export function framed(verdict: string, groups: readonly LogGroup[], next: readonly string[]): LogGroup[] {
  const steps = next.map((step, index) => logLine(next.length > 1 ? `  ${index + 1}. ${step}` : `  ${step}`));
  const others = groups.filter(({ lines }) => lines.length !== 1 || lines[0] !== logLine(verdict));
  return [{ title: '', lines: [logLine(verdict)] }, ...others, { title: '', lines: ['What to do next:', ...steps] }];
}

/** The summary with what to do next at its end. */
export function withNext(summary: string, next: readonly string[]): string {
  return `${summary.trimEnd()}\n\n### What to do next\n\n${next.map((step, index) => `${index + 1}. ${markdown(step, 1000)}`).join('\n')}\n`;
}

function afterDryRun(planned: boolean, problems: readonly Problem[], real = 'run it again without dry-run'): string[] {
  if (problems.length > 0)
    return [
      'Mend what is named under Problems, missing rights with the commands there, and make the dry run again: the real run would fail.'
    ];
  return [planned ? `If this plan is what you want, ${real}.` : nothing];
}

const unfinished: readonly ClusterRowState[] = ['refused', 'failed', 'waiting', 'skipped', 'held-back'];

export function afterRotate(report: RotateReport): string[] {
  const { clusters, problems, secret, verdicts, outcome } = report;
  if (report.dryRun)
    return afterDryRun(report.steps.length > 0, report.blocking, 'run it again without dry-run, when nodes may be reimaged');
  const stopped = clusters.filter(({ state }) => state === 'stopped').map(({ name }) => name);
  const open = clusters.some(({ state }) => unfinished.includes(state));
  const steps = [
    outcome === 'waiting' ? 'Run it again later: another run, or an operation of a cluster, is not over yet.' : '',
    open || (problems.length > 0 && outcome !== 'waiting' && outcome !== 'unchanged' && outcome !== 'changed')
      ? `${mend} The old secret stays valid for the clusters that have not got the new one.`
      : '',
    stopped.length > 0 ? `Start ${stopped.slice(0, 10).join(', ')} and run it again; until then the old secret is kept for them.` : '',
    secret !== null && !open && verdicts.length > 1
      ? 'Run it again once the overlap is over, or leave that to the schedule: it removes what no cluster uses any more.'
      : ''
  ].filter((step) => step !== '');
  return steps.length > 0 ? steps : [nothing];
}

export function afterProvision(report: ProvisionReport): string[] {
  const problems = allProblems(report);
  const planned = report.steps.length > 0 || report.rows.some(({ state }) => state === 'planned');
  if (report.dryRun) return afterDryRun(planned, problems);
  if (report.cluster?.state === 'waiting') return ['Run it again later: the cluster is still being made.'];
  if (problems.length > 0) return [mend];
  const { secret, rows } = report;
  const steps = [
    rows.some(({ state }) => state === 'created') ? 'Give the new roles up to 60 minutes before you rely on them.' : '',
    secret.state === 'made' && secret.endsOn !== null
      ? `Have check-expiry watch it and rotate renew it: the secret ends on ${isoDate(secret.endsOn)}.`
      : ''
  ].filter((step) => step !== '');
  return steps.length > 0 ? steps : [nothing];
}

export function afterDelegate({ dryRun, rows, kept, problems }: DelegateReport): string[] {
  const all = [...rows.flatMap(({ problem }) => (problem ? [problem] : [])), ...problems];
  if (dryRun)
    return afterDryRun(
      rows.some(({ state }) => state === 'planned'),
      all
    );
  const steps = [
    rows.some(({ state }) => state === 'failed') ? mend : '',
    rows.some(({ state }) => state === 'created') ? 'Give the new roles up to 60 minutes before you rely on them.' : '',
    kept.length > 0 ? 'Decide on what is kept although no line lists it: prune: true removes it.' : ''
  ].filter((step) => step !== '');
  return steps.length > 0 ? steps : [nothing];
}

export function afterCleanup({ dryRun, rows, problems, undoFile, plan }: CleanupReport): string[] {
  if (dryRun) return afterDryRun(rows.length > 0, problems, `run it again without dry-run and with expected-plan: ${plan}`);
  if (problems.length > 0) return [mend];
  const deleted = rows.some(({ step, state }) => state === 'done' && step.kind !== 'gone-mark');
  return [deleted && undoFile !== null ? `Keep ${undoFile}: it names everything that was removed and how to bring it back.` : nothing];
}
