/** Waiting for what AKS does in minutes to hours: how long, how often, and what its answers mean. */
import type { Duration, Problem } from '../domain/model.ts';
import type { Clock, ClusterWrites, Log, OperationStatus } from '../ports.ts';

const second = 1000;
/** Looks at something busy that far apart. */
export const busyPause = 30 * second;
/** A long operation is looked at less and less often, so that its end is seen at most that part of it late … */
const pollShare = 100;
/**
 * … or a second for each one that is followed at the same time, but never that late that a short one is held up. So all of them together
 * ask once a second; AKS answers twice that for a whole subscription (https://learn.microsoft.com/azure/aks/quotas-skus-regions).
 */
const shortShare = 3;
const lostAnswers = 10;

/** Time that is left for waiting, by the directory's clock and by what was waited: whichever says less. */
export class Deadline {
  readonly #clock: Clock;
  readonly #end: number;
  #left: number;

  constructor(clock: Clock, maxWait: Duration) {
    this.#clock = clock;
    this.#end = clock.now() + maxWait;
    this.#left = maxWait;
  }

  get passed(): boolean {
    return this.#left <= 0 || this.#clock.now() >= this.#end;
  }

  /** Side-by-side waits of several clusters pass together; the clock then says more than their sum. */
  async wait(ms: number, share: number): Promise<void> {
    this.#left -= ms / share;
    await this.#clock.wait(ms);
  }
}

export interface FollowPorts {
  clusterWrites: Pick<ClusterWrites, 'poll'>;
  clock: Clock;
  log: Log;
}

/**
 * Polls by the operation's own URL, with a line of progress a minute.
 * @param what begins that line, such as `Cluster shop: reset`
 * @param share how many operations wait side by side
 * @returns `running` when the deadline has passed, `unknown` when too many answers in a row were of no use
 */
export async function follow(operation: string, what: string, deadline: Deadline, ports: FollowPorts, share = 1): Promise<OperationStatus> {
  const start = ports.clock.now();
  let waited = 0;
  let said = -Infinity;
  let lost = 0;
  for (;;) {
    const status = await ports.clusterWrites.poll(operation);
    if (status.kind === 'unknown' && ++lost < lostAnswers) {
      waited += busyPause;
      await deadline.wait(busyPause, share);
      continue;
    }
    if (status.kind !== 'running' || deadline.passed) return status;
    lost = 0;
    // The directory's clock stands still while nothing asks it.
    const elapsed = Math.max(waited, ports.clock.now() - start);
    if (elapsed - said >= 60 * second) {
      ports.log.info(`${what} ${progressOf(status)}, ${Math.round(elapsed / second)} s.`);
      said = elapsed;
    }
    const pause = pauseAfter(elapsed, status.retryAfter, share);
    waited += pause;
    await deadline.wait(pause, share);
  }
}

/**
 * How long until the next look.
 * @param elapsed ms since the operation began
 * @param retryAfter ms that the service asks for
 * @param share how many operations wait side by side
 */
export function pauseAfter(elapsed: Duration, retryAfter: Duration, share: number): Duration {
  return Math.max(retryAfter, Math.min(share * second, elapsed / shortShare), Math.min(elapsed / pollShare, busyPause));
}

function progressOf({ state, percent }: Extract<OperationStatus, { kind: 'running' }>): string {
  return percent === null ? state : `${state}, ${percent} %`;
}

/** What AKS says while Entra has not told every endpoint of a secret or a principal (the codes are the adapter's). */
export function isReplication({ code }: Problem): boolean {
  return code === 'cluster-secret-refused' || code === 'cluster-principal-not-found';
}
