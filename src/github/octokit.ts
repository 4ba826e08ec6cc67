/** octokit over the action's own HTTP stack and with its idea of when to ask again. */
import { setTimeout as wait } from 'node:timers/promises';
import { getOctokit } from '@actions/github';
import { retrying } from './retries.ts';

export interface Connection {
  token: string;
  /** `https://api.github.com` or a GHES `https://<host>/api/v3`. */
  apiUrl: string;
  /** The HTTP stack to use; octokit's own without it. */
  fetch?: typeof fetch;
  /** Waits that long, ms. */
  sleep?: (ms: number) => Promise<unknown>;
}

export type Octokit = ReturnType<typeof getOctokit>;

export function connect({ token, apiUrl, fetch, sleep = wait }: Connection): Octokit {
  const silent = (): void => undefined;
  const octokit = getOctokit(token, {
    baseUrl: apiUrl.replace(/\/+$/, ''),
    log: { debug: silent, info: silent, warn: silent, error: silent },
    ...(fetch ? { request: { fetch } } : {})
  });
  octokit.hook.wrap('request', (request, requestOptions) =>
    retrying(requestOptions.method, () => Promise.resolve(request(requestOptions)), sleep)
  );
  return octokit;
}
