/** Why a sign-in failed, in words. Entra's codes are used for advice only, never to decide (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). */
import { ActionError } from '../errors.ts';
import type { SignIn } from '../ports.ts';
import type { Cloud } from './cloud.ts';
import { programs } from './failures.ts';
import { createScrub } from './scrub.ts';

type Advice = (signIn: SignIn, text: string) => string;

const federated: Advice = (signIn, text) => {
  const subject = /subject '([^']+)'/i.exec(text)?.[1];
  const presented = subject ? `The workflow presented the subject "${subject}". ` : '';
  return `${presented}Add a federated credential with exactly this subject, issuer https://token.actions.githubusercontent.com and the right audience to application ${clientOf(signIn)}. A job that names an environment has another subject than one that does not.`;
};

const advice: Record<string, Advice> = {
  AADSTS700016: (signIn) =>
    `No application ${clientOf(signIn)} in tenant ${tenantOf(signIn)}: check client-id, and whether it belongs to this tenant.`,
  AADSTS7000215: () =>
    'The client secret is wrong: pass the secret value, not its key id; a new secret can take minutes until it is accepted.',
  AADSTS7000222: (signIn) =>
    `The client secret of the identity that runs this action has expired: make a new one for ${clientOf(signIn)}, or better use OIDC, which needs none.`,
  AADSTS7000112: (signIn) => `The service principal of ${clientOf(signIn)} is disabled: enable it, or use another identity.`,
  AADSTS7000218: () => 'No secret or assertion was sent: set client-secret, or auth: oidc.',
  AADSTS90002: (signIn) =>
    `Tenant ${tenantOf(signIn)} was not found: check tenant-id and cloud (a tenant of another national cloud is not found either).`,
  AADSTS90038: () => 'The tenant belongs to another national cloud: set cloud.',
  AADSTS700213: federated,
  AADSTS700212: federated,
  AADSTS700211: federated,
  AADSTS70021: federated,
  AADSTS700024: () => 'The ID token had expired, or the clock of the runner is wrong.',
  AADSTS90055: () => 'The tenant is being throttled: run again later.'
};

export function explainSignIn(error: unknown, signIn: SignIn, cloud: Cloud): ActionError {
  if (error instanceof ActionError) return error;
  const text = cleaned(error instanceof Error ? error.message : String(error), signIn);
  const code = /AADSTS\d+/.exec(text)?.[0];
  const problem = {
    code: code ? code.toLowerCase() : 'sign-in-failed',
    message: `Signing in with ${signIn.method}${clientOf(signIn) ? ` as ${clientOf(signIn)}` : ''} at ${cloud.authorityHost} failed: ${firstSentence(text, code)}`,
    hint: (code && advice[code]?.(signIn, text)) ?? generalAdvice(signIn, text)
  };
  return new ActionError(problem, cleanedError(error, signIn));
}

function generalAdvice(signIn: SignIn, text: string): string {
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network/i.test(text))
    return 'The sign-in service could not be reached: check authority-host, proxy settings (HTTPS_PROXY, NO_PROXY) and the firewall of the runner.';
  if (/certificate|self-signed/i.test(text))
    return 'The certificate of the sign-in service is not trusted: set NODE_EXTRA_CA_CERTS to the authority of your proxy or private cloud.';
  switch (signIn.method) {
    case 'azure-cli':
      return 'Run azure/login before this step; for OIDC without it set client-id and tenant-id and give the job "permissions: id-token: write"; or set client-secret.';
    case 'managed-identity':
      return 'The runner must be an Azure machine with a managed identity; for a user-assigned one set client-id.';
    case 'oidc':
      return 'Check that the job has "permissions: id-token: write", and the federated credential of the application.';
    case 'client-secret':
      return 'Check tenant-id, client-id and client-secret.';
  }
}

/** Whoever answers may repeat what was sent, and MSAL shows it. */
function cleaned(text: string, signIn: SignIn): string {
  if (programs.test(text)) return 'the answer is none that Entra gives; a proxy may have answered in its place';
  const scrub = createScrub();
  if (signIn.method === 'client-secret') scrub.add(signIn.clientSecret);
  return scrub.clean(text).replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '***');
}

/** For step debug, which shows its stack. */
function cleanedError(error: unknown, signIn: SignIn): Error {
  const known = error instanceof Error ? error : new Error(String(error));
  const clean = new Error(cleaned(known.message, signIn));
  clean.stack = cleaned(known.stack ?? '', signIn);
  return clean;
}

function clientOf(signIn: SignIn): string {
  return 'clientId' in signIn ? (signIn.clientId ?? '') : '';
}

function tenantOf(signIn: SignIn): string {
  return 'tenantId' in signIn ? (signIn.tenantId ?? '') : '';
}

/** Entra adds trace ids and time stamps on further lines; the first sentence says it. */
function firstSentence(text: string, code: string | undefined): string {
  const start = code ? text.indexOf(code) : 0;
  return (text.slice(start).split(/\r?\n|\\r\\n| Trace ID:/)[0] ?? '').slice(0, 400);
}
