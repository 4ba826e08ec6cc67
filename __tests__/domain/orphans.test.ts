import { describe, expect, it } from '@jest/globals';
import type { AssignmentDetails } from '../../src/domain/cleanup-plan.ts';
import { assignmentName } from '../../src/domain/access.ts';
import { clusterHash, parseLedger } from '../../src/domain/ledger.ts';
import { clusterTag } from '../../src/domain/ledger-tags.ts';
import {
  goneTag,
  judgeApplication,
  judgeAssignments,
  isAskable,
  isPerson,
  judgeExpired,
  knownHashes,
  markedGone,
  type OrphanFacts,
  type PrincipalTrace
} from '../../src/domain/orphans.ts';
import { cluster, day, entry, guid, managed, now, password } from './facts.ts';

const { id } = cluster('a');
const hash = clusterHash(id);

function application(more: Partial<OrphanFacts> = {}): ReturnType<typeof judgeApplication> {
  return judgeApplication({
    tags: ['aks-sp:managed', clusterTag(id)!],
    ...{ users: [], gone: [id], complete: true, deletedOn: new Map(), lastWrite: new Map(), grace: 7 * day, now },
    ...more
  });
}

const tags = (...more: string[]): string[] => ['aks-sp:managed', clusterTag(id)!, ...more];

describe('an application', () => {
  it.each<[string, Partial<OrphanFacts>, string]>([
    ['was seen gone long ago', { tags: tags(goneTag(hash, now - 8 * day)) }, 'orphan'],
    ['was deleted long ago, by the Activity Log', { deletedOn: new Map([[hash, now - 8 * day]]) }, 'orphan'],
    ['was never seen gone before', {}, 'mark'],
    ['was never seen gone before, with no grace', { grace: 0 }, 'orphan'],
    ['was seen gone lately', { tags: tags(goneTag(hash, now - 6 * day)) }, 'keep'],
    ['was seen gone before it was given a secret again', { tags: tags(goneTag(hash, now - 8 * day), entry('uses', 1, 'a', -7)) }, 'mark'],
    [
      'was seen gone before somebody wrote to it',
      { tags: tags(goneTag(hash, now - 8 * day)), lastWrite: new Map([[hash, now - 7 * day]]) },
      'mark'
    ],
    ['is used', { tags: tags(goneTag(hash, now - 8 * day)), users: [{ name: 'b' }] }, 'keep'],
    ['was not seen in full', { tags: tags(goneTag(hash, now - 8 * day)), complete: false }, 'keep'],
    ['is not gone', { tags: tags(goneTag(hash, now - 8 * day)), gone: [] }, 'keep'],
    ['has a use by a cluster without a name', { tags: tags(goneTag(hash, now - 8 * day), entry('uses', 1, 'b', -70)) }, 'keep'],
    ['never had a cluster', { tags: ['aks-sp:managed'] }, 'keep'],
    ['is foreign', { tags: [clusterTag(id)!, goneTag(hash, now - 8 * day)] }, 'keep']
  ])('whose cluster %s', (_, facts, kind) => {
    expect(application(facts).kind).toBe(kind);
  });

  const marked = tags(goneTag(hash, now - 8 * day));

  it.each<[string, Partial<OrphanFacts>]>([
    ['It was not made by this action.', { tags: [clusterTag(id)!] }],
    ['Cluster b uses it.', { tags: marked, users: [{ name: 'b' }, { name: 'c' }] }],
    ['Not every cluster could be seen.', { tags: marked, complete: false }],
    ['No cluster was ever written down for it, so nothing says that it is no longer needed.', { tags: ['aks-sp:managed'] }],
    ['A cluster that its ledger mentions cannot be looked up or is still there.', { tags: marked, gone: [cluster('b').id] }],
    ['Its clusters are gone, since when is not known: the grace begins now.', {}],
    [
      'Its last cluster was seen gone on 2026-11-18T12:00:00Z; the grace lasts until 2026-11-25T12:00:00Z.',
      { tags: tags(goneTag(hash, now - 6 * day)) }
    ],
    ['all its clusters are gone, the last since 2026-11-16T12:00:00Z or longer', { tags: marked }]
  ])('is told why: %s', (reason, facts) => expect(application(facts).reason).toBe(reason));

  it('whose grace ends this moment is an orphan since its last cluster was seen gone', () => {
    expect(application({ tags: tags(goneTag(hash, now - 7 * day)) })).toMatchObject({ kind: 'orphan', since: now - 7 * day });
    expect(application({ grace: 0 })).toMatchObject({ kind: 'orphan', since: now });
  });

  it('with several clusters waits for the last, and marks only those without a time', () => {
    const other = cluster('b');
    const two = { gone: [id, other.id], tags: tags(clusterTag(other.id)!, goneTag(hash, now - 9 * day)) };
    expect(application(two)).toMatchObject({ kind: 'mark', hashes: [clusterHash(other.id)] });
    expect(application({ ...two, deletedOn: new Map([[clusterHash(other.id), now - 8 * day]]) })).toMatchObject({ since: now - 8 * day });
  });

  it.each<[string, Partial<OrphanFacts>, number | null]>([
    ['the earlier of mark and Activity Log', { tags: marked, deletedOn: new Map([[hash, now - 20 * day]]) }, now - 20 * day],
    ['the mark, where that is earlier', { tags: marked, deletedOn: new Map([[hash, now - 7.5 * day]]) }, now - 8 * day],
    [
      'nothing from before it was alive again',
      { tags: tags(goneTag(hash, now - 9 * day), entry('sent', 1, 'a', -8)), deletedOn: new Map([[hash, now - 7 * day]]) },
      now - 7 * day
    ],
    ['the very second of the last write', { tags: marked, lastWrite: new Map([[hash, now - 8 * day]]) }, now - 8 * day],
    [
      'whatever happened to another cluster',
      {
        tags: tags(goneTag(hash, now - 8 * day), entry('uses', 1, 'b', -7), goneTag(clusterHash(cluster('b').id), now - 6 * day)),
        ...{ gone: [id, cluster('b').id], grace: day }
      },
      now - 6 * day
    ]
  ])('is gone since: %s', (_, facts, since) => expect(application(facts)).toMatchObject({ kind: 'orphan', since }));

  it('is judged by its youngest mark', () => {
    expect(markedGone([goneTag(hash, now - 9 * day), goneTag(hash, now - day), 'aks-sp:gone:xyz'], hash)).toBe(now - day);
    expect(markedGone([], hash)).toBeNull();
  });

  it.each([
    `x${goneTag(hash, now)}`,
    `${goneTag(hash, now)}x`,
    goneTag(hash, now).toUpperCase(),
    goneTag(clusterHash(cluster('b').id), now)
  ])('takes for no mark of it: %s', (tag) => expect(markedGone([tag], hash)).toBeNull());

  it('knows clusters by any entry of the ledger', () => {
    const ledger = parseLedger([clusterTag(id)!, entry('sent', 1, 'b', -1), entry('uses', 1, 'c', -1), entry('uses', 1, 'b', -1)]);
    expect(knownHashes(ledger)).toEqual([id, cluster('b').id, cluster('c').id].map(clusterHash));
  });
});

