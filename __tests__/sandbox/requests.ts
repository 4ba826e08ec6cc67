import { Agent, request } from 'node:https';
import type { Sandbox } from '../../sandbox/server.ts';

/** An answer, its body parsed where it is JSON. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** Tests look into answers of many services. */
  body: any;
}

export interface Ask {
  headers?: Record<string, string>;
  /** JSON, or a string that is sent as it is. */
  body?: unknown;
  /** PEM to trust; the sandbox's own by default, none for null. */
  ca?: string | null;
}

/** Sends one request on a connection of its own. Rejects if the connection is cut. */
export function call(sandbox: Sandbox, method: string, path: string, ask: Ask = {}): Promise<Answer> {
  const body = ask.body === undefined || typeof ask.body === 'string' ? ask.body : JSON.stringify(ask.body);
  const headers = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...ask.headers };
  const trust = ask.ca === null ? {} : { ca: ask.ca ?? sandbox.ca };
  return new Promise((resolve, reject) => {
    const sent = request(`${sandbox.origin}${path}`, { method, headers, agent: new Agent({ keepAlive: false }), ...trust }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve(answerOf(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString())));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function answerOf(status: number, headers: Answer['headers'], text: string): Answer {
  try {
    return { status, headers, text, body: JSON.parse(text) };
  } catch {
    return { status, headers, text, body: undefined };
  }
}

/** Sends a form to the token endpoint of this tenant (or another). */
export function askToken(sandbox: Sandbox, form: Record<string, string>, tenant = sandbox.world.state.tenant.id): Promise<Answer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const complete = { grant_type: 'client_credentials', scope: 'https://management.azure.com/.default', ...form };
  return call(sandbox, 'POST', `/${tenant}/oauth2/v2.0/token`, { headers, body: new URLSearchParams(complete).toString() });
}

/** The caller's bearer header for a scope. */
export async function bearer(sandbox: Sandbox, scope: string): Promise<Record<string, string>> {
  const { inputs } = sandbox;
  const answer = await askToken(sandbox, { client_id: inputs['client-id'] ?? '', client_secret: inputs['client-secret'] ?? '', scope });
  return { authorization: `Bearer ${answer.body.access_token}` };
}

export const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';
export const ARM_SCOPE = 'https://management.azure.com/.default';
