/** Builds the adapters that delegate needs; loaded only when it runs. */
import { createClusters } from '../azure/clusters.ts';
import { cloudOf } from '../azure/cloud.ts';
import { createCredential, whoAmI } from '../azure/credential.ts';
import { createFleet } from '../azure/fleet.ts';
import { createPrincipals } from '../azure/principals.ts';
import { createResources } from '../azure/resources.ts';
import { createRoles } from '../azure/role-definitions.ts';
import { createRoleGrants } from '../azure/role-grants.ts';
import { createHttp } from '../http.ts';
import type { DelegateInputs } from '../inputs-delegate.ts';
import { delegate } from '../operations/delegate.ts';
import type { Runtime } from '../ports.ts';
import type { OperationResult } from '../result.ts';

export async function runDelegate(inputs: DelegateInputs, runtime: Runtime): Promise<OperationResult> {
  const onWait = (text: string): void => runtime.log.info(text);
  const http = createHttp({ onWait });
  const cloud = cloudOf(inputs.cloud, inputs.endpoints);
  const credential = createCredential(inputs.signIn, cloud, http, runtime.requestIdToken);
  const caller = await whoAmI(credential, cloud, inputs.signIn, http);
  runtime.log.info(`Signed in to tenant ${caller.tenantId} with ${inputs.signIn.method} as ${caller.appId ?? 'an unnamed identity'}.`);
  return delegate(inputs, {
    caller,
    clusters: createClusters(credential, cloud, http, caller.tenantId),
    principals: createPrincipals(credential, cloud, http),
    roles: createRoles(credential, cloud, http, onWait),
    assignments: createRoleGrants(credential, cloud, http, onWait),
    resources: createResources(credential, cloud, http),
    fleet: createFleet(credential, cloud, http),
    log: runtime.log,
    delay: runtime.delay
  });
}
