/** How the demo shows what happens: titles, runs as a runner prints them, and the sandbox's own word on which clusters work. */
import type { Sandbox } from '../../sandbox/server.ts';
import { runAction, type ActionRun } from '../run-action.ts';

/** One run of the committed action; waits move the sandbox's clock, so that hours take seconds. */
export async function perform(sandbox: Sandbox, inputs: Record<string, string>, files: Record<string, string> = {}): Promise<ActionRun> {
  const before = sandbox.exchanges.length;
  const run = await runAction(
    { ...sandbox.inputs, ...inputs },
    { ...sandbox.env, GITHUB_RUN_ID: nextRun() },
    { control: `${sandbox.origin}/_sandbox`, files }
  );
  console.log(asRunner(run.log));
  const requests = sandbox.exchanges.slice(before);
  console.log(`\n  exit code ${run.exitCode}, outcome ${run.outputs.outcome ?? 'none'}, ${requests.length} requests`);
  return run;
}

let runs = 17_100_000_000;

/** Every step is a workflow run of its own, as on GitHub. */
function nextRun(): string {
  runs += 1;
  return String(runs);
}

/** Workflow commands as a person sees them: groups indented, masked values hidden, debug lines left out. */
export function asRunner(log: string): string {
  const masks = [...log.matchAll(/^::add-mask::(.+)$/gm)].map(([, mask]) => decodeURIComponent(mask ?? ''));
  const lines = log.split('\n').filter((line) => !/^::(add-mask|debug)/.test(line));
  let depth = '  ';
  const shown = lines.map((line) => {
    if (line.startsWith('::endgroup::')) depth = '  ';
    const command = /^::(group|endgroup|error|warning)(?: title=([^:]*))?::(.*)$/.exec(line);
    const text = command ? commandText(command[1] ?? '', decodeURIComponent(command[2] ?? ''), command[3] ?? '') : line;
    const indented = text === '' ? '' : `${depth}${text}`;
    if (line.startsWith('::group::')) depth = '    ';
    return indented;
  });
  return masks
    .filter((mask) => mask.length > 3)
    .reduce((text, mask) => text.replaceAll(mask, '***'), shown.filter((line) => line !== '').join('\n'));
}

function commandText(command: string, heading: string, text: string): string {
  if (command === 'endgroup') return '';
  if (command === 'group') return `▸ ${text}`;
  return `${command.toUpperCase()}${heading ? ` [${heading}]` : ''} ${text.replaceAll('%0A', ' ').replaceAll('%25', '%')}`;
}

export function title(text: string): void {
  console.log(`\n=== ${text} ===\n`);
}

export function show(heading: string, lines: readonly string[]): void {
  console.log(`\n  ▸ ${heading}`);
  for (const line of lines) console.log(`    ${line}`);
}

export function outputLines(run: ActionRun): string[] {
  return Object.entries(run.outputs)
    .filter(([name, value]) => name !== 'result' && value !== '')
    .map(([name, value]) => `${name}=${value.length > 160 ? `${value.slice(0, 160)}…` : value}`);
}

/** What the sandbox itself says of clusters, by name. */
export function working(sandbox: Sandbox, names: readonly string[]): { name: string; works: boolean; reason: string }[] {
  sandbox.engine.check(null);
  return sandbox.engine.invariants
    .list()
    .map(({ id, working: works, reason }) => ({ name: id.split('/').at(-1) ?? '', works, reason }))
    .filter(({ name }) => names.includes(name));
}

/** Remembers what was expected; the demo fails with everything that was not so. */
export class Expectations {
  readonly missed: string[] = [];

  that(what: string, holds: boolean): void {
    console.log(`  ${holds ? '✓' : '✗'} ${what}`);
    if (!holds) this.missed.push(what);
  }
}
