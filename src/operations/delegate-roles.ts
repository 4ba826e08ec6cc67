/** From a line of `assign` to exactly one role at its scope. */
import {
  builtInRoles,
  disksRole,
  lacksActions,
  presetNames,
  roleGuid,
  type Grant,
  type NewRole,
  type PresetName,
  type Role
} from '../domain/access.ts';
import { ActionError } from '../errors.ts';
import type { Resources, Roles } from '../ports.ts';
import type { Problem } from '../domain/model.ts';
import { eventually, replicationMs } from './replicas.ts';

/** How long to look for a role whose making nobody answered, before it is asked for again. */
const unsureMs = 10_000;

export interface RolePorts {
  roles: Roles;
  resources: Resources;
}

export interface FoundRole {
  role: Role;
  /** The role is not there yet and has to be made first. */
  make: NewRole | null;
}

/** @throws ActionError that says why there is no such role, or none that would help */
export async function findRole({ access, scope }: Grant, ports: RolePorts): Promise<FoundRole> {
  if (access.kind === 'preset') return presetRole(access.preset, scope.id, scope.subscriptionId ?? '', ports);
  const found = access.kind === 'role-id' ? await byId(scope.id, access.id, ports) : await ports.roles.named(scope.id, access.name);
  return { role: exactlyOne(found, access.kind === 'role-id' ? access.id : access.name, scope.id), make: null };
}

async function presetRole(preset: PresetName, scope: string, subscriptionId: string, ports: RolePorts): Promise<FoundRole> {
  if (preset === 'disks') return customDisksRole(subscriptionId, ports);
  const id = await presetRoleId(preset, scope, ports.resources);
  return { role: exactlyOne(await byId(scope, id, ports), `${id} (${preset})`, scope), make: null };
}

async function presetRoleId(preset: Exclude<PresetName, 'disks'>, scope: string, resources: Resources): Promise<string> {
  switch (preset) {
    case 'acr-pull':
      return (await resources.registryIsAbac(scope)) ? builtInRoles.repositoryReader : builtInRoles.acrPull;
    case 'network':
      return builtInRoles.networkContributor;
    case 'vm-disks':
      return builtInRoles.virtualMachineContributor;
    case 'container-instances':
      return builtInRoles.contributor;
    case 'key-vault-secrets':
      if (!(await resources.vaultUsesRoles(scope))) throw new ActionError(accessPolicies(scope));
      return builtInRoles.keyVaultSecretsUser;
  }
}

async function customDisksRole(subscriptionId: string, { roles }: RolePorts): Promise<FoundRole> {
  const wanted = disksRole(subscriptionId);
  const found = await roles.byId(wanted.assignableScopes[0] ?? '', wanted.guid);
  if (!found) return { role: wanted, make: wanted };
  if (lacksActions(found, wanted)) throw new ActionError(changed(found, wanted));
  return { role: found, make: null };
}

async function byId(scope: string, id: string, { roles }: RolePorts): Promise<Role[]> {
  const role = await roles.byId(scope, id);
  return role ? [role] : [];
}

function exactlyOne(found: readonly Role[], asked: string, scope: string): Role {
  const [role, ...more] = found;
  if (!role) throw new ActionError(notFound(asked, scope));
  if (more.length > 0) throw new ActionError(ambiguous(asked, scope, found));
  return role;
}

/** Makes the role once. A lost answer, or one made by another run in this moment, is told by reading. */
export async function makeRole(role: NewRole, { roles }: RolePorts, delay: (ms: number) => Promise<void>): Promise<Problem | null> {
  const scope = role.assignableScopes[0] ?? '';
  for (let attempt = 1; ; attempt += 1) {
    const answer = await roles.create(role);
    if (answer.kind === 'refused' || answer.kind === 'not-yet') return answer.problem;
    const again = answer.kind === 'unknown' && attempt < 3;
    if (await eventually(() => roles.byId(scope, role.guid), delay, again ? unsureMs : replicationMs)) return null;
    if (!again) return answer.kind === 'unknown' ? answer.problem : notConfirmed(role);
  }
}

function notFound(asked: string, scope: string): Problem {
  return {
    code: 'role-not-found',
    message: `No role ${asked} can be assigned at ${scope}.`,
    hint: `Check the spelling (\`az role definition list --scope <scope>\`); a custom role needs the scope among its assignable scopes. Presets: ${presetNames.join(', ')}.`
  };
}

function ambiguous(asked: string, scope: string, found: readonly Role[]): Problem {
  return {
    code: 'role-ambiguous',
    message: `${found.length} roles are called ${asked} at ${scope}: ${found.map((role) => roleGuid(role.id)).join(', ')}.`,
    hint: 'Give the id of the one you mean.'
  };
}

function accessPolicies(scope: string): Problem {
  return {
    code: 'vault-access-policies',
    message: `Vault ${scope} works with access policies: it takes no notice of role assignments.`,
    hint: 'Either `az keyvault set-policy --name <vault> --spn <appId> --secret-permissions get`, or switch the vault to Azure RBAC (`az keyvault update --enable-rbac-authorization true`) after everybody else has the roles they need.'
  };
}

function changed(found: Role, wanted: NewRole): Problem {
  return {
    code: 'disks-role-changed',
    message: `The custom role "${found.name}" does not give ${wanted.actions.join(' and ')} any more.`,
    hint: 'Somebody edited it. Restore these actions without exclusions, or delete the role and run again.'
  };
}

function notConfirmed(role: NewRole): Problem {
  return {
    code: 'disks-role-not-confirmed',
    message: `The custom role "${role.name}" was made, but does not show when it is read back.`,
    hint: 'Run again in some minutes: what was made is found again by its id.'
  };
}
