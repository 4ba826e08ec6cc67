/** Gives a service principal the roles of some lines, and takes back what this action gave before, if asked to. */
import { planAccess, wantedAssignment, type AccessPlan, type Assignment, type WantedAssignment } from '../domain/access-plan.ts';
import { roleGuid, type Grant, type NewRole } from '../domain/access.ts';
import type { AssignmentRow } from '../domain/delegate-text.ts';
import type { Problem } from '../domain/model.ts';
import { problemOr } from '../errors.ts';
import type { Caller, Fleet } from '../ports.ts';
import { grant, revoke, type GrantPorts } from './delegate-grants.ts';
import { missingRights } from './delegate-rights.ts';
import { findRole, makeRole, type RolePorts } from './delegate-roles.ts';

export interface AccessSettings {
  principalId: string;
  grants: readonly Grant[];
  prune: boolean;
  dryRun: boolean;
}

export interface AccessPorts extends RolePorts, GrantPorts {
  fleet: Pick<Fleet, 'subscriptions'>;
  caller: Caller;
}

export interface AccessResult {
  rows: AssignmentRow[];
  kept: { scope: string; roleName: string }[];
  others: number;
  /** Beside those of rows. */
  problems: Problem[];
  /** Everything that decides was read. */
  complete: boolean;
  /** Something that was asked for was not done. */
  failed: boolean;
}

/** One line of `assign` and what it means. */
interface Line {
  grant: Grant;
  wanted: WantedAssignment | null;
  make: NewRole | null;
  problem: Problem | null;
}

/** Reads, decides, writes one by one; a line that fails stops no other line, but every removal. */
export async function giveAccess(settings: AccessSettings, ports: AccessPorts): Promise<AccessResult> {
  const lines = await resolveLines(settings, ports);
  const read = await readExisting(settings, lines, ports);
  const wanted = read.lines.flatMap((line) => (line.wanted ? [line.wanted] : []));
  const plan = planAccess(wanted, read.existing, settings.principalId);
  const rows = await carryOut(settings, read.lines, plan, ports);
  const unsure = rows.some((row) => row.state === 'failed') || read.problems.length > 0;
  const extra = await handleExtra(settings, plan, unsure, ports);
  const rights = settings.dryRun
    ? await missingRights([...rows, ...extra.rows], read.lines.map(probeOf), ports.resources, ports.caller)
    : [];
  const all = [...rows, ...extra.rows];
  return {
    rows: all,
    kept: extra.kept,
    others: plan.others.length,
    problems: [...read.problems, ...extra.problems, ...rights],
    complete: read.problems.length === 0 && !read.lines.some((line) => line.problem?.code.startsWith('arm-')),
    failed: all.some((row) => row.state === 'failed') || extra.problems.length > 0
  };
}

function probeOf({ grant: { scope }, make }: Line): { scope: string; makesRole: boolean } {
  return { scope: scope.id, makesRole: make !== null };
}

async function resolveLines({ grants, principalId }: AccessSettings, ports: AccessPorts): Promise<Line[]> {
  const lines: Line[] = [];
  for (const each of grants) {
    const found = await problemOr(() => findRole(each, ports));
    if ('problem' in found) lines.push({ grant: each, wanted: null, make: null, problem: found.problem });
    else
      lines.push({
        grant: each,
        wanted: wantedAssignment(each.scope.id, found.value.role, principalId),
        make: found.value.make,
        problem: null
      });
  }
  return lines;
}

interface Existing {
  lines: Line[];
  existing: Assignment[];
  problems: Problem[];
}

/** At each scope, since that is where the caller surely may read; to prune also everywhere else it can see. */
async function readExisting({ principalId, prune }: AccessSettings, lines: readonly Line[], ports: AccessPorts): Promise<Existing> {
  const existing: Assignment[] = [];
  const failed = new Map<string, Problem>();
  const readAt = async (scope: string): Promise<Problem | null> => {
    const found = await problemOr(() => ports.assignments.of(principalId, scope));
    if ('problem' in found) return found.problem;
    existing.push(...found.value);
    return null;
  };
  const scopes = new Map(lines.filter((line) => line.wanted).map(({ grant: { scope } }) => [scope.id.toLowerCase(), scope.id]));
  for (const [key, scope] of scopes) {
    const problem = await readAt(scope);
    if (problem) failed.set(key, problem);
  }
  const problems: Problem[] = [];
  if (prune) {
    const subscriptions = await ports.fleet.subscriptions();
    problems.push(...subscriptions.problems);
    for (const { subscriptionId } of subscriptions.items) {
      const problem = await readAt(`/subscriptions/${subscriptionId}`);
      if (problem) problems.push(problem);
    }
  }
  const judged = lines.map((line) => {
    const problem = line.problem ?? failed.get(line.grant.scope.id.toLowerCase()) ?? null;
    return problem ? { ...line, wanted: null, problem } : line;
  });
  return { lines: judged, existing, problems };
}

async function carryOut(settings: AccessSettings, lines: readonly Line[], plan: AccessPlan, ports: AccessPorts): Promise<AssignmentRow[]> {
  const rows: AssignmentRow[] = [];
  const done = new Set<string>();
  const roles = new Map<string, Problem | null>();
  for (const line of lines) {
    if (line.wanted && done.has(line.wanted.name)) continue;
    if (line.wanted) done.add(line.wanted.name);
    const row = await carryOutLine(settings, line, plan, roles, ports);
    if (row.state === 'created') ports.log.info(`Created: ${row.roleName} @ ${row.scope}`);
    rows.push(row);
  }
  return rows;
}

