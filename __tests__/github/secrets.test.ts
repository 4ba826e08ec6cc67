import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import type { GitHubRepository, GitHubSecret, OrganizationSecret } from '../../sandbox/world.ts';
import { createGitHubSecretStore } from '../../src/github/secrets.ts';
import type { SecretPlace } from '../../src/github/secret-failures.ts';
import { createHttp } from '../../src/http.ts';
import type { IssuedSecret, SecretStore } from '../../src/ports.ts';
import { formsOf } from '../../src/runtime.ts';
import { fetchThrough } from '../../src/wiring/fetch.ts';
import { trusting } from '../azure/tenant.ts';

const app = 'ghs_app';
const secret = 'Ab8~+/[@] =x%.Q"q\\ä漢';
const hostile = '../../x?y=%2e#<b>@team';
const many = Array.from({ length: 230 }, (_, n) => ({ fullName: `contoso/r${n}` }));
const seed: Seed = {
  github: {
    repositories: [
      {
        fullName: 'contoso/platform',
        secrets: [{ name: 'KEPT', value: 'seeded' }],
        environments: [{ name: 'prod', secrets: [{ name: 'AKS', value: 'in prod' }] }, { name: 'eu west/1' }, { name: hostile }]
      },
      ...many
    ],
    organizations: [
      {
        login: 'contoso',
        secrets: [
          { name: 'SELECTED', value: 's', visibility: 'selected', repositories: many.map(({ fullName }) => fullName) },
          { name: 'NOBODY', value: 'n', visibility: 'selected' },
          { name: 'PRIVATE', value: 'p', visibility: 'private' },
          { name: 'ALL', value: 'a' }
        ]
      }
    ],
    tokens: [
      { permissions: { contents: 'read', issues: 'write' } },
      { token: app, permissions: { secrets: 'write', environments: 'write', organization_secrets: 'write' } },
      { token: 'ghs_read', permissions: { secrets: 'read', environments: 'read', organization_secrets: 'read' } }
    ]
  }
};

let sandbox: Sandbox;
let masked: string[];
beforeAll(async () => {
  sandbox = await startSandbox({ seed });
});
beforeEach(() => {
  sandbox.engine.reset();
  masked = [];
});
afterAll(() => sandbox.close());

const owner = { owner: 'contoso', repo: 'platform' };
const repositorySecret = (name = 'AKS') => ({ kind: 'repository' as const, ...owner, name });
const environmentSecret = (environment = 'prod', name = 'AKS'): SecretPlace => ({ kind: 'environment', ...owner, environment, name });
const organizationSecret = (name = 'SELECTED') => ({ kind: 'organization' as const, owner: 'contoso', name });

type Instead = (method: string, url: string) => Response | undefined;

