/** Finds what was left behind in the whole tenant: applications, role assignments, expired credentials. Only looks; cleanup removes. */
import { assignmentStep, type CleanupStep, type CleanupWork } from '../domain/cleanup-plan.ts';
import { isManagedIdentity } from '../domain/fleet-report.ts';
import { clusterHash, parseLedger } from '../domain/ledger.ts';
import type { Duration, Instant, Problem } from '../domain/model.ts';
import {
  expiredOf,
  isAskable,
  isPerson,
  judgeApplication,
  judgeAssignments,
  judgeExpired,
  type AssignmentVerdict,
  type OrphanVerdict
} from '../domain/orphans.ts';
import { clusterResourceId } from '../domain/resource-ids.ts';
import { problemOr } from '../errors.ts';
import type { FullApplication } from '../ports.ts';
import type { CarryOutPorts } from './cleanup-carry-out.ts';
import { atRoot, roleNames, rootOf, viewPrincipal, type PrincipalQuery, type PrincipalView } from './cleanup-principal.ts';
import { findUsers, type PrincipalUsers } from './principal-users.ts';
import { runFacts, type RunSettings } from './turn.ts';

export interface SweepSettings extends RunSettings {
  sweep: 'none' | 'orphans';
  grace: Duration;
  expiredCredentials: 'report' | 'delete';
  purge: boolean;
  trustVisibleScope: boolean;
}

export interface Kept {
  what: string;
  reason: string;
}

/** What one unit of work is about, for the run that carries it out. */
export type SweepItem = { work: CleanupWork; query: PrincipalQuery; view: PrincipalView } | { work: CleanupWork; query: null; view: null };

export interface SweepView {
  items: SweepItem[];
  /** Looked at and left alone. */
  kept: Kept[];
  problems: Problem[];
  complete: boolean;
}

export async function viewTenant(settings: SweepSettings, ports: CarryOutPorts): Promise<SweepView> {
  const view: SweepView = { items: [], kept: [], problems: [], complete: true };
  const managed = await ports.orphans.managedApplications();
  if (managed.problems.length > 0) return { ...view, problems: managed.problems, complete: false };
  const inUse = await clientIdsInUse(view, ports);
  for (const application of managed.items) await viewApplication(application, inUse, settings, view, ports);
  if (settings.sweep === 'orphans') await viewAssignments(settings, view, ports);
  return view;
}

/** A quick first look, that spares the close one; null = every application is looked at closely. */
async function clientIdsInUse(view: SweepView, { fleet }: CarryOutPorts): Promise<Set<string>> {
  const { items, problems } = await fleet.clusters({});
  view.problems.push(...problems);
  if (problems.length > 0) view.complete = false;
  return new Set(items.filter((cluster) => !isManagedIdentity(cluster)).map((cluster) => cluster.clientId.toLowerCase()));
}

async function viewApplication(
  application: FullApplication,
  inUse: ReadonlySet<string>,
  settings: SweepSettings,
  view: SweepView,
  ports: CarryOutPorts
): Promise<void> {
  const { appId } = application;
  const isOwn = ports.caller.appId?.toLowerCase() === appId.toLowerCase();
  const candidate = settings.sweep === 'orphans' && !inUse.has(appId.toLowerCase()) && !isOwn;
  const expired = expiredOf(application.credentials, ports.clock.now()).length > 0;
  if (!candidate && !expired) return;
  const what = `application ${application.displayName} (${appId})`;
  const looked = await problemOr(async () => {
    const users = await findUsers(
      { appId, tags: application.tags, named: [], trustVisibleScope: settings.trustVisibleScope, lists: true },
      ports
    );
    if (!users.complete) view.complete = false;
    if (!candidate || !(await viewOrphan(application, users, settings, view, ports)))
      await viewExpired(application, users, settings, view, ports);
  });
  if (!('problem' in looked)) return;
  view.problems.push(looked.problem);
  view.complete = false;
  view.kept.push({ what, reason: 'Something about it could not be read.' });
}

/** @returns whether it goes as a whole */
async function viewOrphan(
  application: FullApplication,
  users: PrincipalUsers,
  settings: SweepSettings,
  view: SweepView,
  ports: CarryOutPorts
): Promise<boolean> {
  const what = `application ${application.displayName} (${application.appId})`;
  const verdict = await judge(application, users, settings, ports);
  if (verdict.kind === 'keep') {
    if (users.clusters.length === 0) view.kept.push({ what, reason: verdict.reason });
    for (const problem of users.problems)
      if (!view.problems.some(({ message }) => message === problem.message)) view.problems.push(problem);
    return false;
  }
  if (verdict.kind === 'mark') {
    view.kept.push({ what, reason: verdict.reason });
    view.items.push({ work: marks(application, verdict.hashes, verdict.reason), query: null, view: null });
    return false;
  }
  const { purge, trustVisibleScope } = settings;
  const query = { appId: application.appId, clusterId: null, named: [], purge, trustVisibleScope, reason: verdict.reason };
  const seen = await viewPrincipal(query, ports);
  if (seen.refusal) view.kept.push({ what, reason: seen.refusal.message });
  else view.items.push({ work: seen.work, query, view: seen });
  return seen.refusal === null;
}

