/**
 * Months of a fleet, day by day, with nothing but the scheduled workflow: check-expiry, then rotate for each entry of its matrix. Services
 * throttle and fail at random, runs die, clusters are stopped and started. Nobody may notice.
 */
import type { FaultKind } from '../sandbox/faults.ts';
import type { SeedApplication, SeedCluster } from '../sandbox/seed/seed.ts';
import type { Cluster, Issue, State } from '../sandbox/world.ts';
import { runHere, load, type Bench, type Ran } from './bench.ts';
import { advance } from './clock.ts';
import { Crowding, liveManaged } from './crowding.ts';
import { broken, foreignChanges, foreignView, publicTexts, Secrets } from './invariants.ts';
import { pick, randomFrom } from './random.ts';
import { day, hour, minute, type Own } from './scenario.ts';
import { label, worldOf } from './worlds.ts';

export interface YearsOptions {
  seed: number;
  days: number;
  clusters: number;
  /** Share of runs that are disturbed. */
  disturbed: number;
  say?: (text: string) => void;
  /** After each day. */
  onDay?: (today: number) => void;
}

export interface YearsResult {
  violations: string[];
  clusterDays: number;
  clusterDaysDown: number;
  runs: number;
  disturbedRuns: number;
  rotations: number;
  issuesOpened: number;
  issuesClosed: number;
}

const renewWithin = 30 * day;
/** An issue is open while a secret ends soon; a rotation of the day takes it away. */
const longestIssue = 45;
const kinds: FaultKind[] = ['reset-before', 'reset-after', '500-before', '500-after', '429', '503', '503-after'];

export async function simulate(bench: Bench, options: YearsOptions): Promise<YearsResult> {
  const years = new Years(bench, options);
  for (let today = 1; today <= options.days; today += 1) await years.live(today, today > options.days - 7);
  return years.end();
}

