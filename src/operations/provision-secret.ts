/** The secret of provision: made or taken from a store, proved, announced in the ledger, and put where it is to stand. */
import { clusterTag, deliveredTag, destinationTag, issuedTag, sentTag } from '../domain/ledger-tags.ts';
import type { Credential, Duration, Instant, Problem } from '../domain/model.ts';
import { rotationOf } from '../domain/rotation-id.ts';
import type { SecretPlan } from '../domain/provision-plan.ts';
import { ActionError } from '../errors.ts';
import type { Clock, FullApplication, Log, PasswordPolicy, Proof, SecretStore } from '../ports.ts';
import type { Session } from './application-session.ts';
import { holders, makeSecret, prove, putIntoStores } from './new-secret.ts';

export interface SecretSettings {
  plan: SecretPlan;
  /** The planned value stands in a vault and has to get to the other destinations: its run died in between, or they are new. */
  undelivered: boolean;
  application: FullApplication;
  tenantId: string;
  validFor: Duration;
  policy: PasswordPolicy | null;
  /** The cluster to be made with it. */
  clusterId: string | null;
  session: Session;
  /** Called when a store was written to that nothing else would show. */
  onStored: () => void;
}

export interface SecretPorts {
  proof: Proof;
  stores: readonly SecretStore[];
  clock: Clock;
  log: Log;
}

/** What leaves this process. */
export interface Handed {
  keyId: string;
  secret: string;
  endsOn: Instant;
  made: boolean;
  /** Names of the stores that it stands in. */
  stored: readonly string[];
}

/**
 * A value that no store can hold is taken back; what a store may hold stays, and the run fails all the same.
 * @throws ActionError
 */
export async function provideSecret(settings: SecretSettings, ports: SecretPorts): Promise<Handed | null> {
  const { plan, undelivered } = settings;
  if (plan.kind === 'reuse' || (plan.kind === 'keep' && undelivered))
    return (await reuse(plan.credential, settings, ports)) ?? make(settings, ports);
  return plan.kind === 'create' ? make(settings, ports) : null;
}

/** null if what stands in the store signs nobody in: somebody put another value there. */
async function reuse(credential: Credential, settings: SecretSettings, ports: SecretPorts): Promise<Handed | null> {
  const keyId = credential.keyId.toLowerCase();
  const holding = await holders(keyId, ports.stores);
  for (const store of holding) {
    const secret = await store.value();
    ports.log.info(`Taking secret ${keyId} from ${store.name}.`);
    const rejected = await prove(settings.application.appId, secret, ports);
    if (rejected) {
      ports.log.warning(`What ${store.name} holds as secret ${keyId} does not sign in, so another one is made. ${rejected.message}`);
      continue;
    }
    await settings.session.record(() => [issuedTag(keyId), ...announced(keyId, settings, ports.clock)]);
    if (settings.undelivered) await deliverRest(credential, secret, settings, ports);
    const stored = (settings.undelivered ? ports.stores : holding).map(({ name }) => name);
    return { keyId, secret, endsOn: credential.endsOn, made: false, stored };
  }
  return null;
}

/** To every destination that does not show it; one that cannot be read gets it once more. */
async function deliverRest(credential: Credential, secret: string, settings: SecretSettings, ports: SecretPorts): Promise<void> {
  const { session, application, tenantId } = settings;
  const keyId = credential.keyId.toLowerCase();
  const holding = await holders(keyId, ports.stores);
  const open = ports.stores.filter((store) => !holding.includes(store));
  const rotationId = rotationOf(credential.displayName)?.rotationId ?? session.rotationId;
  const value = { appId: application.appId, tenantId, keyId, rotationId, secret, endsOn: credential.endsOn };
  const { problems, stored, left: some } = await putIntoStores(value, open, ports);
  if (some || stored.length > 0) settings.onStored();
  if (problems.length > 0) throw new ActionError(left(keyId, problems, 'goes on with it'));
  await session.record([deliveredTag(keyId)]);
}

async function make(settings: SecretSettings, ports: SecretPorts): Promise<Handed> {
  const { session, application, validFor, policy, tenantId } = settings;
  const made = await makeSecret(session, { validFor, policy }, ports);
  const rejected = await prove(application.appId, made.secret, ports);
  if (rejected) return takeBack(made.keyId, rejected, session);
  // Without a store it is issued by the cluster that gets it.
  const destinations = ports.stores.map(({ name }) => name);
  const issued = destinations.length > 0 ? [issuedTag(made.keyId), destinationTag(made.keyId, destinations)] : [];
  await session.record(() => [...issued, ...announced(made.keyId, settings, ports.clock)]);
  const value = { appId: application.appId, tenantId, rotationId: session.rotationId, ...made };
  const result = await putIntoStores(value, ports.stores, ports);
  const [first, ...more] = result.problems;
  if (first && !result.left) return takeBack(made.keyId, first, session);
  if (first) throw new ActionError(left(made.keyId, [first, ...more], 'makes another'));
  if (ports.stores.length > 0) await session.record([deliveredTag(made.keyId)]);
  return { ...made, made: true, stored: result.stored };
}

function announced(keyId: string, { clusterId }: SecretSettings, clock: Clock): string[] {
  if (clusterId === null) return [];
  const tag = clusterTag(clusterId);
  return [sentTag(keyId, clusterId, clock.now()), ...(tag === null ? [] : [tag])];
}

async function takeBack(keyId: string, problem: Problem, session: Session): Promise<never> {
  await session.remove(keyId);
  // Its ledger entries go with it.
  await session.record([]);
  throw new ActionError({ ...problem, hint: `The new secret was removed again. ${problem.hint}` });
}

function left(keyId: string, problems: readonly Problem[], next: string): Problem {
  return {
    code: 'store-incomplete',
    message: `Secret ${keyId} was not stored everywhere. ${problems.map(({ message }) => message).join(' ')}`,
    hint: `It stays valid, because a store named here may hold it; the next run ${next}. ${problems[0]?.hint ?? ''}`
  };
}
