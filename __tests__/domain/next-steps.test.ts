import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { moveCaveats } from '../../src/domain/managed-identity.ts';
import { managedIdentitySteps, nextSteps } from '../../src/domain/next-steps.ts';
import { cluster, guid, subscriptionId, tenantId } from './facts.ts';
import { actionRef, appIdOf, assessedCluster, principal } from './issue-cases.ts';

const one = principal(1, 'critical', ['a']);
const where = (name: string): string => `--resource-group rg --name ${name} --subscription ${subscriptionId}`;
const reset = (name: string): string =>
  `az aks update-credentials ${where(name)} --reset-service-principal --service-principal ${appIdOf(1)} --client-secret="$secret"`;
const move = (name: string): string =>
  `az aks update --resource-group rg --name ${name} --enable-managed-identity --subscription ${subscriptionId}`;

describe('the next step', () => {
  it('is a workflow that rotates, and the same by hand', () => {
    expect(nextSteps(principal(1, 'critical', ['b', 'a']), actionRef, 20)).toEqual([
      'Run this workflow. It gives every cluster a new secret before the old one goes; AKS reimages the nodes of each cluster on the way.',
      '',
      '```yaml',
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
      `      group: aks-sp-${appIdOf(1)}`,
      '      cancel-in-progress: false',
      '      queue: max',
      '    steps:',
      `      - uses: ${actionRef}`,
      '        with:',
      '          operation: rotate',
      `          app-id: ${appIdOf(1)}`,
      `          tenant-id: ${tenantId}`,
      '          client-id: ${{ vars.AZURE_CLIENT_ID }}',
      '```',
      '',
      '<details><summary>By hand, with the Azure CLI</summary>',
      '',
      '`--append` keeps the old secret; without it the command deletes the old secret before any cluster has the new one. Remove the old one only after the last cluster has the new one.',
      '',
      '```sh',
      `secret="$(az ad app credential reset --id ${appIdOf(1)} --append --display-name by-hand --years 1 --query password --output tsv)"`,
      reset('a'),
      reset('b'),
      'unset secret',
      '```',
      '',
      '</details>'
    ]);
  });

  it('is YAML with ids in lower case, and names what is not known', () => {
    const odd = { ...one, appId: appIdOf(1).toUpperCase(), tenantId: 'contoso' };
    const text = nextSteps(odd, 'no reference', 20).join('\n');
    const { jobs } = parse(/```yaml\n(.*?)```/s.exec(text)?.[1] ?? '') as {
      jobs: { rotate: { concurrency: { group: string }; steps: { uses: string; with: Record<string, string> }[] } };
    };
    expect(jobs.rotate.concurrency.group).toBe(`aks-sp-${appIdOf(1)}`);
    expect(jobs.rotate.steps).toEqual([
      {
        uses: 'OWNER/REPOSITORY@REF',
        with: {
          operation: 'rotate',
          'app-id': appIdOf(1),
          'tenant-id': '${{ vars.AZURE_TENANT_ID }}',
          'client-id': '${{ vars.AZURE_CLIENT_ID }}'
        }
      }
    ]);
  });

  it('says which cloud it is, and its endpoints, where it is not the public one', () => {
    const odd = 'https://r.example/a b`\n';
    const inputs = [
      ['cloud', 'AzureUSGovernment'],
      ['authority-host', 'https://login.example:8443/x'],
      ['resource-manager-endpoint', odd]
    ] as const;
    const lines = nextSteps(one, actionRef, 20, inputs);
    expect(lines).toContain('          authority-host: https://login.example:8443/x');
    const { jobs } = parse(/```yaml\n(.*?)```/s.exec(lines.join('\n'))?.[1] ?? '') as {
      jobs: { rotate: { steps: { with: Record<string, string> }[] } };
    };
    expect(jobs.rotate.steps[0]?.with).toMatchObject(Object.fromEntries(inputs));
    const without = lines.filter((line) => !inputs.some(([name]) => line.startsWith(`          ${name}: `)));
    expect(without).toEqual(nextSteps(one, actionRef, 20));
  });

  it.each([
    ['octo/action@v1', true],
    ['octo/repo/.github/actions/x@refs/heads/a-b', true],
    ['octo@v1', false],
    ['octo/action', false],
    ['octo/action@v1 # x', false],
    ['x octo/action@v1', false],
    ['octo/action@v1\n  evil: x', false]
  ])('takes %j for a reference: %s', (ref, good) => {
    expect(nextSteps(one, ref, 20).join('\n').includes(`- uses: ${ref}\n        with`)).toBe(good);
  });

  it('counts the clusters that it leaves out, the first by id in it', () => {
    const many = principal(1, 'critical', ['d', 'c', 'b', 'a']);
    const text = (most: number): string => nextSteps(many, actionRef, most).join('\n');
    expect(text(2)).toContain(`${reset('a')}\n${reset('b')}\nunset secret\n\`\`\`\n\nThe same for 2 more clusters.\n\n</details>`);
    expect(text(3)).toContain('\n\nThe same for 1 more cluster.\n');
    expect(text(4)).not.toContain('The same for');
  });

  it('is not a new secret where that does not help', () => {
    expect(nextSteps({ ...one, appId: 'x' }, actionRef, 20)).toEqual([
      'The client id of these clusters is no GUID; set a valid service principal first.'
    ]);
    for (const kind of ['application-deleted', 'application-missing', 'service-principal-missing', 'service-principal-disabled'] as const) {
      const outages = [
        { kind: 'password-expired', message: 'm', wayOut: 'Rotate.' },
        { kind, message: 'm', wayOut: 'Bring it *back*.' }
      ] as const;
      expect(nextSteps({ ...one, outages }, actionRef, 20)).toEqual([
        'A new secret does not help until this is done:',
        '',
        '- Bring it \\*back\\*.'
      ]);
    }
    const ended = { ...one, outages: [{ kind: 'password-expired', message: 'm', wayOut: 'Rotate.' }] as const };
    expect(nextSteps(ended, actionRef, 20)).toHaveLength(nextSteps(one, actionRef, 20).length);
    expect(nextSteps({ ...one, foreignTenantId: guid(5) }, actionRef, 20)).toEqual([
      `The application lives in tenant ${guid(5)}, and only there can it get a new secret. Ask its owners for one that is added to the old one, not put in its place, and give it to every cluster listed above before the old one ends.`
    ]);
  });
});

