/** The inputs of provision. */
import type { Grant } from './domain/access.ts';
import type { Duration } from './domain/model.ts';
import { slugOf } from './domain/provision-application.ts';
import { parseAssign } from './inputs-delegate.ts';
import type { InputReader } from './input-reader.ts';
import type { CommonInputs } from './inputs.ts';

export interface ProvisionInputs extends CommonInputs {
  operation: 'provision';
  target: { kind: 'name'; displayName: string; uniqueName: string } | { kind: 'app-id'; appId: string };
  adopt: boolean;
  validFor: Duration;
  grants: Grant[];
  newSecret: 'if-needed' | 'always';
  /** Path of the definition and the cluster to make of it. */
  cluster: { template: string; id: string } | null;
}

type Own = Omit<ProvisionInputs, keyof CommonInputs | 'operation'>;

const day = 86_400_000;
/** https://learn.microsoft.com/graph/api/resources/application */
const longestName = 256;
/** A value compared with `eq` may have that many characters (https://developer.microsoft.com/graph/known-issues). */
const longestKey = 120;

/** @param common has `app-id`, `cluster` and `store` */
export function parseProvision(reader: InputReader, common: CommonInputs): Own {
  const validFor = reader.duration('valid-for');
  if (!reader.refused('valid-for') && validFor < day) reader.problem('valid-for', reader.text('valid-for'), 'one day (1d) or longer');
  const cluster = parseCluster(reader, common);
  const newSecret = reader.choice('new-secret', ['if-needed', 'always']);
  if (newSecret === 'always' && common.stores.length === 0 && cluster === null && !reader.refused('store'))
    reader.problem('new-secret', newSecret, 'always only with store or cluster-template: the secret would be lost at once');
  return {
    target: parseTarget(reader, common),
    adopt: parseAdopt(reader, common),
    validFor,
    grants: parseAssign(reader),
    newSecret,
    cluster
  };
}

function parseTarget(reader: InputReader, { appIds }: CommonInputs): Own['target'] {
  const [appId = '', ...more] = appIds;
  if (more.length > 0) reader.problem('app-id', appIds.join(', '), 'one id: one principal is provisioned at a time');
  if (appId !== '' || reader.refused('app-id')) {
    for (const name of ['name', 'unique-name'] as const)
      if (reader.text(name) !== '') reader.problem(name, reader.text(name), 'no value beside app-id, which names the application already');
    return { kind: 'app-id', appId };
  }
  const displayName = reader.text('name');
  if (displayName === '' || displayName.length > longestName || /\p{Cc}|\p{Cs}/u.test(displayName))
    reader.problem('name', displayName, `a display name of 1 to ${longestName} visible characters, or app-id instead`);
  return { kind: 'name', displayName, uniqueName: parseUniqueName(reader, displayName) };
}

function parseUniqueName(reader: InputReader, displayName: string): string {
  const given = reader.text('unique-name');
  const uniqueName = given === '' ? slugOf(displayName) : given;
  if (given === '' && uniqueName === '' && displayName !== '')
    reader.problem('unique-name', '', `a value: nothing of the name is left in a-z, 0-9 and -`);
  if (uniqueName.length > longestKey || /[\p{Cc}\p{Cs}]/u.test(uniqueName))
    reader.problem('unique-name', uniqueName, `at most ${longestKey} visible characters`);
  return uniqueName;
}

function parseAdopt(reader: InputReader, { appIds }: CommonInputs): boolean {
  const adopt = reader.boolean('adopt');
  if (adopt && appIds.length === 0 && reader.text('unique-name') === '' && !reader.refused('app-id'))
    reader.problem('adopt', 'true', 'true only with app-id or unique-name: a display name does not say which application is meant');
  return adopt;
}

function parseCluster(reader: InputReader, { clusters }: CommonInputs): Own['cluster'] {
  const template = reader.text('cluster-template');
  const ids = clusters.map(({ id }) => id).join(', ');
  if (template === '') {
    if (ids !== '')
      reader.problem('cluster', ids, 'no value without cluster-template: provision makes clusters and never switches their principal');
    return null;
  }
  const [cluster] = clusters;
  const refused = ['cluster', 'resource-group', 'cluster-name', 'subscription-id'].some((name) => reader.refused(name));
  if (clusters.length !== 1 && !refused) reader.problem('cluster', ids, 'exactly one with cluster-template: the cluster to be made');
  return { template, id: cluster?.id ?? '' };
}
