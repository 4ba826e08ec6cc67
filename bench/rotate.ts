/** Rotation of clusters that share a principal, on a clock that is moved while the action only waits. */
import type { Exchange } from '../sandbox/engine.ts';
import { nodeOptions, runAction, type Measured } from './child.ts';
import { shared } from './seeds.ts';
import { withSandbox } from './scan.ts';
import { memoryRow, notMeasured, row, rounded, type Row } from './table.ts';

const clusters = 50;
/** The first goes alone, then seven at a time: as many rounds as 50/7. */
const parallel = 7;
/** AKS reimages every node on a reset: nobody reports less than some minutes, and the shorter it is, the more everything else counts. */
const operationMs = 300_000;
/** What the protocol has every run wait for: three equal reads over half a minute, so that nobody else is writing. */
const turnMs = 30_000;

export async function rotateRows(dist: string): Promise<Row[]> {
  return [...(await rotation(dist)), await few(dist), await crowded(dist)];
}

/** As most principals are: what a rotation needs however few clusters it has. */
async function few(dist: string): Promise<Row> {
  const [asSet, byItself] = [await rotateAll(dist, 5, parallel), await rotateAll(dist, 5, parallel, '')];
  return memoryRow('rotate 5 clusters', 76, asSet.done.rssMb, byItself.done.rssMb);
}

async function rotation(dist: string): Promise<Row[]> {
  const what = `time, rotate ${clusters} clusters of one principal`;
  const memory = `rotate ${clusters} clusters`;
  const { done, proofMs } = await rotateAll(dist, clusters, parallel);
  if (done.exitCode !== 0)
    return [what, `memory, ${memory}`].map((name) => notMeasured(name, '', `the rotation failed: ${lastLine(done.log)}`));
  const rounds = Math.ceil(clusters / parallel);
  const floor = rounds * operationMs + proofMs;
  const over = done.ms - floor;
  const detail =
    `${rounded(done.ms / 1000)} s on a moved clock; ${rounds} rounds of ${operationMs / 1000} s, ${parallel} at a time, and the proof; ` +
    `of the ${rounded(over / 1000)} s more, ${turnMs / 1000} s are the turn that the write protocol waits for`;
  return [
    row(what, '<= 1.05x', 1.05, done.ms / floor, 'x', detail, { ms: done.ms, floorMs: floor, turnMs }),
    memoryRow(memory, 76, done.rssMb, (await rotateAll(dist, clusters, parallel, '')).done.rssMb)
  ];
}

/** More at a time than AKS lets a subscription look at: two operations a second. */
async function crowded(dist: string): Promise<Row> {
  const { done, refused, requests } = await rotateAll(dist, 150, 30);
  const what = 'times 429, rotate 150 clusters, 30 at a time';
  if (done.exitCode !== 0) return notMeasured(what, '', `the rotation failed: ${lastLine(done.log)}`);
  return row(what, 'none: requests are paced', 0, refused, '', `${requests} requests, quotas on`, { requests });
}

interface Rotated {
  done: Measured;
  proofMs: number;
  refused: number;
  requests: number;
}

async function rotateAll(dist: string, count: number, atATime: number, options = nodeOptions): Promise<Rotated> {
  return withSandbox({ seed: shared(count, operationMs), throttle: true }, async ({ world, inputs: given, env, engine, exchanges }) => {
    const appId = world.state.arm.clusters[0]?.clientId ?? '';
    const inputs = { operation: 'rotate', ...given, 'app-id': appId, parallel: String(atATime), 'trust-visible-scope': 'true' };
    const done = await runAction({ dist, inputs, env: { ...env, NODE_OPTIONS: options }, advance: (ms) => engine.advance(ms) });
    const refused = exchanges.filter(({ status }) => status === 429).length;
    return { done, proofMs: proofTime(exchanges, appId), refused, requests: exchanges.length };
  });
}

/** From the first token request with the new secret to the last. */
function proofTime(exchanges: readonly Exchange[], appId: string): number {
  const times = exchanges
    .filter(({ service, requestBody }) => service === 'entra' && (requestBody as { client_id?: string } | undefined)?.client_id === appId)
    .map(({ at }) => Date.parse(at));
  return times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
}

function lastLine(log: string): string {
  return log.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
