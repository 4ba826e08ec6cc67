/** What the directory accepts as values of applications and service principals. */
import { badRequest, freshId, GUID, invalidValue, Refusal, timestamp } from './directory-answers.ts';
import type { Call, Entity, Kind } from './directory-answers.ts';
import { APPLICATION_PROPERTIES, PRINCIPAL_PROPERTIES } from './directory-objects.ts';
import type { Json } from './directory-objects.ts';
import { sweep } from './directory-expiry.ts';
import type { KeyCredential } from '../world.ts';

const READ_ONLY: Record<Kind, readonly string[]> = {
  applications: [
    ...'id appId createdDateTime deletedDateTime publisherDomain applicationTemplateId disabledByMicrosoftStatus certification'.split(' ')
  ],
  servicePrincipals: [
    ...'id deletedDateTime appDisplayName appDescription appOwnerOrganizationId applicationTemplateId disabledByMicrosoftStatus'.split(' ')
  ]
};

/** Refuses properties that do not exist, that only the directory sets, and values that break a rule. */
export function checkProperties(kind: Kind, body: Json, creating: boolean): void {
  const known = kind === 'applications' ? APPLICATION_PROPERTIES : PRINCIPAL_PROPERTIES;
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('@odata.')) continue;
    if (!known.has(name)) throw badRequest(`Invalid property '${name}'.`);
    const appIdAtBirth = creating && kind === 'servicePrincipals' && name === 'appId';
    if (READ_ONLY[kind].includes(name) || (kind === 'servicePrincipals' && name === 'appId' && !appIdAtBirth)) throw readOnly(name);
    checkValue(kind, name, value, creating);
  }
}

function checkValue(kind: Kind, name: string, value: unknown, creating: boolean): void {
  if (name === 'tags') return checkTags(kind, value);
  // Passwords come and go by addPassword and removePassword only: https://learn.microsoft.com/graph/api/resources/passwordcredential
  if (name === 'passwordCredentials' && !(creating && Array.isArray(value) && value.length === 0)) throw invalidValue(name, kind);
  if (!(SCALAR_RULES[name]?.(value) ?? true)) throw invalidValue(name, kind);
}

const SCALAR_RULES: Record<string, (value: unknown) => boolean> = {
  displayName: (value) => typeof value === 'string' && value !== '' && value.length <= 256,
  accountEnabled: (value) => typeof value === 'boolean',
  signInAudience: (value) => AUDIENCES.includes(String(value)),
  identifierUris: (value) => Array.isArray(value) && value.every((uri) => typeof uri === 'string')
};

const AUDIENCES = ['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount', 'PersonalMicrosoftAccount'];

/** 1 to 256 characters each, no white space, none twice: https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest */
function checkTags(kind: Kind, value: unknown): void {
  if (!Array.isArray(value)) throw invalidValue('tags', kind);
  const bad = value.some((tag) => typeof tag !== 'string' || tag.length < 1 || tag.length > 256 || /\s/.test(tag));
  if (bad || new Set(value).size !== value.length) throw invalidValue('tags', kind);
}

function readOnly(name: string): Refusal {
  return badRequest(`Property '${name}' is read-only and cannot be set.`);
}

/**
 * A uniqueName is unique in the tenant. What happens while its holder is soft-deleted is not documented: here the name
 * stays taken, as a restore could not keep the promise otherwise.
 */
export function checkUniqueName(call: Call, name: string): void {
  if (name === '' || name.length > 256) throw invalidValue('uniqueName', 'applications');
  sweep(call.world);
  const taken = call.world.state.graph.applications.some((application) => application.uniqueName?.toLowerCase() === name.toLowerCase());
  if (!taken) return;
  const text = 'Another object with the same value for property uniqueName already exists.';
  throw new Refusal(409, 'Request_MultipleObjectsWithSameKeyValue', text, [
    { code: 'ObjectConflict', target: 'uniqueName', message: text }
  ]);
}

/** The directory bounds the size of an object, not the number of passwords; https://github.com/hashicorp/vault-plugin-secrets-azure/blob/main/client.go */
export function checkSize(entity: Entity): void {
  const entries = entity.tags.length + entity.passwordCredentials.length + entity.keyCredentials.length;
  if (entries <= MAX_ENTRIES) return;
  const text = 'The size of the object has exceeded its limit. Please reduce the number of values and retry your request.';
  throw new Refusal(403, 'Directory_ResourceSizeExceeded', text);
}

/** How large is not documented in terms of entries: an assumption. */
const MAX_ENTRIES = 1200;

/** Certificates as a PATCH or POST gives them; one already there may be named by its keyId alone. */
export function keyCredentials(call: Call, kind: Kind, entity: Entity, value: unknown): KeyCredential[] {
  if (!Array.isArray(value)) throw invalidValue('keyCredentials', kind);
  return value.map((given: Json) => {
    const known = entity.keyCredentials.find((key) => key.keyId === given['keyId']);
    if (known !== undefined) return known;
    if (given['type'] !== 'AsymmetricX509Cert' || typeof given['key'] !== 'string') throw invalidValue('keyCredentials', kind);
    return newKey(call, given);
  });
}

function newKey(call: Call, given: Json): KeyCredential {
  const now = call.world.now();
  const text = (name: string): string | null => (typeof given[name] === 'string' ? given[name] : null);
  const keyId = text('keyId');
  return {
    keyId: keyId !== null && GUID.test(keyId) ? keyId : freshId(call.world),
    displayName: text('displayName'),
    type: 'AsymmetricX509Cert',
    usage: given['usage'] === 'Sign' ? 'Sign' : 'Verify',
    startDateTime: text('startDateTime') ?? timestamp(now),
    endDateTime: text('endDateTime') ?? timestamp(now + 365 * 86_400_000),
    customKeyIdentifier: text('customKeyIdentifier') ?? ''
  };
}
