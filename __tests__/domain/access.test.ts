import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5, version } from 'uuid';
import { planAccess, wantedAssignment, type Assignment } from '../../src/domain/access-plan.ts';
import {
  assignmentName,
  deterministicId,
  disksRole,
  lacksActions,
  namespace,
  parseGrant,
  parseScope,
  presetNames,
  roleGuid,
  scopesOf
} from '../../src/domain/access.ts';
import { runs } from './runs.ts';

const subscription = '11111111-1111-4111-8111-111111111111';
const sub = `/subscriptions/${subscription}`;
const group = `${sub}/resourceGroups/rg`;
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const registry = `${group}/providers/Microsoft.ContainerRegistry/registries/contoso`;
const subnet = `${group}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/aks`;

describe('a scope is a full resource id', () => {
  it.each([
    [sub, 'subscription', subscription],
    [`${sub}/`, 'subscription', subscription],
    [sub.toUpperCase(), 'subscription', subscription],
    [group, 'resource group', subscription],
    [registry, 'Microsoft.ContainerRegistry/registries', subscription],
    [subnet, 'Microsoft.Network/virtualNetworks/subnets', subscription],
    [`${registry}/providers/Microsoft.Insights/diagnosticSettings/x`, 'Microsoft.Insights/diagnosticSettings', subscription],
    ['/providers/Microsoft.Management/managementGroups/contoso', 'management group', null],
    ['/PROVIDERS/microsoft.management/MANAGEMENTGROUPS/contoso//', 'management group', null],
    [`/subscriptions/${subscription.replace('1', 'A')}`, 'subscription', subscription.replace('1', 'a')]
  ])('%s', (text, type, subscriptionId) => {
    expect(parseScope(text)).toEqual({ id: text.replace(/\/+$/, ''), type, subscriptionId });
  });

  it.each([
    '',
    '/',
    'contoso',
    '/subscriptions/shop',
    `${sub}/resourceGroups`,
    `${group}/providers/Microsoft.Network`,
    `${group}/providers/Microsoft.Network/virtualNetworks`,
    `${subnet}/`.replace('/aks/', ''),
    `${group}/../other`,
    `${sub}/resourceGroups/..`,
    `${group}?api-version=1`,
    `${group}#x`,
    `${group}/providers/A/b/c%2Fd`,
    `${group}\u0000`,
    `//subscriptions/${subscription}`,
    '/providers/Microsoft.Management/managementGroups/a/b'
  ])('not %j', (text) => {
    expect(parseScope(text)).toBeNull();
  });
});

