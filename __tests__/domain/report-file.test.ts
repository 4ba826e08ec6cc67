import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { counts, reportCsv, reportFormat, reportJson } from '../../src/domain/report-file.ts';
import type { ExpiryReport } from '../../src/domain/model.ts';
import { appId, cluster, day, guid, now, subscriptionId, tenantId } from './facts.ts';
import { hostileNames } from './hostile.ts';
import { assessed, outage, principal, report, reportFullOf } from './reports.ts';

/** RFC 4180, to the letter: CRLF after every row, quotes only around a whole cell, doubled inside. Anything else throws. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) throw new Error(`not RFC 4180 at ${String(at)}: ${JSON.stringify(text.slice(at, at + 40))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    at = cell.lastIndex;
    if (found[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) throw new Error('the last row has no CRLF');
  return rows;
}

function records(text: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row) => {
    expect(row).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']));
  });
}

const fleet = report([
  principal('expired', {
    clusters: [assessed('a', -3, { severity: 'expired' }), assessed('b', 40, { use: 'ambiguous', latestEndsOn: now + 90 * day })],
    notes: ['Shared by 2 clusters: a new secret must reach all of them.'],
    due: ['One.', 'Two.']
  }),
  principal('critical'),
  principal('expiring', { due: [] }),
  principal('unknown', { clusters: [], credentials: [], nextExpiry: null }),
  principal('ok'),
  principal('ok', { due: ['Tidy.'] })
]);

describe('counts', () => {
  it('counts principals by severity, and the due ones across them', () => {
    expect(counts(fleet)).toEqual({ expired: 1, critical: 1, expiring: 1, ok: 2, unknown: 1, due: 3 });
    expect(counts(report([principal('ok'), principal('ok'), principal('ok', { due: ['Tidy.'] })])).due).toBe(1);
    expect(counts(report([]))).toEqual({ expired: 0, critical: 0, expiring: 0, ok: 0, unknown: 0, due: 0 });
  });
});

type Json = Record<string, unknown> & { principals: Record<string, unknown>[] };
const parsed = (given: ExpiryReport): Json => JSON.parse(reportJson(given)) as Json;

describe('reportJson', () => {
  it('tells all of a cluster, a credential, the coverage and the problems', () => {
    const problem = { code: 'x', message: 'm', hint: 'h' };
    const { principals, coverage, problems } = parsed(report([principal('expired')], { problems: [problem] }));
    expect(coverage).toEqual({
      subscriptions: true,
      tenant: true,
      scanned: [{ subscriptionId, displayName: 'Production', covered: true }]
    });
    expect(problems).toEqual([problem]);
    expect(principals[0]?.outages).toEqual([outage]);
    expect(principals[0]?.clusters).toEqual([
      {
        ...{ id: cluster('aks-expired').id, name: 'aks-expired', subscriptionId, resourceGroup: 'rg', location: 'westeurope' },
        ...{ powerState: 'Running', provisioningState: 'Succeeded', status: 'expired', use: 'known', keyId: guid(1) },
        ...{ endsOn: '2026-11-21T12:00:00Z', latestEndsOn: null, outage },
        managedIdentity: { verdict: 'can-move', startFirst: false, command: expect.stringMatching(/^az aks update/), reason: null }
      }
    ]);
    expect(principals[0]?.credentials).toEqual([
      {
        ...{ keyId: guid(1), kind: 'password', holder: 'application', displayName: 'rbac', origin: 'foreign', state: 'expired' },
        ...{ startsOn: '2026-06-12T12:00:00Z', endsOn: '2026-11-21T12:00:00Z', usedBy: [] }
      }
    ]);
  });

  it('keeps its shape', () => {
    expect(Object.keys(parsed(fleet))).toEqual([
      'schemaVersion',
      'tenantId',
      'scannedAt',
      'status',
      'complete',
      'warnWithinSeconds',
      'criticalWithinSeconds',
      'counts',
      'managedIdentityClusters',
      'coverage',
      'principals',
      'problems'
    ]);
    expect(parsed(fleet)).toMatchObject({
      schemaVersion: 1,
      tenantId,
      scannedAt: '2026-11-24T12:00:00Z',
      status: 'expired',
      complete: true,
      warnWithinSeconds: 2_592_000,
      criticalWithinSeconds: 604_800,
      counts: { expired: 1, due: 3 }
    });
  });

  it('tells the clusters and credentials of a principal', () => {
    expect(parsed(fleet).principals[1]).toEqual({
      appId,
      tenantId,
      displayName: 'sp-critical',
      applicationObjectId: guid(900),
      servicePrincipalId: guid(901),
      managed: true,
      foreignTenantId: null,
      status: 'critical',
      nextExpiry: '2026-11-27T12:00:00Z',
      due: ['The secret ends soon.'],
      outages: [],
      notes: [],
      clusters: [
        expect.objectContaining({
          name: 'aks-critical',
          status: 'critical',
          use: 'known',
          endsOn: '2026-11-27T12:00:00Z',
          latestEndsOn: null
        })
      ],
      credentials: [expect.objectContaining({ keyId: guid(1), kind: 'password', state: 'critical', startsOn: '2026-06-12T12:00:00Z' })]
    });
  });

  it('writes nothing that it does not know', () => {
    const stray = {
      ...principal('ok'),
      secretText: 'hunter2',
      credentials: [{ ...principal('ok').credentials[0], secretText: 'hunter2', hint: 'hun' }]
    };
    const text = reportJson(report([stray as unknown as ReturnType<typeof principal>], { client_secret: 'hunter2' } as object));
    expect(text).not.toContain('hun');
  });

  it.each(hostileNames)('is JSON that gives back %s', (_, name) => {
    const read = JSON.parse(reportJson(reportFullOf(name))) as { principals: { displayName: string }[] };
    expect(read.principals[0]?.displayName).toBe(name);
  });
});

describe('reportCsv', () => {
  it('has a row per principal and cluster, one for a principal without clusters', () => {
    const rows = records(reportCsv(fleet));
    expect(rows.map((row) => [row.status, row.principalStatus, row.clusterName])).toEqual([
      ['expired', 'expired', 'a'],
      ['ok', 'expired', 'b'],
      ['critical', 'critical', 'aks-critical'],
      ['expiring', 'expiring', 'aks-expiring'],
      ['unknown', 'unknown', ''],
      ['ok', 'ok', 'aks-ok'],
      ['ok', 'ok', 'aks-ok']
    ]);
    expect(rows[1]).toMatchObject({
      appId,
      use: 'ambiguous',
      endsOn: '2027-01-03T12:00:00Z',
      latestEndsOn: '2027-02-22T12:00:00Z',
      outage: '',
      due: 'One. Two.',
      notes: 'Shared by 2 clusters: a new secret must reach all of them.',
      scannedAt: '2026-11-24T12:00:00Z',
      complete: 'true'
    });
    expect(rows[4]).toMatchObject({ clusterId: '', endsOn: '', use: '' });
  });

  it('has these columns, of a cluster and of a principal without any', () => {
    const down = principal('expired', { foreignTenantId: null, notes: ['A note.', 'Another.'] });
    const bare = principal('expired', { clusters: [], managed: false, due: [], nextExpiry: null });
    const [one, other] = records(reportCsv(report([down, bare])));
    const shared = {
      ...{ appId, displayName: 'sp-expired', tenantId, applicationObjectId: guid(900), servicePrincipalId: guid(901), foreignTenantId: '' },
      ...{ scannedAt: '2026-11-24T12:00:00Z', complete: 'true', outage: outage.message, wayOut: outage.wayOut }
    };
    expect(one).toEqual({
      ...shared,
      ...{
        status: 'expired',
        principalStatus: 'expired',
        managed: 'true',
        clusterName: 'aks-expired',
        clusterId: cluster('aks-expired').id
      },
      ...{ subscriptionId, resourceGroup: 'rg', location: 'westeurope', powerState: 'Running', use: 'known', keyId: guid(1) },
      ...{ endsOn: '2026-11-21T12:00:00Z', latestEndsOn: '', due: 'The secret ends soon.', notes: 'A note. Another.' },
      ...{ managedIdentity: 'can-move', managedIdentityHow: expect.stringMatching(/^az aks update/) }
    });
    expect(other).toEqual({
      ...shared,
      ...{ status: 'expired', principalStatus: 'expired', managed: 'false', clusterName: '', clusterId: '' },
      ...{ subscriptionId: '', resourceGroup: '', location: '', powerState: '', use: '', keyId: '' },
      ...{ endsOn: '', latestEndsOn: '', due: '', notes: '', managedIdentity: '', managedIdentityHow: '' }
    });
  });

  it('tells of a principal without clusters its own end, and of a cluster its own outage', () => {
    const bare = principal('critical', { clusters: [] });
    const mixed = principal('expired', { clusters: [assessed('a', 9), assessed('b', -3, { outage })] });
    const rows = records(reportCsv(report([bare, mixed])));
    expect(rows.map(({ endsOn, outage: message, wayOut }) => [endsOn, message, wayOut])).toEqual([
      ['2026-11-27T12:00:00Z', '', ''],
      ['2026-12-03T12:00:00Z', '', ''],
      ['2026-11-21T12:00:00Z', outage.message, outage.wayOut]
    ]);
  });

  it('is a header alone when nothing was found', () => {
    expect(parseCsv(reportCsv(report([])))).toHaveLength(1);
  });

  it.each(hostileNames)('holds %s in its cells and runs nothing', (_, name) => {
    const rows = records(reportCsv(reportFullOf(name)));
    expect(rows).toHaveLength(6);
    for (const cell of rows.flatMap(Object.values<string>)) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
  });

  it('gives back any harmless name', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aZ0 ,;"\'\r\n|é😀')) }), (tail) => {
        const name = `a${tail}`;
        expect(records(reportCsv(report([principal('ok', { displayName: name })])))[0]?.displayName).toBe(name);
      })
    );
  });
});

describe('reportFormat', () => {
  it.each([
    ['a.json', 'json'],
    ['out/B.CSV', 'csv'],
    ['C:\\x\\r.html', 'html'],
    ['a b.c.ics', 'ics'],
    ['a.htm', null],
    ['html', null],
    ['a.html/', null],
    ['a.json ', null],
    ['a.json/b', null],
    ['a.xjson', null],
    ['a.jsonx', null],
    ['', null]
  ])('of %j is %s', (path, format) => {
    expect(reportFormat(path)).toBe(format);
  });
});
