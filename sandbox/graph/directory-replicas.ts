/**
 * Two replicas of the directory. One is current; the other shows every object as it stood `world.replication` ms ago.
 * Which of them answers is drawn from the world's counter. What an object looked like earlier is kept beside the state,
 * never in it, and hangs on the object itself: a reset, which makes new objects, forgets it.
 * Why: https://devblogs.microsoft.com/identity/designing-for-eventual-consistency-for-microsoft-entra
 */
import { createHash } from 'node:crypto';
import { concurrencyViolation, type Entity } from './directory-answers.ts';
import type { World } from '../world.ts';

interface Version {
  /** ms: what came after this version was written then. */
  until: number;
  /** null: the object did not exist yet. */
  value: Entity | null;
}

const histories = new WeakMap<Entity, Version[]>();

/** Time of the replica that answers this request; null for the current one. */
export function replicaTime(world: World): number | null {
  if (world.replication <= 0) return null;
  // Hashed, since the plain parity of a counter would send each request of a fixed sequence to the same replica for ever.
  const lags = (createHash('sha256').update(`replica ${world.tick()}`).digest()[0] ?? 0) % 2 === 1;
  return lags ? world.now() - world.replication : null;
}

/** The object as a replica has it; null if it is not there yet. The result is not to be changed. */
export function view<T extends Entity>(entity: T, at: number | null): T | null {
  if (at === null) return entity;
  const version = histories.get(entity)?.find((candidate) => candidate.until > at);
  return version === undefined ? entity : (version.value as T | null);
}

/** Every change of an object goes through here, so that a lagging replica can show what was before. */
export function change<T extends Entity>(world: World, entity: T, mutate: (entity: T) => void): void {
  contend(world);
  record(world, entity, () => structuredClone(entity));
  mutate(entity);
}

/** To be called for every write that changes what is there, before it does. */
export function contend(world: World): void {
  const planned = world.state.graph.concurrencyViolations;
  if (planned === undefined || planned.times <= 0) return;
  if ((planned.skip ?? 0) > 0) planned.skip = (planned.skip ?? 0) - 1;
  else {
    planned.times -= 1;
    throw concurrencyViolation();
  }
}

/** To be called once for a new object. */
export function born(world: World, entity: Entity): void {
  record(world, entity, () => null);
}

function record(world: World, entity: Entity, value: () => Entity | null): void {
  if (world.replication <= 0) return;
  const recent = (histories.get(entity) ?? []).filter((version) => version.until > world.now() - world.replication);
  histories.set(entity, [...recent, { until: world.now(), value: value() }]);
}
