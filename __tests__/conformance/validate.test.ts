import { describe, expect, it } from '@jest/globals';
import type { Exchange as Recorded } from '../../sandbox/engine.ts';
import { batchProblems, exchangesOf } from '../../scripts/conformance/record.ts';
import { loadSpecs, prepareSpec } from '../../scripts/conformance/specs.ts';
import type { Spec } from '../../scripts/conformance/specs.ts';
import { emptyTally, judge, report } from '../../scripts/conformance/tally.ts';
import { validateExchange } from '../../scripts/conformance/validate.ts';
import type { Exchange } from '../../scripts/conformance/validate.ts';

const error = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } } }
};
const json = (schema: object): object => ({ description: 'as told', content: { 'application/json': { schema } } });
const widget = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, size: { type: 'integer' }, when: { type: 'string', format: 'date-time' } }
};

/** A service of our own, so that this test needs no vendor's file. */
const ARM = {
  openapi: '3.0.3',
  info: { title: 'widgets', version: '1' },
  'x-source': { apiVersion: '2030-01-01' },
  paths: {
    '/subscriptions/{id}/resourceGroups/{group}/widgets': {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'group', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'api-version', in: 'query', required: true, schema: { type: 'string' } }
      ],
      get: {
        operationId: 'Widgets_List',
        parameters: [{ name: '$top', in: 'query', schema: { type: 'integer' } }],
        responses: { 200: json({ type: 'array', items: widget }), default: json(error) }
      },
      put: {
        operationId: 'Widgets_Put',
        requestBody: { required: true, content: { 'application/json': { schema: widget } } },
        responses: { 201: json(widget), 204: { description: 'kept' }, default: json(error) }
      }
    }
  }
};
/** Published as GitHub publishes an issue: two parts of one object, and a nullable list of words without null in it. */
const GITHUB = {
  openapi: '3.0.3',
  info: { title: 'issues', version: '1' },
  paths: {
    '/issues/{n}': {
      parameters: [{ name: 'n', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'issues/get', responses: { 200: json({ $ref: '#/components/schemas/issue' }) } },
      patch: {
        operationId: 'issues/update',
        responses: {
          200: json({ allOf: [{ $ref: '#/components/schemas/issue' }, { type: 'object', properties: { hints: { type: 'string' } } }] })
        }
      }
    }
  },
  components: {
    schemas: {
      issue: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'integer' }, reason: { type: 'string', nullable: true, enum: ['done'] } }
      }
    }
  }
};
const GRAPH = {
  openapi: '3.0.3',
  info: { title: 'things', version: '1' },
  paths: {
    '/things': {
      get: {
        operationId: 'thing_List',
        responses: {
          '2XX': json({ type: 'object', required: ['value'], properties: { value: { type: 'array', items: widget } } }),
          default: json(error)
        }
      }
    },
    '/things/$ref': { get: { operationId: 'thing_Ref', responses: { '2XX': json(widget) } } }
  }
};

async function ownSpecs(): Promise<Spec[]> {
  return [await prepareSpec('arm-widgets', ARM), await prepareSpec('graph-things', GRAPH), await prepareSpec('github-issues', GITHUB)];
}

function list(change: Partial<Exchange> = {}): Exchange {
  const path = '/subscriptions/s/resourceGroups/g/widgets';
  return {
    service: 'arm',
    method: 'GET',
    path,
    query: { 'api-version': '2030-01-01' },
    requestHeaders: {},
    requestBody: undefined,
    status: 200,
    responseBody: [{ id: 'a', size: 1 }],
    ...change
  };
}

function issue(responseBody: object, method = 'GET'): Exchange {
  return list({ service: 'github', method, path: '/issues/1', query: {}, responseBody });
}

function put(change: Partial<Exchange> = {}): Exchange {
  return list({
    method: 'PUT',
    requestHeaders: { 'content-type': 'application/json' },
    requestBody: { id: 'a' },
    status: 201,
    responseBody: { id: 'a' },
    ...change
  });
}

describe('an exchange as it is described', () => {
  it.each([
    ['plain', list()],
    ['paths as the SDKs send them', list({ path: '//subscriptions/s/resourcegroups/g//widgets/' })],
    ['a link to the next page', list({ query: { 'api-version': '2030-01-01', $skiptoken: 'x' } })],
    ['an error by default', list({ status: 404, responseBody: { error: { code: 'NotFound', message: 'none' } } })],
    ['an answer without a body', put({ status: 204, responseBody: undefined })],
    ['a connection that was cut', list({ status: null, responseBody: undefined })],
    ['an object in two parts', issue({ id: 1, hints: 'none' }, 'PATCH')],
    ['a null that is meant', issue({ id: 1, reason: null })],
    ['a path with a dollar sign', list({ service: 'graph', path: '/v1.0/things/$ref', query: {}, responseBody: { id: 'a' } })]
  ])('passes: %s', async (_, exchange) => {
    expect(validateExchange(await ownSpecs(), exchange)).toEqual([]);
  });
});

