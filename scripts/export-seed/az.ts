/** Reading with the user's own `az`: GET and nothing else. */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);
/** Tries of a request that the service throttles, and the time between them, ms. */
const TRIES = 4;
const PAUSE = 15_000;

export interface Reader {
  /** Tenant that the CLI is signed in to. */
  tenantId(): Promise<string>;
  /** All pages of a list of Azure Resource Manager; `path` begins with a slash. @throws Error with the CLI's own words */
  armList(path: string): Promise<unknown[]>;
  armGet(path: string): Promise<unknown>;
  /** All pages of a list of Microsoft Graph, `path` below `/v1.0`. */
  graphList(path: string): Promise<unknown[]>;
}

interface Endpoints {
  resourceManager: string;
  graph: string;
}

/**
 * @param env for the CLI; this process's own by default
 * @param delay waits that many milliseconds
 */
export function azureCli(env: NodeJS.ProcessEnv = process.env, delay: (ms: number) => Promise<unknown> = sleep): Reader {
  const az = async (...words: string[]): Promise<unknown> => {
    const { stdout } = await execute('az', [...words, '--output', 'json', '--only-show-errors'], { env, maxBuffer: 1e9 });
    return stdout.trim() === '' ? null : JSON.parse(stdout);
  };
  const get = async (url: string): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await az('rest', '--method', 'get', '--url', url);
      } catch (error) {
        const text = wordsOf(error);
        if (attempt >= TRIES || !/too many requests|throttl|\b429\b/i.test(text)) throw new Error(`GET ${url}: ${text}`, { cause: error });
        await delay(PAUSE);
      }
  };
  let known: Promise<Endpoints> | undefined;
  const endpoints = (): Promise<Endpoints> => (known ??= az('cloud', 'show').then(endpointsOf));
  const list = async (first: string): Promise<unknown[]> => {
    const items: unknown[] = [];
    for (let url: string | undefined = first; url !== undefined;) {
      const page = (await get(url)) as { value?: unknown[]; nextLink?: string; '@odata.nextLink'?: string };
      if (!Array.isArray(page.value)) throw new Error(`GET ${url}: the answer is no list`);
      items.push(...page.value);
      url = page.nextLink ?? page['@odata.nextLink'];
    }
    return items;
  };
  return {
    tenantId: async () => ((await az('account', 'show')) as { tenantId: string }).tenantId,
    armList: async (path) => list(`${(await endpoints()).resourceManager}${path}`),
    armGet: async (path) => get(`${(await endpoints()).resourceManager}${path}`),
    graphList: async (path) => list(`${(await endpoints()).graph}/v1.0${path}`)
  };
}

/** Of the cloud that the CLI is set to; by them it also knows which token a request needs. */
function endpointsOf(cloud: unknown): Endpoints {
  const { resourceManager, microsoftGraphResourceId } = (cloud as { endpoints: Record<string, string> }).endpoints;
  const bare = (url = ''): string => url.replace(/\/+$/, '');
  return { resourceManager: bare(resourceManager), graph: bare(microsoftGraphResourceId) };
}

/** What the CLI wrote, without the command line. */
function wordsOf(error: unknown): string {
  const { stderr = '', message } = error as { stderr?: string; message: string };
  return (stderr.trim() || message).replace(/^ERROR: /, '').slice(0, 500);
}
