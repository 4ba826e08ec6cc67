/** From what is wanted and what is there to what has to be done. */
import { assignmentName, roleGuid, same } from './access.ts';

/** A role assignment as ARM shows it. */
export interface Assignment {
  /** Resource id. */
  id: string;
  /** GUID. */
  name: string;
  scope: string;
  roleDefinitionId: string;
  principalId: string;
  /** It has a condition, which may take away some of what the role gives. */
  conditional: boolean;
}

export interface WantedAssignment {
  scope: string;
  roleDefinitionId: string;
  roleName: string;
  principalId: string;
  /** Name under which this action makes it. */
  name: string;
}

export interface AccessPlan {
  /** To be made, in the order of the lines. */
  missing: WantedAssignment[];
  /** There already, be it under another name. */
  equal: { wanted: WantedAssignment; found: Assignment }[];
  /** Made by this action and not wanted any more. */
  extra: Assignment[];
  /** The principal's other assignments, which this action did not make; never touched. */
  others: Assignment[];
}

export function wantedAssignment(scope: string, role: { id: string; name: string }, principalId: string): WantedAssignment {
  return { scope, roleDefinitionId: role.id, roleName: role.name, principalId, name: assignmentName(scope, role.id, principalId) };
}

/** Same scope, role and principal; the name does not count. */
export function grantsTheSame(
  a: Pick<Assignment, 'scope' | 'roleDefinitionId' | 'principalId'>,
  b: Pick<Assignment, 'scope' | 'roleDefinitionId' | 'principalId'>
): boolean {
  return same(a.scope, b.scope) && roleGuid(a.roleDefinitionId) === roleGuid(b.roleDefinitionId) && same(a.principalId, b.principalId);
}

/** Its name says so: nobody else derives it like this. */
export function madeByThisAction({ name, scope, roleDefinitionId, principalId }: Assignment): boolean {
  return same(name, assignmentName(scope, roleDefinitionId, principalId));
}

/**
 * @param wanted may hold repeats
 * @param existing may hold repeats, and assignments of other principals, which are ignored
 */
export function planAccess(wanted: readonly WantedAssignment[], existing: readonly Assignment[], principalId: string): AccessPlan {
  const plan: AccessPlan = { missing: [], equal: [], extra: [], others: [] };
  const own = new Map(existing.filter((each) => same(each.principalId, principalId)).map((each) => [each.id.toLowerCase(), each]));
  for (const each of new Map(wanted.map((item) => [item.name, item])).values()) {
    const found = [...own.values()].find((assignment) => grantsTheSame(assignment, each));
    if (found) plan.equal.push({ wanted: each, found });
    else plan.missing.push(each);
  }
  for (const each of own.values()) {
    if (wanted.some((item) => grantsTheSame(item, each))) continue;
    (madeByThisAction(each) ? plan.extra : plan.others).push(each);
  }
  return plan;
}
