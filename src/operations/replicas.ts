/** Waiting for what was just written to show in reads, which any replica may answer. */

/** How long something that was just made, or removed, may take to be known everywhere, ms. */
export const replicationMs = 10 * 60_000;
/** No pause between two tries or looks is longer, ms. */
export const longestPauseMs = 30_000;
const firstLookMs = 2_000;

/**
 * Looks until there is something to see, with growing pauses. Role assignments are read from replicas as well
 * (seen at https://github.com/Azure/azure-cli/issues/20727).
 * @param look null = not to be seen yet
 * @param within how long to go on, ms
 * @returns what was seen; null if nothing was in all that time
 */
export async function eventually<T>(
  look: () => Promise<T | null>,
  delay: (ms: number) => Promise<void>,
  within: number = replicationMs
): Promise<T | null> {
  for (let waited = 0, pause = firstLookMs; ; pause = Math.min(longestPauseMs, pause * 2)) {
    const found = await look();
    if (found !== null || waited >= within) return found;
    await delay(pause);
    waited += pause;
  }
}
