import type { Cluster } from '../world.ts';

/** What is left of a query when all that is fixed is taken away: which clusters it wants. */
export type ClusterFilter = (cluster: Cluster) => boolean;

const TABLE = "resources | where type =~ 'microsoft.containerservice/managedclusters'";
const PROJECTION =
  '| project id, name, tenantId, subscriptionId, resourceGroup, location, ' +
  'clientId = tostring(properties.servicePrincipalProfile.clientId), powerState = tostring(properties.powerState.code), ' +
  'provisioningState = tostring(properties.provisioningState), identityType = tostring(identity.type), nodes = properties.agentPoolProfiles ' +
  '| order by id asc';

/** The columns of the projection, in order, with their types in Resource Graph's table format. */
export const COLUMNS: { name: string; type: 'string' | 'object' }[] = [
  ...[
    'id',
    'name',
    'tenantId',
    'subscriptionId',
    'resourceGroup',
    'location',
    'clientId',
    'powerState',
    'provisioningState',
    'identityType'
  ].map((name) => ({ name, type: 'string' as const })),
  { name: 'nodes', type: 'object' }
];

/**
 * Understands one query over AKS clusters, narrowed by ids or client ids or not; white space does not matter. Null for any other:
 * a sandbox that answered half-understood Kusto would lie.
 */
export function readQuery(query: string): ClusterFilter | null {
  const text = query.replace(/\s+/g, ' ').trim();
  if (!text.toLowerCase().startsWith(TABLE.toLowerCase()) || !text.endsWith(PROJECTION)) return null;
  return readConditions(text.slice(TABLE.length, -PROJECTION.length).trim());
}

function readConditions(text: string): ClusterFilter | null {
  if (text === '') return () => true;
  const conditions = text.split(/(?=\| where )/).map((condition) => readCondition(condition.trim()));
  const known = conditions.filter((condition) => condition !== null);
  return known.length === conditions.length ? (cluster) => known.every((condition) => condition(cluster)) : null;
}

/** `in` compares exactly, `in~` without regard to case, https://learn.microsoft.com/kusto/query/in-operator */
function readCondition(condition: string): ClusterFilter | null {
  const byId = readList(/^\| where tolower\(id\) in ?\((.*)\)$/.exec(condition)?.[1]);
  if (byId !== null) return (cluster) => byId.has(cluster.id.toLowerCase());
  const [, list, regex] = BY_CLIENT.exec(condition) ?? [];
  const byClient = readList(list);
  if (byClient === null) return null;
  const lower = new Set([...byClient].map((value) => value.toLowerCase()));
  const pattern = regex === undefined ? null : new RegExp(regex, 'i');
  return (cluster) => lower.has(cluster.clientId.toLowerCase()) || (pattern !== null && !pattern.test(cluster.clientId));
}

/** Alone, or with those that do not match a regular expression whatever the case, https://learn.microsoft.com/kusto/query/re2-library */
const BY_CLIENT =
  /^\| where tostring\(properties\.servicePrincipalProfile\.clientId\) in~ ?\(([^)]*)\)(?: or not\(tostring\(properties\.servicePrincipalProfile\.clientId\) matches regex '\(\?i\)([^'\\]*)'\))?$/;

function readList(text: string | undefined): Set<string> | null {
  if (text === undefined || !/^ ?'[^'\\]*'( ?, ?'[^'\\]*')* ?$/.test(text)) return null;
  return new Set([...text.matchAll(/'([^']*)'/g)].map(([, value = '']) => value));
}
