/** Removes the credentials that nobody can be using any more, each after a look at everything of its own. */
import type { Credential } from '../domain/model.ts';
import { judgeRetirement, type RetireVerdict } from '../domain/retire.ts';
import type { Session } from './application-session.ts';
import { gather, withHistory, type FactPorts, type FactSettings, type Gathered } from './rotation-facts.ts';

export interface RetireResult {
  removed: Credential[];
  /** Verdicts of the last look. */
  verdicts: RetireVerdict[];
  /** The last look itself. */
  gathered: Gathered;
}

/** More removals than that in one run are left to the next one. */
const mostRemovals = 50;

/**
 * Scans again right before each removal, from ARM's own lists too.
 * @param current key id of the credential that this run hands out
 * @param removed filled while it goes on: whoever catches what ends it early knows what is gone
 */
export async function retire(
  session: Session,
  current: string | null,
  settings: FactSettings,
  ports: FactPorts,
  removed: Credential[] = []
): Promise<RetireResult> {
  for (;;) {
    const gathered = await gather({ application: await session.read(), current, lists: true }, settings, ports);
    const verdicts = await judge(gathered, ports);
    const next = verdicts.find((verdict) => verdict.remove);
    if (!next || removed.length >= mostRemovals) {
      // Their ledger entries go with them.
      if (removed.length > 0) await session.record([]);
      return { removed, verdicts, gathered };
    }
    ports.log.info(`Removing secret ${next.credential.keyId}: ${next.reason}`);
    // Reads first, as the turn may have been lost while the scan went on.
    await session.remove(next.credential.keyId);
    removed.push(next.credential);
  }
}

/** The Activity Log is asked only where something would go. */
async function judge({ facts }: Gathered, ports: FactPorts): Promise<RetireVerdict[]> {
  const verdicts = judgeRetirement(facts);
  return verdicts.some((verdict) => verdict.remove) ? judgeRetirement(await withHistory(facts, ports)) : verdicts;
}
