/** One comparison of a `$filter`, such as `eventTimestamp ge '…'`. */
export interface Condition {
  name: string;
  operator: 'eq' | 'ge' | 'le';
  value: string;
}

const CONDITION = /^\s*(\w+)\s+(eq|ge|le)\s+'((?:[^']|'')*)'\s*(?:and\s|$)/i;

/** Takes comparisons apart that are joined by `and`; null for any other form. */
export function readFilterText(text: string): Condition[] | null {
  const conditions: Condition[] = [];
  let rest = text;
  while (rest.trim() !== '') {
    const match = CONDITION.exec(rest);
    if (match === null) return null;
    const [whole, name = '', operator = '', value = ''] = match;
    conditions.push({ name, operator: operator.toLowerCase() as Condition['operator'], value: value.replaceAll("''", "'") });
    rest = rest.slice(whole.length);
  }
  return conditions;
}
