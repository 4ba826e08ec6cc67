/** Soft-deleted objects stay 30 days, then vanish: https://learn.microsoft.com/graph/api/application-delete */
import { remove } from './directory-index.ts';
import type { World } from '../world.ts';

const KEPT_MS = 30 * 86_400_000;

/** Removes what has been in the deleted items for 30 days. */
export function sweep(world: World): void {
  for (const kind of ['applications', 'servicePrincipals'] as const) {
    for (const entity of [...world.state.graph[kind]]) {
      if (entity.deletedDateTime !== null && world.now() - Date.parse(entity.deletedDateTime) >= KEPT_MS) remove(world, kind, entity.id);
    }
  }
}
