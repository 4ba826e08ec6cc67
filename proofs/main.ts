/**
 * `npm run proofs`: what docs/safety.md claims, tried out. Every part alone by its name (`--matrix`, `--schedules`, `--rules`, `--years`,
 * `--answers`, `--inputs`, `--mutation`, `--conformance`); `--summary` prints what was found so far. It ends with 1 if anything was violated, and
 * without any part named also if anything is left to try.
 *
 * `--only TEXT`, `--every N`, `--writes`, `--faults A,B` choose; `--minutes N` ends in time, and `--resume` goes on from there;
 * `--again NAME` repeats one point, `--rule NAME` leaves a rule out; `--seeds N --seed N --days N --clusters N`, `--runs N`, `--specs DIR`.
 */
import { proveConformance } from './parts/conformance.ts';
import { proveInputs } from './parts/inputs.ts';
import { proveMutation } from './parts/mutation.ts';
import { again, proveAnswers, provePoints, proveSchedules } from './parts/points.ts';
import { proveRules } from './parts/rules.ts';
import { proveYears } from './parts/years.ts';
import { openLedger, type Ledger, type PartName } from './record.ts';
import { readSettings, type Settings } from './settings.ts';
import { summarise } from './summary.ts';

/** Each says whether everything held. */
const parts: Record<PartName, (settings: Settings, ledger: Ledger) => Promise<boolean>> = {
  matrix: provePoints,
  schedules: proveSchedules,
  rules: proveRules,
  years: proveYears,
  answers: proveAnswers,
  inputs: proveInputs,
  mutation: proveMutation,
  conformance: proveConformance
};

async function main(settings: Settings): Promise<boolean> {
  const { say, parts: wanted } = settings;
  if (settings.again !== undefined) return again(settings.again, settings);
  const ledger = openLedger(settings.state);
  let held = true;
  for (const part of settings.summaryOnly ? [] : wanted) {
    if (settings.stop()) break;
    say(`\n== ${part}`);
    held = (await parts[part](settings, ledger)) && held;
  }
  const { text, whole } = summarise(ledger.rows, ledger.sources);
  say(`\n${text}`);
  return held && (whole || wanted.length < Object.keys(parts).length);
}

process.exitCode = (await main(readSettings(process.argv.slice(2), (text) => console.log(text)))) ? 0 : 1;
