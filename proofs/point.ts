/** One point of the crash matrix: a run that is disturbed at one request, then runs that are not, and what became of the world. */
import type { Exchange } from '../sandbox/engine.ts';
import type { Fault, FaultKind } from '../sandbox/faults.ts';
import {
  cutOff,
  firstRun,
  load,
  markRun,
  mostRuns,
  putBack,
  runHere,
  takeSnapshot,
  whileActing,
  type Bench,
  type Ran,
  type Snapshot
} from './bench.ts';
import { advance } from './clock.ts';
import {
  broken,
  contentClusters,
  foreignChanges,
  foreignView,
  heldSecrets,
  leftOver,
  needlessResets,
  publicTexts,
  removedInStore,
  removedTooEarly,
  Secrets,
  staleStores
} from './invariants.ts';
import { killAt } from './kill.ts';
import { hour, type Own, type Scenario, type Step } from './scenario.ts';

/** `gone`: from that request on nothing of the run gets through, as when its network or its machine is lost. */
export const faultKinds = [
  'reset-before',
  'reset-after',
  '500-before',
  '500-after',
  '429',
  '503',
  '503-after',
  'gone',
  'kill-before',
  'kill-after'
] as const;
/** `none`: the story as it is, once. */
export type PointFault = (typeof faultKinds)[number] | 'none';

export interface Point {
  scenario: string;
  step: number;
  /** From 1. */
  request: number;
  fault: PointFault;
}

export interface Verdict {
  /** The fault was met; false where the run did not get as far. */
  met: boolean;
  violations: string[];
  /** Outcomes of the runs after the disturbed one. */
  outcomes: string[];
  trace: string[];
}

export function pointName({ scenario, step, request, fault }: Point): string {
  return [scenario, step, request, fault].join('#');
}

/** Throws if the text names none. */
export function pointOf(name: string): Point {
  const [scenario = '', step = '', request = '', fault = ''] = name.split('#');
  if (fault !== 'none' && !(faultKinds as readonly string[]).includes(fault))
    throw new Error(`a point is SCENARIO#STEP#REQUEST#FAULT, not ${name}`);
  return { scenario, step: Number(step), request: Number(request), fault: fault as PointFault };
}

export interface Choice {
  faults: readonly PointFault[];
  /** Every n-th request only. */
  every: number;
  /** Only requests that can have changed something. */
  writes: boolean;
}

/** Faults after a read are those before it: nothing was changed that could be lost. */
const sameForReads: readonly PointFault[] = ['reset-after', '500-after', '503-after', 'kill-after'];

/** Every point of a scenario, or those that were chosen. */
export function pointsOf({ scenario, steps }: Prepared, { faults, every, writes: only }: Choice): Point[] {
  if (faults.includes('none')) return [{ scenario: scenario.name, step: 0, request: 0, fault: 'none' }];
  return steps.flatMap(({ writes }, step) =>
    writes.flatMap((write, index) => {
      if (index % every !== 0 || (only && !write)) return [];
      const kinds = faults.filter(
        (fault) => (write || !sameForReads.includes(fault)) && !(scenario.neverKilled && fault.startsWith('kill'))
      );
      return kinds.map((fault) => ({ scenario: scenario.name, step, request: index + 1, fault }));
    })
  );
}

/** A scenario, with the world before each of its steps, as a clean story leaves it, and the requests of each. */
export interface Prepared {
  scenario: Scenario;
  /** `writes`: of each request, whether it can have changed anything. */
  steps: { snapshot: Snapshot; writes: boolean[]; requests: { method: string; url: string }[] }[];
  inputs: Record<string, string>;
  own: Own;
}

/**
 * Runs the clean story. Throws if it does not hold by itself.
 * @param lenient it may fail, since a rule is left out
 */
