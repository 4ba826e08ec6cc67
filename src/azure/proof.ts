/** Proves a secret by signing in with it, as the cluster will. */
import { ClientSecretCredential } from '@azure/identity';
import { patience, type Http } from '../http.ts';
import type { Problem } from '../domain/model.ts';
import type { Proof } from '../ports.ts';
import type { Cloud } from './cloud.ts';

/**
 * Codes of the token endpoint (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). Microsoft warns that
 * they may change; nothing else tells a secret that has not been replicated from one that will never do, and a code that is
 * not known here only makes the run stop earlier.
 */
const replicating = new Set(['7000215', '700016', '7000229']);
const transient = new Set(['90033', '90024', '90006', '90012', '90055', '50196']);

const advice: Record<string, string> = {
  '7000112': 'The service principal is disabled: enable it (az ad sp update --id <app id> --set accountEnabled=true) and run again.',
  '7000222': 'The secret has expired already: check valid-for, and the clock of whoever made it.',
  '53003':
    'A Conditional Access policy for workload identities blocks this sign-in: exclude the service principal, or sign in from a location that it allows. The cluster may be allowed where this runner is not.',
  '90002': 'The tenant was not found: check tenant-id and cloud.',
  '90038': 'The tenant belongs to another national cloud: set cloud.'
};

/**
 * Only waits for 429 and 503 are spent here; when to ask again after anything else is the caller's to say.
 * @param onWait told before every wait that the service asked for
 */
export function createProof(cloud: Cloud, http: Http, tenantId: string, onWait: (text: string) => void = () => undefined): Proof {
  const options = {
    authorityHost: cloud.authorityHost,
    disableInstanceDiscovery: cloud.customAuthority,
    ...http.clientOptions,
    additionalPolicies: [{ policy: patience(false, onWait), position: 'perCall' as const }]
  };
  return {
    async try(appId, secret) {
      try {
        // A credential of its own for each try: another would answer out of its cache.
        const token = await new ClientSecretCredential(tenantId, appId, secret, options).getToken(cloud.resourceManagerScope);
        return token.token === '' ? { kind: 'unknown', problem: unanswered(appId, cloud, '') } : { kind: 'accepted' };
      } catch (error) {
        const text = without(secret, error instanceof Error ? error.message : String(error));
        const code = /AADSTS(\d+)/.exec(text)?.[1];
        if (code === undefined || transient.has(code)) return { kind: 'unknown', problem: unanswered(appId, cloud, text) };
        if (replicating.has(code)) return { kind: 'not-yet', problem: pending(appId, text) };
        return { kind: 'refused', problem: refused(appId, code, text) };
      }
    }
  };
}

function pending(appId: string, text: string): Problem {
  return {
    code: 'proof-pending',
    message: `The new secret of application ${appId} is not accepted yet: ${firstSentence(text)}`,
    hint: 'A new secret, application or service principal takes seconds to minutes to reach every part of Entra. If it stays so, look whether the application or the secret was removed meanwhile; then run again.'
  };
}

function unanswered(appId: string, { authorityHost }: Cloud, text: string): Problem {
  // Of an answer that is not Entra's nothing but the network's own code is shown: it may quote anything.
  const why = /AADSTS\d/.test(text) ? firstSentence(text) : (/\bE[A-Z]{3,}[A-Z_]*\b/.exec(text)?.[0] ?? 'no usable answer');
  return {
    code: 'proof-unanswered',
    message: `Whether the new secret of application ${appId} is accepted could not be found out at ${authorityHost}: ${why}`,
    hint: 'The sign-in service is failing or cannot be reached: check the network of the runner, then run again. No cluster was given a secret that is not proved.'
  };
}

function refused(appId: string, code: string, text: string): Problem {
  return {
    code: 'proof-refused',
    message: `Signing in as application ${appId} with its new secret was refused: ${firstSentence(text)}`,
    hint: advice[code] ?? 'Look up the code at https://login.microsoftonline.com/error and run again when it is mended.'
  };
}

/** Entra's text from its code on, without the trace ids that follow. */
function firstSentence(text: string): string {
  return (text.slice(text.indexOf('AADSTS')).split(/\r?\n|\\r\\n| Trace ID:/)[0] ?? '').slice(0, 400);
}

/** No answer repeats the secret; if one did, it would not be shown. */
function without(secret: string, text: string): string {
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2)
  ];
  return forms.filter((form) => form !== '').reduce((rest, form) => rest.replaceAll(form, '***'), text);
}
