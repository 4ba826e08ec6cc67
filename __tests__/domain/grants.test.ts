import { describe, expect, it } from '@jest/globals';
import { grantOwnedBy, grantOwnership, grantRole, grantRoleAdministrator } from '../../src/domain/grants.ts';

const objectId = '4000000a-0000-4000-8000-000000000001';
const scope = '/subscriptions/s/resourceGroups/r g';
const role = (name: string, where: string, who = objectId): string =>
  `az role assignment create --assignee-object-id ${who} --assignee-principal-type ServicePrincipal --role ${name} --scope ${where}`;
const somebody = '<object id of its service principal>';

describe('the command that gives', () => {
  it.each<[string, () => string, unknown]>([
    ['a role', () => grantRole('Reader', scope, { objectId }), role('Reader', `'${scope}'`)],
    ['a role of two words', () => grantRole('Storage Reader', '/s', { objectId }), role("'Storage Reader'", '/s')],
    ['a role to nobody knows whom', () => grantRole('Reader', '/s', { objectId: null }), role('Reader', '/s', somebody)],
    [
      'the permission to write own applications',
      () => grantOwnedBy({ appId: 'a' }),
      'az ad app permission add --id a --api 00000003-0000-0000-c000-000000000000 --api-permissions 18a4783c-866b-4cc7-a460-3d5e5662c884=Role && az ad app permission admin-consent --id a'
    ],
    [
      'it to nobody knows whom',
      () => grantOwnedBy({ appId: null }).replace(/--api.*&& /, ''),
      expect.stringMatching(/--id <its application \(client\) id>.*--id <its/)
    ],
    ['an application', () => grantOwnership('x y', { objectId }), `az ad app owner add --id 'x y' --owner-object-id ${objectId}`],
    [
      'an application to nobody knows whom',
      () => grantOwnership('x', { objectId: null }),
      `az ad app owner add --id x --owner-object-id ${somebody}`
    ],
    [
      'roles at a scope',
      () => grantRoleAdministrator(scope, false, { objectId }),
      role("'Role Based Access Control Administrator'", `'${scope}'`)
    ],
    [
      'roles and custom roles, at the subscription',
      () => grantRoleAdministrator('/Subscriptions/s/resourceGroups/r', true, { objectId }),
      role("'User Access Administrator'", '/Subscriptions/s')
    ],
    [
      'roles and custom roles where there is no subscription',
      () => grantRoleAdministrator('/providers/x/subscriptions/s', true, { objectId }),
      role("'User Access Administrator'", '/providers/x/subscriptions/s')
    ]
  ])('%s', (_, command, expected) => expect(command()).toEqual(expected));
});
