import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDuration } from '../../src/domain/durations.ts';
import { clusterResourceId, isGuid, parseClusterId } from '../../src/domain/resource-ids.ts';

const hour = 3_600_000;

describe('parseDuration', () => {
  it.each([
    ['45m', 0.75 * hour],
    ['24h', 24 * hour],
    ['90d', 90 * 24 * hour],
    ['2w', 14 * 24 * hour],
    ['P90D', 90 * 24 * hour],
    ['P2W', 14 * 24 * hour],
    ['PT1H30M', 1.5 * hour],
    ['P1DT12H', 36 * hour],
    ['0d', 0],
    ['P12W', 84 * 24 * hour],
    ['PT45M', 0.75 * hour],
    ['PT12H', 12 * hour],
    ['36525d', 36_525 * 24 * hour]
  ])('%s', (text, duration) => expect(parseDuration(text)).toBe(duration));

  it.each([
    '',
    '30',
    'd',
    '-1d',
    '1.5d',
    '1 d',
    '30D',
    '1y',
    'P',
    'PT',
    'P1',
    'P1M',
    'P1Y',
    'PT5',
    'p90d',
    '9999999d',
    '36526d',
    'xP90D',
    'P90Dx',
    'P1DT',
    '999999w',
    '１d',
    '1d\n'
  ])('%j is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  it('is never negative, infinite or not a number', () => {
    fc.assert(fc.property(fc.string(), (text) => parseDuration(text) === null || (parseDuration(text) ?? -1) >= 0));
  });
});

describe('parseClusterId', () => {
  const subscription = '/subscriptions/11111111-1111-4111-8111-111111111111';
  it.each([
    [`${subscription}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/a`, true],
    [`${subscription}/resourcegroups/RG_1(x).y/providers/microsoft.containerservice/MANAGEDCLUSTERS/a-b_c`, true],
    [`${subscription}/resourceGroups/rg./providers/Microsoft.ContainerService/managedClusters/a`, false],
    [`${subscription}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/a/agentPools/b`, false],
    [`${subscription}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/a?x=1`, false],
    [`${subscription}/resourceGroups/../providers/Microsoft.ContainerService/managedClusters/a`, false],
    [`/subscriptions/x/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/a`, false]
  ])('%s: %s', (text, valid) => expect(parseClusterId(text) !== null).toBe(valid));
});

it('takes a resource id apart, and puts it together again', () => {
  const id = clusterResourceId('11111111-1111-4111-8111-11111111111A', 'My.Group', 'Prod');
  expect(id).toBe(
    '/subscriptions/11111111-1111-4111-8111-11111111111A/resourceGroups/My.Group/providers/Microsoft.ContainerService/managedClusters/Prod'
  );
  expect(parseClusterId(id)).toEqual({
    id,
    subscriptionId: '11111111-1111-4111-8111-11111111111A',
    resourceGroup: 'My.Group',
    name: 'Prod'
  });
});

it.each([
  ['11111111-1111-4111-8111-11111111111A', true],
  ['x11111111-1111-4111-8111-11111111111A', false],
  ['11111111-1111-4111-8111-11111111111Ax', false],
  ['11111111-1111-4111-8111', false]
])('%s is a GUID: %s', (text, yes) => expect(isGuid(text)).toBe(yes));
