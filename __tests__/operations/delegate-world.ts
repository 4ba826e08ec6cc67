/** Delegate's ports over a little world that lives on after a run is killed. */
import type { Assignment } from '../../src/domain/access-plan.ts';
import { builtInRoles, parseGrant, roleGuid, same, type Grant, type Role } from '../../src/domain/access.ts';
import type { Cluster, Problem } from '../../src/domain/model.ts';
import { ActionError } from '../../src/errors.ts';
import { delegate, type DelegatePorts, type DelegateSettings } from '../../src/operations/delegate.ts';
import type { DirectoryKey, DirectoryName, WriteAnswer } from '../../src/ports.ts';
import type { OperationResult } from '../../src/result.ts';

export const subscription = '11111111-1111-4111-8111-111111111111';
export const sub = `/subscriptions/${subscription}`;
export const group = `${sub}/resourceGroups/rg`;
export const registry = `${group}/providers/Microsoft.ContainerRegistry/registries/contoso`;
export const vault = `${group}/providers/Microsoft.KeyVault/vaults/contoso`;
export const principal: DirectoryName = {
  objectId: '22222222-2222-4222-8222-222222222222',
  appId: '33333333-3333-4333-8333-333333333333',
  displayName: 'aks-shop'
};
export const application: DirectoryName = { ...principal, objectId: '44444444-4444-4444-8444-444444444444' };

/** What happens to the n-th write, from 1: the process dies, or the answer is lost, before or after it is done. */
export type Mishap = 'die-before' | 'die-after' | 'lose-before' | 'lose-after';

export class Killed extends Error {}

const unknown: WriteAnswer = { kind: 'unknown', problem: { code: 'arm-unavailable', message: 'No answer.', hint: 'Again.' } };
export const forbidden: Problem = { code: 'arm-forbidden', message: 'No.', hint: 'Ask.' };

export class World {
  assignments: Assignment[] = [];
  roles = new Map<string, Role>([
    ...Object.entries(builtInRoles).map(([name, id]): [string, Role] => [id, role(id, name)]),
    ['acdd72a7-3385-48ef-bd42-f606fba81ae7', role('acdd72a7-3385-48ef-bd42-f606fba81ae7', 'Reader')]
  ]);
  servicePrincipals = [principal];
  applications = [application];
  cluster: Partial<Cluster> | null = { clientId: principal.appId };
  abac = false;
  vaultRoles = true;
  /** Scopes whose role assignments cannot be read. */
  unreadable: string[] = [];
  subscriptions = [subscription];
  /** Answers of the next creations, before they are carried out. */
  refusals: WriteAnswer[] = [];
  lacking: string[] = [];
  writes = 0;
  mishaps = new Map<number, Mishap>();
  waited = 0;
  /** So long, ms of waiting, reads of role assignments and roles show nothing of what this run writes. */
  lag = 0;
  #versions: { until: number; assignments: Assignment[]; roles: Map<string, Role> }[] = [];

  /** What a replica that is behind shows. */
  shown(): { assignments: Assignment[]; roles: Map<string, Role> } {
    return this.#versions.find(({ until }) => until > this.waited) ?? this;
  }

  /** @throws Killed */
  async write(apply: () => WriteAnswer): Promise<WriteAnswer> {
    // Lets another run in between.
    await Promise.resolve();
    this.writes += 1;
    const mishap = this.mishaps.get(this.writes);
    if (mishap === 'die-before') throw new Killed();
    if (mishap === 'lose-before') return unknown;
    if (this.lag > 0)
      this.#versions.push({ until: this.waited + this.lag, assignments: [...this.assignments], roles: new Map(this.roles) });
    const answer = apply();
    if (mishap === 'die-after') throw new Killed();
    return mishap === 'lose-after' ? unknown : answer;
  }

  create(wanted: Omit<Assignment, 'id' | 'conditional'>): WriteAnswer {
    const refusal = this.refusals.shift();
    if (refusal) return refusal;
    const twin = this.assignments.find((each) => equal(each, wanted));
    if (twin) return same(twin.name, wanted.name) ? { kind: 'done' } : { kind: 'present' };
    this.assignments.push({ ...wanted, id: `${wanted.scope}/roleAssignments/${wanted.name}`, conditional: false });
    return { kind: 'done' };
  }
}

