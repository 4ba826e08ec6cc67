import { createHash } from 'node:crypto';

/** The key pair of one holder of secrets. */
export interface SealingKey {
  keyId: string;
  /** Base64. */
  publicKey: string;
  /** What a sealed box (Base64) holds, as UTF-8; null if it was not sealed with this key. */
  open(sealed: string): string | null;
}

/** The key of a holder, by its name and the generation of its key. */
export type SealingKeys = (holder: string, scope: { keyGeneration?: number }) => SealingKey;

/**
 * Gives the keys of holders of secrets: libsodium's sealed boxes (https://doc.libsodium.org/public-key_cryptography/sealed_boxes).
 * A pair follows from the holder's name and its `keyGeneration`, so that the world need not keep it.
 */
export async function sealingKeys(): Promise<SealingKeys> {
  // Loaded only where a secret is asked for: it takes longer than all the rest.
  const { default: sodium } = await import('libsodium-wrappers');
  await sodium.ready;
  return (holder, { keyGeneration = 0 }) => {
    const seed = createHash('sha256').update(`sealing key ${holder.toLowerCase()} ${keyGeneration}`).digest();
    const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(seed);
    const open = (sealed: string): string | null => {
      try {
        return Buffer.from(sodium.crypto_box_seal_open(Buffer.from(sealed, 'base64'), publicKey, privateKey)).toString();
      } catch {
        return null;
      }
    };
    return { keyId: keyIdOf(publicKey), publicKey: Buffer.from(publicKey).toString('base64'), open };
  };
}

/** 18 digits, as GitHub's key ids look. */
function keyIdOf(publicKey: Uint8Array): string {
  const digest = createHash('sha256').update(publicKey).digest();
  return (digest.readBigUInt64BE() % 10n ** 18n).toString().padStart(18, '0');
}
