/** What to do about a principal, as text that can be copied: the workflow, the commands by hand, the way to a managed identity. */
import { grantAgain, identityVerdict, moveCaveats } from './managed-identity.ts';
import type { AssessedCluster, AssessedPrincipal, CloudInputs, OutageKind } from './model.ts';
import { isGuid } from './resource-ids.ts';
import { markdown, plural, shellWord } from './text.ts';

/** A new secret does not help where the identity itself is missing or switched off. */
const beyondRotation: readonly OutageKind[] = [
  'application-deleted',
  'application-missing',
  'service-principal-missing',
  'service-principal-disabled'
];

/**
 * Markdown for the section "next step".
 * @param actionRef `owner/repo@ref` of this action
 * @param most commands at most
 */
export function nextSteps(principal: AssessedPrincipal, actionRef: string, most: number, cloudInputs: CloudInputs = []): string[] {
  if (!isGuid(principal.appId)) return ['The client id of these clusters is no GUID; set a valid service principal first.'];
  const blocking = principal.outages.find((outage) => beyondRotation.includes(outage.kind));
  if (blocking) return ['A new secret does not help until this is done:', '', `- ${markdown(blocking.wayOut, 1000)}`];
  if (principal.foreignTenantId !== null) return foreignSteps(principal.foreignTenantId);
  return [
    'Run this workflow. It gives every cluster a new secret before the old one goes; AKS reimages the nodes of each cluster on the way.',
    '',
    ...fenced('yaml', workflow(principal, actionRef, cloudInputs)),
    '',
    ...byHand(principal, most)
  ];
}

function foreignSteps(tenantId: string): string[] {
  return [
    `The application lives in tenant ${markdown(tenantId)}, and only there can it get a new secret. Ask its owners for one that is added to the old ` +
      'one, not put in its place, and give it to every cluster listed above before the old one ends.'
  ];
}

function workflow({ appId, tenantId }: AssessedPrincipal, actionRef: string, cloudInputs: CloudInputs): string[] {
  return [
    'name: Rotate the service principal of AKS clusters',
    'on: workflow_dispatch',
    'permissions: {}',
    'jobs:',
    '  rotate:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 360',
    '    permissions:',
    '      id-token: write # signs in to Azure without a stored secret',
    '      actions: read # asks whether an earlier run is over',
    '    concurrency:',
    `      group: aks-sp-${appId.toLowerCase()}`,
    '      cancel-in-progress: false',
    '      queue: max',
    '    steps:',
    `      - uses: ${safeRef(actionRef)}`,
    '        with:',
    '          operation: rotate',
    `          app-id: ${appId.toLowerCase()}`,
    `          tenant-id: ${isGuid(tenantId) ? tenantId : '${{ vars.AZURE_TENANT_ID }}'}`,
    '          client-id: ${{ vars.AZURE_CLIENT_ID }}',
    ...cloudInputs.map(([name, value]) => `          ${name}: ${yamlText(value)}`)
  ];
}

/** JSON is YAML; a backtick would end the fence for some readers. */
function yamlText(value: string): string {
  return /^[\w.:/-]*\w$/.test(value) ? value : JSON.stringify(value).replaceAll('`', '\\u0060');
}

function safeRef(actionRef: string): string {
  return /^[\w.-]+(?:\/[\w.-]+)+@[\w./-]+$/.test(actionRef) ? actionRef : 'OWNER/REPOSITORY@REF';
}

function byHand(principal: AssessedPrincipal, most: number): string[] {
  const clusters = sorted(principal.clusters).slice(0, most);
  const left = principal.clusters.length - clusters.length;
  const lines = [
    '<details><summary>By hand, with the Azure CLI</summary>',
    '',
    '`--append` keeps the old secret; without it the command deletes the old secret before any cluster has the new one. Remove the old one ' +
      'only after the last cluster has the new one.',
    '',
    ...fenced('sh', [
      `secret="$(az ad app credential reset --id ${shellWord(principal.appId)} --append --display-name by-hand --years 1 --query password --output tsv)"`,
      ...clusters.map((cluster) => resetCommand(principal.appId, cluster)),
      'unset secret'
    ])
  ];
  if (left > 0) lines.push('', `The same for ${plural(left, 'more cluster')}.`);
  return [...lines, '', '</details>'];
}

/** `--client-secret=`, because a secret may begin with a hyphen. https://learn.microsoft.com/azure/aks/update-credentials */
function resetCommand(appId: string, { cluster }: AssessedCluster): string {
  const where = `--resource-group ${shellWord(cluster.resourceGroup)} --name ${shellWord(cluster.name)} --subscription ${shellWord(cluster.subscriptionId)}`;
  return `az aks update-credentials ${where} --reset-service-principal --service-principal ${shellWord(appId)} --client-secret="$secret"`;
}

/**
 * Markdown for the section "managed identity".
 * Caveats: https://learn.microsoft.com/azure/aks/use-managed-identity
 */
export function managedIdentitySteps(principal: AssessedPrincipal, most: number): string[] {
  const clusters = sorted(principal.clusters).map(({ cluster }) => ({ cluster, verdict: identityVerdict(cluster, principal) }));
  if (principal.foreignTenantId !== null) {
    const reasons = new Set(clusters.map(({ verdict }) => (verdict.kind === 'cannot' ? verdict.reason : '')));
    return ['Not possible here.', ...[...reasons].map((reason) => markdown(reason, 300))];
  }
  const [first] = clusters;
  if (!first) return ['No cluster was found on this principal.'];
  const moves = clusters.slice(0, most).map(({ verdict }) => (verdict.kind === 'can-move' ? verdict.command : ''));
  const roles = clusters.length > 1 ? '# then the roles, for the first of them and each of the others alike' : '# then the roles';
  const lines = [
    `No secret can expire once a cluster is on a managed identity. ${moveCaveats}`,
    '',
    ...fenced('sh', [...moves, roles, ...grantAgain(principal.appId, first.cluster)])
  ];
  if (clusters.length > most) lines.push('', `The same for ${plural(clusters.length - most, 'more cluster')}.`);
  const stopped = clusters.filter(({ cluster }) => cluster.powerState === 'Stopped').length;
  if (stopped > 0) lines.push('', `${plural(stopped, 'cluster')} of these must be started first.`);
  return lines;
}

function sorted(clusters: readonly AssessedCluster[]): AssessedCluster[] {
  return [...clusters].sort((a, b) => (a.cluster.id.toLowerCase() < b.cluster.id.toLowerCase() ? -1 : 1));
}

/** Lines that begin with words of ours cannot close the fence. */
function fenced(language: string, lines: readonly string[]): string[] {
  return [`\`\`\`${language}`, ...lines, '```'];
}