function role(id: string, name: string): Role {
  return { id: `${sub}/providers/Microsoft.Authorization/roleDefinitions/${id}`, name, actions: [], notActions: [] };
}

type Triple = Pick<Assignment, 'scope' | 'roleDefinitionId' | 'principalId'>;

function equal(a: Triple, b: Triple): boolean {
  return same(a.scope, b.scope) && roleGuid(a.roleDefinitionId) === roleGuid(b.roleDefinitionId) && same(a.principalId, b.principalId);
}

export function ports(world: World): DelegatePorts {
  const by = (all: readonly DirectoryName[], key: DirectoryKey): DirectoryName | null =>
    all.find((each) => ('appId' in key ? each.appId === key.appId : each.objectId === key.objectId)) ?? null;
  return {
    caller: { tenantId: 't', appId: 'caller', objectId: 'caller' },
    clusters: {
      get: async () =>
        world.cluster
          ? { found: true, cluster: world.cluster as Cluster }
          : { found: false, reason: 'unreadable', problem: { code: 'arm-not-found', message: 'no', hint: 'check' } }
    },
    principals: {
      servicePrincipal: async (key) => by(world.servicePrincipals, key),
      application: async (key) => by(world.applications, key)
    },
    roles: {
      named: async (_, name) => [...world.shown().roles.values()].filter((each) => same(each.name, name)),
      byId: async (_, guid) => world.shown().roles.get(guid) ?? null,
      create: (wanted) =>
        world.write(() => {
          const refusal = world.refusals.shift();
          if (refusal) return refusal;
          world.roles.set(wanted.guid, wanted);
          return { kind: 'done' };
        })
    },
    assignments: {
      of: async (principalId, scope) => {
        if (world.unreadable.includes(scope)) throw new ActionError(forbidden);
        const near = (each: Assignment): boolean => `${each.scope}/`.startsWith(`${scope}/`) || `${scope}/`.startsWith(`${each.scope}/`);
        return world.shown().assignments.filter((each) => same(each.principalId, principalId) && near(each));
      },
      get: async (scope, name) => world.shown().assignments.find((each) => same(each.scope, scope) && same(each.name, name)) ?? null,
      create: (wanted) => world.write(() => world.create(wanted)),
      remove: ({ id }) =>
        world.write(() => {
          world.assignments = world.assignments.filter((each) => each.id !== id);
          return { kind: 'done' };
        })
    },
    resources: {
      registryIsAbac: async () => world.abac,
      vaultUsesRoles: async () => world.vaultRoles,
      missingRights: async (_, actions) => actions.filter((action) => world.lacking.includes(action))
    },
    fleet: {
      subscriptions: async () => ({
        items: world.subscriptions.map((subscriptionId) => ({ subscriptionId, displayName: '', tenantId: 't', state: 'Enabled' })),
        problems: []
      })
    },
    log: { info: () => undefined, debug: () => undefined, warning: () => undefined, group: (_, work) => work() },
    delay: async (ms) => {
      world.waited += ms;
    }
  };
}

export function grants(...lines: string[]): Grant[] {
  return lines.map((line) => {
    const grant = parseGrant(line);
    if (typeof grant === 'string') throw new Error(`${line}: ${grant}`);
    return grant;
  });
}

export function run(world: World, lines: string[], more: Partial<DelegateSettings> = {}): Promise<OperationResult> {
  const settings = { target: { kind: 'app-id' as const, appId: principal.appId }, grants: grants(...lines), prune: false, dryRun: false };
  return delegate({ ...settings, ...more }, ports(world));
}

/** Role name or id and state of each assignment in the output. */
export function states(result: OperationResult): string[] {
  const rows = JSON.parse(result.outputs.assignments ?? '') as { roleName: string; state: string }[];
  return rows.map(({ roleName, state }) => `${roleName} ${state}`);
}