export async function prepare(bench: Bench, scenario: Scenario, lenient = false): Promise<Prepared> {
  load(bench, scenario);
  const { sandbox } = bench;
  const prepared: Prepared = { scenario, steps: [], inputs: scenario.inputs(sandbox), own: scenario.own(sandbox) };
  for (const [index, step] of (scenario.steps ?? [{}]).entries()) {
    begin(bench, step);
    const snapshot = takeSnapshot(bench);
    sandbox.engine.exchanges.length = 0;
    sandbox.engine.faults.install(step.faults ?? []);
    const spec = { inputs: { ...prepared.inputs, ...step.inputs }, ...filesOf(scenario), runId: firstRun + index };
    const ran = await whileActing(bench, step.meanwhile, () => runHere(bench, spec));
    markRun(bench, firstRun + index, 'completed');
    if (ran.failure !== null && !step.faults && !scenario.mayFail && !lenient)
      throw new Error(`${scenario.name}, step ${index + 1} without any fault: ${ran.failure}`);
    const requests = sandbox.engine.exchanges.map(({ method, url }) => ({ method, url }));
    prepared.steps.push({ snapshot, writes: sandbox.engine.exchanges.map(isWrite), requests });
  }
  return prepared;
}

/** Queries and sign-ins are sent with POST as well. */
function isWrite({ service, method, path }: Exchange): boolean {
  if (method === 'GET' || service === 'entra') return false;
  return !/\/\$batch$|\/providers\/Microsoft\.ResourceGraph\/|\/getMember(Groups|Objects)$/i.test(path);
}

function begin({ sandbox }: Bench, { after = 0, prepare: change }: Step): void {
  if (after > 0) advance(after);
  change?.(sandbox);
}

export function filesOf({ files }: Scenario): { files?: Record<string, string> } {
  return files ? { files } : {};
}

/** How often the world may still change after the disturbance; the run after that must find nothing to do. */
const changing = 2;

/** @param point null = without any fault, which must hold as well */
export async function tryPoint(bench: Bench, prepared: Prepared, step: number, point: Point | null): Promise<Verdict> {
  const { scenario } = prepared;
  const start = prepared.steps[step];
  if (!start) throw new Error(`${scenario.name} has no step ${step}`);
  putBack(bench, start.snapshot);
  const judge = new Judge(bench, prepared);
  const runId = firstRun + step;
  const outcomes: string[] = [];
  const { inputs, meanwhile } = scenario.steps?.[step] ?? {};
  const first = await judge.run(() => whileActing(bench, meanwhile, () => disturbed(bench, prepared, step, point)), {
    ...prepared.inputs,
    ...inputs
  });
  outcomes.push(first?.outcome ?? 'killed');
  const met = point === null || judge.exchanges.some(({ fault }) => fault !== null);
  bench.sandbox.engine.faults.install([]);
  markRun(bench, runId, 'completed');
  await settle(bench, prepared, judge, { runId: runId + 1, rest: (scenario.steps ?? [{}]).slice(step + 1), outcomes });
  judge.atTheEnd();
  return { met, violations: [...new Set(judge.violations)], outcomes, trace: judge.trace() };
}

/** The rest of the story, then again until nothing is left to do. */
export async function settle(
  bench: Bench,
  { scenario, inputs }: Pick<Prepared, 'scenario' | 'inputs'>,
  judge: Judge,
  { runId, rest, outcomes }: { runId: number; rest: readonly Step[]; outcomes: string[] }
): Promise<void> {
  for (let index = 0, changes = 0; ; index += 1) {
    const next = rest[index];
    judge.meanwhile(() => {
      if (next) begin(bench, next);
      else if (index > 0) advance(scenario.between);
      scenario.meantime?.(bench.sandbox);
    });
    const spec = { inputs: { ...inputs, ...next?.inputs }, ...filesOf(scenario), runId: runId + index };
    const ran = await judge.run(() => whileActing(bench, next?.meanwhile, () => runHere(bench, spec)), spec.inputs);
    markRun(bench, runId + index, 'completed');
    outcomes.push(ran?.outcome ?? 'none');
    if (!next && ran?.outcome !== 'unchanged') changes += 1;
    // Where an overlap has to pass, only a run after it has seen everything.
    else if (!next && (index > 0 || scenario.between <= hour)) return;
    if (changes > changing || runId + index >= firstRun + mostRuns - 1) {
      judge.violations.push(`I2 not settled after ${changes} further runs: ${outcomes.join(', ')}; ${ran?.failure ?? ''}`);
      return;
    }
  }
}

