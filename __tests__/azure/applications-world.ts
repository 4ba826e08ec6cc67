/** The adapter of one application against a sandbox of the test's own. */
import type { Seed } from '../../sandbox/seed/seed.ts';
import type { SandboxOptions } from '../../sandbox/server.ts';
import type { Application, ServicePrincipal } from '../../sandbox/world.ts';
import { createApplications } from '../../src/azure/applications.ts';
import type { Applications } from '../../src/ports.ts';
import { openTenant, type Tenant } from './tenant.ts';

export const all = 'Application.ReadWrite.All';
export const nowhere = '99999999-9999-4999-8999-999999999999';
export const day = 86_400_000;

export interface Opened {
  tenant: Tenant;
  applications: Applications;
  /** What was to be hidden, in order. */
  masked: string[];
  /** The seed's application `aks`, as the directory has it. */
  app: Application;
  principal: ServicePrincipal;
  /** Requests so far with this method below `/graph`. */
  sent(method: string): number;
}

/** A tenant with an application `aks`, signed in to by a caller with these Graph permissions. */
export async function openApplications(
  graphPermissions: string[] = [all],
  more: Seed = {},
  options: Omit<SandboxOptions, 'seed'> = {}
): Promise<Opened> {
  const seed: Seed = { applications: [{ name: 'aks' }], ...more, caller: { graphPermissions } };
  const tenant = await openTenant({ ...options, seed });
  const { graph } = tenant.sandbox.world.state;
  const masked: string[] = [];
  const app = graph.applications.find((each) => each.displayName === 'aks')!;
  return {
    tenant,
    applications: createApplications(tenant.credential, tenant.cloud, tenant.http, (secret) => masked.push(secret)),
    masked,
    app,
    principal: graph.servicePrincipals.find((each) => each.appId === app.appId)!,
    sent: (method) => tenant.sandbox.exchanges.filter((exchange) => exchange.method === method && exchange.url.includes('/graph/')).length
  };
}
