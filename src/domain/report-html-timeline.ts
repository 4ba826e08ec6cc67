/**
 * Pictures of the HTML report: the validity of each credential on one axis of time, and for a large fleet how many principals end in
 * which month. SVG with positions across in percent, so that bars stretch with the page and texts do not.
 */
import type { AssessedCredential, AssessedPrincipal, Duration, ExpiryReport, Instant } from './model.ts';
import { date, statusParts } from './report-html-parts.ts';
import { deciding, endOf, nameOf } from './report-words.ts';
import { cut, html, plural } from './text.ts';

const day = 24 * 60 * 60 * 1000;
const year = 365 * day;
const principalsDrawn = 40;
const barsPerPrincipal = 6;
/** What ended longer ago is not drawn. */
const back = year / 2;
const monthsAhead = 24;
/** Pixels. */
const layout = { top: 26, label: 20, bar: 12, gap: 14 };

interface Axis {
  from: Instant;
  to: Instant;
}

/** Section with the timeline of the most urgent principals; empty where no credential is known. */
export function timelineSection(report: ExpiryReport): string {
  const drawn = report.principals.filter((principal) => barsOf(principal, report.scannedAt).length > 0).slice(0, principalsDrawn);
  if (drawn.length === 0) return '';
  const left = report.principals.length - drawn.length;
  const rest = left > 0 ? `<p>${plural(left, 'more service principal')} not drawn here; the table has all of them.` : '';
  return `<section aria-labelledby=h-time><h2 id=h-time>Validity of credentials</h2>
<figure>${timeline(drawn, report)}<figcaption>${legend(report)}</figcaption></figure>${rest}
${report.principals.length > principalsDrawn ? months(report) : ''}</section>`;
}

function timeline(principals: readonly AssessedPrincipal[], report: ExpiryReport): string {
  const axis = axisOf(principals, report);
  const rows: string[] = [];
  let y = layout.top;
  for (const principal of principals) {
    const bars = barsOf(principal, report.scannedAt);
    rows.push(rowOf(principal, bars, y, axis, report.scannedAt));
    y += layout.label + bars.length * layout.bar + layout.gap;
  }
  return `<svg class=time width="100%" height=${String(y)} role=img aria-labelledby="t-time t-desc"><title id=t-time>Validity of credentials over time</title>
<desc id=t-desc>One row for each of ${plural(principals.length, 'service principal')}, most urgent first, with a bar from the start to the end of each credential. The tables below hold the same dates.</desc>
${[backdrop(axis, report, y), ...rows].join('\n')}
</svg>`;
}

/** Half a year back, and as far ahead as ends are near enough to matter. */
function axisOf(principals: readonly AssessedPrincipal[], { scannedAt: now, thresholds }: ExpiryReport): Axis {
  const credentials = principals.flatMap((principal) => barsOf(principal, now));
  const from = Math.min(now - 30 * day, ...credentials.map(({ startsOn }) => startsOn));
  const to = Math.max(now + 60 * day, now + 2 * Math.min(thresholds.warnWithin, year), ...credentials.map(({ endsOn }) => endsOn));
  return { from: Math.max(from, now - back), to: Math.min(to + 20 * day, now + 2 * year) };
}

/** The most telling ones if not all fit, in the order of their ends. */
function barsOf(principal: AssessedPrincipal, now: Instant): AssessedCredential[] {
  const earliest = now - back;
  const dated = principal.credentials.filter(
    (entry) => Number.isFinite(entry.startsOn) && Number.isFinite(entry.endsOn) && entry.endsOn > earliest
  );
  const weight = (entry: AssessedCredential): number =>
    decides(entry, principal) ? 0 : ['expired', 'superseded'].includes(entry.state) ? 2 : 1;
  return dated
    .sort((a, b) => weight(a) - weight(b) || b.endsOn - a.endsOn)
    .slice(0, barsPerPrincipal)
    .sort((a, b) => a.endsOn - b.endsOn || (a.keyId < b.keyId ? -1 : 1));
}

