import { afterEach, describe, expect, it } from '@jest/globals';
import { assignmentName } from '../../src/domain/access.ts';
import type { CleanupSettings } from '../../src/operations/cleanup.ts';
import type { OperationResult } from '../../src/result.ts';
import { day, World } from './cleanup-world.ts';

let world: World;
afterEach(() => world.close());

const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const nobody = '88888888-8888-4888-8888-888888888888';

function sweep(more: Partial<CleanupSettings> = {}): Promise<OperationResult> {
  return world.run({ target: { kind: 'tenant' }, sweep: 'orphans', ...more });
}

/** An assignment under the name that this action gives, unless told otherwise. */
function assign(principalId: string, more: Partial<ReturnType<typeof base>> = {}): string {
  const assignment = { ...base(principalId), ...more };
  world.state.arm.roleAssignments.push(assignment);
  return assignment.name;
}

function base(principalId: string) {
  const scope = world.id('x').replace(/\/providers.*/, '');
  return {
    name: assignmentName(scope, `/x/${reader}`, principalId),
    ...{ scope, role: reader, principalId, condition: null as string | null },
    principalType: 'ServicePrincipal' as 'ServicePrincipal' | 'Group' | 'User' | 'Unknown',
    createdOn: new Date(world.tenant.sandbox.world.now() - 90 * day).toISOString()
  };
}

/** Puts another answer in the place of those whose decoded address holds the text, after every retry. */
function answer(part: string, instead: { status: number; text: string }): void {
  const { http } = world.tenant;
  const real = http.send.bind(http);
  http.send = async (request, repeatable, policies) => {
    const got = await real(request, repeatable, policies);
    return decodeURIComponent(request.url).replaceAll('+', ' ').includes(part) ? { ...got, ...instead } : got;
  };
}

function has(name: string): boolean {
  return world.state.arm.roleAssignments.some((each) => each.name === name);
}

describe('an application whose clusters are gone', () => {
  it('is marked first, and goes once the grace has passed', async () => {
    world = await World.open();
    world.remember();
    expect(await sweep({ dryRun: true })).toMatchObject({ outcome: 'planned' });
    expect(world.writes()).toEqual([]);
    expect(await sweep()).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.application().tags.some((tag) => tag.startsWith('aks-sp:gone:'))).toBe(true);
    expect(world.application().passwordCredentials).toHaveLength(1);
    world.tenant.sandbox.engine.advance(6 * day);
    expect(await sweep()).toMatchObject({ outcome: 'unchanged' });
    world.tenant.sandbox.engine.advance(2 * day);
    expect(await sweep()).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.application().deletedDateTime).not.toBeNull();
    expect(world.assignmentsOf(world.principal().id)).toEqual([]);
    expect(world.application('other').deletedDateTime).toBeNull();
    expect(JSON.parse(world.files.get('aks-sp-undo-sweep.json') ?? '')).toMatchObject({ principals: [{ appId: world.appId }] });
  });

  it('goes at once without a grace', async () => {
    world = await World.open();
    world.remember();
    expect(await sweep({ grace: 0 })).toMatchObject({ outcome: 'changed', failure: null });
    expect(world.application().deletedDateTime).not.toBeNull();
  });

  it.each<[string, () => void]>([
    ['no cluster on record', () => undefined],
    ['one of its clusters is still there', () => void (world.remember(), world.remember('theirs'))],
    [
      'its tag of this action is missing',
      () => void (world.remember(), (world.application().tags = world.application().tags.filter((tag) => tag !== 'aks-sp:managed')))
    ],
    [
      'a use by a cluster without a name',
      () => void (world.remember(), world.application().tags.push(`aks-sp:uses:${nobody}:0123456789abcdef:1700000000`))
    ]
  ])('stays where %s', async (_, arrange) => {
    world = await World.open();
    arrange();
    expect(await sweep({ grace: 0 })).toMatchObject({ outcome: 'unchanged', failure: null });
    expect(world.application().deletedDateTime).toBeNull();
  });

  it('stays while it cannot be proved that none was left out', async () => {
    world = await World.open({
      caller: { graphPermissions: ['Application.ReadWrite.All'], roles: [{ role: 'Owner', scope: 'subscription/prod' }] }
    });
    world.remember();
    const result = await sweep({ grace: 0 });
    expect(result).toMatchObject({ outcome: 'unchanged', complete: false });
    expect(world.application().deletedDateTime).toBeNull();
  });
});

