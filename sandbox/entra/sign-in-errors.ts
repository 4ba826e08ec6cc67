import { randomUUID } from 'node:crypto';
import type { ApiAnswer, World } from '../world.ts';

/** An error answer of the token endpoint. */
export type SignInFailure = ApiAnswer & { body: { error: string; error_description: string; error_codes: number[] } };

/**
 * The token endpoint's error form: the AADSTS code stands in the text and in `error_codes`, and the text ends with
 * trace id, correlation id and time. Codes: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function signInFailure(world: World, status: number, error: string, code: number, text: string): SignInFailure {
  const trace = randomUUID();
  const correlation = randomUUID();
  const timestamp = new Date(world.now())
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      ...{ timestamp, trace_id: trace, correlation_id: correlation, error_uri: `${world.origin}/error?code=${code}` }
    }
  };
}

/** Tells a failure from what was looked for. */
export function isFailure(value: object): value is SignInFailure {
  return 'status' in value && 'body' in value;
}

const DOMAIN = /^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a tenant name that is not this one gets. */
export function tenantNotFound(tenant: string, world: World): SignInFailure {
  if (!DOMAIN.test(tenant) && !GUID.test(tenant)) {
    const text = `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`;
    return signInFailure(world, 400, 'invalid_request', 900023, text);
  }
  const text =
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. ` +
    'Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.';
  return signInFailure(world, 400, 'invalid_request', 90002, text);
}
