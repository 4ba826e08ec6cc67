/** What was proved, in one table. */
import { answerGroups } from './answers.ts';
import { pairs } from './pairs.ts';
import { partNames, type PartName, type Row } from './record.ts';
import { ruleProofs } from './rule-proofs.ts';
import { scenarios } from './scenarios.ts';

export interface Summary {
  text: string;
  /** Everything was tried in full on these sources, and nothing was violated. */
  whole: boolean;
}

type Line = readonly [what: string, tried: string, result: string, when: string];

/** @param sources only rows of these count */
export function summarise(rows: readonly Row[], sources: string): Summary {
  const own = rows.filter((row) => row.sources === sources);
  const lines = partNames.flatMap((part) => linesOf(part, best(own.filter((row) => row.part === part))));
  const others = rows.filter((row) => row.sources !== sources);
  const gaps = gapsOf(own);
  const violated = own.filter(({ violations }) => violations.length > 0);
  const text = [
    table([['', 'tried', 'result', 'commit, date'], ...lines]),
    ...(others.length > 0 ? [`Not counted, since src, dist or sandbox have changed since: ${told(others)}.`] : []),
    ...gaps.map((gap) => `Open: ${gap}.`),
    ...violated.flatMap(({ part, name, violations }) => violations.map((violation) => `VIOLATED in ${part}, ${name}: ${violation}`)),
    `Sources ${sources} (src, dist and sandbox).`
  ].join('\n');
  return { text, whole: gaps.length === 0 && violated.length === 0 };
}

/** Of rows of one thing the one that tried most. */
function best(rows: readonly Row[]): Row[] {
  const size = ({ counts }: Row): number => counts.tried ?? counts.files ?? 1;
  return [...Map.groupBy(rows, ({ name }) => name).values()].map((same) => same.reduce((a, b) => (size(b) > size(a) ? b : a)));
}

function linesOf(part: PartName, rows: readonly Row[]): Line[] {
  if (rows.length === 0) return [[titles[part], '-', 'not run', '']];
  if (part === 'matrix' || part === 'schedules' || part === 'answers') return pointLines(part, rows);
  if (part === 'years') return yearLines(rows);
  if (part === 'rules') return ruleLines(rows);
  if (part === 'inputs') return inputLines(rows);
  return rows.map((row) => [titles[part], part === 'mutation' ? mutantsOf(row) : operationsOf(row), resultOf(row), whenOf([row])]);
}

const titles: Record<PartName, string> = {
  matrix: 'crash points',
  schedules: 'schedules of two at once',
  rules: 'rules left out and missed',
  years: 'simulated years',
  answers: 'hostile answers',
  inputs: 'inputs',
  mutation: 'mutation score of src/domain',
  conformance: 'conformance with the vendors’ OpenAPI'
};

function pointLines(part: PartName, rows: readonly Row[]): Line[] {
  const each = rows.map((row): Line => [`  ${row.name}`, triedOf(row), resultOf(row), whenOf([row])]);
  const kills = part === 'matrix' ? `, of them ${number(total(rows, 'kills'))} SIGKILL on real processes` : '';
  const unmet = total(rows, 'unmet');
  const beyond = part === 'matrix' && unmet > 0 ? `, ${unmet} beyond the end of the run` : '';
  return [[titles[part], `${number(total(rows, 'tried'))}${kills}${beyond}`, resultOf(...rows), whenOf(rows)], ...each];
}

function triedOf({ counts, choice, rest }: Row): string {
  const kills = counts.kills ? ` (${counts.kills} SIGKILL)` : '';
  const left = rest?.length ? `, ${rest.length} left` : '';
  return `${counts.tried ?? 0}${kills}${choice === '' ? '' : `, ${choice}`}${left}`;
}

function ruleLines(rows: readonly Row[]): Line[] {
  const found = rows.filter((row) => row.found);
  const each = rows.map((row): Line => [
    `  ${row.name}`,
    String(row.counts.tried ?? 0),
    row.found ? `found ${short(row.found)}` : 'NOT FOUND',
    whenOf([row])
  ]);
  return [[titles.rules, `${found.length} of ${rows.length}`, resultOf(...rows), whenOf(rows)], ...each];
}

