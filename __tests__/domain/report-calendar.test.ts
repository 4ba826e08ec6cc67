import { describe, expect, it } from '@jest/globals';
import type { AssessedPrincipal } from '../../src/domain/model.ts';
import { calendarPlan, type CalendarEvent } from '../../src/domain/report-calendar.ts';
import { appId, day, now, tenantId, thresholds } from './facts.ts';
import { assessed, nthAppId, principal, report } from './reports.ts';

const event = (subject: AssessedPrincipal): CalendarEvent | undefined => calendarPlan(report([subject])).events[0];

describe('the calendar', () => {
  it('has one event for each principal whose end is known, whole seconds and whole days', () => {
    const principals = [
      principal('critical', { appId: nthAppId(1) }),
      principal('ok', { appId: nthAppId(2), nextExpiry: null }),
      principal('ok', { appId: nthAppId(3), nextExpiry: NaN }),
      principal('ok', { appId: nthAppId(4) }),
      principal('expired', { appId: nthAppId(1).toUpperCase() })
    ];
    const plan = calendarPlan(report(principals, { scannedAt: now + 999 }));
    expect(plan).toMatchObject({ name: 'Secrets of AKS service principals', stamp: now });
    expect(plan.events.map(({ uid }) => uid)).toEqual([1, 4].map((n) => `aks-sp:${tenantId}:${nthAppId(n)}`));
    expect(plan.events[0]?.day).toBe(Date.parse('2026-11-27'));
  });

  it('says what ends, where, and what to do', () => {
    const summary = 'Secret of sp-critical ends (AKS service principal)';
    expect(event(principal('critical'))).toEqual({
      uid: `aks-sp:${tenantId}:${appId}`,
      day: Date.parse('2026-11-27'),
      summary,
      description: [
        'The secret that decides ends at 2026-11-27T12:00:00Z.',
        `app-id: ${appId}`,
        `Tenant: ${tenantId}`,
        'Clusters: aks-critical',
        'Next step: Run rotate with this app-id',
        'As of 2026-11-24T12:00:00Z; a later report may say otherwise.'
      ].join('\n'),
      alarms: [
        { before: 30 * day, text: summary },
        { before: 7 * day, text: summary }
      ]
    });
  });

  it('reminds of nothing that is over', () => {
    const over = event(principal('expired', { nextExpiry: now, clusters: [] }));
    expect(over).toMatchObject({ summary: 'Secret of sp-expired ended (AKS service principal)', alarms: [] });
    expect(over?.description).toMatch(/^The secret that decides ended at 2026-11-24T12:00:00Z\.\n/);
    expect(over?.description).toContain('\nClusters: none seen\n');
  });

  it('reminds once where both thresholds are one', () => {
    const same = calendarPlan(report([principal('critical')], { thresholds: { ...thresholds, warnWithin: 7 * day } }));
    expect(same.events[0]?.alarms).toHaveLength(1);
  });

  it('lists twenty clusters, and counts the others', () => {
    const many = principal('ok', { clusters: Array.from({ length: 22 }, (_, n) => assessed(`c${n}`, 200)) });
    expect(event(many)?.description).toContain('c18, c19 and 2 more\n');
  });

  it.each([
    [now - 100_000 * day, 0],
    [8e15, Date.UTC(9999, 11, 31)]
  ])('keeps any end within what a calendar can hold: %d', (nextExpiry, at) => {
    expect(event(principal('ok', { nextExpiry }))?.day).toBe(at);
  });

  it('has plain, short texts, and nothing but unreserved characters in its ids', () => {
    const odd = principal('ok', { appId: "A b!'()*\n", tenantId: 'x'.repeat(90), clusters: [assessed(`c\n${'y'.repeat(90)}`, 200)] });
    expect(event(odd)?.uid).toBe(`aks-sp:${'x'.repeat(79)}%E2%80%A6:a%20b_____`);
    expect(event(odd)?.description).toContain(`app-id: A b!'()*\nTenant: ${'x'.repeat(79)}…\nClusters: c ${'y'.repeat(60)}…\n`);
  });
});
