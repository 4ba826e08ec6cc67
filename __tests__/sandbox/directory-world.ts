/** A small tenant with a clock of its own, asked without HTTP: the handler as the server calls it. */
import { mintAccessToken } from '../../sandbox/entra/access-tokens.ts';
import { directory } from '../../sandbox/graph/directory.ts';
import type { ApiAnswer, Application, ServicePrincipal, State, World } from '../../sandbox/world.ts';

export type Json = Record<string, any>;

export interface Tenant {
  world: World;
  /** Permissions of the caller from now on. */
  grant(...permissions: string[]): void;
  advance(ms: number): void;
  /** One request; `url` as a client writes it, below `/v1.0`. */
  ask(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer & { body: any }>;
  /** As `ask`, and fails unless the status is this. */
  expect(status: number, method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Json>;
  caller: ServicePrincipal;
}

export const START = Date.parse('2026-03-01T12:00:00Z');

/** A tenant that holds only the caller's own application and service principal. */
export function makeTenant(options: { replication?: number; throttle?: boolean; permissions?: string[] } = {}): Tenant {
  let now = START;
  let ticks = 0;
  const caller = principal({
    id: guid(1),
    appId: guid(2),
    displayName: 'runner',
    graphPermissions: options.permissions ?? ['Application.ReadWrite.All']
  });
  const state = emptyState();
  state.graph.applications.push(application({ id: guid(3), appId: guid(2), displayName: 'runner' }));
  state.graph.servicePrincipals.push(caller);
  const world: World = {
    state,
    now: () => now,
    replication: options.replication ?? 0,
    throttle: options.throttle ?? false,
    origin: 'https://127.0.0.1:4443',
    tick: () => (ticks += 1)
  };
  const ask: Tenant['ask'] = async (method, url, body, headers = {}) => {
    const target = new URL(url.startsWith('https:') ? url.replace(/^.*\/v1\.0/, 'https://x/v1.0') : `https://x/v1.0${url}`);
    const token = mintAccessToken(caller, 'graph', `${world.origin}/graph`, world);
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const given = await directory(
      {
        method,
        path: decodeURIComponent(target.pathname),
        query: target.searchParams,
        headers: { authorization: `Bearer ${token}`, ...lower },
        body: body === undefined ? undefined : structuredClone(body)
      },
      world
    );
    return { body: null, ...(given ?? { status: 501 }) };
  };
  return {
    world,
    caller,
    ask,
    grant: (...permissions) => void (caller.graphPermissions = permissions),
    advance: (ms) => void (now += ms),
    expect: async (status, method, url, body, headers) => {
      const answer = await ask(method, url, body, headers);
      if (answer.status !== status)
        throw new Error(`${method} ${url}: ${String(answer.status)} instead of ${String(status)}: ${JSON.stringify(answer.body)}`);
      return answer.body as Json;
    }
  };
}

export function guid(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

export function application(given: Partial<Application>): Application {
  return {
    id: guid(100),
    appId: guid(101),
    displayName: 'an application',
    uniqueName: null,
    signInAudience: 'AzureADMyOrg',
    tags: [],
    createdDateTime: '2025-01-01T00:00:00Z',
    deletedDateTime: null,
    passwordCredentials: [],
    keyCredentials: [],
    federatedIdentityCredentials: [],
    owners: [],
    createdAt: Date.parse('2025-01-01T00:00:00Z'),
    ...given
  };
}

export function principal(given: Partial<ServicePrincipal>): ServicePrincipal {
  return {
    id: guid(102),
    appId: guid(101),
    displayName: 'an application',
    accountEnabled: true,
    appOwnerOrganizationId: guid(9),
    servicePrincipalType: 'Application',
    tags: [],
    createdDateTime: '2025-01-01T00:00:00Z',
    deletedDateTime: null,
    passwordCredentials: [],
    keyCredentials: [],
    owners: [],
    graphPermissions: [],
    createdAt: Date.parse('2025-01-01T00:00:00Z'),
    ...given
  };
}

export function emptyState(): State {
  return {
    tenant: { id: guid(9), displayName: 'Contoso', defaultDomain: 'contoso.onmicrosoft.com' },
    graph: { applications: [], servicePrincipals: [], groups: [], policies: { defaultAppManagementPolicy: { id: '0', isEnabled: false } } },
    arm: {
      subscriptions: [],
      managementGroups: [],
      resourceGroups: [],
      clusters: [],
      roleDefinitions: [],
      roleAssignments: [],
      operations: [],
      operationMs: 0
    },
    github: {
      repositories: [],
      tokens: [],
      workflow: { repository: 'contoso/fleet', subject: '', runId: '1', requestToken: '', idTokenPermission: true },
      nextId: 1
    }
  };
}
