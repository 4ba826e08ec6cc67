/** The fast part of the crash matrix: `npm run proofs` visits every point, this a few of each operation, and kills one process each. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openBench, type Bench } from '../../proofs/bench.ts';
import { pointName, pointOf, pointsOf, prepare, tryPoint, type Point } from '../../proofs/point.ts';
import { scenarios } from '../../proofs/scenarios.ts';

// Bounds a hang; on a busy machine each point takes its time.
jest.setTimeout(300_000);

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const chosen = [
  'check-expiry: issues opened, changed, closed',
  'delegate: registry, network, disks',
  'provision: vault',
  'rotate: one cluster, a superseded secret of ours',
  'cleanup: by app id'
];

describe.each(chosen)('%s', (name) => {
  const scenario = scenarios.find((each) => each.name === name)!;

  it('keeps every promise where an answer is lost, where the run is cut off, and where its process is killed', async () => {
    const prepared = await prepare(bench, scenario);
    const points = pointsOf(prepared, { faults: ['reset-after', 'gone'], every: 1, writes: true }).filter((_, index) => index % 8 === 1);
    const writes = prepared.steps[0]!.writes.flatMap((write, index) => (write ? [index + 1] : []));
    const kill: Point = { scenario: name, step: 0, request: writes[Math.floor(writes.length / 2)]!, fault: 'kill-after' };
    expect(points.length).toBeGreaterThan(0);
    for (const point of [...points, kill]) {
      const { violations, met, outcomes } = await tryPoint(bench, prepared, point.step, point);
      expect({ point: pointName(point), violations, met }).toEqual({ point: pointName(point), violations: [], met: true });
      if (point === kill) expect(outcomes[0]).toBe('killed');
    }
  });
});

it('names a point so that it can be tried again', () => {
  const point: Point = { scenario: 'a: b, c', step: 1, request: 17, fault: '500-after' };
  expect(pointOf(pointName(point))).toEqual(point);
  expect(() => pointOf('a#1#2#storm')).toThrow(/SCENARIO#STEP#REQUEST#FAULT/);
});

it('tries the faults after a read no second time, and all of a write', async () => {
  const prepared = { steps: [{ writes: [false, true] }], scenario: { name: 'x' } } as never;
  const all = pointsOf(prepared, { faults: ['reset-before', 'reset-after', 'kill-before', 'kill-after'], every: 1, writes: false });
  expect(all.map(({ request, fault }) => `${request} ${fault}`)).toEqual([
    '1 reset-before',
    '1 kill-before',
    '2 reset-before',
    '2 reset-after',
    '2 kill-before',
    '2 kill-after'
  ]);
});
