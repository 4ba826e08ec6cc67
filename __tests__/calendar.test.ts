import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { calendarText } from '../src/calendar.ts';
import { calendarPlan } from '../src/domain/report-calendar.ts';
import type { ExpiryReport } from '../src/domain/model.ts';
import { appId, day, now, tenantId } from './domain/facts.ts';
import { hostileFleet, largeFleet } from './domain/report-fleets.ts';
import { hostileNames } from './domain/hostile.ts';
import { nthAppId, principal, report, reportFullOf } from './domain/reports.ts';

interface Read {
  uid: string;
  stamp: string;
  day: string;
  isDate: boolean;
  summary: string;
  description: string;
  alarms: { action: unknown; seconds: number; related: unknown; text: string }[];
}

/** Parses it strictly, and tells every event in full. */
function read(text: string): Read[] {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  expect(root.name).toBe('vcalendar');
  expect(root.getFirstPropertyValue('version')).toBe('2.0');
  const inside = root.getAllSubcomponents();
  expect(inside.map((component) => component.name)).toEqual(inside.map(() => 'vevent'));
  return inside.map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      stamp: String(component.getFirstPropertyValue('dtstamp')),
      day: event.startDate.toString(),
      isDate: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
      alarms: component.getAllSubcomponents('valarm').map((alarm) => ({
        action: alarm.getFirstPropertyValue('action'),
        seconds: (alarm.getFirstPropertyValue('trigger') as InstanceType<typeof ICAL.Duration>).toSeconds(),
        related: alarm.getFirstProperty('trigger')?.getFirstParameter('related') ?? null,
        text: String(alarm.getFirstPropertyValue('description'))
      }))
    };
  });
}

async function events(of: ExpiryReport): Promise<Read[]> {
  return read(await calendarText(calendarPlan(of)));
}

describe('the calendar file', () => {
  it('has one all-day event per principal, with a reminder at each threshold', async () => {
    const found = await events(report([principal('critical'), principal('ok', { appId: nthAppId(7) })]));
    const summary = 'Secret of sp-critical ends (AKS service principal)';
    expect(found).toEqual([
      {
        uid: `aks-sp:${tenantId}:${appId}`,
        stamp: '2026-11-24T12:00:00Z',
        day: '2026-11-27',
        isDate: true,
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
          { action: 'DISPLAY', seconds: -30 * 86_400, related: null, text: summary },
          { action: 'DISPLAY', seconds: -7 * 86_400, related: null, text: summary }
        ]
      },
      expect.objectContaining({ uid: `aks-sp:${tenantId}:${nthAppId(7)}`, day: '2027-06-12' })
    ]);
  });

  it('goes by the time of the scan alone: the same facts, the same bytes', async () => {
    const facts = report([principal('expiring')]);
    expect(await calendarText(calendarPlan(facts))).toBe(await calendarText(calendarPlan(structuredClone(facts))));
  });

  it('moves the event of a principal whose secret was renewed, under the same UID', async () => {
    const [before] = await events(report([principal('critical')]));
    const [after] = await events(report([principal('ok')], { scannedAt: now + day }));
    expect(after?.uid).toBe(before?.uid);
    expect([before?.day, after?.day]).toEqual(['2026-11-27', '2027-06-12']);
    expect([before?.stamp, after?.stamp]).toEqual(['2026-11-24T12:00:00Z', '2026-11-25T12:00:00Z']);
  });

  it('keeps what has ended, without reminders', async () => {
    expect(await events(report([principal('expired')]))).toMatchObject([
      { day: '2026-11-21', summary: 'Secret of sp-expired ended (AKS service principal)', alarms: [] }
    ]);
  });

  it('says nothing of a principal without a known end', async () => {
    expect(await events(report([principal('unknown', { nextExpiry: null }), principal('ok')]))).toHaveLength(1);
    expect(await events(report([]))).toEqual([]);
  });

  it.each([
    ['one reminder where both thresholds are the same', { warnWithin: 7 * day, criticalWithin: 7 * day }, [-7 * 86_400]],
    ['hours too', { warnWithin: 36 * 3_600_000, criticalWithin: 0 }, [-36 * 3600, 0]]
  ])('%s', async (_, thresholds, seconds) => {
    const [event] = await events(report([principal('critical')], { thresholds }));
    expect(event?.alarms.map((alarm) => alarm.seconds + 0)).toEqual(seconds);
  });

  it('is folded at 75 bytes, never inside of a character, with CRLF', async () => {
    const text = await calendarText(calendarPlan(report([principal('ok', { displayName: `${'é😀'.repeat(30)}, x; y\\z` })])));
    const lines = text.split('\r\n');
    expect(text).not.toMatch(/[^\r]\n|\r[^\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(Buffer.from(text).toString()).not.toContain('\ufffd');
    expect(read(text)[0]?.summary).toContain('é😀é😀');
  });

  it.each(hostileNames)('takes %s for a name and nothing else', async (_, name) => {
    const of = reportFullOf(name);
    const [event, ...more] = await events({ ...of, principals: of.principals.slice(0, 1) });
    expect(more).toEqual([]);
    expect(event?.uid).toMatch(/^aks-sp:[\w.~%-]*:[\w.~%-]*$/);
    expect(event?.description.split('\n')).toHaveLength(6);
    expect(event?.summary).toMatch(/^Secret of .+ (?:ends|ended) \(AKS service principal\)$/);
  });

  it('gives back a name with everything that the format escapes', async () => {
    const name = 'a,b;c\\n d\\;e: "f" ^n BEGIN:VALARM';
    expect((await events(report([principal('ok', { displayName: name })])))[0]?.summary).toBe(
      `Secret of ${name} ends (AKS service principal)`
    );
  });

  it('has no UID twice', async () => {
    for (const fleet of [hostileFleet(), largeFleet(300)]) {
      const uids = (await events(fleet)).map(({ uid }) => uid);
      expect(new Set(uids).size).toBe(uids.length);
      expect(uids.length).toBeGreaterThan(50);
    }
  });
});
