/** Counts what was compared; the first difference ends everything. */
import assert from 'node:assert/strict';

let checks = 0;

export function same(what: string, theirs: readonly string[], ours: readonly string[]): void {
  const sorted = (ids: readonly string[]): string[] => ids.map((id) => id.toLowerCase()).sort();
  assert.deepEqual(sorted(theirs), sorted(ours), what);
  assert(theirs.length > 0, `${what}: none at all`);
  checks += 1;
  console.log(`  ${what}: ${theirs.length} alike`);
}

export function agree(what: string, holds: boolean): void {
  assert(holds, what);
  checks += 1;
  console.log(`  ${what}`);
}

export function checked(): number {
  return checks;
}
