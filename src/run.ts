/** One run: hide the secrets, parse the inputs, do the operation, report; every failure ends here. */
import { parseInputs, type Inputs } from './inputs.ts';
import type { Runtime } from './ports.ts';
import { actionSource } from './action-source.ts';
import { addressing, writeFailure, writeResult } from './report.ts';
import type { OperationResult } from './result.ts';

export async function run(plain: Runtime): Promise<void> {
  const runtime = addressing(plain, actionSource(plain.env).files);
  maskSecrets(runtime);
  try {
    const inputs = parseInputs(runtime.getInput, runtime.env);
    await writeResult(await dispatch(inputs, runtime), runtime);
  } catch (error) {
    writeFailure(error, runtime);
  }
}

/** Before anything else, since even a message about a wrong input shows what it got. */
function maskSecrets({ getInput, env, mask }: Runtime): void {
  for (const secret of [
    getInput('client-secret'),
    env.AZURE_CLIENT_SECRET,
    getInput('github-token'),
    env.GITHUB_TOKEN,
    env.ACTIONS_ID_TOKEN_REQUEST_TOKEN
  ])
    if (secret) mask(secret);
}

async function dispatch(inputs: Inputs, runtime: Runtime): Promise<OperationResult> {
  switch (inputs.operation) {
    case 'provision': {
      const { runProvision } = await import('./wiring/provision.ts');
      return runProvision(inputs, runtime);
    }
    case 'check-expiry': {
      const { runCheckExpiry } = await import('./wiring/check-expiry.ts');
      return runCheckExpiry(inputs, runtime);
    }
    case 'delegate': {
      const { runDelegate } = await import('./wiring/delegate.ts');
      return runDelegate(inputs, runtime);
    }
    case 'rotate': {
      const { runRotate } = await import('./wiring/rotate.ts');
      return runRotate(inputs, runtime);
    }
    case 'cleanup': {
      const { runCleanup } = await import('./wiring/cleanup.ts');
      return runCleanup(inputs, runtime);
    }
  }
}
