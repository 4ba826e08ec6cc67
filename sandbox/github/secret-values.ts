/** What GitHub takes as a secret: names, values, limits. https://docs.github.com/actions/reference/security/secrets */
import { valueAt } from '../arm/values.ts';
import { failure, time } from './answers.ts';
import type { SealingKey } from './sealed-boxes.ts';
import type { ApiAnswer, GitHubSecret, World } from '../world.ts';

const MAX_BYTES = 48 * 1024;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;

/** 422 of a name that is not allowed, in the words of GitHub's own page; null if it is. https://github.com/github/docs/issues/34107 */
export function refuseName(name: string, page: string): ApiAnswer | null {
  if (/^github_/i.test(name)) return failure(422, 'Secret names must not start with GITHUB_.', page);
  if (/^[a-z_][a-z0-9_]*$/i.test(name)) return null;
  const message =
    'Secret names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_). Spaces are not allowed. ' +
    'Must start with a letter ([a-z], [A-Z]) or underscores (_).';
  return failure(422, message, page);
}

/** 422 of a body without one of these fields. https://github.com/github/rest-api-description/issues/419 */
export function refuseMissing(body: unknown, fields: string[], page: string): ApiAnswer | null {
  const missing = fields.filter((field) => valueAt(body, field) === undefined).map((field) => `"${field}"`);
  if (missing.length === 0) return null;
  return failure(422, `Invalid request.\n\n${missing.join(', ')} ${missing.length > 1 ? "weren't" : "wasn't"} supplied.`, page);
}

/** The value that a body carries, opened; or the 422. */
export function openValue(body: unknown, key: SealingKey, page: string): { value: string } | ApiAnswer {
  const sealed = valueAt(body, 'encrypted_value');
  const keyId = valueAt(body, 'key_id');
  const wrong = [sealed, keyId].find((given) => typeof given !== 'string');
  if (wrong !== undefined) return failure(422, `Invalid request.\n\nFor 'properties', ${JSON.stringify(wrong)} is not a string.`, page);
  // https://github.com/github/rest-api-description/issues/1688
  if (!BASE64.test(String(sealed))) return failure(422, `Invalid request.\n\n${String(sealed)} does not match /${BASE64.source}/.`, page);
  const value = keyId === key.keyId ? key.open(String(sealed)) : null;
  // https://github.com/integrations/terraform-provider-github/issues/2315; that an unknown key gets the same text is an assumption.
  if (value === null) return failure(422, 'Bad request - validation failed due to an improperly encrypted secret', page);
  // The limit is documented, its text is not.
  return Buffer.byteLength(value) > MAX_BYTES ? failure(422, 'Secret value is too large. Secrets are limited to 48 KB.', page) : { value };
}

/** The secret of a name, however that is written. */
export function secretNamed<S extends GitHubSecret>(secrets: S[], name: string): S | undefined {
  return secrets.find((secret) => secret.name === name.toUpperCase());
}

/** Where a value goes. */
interface Place<S> {
  world: World;
  secrets: S[];
  limit: number;
  page: string;
}

/**
 * Puts a value under a name: 201 where it is new, else 204. A holder that is full takes no new name (the limit is
 * documented, the answer is not).
 */
export function storeSecret<S extends GitHubSecret>(
  { world, secrets, limit, page }: Place<S>,
  name: string,
  value: string,
  more: Omit<S, keyof GitHubSecret>
): ApiAnswer {
  const now = time(world.now());
  const known = secretNamed(secrets, name);
  if (known) {
    Object.assign(known, { value, updatedAt: now }, more);
    return { status: 204 };
  }
  if (secrets.length >= limit) return failure(422, `The limit of ${limit} secrets has been reached.`, page);
  secrets.push({ name: name.toUpperCase(), value, createdAt: now, updatedAt: now, ...more } as unknown as S);
  return { status: 201, body: {} };
}