class Years {
  readonly #bench: Bench;
  readonly #options: YearsOptions;
  readonly #random: () => number;
  readonly #own: Own;
  #foreign: ReadonlyMap<string, string>;
  readonly #secrets = new Secrets();
  readonly #result: YearsResult = {
    ...{ violations: [], clusterDays: 0, clusterDaysDown: 0, runs: 0, disturbedRuns: 0, rotations: 0, issuesOpened: 0, issuesClosed: 0 }
  };
  readonly #crowding = new Crowding();
  /** When each open issue was opened, ms, by number. */
  readonly #openSince = new Map<number, number>();
  #runId = 50_000;

  constructor(bench: Bench, options: YearsOptions) {
    this.#bench = bench;
    this.#options = options;
    this.#random = randomFrom(options.seed);
    load(bench, { seed: () => fleet(options.clusters, this.#random) });
    const { world } = bench.sandbox;
    world.throttle = true;
    this.#own = {
      applications: world.state.graph.applications
        .filter(({ displayName }) => /^p\d|^somebody-else$/.test(displayName))
        .map(({ appId }) => appId),
      label
    };
    this.#foreign = foreignView(world.state, this.#own);
  }

  /** @param calm without faults */
  async live(today: number, calm: boolean): Promise<void> {
    const { state } = this.#bench.sandbox.world;
    advance(day - 2 * hour + Math.floor(this.#random() * 240) * minute);
    this.#look(today);
    this.#stopAndStart(today);
    const check = await this.#run({ operation: 'check-expiry', 'fail-on': 'none' }, calm);
    for (const id of matrixOf(check)) {
      const ran = await this.#run({ operation: 'rotate', 'app-id': id }, calm);
      if (ran.outcome === 'changed') this.#result.rotations += 1;
    }
    this.#look(today);
    this.#find(this.#crowding.look(state, this.#bench.sandbox.world.now()).map((text) => `I3 day ${today}: ${text}`));
    if (today % 30 === 0) this.#tell(today);
    this.#options.onDay?.(today);
  }

  end(): YearsResult {
    const { world } = this.#bench.sandbox;
    const { state } = world;
    this.#find(foreignChanges(this.#foreign, foreignView(state, this.#own)));
    this.#secrets.see(state);
    this.#find(this.#secrets.shownIn(publicTexts(state), 'the world'));
    for (const { number, title, body, state: is, labels } of state.github.repositories[0]?.issues ?? []) {
      if (is !== 'open' || !labels.includes(label)) continue;
      const held = clustersOf(state, body).map((cluster) => endOf(state, cluster));
      if (held.every((end) => end - world.now() > renewWithin))
        this.#find([`I2 issue ${number} (${title}) is open though every cluster of its principal has a secret for long`]);
    }
    return { ...this.#result, violations: [...new Set(this.#result.violations)] };
  }

  async #run(inputs: Record<string, string>, calm: boolean): Promise<Ran> {
    const { engine, world } = this.#bench.sandbox;
    engine.exchanges.length = 0;
    engine.faults.install(calm ? [] : this.#faults(inputs.operation === 'rotate' ? 80 : 12));
    const runId = (this.#runId += 1);
    const repository = world.state.github.repositories[0];
    const run = {
      id: runId,
      attempt: 1,
      status: 'in_progress' as 'in_progress' | 'completed',
      conclusion: null,
      createdAt: new Date(world.now()).toISOString()
    };
    repository?.runs?.push(run);
    const ran = await runHere(this.#bench, { inputs, runId });
    run.status = 'completed';
    this.#result.runs += 1;
    if (engine.exchanges.some(({ fault }) => fault !== null)) {
      this.#result.disturbedRuns += 1;
      if (inputs.operation === 'rotate') this.#crowding.disturbed(inputs['app-id'] ?? '', world.now());
    }
    this.#secrets.see(world.state);
    this.#secrets.hear(engine.exchanges);
    this.#find(this.#secrets.shownIn([...ran.texts, ...Object.values(ran.outputs)], 'what the run said'));
    world.state.arm.operations = world.state.arm.operations.filter(({ status }) => status === 'InProgress');
    this.#followIssues();
    return ran;
  }

  /** @param requests about as many as the run will send */
  #faults(requests: number): { fault: FaultKind; nth: number; times?: number }[] {
    if (this.#random() >= this.#options.disturbed) return [];
    const nth = 1 + Math.floor(this.#random() * requests);
    // The run dies there, or one or two of its requests go wrong.
    if (this.#random() < 0.2) return [{ fault: 'reset-before', nth, times: 1_000_000 }];
    const first = { fault: pick(this.#random, kinds), nth };
    return this.#random() < 0.5 ? [first] : [first, { fault: pick(this.#random, kinds), nth: nth + 1 + Math.floor(this.#random() * 30) }];
  }

  /** Some clusters rest for three weeks, now and then. */
  #stopAndStart(today: number): void {
    const { clusters } = this.#bench.sandbox.world.state.arm;
    for (const [index, cluster] of clusters.filter(({ name }) => name.startsWith('rests')).entries()) {
      const rests = (today + index * 13) % 90 < 21;
      if (cluster.provisioningState !== 'Succeeded' && cluster.provisioningState !== 'Failed') continue;
      cluster.powerState = rests ? 'Stopped' : 'Running';
      for (const pool of cluster.agentPools) pool.powerState = cluster.powerState;
    }
    // That somebody starts and stops clusters is not the action's doing.
    this.#foreign = foreignView(this.#bench.sandbox.world.state, this.#own);
  }

  #look(today: number): void {
    const { engine, world } = this.#bench.sandbox;
    engine.check(null);
    this.#find(foreignChanges(this.#foreign, foreignView(world.state, this.#own)));
    const health = new Map(engine.invariants.list().map((each) => [each.id, each]));
    for (const cluster of world.state.arm.clusters.filter(({ clientId }) => clientId !== 'msi')) {
      if (cluster.powerState === 'Stopped') continue;
      this.#result.clusterDays += 0.5;
      const known = health.get(cluster.id);
      if (known?.working !== false) continue;
      this.#result.clusterDaysDown += 0.5;
      this.#find([`I1 day ${today}: cluster ${cluster.name} is down: ${known.reason}`]);
    }
    const running = new Set(world.state.arm.clusters.filter(({ powerState }) => powerState === 'Running').map(({ name }) => name));
    this.#find(
      broken(this.#bench.sandbox).filter((text) => running.has(/cluster (\S+)/.exec(text)?.[1] ?? '') && !text.includes('has expired'))
    );
  }

  #followIssues(): void {
    const { world } = this.#bench.sandbox;
    const ours = (world.state.github.repositories[0]?.issues ?? []).filter(({ labels }) => labels.includes(label));
    for (const issue of ours) this.#follow(issue);
    const open = ours.filter(({ state, stateReason }) => state === 'open' && stateReason !== 'duplicate');
    const byPrincipal = Map.groupBy(open, ({ body, title }) => /<!-- aks-sp:[^>]*-->/.exec(body)?.[0] ?? title);
    for (const [marker, issues] of byPrincipal) if (issues.length > 1) this.#find([`I2 ${issues.length} open issues for ${marker}`]);
  }

  #follow({ number, state, body }: Issue): void {
    const { world } = this.#bench.sandbox;
    const now = world.now();
    // A secret that ended while a cluster slept keeps its issue open until that cluster wakes.
    const asleep = clustersOf(world.state, body).some(({ powerState }) => powerState === 'Stopped');
    const since = this.#openSince.get(number);
    if (state === 'open' && since === undefined) {
      this.#result.issuesOpened += 1;
      this.#openSince.set(number, now);
    }
    if (state === 'closed' && since !== undefined) {
      this.#result.issuesClosed += 1;
      this.#openSince.delete(number);
    }
    if (state === 'open' && !asleep && since !== undefined && now - since > longestIssue * day)
      this.#find([`I2 issue ${number} stays open`]);
  }

  #tell(today: number): void {
    const { world } = this.#bench.sandbox;
    const { state } = world;
    const live = state.graph.applications.reduce((sum, application) => sum + liveManaged(application, world.now()), 0);
    const open = (state.github.repositories[0]?.issues ?? []).filter(
      (issue) => issue.state === 'open' && issue.labels.includes(label)
    ).length;
    const { runs, disturbedRuns, rotations, issuesOpened, issuesClosed, clusterDaysDown, clusterDays } = this.#result;
    this.#options.say?.(
      `  day ${String(today).padStart(3)}: ${runs} runs (${disturbedRuns} disturbed), ${rotations} changed something, issues ${issuesOpened} opened ${issuesClosed} closed ${open} open, ${live} managed credentials alive, ${clusterDays} cluster days of which down ${clusterDaysDown}`
    );
  }

  #find(violations: readonly string[]): void {
    for (const violation of violations) if (!this.#result.violations.includes(violation)) this.#result.violations.push(violation);
  }
}

function matrixOf(ran: Ran): string[] {
  const { include } = JSON.parse(ran.outputs.matrix ?? '{"include":[]}') as { include: { 'app-id': string }[] };
  return include.map((entry) => entry['app-id']);
}

/** Clusters of the principal whose appId the text names. */
function clustersOf({ arm }: State, text: string): Cluster[] {
  return arm.clusters.filter(({ clientId }) => text.includes(clientId));
}

function endOf({ graph }: State, { clientId, secret }: Cluster): number {
  const application = graph.applications.find(({ appId }) => appId === clientId);
  const held = application?.passwordCredentials.find((credential) => credential.secret === secret);
  return held ? Date.parse(held.endDateTime) : Infinity;
}

/** A third of the principals is shared by three clusters; one cluster is of another tenant, one always stopped, some rest at times. */
function fleet(count: number, random: () => number): ReturnType<typeof worldOf> {
  const applications: SeedApplication[] = [];
  const clusters: SeedCluster[] = [];
  for (let index = 0; clusters.length < count - 2; index += 1) {
    const name = `p${String(index).padStart(2, '0')}`;
    // The first is due on the first day.
    const end = index === 0 ? '+20d' : `+${20 + Math.floor(random() * 320)}d`;
    applications.push({ name, tags: ['owner-team-shop'], credentials: [{ name: 'rbac', start: '-40d', end }] });
    for (let each = 0; each < (index % 3 === 0 ? 3 : 1) && clusters.length < count - 2; each += 1)
      clusters.push({
        ...{ name: `${index % 5 === 4 ? 'rests' : 'aks'}-${clusters.length}`, application: name, credential: 'rbac' },
        ...{ subscription: each % 2 === 0 ? 'prod' : 'edge', resourceGroup: `rg-${index}` }
      });
  }
  applications.push({ name: 'abroad', homeTenant: 'fabrikam.onmicrosoft.com', credentials: [{ name: 'partner', end: '+1000d' }] });
  clusters.push({ name: 'aks-abroad', subscription: 'edge', resourceGroup: 'rg-abroad', application: 'abroad', credential: 'partner' });
  clusters.push({ name: 'aks-asleep', subscription: 'prod', resourceGroup: 'rg-0', application: 'p01', credential: 'rbac', stopped: true });
  return worldOf({ applications, clusters, operationMs: 300_000 });
}
