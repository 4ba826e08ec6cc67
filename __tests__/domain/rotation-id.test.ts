import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Credential } from '../../src/domain/model.ts';
import {
  credentialName,
  isOver,
  rotationIdOf,
  rotationOf,
  runKey,
  serverMark,
  type RunFacts,
  type RunIdentity
} from '../../src/domain/rotation-id.ts';
import { now, password } from './facts.ts';

const hour = 3_600_000;
const self: RunIdentity = { server: '0a1b2c3d', repositoryId: '42', runId: '1000', attempt: 2 };
const rotationId = rotationIdOf(self, 'abcDEF12');

const identities = fc.record({
  server: fc.stringMatching(/^[0-9a-f]{8}$/),
  repositoryId: fc.stringMatching(/^\d{1,20}$/),
  runId: fc.stringMatching(/^\d{1,20}$/),
  attempt: fc.integer({ min: 0, max: 999_999 })
});

function facts(more: Partial<RunFacts> = {}): RunFacts {
  return { rotationId, self, statuses: new Map(), lease: 6 * hour, now, ...more };
}

/** Made an hour ago. */
function made(purpose: 'managed' | 'turn', run: Partial<RunIdentity>, more: Partial<Credential> = {}): Credential {
  const displayName = credentialName(purpose, rotationIdOf({ ...self, ...run }, 'zyxWVU98'));
  return password(1, 0, 1, { displayName, startsOn: now - hour, endsOn: now + 5 * hour, ...more });
}

describe('rotation ids', () => {
  it('read back as they were written', () => {
    fc.assert(
      fc.property(
        identities,
        fc.stringMatching(/^[A-Za-z0-9_-]{8}$/),
        fc.constantFrom('managed' as const, 'turn' as const),
        (run, random, purpose) => {
          const id = rotationIdOf(run, random);
          expect(rotationOf(credentialName(purpose, id))).toEqual({ purpose, rotationId: id, run });
        }
      )
    );
  });

  it('fit into what Graph takes as a display name, and every name is one of three kinds', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const read = rotationOf(name);
        // Whatever is taken for ours must be written by us, character by character.
        if (read) expect(credentialName(read.purpose, read.rotationId)).toBe(name);
      })
    );
  });

  it.each([
    null,
    '',
    'aks-sp/',
    'aks-sp/0a1b2c3d.42.1000.1',
    'AKS-SP/0a1b2c3d.42.1000.1.abcDEF12',
    'aks-sp/0A1B2C3D.42.1000.1.abcDEF12',
    'aks-sp/0a1b2c3d.42.-1.1.abcDEF12',
    'aks-sp/0a1b2c3d.42.1000.1.abcDEF123',
    'aks-sp/0a1b2c3d.42.1000.1.abcDEF1\u202e',
    'aks-sp/0a1b2c3d.42.1000.1.abcDEF12\n',
    '\naks-sp/0a1b2c3d.42.1000.1.abcDEF12',
    'aks-sp-turn-/0a1b2c3d.42.1000.1.abcDEF12',
    'aks-sp/0a1b2c3d.42.1٣00.1.abcDEF12'
  ])('%j is nobody of ours', (name) => expect(rotationOf(name)).toBeNull());

  it('marks a server the same with and without a slash at its end, and others differently', () => {
    for (const url of ['https://github.com/', 'https://github.com//']) expect(serverMark(url)).toBe(serverMark('https://github.com'));
    expect(serverMark('https://github.com')).toMatch(/^[0-9a-f]{8}$/);
    expect(serverMark('https://ghe.contoso.com')).not.toBe(serverMark('https://github.com'));
  });
});

describe('isOver', () => {
  const other = { runId: '999', attempt: 1 };
  const says = (run: Partial<RunIdentity>, status: 'over' | 'alive' | 'unknown'): Partial<RunFacts> => ({
    statuses: new Map([[runKey({ ...self, ...run }), status]])
  });

  it.each<[string, boolean, Credential, Partial<RunFacts>]>([
    ['this run, however long ago', false, made('managed', {}, { displayName: credentialName('managed', rotationId), startsOn: 0 }), {}],
    ['this run, its turn ended', false, made('turn', {}, { displayName: credentialName('turn', rotationId), endsOn: 0 }), {}],
    ['foreign, however old', false, password(1, -900, -500), {}],
    ['an earlier attempt of this run', true, made('managed', { attempt: 1 }), {}],
    ['an earlier attempt that GitHub calls alive', true, made('managed', { attempt: 1 }), says({ attempt: 1 }, 'alive')],
    ['a later attempt', false, made('managed', { attempt: 3 }), {}],
    ['another job of this attempt', false, made('managed', {}), {}],
    ['an earlier attempt, of another repository', false, made('managed', { repositoryId: '43', attempt: 1 }), {}],
    ['an earlier attempt, of another server', false, made('managed', { server: 'ffffffff', attempt: 1 }), {}],
    ['an earlier attempt of no run at all', false, made('managed', { runId: '0', attempt: 1 }), { self: { ...self, runId: '0' } }],
    ['completed', true, made('managed', other), says(other, 'over')],
    ['alive', false, made('managed', other), says(other, 'alive')],
    ['unknown', false, made('managed', other), says(other, 'unknown')],
    ['never asked', false, made('managed', other), {}],
    ['another attempt of it is completed', false, made('managed', { runId: '999', attempt: 2 }), says(other, 'over')],
    ['alive, a moment before its lease is over', false, made('managed', other, { startsOn: now - 6 * hour + 1 }), says(other, 'alive')],
    ['alive, but its lease is over', true, made('managed', other, { startsOn: now - 6 * hour }), says(other, 'alive')],
    ['a turn that has not ended, older than the lease of this run', false, made('turn', other, { startsOn: now - 9 * hour }), {}],
    ['a turn that ends now, whatever GitHub says', true, made('turn', other, { endsOn: now }), says(other, 'alive')],
    ['a turn a moment before its end', false, made('turn', other, { endsOn: now + 1 }), says(other, 'alive')]
  ])('%s: %j', (_, over, credential, more) => expect(isOver(credential, facts(more))).toBe(over));
});
