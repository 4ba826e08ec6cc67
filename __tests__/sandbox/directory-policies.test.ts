import { describe, expect, it } from '@jest/globals';
import type { Policies } from '../../sandbox/graph/directory-policies.ts';
import { guid, makeTenant } from './directory-world.ts';

describe('passwords', () => {
  it('obey a policy of their own instead of the tenant policy, whatever that says', async () => {
    const tenant = makeTenant();
    const app = await tenant.expect(201, 'POST', '/applications', { displayName: 'fleet-a' });
    const other = await tenant.expect(201, 'POST', '/applications', { displayName: 'other' });
    const principal = await tenant.expect(201, 'POST', '/servicePrincipals', { appId: app['appId'] });
    const id: string = app['id'];
    const policies = tenant.world.state.graph.policies as Policies;
    policies.defaultAppManagementPolicy['isEnabled'] = true;
    policies.defaultAppManagementPolicy['applicationRestrictions'] = {
      passwordCredentials: [{ restrictionType: 'passwordAddition', state: 'enabled' }]
    };
    const policy = {
      id: guid(90),
      isEnabled: true,
      restrictions: { passwordCredentials: [{ restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P90D' }] }
    };
    policies.appManagementPolicies = [{ policy, appliesTo: [id] }];
    const refused = (await tenant.expect(400, 'POST', `/applications/${id}/addPassword`, {}))['error'];
    expect(refused).toMatchObject({
      code: 'CredentialInvalidLifetimeAsPerAppPolicy',
      message: `Credential lifetime exceeds the max value allowed as per assigned policy '${guid(90)}'.`,
      details: [{ code: 'InvalidKeyEndDate', target: 'EndDate' }]
    });
    await tenant.expect(200, 'POST', `/applications/${id}/addPassword`, { passwordCredential: { endDateTime: '2026-05-01T12:00:00Z' } });
    await tenant.expect(400, 'POST', `/applications/${other['id']}/addPassword`, {});
    policy.isEnabled = false;
    await tenant.expect(200, 'POST', `/applications/${id}/addPassword`, {});
    tenant.grant('Policy.Read.All', 'Application.Read.All');
    expect((await tenant.expect(200, 'GET', `/applications/${id}/appManagementPolicies`))['value']).toEqual([policy]);
    expect((await tenant.expect(200, 'GET', `/servicePrincipals/${principal['id']}/appManagementPolicies`))['value']).toEqual([]);
    await tenant.expect(404, 'GET', `/applications/${guid(77)}/appManagementPolicies`);
    tenant.grant('Application.ReadWrite.All');
    await tenant.expect(403, 'GET', `/applications/${id}/appManagementPolicies`);
  });
});
