/** A dry run asks for the rights that the real run needs and names those that are missing. */
import type { AssignmentRow } from '../domain/delegate-text.ts';
import { grantRoleAdministrator, soon } from '../domain/grants.ts';
import type { Problem } from '../domain/model.ts';
import { problemOr } from '../errors.ts';
import type { Caller, Resources } from '../ports.ts';
import { rightMissing } from './rights.ts';

const assignments = 'Microsoft.Authorization/roleAssignments';
const definitions = 'Microsoft.Authorization/roleDefinitions';

/** @param lines scopes at which a custom role has to be made as well: who lacks that right in a group lacks it in its subscription */
export async function missingRights(
  rows: readonly AssignmentRow[],
  lines: readonly { scope: string; makesRole: boolean }[],
  resources: Resources,
  caller: Caller
): Promise<Problem[]> {
  const needed = new Map<string, { scope: string; actions: Set<string> }>();
  for (const { state, scope, change } of rows) {
    if (state !== 'planned') continue;
    const entry = needed.get(scope.toLowerCase()) ?? { scope, actions: new Set<string>() };
    entry.actions.add(change === 'create' ? `${assignments}/write` : `${assignments}/delete`);
    if (lines.some((line) => line.makesRole && line.scope.toLowerCase() === scope.toLowerCase())) entry.actions.add(`${definitions}/write`);
    needed.set(scope.toLowerCase(), entry);
  }
  const problems: Problem[] = [];
  for (const { scope, actions } of needed.values()) problems.push(...(await missingAt(scope, [...actions], resources, caller)));
  return problems;
}

async function missingAt(scope: string, actions: readonly string[], resources: Resources, caller: Caller): Promise<Problem[]> {
  const found = await problemOr(() => resources.missingRights(scope, actions));
  if ('problem' in found) return [found.problem];
  const missing = found.value ?? [];
  if (missing.length === 0) return [];
  const makesRole = missing.some((action) => action.startsWith(definitions));
  const who = makesRole ? 'User Access Administrator at the subscription has it' : 'Who may give roles has it';
  return [rightMissing(missing, scope, `${who}: ${grantRoleAdministrator(scope, makesRole, caller)}. ${soon}`)];
}
