/** What the Azure CLI asked the sandbox for and was answered, kept for scripts/conformance.ts. */
import { writeFileSync } from 'node:fs';
import type { Exchange } from '../../sandbox/engine.ts';
import type { Sandbox } from '../../sandbox/server.ts';

const watched = new Set<Sandbox>();

export function watch(sandbox: Sandbox): void {
  watched.add(sandbox);
}

/** The CLI and its libraries are in Python; the action says its own name. */
function isOfTheCli({ requestHeaders }: Exchange): boolean {
  return /\b(?:AZURECLI|azsdk-python|python)/i.test(requestHeaders['user-agent'] ?? '');
}

export function writeWitness(file: string): void {
  const exchanges = [...watched].flatMap((sandbox) => sandbox.exchanges.filter(isOfTheCli));
  if (exchanges.length === 0) throw new Error('no request of the Azure CLI was recorded');
  writeFileSync(file, JSON.stringify(exchanges));
}
