import { signInFailure } from './sign-in-errors.ts';
import type { SignInFailure } from './sign-in-errors.ts';
import type { PasswordCredential, ServicePrincipal, World } from '../world.ts';

/** How a secret stands with an application at an instant. */
export type SecretState = { state: 'valid' | 'expired' | 'not-yet-valid'; credential: PasswordCredential } | { state: 'unknown' };

/** Every password that signs `appId` in: on the application here, on the application abroad, on the service principal. */
export function passwordsOf(appId: string, world: World): PasswordCredential[] {
  const { applications, foreignApplications = [], servicePrincipals } = world.state.graph;
  const holders = [...applications, ...servicePrincipals].filter((holder) => holder.appId === appId && !holder.deletedDateTime);
  const abroad = foreignApplications.filter((application) => application.appId === appId);
  return [...holders, ...abroad].flatMap((holder) => holder.passwordCredentials);
}

/** Looks a secret up among `passwords` at the world's now; replication is not considered. */
export function secretState(secret: string, passwords: PasswordCredential[], world: World): SecretState {
  const now = world.now();
  const states = passwords
    .filter((password) => password.secret === secret)
    .map((credential) => ({ state: phase(credential, now), credential }));
  return states.find(({ state }) => state === 'valid') ?? states[0] ?? { state: 'unknown' };
}

function phase(credential: PasswordCredential, now: number): 'valid' | 'expired' | 'not-yet-valid' {
  if (Date.parse(credential.endDateTime) <= now) return 'expired';
  return Date.parse(credential.startDateTime) > now ? 'not-yet-valid' : 'valid';
}

/**
 * Signs a client in with its secret (undefined: none was sent; null: an assertion is checked elsewhere). Gives its
 * service principal or the error of the token endpoint.
 */
export function signIn(clientId: string, secret: string | null | undefined, world: World): ServicePrincipal | SignInFailure {
  const id = clientId.toLowerCase();
  const principal = world.state.graph.servicePrincipals.find((sp) => sp.appId === id && !sp.deletedDateTime);
  const failure = identityFailure(id, principal, world);
  if (failure) return failure;
  if (!principal) return notFound(clientId, world);
  if (!principal.accountEnabled) return disabled(principal, world);
  if (secret === null) return principal;
  return secretFailure(id, secret, world) ?? principal;
}

function identityFailure(appId: string, principal: ServicePrincipal | undefined, world: World): SignInFailure | null {
  const { applications, foreignApplications = [] } = world.state.graph;
  const application = applications.find((app) => app.appId === appId && !app.deletedDateTime);
  const abroad = foreignApplications.some((app) => app.appId === appId);
  const managedIdentity = principal?.servicePrincipalType === 'ManagedIdentity';
  if (application && !replicated(application.createdAt, world)) return notFound(appId, world);
  if (!application && !abroad && !managedIdentity) return notFound(appId, world);
  if (principal) return replicated(principal.createdAt, world) ? null : missingPrincipal(appId, world);
  return application ? missingPrincipal(appId, world) : notFound(appId, world);
}

/**
 * Whether the replica that answers has a write made at `createdAt`: none has it in the first half of the replication
 * delay, every second one in the second half.
 */
function replicated(createdAt: number, world: World): boolean {
  const age = world.now() - createdAt;
  if (age >= world.replication) return true;
  return age >= world.replication / 2 && world.tick() % 2 === 0;
}

function secretFailure(appId: string, secret: string | undefined, world: World): SignInFailure | null {
  if (secret === undefined || secret === '') {
    const text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return signInFailure(world, 401, 'invalid_client', 7000218, text);
  }
  const found = secretState(secret, passwordsOf(appId, world), world);
  if (found.state === 'expired') return expired(appId, world);
  if (found.state !== 'valid' || !replicated(found.credential.createdAt, world)) return wrongSecret(appId, world);
  return null;
}

function wrongSecret(appId: string, world: World): SignInFailure {
  const text =
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, ' +
    `for a secret added to app '${appId}'.`;
  return signInFailure(world, 401, 'invalid_client', 7000215, text);
}

function expired(appId: string, world: World): SignInFailure {
  const text =
    `The provided client secret keys for app '${appId}' are expired. Visit the Azure portal to create new keys for your app: ` +
    'https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.';
  return signInFailure(world, 401, 'invalid_client', 7000222, text);
}

function disabled(principal: ServicePrincipal, world: World): SignInFailure {
  return signInFailure(
    world,
    400,
    'unauthorized_client',
    7000112,
    `Application '${principal.appId}'(${principal.displayName}) is disabled.`
  );
}

function notFound(clientId: string, world: World): SignInFailure {
  const text =
    `Application with identifier '${clientId}' was not found in the directory '${world.state.tenant.displayName}'. ` +
    'This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. ' +
    'You may have sent your authentication request to the wrong tenant.';
  return signInFailure(world, 400, 'unauthorized_client', 700016, text);
}

/** Text as reported in https://github.com/Azure/Commercial-Marketplace-SaaS-Accelerator/issues/830 */
function missingPrincipal(appId: string, world: World): SignInFailure {
  const text =
    `The client application ${appId} is missing service principal in the tenant ${world.state.tenant.id}. ` +
    'See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119';
  return signInFailure(world, 401, 'invalid_client', 7000229, text);
}
