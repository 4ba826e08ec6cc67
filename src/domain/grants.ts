/** The commands that give the identity of a run what it lacks, ready to copy. Its ids are known from its own token. */
import { shellWord } from './text.ts';

/** Application.ReadWrite.OwnedBy of Microsoft Graph. https://learn.microsoft.com/graph/permissions-reference */
const graph = '00000003-0000-0000-c000-000000000000';
const ownedBy = '18a4783c-866b-4cc7-a460-3d5e5662c884';

export interface Grantee {
  appId: string | null;
  objectId: string | null;
}

/** @param scope full resource id */
export function grantRole(role: string, scope: string, { objectId }: Pick<Grantee, 'objectId'>): string {
  const who = `--assignee-object-id ${objectId === null ? '<object id of its service principal>' : shellWord(objectId)}`;
  return `az role assignment create ${who} --assignee-principal-type ServicePrincipal --role ${shellWord(role)} --scope ${shellWord(scope)}`;
}

/** The Graph permission to write the applications that the identity owns. */
export function grantOwnedBy({ appId }: Pick<Grantee, 'appId'>): string {
  const id = appId === null ? '<its application (client) id>' : shellWord(appId);
  return `az ad app permission add --id ${id} --api ${graph} --api-permissions ${ownedBy}=Role && az ad app permission admin-consent --id ${id}`;
}

/** Makes the identity an owner of an application. */
export function grantOwnership(ownedAppId: string, { objectId }: Pick<Grantee, 'objectId'>): string {
  return `az ad app owner add --id ${shellWord(ownedAppId)} --owner-object-id ${objectId === null ? '<object id of its service principal>' : shellWord(objectId)}`;
}

/** Who may give and take roles at a scope; making a custom role needs it at the subscription. */
export function grantRoleAdministrator(scope: string, makesRole: boolean, grantee: Pick<Grantee, 'objectId'>): string {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? scope;
  return makesRole
    ? grantRole('User Access Administrator', subscription, grantee)
    : grantRole('Role Based Access Control Administrator', scope, grantee);
}

export const soon = 'A right that was just given takes some minutes.';
