/** The property sets of Graph's answers; https://learn.microsoft.com/graph/api/resources/application and /serviceprincipal */
import { odataType, Refusal, timestamp, Unknown } from './directory-answers.ts';
import type { Call, Entity, Kind } from './directory-answers.ts';
import { liveByAppId } from './directory-index.ts';
import type { Application, KeyCredential, PasswordCredential, ServicePrincipal } from '../world.ts';

export type Json = Record<string, unknown>;

/** One object as Graph shows it, in full or reduced to `$select`; without context. */
export function shape(call: Call, kind: Kind, entity: Entity, select: readonly string[] | null): Json {
  const withKeys = select?.includes('keyCredentials') ?? false;
  const full =
    kind === 'applications'
      ? applicationShape(call, entity as Application, withKeys)
      : principalShape(call, entity as ServicePrincipal, withKeys);
  if (select === null) return full;
  return Object.fromEntries(select.map((name) => [name, full[name]]));
}

/** As `shape`, with the type that lists of mixed objects carry. */
export function typedShape(call: Call, kind: Kind, entity: Entity, select: readonly string[] | null): Json {
  return { '@odata.type': odataType(kind), ...shape(call, kind, entity, select) };
}

/** The `$select` of a request: null if absent; 400 for a name that no such object has; Unknown for one this sandbox does not keep. */
export function selection(query: URLSearchParams, kind: Kind): string[] | null {
  const given = query.get('$select');
  if (given === null || given.trim() === '') return null;
  const names = given.split(',').map((name) => name.trim());
  if (names.includes('*')) return null;
  const known = kind === 'applications' ? APPLICATION_PROPERTIES : PRINCIPAL_PROPERTIES;
  for (const name of names) {
    if (NOT_KEPT.has(name)) throw new Unknown(`$select=${name}`);
    if (!known.has(name)) throw noSuchProperty(name, kind);
  }
  return names;
}

/** A service principal's tags: its own and those of its application, as the same replica has it. */
export function principalTags(call: Call, principal: ServicePrincipal): string[] {
  const application = liveByAppId(call, 'applications', principal.appId);
  return [...new Set([...principal.tags, ...(application?.tags ?? [])])];
}

/** `appId` and the identifier URIs, which az and others look service principals up by. */
export function principalNames(call: Call, principal: ServicePrincipal): string[] {
  const uris = (liveByAppId(call, 'applications', principal.appId)?.properties?.['identifierUris'] ?? []) as string[];
  return [principal.appId, ...uris];
}

/** A password without its value. */
export function passwordShape(password: PasswordCredential): Json {
  const { displayName, endDateTime, hint, keyId, startDateTime } = password;
  return {
    customKeyIdentifier: null,
    displayName,
    endDateTime: iso(endDateTime),
    hint,
    keyId,
    secretText: null,
    startDateTime: iso(startDateTime)
  };
}

function keyShape(key: KeyCredential, withKey: boolean): Json {
  const { customKeyIdentifier, displayName, endDateTime, keyId, startDateTime, type, usage } = key;
  // The certificate itself is not kept: any Base64 does for who asks for it by name.
  const value = withKey ? Buffer.from(`certificate ${keyId}`).toString('base64') : null;
  return {
    customKeyIdentifier,
    displayName,
    endDateTime: iso(endDateTime),
    key: value,
    keyId,
    startDateTime: iso(startDateTime),
    type,
    usage
  };
}

function applicationShape(call: Call, application: Application, withKeys: boolean): Json {
  return {
    ...APPLICATION_DEFAULTS,
    ...application.properties,
    id: application.id,
    deletedDateTime: isoOrNull(application.deletedDateTime),
    appId: application.appId,
    createdDateTime: iso(application.createdDateTime),
    displayName: application.displayName,
    publisherDomain: call.world.state.tenant.defaultDomain,
    signInAudience: application.signInAudience,
    tags: [...application.tags],
    uniqueName: application.uniqueName,
    keyCredentials: application.keyCredentials.map((key) => keyShape(key, withKeys)),
    passwordCredentials: application.passwordCredentials.map(passwordShape)
  };
}

function principalShape(call: Call, principal: ServicePrincipal, withKeys: boolean): Json {
  const application = liveByAppId(call, 'applications', principal.appId) as Application | null;
  return {
    ...PRINCIPAL_DEFAULTS,
    ...principal.properties,
    id: principal.id,
    deletedDateTime: isoOrNull(principal.deletedDateTime),
    accountEnabled: principal.accountEnabled,
    appDisplayName: application?.displayName ?? principal.displayName,
    appId: principal.appId,
    appOwnerOrganizationId: principal.appOwnerOrganizationId,
    displayName: principal.displayName,
    servicePrincipalNames: principalNames(call, principal),
    servicePrincipalType: principal.servicePrincipalType,
    signInAudience: application?.signInAudience ?? 'AzureADMyOrg',
    tags: principalTags(call, principal),
    keyCredentials: principal.keyCredentials.map((key) => keyShape(key, withKeys)),
    passwordCredentials: principal.passwordCredentials.map(passwordShape)
  };
}

