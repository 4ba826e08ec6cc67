import { describe, expect, it } from '@jest/globals';
import { assignmentName, disksRole } from '../../src/domain/access.ts';
import { madeByThisAction } from '../../src/domain/access-plan.ts';
import type { ActionError } from '../../src/errors.ts';
import { delegate } from '../../src/operations/delegate.ts';
import type { WriteAnswer } from '../../src/ports.ts';
import {
  application,
  forbidden,
  grants,
  group,
  Killed,
  ports,
  principal,
  registry,
  run,
  states,
  sub,
  subscription,
  vault,
  World,
  type Mishap
} from './delegate-world.ts';

const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const lines = [`acr-pull @ ${registry}`, `network @ ${group}`, `disks @ ${group}`, `Reader @ ${sub}`];
const names = ['acrPull', 'networkContributor', `aks-sp disks ${subscription}`, 'Reader'];
const stranger = {
  ...{ id: 'stranger', name: '99999999-9999-4999-8999-999999999999', scope: group, roleDefinitionId: `x/${reader}` },
  ...{ principalId: principal.objectId, conditional: false }
};

/** Everything that was asked for, each once, and nothing else. */
function expectDone(world: World): void {
  expect(world.assignments).toHaveLength(lines.length);
  expect(world.assignments.every(madeByThisAction)).toBe(true);
  expect(new Set(world.assignments.map((each) => each.name)).size).toBe(lines.length);
  expect([...world.roles.values()].filter((role) => role.name.startsWith('aks-sp'))).toHaveLength(1);
}

describe('a run', () => {
  it('makes what is missing, each under its derived name; a second run writes nothing', async () => {
    const world = new World();
    const first = await run(world, lines);
    expect(first).toMatchObject({ outcome: 'changed', complete: true, failure: null, problems: [] });
    expect(states(first)).toEqual(names.map((name) => `${name} created`));
    expectDone(world);
    const { writes } = world;
    const second = await run(world, lines);
    expect(second.outcome).toBe('unchanged');
    expect(states(second)).toEqual(names.map((name) => `${name} present`));
    expect(world.writes).toBe(writes);
  });

  it('makes a line that is there twice once', async () => {
    const world = new World();
    const done = await run(world, [`Reader @ ${group}`, `${reader} @ ${group.toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions')}`]);
    expect(states(done)).toEqual(['Reader created']);
    expect(world.assignments).toHaveLength(1);
  });

  it('counts an equal one under another name as present and leaves it alone', async () => {
    const world = new World();
    world.assignments = [stranger];
    const done = await run(world, [`Reader @ ${group}`], { prune: true });
    expect(done.outcome).toBe('unchanged');
    expect(world).toMatchObject({ writes: 0, assignments: [stranger] });
    expect(done.log[1]?.lines[0]).toContain('under another name');
  });

  it('warns of an equal one under a condition', async () => {
    const world = new World();
    world.assignments = [{ ...stranger, conditional: true }];
    const done = await run(world, [`Reader @ ${group}`]);
    expect(done).toMatchObject({
      outcome: 'unchanged',
      failure: null,
      annotations: [{ level: 'warning', title: 'delegate: role-assignment-conditional' }]
    });
  });

  it('dry: plans role and assignments in order, sends no write, names the missing rights', async () => {
    const world = new World();
    world.lacking = ['Microsoft.Authorization/roleDefinitions/write', 'Microsoft.Authorization/roleAssignments/delete'];
    const done = await run(world, lines, { dryRun: true });
    expect(done).toMatchObject({ outcome: 'planned', failure: null });
    expect(states(done)).toEqual(names.map((name) => `${name} planned`));
    expect(world).toMatchObject({ writes: 0, assignments: [] });
    expect(done.log[1]?.lines[2]).toMatch(/missing: its custom role .* too: PUT .*roleDefinitions\/.*, then PUT .*roleAssignments/);
    expect(done.problems.map(({ code }) => code)).toEqual(['right-missing']);
    expect(done.problems[0]?.message).toContain('roleDefinitions/write');
    expect(done.problems[0]?.message).not.toContain('delete');
  });

  it('warns when the caller gives to itself', async () => {
    const world = new World();
    const settings = {
      target: { kind: 'app-id' as const, appId: principal.appId },
      grants: grants(`Reader @ ${sub}`),
      prune: false,
      dryRun: false
    };
    const done = await delegate(settings, {
      ...ports(world),
      caller: { tenantId: 't', appId: principal.appId.toUpperCase(), objectId: null }
    });
    expect(done).toMatchObject({ outcome: 'changed', annotations: [{ level: 'warning', title: 'delegate: own-identity' }] });
    expect((await run(world, [`Reader @ ${sub}`])).annotations).toEqual([]);
  });
});