describe('a line of assign', () => {
  it.each([
    [`acr-pull @ ${registry}`, { kind: 'preset', preset: 'acr-pull' }],
    [`ACR-Pull@${registry}`, { kind: 'preset', preset: 'acr-pull' }],
    [`network @ ${subnet.toLowerCase()}`, { kind: 'preset', preset: 'network' }],
    [`network @ ${group}`, { kind: 'preset', preset: 'network' }],
    [`${reader.toUpperCase()} @ ${sub}`, { kind: 'role-id', id: reader }],
    [`Storage Blob Data Reader @ ${sub}`, { kind: 'role-name', name: 'Storage Blob Data Reader' }],
    [`ops@contoso.com only @ ${sub}`, { kind: 'role-name', name: 'ops@contoso.com only' }],
    // A misspelt preset is the name of a role, which will not be found.
    [`acr-pul @ ${registry}`, { kind: 'role-name', name: 'acr-pul' }]
  ])('%s', (line, access) => {
    expect(parseGrant(line)).toMatchObject({ line, access });
  });

  it.each([
    ['acr-pull', /full resource id/],
    [registry, /full resource id/],
    [`@ ${registry}`, /full resource id/],
    ['acr-pull @ contoso', /full resource id/],
    ['acr-pull @ /subscriptions/contoso', /full resource id/],
    [`acr-pull @ ${group}`, /Microsoft.ContainerRegistry\/registries as the scope of acr-pull, not a resource group/],
    [`acr-pull @ ${subnet}`, /not a Microsoft.Network\/virtualNetworks\/subnets/],
    [`container-instances @ ${sub}`, /resource group as the scope of container-instances, not a subscription/],
    [`disks @ /providers/Microsoft.Management/managementGroups/a`, /not a management group/],
    [`key-vault-secrets @ ${group}`, /Microsoft.KeyVault\/vaults/]
  ])('%s is refused with what it should have been', (line, text) => {
    expect(parseGrant(line)).toMatch(text);
  });

  it('is taken without the spaces around it', () => {
    expect(parseGrant(`  Reader  @  ${sub}  `)).toMatchObject({ access: { kind: 'role-name', name: 'Reader' }, scope: { id: sub } });
    expect(parseGrant(`Reader @ ${sub} @ x`)).toMatch(/full resource id/);
    expect(parseGrant(`Reader @ ${sub} and more`)).toMatch(/full resource id/);
    expect(parseGrant(`x\nReader @ ${sub}`)).toMatch(/full resource id/);
  });

  it('names every scope that a preset takes', () => {
    expect(parseGrant(`disks @ ${sub}`)).toBe('Microsoft.Compute/disks, resource group as the scope of disks, not a subscription');
    expect(Object.fromEntries(presetNames.map((preset) => [preset, scopesOf(preset)]))).toEqual({
      'acr-pull': ['Microsoft.ContainerRegistry/registries'],
      network: [
        'Microsoft.Network/virtualNetworks/subnets',
        'Microsoft.Network/virtualNetworks',
        'Microsoft.Network/publicIPAddresses',
        'resource group'
      ],
      disks: ['Microsoft.Compute/disks', 'resource group'],
      'vm-disks': ['resource group'],
      'container-instances': ['resource group'],
      'key-vault-secrets': ['Microsoft.KeyVault/vaults']
    });
  });

  it('each preset accepts each of its scopes and no subscription', () => {
    for (const preset of presetNames) {
      for (const type of scopesOf(preset)) {
        const [provider, ...types] = type.split('/');
        const scope = type === 'resource group' ? group : `${group}/providers/${provider}/${types.map((each) => `${each}/x`).join('/')}`;
        expect(typeof parseGrant(`${preset} @ ${scope}`)).toBe('object');
      }
      expect(typeof parseGrant(`${preset} @ ${sub}`)).toBe('string');
    }
  });

  it('any text is a grant or a reason, and a grant never has a scope that changes a URL', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'grapheme' }).map((text) => `Reader @ ${group}/providers/A/b/${text}`)
        ),
        (line) => {
          const grant = parseGrant(line);
          if (typeof grant === 'string') return grant !== '';
          const url = new URL(`https://host${encodeURI(grant.scope.id)}`);
          return decodeURI(url.pathname) === grant.scope.id && url.search === '' && url.hash === '';
        }
      ),
      { numRuns: runs(1000) }
    );
  });
});

describe('names', () => {
  it('are UUIDs of version 5, as the package uuid makes them', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => deterministicId(text) === v5(text, namespace)));
    expect(version(deterministicId('x'))).toBe(5);
  });

  it('stay what they are: what was made with them must be found again', () => {
    expect(namespace).toBe('d961f41a-2ed6-4ea7-b1e2-082e56b93119');
    expect(assignmentName(sub, reader, subscription)).toBe(v5(`${sub}|${reader}|${subscription}`, namespace));
    expect(disksRole(subscription)).toMatchObject({
      name: `aks-sp disks ${subscription}`,
      guid: v5(`aks-sp disks ${subscription}`, namespace)
    });
  });

  it('do not depend on case, nor on how a role id starts', () => {
    const role = `${sub}/providers/Microsoft.Authorization/roleDefinitions/${reader}`;
    const name = assignmentName(sub, role, subscription);
    for (const other of [reader, role.toUpperCase(), `/providers/Microsoft.Authorization/roleDefinitions/${reader}`])
      expect(assignmentName(sub.toUpperCase(), other, subscription.toUpperCase())).toBe(name);
    expect(assignmentName(group, role, subscription)).not.toBe(name);
  });
});

