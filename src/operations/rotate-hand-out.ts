/** The way of one secret: made or read from a store, proved, announced in the ledger, stored, given to the clusters. */
import { clusterTag, deliveredTag, issuedTag, sentTag } from '../domain/ledger-tags.ts';
import type { Duration, Instant, Problem } from '../domain/model.ts';
import type { RotationPlan } from '../domain/rotation.ts';
import { isoDate } from '../domain/text.ts';
import { rotationOf } from '../domain/rotation-id.ts';
import { ActionError } from '../errors.ts';
import type { Clock, ClusterWrites, Log, PasswordPolicy, Proof, SecretStore } from '../ports.ts';
import type { Session } from './application-session.ts';
import { holders, makeSecret, prove, putIntoStores } from './new-secret.ts';
import { applyToAll, type ClusterOutcome } from './rotate-apply.ts';
import type { Deadline } from './long-operation.ts';
import type { Gathered } from './rotation-facts.ts';

export interface HandOutSettings {
  plan: RotationPlan;
  gathered: Gathered;
  policy: PasswordPolicy | null;
  session: Session;
  deadline: Deadline;
  validFor: Duration;
  parallel: number;
  force: boolean;
  /** Told as soon as there is a secret; what it is told of is kept up to date, for whoever catches what ends this early. */
  onSecret: (handed: Readonly<HandOut>) => void;
}

export interface HandOutPorts {
  caller: { tenantId: string };
  clusterWrites: ClusterWrites;
  proof: Proof;
  stores: readonly SecretStore[];
  clock: Clock;
  log: Log;
}

export interface HandOut {
  secret: { keyId: string; endsOn: Instant; made: boolean };
  /** False when it was taken back, since nobody can have it. */
  kept: boolean;
  /** Names of the stores that hold it. */
  stored: string[];
  /** By lower-case resource id. */
  outcomes: Map<string, ClusterOutcome>;
  problems: Problem[];
}

interface Value {
  keyId: string;
  secret: string;
  endsOn: Instant;
  made: boolean;
}

/** Up to its first reset everything can be taken back; after that it only goes forward. @throws ActionError */
export async function handOut(settings: HandOutSettings, ports: HandOutPorts): Promise<HandOut> {
  const value = await ports.log.group('Secret', () => valueOf(settings, ports));
  const handed: HandOut = {
    secret: { keyId: value.keyId, endsOn: value.endsOn, made: value.made },
    kept: true,
    stored: [],
    outcomes: new Map(),
    problems: []
  };
  settings.onSecret(handed);
  const rejected = await ports.log.group('Proof', () => prove(settings.gathered.application.appId, value.secret, ports));
  if (rejected) return takeBack(handed, [rejected], settings);
  await settings.session.record(() => announcement(value, settings, ports));
  const stored = ports.stores.length > 0 ? await ports.log.group('Stores', () => store(value, settings, ports)) : nothingStored;
  if (stored.problems.length > 0)
    return stored.left ? { ...handed, problems: stored.problems } : takeBack(handed, stored.problems, settings);
  handed.stored = stored.names;
  if (stored.names.length > 0) await settings.session.record([deliveredTag(value.keyId)]);
  await ports.log.group('Clusters', () => apply(value, handed.outcomes, settings, ports));
  return value.made && ports.stores.length === 0 && nobodyHasIt(handed.outcomes) ? takeBack(handed, [], settings) : handed;
}

const nothingStored = { names: [], problems: [], left: false };

/** A new one, or the one that an earlier run left in a store that can be read. */
async function valueOf({ plan, gathered, policy, session, validFor }: HandOutSettings, ports: HandOutPorts): Promise<Value> {
  if (plan.kind !== 'resume') {
    const made = await makeSecret(session, { validFor, policy }, ports);
    ports.log.info(`Made secret ${made.keyId}, valid until ${isoDate(made.endsOn)}.`);
    return { ...made, made: true };
  }
  const credential = gathered.facts.credentials.find(({ keyId }) => keyId.toLowerCase() === plan.keyId);
  for (const each of ports.stores.filter(({ readable }) => readable)) {
    const latest = await each.latest();
    if (!credential || latest?.keyId?.toLowerCase() !== plan.keyId) continue;
    ports.log.info(`Going on with secret ${credential.keyId} from ${each.name}.`);
    return { keyId: credential.keyId.toLowerCase(), secret: await each.value(), endsOn: credential.endsOn, made: false };
  }
  throw new ActionError({
    code: 'store-changed',
    message: `The stored secret ${plan.keyId ?? ''} of application ${gathered.application.appId} was replaced while this run was taking its turn.`,
    hint: 'Run again: the next run plans with what is stored then.'
  });
}

/** Before the value leaves this process: where it is about to go. */
function announcement(value: Value, { plan, gathered }: HandOutSettings, { stores, clock }: HandOutPorts): string[] {
  const now = clock.now();
  return [
    ...(stores.length > 0 ? [issuedTag(value.keyId)] : []),
    ...plan.targets.map((cluster) => sentTag(value.keyId, cluster.id, now)),
    ...gathered.users.clusters.flatMap((cluster) => clusterTag(cluster.id) ?? [])
  ];
}

/** A resumed value goes to the stores only if nothing shows that it got there. */
async function store(
  value: Value,
  { gathered, session }: HandOutSettings,
  ports: HandOutPorts
): Promise<{ names: string[]; problems: Problem[]; left: boolean }> {
  const { appId } = gathered.application;
  if (!value.made && gathered.facts.ledger.delivered.has(value.keyId)) return { names: [], problems: [], left: true };
  const holding = value.made ? [] : await holders(value.keyId, ports.stores);
  const issued = {
    appId,
    tenantId: ports.caller.tenantId,
    keyId: value.keyId,
    rotationId: value.made ? session.rotationId : makerOf(value.keyId, gathered),
    secret: value.secret,
    endsOn: value.endsOn
  };
  const open = ports.stores.filter((store) => !holding.includes(store));
  const result = await putIntoStores(issued, open, ports);
  return {
    names: result.problems.length > 0 ? [] : ports.stores.map(({ name }) => name),
    problems: result.problems,
    left: result.left || !value.made
  };
}

/** The rotation that made a credential, as its name says. */
function makerOf(keyId: string, { facts }: Gathered): string {
  const credential = facts.credentials.find((each) => each.keyId.toLowerCase() === keyId);
  return rotationOf(credential?.displayName ?? null)?.rotationId ?? '';
}

function apply(
  value: Value,
  outcomes: Map<string, ClusterOutcome>,
  { plan, gathered, session, deadline, parallel, force }: HandOutSettings,
  ports: HandOutPorts
): Promise<void> {
  const { application, facts } = gathered;
  const context = {
    appId: application.appId,
    secret: value,
    session,
    ledger: facts.ledger,
    credentials: facts.credentials,
    force,
    deadline,
    parallel
  };
  return applyToAll(plan.targets, outcomes, context, ports);
}

/** Refused at once by every cluster, or never sent: then it can be removed as if it had not been made. */
function nobodyHasIt(outcomes: ReadonlyMap<string, ClusterOutcome>): boolean {
  return [...outcomes.values()].every(({ kind }) => kind === 'refused' || kind === 'skipped' || kind === 'stopped');
}

async function takeBack(handed: HandOut, problems: Problem[], { session }: HandOutSettings): Promise<HandOut> {
  if (!handed.secret.made) return { ...handed, problems };
  await session.remove(handed.secret.keyId);
  // What was announced goes too: the next run would take it for a value that some cluster may hold.
  await session.record([]);
  return { ...handed, kept: false, stored: [], problems };
}
