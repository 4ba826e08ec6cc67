import type { Duration } from './model.ts';

const minute = 60_000;
const units: Record<string, Duration> = { m: minute, h: 60 * minute, d: 1440 * minute, w: 10_080 * minute };
/** A hundred years: longer is a typo, and arithmetic on dates stays exact. */
const longest = 36_525 * 1440 * minute;

/**
 * An integer and a unit (`45m`, `24h`, `90d`, `2w`) or ISO 8601 with weeks, days, hours and minutes (`P90D`, `PT1H30M`).
 * Months and years are refused: their length depends on the calendar.
 * @returns milliseconds, or null if it is neither
 */
export function parseDuration(text: string): Duration | null {
  const short = /^(\d{1,6})([mhdw])$/.exec(text);
  if (short) return within(Number(short[1]) * (units[short[2] ?? ''] ?? NaN));
  const iso = /^P(?=[\dT])(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/.exec(text);
  if (!iso) return null;
  const amounts = iso.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return within(['w', 'd', 'h', 'm'].reduce((sum, unit, index) => sum + (amounts[index] ?? 0) * (units[unit] ?? NaN), 0));
}

function within(duration: Duration): Duration | null {
  return duration <= longest ? duration : null;
}