describe('which role a line means', () => {
  it('the reader of repositories where a registry is in ABAC mode; AcrPull of before is extra then', async () => {
    const world = new World();
    await run(world, [`acr-pull @ ${registry}`]);
    world.abac = true;
    const done = await run(world, [`acr-pull @ ${registry}`], { prune: true });
    expect(states(done)).toEqual(['repositoryReader created', 'acrPull removed']);
  });

  it.each<[string, string, (world: World) => void, string]>([
    ['no such role', `Nobody @ ${group}`, () => undefined, 'role-not-found'],
    ['no such role id', `${subscription} @ ${group}`, () => undefined, 'role-not-found'],
    [
      'two of a name',
      `Twin @ ${group}`,
      (world) => ['a', 'b'].forEach((id) => world.roles.set(id, { id: `x/${id}`, name: 'twin', actions: [], notActions: [] })),
      'role-ambiguous'
    ],
    ['a vault on access policies', `key-vault-secrets @ ${vault}`, (world) => (world.vaultRoles = false), 'vault-access-policies'],
    [
      'a disks role that was edited',
      `disks @ ${group}`,
      (world) => world.roles.set(disksRole(subscription).guid, { ...disksRole(subscription), actions: ['Microsoft.Compute/disks/read'] }),
      'disks-role-changed'
    ],
    ['assignments that cannot be read', `network @ ${group}`, (world) => world.unreadable.push(group), 'arm-forbidden']
  ])('%s fails that line and no other', async (_, line, prepare, code) => {
    const world = new World();
    prepare(world);
    const done = await run(world, [line, `Reader @ ${sub}`]);
    expect(done).toMatchObject({ outcome: 'partial', failure: { code } });
    expect(states(done)[0]).toMatch(/ failed$/);
    expect(states(done)[1]).toBe('Reader created');
    expect(world.writes).toBe(1);
  });

  it('reuses the disks role of before', async () => {
    const world = new World();
    world.roles.set(disksRole(subscription).guid, disksRole(subscription));
    await run(world, [`disks @ ${group}`, `disks @ ${group}/providers/Microsoft.Compute/disks/a`]);
    expect(world.writes).toBe(2);
  });

  it('a disks role that may not be made fails every line that needs it, with one request', async () => {
    const world = new World();
    world.refusals = [{ kind: 'refused', problem: { code: 'disks-role-forbidden', message: 'no', hint: 'h' } }];
    const done = await run(world, [`disks @ ${group}`, `disks @ ${group}/providers/Microsoft.Compute/disks/a`]);
    expect(done).toMatchObject({ outcome: 'failed', failure: { code: 'delegate-incomplete' } });
    expect(world.writes).toBe(1);
  });
});

