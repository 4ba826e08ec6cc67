/** Azure resource ids; compared in lower case, shown as given. */

export interface ClusterId {
  id: string;
  subscriptionId: string;
  resourceGroup: string;
  name: string;
}

const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Names as Azure allows them (https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules). */
const group = '[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]';
const clusterName = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?';
const clusterPattern = new RegExp(
  `^/subscriptions/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/resourceGroups/(${group})/providers/Microsoft\\.ContainerService/managedClusters/(${clusterName})$`,
  'iu'
);

export function isGuid(text: string): boolean {
  return guidPattern.test(text);
}

/** @returns null if the text is not the resource id of a managed cluster */
export function parseClusterId(text: string): ClusterId | null {
  const match = clusterPattern.exec(text);
  return match ? { id: text, subscriptionId: match[1] ?? '', resourceGroup: match[2] ?? '', name: match[3] ?? '' } : null;
}

/** The resource id of a managed cluster, in the spelling of the portal. */
export function clusterResourceId(subscriptionId: string, resourceGroup: string, name: string): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${name}`;
}
