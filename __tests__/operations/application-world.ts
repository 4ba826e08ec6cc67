/**
 * One application with its clusters and stores, in memory: keeps state between runs, lags as replicas do, loses answers, refuses, is
 * written to by others, and knows at every instant which cluster works.
 */
import type { Credential, DeletedApplication, Instant, Problem, ServicePrincipalRecord } from '../../src/domain/model.ts';
import type { RunIdentity, RunStatus } from '../../src/domain/rotation-id.ts';
import { ActionError } from '../../src/errors.ts';
import type { Applications, Clock, FullApplication, NewPassword, PasswordPolicy, WriteAnswer } from '../../src/ports.ts';
import { appId, day, guid, now, tenantId } from '../domain/facts.ts';

/** What happens to one write: it is refused, its answer is lost, or the process dies, before or after it was done. */
export type Mishap = 'refuse' | 'not-yet' | 'lose-before' | 'lose-after' | 'die-before' | 'die-after';

export class Killed extends Error {}

export function problem(code: string): Problem {
  return { code, message: `${code}.`, hint: 'Try.' };
}

interface Version {
  credentials: readonly Credential[];
  tags: readonly string[];
}

interface Timer {
  at: Instant;
  resolve: () => void;
}

export const objectId = guid(900);

/** What the services have; outlives every run. */
export class ApplicationWorld {
  time: Instant = now;
  tags: readonly string[] = [];
  credentials: readonly Credential[] = [];
  /** Secret texts by key id, which the service itself keeps as hashes only. */
  secrets = new Map<string, string>();
  /** Texts that the next passwords get, instead of harmless ones. */
  nextSecrets: string[] = [];
  exists = true;
  deletedApplications: DeletedApplication[] = [];
  servicePrincipal: ServicePrincipalRecord | null = {
    objectId: guid(901),
    appId,
    displayName: 'aks-prod',
    accountEnabled: true,
    appOwnerTenantId: tenantId,
    credentials: []
  };
  policy: PasswordPolicy | null = null;
  permissions: string[] | null = null;
  owners: string[] = [];
  /** Versions that the next reads see: 1 = the one before, 2 = the one before that. */
  lag: number[] = [];
  /** By number of the directory write, from 1. */
  mishaps = new Map<number, Mishap>();
  /** Every write to the directory that was carried out. */
  writes: string[] = [];
  attempts = 0;
  reads = 0;
  /** What others do right before the n-th read, from 1. */
  beforeRead = new Map<number, () => void>();
  beforeWrite = new Map<number, () => void>();
  /** Called after every change. */
  onChange: () => void = () => undefined;
  onTick: () => void = () => undefined;
  #made = 0;
  #versions: Version[] = [];
  #timers: Timer[] = [];
  #pumping = false;

  /** Time passes only while everybody waits, and then at once. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#timers.push({ at: this.time + ms, resolve });
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    setImmediate(() => {
      this.#pumping = false;
      const [next] = this.#timers.sort((a, b) => a.at - b.at);
      if (!next) return;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      this.onTick();
      next.resolve();
      if (this.#timers.length > 0) this.#pump();
    });
  }

  /** A change by anybody. */
  change(what: Partial<Version>): void {
    this.#versions = [{ credentials: this.credentials, tags: this.tags }, ...this.#versions].slice(0, 2);
    this.credentials = what.credentials ?? this.credentials;
    this.tags = what.tags ?? this.tags;
    this.onChange();
  }

  /** Replicas have caught up. */
  settle(): void {
    this.#versions = [];
  }

  addCredential(credential: Credential, secret = `text-of-${credential.keyId}`): void {
    this.secrets.set(credential.keyId, secret);
    this.change({ credentials: [...this.credentials, credential] });
  }

