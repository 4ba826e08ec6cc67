import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { azureCli } from '../../scripts/export-seed/az.ts';
import { readCommandLine } from '../../scripts/export-seed.ts';
import { readTenant } from '../../scripts/export-seed/tenant.ts';

/** A stand-in for `az` that notes how it was called and answers from a table by a piece of the address. */
const STAND_IN = `#!/usr/bin/env node
const { appendFileSync, readFileSync } = require('node:fs');
const words = process.argv.slice(2);
appendFileSync(__dirname + '/calls', JSON.stringify(words) + '\\n');
const table = JSON.parse(readFileSync(__dirname + '/answers.json', 'utf8'));
const line = words.join(' ');
const [piece, answer] = table.find(([piece]) => line.includes(piece)) ?? [];
const asked = readFileSync(__dirname + '/calls', 'utf8').split('\\n').filter((call) => call.includes(piece)).length;
const given = Array.isArray(answer) ? answer[Math.min(asked, answer.length) - 1] : answer;
if (given === undefined || given.error) { console.error('ERROR: ' + (given?.error ?? 'Forbidden(403)')); process.exit(1); }
console.log(JSON.stringify(given));
`;

let folder: string;
const waits: number[] = [];
const reader = (answers: [string, unknown][]) => {
  const cloud = { endpoints: { resourceManager: 'https://arm.test/', microsoftGraphResourceId: 'https://graph.test/' } };
  writeFileSync(
    path.join(folder, 'answers.json'),
    JSON.stringify([...answers, ['cloud show', cloud], ['account show', { tenantId: 'T' }]])
  );
  return azureCli({ PATH: `${folder}${path.delimiter}${process.env.PATH ?? ''}` }, async (ms) => void waits.push(ms));
};
const calls = (): string[][] =>
  readFileSync(path.join(folder, 'calls'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'az-'));
  writeFileSync(path.join(folder, 'az'), STAND_IN);
  chmodSync(path.join(folder, 'az'), 0o755);
  waits.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the reader', () => {
  it('follows pages of both services, at the addresses of the cloud', async () => {
    const found = reader([
      ['arm.test/list?page=2', { value: [3] }],
      ['arm.test/list', { value: [1, 2], nextLink: 'https://arm.test/list?page=2' }],
      ['graph.test/v1.0/things?2', { value: ['b'] }],
      ['graph.test/v1.0/things', { value: ['a'], '@odata.nextLink': 'https://graph.test/v1.0/things?2' }]
    ]);
    expect([await found.armList('/list'), await found.graphList('/things')]).toEqual([
      [1, 2, 3],
      ['a', 'b']
    ]);
  });

  it('waits where the service throttles, and only there', async () => {
    const busy = { error: 'Too Many Requests(...)' };
    const found = reader([['arm.test/x', [busy, busy, { value: [7] }]]]);
    expect(await found.armList('/x')).toEqual([7]);
    expect(waits).toEqual([15_000, 15_000]);
    await expect(found.armList('/forbidden')).rejects.toThrow('GET https://arm.test/forbidden: Forbidden(403)');
    expect(waits).toHaveLength(2);
  });

  it('takes an answer that is no list for a failure', async () => {
    await expect(reader([['arm.test/x', { message: 'hello' }]]).armList('/x')).rejects.toThrow('no list');
  });
});

describe('a tenant', () => {
  it('is read with GET alone; what may not be read is named and the rest goes on', async () => {
    const subscription = { subscriptionId: 'S', displayName: 'Production', state: 'Enabled' };
    const odd = { id: '/subscriptions/S/x/odd', name: 'odd', properties: { servicePrincipalProfile: { clientId: 'nonsense' } } };
    const found = reader([
      ['/subscriptions?', { value: [subscription, { ...subscription, subscriptionId: 'U', displayName: 'Unread' }] }],
      ['/subscriptions/S/providers/Microsoft.ContainerService', { value: [odd] }],
      ['/subscriptions/S/providers/Microsoft.Authorization', { value: [] }],
      ['graph.test', { value: [] }]
    ]);
    const facts = await readTenant(found, [], () => undefined);
    expect(facts.clusters).toEqual([]);
    expect(facts.leftOut.map((line) => line.split(' (')[0])).toEqual([
      'clusters of subscription Unread',
      '/subscriptions/S/x/odd',
      'role assignments in subscription Unread',
      'management groups'
    ]);
    const sent = calls().filter(([first]) => !['cloud', 'account'].includes(first ?? ''));
    expect(sent.length).toBeGreaterThan(5);
    for (const words of sent) expect(words.slice(0, 4)).toEqual(['rest', '--method', 'get', '--url']);
  });

  it('is narrowed to the subscriptions named', async () => {
    const found = reader([
      ['/subscriptions?', { value: [{ subscriptionId: 'S' }, { subscriptionId: 'U' }] }],
      ['test', { value: [] }]
    ]);
    expect((await readTenant(found, ['s'], () => undefined)).subscriptions).toEqual([{ subscriptionId: 'S' }]);
  });
});

it.each([
  [[], /one file/],
  [['a', 'b'], /one file/],
  [['a', '--pseudonym'], /Unknown option/]
])('the command line %j is refused', (args, message) => {
  expect(() => readCommandLine(args)).toThrow(message);
});
