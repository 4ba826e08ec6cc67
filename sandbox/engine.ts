import { settleOperations } from './arm/operations.ts';
import { createFaults } from './faults.ts';
import type { FaultPlan } from './faults.ts';
import { createInvariants } from './invariants.ts';
import type { Invariants } from './invariants.ts';
import { buildState } from './seed/build.ts';
import type { Seed } from './seed/seed.ts';
import { resetQuotas } from './throttle.ts';
import type { State, World } from './world.ts';

/** One request and its answer, as recorded. Secrets included: they are the sandbox's own. */
export interface Exchange {
  /** Counts from 1 since the last reset. */
  id: number;
  /** ISO time on the world's clock. */
  at: string;
  service: string;
  method: string;
  /** As it was asked for, with origin. */
  url: string;
  /** Below the service's mount. */
  path: string;
  query: Record<string, string>;
  requestHeaders: Record<string, string | undefined>;
  requestBody: unknown;
  /** null: no answer was sent (yet). */
  status: number | null;
  responseHeaders: Record<string, string>;
  responseBody: unknown;
  /** The fault that was applied. */
  fault: string | null;
}

/** The running sandbox apart from HTTP: the world and what watches and disturbs it. */
export interface Engine {
  world: World;
  seed: Seed;
  /** ms before each answer. */
  latency: number;
  exchanges: Exchange[];
  faults: FaultPlan;
  invariants: Invariants;
  /** Ends the operations that are due and looks which clusters work; `request` is the exchange after which that is done. */
  check(request: number | null): void;
  /** Moves the clock, ms. */
  advance(ms: number): void;
  /** Puts the seed's world back (or a new seed's), clock, quotas, faults and records too. */
  reset(seed?: Seed): void;
  /** Replaces the state as it is. */
  replace(state: State): void;
}

/** What `createEngine` needs beside the seed. */
export interface EngineOptions {
  origin: string;
  latency: number;
  replication: number;
  throttle: boolean;
}

/** Makes a world from a seed. Throws what `buildState` throws on a bad seed. */
export function createEngine(seed: Seed, options: EngineOptions): Engine {
  let offset = 0;
  let ticks = 0;
  const now = (): number => Date.now() + offset;
  const { replication, throttle, origin } = options;
  const world: World = { state: buildState(seed, now()), now, replication, throttle, origin, tick: () => (ticks += 1) };
  const engine: Engine = {
    world,
    seed,
    latency: options.latency,
    exchanges: [],
    faults: createFaults(),
    invariants: createInvariants(world),
    check(request) {
      settleOperations(world);
      engine.invariants.check(request);
    },
    advance(ms) {
      offset += ms;
      engine.check(null);
    },
    reset(next = engine.seed) {
      const state = buildState(next, Date.now());
      engine.seed = next;
      engine.exchanges.length = 0;
      engine.faults.release();
      engine.faults.install([]);
      offset = ticks = 0;
      world.replication = replication;
      resetQuotas(world);
      engine.invariants.reset();
      engine.replace(state);
    },
    replace(state) {
      world.state = state;
      engine.check(null);
    }
  };
  engine.invariants.check(null);
  return engine;
}
