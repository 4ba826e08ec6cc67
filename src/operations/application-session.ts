/**
 * Writing to one application that other runs and tools write to as well, through replicas that lag. A session remembers its own
 * writes and believes no read that lacks one of them; tags are only ever written as a fresh read plus its own entries.
 * (Why: https://devblogs.microsoft.com/identity/designing-for-eventual-consistency-for-microsoft-entra)
 */
import { mergeTags, orphanedKeys, showsTag } from '../domain/ledger-tags.ts';
import type { Credential, Instant, Problem } from '../domain/model.ts';
import { credentialName, rotationOf, type CredentialPurpose } from '../domain/rotation-id.ts';
import { ActionError } from '../errors.ts';
import type { Applications, Clock, FullApplication, Log, WriteAnswer } from '../ports.ts';

export interface SessionPorts {
  applications: Applications;
  clock: Clock;
  log: Log;
}

/** A password of this run. Of a turn nobody needs the value. */
export interface OwnPassword {
  keyId: string;
  /** Masked; empty for a turn. */
  secret: string;
  endsOn: Instant;
}

/** Ledger entries, or how to make them once the clock has been read. */
type Entries = readonly string[] | (() => readonly string[]);

export interface Session {
  readonly objectId: string;
  readonly rotationId: string;
  /** A read that shows every write of this session; also proves that this run still has its turn. Throws ActionErrors. */
  read(): Promise<FullApplication>;
  /** Three equal reads in a row over half a minute: no replica disagrees any more. */
  settled(): Promise<FullApplication>;
  /** Adds ledger entries and sees them there; entries of credentials that this session removed go. */
  record(tags: Entries): Promise<void>;
  add(purpose: CredentialPurpose, endsOn: Instant): Promise<OwnPassword>;
  /**
   * Removes a password; every later read shows it gone.
   * @param stillFree asked, with a new read, before the request is repeated: minutes may have passed by then
   * @returns false if that said no, so that it was left
   */
  remove(keyId: string, stillFree?: StillFree): Promise<boolean>;
  /** Takes the turn's lock off: no write after this. */
  dropTurns(): Promise<void>;
  /** Whether this run wrote anything that stays. */
  readonly wrote: boolean;
}

export type StillFree = (application: FullApplication) => Promise<boolean>;

const second = 1000;
/** Waits between reads, seconds; replicas follow within seconds, rarely minutes. */
const pauses = [1, 2, 4, 8, 15, 15, 15, 15, 15, 30, 30, 30, 30, 30, 30, 30];
/** After so many equal reads, what is missing is written again: it was lost, not late. */
const lostAfter = 5;
/** A run writes nothing in the last part of its turn, ms: a request under way, which may be held back for minutes, must not land after its end. */
export const leaseMargin = 10 * 60 * second;
const tries = 5;

export function openSession(objectId: string, rotationId: string, ports: SessionPorts): Session {
  return new ApplicationSession(objectId, rotationId, ports);
}

