/** Writes to one application, its owners, tags and service principal; one request each. */
import type { Problem } from '../domain/model.ts';
import type { Applications, WriteAnswer } from '../ports.ts';
import type { Cloud } from './cloud.ts';
import type { GraphClient } from './graph-client.ts';
import { firstLine, guid, isMissing, write, type Rejection } from './graph-writes.ts';

type Writes = Pick<Applications, 'upsert' | 'upsertServicePrincipal' | 'addOwner' | 'setTags' | 'removePassword' | 'remove' | 'purge'>;

/** Makes a PATCH by alternate key create what is missing (https://learn.microsoft.com/graph/api/application-upsert). */
const createIfMissing = { Prefer: 'create-if-missing' };

export function createApplicationWrites(graph: GraphClient, cloud: Cloud): Writes {
  return {
    upsert: (uniqueName, displayName) => upsert(graph, uniqueName, displayName),
    upsertServicePrincipal: (appId) => upsertServicePrincipal(graph, appId),
    addOwner: (objectId, ownerId) => addOwner(graph, cloud, objectId, ownerId),
    setTags: (objectId, tags) =>
      write(
        graph,
        { method: 'PATCH', path: `/applications/${guid(objectId)}`, body: { tags } },
        { doing: `write the tags of application ${objectId}`, right: rightOn('application', objectId), done: [204], notYet: isMissing }
      ),
    removePassword: (objectId, keyId) => removePassword(graph, objectId, keyId),
    remove(kind, objectId) {
      const collection = kind === 'application' ? 'applications' : 'servicePrincipals';
      const words = kind === 'application' ? 'application' : 'service principal';
      return write(
        graph,
        { method: 'DELETE', path: `/${collection}/${guid(objectId)}` },
        { doing: `delete ${words} ${objectId}`, right: rightOn(words, objectId), done: [204], present: isMissing }
      );
    },
    purge: (objectId) =>
      write(
        graph,
        { method: 'DELETE', path: `/directory/deletedItems/${guid(objectId)}` },
        {
          doing: `delete ${objectId} for good`,
          right: rightOn('deleted object', objectId),
          done: [204],
          present: isMissing
        }
      )
  };
}

/** What a write to one object needs (https://learn.microsoft.com/graph/permissions-reference). */
export function rightOn(what: string, objectId: string): string {
  const own = what === 'application' ? ` (az ad app owner add --id ${objectId} --owner-object-id <its service principal>)` : '';
  return `the Graph application permission Application.ReadWrite.OwnedBy while it is an owner of ${what} ${objectId}${own}, or Application.ReadWrite.All, each with admin consent`;
}

/** A name between quotes in a path: quotes are doubled, everything else is percent-encoded. */
export function uniqueNamePath(uniqueName: string): string {
  return `/applications(uniqueName='${encodeURIComponent(uniqueName.replaceAll("'", "''"))}')`;
}

/**
 * Sends the display name and nothing else: if another run was faster this is an update, and must not change what is there.
 * A new application is for this tenant only (`AzureADMyOrg`) by default
 * (https://learn.microsoft.com/graph/api/resources/application).
 */
function upsert(graph: GraphClient, uniqueName: string, displayName: string): Promise<WriteAnswer> {
  return write(
    graph,
    { method: 'PATCH', path: uniqueNamePath(uniqueName), body: { displayName }, headers: createIfMissing },
    {
      doing: `create the application with the unique name ${uniqueName}`,
      right:
        'the Graph application permission Application.ReadWrite.OwnedBy, as an owner if the application is there already, or Application.ReadWrite.All (each with admin consent)',
      done: [201, 204],
      refused: (rejection) => (rejection.status === 409 ? nameTaken(uniqueName, rejection) : null)
    }
  );
}

function nameTaken(uniqueName: string, { message }: Rejection): Problem {
  return {
    code: 'unique-name-taken',
    message: `Could not create the application with the unique name ${uniqueName}: ${firstLine(message)}`,
    hint: 'Another application holds this name: one that is made at this moment (run again), or a deleted one, which keeps it for 30 days. Restore that one or delete it for good, or set another unique-name.'
  };
}

function upsertServicePrincipal(graph: GraphClient, appId: string): Promise<WriteAnswer> {
  return write(
    graph,
    { method: 'PATCH', path: `/servicePrincipals(appId='${guid(appId)}')`, body: {}, headers: createIfMissing },
    {
      doing: `create the service principal of application ${appId}`,
      right:
        'the Graph application permission Application.ReadWrite.OwnedBy while it is an owner of the application, or Application.ReadWrite.All (each with admin consent)',
      done: [201, 204],
      present: ({ status, code }) => status === 409 && code === 'Request_MultipleObjectsWithSameKeyValue',
      notYet: isUnbacked
    }
  );
}

/**
 * The application is not there yet: 400 for who may write all applications, 403 in these words for who may write its own
 * (https://github.com/Azure/azure-powershell/issues/29530, https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/846).
 */
function isUnbacked(rejection: Rejection): boolean {
  return isMissing(rejection) || /NoBackingApplicationObject/.test(rejection.text) || /backing application/i.test(rejection.message);
}

/** The address of the owner is the one of this cloud's Graph: https://learn.microsoft.com/graph/api/application-post-owners */
function addOwner(graph: GraphClient, cloud: Cloud, objectId: string, ownerId: string): Promise<WriteAnswer> {
  return write(
    graph,
    {
      method: 'POST',
      path: `/applications/${guid(objectId)}/owners/$ref`,
      body: { '@odata.id': `${cloud.graph}/v1.0/directoryObjects/${guid(ownerId)}` }
    },
    {
      doing: `make ${ownerId} an owner of application ${objectId}`,
      right: rightOn('application', objectId),
      done: [204],
      present: ({ status, message }) => status === 400 && /object references already exist/i.test(message),
      notYet: isMissing
    }
  );
}

/**
 * `present` also where the replica that answers has not heard of a password that was just made: only reading tells.
 * (https://learn.microsoft.com/graph/api/application-removepassword; clients match on the text, the code is a general one)
 */
function removePassword(graph: GraphClient, objectId: string, keyId: string): Promise<WriteAnswer> {
  return write(
    graph,
    { method: 'POST', path: `/applications/${guid(objectId)}/removePassword`, body: { keyId: guid(keyId) } },
    {
      doing: `remove password ${keyId} of application ${objectId}`,
      right: rightOn('application', objectId),
      done: [204],
      present: ({ status, message }) => (status === 400 || status === 404) && /no password credential found/i.test(message),
      notYet: isMissing
    }
  );
}
