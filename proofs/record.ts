/**
 * What was proved so far, in `build/proofs.json`: each part writes its rows as it goes, so that hours of work can be cut in pieces. A row
 * says of which sources it is; rows of other sources are shown, never counted.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const partNames = ['matrix', 'schedules', 'rules', 'years', 'answers', 'inputs', 'mutation', 'conformance'] as const;
export type PartName = (typeof partNames)[number];

export interface Row {
  part: PartName;
  /** A scenario, a pair, a rule, a seed, a kind of input. */
  name: string;
  /** How it was thinned out; empty: everything was tried. */
  choice: string;
  counts: Record<string, number>;
  /** The first of them. */
  violations: string[];
  /** What was found, in words; of a rule, where its hole showed. */
  found?: string;
  /** Not tried yet: the run was ended before. */
  rest?: string[];
  seconds: number;
  /** When it ended, ISO. */
  at: string;
  /** With a plus sign if the tree had changes of its own. */
  commit: string;
  /** Of src, dist and sandbox. */
  sources: string;
}

export type NewRow = Omit<Row, 'at' | 'commit' | 'sources'>;

export interface Ledger {
  readonly rows: readonly Row[];
  readonly sources: string;
  /** Adds a row, in the place of an earlier one of the same thing. */
  put(row: NewRow): void;
  /** The row of these sources, if any. */
  find(part: PartName, name: string, choice: string): Row | undefined;
}

const root = join(import.meta.dirname, '..');

/** @param file created with the first row; what is in it is kept */
export function openLedger(file: string): Ledger {
  const sources = hashOf(['src', 'dist', 'sandbox']);
  const commit = commitOf();
  const same = (a: Pick<Row, 'part' | 'name' | 'choice'>, b: Row): boolean =>
    a.part === b.part && a.name === b.name && a.choice === b.choice;
  const ledger = {
    rows: read(file),
    sources,
    put(row: NewRow): void {
      // Another process may have written meanwhile: it has its own part.
      const whole: Row = { ...row, at: new Date().toISOString(), commit, sources };
      ledger.rows = [...read(file).filter((each) => !same(row, each)), whole];
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, `${JSON.stringify(ledger.rows, null, 1)}\n`);
      renameSync(`${file}.new`, file);
    },
    find: (part: PartName, name: string, choice: string) =>
      ledger.rows.find((row) => same({ part, name, choice }, row) && row.sources === sources)
  };
  return ledger;
}

function read(file: string): Row[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Row[]) : [];
}

/** Of the names and contents of all files below these folders. */
export function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

function commitOf(): string {
  const git = (...given: string[]): string => execFileSync('git', given, { cwd: root, encoding: 'utf8' }).trim();
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', 'src', 'dist', 'sandbox') === '' ? '' : '+');
  } catch {
    return 'unknown';
  }
}
