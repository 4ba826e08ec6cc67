/** The floor: the same requests sent by a client that does nothing else. */
import { Agent, request } from 'node:https';
import type { Exchange } from '../sandbox/engine.ts';

/** Batches depend on nothing but each other's quota, so eight are under way at a time; all else goes in the order it was asked. */
const lanes = 8;

/** @returns time until the last answer is read, ms */
export async function replay(exchanges: readonly Exchange[], ca: string): Promise<number> {
  const agent = new Agent({ ca, keepAlive: true });
  const began = performance.now();
  const isBatch = ({ path }: Exchange): boolean => path.endsWith('/$batch');
  for (const exchange of exchanges.filter((one) => !isBatch(one))) await send(exchange, agent);
  const queue = exchanges.filter(isBatch);
  const lane = async (): Promise<void> => {
    for (let exchange = queue.shift(); exchange; exchange = queue.shift()) await send(exchange, agent);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  agent.destroy();
  return performance.now() - began;
}

function send({ method, url, requestHeaders, requestBody, service }: Exchange, agent: Agent): Promise<void> {
  const text = bodyOf(requestBody, service);
  const headers = Object.fromEntries(
    Object.entries(requestHeaders).filter(([name, value]) => value !== undefined && name !== 'content-length')
  );
  return new Promise((done, failed) => {
    const sent = request(url, { method, agent, headers: { ...headers, 'content-length': Buffer.byteLength(text) } }, (response) => {
      response.on('end', done).on('error', failed).resume();
    });
    sent.on('error', failed).end(text);
  });
}

function bodyOf(body: unknown, service: string): string {
  if (body === undefined) return '';
  return service === 'entra' ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
}
