/** Which described operations were exercised, and by whom. */
import { describe, expect, it } from '@jest/globals';
import { coverageLines, openCoverage } from '../../scripts/conformance/coverage.ts';
import { servedOperations } from '../../scripts/conformance/served.ts';
import { prepareSpec } from '../../scripts/conformance/specs.ts';
import type { Exchange } from '../../scripts/conformance/validate.ts';
import { startSandbox } from '../../sandbox/server.ts';

const get = (operationId: string): object => ({ get: { operationId, responses: { 200: { description: 'fine' } } } });
const graph = await prepareSpec('graph-tiny', {
  openapi: '3.0.3',
  info: { title: 'tiny', version: '1' },
  paths: {
    '/applications': get('list'),
    '/applications/{id}': get('read'),
    '/organization': get('organization'),
    '/planets/{id}': get('planet')
  }
});

function exchange(path: string): Exchange {
  return { service: 'graph', method: 'GET', path, query: {}, requestHeaders: {}, requestBody: undefined, status: 200, responseBody: {} };
}

describe('the table', () => {
  const coverage = openCoverage([graph]);
  coverage.see(exchange('/v1.0/applications'), 'action');
  coverage.see(exchange('/v1.0/applications'), 'action');
  coverage.see(exchange('/v1.0/applications'), 'cli');
  coverage.see(exchange('/v1.0/applications/7'), 'cli');
  coverage.see(exchange('/v1.0/nothing-of-the-kind'), 'action');
  const table = coverage.table(new Map([['graph-tiny', new Set(['list', 'read', 'organization'])]]));

  it('counts who asked for what, and lists what is served and was not asked for', () => {
    expect(table.rows.map(({ operation, action, cli }) => [operation, action, cli])).toEqual([
      ['list', 2, 1],
      ['read', 0, 1],
      ['organization', 0, 0]
    ]);
    expect(table.totals).toEqual({ described: 4, served: 3, action: 1, cli: 2, both: 1, neither: 1, exchanges: 5 });
    expect(table.specs).toEqual([{ name: 'graph-tiny', described: 4, notServed: 1 }]);
  });

  it('says so in words', () => {
    const text = coverageLines(table).join('\n');
    expect(text).toContain('| graph-tiny | list | GET /applications | both | 2 | 1 |');
    expect(text).toContain('| graph-tiny | organization | GET /organization | nothing but the sandbox | 0 | 0 |');
    expect(text).toContain('4 operations described, 1 of them not served');
  });
});

it('asks the sandbox itself what it serves, signed in', async () => {
  const sandbox = await startSandbox();
  const served = await servedOperations(sandbox, [graph]).finally(() => sandbox.close());
  expect([...(served.get('graph-tiny') ?? [])].sort()).toEqual(['list', 'organization', 'read']);
});
