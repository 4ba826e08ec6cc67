import { blake2b } from '@noble/hashes/blake2.js';
import nacl from 'tweetnacl';

/**
 * Seals a value so that only GitHub can open it: NaCl's box from a key pair made for this value alone, with the nonce that libsodium
 * takes. libsodium itself would be a third of the bundle for this one call; the tests open with it.
 * https://docs.github.com/rest/guides/encrypting-secrets-for-the-rest-api, https://doc.libsodium.org/public-key_cryptography/sealed_boxes#algorithm-details
 * @param publicKey Base64
 * @returns Base64
 * @throws when that is no key
 */
export function seal(value: string, publicKey: string): string {
  const recipient = Uint8Array.from(Buffer.from(publicKey, 'base64'));
  const { publicKey: ephemeral, secretKey } = nacl.box.keyPair();
  const nonce = blake2b(Buffer.concat([ephemeral, recipient]), { dkLen: nacl.box.nonceLength });
  const box = nacl.box(new TextEncoder().encode(value), nonce, recipient, secretKey);
  return Buffer.concat([ephemeral, box]).toString('base64');
}
