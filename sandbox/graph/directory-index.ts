/** Finding objects fast: a tenant of 100,000 applications must not be scanned for each appId. */
import type { Call, Entity, Kind } from './directory-answers.ts';
import { view } from './directory-replicas.ts';
import type { Application, ServicePrincipal, World } from '../world.ts';

interface Index {
  length: number;
  last: Entity | undefined;
  /** By object id, ascending: the order of lists, stable while objects come and go. */
  sorted: Entity[];
  byId: Map<string, Entity>;
  byAppId: Map<string, Entity[]>;
}

const indexes = new WeakMap<readonly Entity[], Index>();

/** All objects of a class in the order of lists, soft-deleted ones too. */
export function ordered(world: World, kind: Kind): readonly Entity[] {
  return indexOf(world.state.graph[kind]).sorted;
}

/** The live object as the answering replica has it, or null. */
export function liveById(call: Call, kind: Kind, id: string): Entity | null {
  return alive(call, indexOf(call.world.state.graph[kind]).byId.get(id.toLowerCase()));
}

/** The live object with this appId as the answering replica has it, or null. */
export function liveByAppId(call: Call, kind: Kind, appId: string): Entity | null {
  const found = indexOf(call.world.state.graph[kind]).byAppId.get(appId.toLowerCase()) ?? [];
  for (const entity of found) {
    const seen = alive(call, entity);
    if (seen !== null) return seen;
  }
  return null;
}

/** The live application with this uniqueName as the answering replica has it, or null. */
export function liveByUniqueName(call: Call, name: string): Application | null {
  for (const application of call.world.state.graph.applications) {
    if (application.uniqueName === null && call.at === null) continue;
    const seen = view(application, call.at);
    if (seen !== null && seen.deletedDateTime === null && seen.uniqueName?.toLowerCase() === name.toLowerCase()) return seen;
  }
  return null;
}

/** The stored object itself (to be changed), deleted or not; undefined if there is none. */
export function stored(world: World, kind: Kind, id: string): Entity | undefined {
  return indexOf(world.state.graph[kind]).byId.get(id.toLowerCase());
}

/** The live service principals of an application, as stored. */
export function principalsOf(world: World, appId: string): ServicePrincipal[] {
  const found = indexOf(world.state.graph.servicePrincipals).byAppId.get(appId.toLowerCase()) ?? [];
  return (found as ServicePrincipal[]).filter((principal) => principal.deletedDateTime === null);
}

/** Takes an object out of the state for good. */
export function remove(world: World, kind: Kind, id: string): void {
  const list: Entity[] = world.state.graph[kind];
  const position = list.findIndex((entity) => entity.id === id);
  if (position >= 0) list.splice(position, 1);
  indexes.delete(list);
}

function alive(call: Call, entity: Entity | undefined): Entity | null {
  const seen = entity === undefined ? null : view(entity, call.at);
  return seen === null || seen.deletedDateTime !== null ? null : seen;
}

function indexOf(list: readonly Entity[]): Index {
  const known = indexes.get(list);
  if (known !== undefined && known.length === list.length && known.last === list.at(-1)) return known;
  const sorted = [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byAppId = new Map<string, Entity[]>();
  for (const entity of list) byAppId.set(entity.appId.toLowerCase(), [...(byAppId.get(entity.appId.toLowerCase()) ?? []), entity]);
  const byId = new Map(list.map((entity) => [entity.id.toLowerCase(), entity]));
  const made = { length: list.length, last: list.at(-1), sorted, byId, byAppId };
  indexes.set(list, made);
  return made;
}
