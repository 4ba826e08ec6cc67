/** What a proof starts from: a world, what is run in it, and what of that world the run may change. */
import type { Fault } from '../sandbox/faults.ts';
import type { Seed } from '../sandbox/seed/seed.ts';
import type { Sandbox } from '../sandbox/server.ts';
import type { State } from '../sandbox/world.ts';

export interface Scenario {
  name: string;
  seed: () => Seed;
  /** Beside those that point at the sandbox. */
  inputs: (sandbox: Sandbox) => Record<string, string>;
  /** Files of the workspace before each run. */
  files?: Record<string, string>;
  /** Runs of the story; each is disturbed at every request. One by default. */
  steps?: Step[];
  own: (sandbox: Sandbox) => Own;
  /** Managed credentials that may be left although no cluster holds them, and why that is right. */
  excuse?: (credential: { keyId: string; appId: string; issued: boolean }, state: State) => boolean;
  /** What has to be true in the end beside the invariants; the violations. */
  goal?: (sandbox: Sandbox) => string[];
  /** Where secrets are put: read after the end, each must be the one in use. null = there is none. */
  stores?: ((state: State) => string | null)[];
  /** Its faults make a process of its own wait for real, so it is cut off in process only. */
  neverKilled?: boolean;
  /** Its story fails by itself: of what somebody else does in it. */
  mayFail?: boolean;
  /** How far replicas of the directory lag behind, ms; 0 by default. */
  replication?: number;
  /** What people do before each further run. */
  meantime?: (sandbox: Sandbox) => void;
  /** Time between runs, ms; the first of them follows at once. */
  between: number;
}

export interface Step {
  /** Time before it, ms. */
  after?: number;
  prepare?: (sandbox: Sandbox) => void;
  /** Beside the scenario's. */
  inputs?: Record<string, string>;
  /** What services do to it, beside the fault of the point; it may fail of that. */
  faults?: Fault[];
  /** What somebody else does while it runs: right before the n-th request that fits. */
  meanwhile?: { method: string; path: RegExp; nth: number; act: (sandbox: Sandbox) => void };
}

/** What a run may change; the rest of the world is foreign. Names are those of the seed or of the world. */
export interface Own {
  /** appIds whose `aks-sp` tags and passwords may change. */
  applications: string[];
  /** They, their service principals and their role assignments may vanish. */
  mayDelete?: boolean;
  /** Applications with these unique names, and their service principals, may appear. */
  mayCreate?: string[];
  /** Clusters that may appear or vanish, ids. */
  clusters?: string[];
  /** `vault/NAME/SECRET`, `github/NAME`. */
  stores?: string[];
  /** Label of the issues that may change. */
  label?: string;
  /** Whether role assignments and definitions of this action may appear. */
  mayGrant?: boolean;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
