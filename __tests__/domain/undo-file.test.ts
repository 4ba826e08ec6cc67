import { describe, expect, it } from '@jest/globals';
import { mergeUndo, parseUndo, restoreCommands, type UndoAssignment, type UndoPrincipal } from '../../src/domain/undo-file.ts';
import { appId, guid, tenantId } from './facts.ts';

const graph = 'https://graph.microsoft.com';

function assignment(n: number, more: Partial<UndoAssignment> = {}): UndoAssignment {
  return {
    id: `/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/${guid(n)}`,
    name: guid(n),
    scope: '/subscriptions/s',
    roleDefinitionId: `/x/roleDefinitions/${guid(800)}`,
    principalId: guid(901),
    principalType: 'ServicePrincipal',
    ...{ condition: null, conditionVersion: null, description: null },
    ...more
  };
}

const rich: UndoPrincipal = {
  appId,
  application: {
    objectId: guid(900),
    displayName: 'aks',
    uniqueName: 'aks',
    tags: ['aks-sp:managed'],
    owners: [guid(1)],
    federatedCredentials: [{ name: 'f', issuer: 'i', subject: 's', audiences: ['a'] }],
    createdOn: null
  },
  servicePrincipals: [{ objectId: guid(901), displayName: 'aks', accountEnabled: true, appOwnerTenantId: tenantId }],
  credentials: [],
  roleAssignments: [assignment(1), assignment(2)],
  deleted: [],
  secrets: [{ store: 'Key Vault https://x, secret y', keyId: guid(3) }],
  clusters: ['/c']
};
const poor: UndoPrincipal = {
  ...rich,
  application: null,
  servicePrincipals: [],
  roleAssignments: [],
  deleted: [
    { kind: 'application', objectId: guid(900) },
    { kind: 'service-principal', objectId: guid(901) }
  ],
  secrets: [],
  clusters: []
};

function now(...principals: UndoPrincipal[]) {
  return { principals, orphanedAssignments: [], removedCredentials: [], tenantId, writtenAt: '2026-11-24T12:00:00Z' };
}

describe('the undo file', () => {
  it('keeps everything of an earlier, richer one', () => {
    const first = mergeUndo(null, now(rich), graph);
    const second = mergeUndo(JSON.stringify(first), now(poor), graph);
    expect(second?.principals).toEqual([{ ...rich, deleted: poor.deleted }]);
    expect(second?.restore).toEqual(first?.restore);
  });

  it('of a partly read application keeps what was read before', () => {
    const first = mergeUndo(null, now(rich), graph);
    const blind = { ...rich, application: rich.application && { ...rich.application, owners: null, federatedCredentials: null, tags: [] } };
    expect(mergeUndo(JSON.stringify(first), now(blind), graph)?.principals[0]?.application).toEqual(rich.application);
  });

  it('adds another principal', () => {
    const first = mergeUndo(null, now(rich), graph);
    const second = mergeUndo(JSON.stringify(first), now({ ...poor, appId: guid(7) }), graph);
    expect(second?.principals.map((each) => each.appId)).toEqual([appId, guid(7)]);
  });

  it.each([
    ['another text', 'hello'],
    ['other JSON', '{"a":1}'],
    ['null', 'null'],
    ['half of itself', '{"format":"aks-service-principal-action/undo","version":1}'],
    ['another tenant', JSON.stringify(mergeUndo(null, { ...now(rich), tenantId: guid(5) }, graph))]
  ])('is never written over %s', (_, before) => {
    expect(mergeUndo(before, now(rich), graph)).toBeNull();
  });

  it('reads back as what it is', () => {
    const file = mergeUndo(null, now(rich), graph);
    expect(parseUndo(JSON.stringify(file))).toEqual(file);
  });

  it('gives the commands: both objects, each role with its condition, the vault version', () => {
    const commands = restoreCommands({ ...rich, roleAssignments: [assignment(1, { condition: "@Resource[a] StringEquals 'b'" })] }, graph);
    expect(commands[0]).toContain(`/v1.0/directory/deletedItems/${guid(900)}/restore`);
    expect(commands[1]).toContain(`/v1.0/directory/deletedItems/${guid(901)}/restore`);
    expect(commands[2]).toContain(
      `--name ${guid(1)} --assignee-object-id ${guid(901)} --assignee-principal-type ServicePrincipal --role ${guid(800)}`
    );
    expect(commands[2]).toContain(`--condition '@Resource[a] StringEquals '\\''b'\\'''`);
    expect(commands[3]).toContain(`aks-sp-key-id=${guid(3)}`);
  });
});
