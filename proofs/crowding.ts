/** Whether a principal keeps more live credentials of ours than it may (I3, day by day). */
import type { Application, Cluster, State } from '../sandbox/world.ts';
import { day } from './scenario.ts';

/** What a disturbed rotation leaves may stay for the overlap and until the next day's run. */
const remainderDays = 3;
/** A credential lives for so long unless somebody removes it. */
const validFor = 365 * day;

export class Crowding {
  /** Days in a row with too many, by application. */
  readonly #days = new Map<string, number>();
  /** When its rotations were disturbed, ms, by application. */
  readonly #disturbed = new Map<string, number[]>();

  disturbed(appId: string, now: number): void {
    this.#disturbed.set(appId, [...(this.#disturbed.get(appId) ?? []), now]);
  }

  /** Once a day. @returns what is violated */
  look({ graph, arm }: State, now: number): string[] {
    return graph.applications.flatMap((application) => {
      const { appId, displayName } = application;
      const live = liveManaged(application, now);
      const most = this.#most(application, arm.clusters, now);
      const days = live > most ? (this.#days.get(appId) ?? 0) + 1 : 0;
      this.#days.set(appId, days);
      return days > remainderDays ? [`${displayName} has ${live} live managed credentials for ${days} days, ${most} may be`] : [];
    });
  }

  /**
   * Two. Clusters that rest by turns get their secrets at different times: each may hold one of its own, and one may be on its way out. A
   * stopped cluster of which nothing is on record may hold any, so that what dead runs made stays with the rest until it ends.
   */
  #most({ appId, tags, passwordCredentials }: Application, all: readonly Cluster[], now: number): number {
    const clusters = all.filter(({ clientId }) => clientId === appId);
    const secrets = new Set(clusters.map(({ secret }) => secret));
    const held = passwordCredentials.filter(({ displayName, secret }) => isManaged(displayName) && secrets.has(secret)).length;
    const recorded = new Set(tags.filter((tag) => tag.startsWith('aks-sp:uses:')).map((tag) => tag.split(':')[3]));
    const pinned = clusters.length > recorded.size && clusters.some(({ powerState }) => powerState === 'Stopped');
    const left = pinned ? (this.#disturbed.get(appId) ?? []).filter((at) => now - at < validFor).length : 0;
    return Math.max(2, held + 1) + left;
  }
}

export function liveManaged({ passwordCredentials }: Application, now: number): number {
  return passwordCredentials.filter(({ displayName, endDateTime }) => isManaged(displayName) && Date.parse(endDateTime) > now).length;
}

function isManaged(displayName: string | null): boolean {
  return displayName?.startsWith('aks-sp/') === true;
}
