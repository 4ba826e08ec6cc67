import { describe, expect, it } from '@jest/globals';
import { parseClusterId } from '../../src/domain/resource-ids.ts';
import { cloudInputs } from '../../src/wiring/check-expiry.ts';
import { subscriptionOf } from '../../src/wiring/writers.ts';

const none = { authorityHost: null, resourceManager: null, graph: null };
const one = '11111111-1111-4111-8111-111111111111';
const two = '22222222-2222-4222-8222-222222222222';
const cluster = parseClusterId(`/subscriptions/${two}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/a`)!;

describe('what a workflow has to say of its cloud', () => {
  it('is nothing in the public one', () => {
    expect(cloudInputs({ cloud: 'AzureCloud', endpoints: none })).toEqual([]);
  });

  it('is its name, and each endpoint that was replaced', () => {
    expect(cloudInputs({ cloud: 'AzureChinaCloud', endpoints: none })).toEqual([['cloud', 'AzureChinaCloud']]);
    const endpoints = { authorityHost: 'https://a', resourceManager: 'https://r', graph: 'https://g' };
    expect(cloudInputs({ cloud: 'AzureCloud', endpoints })).toEqual([
      ['authority-host', 'https://a'],
      ['resource-manager-endpoint', 'https://r'],
      ['graph-endpoint', 'https://g']
    ]);
  });
});

it('the subscription of the output credentials is the one that was said, else that of the cluster', () => {
  expect(subscriptionOf({ subscriptionIds: [one], clusters: [cluster] })).toBe(one);
  expect(subscriptionOf({ subscriptionIds: [], clusters: [cluster] })).toBe(two);
  expect(subscriptionOf({ subscriptionIds: [], clusters: [] })).toBeNull();
});
