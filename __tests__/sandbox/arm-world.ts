import type { TokenCredential } from '@azure/core-auth';
import { createHttpHeaders, type HttpClient, type PipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import { mintAccessToken } from '../../sandbox/entra/access-tokens.ts';
import { clusters } from '../../sandbox/arm/clusters.ts';
import { fleet } from '../../sandbox/arm/fleet.ts';
import { roleAssignments } from '../../sandbox/arm/role-assignments.ts';
import type {
  Application,
  ApiAnswer,
  Cluster,
  PasswordCredential,
  RoleDefinition,
  ServicePrincipal,
  State,
  World
} from '../../sandbox/world.ts';

export const TENANT = '11111111-0000-4000-8000-000000000000';
export const SUB = '22222222-0000-4000-8000-00000000000a';
export const OTHER_SUB = '22222222-0000-4000-8000-00000000000b';
export const START = Date.parse('2026-03-01T00:00:00Z');
export const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
export const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
export const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
/** Its one scope to be assigned at is SUB. */
export const CUSTOM = '33333333-0000-4000-8000-000000000001';
export const GROUP_SCOPE = `/subscriptions/${SUB}/resourceGroups/rg-one`;
export const NETWORK_ACTION = 'Microsoft.Network/virtualNetworks/subnets/join/action';

/** Object id of the service principal with that appId. */
export function objectIdOf(appId: string): string {
  return appId.replace(/^4/, '5');
}

/** appId of the n-th application. */
export function appIdOf(n: number): string {
  return `44444444-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export const CALLER = appIdOf(1);
export const AKS_APP = appIdOf(2);

export interface TestWorld extends World {
  advance(ms: number): void;
}

export function password(n: number, secret: string, more: Partial<PasswordCredential> = {}): PasswordCredential {
  return {
    keyId: `66666666-0000-4000-8000-${String(n).padStart(12, '0')}`,
    displayName: null,
    startDateTime: '2026-01-01T00:00:00Z',
    endDateTime: '2027-01-01T00:00:00Z',
    hint: secret.slice(0, 3),
    secret,
    createdAt: 0,
    ...more
  };
}

export function application(appId: string, passwords: PasswordCredential[] = []): Application {
  const dates = { createdDateTime: '2026-01-01T00:00:00Z', deletedDateTime: null, createdAt: 0 };
  const lists = { tags: [], keyCredentials: [], federatedIdentityCredentials: [], owners: [] };
  return {
    ...{ id: appId.replace(/^4/, '7'), appId, displayName: appId, uniqueName: null, signInAudience: 'AzureADMyOrg' },
    ...{ passwordCredentials: passwords, ...lists, ...dates }
  };
}

export function principal(appId: string, more: Partial<ServicePrincipal> = {}): ServicePrincipal {
  return {
    ...{
      id: objectIdOf(appId),
      appId,
      displayName: appId,
      accountEnabled: true,
      appOwnerOrganizationId: TENANT,
      servicePrincipalType: 'Application'
    },
    ...{ tags: [], createdDateTime: '2026-01-01T00:00:00Z', deletedDateTime: null, passwordCredentials: [], keyCredentials: [] },
    ...{ owners: [], graphPermissions: [], createdAt: 0, ...more }
  };
}

export function cluster(name: string, more: Partial<Cluster> = {}): Cluster {
  const { subscriptionId = SUB, resourceGroup = 'rg-one' } = more;
  return {
    id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`,
    ...{
      subscriptionId,
      resourceGroup,
      name,
      location: 'westeurope',
      tags: {},
      kubernetesVersion: '1.33.3',
      provisioningState: 'Succeeded'
    },
    ...{ powerState: 'Running', clientId: AKS_APP, secret: 'old-secret', provisioningError: null, createdAt: 0 },
    agentPools: [
      { name: 'nodepool1', count: 3, vmSize: 'Standard_D4s_v5', mode: 'System', provisioningState: 'Succeeded', powerState: 'Running' }
    ],
    ...more
  };
}

function role(name: string, roleName: string, actions: string[], notActions: string[] = []): RoleDefinition {
  const custom = name === CUSTOM;
  return {
    ...{ name, roleName, type: custom ? 'CustomRole' : 'BuiltInRole', description: `${roleName}.` },
    permissions: [{ actions, notActions, dataActions: [], notDataActions: [] }],
    assignableScopes: custom ? [`/subscriptions/${SUB}`] : ['/']
  };
}

