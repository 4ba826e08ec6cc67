import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { seal } from '../../src/github/sealed-box.ts';

/** libsodium, which GitHub opens with, has the last word on what a sealed box is. */
function open(sealed: string, keys: { publicKey: Uint8Array; privateKey: Uint8Array }): string {
  return Buffer.from(sodium.crypto_box_seal_open(Buffer.from(sealed, 'base64'), keys.publicKey, keys.privateKey)).toString();
}
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('seal', () => {
  beforeAll(() => sodium.ready);

  it('makes what libsodium opens, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (value, seed) => {
        const keys = sodium.crypto_box_seed_keypair(seed);
        expect(open(seal(value, base64(keys.publicKey)), keys)).toBe(value);
      }),
      { numRuns: 25 }
    );
  });

  it('adds what libsodium adds and never seals twice alike', () => {
    const { publicKey } = sodium.crypto_box_keypair();
    const sealed = ['a', 'a'].map((value) => seal(value, base64(publicKey)));
    expect(new Set(sealed).size).toBe(2);
    expect(Buffer.from(sealed[0] ?? '', 'base64')).toHaveLength(1 + sodium.crypto_box_SEALBYTES);
  });

  it('can be opened with no other key', () => {
    const sealed = seal('secret', base64(sodium.crypto_box_keypair().publicKey));
    expect(() => open(sealed, sodium.crypto_box_keypair())).toThrow('incorrect key pair');
  });

  it.each(['', 'AAAA', Buffer.alloc(33).toString('base64'), 'not a key'])('refuses %j, which is no key', (key) => {
    expect(() => seal('secret', key)).toThrow('bad public key size');
  });
});