class ApplicationSession implements Session {
  readonly objectId: string;
  readonly rotationId: string;
  readonly #ports: SessionPorts;
  readonly #added = new Map<string, { purpose: CredentialPurpose; endsOn: Instant }>();
  readonly #removed = new Set<string>();
  /** Removed passwords whose ledger entries go as well. */
  readonly #gone = new Set<string>();
  readonly #stillFree = new Map<string, StillFree>();
  readonly #tags = new Set<string>();
  #wrote = false;
  /** The turn was given back: whatever is still under way writes nothing any more. */
  #closed = false;
  /** Entries that the next write of tags takes along: clusters that accept at the same time share one. */
  #open: { entries: Entries[]; done: Promise<void> } | null = null;
  /** One write after the other, also where clusters are reset side by side. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(objectId: string, rotationId: string, ports: SessionPorts) {
    this.objectId = objectId;
    this.rotationId = rotationId;
    this.#ports = ports;
  }

  get wrote(): boolean {
    return this.#wrote;
  }

  async read(): Promise<FullApplication> {
    let equal = 0;
    let before = '';
    let last: FullApplication | null = null;
    for (const pause of pauses) {
      if (this.#closed) throw new ActionError(turnLost(this.objectId));
      const application = await this.#ports.applications.get({ objectId: this.objectId });
      last = application;
      if (application && this.#isFresh(application)) {
        this.#checkLease();
        return application;
      }
      const shape = application ? shapeOf(application) : '';
      equal = shape === before ? equal + 1 : 1;
      before = shape;
      if (application && equal >= lostAfter) {
        await this.#repair(application);
        equal = 0;
      }
      await this.#ports.clock.wait(pause * second);
    }
    throw new ActionError(last && !this.#hasTurn(last) ? turnLost(this.objectId) : stale(this.objectId));
  }

  async settled(): Promise<FullApplication> {
    let before = '';
    let equal = 0;
    for (let round = 0; round < 40; round += 1) {
      const application = await this.read();
      const shape = shapeOf(application);
      equal = shape === before ? equal + 1 : 1;
      before = shape;
      if (equal === 3) return application;
      await this.#ports.clock.wait(15 * second);
    }
    throw new ActionError(stale(this.objectId));
  }

  record(tags: Entries): Promise<void> {
    if (this.#open) {
      this.#open.entries.push(tags);
      return this.#open.done;
    }
    const entries = [tags];
    const done = this.#oneByOne(() => this.#record(entries));
    this.#open = { entries, done };
    return done;
  }

  async #record(entries: readonly Entries[]): Promise<void> {
    const application = await this.read().finally(() => (this.#open = null));
    const tags = entries.flatMap((each) => (typeof each === 'function' ? each() : each));
    const wanted = [...this.#tags, ...tags];
    for (const tag of tags) this.#tags.add(tag);
    await this.#writeTags(application, wanted);
    await this.read();
  }

  add(purpose: CredentialPurpose, endsOn: Instant): Promise<OwnPassword> {
    return this.#oneByOne(() => this.#add(purpose, endsOn));
  }

  async #add(purpose: CredentialPurpose, endsOn: Instant): Promise<OwnPassword> {
    const displayName = credentialName(purpose, this.rotationId);
    if (purpose === 'managed') await this.read();
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#ports.applications.addPassword(this.objectId, { displayName, endsOn });
      if (answer.kind === 'done') return this.#own(purpose, answer.keyId, answer.secret, answer.endsOn);
      // Refused for now, nothing was written: an application that is new takes as long to get about as anything else.
      const pause = answer.kind === 'not-yet' ? pauses[attempt] : attempt < tries ? 2 ** attempt : undefined;
      if (answer.kind === 'refused' || pause === undefined) throw new ActionError(answer.problem);
      const found = answer.kind === 'unknown' ? await this.#unseen(purpose) : [];
      // A turn's value is dropped anyway; a secret whose value never arrived is of no use to anybody.
      if (purpose === 'turn' && found[0] !== undefined) return this.#own(purpose, found[0], '', endsOn);
      for (const keyId of found) await this.#take(keyId);
      if (found.length === 0) await this.#ports.clock.wait(pause * second);
      this.#checkTurn();
    }
  }

  remove(keyId: string, stillFree?: StillFree): Promise<boolean> {
    const key = keyId.toLowerCase();
    return this.#oneByOne(async () => {
      if (stillFree) this.#stillFree.set(key, stillFree);
      await this.read();
      if (!(await this.#take(keyId))) return false;
      await this.read();
      return this.#removed.has(key);
    });
  }

  dropTurns(): Promise<void> {
    this.#closed = true;
    return this.#oneByOne(() => this.#dropTurns());
  }

  async #dropTurns(): Promise<void> {
    for (const pause of pauses.slice(0, 5)) {
      const listed = await this.#listedTurns();
      const own = [...this.#added].filter(([, { purpose }]) => purpose === 'turn').map(([keyId]) => keyId);
      const turns = new Set([...own, ...listed.map((credential) => credential.keyId.toLowerCase())]);
      if (turns.size === 0) return;
      for (const keyId of turns) await this.#take(keyId, true);
      // The answer may have been lost, and a replica may not have heard of it: only a look tells.
      await this.#ports.clock.wait(pause * second);
    }
  }

  /** Those of unknown outcome among them; a failed read is no reason to keep the turn that is known. */
  async #listedTurns(): Promise<Credential[]> {
    try {
      const application = await this.#ports.applications.get({ objectId: this.objectId });
      return (application?.credentials ?? []).filter((credential) => this.#isOwn(credential.displayName, 'turn'));
    } catch (error) {
      if (error instanceof ActionError) return [];
      throw error;
    }
  }

