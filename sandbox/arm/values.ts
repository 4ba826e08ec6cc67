import { createHash } from 'node:crypto';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text is a GUID with dashes, whatever its version. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** A GUID that is the same for the same parts: ids that the world does not store stay the same between reads. */
export function guidOf(...parts: (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Equal but for case, as ARM compares ids and names. */
export function same(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}

/** The value under a key of something that came from outside; undefined where there is none. */
export function valueAt(outside: unknown, ...keys: string[]): unknown {
  let value = outside;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}

/** The text under a key of something that came from outside; undefined if it is no text or empty. */
export function textAt(outside: unknown, ...keys: string[]): string | undefined {
  const value = valueAt(outside, ...keys);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The array under a key of something that came from outside; empty where there is none. */
export function listAt(outside: unknown, ...keys: string[]): unknown[] {
  const value = valueAt(outside, ...keys);
  return Array.isArray(value) ? value : [];
}
