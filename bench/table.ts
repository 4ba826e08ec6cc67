/** What is printed and kept of a measurement. */
export interface Row {
  what: string;
  /** As `quality` asks, `<= 2.5x`. */
  budget: string;
  /** The figure with its unit, or why there is none: `not measured: …`. */
  figure: string;
  pass: boolean | null;
  /** What the figure was made from. */
  detail: string;
  /** For later comparison. */
  values: Record<string, number>;
}

export function row(
  what: string,
  budget: string,
  limit: number,
  value: number,
  unit: string,
  detail: string,
  values: Record<string, number> = {}
): Row {
  return { what, budget, figure: `${rounded(value)}${unit}`, pass: value <= limit, detail, values: { value, limit, ...values } };
}

/** Of two runs of the same: as the reusable workflows set Node, and as Node is by itself. */
export function memoryRow(what: string, limit: number, asSet: Megabytes, byItself: Megabytes, detail = ''): Row {
  const mb = asSet ?? NaN;
  const without = byItself ?? NaN;
  const told = `largest resident set${detail}; without the NODE_OPTIONS of the workflows ${rounded(without)} MB`;
  return row(`memory, ${what}`, `<= ${limit} MB`, limit, mb, ' MB', told, { without });
}

type Megabytes = number | null;

export function notMeasured(what: string, budget: string, why: string): Row {
  return { what, budget, figure: `not measured: ${why}`, pass: null, detail: '', values: {} };
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, budget, figure, pass, detail }) => [
    what,
    budget,
    figure,
    pass === null ? '-' : pass ? 'pass' : 'MISS',
    detail
  ]);
  const all = [['what', 'budget', 'figure', '', 'made of'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  return all
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[Math.trunc(index)] ?? NaN;
  return (at((sorted.length - 1) / 2) + at(sorted.length / 2)) / 2;
}

/** Middle half, as `40 to 44`. */
export function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => rounded(sorted[Math.floor(share * (sorted.length - 1))] ?? NaN);
  return `${at(0.25)} to ${at(0.75)}`;
}

export function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value < 10 ? 2 : 1);
}
