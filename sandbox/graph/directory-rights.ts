/**
 * Which Graph application permission each call needs, as each operation's reference page lists them, e.g.
 * https://learn.microsoft.com/graph/api/application-list and https://learn.microsoft.com/graph/permissions-reference
 */
import { denied } from './directory-answers.ts';
import type { Call, Entity } from './directory-answers.ts';
import { stored } from './directory-index.ts';
import type { ServicePrincipal } from '../world.ts';

const ALL = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];

export const READ_APPLICATIONS = [
  'Application.Read.All',
  'Application.ReadWrite.OwnedBy',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All'
];
export const CREATE_APPLICATIONS = ['AppRegistration.Create', 'Application.ReadWrite.OwnedBy', ...ALL];
export const WRITE_APPLICATIONS = ['Application.ReadWrite.OwnedBy', ...ALL];
export const READ_ORGANIZATION = ['Organization.Read.All', 'Organization.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
export const READ_POLICIES = ['Policy.Read.All', 'Policy.Read.ApplicationConfiguration', 'Policy.ReadWrite.ApplicationConfiguration'];
export const READ_DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'];
export const READ_USERS = ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/** Refuses a caller that has none of these permissions. */
export function need(call: Call, permissions: readonly string[]): void {
  if (!has(call, permissions)) throw denied();
}

/** Whether the caller may write objects that it does not own. */
export function writesAll(call: Call): boolean {
  return has(call, ALL);
}

/** Whether the caller's new objects become its own: with the permission that goes by ownership. */
export function ownsWhatItCreates(call: Call): boolean {
  return has(call, ['Application.ReadWrite.OwnedBy']);
}

/** Refuses a write on an object that the caller neither owns nor may write as any other. */
export function needOwnership(call: Call, entity: Entity): void {
  if (writesAll(call)) return;
  if (!has(call, ['Application.ReadWrite.OwnedBy']) || !owns(call, entity)) throw denied();
}

/** Whether the caller's service principal is among the owners. */
export function owns(call: Call, entity: Entity): boolean {
  return entity.owners.some((owner) => owner.toLowerCase() === call.caller.objectId.toLowerCase());
}

/**
 * Refuses a read of one object unless the caller may read all of them or it is its own: a service principal may read
 * itself and its application without any permission (https://learn.microsoft.com/graph/api/serviceprincipal-get).
 */
export function needToRead(call: Call, entity: Entity | null): void {
  if (entity !== null && entity.appId.toLowerCase() === call.caller.appId.toLowerCase()) return;
  need(call, READ_APPLICATIONS);
}

function has(call: Call, permissions: readonly string[]): boolean {
  const principal = stored(call.world, 'servicePrincipals', call.caller.objectId) as ServicePrincipal | undefined;
  return principal?.graphPermissions.some((permission) => permissions.includes(permission)) ?? false;
}
