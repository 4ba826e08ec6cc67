import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../src/errors.ts';
import { parseInputs, type Inputs } from '../src/inputs.ts';

const id = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const group = `/subscriptions/${id}/resourceGroups/rg`;
const cluster = `${group}/providers/Microsoft.ContainerService/managedClusters/a`;
const vault = 'https://contoso.vault.azure.net/secrets/aks';
const base = { operation: 'provision', 'tenant-id': id, 'client-id': id, 'client-secret': 's3cret', name: 'AKS Shop' };

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

describe('provision', () => {
  it('takes a name, and makes the unique name of it', () => {
    expect(read(base)).toMatchObject({
      operation: 'provision',
      target: { kind: 'name', displayName: 'AKS Shop', uniqueName: 'aks-shop' },
      adopt: false,
      validFor: 365 * 86_400_000,
      grants: [],
      newSecret: 'if-needed',
      cluster: null,
      stores: []
    });
  });

  it.each([
    ['https://www.contoso.org/example', 'https-www-contoso-org-example'],
    ['  Müller & Söhne  ', 'muller-sohne'],
    ['__a__', 'a'],
    ['x'.repeat(256), 'x'.repeat(120)]
  ])('makes of the name %j the unique name %j', (name, uniqueName) => {
    expect(read({ ...base, name })).toMatchObject({ target: { displayName: name.trim(), uniqueName } });
  });

  it('takes a unique name of its own, an appId, roles, stores and a cluster', () => {
    expect(read({ ...base, 'unique-name': 'Shop/1', adopt: 'true' })).toMatchObject({ target: { uniqueName: 'Shop/1' }, adopt: true });
    expect(read({ ...base, name: '', 'app-id': id.toUpperCase(), adopt: 'true' })).toMatchObject({ target: { kind: 'app-id', appId: id } });
    const inputs = read({
      ...base,
      assign: `network @ ${group}`,
      store: vault,
      'new-secret': 'always',
      cluster,
      'cluster-template': 'a.json'
    });
    expect(inputs).toMatchObject({
      grants: [{ scope: { id: group } }],
      stores: [{ kind: 'key-vault' }],
      newSecret: 'always',
      cluster: { template: 'a.json', id: cluster }
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['no name', { name: '' }, /name: got nothing; accepts a display name .* or app-id instead/],
    ['a name that is too long', { name: 'x'.repeat(257) }, /name: got "x+"/],
    ['a name with a line break in it', { name: 'a\nb' }, /name: got/],
    ['a name of which no unique name can be made', { name: '集群' }, /unique-name: got nothing/],
    ['a unique name that is too long', { 'unique-name': 'x'.repeat(121) }, /unique-name: got/],
    ['two applications', { name: '', 'app-id': `${id}\n${other}` }, /app-id: got "[^"]+"; accepts one id/],
    ['a name beside an appId', { 'app-id': id }, /name: got "AKS Shop"; accepts no value beside app-id/],
    [
      'a unique name beside an appId',
      { name: '', 'unique-name': 'x', 'app-id': id },
      /unique-name: got "x"; accepts no value beside app-id/
    ],
    ['adopt by display name', { adopt: 'true' }, /adopt: got "true"; accepts true only with app-id or unique-name/],
    ['a life of less than a day', { 'valid-for': '23h' }, /valid-for: got "23h"/],
    ['a life that is none', { 'valid-for': 'long' }, /valid-for: got "long"/],
    ['a new secret for nobody', { 'new-secret': 'always' }, /new-secret: got "always"; accepts always only with store or cluster-template/],
    ['another word for new-secret', { 'new-secret': 'yes' }, /new-secret: got "yes"/],
    ['a cluster without template', { cluster }, /cluster: got .* accepts no value without cluster-template/],
    ['a template without cluster', { 'cluster-template': 'a.json' }, /cluster: got nothing; accepts exactly one/],
    ['a template for two clusters', { 'cluster-template': 'a.json', cluster: `${cluster},${cluster}2` }, /cluster: got/],
    ['a role without scope', { assign: 'acr-pull' }, /assign: got "acr-pull"/],
    ['an input of rotate', { overlap: '1h' }, /overlap: got "1h"; accepts no value with operation provision/]
  ])('refuses %s', (_, values, text) => {
    expect(refusal({ ...base, ...values })).toMatch(text);
  });

  it('names all problems at once, each once', () => {
    const message = refusal({
      ...base,
      name: '',
      adopt: 'true',
      'valid-for': '1h',
      'new-secret': 'always',
      'cluster-template': '',
      cluster
    });
    const named = [...message.matchAll(/^- ([a-z-]+):/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(['adopt', 'cluster', 'name', 'new-secret', 'valid-for']);
  });
});
