import { describe, expect, it } from '@jest/globals';
import { buildReport, failsOn, matrixNote, rotationMatrix, type ScanFacts } from '../../src/domain/fleet-report.ts';
import type { Cluster, Coverage, PrincipalRecord } from '../../src/domain/model.ts';
import { nextStep } from '../../src/domain/report-words.ts';
import { appId, cluster, day, entry, managed, now, password, record, subscriptionId, tenantId, thresholds } from './facts.ts';

const covered: Coverage = { subscriptions: true, tenant: true, scanned: [{ subscriptionId, displayName: 'one', covered: true }] };

function idOf(n: number): string {
  return `50000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

function facts(more: Partial<ScanFacts> = {}): ScanFacts {
  return {
    tenantId,
    now,
    thresholds,
    overlap: day,
    retire: { kind: 'managed' },
    graph: 'https://graph.microsoft.com',
    clusters: [],
    appIds: [],
    records: new Map(),
    coverage: covered,
    everyPageRead: true,
    problems: [],
    ownAppId: null,
    ...more
  };
}

/** One cluster and one principal per end date, days from now. */
function fleet(ends: readonly number[]): { clusters: Cluster[]; records: Map<string, PrincipalRecord> } {
  const clusters = ends.map((_, n) => cluster(`c${n}`, { clientId: idOf(n).toUpperCase() }));
  const records = new Map(ends.map((end, n) => [idOf(n), { ...record([password(n, -300, end)]), appId: idOf(n) }]));
  return { clusters, records };
}

describe('buildReport', () => {
  it('orders by urgency: state, then end, whatever order it was read in', () => {
    const report = buildReport(facts(fleet([200, 3, -5, 20, 2])));
    expect(report.principals.map((principal) => principal.appId)).toEqual([2, 4, 1, 3, 0].map(idOf));
    expect(report.status).toBe('expired');
  });

  it('counts clusters on managed identity and never takes them for a principal', () => {
    const report = buildReport(
      facts({ clusters: [cluster('a', { clientId: 'msi' }), cluster('b', { clientId: '' }), cluster('c', { clientId: 'MSI' })] })
    );
    expect(report).toMatchObject({ managedIdentityClusters: 3, principals: [], status: 'ok', complete: true });
  });

  it.each<[string, Partial<ScanFacts>]>([
    ['a page was not read', { everyPageRead: false }],
    ['a subscription is not covered', { coverage: { ...covered, subscriptions: false } }],
    ['an application was not read', { records: new Map() }]
  ])('%s: not complete, never ok', (_, more) => {
    const report = buildReport(facts({ ...fleet([200]), ...more }));
    expect(report).toMatchObject({ complete: false, status: 'unknown' });
    expect(failsOn(report, 'expired')).toBe(true);
    expect(failsOn(report, 'none')).toBe(false);
  });

  it("another tenant's principal is unknown, and no fault of the scan", () => {
    const report = buildReport(facts({ clusters: [cluster('a', { tenantId: '1000000a-0000-4000-8000-000000000009' })] }));
    expect(report).toMatchObject({ complete: true, status: 'unknown' });
    expect(failsOn(report, 'expired')).toBe(false);
  });

  const refused = 'The credentials in ServicePrincipalProfile were invalid';

  it('a cluster that shows a name is not judged, and nobody else suffers', () => {
    const clientId = 'https://www.contoso.org/Example';
    const clusters = [cluster('a'), cluster('b', { clientId, failure: refused })];
    const report = buildReport(facts({ clusters, records: new Map([[appId, record([password(1, -1, 300)])]]) }));
    expect(report).toMatchObject({ complete: false, status: 'unknown' });
    expect(report.principals.map((principal) => [principal.appId, principal.severity, principal.due.length])).toEqual([
      [clientId.toLowerCase(), 'unknown', 0],
      [appId, 'ok', 1]
    ]);
    expect(report.principals[0]?.notes).toEqual([expect.stringContaining('a name, not an application id')]);
    expect(nextStep(report.principals[0]!)).toContain('application id');
    expect(report.problems).toMatchObject([{ code: 'cluster-principal-named', message: expect.stringContaining(cluster('b').id) }]);
  });

  it("another tenant's cluster that shows a name is no fault of the scan", () => {
    const far = cluster('a', { clientId: 'https://x', tenantId: '1000000a-0000-4000-8000-000000000009' });
    expect(buildReport(facts({ clusters: [far] }))).toMatchObject({ complete: true, status: 'unknown', problems: [] });
  });

  it('a cluster of which no tenant is known is never called expired', () => {
    const clusters = [cluster('a', { tenantId: '', failure: refused }), cluster('b')];
    const gone = new Map([[appId, record([password(1, -9, 300)])]]);
    const report = buildReport(facts({ clusters, records: gone }));
    expect(report).toMatchObject({ complete: false, status: 'unknown', problems: [{ code: 'cluster-tenant-unknown' }] });
    expect(report.principals.map((principal) => [principal.tenantId, principal.severity])).toEqual([
      ['', 'unknown'],
      [tenantId, 'ok']
    ]);
  });

  it('the same appId in two tenants is two principals', () => {
    const clusters = [cluster('a'), cluster('b', { tenantId: '1000000a-0000-4000-8000-000000000009' })];
    const report = buildReport(facts({ clusters, records: new Map([[appId, record([password(1, -1, 300)])]]) }));
    expect(report.principals.map((principal) => [principal.tenantId, principal.severity, principal.clusters.length])).toEqual([
      ['1000000a-0000-4000-8000-000000000009', 'unknown', 1],
      [tenantId, 'ok', 1]
    ]);
  });

  it('an application asked for by id is reported without a cluster too, once', () => {
    const report = buildReport(facts({ appIds: [appId, appId.toUpperCase()], records: new Map([[appId, record([password(1, -1, 5)])]]) }));
    expect(report.principals.map((principal) => principal.severity)).toEqual(['critical']);
  });

  it('orders equals by end, those without one last, then by appId', () => {
    const clusters = [4, 3, 2, 1].map((n) => cluster(`c${n}`, { clientId: idOf(n) }));
    const two = (n: number, ends: number): [string, PrincipalRecord] => [idOf(n), { ...record([password(n, -300, ends)]), appId: idOf(n) }];
    const records = new Map([two(1, 300), two(2, 200), two(3, 200)]);
    const order = (all: readonly Cluster[]): string[] =>
      buildReport(facts({ clusters: all, records })).principals.map(({ appId: id }) => id);
    expect(order(clusters)).toEqual([4, 2, 3, 1].map(idOf));
    expect(order(clusters.toReversed())).toEqual([4, 2, 3, 1].map(idOf));
    const gone = (n: number): [string, PrincipalRecord] => [idOf(n), { ...record([]), appId: idOf(n) }];
    const down = buildReport(facts({ clusters, records: new Map([gone(4), gone(3), two(2, -3), gone(1)]) }));
    expect(down.principals.map(({ appId: id }) => id)).toEqual([2, 1, 3, 4].map(idOf));
  });

  it('counts apart what is on a managed identity and what is not', () => {
    const mixed = fleet([200, 200]);
    const clusters = [...mixed.clusters, cluster('m', { clientId: 'msi' })];
    const report = buildReport(facts({ ...mixed, clusters }));
    expect([report.managedIdentityClusters, report.principals.length]).toEqual([1, 2]);
    expect(failsOn(buildReport(facts(fleet([-1, 200]))), 'expired')).toBe(true);
  });

  it('takes its facts over as they are', () => {
    const problem = { code: 'x', message: 'm', hint: 'h' };
    expect(buildReport(facts({ problems: [problem] }))).toEqual({
      ...{ tenantId, scannedAt: now, complete: true, coverage: covered, thresholds, status: 'ok', principals: [] },
      ...{ managedIdentityClusters: 0, problems: [problem] }
    });
  });

  it('knows tenants, principals and records whatever their case', () => {
    const upper = cluster('a', { tenantId: tenantId.toUpperCase(), clientId: appId.toUpperCase() });
    const records = new Map([[appId, record([password(1, -1, 300)])]]);
    const report = buildReport(facts({ clusters: [upper, cluster('b')], appIds: [appId.toUpperCase()], records }));
    expect(report).toMatchObject({ complete: true, status: 'ok' });
    expect(report.principals.map(({ clusters }) => clusters.length)).toEqual([2]);
    const elsewhere = buildReport(facts({ tenantId: tenantId.toUpperCase(), clusters: [cluster('b')], records }));
    expect(elsewhere.principals[0]).toMatchObject({ foreignTenantId: null, severity: 'ok' });
  });

  it('says which clusters use the identity of the run, and nothing where none does', () => {
    const records = new Map([[appId, record([password(1, -1, 300)])]]);
    const problems = (more: Partial<ScanFacts>): object => buildReport(facts({ records, ownAppId: appId, ...more })).problems;
    expect(problems({ clusters: [cluster('a'), cluster('b')] })).toEqual([
      {
        code: 'own-identity',
        message: `This run signs in as ${appId}, which is also the service principal of a, b.`,
        hint: 'Give the workflow an identity of its own; rotate and cleanup will refuse to touch this one.'
      }
    ]);
    expect(problems({ appIds: [appId] })).toEqual([]);
    expect(problems({ clusters: [cluster('a')], ownAppId: null })).toEqual([]);
  });

  it('warns when it is run by the principal of a cluster', () => {
    const report = buildReport(
      facts({ clusters: [cluster('a')], records: new Map([[appId, record([password(1, -1, 300)])]]), ownAppId: appId.toUpperCase() })
    );
    expect(report.problems).toEqual([expect.objectContaining({ code: 'own-identity', message: expect.stringContaining('a') })]);
  });
});

describe('what follows from it', () => {
  it.each([
    ['expired', [-1], ['expired', 'critical', 'expiring']],
    ['critical', [3], ['critical', 'expiring']],
    ['expiring', [20], ['expiring']],
    ['ok', [200], []]
  ] as const)('fail-on with a principal that is %s', (_, ends, failing) => {
    const report = buildReport(facts(fleet(ends)));
    expect((['expired', 'critical', 'expiring', 'none'] as const).filter((failOn) => failsOn(report, failOn))).toEqual(failing);
  });

  it('the matrix holds app ids and nothing else, the most urgent 256 of all that are due', () => {
    const report = buildReport(facts(fleet(Array.from({ length: 300 }, (_, n) => 300 - n))));
    const { include, due } = rotationMatrix(report);
    expect([include.length, due]).toEqual([256, 300]);
    expect(include[0]).toEqual({ 'app-id': idOf(299) });
  });

  it('says what waits for the next run', () => {
    const note = (due: number): string | null =>
      matrixNote({ include: Array.from({ length: Math.min(due, 256) }, () => ({ 'app-id': 'x' })), due });
    expect(note(256)).toBeNull();
    expect(note(257)).toBe(
      '257 service principals are due. The output matrix holds the 256 most urgent ones, as many as GitHub takes; 1 wait for the next run.'
    );
  });

  it('an incomplete scan fails, and what is not due is in no matrix', () => {
    const half = buildReport(facts({ ...fleet([200]), everyPageRead: false }));
    expect((['expired', 'critical', 'expiring', 'none'] as const).map((failOn) => failsOn(half, failOn))).toEqual([
      true,
      true,
      true,
      false
    ]);
    const lasting = { ...record([managed(1, -1, 300)], [entry('uses', 1, 'a', -0.5)]), appId };
    expect(rotationMatrix(buildReport(facts({ clusters: [cluster('a')], records: new Map([[appId, lasting]]) })))).toEqual({
      include: [],
      due: 0
    });
  });

  it('the matrix leaves out the identity of the run, which rotate refuses, and what rotate could not prove unused', () => {
    const ending = fleet([3, 4]);
    const matrix = (more: Partial<ScanFacts>): string[] =>
      rotationMatrix(buildReport(facts({ ...ending, ...more }))).include.map((entry) => entry['app-id']);
    expect(matrix({})).toEqual([idOf(0), idOf(1)]);
    expect(matrix({ ownAppId: idOf(0).toUpperCase() })).toEqual([idOf(1)]);
    const two = { ...record([managed(1, -90, 275), managed(2, -5, 360)], [entry('uses', 2, 'a', -4)]), appId };
    const superseded = { clusters: [cluster('a')], records: new Map([[appId, two]]) };
    expect(matrix(superseded)).toEqual([appId]);
    expect(matrix({ ...superseded, retire: { kind: 'none' } })).toEqual([]);
    expect(matrix({ ...superseded, overlap: 14 * day })).toEqual([]);
    expect(matrix({ ...superseded, everyPageRead: false })).toEqual([]);
    expect(matrix({ ...superseded, coverage: { ...covered, tenant: false } })).toEqual([]);
    expect(matrix({ ...superseded, coverage: { ...covered, subscriptions: false } })).toEqual([]);
    expect(matrix({ ...superseded, clusters: [cluster('a'), cluster('x', { clientId: 'http://aks' })] })).toEqual([]);
  });

  it('restores a deleted application where Graph is', () => {
    const gone = { objectId: idOf(5), appId, displayName: 'x', deletedOn: now - day };
    const records = new Map([[appId, record([], [], { application: null, servicePrincipal: null, deletedApplication: gone })]]);
    const report = buildReport(facts({ clusters: [cluster('a')], records, graph: 'https://graph.microsoft.us' }));
    expect(report.principals[0]?.outages[0]?.wayOut).toContain(
      `--url https://graph.microsoft.us/v1.0/directory/deletedItems/${idOf(5)}/restore`
    );
  });

  it('an empty matrix is one that a workflow can read', () => {
    expect(rotationMatrix(buildReport(facts()))).toEqual({ include: [], due: 0 });
  });
});