/** The Activity Log is asked of clusters that are gone, where it can be read. */
export async function judge(
  application: FullApplication,
  users: PrincipalUsers,
  { grace }: Pick<SweepSettings, 'grace'>,
  ports: Pick<CarryOutPorts, 'clusterWrites' | 'clock'>
): Promise<OrphanVerdict> {
  const now = ports.clock.now();
  const deletedOn = new Map<string, Instant>();
  const lastWrite = new Map<string, Instant>();
  for (const id of users.complete && users.clusters.length === 0 && grace > 0 ? users.gone : []) {
    const changes = (await ports.clusterWrites.changesSince(id, now - 90 * 86_400_000)) ?? [];
    const last = changes.at(-1);
    if (!last) continue;
    if (/\/delete$/i.test(last.operation)) deletedOn.set(clusterHash(id), last.at);
    const written = changes.filter(({ operation }) => !/\/delete$/i.test(operation)).at(-1);
    if (written) lastWrite.set(clusterHash(id), written.at);
  }
  return judgeApplication({
    tags: application.tags,
    users: users.clusters,
    gone: users.gone,
    complete: users.complete,
    ...{ deletedOn, lastWrite, grace, now }
  });
}

function marks(application: FullApplication, hashes: readonly string[], reason: string): CleanupWork {
  const { objectId, appId, displayName, tags } = application;
  const names = parseLedger(tags).clusters;
  const steps = [...hashes].sort().map((hash): CleanupStep => {
    const [subscription = '', group = '', name = ''] = (names.get(hash) ?? '').split('/');
    return { kind: 'gone-mark', objectId, appId, clusterHash: hash, clusterId: clusterResourceId(subscription, group, name), reason };
  });
  return { purpose: 'gone-marks', appId, displayName, objectId, steps };
}

async function viewExpired(
  application: FullApplication,
  users: PrincipalUsers,
  settings: SweepSettings,
  view: SweepView,
  ports: CarryOutPorts
): Promise<void> {
  const steps: CleanupStep[] = [];
  const { objectId, appId, displayName } = application;
  for (const { credential, remove, reason } of await expiredVerdicts(application, users, settings, ports)) {
    const kept = remove ? 'expired-credentials is report.' : reason;
    if (remove && settings.expiredCredentials === 'delete') steps.push({ kind: 'password', objectId, appId, credential, reason });
    else view.kept.push({ what: `expired credential ${credential.keyId} of ${displayName} (${appId})`, reason: kept });
  }
  if (steps.length > 0)
    view.items.push({ work: { purpose: 'expired-credentials', appId, displayName, objectId, steps }, query: null, view: null });
}

export async function expiredVerdicts(
  application: FullApplication,
  users: PrincipalUsers,
  settings: RunSettings,
  ports: CarryOutPorts
): Promise<ReturnType<typeof judgeExpired>> {
  const expired = expiredOf(application.credentials, ports.clock.now());
  if (expired.length === 0) return [];
  const stored = new Set<string>();
  for (const store of ports.stores.filter(({ readable }) => readable)) {
    const latest = await store.latest();
    if (latest?.keyId) stored.add(latest.keyId.toLowerCase());
  }
  return judgeExpired({
    credentials: application.credentials,
    clusters: users.clusters,
    ledger: parseLedger(application.tags),
    complete: users.complete,
    run: await runFacts(expired, settings, ports),
    now: ports.clock.now(),
    stored
  });
}

/** Over every subscription that can be read, and the management groups where they can. */
async function viewAssignments(settings: SweepSettings, view: SweepView, ports: CarryOutPorts): Promise<void> {
  const subscriptions = await ports.fleet.subscriptions();
  view.problems.push(...subscriptions.problems);
  if (subscriptions.problems.length > 0) view.complete = false;
  const found = new Map<string, Parameters<typeof assignmentStep>[0]>();
  const scopes = [null, ...subscriptions.items.map(({ subscriptionId }) => `/subscriptions/${subscriptionId}`)];
  for (const scope of scopes) {
    const list = await problemOr(() =>
      scope === null ? atRoot(() => ports.orphans.assignments(rootOf(ports.caller), null)) : ports.orphans.assignments(scope, null)
    );
    if ('problem' in list) {
      view.problems.push(list.problem);
      view.complete = false;
    } else for (const each of list.value) found.set(each.id.toLowerCase(), each);
  }
  const verdicts = await judgeFound([...found.values()], settings.grace, ports);
  for (const { assignment, remove, reason } of verdicts)
    if (!remove) view.kept.push({ what: `role assignment ${assignment.name} @ ${assignment.scope}`, reason });
  await addAssignments(
    verdicts.filter(({ remove }) => remove),
    view,
    ports
  );
}

export async function judgeFound(
  assignments: readonly Parameters<typeof assignmentStep>[0][],
  grace: Duration,
  { orphans, clock }: Pick<CarryOutPorts, 'orphans' | 'clock'>
): Promise<AssignmentVerdict[]> {
  const others = assignments.filter((each) => !isPerson(each));
  const traces = await orphans.traces(others.filter(isAskable).map(({ principalId }) => principalId));
  return judgeAssignments(others, traces, clock.now(), grace);
}

async function addAssignments(verdicts: readonly AssignmentVerdict[], view: SweepView, ports: CarryOutPorts): Promise<void> {
  if (verdicts.length === 0) return;
  const names = await roleNames(
    verdicts.map(({ assignment }) => assignment),
    ports.roles
  );
  const steps = verdicts
    .map(({ assignment, reason }) => assignmentStep(assignment, names, reason))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  view.items.push({
    work: { purpose: 'orphaned-assignments', appId: null, displayName: 'principals that no longer exist', objectId: null, steps },
    query: null,
    view: null
  });
}
