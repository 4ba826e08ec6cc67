import { describe, expect, it } from '@jest/globals';
import { parseTemplate, withPrincipal, type Template } from '../../src/domain/provision-template.ts';

const good = { location: 'westeurope', properties: { dnsPrefix: 'a', agentPoolProfiles: [{ name: 'system', count: 1 }] } };

function read(value: unknown): Template {
  return parseTemplate('aks.json', typeof value === 'string' ? value : JSON.stringify(value));
}

describe('a cluster definition', () => {
  it.each([
    ['plain', JSON.stringify(good)],
    ['with a byte order mark', `\uFEFF${JSON.stringify(good)}`],
    ['with an identity that is null', JSON.stringify({ ...good, identity: null })],
    ['with an identity that says none', JSON.stringify({ ...good, identity: { type: 'None' } })]
  ])('%s is taken as it is', (_, text) => {
    expect(read(text)).toMatchObject({ ok: true, definition: good });
  });

  it('needs no properties, and gets them', () => {
    expect(read({ location: 'x' })).toEqual({ ok: true, definition: { location: 'x' } });
    const properties = { servicePrincipalProfile: { clientId: 'id', secret: 's' } };
    for (const definition of [{ location: 'x' }, { location: 'x', properties: [] }])
      expect(withPrincipal(definition, 'id', 's')).toEqual({ location: 'x', properties });
  });

  it('is refused with all problems in one sentence, and what it should be', () => {
    const template = read({ location: 1, properties: 'x', identity: { type: 'UserAssigned' } });
    expect(template.ok ? null : template.problem).toEqual({
      code: 'cluster-template-invalid',
      message:
        'cluster-template aks.json cannot be used, nothing was sent: location is missing; properties is no object; it has a managed identity, and then AKS uses no service principal.',
      hint: 'It is the JSON body of a managed cluster (location, properties with agentPoolProfiles, dnsPrefix …) without servicePrincipalProfile and identity.'
    });
  });

  it('gets the principal and keeps the rest', () => {
    const template = read(good);
    const made = template.ok ? withPrincipal(template.definition, 'id', 's') : null;
    expect(made).toEqual({ ...good, properties: { ...good.properties, servicePrincipalProfile: { clientId: 'id', secret: 's' } } });
    expect(good.properties).not.toHaveProperty('servicePrincipalProfile');
  });

  it.each<[string, unknown, string[]]>([
    ['that is no JSON', '{"password": "hunter2", ', ['no JSON']],
    ['that is a list', [good], ['no JSON object']],
    ['that is null', 'null', ['no JSON object']],
    ['that is a text', '"x"', ['it is no JSON object']],
    ['with a byte order mark inside', `{\uFEFF"location":"x"}`, ['it is no JSON']],
    ['without location', { properties: {} }, ['location']],
    ['with properties that are none', { location: 'x', properties: [] }, ['properties']],
    [
      'that names a principal',
      { ...good, properties: { servicePrincipalProfile: { clientId: 'x', secret: 'hunter2' } } },
      ['servicePrincipalProfile']
    ],
    [
      'with everything wrong at once',
      { location: ' ', identity: { type: 'SystemAssigned' }, servicePrincipalProfile: {} },
      ['location', 'servicePrincipalProfile', 'managed identity']
    ],
    ['with an identity of an odd type', { ...good, identity: 'SystemAssigned' }, ['managed identity']]
  ])('%s is refused with everything that is wrong, and without its text', (_, value, texts) => {
    const template = read(value);
    if (template.ok) throw new Error('was accepted');
    expect(template.problem.code).toBe('cluster-template-invalid');
    for (const text of texts) expect(template.problem.message).toContain(text);
    expect(JSON.stringify(template.problem)).not.toContain('hunter2');
  });
});
