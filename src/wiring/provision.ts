/** Builds the adapters that provision needs; loaded only when it runs. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createApplications } from '../azure/applications.ts';
import { createClusterWrites } from '../azure/cluster-writes.ts';
import { cloudOf } from '../azure/cloud.ts';
import { createCredential, whoAmI } from '../azure/credential.ts';
import { createFleet } from '../azure/fleet.ts';
import { createProof } from '../azure/proof.ts';
import { createResources } from '../azure/resources.ts';
import { createAccess } from '../azure/role-assignments.ts';
import { createRoles } from '../azure/role-definitions.ts';
import { createRoleGrants } from '../azure/role-grants.ts';
import { parseTemplate, type ClusterDefinition } from '../domain/provision-template.ts';
import { ActionError } from '../errors.ts';
import { createHttp } from '../http.ts';
import type { ProvisionInputs } from '../inputs-provision.ts';
import { provision } from '../operations/provision.ts';
import type { Runtime } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { createClock } from './clock.ts';
import { newRotationId, runIdentity } from './run-identity.ts';
import { openRuns } from './runs.ts';
import { createStores } from './stores.ts';

const hour = 3_600_000;
/** As long as rotate's by default. */
const lease = 6 * hour;
/** A turn has to outlast the longest wait of the run. */
const margin = hour;

export async function runProvision(inputs: ProvisionInputs, runtime: Runtime): Promise<OperationResult> {
  const cluster = inputs.cluster && { id: inputs.cluster.id, definition: await readTemplate(inputs.cluster.template, runtime) };
  const onWait = (text: string): void => runtime.log.info(text);
  const http = createHttp({ onWait });
  const cloud = cloudOf(inputs.cloud, inputs.endpoints);
  const credential = createCredential(inputs.signIn, cloud, http, runtime.requestIdToken);
  const caller = await whoAmI(credential, cloud, inputs.signIn, http);
  runtime.log.info(`Signed in to tenant ${caller.tenantId} with ${inputs.signIn.method} as ${caller.appId ?? 'an unnamed identity'}.`);
  const applications = createApplications(credential, cloud, http, runtime.mask);
  const self = runIdentity(runtime.env);
  return provision(
    { ...inputs, cluster, self, rotationId: newRotationId(self), lease: Math.max(lease, inputs.maxWait + margin) },
    {
      caller,
      applications,
      fleet: createFleet(credential, cloud, http),
      access: createAccess(credential, cloud, http, caller),
      clusterWrites: createClusterWrites(credential, cloud, http, caller.tenantId),
      resources: createResources(credential, cloud, http),
      roles: createRoles(credential, cloud, http, onWait),
      assignments: createRoleGrants(credential, cloud, http, onWait),
      proof: createProof(cloud, http, caller.tenantId),
      runs: openRuns(inputs.githubToken, runtime, http),
      clock: createClock(() => applications.now(), runtime.delay),
      log: runtime.log,
      delay: runtime.delay,
      openStores: (appId) =>
        createStores(inputs.stores, {
          credential,
          http,
          runtime,
          githubToken: inputs.githubToken,
          subscriptionId: inputs.subscriptionIds[0] ?? null,
          resourceManager: cloud.resourceManager,
          appId
        })
    }
  );
}

/** @throws ActionError */
async function readTemplate(path: string, { env }: Runtime): Promise<ClusterDefinition> {
  let text: string;
  try {
    text = await readFile(resolve(env.GITHUB_WORKSPACE ?? process.cwd(), path), 'utf8');
  } catch (error) {
    throw new ActionError({
      code: 'cluster-template-unreadable',
      message: `cluster-template ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); nothing was sent.`,
      hint: 'The path is relative to the workspace; check the repository out before (actions/checkout).'
    });
  }
  const template = parseTemplate(path, text);
  if (!template.ok) throw new ActionError(template.problem);
  return template.definition;
}
