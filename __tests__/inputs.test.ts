import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { ActionError } from '../src/errors.ts';
import { inputTable } from '../src/input-table.ts';
import { parseInputs, type Inputs } from '../src/inputs.ts';

const id = '11111111-1111-4111-8111-111111111111';
const cluster = `/subscriptions/${id}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/a`;
const base = { operation: 'check-expiry', 'tenant-id': id, 'client-id': id, 'client-secret': 's3cret', 'github-token': 'ghs_x' };
const runner = { GITHUB_REPOSITORY: 'contoso/platform' };

function read(values: Record<string, string>, env: NodeJS.ProcessEnv = runner): Inputs {
  return parseInputs((name) => values[name] ?? '', env);
}

/** The one message that a person sees. */
function refusal(values: Record<string, string>, env: NodeJS.ProcessEnv = runner): string {
  try {
    read(values, env);
  } catch (error) {
    if (error instanceof ActionError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('was accepted');
}

describe('what is accepted', () => {
  it('takes defaults from the table, ids in lower case, lists without comments and repeats', () => {
    const inputs = read({
      ...base,
      'app-id': `${id.toUpperCase()} # the old one\n\n# nothing\n${id}`,
      cluster: `${cluster},${cluster.toUpperCase()}`,
      'warn-within': 'P5W'
    });
    expect(inputs).toMatchObject({
      appIds: [id],
      clusters: [{ id: cluster, name: 'a', resourceGroup: 'rg', subscriptionId: id }],
      warnWithin: 35 * 86_400_000,
      criticalWithin: 7 * 86_400_000,
      overlap: 86_400_000,
      retire: { kind: 'managed' },
      dryRun: false,
      failOn: 'expired',
      issues: { mode: 'per-principal', labels: ['aks-service-principal'], repository: { owner: 'contoso', repo: 'platform' }, max: 20 }
    });
  });

  it('takes overlap and retire as rotate does', () => {
    expect(read({ ...base, overlap: '14d', retire: id.toUpperCase() })).toMatchObject({
      overlap: 14 * 86_400_000,
      retire: { kind: 'keys', keyIds: [id] }
    });
  });

  it('builds the resource id from the shorthand', () => {
    expect(read({ ...base, 'resource-group': 'rg', 'cluster-name': 'a', 'subscription-id': id }).clusters).toEqual([
      expect.objectContaining({ id: cluster })
    ]);
  });

  it.each([
    ['a secret', base, {}, 'client-secret'],
    [
      'ids, and a job that may ask for ID tokens',
      { ...base, 'client-secret': '' },
      { ACTIONS_ID_TOKEN_REQUEST_URL: 'u', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' },
      'oidc'
    ],
    ['ids, and a job that may not', { ...base, 'client-secret': '' }, {}, 'azure-cli'],
    ['nothing', { operation: 'check-expiry', 'github-token': 'x' }, {}, 'azure-cli'],
    [
      'variables of the environment',
      { operation: 'check-expiry', 'github-token': 'x' },
      { AZURE_TENANT_ID: id, AZURE_CLIENT_ID: id, AZURE_CLIENT_SECRET: 's' },
      'client-secret'
    ]
  ])('auth auto with %s', (_, values, env, method) => {
    expect(read(values, { ...runner, ...env }).signIn.method).toBe(method);
  });

  it('an input of another operation that was left at its default does not count as given', () => {
    const defaults = Object.fromEntries(Object.entries(inputTable).map(([name, spec]) => [name, spec.default]));
    expect(read({ ...defaults, ...base }).operation).toBe('check-expiry');
  });
});

describe('what is refused', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'an unknown operation',
      { operation: 'chek-expiry' },
      /operation: got "chek-expiry"; accepts provision, delegate, check-expiry, rotate or cleanup/
    ],
    ['no operation', { operation: '' }, /operation: got nothing/],
    ['a boolean with a typo', { 'dry-run': 'ture' }, /dry-run: got "ture"; accepts true or false/],
    ['a boolean in another language', { 'trust-visible-scope': 'yes' }, /trust-visible-scope: got "yes"/],
    ['a duration without unit', { 'warn-within': '30' }, /warn-within: got "30"; accepts a duration/],
    ['a duration with months', { 'warn-within': 'P1M' }, /warn-within/],
    [
      'thresholds the wrong way round',
      { 'warn-within': '7d', 'critical-within': '30d' },
      /critical-within: got "30d"; accepts at most warn-within/
    ],
    [
      'an input of another operation',
      { 'renew-within': '60d' },
      /renew-within: got "60d"; accepts no value with operation check-expiry; it belongs to rotate/
    ],
    ['a GUID that is none', { 'app-id': '1234' }, /app-id: got "1234"/],
    [
      'a resource id of something else',
      { cluster: `/subscriptions/${id}/resourceGroups/rg/providers/Microsoft.Compute/disks/a` },
      /cluster: got/
    ],
    ['half a shorthand', { 'resource-group': 'rg' }, /cluster-name: got nothing/],
    [
      'a shorthand without subscription',
      { 'resource-group': 'rg', 'cluster-name': 'a' },
      /subscription-id: got nothing; accepts exactly one/
    ],
    ['a plain http endpoint', { 'graph-endpoint': 'http://127.0.0.1' }, /graph-endpoint: got "http/],
    ['a word that retire does not know', { retire: 'everything', overlap: '1' }, /overlap: got "1"[^]*retire: got "everything"/],
    ['an unknown cloud', { cloud: 'AzureGermany' }, /cloud: got "AzureGermany"; accepts AzureCloud/],
    [
      'a report of another kind',
      { 'report-file': 'a.pdf' },
      /report-file: got "a.pdf"; accepts paths that end in \.json, \.csv, \.html or \.ics/
    ],
    ['too many issues', { 'max-issues': '1e3' }, /max-issues: got "1e3"/],
    ['a repository that is none', { 'issue-repository': 'contoso' }, /issue-repository: got "contoso"/],
    ['a store that is none', { store: 'keyvault:x' }, /store: got "keyvault:x"/],
    [
      'oidc without ids',
      { auth: 'oidc', 'tenant-id': '', 'client-id': '' },
      /tenant-id: got nothing; accepts a value with auth oidc\n- client-id/
    ]
  ])('%s', (_, values, text) => {
    expect(refusal({ ...base, ...values })).toMatch(text);
  });

  it('lists all problems in one message', () => {
    const message = refusal({ ...base, 'dry-run': 'ture', 'warn-within': 'soon', 'fail-on': 'never', force: 'true' });
    for (const name of ['dry-run', 'warn-within', 'fail-on', 'force']) expect(message).toContain(`- ${name}:`);
    expect(message).toContain('4 inputs are wrong; nothing was sent');
  });

  it('any other text in any input either parses or is refused by name, never anything else', () => {
    const names = Object.keys(inputTable).filter((name) => name !== 'operation');
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('::add-mask::x', '\r\n', ',,,', '#', 'true\n')),
        (name, value) => {
          let message = `- ${name}:`;
          try {
            read({ ...base, [name]: value });
          } catch (error) {
            message = error instanceof ActionError ? error.message : `not explained: ${String(error)}`;
          }
          expect(message).toMatch(/^- |\n- /);
          expect(message).not.toContain('::add-mask');
        }
      ),
      { numRuns: 500 }
    );
  });
});

describe('one list of inputs', () => {
  const manifest = parse(readFileSync('action.yml', 'utf8')) as {
    inputs: Record<string, { default?: string; description: string; required: boolean }>;
    outputs: Record<string, unknown>;
    runs: { using: string; main: string };
  };

  it('action.yml has the inputs of the table, in its order, with its defaults and operations', () => {
    expect(Object.keys(manifest.inputs)).toEqual(Object.keys(inputTable));
    for (const [name, spec] of Object.entries(inputTable)) {
      expect([name, manifest.inputs[name]?.default ?? '']).toEqual([name, spec.default]);
      if (name !== 'operation')
        expect(manifest.inputs[name]?.description).toContain(spec.operations === 'all' ? '(all)' : `(${spec.operations.join(', ')})`);
    }
    expect(manifest.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  });

  it('the README tables name exactly these inputs and outputs', () => {
    const readme = readFileSync('README.md', 'utf8');
    const rows = (heading: string): string[] => {
      const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
      return [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name ?? '');
    };
    expect(rows('Inputs')).toEqual(Object.keys(inputTable));
    expect(rows('Outputs')).toEqual(Object.keys(manifest.outputs));
  });
});
