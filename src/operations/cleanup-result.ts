/** The result of a cleanup as data. */
import { afterCleanup, framed, withNext } from '../domain/after-run.ts';
import { deletedJson, logLines, summary, verdict, type CleanupReport, type CleanupRow } from '../domain/cleanup-text.ts';
import { requestOf } from '../domain/cleanup-plan.ts';
import type { Problem } from '../domain/model.ts';
import { problemLine } from '../domain/problem-text.ts';
import type { Annotation, OperationResult, Outcome } from '../result.ts';
import type { WorkResult } from './cleanup-carry-out.ts';

export interface CleanupEnd {
  complete: boolean;
  /** Refused before anything was sent. */
  failure: Problem | null;
  /** null: nothing was carried out. */
  results: readonly WorkResult[] | null;
}

export function toResult(before: CleanupReport, end: CleanupEnd): OperationResult {
  const rows = end.results ? rowsOf(end.results) : before.rows;
  const found = (end.results ?? []).flatMap(({ problem }) => (problem ? [problem] : []));
  const report: CleanupReport = { ...before, rows, problems: [...(end.failure ? [end.failure] : []), ...found, ...before.problems] };
  const outcome = outcomeOf(report, end);
  const broken = (end.results ?? []).flatMap(({ problem, waiting }) => (problem && !waiting ? [problem] : []));
  const failure = end.failure ?? broken[0] ?? null;
  const { problems, undoFile, plan } = report;
  return {
    outcome,
    complete: end.complete,
    outputs: { deleted: deletedJson(rows), plan, ...(undoFile === null ? {} : { 'undo-file': undoFile }) },
    result: {
      operation: 'cleanup',
      outcome,
      complete: end.complete,
      plan,
      undoFile,
      requests: rows.map(({ step, state }) => ({ request: requestOf(step), reason: step.reason, state })),
      deleted: JSON.parse(deletedJson(rows)) as unknown,
      kept: report.kept,
      problems: problems.map(({ code, message }) => ({ code, message }))
    },
    summary: withNext(summary(report), afterCleanup(report)),
    log: framed(verdict(report), logLines(report), afterCleanup(report)),
    annotations: annotations(problems, failure),
    files: [],
    problems,
    failure
  };
}

function rowsOf(results: readonly WorkResult[]): CleanupRow[] {
  return results.flatMap(({ done, left }) => [
    ...done.map((step) => ({ step, state: 'done' as const })),
    ...left.map((step) => ({ step, state: 'left' as const }))
  ]);
}

function outcomeOf({ rows, dryRun }: CleanupReport, { failure, results }: CleanupEnd): Outcome {
  if (failure) return 'failed';
  if (!results) return dryRun && rows.length > 0 ? 'planned' : 'unchanged';
  const broken = results.some(({ problem, waiting }) => problem !== null && !waiting);
  const did = rows.some(({ state }) => state === 'done');
  if (broken) return did ? 'partial' : 'failed';
  if (results.some(({ waiting }) => waiting)) return 'waiting';
  return did ? 'changed' : 'unchanged';
}

/** One each; what the step fails with anyway is not said twice. */
function annotations(problems: readonly Problem[], failure: Problem | null): Annotation[] {
  return problems
    .filter((problem) => problem !== failure)
    .map((problem) => ({ level: 'warning' as const, title: `cleanup: ${problem.code}`, message: problemLine(problem) }));
}
