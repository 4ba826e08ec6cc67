/** Builds the adapters that rotate needs; loaded only when it runs. */
import { createApplications } from '../azure/applications.ts';
import { cloudOf } from '../azure/cloud.ts';
import { createClusterWrites } from '../azure/cluster-writes.ts';
import { createCredential, whoAmI } from '../azure/credential.ts';
import { createFleet } from '../azure/fleet.ts';
import { createProof } from '../azure/proof.ts';
import { createResources } from '../azure/resources.ts';
import { createAccess } from '../azure/role-assignments.ts';
import { createHttp } from '../http.ts';
import type { RotateInputs } from '../inputs-rotate.ts';
import { rotate } from '../operations/rotate.ts';
import type { Runtime } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { createClock } from './clock.ts';
import { newRotationId, runIdentity } from './run-identity.ts';
import { openRuns } from './runs.ts';
import { createStores } from './stores.ts';

export async function runRotate(inputs: RotateInputs, runtime: Runtime): Promise<OperationResult> {
  const http = createHttp({ onWait: (text) => runtime.log.info(text) });
  const cloud = cloudOf(inputs.cloud, inputs.endpoints);
  const credential = createCredential(inputs.signIn, cloud, http, runtime.requestIdToken);
  const caller = await whoAmI(credential, cloud, inputs.signIn, http);
  runtime.log.info(`Signed in to tenant ${caller.tenantId} with ${inputs.signIn.method} as ${caller.appId ?? 'an unnamed identity'}.`);
  const applications = createApplications(credential, cloud, http, runtime.mask);
  const self = runIdentity(runtime.env);
  const named = inputs.target.kind === 'cluster' ? [inputs.target.id] : [];
  return rotate(
    { ...inputs, self, rotationId: newRotationId(self), named },
    {
      caller,
      applications,
      fleet: createFleet(credential, cloud, http),
      access: createAccess(credential, cloud, http, caller),
      clusterWrites: createClusterWrites(credential, cloud, http, caller.tenantId),
      resources: createResources(credential, cloud, http),
      proof: createProof(cloud, http, caller.tenantId),
      runs: openRuns(inputs.githubToken, runtime, http),
      clock: createClock(() => applications.now(), runtime.delay),
      log: runtime.log,
      openStores: (appId) =>
        createStores(inputs.stores, {
          credential,
          http,
          runtime,
          githubToken: inputs.githubToken,
          subscriptionId: inputs.subscriptionIds[0] ?? null,
          resourceManager: cloud.resourceManager,
          appId: appId.toLowerCase()
        })
    }
  );
}
