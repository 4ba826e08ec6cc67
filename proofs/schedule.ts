/**
 * Two runs at once, in every order that matters: each request waits at a gate in the sandbox until it is let through, so who comes when is
 * decided here. A schedule says after how many requests the other run goes on, at most twice; every schedule is tried on a fresh world.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { FaultPlan } from '../sandbox/faults.ts';
import { filesOf, Judge, settle, type Prepared, type Verdict } from './point.ts';
import { firstRun, markRun, putBack, runHere, type Bench, type Ran } from './bench.ts';
import { advance, routeWaits } from './clock.ts';

/** After so many requests of the one that runs, the other goes on; when the list is over each runs to its end. */
export interface Schedule {
  first: 0 | 1;
  switches: readonly number[];
}

const whose = new AsyncLocalStorage<0 | 1>();
const header = 'x-proof-run';
let marking = false;

/** Requests tell the sandbox whose they are. */
function markRequests(): void {
  if (marking) return;
  marking = true;
  subscribe('http.client.request.created', (message) => {
    const run = whose.getStore();
    if (run !== undefined) (message as { request: ClientRequest }).request.setHeader(header, String(run));
  });
}

interface Pending {
  run: 0 | 1;
  /** null: a request; otherwise until when it waits, ms. */
  until: number | null;
  /** Of a request. */
  id: number;
  go: () => void;
}

/**
 * Tries one schedule: the two, then the first one's inputs until nothing is left to do.
 * @param still how long whoever is left first stands still then, ms
 */
export async function trySchedule(
  bench: Bench,
  prepared: Prepared,
  inputs: readonly [Record<string, string>, Record<string, string>],
  schedule: Schedule,
  still = 0
): Promise<Verdict> {
  markRequests();
  putBack(bench, (prepared.steps[0] as Prepared['steps'][0]).snapshot);
  bench.sandbox.engine.faults.install(prepared.scenario.steps?.[0]?.faults ?? []);
  const judge = new Judge(bench, prepared);
  const gate = new Gate(bench);
  const rans: (Ran | null)[] = [null, null];
  await judge.run(async () => {
    const one = (run: 0 | 1): Promise<void> =>
      whose.run(run, async () => {
        rans[run] = await runHere(bench, { inputs: inputs[run], ...filesOf(prepared.scenario), runId: firstRun + run });
        markRun(bench, firstRun + run, 'completed');
        gate.end(run);
      });
    const both = [one(0), one(1)];
    await gate.drive(schedule, still);
    await Promise.all(both);
    return rans[0] ?? null;
  });
  await judge.run(async () => rans[1] ?? null);
  gate.close();
  bench.sandbox.engine.faults.install([]);
  const outcomes = rans.map((ran) => ran?.outcome ?? 'none');
  await settle(bench, prepared, judge, { runId: firstRun + 2, rest: (prepared.scenario.steps ?? []).slice(1), outcomes });
  judge.atTheEnd();
  return { met: true, violations: [...new Set(judge.violations)], outcomes, trace: judge.trace() };
}

class Gate {
  readonly #bench: Bench;
  readonly #faults: FaultPlan;
  readonly #ended = new Set<0 | 1>();
  #pending: Pending[] = [];

  constructor(bench: Bench) {
    this.#bench = bench;
    const { engine, world } = bench.sandbox;
    const { faults } = engine;
    this.#faults = faults;
    engine.faults = {
      ...faults,
      next: (method, url) => faults.next(method, url) ?? { fault: 'hold' },
      hold: (held) => this.#hold(held.id)
    };
    routeWaits((ms) => {
      const run = whose.getStore();
      if (run === undefined) {
        advance(ms);
        return Promise.resolve();
      }
      return new Promise((go) => this.#pending.push({ run, until: world.now() + ms, id: 0, go }));
    });
  }

  end(run: 0 | 1): void {
    this.#ended.add(run);
  }

  close(): void {
    routeWaits(null);
    this.#bench.sandbox.engine.faults = this.#faults;
  }

  /** @param still ms that pass when the first of them is left for the first time, with what it has asked for under way */
  async drive({ first, switches }: Schedule, still: number): Promise<void> {
    let pass = still;
    const budgets = [...switches];
    let current = first;
    let left = budgets.shift() ?? Infinity;
    while (this.#ended.size < 2) {
      if (this.#ended.has(current) || left === 0) {
        if (pass > 0 && (await this.#next(current)) !== null) advance(pass);
        pass = 0;
        current = current === 0 ? 1 : 0;
        left = budgets.shift() ?? Infinity;
        if (this.#ended.has(current)) left = 0;
        continue;
      }
      const next = await this.#next(current);
      if (next === null) continue;
      if (next.until === null) left -= 1;
      await this.#letGo(next);
    }
  }

  #hold(id: number): Promise<void> {
    const run = this.#bench.sandbox.engine.exchanges.find((exchange) => exchange.id === id)?.requestHeaders[header];
    if (run !== '0' && run !== '1') return Promise.resolve();
    return new Promise((go) => this.#pending.push({ run: run === '0' ? 0 : 1, until: null, id, go }));
  }

  /** The oldest request of the run, or, where it only waits, the wait that ends first; null: it has ended. */
  async #next(run: 0 | 1): Promise<Pending | null> {
    for (let quiet = 0; ; quiet += 1) {
      if (this.#ended.has(run)) return null;
      const own = this.#pending.filter((pending) => pending.run === run);
      const request = own.find(({ until }) => until === null);
      if (request) return request;
      const [wait] = own.sort((a, b) => (a.until ?? 0) - (b.until ?? 0));
      // A while, in case a part of the run that does not wait is about to ask for something.
      if (wait && quiet > 20) return wait;
      await turn();
    }
  }

  async #letGo(next: Pending): Promise<void> {
    const { engine, world } = this.#bench.sandbox;
    this.#pending = this.#pending.filter((pending) => pending !== next);
    if (next.until !== null && next.until > world.now()) advance(next.until - world.now());
    next.go();
    // Done before anybody else is let through.
    const exchange = engine.exchanges.find(({ id }) => id === next.id);
    if (next.until === null) while (exchange && exchange.status === null) await turn();
  }
}

function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/** Boundaries next to a write: between any others the order makes no difference. */
export function boundaries(writes: readonly boolean[]): number[] {
  const all = writes.flatMap((write, index) => (write ? [index, index + 1] : []));
  return [...new Set(all)].filter((at) => at > 0).sort((a, b) => a - b);
}

/** Every schedule with one switch, and those with two at the boundaries of writes. */
export function schedulesOf(writes: readonly [readonly boolean[], readonly boolean[]], same: boolean): Schedule[] {
  const order: (0 | 1)[] = same ? [0] : [0, 1];
  return order.flatMap((first) => {
    const own = writes[first];
    const other = writes[first === 0 ? 1 : 0];
    const once = Array.from({ length: own.length }, (_, index): Schedule => ({ first, switches: [index + 1] }));
    const twice = boundaries(own).flatMap((a) => boundaries(other).map((b): Schedule => ({ first, switches: [a, b] })));
    return [...once, ...twice];
  });
}

export function scheduleName(pair: string, { first, switches }: Schedule): string {
  return `${pair}#${first}#${switches.join(',')}`;
}

export function scheduleOf(name: string): { pair: string; schedule: Schedule } {
  const [pair = '', first = '', switches = ''] = name.split('#');
  return { pair, schedule: { first: first === '1' ? 1 : 0, switches: switches.split(',').map(Number) } };
}