async function carryOutLine(
  { dryRun }: AccessSettings,
  { grant: asked, wanted, make, problem }: Line,
  plan: AccessPlan,
  roles: Map<string, Problem | null>,
  ports: AccessPorts
): Promise<AssignmentRow> {
  if (!wanted) return failedLine(asked, problem);
  const equal = plan.equal.find((each) => each.wanted.name === wanted.name);
  if (equal) return present(wanted, equal.found);
  if (dryRun) return planned(wanted, make);
  if (make && !roles.has(make.guid)) {
    ports.log.info(`Making the custom role "${make.name}".`);
    roles.set(make.guid, await makeRole(make, ports, ports.delay));
  }
  const refused = make ? (roles.get(make.guid) ?? null) : null;
  if (refused) return failedRow(wanted, refused);
  const result = await grant(wanted, make !== null, ports);
  if (result.state === 'failed') return failedRow(wanted, result.problem);
  if (result.state === 'present') return present(wanted, result.found);
  return { ...base(wanted), state: 'created', id: result.found.id, change: 'create', reason: 'was missing', problem: null };
}

function base({ scope, roleDefinitionId, roleName }: WantedAssignment): Pick<AssignmentRow, 'scope' | 'roleDefinitionId' | 'roleName'> {
  return { scope, roleDefinitionId, roleName };
}

function idOf({ scope, name }: WantedAssignment): string {
  return `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
}

function planned(wanted: WantedAssignment, make: NewRole | null): AssignmentRow {
  const role = make ? `its custom role "${make.name}" too: PUT ${make.id}, then ` : '';
  return {
    ...base(wanted),
    state: 'planned',
    id: idOf(wanted),
    change: 'create',
    reason: `missing: ${role}PUT ${idOf(wanted)}`,
    problem: null
  };
}

function present(wanted: WantedAssignment, found: Assignment): AssignmentRow {
  const reason = found.name.toLowerCase() === wanted.name ? 'equal' : 'equal, under another name';
  const problem: Problem | null = found.conditional
    ? {
        code: 'role-assignment-conditional',
        message: `${wanted.roleName} at ${wanted.scope} is there under a condition, which may take away some of it.`,
        hint: 'It counts as present and is left as it is; look at the condition, or remove that assignment and run again.'
      }
    : null;
  return { ...base(wanted), state: 'present', id: found.id, change: 'none', reason, problem };
}

function failedRow(wanted: WantedAssignment, problem: Problem): AssignmentRow {
  return { ...base(wanted), state: 'failed', id: null, change: 'create', reason: problem.code, problem };
}

function failedLine({ access, scope }: Grant, problem: Problem | null): AssignmentRow {
  const roleName = access.kind === 'preset' ? access.preset : access.kind === 'role-name' ? access.name : access.id;
  return {
    state: 'failed',
    scope: scope.id,
    roleDefinitionId: null,
    roleName,
    id: null,
    change: 'create',
    reason: problem?.code ?? '',
    problem
  };
}

interface Extra {
  rows: AssignmentRow[];
  kept: { scope: string; roleName: string }[];
  problems: Problem[];
}

/** Removes what this action made and nobody lists any more, but only after everything else was seen and done. */
async function handleExtra({ prune, dryRun }: AccessSettings, plan: AccessPlan, unsure: boolean, ports: AccessPorts): Promise<Extra> {
  const extra: Extra = { rows: [], kept: [], problems: prune && unsure ? [pruneSkipped(plan.extra.length)] : [] };
  for (const each of plan.extra) {
    const roleName = await nameOfRole(each, ports);
    if (!prune || unsure) extra.kept.push({ scope: each.scope, roleName });
    else extra.rows.push(await removeRow(each, roleName, dryRun, ports));
  }
  return extra;
}

async function removeRow(each: Assignment, roleName: string, dryRun: boolean, ports: AccessPorts): Promise<AssignmentRow> {
  const row = { scope: each.scope, roleDefinitionId: each.roleDefinitionId, roleName, id: each.id, change: 'remove' as const };
  if (dryRun) return { ...row, state: 'planned', reason: `extra, made by this action: DELETE ${each.id}`, problem: null };
  const problem = await revoke(each, ports);
  if (problem) return { ...row, state: 'failed', reason: problem.code, problem };
  ports.log.info(`Removed: ${roleName} @ ${each.scope}`);
  return { ...row, state: 'removed', reason: 'extra: made by this action, not listed any more', problem: null };
}

/** For people only: without it the id has to do. */
async function nameOfRole({ scope, roleDefinitionId }: Assignment, { roles }: AccessPorts): Promise<string> {
  const guid = roleGuid(roleDefinitionId);
  const found = await problemOr(() => roles.byId(scope, guid));
  return 'value' in found && found.value ? found.value.name : guid;
}

function pruneSkipped(count: number): Problem {
  return {
    code: 'prune-skipped',
    message: `Nothing was removed${count > 0 ? ` of ${count} extra` : ''}: some line failed, or not every role assignment could be read.`,
    hint: 'Mend what the other messages name and run again; prune needs Microsoft.Authorization/roleAssignments/read (Reader) at every subscription this identity can see.'
  };
}
