import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../src/errors.ts';
import { parseInputs, type Inputs } from '../src/inputs.ts';

const id = '11111111-1111-4111-8111-111111111111';
const key = '22222222-2222-4222-8222-22222222222a';
const cluster = `/subscriptions/${id}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/a`;
const base = { operation: 'rotate', 'tenant-id': id, 'client-id': id, 'client-secret': 's3cret', 'app-id': id };
const hour = 3_600_000;
const day = 24 * hour;

function read(values: Record<string, string>): Inputs {
  return parseInputs((name) => values[name] ?? '', {});
}

function refusal(values: Record<string, string>): string {
  try {
    read({ ...base, ...values });
  } catch (error) {
    if (error instanceof ActionError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('was accepted');
}

describe('rotate', () => {
  it('has the defaults of the contract', () => {
    expect(read(base)).toMatchObject({
      operation: 'rotate',
      target: { kind: 'app-id', appId: id },
      renewWithin: 30 * day,
      force: false,
      validFor: 365 * day,
      overlap: day,
      retire: { kind: 'managed' },
      parallel: 4,
      onStopped: 'skip',
      lease: 6 * hour,
      maxWait: 5 * hour,
      dryRun: false
    });
  });

  it.each<[Record<string, string>, object]>([
    [{ 'app-id': '', cluster }, { target: { kind: 'cluster', id: cluster } }],
    [{ 'app-id': '', 'resource-group': 'rg', 'cluster-name': 'a', 'subscription-id': id }, { target: { kind: 'cluster', id: cluster } }],
    [{ retire: 'all' }, { retire: { kind: 'all' } }],
    [{ retire: 'none' }, { retire: { kind: 'none' } }],
    [{ retire: key.toUpperCase() }, { retire: { kind: 'keys', keyIds: [key] } }],
    [{ retire: `# old ones\n${id}, ${key}\n\n${key}` }, { retire: { kind: 'keys', keyIds: [id, key] } }],
    [{ overlap: '0h' }, { overlap: 0 }],
    [
      { parallel: '50', force: 'true', 'on-stopped': 'fail', 'renew-within': 'P10D' },
      { parallel: 50, force: true, onStopped: 'fail', renewWithin: 10 * day }
    ],
    [
      { 'max-wait': '45m', lease: '1h' },
      { maxWait: 0.75 * hour, lease: hour }
    ]
  ])('takes %j', (values, inputs) => expect(read({ ...base, ...values })).toMatchObject(inputs));

  it.each<[Record<string, string>, RegExp]>([
    [{ 'app-id': '' }, /app-id: got nothing; accepts exactly one of app-id and cluster/],
    [{ cluster }, /app-id: .*exactly one of app-id and cluster/],
    [{ 'app-id': `${id},${key}` }, /app-id: .*exactly one/],
    [{ 'app-id': '', cluster: `${cluster},${cluster}b` }, /app-id: .*exactly one/],
    [{ retire: 'everything' }, /retire: got "everything"; accepts managed, all, none, or key ids/],
    [{ retire: 'all,none' }, /retire: got "all"; .*retire: got "none"|retire: got "all"/s],
    [{ retire: `all, ${key}` }, /retire: got "all"/],
    [{ retire: 'All' }, /retire: got "All"/],
    [{ parallel: '0' }, /parallel: got "0"; accepts a whole number from 1 to 50/],
    [{ parallel: '51' }, /parallel/],
    [{ parallel: '2.5' }, /parallel/],
    [{ 'on-stopped': 'wait' }, /on-stopped: got "wait"; accepts skip or fail/],
    [{ force: 'yes' }, /force: got "yes"; accepts true or false/],
    [{ lease: '5h' }, /lease: got "5h"; accepts at least 15 minutes more than max-wait/],
    [{ 'max-wait': '6h' }, /lease: got "6h"; accepts at least 15 minutes more than max-wait \(6h\)/],
    [{ lease: 'soon' }, /lease: got "soon"; accepts a duration/],
    [{ 'valid-for': '23h' }, /valid-for: got "23h"; accepts one day/],
    [{ 'valid-for': '30d' }, /renew-within: got "30d"; accepts less than valid-for/],
    [{ 'valid-for': 'x', 'renew-within': '900d' }, /valid-for: got "x"/],
    [{ overlap: '-1h' }, /overlap: got "-1h"/],
    [{ name: 'x' }, /name: got "x"; accepts no value with operation rotate/],
    [{ sweep: 'orphans' }, /sweep/]
  ])('refuses %j', (values, text) => expect(refusal(values)).toMatch(text));

  it('tells of all problems at once', () => {
    const text = refusal({ 'app-id': '', parallel: 'x', retire: 'x', lease: 'x', force: 'x' });
    for (const name of ['app-id', 'parallel', 'retire', 'lease', 'force']) expect(text).toContain(`${name}: `);
  });

  it('never fails without naming the input, and never accepts a lease that a run can outlast', () => {
    const names = ['retire', 'lease', 'max-wait', 'parallel', 'valid-for', 'renew-within', 'overlap', 'force', 'on-stopped'] as const;
    const values = fc.oneof(fc.string(), fc.constantFrom('1h', '6h', '90d', '0m', 'P1D', '1', 'true', 'all', key, `${key},${id}`));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), values), (given) => {
        try {
          const inputs = read({ ...base, ...given });
          if (inputs.operation === 'rotate') expect(inputs.lease).toBeGreaterThan(inputs.maxWait);
        } catch (error) {
          if (!(error instanceof ActionError)) throw error;
          expect(names.some((name) => error.message.includes(`${name}: `))).toBe(true);
        }
      })
    );
  });
});
