/** Which operations of the vendors' descriptions were seen, and from whom: the action, the Azure CLI, or nobody but the sandbox's own tests. */
import type { Spec } from './specs.ts';
import { matchOperation, type Exchange } from './validate.ts';

export type Witness = 'action' | 'cli';

export interface CoverageRow {
  spec: string;
  operation: string;
  /** As described. */
  method: string;
  path: string;
  action: number;
  cli: number;
}

export interface CoverageTable {
  /** Operations that the sandbox serves, whether anybody asked for them or not. */
  rows: CoverageRow[];
  /** By description: all its operations, and those that the sandbox does not serve. */
  specs: { name: string; described: number; notServed: number }[];
  totals: { described: number; served: number; action: number; cli: number; both: number; neither: number; exchanges: number };
}

export interface Coverage {
  see(exchange: Exchange, witness: Witness): void;
  /** @param served of each description: operation ids of what the sandbox answers otherwise than with "not implemented" */
  table(served: ReadonlyMap<string, ReadonlySet<string>>): CoverageTable;
}

export function openCoverage(specs: readonly Spec[]): Coverage {
  const seen = new Map<string, Record<Witness, number>>();
  let exchanges = 0;
  return {
    see(exchange, witness) {
      exchanges += 1;
      const match = matchOperation([...specs], exchange);
      if (!match) return;
      const key = `${match.spec.name} ${match.operation.operationId ?? ''}`;
      const counts = seen.get(key) ?? { action: 0, cli: 0 };
      counts[witness] += 1;
      seen.set(key, counts);
    },
    table(served) {
      const rows = specs.flatMap((spec) =>
        spec.api.router.getOperations().flatMap(({ operationId = '', method, path }): CoverageRow[] => {
          const counts = seen.get(`${spec.name} ${operationId}`);
          if (!counts && !served.get(spec.name)?.has(operationId)) return [];
          const { action, cli } = counts ?? { action: 0, cli: 0 };
          return [{ spec: spec.name, operation: operationId, method: method.toUpperCase(), path, action, cli }];
        })
      );
      return { rows, specs: specs.map((spec) => sizeOf(spec, rows)), totals: totalsOf(specs, rows, exchanges) };
    }
  };
}

function sizeOf({ name, api }: Spec, rows: readonly CoverageRow[]): CoverageTable['specs'][number] {
  const described = api.router.getOperations().length;
  return { name, described, notServed: described - rows.filter(({ spec }) => spec === name).length };
}

function totalsOf(specs: readonly Spec[], rows: readonly CoverageRow[], exchanges: number): CoverageTable['totals'] {
  const count = (fits: (row: CoverageRow) => boolean): number => rows.filter(fits).length;
  return {
    described: specs.reduce((sum, { api }) => sum + api.router.getOperations().length, 0),
    served: rows.length,
    action: count(({ action }) => action > 0),
    cli: count(({ cli }) => cli > 0),
    both: count(({ action, cli }) => action > 0 && cli > 0),
    neither: count(({ action, cli }) => action === 0 && cli === 0),
    exchanges
  };
}

/** The table as Markdown: people read it as it is, too. */
export function coverageLines({ rows, specs, totals }: CoverageTable): string[] {
  const who = ({ action, cli }: CoverageRow): string =>
    action > 0 && cli > 0 ? 'both' : action > 0 ? 'action' : cli > 0 ? 'Azure CLI' : 'nothing but the sandbox';
  const { described, served, action, cli, both, neither } = totals;
  return [
    '| description | operation | | exercised by | action | Azure CLI |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.spec} | ${row.operation} | ${row.method} ${row.path.replaceAll('%24', '$')} | ${who(row)} | ${row.action} | ${row.cli} |`
    ),
    '',
    ...specs.map(
      ({ name, described: all, notServed }) => `- ${name}: ${all} operations described, ${notServed} of them not served by the sandbox`
    ),
    '',
    `Of ${described} described operations the sandbox serves ${served}: the action exercised ${action}, the Azure CLI ${cli}, both ${both}, neither ${neither}.`
  ];
}
