/** What a run of provision came to: outcome, outputs, texts. */
import { afterProvision, framed, withNext } from '../domain/after-run.ts';
import { assignmentsJson } from '../domain/delegate-text.ts';
import { originOf } from '../domain/ledger.ts';
import type { Instant, Problem } from '../domain/model.ts';
import { problemLine } from '../domain/problem-text.ts';
import type { Step } from '../domain/rotation-steps.ts';
import { allProblems, logLines, summary, verdict, type ProvisionReport, type SecretReport } from '../domain/provision-text.ts';
import { isoTime } from '../domain/text.ts';
import type { Caller, FullApplication } from '../ports.ts';
import type { Annotation, OperationResult, Outcome } from '../result.ts';
import type { AccessResult } from './delegate-access.ts';
import { placesOf, type Look } from './provision-look.ts';
import type { ProvisionSettings } from './provision.ts';
import type { RetireResult } from './retire.ts';

/** Everything that is known so far; grows while the run goes on, so that a failure can say what was done. */
export interface ProvisionState {
  settings: ProvisionSettings;
  caller: Caller;
  application: FullApplication | null;
  servicePrincipalId: string | null;
  how: ProvisionReport['application'];
  /** The last look. */
  look: Look | null;
  steps: Step[];
  /** Without its value. */
  handed: { keyId: string; endsOn: Instant; made: boolean; stored: readonly string[] } | null;
  access: AccessResult | null;
  clusterState: NonNullable<ProvisionReport['cluster']>['state'] | null;
  retired: RetireResult | null;
  wrote: boolean;
  notes: string[];
  problems: Problem[];
  waiting: Problem | null;
  failure: Problem | null;
}

export function newState(settings: ProvisionSettings, caller: Caller): ProvisionState {
  return {
    ...{ settings, caller, application: null, servicePrincipalId: null, how: 'unknown', look: null, steps: [], handed: null },
    ...{ access: null, clusterState: null, retired: null, wrote: false, notes: [], problems: [], waiting: null, failure: null }
  };
}

export function toResult(state: ProvisionState): OperationResult {
  const outcome = outcomeOf(state);
  const report = reportOf(state);
  const failure = state.failure ?? (state.access?.failed ? rolesFailed(report) : outcome === 'partial' ? lacking(state) : null);
  const problems = allProblems(report);
  const complete = isComplete(state);
  return {
    outcome,
    complete,
    outputs: outputsOf(report),
    result: {
      operation: 'provision',
      outcome,
      complete,
      ...idsOf(report),
      secret: { state: report.secret.state, keyId: report.secret.keyId, expiresOn: timeOf(report.secret), stored: report.secret.stored },
      cluster: report.cluster,
      assignments: JSON.parse(assignmentsJson(report.rows)) as unknown,
      retired: report.removed.map(({ keyId }) => keyId),
      problems: problems.map(({ code, message }) => ({ code, message }))
    },
    summary: withNext(summary(report), afterProvision(report)),
    log: framed(verdict(report), logLines(report), afterProvision(report)),
    annotations: annotations(problems, failure),
    files: [],
    problems,
    failure
  };
}

function outcomeOf(state: ProvisionState): Outcome {
  const planned = state.steps.length > 0 || (state.access?.rows.some((row) => row.state === 'planned') ?? false);
  if (state.failure || state.access?.failed) return state.wrote ? 'partial' : 'failed';
  if (state.settings.dryRun && planned) return 'planned';
  if (state.waiting) return 'waiting';
  if (lacking(state)) return 'partial';
  return state.wrote ? 'changed' : 'unchanged';
}

/** Whether every cluster was seen matters only where some secret may be left to remove. */
function isComplete(state: ProvisionState): boolean {
  const { look, retired, access, failure } = state;
  const users = (retired?.gathered ?? look?.gathered)?.users;
  return failure === null && (access?.complete ?? true) && (!isJudged(state) || (users?.complete ?? true));
}

function reportOf(state: ProvisionState): ProvisionReport {
  const { settings, application, caller, servicePrincipalId, how, steps, access, retired } = state;
  const secret = secretOf(state);
  return {
    dryRun: settings.dryRun,
    displayName: application?.displayName ?? nameOf(settings),
    appId: application?.appId.toLowerCase() ?? null,
    objectId: application?.objectId ?? null,
    servicePrincipalId,
    tenantId: caller.tenantId,
    application: how,
    secret,
    cluster: clusterOf(state),
    steps,
    rows: access?.rows ?? [],
    removed: (retired?.removed ?? []).map(({ keyId, endsOn }) => ({ keyId, endsOn })),
    others: othersOf(state, secret.keyId),
    notes: state.notes,
    problems: problemsOf(state)
  };
}

function nameOf({ target }: ProvisionSettings): string {
  return target.kind === 'name' ? target.displayName : target.appId;
}

/** Further secrets of this action, with the verdict of the last look. */
function othersOf({ retired, look }: ProvisionState, current: string | null): ProvisionReport['others'] {
  return (retired?.verdicts ?? look?.survey.verdicts ?? [])
    .filter(({ credential: { displayName, keyId } }) => originOf(displayName) === 'managed' && keyId.toLowerCase() !== current)
    .map(({ credential: { keyId, endsOn }, reason }) => ({ keyId, endsOn, reason }));
}

/** Whether there is some secret that might be removed; only then it matters who was seen. */
function isJudged(state: ProvisionState): boolean {
  return state.retired !== null || othersOf(state, secretOf(state).keyId).length > 0;
}

