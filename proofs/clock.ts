/**
 * One clock for everything in this process: the sandbox's world and the action that runs beside it both read `Date`, so moving `Date`
 * moves both. A wait of the action moves it instead of passing, which is what makes months of rotations a matter of minutes.
 */
import type { Sandbox } from '../sandbox/server.ts';

const RealDate = Date;
const realTimeout = globalThis.setTimeout;
/** Shorter waits pace requests and are kept; longer ones are the time-outs of requests, which must not fire. */
const shortest = 250;
const longest = 95_000;

let ahead = 0;
let watched: Sandbox | null = null;
let onWait: ((ms: number) => Promise<void>) | null = null;

/** Puts the clock in the place of `Date` and of `setTimeout`, once per process. */
export function installClock(): void {
  if (globalThis.Date !== RealDate) return;
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + ahead);
      else super(...(given as [number]));
    }
    static override now(): number {
      return RealDate.now() + ahead;
    }
  } as DateConstructor;
  globalThis.setTimeout = Object.assign((work: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
    if (ms < shortest || ms > longest) return realTimeout(work, ms, ...given);
    void wait(ms).then(() => work(...given));
    // Whoever asks for it may take it back; a wait that has become no wait cannot be taken back any more.
    return realTimeout(() => undefined, 0);
  }, realTimeout);
}

/** The sandbox whose clusters are looked at whenever time passes. */
export function watch(sandbox: Sandbox): void {
  watched = sandbox;
  sandbox.engine.advance = advance;
}

/** @param ms milliseconds */
export function advance(ms: number): void {
  ahead += ms;
  watched?.engine.check(null);
}

/** How far the clock is ahead of the real one, ms; to be put back with `setAhead`. */
export function aheadBy(): number {
  return ahead;
}

export function setAhead(ms: number): void {
  ahead = ms;
}

/** Gives waits to somebody else, as the scheduler of two runs; null: they move the clock at once. */
export function routeWaits(router: ((ms: number) => Promise<void>) | null): void {
  onWait = router;
}

/** What the action's waits become. */
export async function wait(ms: number): Promise<void> {
  if (onWait) return onWait(ms);
  advance(ms);
  await new Promise((done) => setImmediate(done));
}

/** Waits for real. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => realTimeout(done, ms));
}
