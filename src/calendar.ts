/** Writes a plan of events as an iCalendar file (RFC 5545). The library is loaded only when such a file was asked for. */
import type { CalendarPlan } from './domain/report-calendar.ts';

/** The same plan gives the same bytes. */
export async function calendarText({ name, stamp, events }: CalendarPlan): Promise<string> {
  const { ICalAlarmType, ICalCalendar, ICalEventTransparency } = await import('ical-generator');
  const calendar = new ICalCalendar({ name, prodId: { company: 'aks-service-principal-action', product: 'check-expiry', language: 'EN' } });
  for (const { uid, day, summary, description, alarms } of events) {
    const event = calendar.createEvent({
      id: uid,
      stamp: new Date(stamp),
      lastModified: new Date(stamp),
      start: new Date(day),
      allDay: true,
      timezone: 'UTC',
      summary,
      description,
      transparency: ICalEventTransparency.TRANSPARENT
    });
    for (const { before, text } of alarms)
      event.createAlarm({ type: ICalAlarmType.display, trigger: Math.round(before / 1000), description: text });
  }
  return `${calendar.toString()}\r\n`;
}
