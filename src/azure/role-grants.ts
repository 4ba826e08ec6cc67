/** Reads and writes role assignments of a service principal (https://learn.microsoft.com/rest/api/authorization/role-assignments). */
import { AuthorizationManagementClient, type RoleAssignment } from '@azure/arm-authorization';
import type { TokenCredential } from '@azure/core-auth';
import { ActionError } from '../errors.ts';
import { carefully, type Http } from '../http.ts';
import type { RoleAssignments, WriteAnswer } from '../ports.ts';
import type { Problem } from '../domain/model.ts';
import type { Cloud } from './cloud.ts';
import { explain, failureOf, type Failure } from './failures.ts';
import { itemsOf, onlyTo, stayingAt } from './pages.ts';

type Assignment = Awaited<ReturnType<RoleAssignments['of']>>[number];

const description = 'Made by aks-service-principal-action (delegate).';
/** Roles that may write assignments, for the message to somebody whose role may not. */
const writers = 'User Access Administrator or Role Based Access Control Administrator has it';

/**
 * The client for reads may repeat requests; the one for writes leaves a lost answer to whoever reads back.
 * @param onWait told before every wait that the service asked for
 */
export function authorizationClient(
  credential: TokenCredential,
  cloud: Cloud,
  http: Http,
  onWait: ((text: string) => void) | null
): AuthorizationManagementClient {
  const home = stayingAt(cloud.resourceManager, http);
  const atHome = { policy: onlyTo(new URL(cloud.resourceManager).origin), position: 'perCall' as const };
  const once = onWait ? { additionalPolicies: [...carefully(onWait), atHome] } : {};
  return new AuthorizationManagementClient(credential, '', {
    $host: cloud.resourceManager,
    endpoint: cloud.resourceManager,
    credentialScopes: cloud.resourceManagerScope,
    ...home,
    ...once
  });
}

export function createRoleGrants(
  credential: TokenCredential,
  cloud: Cloud,
  http: Http,
  onWait: (text: string) => void = () => undefined
): RoleAssignments {
  const reads = authorizationClient(credential, cloud, http, null);
  const writes = authorizationClient(credential, cloud, http, onWait);
  return {
    async of(principalId, scope): Promise<Assignment[]> {
      return reading(`read the role assignments at ${scope}`, scope, async () => {
        const found: Assignment[] = [];
        const filter = `principalId eq '${principalId}'`;
        for await (const assignment of itemsOf(reads.roleAssignments.listForScope(bare(scope), { filter })))
          found.push(toAssignment(assignment));
        return found;
      });
    },
    async get(scope, name): Promise<Assignment | null> {
      return reading(`read role assignment ${name} at ${scope}`, scope, async () => {
        try {
          return toAssignment(await reads.roleAssignments.get(bare(scope), name));
        } catch (error) {
          if (isGone(error)) return null;
          throw error;
        }
      });
    },
    async create({ scope, name, roleDefinitionId, principalId }): Promise<WriteAnswer> {
      return writing(`give role ${roleDefinitionId.split('/').at(-1) ?? ''} at ${scope}`, 'write', scope, () =>
        // With its type a principal that has not been replicated yet is taken on trust.
        writes.roleAssignments.create(bare(scope), name, { roleDefinitionId, principalId, principalType: 'ServicePrincipal', description })
      );
    },
    async remove({ scope, name }): Promise<WriteAnswer> {
      return writing(`remove role assignment ${name} at ${scope}`, 'delete', scope, async () => {
        try {
          await writes.roleAssignments.delete(bare(scope), name);
        } catch (error) {
          if (!isGone(error)) throw error;
        }
      });
    }
  };
}

/**
 * Whether ARM itself says that the assignment is gone, or the group or resource that it was at: those take their assignments with
 * them, as the node resource group of a deleted cluster does. A missing subscription may be one that the caller does not see.
 * https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-not-found
 */
function isGone(error: unknown): boolean {
  const { status, code } = failureOf(error);
  return status === 404 && ['RoleAssignmentNotFound', 'ResourceGroupNotFound', 'ResourceNotFound', 'ParentResourceNotFound'].includes(code);
}

