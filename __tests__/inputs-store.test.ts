import { describe, expect, it } from '@jest/globals';
import { InputReader } from '../src/input-reader.ts';
import { parseInputs } from '../src/inputs.ts';
import { parseStores } from '../src/inputs-store.ts';
import type { StoreTarget } from '../src/domain/store-target.ts';

const runner = { GITHUB_REPOSITORY: 'contoso/platform' };

function read(values: Record<string, string>, env: NodeJS.ProcessEnv = runner): { stores: StoreTarget[]; problems: string[] } {
  const given: Record<string, string> = { operation: 'rotate', 'github-token': 'ghs_x', ...values };
  const reader = new InputReader((name) => given[name] ?? '', env);
  return { stores: parseStores(reader, env, 'AzureCloud'), problems: reader.problems };
}

describe('store', () => {
  it('takes one destination per line, of every kind', () => {
    const store = `https://kv-one.vault.azure.net/secrets/aks # the vault
      github-secret:prod/AKS
      github-org-secret:AKS, output`;
    const { stores, problems } = read({ store });
    expect(problems).toEqual([]);
    expect(stores.map(({ kind }) => kind)).toEqual(['key-vault', 'github-secret', 'github-org-secret', 'output']);
  });

  it('names every bad line, what it got and what is accepted', () => {
    const { problems } = read({ store: 'vault\nhttps://kv.vault.azure.cn/secrets/a\ngithub-secret:GITHUB_X' });
    expect(problems).toEqual([
      expect.stringMatching(/^store: got "vault"; accepts https:\/\/<vault>\.vault\.azure\.net\/secrets\/<name>, github-secret:<NAME>/),
      expect.stringMatching(/^store: got "https:\/\/kv\.vault\.azure\.cn\/secrets\/a"; accepts https:\/\/<vault>/),
      expect.stringMatching(/^store: got "github-secret:GITHUB_X"; accepts a secret name/)
    ]);
  });

  it.each([
    'github-secret:AKS\ngithub-secret:aks',
    'https://kv-one.vault.azure.net/secrets/a\nhttps://KV-ONE.vault.azure.net/secrets/A',
    'output\noutput'
  ])('refuses one destination twice: %j', (store) => {
    const { stores, problems } = read({ store });
    expect(stores).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining('accepts each destination once')]);
  });

  it('wants a token and a repository for secrets of GitHub, where they are written', () => {
    const store = 'github-org-secret:AKS';
    const { problems } = read({ store, 'github-token': '' }, {});
    expect(problems).toEqual([
      expect.stringMatching(/^github-token: got nothing; accepts a token that may write secrets, for store github-org-secret/),
      expect.stringMatching(/^store: got "github-org-secret"; accepts a secret of GitHub only in a workflow run/)
    ]);
    expect(read({ store, 'github-token': '' }, { ...runner, GITHUB_TOKEN: 'x' }).problems).toEqual([]);
    expect(read({ store: 'output', 'github-token': '' }, {}).problems).toEqual([]);
    expect(read({ store, 'github-token': '', operation: 'check-expiry' }, {}).problems).toEqual([]);
  });

  it('is held to the cloud, whatever the operation, and is handed on', () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const given: Record<string, string> = {
      operation: 'check-expiry',
      'tenant-id': id,
      'client-id': id,
      'client-secret': 's',
      issues: 'none'
    };
    const inputs = (more: Record<string, string>) => parseInputs((name) => ({ ...given, ...more })[name] ?? '', runner);
    const store = 'https://kv-one.vault.azure.cn/secrets/a';
    expect(inputs({ store, cloud: 'AzureChinaCloud' }).stores).toEqual([
      { kind: 'key-vault', vaultUrl: 'https://kv-one.vault.azure.cn', name: 'a' }
    ]);
    expect(() => inputs({ store })).toThrow(/store: got/);
  });
});
