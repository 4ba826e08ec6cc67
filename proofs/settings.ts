/** What `npm run proofs` is asked for. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultKinds, type Choice, type PointFault } from './point.ts';
import { partNames, type PartName } from './record.ts';

export interface Settings {
  parts: readonly PartName[];
  summaryOnly: boolean;
  /** Name of a single point or schedule. */
  again: string | undefined;
  /** What is tried has this in its name. */
  only: string;
  choice: Choice;
  /** Left out. */
  rule: string | undefined;
  years: { seeds: readonly number[]; days: number; clusters: number };
  /** Cases per property. */
  inputs: number;
  /** Folder of the vendors' OpenAPI files. */
  specs: string | undefined;
  /** Goes on with what an earlier run on the same sources left. */
  resume: boolean;
  state: string;
  /** Whether the time is up. */
  stop: () => boolean;
  say: (text: string) => void;
}

/** @throws on an unknown option */
export function readSettings(args: readonly string[], say: (text: string) => void): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...(Object.fromEntries(partNames.map((name) => [name, { type: 'boolean' }])) as Record<PartName, { type: 'boolean' }>),
      summary: { type: 'boolean', default: false },
      again: { type: 'string' },
      only: { type: 'string', default: '' },
      every: { type: 'string', default: '1' },
      writes: { type: 'boolean', default: false },
      faults: { type: 'string', default: faultKinds.join(',') },
      rule: { type: 'string' },
      seeds: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      days: { type: 'string', default: '730' },
      clusters: { type: 'string', default: '30' },
      runs: { type: 'string', default: '2000' },
      specs: { type: 'string' },
      resume: { type: 'boolean', default: false },
      minutes: { type: 'string' },
      state: { type: 'string', default: join(import.meta.dirname, '..', 'build', 'proofs.json') }
    }
  });
  const named = partNames.filter((name) => values[name]);
  const { again, rule, specs, only, resume, state, summary, minutes } = values;
  const end = minutes === undefined ? Infinity : performance.now() + Number(minutes) * 60_000;
  return {
    parts: named.length > 0 ? named : partNames,
    summaryOnly: summary && named.length === 0,
    choice: { faults: values.faults.split(',') as PointFault[], every: Number(values.every), writes: values.writes },
    years: {
      seeds: Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.seed) + index),
      days: Number(values.days),
      clusters: Number(values.clusters)
    },
    inputs: Number(values.runs),
    stop: () => performance.now() > end,
    ...{ say, again, rule, specs, only, resume, state }
  };
}
