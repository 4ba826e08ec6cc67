/**
 * `npm run proofs`: the crash matrix, two runs at once, two years; docs/safety.md says what that proves. It ends with 1 if anything was
 * violated. Parts alone: `--matrix`, `--schedules`, `--rules`, `--years` (with `--seeds N`, `--seed N`, `--days N`, `--clusters N`); `--only TEXT` names what is tried, `--every N` thins it out, `--writes` leaves
 * out requests that only read, `--faults A,B` chooses, `--rule NAME` leaves a rule out, `--again NAME` repeats one.
 */
import { parseArgs } from 'node:util';
import { tryAll, type Row } from './crew.ts';
import { openBench } from './bench.ts';
import { pairs } from './pairs.ts';
import { faultKinds, type PointFault } from './point.ts';
import { ruleProofs } from './rule-proofs.ts';
import { rules } from './rules.ts';
import { scenarios } from './scenarios.ts';
import { simulate } from './years.ts';

const { values } = parseArgs({
  options: {
    matrix: { type: 'boolean' },
    schedules: { type: 'boolean' },
    rules: { type: 'boolean' },
    years: { type: 'boolean' },
    seeds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '730' },
    clusters: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
    every: { type: 'string', default: '1' },
    writes: { type: 'boolean', default: false },
    faults: { type: 'string', default: faultKinds.join(',') },
    rule: { type: 'string' },
    again: { type: 'string' }
  }
});
const say = (text: string): void => console.log(text);
const everything = !values.matrix && !values.schedules && !values.rules && !values.years;

function table(rows: readonly Row[], what: string): string {
  const lines = rows.map(({ group, tried, failed, seconds }) => [
    group,
    String(tried),
    tried === 0 ? 'nothing to try' : failed.length === 0 ? 'pass' : `${failed.length} VIOLATED`,
    seconds.toFixed(0)
  ]);
  const all = [['', what, 'result', 'seconds'], ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  return all.map((line) => line.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

const options = {
  choice: { faults: values.faults.split(',') as PointFault[], every: Number(values.every), writes: values.writes },
  ...(values.rule === undefined ? {} : { rule: values.rule }),
  say
};

async function part(names: readonly string[], what: string): Promise<Row[]> {
  const rows = await tryAll({ ...options, groups: names.filter((name) => name.includes(values.only)) });
  say(table(rows, what));
  return rows;
}

async function again(name: string): Promise<Row[]> {
  const rows = await tryAll({ ...options, groups: [name.split('#')[0] ?? ''], names: [name] });
  if (rows.every(({ failed }) => failed.length === 0)) say(`${name}: holds`);
  return rows;
}

const rows: Row[] = [];
if (values.again !== undefined) rows.push(...(await again(values.again)));
else {
  if (everything || values.matrix)
    rows.push(
      ...(await part(
        scenarios.map(({ name }) => name),
        'points'
      ))
    );
  if (everything || values.schedules)
    rows.push(
      ...(await part(
        pairs.map(({ name }) => name),
        'schedules'
      ))
    );
}
async function withoutRules(): Promise<boolean> {
  let earned = true;
  for (const { rule, group, choice, expected } of ruleProofs.filter((each) => each.rule.includes(values.only))) {
    const [row] = await tryAll({ groups: [group], choice, rule, say: () => undefined, until: expected });
    const found = row?.failed.find(({ violations }) => violations.some((violation) => expected.test(violation)));
    earned &&= found !== undefined;
    const where = found
      ? `found ${found.violations.find((violation) => expected.test(violation)) ?? ''} at ${found.name}`
      : 'NOTHING FOUND';
    say(`without ${rule} (${rules[rule]?.without ?? ''}): ${where}, ${row?.tried ?? 0} tried`);
  }
  return earned;
}

async function years(): Promise<boolean> {
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.seed) + index);
  const bench = await openBench();
  let held = true;
  for (const seed of seeds) {
    const started = performance.now();
    say(`${values.days} days of ${values.clusters} clusters, seed ${seed}`);
    const result = await simulate(bench, { seed, days: Number(values.days), clusters: Number(values.clusters), disturbed: 0.3, say });
    const { violations, ...counts } = result;
    held &&= violations.length === 0;
    say(
      `seed ${seed}: ${violations.length === 0 ? 'pass' : 'VIOLATED'} ${JSON.stringify(counts)} in ${((performance.now() - started) / 1000).toFixed(0)} s`
    );
    for (const violation of violations) say(`  - ${violation}`);
    if (violations.length > 0)
      say(`  again: npm run proofs -- --years --seeds 1 --seed ${seed} --days ${values.days} --clusters ${values.clusters}`);
  }
  await bench.close();
  return held;
}

let held = true;
if (values.again === undefined) {
  if (everything || values.rules) held = (await withoutRules()) && held;
  if (everything || values.years) held = (await years()) && held;
}
process.exitCode = !held || rows.some(({ failed }) => failed.length > 0) ? 1 : 0;
