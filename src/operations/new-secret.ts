/** A new secret: made, looked at, proved, and put where it is to go. */
import { endOfNew, secretProblem } from '../domain/secret-rules.ts';
import type { Duration, Problem } from '../domain/model.ts';
import { isoDate } from '../domain/text.ts';
import { ActionError } from '../errors.ts';
import type { Clock, IssuedSecret, Log, PasswordPolicy, Proof, SecretStore, WriteAnswer } from '../ports.ts';
import type { OwnPassword, Session } from './application-session.ts';

const second = 1000;
const asks = 5;
/** Entra lets a new secret in at some endpoints before others (https://learn.microsoft.com/graph/api/application-addpassword). */
const proofTime = 5 * 60 * second;
const inARow = 3;

/** Asks until AKS can take what the service made up. @throws ActionError */
export async function makeSecret(
  session: Session,
  lifetime: { validFor: Duration; policy: PasswordPolicy | null },
  ports: { clock: Clock; log: Log }
): Promise<OwnPassword> {
  const { endsOn, cut } = endOfNew(ports.clock.now(), lifetime.validFor, lifetime.policy?.maxLifetime ?? null);
  if (cut) ports.log.warning(`The tenant's policy shortens the life of the new secret: it ends on ${isoDate(endsOn)} (policy-lifetime).`);
  for (let ask = 1; ask <= asks; ask += 1) {
    const made = await session.add('managed', endsOn);
    const problem = secretProblem(made.secret);
    if (problem === null) return made;
    ports.log.info(`Secret ${made.keyId} is of no use to AKS (${problem}); removing it and asking again.`);
    await session.remove(made.keyId);
  }
  throw new ActionError({
    code: 'secret-unusable',
    message: `${asks} secrets in a row that Entra made for application ${session.objectId} were of no use to AKS; none was kept.`,
    hint: 'Run again: each secret is random.'
  });
}

/** Token requests until three in a row succeed. null = proved; otherwise why not. */
export async function prove(appId: string, secret: string, ports: { proof: Proof; clock: Clock; log: Log }): Promise<Problem | null> {
  const start = ports.clock.now();
  let good = 0;
  let waited = 0;
  for (let round = 0; ; round += 1) {
    const answer = await ports.proof.try(appId, secret);
    if (answer.kind === 'refused') return answer.problem;
    good = answer.kind === 'accepted' ? good + 1 : 0;
    if (good === inARow) {
      ports.log.info(`Entra accepted it ${inARow} times in a row.`);
      return null;
    }
    if (answer.kind === 'accepted') continue;
    if (Math.max(waited, ports.clock.now() - start) >= proofTime) return notProved(appId, answer.problem);
    const pause = Math.min(2 ** round, 15) * second;
    if (pause >= 8 * second) ports.log.info(`Entra does not let the new secret in everywhere yet; waiting ${pause / second} s.`);
    waited += pause;
    await ports.clock.wait(pause);
  }
}

function notProved(appId: string, last: Problem): Problem {
  return {
    code: 'secret-not-proved',
    message: `For ${proofTime / 60_000} minutes Entra did not accept the new secret of ${appId} three times in a row. Last answer: ${last.message}`,
    hint: 'Nothing was given out. Run again; if it stays so, look at conditional access for workload identities and at the health of Entra.'
  };
}

/** The stores that show it, as a value that can be taken. */
export async function holders(keyId: string, stores: readonly SecretStore[]): Promise<SecretStore[]> {
  const found: SecretStore[] = [];
  for (const store of stores.filter(({ readable }) => readable)) {
    const latest = await store.latest();
    if (latest?.enabled && latest.keyId?.toLowerCase() === keyId) found.push(store);
  }
  return found;
}

export interface StoreResult {
  /** Names of the stores that hold the new secret now. */
  stored: string[];
  problems: Problem[];
  /** A store holds the new value, or may, and could not be put back. */
  left: boolean;
}

/** All or none: when one refuses, those that were written are put back as far as they can be. */
export async function putIntoStores(
  issued: IssuedSecret,
  stores: readonly SecretStore[],
  ports: { clock: Clock; log: Log }
): Promise<StoreResult> {
  const written: SecretStore[] = [];
  for (const store of stores) {
    const answer = await writeOnce(store, issued, ports.clock);
    if (answer.kind === 'done' || answer.kind === 'present') {
      written.push(store);
      ports.log.info(`Stored: ${store.name}.`);
      continue;
    }
    const unsure = answer.kind === 'unknown';
    const undone = await putBack(unsure ? [...written, store] : written, ports.log);
    return { stored: [], problems: [answer.problem, ...undone], left: unsure || undone.length > 0 };
  }
  return { stored: written.map((store) => store.name), problems: [], left: false };
}

/** An unknown outcome is settled by looking where that can be done; writing the same value once more is harmless. */
async function writeOnce(store: SecretStore, issued: IssuedSecret, clock: Clock): Promise<WriteAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await store.write(issued);
    if (answer.kind === 'done' || answer.kind === 'present' || answer.kind === 'refused' || attempt === 3) return answer;
    await clock.wait(2 ** attempt * second);
    if (store.readable && (await arrived(store, issued))) return { kind: 'done' };
  }
}

async function arrived(store: SecretStore, issued: IssuedSecret): Promise<boolean> {
  try {
    return (await store.latest())?.keyId === issued.keyId;
  } catch (error) {
    if (error instanceof ActionError) return false;
    throw error;
  }
}

async function putBack(stores: readonly SecretStore[], log: Log): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const store of [...stores].reverse()) {
    const problem = await store.undo();
    if (problem) problems.push(problem);
    else log.info(`Put back: ${store.name}.`);
  }
  return problems;
}
