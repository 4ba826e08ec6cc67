/** Graph's JSON as records. An answer of another shape is an error, never an empty list: a credential that was not seen must not count as absent. */
import type {
  ApplicationRecord,
  Credential,
  CredentialHolder,
  CredentialKind,
  DeletedApplication,
  ServicePrincipalRecord
} from '../domain/model.ts';

type Json = Record<string, unknown>;

/** @throws SyntaxError if `value` is not a collection answer */
export function listOf(page: unknown): unknown[] {
  const value = (page as { value?: unknown } | null | undefined)?.value;
  if (!Array.isArray(value)) throw new SyntaxError('Unexpected JSON: no list of values');
  return value;
}

export function toApplication(value: unknown): ApplicationRecord {
  const json = value as Json;
  return {
    objectId: text(json, 'id'),
    appId: text(json, 'appId').toLowerCase(),
    displayName: optionalText(json, 'displayName') ?? '',
    tags: list(json, 'tags').filter((tag) => typeof tag === 'string'),
    credentials: credentialsOf(json, 'application')
  };
}

export function toServicePrincipal(value: unknown): ServicePrincipalRecord {
  const json = value as Json;
  return {
    objectId: text(json, 'id'),
    appId: text(json, 'appId').toLowerCase(),
    displayName: optionalText(json, 'displayName') ?? '',
    accountEnabled: json.accountEnabled !== false,
    appOwnerTenantId: optionalText(json, 'appOwnerOrganizationId'),
    credentials: credentialsOf(json, 'service-principal')
  };
}

export function toDeletedApplication(value: unknown): DeletedApplication {
  const json = value as Json;
  return {
    objectId: text(json, 'id'),
    appId: text(json, 'appId').toLowerCase(),
    displayName: optionalText(json, 'displayName') ?? '',
    deletedOn: instant(json, 'deletedDateTime')
  };
}

function credentialsOf(json: Json, holder: CredentialHolder): Credential[] {
  return [
    ...list(json, 'passwordCredentials').map((credential) => toCredential(credential as Json, 'password', holder)),
    ...list(json, 'keyCredentials').map((credential) => toCredential(credential as Json, 'certificate', holder))
  ];
}

function toCredential(json: Json, kind: CredentialKind, holder: CredentialHolder): Credential {
  return {
    keyId: text(json, 'keyId'),
    kind,
    holder,
    displayName: optionalText(json, 'displayName'),
    startsOn: instant(json, 'startDateTime'),
    endsOn: instant(json, 'endDateTime')
  };
}

function list(json: Json, name: string): unknown[] {
  const value = json[name];
  if (!Array.isArray(value)) throw new SyntaxError(`Unexpected JSON: ${name} is not a list`);
  return value;
}

function text(json: Json, name: string): string {
  const value = json[name];
  if (typeof value !== 'string' || value === '') throw new SyntaxError(`Unexpected JSON: ${name} is not a text`);
  return value;
}

function optionalText(json: Json, name: string): string | null {
  const value = json[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function instant(json: Json, name: string): number {
  const value = Date.parse(text(json, name));
  if (Number.isNaN(value)) throw new SyntaxError(`Unexpected JSON: ${name} is not a date`);
  return value;
}
