/** How long a process takes until its operation is loaded and its clients are built, against Node that does nothing. */
import { operations, type Operation } from '../src/input-table.ts';
import { emptyNode, runAction } from './child.ts';
import { median, row, spread, type Row } from './table.ts';

const id = '00000000-0000-4000-8000-000000000001';
const scope = `/subscriptions/${id}/resourceGroups/rg`;
const own: Record<Operation, Record<string, string>> = {
  'check-expiry': {},
  provision: { name: 'bench' },
  delegate: { 'app-id': id, assign: `network @ ${scope}` },
  rotate: { 'app-id': id },
  cleanup: { 'app-id': id }
};
/** Nothing is sent to it: the process ends before. */
const nowhere = 'https://127.0.0.1:9';

export async function startRows(dist: string, runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const operation of operations) rows.push(await startRow(dist, runs, operation));
  return rows;
}

async function startRow(dist: string, runs: number, operation: Operation): Promise<Row> {
  const empty: number[] = [];
  const action: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    empty.push(await emptyNode());
    const done = await runAction({ dist, inputs: { operation, ...common, ...own[operation] }, env, stop: true });
    if (done.exitCode !== 0) throw new Error(`${operation} did not come to its first request:\n${done.log}`);
    action.push(done.ms);
  }
  const limit = operation === 'check-expiry' ? 2.5 : 3.2;
  const [base, whole] = [median(empty), median(action)];
  const detail = `${runs} alternating runs; node -e 0: ${spread(empty)} ms, action: ${spread(action)} ms`;
  return row(`start, ${operation}`, `<= ${limit}x node -e 0`, limit, whole / base, 'x', detail, { emptyMs: base, actionMs: whole });
}

const common = {
  'tenant-id': id,
  'client-id': id,
  'client-secret': 'bench',
  'authority-host': nowhere,
  'resource-manager-endpoint': nowhere,
  'graph-endpoint': nowhere
};
const env = {
  GITHUB_REPOSITORY: 'bench/bench',
  GITHUB_REPOSITORY_ID: '1',
  GITHUB_RUN_ID: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_TOKEN: 'bench'
};
