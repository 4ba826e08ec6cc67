/** One cleanup step of each kind, for everything that plans or shows them. */
import type { AssignmentDetails, CleanupStep } from '../../src/domain/cleanup-plan.ts';
import { appId, cluster, guid, managed, now } from './facts.ts';

export const store = 'Key Vault https://v.vault.azure.net, secret aks';

export function assignment(n: number, more: Partial<AssignmentDetails> = {}): AssignmentDetails {
  return {
    id: `/scope${n}/roleAssignments/${guid(n)}`,
    name: guid(n),
    scope: `/scope${n}`,
    roleDefinitionId: `/x/roleDefinitions/${guid(800)}`,
    principalId: guid(901),
    conditional: false,
    principalType: 'ServicePrincipal',
    createdOn: now,
    description: null,
    condition: null,
    conditionVersion: null,
    delegatedManagedIdentityId: null,
    ...more
  };
}

export const steps = {
  cluster: { kind: 'cluster', id: cluster('a').id, reason: 'delete-cluster is true' },
  assignment: { kind: 'role-assignment', assignment: assignment(1), roleName: 'Reader', reason: 'its principal goes' },
  version: { kind: 'secret-version', store, keyId: guid(1), reason: 'its application goes' },
  principal: { kind: 'service-principal', objectId: guid(901), appId, displayName: 'aks-sp', reason: 'unused' },
  application: { kind: 'application', objectId: guid(900), appId, displayName: 'aks-app', reason: 'unused' },
  purge: { kind: 'purge', of: 'application', objectId: guid(900), appId, reason: 'purge is true' },
  password: { kind: 'password', objectId: guid(900), appId, credential: managed(5, -300, -10), reason: 'it ended' },
  mark: { kind: 'gone-mark', objectId: guid(900), appId, clusterHash: '0123456789abcdef', clusterId: '/c/a', reason: 'gone' }
} as const satisfies Record<string, CleanupStep>;