async function disturbed(bench: Bench, { scenario, inputs }: Prepared, step: number, point: Point | null): Promise<Ran | null> {
  const { inputs: more, faults = [] } = scenario.steps?.[step] ?? {};
  const spec = { inputs: { ...inputs, ...more }, ...filesOf(scenario), runId: firstRun + step };
  if (point?.fault === 'kill-before' || point?.fault === 'kill-after') return killAt(bench, spec, point.request, point.fault, faults);
  bench.sandbox.engine.faults.install([...(point ? [faultOf(point.fault, point.request)] : []), ...faults]);
  return point?.fault === 'gone' ? cutOff(bench, () => runHere(bench, spec)) : runHere(bench, spec);
}

function faultOf(fault: PointFault, nth: number): Fault {
  if (fault === 'gone') return { fault: 'reset-before', nth, times: 1_000_000 };
  // As short as a service may ask for: what is waited for is not real time anyway.
  if (fault === '429' || fault === '503') return { fault, nth, retryAfter: 1 };
  return { fault: fault as FaultKind, nth };
}

/** Collects what is wrong over the runs of one point. */
export class Judge {
  readonly violations: string[] = [];
  readonly exchanges: Exchange[] = [];
  readonly #bench: Bench;
  readonly #prepared: Pick<Prepared, 'scenario' | 'own'>;
  readonly #secrets = new Secrets();
  #foreign: ReadonlyMap<string, string>;
  #texts: string[] = [];
  /** Every secret that an application had so far. */
  readonly #born = new Set<string>();

  constructor(bench: Bench, prepared: Pick<Prepared, 'scenario' | 'own'>) {
    this.#bench = bench;
    this.#prepared = prepared;
    this.#foreign = foreignView(bench.sandbox.world.state, prepared.own);
    this.#secrets.see(bench.sandbox.world.state);
    removedInStore(bench.sandbox.world.state, {}, this.#born);
  }

  /** @param inputs whoever forces a rotation asks for what is not needed */
  async run(work: () => Promise<Ran | null>, inputs: Readonly<Record<string, string>> = {}): Promise<Ran | null> {
    const { engine, world } = this.#bench.sandbox;
    const from = engine.exchanges.length;
    const before = heldSecrets(world.state);
    const content = contentClusters(this.#bench.sandbox, this.#prepared.own);
    const ran = await work();
    const own = engine.exchanges.slice(from);
    this.exchanges.push(...own);
    this.#secrets.see(world.state);
    this.#secrets.hear(own);
    this.violations.push(
      ...removedInStore(world.state, this.#prepared.scenario, this.#born),
      ...removedTooEarly(before, heldSecrets(world.state), world.state),
      ...(inputs.force === 'true' ? [] : needlessResets(content, own))
    );
    if (ran) this.#texts.push(...ran.texts, ...Object.values(ran.outputs), ...Object.values(ran.files));
    return ran;
  }

  /** Something that is not the action changes the world. */
  meanwhile(change: () => void): void {
    const { world } = this.#bench.sandbox;
    this.violations.push(...foreignChanges(this.#foreign, foreignView(world.state, this.#prepared.own)));
    change();
    this.#foreign = foreignView(world.state, this.#prepared.own);
  }

  atTheEnd(): void {
    const { sandbox } = this.#bench;
    const { scenario, own } = this.#prepared;
    const { state } = sandbox.world;
    this.violations.push(
      ...broken(sandbox),
      ...leftOver(sandbox, scenario, own),
      ...foreignChanges(this.#foreign, foreignView(state, own)),
      ...this.#secrets.shownIn(this.#texts, 'what the run said'),
      ...this.#secrets.shownIn(publicTexts(state), 'the world'),
      ...staleStores(sandbox, { ...(scenario.stores ? { stores: scenario.stores } : {}), own }),
      ...(scenario.goal?.(sandbox) ?? [])
    );
  }

  trace(): string[] {
    return this.exchanges.map(
      ({ id, at, service, method, path, status, fault }) =>
        `${id} ${at.slice(5, 19)} ${service} ${method} ${path} -> ${status ?? 'none'}${fault ? ` [${fault}]` : ''}`
    );
  }
}
