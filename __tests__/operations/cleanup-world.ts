/** cleanup over the real adapters, against a sandbox of the test's own whose clock moves when the operation waits. */
import type { Seed } from '../../sandbox/seed/seed.ts';
import type { SandboxOptions } from '../../sandbox/server.ts';
import type { Application, Cluster, ServicePrincipal } from '../../sandbox/world.ts';
import { createApplications } from '../../src/azure/applications.ts';
import { createClusterWrites } from '../../src/azure/cluster-writes.ts';
import { createFleet } from '../../src/azure/fleet.ts';
import { createOrphans } from '../../src/azure/orphans.ts';
import { createResources } from '../../src/azure/resources.ts';
import { createAccess } from '../../src/azure/role-assignments.ts';
import { createRoles } from '../../src/azure/role-definitions.ts';
import { createRoleGrants } from '../../src/azure/role-grants.ts';
import { clusterTag } from '../../src/domain/ledger-tags.ts';
import { cleanup, type CleanupPorts, type CleanupSettings } from '../../src/operations/cleanup.ts';
import type { RunStatus } from '../../src/domain/rotation-id.ts';
import type { OperationResult } from '../../src/result.ts';
import { createCredential } from '../../src/azure/credential.ts';
import { openTenant, secretOf, type Tenant } from '../azure/tenant.ts';

export const day = 86_400_000;
export const minute = 60_000;

/** A principal with two role assignments and a cluster that is gone, beside a foreign one of everything. */
export const seed: Seed = {
  subscriptions: [{ name: 'prod' }, { name: 'test' }],
  resourceGroups: [
    { subscription: 'prod', name: 'rg' },
    { subscription: 'test', name: 'rg' }
  ],
  applications: [
    {
      name: 'aks',
      credentials: [{ name: 'secret', managed: true }],
      ledger: {},
      federated: [{ subject: 'repo:contoso/x:ref:refs/heads/main' }],
      uniqueName: 'aks'
    },
    { name: 'other', credentials: [{ name: 'by-hand' }] }
  ],
  clusters: [{ name: 'theirs', subscription: 'prod', resourceGroup: 'rg', application: 'other', credential: 'by-hand' }],
  roleAssignments: [
    { principal: 'aks', role: 'Network Contributor', scope: 'resourceGroup/prod/rg' },
    { principal: 'aks', role: 'Reader', scope: 'subscription/test' },
    { principal: 'other', role: 'Contributor', scope: 'resourceGroup/prod/rg' }
  ],
  caller: {
    graphPermissions: ['Application.ReadWrite.All'],
    roles: [{ role: 'Owner', scope: 'root' }]
  }
};

export class World {
  readonly tenant: Tenant;
  readonly files = new Map<string, string>();
  /** By run id; everything else is unknown. */
  readonly runs = new Map<string, RunStatus>();
  runId = 1;
  lines: string[] = [];
  readonly appId: string;

  constructor(tenant: Tenant) {
    this.tenant = tenant;
    this.appId = this.application().appId;
  }

  static async open(more: Seed = {}, options: Omit<SandboxOptions, 'seed'> = {}): Promise<World> {
    return new World(await openTenant({ ...options, seed: { ...seed, ...more } }));
  }

  get state() {
    return this.tenant.sandbox.world.state;
  }

  close(): Promise<void> {
    return this.tenant.sandbox.close();
  }

  application(name = 'aks'): Application {
    return this.state.graph.applications.find((each) => each.displayName === name) as Application;
  }

  principal(name = 'aks'): ServicePrincipal {
    return this.state.graph.servicePrincipals.find((each) => each.displayName === name)!;
  }

  cluster(name: string): Cluster {
    return this.state.arm.clusters.find((each) => each.name === name)!;
  }

  assignmentsOf(principalId: string) {
    return this.state.arm.roleAssignments.filter((each) => each.principalId === principalId);
  }

  id(name: string, subscription = 0): string {
    const { subscriptionId } = this.state.arm.subscriptions[subscription]!;
    return `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/${name}`;
  }

  /** The ledger of `aks` names a cluster that does not exist. */
  remember(name = 'gone', subscription = 0): string {
    const id = this.id(name, subscription);
    this.application().tags.push(clusterTag(id)!);
    return id;
  }

  ports(): CleanupPorts {
    const { cloud, http, caller, sandbox } = this.tenant;
    // A token of its own, since clock jumps end the old one.
    const credential = createCredential(secretOf(sandbox), cloud, http, null);
    const applications = createApplications(credential, cloud, http, () => undefined);
    return {
      caller,
      applications,
      fleet: createFleet(credential, cloud, http),
      access: createAccess(credential, cloud, http, caller),
      clusterWrites: createClusterWrites(credential, cloud, http, caller.tenantId),
      orphans: createOrphans(credential, cloud, http),
      roles: createRoles(credential, cloud, http),
      assignments: createRoleGrants(credential, cloud, http),
      resources: createResources(credential, cloud, http),
      stores: [],
      runs: { status: async ({ runId }) => this.runs.get(runId) ?? 'unknown' },
      clock: {
        now: () => sandbox.world.now(),
        wait: async (ms) => sandbox.engine.advance(ms)
      },
      log: {
        info: (text) => void this.lines.push(text),
        debug: () => undefined,
        warning: (text) => void this.lines.push(text),
        group: (_, work) => work()
      },
      undo: {
        read: async (path) => this.files.get(path) ?? null,
        write: async (path, content) => void this.files.set(path, content)
      }
    };
  }

  settings(more: Partial<CleanupSettings> = {}): CleanupSettings {
    const self = { server: '0a1b2c3d', repositoryId: '42', runId: String(this.runId), attempt: 1 };
    return {
      target: { kind: 'app-id', appId: this.appId },
      deleteCluster: false,
      sweep: 'none',
      grace: 7 * day,
      expiredCredentials: 'report',
      purge: false,
      dryRun: false,
      maxWait: 60 * minute,
      expectedPlan: null,
      trustVisibleScope: false,
      graph: 'https://graph.microsoft.com',
      rotationId: `0a1b2c3d.42.${this.runId}.1.abcDE${String(this.runId).padStart(3, '0')}`,
      self,
      lease: 120 * minute,
      ...more
    };
  }

  /** A run of its own; once it has ended, GitHub says so. */
  async run(more: Partial<CleanupSettings> = {}, ports: CleanupPorts = this.ports()): Promise<OperationResult> {
    this.runId += 1;
    const settings = this.settings(more);
    try {
      return await cleanup(settings, ports);
    } finally {
      this.runs.set(settings.self.runId, 'over');
    }
  }

  deleted(result: OperationResult): { kind: string }[] {
    return JSON.parse(result.outputs.deleted ?? '[]') as { kind: string }[];
  }

  /** Requests so far that change something. */
  writes(): string[] {
    return this.tenant.sandbox.exchanges
      .filter(({ method, url }) => method !== 'GET' && !/\/(?:token|\$batch)|ResourceGraph|openid/i.test(url))
      .map(({ method, path }) => `${method} ${path}`);
  }
}
