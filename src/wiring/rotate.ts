/** Builds the adapters that rotate needs; loaded only when it runs. */
import { createProof } from '../azure/proof.ts';
import type { RotateInputs } from '../inputs-rotate.ts';
import { rotate } from '../operations/rotate.ts';
import type { Runtime } from '../ports.ts';
import type { OperationResult } from '../result.ts';
import { connect } from './connection.ts';
import { openWriters } from './writers.ts';

export async function runRotate(inputs: RotateInputs, runtime: Runtime): Promise<OperationResult> {
  const connection = await connect(inputs, runtime);
  const { identity, ports, openStores } = openWriters(inputs, runtime, connection);
  const { cloud, http, caller } = connection;
  const named = inputs.target.kind === 'cluster' ? [inputs.target.id] : [];
  return rotate(
    { ...inputs, ...identity, named, graph: cloud.graph },
    { ...ports, proof: createProof(cloud, http, caller.tenantId), openStores }
  );
}
