import { createHash } from 'node:crypto';

const SECRET_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~';

/** A GUID that follows from what it stands for. */
export function idFor(kind: string, name: string): string {
  const hex = digest(`${kind}:${name}`).toString('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** A secret of the form that Entra makes (40 characters, `8Q~` after three), following from what it belongs to. */
export function secretFor(name: string): string {
  const bytes = [...digest(`secret-a:${name}`), ...digest(`secret-b:${name}`)];
  const text = bytes.map((byte) => SECRET_CHARACTERS[byte % SECRET_CHARACTERS.length]).join('');
  return `${text.slice(0, 3)}8Q~${text.slice(3, 37)}`;
}

/** First `length` hex digits of a SHA-256. */
export function hashDigits(text: string, length: number): string {
  return digest(text).toString('hex').slice(0, length);
}

/** Letters and digits that follow from a name; what a rotation id ends with. */
export function randomLike(name: string, length: number): string {
  return digest(name).toString('base64').replace(/[+/=]/g, '').toLowerCase().slice(0, length);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
