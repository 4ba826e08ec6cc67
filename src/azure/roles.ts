/** What a role lets its holder do, as Azure RBAC adds it up (https://learn.microsoft.com/azure/role-based-access-control/role-definitions). */

export interface RolePermission {
  actions: readonly string[];
  notActions: readonly string[];
}

/** Some permission grants the action and does not take it away again; data actions do not count. */
export function grants(permissions: readonly RolePermission[], action: string): boolean {
  return permissions.some(
    (permission) =>
      permission.actions.some((pattern) => matches(pattern, action)) && !permission.notActions.some((pattern) => matches(pattern, action))
  );
}

/** `*` stands for any text; case does not matter. */
function matches(pattern: string, action: string): boolean {
  const parts = pattern
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(action.toLowerCase());
}
