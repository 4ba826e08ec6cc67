/**
 * Seals a value so that only GitHub can open it. libsodium is loaded here and nowhere else, since it takes longer than all the
 * rest. https://docs.github.com/rest/guides/encrypting-secrets-for-the-rest-api
 * @param publicKey Base64
 * @returns Base64
 * @throws when that is no key
 */
export async function seal(value: string, publicKey: string): Promise<string> {
  const { default: sodium } = await import('libsodium-wrappers');
  await sodium.ready;
  return Buffer.from(sodium.crypto_box_seal(value, Buffer.from(publicKey, 'base64'))).toString('base64');
}
