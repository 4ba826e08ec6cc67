import { describe, expect, it } from '@jest/globals';
import type { Cluster, Problem } from '../../src/domain/model.ts';
import { clusterResourceId, parseClusterId, type ClusterId } from '../../src/domain/resource-ids.ts';
import { reportHtml } from '../../src/domain/report-html.ts';
import { checkExpiry, scan, type CheckExpiryPorts, type CheckExpirySettings } from '../../src/operations/check-expiry.ts';
import type { FleetQuery } from '../../src/ports.ts';
import { appId, cluster, day, now, password, record, subscriptionId, tenantId } from '../domain/facts.ts';

const other = '30000000-0000-4000-8000-000000000002';

function settings(more: Partial<CheckExpirySettings> = {}): CheckExpirySettings {
  return {
    clusters: [],
    appIds: [],
    subscriptionIds: [],
    warnWithin: 30 * day,
    criticalWithin: 7 * day,
    overlap: day,
    retire: { kind: 'managed' },
    trustVisibleScope: false,
    dryRun: false,
    issues: { mode: 'none', labels: ['x'], assignees: [], max: 20 },
    failOn: 'expired',
    reportFiles: [],
    actionRef: 'o/r@v1',
    graph: 'https://graph.microsoft.com',
    cloudInputs: [],
    ...more
  };
}

interface World {
  clusters: Cluster[];
  /** Subscriptions that the caller covers. */
  covered?: string[];
  tenant?: boolean;
  /** Cluster ids that ARM refuses to show. */
  hidden?: string[];
}

/** Ports over a little world; `asked` is what Resource Graph was asked for. */
function ports(world: World): CheckExpiryPorts & { asked: FleetQuery[] } {
  const asked: FleetQuery[] = [];
  const problem: Problem = { code: 'arm-forbidden', message: 'no', hint: 'ask' };
  return {
    asked,
    caller: { tenantId, appId: null, objectId: 'o' },
    fleet: {
      subscriptions: () =>
        Promise.resolve({
          items: [subscriptionId, other].map((id) => ({ subscriptionId: id, displayName: id, tenantId, state: 'Enabled' })),
          problems: []
        }),
      clusters: (query) => {
        asked.push(query);
        const wanted = world.clusters.filter(
          (item) => (query.clientIds?.includes(item.clientId) ?? true) && (query.subscriptionIds?.includes(item.subscriptionId) ?? true)
        );
        return Promise.resolve({ items: wanted, problems: [] });
      }
    },
    clusters: {
      get: (id) => {
        const found = world.clusters.find((item) => item.id.toLowerCase() === id.toLowerCase());
        if (world.hidden?.includes(id)) return Promise.resolve({ found: false, reason: 'unreadable', problem });
        return Promise.resolve(
          found
            ? {
                found: true,
                cluster: {
                  ...found,
                  failure: found.provisioningState === 'Failed' ? 'The credentials in ServicePrincipalProfile were invalid' : null
                }
              }
            : { found: false, reason: 'gone', problem }
        );
      }
    },
    access: {
      coverage: () =>
        Promise.resolve({ tenant: world.tenant ?? true, subscriptionIds: new Set(world.covered ?? [subscriptionId, other]), problems: [] })
    },
    directory: {
      now: () => now,
      principals: (ids) =>
        Promise.resolve({
          principals: new Map(ids.map((id) => [id.toLowerCase(), { ...record([password(1, -30, 300)]), appId: id }])),
          problems: []
        })
    },
    issues: null,
    reportHtml: (report, actionRef) => Promise.resolve(reportHtml(report, actionRef)),
    calendarText: ({ events }) => Promise.resolve(events.map((event) => event.uid).join('\n')),
    log: { info: () => undefined, debug: () => undefined, warning: () => undefined, group: (_, work) => work() }
  };
}

function named(name: string): ClusterId {
  const id = parseClusterId(clusterResourceId(subscriptionId, 'rg', name));
  if (!id) throw new Error('a bad name in the test');
  return id;
}

