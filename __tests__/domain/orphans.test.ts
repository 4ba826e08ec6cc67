import { describe, expect, it } from '@jest/globals';
import type { AssignmentDetails } from '../../src/domain/cleanup-plan.ts';
import { assignmentName } from '../../src/domain/access.ts';
import { clusterHash, parseLedger } from '../../src/domain/ledger.ts';
import { clusterTag } from '../../src/domain/ledger-tags.ts';
import {
  goneTag,
  judgeApplication,
  judgeAssignments,
  judgeExpired,
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

  it('is judged by its youngest mark', () => {
    expect(markedGone([goneTag(hash, now - 9 * day), goneTag(hash, now - day), 'aks-sp:gone:xyz'], hash)).toBe(now - day);
  });
});

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

  it('whose principal nobody asked for stays', () => {
    expect(judgeAssignments([assignment()], new Map(), now, 0)[0]?.remove).toBe(false);
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
});
