/** A `$filter` of the authorization provider, taken apart: what each condition asks for. */
export interface ArmFilter {
  atScope: boolean;
  atScopeAndBelow: boolean;
  /** Values by what they are compared with: `principalId`, `assignedTo`, `roleName`, `type`. */
  values: Record<string, string>;
}

const CONDITION = /^(?:(atScope|atScopeAndBelow)\(\)|assignedTo\('((?:[^']|'')*)'\)|(\w+)\s+eq\s+'((?:[^']|'')*)')$/i;

/**
 * Reads conditions joined by `and` (https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest).
 * Null for a form that is not among `known`, so that it is named rather than ignored.
 */
export function readFilter(text: string | null, known: string[]): ArmFilter | null {
  const filter: ArmFilter = { atScope: false, atScopeAndBelow: false, values: {} };
  if (text === null || text.trim() === '') return filter;
  for (const part of splitAtAnd(text)) {
    const [, call, assignedTo, property = 'assignedTo', value = assignedTo] = CONDITION.exec(part.trim()) ?? [];
    const name = known.find((each) => each.toLowerCase() === (call ?? property).toLowerCase());
    if (name === undefined || (call === undefined && value === undefined)) return null;
    if (name === 'atScope' || name === 'atScopeAndBelow') filter[name] = true;
    else filter.values[name] = (value ?? '').replaceAll("''", "'");
  }
  return filter;
}

/** Splits at ` and ` outside quotes. */
function splitAtAnd(text: string): string[] {
  return text.match(/(?:'(?:[^']|'')*'|(?!\s+and\s)[^'])+/gi)?.map((part) => part.replace(/^\s*and\s+/i, '')) ?? [text];
}
