import fc from 'fast-check';

/**
 * On how many cases a property is tried. `npm run mutation` repeats the tests thousands of times: its test runner sets a lower number
 * for all of fast-check.
 */
export function runs(many: number): number {
  return Math.min(many, fc.readConfigureGlobal().numRuns ?? many);
}
