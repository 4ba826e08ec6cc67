/** From the id that somebody has to the service principal that roles are given to. */
import { isManagedIdentity, namedPrincipal, showsPrincipalName } from '../domain/fleet-report.ts';
import { ActionError } from '../errors.ts';
import type { Caller, Clusters, DirectoryName, Principals } from '../ports.ts';
import type { Problem } from '../domain/model.ts';

/** Whom to grant to; ids in lower case. */
export type Target = { kind: 'app-id'; appId: string } | { kind: 'object-id'; objectId: string } | { kind: 'cluster'; id: string };

export interface PrincipalPorts {
  clusters: Clusters;
  principals: Principals;
  delay: (ms: number) => Promise<void>;
}

/** A service principal made seconds ago is not on every replica of the directory yet. */
const tries = 4;
const pauseMs = 5_000;

/** @throws ActionError that says what the id is instead */
export async function resolvePrincipal(target: Target, ports: PrincipalPorts): Promise<DirectoryName> {
  if (target.kind === 'object-id') return byObjectId(target.objectId, ports);
  return byAppId(target.kind === 'cluster' ? await appIdOfCluster(target.id, ports) : target.appId, ports);
}

async function appIdOfCluster(id: string, { clusters }: PrincipalPorts): Promise<string> {
  const reading = await clusters.get(id);
  if (!reading.found) throw new ActionError(reading.problem ?? clusterGone(id));
  if (isManagedIdentity(reading.cluster))
    throw new ActionError({
      code: 'cluster-managed-identity',
      message: `Cluster ${id} uses a managed identity, not a service principal.`,
      hint: 'Give roles to its identity: `az aks show --query identity` names it; or name a service principal by app-id.'
    });
  if (showsPrincipalName(reading.cluster)) throw new ActionError(namedPrincipal(reading.cluster));
  return reading.cluster.clientId.toLowerCase();
}

async function byAppId(appId: string, { principals, delay }: PrincipalPorts): Promise<DirectoryName> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await principals.servicePrincipal({ appId });
    if (found) return found;
    const application = await principals.application({ appId });
    // Only one that has an application can be on its way.
    if (!application) throw new ActionError(await explainAppId(appId, principals));
    if (attempt >= tries) throw new ActionError(withoutPrincipal(application));
    await delay(pauseMs);
  }
}

async function byObjectId(objectId: string, { principals }: PrincipalPorts): Promise<DirectoryName> {
  const found = await principals.servicePrincipal({ objectId });
  if (found) return found;
  const application = await principals.application({ objectId });
  if (application) throw new ActionError(await applicationObject(application, principals, 'service-principal-id'));
  const byAppId = await principals.servicePrincipal({ appId: objectId });
  if (!byAppId) throw new ActionError(notFound('object id', objectId));
  throw new ActionError({
    code: 'principal-not-found',
    message: `${objectId} is an application (client) id, not the object id of a service principal.`,
    hint: `Give it as app-id, or give service-principal-id: ${byAppId.objectId}.`
  });
}

/** Somebody may have copied an object id. */
async function explainAppId(appId: string, principals: Principals): Promise<Problem> {
  const application = await principals.application({ objectId: appId });
  if (application) return applicationObject(application, principals, 'app-id');
  const servicePrincipal = await principals.servicePrincipal({ objectId: appId });
  if (!servicePrincipal) return notFound('appId', appId);
  return {
    code: 'principal-not-found',
    message: `${appId} is the object id of service principal ${servicePrincipal.displayName}, not an application (client) id.`,
    hint: `Give it as service-principal-id, or give app-id: ${servicePrincipal.appId}.`
  };
}

async function applicationObject(application: DirectoryName, principals: Principals, input: string): Promise<Problem> {
  const servicePrincipal = await principals.servicePrincipal({ appId: application.appId });
  const right =
    input === 'app-id' || !servicePrincipal
      ? `app-id: ${application.appId}`
      : `service-principal-id: ${servicePrincipal.objectId}, or app-id: ${application.appId}`;
  return {
    code: 'principal-is-application',
    message: `${input} ${application.objectId} is the object id of the application ${application.displayName}; roles are given to its service principal, which is another object.`,
    hint: `Give ${right}.`
  };
}

function withoutPrincipal({ appId, displayName }: DirectoryName): Problem {
  return {
    code: 'principal-missing',
    message: `Application ${displayName} (${appId}) has no service principal in this tenant, and roles are given to that.`,
    hint: `Make it with \`az ad sp create --id ${appId}\`, or run again if it was made a moment ago.`
  };
}

function notFound(kind: string, id: string): Problem {
  return {
    code: 'principal-not-found',
    message: `No service principal of this tenant has the ${kind} ${id}.`,
    hint: 'Check the id and the tenant; an enterprise application of the portal is a service principal, an app registration is not.'
  };
}

function clusterGone(id: string): Problem {
  return { code: 'cluster-gone', message: `Cluster ${id} does not exist.`, hint: 'Check the resource id.' };
}

/** Rule of this action: the identity that runs it is not the cluster's own principal. */
export function ownIdentity(principal: DirectoryName, caller: Caller): Problem[] {
  if (caller.appId?.toLowerCase() !== principal.appId && caller.objectId?.toLowerCase() !== principal.objectId.toLowerCase()) return [];
  return [
    {
      code: 'own-identity',
      message: `This run signs in as ${principal.appId} and gives roles to that very principal.`,
      hint: 'Give the workflow an identity of its own, which no cluster uses; rotate and cleanup will refuse to touch this one.'
    }
  ];
}
