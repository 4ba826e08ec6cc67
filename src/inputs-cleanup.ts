/** The inputs of cleanup. */
import type { Duration } from './domain/model.ts';
import type { InputReader } from './input-reader.ts';
import type { CommonInputs } from './inputs.ts';

export type CleanupTarget =
  | { kind: 'app-id'; appId: string }
  | { kind: 'cluster'; id: string }
  /** Over all managed applications. */
  | { kind: 'tenant' };

export interface CleanupInputs extends CommonInputs {
  operation: 'cleanup';
  target: CleanupTarget;
  deleteCluster: boolean;
  sweep: 'none' | 'orphans';
  grace: Duration;
  expiredCredentials: 'report' | 'delete';
  purge: boolean;
  /** Lower case; null = any plan. */
  expectedPlan: string | null;
}

type Own = Omit<CleanupInputs, keyof CommonInputs | 'operation'>;

/** @param common has `app-id` and `cluster`, of which cleanup takes one, unless it goes over the whole tenant */
export function parseCleanup(reader: InputReader, common: CommonInputs): Own {
  const own = {
    deleteCluster: reader.boolean('delete-cluster'),
    sweep: reader.choice('sweep', ['none', 'orphans']),
    grace: reader.duration('grace'),
    expiredCredentials: reader.choice('expired-credentials', ['report', 'delete']),
    purge: reader.boolean('purge'),
    expectedPlan: parsePlan(reader)
  };
  const tenant = own.sweep === 'orphans' || own.expiredCredentials === 'delete';
  const target = parseTarget(reader, common, tenant);
  if (own.deleteCluster && target.kind !== 'cluster')
    reader.problem('delete-cluster', 'true', 'true only together with cluster, which it deletes');
  if (own.sweep === 'none' && reader.text('grace') !== '7d' && !reader.refused('grace'))
    reader.problem('grace', reader.text('grace'), 'a value only with sweep: orphans');
  if (own.purge && target.kind === 'tenant' && own.sweep === 'none')
    reader.problem('purge', 'true', 'true only where principals are removed');
  return { target, ...own };
}

function parsePlan(reader: InputReader): string | null {
  const text = reader.text('expected-plan').toLowerCase();
  if (text === '' || /^[0-9a-f]{64}$/.test(text)) return text || null;
  reader.problem('expected-plan', text, 'the output plan of a dry run (64 hex digits)');
  return null;
}

function parseTarget(reader: InputReader, { appIds, clusters }: CommonInputs, tenant: boolean): CleanupTarget {
  const targets: CleanupTarget[] = [
    ...appIds.map((appId) => ({ kind: 'app-id' as const, appId })),
    ...clusters.map(({ id }) => ({ kind: 'cluster' as const, id }))
  ];
  const named = ['app-id', 'cluster', 'resource-group', 'cluster-name'].some((name) => reader.refused(name));
  const got = targets.map((target) => (target.kind === 'app-id' ? target.appId : target.kind === 'cluster' ? target.id : '')).join(', ');
  if (tenant && targets.length > 0)
    reader.problem(
      'app-id',
      got,
      'no app-id or cluster beside sweep: orphans or expired-credentials: delete, which go over all managed applications'
    );
  else if (!tenant && targets.length !== 1 && !(targets.length === 0 && named))
    reader.problem('app-id', got, 'exactly one of app-id and cluster, with one value; or sweep: orphans; or expired-credentials: delete');
  return tenant ? { kind: 'tenant' } : (targets[0] ?? { kind: 'tenant' });
}
