/** addPassword and removePassword. */
import { createHash } from 'node:crypto';
import { badRequest, context, freshId, GUID, Refusal, timestamp } from './directory-answers.ts';
import type { Call } from './directory-answers.ts';
import { passwordShape } from './directory-objects.ts';
import type { Json } from './directory-objects.ts';
import { find } from './directory-reads.ts';
import type { Key } from './directory-reads.ts';
import { change } from './directory-replicas.ts';
import { need, needOwnership, WRITE_APPLICATIONS } from './directory-rights.ts';
import { checkPolicy } from './directory-policies.ts';
import { checkSize } from './directory-rules.ts';
import { bodyOf, toChange } from './directory-writes.ts';
import type { ApiAnswer, PasswordCredential, World } from '../world.ts';

/**
 * POST of `/addPassword`: the only answer that ever holds the secret.
 * https://learn.microsoft.com/graph/api/application-addpassword
 */
export function addPassword(call: Call, key: Key): ApiAnswer {
  need(call, WRITE_APPLICATIONS);
  const entity = toChange(call, key);
  needOwnership(call, entity);
  const { displayName, start, end } = asked(call);
  checkPolicy(call, key.kind, entity, end - start);
  const secret = generate(call.world);
  const password: PasswordCredential = {
    keyId: freshId(call.world),
    displayName,
    startDateTime: timestamp(start),
    endDateTime: timestamp(end),
    hint: secret.slice(0, 3),
    secret,
    createdAt: call.world.now()
  };
  checkSize({ ...entity, passwordCredentials: [...entity.passwordCredentials, password] });
  change(call.world, entity, (target) => void target.passwordCredentials.push(password));
  const body = {
    '@odata.context': context(call.world, 'microsoft.graph.passwordCredential'),
    ...passwordShape(password),
    secretText: secret
  };
  return { status: 200, body };
}

/** POST of `/removePassword`. A keyId that the answering replica does not have (yet) is refused; wording as clients match on it. */
export function removePassword(call: Call, key: Key): ApiAnswer {
  need(call, WRITE_APPLICATIONS);
  const entity = toChange(call, key);
  needOwnership(call, entity);
  const { keyId } = bodyOf(call);
  if (typeof keyId !== 'string' || !GUID.test(keyId))
    throw badRequest("Invalid value specified for property 'keyId' of resource 'PasswordCredential'.");
  const same = (password: PasswordCredential): boolean => password.keyId.toLowerCase() === keyId.toLowerCase();
  const seen = find(call, key)?.passwordCredentials.some(same) ?? false;
  if (!seen || !entity.passwordCredentials.some(same)) throw badRequest(`No password credential found with keyId '${keyId}'.`);
  change(
    call.world,
    entity,
    (target) => void (target.passwordCredentials = target.passwordCredentials.filter((password) => !same(password)))
  );
  return { status: 204 };
}

/** What the request asks for, with the service's defaults: from now on, for two years. ms. */
function asked(call: Call): { displayName: string | null; start: number; end: number } {
  const body = call.request.body === undefined ? {} : bodyOf(call);
  const given = (body['passwordCredential'] ?? {}) as Json;
  const unknown = [
    ...Object.keys(body).filter((name) => name !== 'passwordCredential'),
    ...Object.keys(given).filter((name) => !SETTABLE.includes(name))
  ];
  if (unknown[0] !== undefined) throw badRequest(`Invalid property '${unknown[0]}'.`);
  const start = instant(given, 'startDateTime') ?? call.world.now();
  const end = instant(given, 'endDateTime') ?? twoYearsAfter(start);
  if (end <= start) throw badRequest('Key credential end date is invalid.');
  const name = given['displayName'];
  if (name !== undefined && name !== null && typeof name !== 'string')
    throw badRequest("Invalid value specified for property 'displayName' of resource 'PasswordCredential'.");
  return { displayName: name ?? null, start, end };
}

const SETTABLE = ['displayName', 'startDateTime', 'endDateTime', '@odata.type'];

function instant(given: Json, name: string): number | null {
  const text = given[name];
  if (text === undefined || text === null) return null;
  const valid =
    typeof text === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/.test(text) &&
    !Number.isNaN(Date.parse(text));
  if (!valid)
    throw new Refusal(400, 'BadRequest', `Cannot convert the literal '${String(text)}' to the expected type 'Edm.DateTimeOffset'.`);
  return Date.parse(text);
}

function twoYearsAfter(start: number): number {
  const date = new Date(start);
  return date.setUTCFullYear(date.getUTCFullYear() + 2);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A secret. Most look as Entra's do today (40 characters, `8Q~` after the third); some have the punctuation of the sample
 * at https://learn.microsoft.com/graph/api/application-addpassword; a few are as awkward as 16 to 64 characters may be.
 */
function generate(world: World): string {
  const digest = createHash('sha512').update(`secret ${world.tick()}`).digest();
  const kind = (digest[63] ?? 0) % 16;
  if (kind > 4) return `${draw(digest, 0, 3, LETTERS)}8Q~${draw(digest, 3, 34, `${LETTERS}~.-_`)}`;
  const length = 16 + ((digest[62] ?? 0) % 45);
  if (kind > 0) return `${draw(digest, 0, length - 1, `${LETTERS}[]@+=/?*:.-_`)}[`;
  return `${draw(digest, 0, length - 2, `${LETTERS}"\\&<>'\`$%`)}&"`;
}

function draw(digest: Buffer, from: number, count: number, alphabet: string): string {
  return Array.from({ length: count }, (_, index) => alphabet.charAt(((digest[(from + index) % 62] ?? 0) + index) % alphabet.length)).join(
    ''
  );
}
