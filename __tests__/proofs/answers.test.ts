/** Answers that no service should give: a few of those that `npm run proofs -- --answers` tries in full, and each lie as such. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answerGroups, answersOf, kindOf } from '../../proofs/answers.ts';
import { openBench, type Bench } from '../../proofs/bench.ts';
import { openGroup } from '../../proofs/groups.ts';
import { lieNames, lies, lieTo, type Answer } from '../../proofs/lies.ts';

// Bounds a hang; on a busy machine each run takes its time.
jest.setTimeout(600_000);

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe.each(answerGroups.filter((name) => !/GitHub secret|no store|cluster first|sweep/.test(name)))('%s', (name) => {
  it('fail clearly, break nothing, show no secret, and are over', async () => {
    const group = await openGroup(bench, name);
    const all = group.list({ faults: [], every: 1, writes: false });
    expect(all.length).toBeGreaterThan(100);
    for (const share of [0.37, 0.89]) {
      const point = all[Math.floor(all.length * share)]!;
      const { violations, met } = await group.try(point);
      expect({ point, violations, met }).toEqual({ point, violations: [], met: true });
    }
  });
});

/** Where a lie once did harm: the token went to another host, a list had no end, a secret was repeated. */
it.each([
  ['GET /arm/subscriptions', 'the next page elsewhere'],
  ['GET /arm/subscriptions', 'pages without end'],
  ['POST /{id}/oauth2/v2.0/token', 'what was asked, in another form']
])('%s: %s', async (kind, lie) => {
  const name = answerGroups[0]!;
  const group = await openGroup(bench, name);
  const { violations, met } = await group.try([name, 0, kind, lie].join('#'));
  expect({ violations, met }).toEqual({ violations: [], met: true });
});

describe('a lie', () => {
  const asked = { url: 'https://127.0.0.1:1/graph/v1.0/applications', body: '{"secret":"s"}', elsewhere: 'https://localhost:1' };
  const honest: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[{"id":"a","n":1}],"id":"x"}' };

  it.each(lieNames)('%s is none of what was said', (name) => {
    const told = lies[name](structuredClone(honest), asked);
    expect(told).not.toEqual(honest);
  });

  it('is told to whom it is meant for, and seen where it should not be', async () => {
    const port = Number(new URL(bench.sandbox.origin).port);
    const liar = lieTo(port, 'an empty object', (method, url) => method === 'GET' && url.startsWith('/arm/subscriptions'));
    const group = await openGroup(bench, 'provision: vault');
    expect(group.list({ faults: ['none'], every: 1, writes: false })).toHaveLength(1);
    liar.stop();
    expect(liar.told).toBeGreaterThan(0);
    expect(liar.strays).toEqual([]);
  });
});

it('tells kinds of requests apart, and takes equal ones for one', () => {
  const id = '11111111-2222-4333-8444-555555555555';
  expect(kindOf('GET', `/graph/v1.0/applications/${id}?$select=id`)).toBe('GET /graph/v1.0/applications/{id}');
  expect(kindOf('GET', `/graph/v1.0/applications(appId='${id}')`)).toBe('GET /graph/v1.0/applications(key)');
  expect(kindOf('PUT', `/github/repos/a/b/actions/secrets/X`)).toBe('PUT /github/repos/{repository}/actions/secrets/{name}');
  expect(
    answersOf('g', [
      ['GET /a', 'GET /a'],
      ['GET /a', 'GET /b']
    ])
  ).toHaveLength(2 * lieNames.length);
});
