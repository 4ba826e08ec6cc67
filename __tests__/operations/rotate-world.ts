/** Everything rotate talks to, over one application, its clusters and stores, which live on after a run is killed. */
import type { Cluster } from '../../src/domain/model.ts';
import { rotationIdOf, type RunIdentity, type RunStatus } from '../../src/domain/rotation-id.ts';
import { rotate, type OpenPorts, type RotateSettings } from '../../src/operations/rotate.ts';
import type {
  ClusterState,
  ClusterWrites,
  IssuedSecret,
  OperationStart,
  OperationStatus,
  Proof,
  SecretStore,
  StateReading,
  WriteAnswer
} from '../../src/ports.ts';
import type { OperationResult } from '../../src/result.ts';
import { appId, cluster, day, subscriptionId, tenantId } from '../domain/facts.ts';
import { ApplicationWorld, Killed, problem, Process, runsOf, type Mishap } from './application-world.ts';

const minute = 60_000;

/** What the next reset of a cluster meets; without one it succeeds. */
export type Fate =
  | 'refused'
  | 'secret-refused'
  | 'busy'
  | 'lost-applied'
  | 'lost-not-applied'
  | 'fails-new'
  | 'fails-old'
  | 'lost-sight'
  | 'die-before'
  | 'die-after';

export interface MemoryCluster {
  state: ClusterState;
  /** Key id of what its nodes really have. */
  holds: string | null;
  fates: Fate[];
  gone: boolean;
  unreadable: boolean;
  /** Not in Resource Graph (yet). */
  unlisted: boolean;
  /** When others wrote to it, as the Activity Log has it. */
  changes: { at: number; operation: string; caller: string | null }[];
  operation: { keyId: string; ends: number; ok: boolean; applies: boolean } | null;
}

export class MemoryStore implements SecretStore {
  readonly name: string;
  readonly kind: SecretStore['kind'];
  readonly readable: boolean;
  versions: IssuedSecret[] = [];
  undone: string[] = [];
  mishaps: Mishap[] = [];
  /** What `undo` says; null = put back. */
  undoProblem: string | null = null;
  readonly #journal: string[];

  constructor(name: string, readable: boolean, journal: string[]) {
    this.name = name;
    this.kind = readable ? 'key-vault' : 'github-secret';
    this.readable = readable;
    this.#journal = journal;
  }

  async latest(): ReturnType<SecretStore['latest']> {
    const last = this.versions.at(-1);
    return this.readable && last ? { ...last, enabled: true } : null;
  }

  async value(): Promise<string> {
    return this.versions.at(-1)?.secret ?? '';
  }

  check = async (): Promise<null> => null;

  async write(issued: IssuedSecret): Promise<WriteAnswer> {
    const mishap = this.mishaps.shift();
    if (mishap === 'die-before') throw new Killed();
    if (mishap === 'refuse') return { kind: 'refused', problem: problem('store-refused') };
    if (mishap === 'lose-before' || mishap === 'not-yet') return { kind: 'unknown', problem: problem('store-unknown') };
    this.versions.push(issued);
    this.#journal.push(`store ${this.name}`);
    if (mishap === 'die-after') throw new Killed();
    return mishap === 'lose-after' ? { kind: 'unknown', problem: problem('store-unknown') } : { kind: 'done' };
  }

  async undo(): ReturnType<SecretStore['undo']> {
    this.#journal.push(`undo ${this.name}`);
    if (this.undoProblem !== null) return problem(this.undoProblem);
    this.versions.pop();
    return null;
  }

  holds = async (): Promise<boolean | null> => null;
  disable = async (): Promise<WriteAnswer> => ({ kind: 'present' });
}

export class RotateWorld extends ApplicationWorld {
  clusters = new Map<string, MemoryCluster>();
  stores: MemoryStore[] = [];
  statuses = new Map<string, RunStatus>();
  /** Root management group. */
  covered = true;
  /** What the next token requests get; without one: whether the secret is right. */
  proofs: ('not-yet' | 'unknown' | 'refused')[] = [];
  activityLog = true;
  caller = 'caller-app';
  /** In order, what was sent to clusters and stores. */
  journal: string[] = [];
  /** Clusters that worked and do not any more. */
  outages: string[] = [];
  /** Most resets at a time. */
  together = 0;
  /** How long an operation takes. */
  operationTime = 5 * minute;
  output: string[] = [];
  runs = 0;
  beforeState: ((id: string) => void) | null = null;
  #working = new Set<string>();

  constructor() {
    super();
    this.onChange = () => this.#look();
    this.onTick = () => this.finish();
  }

