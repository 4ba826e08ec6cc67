/** The real Azure CLI, pointed at the sandbox; nothing of the user's own set-up is read or written. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Sandbox } from '../../sandbox/server.ts';
import { watch } from './witness.ts';

const execute = promisify(execFile);

/**
 * Debian's 2.45 misses a property that `az role` reads (https://github.com/Azure/azure-cli/issues/24959). Python imports this module by its name
 * before anything else.
 */
const roleRepair = `
import builtins, sys
plain_import = builtins.__import__
broken = {
    'azure.mgmt.authorization.v2020_04_01_preview.operations': 'RoleAssignmentsOperations',
    'azure.mgmt.authorization.v2018_01_01_preview.operations': 'RoleDefinitionsOperations',
}
def repairing_import(*args, **kwargs):
    result = plain_import(*args, **kwargs)
    for module, name in broken.items():
        operations = getattr(sys.modules.get(module), name, None)
        if operations is not None and not hasattr(operations, 'config'):
            operations.config = property(lambda self: self._config)
    return result
builtins.__import__ = repairing_import
`;

export type Az = <T>(...words: string[]) => Promise<T>;

export interface AzureCli {
  az: Az;
  env: NodeJS.ProcessEnv;
}

export interface Identity {
  clientId: string;
  secret: string;
  tenantId: string;
}

/** The identity that the sandbox's inputs name. */
export function callerOf({ inputs }: Sandbox): Identity {
  return { clientId: inputs['client-id'] ?? '', secret: inputs['client-secret'] ?? '', tenantId: inputs['tenant-id'] ?? '' };
}

/** Signs in with a configuration of its own below `folder`. */
export async function openAzureCli(sandbox: Sandbox, folder: string, identity: Identity): Promise<AzureCli> {
  mkdirSync(folder, { recursive: true });
  watch(sandbox);
  const env = environment(sandbox, folder);
  const az = async <T>(...words: string[]): Promise<T> => {
    const { stdout } = await execute('az', [...words, '--output', 'json'], { env, maxBuffer: 1e8 });
    return (stdout.trim() === '' ? null : JSON.parse(stdout)) as T;
  };
  await signIn(az, sandbox, folder, identity);
  return { az, env };
}

function environment({ caFile }: Sandbox, folder: string): NodeJS.ProcessEnv {
  const python = path.join(folder, 'python');
  mkdirSync(python);
  writeFileSync(path.join(python, 'sitecustomize.py'), roleRepair);
  return {
    PATH: process.env.PATH,
    HOME: folder,
    AZURE_CONFIG_DIR: path.join(folder, 'config'),
    PYTHONPATH: python,
    REQUESTS_CA_BUNDLE: caFile,
    NO_PROXY: '127.0.0.1',
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
    AZURE_CORE_ONLY_SHOW_ERRORS: 'yes'
  };
}

/** A cloud of its own whose authority is ADFS-like, so that MSAL does not ask Microsoft whether it exists. */
async function signIn(az: Az, { origin }: Sandbox, folder: string, { clientId, secret, tenantId }: Identity): Promise<void> {
  const endpoints = {
    resourceManager: `${origin}/arm`,
    management: 'https://management.core.windows.net/',
    activeDirectory: `${origin}/adfs`,
    activeDirectoryResourceId: 'https://management.core.windows.net/',
    microsoftGraphResourceId: `${origin}/graph`,
    activeDirectoryGraphResourceId: `${origin}/graph`
  };
  await az('cloud', 'register', '--name', 'sandbox', '--cloud-config', JSON.stringify({ endpoints }));
  await az('cloud', 'set', '--name', 'sandbox');
  const file = path.join(folder, 'secret');
  writeFileSync(file, secret, { mode: 0o600 });
  await az('login', '--service-principal', '--username', clientId, '--password', `@${file}`, '--tenant', tenantId);
}
