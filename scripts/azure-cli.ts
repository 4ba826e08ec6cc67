/**
 * The real Azure CLI as a witness: it signs in to the sandbox and must tell the same facts as the action, of a fleet and through the whole life
 * of a principal. Needs `az` (Debian's package will do); nothing of the user's own CLI set-up is read or written.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compareFleet } from './azure-cli/fleet.ts';
import { compareLife } from './azure-cli/life.ts';
import { checked } from './azure-cli/tally.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'azure-cli-'));
try {
  await compareFleet(folder);
  await compareLife(folder);
  console.log(`The Azure CLI and the action agree: ${checked()} checks`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
