import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  assignmentStep,
  planDigest,
  planPrincipal,
  requestOf,
  requestsOf,
  subjectOf,
  type CleanupStep,
  type CleanupWork,
  type PrincipalObjects
} from '../../src/domain/cleanup-plan.ts';
import { assignment, steps, store } from './cleanup-steps.ts';
import { appId, cluster, guid } from './facts.ts';

const facts: PrincipalObjects = {
  appId,
  displayName: 'aks-app',
  application: { objectId: guid(900) },
  servicePrincipal: { objectId: guid(901), displayName: 'aks-sp' },
  deleted: [],
  assignments: [],
  roleNames: new Map([[guid(800), 'Reader']]),
  secrets: []
};
const options = { clusterId: null, purge: false, reason: 'unused' };

function work(...list: CleanupStep[]): CleanupWork {
  return { purpose: 'principal', appId, displayName: 'aks-app', objectId: guid(900), steps: list };
}

it.each<[CleanupStep, string, string]>([
  [steps.cluster, `DELETE ${cluster('a').id}`, `cluster ${cluster('a').id}`],
  [steps.assignment, `DELETE /scope1/roleAssignments/${guid(1)}`, 'role assignment Reader @ /scope1'],
  [steps.version, `PATCH ${store} {"enabled":false} ${guid(1)}`, `version of secret ${guid(1)} in ${store}`],
  [steps.application, `DELETE /applications/${guid(900)}`, `application aks-app (appId ${appId})`],
  [steps.principal, `DELETE /servicePrincipals/${guid(901)}`, `service principal aks-sp (object id ${guid(901)})`],
  [steps.purge, `DELETE /directory/deletedItems/${guid(900)}`, `application ${guid(900)}, for good`],
  [steps.password, `POST /applications/${guid(900)}/removePassword ${guid(5)}`, `expired credential ${guid(5)} of ${appId}`],
  [steps.mark, `PATCH /applications/${guid(900)} tags+aks-sp:gone:0123456789abcdef`, `mark on ${appId}: /c/a was seen gone`]
])('a step is one request, and says on what: %j', (step, request, subject) => {
  expect(requestOf(step)).toBe(request);
  expect(subjectOf(step)).toBe(subject);
});

describe('the plan of one principal', () => {
  it('is in the order in which nothing that is needed later is gone', () => {
    const full = {
      ...facts,
      assignments: [assignment(1), assignment(3, { id: '/SCOPE0/roleAssignments/X' }), assignment(2)],
      secrets: [{ store, keyId: guid(1) }],
      deleted: [{ kind: 'application' as const, objectId: guid(7) }]
    };
    const plan = planPrincipal(full, { clusterId: cluster('a').id, purge: true, reason: 'unused' });
    expect(plan.map((step) => [requestOf(step), step.reason])).toEqual([
      [`DELETE ${cluster('a').id}`, 'delete-cluster is true'],
      ['DELETE /SCOPE0/roleAssignments/X', 'its principal goes'],
      [`DELETE /scope1/roleAssignments/${guid(1)}`, 'its principal goes'],
      [`DELETE /scope2/roleAssignments/${guid(2)}`, 'its principal goes'],
      [`PATCH ${store} {"enabled":false} ${guid(1)}`, 'its application goes'],
      [`DELETE /servicePrincipals/${guid(901)}`, 'unused'],
      [`DELETE /applications/${guid(900)}`, 'unused'],
      [`DELETE /directory/deletedItems/${guid(901)}`, 'purge is true'],
      [`DELETE /directory/deletedItems/${guid(900)}`, 'purge is true'],
      [`DELETE /directory/deletedItems/${guid(7)}`, 'purge is true']
    ]);
  });

  it('names objects as they are named in the directory', () => {
    expect(planPrincipal(facts, options).map(subjectOf)).toEqual([
      `service principal aks-sp (object id ${guid(901)})`,
      `application aks-app (appId ${appId})`
    ]);
  });

  it.each<[string, Partial<PrincipalObjects>, boolean, string[]]>([
    ['nothing is left', { application: null, servicePrincipal: null }, false, []],
    ['only a service principal is left', { application: null }, false, [`DELETE /servicePrincipals/${guid(901)}`]],
    ['only an application is left', { servicePrincipal: null }, false, [`DELETE /applications/${guid(900)}`]],
    [
      'it was deleted before and is to be purged',
      {
        application: null,
        servicePrincipal: null,
        deleted: [
          { kind: 'application', objectId: guid(6) },
          { kind: 'application', objectId: guid(8) },
          { kind: 'application', objectId: guid(7) },
          { kind: 'service-principal', objectId: guid(9) }
        ]
      },
      true,
      [guid(9), guid(6), guid(7), guid(8)].map((id) => `DELETE /directory/deletedItems/${id}`)
    ],
    [
      'one shows as live and as deleted: it is purged once',
      { servicePrincipal: null, deleted: [{ kind: 'application', objectId: guid(900) }] },
      true,
      [`DELETE /applications/${guid(900)}`, `DELETE /directory/deletedItems/${guid(900)}`]
    ],
    [
      'it was deleted before and is not to be purged',
      { application: null, servicePrincipal: null, deleted: [{ kind: 'application', objectId: guid(7) }] },
      false,
      []
    ]
  ])('%s', (_, more, purge, requests) => {
    expect(planPrincipal({ ...facts, ...more }, { ...options, purge }).map(requestOf)).toEqual(requests);
  });

  it('says of what kind a purged object was', () => {
    const purged = planPrincipal(facts, { ...options, purge: true }).map((step) => (step.kind === 'purge' ? [step.of, step.objectId] : []));
    expect(purged.slice(-2)).toEqual([
      ['service-principal', guid(901)],
      ['application', guid(900)]
    ]);
  });
});

it.each([
  [{}, 'Reader'],
  [{ roleDefinitionId: `/x/roleDefinitions/${guid(800).toUpperCase()}` }, 'Reader'],
  [{ roleDefinitionId: `/x/roleDefinitions/${guid(801)}` }, guid(801)],
  [{ roleDefinitionId: '' }, '']
])('calls the role of an assignment by its name, or by its id where that is not known: %j', (more, roleName) => {
  expect(assignmentStep(assignment(1, more), facts.roleNames, 'why')).toEqual({
    kind: 'role-assignment',
    assignment: assignment(1, more),
    roleName,
    reason: 'why'
  });
});

describe('the digest of a plan', () => {
  const upper = { ...steps.cluster, id: steps.cluster.id.toUpperCase() };

  it('is SHA-256 of the ordered requests, whatever their case and reasons', () => {
    const requests = [requestOf(steps.cluster).toLowerCase(), requestOf(steps.mark).toLowerCase()];
    expect(requestsOf([work(steps.cluster), work(steps.mark)])).toEqual(requests);
    expect(planDigest([work(upper, { ...steps.mark, reason: 'another' })])).toBe(
      createHash('sha256').update(requests.join('\n')).digest('hex')
    );
    expect(planDigest([])).toBe(createHash('sha256').digest('hex'));
  });

  it('changes with the order and with any step', () => {
    const plans = [[], [steps.cluster], [steps.mark], [steps.cluster, steps.mark], [steps.mark, steps.cluster]];
    expect(new Set(plans.map((plan) => planDigest([work(...plan)]))).size).toBe(plans.length);
  });
});
