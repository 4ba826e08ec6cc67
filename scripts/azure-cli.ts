/**
 * The real Azure CLI as a witness: it signs in to the sandbox and must tell the same facts as the action, of a fleet, through the whole life
 * of a principal, and of a fleet that was exported with it. Needs `az` (Debian's package will do); nothing of the user's own CLI set-up is read or written.
 * `--record FILE` keeps what the CLI asked and was answered, for `npm run conformance -- --also FILE`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareFleet } from './azure-cli/fleet.ts';
import { compareLife } from './azure-cli/life.ts';
import { compareRehearsal } from './azure-cli/rehearsal.ts';
import { checked } from './azure-cli/tally.ts';
import { writeWitness } from './azure-cli/witness.ts';

const { values } = parseArgs({ options: { record: { type: 'string' } } });
const folder = mkdtempSync(path.join(tmpdir(), 'azure-cli-'));
try {
  await compareFleet(folder);
  await compareLife(folder);
  await compareRehearsal(folder);
  if (values.record !== undefined) writeWitness(values.record);
  console.log(`The Azure CLI and the action agree: ${checked()} checks`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