function nameFor(principalId: string): string {
  return assignmentName('/subscriptions/s', '/x/roleDefinitions/r', principalId);
}

function assignment(more: Partial<AssignmentDetails> = {}): AssignmentDetails {
  const base = { scope: '/subscriptions/s', roleDefinitionId: '/x/roleDefinitions/r', principalId: guid(1) };
  return {
    ...base,
    ...{ id: '/id', name: assignmentName(base.scope, base.roleDefinitionId, base.principalId), conditional: false },
    ...{ principalType: 'ServicePrincipal', createdOn: now - 90 * day, description: null, condition: null, conditionVersion: null },
    delegatedManagedIdentityId: null,
    ...more
  };
}

describe('an assignment', () => {
  it.each<[string, Partial<AssignmentDetails>, PrincipalTrace, boolean | undefined]>([
    ['of nobody, made by this action', {}, 'gone', true],
    ['of a type that ARM leaves out', { principalType: null }, 'gone', true],
    ['of somebody', {}, 'live', undefined],
    ['of a soft-deleted principal', {}, 'deleted', false],
    ['of whom nothing is known', {}, 'unknown', false],
    ['made by somebody else', { name: guid(9) }, 'gone', false],
    ['of a group of another tenant', { principalType: 'ForeignGroup' }, 'gone', false],
    ['of a delegated managed identity', { delegatedManagedIdentityId: '/mi' }, 'gone', false],
    ['made a moment ago', { createdOn: now - 60_000 }, 'gone', false],
    ['younger than the grace', { createdOn: now - 6 * day }, 'gone', false],
    ['of unknown age', { createdOn: null }, 'gone', false]
  ])('%s', (_, more, trace, remove) => {
    expect(judgeAssignments([assignment(more)], new Map([[guid(1), trace]]), now, 7 * day)[0]?.remove).toBe(remove);
  });

  it('of somebody who is there is nobody’s business', () => {
    expect(judgeAssignments([assignment()], new Map([[guid(1), 'live']]), now, 0)).toEqual([]);
  });

  it('whose principal nobody asked for stays', () => {
    expect(judgeAssignments([assignment()], new Map(), now, 0)[0]?.remove).toBe(false);
  });

  it.each<[string, Partial<AssignmentDetails>, PrincipalTrace]>([
    ['this action made it, and its principal no longer exists', {}, 'gone'],
    ['this action made it, and its principal no longer exists', { principalId: guid(1).toUpperCase(), name: nameFor(guid(1)) }, 'gone'],
    ['this action made it, and its principal no longer exists', { createdOn: now - 7 * day }, 'gone'],
    ['Its principal is soft-deleted and can be restored.', {}, 'deleted'],
    ['Its principal is of type ForeignGroup, which may belong to another tenant.', { principalType: 'ForeignGroup' }, 'gone'],
    ['It could not be found out whether its principal exists.', {}, 'unknown'],
    ['It is for a managed identity that another tenant manages.', { delegatedManagedIdentityId: '/mi' }, 'gone'],
    ['Its principal no longer exists, but this action did not make it.', { name: guid(9) }, 'gone'],
    ['It is too young to be judged.', { createdOn: now - 7 * day + 1 }, 'gone'],
    ['It is too young to be judged.', { createdOn: null }, 'gone']
  ])('is told why: %s', (reason, more, trace) => {
    expect(judgeAssignments([assignment(more)], new Map([[guid(1), trace]]), now, 7 * day)[0]?.reason).toBe(reason);
  });

  it('is given an hour at least, for the replicas of the directory', () => {
    const at = (createdOn: number) => judgeAssignments([assignment({ createdOn })], new Map([[guid(1), 'gone']]), now, 0)[0]?.remove;
    expect([at(now - 3_599_999), at(now - 3_600_000)]).toEqual([false, true]);
  });

  it.each([
    ['ServicePrincipal', true, false],
    ['Unknown', true, false],
    [null, true, false],
    ['User', false, true],
    ['Group', false, true],
    ['Device', false, true],
    ['ForeignGroup', false, false]
  ])('of %s: can be asked for %s, is of a person %s', (principalType, askable, person) => {
    expect(isAskable(assignment({ principalType }))).toBe(askable);
    expect(isPerson(assignment({ principalType }))).toBe(person);
  });
});

