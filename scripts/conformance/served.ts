/** Which of the described operations the sandbox knows: each is asked for once, of nothing in particular. */
import { request, type RequestOptions } from 'node:https';
import type { Sandbox } from '../../sandbox/server.ts';
import type { Spec } from './specs.ts';

const mounts: Record<string, string> = { graph: '/graph/v1.0', arm: '/arm', github: '/github', vault: '/vaults/none' };
const scopes: Record<string, string> = {
  graph: 'https://graph.microsoft.com/.default',
  arm: 'https://management.azure.com/.default',
  vault: 'https://vault.azure.net/.default'
};
/** What the sandbox says of what it does not have: https://www.rfc-editor.org/rfc/rfc9110#status.501 */
const notImplemented = 501;

/** Operation ids by description. */
export async function servedOperations(sandbox: Sandbox, specs: readonly Spec[]): Promise<Map<string, Set<string>>> {
  const served = new Map<string, Set<string>>();
  for (const { name, service, api, apiVersion } of specs) {
    const authorization = `Bearer ${await tokenFor(sandbox, service)}`;
    const known = new Set<string>();
    for (const { operationId = '', method, path } of api.router.getOperations()) {
      const query = apiVersion === null || service === 'github' ? '' : `?api-version=${apiVersion}`;
      const url = `${sandbox.origin}${mounts[service] ?? ''}${concrete(path)}${query}`;
      const options = { method: method.toUpperCase(), headers: { authorization } };
      if ((await ask(sandbox, url, options)).status !== notImplemented) known.add(operationId);
    }
    served.set(name, known);
  }
  return served;
}

/** With something in the place of each parameter. */
function concrete(path: string): string {
  return path
    .replace(/\/~appId\/\{[^}]+\}/, "(appId='00000000-0000-4000-8000-000000000000')")
    .replace(/\{[^}]*number[^}]*\}|\{run_id\}/g, '1')
    .replace(/\{[^}]*(?:id|Id|Name)\}/g, '00000000-0000-4000-8000-000000000000')
    .replace(/\{[^}]+\}/g, 'none');
}

/** Without one every question is answered with 401, known or not. */
async function tokenFor(sandbox: Sandbox, service: string): Promise<string> {
  if (service === 'github') return sandbox.env.GITHUB_TOKEN ?? '';
  const { 'tenant-id': tenant = '', 'client-id': client_id = '', 'client-secret': client_secret = '' } = sandbox.inputs;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope: scopes[service] ?? '' });
  const options = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const { status, text } = await ask(sandbox, `${sandbox.origin}/${tenant}/oauth2/v2.0/token`, options, form.toString());
  const { access_token: token } = JSON.parse(text) as { access_token?: string };
  if (token === undefined) throw new Error(`no token for ${service}: ${status}`);
  return token;
}

function ask({ ca }: Sandbox, url: string, options: RequestOptions, body = ''): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const asked = request(url, { ...options, ca, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', failed).end(body);
  });
}
