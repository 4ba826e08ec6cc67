import { describe, expect, it } from '@jest/globals';
import { parseLedger } from '../../src/domain/ledger.ts';
import type { Credential } from '../../src/domain/model.ts';
import { planSecret, type SecretFacts } from '../../src/domain/provision-plan.ts';
import { certificate, guid, managed, now, password } from './facts.ts';

const issued = (n: number): string => `aks-sp:issued:${guid(n)}`;
const delivered = (n: number): string => `aks-sp:delivered:${guid(n)}`;
const live = managed(1, -10, 300);
const newer = managed(2, -5, 360);

function facts(credentials: readonly Credential[], tags: readonly string[], more: Partial<SecretFacts> = {}): SecretFacts {
  return {
    credentials,
    ledger: parseLedger(tags),
    now,
    store: true,
    stored: new Set(),
    readable: null,
    always: false,
    makesCluster: false,
    verdicts: [],
    ...more
  };
}

const lost = (credential: Credential, isLost = true): Partial<SecretFacts> => ({
  verdicts: [{ credential, remove: isLost, lost: isLost, reason: 'Because.' }]
});
const vault = (n: number): Partial<SecretFacts> => ({ stored: new Set([guid(n)]), readable: guid(n) });
const none = { kind: 'create', reason: 'No secret of this action is there.' };
const unproved = { kind: 'create', reason: 'The last one was issued, and nothing shows that it arrived.' };

describe('which secret provision hands out', () => {
  it.each<[string, object, SecretFacts]>([
    ['nowhere to put it', { kind: 'none' }, facts([], [], { store: false })],
    ['nowhere to put it, though one is there', { kind: 'none' }, facts([live], [delivered(1)], { store: false, always: true })],
    ['there is none', none, facts([], [])],
    ['delivered', { kind: 'keep', credential: live }, facts([live], [issued(1), delivered(1)])],
    ['in a vault, though not delivered', { kind: 'keep', credential: live }, facts([live], [issued(1)], vault(1))],
    ['of two the newest, in whatever order', { kind: 'keep', credential: newer }, facts([live, newer], [delivered(1), delivered(2)])],
    ['of two the newest, the other way round', { kind: 'keep', credential: newer }, facts([newer, live], [delivered(1), delivered(2)])],
    ['the newest was not delivered', { kind: 'keep', credential: live }, facts([newer, live], [delivered(1), issued(2)])],
    ['issued only: nobody knows who has it', unproved, facts([live], [issued(1)])],
    ['neither issued nor delivered', none, facts([live], [])],
    ['an issued one is gone', none, facts([live], [issued(2)])],
    ['issued, in upper case', unproved, facts([{ ...live, keyId: live.keyId.toUpperCase() }], [issued(1)])],
    ['ended now', none, facts([managed(1, -10, 0)], [delivered(1)])],
    ['foreign', none, facts([password(1, -10, 300)], [delivered(1)])],
    ['a certificate', none, facts([certificate(1, -10, 300), { ...live, kind: 'certificate' }], [delivered(1)])],
    ['lost', none, facts([live], [delivered(1)], lost(live))],
    ['another one is lost', { kind: 'keep', credential: live }, facts([live, newer], [delivered(1)], lost(newer))],
    ['judged, and not lost', { kind: 'keep', credential: live }, facts([live], [delivered(1)], lost(live, false))],
    ['always a new one', { kind: 'create', reason: 'new-secret is always.' }, facts([live], [delivered(1)], { always: true })]
  ])('%s', (_, plan, given) => expect(planSecret(given)).toEqual(plan));
});

describe('with a cluster to make', () => {
  const needed = { kind: 'create', reason: 'A cluster is to be made, and no store gives a valid secret back.' };

  it.each<[string, object, SecretFacts]>([
    ['a store gives it back', { kind: 'reuse', credential: live }, facts([live], [issued(1)], vault(1))],
    ['the store’s, though there is a newer one', { kind: 'reuse', credential: live }, facts([live, newer], [delivered(2)], vault(1))],
    ['no store gives it back', needed, facts([live], [delivered(1)])],
    ['the store’s has ended', needed, facts([managed(1, -10, -1)], [], vault(1))],
    ['always a new one', needed, facts([live], [], { ...vault(1), always: true })],
    ['without a store: into the cluster only', needed, facts([], [], { store: false })]
  ])('%s', (_, plan, given) => expect(planSecret({ ...given, makesCluster: true })).toEqual(plan));
});
