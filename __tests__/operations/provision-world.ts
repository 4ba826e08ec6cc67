/** provision with its real adapters against a sandbox of the test's own; waits move the sandbox's clock. */
import type { Seed } from '../../sandbox/seed/seed.ts';
import type { SandboxOptions } from '../../sandbox/server.ts';
import type { Application, Cluster, PasswordCredential, ServicePrincipal } from '../../sandbox/world.ts';
import { createApplications } from '../../src/azure/applications.ts';
import { createClusterWrites } from '../../src/azure/cluster-writes.ts';
import { createFleet } from '../../src/azure/fleet.ts';
import { createProof } from '../../src/azure/proof.ts';
import { createResources } from '../../src/azure/resources.ts';
import { createAccess } from '../../src/azure/role-assignments.ts';
import { createRoles } from '../../src/azure/role-definitions.ts';
import { createRoleGrants } from '../../src/azure/role-grants.ts';
import { createCredential } from '../../src/azure/credential.ts';
import { createHttp, type Http } from '../../src/http.ts';
import { parseGrant, type Grant } from '../../src/domain/access.ts';
import { parseStoreTarget, vaultSuffixes, type StoreTarget } from '../../src/domain/store-target.ts';
import { provision, type ProvisionPorts, type ProvisionSettings } from '../../src/operations/provision.ts';
import type { Runtime, SecretStore } from '../../src/ports.ts';
import type { OperationResult } from '../../src/result.ts';
import { formsOf } from '../../src/runtime.ts';
import { newRotationId, runIdentity } from '../../src/wiring/run-identity.ts';
import { openRuns } from '../../src/wiring/runs.ts';
import { createStores } from '../../src/wiring/stores.ts';
import { openTenant, secretOf, type Tenant } from '../azure/tenant.ts';
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';

export const hour = 3_600_000;
export const day = 24 * hour;

export const seed: Seed = {
  subscriptions: [{ name: 'shop' }],
  resourceGroups: [{ subscription: 'shop', name: 'rg-aks' }],
  applications: [{ name: 'neighbour', uniqueName: 'neighbour', credentials: [{ name: 'theirs' }] }],
  vaults: [{ name: 'kv', subscription: 'shop', resourceGroup: 'rg-kv' }],
  caller: {
    graphPermissions: ['Application.ReadWrite.OwnedBy', 'Policy.Read.All'],
    roles: [
      { role: 'Owner', scope: 'root' },
      { role: 'Key Vault Secrets Officer', scope: 'root' }
    ]
  },
  github: {
    repositories: [{ fullName: 'contoso/platform' }],
    tokens: [{ permissions: { actions: 'read', secrets: 'write' } }]
  },
  operationMs: 20_000
};

/** Where a run stops for good: from that request on (counted from 1) nothing gets out any more. */
export interface Kill {
  at: number;
  /** Whether that request is still carried out. */
  after: boolean;
}

/** The adapters turn it into an outcome that is not known, as they do for whatever they cannot explain. */
class Killed extends Error {}

export interface RunOptions extends Partial<Omit<ProvisionSettings, 'grants' | 'cluster'>> {
  name?: string;
  stores?: string[];
  assign?: string[];
  cluster?: string;
  kill?: Kill;
  /** Run id, from 1 on by default. */
  run?: number;
  attempt?: number;
  /** Called before each wait. */
  onWait?: () => Promise<void> | void;
}

export interface Ran {
  result: OperationResult;
  /** Everything that a person can see of the run. */
  visible: string;
  outputs: Map<string, string>;
  masked: Set<string>;
  /** Requests of this run that may change something. */
  writes: string[];
  requests: number;
}

export class World {
  readonly tenant: Tenant;
  readonly #client: HttpClient;
  #runs = 0;

  private constructor(tenant: Tenant) {
    this.tenant = tenant;
    this.#client = keeping(tenant.sandbox.ca);
  }

  static async open(more: Seed = {}, options: Omit<SandboxOptions, 'seed'> = {}): Promise<World> {
    return new World(await openTenant({ ...options, seed: { ...seed, ...more } }));
  }

  reset(more: Seed = {}): void {
    this.#runs = 0;
    this.tenant.sandbox.engine.reset({ ...seed, ...more });
  }

  close(): Promise<void> {
    return this.tenant.sandbox.close();
  }

  get vault(): string {
    return `${this.tenant.sandbox.origin}/vaults/kv/secrets/aks`;
  }

  get sub(): string {
    return `/subscriptions/${this.tenant.sandbox.world.state.arm.subscriptions[0]?.subscriptionId ?? ''}`;
  }

