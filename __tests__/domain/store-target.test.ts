import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseStoreTarget, storeKey, vaultSuffixes, type StoreTarget } from '../../src/domain/store-target.ts';
import { runs } from './runs.ts';

const suffix = vaultSuffixes.AzureCloud;
const read = (text: string): StoreTarget | string => parseStoreTarget(text, suffix);

describe('a destination', () => {
  it.each<[string, StoreTarget]>([
    ['output', { kind: 'output' }],
    ['https://kv-one.vault.azure.net/secrets/aks', { kind: 'key-vault', vaultUrl: 'https://kv-one.vault.azure.net', name: 'aks' }],
    ['HTTPS://KV1.Vault.Azure.Net//secrets/Aks-2', { kind: 'key-vault', vaultUrl: 'https://kv1.vault.azure.net', name: 'Aks-2' }],
    ['https://127.0.0.1:8443/vaults/kv/secrets/a', { kind: 'key-vault', vaultUrl: 'https://127.0.0.1:8443/vaults/kv', name: 'a' }],
    ['https://localhost/secrets/secrets/a', { kind: 'key-vault', vaultUrl: 'https://localhost/secrets', name: 'a' }],
    ['github-secret:AKS_secret', { kind: 'github-secret', name: 'AKS_SECRET', environment: null }],
    ['github-secret:prod/AKS', { kind: 'github-secret', name: 'AKS', environment: 'prod' }],
    ['github-secret:prod/eu west/AKS', { kind: 'github-secret', name: 'AKS', environment: 'prod/eu west' }],
    ['github-secret:../../orgs?x=%2e#/_A1', { kind: 'github-secret', name: '_A1', environment: '../../orgs?x=%2e#' }],
    ['github-secret:p/AKS', { kind: 'github-secret', name: 'AKS', environment: 'p' }],
    ['github-secret:MY_GITHUB_X', { kind: 'github-secret', name: 'MY_GITHUB_X', environment: null }],
    [`github-secret:${'e'.repeat(255)}/AKS`, { kind: 'github-secret', name: 'AKS', environment: 'e'.repeat(255) }],
    [
      `https://${'v'.repeat(24)}.vault.azure.net/secrets/a`,
      { kind: 'key-vault', vaultUrl: `https://${'v'.repeat(24)}.vault.azure.net`, name: 'a' }
    ],
    ['https://kv1.vault.azure.net///secrets/a', { kind: 'key-vault', vaultUrl: 'https://kv1.vault.azure.net', name: 'a' }],
    [
      `https://kv1.vault.azure.net/secrets/${'a'.repeat(127)}`,
      { kind: 'key-vault', vaultUrl: 'https://kv1.vault.azure.net', name: 'a'.repeat(127) }
    ],
    ['github-org-secret:AKS', { kind: 'github-org-secret', name: 'AKS' }]
  ])('%s', (text, target) => {
    expect(read(text)).toEqual(target);
  });

  it.each([
    ['of another cloud', 'https://kv-one.vault.azure.cn/secrets/a'],
    ['with a host that only ends like a vault’s', 'https://kv-one.evilvault.azure.net/secrets/a'],
    ['with the vault’s host in front', 'https://kv-one.vault.azure.net.evil.example/secrets/a'],
    ['with a user', 'https://kv-one.vault.azure.net@evil.example/secrets/a'],
    ['below a vault', 'https://a.b.vault.azure.net/secrets/a'],
    ['with a port', 'https://kv-one.vault.azure.net:8443/secrets/a'],
    ['with a path before', 'https://kv-one.vault.azure.net/x/secrets/a'],
    ['over http', 'http://kv-one.vault.azure.net/secrets/a'],
    ['over http on this machine', 'http://127.0.0.1/secrets/a'],
    ['with a version', 'https://kv-one.vault.azure.net/secrets/a/0123456789abcdef0123456789abcdef'],
    ['with a query', 'https://kv-one.vault.azure.net?x=/secrets/a'],
    ['with a backslash', 'https://kv-one.vault.azure.net\\@evil.example/secrets/a'],
    ['of a vault whose name no vault may have', 'https://1kv.vault.azure.net/secrets/a'],
    ['with an underscore in the name', 'https://kv-one.vault.azure.net/secrets/a_b'],
    ['with a name that is too long', `https://kv-one.vault.azure.net/secrets/${'a'.repeat(128)}`],
    ['without a name', 'https://kv-one.vault.azure.net/secrets/'],
    ['of a vault whose name is too long', `https://${'v'.repeat(25)}.vault.azure.net/secrets/a`],
    ['of a vault whose name is too short', 'https://kv.vault.azure.net/secrets/a'],
    ['of a vault whose name ends with a hyphen', 'https://kv-one-.vault.azure.net/secrets/a'],
    ['of nothing on this machine', 'https://localhost1'],
    ['of a host without a vault', 'https://vault.azure.net/secrets/a'],
    ['of a key', 'https://kv-one.vault.azure.net/keys/a']
  ])('%s is no vault secret', (_, text) => {
    expect(read(text)).toEqual(expect.stringContaining('https://<vault>.vault.azure.net/secrets/<name>'));
  });

  it.each([
    'github-secret:',
    'github-secret:1ST',
    'github-secret:WITH-DASH',
    'github-secret:github_token',
    'github-secret:Ä',
    'github-secret:prod/',
    'github-secret:/AKS',
    'github-secret:./AKS',
    'github-secret:../AKS',
    'github-secret: prod/AKS',
    'github-secret:prod /AKS',
    'github-secret:prod\n/AKS',
    'x github-secret:AKS',
    'x https://kv-one.vault.azure.net/secrets/a',
    'github-secret:pr\u0000od/AKS',
    `github-secret:${'e'.repeat(256)}/AKS`,
    'github-org-secret:GITHUB_X',
    'github-org-secret:prod/AKS',
    'Output',
    'keyvault:x',
    ''
  ])('%j is none', (text) => {
    expect(typeof read(text)).toBe('string');
  });

  it.each([
    ['http://kv-one.vault.azure.net/secrets/a', /^https:\/\/<vault>\.vault\.azure\.net\/secrets\/<name>, without a version/],
    ['ftp://kv-one.vault.azure.net/secrets/a', /, github-secret:<NAME>, .* or output$/],
    ['see https://kv-one.vault.azure.net/secrets/a', /, github-secret:<NAME>, .* or output$/],
    ['github-secret:1', /^a secret name of letters, digits and _, not starting with a digit or GITHUB_$/],
    ['github-org-secret:1', /^a secret name of letters/],
    ['github-secret:./A', /^the name of an environment, of 1 to 255 visible characters, before the \/$/]
  ])('%s: the answer says what it should have been', (text, expected) => expect(read(text)).toMatch(expected));

  it('goes by the cloud', () => {
    expect(parseStoreTarget('https://kv-one.vault.usgovcloudapi.net/secrets/a', vaultSuffixes.AzureUSGovernment)).toMatchObject({
      name: 'a'
    });
    expect(typeof parseStoreTarget('https://kv-one.vault.azure.net/secrets/a', vaultSuffixes.AzureUSGovernment)).toBe('string');
  });
});

