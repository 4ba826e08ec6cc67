import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../src/errors.ts';
import { parseInputs, type Inputs } from '../src/inputs.ts';

const id = '11111111-1111-4111-8111-111111111111';
const group = `/subscriptions/${id}/resourceGroups/rg`;
const cluster = `${group}/providers/Microsoft.ContainerService/managedClusters/a`;
const base = {
  operation: 'delegate',
  'tenant-id': id,
  'client-id': id,
  'client-secret': 's3cret',
  'app-id': id,
  assign: `network @ ${group}`
};

function read(values: Record<string, string>): Inputs {
  return parseInputs((name) => values[name] ?? '', {});
}

function refusal(values: Record<string, string>): string {
  try {
    read(values);
  } catch (error) {
    if (error instanceof ActionError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('was accepted');
}

describe('delegate', () => {
  it.each<[string, Record<string, string>, object]>([
    ['app-id', { 'app-id': id.toUpperCase() }, { kind: 'app-id', appId: id }],
    ['service-principal-id', { 'app-id': '', 'service-principal-id': id.toUpperCase() }, { kind: 'object-id', objectId: id }],
    ['cluster', { 'app-id': '', cluster }, { kind: 'cluster', id: cluster }],
    [
      'the shorthand',
      { 'app-id': '', 'resource-group': 'rg', 'cluster-name': 'a', 'subscription-id': id },
      { kind: 'cluster', id: cluster }
    ]
  ])('takes %s', (_, values, target) => {
    expect(read({ ...base, ...values })).toMatchObject({ operation: 'delegate', target, prune: false, dryRun: false });
  });

  it('needs neither a GitHub token nor a repository', () => {
    expect(read(base).operation).toBe('delegate');
  });

  it('reads lines with comments and blanks', () => {
    const inputs = read({ ...base, assign: `\n# registry\nnetwork @ ${group} # subnet\r\n\r\n  Reader   @ ${group}  \n`, prune: 'true' });
    expect(inputs).toMatchObject({
      prune: true,
      grants: [{ access: { preset: 'network' } }, { access: { name: 'Reader' }, scope: { id: group } }]
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['nobody to grant to', { 'app-id': '' }, /app-id: got nothing; accepts exactly one of app-id, service-principal-id and cluster/],
    ['two kinds', { 'service-principal-id': id }, /exactly one of app-id/],
    ['two of a kind', { 'app-id': `${id},22222222-1111-4111-8111-111111111111` }, /exactly one of app-id/],
    ['a cluster as well', { cluster }, /exactly one of app-id/],
    ['an object id that is none', { 'app-id': '', 'service-principal-id': 'aks' }, /service-principal-id: got "aks"/],
    ['no lines', { assign: '' }, /assign: got nothing/],
    ['only comments', { assign: '# later' }, /assign: got nothing/],
    ['a scope that is no id', { assign: 'network @ rg' }, /assign: got "network @ rg"; accepts <preset/],
    [
      'a scope that the preset cannot use',
      { assign: `acr-pull @ ${group}` },
      /Microsoft.ContainerRegistry\/registries as the scope of acr-pull, not a resource group/
    ],
    ['a typo in prune', { prune: 'ture' }, /prune: got "ture"/],
    ['an input of another operation', { 'warn-within': '60d' }, /no value with operation delegate; it belongs to check-expiry/]
  ])('refuses %s', (_, values, text) => {
    expect(refusal({ ...base, ...values })).toMatch(text);
  });

  it('lists every bad line', () => {
    const message = refusal({ ...base, assign: `network @ ${group}\nfirst\nacr-pull @ ${group}\n::add-mask::x @ y` });
    expect(message).toContain('3 inputs are wrong');
    expect(message).not.toMatch(/^::/m);
  });

  it('one mistake in the target is one problem', () => {
    expect(refusal({ ...base, 'app-id': 'aks' })).toContain('One input is wrong');
  });
});
