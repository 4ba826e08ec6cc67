import { describe, expect, it } from '@jest/globals';
import { slugOf, standingOf, type StandingFacts } from '../../src/domain/provision-application.ts';
import type { Credential } from '../../src/domain/model.ts';

const credential: Credential = {
  ...{ keyId: 'k', kind: 'password', holder: 'application', displayName: 'aks-sp-turn/0a1b2c3d.1.2.1.AbCdEf_-', startsOn: 0, endsOn: 1 }
};
const bare: StandingFacts = {
  application: { displayName: 'shop', tags: [], credentials: [] },
  wanted: 'shop',
  hasServicePrincipal: false,
  owners: [],
  caller: 'ME'
};
const app = bare.application;

it.each([
  ['AKS Prod', 'aks-prod'],
  ['https://www.contoso.org/example', 'https-www-contoso-org-example'],
  ['--a  --  b--', 'a-b'],
  ['Käse  Straße', 'kase-stra-e'],
  ['Cafe\u0301', 'cafe'],
  ['ﬁve', 'five'],
  ['日本', ''],
  ['x'.repeat(130), 'x'.repeat(120)],
  [`${'x'.repeat(118)}---y`, `${'x'.repeat(118)}-y`],
  [`${'x'.repeat(119)} y`, 'x'.repeat(119)]
])('the key of %j is %j', (name, slug) => expect(slugOf(name)).toBe(slug));

it.each<[string, Partial<StandingFacts>]>([
  ['it does not have the tag aks-sp:managed', { wanted: null }],
  ['it has another display name', { wanted: 'Shop' }],
  ['it has tags of somebody else', { application: { ...bare.application, tags: ['HideApp'] } }],
  ['it has credentials', { application: { ...bare.application, credentials: [{ ...credential, displayName: null }] } }],
  ['it has a service principal', { hasServicePrincipal: true }],
  ['it has other owners', { owners: ['you'] }]
])('a foreign one is told by: %s', (why, facts) => expect(standingOf({ ...bare, ...facts })).toEqual({ kind: 'foreign', why }));

describe('whose application it is', () => {
  it.each<[string, Partial<StandingFacts>]>([
    ['bare', {}],
    ['owned by this identity', { owners: ['me'] }],
    ['with the turn of a dead run', { application: { ...app, credentials: [credential] } }]
  ])('%s, it is what a dead run left', (_, facts) => {
    expect(standingOf({ ...bare, ...facts })).toEqual({ kind: 'unfinished' });
  });

  it.each<[string, Partial<StandingFacts>]>([
    ['asked for by its appId', { wanted: null }],
    ['with another name', { wanted: 'Shop' }],
    ['with a tag', { application: { ...app, tags: ['HideApp'] } }],
    ['with a ledger but no managed tag', { application: { ...app, tags: ['aks-sp:issued:x'] } }],
    ['with a foreign password', { application: { ...app, credentials: [{ ...credential, displayName: null }] } }],
    [
      'with a managed password',
      { application: { ...app, credentials: [{ ...credential, displayName: 'aks-sp/0a1b2c3d.1.2.1.AbCdEf_-' }] } }
    ],
    ['with a service principal', { hasServicePrincipal: true }],
    ['with another owner beside', { owners: ['me', 'you'] }],
    ['with an owner where nobody knows who this is', { owners: ['me'], caller: null }]
  ])('%s, it is somebody else’s', (_, facts) => {
    expect(standingOf({ ...bare, ...facts }).kind).toBe('foreign');
    const tagged = { ...bare, ...facts, application: { ...(facts.application ?? app), tags: ['aks-sp:managed'] } };
    expect(standingOf(tagged)).toEqual({ kind: 'managed' });
  });
});