function iso(text: string): string {
  return timestamp(Date.parse(text));
}

function isoOrNull(text: string | null): string | null {
  return text === null ? null : iso(text);
}

/** What an application has that nobody set; every name here may be selected. */
const APPLICATION_DEFAULTS: Json = {
  id: null,
  deletedDateTime: null,
  appId: null,
  applicationTemplateId: null,
  disabledByMicrosoftStatus: null,
  createdDateTime: null,
  displayName: null,
  description: null,
  groupMembershipClaims: null,
  identifierUris: [],
  isDeviceOnlyAuthSupported: null,
  isFallbackPublicClient: null,
  notes: null,
  publisherDomain: null,
  serviceManagementReference: null,
  signInAudience: null,
  tags: [],
  tokenEncryptionKeyId: null,
  uniqueName: null,
  samlMetadataUrl: null,
  defaultRedirectUri: null,
  certification: null,
  optionalClaims: null,
  servicePrincipalLockConfiguration: null,
  requestSignatureVerification: null,
  addIns: [],
  api: {
    acceptMappedClaims: null,
    knownClientApplications: [],
    requestedAccessTokenVersion: null,
    oauth2PermissionScopes: [],
    preAuthorizedApplications: []
  },
  appRoles: [],
  info: { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
  keyCredentials: [],
  parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
  passwordCredentials: [],
  publicClient: { redirectUris: [] },
  requiredResourceAccess: [],
  verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  web: {
    homePageUrl: null,
    logoutUrl: null,
    redirectUris: [],
    implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
    redirectUriSettings: []
  },
  spa: { redirectUris: [] }
};

const PRINCIPAL_DEFAULTS: Json = {
  id: null,
  deletedDateTime: null,
  accountEnabled: true,
  alternativeNames: [],
  appDisplayName: null,
  appDescription: null,
  appId: null,
  applicationTemplateId: null,
  appOwnerOrganizationId: null,
  appRoleAssignmentRequired: false,
  description: null,
  disabledByMicrosoftStatus: null,
  displayName: null,
  homepage: null,
  loginUrl: null,
  logoutUrl: null,
  notes: null,
  notificationEmailAddresses: [],
  preferredSingleSignOnMode: null,
  preferredTokenSigningKeyThumbprint: null,
  replyUrls: [],
  servicePrincipalNames: [],
  servicePrincipalType: null,
  signInAudience: null,
  tags: [],
  tokenEncryptionKeyId: null,
  samlSingleSignOnSettings: null,
  addIns: [],
  appRoles: [],
  info: { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
  keyCredentials: [],
  oauth2PermissionScopes: [],
  passwordCredentials: [],
  resourceSpecificApplicationPermissions: [],
  verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null }
};

export const APPLICATION_PROPERTIES: ReadonlySet<string> = new Set(Object.keys(APPLICATION_DEFAULTS));
export const PRINCIPAL_PROPERTIES: ReadonlySet<string> = new Set(Object.keys(PRINCIPAL_DEFAULTS));

/** Real properties (some by `$select` only, some navigation) of which this sandbox knows nothing. */
const NOT_KEPT: ReadonlySet<string> = new Set(
  (
    'logo oauth2RequirePostResponse nativeAuthenticationApisEnabled authenticationBehaviors createdByAppId isDisabled managerApplications ' +
    'customSecurityAttributes remoteDesktopSecurityConfiguration owners federatedIdentityCredentials appManagementPolicies createdOnBehalfOf ' +
    'extensionProperties homeRealmDiscoveryPolicies synchronization tokenIssuancePolicies tokenLifetimePolicies appRoleAssignedTo ' +
    'appRoleAssignments claimsMappingPolicies createdObjects delegatedPermissionClassifications endpoints memberOf oauth2PermissionGrants ' +
    'ownedObjects transitiveMemberOf createdDateTime publisherName'
  )
    .split(' ')
    .filter((name) => !APPLICATION_PROPERTIES.has(name))
);

// The OData library's wording; the code is an assumption.
function noSuchProperty(name: string, kind: Kind): Refusal {
  const type = odataType(kind).slice(1);
  return new Refusal(
    400,
    'BadRequest',
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type '${type}'.`
  );
}