function secretOf({ handed, look, settings }: ProvisionState): SecretReport {
  if (handed) {
    const { keyId, endsOn, made, stored } = handed;
    return { state: made ? 'made' : 'reused', keyId, endsOn, stored, reason: '' };
  }
  const plan = look?.survey.secret;
  if (settings.dryRun && (plan?.kind === 'create' || plan?.kind === 'reuse'))
    return {
      ...{ state: 'planned', keyId: null, endsOn: null, stored: [] },
      reason: plan.kind === 'create' ? `A new secret would be made. ${plan.reason}` : 'The stored secret would go into the cluster.'
    };
  const given = look?.given;
  if (given) return keptSecret(look, given.keyId.toLowerCase(), given.endsOn);
  const none =
    plan?.kind === 'none'
      ? 'No secret was made: neither store nor a cluster to be made is given, so it would be lost at once.'
      : 'No secret was handed out.';
  return { state: 'none', keyId: null, endsOn: null, stored: [], reason: none };
}

/** Where it went: a store that can be read says so itself; of the others only the ledger knows that it was delivered. */
function keptSecret(look: Look, keyId: string, endsOn: Instant): SecretReport {
  const { holding, lacking: without, silent } = placesOf(keyId, look);
  const reason = [
    'An earlier run handed it out, so no new one was made.',
    without.length > 0 ? `It does not stand in: ${without.join('; ')}.` : '',
    silent.length > 0
      ? `Whether it is the value of these cannot be read back: ${silent.join('; ')}; new-secret: always writes a new one.`
      : ''
  ];
  return { state: 'kept', keyId, endsOn, stored: holding, reason: reason.filter((part) => part !== '').join(' ') };
}

/** A store that is known not to hold what was handed out, where no other one of this run could give it. */
function lacking(state: ProvisionState): Problem | null {
  const { look, handed, application } = state;
  if (!look?.given || handed || look.survey.secret.kind !== 'keep') return null;
  const { holding, lacking: without } = placesOf(look.given.keyId, look);
  if (without.length === 0 || holding.length > 0) return null;
  return {
    code: 'store-lacks-secret',
    message: `Secret ${look.given.keyId} of application ${application?.appId ?? ''} is the one in force, and these do not hold it: ${without.join('; ')}.`,
    hint: 'Entra never shows it again. Name the vault that holds it in store as well, and it is copied from there; otherwise new-secret: always makes another one for these.'
  };
}

function clusterOf({ settings, clusterState, look }: ProvisionState): ProvisionReport['cluster'] {
  if (!settings.cluster) return null;
  const { id } = settings.cluster;
  if (clusterState) return { id, state: clusterState };
  if (look?.cluster) return { id, state: 'present' };
  return settings.dryRun && look ? { id, state: 'planned' } : null;
}

function problemsOf(state: ProvisionState): Problem[] {
  const { failure, waiting, problems, access, look, retired } = state;
  const users = (retired?.gathered ?? look?.gathered)?.users;
  const scan = users && !users.complete && isJudged(state) ? users.problems : [];
  return [
    ...(failure ? [failure] : []),
    ...(waiting ? [waiting] : []),
    ...problems,
    ...(access?.problems ?? []),
    ...(failure ? [] : optional(lacking(state))),
    ...ownIdentity(state),
    ...scan
  ];
}

function optional(problem: Problem | null): Problem[] {
  return problem ? [problem] : [];
}

/** The cluster's own principal is no identity for this workflow: rotate and cleanup would cut off their own branch. */
function ownIdentity({ application, caller, servicePrincipalId }: ProvisionState): Problem[] {
  const isOwn =
    (application && caller.appId?.toLowerCase() === application.appId.toLowerCase()) ||
    (servicePrincipalId && caller.objectId?.toLowerCase() === servicePrincipalId.toLowerCase());
  if (!isOwn) return [];
  return [
    {
      code: 'own-identity',
      message: `This run signs in as ${application?.appId ?? 'this principal'} and provisions that very principal.`,
      hint: 'Give the workflow an identity of its own, which no cluster uses; rotate and cleanup refuse to touch this one.'
    }
  ];
}

function rolesFailed(report: ProvisionReport): Problem {
  const [only, ...more] = report.rows.flatMap(({ problem, state }) => (problem && state === 'failed' ? [problem] : []));
  if (only && more.length === 0) return only;
  return {
    code: 'provision-incomplete',
    message: `Not everything that was asked for was done. ${verdict(report)}`,
    hint: 'The messages above say why for each; a further run does what is missing and repeats nothing.'
  };
}

function idsOf({ appId, objectId, servicePrincipalId, tenantId, application }: ProvisionReport): Record<string, unknown> {
  return { application, appId, applicationObjectId: objectId, servicePrincipalId, tenantId };
}

function outputsOf(report: ProvisionReport): Record<string, string> {
  return {
    'app-id': report.appId ?? '',
    'application-object-id': report.objectId ?? '',
    'service-principal-id': report.servicePrincipalId ?? '',
    'tenant-id': report.tenantId,
    'key-id': report.secret.keyId ?? '',
    'expires-on': timeOf(report.secret),
    created: String(report.application === 'made'),
    assignments: assignmentsJson(report.rows)
  };
}

function timeOf({ endsOn }: SecretReport): string {
  return endsOn === null ? '' : isoTime(endsOn);
}

/** One each; what the step fails with anyway is not said twice. */
function annotations(problems: readonly Problem[], failure: Problem | null): Annotation[] {
  return problems
    .filter((problem) => problem !== failure)
    .slice(0, 10)
    .map((problem) => ({ level: 'warning' as const, title: `provision: ${problem.code}`, message: problemLine(problem) }));
}
