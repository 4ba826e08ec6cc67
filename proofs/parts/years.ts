/** Two years of a fleet, once per seed, two seeds at a time. */
import { askAll } from '../crew.ts';
import type { Ledger } from '../record.ts';
import type { Settings } from '../settings.ts';
import type { Answer } from '../worker.ts';

export async function proveYears({ years: { seeds, days, clusters }, resume, say, stop }: Settings, ledger: Ledger): Promise<boolean> {
  const choice = days === 730 && clusters === 30 ? '' : `${days} days, ${clusters} clusters`;
  const isOpen = (seed: number): boolean => {
    const row = resume ? ledger.find('years', `seed ${seed}`, choice) : undefined;
    return !row || row.violations.length > 0;
  };
  const open = seeds.filter(isOpen);
  let held = true;
  const answered = (index: number, answer: Answer): void => {
    if (answer.kind !== 'years') throw new Error(answer.kind === 'failed' ? answer.message : 'a helper lost its way');
    const { violations, ...counts } = answer.result;
    const seed = open[index] ?? 0;
    held &&= violations.length === 0;
    say(
      `${violations.length === 0 ? 'pass' : 'VIOLATED'}  seed ${seed}: ${days} days of ${clusters} clusters in ${answer.seconds.toFixed(0)} s: ${JSON.stringify(counts)}`
    );
    for (const violation of violations) say(`  - ${violation}`);
    if (violations.length > 0) say(`  again: npm run proofs -- --years --seeds 1 --seed ${seed} --days ${days} --clusters ${clusters}`);
    const row = { counts: { days, ...counts }, violations: violations.slice(0, 20), seconds: answer.seconds };
    ledger.put({ part: 'years', name: `seed ${seed}`, choice, ...row });
  };
  const jobs = open.map((seed) => ({ kind: 'years' as const, options: { seed, days, clusters, disturbed: 0.3 } }));
  await askAll(jobs, { say, stop, answered });
  return held;
}
