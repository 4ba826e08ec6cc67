/**
 * Writes a fleet that the Azure CLI can read as a seed of the sandbox, to rehearse with: no secret is read and nothing is changed.
 * Needs `az` (signed in) and Node, no packages: docs/sandbox.md says what is read and what is left out.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seedProblems } from '../sandbox/seed/check.ts';
import { azureCli } from './export-seed/az.ts';
import { pseudonymous } from './export-seed/pseudonyms.ts';
import { seedOf } from './export-seed/seed.ts';
import { readTenant } from './export-seed/tenant.ts';

const USAGE = 'usage: npx node scripts/export-seed.ts [--pseudonyms] [--subscription ID ...] FILE';

interface CommandLine {
  file: string;
  pseudonyms: boolean;
  subscriptions: string[];
}

/** @throws Error that names what is wrong */
export function readCommandLine(args: string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { pseudonyms: { type: 'boolean' }, subscription: { type: 'string', multiple: true } }
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error('one file to write is needed');
  return { file, pseudonyms: values.pseudonyms ?? false, subscriptions: values.subscription ?? [] };
}

async function main(): Promise<void> {
  const { file, pseudonyms, subscriptions } = readCommandLine(process.argv.slice(2));
  const now = Date.now();
  const facts = await readTenant(azureCli(), subscriptions, (line) => console.error(line));
  const exported = seedOf(facts, now);
  const seed = pseudonyms ? pseudonymous(exported) : exported;
  const problems = seedProblems(seed);
  if (problems.length > 0) throw new Error(`the sandbox would not take this seed; please report it:\n- ${problems.join('\n- ')}`);
  writeFileSync(file, `${JSON.stringify(seed, null, 2)}\n`, { mode: 0o600 });
  const counted = [seed.subscriptions, seed.clusters, seed.applications, seed.roleAssignments].map((list) => list?.length ?? 0);
  console.error(
    `${file}: ${counted[0]} subscriptions, ${counted[1]} clusters, ${counted[2]} applications, ${counted[3]} role assignments, no secret.`
  );
  for (const line of facts.leftOut) console.error(`left out: ${line}`);
}

if (import.meta.main)
  try {
    await main();
  } catch (error) {
    console.error(`export-seed: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exitCode = 1;
  }