  get(): FullApplication | null {
    this.reads += 1;
    this.beforeRead.get(this.reads)?.();
    if (!this.exists) return null;
    const back = this.lag.shift() ?? 0;
    const { credentials, tags } = (back > 0 ? this.#versions[Math.min(back, this.#versions.length) - 1] : undefined) ?? this;
    return {
      objectId,
      appId,
      displayName: 'aks-prod',
      uniqueName: null,
      createdOn: now - 400 * day,
      credentials: [...credentials],
      tags: [...tags]
    };
  }

  mint(password: { displayName: string; endsOn: Instant }): { keyId: string; secret: string; endsOn: Instant } {
    this.#made += 1;
    const keyId = guid(5000 + this.#made);
    const secret = this.nextSecrets.shift() ?? `q8Q~${this.#made}/+=[ü%]-${keyId.slice(-6)}`;
    const endsOn = Math.floor(password.endsOn / 1000) * 1000;
    this.addCredential(
      {
        keyId,
        kind: 'password',
        holder: 'application',
        displayName: password.displayName,
        startsOn: Math.floor(this.time / 1000) * 1000,
        endsOn
      },
      secret
    );
    return { keyId, secret, endsOn };
  }

  unmint(keyId: string): boolean {
    if (!this.credentials.some((credential) => credential.keyId === keyId)) return false;
    this.change({ credentials: this.credentials.filter((credential) => credential.keyId !== keyId) });
    return true;
  }
}

/** One process: what it sees of the world until it dies. */
export class Process {
  readonly world: ApplicationWorld;
  dead = false;
  /** Of this process's clock for people; the operations must not ask it. */
  readonly log: string[] = [];

  constructor(world: ApplicationWorld) {
    this.world = world;
  }

  /** @throws Killed */
  alive(): void {
    if (this.dead) throw new Killed();
  }

  die(): never {
    this.dead = true;
    throw new Killed();
  }

  /** @throws Killed */
  async #write<T>(name: string, apply: () => T, failed: (kind: 'refused' | 'not-yet' | 'unknown') => T): Promise<T> {
    this.alive();
    const { world } = this;
    await Promise.resolve();
    world.attempts += 1;
    world.beforeWrite.get(world.attempts)?.();
    const mishap = world.mishaps.get(world.attempts);
    if (mishap === 'die-before') this.die();
    if (mishap === 'refuse') return failed('refused');
    if (mishap === 'not-yet') return failed('not-yet');
    if (mishap === 'lose-before') return failed('unknown');
    const answer = apply();
    world.writes.push(name);
    if (mishap === 'die-after') this.die();
    return mishap === 'lose-after' ? failed('unknown') : answer;
  }

  #answer(name: string, apply: () => WriteAnswer): Promise<WriteAnswer> {
    return this.#write<WriteAnswer>(name, apply, (kind) => ({ kind, problem: problem(`graph-${kind}`) }));
  }

  clock(): Clock {
    return {
      now: () => this.world.time,
      wait: async (ms) => {
        this.alive();
        await this.world.wait(ms);
        this.alive();
      }
    };
  }

  applications(): Applications {
    const { world } = this;
    const no = (): never => {
      throw new Error('not a part of this world');
    };
    return {
      get: async () => {
        this.alive();
        await Promise.resolve();
        return world.get();
      },
      deleted: async () => world.deletedApplications,
      servicePrincipal: async () => world.servicePrincipal,
      owners: async () => world.owners,
      setTags: (_, tags) =>
        this.#answer('setTags', () => {
          world.change({ tags: [...tags] });
          return { kind: 'done' };
        }),
      addPassword: (_, password) =>
        this.#write<NewPassword>(
          `add ${password.displayName.split('/')[0] ?? ''}`,
          () => ({ kind: 'done', ...world.mint(password) }),
          (kind) => ({ kind, problem: problem(`graph-${kind}`) })
        ),
      removePassword: (_, keyId) => this.#answer(`remove ${keyId}`, () => ({ kind: world.unmint(keyId) ? 'done' : 'present' })),
      passwordPolicy: async () => world.policy,
      permissions: async () => world.permissions,
      now: () => world.time,
      upsert: no,
      upsertServicePrincipal: no,
      addOwner: no,
      remove: no,
      purge: no,
      deletedObjects: no
    };
  }
}

/** Runs of GitHub, by run id. */
export function runsOf(statuses: ReadonlyMap<string, RunStatus>): { status: (run: RunIdentity) => Promise<RunStatus> } {
  return { status: async ({ runId }) => statuses.get(runId) ?? 'unknown' };
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'fine';
  } catch (error) {
    if (error instanceof ActionError) return error.code;
    throw error;
  }
}
