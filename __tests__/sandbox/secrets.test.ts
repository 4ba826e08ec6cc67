import { getOctokit } from '@actions/github';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sodium from 'libsodium-wrappers';
import type { Seed } from '../../sandbox/seed/seed.ts';
import { parseSeed } from '../../sandbox/seed/seed.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import type { GitHubRepository, GitHubSecret, OrganizationSecret } from '../../sandbox/world.ts';
import { call } from './requests.ts';
import type { Answer } from './requests.ts';

type Octokit = ReturnType<typeof getOctokit>;

const OWNER = { owner: 'contoso', repo: 'platform' };
const APP = 'ghs_app';
const SEED: Seed = {
  github: {
    repositories: [
      {
        fullName: 'contoso/platform',
        secrets: [{ name: 'kept', value: 'seeded', created: '-9d' }],
        environments: [{ name: 'prod/eu west' }]
      },
      { fullName: 'contoso/open', private: false },
      { fullName: 'someone/else' }
    ],
    organizations: [
      {
        login: 'contoso',
        secrets: [
          { name: 'SHARED', value: 's', visibility: 'selected', repositories: ['contoso/open'] },
          { name: 'EVERYWHERE', value: 'e' }
        ]
      }
    ],
    tokens: [
      { permissions: { contents: 'read', issues: 'write', actions: 'write' } },
      { token: APP, permissions: { secrets: 'write', environments: 'write', organization_secrets: 'write' } },
      { token: 'ghs_read', permissions: { secrets: 'read', environments: 'read', organization_secrets: 'read' } },
      { token: 'ghs_repo', permissions: { secrets: 'write' } },
      { token: 'github_pat_x', permissions: {} }
    ]
  }
};

let sandbox: Sandbox;
beforeAll(async () => {
  await sodium.ready;
  sandbox = await startSandbox({ seed: SEED });
});
beforeEach(() => sandbox.engine.reset());
afterAll(() => sandbox.close());

/** The real client, over the real connection. */
function octokit(token = APP): Octokit {
  const send = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(String(input));
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = typeof init.body === 'string' ? init.body : undefined;
    const answer = await call(sandbox, init.method ?? 'GET', pathname + search, { headers, ...(body === undefined ? {} : { body }) });
    const plain = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const response = new Response(answer.status === 204 ? null : answer.text, { status: answer.status, headers: plain });
    // Paging looks at the address that answered.
    return Object.defineProperty(response, 'url', { value: String(input) });
  };
  return getOctokit(token, { baseUrl: `${sandbox.origin}/github`, request: { fetch: send } });
}

function ask(method: string, path: string, body?: unknown, token: string | null = APP): Promise<Answer> {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  return call(sandbox, method, `/github${path}`, { headers, ...(body === undefined ? {} : { body }) });
}

const REPOSITORY = '/repos/contoso/platform/actions/secrets';
const ENVIRONMENT = '/repos/contoso/platform/environments/prod%2Feu%20west/secrets';
const ORGANIZATION = '/orgs/contoso/actions/secrets';

/** What a client sends for a value, sealed with the key of that place. */
async function sealed(path: string, value: string): Promise<{ encrypted_value: string; key_id: string }> {
  const { body } = await ask('GET', `${path}/public-key`);
  const box = sodium.crypto_box_seal(value, sodium.from_base64(body.key, sodium.base64_variants.ORIGINAL));
  return { encrypted_value: sodium.to_base64(box, sodium.base64_variants.ORIGINAL), key_id: body.key_id };
}

function repository(fullName = 'contoso/platform'): GitHubRepository {
  const found = sandbox.world.state.github.repositories.find((entry) => entry.fullName === fullName);
  if (!found) throw new Error(`no repository ${fullName}`);
  return found;
}

function value(secrets: GitHubSecret[] | undefined, name: string): string | undefined {
  return secrets?.find((secret) => secret.name === name)?.value;
}

function shared(name = 'SHARED'): OrganizationSecret | undefined {
  return sandbox.world.state.github.organizations?.[0]?.secrets.find((secret) => secret.name === name);
}

