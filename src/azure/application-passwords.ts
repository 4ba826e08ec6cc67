/** New passwords: the only answer of Graph that ever holds a secret. */
import type { Instant, Problem } from '../domain/model.ts';
import { isGuid } from '../domain/resource-ids.ts';
import type { NewPassword } from '../ports.ts';
import { rightOn } from './application-writes.ts';
import { explain } from './failures.ts';
import type { GraphClient } from './graph-client.ts';
import { failed, firstLine, guid, isMissing, sendWrite, unanswered, type GraphAnswer, type Rejection, type Rules } from './graph-writes.ts';

const managedIdentity =
  'Better: move the cluster to a managed identity, which has no secret (az aks update --resource-group <group> --name <cluster> --enable-managed-identity).';

/**
 * Asks for a password (https://learn.microsoft.com/graph/api/application-addpassword); it starts when the service says so.
 * @param mask gets the secret in every form in which the answer holds it, before anything is made of the answer
 */
export async function addPassword(
  graph: GraphClient,
  mask: (secret: string) => void,
  objectId: string,
  { displayName, endsOn }: { displayName: string; endsOn: Instant }
): Promise<NewPassword> {
  const rules: Rules = {
    doing: `add a password to application ${objectId}`,
    right: rightOn('application', objectId),
    done: [200],
    notYet: isMissing,
    refused: (rejection) => againstPolicy(objectId, rejection)
  };
  const path = `/applications/${guid(objectId)}/addPassword`;
  const passwordCredential = { displayName, endDateTime: new Date(endsOn).toISOString() };
  let answer: GraphAnswer;
  try {
    answer = await sendWrite(graph, { method: 'POST', path, body: { passwordCredential } });
  } catch (error) {
    return unanswered(error, rules);
  }
  hide(answer.text, mask);
  if (answer.status !== 200) return failed(answer, rules);
  const made = read(answer.text);
  if (made !== null) return { kind: 'done', ...made };
  const unusable = {
    statusCode: 200,
    message: 'Unexpected JSON: no usable key id, secret and end date (the password may be there all the same)'
  };
  return { kind: 'unknown', problem: explain(unusable, { service: 'graph', doing: rules.doing, right: rules.right }) };
}

/** Hides the value as it stands in the body and decoded, also of a body that ends in the middle of it. */
function hide(text: string, mask: (secret: string) => void): void {
  for (const [, escaped = '', end] of text.matchAll(/"secretText"\s*:\s*"((?:[^"\\]|\\.)*)("?)/gi)) {
    // A few characters of one that was cut off sign nobody in, and as a mask they would blacken the whole log.
    if (end === '' && escaped.length < 8) continue;
    for (const form of new Set([decoded(escaped), escaped])) if (form) mask(form);
  }
}

function decoded(escaped: string): string {
  try {
    return JSON.parse(`"${escaped}"`) as string;
  } catch {
    return escaped;
  }
}

function read(text: string): { keyId: string; secret: string; endsOn: Instant } | null {
  let json: Partial<Record<'keyId' | 'secretText' | 'endDateTime', unknown>> | null;
  try {
    json = JSON.parse(text) as typeof json;
  } catch {
    return null;
  }
  const { keyId, secretText: secret, endDateTime } = json ?? {};
  if (typeof keyId !== 'string' || !isGuid(keyId) || typeof secret !== 'string' || secret === '') return null;
  const endsOn = typeof endDateTime === 'string' ? Date.parse(endDateTime) : NaN;
  return Number.isNaN(endsOn) ? null : { keyId, secret, endsOn };
}

/** Codes as quoted in https://github.com/OfficeDev/microsoft-365-agents-toolkit/issues/10998 and used by that toolkit. */
function againstPolicy(objectId: string, { code, message }: Rejection): Problem | null {
  if (code === 'CredentialInvalidLifetimeAsPerAppPolicy') {
    return {
      code: 'password-lifetime-policy',
      message: `Could not add a password to application ${objectId}: ${firstLine(message)}`,
      hint: `The tenant's app management policy allows a shorter life only: lower valid-for, or give this run the Graph application permission Policy.Read.All so that it can cut it itself. ${managedIdentity}`
    };
  }
  if (code === 'CredentialTypeNotAllowedAsPerAppPolicy') {
    return {
      code: 'password-blocked-policy',
      message: `Could not add a password to application ${objectId}: ${firstLine(message)}`,
      hint: `The tenant's app management policy forbids new passwords: an administrator can give this application a policy of its own that allows them. ${managedIdentity}`
    };
  }
  return null;
}
