/**
 * What the tenant's app management policies say of new passwords
 * (https://learn.microsoft.com/graph/api/resources/applicationauthenticationmethodpolicy).
 */
import { ActionError } from '../errors.ts';
import type { Duration, Instant } from '../domain/model.ts';
import type { PasswordPolicy } from '../ports.ts';
import { listOf } from './directory-records.ts';
import { explain, failureOf } from './failures.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, isMissing } from './graph-writes.ts';

interface Restriction {
  restrictionType?: unknown;
  state?: unknown;
  maxLifetime?: unknown;
  restrictForAppsCreatedAfterDateTime?: unknown;
  excludeActors?: unknown;
}

type Policy = Partial<Record<'isEnabled' | 'restrictions' | 'applicationRestrictions', unknown>>;

/**
 * A policy that is assigned to the application replaces the tenant's as a whole, even where it restricts less.
 * @param application null = one that is made now
 * @returns null where the caller may not read policies
 */
export async function readPasswordPolicy(
  graph: GraphClient,
  application: { objectId: string; createdOn: Instant | null } | null
): Promise<PasswordPolicy | null> {
  try {
    const own = application ? await ownPolicies(graph, application.objectId) : [];
    const [policies, section] =
      own.length > 0
        ? [own, 'restrictions' as const]
        : [[(await graph.api('/policies/defaultAppManagementPolicy').get()) as unknown], 'applicationRestrictions' as const];
    const restrictions = policies.flatMap((policy) => restrictionsOf(policy, section));
    return policyOf(restrictions, application ? application.createdOn : Infinity);
  } catch (error) {
    if (failureOf(error).status === 403) return null;
    const right = 'the Graph application permissions Policy.Read.All and Application.Read.All (with admin consent)';
    throw new ActionError(explain(error, { service: 'graph', doing: 'read the app management policies', right }), error);
  }
}

/** An application that a replica does not have yet cannot have a policy of its own. */
async function ownPolicies(graph: GraphClient, objectId: string): Promise<unknown[]> {
  try {
    return listOf(await graph.api(`/applications/${guid(objectId)}/appManagementPolicies`).get());
  } catch (error) {
    if (isMissing(failureOf(error))) return [];
    throw error;
  }
}

function restrictionsOf(policy: unknown, section: 'restrictions' | 'applicationRestrictions'): Restriction[] {
  if (typeof policy !== 'object' || policy === null) throw new SyntaxError('Unexpected JSON: no policy');
  const { isEnabled, [section]: part } = policy as Policy;
  if (isEnabled !== true) return [];
  const passwords = (part as { passwordCredentials?: unknown } | null | undefined)?.passwordCredentials ?? [];
  if (!Array.isArray(passwords)) throw new SyntaxError('Unexpected JSON: no list of password restrictions');
  return passwords as Restriction[];
}

/** @param createdOn null = nobody knows when, so every restriction is taken to apply */
export function policyOf(restrictions: readonly Restriction[], createdOn: Instant | null): PasswordPolicy {
  const valid = restrictions.filter((restriction) => applies(restriction, createdOn));
  const lifetimes = valid
    .filter(({ restrictionType, maxLifetime }) => restrictionType === 'passwordLifetime' && typeof maxLifetime === 'string')
    .map(({ maxLifetime }) => parseMaxLifetime(maxLifetime as string));
  return {
    // Whether the caller is among the exempted is not for it to know: then it tries, and the service says.
    blocked: valid.some(({ restrictionType, excludeActors }) => restrictionType === 'passwordAddition' && !excludeActors),
    maxLifetime: lifetimes.length > 0 ? Math.min(...lifetimes) : null
  };
}

/** For applications created on or after the date, or for all of them; a restriction without state is from before there was one. */
function applies({ state, restrictForAppsCreatedAfterDateTime: after }: Restriction, createdOn: Instant | null): boolean {
  if (state === 'disabled') return false;
  if (typeof after !== 'string' || createdOn === null) return true;
  const since = Date.parse(after);
  return Number.isNaN(since) || createdOn >= since;
}

const day = 86_400_000;

/**
 * An ISO 8601 duration, `P4DT12H30M5S`. Years and months, which Graph does not write, count as the shortest there are, since
 * what is shorter than allowed is never refused.
 * @throws SyntaxError if it is none
 */
export function parseMaxLifetime(text: string): Duration {
  const number = '(\\d+(?:\\.\\d+)?)';
  const part = (unit: string): string => `(?:${number}${unit})?`;
  const pattern = `^P(?=.)${['Y', 'M', 'W', 'D'].map(part).join('')}(?:T(?=.)${['H', 'M', 'S'].map(part).join('')})?$`;
  const match = new RegExp(pattern).exec(text);
  if (!match) throw new SyntaxError('Unexpected JSON: maxLifetime is not a duration');
  const units = [365 * day, 28 * day, 7 * day, day, 3_600_000, 60_000, 1000];
  return units.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit, 0);
}