function decides(entry: AssessedCredential, principal: AssessedPrincipal): boolean {
  const key = entry.keyId.toLowerCase();
  return entry.usedBy.length > 0 || (principal.clusters.length > 0 && deciding(principal)?.keyId?.toLowerCase() === key);
}

function backdrop(axis: Axis, { scannedAt: now, thresholds }: ExpiryReport, height: number): string {
  const from = at(now, axis);
  const warn = at(now + thresholds.warnWithin, axis);
  const critical = at(now + thresholds.criticalWithin, axis);
  const line = (kind: string, x: number): string =>
    `<line class=${kind} x1="${x}%" x2="${x}%" y1=${String(layout.top - 8)} y2=${String(height)} />`;
  return [
    `<rect class=warn x="${from}%" y=${String(layout.top - 8)} width="${round(warn - from)}%" height=${String(height - layout.top + 8)} />`,
    ...ticks(axis).map((tick) => line('tick', at(tick, axis)) + tickLabel(tick, axis, now)),
    line('l-warn', warn),
    line('l-crit', critical),
    line('now', from),
    `<text class=now x="${from}%" y=12 text-anchor=middle>now</text>`
  ].join('');
}

/** Not where it would run into the word "now" or out of the picture. */
function tickLabel(tick: Instant, axis: Axis, now: Instant): string {
  const x = at(tick, axis);
  const fromNow = x - at(now, axis);
  if ((fromNow > -22 && fromNow < 5) || x > 87) return '';
  return `<text class=m x="${x}%" y=12>${date(tick).slice(0, 7)}</text>`;
}

/** Firsts of months, at most seven of them. */
function ticks(axis: Axis): Instant[] {
  const start = new Date(axis.from);
  const all: Instant[] = [];
  for (let month = start.getUTCMonth() + 1; ; month += 1) {
    const tick = Date.UTC(start.getUTCFullYear(), month, 1);
    if (!(tick < axis.to)) break;
    all.push(tick);
  }
  const step = [1, 2, 3, 6, 12].find((months) => all.length / months <= 7) ?? 12;
  return all.filter((tick) => new Date(tick).getUTCMonth() % step === 0);
}

function rowOf(principal: AssessedPrincipal, bars: readonly AssessedCredential[], y: number, axis: Axis, now: Instant): string {
  const { sign, word } = statusParts(principal.severity);
  const end = endOf(principal, now);
  const label =
    `<text y=${String(y + 14)}><tspan class="s ${principal.severity}">${sign} ${word}</tspan> <tspan dx=4>${html(cut(nameOf(principal), 34))}</tspan>` +
    `${end ? ` <tspan class=m dx=4>${end.when}</tspan>` : ''}</text>`;
  return `<g>${label}${bars.map((bar, index) => barOf(bar, principal, y + layout.label + index * layout.bar, axis)).join('')}</g>`;
}

/** Solid: the one that decides; outlined: valid, not known to be in use; thin: ended or superseded; dashed: not yet valid. */
function barOf(entry: AssessedCredential, principal: AssessedPrincipal, y: number, axis: Axis): string {
  const from = at(Math.min(entry.startsOn, entry.endsOn), axis);
  const width = Math.max(0.25, at(entry.endsOn, axis) - from);
  const kind = kindOf(entry, principal);
  const thin = kind === 'past' ? { y: y + 3, height: 2 } : { y, height: 8 };
  const shape = `<rect class="bar ${kind}" x="${from}%" width="${round(width)}%" y=${String(thin.y)} height=${String(thin.height)} rx=2>`;
  const title = `<title>${html(entry.kind)} ${html(entry.keyId.slice(0, 8))}, ${entry.state}: ${date(entry.startsOn)} to ${date(entry.endsOn)}</title></rect>`;
  const beyond = entry.endsOn > axis.to ? `<text class=m x="100%" y=${String(y + 8)} text-anchor=end>\u203a</text>` : '';
  return `${shape}${title}${beyond}`;
}

