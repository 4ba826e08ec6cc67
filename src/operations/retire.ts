/** Removes the credentials that nobody can be using any more, each after a look at everything of its own. */
import type { Credential } from '../domain/model.ts';
import { judgeRetirement, type RetireVerdict } from '../domain/retire.ts';
import type { FullApplication } from '../ports.ts';
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
  const look = async (application: FullApplication): Promise<Pick<RetireResult, 'gathered' | 'verdicts'>> => {
    const gathered = await gather({ application, current, lists: true }, settings, ports);
    return { gathered, verdicts: await judge(gathered, ports) };
  };
  for (let tried = 0; ; tried += 1) {
    const { gathered, verdicts } = await look(await session.read());
    const next = verdicts.find((verdict) => verdict.remove);
    if (!next || tried >= mostRemovals) {
      // Their ledger entries go with them.
      if (removed.length > 0) await session.record([]);
      return { removed, verdicts, gathered };
    }
    ports.log.info(`Removing secret ${next.credential.keyId}: ${next.reason}`);
    // Reads first, as the turn may have been lost while the scan went on.
    const isGone = await session.remove(next.credential.keyId, async (application) =>
      (await look(application)).verdicts.some(({ credential, remove }) => remove && credential.keyId === next.credential.keyId)
    );
    if (isGone) removed.push(next.credential);
    else ports.log.info(`Secret ${next.credential.keyId} stays for now: it was not removed at once, and may no longer be.`);
  }
}

/** The Activity Log is asked only where something would go. */
async function judge({ facts }: Gathered, ports: FactPorts): Promise<RetireVerdict[]> {
  const verdicts = judgeRetirement(facts);
  return verdicts.some((verdict) => verdict.remove) ? judgeRetirement(await withHistory(facts, ports)) : verdicts;
}