describe('an assignment that this action made', () => {
  it('goes when its principal no longer exists; the others are reported or nobody’s business', async () => {
    world = await World.open();
    const made = assign(nobody);
    const foreign = assign('88888888-8888-4888-8888-888888888889', { name: '99999999-9999-4999-8999-999999999999' });
    const young = assign('88888888-8888-4888-8888-88888888888a', {
      createdOn: new Date(world.tenant.sandbox.world.now() - 1000).toISOString()
    });
    const group = assign('88888888-8888-4888-8888-88888888888b', { principalType: 'Group' });
    const live = assign(world.principal().id);
    const result = await sweep();
    expect(result).toMatchObject({ outcome: 'changed', failure: null });
    expect(has(made)).toBe(false);
    for (const name of [foreign, young, group, live]) expect(has(name)).toBe(true);
    const kept = JSON.stringify(result.result.kept);
    expect(kept).toContain(foreign);
    expect(kept).toContain(young);
    expect(kept).not.toContain(live);
    expect(world.files.get('aks-sp-undo-sweep.json')).toContain(made);
  });

  it('stays while its principal is soft-deleted', async () => {
    world = await World.open();
    const principal = world.principal();
    principal.deletedDateTime = new Date(world.tenant.sandbox.world.now()).toISOString();
    const name = assign(principal.id);
    expect(await sweep()).toMatchObject({ outcome: 'unchanged' });
    expect(has(name)).toBe(true);
  });

  it.each<[string, string, number, string]>([
    ['the filter by id answers 403', 'id in (', 403, '{"error":{"code":"Authorization_RequestDenied","message":"no"}}'],
    ['the filter by id answers 500', 'id in (', 500, '{}'],
    ['the filter is cut off', 'id in (', 200, '{"value":[{"id":'],
    ['the filter is answered by a proxy', 'id in (', 200, '<html>'],
    ['a page after the first one fails', 'id in (', 200, '{"value":[],"@odata.nextLink":"https://elsewhere.invalid/next"}'],
    ['the deleted items answer 500', 'deletedItems/microsoft.graph.servicePrincipal', 500, '{}'],
    ['the deleted items are no list', 'deletedItems/microsoft.graph.servicePrincipal', 200, '{}'],
    ['its own address answers 500', `servicePrincipals/${nobody}`, 500, '{}'],
    ['its own address answers 404 of somebody else', `servicePrincipals/${nobody}`, 404, '<html>'],
    ['its deleted item answers 503', `deletedItems/${nobody}`, 503, '{}'],
    ['its deleted item is half an answer', `deletedItems/${nobody}`, 200, '{"id":']
  ])('stays when %s', async (_, part, status, text) => {
    world = await World.open();
    const name = assign(nobody);
    answer(part, { status, text });
    const result = await sweep();
    expect(result.outcome).not.toBe('changed');
    expect(has(name)).toBe(true);
    expect([...(await world.ports().orphans.traces([nobody])).values()]).toEqual(['unknown']);
  });

  it('stays when the list leaves out a principal that is there', async () => {
    world = await World.open();
    const name = assign(world.principal().id);
    answer('id in (', { status: 200, text: '{"value":[]}' });
    const traces = await world.ports().orphans.traces([world.principal().id]);
    expect([...traces.values()]).toEqual(['live']);
    expect(await sweep()).toMatchObject({ outcome: 'unchanged' });
    expect(has(name)).toBe(true);
  });

  it('stays when the caller may read no principal', async () => {
    world = await World.open({ caller: { graphPermissions: [], roles: [{ role: 'Owner', scope: 'root' }] } });
    const name = assign(nobody);
    const result = await sweep();
    expect(result).toMatchObject({ complete: false });
    expect(has(name)).toBe(true);
    const traces = await world.ports().orphans.traces([nobody]);
    expect([...traces.values()]).toEqual(['unknown']);
  });

  it('stays when its principal was restored between the look and the removal', async () => {
    world = await World.open();
    const name = assign(nobody);
    const ports = world.ports();
    const { traces } = ports.orphans;
    let looks = 0;
    ports.orphans.traces = async (ids) =>
      (looks += 1) === 1 ? traces(ids) : new Map(ids.map((id) => [id.toLowerCase(), 'live' as const]));
    const result = await world.run({ target: { kind: 'tenant' }, sweep: 'orphans' }, ports);
    expect(result).toMatchObject({ outcome: 'failed', failure: { code: 'orphan-not-proved' } });
    expect(has(name)).toBe(true);
  });
});

describe('expired managed credentials', () => {
  const credentials = [
    { name: 'old', managed: true, start: '-400d', end: '-35d' },
    { name: 'held', managed: true, start: '-390d', end: '-25d' },
    { name: 'live', managed: true },
    { name: 'by-hand', start: '-400d', end: '-35d' }
  ];
  const cluster = { name: 'aks-1', subscription: 'prod', resourceGroup: 'rg', application: 'aks', credential: 'held' };
  const ledger = { uses: [{ credential: 'held', cluster: 'aks-1', at: '-380d' }] };

  it('are reported, and with delete removed unless a cluster may hold them', async () => {
    world = await World.open({ applications: [{ name: 'aks', credentials, ledger }, { name: 'other' }], clusters: [cluster] });
    const names = (): (string | null)[] =>
      world
        .application()
        .passwordCredentials.map(({ keyId }) => keyId)
        .sort();
    const before = names();
    const reported = await sweep();
    expect(reported).toMatchObject({ outcome: 'unchanged' });
    expect(JSON.stringify(reported.result.kept)).toContain('expired-credentials is report');
    expect(names()).toEqual(before);
    const result = await world.run({ target: { kind: 'tenant' }, expiredCredentials: 'delete' });
    expect(result).toMatchObject({ outcome: 'changed', failure: null });
    const [removed] = world.deleted(result) as { kind: string; keyId?: string }[];
    expect(removed).toMatchObject({ kind: 'credential' });
    expect(names()).toEqual(before.filter((keyId) => keyId !== removed?.keyId));
    expect(world.deleted(result)).toHaveLength(1);
    expect(world.application().passwordCredentials.find(({ displayName }) => displayName === 'by-hand')).toBeDefined();
    expect(await world.run({ target: { kind: 'tenant' }, expiredCredentials: 'delete' })).toMatchObject({ outcome: 'unchanged' });
  });
});
