/** Role definitions at a scope (https://learn.microsoft.com/rest/api/authorization/role-definitions). */
import type { RoleDefinition } from '@azure/arm-authorization';
import type { TokenCredential } from '@azure/core-auth';
import { ActionError } from '../errors.ts';
import type { Http } from '../http.ts';
import type { Roles, WriteAnswer } from '../ports.ts';
import type { Cloud } from './cloud.ts';
import { explain, failureOf, type Attempt } from './failures.ts';
import { itemsOf } from './pages.ts';
import { authorizationClient, bare, isText, judgeWrite } from './role-grants.ts';

type Role = Awaited<ReturnType<Roles['named']>>[number];
type NewRole = Parameters<Roles['create']>[0];

export function createRoles(
  credential: TokenCredential,
  cloud: Cloud,
  http: Http,
  onWait: (text: string) => void = () => undefined
): Roles {
  const reads = authorizationClient(credential, cloud, http, null);
  const writes = authorizationClient(credential, cloud, http, onWait);
  return {
    async named(scope, name): Promise<Role[]> {
      return reading(`look for the role ${name} at ${scope}`, scope, async () => {
        const found: Role[] = [];
        const filter = `roleName eq '${name.replaceAll("'", "''")}'`;
        for await (const role of itemsOf(reads.roleDefinitions.list(bare(scope), { filter }))) found.push(toRole(role));
        return found;
      });
    },
    async byId(scope, guid): Promise<Role | null> {
      return reading(`read the role ${guid} at ${scope}`, scope, async () => {
        try {
          return toRole(await reads.roleDefinitions.get(bare(scope), guid));
        } catch (error) {
          const { status, code } = failureOf(error);
          if (status === 404 && (code === 'RoleDefinitionDoesNotExist' || code === 'RoleDefinitionNotFound')) return null;
          throw error;
        }
      });
    },
    async create(role): Promise<WriteAnswer> {
      const scope = role.assignableScopes[0] ?? '';
      try {
        await writes.roleDefinitions.createOrUpdate(bare(scope), role.guid, toBody(role));
        return { kind: 'done' };
      } catch (error) {
        return judge(error, role.name, scope);
      }
    }
  };
}

async function reading<T>(doing: string, scope: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new ActionError(
      explain(error, { service: 'arm', doing, right: `Microsoft.Authorization/roleDefinitions/read at ${scope}` }),
      error
    );
  }
}

function judge(error: unknown, name: string, scope: string): WriteAnswer {
  const right = `Microsoft.Authorization/roleDefinitions/write at ${scope}`;
  const attempt: Attempt = { service: 'arm', doing: `make the custom role ${name}`, right };
  const { status, code } = failureOf(error);
  if (code === 'RoleDefinitionWithSameNameExists')
    return {
      kind: 'refused',
      problem: {
        code: 'disks-role-name-taken',
        message: `The custom role "${name}" exists in this tenant under an id that is not this action's.`,
        hint: 'Names of custom roles are unique in a tenant: rename or remove that role, or give its id in `assign` instead of the preset disks.'
      }
    };
  if (status === 403)
    return {
      kind: 'refused',
      problem: {
        code: 'disks-role-forbidden',
        message: explain(error, attempt).message,
        hint: `The preset disks needs a custom role, and making it needs ${right}: User Access Administrator or Owner has it, Role Based Access Control Administrator has not. Let somebody run this once, or use the preset vm-disks.`
      }
    };
  return judgeWrite(error, attempt);
}

function toBody({ name, description, actions, notActions, assignableScopes }: NewRole): RoleDefinition {
  return {
    roleName: name,
    description,
    roleType: 'CustomRole',
    permissions: [{ actions: [...actions], notActions: [...notActions] }],
    assignableScopes: [...assignableScopes]
  };
}

function toRole({ id, roleName, permissions }: RoleDefinition): Role {
  if (!isText(id) || !isText(roleName)) throw new SyntaxError('Unexpected JSON: a role without id or name');
  return {
    id,
    name: roleName,
    actions: (permissions ?? []).flatMap((permission) => permission.actions ?? []),
    notActions: (permissions ?? []).flatMap((permission) => permission.notActions ?? [])
  };
}
