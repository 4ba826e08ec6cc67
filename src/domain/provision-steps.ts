/** What provision is going to send, in order and with the reason for each: a dry run prints it, a real run acts on the same facts. */
import type { Credential } from './model.ts';
import type { SecretPlan } from './provision-plan.ts';
import type { RetireVerdict } from './retire.ts';
import type { Step } from './rotation-steps.ts';
import { isoDate } from './text.ts';

export interface Survey {
  /** Object id; null while there is no application. */
  objectId: string | null;
  uniqueName: string | null;
  /** Tagged already. */
  managed: boolean;
  /** Object id of the owner to add; null if it is one, or nobody knows. */
  owner: string | null;
  /** appId whose service principal is missing; empty while there is no application. */
  principalOf: string | null;
  secret: SecretPlan;
  /** The secret to keep or reuse stands in a vault, and not in every other destination, as far as is known. */
  undelivered: boolean;
  /** The cluster to make. */
  clusterId: string | null;
  /** Names of the destinations. */
  stores: readonly string[];
  endsOn: number;
  deadTurns: readonly Credential[];
  verdicts: readonly RetireVerdict[];
}

/** Whether anything has to be written that needs the turn; role assignments do not. */
export function writesApplication({ objectId, managed, owner, principalOf, secret, undelivered, deadTurns, verdicts }: Survey): boolean {
  const bare = objectId === null || !managed || owner !== null || principalOf !== null;
  const moves = undelivered || secret.kind === 'create' || secret.kind === 'reuse';
  return bare || moves || deadTurns.length > 0 || verdicts.some((verdict) => verdict.remove);
}

export function stepsOf(survey: Survey): Step[] {
  if (!writesApplication(survey)) return [];
  const path = `/applications/${survey.objectId ?? '<new>'}`;
  const removals = survey.verdicts.filter((verdict) => verdict.remove);
  return [
    ...applicationSteps(survey),
    { request: `POST ${path}/addPassword aks-sp-turn/…`, reason: 'The turn: keeps other runs of this action out while this one writes.' },
    ...survey.deadTurns.map((turn) => ({
      request: `POST ${path}/removePassword ${turn.keyId}`,
      reason: 'The turn of a run that is over.'
    })),
    ...ownershipSteps(path, survey),
    ...secretSteps(path, survey),
    ...clusterSteps(path, survey),
    ...removals.map(({ credential, reason }) => ({ request: `POST ${path}/removePassword ${credential.keyId}`, reason })),
    { request: `POST ${path}/removePassword aks-sp-turn/…`, reason: 'The end of the turn, always last.' }
  ];
}

function applicationSteps({ objectId, uniqueName }: Survey): Step[] {
  if (objectId !== null) return [];
  return [{ request: `PATCH /applications(uniqueName='${uniqueName ?? ''}')`, reason: 'No application has this unique name: makes it.' }];
}

function ownershipSteps(path: string, { managed, owner, principalOf }: Survey): Step[] {
  return [
    ...(managed ? [] : [{ request: `PATCH ${path} tags`, reason: 'Marks it as managed by this action.' }]),
    ...(owner === null ? [] : [{ request: `POST ${path}/owners/$ref ${owner}`, reason: 'Makes the identity of this run an owner.' }]),
    ...(principalOf === null
      ? []
      : [{ request: `PATCH /servicePrincipals(appId='${principalOf || '<new>'}')`, reason: 'It has no service principal yet.' }])
  ];
}

function secretSteps(path: string, { secret, undelivered, stores, endsOn }: Survey): Step[] {
  const taken = secret.kind === 'reuse' || (secret.kind === 'keep' && undelivered);
  if (secret.kind !== 'create' && !taken) return [];
  const first =
    secret.kind === 'create'
      ? { request: `POST ${path}/addPassword aks-sp/…`, reason: `A secret until ${isoDate(endsOn)}. ${secret.reason}` }
      : { request: 'GET the secret from the vault', reason: 'It stands there and goes to whoever is to have it as well.' };
  const delivers = stores.length > 0 && (secret.kind === 'create' || undelivered);
  return [
    first,
    { request: '3 token requests with it', reason: 'Proves that Entra accepts it before anybody gets it.' },
    { request: `PATCH ${path} tags`, reason: 'The ledger says beforehand where the secret is going.' },
    ...(delivers
      ? stores.map((store) => ({ request: `Write to ${store}`, reason: 'Where the secret is to stand, if it does not yet.' }))
      : []),
    ...(delivers ? [{ request: `PATCH ${path} tags`, reason: 'The ledger says that it is delivered.' }] : [])
  ];
}

function clusterSteps(path: string, { clusterId }: Survey): Step[] {
  if (clusterId === null) return [];
  return [
    { request: `PUT ${clusterId}`, reason: 'The cluster is not there: makes it with this principal, after the roles below.' },
    { request: `PATCH ${path} tags`, reason: 'The ledger says that the cluster accepted the secret.' }
  ];
}