  get clusterId(): string {
    return `${this.sub}/resourceGroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-new`;
  }

  /** Runs it as a workflow run of its own; the one before is completed by then. */
  async run(options: RunOptions = {}): Promise<Ran> {
    const { sandbox } = this.tenant;
    const run = options.run ?? (this.#runs += 1);
    const [repository] = sandbox.world.state.github.repositories;
    const runs = (repository!.runs ??= []);
    if (!runs.some(({ id }) => id === run))
      runs.push({ id: run, attempt: 1, status: 'in_progress', conclusion: null, createdAt: new Date(sandbox.world.now()).toISOString() });
    const from = sandbox.exchanges.length;
    const watch = watching();
    const { settings, ports, sent } = this.#wire({ ...options, run }, watch);
    const result = await provision(settings, ports);
    for (const each of runs) if (each.id === run) Object.assign(each, { status: 'completed', conclusion: 'success' });
    const requests = sandbox.exchanges.slice(from);
    return {
      result,
      visible: [...watch.lines, result.summary, JSON.stringify(result)].join('\n'),
      outputs: watch.outputs,
      masked: watch.masked,
      writes: requests.filter(isWrite).map(({ method, url }) => `${method} ${decodeURIComponent(url)}`),
      requests: sent()
    };
  }

  #wire(options: RunOptions & { run: number }, watch: Watch): { settings: ProvisionSettings; ports: ProvisionPorts; sent: () => number } {
    const { sandbox, cloud, caller } = this.tenant;
    const { http, sent, dead } = killable(this.#client, options.kill);
    // A run signs in anew: the tokens of the one before may have ended.
    const credential = createCredential(secretOf(sandbox), cloud, http, null);
    const env = { ...sandbox.env, GITHUB_RUN_ID: String(options.run), GITHUB_RUN_ATTEMPT: String(options.attempt ?? 1) };
    const delay = async (ms: number): Promise<void> => {
      await options.onWait?.();
      // The clock of a dead run does not go on.
      if (!dead()) sandbox.engine.advance(ms);
    };
    const runtime = { ...watch.runtime, env };
    const applications = createApplications(credential, cloud, http, runtime.mask);
    const self = runIdentity(env);
    const targets = (options.stores ?? []).map((line) => parseStoreTarget(line, vaultSuffixes.AzureCloud) as StoreTarget);
    const name = options.name ?? 'aks shop';
    return {
      sent,
      settings: {
        target: { kind: 'name', displayName: name, uniqueName: 'aks-shop' },
        ...{ adopt: false, validFor: 365 * day, newSecret: 'if-needed', maxWait: 5 * hour, trustVisibleScope: false, dryRun: false },
        ...{ self, rotationId: newRotationId(self), lease: 6 * hour },
        ...options,
        grants: (options.assign ?? []).map(grantOf),
        cluster: options.cluster === undefined ? null : { id: options.cluster, definition: definition() }
      },
      ports: {
        caller,
        applications,
        fleet: createFleet(credential, cloud, http),
        access: createAccess(credential, cloud, http, caller),
        clusterWrites: createClusterWrites(credential, cloud, http, caller.tenantId),
        resources: createResources(credential, cloud, http),
        roles: createRoles(credential, cloud, http, () => undefined),
        assignments: createRoleGrants(credential, cloud, http, () => undefined),
        proof: createProof(cloud, http, caller.tenantId),
        runs: openRuns(sandbox.env['GITHUB_TOKEN'] ?? '', runtime as unknown as Runtime, http),
        clock: { now: () => applications.now(), wait: delay },
        log: runtime.log,
        delay,
        openStores: (appId): Promise<SecretStore[]> =>
          createStores(targets, {
            ...{ credential, http, runtime, githubToken: sandbox.env['GITHUB_TOKEN'] ?? '', subscriptionId: 'sub', appId },
            resourceManager: cloud.resourceManager
          })
      }
    };
  }

  applications(): Application[] {
    return this.tenant.sandbox.world.state.graph.applications.filter(
      ({ uniqueName, deletedDateTime }) => uniqueName === 'aks-shop' && deletedDateTime === null
    );
  }

  /** The one application. */
  app(): Application {
    const [app, ...more] = this.applications();
    if (!app || more.length > 0) throw new Error(`${more.length + (app ? 1 : 0)} applications`);
    return app;
  }

  principals(): ServicePrincipal[] {
    const { appId } = this.app();
    return this.tenant.sandbox.world.state.graph.servicePrincipals.filter((each) => each.appId === appId && each.deletedDateTime === null);
  }

  passwords(purpose: 'aks-sp/' | 'aks-sp-turn/'): PasswordCredential[] {
    return this.app().passwordCredentials.filter(({ displayName }) => displayName?.startsWith(purpose));
  }

  tags(kind: string): string[] {
    return this.app().tags.filter((tag) => tag.startsWith(`aks-sp:${kind}`));
  }

  /** What a reader of the vault gets. */
  stored(secret = 'aks'): string | undefined {
    const vault = this.tenant.sandbox.world.state.arm.vaults?.find(({ name }) => name === 'kv');
    return vault?.secrets.find(({ name }) => name === secret)?.versions.at(-1)?.value;
  }

  gitHubSecret(name: string): string | undefined {
    return this.tenant.sandbox.world.state.github.repositories[0]?.secrets?.find((each) => each.name === name)?.value;
  }

  cluster(): Cluster | undefined {
    return this.tenant.sandbox.world.state.arm.clusters.find(({ name }) => name === 'aks-new');
  }

  /** Roles of the principal, by name; what AKS itself gives on the node resource group aside. */
  roles(): string[] {
    const { arm } = this.tenant.sandbox.world.state;
    const ids = this.principals().map(({ id }) => id);
    const nameOf = (role: string): string => arm.roleDefinitions.find(({ name }) => name === role)?.roleName ?? role;
    const own = arm.roleAssignments.filter(({ principalId, scope }) => ids.includes(principalId) && !scope.includes('/resourceGroups/MC_'));
    return own.map(({ role }) => nameOf(role));
  }

  /** Everything that is none of this action's business, to be compared. */
  foreign(): string {
    const { graph, arm } = this.tenant.sandbox.world.state;
    const others = graph.applications.filter(({ uniqueName }) => uniqueName !== 'aks-shop');
    const clusters = arm.clusters.filter(({ name }) => name !== 'aks-new');
    return JSON.stringify([others, clusters, arm.vaults?.flatMap(({ secrets }) => secrets.filter(({ name }) => name !== 'aks'))]);
  }
}

interface Watch {
  lines: string[];
  outputs: Map<string, string>;
  masked: Set<string>;
  runtime: Pick<Runtime, 'log' | 'mask' | 'setOutput'>;
}

function watching(): Watch {
  const lines: string[] = [];
  const outputs = new Map<string, string>();
  const masked = new Set<string>();
  const say = (text: string): void => void lines.push(text);
  const log = { info: say, debug: say, warning: say, group: <T>(title: string, work: () => Promise<T>) => (say(title), work()) };
  return {
    ...{ lines, outputs, masked },
    runtime: { log, mask: (secret) => void masked.add(secret), setOutput: (name, value) => void outputs.set(name, value) }
  };
}

/** Keeps its connections: the client has an agent for each settings object. */
function keeping(ca: string): HttpClient {
  const client = createDefaultHttpClient();
  const tlsSettings = { ca };
  return { sendRequest: (request) => client.sendRequest(Object.assign(request, { tlsSettings })) };
}

function killable(client: HttpClient, kill: Kill | undefined): { http: Http; sent: () => number; dead: () => boolean } {
  let count = 0;
  const dead = (): boolean => kill !== undefined && count >= kill.at;
  const http = createHttp({
    client: {
      async sendRequest(request) {
        count += 1;
        if (kill && (count > kill.at || (count === kill.at && !kill.after))) throw new Killed('killed');
        const answer = await client.sendRequest(request);
        if (kill && count >= kill.at) throw new Killed('killed');
        return answer;
      }
    }
  });
  return { http, sent: () => count, dead };
}

function isWrite({ method, service, url }: { method: string; service: string; url: string }): boolean {
  return method !== 'GET' && service !== 'entra' && !url.includes('/$batch') && !url.includes('Microsoft.ResourceGraph');
}

export function definition(): Record<string, unknown> {
  return {
    location: 'westeurope',
    properties: { dnsPrefix: 'aks-new', agentPoolProfiles: [{ name: 'system', count: 2, vmSize: 'Standard_D4s_v5', mode: 'System' }] }
  };
}

function grantOf(line: string): Grant {
  const grant = parseGrant(line);
  if (typeof grant === 'string') throw new Error(grant);
  return grant;
}

/** No form of the secret in the text. */
export function leaks(text: string, secrets: Iterable<string>): string[] {
  return [...secrets].flatMap(formsOf).filter((form) => text.includes(form));
}
