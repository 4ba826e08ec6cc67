/** Whatever stands in the inputs of whatever operation: it is understood, or refused by the name of an input, with no request and no secret. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ActionError } from '../../src/errors.ts';
import { inputTable, operations, type InputName, type Operation } from '../../src/input-table.ts';
import { parseInputs, type Inputs } from '../../src/inputs.ts';
import { hostileNames } from '../domain/hostile.ts';
import { runs } from '../domain/runs.ts';

const id = '11111111-1111-4111-8111-111111111111';
const cluster = `/subscriptions/${id}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/a`;
const secret = 'Ab8~the-secret-of-the-caller-0001';
const token = 'ghs_the-token-of-the-workflow';
const env = { GITHUB_REPOSITORY: 'contoso/platform' };

const names = Object.keys(inputTable) as InputName[];
/** Of which a person could think: right in one place, wrong in another. */
const plausible = [
  ...['true', 'false', 'TRUE', 'ture', '1', '0', '-1', '50', '1e3', '0x10', '９', 'all', 'none', 'managed', 'orphans', 'report', 'delete'],
  ...['1h', '6h', '90d', 'P1D', 'PT0S', '-1h', '1', 'P', '999999999999999999d', `${'9'.repeat(400)}d`, '30 days'],
  ...[
    id,
    id.toUpperCase(),
    `{${id}}`,
    cluster,
    `${cluster}/`,
    `${cluster}/../x`,
    `/subscriptions/${id}`,
    `${id},${id}`,
    `${id}\n# why\n${id}`
  ],
  ...[
    'https://v.vault.azure.net/secrets/s',
    'http://v.vault.azure.net/secrets/s',
    'https://evil.example/secrets/s',
    'github-secret:X',
    'github-secret:x y'
  ],
  ...[
    'acr-pull @ /x',
    `network @ /subscriptions/${id}/resourceGroups/rg`,
    'network@',
    '@',
    'json',
    '../../etc/passwd',
    'report.json',
    'a'.repeat(10_000)
  ],
  ...hostileNames.map(([, name]) => name)
];
const value = fc.oneof(fc.constantFrom(...plausible), fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

function outcome(operation: Operation, given: Record<string, string>): Inputs | ActionError {
  const values: Record<string, string> = {
    'tenant-id': id,
    'client-id': id,
    'client-secret': secret,
    'github-token': token,
    ...given,
    operation
  };
  const defaults = (name: string): string => inputTable[name as InputName].default.replace('${{ github.token }}', token);
  try {
    return parseInputs((name) => (values[name] ?? defaults(name)).trim(), env);
  } catch (error) {
    if (error instanceof ActionError) return error;
    throw error;
  }
}

describe.each(operations)('%s', (operation) => {
  it('understands, or refuses by name', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 }), (given) => {
        const result = outcome(operation, given);
        if (!(result instanceof ActionError)) return expect(result.operation).toBe(operation);
        expect(result.message).toMatch(new RegExp(`^- (?:${names.join('|')}): `, 'm'));
        expect(result.message).toContain('nothing was sent');
        expect(result.message).not.toContain(secret);
        expect(result.message).not.toContain(token);
        expect(result.message).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(result.message.length).toBeLessThan(20_000);
      }),
      { numRuns: runs(2000) }
    );
  });

  it('never takes more time than there is, nor less than none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, text) => {
        const result = outcome(operation, { 'app-id': id, [name]: text });
        if (result instanceof ActionError) return;
        for (const each of Object.values(result)) if (typeof each === 'number') expect(Number.isSafeInteger(each) && each >= 0).toBe(true);
      }),
      { numRuns: runs(1000) }
    );
  });

  it('does not depend on the order in which inputs are given', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...plausible), { maxKeys: 5 }), (given) => {
        const reversed = Object.fromEntries(Object.entries(given).reverse());
        const [first, second] = [outcome(operation, given), outcome(operation, reversed)];
        expect(second instanceof ActionError ? second.message : second).toEqual(first instanceof ActionError ? first.message : first);
      }),
      { numRuns: runs(300) }
    );
  });
});
