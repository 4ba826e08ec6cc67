/** delegate: gives the service principal of a cluster its roles at other resources; a second run changes nothing. */
import { afterDelegate, framed, withNext } from '../domain/after-run.ts';
import type { Grant } from '../domain/access.ts';
import { assignmentsJson, logLines, summary, verdict, type DelegateReport } from '../domain/delegate-text.ts';
import type { Problem } from '../domain/model.ts';
import { problemLine } from '../domain/problem-text.ts';
import type { Caller } from '../ports.ts';
import type { Annotation, OperationResult, Outcome } from '../result.ts';
import { giveAccess, type AccessPorts, type AccessResult } from './delegate-access.ts';
import { ownIdentity, resolvePrincipal, type PrincipalPorts, type Target } from './delegate-principal.ts';

export interface DelegateSettings {
  target: Target;
  grants: readonly Grant[];
  prune: boolean;
  dryRun: boolean;
}

export interface DelegatePorts extends AccessPorts, PrincipalPorts {
  caller: Caller;
}

/** @throws ActionError when the principal cannot be found; what fails for one line only goes into the result */
export async function delegate(settings: DelegateSettings, ports: DelegatePorts): Promise<OperationResult> {
  const principal = await resolvePrincipal(settings.target, ports);
  ports.log.info(`Service principal ${principal.displayName} (appId ${principal.appId}, object id ${principal.objectId}).`);
  const { grants, prune, dryRun } = settings;
  const access = await ports.log.group('Roles', () => giveAccess({ principalId: principal.objectId, grants, prune, dryRun }, ports));
  const warnings = ownIdentity(principal, ports.caller);
  return toResult({ principal, dryRun, ...access, problems: [...warnings, ...access.problems] }, access);
}

function toResult(report: DelegateReport, access: AccessResult): OperationResult {
  const outcome = outcomeOf(report, access);
  const failure = access.failed ? failureOf(report) : null;
  const problems = [...report.rows.flatMap(({ problem }) => (problem ? [problem] : [])), ...report.problems];
  return {
    outcome,
    complete: access.complete,
    outputs: { assignments: assignmentsJson(report.rows) },
    result: {
      operation: 'delegate',
      outcome,
      complete: access.complete,
      principal: report.principal,
      assignments: JSON.parse(assignmentsJson(report.rows)) as unknown,
      kept: report.kept,
      problems: problems.map(({ code, message }) => ({ code, message }))
    },
    summary: withNext(summary(report), afterDelegate(report)),
    log: framed(verdict(report), logLines(report), afterDelegate(report)),
    annotations: annotations(report, problems, failure),
    files: [],
    problems,
    failure
  };
}

/** One each; what the step fails with anyway is not said twice. */
function annotations({ rows }: DelegateReport, problems: readonly Problem[], failure: Problem | null): Annotation[] {
  const errors = new Set(rows.filter((row) => row.state === 'failed').map((row) => row.problem));
  return problems
    .filter((problem) => problem !== failure)
    .map((problem) => ({
      level: errors.has(problem) ? ('error' as const) : ('warning' as const),
      title: `delegate: ${problem.code}`,
      message: problemLine(problem)
    }));
}

function outcomeOf({ rows, dryRun }: DelegateReport, { failed }: AccessResult): Outcome {
  const some = (state: string): boolean => rows.some((row) => row.state === state);
  if (failed) return rows.every((row) => row.state === 'failed') ? 'failed' : 'partial';
  if (dryRun) return some('planned') ? 'planned' : 'unchanged';
  return some('created') || some('removed') ? 'changed' : 'unchanged';
}

/** With one failure its own text; with several their number, since each has a line of its own above. */
function failureOf(report: DelegateReport): Problem {
  const failed = report.rows.filter((row) => row.state === 'failed');
  const [only, ...more] = failed;
  if (only?.problem && more.length === 0) return only.problem;
  return {
    code: 'delegate-incomplete',
    message: `Not everything that was asked for was done. ${verdict(report)}`,
    hint: 'The messages above say why for each; a further run does what is missing and repeats nothing.'
  };
}
