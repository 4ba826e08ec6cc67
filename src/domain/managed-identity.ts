/**
 * Whether a cluster could give up its service principal for a managed identity, and how. Never a reproach: a cluster that cannot
 * is told why, and is asked for nothing.
 */
import type { AssessedPrincipal, Cluster, ExpiryReport } from './model.ts';
import type { Block } from './report-blocks.ts';
import { code, managedIdentityCommand, markdown, plural, shellWord } from './text.ts';

export type IdentityVerdict =
  | { kind: 'can-move'; command: string; /** Stopped: has to be started first. */ stopped: boolean }
  /** One sentence without Markdown. */
  | { kind: 'cannot'; reason: string };

/** What holds for every move. https://learn.microsoft.com/azure/aks/use-managed-identity */
export const moveCaveats =
  'There is no way back to a service principal; the nodes keep using it until their images are upgraded, which restarts them one after ' +
  'the other (`az aks nodepool upgrade --node-image-only` for each pool); every role that the principal holds has to be granted to the ' +
  'new identities too. A cluster that pulls images from a registry of another tenant has to keep its service principal.';

export function identityVerdict(cluster: Cluster, { foreignTenantId }: Pick<AssessedPrincipal, 'foreignTenantId'>): IdentityVerdict {
  if (foreignTenantId === null)
    return { kind: 'can-move', command: managedIdentityCommand(cluster), stopped: cluster.powerState === 'Stopped' };
  if (cluster.tenantId.toLowerCase() === foreignTenantId.toLowerCase())
    return { kind: 'cannot', reason: `It belongs to tenant ${foreignTenantId}, where alone it can be decided.` };
  return {
    kind: 'cannot',
    reason: `Its application lives in tenant ${foreignTenantId}, which a managed identity cannot sign in to. A service principal is still needed.`
  };
}

/** Shell commands that give the new identities what the principal had, as far as this action can know it. */
export function grantAgain(appId: string, cluster: Pick<Cluster, 'name' | 'resourceGroup' | 'subscriptionId'>): string[] {
  const where = `--resource-group ${shellWord(cluster.resourceGroup)} --name ${shellWord(cluster.name)} --subscription ${shellWord(cluster.subscriptionId)}`;
  const create = 'az role assignment create --assignee-principal-type ServicePrincipal --assignee-object-id';
  return [
    `az role assignment list --assignee ${shellWord(appId)} --all --query "[].{role:roleDefinitionName,scope:scope}" --output table`,
    `# for each of these, the roles on registries:`,
    `${create} "$(az aks show ${where} --query identityProfile.kubeletidentity.objectId --output tsv)" --role "<role>" --scope "<scope>"`,
    `# and all others:`,
    `${create} "$(az aks show ${where} --query identity.principalId --output tsv)" --role "<role>" --scope "<scope>"`
  ];
}

/** One row for each cluster on a service principal, folded; null without any. */
export function identityTable({ principals }: ExpiryReport): Block | null {
  const rows = principals.flatMap((principal) =>
    principal.clusters.map(({ cluster }) => row(cluster, identityVerdict(cluster, principal)))
  );
  if (rows.length === 0) return null;
  return {
    head: [
      '<details><summary>Managed identity, per cluster</summary>',
      '',
      moveCaveats,
      '',
      '| Cluster | Verdict | How, or why not |',
      '| --- | --- | --- |'
    ],
    rows,
    tail: ['', '</details>'],
    more: (left) => `${plural(left, 'more cluster')} left out here.`
  };
}

function row(cluster: Cluster, verdict: IdentityVerdict): string {
  const name = markdown(cluster.name, 63);
  if (verdict.kind === 'cannot') return `| ${name} | stays | ${markdown(verdict.reason, 300)} |`;
  return `| ${name} | can move${verdict.stopped ? ', once started' : ''} | ${code(verdict.command, 500)} |`;
}
