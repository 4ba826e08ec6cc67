/** The inputs of delegate. */
import { parseGrant, type Grant } from './domain/access.ts';
import { isGuid } from './domain/resource-ids.ts';
import type { InputReader } from './input-reader.ts';
import type { CommonInputs } from './inputs.ts';

export interface DelegateInputs extends CommonInputs {
  operation: 'delegate';
  target: { kind: 'app-id'; appId: string } | { kind: 'object-id'; objectId: string } | { kind: 'cluster'; id: string };
  grants: Grant[];
  prune: boolean;
}

type Own = Omit<DelegateInputs, keyof CommonInputs | 'operation'>;

/** @param common has `app-id` and `cluster`, of which delegate takes exactly one */
export function parseDelegate(reader: InputReader, common: CommonInputs): Own {
  const grants = parseAssign(reader);
  if (grants.length === 0 && !reader.refused('assign'))
    reader.problem('assign', '', 'one line or more of the form <preset, role name or role id> @ <full resource id>');
  return { target: parseTarget(reader, common), grants, prune: reader.boolean('prune') };
}

/** Lines of `assign`; a bad one is a problem of its own that names what it should have been. */
export function parseAssign(reader: InputReader): Grant[] {
  return reader.list('assign').flatMap((line) => {
    const grant = parseGrant(line);
    if (typeof grant !== 'string') return [grant];
    reader.problem('assign', line, grant);
    return [];
  });
}

function parseTarget(reader: InputReader, { appIds, clusters }: CommonInputs): Own['target'] {
  const objectId = reader.text('service-principal-id').toLowerCase();
  if (objectId !== '' && !isGuid(objectId)) reader.problem('service-principal-id', objectId, 'an object id (GUID)');
  const targets: Own['target'][] = [
    ...appIds.map((appId) => ({ kind: 'app-id' as const, appId })),
    ...(objectId === '' ? [] : [{ kind: 'object-id' as const, objectId }]),
    ...clusters.map(({ id }) => ({ kind: 'cluster' as const, id }))
  ];
  const named = ['app-id', 'service-principal-id', 'cluster', 'resource-group', 'cluster-name'].some((name) => reader.refused(name));
  if (targets.length !== 1 && !(targets.length === 0 && named))
    reader.problem('app-id', targets.map(nameOf).join(', '), 'exactly one of app-id, service-principal-id and cluster, with one value');
  return targets[0] ?? { kind: 'app-id', appId: '' };
}

function nameOf(target: Own['target']): string {
  return target.kind === 'app-id' ? target.appId : target.kind === 'cluster' ? target.id : target.objectId;
}
