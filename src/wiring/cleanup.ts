/** Builds the adapters that cleanup needs; loaded only when it runs. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createApplications } from '../azure/applications.ts';
import { cloudOf } from '../azure/cloud.ts';
import { createClusterWrites } from '../azure/cluster-writes.ts';
import { createCredential, whoAmI } from '../azure/credential.ts';
import { createFleet } from '../azure/fleet.ts';
import { createOrphans } from '../azure/orphans.ts';
import { createResources } from '../azure/resources.ts';
import { createAccess } from '../azure/role-assignments.ts';
import { createRoles } from '../azure/role-definitions.ts';
import { createRoleGrants } from '../azure/role-grants.ts';
import { ActionError } from '../errors.ts';
import { createHttp } from '../http.ts';
import type { CleanupInputs } from '../inputs-cleanup.ts';
import { cleanup } from '../operations/cleanup.ts';
import type { Runtime, UndoStore } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { createClock } from './clock.ts';
import { newRotationId, runIdentity } from './run-identity.ts';
import { openRuns } from './runs.ts';
import { createStores } from './stores.ts';

/** A turn has to outlast the wait for a cluster that is deleted in it, with room for everything after. */
const afterWait = 60 * 60_000;
const leastLease = 2 * afterWait;

export async function runCleanup(inputs: CleanupInputs, runtime: Runtime): Promise<OperationResult> {
  const onWait = (text: string): void => runtime.log.info(text);
  const http = createHttp({ onWait });
  const cloud = cloudOf(inputs.cloud, inputs.endpoints);
  const credential = createCredential(inputs.signIn, cloud, http, runtime.requestIdToken);
  const caller = await whoAmI(credential, cloud, inputs.signIn, http);
  runtime.log.info(`Signed in to tenant ${caller.tenantId} with ${inputs.signIn.method} as ${caller.appId ?? 'an unnamed identity'}.`);
  const applications = createApplications(credential, cloud, http, runtime.mask);
  const self = runIdentity(runtime.env);
  const stores = await createStores(inputs.stores, {
    ...{ credential, http, runtime, githubToken: inputs.githubToken, resourceManager: cloud.resourceManager },
    subscriptionId: inputs.subscriptionIds[0] ?? null,
    appId: inputs.target.kind === 'app-id' ? inputs.target.appId : null
  });
  return cleanup(
    {
      ...inputs,
      graph: cloud.graph,
      rotationId: newRotationId(self),
      self,
      lease: inputs.deleteCluster ? inputs.maxWait + afterWait : leastLease
    },
    {
      ...{ caller, applications, stores, log: runtime.log },
      fleet: createFleet(credential, cloud, http),
      access: createAccess(credential, cloud, http, caller),
      clusterWrites: createClusterWrites(credential, cloud, http, caller.tenantId),
      orphans: createOrphans(credential, cloud, http),
      roles: createRoles(credential, cloud, http, onWait),
      assignments: createRoleGrants(credential, cloud, http, onWait),
      resources: createResources(credential, cloud, http),
      runs: openRuns(inputs.githubToken, runtime, http),
      clock: createClock(() => applications.now(), runtime.delay),
      undo: undoStore(runtime)
    }
  );
}

/** The output is set at once: a run that dies later has said where the file is. */
function undoStore(runtime: Runtime): UndoStore {
  return {
    async read(path) {
      try {
        return await readFile(resolve(runtime.env.GITHUB_WORKSPACE ?? process.cwd(), path), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw new ActionError(unusable(path, error), error);
      }
    },
    async write(path, content) {
      try {
        await runtime.writeFile(path, content);
      } catch (error) {
        throw new ActionError(unusable(path, error), error);
      }
      runtime.setOutput('undo-file', path);
    }
  };
}

function unusable(path: string, error: unknown): { code: string; message: string; hint: string } {
  return {
    code: 'undo-file-unusable',
    message: `The undo file ${path} cannot be read or written, so nothing is removed: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'The folder of the workspace must be one that the runner may write.'
  };
}