describe('the plan', () => {
  const principalId = '22222222-2222-4222-8222-222222222222';
  const scopes = [sub, group, registry, subnet];
  const roles = [reader, '7f951dda-4ed3-4680-a7ca-43fe172d538d', 'b24988ac-6180-42a0-ab88-20f7382dd24c'];
  const wanted = (scope: string, role: string) =>
    wantedAssignment(scope, { id: `${sub}/x/roleDefinitions/${role}`, name: role }, principalId);
  const made = (scope: string, role: string, name = assignmentName(scope, role, principalId), principal = principalId): Assignment => ({
    ...{
      id: `${scope}/roleAssignments/${name}`,
      name,
      scope,
      roleDefinitionId: `/y/roleDefinitions/${role}`,
      principalId: principal,
      conditional: false
    }
  });

  it('counts an equal one under another name, in another case, as there; and never as extra', () => {
    const other = made(group.toUpperCase(), reader.toUpperCase(), '33333333-3333-4333-8333-333333333333', principalId.toUpperCase());
    const plan = planAccess([wanted(group, reader)], [other], principalId);
    expect(plan).toMatchObject({ missing: [], equal: [{ found: other }], extra: [], others: [] });
  });

  it.each([
    ['of another scope', made(sub, reader)],
    ['of another role', made(group, roles[1] ?? '')]
  ])('one %s is not equal; made by this action it is extra', (_, found) => {
    expect(planAccess([wanted(group, reader)], [found], principalId)).toMatchObject({
      missing: [{ scope: group }],
      equal: [],
      extra: [found]
    });
  });

  it('never takes away what somebody else made, nor what belongs to another principal', () => {
    const stranger = made(group, reader, '33333333-3333-4333-8333-333333333333');
    const elsewhere = made(group, reader, undefined, '44444444-4444-4444-8444-444444444444');
    expect(planAccess([], [stranger, elsewhere], principalId)).toEqual({ missing: [], equal: [], extra: [], others: [stranger] });
  });

  it('done, leaves nothing to do; every wanted one is in it once', () => {
    const pair = fc.tuple(fc.constantFrom(...scopes), fc.constantFrom(...roles));
    fc.assert(
      fc.property(fc.array(pair), fc.array(fc.tuple(pair, fc.boolean())), (asked, there) => {
        const want = asked.map(([scope, role]) => wanted(scope, role));
        const existing = there.map(([[scope, role], own]) => made(scope, role, own ? undefined : '33333333-3333-4333-8333-333333333333'));
        const plan = planAccess(want, existing, principalId);
        expect(plan.missing.length + plan.equal.length).toBe(new Set(want.map((each) => each.name)).size);
        const after = [
          ...existing.filter((each) => !plan.extra.some((extra) => extra.id === each.id)),
          ...plan.missing.map((each) => made(each.scope, each.roleDefinitionId.split('/').at(-1) ?? ''))
        ];
        expect(planAccess(want, after, principalId)).toMatchObject({ missing: [], extra: [] });
      })
    );
  });
});

describe('the role for disks', () => {
  const role = disksRole(subscription.replace('1', 'A'));

  it('is one per subscription, and allows to attach disks, there, and nothing else', () => {
    const id = `/subscriptions/${subscription.replace('1', 'A')}`;
    expect(role).toEqual({
      id: `${id}/providers/Microsoft.Authorization/roleDefinitions/${role.guid}`,
      guid: deterministicId(`aks-sp disks ${subscription.replace('1', 'a')}`),
      name: `aks-sp disks ${subscription.replace('1', 'a')}`,
      description: 'Lets an AKS cluster attach disks outside of its own resource group.',
      actions: ['Microsoft.Compute/disks/read', 'Microsoft.Compute/disks/write'],
      notActions: [],
      assignableScopes: [id]
    });
    expect(disksRole(subscription.replace('1', 'a')).guid).toBe(role.guid);
  });

  it.each<[string, boolean, object]>([
    ['as it was made', false, {}],
    ['in another case and with more', false, { actions: ['*/read', ...role.actions.map((action) => action.toUpperCase())] }],
    ['one action taken away', true, { actions: role.actions.slice(1) }],
    ['all taken away', true, { actions: [] }],
    ['something excepted', true, { notActions: ['Microsoft.Compute/disks/write'] }]
  ])('%s lacks something: %s', (_, lacks, more) => expect(lacksActions({ ...role, ...more }, role)).toBe(lacks));
});

it.each([
  [`/providers/Microsoft.Authorization/roleDefinitions/${reader.toUpperCase()}`, reader],
  [reader, reader],
  ['', '']
])('the role of %j is %j', (id, guid) => expect(roleGuid(id)).toBe(guid));