describe('an exchange that is not as described', () => {
  it.each([
    [
      'a misspelt property in the answer',
      list({ responseBody: [{ id: 'a', sise: 1 }] }),
      'response',
      "/0 must NOT have additional properties 'sise'"
    ],
    [
      'a misspelt property in the request',
      put({ requestBody: { id: 'a', sise: 1 } }),
      'request',
      "/requestBody must NOT have additional properties 'sise'"
    ],
    [
      'a misspelt query parameter',
      list({ query: { 'api-version': '2030-01-01', $tpo: '1' } }),
      'request',
      "/query must NOT have additional properties '$tpo'"
    ],
    ['a property missing', list({ responseBody: [{}] }), 'response', "/0 must have required property 'id'"],
    ['a wrong type', list({ responseBody: [{ id: 7 }] }), 'response', '/0/id must be string'],
    ['a wrong format', list({ responseBody: [{ id: 'a', when: 'noon' }] }), 'response', '/0/when must match format "date-time"'],
    ['a null', list({ responseBody: [{ id: 'a', size: null }] }), 'response', '/0/size must be integer'],
    ['a flat error', list({ status: 500, responseBody: { code: 'x', message: 'y' } }), 'response', "/ must have required property 'error'"],
    ['a body lost', list({ responseBody: undefined }), 'response', '200 is described with a body, got none'],
    ['a body too many', put({ status: 204 }), 'response', '204 is described without a body'],
    ['a success that is not described', list({ status: 202 }), 'status', '202 is not described'],
    [
      'another api-version',
      list({ query: { 'api-version': '2029-01-01' } }),
      'api-version',
      'sent 2029-01-01, described is 2030-01-01 (arm-widgets)'
    ],
    ['an unknown path', list({ path: '/subscriptions/s/gadgets' }), 'path', 'GET /subscriptions/s/gadgets is not described'],
    ['an unknown method', list({ method: 'DELETE' }), 'path', 'DELETE /subscriptions/s/resourceGroups/g/widgets is not described'],
    [
      'a success of Graph with the wrong code',
      list({ service: 'graph', path: '/v1.0/things', query: {}, status: 202, responseBody: { value: [] } }),
      'status',
      '202, documented is 200'
    ]
  ])('is found: %s', async (_, exchange, where, message) => {
    expect(validateExchange(await ownSpecs(), exchange)).toContainEqual({ where, message });
  });

  it('does not change the document it was given', async () => {
    const before = JSON.stringify(ARM);
    await ownSpecs();
    expect(JSON.stringify(ARM)).toBe(before);
  });

  it('refuses a description of a service that nobody knows', async () => {
    await expect(prepareSpec('mail-v1', ARM)).rejects.toThrow('mail-v1: no service of that name; known are graph, arm, github, keyvault');
  });
});

describe('an exchange with a vault', () => {
  const secret = {
    openapi: '3.0.3',
    info: { title: 'secrets', version: '1' },
    paths: {
      '/secrets/{name}': {
        parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
        put: {
          operationId: 'Set',
          requestBody: { required: true, content: { 'application/json': { schema: widget } } },
          responses: { 200: json(widget), default: json(error) }
        }
      }
    }
  };
  const exchange = (change: Partial<Recorded>): Exchange[] =>
    exchangesOf({
      ...{
        id: 1,
        at: '',
        service: 'vault',
        method: 'PUT',
        url: 'https://127.0.0.1:1/vaults/kv/secrets/a',
        path: '/kv/secrets/a',
        query: {}
      },
      ...{ requestHeaders: {}, requestBody: undefined, status: 401, responseHeaders: {}, fault: null },
      responseBody: { error: { code: 'Unauthorized', message: 'x' } },
      ...change
    });

  it('is read below the vault, which would have a host of its own', () => {
    expect(exchange({}).map(({ path }) => path)).toEqual(['/secrets/a']);
  });

  it('may lack its body only while it asks where to sign in', async () => {
    const specs = [await prepareSpec('keyvault-own', secret)];
    const judge = (change: Partial<Recorded>): string[] =>
      exchange(change).flatMap((each) => validateExchange(specs, each).map(({ where }) => where));
    expect(judge({})).toEqual([]);
    expect(judge({ requestHeaders: { authorization: 'Bearer x' } })).toEqual(['request']);
    expect(judge({ status: 200, responseBody: { id: 'a' } })).toEqual(['request']);
    expect(judge({ requestBody: { sise: 1 } })).toContain('request');
  });
});