describe('the way to a managed identity', () => {
  const roles = (name: string): unknown[] => [
    `az role assignment list --assignee ${appIdOf(1)} --all --query "[].{role:roleDefinitionName,scope:scope}" --output table`,
    '# for each of these, the roles on registries:',
    `az role assignment create --assignee-principal-type ServicePrincipal --assignee-object-id "$(az aks show ${where(name)} --query identityProfile.kubeletidentity.objectId --output tsv)" --role "<role>" --scope "<scope>"`,
    '# and all others:',
    `az role assignment create --assignee-principal-type ServicePrincipal --assignee-object-id "$(az aks show ${where(name)} --query identity.principalId --output tsv)" --role "<role>" --scope "<scope>"`,
    '```'
  ];
  const intro = `No secret can expire once a cluster is on a managed identity. ${moveCaveats}`;

  it('of one cluster', () => {
    expect(managedIdentitySteps(one, 5)).toEqual([intro, '', '```sh', move('a'), '# then the roles', ...roles('a')]);
  });

  it('of several, those left out and those stopped counted', () => {
    const stopped = assessedCluster('c', 'critical', appIdOf(1), { cluster: cluster('c', { powerState: 'Stopped' }) });
    const many = { ...one, clusters: [stopped, assessedCluster('b', 'critical'), assessedCluster('a', 'critical')] };
    const both = '# then the roles, for the first of them and each of the others alike';
    expect(managedIdentitySteps(many, 1)).toEqual([
      ...[intro, '', '```sh', move('a'), both, ...roles('a')],
      ...['', 'The same for 2 more clusters.', '', '1 cluster of these must be started first.']
    ]);
    expect(managedIdentitySteps(many, 2).slice(-3)).toEqual([
      'The same for 1 more cluster.',
      '',
      '1 cluster of these must be started first.'
    ]);
    expect(managedIdentitySteps(many, 3).filter((line) => line.startsWith('The same'))).toEqual([]);
  });

  it('is none where it is not possible, or for nobody', () => {
    const home = guid(5);
    const clusters = [
      assessedCluster('a', 'ok'),
      assessedCluster('b', 'ok'),
      assessedCluster('c', 'ok', appIdOf(1), { cluster: cluster('c', { tenantId: home }) })
    ];
    expect(managedIdentitySteps({ ...one, clusters, foreignTenantId: home }, 5)).toEqual([
      'Not possible here.',
      `Its application lives in tenant ${home}, which a managed identity cannot sign in to. A service principal is still needed.`,
      `It belongs to tenant ${home}, where alone it can be decided.`
    ]);
    expect(managedIdentitySteps({ ...one, clusters: [] }, 5)).toEqual(['No cluster was found on this principal.']);
  });
});
