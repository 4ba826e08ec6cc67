/** Builds the adapters that cleanup needs; loaded only when it runs. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createOrphans } from '../azure/orphans.ts';
import { createRoles } from '../azure/role-definitions.ts';
import { createRoleGrants } from '../azure/role-grants.ts';
import { ActionError } from '../errors.ts';
import type { CleanupInputs } from '../inputs-cleanup.ts';
import { cleanup } from '../operations/cleanup.ts';
import type { Runtime, UndoStore } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { connect } from './connection.ts';
import { openWriters } from './writers.ts';

/** A turn has to outlast the wait for a cluster that is deleted in it, with room for everything after. */
const afterWait = 60 * 60_000;
const leastLease = 2 * afterWait;

export async function runCleanup(inputs: CleanupInputs, runtime: Runtime): Promise<OperationResult> {
  const connection = await connect(inputs, runtime);
  const { identity, ports, openStores } = openWriters(inputs, runtime, connection);
  const { cloud, credential, http, onWait } = connection;
  return cleanup(
    { ...inputs, ...identity, graph: cloud.graph, lease: inputs.deleteCluster ? inputs.maxWait + afterWait : leastLease },
    {
      ...ports,
      stores: await openStores(inputs.target.kind === 'app-id' ? inputs.target.appId : null),
      orphans: createOrphans(credential, cloud, http),
      roles: createRoles(credential, cloud, http, onWait),
      assignments: createRoleGrants(credential, cloud, http, onWait),
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
