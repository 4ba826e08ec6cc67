/** Time as the directory has it, and waiting that counts even where no answer brings a new date. */
import type { Clock, Runtime } from '../ports.ts';

/** @param now the directory's clock as of its last answer */
export function createClock(now: () => number, delay: Runtime['delay']): Clock {
  return { now, wait: delay };
}
