/** The step outputs `client-secret` and `credentials` as a store. */
import type { SecretStore } from './ports.ts';

export interface OutputStoreOptions {
  /** Hides a value, in every form, from all output. */
  mask: (secret: string) => void;
  setOutput: (name: string, value: string) => void;
  /** What `az login` starts with; null if the run has none. */
  subscriptionId: string | null;
  resourceManager: string;
}

/**
 * `credentials` is what `creds` of azure/login takes (https://github.com/Azure/login#login-with-a-service-principal-secret).
 * Only the secret is masked, as ids in masked texts would be dropped from every other output; the runner drops both outputs
 * between jobs.
 */
export function createOutputStore({ mask, setOutput, subscriptionId, resourceManager }: OutputStoreOptions): SecretStore {
  return {
    name: 'step outputs client-secret and credentials',
    kind: 'output',
    readable: false,
    latest: async () => null,
    value: () => Promise.reject(new Error('A step cannot read its own outputs.')),
    check: async () => null,
    write: async ({ secret, appId, tenantId }) => {
      mask(secret);
      const credentials = {
        clientId: appId,
        clientSecret: secret,
        ...(subscriptionId === null ? {} : { subscriptionId }),
        tenantId,
        resourceManagerEndpointUrl: resourceManager
      };
      setOutput('client-secret', secret);
      setOutput('credentials', JSON.stringify(credentials));
      return { kind: 'done' };
    },
    undo: async () => {
      setOutput('client-secret', '');
      setOutput('credentials', '');
      return null;
    },
    holds: async () => null,
    disable: async () => ({ kind: 'present' })
  };
}
