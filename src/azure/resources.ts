/** Single facts about resources of other providers, by plain GETs of ARM. */
import { bearerTokenAuthenticationPolicy } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/core-auth';
import { ActionError } from '../errors.ts';
import type { Http } from '../http.ts';
import type { Resources } from '../ports.ts';
import type { Cloud } from './cloud.ts';
import { explain } from './failures.ts';
import { grants, type RolePermission } from './roles.ts';

/** https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries */
const registryApi = '2025-11-01';
/** https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/get */
const vaultApi = '2023-07-01';
/** https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource */
const permissionsApi = '2022-04-01';

export function createResources(credential: TokenCredential, cloud: Cloud, http: Http): Resources {
  const bearer = bearerTokenAuthenticationPolicy({ credential, scopes: cloud.resourceManagerScope });
  const get = async (path: string, apiVersion: string, right: string): Promise<unknown> => {
    try {
      const url = `${cloud.resourceManager}${encodeURI(path)}?api-version=${apiVersion}`;
      const answer = await http.send({ url, method: 'GET', headers: { accept: 'application/json' } }, true, [bearer]);
      const body = JSON.parse(answer.text) as unknown;
      if (answer.status === 200) return body;
      throw Object.assign(new Error(`HTTP ${answer.status}`), { statusCode: answer.status, details: body });
    } catch (error) {
      throw new ActionError(explain(error, { service: 'arm', doing: `read ${path}`, right }), error);
    }
  };
  return {
    async registryIsAbac(id): Promise<boolean> {
      const properties = propertiesOf(await get(id, registryApi, `Microsoft.ContainerRegistry/registries/read at ${id}`), id);
      // Absent where the registry is older than the choice.
      return properties.roleAssignmentMode === 'AbacRepositoryPermissions';
    },
    async vaultUsesRoles(id): Promise<boolean> {
      // Absent or null means access policies.
      return propertiesOf(await get(id, vaultApi, `Microsoft.KeyVault/vaults/read at ${id}`), id).enableRbacAuthorization === true;
    },
    async missingRights(scope, actions): Promise<string[] | null> {
      // Documented for groups and what is in them only.
      if (!/\/resourceGroups\//i.test(scope)) return null;
      const path = `${scope}/providers/Microsoft.Authorization/permissions`;
      const permissions = permissionsOf(await get(path, permissionsApi, `any role at ${scope}`));
      return actions.filter((action) => !grants(permissions, action));
    }
  };
}

function propertiesOf(body: unknown, id: string): Record<string, unknown> {
  const properties = (body as { properties?: unknown } | null)?.properties;
  if (typeof properties === 'object' && properties !== null) return properties as Record<string, unknown>;
  throw new ActionError(explain(new SyntaxError('Unexpected JSON: no properties'), { service: 'arm', doing: `read ${id}`, right: '' }));
}

function permissionsOf(body: unknown): RolePermission[] {
  const value = (body as { value?: unknown } | null)?.value;
  // What cannot be read gives nothing.
  const listed = (list: unknown): string[] => (Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : []);
  return (Array.isArray(value) ? value : []).map((permission) => {
    const { actions, notActions } = (permission ?? {}) as { actions?: unknown; notActions?: unknown };
    return { actions: listed(actions), notActions: listed(notActions) };
  });
}