const ROLES = [
  role(READER, 'Reader', ['*/read']),
  role(CONTRIBUTOR, 'Contributor', ['*'], ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write']),
  role(OWNER, 'Owner', ['*']),
  role(CUSTOM, 'aks only', ['Microsoft.ContainerService/managedClusters/*'])
];

/** Gives a principal (the caller, if not said) a role. */
export function assign(
  world: World,
  scope: string,
  roleName: string,
  principalId = objectIdOf(CALLER),
  condition: string | null = null
): string {
  const name = `88888888-0000-4000-8000-${String(world.state.arm.roleAssignments.length).padStart(12, '0')}`;
  const createdOn = '2026-01-01T00:00:00.000Z';
  world.state.arm.roleAssignments.push({
    name,
    scope,
    role: roleName,
    principalId,
    principalType: 'ServicePrincipal',
    condition,
    createdOn
  });
  return name;
}

/** Two subscriptions, the first in group `platform` below the root, the second at the root; nobody has a role. */
export function testWorld(): TestWorld {
  let [now, ticks] = [START, 0];
  const subscription = (subscriptionId: string, managementGroup: string): State['arm']['subscriptions'][number] => {
    return { subscriptionId, displayName: `sub ${managementGroup}`, state: 'Enabled', tenantId: TENANT, managementGroup };
  };
  const state: State = {
    tenant: { id: TENANT, displayName: 'Contoso', defaultDomain: 'contoso.example' },
    graph: {
      applications: [application(CALLER), application(AKS_APP, [password(1, 'old-secret'), password(2, 'new-secret')])],
      servicePrincipals: [principal(CALLER), principal(AKS_APP)],
      ...{ groups: [], policies: { defaultAppManagementPolicy: {} } }
    },
    arm: {
      subscriptions: [subscription(SUB, 'platform'), subscription(OTHER_SUB, TENANT)],
      managementGroups: [
        { name: TENANT, displayName: 'Tenant Root Group', parent: null },
        { name: 'platform', displayName: 'Platform', parent: TENANT }
      ],
      resourceGroups: [
        { subscriptionId: SUB, name: 'rg-one', location: 'westeurope' },
        { subscriptionId: SUB, name: 'RG-Two', location: 'westeurope' },
        { subscriptionId: OTHER_SUB, name: 'rg-far', location: 'northeurope' }
      ],
      ...{ clusters: [], roleDefinitions: structuredClone(ROLES), roleAssignments: [], operations: [], operationMs: 60_000 }
    },
    github: {
      ...{ repositories: [], tokens: [], nextId: 1 },
      workflow: { repository: '', subject: '', runId: '1', requestToken: '', idTokenPermission: true }
    }
  };
  const advance = (ms: number): void => void (now += ms);
  return { state, now: () => now, replication: 0, origin: 'https://127.0.0.1:1', tick: () => (ticks += 1), advance };
}

/** Sends a request past the three services in the server's order; `path` may carry a query. */
export async function arm(
  world: World,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {}
): Promise<ApiAnswer> {
  const url = new URL(path, world.origin);
  const caller = world.state.graph.servicePrincipals.find((sp) => sp.appId === CALLER) ?? principal(CALLER);
  const token = mintAccessToken(caller, 'arm', 'https://management.azure.com/', world);
  const plain = decodeURIComponent(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/^\/arm(?=\/)/, '')
    .replace(/(.)\/$/, '$1');
  const request = { method, path: plain, query: url.searchParams, headers: { authorization: `Bearer ${token}`, ...headers }, body };
  for (const service of [roleAssignments, fleet, clusters]) {
    const answer = await service(request, world);
    if (answer !== null) return answer;
  }
  return { status: 501 };
}

const credential: TokenCredential = {
  getToken: () => Promise.resolve({ token: 'replaced by the transport', expiresOnTimestamp: 8.64e15 })
};

/** What the real Azure clients need to talk to a world: credential and options. Each request is noted in `sent`. */
export function sdkFor(world: World, sent: string[] = []): [TokenCredential, { endpoint: string; httpClient: HttpClient }] {
  const sendRequest = async (request: PipelineRequest): Promise<PipelineResponse> => {
    const body: unknown = typeof request.body === 'string' ? JSON.parse(request.body) : undefined;
    sent.push(`${request.method} ${request.url}`);
    const answer = await arm(world, request.method, request.url.slice(world.origin.length).replace(/^\/+/, '/'), body);
    const bodyAsText = answer.body === undefined ? '' : JSON.stringify(answer.body);
    return {
      request,
      status: answer.status,
      headers: createHttpHeaders({ 'content-type': 'application/json', ...answer.headers }),
      bodyAsText
    };
  };
  return [credential, { endpoint: `${world.origin}/arm`, httpClient: { sendRequest } }];
}
