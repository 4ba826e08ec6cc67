/** Whose secret is to be rotated, and what stands in the way of it from the start. */
import { isManagedIdentity, namedPrincipal, showsPrincipalName } from '../domain/fleet-report.ts';
import type { Problem, ServicePrincipalRecord } from '../domain/model.ts';
import { isoDate } from '../domain/text.ts';
import { ActionError } from '../errors.ts';
import type { Applications, Caller, ClusterWrites, FullApplication, PasswordPolicy } from '../ports.ts';

export type RotateTarget = { kind: 'app-id'; appId: string } | { kind: 'cluster'; id: string };

export interface PrincipalSettings {
  target: RotateTarget;
  /** Endpoint of Microsoft Graph, for commands. */
  graph: string;
}

export interface PrincipalPorts {
  applications: Applications;
  caller: Caller;
  clusterWrites: ClusterWrites;
}

export interface Principal {
  application: FullApplication;
  servicePrincipal: ServicePrincipalRecord | null;
}

/** Entra keeps a deleted application that long (https://learn.microsoft.com/graph/api/directory-deleteditems-list). */
const retention = 30 * 86_400_000;

/** @throws ActionError that names the object, why it cannot be rotated and what to do */
export async function resolvePrincipal({ target, graph }: PrincipalSettings, ports: PrincipalPorts): Promise<Principal> {
  const appId = target.kind === 'app-id' ? target.appId : await appIdOf(target.id, ports);
  if (ports.caller.appId?.toLowerCase() === appId.toLowerCase()) throw new ActionError(ownIdentity(appId));
  const [application, servicePrincipal] = await Promise.all([
    ports.applications.get({ appId }),
    ports.applications.servicePrincipal(appId)
  ]);
  if (!application) throw new ActionError(await whyNone(appId, servicePrincipal, graph, ports));
  return { application, servicePrincipal };
}

async function appIdOf(id: string, { clusterWrites }: PrincipalPorts): Promise<string> {
  const reading = await clusterWrites.state(id);
  if (!reading.found) throw new ActionError(reading.problem);
  if (showsPrincipalName(reading.state)) throw new ActionError(namedPrincipal(reading.state));
  if (!isManagedIdentity(reading.state)) return reading.state.clientId;
  throw new ActionError({
    code: 'cluster-managed-identity',
    message: `Cluster ${id} signs in with a managed identity: it has no client secret to rotate.`,
    hint: 'Nothing to do: Azure renews the credentials of managed identities itself.'
  });
}

function ownIdentity(appId: string): Problem {
  return {
    code: 'own-identity',
    message: `This run signs in as ${appId}, the very principal whose secret it is to change; nothing was sent.`,
    hint: 'Give the workflow an identity of its own, which no cluster uses (https://learn.microsoft.com/azure/aks/kubernetes-service-principal).'
  };
}

async function whyNone(
  appId: string,
  servicePrincipal: ServicePrincipalRecord | null,
  graph: string,
  { applications, caller }: PrincipalPorts
): Promise<Problem> {
  const home = servicePrincipal?.appOwnerTenantId?.toLowerCase();
  if (home && home !== caller.tenantId.toLowerCase()) {
    return {
      code: 'application-foreign',
      message: `Application ${appId} lives in tenant ${home}; only its service principal is in ${caller.tenantId}, so its secrets cannot be changed from here.`,
      hint: 'Run this action with an identity of that tenant, or ask whoever administers the application.'
    };
  }
  const [deleted] = await applications.deleted({ appId });
  if (deleted) {
    return {
      code: 'application-deleted',
      message: `Application ${appId} (${deleted.displayName}) was deleted on ${isoDate(deleted.deletedOn)}; until ${isoDate(deleted.deletedOn + retention)} it can be restored.`,
      hint: `az rest --method POST --url ${graph}/v1.0/directory/deletedItems/${deleted.objectId}/restore, the same for its service principal, then run again.`
    };
  }
  return {
    code: 'application-not-found',
    message: `No application of tenant ${caller.tenantId} has the appId ${appId}.`,
    hint: 'Check the id (the application (client) id, not an object id) and the tenant that this run signs in to.'
  };
}

/** What can be said beforehand of the application's rights and rules. @throws ActionError where no password can be added */
export async function passwordPolicyOf({ application }: Principal, { applications }: PrincipalPorts): Promise<PasswordPolicy | null> {
  const policy = await applications.passwordPolicy(application);
  if (!policy?.blocked) return policy;
  throw new ActionError({
    code: 'password-blocked-policy',
    message: `The app management policy of this tenant forbids new passwords on application ${application.appId}; nothing was sent.`,
    hint: 'Move its clusters to managed identity (az aks update --enable-managed-identity), or ask for an exemption of this application.'
  });
}

/** Facts that people should know of, one sentence each. */
export function notesOf({ application, servicePrincipal }: Principal): string[] {
  const own = servicePrincipal?.credentials.filter((credential) => credential.kind === 'password').length ?? 0;
  const certificates = application.credentials.filter((credential) => credential.kind === 'certificate').length;
  return [
    ...(own > 0
      ? [`${own} passwords are on the service principal object itself; this action neither counts on them nor removes them.`]
      : []),
    ...(certificates > 0 ? [`${certificates} certificates are left alone: clusters sign in with passwords only.`] : []),
    ...(servicePrincipal === null
      ? ['Its service principal is missing in this tenant, so no cluster can sign in; make it with az ad sp create --id.']
      : []),
    ...(servicePrincipal?.accountEnabled === false
      ? ['Its service principal is disabled: no cluster can sign in until it is enabled.']
      : [])
  ];
}
