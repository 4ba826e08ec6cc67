/** Builds the adapters that delegate needs; loaded only when it runs. */
import { createClusters } from '../azure/clusters.ts';
import { createFleet } from '../azure/fleet.ts';
import { createPrincipals } from '../azure/principals.ts';
import { createResources } from '../azure/resources.ts';
import { createRoles } from '../azure/role-definitions.ts';
import { createRoleGrants } from '../azure/role-grants.ts';
import type { DelegateInputs } from '../inputs-delegate.ts';
import { delegate } from '../operations/delegate.ts';
import type { Runtime } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { connect } from './connection.ts';

export async function runDelegate(inputs: DelegateInputs, runtime: Runtime): Promise<OperationResult> {
  const { http, cloud, credential, caller, onWait } = await connect(inputs, runtime);
  return delegate(inputs, {
    caller,
    clusters: createClusters(credential, cloud, http),
    principals: createPrincipals(credential, cloud, http),
    roles: createRoles(credential, cloud, http, onWait),
    assignments: createRoleGrants(credential, cloud, http, onWait),
    resources: createResources(credential, cloud, http),
    fleet: createFleet(credential, cloud, http),
    log: runtime.log,
    delay: runtime.delay
  });
}
