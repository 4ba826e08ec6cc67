/** The real adapters, and so the real SDKs, against a sandbox of the test's own. */
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/core-auth';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts';
import { cloudOf, type Cloud } from '../../src/azure/cloud.ts';
import { createCredential, whoAmI } from '../../src/azure/credential.ts';
import { createHttp, type Http } from '../../src/http.ts';
import type { Caller, SignIn } from '../../src/ports.ts';

export interface Tenant {
  sandbox: Sandbox;
  cloud: Cloud;
  http: Http;
  credential: TokenCredential;
  caller: Caller;
  /** Requests since `mark` whose decoded URL holds the text. */
  count(text: string): number;
  mark(): void;
}

export async function openTenant(options: SandboxOptions = {}): Promise<Tenant> {
  const sandbox = await startSandbox(options);
  const cloud = sandboxCloud(sandbox);
  const http = createHttp({ client: trusting(sandbox.ca) });
  const signIn = secretOf(sandbox);
  const credential = createCredential(signIn, cloud, http, null);
  let from = 0;
  return {
    sandbox,
    cloud,
    http,
    credential,
    caller: await whoAmI(credential, cloud, signIn, http),
    count: (text) => sandbox.exchanges.slice(from).filter((exchange) => decodeURIComponent(exchange.url).includes(text)).length,
    mark: () => (from = sandbox.exchanges.length)
  };
}

export function sandboxCloud({ inputs }: Sandbox): Cloud {
  return cloudOf('AzureCloud', {
    authorityHost: inputs['authority-host'] ?? null,
    resourceManager: inputs['resource-manager-endpoint'] ?? null,
    graph: inputs['graph-endpoint'] ?? null
  });
}

export function secretOf({ inputs }: Sandbox, more: Partial<{ tenantId: string; clientId: string; clientSecret: string }> = {}): SignIn {
  return {
    method: 'client-secret',
    tenantId: inputs['tenant-id'] ?? '',
    clientId: inputs['client-id'] ?? '',
    clientSecret: inputs['client-secret'] ?? '',
    ...more
  };
}

/** A client that trusts the sandbox's certificate; a process of its own would be told by NODE_EXTRA_CA_CERTS. */
export function trusting(ca: string): HttpClient {
  const client = createDefaultHttpClient();
  return {
    sendRequest: (request) => {
      request.tlsSettings = { ca };
      return client.sendRequest(request);
    }
  };
}
