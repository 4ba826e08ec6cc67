/** The inputs of rotate. */
import type { Duration } from './domain/model.ts';
import { isGuid } from './domain/resource-ids.ts';
import type { RetirePolicy } from './domain/retire.ts';
import type { InputReader } from './input-reader.ts';
import type { CommonInputs } from './inputs.ts';

export interface RotateInputs extends CommonInputs {
  operation: 'rotate';
  target: { kind: 'app-id'; appId: string } | { kind: 'cluster'; id: string };
  renewWithin: Duration;
  force: boolean;
  validFor: Duration;
  overlap: Duration;
  retire: RetirePolicy;
  parallel: number;
  onStopped: 'skip' | 'fail';
  lease: Duration;
}

type Own = Omit<RotateInputs, keyof CommonInputs | 'operation'>;

const minute = 60_000;
const day = 1440 * minute;
/** A turn has to outlast the waits of a run, with a margin in which nothing is written. */
const leaseMargin = 15 * minute;

/** @param common has `app-id` and `cluster`, of which rotate takes exactly one, and `max-wait` */
export function parseRotate(reader: InputReader, common: CommonInputs): Own {
  const lease = reader.duration('lease');
  const validFor = reader.duration('valid-for');
  const renewWithin = reader.duration('renew-within');
  if (!reader.refused('lease') && !reader.refused('max-wait') && lease < common.maxWait + leaseMargin)
    reader.problem('lease', reader.text('lease'), `at least 15 minutes more than max-wait (${reader.text('max-wait')})`);
  if (!reader.refused('valid-for') && validFor < day) reader.problem('valid-for', reader.text('valid-for'), 'one day (1d) or longer');
  if (!reader.refused('valid-for') && !reader.refused('renew-within') && renewWithin >= validFor)
    reader.problem(
      'renew-within',
      reader.text('renew-within'),
      `less than valid-for (${reader.text('valid-for')}): a new secret would be due at once`
    );
  return {
    target: parseTarget(reader, common),
    renewWithin,
    force: reader.boolean('force'),
    validFor,
    overlap: reader.duration('overlap'),
    retire: parseRetire(reader),
    parallel: reader.integer('parallel', 1, 50),
    onStopped: reader.choice('on-stopped', ['skip', 'fail']),
    lease
  };
}

/** Of check-expiry too, which lists what rotate would remove. */
export function parseRetire(reader: InputReader): RetirePolicy {
  const items = reader.list('retire');
  const [first] = items;
  if (items.length === 1 && (first === 'managed' || first === 'all' || first === 'none')) return { kind: first };
  if (items.length === 0) return { kind: 'managed' };
  return {
    kind: 'keys',
    keyIds: reader.listOf('retire', (text) => (isGuid(text) ? text.toLowerCase() : null), 'managed, all, none, or key ids (GUIDs)')
  };
}

function parseTarget(reader: InputReader, { appIds, clusters }: CommonInputs): Own['target'] {
  const targets: Own['target'][] = [
    ...appIds.map((appId) => ({ kind: 'app-id' as const, appId })),
    ...clusters.map(({ id }) => ({ kind: 'cluster' as const, id }))
  ];
  const named = ['app-id', 'cluster', 'resource-group', 'cluster-name'].some((name) => reader.refused(name));
  if (targets.length !== 1 && !(targets.length === 0 && named))
    reader.problem(
      'app-id',
      targets.map((target) => (target.kind === 'app-id' ? target.appId : target.id)).join(', '),
      'exactly one of app-id and cluster, with one value: one principal is rotated at a time, with all its clusters'
    );
  return targets[0] ?? { kind: 'app-id', appId: '' };
}
