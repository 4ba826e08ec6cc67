/**
 * The main job, without Azure: a sandbox with a fleet of clusters, and the committed action run against it as a runner would, three nights in a
 * row. Prints what a person would see. Ends with 0 only if issues were opened, updated and closed.
 */
import process from 'node:process';
import { startSandbox, type Sandbox } from '../sandbox/server.ts';
import type { Application, Issue } from '../sandbox/world.ts';
import { runAction, type ActionRun } from './run-action.ts';

const day = 86_400_000;
const renewedName = 'aks-payments';

const sandbox = await startSandbox();
try {
  title('A tenant in a sandbox');
  showFleet(sandbox);

  title('Night 1: check-expiry');
  const first = await night(sandbox);
  show('Outputs', outputLines(first));
  show('Job summary, first lines', first.summary.split('\n').slice(0, 12));

  title('Two weeks later, nobody did anything: check-expiry');
  sandbox.engine.advance(14 * day);
  const second = await night(sandbox);

  title(`Somebody renews the secret of ${renewedName}: check-expiry`);
  renew(sandbox, application(sandbox, renewedName));
  const third = await night(sandbox);
  show('Outputs', outputLines(third));

  title('The issues now');
  const issues = ours(sandbox);
  for (const issue of issues)
    console.log(`  #${issue.number} ${issue.state.padEnd(6)} ${String(issue.comments.length)} comments  ${issue.title}`);
  const closed = issues.find((issue) => issue.state === 'closed');
  if (closed) {
    show(`Issue #${closed.number}, as the first night opened it and the third closed it`, closed.body.split('\n').slice(4, 24));
    show(
      'Its comments',
      closed.comments.flatMap((comment) => comment.body.split('\n'))
    );
  }

  const seen = {
    opened: count(first, 'opened'),
    updated: count(second, 'updated') + count(second, 'commented'),
    closed: count(third, 'closed')
  };
  title(
    `Done: ${seen.opened} issues opened, ${seen.updated} updated, ${seen.closed} closed, ${sandbox.exchanges.length} requests in three nights`
  );
  process.exitCode = Object.values(seen).every((number) => number > 0) ? 0 : 1;
} finally {
  await sandbox.close();
}

/** One run of the committed action; its log is printed as a runner shows it. */
async function night(target: Sandbox): Promise<ActionRun> {
  const before = target.exchanges.length;
  const run = await runAction({ operation: 'check-expiry', ...target.inputs }, target.env);
  console.log(asRunner(run.log));
  console.log(`\n  exit code ${run.exitCode}, outcome ${run.outputs.outcome ?? 'none'}, ${target.exchanges.length - before} requests`);
  return run;
}

/** Workflow commands as a person sees them: groups indented, masked values hidden, debug lines left out. */
function asRunner(log: string): string {
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

function count(run: ActionRun, action: string): number {
  const { issues = [] } = JSON.parse(run.outputs.result ?? '{}') as { issues?: { action: string }[] };
  return issues.filter((note) => note.action === action).length;
}

function ours({ world }: Sandbox): Issue[] {
  return world.state.github.repositories
    .flatMap((repository) => repository.issues)
    .filter((issue) => issue.labels.includes('aks-service-principal'));
}

function application({ world }: Sandbox, name: string): Application {
  const found = world.state.graph.applications.find((candidate) => candidate.displayName === name);
  if (!found) throw new Error(`the seed has no application ${name}`);
  return found;
}

/** As a careful person would: a new secret, given to the clusters, then the old one removed. */
function renew({ world }: Sandbox, target: Application): void {
  const [old] = target.passwordCredentials;
  if (!old) throw new Error(`${target.displayName} has no secret to renew`);
  const secret = `renewed-${old.secret}`;
  const fresh = {
    ...old,
    keyId: crypto.randomUUID(),
    secret,
    hint: secret.slice(0, 3),
    startDateTime: new Date(world.now()).toISOString(),
    endDateTime: new Date(world.now() + 365 * day).toISOString()
  };
  target.passwordCredentials = [fresh];
  for (const cluster of world.state.arm.clusters) if (cluster.clientId === target.appId) cluster.secret = secret;
}

function showFleet({ world, origin }: Sandbox): void {
  const { arm, graph } = world.state;
  console.log(
    `  ${origin}: ${arm.subscriptions.length} subscriptions, ${arm.clusters.length} clusters, ${graph.applications.length} applications`
  );
  for (const { name, clientId, powerState } of arm.clusters)
    console.log(
      `    ${name.padEnd(28)} ${clientId === 'msi' ? 'managed identity' : clientId}${powerState === 'Stopped' ? '  stopped' : ''}`
    );
}

function outputLines(run: ActionRun): string[] {
  return Object.entries(run.outputs)
    .filter(([name]) => name !== 'result')
    .map(([name, value]) => `${name}=${value}`);
}

function title(text: string): void {
  console.log(`\n=== ${text} ===\n`);
}

function show(heading: string, lines: readonly string[]): void {
  console.log(`\n  ▸ ${heading}`);
  for (const line of lines) console.log(`    ${line}`);
}