  addCluster(name: string, holds: string, more: Partial<ClusterState> = {}): MemoryCluster {
    const state: ClusterState = {
      ...cluster(name),
      pools: [{ name: 'np1', provisioningState: 'Succeeded', powerState: 'Running', nodeCount: 3 }],
      nodeDisruptionPolicy: null,
      ...more
    };
    const made = { state, holds, fates: [], gone: false, unreadable: false, unlisted: false, changes: [], operation: null };
    this.clusters.set(state.id.toLowerCase(), made);
    this.#look();
    return made;
  }

  addStore(name: string, readable: boolean): MemoryStore {
    const store = new MemoryStore(name, readable, this.journal);
    this.stores.push(store);
    return store;
  }

  named(name: string): MemoryCluster {
    const found = [...this.clusters.values()].find(({ state }) => state.name === name);
    if (!found) throw new Error(name);
    return found;
  }

  works({ holds, state, gone }: MemoryCluster): boolean {
    return !gone && state.clientId === appId && this.credentials.some(({ keyId, endsOn }) => keyId === holds && endsOn > this.time);
  }

  /** Ends what is due. */
  finish(): void {
    for (const each of this.clusters.values()) {
      const { operation } = each;
      if (!operation || operation.ends > this.time) continue;
      each.operation = null;
      each.state = { ...each.state, provisioningState: operation.ok ? 'Succeeded' : 'Failed' };
      if (operation.applies) each.holds = operation.keyId;
    }
    this.#look();
  }

  #look(): void {
    for (const each of this.clusters.values()) {
      const { name, clientId } = each.state;
      if (this.works(each)) this.#working.add(name);
      else if (
        this.#working.delete(name) &&
        !each.gone &&
        clientId === appId &&
        !this.credentials.some(({ keyId }) => keyId === each.holds)
      )
        this.outages.push(name);
    }
  }

  begin(each: MemoryCluster, keyId: string, how: { ok?: boolean; applies?: boolean; time?: number } = {}): void {
    each.operation = { keyId, ends: this.time + (how.time ?? this.operationTime), ok: how.ok ?? true, applies: how.applies ?? true };
    each.state = { ...each.state, provisioningState: 'Updating' };
    this.together = Math.max(this.together, [...this.clusters.values()].filter(({ operation }) => operation !== null).length);
  }
}

class ClusterPort implements ClusterWrites {
  readonly #world: RotateWorld;
  readonly #process: Process;
  /** Operations by URL: the cluster, and whether its end can be seen. */
  readonly #operations = new Map<string, { each: MemoryCluster; operation: MemoryCluster['operation']; seen: boolean }>();

  constructor(world: RotateWorld, process: Process) {
    this.#world = world;
    this.#process = process;
  }

  async state(id: string): Promise<StateReading> {
    this.#process.alive();
    await Promise.resolve();
    this.#world.beforeState?.(id);
    this.#world.finish();
    const each = this.#world.clusters.get(id.toLowerCase());
    if (!each || each.gone) return { found: false, reason: 'gone', problem: problem('arm-not-found') };
    if (each.unreadable) return { found: false, reason: 'unreadable', problem: problem('arm-forbidden') };
    return { found: true, state: each.state };
  }

  async reset(id: string, clientId: string, secret: string): Promise<OperationStart> {
    this.#process.alive();
    await Promise.resolve();
    const world = this.#world;
    const each = world.clusters.get(id.toLowerCase());
    const keyId = [...world.secrets].find(([, text]) => text === secret)?.[0];
    if (!each || each.gone || keyId === undefined || clientId !== appId) return { kind: 'refused', problem: problem('arm-not-found') };
    return this.#meet(each, keyId, each.fates.shift());
  }

