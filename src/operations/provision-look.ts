/** Everything that provision has to know before it writes: taken once to plan, and anew once it has its turn. */
import { originOf, parseLedger } from '../domain/ledger.ts';
import type { Credential } from '../domain/model.ts';
import { planSecret, type SecretFacts, type SecretPlan } from '../domain/provision-plan.ts';
import type { Survey } from '../domain/provision-steps.ts';
import { judgeRetirement, type RetireVerdict } from '../domain/retire.ts';
import { isOver } from '../domain/rotation-id.ts';
import { endOfNew } from '../domain/secret-rules.ts';
import { turnsOf } from '../domain/turn.ts';
import type { ClusterState, SecretStore } from '../ports.ts';
import type { Found } from './provision-application.ts';
import { findCluster } from './provision-cluster.ts';
import type { ProvisionPorts, ProvisionSettings } from './provision.ts';
import { gather, type FactPorts, type FactSettings, type Gathered } from './rotation-facts.ts';

export interface Look {
  found: Found | null;
  /** The cluster of cluster-template, if it is there. */
  cluster: ClusterState | null;
  stores: readonly SecretStore[];
  gathered: Gathered | null;
  survey: Survey;
  /** What was handed out before and is still valid, whatever this run is to do. */
  given: Credential | null;
}

/** Names of the stores of a run, by what is known of one secret in them. */
export interface Places {
  holding: string[];
  /** Read, and their latest value is another one, or there is none. */
  lacking: string[];
  /** Cannot be read back. */
  silent: string[];
}

const day = 86_400_000;

/** What of rotate's inputs provision has no say in. */
export function factSettings(settings: ProvisionSettings): FactSettings {
  const { rotationId, self, lease, trustVisibleScope, cluster } = settings;
  return {
    ...{ rotationId, self, lease, trustVisibleScope },
    named: cluster ? [cluster.id] : [],
    ...{ renewWithin: 30 * day, force: false, overlap: day, retire: { kind: 'managed' as const } }
  };
}

export function factPorts(ports: ProvisionPorts, stores: readonly SecretStore[]): FactPorts {
  return { ...ports, stores };
}

/** Where a secret stands, as far as the stores tell. */
export function placesOf(keyId: string, { stores, gathered }: Pick<Look, 'stores' | 'gathered'>): Places {
  const names = (those: (held: string | null | undefined) => boolean): string[] =>
    stores.map(({ name }) => name).filter((name) => those(gathered?.held.get(name)));
  const key = keyId.toLowerCase();
  return {
    holding: names((held) => held === key),
    lacking: names((held) => held !== undefined && held !== key),
    silent: names((held) => held === undefined)
  };
}

/** What was read. */
interface Sight extends Pick<Look, 'found' | 'cluster' | 'stores' | 'gathered'> {
  settings: ProvisionSettings;
  ports: ProvisionPorts;
}

/** @throws ActionError where the cluster is somebody else's, or where a read fails without which nothing can be decided */
export async function look(found: Found | null, settings: ProvisionSettings, ports: ProvisionPorts): Promise<Look> {
  const application = found?.application ?? null;
  const stores = await ports.openStores(application?.appId.toLowerCase() ?? null);
  const cluster = settings.cluster ? await findCluster(settings.cluster.id, application?.appId ?? null, ports) : null;
  const gathered = application
    ? await gather({ application, current: null, lists: false }, factSettings(settings), factPorts(ports, stores))
    : null;
  const sight = { found, cluster, stores, gathered };
  const facts = secretFacts({ ...sight, settings, ports });
  const before = planSecret({ ...facts, store: true, makesCluster: false, always: false });
  const given = before.kind === 'keep' ? before.credential : null;
  return { ...sight, given, survey: surveyOf({ ...sight, settings, ports }, planSecret(facts), given) };
}

function secretFacts({ gathered, stores, cluster, settings, ports }: Sight): SecretFacts {
  const facts = gathered?.facts;
  return {
    credentials: facts?.credentials ?? [],
    ledger: facts?.ledger ?? parseLedger([]),
    now: facts?.now ?? ports.clock.now(),
    store: stores.length > 0,
    stored: facts?.stored ?? new Set(),
    readable: facts?.readable ?? null,
    always: settings.newSecret === 'always',
    makesCluster: settings.cluster !== null && cluster === null,
    verdicts: facts ? judgeRetirement(facts) : []
  };
}

function surveyOf({ found, gathered, stores, cluster, settings, ports }: Sight, secret: SecretPlan, given: Credential | null): Survey {
  const current = secret.kind === 'create' ? null : (given?.keyId.toLowerCase() ?? null);
  return {
    ...applicationPart(found, settings, ports),
    secret,
    undelivered: (secret.kind === 'keep' || secret.kind === 'reuse') && isWanted(secret.credential, { gathered, stores }),
    clusterId: cluster === null ? (settings.cluster?.id ?? null) : null,
    stores: stores.map(({ name }) => name),
    endsOn: endOfNew(ports.clock.now(), settings.validFor, null).endsOn,
    deadTurns: deadTurns(gathered),
    verdicts: gathered ? judgeRetirement({ ...gathered.facts, current }).filter(isManaged) : []
  };
}

function applicationPart(found: Found | null, { target }: ProvisionSettings, { caller }: ProvisionPorts) {
  const uniqueName = target.kind === 'name' ? target.uniqueName : null;
  if (!found) return { objectId: null, uniqueName, managed: false, owner: caller.objectId, principalOf: '' };
  const { application, managed, ownerMissing, servicePrincipal } = found;
  return {
    objectId: application.objectId,
    uniqueName,
    managed,
    owner: ownerMissing,
    principalOf: servicePrincipal ? null : application.appId
  };
}

/** Whether some store is to get it that may not have it: its run died before, or the store is another one than then. */
function isWanted({ keyId }: Credential, { gathered, stores }: Pick<Look, 'stores' | 'gathered'>): boolean {
  if (!gathered?.facts.ledger.delivered.has(keyId.toLowerCase())) return true;
  const { holding, lacking } = placesOf(keyId, { gathered, stores });
  return holding.length > 0 && lacking.length > 0;
}

function deadTurns(gathered: Gathered | null): Credential[] {
  return gathered ? turnsOf(gathered.facts.credentials).filter((turn) => isOver(turn, gathered.facts.run)) : [];
}

function isManaged({ credential }: RetireVerdict): boolean {
  return originOf(credential.displayName) === 'managed';
}
