/**
 * cleanup: removes what nobody needs any more and nothing else. Looks, plans, writes the undo file, and only then removes, each
 * principal in a turn of its own and after another look; a run that goes on after a crash asks the same questions.
 */
import { planDigest, requestsOf, type CleanupStep } from '../domain/cleanup-plan.ts';
import { planLines, type CleanupReport } from '../domain/cleanup-text.ts';
import type { Duration, Problem } from '../domain/model.ts';
import { isoTime } from '../domain/text.ts';
import { mergeUndo, undoAssignment, undoCredential, type UndoContent } from '../domain/undo-file.ts';
import { ActionError } from '../errors.ts';
import type { Resources, UndoStore } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { planChanged, removePrincipal, type CarryOutPorts, type WorkResult } from './cleanup-carry-out.ts';
import { viewPrincipal, type PrincipalQuery, type PrincipalView } from './cleanup-principal.ts';
import { toResult } from './cleanup-result.ts';
import { missingRights } from './cleanup-rights.ts';
import { viewTenant, type Kept, type SweepItem, type SweepSettings } from './cleanup-sweep.ts';
import { resolveTarget, type NamedTarget } from './cleanup-target.ts';
import { changeApplication, removeAssignments } from './cleanup-tenant.ts';

export interface CleanupSettings extends SweepSettings {
  target: NamedTarget | { kind: 'tenant' };
  deleteCluster: boolean;
  dryRun: boolean;
  maxWait: Duration;
  /** Digest of the plan that this run is held to; null = any. */
  expectedPlan: string | null;
  /** Endpoint of Microsoft Graph, for the commands in the undo file. */
  graph: string;
}

export interface CleanupPorts extends CarryOutPorts {
  resources: Pick<Resources, 'missingRights'>;
  undo: UndoStore;
}

/** What was found, before anything is written. */
interface Found {
  items: SweepItem[];
  kept: Kept[];
  notes: string[];
  problems: Problem[];
  complete: boolean;
  refusal: Problem | null;
}

/** @throws ActionError for what stops it before anything was written; later troubles are in the result */
export async function cleanup(settings: CleanupSettings, ports: CleanupPorts): Promise<OperationResult> {
  const found = await ports.log.group('Looking', () =>
    settings.target.kind === 'tenant' ? findOrphans(settings, ports) : findTarget(settings.target, settings, ports)
  );
  const works = found.items.map(({ work }) => work);
  const plan = planDigest(works);
  await ports.log.group('Plan', async () => planLines(works).forEach((line) => ports.log.info(line)));
  const report = reportOf(settings, found, plan);
  if (found.refusal) return toResult(report, { complete: found.complete, failure: found.refusal, results: null });
  if (settings.expectedPlan !== null && settings.expectedPlan !== plan)
    return toResult(report, { complete: found.complete, failure: planChanged(null, requestsOf(works)), results: null });
  if (works.length === 0) return toResult(report, { complete: found.complete, failure: null, results: null });
  const undoFile = await writeUndo(settings, undoContent(found.items), ports);
  if (settings.dryRun) {
    const problems = [...report.problems, ...(await missingRights(works, ports))];
    return toResult({ ...report, undoFile, problems }, { complete: found.complete, failure: null, results: null });
  }
  const results = await ports.log.group('Removing', () => carryOutAll(found.items, settings, ports));
  return toResult({ ...report, undoFile }, { complete: found.complete, failure: null, results });
}

function reportOf({ dryRun }: CleanupSettings, { items, kept, notes, problems }: Found, plan: string): CleanupReport {
  const rows = items.flatMap(({ work }) => work.steps.map((step) => ({ step, state: 'planned' as const })));
  return { dryRun, rows, kept, notes, problems, undoFile: null, plan };
}

