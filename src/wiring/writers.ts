/** The adapters that provision, rotate and cleanup share: they write to applications and have to know who uses them. */
import { createApplications } from '../azure/applications.ts';
import { createClusterWrites } from '../azure/cluster-writes.ts';
import { createFleet } from '../azure/fleet.ts';
import { createResources } from '../azure/resources.ts';
import { createAccess } from '../azure/role-assignments.ts';
import type { RunIdentity } from '../domain/rotation-id.ts';
import type { CommonInputs } from '../inputs.ts';
import type { Access, Applications, Caller, Clock, ClusterWrites, Fleet, Log, Resources, Runs, Runtime, SecretStore } from '../ports.ts';
import type { Connection } from './connection.ts';
import { newRotationId, runIdentity } from './run-identity.ts';
import { openRuns } from './runs.ts';
import { createStores } from './stores.ts';

export interface Writers {
  /** Who this run is, for the turn and for the credentials it makes. */
  identity: { self: RunIdentity; rotationId: string };
  ports: {
    caller: Caller;
    applications: Applications;
    fleet: Fleet;
    access: Access;
    clusterWrites: ClusterWrites;
    resources: Resources;
    runs: Runs;
    clock: Clock;
    log: Log;
  };
  /** @param appId whose secrets are stored; null while it is not known */
  openStores: (appId: string | null) => Promise<SecretStore[]>;
}

export function openWriters(inputs: CommonInputs, runtime: Runtime, { http, cloud, credential, caller }: Connection): Writers {
  const applications = createApplications(credential, cloud, http, runtime.mask);
  const self = runIdentity(runtime.env);
  return {
    identity: { self, rotationId: newRotationId(self) },
    ports: {
      caller,
      applications,
      fleet: createFleet(credential, cloud, http),
      access: createAccess(credential, cloud, http, caller),
      clusterWrites: createClusterWrites(credential, cloud, http, caller.tenantId),
      resources: createResources(credential, cloud, http),
      runs: openRuns(inputs.githubToken, runtime, http),
      clock: { now: () => http.clock.now(), wait: runtime.delay },
      log: runtime.log
    },
    openStores: (appId) =>
      createStores(inputs.stores, {
        credential,
        http,
        runtime,
        githubToken: inputs.githubToken,
        subscriptionId: subscriptionOf(inputs),
        resourceManager: cloud.resourceManager,
        appId: appId?.toLowerCase() ?? null
      })
  };
}

/** The subscription that `credentials` of the destination `output` names: what was said, or that of the cluster. */
export function subscriptionOf({ subscriptionIds, clusters }: Pick<CommonInputs, 'subscriptionIds' | 'clusters'>): string | null {
  return subscriptionIds[0] ?? clusters[0]?.subscriptionId ?? null;
}
