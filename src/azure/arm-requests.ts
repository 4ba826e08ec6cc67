/**
 * Single requests to Azure Resource Manager, for what its clients cannot do: they follow a long operation themselves, drop what
 * they do not know, and take the caller's token to any host that an answer names.
 */
import { bearerTokenAuthenticationPolicy, type HttpMethods, type PipelinePolicy } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/core-auth';
import type { Http } from '../http.ts';
import type { Cloud } from './cloud.ts';

export interface ArmRequest {
  method: HttpMethods;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface ArmAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  text: string;
  /** Whether an earlier try of it was answered 503, and so may have been carried out. */
  repeated?: boolean;
  /** The body as an object; null if it is none. */
  json: Record<string, unknown> | null;
}

/** `sent`: whether the request left this process, so that it may have been carried out although no answer came. */
export type ArmReply = { answered: true; answer: ArmAnswer } | { answered: false; sent: boolean; error: unknown };

export interface Arm {
  /** @param repeatable whether a lost answer may be answered by asking again */
  send(request: ArmRequest, repeatable: boolean): Promise<ArmReply>;
  /** @param path of a resource, not encoded */
  url(path: string, apiVersion: string, query?: Record<string, string>): string;
  /** Whether the URL is one of ARM's: nothing else is ever sent the token. */
  isOwn(url: string): boolean;
  /** The service's clock, ms: the `Date` of its last answer, carried on by ours. */
  now(): number;
}

export function createArm(credential: TokenCredential, cloud: Cloud, http: Http): Arm {
  const bearer = bearerTokenAuthenticationPolicy({ credential, scopes: cloud.resourceManagerScope });
  const { origin } = new URL(cloud.resourceManager);
  let ahead = 0;
  return {
    async send({ method, url, headers = {}, body }, repeatable) {
      let sent = false;
      // Behind the sign-in: a request that got this far has its token.
      const leaving: PipelinePolicy = {
        name: 'leaving',
        sendRequest: (request, next) => {
          sent = true;
          return next(request);
        }
      };
      const content = body === undefined ? {} : { 'content-type': 'application/json' };
      try {
        const answer = await http.send(
          {
            method,
            url,
            headers: { accept: 'application/json', ...content, ...headers },
            ...(body === undefined ? {} : { body: JSON.stringify(body) })
          },
          repeatable,
          [bearer, leaving]
        );
        const date = Date.parse(answer.headers.date ?? '');
        if (!Number.isNaN(date)) ahead = date - Date.now();
        return { answered: true, answer: { ...answer, json: objectIn(answer.text) } };
      } catch (error) {
        return { answered: false, sent, error };
      }
    },
    url: (path, apiVersion, query = {}) =>
      // No form encoding: ARM takes a plus sign in a filter for a plus sign.
      `${cloud.resourceManager}${encodeURI(path)}?${Object.entries({ 'api-version': apiVersion, ...query })
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&')}`,
    isOwn: (url) => URL.canParse(url) && new URL(url).origin === origin,
    now: () => Date.now() + ahead
  };
}

function objectIn(text: string): ArmAnswer['json'] {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return null;
  }
}

/** null for everything that is no object with names. */
export function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

/** What is wrong with an answer that is none; for `explain`, which shows nothing of the body. */
export function unreadable(status: number, what: string): { statusCode: number; message: string } {
  return { statusCode: status, message: `Unexpected JSON: ${what}` };
}