/** The client puts a slash in front of the scope. */
export function bare(scope: string): string {
  return scope.replace(/^\/+/, '');
}

async function reading<T>(doing: string, scope: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new ActionError(
      explain(error, { service: 'arm', doing, right: `Microsoft.Authorization/roleAssignments/read at ${scope}` }),
      error
    );
  }
}

async function writing(doing: string, verb: 'write' | 'delete', scope: string, write: () => Promise<unknown>): Promise<WriteAnswer> {
  try {
    await write();
    return { kind: 'done' };
  } catch (error) {
    const right = `Microsoft.Authorization/roleAssignments/${verb} at ${scope} (${writers})`;
    return judgeWrite(error, { service: 'arm', doing, right });
  }
}

/** Codes of the service (https://learn.microsoft.com/azure/role-based-access-control/troubleshooting) and what they mean for the one who asked. */
export function judgeWrite(error: unknown, attempt: Parameters<typeof explain>[1]): WriteAnswer {
  const failure = failureOf(error);
  const { code } = failure;
  if (code === 'RoleAssignmentExists') return { kind: 'present' };
  if (lost(failure)) return { kind: 'unknown', problem: explain(error, attempt) };
  if (code === 'PrincipalNotFound') return { kind: 'not-yet', problem: principalNotFound(attempt.doing, failure) };
  if (code === 'RoleDefinitionDoesNotExist') return { kind: 'not-yet', problem: roleGone(attempt.doing, failure) };
  if (code === 'RoleAssignmentLimitExceeded') return { kind: 'refused', problem: limitReached(attempt.doing, failure) };
  if (code === 'RoleAssignmentUpdateNotPermitted') return { kind: 'refused', problem: nameTaken(attempt.doing, failure) };
  return { kind: 'refused', problem: explain(error, attempt) };
}

/** No answer, one that could not be read, or one that does not say whether it was done. */
function lost({ status, code }: Failure): boolean {
  if (status === null) return !/Authentication|Credential/.test(code);
  return status < 300 || status === 408 || status >= 500;
}

/** @throws SyntaxError where an id is missing: what is half seen would be taken for one that is not there */
export function toAssignment(json: RoleAssignment): Assignment {
  const { id, name, scope, roleDefinitionId, principalId, condition } = json;
  if (!isText(id) || !isText(name) || !isText(scope) || !isText(roleDefinitionId) || !isText(principalId))
    throw new SyntaxError('Unexpected JSON: a role assignment without its ids');
  return { id, name, scope, roleDefinitionId, principalId, conditional: Boolean(condition) };
}

/** The client hands on what came, whatever its types promise. */
export function isText(value: string | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function principalNotFound(doing: string, { message }: Failure): Problem {
  return {
    code: 'principal-not-replicated',
    message: `Could not ${doing}: ${firstLine(message)}`,
    hint: 'A principal that was just made takes some minutes to reach every part of Entra; run again later. Nothing was left half-made.'
  };
}

function roleGone(doing: string, { message }: Failure): Problem {
  return {
    code: 'role-not-assignable',
    message: `Could not ${doing}: ${firstLine(message)}`,
    hint: 'The role was removed meanwhile, or it is a custom role whose assignable scopes do not hold this one.'
  };
}

function limitReached(doing: string, { message }: Failure): Problem {
  return {
    code: 'role-assignment-limit',
    message: `Could not ${doing}: ${firstLine(message)}`,
    hint: 'A subscription holds 4,000 role assignments: remove some of deleted principals ("Identity not found" in the portal), or assign at a wider scope.'
  };
}

function nameTaken(doing: string, { message }: Failure): Problem {
  return {
    code: 'role-assignment-name-taken',
    message: `Could not ${doing}: ${firstLine(message)}`,
    hint: 'Another assignment holds the name that belongs to this one; names are derived as docs/delegate.md says. Remove that assignment and run again.'
  };
}

function firstLine(text: string): string {
  return text.split(/\r?\n/)[0]?.slice(0, 500) ?? '';
}
