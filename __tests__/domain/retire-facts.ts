/** What retirement is judged by: two clusters, one of which may be given, and a run of our own. */
import { parseLedger } from '../../src/domain/ledger.ts';
import type { Credential } from '../../src/domain/model.ts';
import type { RetireFacts } from '../../src/domain/retire.ts';
import { rotationIdOf } from '../../src/domain/rotation-id.ts';
import { cluster, day, now } from './facts.ts';

export const self = { server: '0a1b2c3d', repositoryId: '42', runId: '5000', attempt: 1 };
export const rotationId = rotationIdOf(self, 'abcDEF12');

/** Runs of `managed` credentials count as over unless they are younger than the lease of six hours. */
export function retireFacts(credentials: readonly Credential[], tags: readonly string[], more: Partial<RetireFacts> = {}): RetireFacts {
  return {
    clusters: [cluster('a'), cluster('b')],
    credentials,
    ledger: parseLedger(tags),
    now,
    overlap: day,
    policy: { kind: 'managed' },
    run: { rotationId, self, statuses: new Map(), lease: day / 4, now },
    complete: true,
    current: null,
    stored: new Set(),
    touched: new Set(),
    unquiet: new Set(),
    unarrived: new Set(),
    ...more
  };
}