async function findTarget(target: NamedTarget, settings: CleanupSettings, ports: CleanupPorts): Promise<Found> {
  const found: Found = { items: [], kept: [], notes: [], problems: [], complete: true, refusal: null };
  const resolved = await resolveTarget(target, ports);
  if (resolved === null)
    return {
      ...found,
      notes: ['The cluster is gone and no application has it on record. If its principal is still there, name that by app-id.']
    };
  const { purge, trustVisibleScope, deleteCluster } = settings;
  const query: PrincipalQuery = {
    appId: resolved.appId,
    clusterId: deleteCluster ? resolved.existing : null,
    named: target.kind === 'cluster' ? [target.id] : [],
    ...{ purge, trustVisibleScope },
    reason: 'it was named, and no cluster uses it'
  };
  const view = await viewPrincipal(query, ports);
  const { complete } = view.users;
  // Where nothing is left of it there is nothing to refuse.
  const refusal = (view.work.steps.length > 0 ? resolved.refusal : null) ?? view.refusal;
  if (refusal) return { ...found, complete, refusal };
  const notes = notesOf(view, settings, ports);
  if (view.work.steps.length === 0) return { ...found, complete, notes: [...notes, nothingOf(resolved.appId, view)] };
  return { ...found, complete, notes, items: [{ work: view.work, query, view }] };
}

function nothingOf(appId: string, { deleted }: PrincipalView): string {
  return deleted.length > 0
    ? `Application ${appId} is deleted already; Entra keeps it for 30 days, unless purge: true removes it for good.`
    : `Nothing is left of application ${appId} in this tenant.`;
}

function notesOf({ work }: PrincipalView, _: CleanupSettings, { stores }: CleanupPorts): string[] {
  if (work.steps.length === 0) return [];
  return stores
    .filter(({ readable }) => !readable)
    .map(({ name }) => `${name} cannot be read: if it holds a secret of this application, remove it by hand.`);
}

async function findOrphans(settings: CleanupSettings, ports: CleanupPorts): Promise<Found> {
  const view = await viewTenant(settings, ports);
  return { ...view, notes: [], refusal: null };
}

async function carryOutAll(items: readonly SweepItem[], settings: CleanupSettings, ports: CleanupPorts): Promise<WorkResult[]> {
  const results: WorkResult[] = [];
  const more = {
    ...settings,
    pinned: settings.expectedPlan !== null,
    writeUndo: async (content: UndoContent): Promise<void> => {
      await writeUndo(settings, content, ports);
    }
  };
  for (const { work, query } of items) {
    if (query) results.push(await removePrincipal(work, query, more, ports));
    else if (work.purpose === 'orphaned-assignments') results.push(await removeAssignments(work, more, ports));
    else results.push(await changeApplication(work, more, ports));
    const problem = results.at(-1)?.problem;
    if (problem) ports.log.warning(`${problem.message} ${problem.hint}`);
  }
  return results;
}

function undoContent(items: readonly SweepItem[]): UndoContent {
  const loose = items.filter(({ view }) => view === null).flatMap(({ work }) => work.steps);
  return {
    principals: items.flatMap(({ view }) => (view ? [view.undo] : [])),
    orphanedAssignments: loose.flatMap((step) => (step.kind === 'role-assignment' ? [undoAssignment(step.assignment)] : [])),
    removedCredentials: loose.flatMap((step) => removedCredential(step))
  };
}

function removedCredential(step: CleanupStep): UndoContent['removedCredentials'] {
  return step.kind === 'password' ? [{ ...undoCredential(step.credential), appId: step.appId }] : [];
}

/** Adds to what is there. @returns its path @throws ActionError: without it nothing is removed */
async function writeUndo(settings: CleanupSettings, content: UndoContent, { undo, caller, clock }: CleanupPorts): Promise<string> {
  const path = undoPath(content, settings);
  const now = { ...content, tenantId: caller.tenantId.toLowerCase(), writtenAt: isoTime(clock.now()) };
  const merged = mergeUndo(await undo.read(path), now, settings.graph);
  if (!merged)
    throw new ActionError({
      code: 'undo-file-taken',
      message: `${path} is there and is no undo file of this tenant, so it is not overwritten, and nothing is removed.`,
      hint: 'Move that file away and run again.'
    });
  await undo.write(path, `${JSON.stringify(merged, null, 2)}\n`);
  return path;
}

/** One file per principal, so that whoever goes on after a crash adds to the same. */
function undoPath({ principals }: UndoContent, { target }: CleanupSettings): string {
  return target.kind === 'tenant' ? 'aks-sp-undo-sweep.json' : `aks-sp-undo-${principals[0]?.appId ?? 'principal'}.json`;
}
