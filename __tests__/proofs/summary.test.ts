/** The record of what was proved, and the table that is made of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answerGroups } from '../../proofs/answers.ts';
import { pairs } from '../../proofs/pairs.ts';
import { openLedger, type Row } from '../../proofs/record.ts';
import { scoreOf } from '../../proofs/parts/mutation.ts';
import { ruleProofs } from '../../proofs/rule-proofs.ts';
import { scenarios } from '../../proofs/scenarios.ts';
import { readSettings } from '../../proofs/settings.ts';
import { summarise } from '../../proofs/summary.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'record-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function row(part: Row['part'], name: string, more: Partial<Row> = {}): Row {
  const fixed = {
    choice: '',
    counts: { tried: 10 },
    violations: [],
    seconds: 1,
    at: '2026-01-01T00:00:00.000Z',
    commit: 'abc',
    sources: 's'
  };
  return { part, name, ...fixed, ...more };
}

const whole: Row[] = [
  ...scenarios.map(({ name }) => row('matrix', name, { counts: { tried: 10, kills: 2 } })),
  ...pairs.map(({ name }) => row('schedules', name)),
  ...answerGroups.map((name) => row('answers', name)),
  ...ruleProofs.map(({ rule }) => row('rules', rule, { found: 'I1' })),
  ...Array.from({ length: 10 }, (_, seed) => row('years', `seed ${seed}`, { counts: { days: 730, clusterDaysDown: 0 } })),
  row('inputs', 'all', { counts: { 'property inputs': 5, 'hostile strings': 6, files: 1 } }),
  row('mutation', 'src/domain', { counts: { score: 90, detected: 9, valid: 10 } })
];

describe('the summary', () => {
  it('is whole when everything was tried in full and held', () => {
    const { text, whole: done } = summarise(whole, 's');
    expect(done).toBe(true);
    expect(text).toContain(`${scenarios.length * 10}, of them ${scenarios.length * 2} SIGKILL`);
    expect(text).toMatch(/simulated years\s+10 seeds, 7,300 days/);
  });

  it.each<[string, (rows: Row[]) => Row[]]>([
    ['one scenario is missing', (rows) => rows.slice(1)],
    ['one was thinned out', (rows) => rows.map((each, index) => (index === 0 ? { ...each, choice: 'every 9' } : each))],
    ['one is not finished', (rows) => rows.map((each, index) => (index === 0 ? { ...each, rest: ['a#0#1#429'] } : each))],
    ['one was violated', (rows) => rows.map((each, index) => (index === 0 ? { ...each, violations: ['I1'] } : each))],
    ['a seed is missing', (rows) => rows.filter(({ name }) => name !== 'seed 3')]
  ])('is not when %s', (_, change) => {
    expect(summarise(change(whole), 's').whole).toBe(false);
  });

  it('never counts what was tried on other sources, and says so', () => {
    const { text, whole: done } = summarise(whole, 'others');
    expect(done).toBe(false);
    expect(text).toContain('Not counted, since src, dist or sandbox have changed');
    expect(text).toMatch(/crash points\s+-\s+not run/);
  });
});

describe('the record', () => {
  it('keeps rows of other parts, replaces what was tried again, and knows its sources', () => {
    const file = join(folder, 'deep', 'proofs.json');
    const first = openLedger(file);
    const { at: _at, commit: _commit, sources: _sources, ...plain } = row('matrix', 'a');
    first.put(plain);
    openLedger(file).put({ ...plain, part: 'years' });
    first.put({ ...plain, seconds: 7 });
    const again = openLedger(file);
    expect(again.rows.map(({ part, seconds }) => [part, seconds])).toEqual([
      ['years', 1],
      ['matrix', 7]
    ]);
    expect(again.find('matrix', 'a', '')?.sources).toBe(again.sources);
    expect(again.find('matrix', 'a', 'every 2')).toBeUndefined();
  });
});

it('takes the mutants that could be judged', () => {
  const mutants = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'Ignored'].map((status) => ({ status }));
  expect(scoreOf({ files: { 'a.ts': { source: '', mutants } } })).toEqual({ detected: 2, valid: 4 });
});

it('reads its options, and refuses unknown ones', () => {
  expect(readSettings([], () => undefined).parts).toHaveLength(8);
  expect(readSettings(['--rules', '--minutes', '0'], () => undefined)).toMatchObject({ parts: ['rules'], resume: false });
  expect(readSettings(['--minutes=-1'], () => undefined).stop()).toBe(true);
  expect(() => readSettings(['--everything'], () => undefined)).toThrow(/everything/);
});
