/** The adapter of clusters, against a sandbox of the test's own or against answers that the test makes up. */
import { createHttpHeaders, type HttpClient, type PipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline';
import type { Seed } from '../../sandbox/seed/seed.ts';
import type { SandboxOptions } from '../../sandbox/server.ts';
import type { Cluster } from '../../sandbox/world.ts';
import { cloudOf } from '../../src/azure/cloud.ts';
import { createClusterWrites } from '../../src/azure/cluster-writes.ts';
import { createHttp } from '../../src/http.ts';
import type { ClusterWrites } from '../../src/ports.ts';
import { openTenant, type Tenant } from './tenant.ts';

/** Of what Entra makes and of what needs care in JSON and URLs. */
export const secret = 'Ab8~+/[@] =x%.Q"q\\uä漢';
export const minute = 60_000;

export interface Opened {
  tenant: Tenant;
  writes: ClusterWrites;
  /** Cluster `one` as the sandbox has it. */
  one: Cluster;
  appId: string;
  advance(ms: number): void;
}

/** A subscription `shop` with cluster `one` on application `aks`, whose credential `next` it does not hold yet. */
export async function openClusters(more: Seed = {}, options: Omit<SandboxOptions, 'seed'> = {}): Promise<Opened> {
  const seed: Seed = {
    subscriptions: [{ name: 'shop' }],
    applications: [
      {
        name: 'aks',
        credentials: [
          { name: 'old', secret: 'old-secret-of-the-cluster' },
          { name: 'next', secret }
        ]
      }
    ],
    clusters: [{ name: 'one', subscription: 'shop', resourceGroup: 'rg', application: 'aks', credential: 'old' }],
    caller: { roles: [{ role: 'Contributor', scope: 'root' }] },
    operationMs: 10 * minute,
    ...more
  };
  const tenant = await openTenant({ ...options, seed });
  const { state } = tenant.sandbox.world;
  tenant.mark();
  return {
    tenant,
    writes: createClusterWrites(tenant.credential, tenant.cloud, tenant.http, state.tenant.id),
    one: state.arm.clusters[0]!,
    appId: state.graph.applications.find((each) => each.displayName === 'aks')!.appId,
    advance: (ms) => tenant.sandbox.engine.advance(ms)
  };
}

/** Every form in which a secret might stand in a text. */
export function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  return [value, json, JSON.stringify(json).slice(1, -1), encodeURIComponent(value), new URLSearchParams({ s: value }).toString().slice(2)];
}

export interface Canned {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export const home = '11111111-1111-4111-8111-111111111111';
export const clusterId =
  '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/one';

/** Answers each request as told; the last answer stays. `sent`: method, URL and the token's presence of each. */
export function canned(...answers: Canned[]): { writes: ClusterWrites; sent: string[]; bodies: unknown[] } {
  const sent: string[] = [];
  const bodies: unknown[] = [];
  const sendRequest = (request: PipelineRequest): Promise<PipelineResponse> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)]!;
    sent.push(`${request.method} ${request.url}${request.headers.has('authorization') ? ' with token' : ''}`);
    bodies.push(request.body);
    const { status, headers = {}, body } = answer;
    const bodyAsText = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve({ request, status, headers: createHttpHeaders(headers), bodyAsText });
  };
  const client: HttpClient = { sendRequest };
  const cloud = cloudOf('AzureCloud', { authorityHost: null, resourceManager: null, graph: null });
  const credential = { getToken: () => Promise.resolve({ token: 't', expiresOnTimestamp: 8.64e15 }) };
  return { writes: createClusterWrites(credential, cloud, createHttp({ client }), home), sent, bodies };
}
