/** The ends of secrets as events of a calendar: plain data, which `src/calendar.ts` writes as a file. */
import type { AssessedPrincipal, Duration, ExpiryReport, Instant } from './model.ts';
import { clusterName, listed, nameOf, nextStep } from './report-words.ts';
import { cut, isoTime, plain } from './text.ts';

export interface CalendarEvent {
  /** The same in every report on this principal, so that a calendar replaces the event instead of adding one. */
  uid: string;
  /** The UTC day on which the secret ends, at midnight. */
  day: Instant;
  summary: string;
  description: string;
  /** How long before the start of that day to remind; none for a day that is over. */
  alarms: { before: Duration; text: string }[];
}

export interface CalendarPlan {
  name: string;
  /** When the facts were read; the time stamp of every event. */
  stamp: Instant;
  events: CalendarEvent[];
}

const wholeDay = 24 * 60 * 60 * 1000;

/** One event per principal of which an end is known, in the order of the report. Texts are without control characters. */
export function calendarPlan(report: ExpiryReport): CalendarPlan {
  const events = new Map<string, CalendarEvent>();
  for (const principal of report.principals) {
    if (principal.nextExpiry === null || !Number.isFinite(principal.nextExpiry)) continue;
    const event = eventOf(principal, principal.nextExpiry, report);
    if (!events.has(event.uid)) events.set(event.uid, event);
  }
  return { name: 'Secrets of AKS service principals', stamp: Math.floor(report.scannedAt / 1000) * 1000, events: [...events.values()] };
}

function eventOf(principal: AssessedPrincipal, end: Instant, report: ExpiryReport): CalendarEvent {
  const when = Math.min(Math.max(end, 0), Date.UTC(9999, 11, 31));
  const over = end <= report.scannedAt;
  const { warnWithin, criticalWithin } = report.thresholds;
  const summary = `Secret of ${nameOf(principal)} ${over ? 'ended' : 'ends'} (AKS service principal)`;
  return {
    uid: `aks-sp:${word(principal.tenantId)}:${word(principal.appId)}`,
    day: Math.floor(when / wholeDay) * wholeDay,
    summary,
    description: description(principal, end, over, report.scannedAt),
    alarms: over ? [] : [...new Set([warnWithin, criticalWithin])].map((before) => ({ before, text: summary }))
  };
}

function description(principal: AssessedPrincipal, end: Instant, over: boolean, scannedAt: Instant): string {
  const clusters =
    principal.clusters.length === 0 ? 'none seen' : listed(principal.clusters, (assessed) => clusterName(assessed, name), 20);
  return [
    `The secret that decides ${over ? 'ended' : 'ends'} at ${isoTime(end)}.`,
    `app-id: ${cut(plain(principal.appId), 80)}`,
    `Tenant: ${cut(plain(principal.tenantId), 80)}`,
    `Clusters: ${clusters}`,
    `Next step: ${plain(nextStep(principal))}`,
    `As of ${isoTime(scannedAt)}; a later report may say otherwise.`
  ].join('\n');
}

function name(text: string): string {
  return cut(plain(text), 63);
}

/** A UID is written as it is, so nothing but unreserved characters may be in it. https://www.rfc-editor.org/rfc/rfc7986#section-5.3 */
function word(text: string): string {
  return encodeURIComponent(cut(plain(text), 80).toLowerCase()).replace(/[!'()*]/g, '_');
}
