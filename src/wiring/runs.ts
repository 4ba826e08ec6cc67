/** Asks GitHub whether another run of this repository is over; without a token or a repository nothing is known. */
import type { Http } from '../http.ts';
import type { Runs, Runtime } from '../ports.ts';
import { fetchThrough } from './fetch.ts';

export function openRuns(token: string, { env }: Runtime, http: Http): Runs {
  const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  if (token === '' || owner === '' || repo === '') return { status: () => Promise.resolve('unknown') };
  const open = async (): Promise<Runs> => {
    const { createRuns } = await import('../github/runs.ts');
    return createRuns({
      token,
      apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
      serverUrl: env.GITHUB_SERVER_URL ?? 'https://github.com',
      ownRepositoryId: env.GITHUB_REPOSITORY_ID ?? '0',
      owner,
      repo,
      fetch: fetchThrough(http)
    });
  };
  let opened: Promise<Runs> | null = null;
  // Most runs find no credential of another run to ask about.
  return { status: async (run) => (await (opened ??= open())).status(run) };
}
