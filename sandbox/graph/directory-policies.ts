/**
 * App management policies: the tenant's, those of single objects, and what they forbid. A policy assigned to an object
 * replaces the tenant's as a whole: https://learn.microsoft.com/graph/api/resources/applicationauthenticationmethodpolicy
 */
import { context, notFound, Refusal } from './directory-answers.ts';
import type { Call, Entity, Kind } from './directory-answers.ts';
import type { Json } from './directory-objects.ts';
import { checkOptions } from './directory-query.ts';
import { find } from './directory-reads.ts';
import type { Key } from './directory-reads.ts';
import { need, needToRead, READ_POLICIES } from './directory-rights.ts';
import type { ApiAnswer, State } from '../world.ts';

/** A policy for single objects as Graph shows it, and whom it is assigned to (object ids; one policy each). */
export interface AssignedPolicy {
  policy: Json;
  appliesTo: string[];
}

/** The policies of a world; the assigned ones may be left out of its state. */
export type Policies = State['graph']['policies'] & { appManagementPolicies?: AssignedPolicy[] };

interface Restriction {
  restrictionType?: string;
  state?: string;
  maxLifetime?: string | null;
  restrictForAppsCreatedAfterDateTime?: string | null;
}

/** GET of the tenant's default app management policy: it always exists, switched off at first. */
export function defaultPolicy(call: Call): ApiAnswer {
  need(call, READ_POLICIES);
  checkOptions(call, []);
  const body = {
    '@odata.context': context(call.world, 'policies/defaultAppManagementPolicy/$entity'),
    ...call.world.state.graph.policies.defaultAppManagementPolicy
  };
  return { status: 200, body };
}

/**
 * GET of an application's or service principal's own `/appManagementPolicies`: none or one. Its permissions are not documented;
 * assumed: those for the object and those for policies.
 */
export function assignedPolicies(call: Call, key: Key): ApiAnswer {
  need(call, READ_POLICIES);
  checkOptions(call, []);
  const entity = find(call, key);
  needToRead(call, entity);
  if (entity === null) throw notFound(key.value);
  const policy = policyFor(call, entity);
  const body = { '@odata.context': context(call.world, 'policies/appManagementPolicies'), value: policy === null ? [] : [policy] };
  return { status: 200, body };
}

/**
 * Refuses a password that a policy forbids. The codes are those that https://github.com/OfficeDev/teams-toolkit looks for; status
 * and body of the lifetime's are quoted in https://github.com/microsoft/PubSec-Info-Assistant/issues/681 and
 * https://github.com/OfficeDev/microsoft-365-agents-toolkit/issues/10998, the other's are assumed to be alike.
 */
export function checkPolicy(call: Call, kind: Kind, entity: Entity, lifetime: number): void {
  const { id, restrictions } = inForce(call, kind, entity);
  for (const restriction of restrictions) {
    if (!applies(restriction, entity)) continue;
    if (restriction.restrictionType === 'passwordAddition') {
      throw new Refusal(400, 'CredentialTypeNotAllowedAsPerAppPolicy', `Credential type not allowed as per assigned policy '${id}'.`);
    }
    if (restriction.restrictionType === 'passwordLifetime' && lifetime > durationMs(restriction.maxLifetime ?? '')) {
      const text = `Credential lifetime exceeds the max value allowed as per assigned policy '${id}'.`;
      throw new Refusal(400, 'CredentialInvalidLifetimeAsPerAppPolicy', text, [
        { code: 'InvalidKeyEndDate', message: text, target: 'EndDate' }
      ]);
    }
  }
}

function policyFor(call: Call, entity: Entity): Json | null {
  const { appManagementPolicies = [] } = call.world.state.graph.policies as Policies;
  const id = entity.id.toLowerCase();
  return appManagementPolicies.find(({ appliesTo }) => appliesTo.some((target) => target.toLowerCase() === id))?.policy ?? null;
}

function inForce(call: Call, kind: Kind, entity: Entity): { id: string; restrictions: Restriction[] } {
  const own = policyFor(call, entity);
  const policy: Json = own ?? call.world.state.graph.policies.defaultAppManagementPolicy;
  const name = own ? 'restrictions' : kind === 'applications' ? 'applicationRestrictions' : 'servicePrincipalRestrictions';
  const section = policy[name] as { passwordCredentials?: Restriction[] } | null | undefined;
  return { id: String(policy['id']), restrictions: policy['isEnabled'] === true ? (section?.passwordCredentials ?? []) : [] };
}

function applies({ state, restrictForAppsCreatedAfterDateTime: after }: Restriction, entity: Entity): boolean {
  if (state === 'disabled') return false;
  return after === undefined || after === null || Date.parse(entity.createdDateTime) >= Date.parse(after);
}

/** ISO 8601 duration in ms, a year of 365 days and a month of 30; Infinity if it says nothing. */
function durationMs(text: string): number {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (match === null) return Infinity;
  const units = [365 * DAY, 30 * DAY, 7 * DAY, DAY, 3_600_000, 60_000, 1000];
  return units.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit, 0);
}

const DAY = 86_400_000;
