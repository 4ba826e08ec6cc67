/** Two months of a small fleet; `npm run proofs` lives two years of a large one, ten times. */
import { expect, it, jest } from '@jest/globals';
import { openBench } from '../../proofs/bench.ts';
import { randomFrom } from '../../proofs/random.ts';
import { simulate } from '../../proofs/years.ts';

jest.setTimeout(300_000);

it('keeps a fleet up with the scheduled runs alone, while services fail and runs die', async () => {
  const bench = await openBench();
  const { violations, ...counts } = await simulate(bench, { seed: 11, days: 45, clusters: 6, disturbed: 0.4 });
  await bench.close();
  expect(violations).toEqual([]);
  expect(counts.clusterDaysDown).toBe(0);
  expect(counts.clusterDays).toBeGreaterThan(200);
  // Something happened: secrets were renewed, issues came and went, and it was not left in peace.
  expect(counts.rotations).toBeGreaterThan(0);
  expect(counts.issuesOpened).toBeGreaterThan(0);
  expect(counts.issuesClosed).toBe(counts.issuesOpened);
  expect(counts.disturbedRuns).toBeGreaterThan(5);
});

it('draws the same numbers from the same seed, and others from another', () => {
  const some = (seed: number): number[] => Array.from({ length: 5 }, randomFrom(seed));
  expect(some(7)).toEqual(some(7));
  expect(some(7)).not.toEqual(some(8));
  for (const value of some(9)) expect(value >= 0 && value < 1).toBe(true);
});