describe('what is scanned', () => {
  const shared = [cluster('a'), cluster('b', { subscriptionId: other }), cluster('c', { clientId: 'msi' })];

  it('a named cluster brings the others on its principal, since they share its fate', async () => {
    const report = await scan(settings({ clusters: [named('a')] }), ports({ clusters: shared }));
    expect(report.principals.map((principal) => principal.clusters.map((item) => item.cluster.name))).toEqual([['a', 'b']]);
  });

  it('a named cluster on managed identity is counted, and nothing is asked for it', async () => {
    const world = ports({ clusters: shared });
    const report = await scan(settings({ clusters: [named('c')] }), world);
    expect([report.managedIdentityClusters, report.principals, world.asked]).toEqual([1, [], []]);
  });

  it('a named cluster that is gone or unreadable is a problem, and the scan not complete', async () => {
    for (const world of [{ clusters: [] }, { clusters: shared, hidden: [named('a').id] }]) {
      expect(await scan(settings({ clusters: [named('a')] }), ports(world))).toMatchObject({
        complete: false,
        status: 'unknown',
        problems: [{ code: 'arm-forbidden' }]
      });
    }
  });

  it('subscription-id narrows', async () => {
    const report = await scan(settings({ subscriptionIds: [other] }), ports({ clusters: shared }));
    expect(report.principals[0]?.clusters.map((item) => item.cluster.name)).toEqual(['b']);
    expect(report.coverage.scanned.map((item) => item.subscriptionId)).toEqual([other]);
  });

  it('app-id finds its clusters', async () => {
    const world = ports({ clusters: shared });
    expect((await scan(settings({ appIds: [appId] }), world)).principals[0]?.clusters).toHaveLength(2);
    expect(world.asked).toEqual([{ clientIds: [appId] }]);
  });

  it('a failed cluster is asked why, which Resource Graph does not say', async () => {
    const report = await scan(settings(), ports({ clusters: [cluster('a', { provisioningState: 'Failed' })] }));
    expect(report).toMatchObject({ status: 'expired', principals: [{ outages: [{ kind: 'cluster-refused' }] }] });
  });
});

describe('the tenant of a named cluster', () => {
  const foreign = '1000000a-0000-4000-8000-000000000009';
  /** As ARM shows it, in a tenant where nothing of its principal is; Resource Graph's row and the subscription may say more. */
  function world(row: string | null, subscription: string | null): CheckExpiryPorts {
    const all = ports({ clusters: [cluster('a', { tenantId: '' })] });
    const none = { application: null, servicePrincipal: null, deletedApplication: null };
    const items = row === null ? [] : [cluster('a', { tenantId: row })];
    const known = { subscriptionId, displayName: 'x', tenantId: subscription ?? '', state: 'Enabled' };
    return {
      ...all,
      fleet: {
        subscriptions: async () => ({ items: subscription === null ? [] : [known], problems: [] }),
        clusters: async () => ({ items, problems: [] })
      },
      directory: {
        ...all.directory,
        principals: async (ids) => ({ principals: new Map(ids.map((id) => [id, { appId: id, ...none }])), problems: [] })
      }
    };
  }

  it.each<[string | null, string | null, string, string]>([
    [foreign, tenantId, foreign, 'unknown'],
    [null, foreign, foreign, 'unknown'],
    ['', foreign, foreign, 'unknown'],
    [null, null, '', 'unknown'],
    ['', '', '', 'unknown'],
    [tenantId, null, tenantId, 'expired'],
    [null, tenantId, tenantId, 'expired']
  ])('row %j, subscription %j: %j, %s', async (row, subscription, home, severity) => {
    const report = await scan(settings({ clusters: [named('a')] }), world(row, subscription));
    expect(report.principals.map((principal) => [principal.tenantId, principal.severity])).toEqual([[home, severity]]);
    expect(report.problems.some(({ code }) => code === 'cluster-tenant-unknown')).toBe(home === '');
  });
});