it('has a key that names it', () => {
  const keys = [
    'https://KV-one.vault.azure.net/secrets/Aks',
    'github-secret:AKS',
    'github-secret:prod/AKS',
    'github-org-secret:AKS',
    'output'
  ];
  const texts = keys.map((text) => {
    const target = read(text);
    return typeof target === 'string' ? target : storeKey(target);
  });
  expect(texts).toEqual([
    'key-vault https://kv-one.vault.azure.net aks',
    'github-secret /aks',
    'github-secret prod/aks',
    'github-org-secret aks',
    'output'
  ]);
});

describe('any text', () => {
  const parts = fc.constantFrom(
    'https://',
    'kv-one',
    '.vault.azure.net',
    '/secrets/',
    'github-secret:',
    '/',
    'A',
    '..',
    '@',
    '?',
    '#',
    ':443',
    '127.0.0.1',
    '%2f',
    '\\'
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts, { maxLength: 8 }).map((list) => list.join(''))
  );

  it('is a destination or a reason, and leads to no other host than a vault’s or this machine', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const target = read(text);
        if (typeof target === 'string') return target.length > 0;
        if (target.kind !== 'key-vault') return true;
        const url = new URL(`${target.vaultUrl}/secrets/${target.name}`);
        const safe = /^[a-z0-9-]+\.vault\.azure\.net$/.test(url.host) || ['127.0.0.1', 'localhost'].includes(url.hostname);
        return safe && url.protocol === 'https:' && url.username === '' && url.search === '' && url.hash === '';
      }),
      { numRuns: runs(2000) }
    );
  });

  it('that names one destination in another way has the same key, another destination another', () => {
    const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/).filter((text) => !/^github_/i.test(text));
    const place = fc.constantFrom('github-secret:', 'github-secret:prod/', 'github-secret:dev/', 'github-org-secret:');
    fc.assert(
      fc.property(place, name, place, name, (place1, name1, place2, name2) => {
        const [first, second] = [read(place1 + name1), read(place2 + name2.toLowerCase())];
        if (typeof first === 'string' || typeof second === 'string') return false;
        return (storeKey(first) === storeKey(second)) === (place1 === place2 && name1.toLowerCase() === name2.toLowerCase());
      })
    );
  });
});
