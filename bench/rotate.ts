/** Rotation of clusters that share a principal. */
import { runAction } from './child.ts';
import { shared } from './seeds.ts';
import { withSandbox } from './scan.ts';
import { notMeasured, row, rounded, type Row } from './table.ts';

const clusters = 50;
/** The first goes alone, then seven at a time: as many rounds as 50/7. */
const parallel = 7;
/** How long AKS takes in the sandbox, ms. */
const operationMs = 5000;

export async function rotateRows(dist: string): Promise<Row[]> {
  const what = `time, rotate ${clusters} clusters of one principal`;
  const memory = 'memory, rotate';
  return withSandbox({ seed: shared(clusters, operationMs) }, async (sandbox) => {
    const appId = sandbox.world.state.arm.clusters[0]?.clientId ?? '';
    const inputs = { operation: 'rotate', ...sandbox.inputs, 'app-id': appId, parallel: String(parallel), 'trust-visible-scope': 'true' };
    const done = await runAction({ dist, inputs, env: sandbox.env });
    if (done.exitCode !== 0) return [what, memory].map((name) => notMeasured(name, '', `the rotation failed: ${lastLine(done.log)}`));
    const rounds = Math.ceil(clusters / parallel);
    const floor = rounds * operationMs;
    const detail = `${rounded(done.ms / 1000)} s, ${rounds} rounds of ${operationMs / 1000} s, ${parallel} at a time; the proof is not in the floor`;
    return [
      row(what, '<= 1.05x', 1.05, done.ms / floor, 'x', detail, { ms: done.ms, floorMs: floor }),
      row(memory, '<= 76 MB', 76, done.rssMb ?? NaN, ' MB', `largest resident set, ${clusters} clusters`)
    ];
  });
}

function lastLine(log: string): string {
  return log.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}