/** @param instead answers in GitHub's place, so that no wait of the HTTP stack stands between a test and its fault */
function open(place: SecretPlace, token = app, instead: Instead = () => undefined): SecretStore {
  const through = fetchThrough(createHttp({ client: trusting(sandbox.ca) }));
  return createGitHubSecretStore({
    ...{ place, token, apiUrl: `${sandbox.origin}/github`, sleep: () => Promise.resolve(), mask: (text) => void masked.push(text) },
    fetch: async (input, init = {}) => instead(init.method ?? 'GET', String(input)) ?? through(input, init)
  });
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

const issued: IssuedSecret = { appId: 'a', tenantId: 't', keyId: 'k', rotationId: 'r', secret, endsOn: 0 };

function repository(): GitHubRepository {
  const found = sandbox.world.state.github.repositories.find(({ fullName }) => fullName === 'contoso/platform');
  if (!found) throw new Error('no repository');
  return found;
}

function secretsAt(place: SecretPlace): GitHubSecret[] {
  const { github } = sandbox.world.state;
  if (place.kind === 'organization') return github.organizations?.[0]?.secrets ?? [];
  if (place.kind === 'repository') return repository().secrets ?? [];
  return repository().environments?.find(({ name }) => name === place.environment)?.secrets ?? [];
}

/** What a workflow gets. */
function valueAt(place: SecretPlace): string | undefined {
  return secretsAt(place).find(({ name }) => name === place.name)?.value;
}

function shared(name: string): OrganizationSecret | undefined {
  return sandbox.world.state.github.organizations?.[0]?.secrets.find((each) => each.name === name);
}

/** Neither in what people see nor in anything that was sent, but sealed. */
function expectNoSecret(...texts: unknown[]): void {
  const sent = sandbox.exchanges.map(({ url, requestBody, requestHeaders }) => [url, requestBody, requestHeaders]);
  const text = JSON.stringify([texts, sent]);
  for (const form of formsOf(secret)) expect(text).not.toContain(form);
}

const places: [string, SecretPlace][] = [
  ['repository', repositorySecret()],
  ['environment', environmentSecret()],
  ['environment whose name has a slash and a space', environmentSecret('eu west/1')],
  ['environment with a hostile name', environmentSecret(hostile)],
  ['organisation', organizationSecret('ALL')]
];

describe('a secret', () => {
  it.each(places)('of a %s reaches its workflows and nobody else', async (_, place) => {
    const store = open(place);
    expect(await store.check()).toBeNull();
    expect(await store.write(issued)).toEqual({ kind: 'done' });
    expect(valueAt(place)).toBe(secret);
    expect(masked).toContain(secret);
    expectNoSecret();
    const elsewhere = places.filter(([, other]) => other !== place).map(([, other]) => valueAt(other));
    expect(elsewhere).not.toContain(secret);
    expect(sandbox.exchanges.map(({ status }) => status)).not.toContain(501);
  });

  it('is never told back', async () => {
    const store = open(repositorySecret('KEPT'));
    expect(store.readable).toBe(false);
    expect(await store.latest()).toBeNull();
    await expect(store.value()).rejects.toThrow('never shows');
    expect(await store.disable('k')).toEqual({ kind: 'present' });
    expect(valueAt(repositorySecret('KEPT'))).toBe('seeded');
  });

  it('is sealed with the key of now, though it was replaced after it had been read', async () => {
    const place = repositorySecret();
    const store = open(place, app, (method) => {
      // After the first key was given.
      if (method === 'PUT') repository().keyGeneration = 1;
      return undefined;
    });
    expect(await store.write(issued)).toEqual({ kind: 'done' });
    expect(valueAt(place)).toBe(secret);
  });
});

describe('an organisation’s secret', () => {
  it.each(['SELECTED', 'NOBODY', 'PRIVATE', 'ALL'])('%s stays open to whom it was', async (name) => {
    const before = structuredClone(shared(name));
    const store = open(organizationSecret(name));
    expect(await store.check()).toBeNull();
    expect(await store.write(issued)).toEqual({ kind: 'done' });
    expect(shared(name)).toMatchObject({ value: secret, visibility: before?.visibility });
    expect([...(shared(name)?.repositories ?? [])].sort()).toEqual([...(before?.repositories ?? [])].sort());
  });

  it('has to be there', async () => {
    const store = open(organizationSecret('NONE'));
    expect(await store.check()).toMatchObject({
      code: 'github-secret-place-missing',
      hint: expect.stringContaining('Make the secret first')
    });
    expect(await store.write(issued)).toMatchObject({ kind: 'refused', problem: { code: 'github-secret-place-missing' } });
    expect(shared('NONE')).toBeUndefined();
  });

  it('is not written where GitHub shows only some of those who may use it', async () => {
    const store = open(organizationSecret(), app, (_, url) =>
      url.includes('/repositories') && url.includes('page=2') ? json(200, { total_count: 230, repositories: [] }) : undefined
    );
    const message = expect.stringContaining('only 100 of the 230 repositories');
    expect(await store.check()).toMatchObject({ code: 'github-secret-failed', message });
    expect(await store.write(issued)).toMatchObject({ kind: 'refused', problem: { message } });
    expect(shared('SELECTED')).toMatchObject({ value: 's' });
    expect(shared('SELECTED')?.repositories).toHaveLength(230);
  });
});

describe('who may not', () => {
  it.each(places)('learns before a secret exists that GITHUB_TOKEN writes none of a %s, and what does', async (_, place) => {
    const store = open(place, sandbox.env['GITHUB_TOKEN']);
    const problem = await store.check();
    expect(problem).toMatchObject({
      code: 'github-secrets-forbidden',
      message: expect.stringContaining('Resource not accessible by integration')
    });
    expect(problem?.hint).toContain(
      { repository: 'Secrets: write', environment: 'Environments: write', organization: 'Organization secrets: write' }[place.kind]
    );
    expect(await store.write(issued)).toMatchObject({ kind: 'refused', problem: { code: 'github-secrets-forbidden' } });
    expect(valueAt(place)).not.toBe(secret);
  });

  it.each(places)('who only reads secrets of a %s leaves them as they are', async (_, place) => {
    const store = open(place, 'ghs_read');
    const before = valueAt(place);
    const answer = await store.write(issued);
    expect(answer).toMatchObject({ kind: 'refused', problem: { code: 'github-secrets-forbidden' } });
    expect(await store.undo()).toBeNull();
    expect(valueAt(place)).toBe(before);
    expectNoSecret(answer);
  });

  it('hears of a wrong token', async () => {
    expect(await open(repositorySecret(), 'wrong').check()).toMatchObject({ code: 'github-token-rejected' });
  });

  it.each<[string, SecretPlace, string]>([
    ['an environment', environmentSecret('none'), 'no environment of that name'],
    ['a repository', { ...repositorySecret(), repo: 'none' }, 'may not see contoso/none'],
    ['an organisation', { ...organizationSecret(), owner: 'someone' }, 'is a user']
  ])('hears of %s that is not there, and none is made', async (_, place, text) => {
    expect(await open(place).check()).toMatchObject({ code: 'github-secret-place-missing', hint: expect.stringContaining(text) });
    expect((await open(place).write(issued)).kind).toBe('refused');
    expect(repository().environments).toHaveLength(3);
  });

  it('hears of a place that is full', async () => {
    const secrets = repository().secrets ?? [];
    while (secrets.length < 100) secrets.push({ name: `S${secrets.length}`, value: 'x', createdAt: '', updatedAt: '' });
    expect(await open(repositorySecret()).write(issued)).toMatchObject({ kind: 'refused', problem: { code: 'github-secret-refused' } });
  });
});

describe('a lost answer', () => {
  it.each(['reset-before', 'reset-after', '500-before', '500-after', '503', '429'] as const)(
    '(%s) is made good by sending again',
    async (fault) => {
      sandbox.engine.faults.install([{ fault, method: 'PUT', retryAfter: 0 }]);
      const store = open(repositorySecret());
      expect(await store.write(issued)).toEqual({ kind: 'done' });
      expect(valueAt(repositorySecret())).toBe(secret);
      expect(await store.undo()).toBeNull();
      expect(valueAt(repositorySecret())).toBeUndefined();
    }
  );

  it.each(['reset-before', 'reset-after', '500-after'] as const)('that never comes (%s) leaves it open', async (fault) => {
    sandbox.engine.faults.install([{ fault, method: 'PUT', times: 99 }]);
    const store = open(repositorySecret());
    const answer = await store.write(issued);
    expect(answer).toMatchObject({ kind: 'unknown', problem: { code: 'github-secret-failed' } });
    expectNoSecret(answer);
    expect(await store.undo()).toBeNull();
    expect(valueAt(repositorySecret())).toBeUndefined();
  });

  it('before the write leaves nothing open', async () => {
    const store = open(repositorySecret(), app, (method, url) =>
      method === 'GET' && url.endsWith('/AKS') ? json(500, { message: 'Server Error' }) : undefined
    );
    expect(await store.write(issued)).toMatchObject({ kind: 'refused', problem: { code: 'github-secret-failed' } });
  });

  it.each(['<html>', '{"key_id":"1', '{"key_id":1}', '{"key_id":"1","key":"AAAA"}', 'null'])(
    'to the question for the key with %s is no key',
    async (text) => {
      const headers = { 'content-type': 'application/json' };
      const store = open(repositorySecret(), app, (_, url) => (url.endsWith('/public-key') ? new Response(text, { headers }) : undefined));
      expect(await store.write(issued)).toMatchObject({ kind: 'refused', problem: { code: 'github-secret-failed' } });
      expect(valueAt(repositorySecret())).toBeUndefined();
    }
  );
});

describe('undo', () => {
  it('deletes what was not there before', async () => {
    const store = open(environmentSecret(hostile));
    await store.write(issued);
    expect(await store.undo()).toBeNull();
    expect(valueAt(environmentSecret(hostile))).toBeUndefined();
  });

  it('takes a lost answer to its deletion, and one that somebody else deleted, for done', async () => {
    sandbox.engine.faults.install([{ fault: 'reset-after', method: 'DELETE' }]);
    const store = open(repositorySecret());
    await store.write(issued);
    expect(await store.undo()).toBeNull();
    expect(valueAt(repositorySecret())).toBeUndefined();
  });

  it.each([
    ['repository', repositorySecret('KEPT')],
    ['organisation', organizationSecret('ALL')]
  ])('says that the value before is lost in a %s', async (_, place) => {
    const store = open(place);
    await store.write(issued);
    const left = await store.undo();
    expect(left).toMatchObject({ code: 'store-not-restored', message: expect.stringContaining(place.name) });
    expect(secretsAt(place).some(({ name }) => name === place.name)).toBe(true);
    expectNoSecret(left);
  });

  it('does nothing where nothing was written', async () => {
    expect(await open(repositorySecret('KEPT')).undo()).toBeNull();
    expect(valueAt(repositorySecret('KEPT'))).toBe('seeded');
  });

  it('says what is left behind where it may not delete', async () => {
    const store = open(repositorySecret());
    await store.write(issued);
    repository().archived = true;
    expect(await store.undo()).toMatchObject({ code: 'store-not-restored' });
  });
});
