import { describe, expect, it } from '@jest/globals';
import { grantAgain, identityTable, identityVerdict } from '../../src/domain/managed-identity.ts';
import { managedIdentitySteps } from '../../src/domain/next-steps.ts';
import { appId, cluster, tenantId } from './facts.ts';
import { assessed, principal, report } from './reports.ts';

const other = '99999999-0000-4000-8000-000000000009';

describe('the managed identity verdict', () => {
  it.each([
    ['runs here', cluster('a'), null, { kind: 'can-move', stopped: false, command: expect.stringContaining('--enable-managed-identity') }],
    ['is stopped', cluster('a', { powerState: 'Stopped' }), null, { kind: 'can-move', stopped: true }],
    [
      'belongs to another tenant',
      cluster('a', { tenantId: other }),
      other,
      { kind: 'cannot', reason: expect.stringContaining('It belongs to tenant') }
    ],
    [
      'uses an application of another tenant',
      cluster('a', { tenantId }),
      other,
      { kind: 'cannot', reason: expect.stringContaining('still needed') }
    ]
  ])('of a cluster that %s', (_, each, foreignTenantId, expected) => {
    expect(identityVerdict(each, { foreignTenantId })).toMatchObject(expected);
  });

  it('stands for each cluster in the report, with no command for those that cannot', () => {
    const can = principal('ok', { clusters: [assessed('can', 200)] });
    const cannot = principal('ok', { clusters: [assessed('cannot', 200)], foreignTenantId: other });
    const rows = identityTable(report([can, cannot]))?.rows ?? [];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('az aks update --resource-group rg --name can --enable-managed-identity');
    expect(rows[1]).toContain('| stays |');
    expect(rows[1]).not.toContain('az aks');
    expect(identityTable(report([]))).toBeNull();
  });

  it('in an issue gives the commands, the way back that is none, the reimage and the roles; nothing of it where it is not possible', () => {
    const text = managedIdentitySteps(principal('ok'), 5).join('\n');
    for (const part of ['--enable-managed-identity', 'no way back', '--node-image-only', `--assignee ${appId}`, 'kubeletidentity'])
      expect(text).toContain(part);
    expect(managedIdentitySteps(principal('ok', { foreignTenantId: other }), 5).join('\n')).not.toContain('az ');
  });

  it('quotes what goes into a shell', () => {
    expect(grantAgain('x; rm -rf /', cluster("a'b")).join('\n')).toContain(`'x; rm -rf /'`);
  });
});
