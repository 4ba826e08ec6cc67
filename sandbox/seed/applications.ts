import { appIdOf, DEFAULT_REPOSITORY_ID, foreignTenantId, keyIdOf, principalId } from './context.ts';
import type { SeedContext } from './context.ts';
import { ledgerTags } from './ledger.ts';
import { hashDigits, idFor, randomLike, secretFor } from './names.ts';
import type { SeedApplication, SeedCredential } from './seed.ts';
import type {
  Application,
  FederatedCredential,
  ForeignApplication,
  KeyCredential,
  PasswordCredential,
  ServicePrincipal
} from '../world.ts';

/** What one application of a seed becomes. */
export interface ApplicationParts {
  application?: Application;
  foreign?: ForeignApplication;
  servicePrincipal?: ServicePrincipal;
}

/** An application, or its stand-in abroad, and its service principal. */
export function applicationParts(seeded: SeedApplication, context: SeedContext): ApplicationParts {
  const principal = seeded.servicePrincipal === false ? {} : { servicePrincipal: principalOf(seeded, context) };
  return seeded.homeTenant === undefined
    ? { application: applicationOf(seeded, context), ...principal }
    : { foreign: foreignOf(seeded, seeded.homeTenant, context), ...principal };
}

function applicationOf(seeded: SeedApplication, context: SeedContext): Application {
  const createdAt = context.time(seeded.created, '-400d');
  return {
    id: idFor('application', seeded.name),
    appId: appIdOf(seeded),
    displayName: seeded.displayName ?? seeded.name,
    uniqueName: seeded.uniqueName ?? null,
    signInAudience: seeded.signInAudience ?? 'AzureADMyOrg',
    tags: [...(seeded.tags ?? []), ...ledgerTags(seeded, context)],
    createdDateTime: iso(createdAt),
    deletedDateTime: seeded.deleted === undefined ? null : iso(context.time(seeded.deleted, 'now')),
    passwordCredentials: passwords(seeded, 'application', context),
    keyCredentials: certificates(seeded, 'application', context),
    federatedIdentityCredentials: (seeded.federated ?? []).map((federated, index) => federatedOf(federated, `${seeded.name}/${index}`)),
    owners: ownersOf(seeded, context),
    createdAt
  };
}

function foreignOf(seeded: SeedApplication, tenant: string, context: SeedContext): ForeignApplication {
  return {
    appId: appIdOf(seeded),
    tenantId: foreignTenantId(tenant),
    displayName: seeded.displayName ?? seeded.name,
    passwordCredentials: passwords(seeded, 'application', context)
  };
}

function principalOf(seeded: SeedApplication, context: SeedContext): ServicePrincipal {
  const given = seeded.servicePrincipal === false ? {} : (seeded.servicePrincipal ?? {});
  const createdAt = context.time(seeded.created, '-400d');
  const deleted = given.deleted ?? seeded.deleted;
  return {
    id: idFor('service-principal', seeded.name),
    appId: appIdOf(seeded),
    displayName: seeded.displayName ?? seeded.name,
    accountEnabled: given.enabled ?? true,
    appOwnerOrganizationId: seeded.homeTenant === undefined ? context.tenantId : foreignTenantId(seeded.homeTenant),
    servicePrincipalType: given.type ?? 'Application',
    tags: [],
    createdDateTime: iso(createdAt),
    deletedDateTime: deleted === undefined ? null : iso(context.time(deleted, 'now')),
    passwordCredentials: passwords(seeded, 'servicePrincipal', context),
    keyCredentials: certificates(seeded, 'servicePrincipal', context),
    owners: ownersOf(seeded, context),
    graphPermissions: given.graphPermissions ?? [],
    createdAt
  };
}

function ownersOf(seeded: SeedApplication, { seed }: SeedContext): string[] {
  return (seeded.owners ?? []).map((owner) => principalId(owner, seed));
}

function on(seeded: SeedApplication, holder: 'application' | 'servicePrincipal', kind: 'password' | 'certificate'): SeedCredential[] {
  return (seeded.credentials ?? []).filter(
    (credential) => (credential.on ?? 'application') === holder && (credential.kind ?? 'password') === kind
  );
}

function passwords(seeded: SeedApplication, holder: 'application' | 'servicePrincipal', context: SeedContext): PasswordCredential[] {
  return on(seeded, holder, 'password').map((credential) => {
    const secret = credential.secret ?? secretFor(`${seeded.name}/${credential.name}`);
    const start = context.time(credential.start, '-30d');
    return {
      keyId: keyIdOf(seeded, credential.name),
      displayName: displayNameOf(seeded, credential, context),
      startDateTime: iso(start),
      endDateTime: iso(context.time(credential.end, '+335d')),
      hint: secret.slice(0, 3),
      secret,
      // Replicated long ago, also where its validity begins later.
      createdAt: Math.min(start, context.now - 86_400_000)
    };
  });
}

function displayNameOf(seeded: SeedApplication, credential: SeedCredential, context: SeedContext): string | null {
  if (credential.displayName !== undefined) return credential.displayName;
  if (!credential.managed) return credential.name;
  return `aks-sp/${rotationId(`${seeded.name}/${credential.name}`, context)}`;
}

/** `<8 hex of the server>.<repository id>.<run id>.<attempt>.<8 characters>`, from a run of the seed's first repository. */
function rotationId(name: string, { seed }: SeedContext): string {
  const server = hashDigits('https://github.com', 8);
  const run = 9_000_000_000 + Number.parseInt(hashDigits(name, 7), 16);
  return `${server}.${seed.github?.repositories?.[0]?.id ?? DEFAULT_REPOSITORY_ID}.${run}.1.${randomLike(name, 8)}`;
}

function certificates(seeded: SeedApplication, holder: 'application' | 'servicePrincipal', context: SeedContext): KeyCredential[] {
  return on(seeded, holder, 'certificate').map((credential) => ({
    keyId: keyIdOf(seeded, credential.name),
    displayName: credential.displayName ?? `CN=${credential.name}`,
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    startDateTime: iso(context.time(credential.start, '-30d')),
    endDateTime: iso(context.time(credential.end, '+335d')),
    customKeyIdentifier: Buffer.from(hashDigits(`thumbprint ${seeded.name}/${credential.name}`, 40), 'hex').toString('base64')
  }));
}

type SeedFederated = NonNullable<SeedApplication['federated']>[number];

function federatedOf(federated: SeedFederated, name: string): FederatedCredential {
  return {
    id: idFor('federated', name),
    name: federated.name ?? `federated-${idFor('federated', name).slice(0, 8)}`,
    issuer: federated.issuer ?? 'https://token.actions.githubusercontent.com',
    subject: federated.subject,
    audiences: federated.audiences ?? ['api://AzureADTokenExchange']
  };
}

/** Whole seconds, as Graph shows the times it sets. */
function iso(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
