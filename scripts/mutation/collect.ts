/** What the tests get for `@jest/globals` in a mutation run: it takes them down, so that the runner can run any of them at any time. */
import { expect } from 'expect';

export { expect };

type Body = (...values: unknown[]) => unknown;

export interface CollectedTest {
  id: string;
  run: () => unknown;
}

let names: string[] = [];
let collected: CollectedTest[] = [];

export const describe = (name: string, body: () => void): void => {
  names.push(name);
  try {
    body();
  } finally {
    names.pop();
  }
};

/** As in jest: a row that is a list gives one argument per entry, unless some row is none. */
const each =
  (rows: readonly unknown[]) =>
  (name: string, body: Body): void => {
    const spread = rows.every((row) => Array.isArray(row));
    for (const row of rows) it(name, () => body(...(spread ? (row as unknown[]) : [row])));
  };

export const it = Object.assign(
  (name: string, run: () => unknown): void => {
    collected.push({ id: `${[...names, name].join(' > ')} #${collected.length}`, run });
  },
  { each }
);

/** Loads a file of tests with `load` and returns what it declares. */
export async function collect(file: string, load: () => Promise<unknown>): Promise<CollectedTest[]> {
  names = [file];
  collected = [];
  await load();
  return collected;
}
