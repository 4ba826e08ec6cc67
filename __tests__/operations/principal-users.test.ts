import { describe, expect, it } from '@jest/globals';
import { clusterTag } from '../../src/domain/ledger-tags.ts';
import { findUsers, ledgerClusters, type PrincipalUsers, type UserPorts, type UserQuery } from '../../src/operations/principal-users.ts';
import { appId, cluster, guid, subscriptionId } from '../domain/facts.ts';
import { problem, Process } from './application-world.ts';
import { portsOf, RotateWorld } from './rotate-world.ts';

function begin(names: string): RotateWorld {
  const world = new RotateWorld();
  for (const name of names) world.addCluster(name, guid(1));
  return world;
}

function find(world: RotateWorld, query: Partial<UserQuery> = {}, more: Partial<UserPorts> = {}): Promise<PrincipalUsers> {
  const ports = { ...portsOf(world, new Process(world)), ...more };
  return findUsers({ appId, tags: [], named: [], trustVisibleScope: false, lists: false, ...query }, ports);
}

const names = ({ clusters }: PrincipalUsers): string => clusters.map(({ name }) => name).join('');
const tag = (name: string): string => clusterTag(cluster(name).id) ?? '';

describe('findUsers', () => {
  it('finds those of Resource Graph, of the ledger, of the lists and those named, each once', async () => {
    const world = begin('abcd');
    for (const name of 'bcd') world.named(name).unlisted = true;
    expect(names(await find(world))).toBe('a');
    expect(names(await find(world, { tags: [tag('b'), tag('a')], named: [cluster('c').id.toUpperCase(), cluster('a').id] }))).toBe('abc');
    expect(names(await find(world, { lists: true }))).toBe('abcd');
  });

  it('believes ARM, not Resource Graph: moved, gone and appId in another case', async () => {
    const world = begin('abc');
    const stale = [...world.clusters.values()].map(({ state }) => state);
    world.named('a').state = { ...world.named('a').state, clientId: guid(99) };
    world.named('b').gone = true;
    world.named('c').state = { ...world.named('c').state, clientId: appId.toUpperCase() };
    const { fleet } = portsOf(world, new Process(world));
    const users = await find(world, {}, { fleet: { ...fleet, clusters: async () => ({ items: stale, problems: [] }) } });
    expect(names(users)).toBe('c');
    expect(users).toMatchObject({ gone: [cluster('b').id], complete: true });
  });

  it('cannot tell whose a cluster is that shows a name, and has not seen everything if that one is named', async () => {
    const world = begin('ab');
    const rows = [...world.clusters.values()].map(({ state }) => state);
    const { fleet } = portsOf(world, new Process(world));
    const more = { fleet: { ...fleet, clusters: async () => ({ items: rows, problems: [] }) } };
    world.named('b').state = { ...world.named('b').state, clientId: 'https://www.contoso.org/example' };
    const problems = [{ code: 'cluster-principal-named', message: expect.stringContaining(cluster('b').id) }];
    const trusting = { trustVisibleScope: true };
    expect(await find(world, trusting, more)).toMatchObject({ seen: true, complete: false, problems, gone: [] });
    expect(await find(world, { ...trusting, lists: true })).toMatchObject({ seen: true, complete: false, problems });
    expect(await find(world, { ...trusting, tags: [tag('b')] })).toMatchObject({ seen: false, complete: false, problems });
    expect(names(await find(world, { ...trusting, named: [cluster('b').id] }))).toBe('a');
    world.named('b').gone = true;
    expect(await find(world, trusting, more)).toMatchObject({ complete: true, problems: [] });
  });

  it.each<[string, boolean, boolean, (world: RotateWorld) => Promise<PrincipalUsers>]>([
    ['everything seen', true, true, (world) => find(world)],
    ['no role at the root', true, false, (world) => find(Object.assign(world, { covered: false }))],
    [
      'no role at the root, but the word of the user',
      true,
      true,
      (world) => find(Object.assign(world, { covered: false }), { trustVisibleScope: true })
    ],
    [
      'a cluster of the ledger cannot be read, whatever the user says',
      false,
      false,
      (world) => {
        world.named('a').unreadable = true;
        return find(world, { tags: [tag('a')], trustVisibleScope: true });
      }
    ],
    [
      'a cluster of the ledger is gone',
      true,
      true,
      (world) => {
        world.named('a').gone = true;
        return find(world, { tags: [tag('a')] });
      }
    ],
    [
      'a page of Resource Graph is missing',
      false,
      false,
      (world) =>
        find(
          world,
          { trustVisibleScope: true },
          {
            fleet: {
              ...portsOf(world, new Process(world)).fleet,
              clusters: async () => ({ items: [], problems: [problem('arg-truncated')] })
            }
          }
        )
    ],
    [
      'a subscription is missing',
      false,
      false,
      (world) =>
        find(
          world,
          { trustVisibleScope: true },
          {
            fleet: {
              ...portsOf(world, new Process(world)).fleet,
              subscriptions: async () => ({ items: [], problems: [problem('arm-forbidden')] })
            }
          }
        )
    ],
    [
      'a list is missing',
      false,
      false,
      (world) => {
        const { clusterWrites } = portsOf(world, new Process(world));
        const list = async () => ({ items: [], problems: [problem('arm-forbidden')] });
        return find(
          world,
          { lists: true, trustVisibleScope: true },
          {
            clusterWrites: Object.assign(Object.create(clusterWrites), {
              list,
              state: clusterWrites.state.bind(clusterWrites)
            }) as UserPorts['clusterWrites']
          }
        );
      }
    ],
    [
      'one subscription is not covered',
      true,
      false,
      (world) => find(world, {}, { access: { coverage: async () => ({ tenant: true, subscriptionIds: new Set<string>(), problems: [] }) } })
    ]
  ])('%s: seen %j, complete %j', async (_, seen, complete, look) => {
    const users = await look(begin('a'));
    expect(users).toMatchObject({ seen, complete });
    expect(users.problems.length > 0).toBe(!complete);
  });
});

describe('ledgerClusters', () => {
  it('gives resource ids, and nothing for what names no cluster', () => {
    expect(ledgerClusters([tag('a'), 'aks-sp:cluster:0123456789abcdef:x/y/z', 'aks-sp:managed'])).toEqual([
      cluster('a')
        .id.toLowerCase()
        .replace('/resourcegroups/', '/resourceGroups/')
        .replace('microsoft.containerservice/managedclusters', 'Microsoft.ContainerService/managedClusters')
    ]);
    expect(subscriptionId).toBe(subscriptionId.toLowerCase());
  });
});
