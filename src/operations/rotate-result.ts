/** What a rotation came to: outcome, outputs, texts. */
import { afterRotate, framed, withNext } from '../domain/after-run.ts';
import { useOf } from '../domain/expiry.ts';
import type { Cluster, Credential, Problem } from '../domain/model.ts';
import { problemLine } from '../domain/problem-text.ts';
import type { RetireVerdict } from '../domain/retire.ts';
import {
  clustersJson,
  logLines,
  summary,
  verdict,
  type ClusterRow,
  type ClusterRowState,
  type RotateReport
} from '../domain/rotate-text.ts';
import type { RotationPlan } from '../domain/rotation.ts';
import type { Step } from '../domain/rotation-steps.ts';
import { isoTime } from '../domain/text.ts';
import type { Annotation, OperationResult, Outcome } from '../result.ts';
import type { HandOut } from './rotate-hand-out.ts';
import type { Principal } from './rotate-principal.ts';
import type { Gathered } from './rotation-facts.ts';

/** Everything that is known at the end of a run, or of a plan. */
export interface RotateState {
  settings: { dryRun: boolean };
  principal: Principal;
  /** The last look. */
  gathered: Gathered;
  plan: RotationPlan;
  steps: (stores: readonly string[]) => Step[];
  notes: string[];
  handed: HandOut | null;
  removed: readonly Credential[];
  verdicts: readonly RetireVerdict[];
  /** No running cluster of the last look needs another secret. */
  settled: boolean;
  wrote: boolean;
  /** Why this run gave way to another. */
  waiting: Problem | null;
  /** What ended this run after it had written. */
  ended: Problem | null;
  problems: readonly Problem[];
  /** Names of the stores that were asked for. */
  stores: readonly string[];
}

export function toResult(state: RotateState): OperationResult {
  const outcome = outcomeOf(state);
  const report = reportOf(state, outcome);
  const failure = failureOf(state, report, outcome);
  return {
    outcome,
    complete: state.gathered.users.complete,
    outputs: {
      'key-id': report.secret?.keyId ?? '',
      'expires-on': report.secret ? isoTime(report.secret.endsOn) : '',
      clusters: clustersJson(report.clusters),
      retired: JSON.stringify(report.removed.map(({ keyId }) => keyId))
    },
    result: {
      operation: 'rotate',
      outcome,
      complete: state.gathered.users.complete,
      principal: report.principal,
      secret: report.secret ? { keyId: report.secret.keyId, expiresOn: isoTime(report.secret.endsOn) } : null,
      clusters: JSON.parse(clustersJson(report.clusters)) as unknown,
      retired: report.removed.map(({ keyId }) => keyId),
      problems: report.problems.map(({ code, message }) => ({ code, message }))
    },
    summary: withNext(summary(report), afterRotate(report)),
    log: framed(verdict(report), logLines(report), afterRotate(report)),
    annotations: annotations(report, failure),
    files: [],
    problems: report.problems,
    failure
  };
}

function outcomeOf(state: RotateState): Outcome {
  const { settings, plan, waiting, ended, handed, gathered, settled, wrote } = state;
  const idle = plan.kind === 'unchanged' || plan.kind === 'stuck';
  if (settings.dryRun && !idle) return 'planned';
  if (waiting) return 'waiting';
  if (ended) return 'failed';
  if (plan.kind === 'stuck' || handed?.kept === false) return 'failed';
  const open = openOutcome(handed);
  if (open === 'partial' || !gathered.users.seen) return 'partial';
  if (open === 'waiting') return 'waiting';
  if (!settled) return 'partial';
  return wrote ? 'changed' : 'unchanged';
}

/** What is left of handing out the secret. */
function openOutcome(handed: HandOut | null): 'partial' | 'waiting' | null {
  const kinds = new Set([...(handed?.outcomes.values() ?? [])].map(({ kind }) => kind));
  if ((handed?.problems.length ?? 0) > 0 || kinds.has('refused') || kinds.has('failed') || kinds.has('skipped')) return 'partial';
  return kinds.has('waiting') ? 'waiting' : null;
}

