/** Tests that try many things one after the other say how many, where somebody counts. */
import { appendFileSync } from 'node:fs';

export type Counted = 'property inputs' | 'properties' | 'hostile strings';

/** Does nothing unless `PROOFS_COUNTS` names a file. */
export function count(what: Counted, many = 1): void {
  const file = process.env.PROOFS_COUNTS;
  if (file) appendFileSync(file, `${JSON.stringify({ what, many })}\n`);
}
