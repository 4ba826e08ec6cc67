/** Two runs at once: a few of the orders that `npm run proofs` tries in full. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openBench, type Bench } from '../../proofs/bench.ts';
import { openGroup } from '../../proofs/groups.ts';
import { pairs } from '../../proofs/pairs.ts';
import { boundaries, scheduleName, scheduleOf, schedulesOf } from '../../proofs/schedule.ts';

jest.setTimeout(300_000);

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe.each(pairs.filter(({ name }) => !name.includes('vault')).map(({ name }) => name))('%s', (name) => {
  it('keeps every promise', async () => {
    const group = await openGroup(bench, name);
    const all = group.list({ faults: [], every: 1, writes: false });
    expect(all.length).toBeGreaterThan(20);
    for (const share of [0.2, 0.8]) {
      const schedule = all[Math.floor(all.length * share)]!;
      const { violations, outcomes } = await group.try(schedule);
      expect({ schedule, violations }).toEqual({ schedule, violations: [] });
      // Both came to an end, and at least one of them did something.
      expect(outcomes.slice(0, 2)).not.toContain('none');
      expect(outcomes.slice(0, 2)).toContain('changed');
    }
  });
});

describe('the schedules', () => {
  it('cut next to writes only, since reads commute', () => {
    expect(boundaries([false, true, false, false, true])).toEqual([1, 2, 4, 5]);
    expect(boundaries([true])).toEqual([1]);
  });

  it('are every single switch, and two switches at the boundaries of both', () => {
    const writes = [false, true, false];
    expect(schedulesOf([writes, writes], true).map(({ switches }) => switches)).toEqual([[1], [2], [3], [1, 1], [1, 2], [2, 1], [2, 2]]);
    expect(schedulesOf([writes, writes], false)).toHaveLength(14);
  });

  it('have names that say them again', () => {
    const schedule = { first: 1 as const, switches: [3, 14] };
    expect(scheduleOf(scheduleName('a / b', schedule))).toEqual({ pair: 'a / b', schedule });
  });
});
