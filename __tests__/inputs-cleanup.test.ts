import { describe, expect, it } from '@jest/globals';
import { parseInputs } from '../src/inputs.ts';

const appId = '20000000-0000-4000-8000-000000000001';
const cluster = `/subscriptions/${appId}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks`;
const digest = 'a'.repeat(64);

function parse(inputs: Record<string, string>): unknown {
  return parseInputs((name) => ({ operation: 'cleanup', auth: 'azure-cli', ...inputs })[name] ?? '', {});
}

describe('the inputs of cleanup', () => {
  it.each<[string, Record<string, string>, object]>([
    [
      'an application',
      { 'app-id': appId.toUpperCase() },
      { target: { kind: 'app-id', appId }, deleteCluster: false, sweep: 'none', purge: false }
    ],
    ['a cluster to be deleted', { cluster, 'delete-cluster': 'true' }, { target: { kind: 'cluster', id: cluster }, deleteCluster: true }],
    ['a sweep', { sweep: 'orphans', grace: '2w', purge: 'true' }, { target: { kind: 'tenant' }, sweep: 'orphans', grace: 14 * 86_400_000 }],
    ['expired credentials alone', { 'expired-credentials': 'delete' }, { target: { kind: 'tenant' }, expiredCredentials: 'delete' }],
    ['a plan to be held to', { 'app-id': appId, 'expected-plan': digest.toUpperCase() }, { expectedPlan: digest }]
  ])('accept %s', (_, inputs, expected) => {
    expect(parse(inputs)).toMatchObject(expected);
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, 'app-id: got nothing'],
    ['two principals', { 'app-id': appId, cluster }, 'exactly one of app-id and cluster'],
    ['a principal beside a sweep', { 'app-id': appId, sweep: 'orphans' }, 'no app-id or cluster beside'],
    ['a principal beside expired credentials', { cluster, 'expired-credentials': 'delete' }, 'no app-id or cluster beside'],
    ['delete-cluster without a cluster', { 'app-id': appId, 'delete-cluster': 'true' }, 'delete-cluster: got "true"'],
    ['a grace without a sweep', { 'app-id': appId, grace: '1d' }, 'grace: got "1d"'],
    ['a purge of nothing', { 'expired-credentials': 'delete', purge: 'true' }, 'purge: got "true"'],
    ['a sweep of something else', { sweep: 'all' }, 'sweep: got "all"; accepts none or orphans'],
    ['half a plan', { 'app-id': appId, 'expected-plan': 'abc' }, 'expected-plan: got "abc"'],
    ['a lease', { 'app-id': appId, lease: '2h' }, 'it belongs to rotate']
  ])('refuse %s', (_, inputs, message) => {
    expect(() => parse(inputs)).toThrow(message);
  });
});
