/** What delegate may give: scopes, presets, and the names by which this action finds again what it made. */
import { createHash } from 'node:crypto';

/** A full resource id, taken apart. Compared in lower case, shown as given. */
export interface Scope {
  /** Without a trailing slash. */
  id: string;
  /** `subscription`, `resource group`, `management group`, or the resource type as written, `Microsoft.Network/virtualNetworks/subnets`. */
  type: string;
  /** null for a management group. */
  subscriptionId: string | null;
}

export const presetNames = ['acr-pull', 'network', 'disks', 'vm-disks', 'container-instances', 'key-vault-secrets'] as const;
export type PresetName = (typeof presetNames)[number];

/** What one line of `assign` asks for. */
export interface Grant {
  /** As written, for messages. */
  line: string;
  access: { kind: 'preset'; preset: PresetName } | { kind: 'role-name'; name: string } | { kind: 'role-id'; id: string };
  scope: Scope;
}

/** A role definition, read at some scope. */
export interface Role {
  /** Full resource id, as ARM gave it. */
  id: string;
  /** Name for people. */
  name: string;
  actions: readonly string[];
  notActions: readonly string[];
}

/** A custom role to make. */
export interface NewRole extends Role {
  /** GUID. */
  guid: string;
  description: string;
  assignableScopes: readonly string[];
}

const group = 'resource group';
/** Which scopes a preset accepts (https://learn.microsoft.com/azure/aks/kubernetes-service-principal#delegate-access-to-other-azure-resources). */
const presetScopes: Readonly<Record<PresetName, readonly string[]>> = {
  'acr-pull': ['Microsoft.ContainerRegistry/registries'],
  network: ['Microsoft.Network/virtualNetworks/subnets', 'Microsoft.Network/virtualNetworks', 'Microsoft.Network/publicIPAddresses', group],
  disks: ['Microsoft.Compute/disks', group],
  'vm-disks': [group],
  'container-instances': [group],
  'key-vault-secrets': ['Microsoft.KeyVault/vaults']
};

/** Ids of built-in roles (https://learn.microsoft.com/azure/role-based-access-control/built-in-roles). */
export const builtInRoles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  /** For registries that ignore AcrPull (https://learn.microsoft.com/azure/container-registry/container-registry-rbac-abac-repository-permissions). */
  repositoryReader: 'b93aa761-3e63-49ed-ac28-beffa264f7ac',
  networkContributor: '4d97b98b-1d4f-4787-a291-c67834d212e7',
  virtualMachineContributor: '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
} as const;

const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** What may stand between two slashes: nothing that would change the meaning of a URL. */
const segment = String.raw`(?!\.{1,2}(?:/|$))[^/?#%\\\s\p{C}]+`;
const subscriptionScope = new RegExp(
  `^/subscriptions/(${guid})(/resourceGroups/${segment})?((?:/providers/${segment}(?:/${segment}/${segment})+)*)$`,
  'iu'
);
const managementGroupScope = new RegExp(`^/providers/Microsoft\\.Management/managementGroups/${segment}$`, 'iu');

/** @returns null unless the text is the full id of a management group, subscription, resource group or resource */
export function parseScope(text: string): Scope | null {
  const id = text.replace(/\/+$/, '');
  if (managementGroupScope.test(id)) return { id, type: 'management group', subscriptionId: null };
  const match = subscriptionScope.exec(id);
  if (!match) return null;
  const [, subscriptionId = '', resourceGroup, resource] = match;
  const type = resource ? resourceType(resource) : resourceGroup ? group : 'subscription';
  return { id, type, subscriptionId: subscriptionId.toLowerCase() };
}

function resourceType(path: string): string {
  const [namespace = '', ...rest] = (path.split(/\/providers\//i).at(-1) ?? '').split('/');
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}

/** @returns the grant, or a text that says what the line should have been */
export function parseGrant(line: string): Grant | string {
  const match = /^(.+?)\s*@\s*(\/\S*)$/.exec(line.trim());
  const [, who = '', where = ''] = match ?? [];
  const scope = parseScope(where);
  if (!match || !scope) return '<preset, role name or role id> @ <full resource id that starts with /subscriptions/>';
  const preset = presetNames.find((name) => name === who.toLowerCase());
  if (!preset) return { line, access: roleOf(who), scope };
  const accepted = presetScopes[preset];
  if (!accepted.some((type) => same(type, scope.type))) return `${accepted.join(', ')} as the scope of ${preset}, not a ${scope.type}`;
  return { line, access: { kind: 'preset', preset }, scope };
}

function roleOf(text: string): Grant['access'] {
  return new RegExp(`^${guid}$`, 'i').test(text) ? { kind: 'role-id', id: text.toLowerCase() } : { kind: 'role-name', name: text };
}

/** Resource types that a preset accepts, for people. */
export function scopesOf(preset: PresetName): readonly string[] {
  return presetScopes[preset];
}

/** Namespace of every name that this action derives; part of the contract (docs/delegate.md), never to be changed. */
export const namespace = 'd961f41a-2ed6-4ea7-b1e2-082e56b93119';

/** UUID version 5 in this action's namespace (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5). */
export function deterministicId(text: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(text)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** GUID of a role definition: its resource id starts differently depending on where it is asked for. */
export function roleGuid(roleDefinitionId: string): string {
  return roleDefinitionId.split('/').at(-1)?.toLowerCase() ?? '';
}

/** Name of the assignment of a role to a principal at a scope: the same on every run, so that making it twice makes one. */
export function assignmentName(scope: string, roleDefinitionId: string, principalId: string): string {
  return deterministicId(`${scope}|${roleGuid(roleDefinitionId)}|${principalId}`.toLowerCase());
}

/** The custom role of the preset `disks`: one per subscription, since the names of custom roles are unique in a tenant. */
export function disksRole(subscriptionId: string): NewRole {
  const name = `aks-sp disks ${subscriptionId.toLowerCase()}`;
  const id = deterministicId(name);
  return {
    id: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
    guid: id,
    name,
    description: 'Lets an AKS cluster attach disks outside of its own resource group.',
    actions: ['Microsoft.Compute/disks/read', 'Microsoft.Compute/disks/write'],
    notActions: [],
    assignableScopes: [`/subscriptions/${subscriptionId}`]
  };
}

/** Whether somebody took away what the role was made for. */
export function lacksActions(found: Role, wanted: Role): boolean {
  const given = (action: string): boolean => found.actions.some((each) => same(each, action));
  return found.notActions.length > 0 || !wanted.actions.every(given);
}

export function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
