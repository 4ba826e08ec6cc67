import { presentedClaims, issuer as githubIssuer, verifyIdToken } from './id-tokens.ts';
import { signInFailure } from './sign-in-errors.ts';
import type { SignInFailure } from './sign-in-errors.ts';
import type { FederatedCredential, World } from '../world.ts';

const HINT = 'Check your federated identity credential Subject, Audience and Issuer against the presented assertion.';
const DOCS = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';

/**
 * Checks a client assertion against the application's federated credentials: issuer, signature, lifetime on the world's
 * clock, audience, subject (case-sensitive). Null means accepted.
 * Texts: https://github.com/Azure/login/issues/482, https://github.com/Azure/login/issues/515,
 * https://github.com/kata-containers/kata-containers/issues/11758.
 */
export function checkAssertion(clientId: string, assertion: string, world: World): SignInFailure | null {
  const claims = presentedClaims(assertion);
  if (!claims) return malformed(world);
  const federated = credentialsOf(clientId, world);
  const byIssuer = federated.filter((credential) => credential.issuer === claims.iss);
  if (byIssuer.length === 0) return unmatched(world, 700211, 'issuer', claims.iss);
  if (claims.iss !== githubIssuer || !verifyIdToken(assertion)) return badSignature(world);
  return outsideLifetime(claims, world) ?? mismatch(byIssuer, claims, world);
}

function credentialsOf(clientId: string, world: World): FederatedCredential[] {
  const application = world.state.graph.applications.find((app) => app.appId === clientId.toLowerCase() && !app.deletedDateTime);
  return application?.federatedIdentityCredentials ?? [];
}

function mismatch(candidates: FederatedCredential[], claims: { sub: string; aud: string }, world: World): SignInFailure | null {
  const bySubject = candidates.filter((credential) => credential.subject === claims.sub);
  if (bySubject.some((credential) => credential.audiences.includes(claims.aud))) return null;
  if (bySubject.length > 0) return unmatched(world, 700212, 'audience', claims.aud);
  const otherCase = candidates.some((credential) => credential.subject.toLowerCase() === claims.sub.toLowerCase());
  return otherCase ? caseMismatch(world, claims.sub) : unmatched(world, 700213, 'subject', claims.sub);
}

function unmatched(world: World, code: number, part: string, value: string): SignInFailure {
  const text = `No matching federated identity record found for presented assertion ${part} '${value}'. ${HINT} ${DOCS}`;
  return signInFailure(world, 401, 'invalid_client', code, text);
}

/** Since 2024 the comparison is case-sensitive, with a code of its own. */
function caseMismatch(world: World, subject: string): SignInFailure {
  const text =
    `No matching federated identity record found for presented assertion subject '${subject}'. ` +
    `The subject matches with case-insensitive comparison, but not with case-sensitive comparison. ${HINT} See documentation at: ${DOCS}. ` +
    'See breaking change notification and remediation at: https://learn.microsoft.com/en-us/entra/identity-platform/reference-breaking-changes#august-2024.';
  return signInFailure(world, 401, 'invalid_client', 7002138, text);
}

function outsideLifetime(claims: { nbf: number; exp: number }, world: World): SignInFailure | null {
  const now = world.now();
  if (claims.exp * 1000 > now && claims.nbf * 1000 <= now) return null;
  const at = (ms: number): string => new Date(ms).toISOString().replace(/(\.\d+)Z$/, '$10000Z');
  const text =
    `Client assertion is not within its valid time range. Current time: ${at(now)}, assertion valid from ${at(claims.nbf * 1000)}, ` +
    `expiry time of assertion ${at(claims.exp * 1000)}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`;
  return signInFailure(world, 401, 'invalid_client', 700024, text);
}

function malformed(world: World): SignInFailure {
  return signInFailure(world, 401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');
}

/** No public text was found for a federated assertion; this is the one for assertions in general (code reference above). */
function badSignature(world: World): SignInFailure {
  return signInFailure(world, 401, 'invalid_client', 50013, 'Assertion failed signature validation. [Reason - The key was not found.]');
}
