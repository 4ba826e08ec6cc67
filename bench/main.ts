/**
 * Measures the built action against its budgets. Usage: npm run bench -- [--dist DIR] [--runs N] [--only TEXT] [--no-save]
 * `--only` keeps the groups whose name contains the text: start, size, memory, requests, azure-cli, id-tokens, rotate, large.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { azureCliRows } from './azure-cli.ts';
import { rotateRows } from './rotate.ts';
import { idTokens, large, requests, small, whole } from './scan.ts';
import { sizeRows } from './size.ts';
import { startRows } from './start.ts';
import { notMeasured, table, type Row } from './table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: path.join(root, 'dist') },
    runs: { type: 'string', default: '21' },
    only: { type: 'string', default: '' },
    'no-save': { type: 'boolean', default: false }
  }
});
const dist = path.resolve(values.dist);
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs is ${values.runs}; a positive number is accepted`);
const few = Math.min(runs, 7);

const groups: Record<string, () => Promise<Row[]>> = {
  start: () => startRows(dist, runs),
  size: async () => sizeRows(dist),
  memory: async () => [await small(dist, few)],
  requests: () => requests(dist),
  'azure-cli': () => azureCliRows(dist, few),
  'id-tokens': async () => [await idTokens(dist)],
  rotate: () => rotateRows(dist),
  large: () => whole(dist, large)
};

const rows: Row[] = [];
const before = loadavg();
for (const [name, measure] of Object.entries(groups)) {
  if (!name.includes(values.only)) continue;
  process.stderr.write(`${name} …\n`);
  rows.push(
    ...(await measure().catch((error: unknown) => [notMeasured(name, '', error instanceof Error ? error.message : String(error))]))
  );
}
rows.push(notMeasured('npm cit on 2 cores', '<= 5 min', 'CI shows how long it takes'));
console.log(table(rows));
if (values['no-save']) process.stderr.write('not saved\n');
else save();

function save(): void {
  const when = new Date().toISOString();
  const folder = path.join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const [cpu] = cpus();
  const machine = {
    node: process.version,
    platform: `${platform()} ${arch()}`,
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    loadBefore: before,
    loadAfter: loadavg()
  };
  const file = path.join(folder, `${when.slice(0, 10)}.json`);
  writeFileSync(file, `${JSON.stringify({ when, commit: commit(), dist: path.relative(root, dist), runs, machine, rows }, null, 2)}\n`);
  console.log(`\n${path.relative(process.cwd(), file)}`);
}

function commit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}
