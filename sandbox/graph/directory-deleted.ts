/** The deleted items: https://learn.microsoft.com/graph/api/resources/directory */
import { badRequest, notFound } from './directory-answers.ts';
import type { Call, Entity, Kind } from './directory-answers.ts';
import { sweep } from './directory-expiry.ts';
import { principalsOf, remove, stored } from './directory-index.ts';
import { deletedSource, listFrom } from './directory-lists.ts';
import { selection } from './directory-objects.ts';
import { checkOptions } from './directory-query.ts';
import { directoryEntity, entityBody, typeOf } from './directory-reads.ts';
import { change, contend, view } from './directory-replicas.ts';
import { need, needOwnership, READ_APPLICATIONS, WRITE_APPLICATIONS } from './directory-rights.ts';
import { nameInUse } from './directory-writes.ts';
import type { ApiAnswer } from '../world.ts';

/** GET of the list, which needs the type cast in its path. The text for a missing cast is not documented. */
export function listDeleted(call: Call, cast: Kind | null): ApiAnswer {
  need(call, READ_APPLICATIONS);
  if (cast === null) throw badRequest('The deleted items can be listed only with the OData cast type in the URL.');
  sweep(call.world);
  return listFrom(call, deletedSource(cast));
}

/** GET of one, with or without cast. */
export function getDeleted(call: Call, id: string, cast: Kind | null): ApiAnswer {
  need(call, READ_APPLICATIONS);
  checkOptions(call, ['$select']);
  const entity = inBin(call, id);
  const kind = typeOf(entity);
  if (cast !== null && cast !== kind) throw notFound(id);
  const select = selection(call.request.query, kind);
  if (cast !== null) return { status: 200, body: entityBody(call, kind, entity, select) };
  return { status: 200, body: directoryEntity(call, entity, select) };
}

/** POST of `/restore`: 200 with the object. An application's service principals are not restored along; each needs its own call. */
export function restore(call: Call, id: string): ApiAnswer {
  need(call, WRITE_APPLICATIONS);
  const entity = toHandle(call, id);
  if (typeOf(entity) === 'servicePrincipals' && principalsOf(call.world, entity.appId).length > 0) throw nameInUse(entity.appId);
  change(call.world, entity, (target) => void (target.deletedDateTime = null));
  return { status: 200, body: directoryEntity({ ...call, at: null }, entity, null) };
}

/** DELETE of one, for good. */
export function purge(call: Call, id: string): ApiAnswer {
  need(call, WRITE_APPLICATIONS);
  const entity = toHandle(call, id);
  contend(call.world);
  remove(call.world, typeOf(entity), entity.id);
  return { status: 204 };
}

function toHandle(call: Call, id: string): Entity {
  const seen = inBin(call, id);
  const entity = stored(call.world, typeOf(seen), seen.id);
  if (entity === undefined || entity.deletedDateTime === null) throw notFound(id);
  needOwnership(call, entity);
  return entity;
}

/** The deleted object as the answering replica has it. */
function inBin(call: Call, id: string): Entity {
  sweep(call.world);
  const entity = stored(call.world, 'applications', id) ?? stored(call.world, 'servicePrincipals', id);
  const seen = entity === undefined ? null : view(entity, call.at);
  if (seen === null || seen.deletedDateTime === null) throw notFound(id);
  return seen;
}