describe('an expired credential', () => {
  const run = {
    rotationId: 'x',
    self: { server: '0a1b2c3d', repositoryId: '42', runId: '1', attempt: 1 },
    statuses: new Map(),
    lease: day,
    now
  };
  it.each([
    ['nobody has', [managed(1, -400, -35)], [entry('uses', 2, 'a', -30)], true],
    ['a cluster uses', [managed(1, -400, -35)], [entry('uses', 1, 'a', -30)], false],
    ['was sent later', [managed(1, -400, -35)], [entry('uses', 2, 'a', -40), entry('sent', 1, 'a', -30)], false],
    ['a cluster of unknown use may have', [managed(1, -400, -35)], [], false],
    ['is foreign', [password(1, -400, -35)], [entry('uses', 2, 'a', -30)], undefined],
    ['ends this moment', [managed(1, -400, 0)], [entry('uses', 2, 'a', -30)], true],
    ['is of the service principal object', [{ ...managed(1, -400, -35), holder: 'service-principal' as const }], [], undefined],
    ['is a certificate', [{ ...managed(1, -400, -35), kind: 'certificate' as const }], [], undefined],
    ['has not ended', [managed(1, -300, 35)], [entry('uses', 2, 'a', -30)], undefined]
  ])('that %s', (_, credentials, entries, remove) => {
    const facts = {
      credentials,
      clusters: [cluster('a')],
      ledger: parseLedger(entries),
      complete: true,
      run,
      now,
      stored: new Set<string>()
    };
    expect(judgeExpired(facts)[0]?.remove).toBe(remove);
    for (const more of [{ complete: false }, { stored: new Set([guid(1)]) }])
      expect(judgeExpired({ ...facts, ...more })[0]?.remove ?? false).toBe(false);
  });

  const ended = managed(1, -400, -35);
  const judged = (more: object) =>
    judgeExpired({
      ...{ credentials: [ended], clusters: [cluster('a'), cluster('b')], complete: true, run, now, stored: new Set<string>() },
      ledger: parseLedger([entry('uses', 2, 'a', -30), entry('uses', 2, 'b', -30)]),
      ...more
    });

  it.each<[string, object]>([
    ['it ended on 2026-10-20T12:00:00Z, and no cluster has it', {}],
    ['Not every cluster could be seen.', { complete: false }],
    ['The run that made it may still be at work.', { run: { ...run, lease: 500 * day } }],
    ['It is the latest value of a store.', { stored: new Set([guid(1)]), credentials: [{ ...ended, keyId: guid(1).toUpperCase() }] }],
    ['It is not known which secret cluster b uses.', { ledger: parseLedger([entry('uses', 2, 'a', -30)]) }],
    ['Cluster b may hold it.', { ledger: parseLedger([entry('uses', 2, 'a', -30), entry('uses', 1, 'b', -30)]) }]
  ])('is told why: %s', (reason, more) => expect(judged(more)[0]?.reason).toBe(reason));

  it('is judged oldest first', () => {
    const list = [managed(3, -10, -5), managed(1, -30, -5), managed(2, -20, -5)];
    expect(judged({ credentials: list }).map(({ credential }) => credential.keyId)).toEqual([guid(1), guid(2), guid(3)]);
  });
});