describe('what the service answers', () => {
  const notYet = (code: string): WriteAnswer => ({ kind: 'not-yet', problem: { code, message: 'm', hint: 'h' } });

  it('a principal that is not replicated is waited for', async () => {
    const world = new World();
    world.refusals = Array.from({ length: 12 }, () => notYet('principal-not-replicated'));
    expect(states(await run(world, [`Reader @ ${sub}`]))).toEqual(['Reader created']);
    expect(world.waited).toBeGreaterThan(120_000);
  });

  it('but not for more than ten minutes and a little', async () => {
    const world = new World();
    world.refusals = Array.from({ length: 1000 }, () => notYet('principal-not-replicated'));
    expect(await run(world, [`Reader @ ${sub}`])).toMatchObject({ outcome: 'failed', failure: { code: 'principal-not-replicated' } });
    expect(world.waited).toBeGreaterThanOrEqual(600_000);
    expect(world.waited).toBeLessThan(660_000);
  });

  it('a role that ARM does not know is waited for only if this run made it', async () => {
    const old = new World();
    old.refusals = [notYet('role-not-assignable')];
    expect(await run(old, [`Reader @ ${sub}`])).toMatchObject({ failure: { code: 'role-not-assignable' } });
    expect(old.waited).toBe(0);
    const fresh = new World();
    const { roles } = fresh;
    // The role itself is accepted at once: the refusals begin after it.
    const set = roles.set.bind(roles);
    roles.set = (key, value) => {
      fresh.refusals = [notYet('role-not-assignable'), notYet('role-not-assignable')];
      return set(key, value);
    };
    expect(states(await run(fresh, [`disks @ ${group}`]))).toEqual([`aks-sp disks ${subscription} created`]);
    expect(fresh.waited).toBeGreaterThan(0);
  });

  it('a conflict means that somebody was faster', async () => {
    const world = new World();
    const { create } = world;
    world.create = (wanted) => {
      world.assignments = [stranger];
      return create.call(world, wanted);
    };
    expect(states(await run(world, [`Reader @ ${group}`]))).toEqual(['Reader present']);
    expect(world.assignments).toEqual([stranger]);
  });

  it('a refusal fails its line, and the others go on', async () => {
    const world = new World();
    world.refusals = [{ kind: 'refused', problem: { code: 'role-assignment-limit', message: 'full', hint: 'tidy' } }];
    const done = await run(world, lines);
    expect(done).toMatchObject({ outcome: 'partial', failure: { code: 'role-assignment-limit' } });
    expect(world.assignments).toHaveLength(lines.length - 1);
    // Its text is what the step fails with; it is not said twice.
    expect(done.annotations).toEqual([]);
  });
});

describe('reads that lag behind writes', () => {
  const minutes = 60_000;
  const extra = (name: string) => ({ ...stranger, id: name, name: assignmentName(group, reader, principal.objectId) });

  it('are waited for, up to the time that replication may take', async () => {
    for (const lag of [15_000, 2 * minutes, 9 * minutes]) {
      const world = Object.assign(new World(), { lag });
      const done = await run(world, [`Reader @ ${sub}`, `disks @ ${group}`]);
      expect(done).toMatchObject({ outcome: 'changed', failure: null, problems: [] });
      expect(states(done)).toEqual(['Reader created', `aks-sp disks ${subscription} created`]);
    }
  });

  it('are waited for where somebody was faster, too', async () => {
    const world = Object.assign(new World(), { lag: 3 * minutes });
    const { create } = world;
    world.create = (wanted) => {
      world.assignments = [stranger];
      return create.call(world, wanted);
    };
    expect(states(await run(world, [`Reader @ ${group}`]))).toEqual(['Reader present']);
  });

  it('are waited for after a removal, which is sent once', async () => {
    const world = Object.assign(new World(), { lag: 5 * minutes, assignments: [extra('extra')] });
    const done = await run(world, [`Reader @ ${sub}`], { prune: true });
    expect(done).toMatchObject({ outcome: 'changed', problems: [] });
    expect(states(done)).toEqual(['Reader created', 'Reader removed']);
    expect([world.assignments.map(({ scope }) => scope), world.writes]).toEqual([[sub], 2]);
  });

  it.each<[string, string[], string]>([
    ['an assignment', [`Reader @ ${sub}`], 'role-assignment-not-confirmed'],
    ['a role', [`disks @ ${group}`], 'disks-role-not-confirmed']
  ])('that never show %s end with a word, and soon after that time', async (_, wanted, code) => {
    const world = Object.assign(new World(), { lag: 99 * minutes });
    expect(await run(world, wanted)).toMatchObject({ outcome: 'failed', failure: { code } });
    expect(world.waited).toBeGreaterThanOrEqual(10 * minutes);
    expect(world.waited).toBeLessThan(11 * minutes);
  });
});

