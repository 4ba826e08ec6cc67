/** Role assignments as proof: lists leave out silently what the caller may not read, its own assignments say what it may. */
import { AuthorizationManagementClient } from '@azure/arm-authorization';
import type { TokenCredential } from '@azure/core-auth';
import { grants, type RolePermission } from './roles.ts';
import { ActionError } from '../errors.ts';
import type { Http } from '../http.ts';
import type { Access, Caller, CoverageReading } from '../ports.ts';
import type { Problem } from '../domain/model.ts';
import type { Cloud } from './cloud.ts';
import { explain, failureOf } from './failures.ts';
import { itemsOf, stayingAt } from './pages.ts';

const readClusters = 'Microsoft.ContainerService/managedClusters/read';
/** Subscriptions asked at a time. */
const parallel = 8;

export function createAccess(credential: TokenCredential, cloud: Cloud, http: Http, caller: Caller): Access {
  const client = new AuthorizationManagementClient(credential, '', {
    $host: cloud.resourceManager,
    endpoint: cloud.resourceManager,
    credentialScopes: cloud.resourceManagerScope,
    ...stayingAt(cloud.resourceManager, http)
  });
  const roles = new Map<string, Promise<RolePermission[]>>();

  /** Read at the scope that was asked about, where the caller has its role; a failed read is not remembered. */
  const permissionsOf = (scope: string, roleDefinitionId: string): Promise<RolePermission[]> => {
    const name = roleDefinitionId.toLowerCase().split('/').at(-1) ?? '';
    const known = roles.get(name) ?? readRole(client, scope, name);
    roles.set(name, known);
    known.catch(() => roles.delete(name));
    return known;
  };

  /** Whether an assignment of the caller at the scope or above, own or by group, lets it read every cluster below. */
  const coveredAt = async (scope: string, objectId: string): Promise<boolean> => {
    const filter = `atScope() and assignedTo('${objectId}')`;
    for await (const assignment of itemsOf(client.roleAssignments.listForScope(scope, { filter }))) {
      // A condition may take away what the role gives, so it proves nothing.
      if (assignment.condition || !assignment.roleDefinitionId) continue;
      if (grants(await permissionsOf(scope, assignment.roleDefinitionId), readClusters)) return true;
    }
    return false;
  };

  return {
    async coverage(subscriptions): Promise<CoverageReading> {
      const { objectId, tenantId } = caller;
      if (!objectId) return { tenant: false, subscriptionIds: new Set(), problems: [unknownCaller()] };
      const tenant = await atRoot(() => coveredAt(`providers/Microsoft.Management/managementGroups/${tenantId}`, objectId));
      // The root group of this tenant says nothing of a subscription that another tenant delegated.
      const below = tenant
        ? subscriptions
            .filter((subscription) => subscription.tenantId === tenantId.toLowerCase())
            .map((subscription) => subscription.subscriptionId)
        : [];
      const others = subscriptions.map((subscription) => subscription.subscriptionId).filter((id) => !below.includes(id));
      const asked = await askEach(others, (id) => coveredAt(`subscriptions/${id}`, objectId));
      return { tenant, subscriptionIds: new Set([...below, ...asked.subscriptionIds]), problems: asked.problems };
    }
  };
}

async function readRole(client: AuthorizationManagementClient, scope: string, name: string): Promise<RolePermission[]> {
  const role = await client.roleDefinitions.get(scope, name);
  return (role.permissions ?? []).map((permission) => ({ actions: permission.actions ?? [], notActions: permission.notActions ?? [] }));
}

/** Most callers may not read the root management group; that is an answer, not a failure. */
async function atRoot(ask: () => Promise<boolean>): Promise<boolean> {
  try {
    return await ask();
  } catch (error) {
    const { status } = failureOf(error);
    if (status === 403 || status === 404) return false;
    throw new ActionError(
      explain(error, {
        service: 'arm',
        doing: 'read the role assignments at the root management group',
        right: 'Microsoft.Authorization/roleAssignments/read'
      }),
      error
    );
  }
}

async function askEach(
  subscriptionIds: readonly string[],
  ask: (id: string) => Promise<boolean>
): Promise<{ subscriptionIds: Set<string>; problems: Problem[] }> {
  const covered = new Set<string>();
  const problems: Problem[] = [];
  const queue = [...subscriptionIds];
  const worker = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      try {
        if (await ask(id)) covered.add(id);
      } catch (error) {
        problems.push(
          explain(error, {
            service: 'arm',
            doing: `read the role assignments of subscription ${id}`,
            right: 'Microsoft.Authorization/roleAssignments/read there'
          })
        );
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return { subscriptionIds: covered, problems };
}

function unknownCaller(): Problem {
  return {
    code: 'caller-unknown',
    message: 'The token does not say as which object this run signed in, so nothing proves that every cluster was seen.',
    hint: 'Use OIDC, a client secret or a managed identity.'
  };
}