function kindOf(entry: AssessedCredential, principal: AssessedPrincipal): string {
  if (entry.state === 'not-yet-valid') return 'later';
  if (decides(entry, principal)) return `used ${entry.state === 'expired' ? 'expired' : principal.severity}`;
  return ['expired', 'superseded'].includes(entry.state) ? 'past' : 'valid';
}

function legend({ thresholds }: ExpiryReport): string {
  const sample = (kind: string, text: string): string => `<li><svg width=28 height=12 aria-hidden=true>${kind}</svg> ${text}`;
  const bar = (kind: string, y: number, height: number): string =>
    `<rect class="bar ${kind}" x=1 y=${String(y)} width=26 height=${String(height)} rx=2 />`;
  const line = (kind: string): string => `<line class=${kind} x1=14 x2=14 y1=0 y2=12 />`;
  return `<ul class=legend>${[
    sample(bar('used', 2, 8), 'decides'),
    sample(bar('valid', 2, 8), 'valid, not known to be in use'),
    sample(bar('past', 5, 2), 'ended or superseded'),
    sample(bar('later', 2, 8), 'not yet valid'),
    sample(line('now'), 'now'),
    sample(line('l-crit'), `${span(thresholds.criticalWithin)} ahead: critical`),
    sample(line('l-warn'), `${span(thresholds.warnWithin)} ahead: ends soon`)
  ].join('')}</ul>`;
}

function span(duration: Duration): string {
  return duration % day === 0 ? plural(duration / day, 'day') : plural(Math.round(duration / 3_600_000), 'hour');
}

/** How many principals end in each of the coming months: when the work comes. */
function months(report: ExpiryReport): string {
  const first = new Date(report.scannedAt);
  const found = Array.from({ length: monthsAhead }, (_, index) => ({
    start: Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1),
    count: 0
  }));
  for (const { nextExpiry } of report.principals) {
    if (nextExpiry === null || nextExpiry < report.scannedAt) continue;
    const end = new Date(nextExpiry);
    const month = found[(end.getUTCFullYear() - first.getUTCFullYear()) * 12 + end.getUTCMonth() - first.getUTCMonth()];
    if (month) month.count += 1;
  }
  const most = Math.max(1, ...found.map(({ count }) => count));
  const height = 120;
  const columns = found.map(({ start, count }, index) =>
    column(date(start).slice(0, 7), count, index, round((count / most) * (height - 44)), height)
  );
  return `<h3 id=h-months>Principals that end, by month</h3>
<svg class=months width="100%" height=${String(height)} role=img aria-labelledby="h-months t-months"><desc id=t-months>${found.map(({ start, count }) => `${date(start).slice(0, 7)}: ${String(count)}`).join(', ')}</desc>${columns.join('')}</svg>`;
}

function column(month: string, count: number, index: number, tall: number, height: number): string {
  const step = 100 / monthsAhead;
  const middle = round((index + 0.5) * step);
  const base = height - 22;
  const label = index % 6 === 0 ? `<text class=m x="${round(index * step + 0.4)}%" y=${String(height - 4)}>${month}</text>` : '';
  const number = count > 0 ? `<text class=c x="${middle}%" y=${String(base - tall - 5)} text-anchor=middle>${String(count)}</text>` : '';
  return `<rect class=col x="${round(index * step + 0.4)}%" width="${round(step - 0.8)}%" y=${String(base - Math.max(1, tall))} height=${String(Math.max(1, tall))}><title>${month}: ${String(count)}</title></rect>${number}${label}`;
}

/** Percent of the axis, kept inside of it. */
function at(instant: Instant, { from, to }: Axis): number {
  return round(Math.min(100, Math.max(0, ((instant - from) / (to - from)) * 100)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
