/** The requests that a rotation is going to send, in their order, each with its reason: what a dry run prints. */
import type { Cluster, Instant } from './model.ts';
import type { RotationFacts, RotationPlan } from './rotation.ts';
import { isoDate, isoTime, plural } from './text.ts';

export interface Step {
  request: string;
  reason: string;
}

export interface StepNames {
  /** Object id of the application. */
  objectId: string;
  /** Names of the stores, without secrets. */
  stores: readonly string[];
  parallel: number;
  endsOn: Instant;
}

export function stepsOf(plan: RotationPlan, facts: RotationFacts, names: StepNames): Step[] {
  if (plan.kind === 'unchanged' || plan.kind === 'stuck') return [];
  const application = `/applications/${names.objectId}`;
  const handOut = plan.kind === 'retire' ? [] : handOutSteps(plan, application, names);
  const removals = plan.verdicts
    .filter((verdict) => verdict.remove)
    .map(({ credential, reason }) => ({ request: `POST ${application}/removePassword ${credential.keyId}`, reason }));
  return [
    {
      request: `POST ${application}/addPassword aks-sp-turn/…`,
      reason: 'The turn: keeps other runs of this action out while this one writes.'
    },
    ...plan.deadTurns.map((turn) => ({
      request: `POST ${application}/removePassword ${turn.keyId}`,
      reason: 'The turn of a run that is over.'
    })),
    ...handOut,
    ...(handOut.length > 0 && facts.overlap > 0 ? [laterStep(application, facts)] : []),
    ...removals,
    { request: `POST ${application}/removePassword aks-sp-turn/…`, reason: 'The end of the turn, always last.' }
  ];
}

function handOutSteps(plan: RotationPlan, application: string, names: StepNames): Step[] {
  const made = plan.kind === 'create';
  const value = made ? 'the new secret' : `secret ${plan.keyId ?? ''}`;
  return [
    ...(made
      ? [
          {
            request: `POST ${application}/addPassword aks-sp/…`,
            reason: `A new secret until ${isoDate(names.endsOn)}. ${plan.reasons.join(' ')}`
          }
        ]
      : [{ request: 'GET the secret from the vault', reason: `An earlier run made it and did not finish. ${plan.reasons.join(' ')}` }]),
    { request: '3 token requests with it', reason: 'Proves that Entra accepts it before anybody gets it.' },
    { request: `PATCH ${application} tags`, reason: 'The ledger says beforehand where it is going.' },
    ...(made ? names.stores.map((store) => ({ request: `Write to ${store}`, reason: 'Stores get it before the clusters.' })) : []),
    ...plan.targets.flatMap((cluster, index) => [
      { request: `POST ${cluster.id}/resetServicePrincipalProfile`, reason: resetReason(cluster, value, index, names.parallel) },
      { request: `PATCH ${application} tags`, reason: `The ledger says that ${cluster.name} accepted it.` }
    ])
  ];
}

function resetReason(cluster: Cluster, value: string, index: number, parallel: number): string {
  const order = index === 0 ? 'First and alone' : `Then up to ${parallel} at a time`;
  return `${order}: gives it ${value}. AKS reimages ${cluster.nodeCount > 0 ? `its ${plural(cluster.nodeCount, 'node')}` : 'its nodes'}.`;
}

function laterStep(application: string, { now, overlap }: RotationFacts): Step {
  return {
    request: `A later run: POST ${application}/removePassword of what was superseded`,
    reason: `Not before the overlap has passed, ${isoTime(now + overlap)} at the earliest.`
  };
}