describe('completeness', () => {
  it('an uncovered subscription is named, and nothing reads as healthy', async () => {
    const report = await scan(settings(), ports({ clusters: [cluster('a')], tenant: false, covered: [subscriptionId] }));
    expect(report).toMatchObject({
      complete: false,
      status: 'unknown',
      coverage: { tenant: false, subscriptions: false },
      problems: [{ code: 'coverage-incomplete', message: expect.stringContaining(other) }]
    });
  });

  it('trust-visible-scope is the word of the user', async () => {
    const report = await scan(settings({ trustVisibleScope: true }), ports({ clusters: [cluster('a')], tenant: false, covered: [] }));
    expect(report).toMatchObject({ complete: true, status: 'ok', coverage: { tenant: true, subscriptions: true }, problems: [] });
  });

  it('every subscription covered is complete without the root, but not the whole tenant', async () => {
    const report = await scan(settings(), ports({ clusters: [cluster('a')], tenant: false }));
    expect(report).toMatchObject({ complete: true, coverage: { tenant: false } });
  });
});

describe('the result', () => {
  it.each([
    [256, 0],
    [260, 4]
  ])('of %i that are due says in log and summary that %i wait for the next run', async (due, waiting) => {
    const clusters = Array.from({ length: due }, (_, n) =>
      cluster(`c${n}`, { clientId: `50000000-0000-4000-8000-${String(n).padStart(12, '0')}` })
    );
    const result = await checkExpiry(settings({ warnWithin: 400 * day }), ports({ clusters }));
    expect(result.outputs['due-count']).toBe(String(due));
    expect((JSON.parse(result.outputs.matrix ?? '') as { include: unknown[] }).include).toHaveLength(256);
    for (const text of [result.summary, result.log.flatMap(({ lines }) => lines).join('\n')])
      expect(/ (\d+) wait for the next run/.exec(text)?.[1]).toBe(waiting === 0 ? undefined : String(waiting));
  });

  it('holds every output, and reports as files', async () => {
    const result = await checkExpiry(
      settings({
        reportFiles: [
          { path: 'a.json', format: 'json' },
          { path: 'a.csv', format: 'csv' },
          { path: 'a.html', format: 'html' },
          { path: 'a.ics', format: 'ics' }
        ]
      }),
      ports({ clusters: [cluster('a')] })
    );
    expect(result).toMatchObject({ outcome: 'unchanged', complete: true, failure: null });
    expect(Object.keys(result.outputs)).toEqual([
      'status',
      'expired-count',
      'critical-count',
      'expiring-count',
      'ok-count',
      'unknown-count',
      'next-expiry',
      'due-count',
      'matrix'
    ]);
    expect(result.outputs['next-expiry']).toBe('2027-09-20T12:00:00Z');
    expect(JSON.parse(result.files[0]?.content ?? '')).toMatchObject({ schemaVersion: 1 });
    expect(result.files[1]?.content).toContain(appId);
    expect(result.files[2]?.content).toMatch(/^<!doctype html>[^]*<h1>/);
    expect(result.files[3]).toEqual({ path: 'a.ics', content: `aks-sp:${tenantId}:${appId}` });
  });
});

describe('outside the public cloud', () => {
  it('the workflows to copy say which cloud it is, in the report as in the issue', async () => {
    const world = ports({ clusters: [cluster('a')] });
    const bodies: string[] = [];
    const issues = {
      list: () => Promise.resolve([]),
      create: ({ body }: { body: string }) => {
        bodies.push(body);
        return Promise.resolve({ number: 1, url: 'u' });
      }
    } as unknown as NonNullable<CheckExpiryPorts['issues']>;
    const cloudInputs = [['cloud', 'AzureChinaCloud']] as const;
    const mode = { issues: { mode: 'per-principal', labels: ['x'], assignees: [], max: 20 } } as const;
    const more = { ...mode, warnWithin: 400 * day, cloudInputs, reportFiles: [{ path: 'a.html', format: 'html' }] as const };
    const result = await checkExpiry(settings(more), { ...world, issues, reportHtml: (...of) => Promise.resolve(reportHtml(...of)) });
    expect(result.files[0]?.content).toContain('\n          cloud: AzureChinaCloud');
    expect(bodies).toEqual([expect.stringContaining('\n          cloud: AzureChinaCloud\n```')]);
  });
});
