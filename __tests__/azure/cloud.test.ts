import { expect, it } from '@jest/globals';
import { cloudOf } from '../../src/azure/cloud.ts';
import { clouds } from '../../src/inputs.ts';

const none = { authorityHost: null, resourceManager: null, graph: null };

it.each([
  ['AzureCloud', 'login.microsoftonline.com', 'management.azure.com', 'graph.microsoft.com', 'api://AzureADTokenExchange'],
  [
    'AzureUSGovernment',
    'login.microsoftonline.us',
    'management.usgovcloudapi.net',
    'graph.microsoft.us',
    'api://AzureADTokenExchangeUSGov'
  ],
  [
    'AzureChinaCloud',
    'login.chinacloudapi.cn',
    'management.chinacloudapi.cn',
    'microsoftgraph.chinacloudapi.cn',
    'api://AzureADTokenExchangeChina'
  ]
] as const)('%s keeps to its own hosts and audiences', (name, login, arm, graph, audience) => {
  expect(cloudOf(name, none)).toEqual({
    authorityHost: `https://${login}`,
    customAuthority: false,
    resourceManager: `https://${arm}`,
    resourceManagerScope: `https://${arm}/.default`,
    graph: `https://${graph}`,
    graphScope: `https://${graph}/.default`,
    idTokenAudience: audience
  });
});

it('an override moves the endpoint, not the audience of its tokens', () => {
  const cloud = cloudOf('AzureCloud', {
    authorityHost: 'https://login.local',
    resourceManager: 'https://arm.local/x',
    graph: 'https://graph.local'
  });
  expect(cloud).toMatchObject({
    customAuthority: true,
    resourceManager: 'https://arm.local/x',
    graphScope: 'https://graph.microsoft.com/.default'
  });
});

it('every cloud that an input may name is known', () => {
  for (const name of clouds) expect(cloudOf(name, none).graph).toMatch(/^https:/);
});