describe('the sum of a run', () => {
  it('counts exchanges and failures and names each failure once', async () => {
    const tally = emptyTally();
    const specs = await ownSpecs();
    for (const exchange of [
      list(),
      list({ responseBody: [{ id: 'a', sise: 1 }] }),
      list({ responseBody: [{ id: 'a' }, { id: 'b', sise: 1 }] })
    ])
      judge(tally, specs, exchange, 'scan');
    expect(tally.services.get('arm')).toMatchObject({ exchanges: 3, failures: 2 });
    const lines = report(tally);
    expect(lines).toContain(
      "FAIL scan: arm GET /subscriptions/s/resourceGroups/g/widgets: response: /{n} must NOT have additional properties 'sise' (2 times)"
    );
    expect(lines.at(-1)).toMatch(/^arm +1 +3 +2$/);
  });

  it('excuses only what is on the list of gaps', async () => {
    const tally = emptyTally();
    const specs = await ownSpecs();
    judge(tally, specs, list({ service: 'graph', path: '/v1.0/applications/$count', query: {}, responseBody: '3' }), 'scan');
    expect(tally.failures.size).toBe(0);
    judge(tally, specs, list({ service: 'graph', path: '/v1.0/users', query: {} }), 'scan');
    expect([...tally.failures.keys()]).toEqual([
      'scan: graph GET /v1.0/users: not described by the vendor files, and not on the list of known gaps'
    ]);
  });
});

describe('a batch', () => {
  const inner = [
    { id: '1', method: 'GET', url: "/things?$filter=a eq 'b'" },
    { id: '2', method: 'GET', url: '/things' }
  ];
  const recorded = (change: Partial<Recorded>): Recorded => ({
    ...{
      id: 1,
      at: '2030-01-01T00:00:00Z',
      service: 'graph',
      method: 'POST',
      path: '/v1.0/$batch',
      query: {},
      requestHeaders: {},
      responseHeaders: {},
      fault: null
    },
    url: 'https://127.0.0.1:1/graph/v1.0/$batch',
    requestBody: { requests: inner },
    status: 200,
    responseBody: { responses: [...inner].reverse().map(({ id }) => ({ id, status: 200, body: { value: [] } })) },
    ...change
  });
  const envelope = (change: Partial<Recorded>): string[] => exchangesOf(recorded(change)).slice(0, 1).flatMap(batchProblems);

  it('is taken apart into the exchanges it carries', async () => {
    const [outer, first] = exchangesOf(recorded({}));
    expect(outer && batchProblems(outer)).toEqual([]);
    expect(first).toMatchObject({ service: 'graph', method: 'GET', path: '/v1.0/things', query: { $filter: "a eq 'b'" }, status: 200 });
    expect(first && validateExchange(await ownSpecs(), first)).toEqual([
      { where: 'request', message: "/query must NOT have additional properties '$filter'" }
    ]);
  });

  it('is held to the documented envelope', () => {
    const many = Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: '/things' }));
    expect(envelope({ status: 429, requestBody: { requests: many } })).toEqual(['21 requests, allowed are 1 to 20']);
    expect(envelope({ status: 429, requestBody: { requests: [inner[0], inner[0]] } })).toEqual(['ids are not unique']);
    expect(envelope({ status: 429, requestBody: { requests: [{ ...inner[0], method: 'POST', body: {} }] } })).toEqual([
      'request 1 has a body and no Content-Type'
    ]);
    expect(envelope({ responseBody: { responses: [{ id: '1', status: 200 }] } })).toEqual(['answers 1 do not fit requests 1, 2']);
  });
});

/** CI names the folder of the vendors' files; they are not a part of this repository. */
const vendorFolder = process.env.CONFORMANCE_SPECS;
if (vendorFolder !== undefined && vendorFolder !== '') {
  describe("the vendors' own files", () => {
    const application = {
      id: 'a',
      appId: 'b',
      displayName: 'c',
      passwordCredentials: [{ keyId: '7f951dda-4ed3-4680-a7ca-43fe172d538d', endDateTime: '2030-01-01T00:00:00Z' }]
    };
    const graph = (value: object, status = 200): Exchange =>
      list({ service: 'graph', path: '/v1.0/applications', query: { $select: 'id,appId' }, status, responseBody: { value: [value] } });
    const scan = (body: object): Exchange =>
      list({
        method: 'POST',
        path: '/providers/Microsoft.ResourceGraph/resources',
        query: { 'api-version': '2024-04-01' },
        requestHeaders: { 'content-type': 'application/json' },
        requestBody: body,
        responseBody: { totalRecords: 0, count: 0, data: [], facets: [], resultTruncated: 'false' }
      });

    it('accept what is right and find what is misspelt', async () => {
      const specs = await loadSpecs(vendorFolder);
      expect(validateExchange(specs, graph(application))).toEqual([]);
      expect(validateExchange(specs, graph({ ...application, displayNme: 'c' }))).toEqual([
        { where: 'response', message: "/value/0 must NOT have additional properties 'displayNme'" }
      ]);
      expect(validateExchange(specs, graph(application, 202))).toEqual([{ where: 'status', message: '202, documented is 200' }]);
      expect(validateExchange(specs, scan({ query: 'resources', options: { $top: 10, resultFormat: 'objectArray' } }))).toEqual([]);
      expect(validateExchange(specs, scan({ query: 'resources', options: { top: 10 } }))).toEqual([
        { where: 'request', message: "/requestBody/options must NOT have additional properties 'top'" }
      ]);
    });
  });
}
