/** What AKS says when it does not do what it was asked, and what that means for the one who asked. */
import type { Problem } from '../domain/model.ts';
import { asObject, type ArmAnswer } from './arm-requests.ts';
import { explain, failureOf, type Attempt, type Failure } from './failures.ts';
import type { Scrub } from './scrub.ts';

/** A refusal or a failed operation with all its texts, cleaned of secrets. */
export interface Rejection extends Failure {
  /** The whole body as text, to be searched and never shown. */
  whole: string;
}

interface Cause {
  code: string;
  applies: (rejection: Rejection) => boolean;
  hint: string;
}

/** Texts and codes as seen at the addresses beside them; the first that applies. */
const causes: Cause[] = [
  {
    // https://github.com/MicrosoftDocs/azure-docs/issues/42742
    code: 'cluster-secret-refused',
    applies: ({ whole }) => /credentials in ServicePrincipalProfile were invalid/i.test(whole),
    hint: 'AKS could not sign in with the secret that it was given. A new one takes seconds to minutes to reach every part of Entra; if it stays so, look whether it was removed meanwhile or the service principal is disabled.'
  },
  {
    // https://github.com/hashicorp-education/learn-terraform-provision-aks-cluster/issues/14
    code: 'cluster-principal-not-found',
    applies: ({ code, whole }) => code === 'ServicePrincipalNotFound' || /not found in Active Directory tenant/i.test(whole),
    hint: 'AKS looks for the service principal in the tenant of the subscription. A new one takes some minutes to be found there; if it stays so, look whether it lives in another tenant or was deleted.'
  },
  {
    // https://learn.microsoft.com/azure/aks/node-disruption-policy
    code: 'cluster-disruption-policy',
    applies: ({ code }) => /NodeDisruption(?:Policy|Window)$/.test(code),
    hint: 'The node disruption policy of the cluster forbids to reimage its nodes, which a new secret needs: run inside of its maintenance window, or set the policy to Allow for the time of the rotation.'
  },
  {
    // https://github.com/MicrosoftDocs/azure-docs/issues/85161 has the text, https://github.com/Azure/AKS/issues/1871 an older one
    code: 'cluster-stopped',
    applies: ({ status, whole }) => status !== null && status < 500 && /Power State\(Stopped\)|\(\w+, ?Stopped\) state/i.test(whole),
    hint: 'It keeps its old secret, and that is not removed. Start the cluster and run again.'
  }
];

export function rejectionOf({ status, json }: ArmAnswer, scrub: Scrub, body: unknown = json): Rejection {
  const { code, message } = failureOf({ statusCode: status, details: body, message: 'an answer without the JSON that Azure sends' });
  const detail = firstDetail(asObject(asObject(body)?.error) ?? asObject(body));
  const text = detail === '' || message.includes(detail) ? message : `${message} (${detail})`;
  // The line ends first: `explain` shows the first line only.
  return {
    status,
    code: scrub.clean(code).slice(0, 100),
    message: scrub.clean(text.replace(/\s+/g, ' ').trim()),
    whole: JSON.stringify(body)
  };
}

/** `explain` for a rejection. */
export function problemOf({ status, code, message }: Rejection, attempt: Attempt): Problem {
  return explain({ statusCode: status, code, message }, attempt);
}

/** The cause if it is a known one; the message stays that of the service. */
export function knownCause(rejection: Rejection, attempt: Attempt): Problem | null {
  const cause = causes.find(({ applies }) => applies(rejection));
  return cause ? { ...problemOf(rejection, attempt), code: cause.code, hint: cause.hint } : null;
}

/**
 * Another operation is under way, or began between two looks. Texts: https://github.com/Azure/terraform-azurerm-aks/issues/604,
 * codes: https://github.com/hashicorp/terraform-provider-azurerm/issues/28878
 */
export function isBusy({ status, code, message }: Rejection): boolean {
  const inProgress = /in progress|in-progress/i.test(message);
  if (status === 409) return inProgress || code === 'OperationNotAllowed' || code === 'EtagMismatch';
  return (status === 400 || status === 429) && inProgress && code === 'OperationNotAllowed';
}

export function busy(rejection: Rejection, attempt: Attempt): Problem {
  return {
    ...problemOf(rejection, attempt),
    code: 'cluster-busy',
    hint: 'Another operation is under way on the cluster; this one was not carried out. Wait for it to end (az aks operation show-latest) and run again; a cluster that failed in an upgrade takes nothing else until that is done again.'
  };
}

/** Only for a PUT that may not change an existing cluster (https://learn.microsoft.com/azure/aks/use-etags). */
export function exists(rejection: Rejection, attempt: Attempt): Problem {
  return {
    ...problemOf(rejection, attempt),
    code: 'cluster-exists',
    hint: 'A cluster of this name is there already, and provision never changes an existing one: name another cluster, or leave cluster-template out and rotate its secret.'
  };
}

/** @param error what went wrong, free of secrets */
export function outcomeUnknown(error: unknown, attempt: Attempt): Problem {
  return {
    ...explain(error, attempt),
    code: 'cluster-outcome-unknown',
    hint: 'No usable answer came, so it may have been carried out or not. It is taken for both: nothing that the cluster may use is removed. A further run looks at the cluster and goes on from there.'
  };
}

/** Without a token nothing was sent. */
export function notSignedIn(error: Error, attempt: Attempt): Problem {
  return {
    ...explain(error, attempt),
    code: 'arm-unauthorized',
    hint: 'This run got no token for Azure Resource Manager, so nothing was sent: look at the sign-in of this job and run again.'
  };
}

/** The innermost reason: `ResourceOperationFailure` and the like say nothing themselves. */
function firstDetail(error: Record<string, unknown> | null): string {
  const [first] = Array.isArray(error?.details) ? (error.details as unknown[]) : [];
  const { code, message } = asObject(first) ?? {};
  return [code, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
}
