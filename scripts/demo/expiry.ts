/** Chapter 1: check-expiry on three nights. Issues are opened, updated and, once a secret was renewed, closed. */
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import type { Application, Issue } from '../../sandbox/world.ts';
import type { ActionRun } from '../run-action.ts';
import { outputLines, perform, show, title, type Expectations } from './stage.ts';

const day = 86_400_000;
const renewedName = 'aks-payments';

export async function expiryChapter(expect: Expectations): Promise<number> {
  const sandbox = await startSandbox();
  try {
    title('1. A tenant in a sandbox');
    showFleet(sandbox);

    title('Night 1: check-expiry');
    const first = await night(sandbox);
    show('Outputs', outputLines(first));
    show('Job summary, first lines', first.summary.split('\n').slice(0, 12));

    title('Two weeks later, nobody did anything: check-expiry');
    sandbox.engine.advance(14 * day);
    const second = await night(sandbox);

    title(`Somebody renews the secret of ${renewedName} by hand: check-expiry`);
    renew(sandbox, application(sandbox, renewedName));
    const third = await night(sandbox);
    show('Outputs', outputLines(third));

    title('The issues now');
    showIssues(ours(sandbox));
    expect.that(`${count(first, 'opened')} issues were opened the first night`, count(first, 'opened') > 0);
    expect.that('issues were updated as time went on', count(second, 'updated') + count(second, 'commented') > 0);
    expect.that('the issue of the renewed secret was closed with the evidence', count(third, 'closed') === 1);
    return sandbox.exchanges.length;
  } finally {
    await sandbox.close();
  }
}

async function night(sandbox: Sandbox): Promise<ActionRun> {
  return perform(sandbox, { operation: 'check-expiry' });
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

function showIssues(issues: readonly Issue[]): void {
  for (const issue of issues)
    console.log(`  #${issue.number} ${issue.state.padEnd(6)} ${String(issue.comments.length)} comments  ${issue.title}`);
  const closed = issues.find((issue) => issue.state === 'closed');
  if (!closed) return;
  show(`Issue #${closed.number}, as the first night opened it and the third closed it`, closed.body.split('\n').slice(4, 24));
  show(
    'Its comments',
    closed.comments.flatMap((comment) => comment.body.split('\n'))
  );
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
