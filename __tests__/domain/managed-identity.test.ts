import { describe, expect, it } from '@jest/globals';
import { grantAgain, identityTable, identityVerdict, moveCaveats } from '../../src/domain/managed-identity.ts';
import { managedIdentitySteps } from '../../src/domain/next-steps.ts';
import { managedIdentityCommand } from '../../src/domain/text.ts';
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

  it.each([
    [cluster('a', { tenantId: other.toUpperCase() }), `It belongs to tenant ${other}, where alone it can be decided.`],
    [
      cluster('a'),
      `Its application lives in tenant ${other}, which a managed identity cannot sign in to. A service principal is still needed.`
    ]
  ])('of one that cannot move says why', (each, reason) =>
    expect(identityVerdict(each, { foreignTenantId: other })).toEqual({ kind: 'cannot', reason })
  );

  it('in the report is a folded table', () => {
    const asleep = assessed('asleep', 200);
    const stopped = { ...asleep, cluster: { ...asleep.cluster, powerState: 'Stopped' as const } };
    const table = identityTable(report([principal('ok', { clusters: [assessed('can', 200), stopped] })]));
    const command = (name: string): string => `\`${managedIdentityCommand(cluster(name))}\``;
    expect(table).toEqual({
      head: [
        '<details><summary>Managed identity, per cluster</summary>',
        '',
        moveCaveats,
        '',
        '| Cluster | Verdict | How, or why not |',
        '| --- | --- | --- |'
      ],
      rows: [`| can | can move | ${command('can')} |`, `| asleep | can move, once started | ${command('asleep')} |`],
      tail: ['', '</details>'],
      more: expect.any(Function)
    });
    expect([table?.more(1), table?.more(2)]).toEqual(['1 more cluster left out here.', '2 more clusters left out here.']);
  });

  it('says what holds for every move', () => {
    expect(moveCaveats).toBe(
      'There is no way back to a service principal; the nodes keep using it until their images are upgraded, which restarts them one after ' +
        'the other (`az aks nodepool upgrade --node-image-only` for each pool); every role that the principal holds has to be granted to the ' +
        'new identities too. A cluster that pulls images from a registry of another tenant has to keep its service principal.'
    );
  });

  it('quotes what goes into a shell', () => {
    expect(grantAgain('x; rm -rf /', cluster("a'b")).join('\n')).toContain(`'x; rm -rf /'`);
  });
});
