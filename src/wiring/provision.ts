/** Builds the adapters that provision needs; loaded only when it runs. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createProof } from '../azure/proof.ts';
import { createRoles } from '../azure/role-definitions.ts';
import { createRoleGrants } from '../azure/role-grants.ts';
import { parseTemplate, type ClusterDefinition } from '../domain/provision-template.ts';
import { ActionError } from '../errors.ts';
import type { ProvisionInputs } from '../inputs-provision.ts';
import { provision } from '../operations/provision.ts';
import type { Runtime } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { connect } from './connection.ts';
import { openWriters } from './writers.ts';

const hour = 3_600_000;
/** As long as rotate's by default. */
const lease = 6 * hour;
/** A turn has to outlast the longest wait of the run. */
const margin = hour;

export async function runProvision(inputs: ProvisionInputs, runtime: Runtime): Promise<OperationResult> {
  const cluster = inputs.cluster && { id: inputs.cluster.id, definition: await readTemplate(inputs.cluster.template, runtime) };
  const connection = await connect(inputs, runtime);
  const { identity, ports, openStores } = openWriters(inputs, runtime, connection);
  const { cloud, credential, http, caller, onWait } = connection;
  return provision(
    { ...inputs, ...identity, cluster, lease: Math.max(lease, inputs.maxWait + margin) },
    {
      ...ports,
      roles: createRoles(credential, cloud, http, onWait),
      assignments: createRoleGrants(credential, cloud, http, onWait),
      proof: createProof(cloud, http, caller.tenantId),
      delay: runtime.delay,
      openStores
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