describe('prune', () => {
  const ours = (scope: string, role = reader) => ({
    ...{ ...stranger, id: `${scope}-${role}`, scope, roleDefinitionId: `x/${role}`, name: assignmentName(scope, role, principal.objectId) }
  });
  const other = '55555555-5555-4555-8555-555555555555';

  it('removes what this action made and nobody lists, in every subscription, and nothing else', async () => {
    const world = new World();
    world.subscriptions = [subscription, other];
    const foreign = { ...ours(sub), id: 'foreign', principalId: '66666666-6666-4666-8666-666666666666' };
    world.assignments = [stranger, foreign, ours(group), ours(`/subscriptions/${other}`), ours(sub)];
    const done = await run(world, [`Reader @ ${sub}`], { prune: true });
    expect(done).toMatchObject({ outcome: 'changed', complete: true });
    expect(states(done)).toEqual(['Reader present', 'Reader removed', 'Reader removed']);
    expect(world.assignments.map((each) => each.id)).toEqual(['stranger', 'foreign', ours(sub).id]);
  });

  it('is never done unasked: extra ones are told', async () => {
    const world = new World();
    world.assignments = [ours(group)];
    const done = await run(world, [`Reader @ ${sub}`]);
    expect(world.assignments).toHaveLength(2);
    expect(done.log[1]?.lines.join('\n')).toContain('prune: true removes it');
  });

  it('dry: plans and removes nothing', async () => {
    const world = new World();
    world.assignments = [ours(group), ours(sub)];
    world.lacking = ['Microsoft.Authorization/roleAssignments/delete'];
    const done = await run(world, [`Reader @ ${sub}`], { prune: true, dryRun: true });
    expect(done).toMatchObject({ outcome: 'planned', problems: [{ code: 'right-missing' }] });
    expect(world).toMatchObject({ writes: 0 });
    expect(done.log[1]?.lines.join('\n')).toContain('DELETE');
  });

  it.each<[string, (world: World) => void, string[], boolean]>([
    ['a line failed', () => undefined, [`Nobody @ ${group}`, `Reader @ ${sub}`], true],
    [
      'an assignment was refused',
      (world) => (world.refusals = [{ kind: 'refused', problem: forbidden }]),
      [`network @ ${group}`, `Reader @ ${sub}`],
      true
    ],
    [
      'a subscription could not be read',
      (world) => (world.subscriptions.push(other), world.unreadable.push(`/subscriptions/${other}`)),
      [`Reader @ ${sub}`],
      false
    ]
  ])('removes nothing when %s', async (_, prepare, asked, complete) => {
    const world = new World();
    world.assignments = [ours(group), ours(sub)];
    prepare(world);
    const done = await run(world, asked, { prune: true });
    expect(done).toMatchObject({ outcome: 'partial', complete });
    expect(done.problems.map(({ code }) => code)).toContain('prune-skipped');
    expect(world.assignments.map((each) => each.id)).toEqual(expect.arrayContaining([ours(group).id, ours(sub).id]));
  });
});