  #oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #own(purpose: CredentialPurpose, keyId: string, secret: string, endsOn: Instant): OwnPassword {
    this.#added.set(keyId.toLowerCase(), { purpose, endsOn });
    if (purpose === 'managed') this.#wrote = true;
    return { keyId: keyId.toLowerCase(), secret: purpose === 'turn' ? '' : secret, endsOn };
  }

  /** Own passwords that are listed although no answer named them. */
  async #unseen(purpose: CredentialPurpose): Promise<string[]> {
    for (const pause of pauses.slice(0, 5)) {
      const application = await this.#ports.applications.get({ objectId: this.objectId });
      const found = (application?.credentials ?? [])
        .filter((credential) => this.#isOwn(credential.displayName, purpose))
        .map((credential) => credential.keyId.toLowerCase())
        .filter((keyId) => !this.#added.has(keyId) && !this.#removed.has(keyId));
      if (found.length > 0) return found;
      await this.#ports.clock.wait(pause * second);
    }
    return [];
  }

  /**
   * @param closing the turn itself goes, which it may at any time
   * @returns false if it may not go any more
   */
  async #take(keyId: string, closing = false): Promise<boolean> {
    const key = keyId.toLowerCase();
    const purpose = this.#added.get(key)?.purpose;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#ports.applications.removePassword(this.objectId, keyId);
      const pause = pauses[attempt];
      if (answer.kind === 'refused' || (answer.kind === 'not-yet' && pause === undefined)) throw new ActionError(answer.problem);
      if (answer.kind !== 'not-yet') break;
      await this.#ports.clock.wait((pause ?? 0) * second);
      if (!closing && !(await this.#mayStillGo(key))) return false;
    }
    this.#added.delete(key);
    this.#removed.add(key);
    if (purpose === 'turn') return true;
    this.#gone.add(key);
    this.#wrote = true;
    return true;
  }

  /** Throws once the turn is lost or nearly over. */
  async #mayStillGo(key: string, read: FullApplication | null = null): Promise<boolean> {
    const stillFree = this.#stillFree.get(key);
    this.#checkTurn();
    if (!stillFree) return true;
    const application = read ?? (await this.#ports.applications.get({ objectId: this.objectId }));
    const free = application !== null && (await stillFree(application));
    this.#checkTurn();
    return free;
  }

  async #writeTags(read: FullApplication, own: readonly string[]): Promise<void> {
    const shown = this.#liveTags().filter((tag) => showsTag(new Set(read.tags), tag));
    let base: FullApplication | null = read;
    let problem = stale(this.objectId);
    for (const pause of pauses) {
      const tags = base ? this.#merged(base, own) : null;
      if (base && tags) {
        if (sameTags(tags, base.tags)) return;
        this.#wrote = true;
        const answer: WriteAnswer = await this.#ports.applications.setTags(this.objectId, tags);
        if (answer.kind === 'refused') throw new ActionError(answer.problem);
        // Of unknown outcome: the next read tells, and writes it again if it is not there.
        if (answer.kind !== 'not-yet') return;
        problem = answer.problem;
      }
      await this.#ports.clock.wait(pause * second);
      this.#checkTurn();
      // Somebody else may have written at that moment: their tags are read before these go on top.
      const again = await this.#ports.applications.get({ objectId: this.objectId });
      base = again && this.#isFresh(again, shown) ? again : null;
    }
    throw new ActionError(problem);
  }

  #merged(read: FullApplication, own: readonly string[]): string[] {
    const listed = new Set([...read.credentials.map((credential) => credential.keyId.toLowerCase()), ...this.#added.keys()]);
    const gone = new Set([...this.#gone, ...orphanedKeys(read.tags, listed, this.#ports.clock.now())]);
    return mergeTags(read.tags, own, gone);
  }

  #isFresh(application: FullApplication, shown = this.#liveTags()): boolean {
    const listed = new Set(application.credentials.map((credential) => credential.keyId.toLowerCase()));
    const tags = new Set(application.tags);
    return (
      [...this.#added.keys()].every((keyId) => listed.has(keyId)) &&
      [...this.#removed].every((keyId) => !listed.has(keyId)) &&
      shown.every((tag) => showsTag(tags, tag))
    );
  }

  /** Own entries, without those whose credential was removed since. */
  #liveTags(): string[] {
    return mergeTags([], this.#tags, this.#gone);
  }

  async #repair(application: FullApplication): Promise<void> {
    // Without its turn a run writes nothing, not even again.
    if (!this.#hasTurn(application)) return;
    const listed = new Set(application.credentials.map((credential) => credential.keyId.toLowerCase()));
    for (const keyId of [...this.#removed].filter((each) => listed.has(each))) {
      if (await this.#mayStillGo(keyId, application)) await this.#ports.applications.removePassword(this.objectId, keyId);
      else for (const set of [this.#removed, this.#gone]) set.delete(keyId);
    }
    if ([...this.#added.keys()].every((keyId) => listed.has(keyId))) await this.#writeTags(application, this.#liveTags());
  }

  #isOwn(displayName: string | null, purpose: CredentialPurpose): boolean {
    const made = rotationOf(displayName);
    return made?.rotationId === this.rotationId && made.purpose === purpose;
  }

  /** Whether the turn that this session took, if any, is listed. */
  #hasTurn({ credentials }: FullApplication): boolean {
    const listed = new Set(credentials.map((credential) => credential.keyId.toLowerCase()));
    return [...this.#added].every(([keyId, { purpose }]) => purpose !== 'turn' || listed.has(keyId));
  }

  /** After a wait, before the next write. */
  #checkTurn(): void {
    if (this.#closed) throw new ActionError(turnLost(this.objectId));
    this.#checkLease();
  }

  #checkLease(): void {
    const ends = [...this.#added.values()].filter(({ purpose }) => purpose === 'turn').map(({ endsOn }) => endsOn);
    if (ends.some((endsOn) => this.#ports.clock.now() >= endsOn - leaseMargin)) throw new ActionError(leaseEnding(this.objectId));
  }
}

/** What two replicas must agree on. */
function shapeOf({ credentials, tags }: FullApplication): string {
  return JSON.stringify([credentials.map((credential) => credential.keyId.toLowerCase()).sort(), [...tags].sort()]);
}

function sameTags(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(b);
  return known.size === new Set(a).size && a.every((tag) => known.has(tag));
}

function stale(objectId: string): Problem {
  return {
    code: 'directory-stale',
    message: `For minutes, reads of application ${objectId} did not show what this run had written to it.`,
    hint: 'Another tool may be rewriting its tags or credentials, or the directory is far behind. Run again later: the next run goes on from what is there.'
  };
}

function turnLost(objectId: string): Problem {
  return {
    code: 'turn-lost',
    message: `This run's turn on application ${objectId} is not listed any more, so it stopped before its next write.`,
    hint: 'Another run took over because this one looked dead, or somebody removed the password named aks-sp-turn/…. Run again; lease must be longer than a run takes.'
  };
}

function leaseEnding(objectId: string): Problem {
  return {
    code: 'lease-ending',
    message: `The time this run may write to application ${objectId} ends within ${leaseMargin / 60_000} minutes, so it stopped before its next write.`,
    hint: 'Run again: the next run goes on from here. A longer lease gives a single run more time.'
  };
}
