/** Rights that the real run of a dry run would lack, as far as every operation needs them. */
import { grantOwnedBy, grantOwnership } from '../domain/grants.ts';
import type { Problem } from '../domain/model.ts';
import type { Applications, Caller } from '../ports.ts';

export interface GraphRightsPorts {
  applications: Pick<Applications, 'permissions' | 'owners'>;
  caller: Caller;
}

/** Either lets an identity write every application. */
const writers = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];

/**
 * @param application to be written; null where it is to be made, which makes the identity its owner
 * @returns null also where the token does not say
 */
export async function missingGraphRight(
  application: { appId: string; objectId: string } | null,
  { applications, caller }: GraphRightsPorts
): Promise<Problem | null> {
  const permissions = await applications.permissions();
  if (permissions === null || writers.some((each) => permissions.includes(each))) return null;
  const ownership =
    application && `${grantOwnership(application.appId, caller)}; to remove it, also of its service principal (docs/permissions.md)`;
  if (!permissions.includes('Application.ReadWrite.OwnedBy'))
    return {
      code: 'right-missing',
      message: 'The real run would fail: the identity of this run has no Graph application permission to write applications.',
      hint: `Grant Application.ReadWrite.OwnedBy with admin consent: ${grantOwnedBy(caller)}${ownership === null ? '; what it makes it owns' : `; and make it an owner: ${ownership}`}.`
    };
  if (application === null || ownership === null) return null;
  const owners = await applications.owners(application.objectId);
  if (owners.some((owner) => owner.toLowerCase() === caller.objectId?.toLowerCase())) return null;
  return {
    code: 'right-missing',
    message: `The real run would fail: the identity of this run has Application.ReadWrite.OwnedBy and is no owner of application ${application.appId}.`,
    hint: `Make it one: ${ownership}.`
  };
}

/** @param missing actions @param hint who has them, with the command that gives them */
export function rightMissing(missing: readonly string[], scope: string, hint: string): Problem {
  return {
    code: 'right-missing',
    message: `The real run would fail: the identity of this run lacks ${missing.join(' and ')} at ${scope}.`,
    hint
  };
}