function yearLines(rows: readonly Row[]): Line[] {
  const sum = (key: string): string => number(total(rows, key));
  return [
    [
      titles.years,
      `${rows.length} seeds, ${sum('days')} days, ${sum('runs')} runs (${sum('disturbedRuns')} disturbed)`,
      resultOf(...rows),
      whenOf(rows)
    ],
    [
      '  cluster-days',
      `${sum('clusterDays')}, of which down ${sum('clusterDaysDown')}`,
      total(rows, 'clusterDaysDown') === 0 ? 'pass' : 'VIOLATED',
      ''
    ],
    ['  issues', `${sum('issuesOpened')} opened, ${sum('issuesClosed')} closed`, '', ''],
    ['  runs of rotate that changed something', sum('rotations'), '', '']
  ];
}

function inputLines(rows: readonly Row[]): Line[] {
  return rows.flatMap((row): Line[] =>
    ['property inputs', 'hostile strings'].map((what) => [
      `${what}${what === 'property inputs' ? ` (${row.counts.properties ?? 0} properties)` : ''}`,
      number(row.counts[what] ?? 0),
      resultOf(row),
      whenOf([row])
    ])
  );
}

function mutantsOf({ counts }: Row): string {
  return `${counts.score} % (${counts.detected} of ${counts.valid} noticed)`;
}

function operationsOf({ name, counts }: Row): string {
  const { described = 0, served = 0, action = 0, cli = 0, neither = 0, exchanges = 0 } = counts;
  return `${number(exchanges)} exchanges (${name}); of ${described} described operations the sandbox serves ${served}: action ${action}, Azure CLI ${cli}, neither ${neither}`;
}

function resultOf(...rows: readonly Row[]): string {
  if (rows.some(({ violations }) => violations.length > 0)) return 'VIOLATED';
  return rows.some(({ rest, choice }) => rest?.length || choice !== '') ? 'pass so far' : 'pass';
}

/** What is missing before this is the whole of it. */
function gapsOf(own: readonly Row[]): string[] {
  const has = (part: PartName): Row[] => own.filter((row) => row.part === part && row.choice === '' && !row.rest?.length);
  const missing = (part: PartName, names: readonly string[]): string[] =>
    names.filter((name) => !has(part).some((row) => row.name === name));
  const open = (part: PartName, names: readonly string[]): string[] =>
    missing(part, names).length > 0 ? [`${titles[part]}: ${missing(part, names).length} of ${names.length} not in full`] : [];
  return [
    ...open(
      'matrix',
      scenarios.map(({ name }) => name)
    ),
    ...open(
      'schedules',
      pairs.map(({ name }) => name)
    ),
    ...open('answers', answerGroups),
    ...open(
      'rules',
      ruleProofs.map(({ rule }) => rule)
    ),
    ...(has('years').length < 10 ? [`simulated years: ${has('years').length} of 10 seeds`] : []),
    ...(['inputs', 'mutation'] as const).filter((part) => has(part).length === 0).map((part) => `${titles[part]}: not run`)
  ];
}

function total(rows: readonly Row[], key: string): number {
  return rows.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0);
}

function whenOf(rows: readonly Row[]): string {
  const commits = [...new Set(rows.map(({ commit }) => commit))].join(' ');
  const days = [...new Set(rows.map(({ at }) => at.slice(0, 16).replace('T', ' ')))].sort();
  return `${commits}, ${days.length > 1 ? `${days[0]} to ${days.at(-1)}` : days[0]}`;
}

function told(rows: readonly Row[]): string {
  return [...Map.groupBy(rows, ({ part, commit }) => `${part} of ${commit}`)].map(([what, same]) => `${same.length} × ${what}`).join(', ');
}

function short(text: string): string {
  return text.length > 110 ? `${text.slice(0, 109)}…` : text;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}
