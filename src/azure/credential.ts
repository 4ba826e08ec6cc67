/** Signing in with @azure/identity. */
import { ClientAssertionCredential, ClientSecretCredential } from '@azure/identity';
import type { TokenCredential } from '@azure/core-auth';
import { ActionError } from '../errors.ts';
import type { Http } from '../http.ts';
import type { Caller, SignIn } from '../ports.ts';
import type { Cloud } from './cloud.ts';
import type * as Kinds from './credential-kinds.ts';
import { explainSignIn } from './sign-in-failures.ts';

/** Asks the runner for an ID token. */
export type RequestIdToken = (audience: string) => Promise<string>;

/** An ID token is used again while it has that long to live, then a new one is fetched: waits of hours work. */
const idTokenMargin = 60_000;

/** @param requestIdToken null when the job may not request ID tokens */
export function createCredential(signIn: SignIn, cloud: Cloud, http: Http, requestIdToken: RequestIdToken | null): TokenCredential {
  const options = { authorityHost: cloud.authorityHost, disableInstanceDiscovery: cloud.customAuthority, ...http.clientOptions };
  switch (signIn.method) {
    case 'client-secret':
      return new ClientSecretCredential(signIn.tenantId, signIn.clientId, signIn.clientSecret, options);
    case 'oidc':
      if (!requestIdToken) throw noIdToken();
      return new ClientAssertionCredential(
        signIn.tenantId,
        signIn.clientId,
        cachedIdToken(requestIdToken, signIn.audience ?? cloud.idTokenAudience),
        options
      );
    case 'azure-cli':
      return whenAsked(({ AzureCliCredential }) => new AzureCliCredential(signIn.tenantId ? { tenantId: signIn.tenantId } : {}));
    case 'managed-identity':
      return whenAsked(
        ({ ManagedIdentityCredential }) =>
          new ManagedIdentityCredential(signIn.clientId ? { clientId: signIn.clientId, ...options } : options)
      );
  }
}

/** A credential of a kind that is loaded with the first question for a token. */
function whenAsked(make: (kinds: typeof Kinds) => TokenCredential): TokenCredential {
  let credential: Promise<TokenCredential> | null = null;
  return {
    getToken: async (...question) => (await (credential ??= import('./credential-kinds.ts').then(make))).getToken(...question)
  };
}

function noIdToken(): ActionError {
  return new ActionError({
    code: 'id-token-permission',
    message: 'auth is oidc, but this job may not request an ID token; nothing was sent.',
    hint: 'Add "permissions: { id-token: write, contents: read }" to the job (and to the caller of a reusable workflow).'
  });
}

/** One ID token for all who ask at once: MSAL asks for the assertion twice per access token. */
export function cachedIdToken(requestIdToken: RequestIdToken, audience: string, now: () => number = Date.now): () => Promise<string> {
  let current: Promise<string> | null = null;
  let expires = 0;
  return async () => {
    if (current && now() < expires - idTokenMargin) return current;
    current = requestIdToken(audience);
    expires = Infinity;
    try {
      expires = (claimsOf(await current)?.exp ?? 0) * 1000;
    } catch (error) {
      current = null;
      throw error;
    }
    return current;
  };
}

/**
 * Signs in to Azure Resource Manager, which every operation needs, and says as whom.
 * @throws ActionError that explains the AADSTS code
 */
export async function whoAmI(credential: TokenCredential, cloud: Cloud, signIn: SignIn, http: Http): Promise<Caller> {
  try {
    // The Azure clients ask like this too, so they find this token in the cache.
    const token = await credential.getToken(cloud.resourceManagerScope, { enableCae: true });
    const claims = claimsOf(token?.token ?? '');
    return {
      tenantId: claims?.tid ?? ('tenantId' in signIn ? (signIn.tenantId ?? '') : ''),
      appId: claims?.appid ?? null,
      objectId: claims?.oid ?? null
    };
  } catch (error) {
    throw explainSignIn(await unwrap(error, cloud, signIn, http), signIn, cloud);
  }
}

/** MSAL keeps to itself why it could not find the tenant's endpoints, so the same question is asked again for the reason. */
async function unwrap(error: unknown, cloud: Cloud, signIn: SignIn, http: Http): Promise<unknown> {
  if (!(error instanceof Error) || !error.message.includes('endpoints_resolution_error') || !('tenantId' in signIn)) return error;
  try {
    const answer = await http.send(
      { url: `${cloud.authorityHost}/${signIn.tenantId ?? ''}/v2.0/.well-known/openid-configuration`, method: 'GET' },
      true
    );
    return new Error((JSON.parse(answer.text) as { error_description?: string }).error_description ?? error.message);
  } catch (reason) {
    return reason;
  }
}

interface Claims {
  exp?: number;
  tid?: string;
  oid?: string;
  appid?: string;
}

/** Claims of a token that was just received, for who it says we are; never to decide what we may do. */
function claimsOf(token: string): Claims | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' ? claims : null;
  } catch {
    return null;
  }
}
