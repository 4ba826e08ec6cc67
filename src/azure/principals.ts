/** Single service principals and applications of Microsoft Graph, by object id or appId. */
import type { TokenCredential } from '@azure/core-auth';
import { isGuid } from '../domain/resource-ids.ts';
import { ActionError } from '../errors.ts';
import type { Http } from '../http.ts';
import type { DirectoryKey, DirectoryName, Principals } from '../ports.ts';
import type { Cloud } from './cloud.ts';
import { explain, failureOf } from './failures.ts';
import { createGraphClient } from './graph-client.ts';

const right = 'the Graph application permission Application.Read.All (with admin consent)';

export function createPrincipals(credential: TokenCredential, cloud: Cloud, http: Http): Principals {
  const graph = createGraphClient(credential, cloud, http);
  const read = async (collection: 'servicePrincipals' | 'applications', key: DirectoryKey): Promise<DirectoryName | null> => {
    const id = 'appId' in key ? key.appId : key.objectId;
    if (!isGuid(id)) throw new TypeError('ids must be GUIDs: they become part of a path');
    const path = 'appId' in key ? `/${collection}(appId='${id}')` : `/${collection}/${id}`;
    try {
      return toName(await graph.api(path).select(['id', 'appId', 'displayName']).get());
    } catch (error) {
      const { status, code } = failureOf(error);
      if (status === 404 && code === 'Request_ResourceNotFound') return null;
      const what = collection === 'applications' ? 'application' : 'service principal';
      throw new ActionError(explain(error, { service: 'graph', doing: `read ${what} ${id}`, right }), error);
    }
  };
  return {
    servicePrincipal: (key) => read('servicePrincipals', key),
    application: (key) => read('applications', key)
  };
}

function toName(value: unknown): DirectoryName {
  const { id, appId, displayName } = (value ?? {}) as Partial<Record<'id' | 'appId' | 'displayName', unknown>>;
  if (typeof id !== 'string' || typeof appId !== 'string') throw new SyntaxError('Unexpected JSON: no id or appId');
  return { objectId: id, appId: appId.toLowerCase(), displayName: typeof displayName === 'string' ? displayName : '' };
}
