/**
 * Preloaded into a process that runs the action against the sandbox, never part of the action: where it would wait, the sandbox's
 * clock is moved instead, and the process's own clock with it. So a rotation of hours takes seconds and sends the same requests.
 */
import { request } from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import process from 'node:process';

const control = process.env.SANDBOX_CONTROL;
/** Shorter waits are left as they are: they pace requests, nobody's time passes. */
const shortest = 250;

if (control !== undefined) {
  const wait = timers.setTimeout;
  let ahead = 0;
  const moved = async <T>(ms = 0, value?: T, options?: object): Promise<T | undefined> => {
    if (ms < shortest) return wait(ms, value, options);
    const seconds = Math.ceil(ms / 1000);
    await advance(seconds);
    ahead += seconds * 1000;
    return value;
  };
  timers.setTimeout = moved as typeof timers.setTimeout;
  syncBuiltinESMExports();
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + ahead);
      else super(...(given as [number]));
    }
    static override now(): number {
      return RealDate.now() + ahead;
    }
  } as DateConstructor;
}

function advance(seconds: number): Promise<void> {
  return new Promise((done, failed) => {
    const call = request(`${control ?? ''}/clock`, { method: 'POST', headers: { 'content-type': 'application/json' } }, (answer) => {
      answer.resume().on('end', () => done());
    });
    call.on('error', failed).end(JSON.stringify({ advance: `${seconds}s` }));
  });
}