describe('when a run is killed or an answer is lost', () => {
  const mishaps: Mishap[] = ['die-before', 'die-after', 'lose-before', 'lose-after'];
  const nth = [1, 2, 3, 4, 5, 6];
  const cases = mishaps.flatMap((mishap) => nth.map((n): [Mishap, number] => [mishap, n]));

  it.each(cases)('%s at write %i: this run or the next leaves everything once', async (mishap, n) => {
    const world = new World();
    // One extra is to go: five writes to make four and their role, one to remove.
    world.assignments = [{ ...stranger, id: 'extra', name: assignmentName(group, reader, principal.objectId) }];
    world.mishaps.set(n, mishap);
    const outcome = await run(world, lines, { prune: true }).then(
      (done) => done.outcome,
      (error: unknown) => {
        if (error instanceof Killed) return 'killed';
        throw error;
      }
    );
    expect(outcome).toBe(mishap.startsWith('die') ? 'killed' : 'changed');
    if (outcome === 'killed') await run(world, lines, { prune: true });
    expectDone(world);
    const { writes } = world;
    expect((await run(world, lines, { prune: true })).outcome).toBe('unchanged');
    expect(world.writes).toBe(writes);
  });

  it('answers that stay lost end the line, not the run', async () => {
    const world = new World();
    for (const n of [1, 2, 3]) world.mishaps.set(n, 'lose-before');
    expect(await run(world, lines)).toMatchObject({ outcome: 'partial', failure: { code: 'arm-unavailable' } });
    expect(world.assignments).toHaveLength(lines.length - 1);
  });

  it('two runs at once leave everything once', async () => {
    const world = new World();
    const [a, b] = await Promise.all([run(world, lines), run(world, lines)]);
    expect([a, b].map(({ failure }) => failure)).toEqual([null, null]);
    expectDone(world);
  });
});

describe('whom', () => {
  const refusal = async (world: World, target: Parameters<typeof run>[2]): Promise<Pick<ActionError, 'code' | 'hint'>> =>
    run(world, [`Reader @ ${sub}`], target).then(
      () => {
        throw new Error('was accepted');
      },
      (error: unknown) => error as ActionError
    );
  const byObject = (objectId: string) => ({ target: { kind: 'object-id' as const, objectId } });
  const byApp = (appId: string) => ({ target: { kind: 'app-id' as const, appId } });
  const byCluster = { target: { kind: 'cluster' as const, id: 'c' } };

  it.each([
    ['appId', byApp(principal.appId)],
    ['object id', byObject(principal.objectId)],
    ['cluster', byCluster]
  ])('by %s', async (_, target) => {
    const world = new World();
    await run(world, [`Reader @ ${sub}`], target);
    expect(world.assignments).toMatchObject([{ principalId: principal.objectId }]);
  });

  it.each<[string, object, string, string]>([
    ['the object id of an application', byObject(application.objectId), 'principal-is-application', principal.objectId],
    ['the same as app-id', byApp(application.objectId), 'principal-is-application', application.appId],
    ['an appId as object id', byObject(principal.appId), 'principal-not-found', principal.objectId],
    ['an object id as appId', byApp(principal.objectId), 'principal-not-found', principal.appId],
    ['an unknown appId', byApp(subscription), 'principal-not-found', 'Check the id'],
    ['an unknown object id', byObject(subscription), 'principal-not-found', 'Check the id']
  ])('%s is explained', async (_, target, code, hint) => {
    const world = new World();
    expect(await refusal(world, target)).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(world.writes).toBe(0);
  });

  it.each<[string, World['cluster'], string]>([
    ['on managed identity', { clientId: 'msi' }, 'cluster-managed-identity'],
    ['that shows a name', { id: 'c', clientId: 'https://www.contoso.org/example' }, 'cluster-principal-named'],
    ['that cannot be read', null, 'arm-not-found'],
    ['whose principal is gone', { clientId: subscription }, 'principal-not-found']
  ])('a cluster %s is explained', async (_, cluster, code) => {
    const world = new World();
    world.cluster = cluster;
    expect(await refusal(world, byCluster)).toMatchObject({ code });
  });

  it('a service principal that shows up late is waited for, one that does not is explained', async () => {
    const world = new World();
    world.servicePrincipals = [];
    expect(await refusal(world, byApp(principal.appId))).toMatchObject({ code: 'principal-missing' });
    expect(world.waited).toBeGreaterThan(0);
    const late = { ...ports(world), delay: async () => void (world.servicePrincipals = [principal]) };
    const settings = { ...byApp(principal.appId), grants: grants(`Reader @ ${sub}`), prune: false, dryRun: false };
    expect((await delegate(settings, late)).outcome).toBe('changed');
  });
});