const environmentSecrets = (): GitHubSecret[] | undefined => repository().environments?.[0]?.secrets;

describe('through octokit', () => {
  it('stores a repository secret: made with 201, changed with 204, seen by workflows, never shown', async () => {
    const api = octokit().rest.actions;
    const text = 'p@ss "ä" \n + 漢';
    const made = await api.createOrUpdateRepoSecret({ ...OWNER, secret_name: 'aks_secret', ...(await sealed(REPOSITORY, text)) });
    expect(made.status).toBe(201);
    expect(made.data).toEqual({});
    expect(value(repository().secrets, 'AKS_SECRET')).toBe(text);
    sandbox.engine.advance(86_400_000);
    const changed = await api.createOrUpdateRepoSecret({ ...OWNER, secret_name: 'AKS_SECRET', ...(await sealed(REPOSITORY, 'next')) });
    expect(changed.status).toBe(204);
    expect(value(repository().secrets, 'AKS_SECRET')).toBe('next');
    const { data } = await api.getRepoSecret({ ...OWNER, secret_name: 'Aks_Secret' });
    expect(Object.keys(data).sort()).toEqual(['created_at', 'name', 'updated_at']);
    expect(data.name).toBe('AKS_SECRET');
    expect(Date.parse(data.updated_at) - Date.parse(data.created_at)).toBeGreaterThanOrEqual(86_400_000);
  });

  it('shows a value to tests through the control state only', async () => {
    await ask('PUT', `${REPOSITORY}/HIDDEN`, await sealed(REPOSITORY, 'only-for-tests'));
    const listed = await ask('GET', REPOSITORY);
    expect(listed.text).not.toContain('only-for-tests');
    expect((await call(sandbox, 'GET', '/_sandbox/state')).text).toContain('only-for-tests');
  });

  it('stores a secret of an environment whose name needs escaping, apart from the repository’s', async () => {
    const api = octokit().rest.actions;
    const place = { ...OWNER, environment_name: 'prod/eu west' };
    const { data: key } = await api.getEnvironmentPublicKey(place);
    expect(key.key_id).not.toBe((await api.getRepoPublicKey(OWNER)).data.key_id);
    const body = await sealed(ENVIRONMENT, 'in prod');
    expect((await api.createOrUpdateEnvironmentSecret({ ...place, secret_name: 'KEPT', ...body })).status).toBe(201);
    expect(value(environmentSecrets(), 'KEPT')).toBe('in prod');
    expect(value(repository().secrets, 'KEPT')).toBe('seeded');
    expect((await api.listEnvironmentSecrets(place)).data).toMatchObject({ total_count: 1, secrets: [{ name: 'KEPT' }] });
    expect((await api.deleteEnvironmentSecret({ ...place, secret_name: 'KEPT' })).status).toBe(204);
    expect(environmentSecrets()).toEqual([]);
  });

  it('keeps an organisation secret’s visibility and repositories when they are sent again', async () => {
    const api = octokit().rest.actions;
    const before = await api.getOrgSecret({ org: 'contoso', secret_name: 'SHARED' });
    expect(before.data.visibility).toBe('selected');
    expect(before.data.selected_repositories_url).toBe(`${sandbox.origin}/github/orgs/contoso/actions/secrets/SHARED/repositories`);
    const { data } = await api.listSelectedReposForOrgSecret({ org: 'contoso', secret_name: 'SHARED' });
    expect(data.repositories.map(({ full_name }) => full_name)).toEqual(['contoso/open']);
    const ids = data.repositories.map(({ id }) => id);
    const body = { ...(await sealed(ORGANIZATION, 'new')), visibility: 'selected' as const, selected_repository_ids: ids };
    expect((await api.createOrUpdateOrgSecret({ org: 'contoso', secret_name: 'SHARED', ...body })).status).toBe(204);
    expect(shared()).toMatchObject({ value: 'new', visibility: 'selected', repositories: [repository('contoso/open').id] });
  });

  it('chooses other repositories', async () => {
    const api = octokit().rest.actions;
    const ids = [repository().id, repository('contoso/open').id];
    const put = await api.setSelectedReposForOrgSecret({ org: 'contoso', secret_name: 'SHARED', selected_repository_ids: ids });
    expect(put.status).toBe(204);
    expect((await api.listSelectedReposForOrgSecret({ org: 'contoso', secret_name: 'SHARED' })).data.total_count).toBe(2);
  });

  it('pages through a long list', async () => {
    const list = repository().secrets;
    for (let n = 0; n < 70; n += 1)
      list?.push({ name: `S${n}`, value: 'x', createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' });
    const client = octokit();
    const all = await client.paginate(client.rest.actions.listRepoSecrets, { ...OWNER, per_page: 30 });
    expect(new Set(all.map(({ name }) => name)).size).toBe(71);
    expect(JSON.stringify(all)).not.toContain('"value"');
  });
});

describe('sealing', () => {
  it('refuses a key id that is not the key’s, and one of another place', async () => {
    const good = await sealed(REPOSITORY, 'x');
    for (const key_id of ['012345678912345678', (await sealed(ENVIRONMENT, 'x')).key_id, '']) {
      const { status, body } = await ask('PUT', `${REPOSITORY}/NEW`, { ...good, key_id });
      expect(status).toBe(422);
      expect(body.message).toBe('Bad request - validation failed due to an improperly encrypted secret');
    }
    expect(value(repository().secrets, 'NEW')).toBeUndefined();
  });

  it('refuses what it cannot open, and keeps what was there', async () => {
    const { key_id } = await sealed(REPOSITORY, 'x');
    const foreign = (await sealed(ENVIRONMENT, 'x')).encrypted_value;
    for (const encrypted_value of [foreign, Buffer.from('plain').toString('base64')]) {
      expect((await ask('PUT', `${REPOSITORY}/KEPT`, { encrypted_value, key_id })).status).toBe(422);
    }
    expect(value(repository().secrets, 'KEPT')).toBe('seeded');
  });

  it('refuses a key that was replaced meanwhile', async () => {
    const old = await sealed(REPOSITORY, 'x');
    repository().keyGeneration = 1;
    expect((await ask('PUT', `${REPOSITORY}/NEW`, old)).status).toBe(422);
    expect((await ask('PUT', `${REPOSITORY}/NEW`, await sealed(REPOSITORY, 'x'))).status).toBe(201);
  });

  it('names what a body lacks', async () => {
    const good = await sealed(REPOSITORY, 'x');
    const message = async (path: string, body: object): Promise<string> => (await ask('PUT', path, body)).body.message;
    expect(await message(`${REPOSITORY}/NEW`, { encrypted_value: good.encrypted_value })).toBe(
      `Invalid request.\n\n"key_id" wasn't supplied.`
    );
    expect(await message(`${REPOSITORY}/NEW`, {})).toBe(`Invalid request.\n\n"encrypted_value", "key_id" weren't supplied.`);
    expect(await message(`${REPOSITORY}/NEW`, { ...good, encrypted_value: 'not-base64' })).toContain('not-base64 does not match /^');
    expect(await message(`${ORGANIZATION}/NEW`, good)).toContain('"visibility"');
  });
});

describe('names and limits', () => {
  it.each(['1ST', 'WITH-DASH', 'A%20B', 'GITHUB_TOKEN', 'github_x', 'Ä'])('refuses the name %s', async (name) => {
    const { status } = await ask('PUT', `${REPOSITORY}/${encodeURI(decodeURIComponent(name))}`, await sealed(REPOSITORY, 'x'));
    expect(status).toBe(422);
    expect(repository().secrets).toHaveLength(1);
  });

  it('takes 48 kB and no byte more', async () => {
    expect((await ask('PUT', `${REPOSITORY}/BIG`, await sealed(REPOSITORY, 'x'.repeat(49_152)))).status).toBe(201);
    expect((await ask('PUT', `${REPOSITORY}/BIGGER`, await sealed(REPOSITORY, 'x'.repeat(49_153)))).status).toBe(422);
  });

  it.each<[string, number, () => { name: string }[] | undefined, string, object]>([
    ['repository', 100, () => repository().secrets, REPOSITORY, {}],
    ['environment', 100, environmentSecrets, ENVIRONMENT, {}],
    ['organisation', 1000, () => sandbox.world.state.github.organizations?.[0]?.secrets, ORGANIZATION, { visibility: 'all' }]
  ])('fills one %s up to %d and then only changes what is there', async (_, limit, secrets, path, more) => {
    const list = secrets() ?? [];
    while (list.length < limit) list.push({ name: `S${list.length}`, value: 'x' } as GitHubSecret & { name: string });
    const body = { ...(await sealed(path, 'x')), ...more };
    expect((await ask('PUT', `${path}/ONE_MORE`, body)).status).toBe(422);
    expect((await ask('PUT', `${path}/S50`, body)).status).toBe(204);
    expect(list).toHaveLength(limit);
  });
});

describe('who may', () => {
  const places = [REPOSITORY, ENVIRONMENT, ORGANIZATION];

  it('gives GITHUB_TOKEN nothing, as it has no permission for secrets', async () => {
    const token = sandbox.env['GITHUB_TOKEN'] ?? '';
    for (const place of places) {
      for (const [method, path] of [
        ['GET', place],
        ['GET', `${place}/public-key`],
        ['PUT', `${place}/KEPT`],
        ['DELETE', `${place}/KEPT`]
      ] as const) {
        const { status, body } = await ask(method, path, method === 'PUT' ? await sealed(place, 'x') : undefined, token);
        expect([status, body.message]).toEqual([403, 'Resource not accessible by integration']);
      }
    }
    expect(value(repository().secrets, 'KEPT')).toBe('seeded');
  });

  it('lets `read` read', async () => {
    for (const place of places) {
      expect((await ask('GET', `${place}/public-key`, undefined, 'ghs_read')).status).toBe(200);
      expect((await ask('GET', place, undefined, 'ghs_read')).status).toBe(200);
      const body = { ...(await sealed(place, 'x')), visibility: 'all' };
      expect((await ask('PUT', `${place}/NEW`, body, 'ghs_read')).status).toBe(403);
      expect((await ask('DELETE', `${place}/KEPT`, undefined, 'ghs_read')).status).toBe(403);
    }
  });

  it('takes `secrets` for repositories only: environments and organisations have keys of their own', async () => {
    expect((await ask('GET', REPOSITORY, undefined, 'ghs_repo')).status).toBe(200);
    expect((await ask('GET', ENVIRONMENT, undefined, 'ghs_repo')).status).toBe(403);
    expect((await ask('GET', ORGANIZATION, undefined, 'ghs_repo')).status).toBe(403);
  });

  it('shows no secret of a public repository to anybody', async () => {
    expect((await ask('GET', '/repos/contoso/open/actions/secrets', undefined, null)).status).toBe(401);
    expect((await ask('GET', '/repos/contoso/open/actions/secrets', undefined, 'github_pat_x')).body.message).toBe(
      'Resource not accessible by personal access token'
    );
    expect((await ask('GET', REPOSITORY, undefined, null)).status).toBe(404);
    expect((await ask('GET', REPOSITORY, undefined, 'wrong')).status).toBe(401);
  });

  it('keeps a token to the repositories it was made for', async () => {
    const token = sandbox.world.state.github.tokens.find((entry) => entry.token === APP);
    if (token) token.repositories = ['someone/else'];
    expect((await ask('GET', REPOSITORY)).status).toBe(404);
    expect((await ask('GET', '/repos/contoso/open/actions/secrets')).status).toBe(403);
    expect((await ask('GET', ORGANIZATION)).status).toBe(403);
    expect((await ask('GET', '/repos/someone/else/actions/secrets')).status).toBe(200);
  });

  it('changes nothing in an archived repository', async () => {
    const body = await sealed(REPOSITORY, 'x');
    repository().archived = true;
    expect((await ask('PUT', `${REPOSITORY}/KEPT`, body)).status).toBe(403);
    expect((await ask('GET', REPOSITORY)).status).toBe(200);
  });
});

describe('organisations', () => {
  it('shows no list of repositories unless they are selected, and takes none', async () => {
    expect((await ask('GET', `${ORGANIZATION}/EVERYWHERE`)).body).not.toHaveProperty('selected_repositories_url');
    expect((await ask('GET', `${ORGANIZATION}/EVERYWHERE/repositories`)).body).toEqual({ total_count: 0, repositories: [] });
    const ids = { selected_repository_ids: [repository().id] };
    expect((await ask('PUT', `${ORGANIZATION}/EVERYWHERE/repositories`, ids)).status).toBe(409);
    expect(
      (await ask('PUT', `${ORGANIZATION}/EVERYWHERE`, { ...(await sealed(ORGANIZATION, 'x')), ...ids, visibility: 'all' })).status
    ).toBe(422);
    expect(shared('EVERYWHERE')).toMatchObject({ value: 'e', visibility: 'all', repositories: [] });
  });

  it('takes only repositories of its own', async () => {
    const ids = { selected_repository_ids: [repository('someone/else').id] };
    expect((await ask('PUT', `${ORGANIZATION}/SHARED/repositories`, ids)).status).toBe(422);
    expect((await ask('PUT', `${ORGANIZATION}/SHARED/repositories`, {})).status).toBe(422);
    expect(shared()?.repositories).toEqual([repository('contoso/open').id]);
  });

  it('changes the visibility alone, the value stays', async () => {
    expect((await ask('PUT', `${ORGANIZATION}/SHARED`, { visibility: 'private' })).status).toBe(204);
    expect(shared()).toMatchObject({ value: 's', visibility: 'private' });
    expect((await ask('PUT', `${ORGANIZATION}/SHARED`, { visibility: 'public' })).status).toBe(422);
    expect((await ask('PUT', `${ORGANIZATION}/NEW`, { visibility: 'private' })).status).toBe(422);
  });
});

describe('what is not there', () => {
  it.each([
    ['GET', `${REPOSITORY}/NONE`],
    ['DELETE', `${REPOSITORY}/NONE`],
    ['GET', '/repos/contoso/none/actions/secrets'],
    ['GET', '/repos/contoso/platform/environments/none/secrets/public-key'],
    ['GET', '/orgs/someone/actions/secrets'],
    ['GET', `${ORGANIZATION}/NONE/repositories`]
  ])('%s %s is 404', async (method, path) => {
    expect((await ask(method, path)).status).toBe(404);
  });

  it.each([
    ['POST', REPOSITORY],
    ['GET', `${REPOSITORY}?filter=x`],
    ['DELETE', `${ORGANIZATION}/SHARED/repositories`],
    ['PUT', `${REPOSITORY}/public-key`]
  ])('%s %s is unknown', async (method, path) => {
    expect((await ask(method, path)).status).toBe(501);
  });
});

describe('seed', () => {
  it('makes the owners of repositories organisations, unless it lists them', () => {
    expect(sandbox.world.state.github.organizations?.map(({ login }) => login)).toEqual(['contoso']);
    sandbox.engine.reset({ github: { repositories: [{ fullName: 'a/one' }, { fullName: 'a/two' }, { fullName: 'b/one' }] } });
    expect(sandbox.world.state.github.organizations).toEqual([
      { login: 'a', secrets: [] },
      { login: 'b', secrets: [] }
    ]);
    sandbox.engine.reset(SEED);
  });

  it('refuses a wrong one', () => {
    const organizations = [{ login: 'a', secrets: [{ name: 'S', value: 'x', visibility: 'public' }] }];
    expect(() => parseSeed({ github: { organizations } })).toThrow(/visibility is "public"; one of all, private, selected/);
  });
});
