import { describe, expect, it } from '@jest/globals';
import { stepsOf, writesApplication, type Survey } from '../../src/domain/provision-steps.ts';
import { appId, cluster, day, guid, managed, now, password } from './facts.ts';

/** All is there and well. */
const settled: Survey = {
  objectId: guid(900),
  uniqueName: 'aks',
  managed: true,
  owner: null,
  principalOf: null,
  secret: { kind: 'keep', credential: managed(1, -10, 300) },
  undelivered: false,
  clusterId: null,
  stores: ['vault v', 'GitHub secret S'],
  endsOn: now + 365 * day,
  deadTurns: [],
  verdicts: []
};
const create = { kind: 'create', reason: 'There is none.' } as const;
const reuse = { kind: 'reuse', credential: managed(1, -10, 300) } as const;
const dead = password(70, -2, -1, { displayName: 'aks-sp-turn/0a1b2c3d.42.4000.1.abcDEF12' });
const verdict = (n: number, remove: boolean) => ({ credential: managed(n, -300, 9), remove, lost: false, reason: `Reason ${n}.` });

const turn = '$app/addPassword aks-sp-turn/…: The turn: keeps other runs of this action out while this one writes.';
const end = '$app/removePassword aks-sp-turn/…: The end of the turn, always last.';
const prove = '3 token requests with it: Proves that Entra accepts it before anybody gets it.';
const issue = 'PATCH $app tags: The ledger says beforehand where the secret is going.';
const deliver = [
  'Write to vault v: Where the secret is to stand, if it does not yet.',
  'Write to GitHub secret S: Where the secret is to stand, if it does not yet.',
  'PATCH $app tags: The ledger says that it is delivered.'
];
const add = 'POST $app/addPassword aks-sp/…: A secret until 2027-11-24. There is none.';
const get = 'GET the secret from the vault: It stands there and goes to whoever is to have it as well.';

function steps(more: Partial<Survey>): string[] {
  return stepsOf({ ...settled, ...more }).map(({ request, reason }) =>
    `${request}: ${reason}`.replace(/\/applications\/(?:<new>|[-0-9a-f]{36})/, '$app')
  );
}

describe('what provision sends', () => {
  it.each<[string, Partial<Survey>, string[]]>([
    ['a tag is missing', { managed: false }, ['PATCH $app tags: Marks it as managed by this action.']],
    ['it is no owner', { owner: guid(5) }, [`POST $app/owners/$ref ${guid(5)}: Makes the identity of this run an owner.`]],
    [
      'the service principal is missing',
      { principalOf: appId },
      [`PATCH /servicePrincipals(appId='${appId}'): It has no service principal yet.`]
    ],
    ['a turn of a dead run', { deadTurns: [dead] }, [`POST $app/removePassword ${guid(70)}: The turn of a run that is over.`]],
    ['an old secret', { verdicts: [verdict(3, true), verdict(4, false)] }, [`POST $app/removePassword ${guid(3)}: Reason 3.`]],
    ['a secret', { secret: create }, [add, prove, issue, ...deliver]],
    ['a secret without a destination', { secret: create, stores: [] }, [add, prove, issue]],
    ['the vault’s goes to the others', { undelivered: true }, [get, prove, issue, ...deliver]],
    ['the vault’s goes into a cluster', { secret: reuse }, [get, prove, issue]],
    ['the vault’s goes into a cluster and to the others', { secret: reuse, undelivered: true }, [get, prove, issue, ...deliver]],
    ['nothing to hand out, and nothing to deliver it to', { secret: { kind: 'none' }, undelivered: true }, []],
    ['nothing to hand out', { secret: { kind: 'none' }, managed: false }, ['PATCH $app tags: Marks it as managed by this action.']]
  ])('%s', (_, more, between) => {
    expect(writesApplication({ ...settled, ...more })).toBe(true);
    expect(steps(more)).toEqual([`POST ${turn}`, ...between, `POST ${end}`]);
  });

  it.each<[string, Partial<Survey>]>([
    ['all is well', {}],
    ['a secret stays', { verdicts: [verdict(4, false)] }],
    ['without a secret', { secret: { kind: 'none' } }]
  ])('nothing, and takes no turn: %s', (_, more) => {
    expect(writesApplication({ ...settled, ...more })).toBe(false);
    expect(steps(more)).toEqual([]);
  });

  it('everything, in its order', () => {
    const all: Partial<Survey> = {
      ...{ objectId: null, managed: false, owner: guid(5), principalOf: '', secret: create },
      ...{ clusterId: cluster('a').id, deadTurns: [dead], verdicts: [verdict(3, true)] }
    };
    expect(steps(all)).toEqual([
      "PATCH /applications(uniqueName='aks'): No application has this unique name: makes it.",
      `POST ${turn}`,
      `POST $app/removePassword ${guid(70)}: The turn of a run that is over.`,
      'PATCH $app tags: Marks it as managed by this action.',
      `POST $app/owners/$ref ${guid(5)}: Makes the identity of this run an owner.`,
      "PATCH /servicePrincipals(appId='<new>'): It has no service principal yet.",
      add,
      prove,
      issue,
      ...deliver,
      `PUT ${cluster('a').id}: The cluster is not there: makes it with this principal, after the roles below.`,
      'PATCH $app tags: The ledger says that the cluster accepted the secret.',
      `POST $app/removePassword ${guid(3)}: Reason 3.`,
      `POST ${end}`
    ]);
  });

  it('to an application that is not there yet, named so', () => {
    const requests = stepsOf({ ...settled, objectId: null, uniqueName: null }).map(({ request }) => request);
    expect(requests).toEqual([
      "PATCH /applications(uniqueName='')",
      'POST /applications/<new>/addPassword aks-sp-turn/…',
      'POST /applications/<new>/removePassword aks-sp-turn/…'
    ]);
  });
});
