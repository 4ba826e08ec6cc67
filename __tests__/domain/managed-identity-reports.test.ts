import { describe, expect, it } from '@jest/globals';
import { reportCsv, reportJson } from '../../src/domain/report-file.ts';
import { reportHtml } from '../../src/domain/report-html.ts';
import { assessed, principal, report } from './reports.ts';

const other = '99999999-0000-4000-8000-000000000009';
const stopped = assessed('asleep', 200);
const fleet = report([
  principal('ok', { clusters: [assessed('can', 200), { ...stopped, cluster: { ...stopped.cluster, powerState: 'Stopped' } }] }),
  principal('ok', { clusters: [assessed('cannot', 200)], foreignTenantId: other })
]);

interface Json {
  principals: { clusters: { managedIdentity: Record<string, unknown> }[] }[];
}

describe('the managed identity verdict of each cluster', () => {
  it('in the JSON report', () => {
    const { principals } = JSON.parse(reportJson(fleet)) as Json;
    expect(principals.flatMap(({ clusters }) => clusters.map(({ managedIdentity }) => managedIdentity))).toEqual([
      { verdict: 'can-move', startFirst: false, command: expect.stringContaining('--name can --enable-managed-identity'), reason: null },
      { verdict: 'can-move', startFirst: true, command: expect.stringContaining('--name asleep'), reason: null },
      { verdict: 'stays', startFirst: false, command: null, reason: expect.stringContaining('A service principal is still needed') }
    ]);
  });

  it('in the CSV report, as its last columns', () => {
    const [head, ...rows] = reportCsv(fleet).trimEnd().split('\r\n');
    expect(head).toMatch(/,complete,managedIdentity,managedIdentityHow$/);
    expect(rows[0]).toMatch(/,can-move,az aks update .*--name can --enable-managed-identity/);
    expect(rows[1]).toMatch(/,"can-move, once started",az aks update/);
    expect(rows[2]).toMatch(/,stays,.*still needed/);
  });

  it('in the HTML report, with counts, reasons and what holds for every move', () => {
    const text = reportHtml(fleet, 'o/r@v1');
    for (const part of [
      '2 can move, 1 cannot',
      '<td>possible<',
      '<td>possible, once started',
      '<td>not possible',
      'no way back',
      'still needed'
    ])
      expect(text).toContain(part);
  });
});