function reportOf(state: RotateState, outcome: Outcome): RotateReport {
  const { principal, gathered, handed, plan } = state;
  const { appId, objectId, displayName } = principal.application;
  const gone = new Set(state.removed.map(({ keyId }) => keyId));
  return {
    principal: { appId, objectId, displayName },
    dryRun: state.settings.dryRun,
    outcome,
    complete: gathered.users.complete,
    reasons: plan.reasons,
    steps: state.settings.dryRun ? state.steps(state.stores) : [],
    secret: handed?.kept ? handed.secret : null,
    stores: handed?.stored ?? [],
    clusters: gathered.users.clusters.map((cluster) => rowOf(cluster, state)),
    removed: state.removed,
    verdicts: state.verdicts.filter(({ credential }) => !gone.has(credential.keyId)),
    notes: [...state.notes, ...(handed?.stored ?? []).map((name) => `Stored in: ${name}.`)],
    problems: problemsOf(state),
    blocking: state.settings.dryRun ? state.problems : []
  };
}

function rowOf(cluster: Cluster, state: RotateState): ClusterRow {
  const outcome = state.handed?.outcomes.get(cluster.id.toLowerCase());
  return {
    id: cluster.id,
    name: cluster.name,
    nodes: cluster.nodeCount,
    state: outcome?.kind ?? (interrupted(cluster, state) ? 'failed' : restingState(cluster, state)),
    keyId: keyIdOf(cluster, state),
    problem: outcome && 'problem' in outcome ? outcome.problem : interrupted(cluster, state) ? state.ended : null
  };
}

/** What it is known to have. */
function keyIdOf(cluster: Cluster, { handed, gathered }: RotateState): string | null {
  if (handed?.outcomes.get(cluster.id.toLowerCase())?.kind === 'accepted') return handed.secret.keyId;
  const use = useOf(cluster, gathered.facts.ledger);
  return use.use === 'known' ? (use.keyIds[0] ?? null) : null;
}

/** Whether it may have been on its way to the new secret when the run ended. */
function interrupted({ id }: Cluster, { ended, handed, plan }: RotateState): boolean {
  return ended !== null && handed !== null && plan.targets.some((target) => target.id === id) && !handed.outcomes.has(id.toLowerCase());
}

function restingState(cluster: Cluster, { plan, settings }: RotateState): ClusterRowState {
  if (cluster.powerState === 'Stopped') return 'stopped';
  if (plan.capped.some(({ id }) => id === cluster.id)) return 'held-back';
  return settings.dryRun && plan.targets.some(({ id }) => id === cluster.id) ? 'planned' : 'unchanged';
}

function problemsOf({ handed, gathered, waiting, ended, plan, problems }: RotateState): Problem[] {
  const outcomes = [...(handed?.outcomes.values() ?? [])];
  return [
    ...(handed?.problems ?? []),
    ...outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : [])),
    ...(plan.capped.length > 0 ? [heldBack(plan.capped)] : []),
    ...(waiting ? [waiting] : []),
    ...(ended ? [ended] : []),
    ...problems,
    ...(gathered.users.complete ? [] : gathered.users.problems)
  ];
}

function heldBack(clusters: readonly Cluster[]): Problem {
  return {
    code: 'rotation-stuck',
    message: `Four secrets were sent to ${clusters.map(({ id }) => id).join(', ')} and none was seen accepted; it gets no further one.`,
    hint: 'Each try reimages nodes. Look at the activity log of the cluster for why its resets fail, then run with force: true, or name a Key Vault in store so that one value can be sent again.'
  };
}

function failureOf(state: RotateState, report: RotateReport, outcome: Outcome): Problem | null {
  if (outcome !== 'failed' && outcome !== 'partial') return null;
  if (state.ended) return state.ended;
  const [only, ...more] = report.problems;
  if (only && more.length === 0) return only;
  if (!only && !state.settled) return unsettled(report);
  return {
    code: outcome === 'failed' ? 'rotate-failed' : 'rotate-incomplete',
    message: `${verdict(report)}${only ? ` First of ${report.problems.length} problems: ${only.message}` : ''}`,
    hint: 'No cluster lost its secret: what was superseded is kept until every cluster has the new one. A further run goes on from here.'
  };
}

function unsettled(report: RotateReport): Problem {
  return {
    code: 'rotate-incomplete',
    message: `${verdict(report)} Since then a cluster appeared or changed that needs a new secret as well.`,
    hint: 'Run again: the next run gives it one.'
  };
}

function annotations(report: RotateReport, failure: Problem | null): Annotation[] {
  return report.problems
    .filter((problem) => problem !== failure)
    .slice(0, 10)
    .map((problem) => ({ level: 'warning' as const, title: `rotate: ${problem.code}`, message: problemLine(problem) }));
}