  #meet(each: MemoryCluster, keyId: string, fate: Fate | undefined): OperationStart {
    const world = this.#world;
    if (fate === 'die-before') this.#process.die();
    if (fate === 'refused' || each.state.powerState === 'Stopped') return { kind: 'refused', problem: problem('cluster-forbidden') };
    if (fate === 'secret-refused') return { kind: 'refused', problem: problem('cluster-secret-refused') };
    if (fate === 'busy' || each.operation) return { kind: 'busy', problem: problem('cluster-busy') };
    world.journal.push(`reset ${each.state.name}`);
    if (fate !== 'lost-not-applied') world.begin(each, keyId, { ok: !fate?.startsWith('fails'), applies: fate !== 'fails-old' });
    if (fate?.startsWith('lost-') && fate !== 'lost-sight') return { kind: 'unknown', problem: problem('arm-unavailable') };
    if (fate === 'die-after') this.#process.die();
    const url = `operation ${this.#operations.size}`;
    this.#operations.set(url, { each, operation: each.operation, seen: fate !== 'lost-sight' });
    return { kind: 'started', operation: url, created: false };
  }

  async poll(url: string): Promise<OperationStatus> {
    this.#process.alive();
    await Promise.resolve();
    this.#world.finish();
    const known = this.#operations.get(url);
    if (!known || !known.seen) return { kind: 'unknown', problem: problem('arm-unavailable') };
    if (known.each.operation === known.operation) return { kind: 'running', state: 'InProgress', percent: 40, retryAfter: 15_000 };
    return known.operation?.ok ? { kind: 'succeeded' } : { kind: 'failed', problem: problem('reset-failed') };
  }

  async list(): ReturnType<ClusterWrites['list']> {
    return { items: this.#all(), problems: [] };
  }

  #all(): Cluster[] {
    return [...this.#world.clusters.values()].filter(({ gone, unreadable }) => !gone && !unreadable).map(({ state }) => state);
  }

  async changesSince(id: string, since: number): ReturnType<ClusterWrites['changesSince']> {
    const each = this.#world.clusters.get(id.toLowerCase());
    return this.#world.activityLog ? (each?.changes ?? []).filter(({ at }) => at >= since) : null;
  }

  create = (): never => this.#no();
  remove = (): never => this.#no();

  #no(): never {
    throw new Error('rotate neither creates nor deletes clusters');
  }
}

function proofOf(world: RotateWorld): Proof {
  return {
    async try(_, secret) {
      const next = world.proofs.shift();
      if (next) return { kind: next, problem: problem(`proof-${next}`) };
      const right = world.credentials.some(({ keyId, endsOn }) => world.secrets.get(keyId) === secret && endsOn > world.time);
      return right ? { kind: 'accepted' } : { kind: 'refused', problem: problem('proof-refused') };
    }
  };
}

/** @param process stands for one process: it dies when it is killed */
export function portsOf(world: RotateWorld, process: Process): OpenPorts {
  const say = (text: string): void => void world.output.push(text);
  return {
    caller: { tenantId, appId: world.caller, objectId: 'caller-object' },
    applications: process.applications(),
    clock: process.clock(),
    clusterWrites: new ClusterPort(world, process),
    fleet: {
      subscriptions: async () => ({ items: [{ subscriptionId, displayName: 'prod', tenantId, state: 'Enabled' }], problems: [] }),
      clusters: async () => ({
        items: [...world.clusters.values()]
          .filter(({ unlisted, gone, unreadable, state }) => !unlisted && !gone && !unreadable && state.clientId === appId)
          .map(({ state }) => state),
        problems: []
      })
    },
    access: { coverage: async () => ({ tenant: world.covered, subscriptionIds: new Set([subscriptionId]), problems: [] }) },
    runs: runsOf(world.statuses),
    proof: proofOf(world),
    resources: { missingRights: async () => [] },
    openStores: async () => world.stores,
    log: {
      info: say,
      debug: say,
      warning: say,
      group: (title, work) => {
        say(title);
        return work();
      }
    }
  };
}

export function identity(run: number, attempt = 1): RunIdentity {
  return { server: '0a1b2c3d', repositoryId: '42', runId: String(run), attempt };
}

export function settingsOf(run: number, more: Partial<RotateSettings> = {}): RotateSettings {
  const self = identity(run);
  return {
    target: { kind: 'app-id', appId },
    rotationId: rotationIdOf(self, `rnd${String(run).padStart(5, '0')}`),
    self,
    lease: day / 4,
    renewWithin: 30 * day,
    force: false,
    overlap: day,
    retire: { kind: 'managed' },
    trustVisibleScope: false,
    graph: 'https://graph.microsoft.com',
    named: [],
    validFor: 365 * day,
    parallel: 4,
    onStopped: 'skip',
    maxWait: (5 * day) / 24,
    dryRun: false,
    ...more
  };
}

export type RunOutcome = OperationResult | 'killed';

/** One run of the action, from its start to its end or death; after it GitHub calls it completed. */
export async function run(world: RotateWorld, more: Partial<RotateSettings> = {}): Promise<RunOutcome> {
  const settings = settingsOf(9000 + ++world.runs, more);
  const process = new Process(world);
  world.statuses.set(settings.self.runId, 'alive');
  try {
    const result = await rotate(settings, portsOf(world, process));
    world.output.push(JSON.stringify(result));
    return result;
  } catch (error) {
    if (error instanceof Killed) return 'killed';
    if (error instanceof Error) world.output.push(error.message, JSON.stringify(error));
    throw error;
  } finally {
    world.statuses.set(settings.self.runId, 'over');
    world.settle();
  }
}

/** The result of a run that must not be killed. */
export async function done(world: RotateWorld, more: Partial<RotateSettings> = {}): Promise<OperationResult> {
  const result = await run(world, more);
  if (result === 'killed') throw new Error('killed');
  return result;
}
