import { describe, expect, it } from '@jest/globals';
import type { Credential } from '../../src/domain/model.ts';
import {
  mergeUndo,
  parseUndo,
  restoreCommands,
  undoAssignment,
  undoCredential,
  type UndoAssignment,
  type UndoPrincipal
} from '../../src/domain/undo-file.ts';
import { appId, guid, managed, tenantId } from './facts.ts';

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
    ['nothing at all', '']
  ])('is never written over %s', (_, before) => {
    expect(mergeUndo(before, now(rich), graph)).toBeNull();
  });

  it('is never written over that of another tenant', () => {
    const other = mergeUndo(null, { ...now(rich), tenantId: guid(5) }, graph);
    expect(mergeUndo(JSON.stringify(other), now(rich), graph)).toBeNull();
  });

  it('reads back as what it is', () => {
    const file = mergeUndo(null, now(rich), graph);
    expect(parseUndo(JSON.stringify(file))).toEqual(file);
  });

  it('is written as what it is, for this tenant', () => {
    expect(mergeUndo(null, now(), graph)).toEqual({
      ...{ format: 'aks-service-principal-action/undo', version: 1, tenantId, writtenAt: '2026-11-24T12:00:00Z' },
      ...{ principals: [], orphanedAssignments: [], removedCredentials: [], restore: [] }
    });
  });

  it.each([
    ['another format', { format: 'x' }],
    ['another version', { version: 2 }],
    ['a list missing', { orphanedAssignments: undefined }],
    ['another list missing', { removedCredentials: null }],
    ['a list that is none', { principals: {} }]
  ])('with %s is none', (_, more) => {
    expect(parseUndo(JSON.stringify({ ...mergeUndo(null, now(rich), graph), ...more }))).toBeNull();
  });

  const credential = { ...{ keyId: guid(1), kind: 'password', holder: 'application', displayName: null }, startsOn: 'a', endsOn: 'b' };

  it('keeps one entry for each thing, the later one, whatever the case of its id', () => {
    const upper = <T extends object>(item: T, key: keyof T): T => ({ ...item, [key]: String(item[key]).toUpperCase() });
    const gone = { ...credential, appId };
    const full = { ...rich, credentials: [credential, { ...credential, keyId: guid(2) }], deleted: poor.deleted };
    const first = { ...now(full), orphanedAssignments: [assignment(8)], removedCredentials: [gone, { ...gone, appId: guid(7) }] };
    const again: UndoPrincipal = {
      ...full,
      appId: appId.toUpperCase(),
      credentials: [upper(credential, 'keyId')],
      roleAssignments: [upper(assignment(1), 'id')],
      servicePrincipals: [upper(rich.servicePrincipals[0]!, 'objectId')],
      deleted: [upper(poor.deleted[0]!, 'objectId')],
      secrets: [rich.secrets[0]!, { ...rich.secrets[0]!, keyId: guid(4) }, { ...rich.secrets[0]!, store: 'another' }],
      clusters: ['/C', '/d']
    };
    const later = {
      ...now(again),
      orphanedAssignments: [upper(assignment(8), 'id'), assignment(9)],
      removedCredentials: [upper(gone, 'keyId')]
    };
    const merged = mergeUndo(JSON.stringify(mergeUndo(null, first, graph)), later, graph);
    expect(merged?.orphanedAssignments).toEqual(later.orphanedAssignments);
    expect(merged?.removedCredentials).toEqual([upper(gone, 'keyId'), { ...gone, appId: guid(7) }]);
    expect(merged?.principals).toEqual([
      {
        ...full,
        credentials: [upper(credential, 'keyId'), { ...credential, keyId: guid(2) }],
        roleAssignments: [upper(assignment(1), 'id'), assignment(2)],
        servicePrincipals: again.servicePrincipals,
        deleted: [again.deleted[0], poor.deleted[1]],
        secrets: again.secrets,
        clusters: ['/C', '/d']
      }
    ]);
  });

  it('of an application that comes to light later keeps what it has', () => {
    const first = mergeUndo(null, now(poor), graph);
    expect(mergeUndo(JSON.stringify(first), now(rich), graph)?.principals[0]?.application).toEqual(rich.application);
    const blind = { ...rich, application: rich.application && { ...rich.application, owners: null, federatedCredentials: null } };
    expect(mergeUndo(JSON.stringify(first), now(blind), graph)?.principals[0]?.application).toEqual(blind.application);
  });

  it('restores what was deleted before only where nothing of its kind is there, each object once', () => {
    const restore = (id: string): string => `az rest --method POST --url '${graph}/v1.0/directory/deletedItems/${id}/restore'`;
    const bare = { ...rich, roleAssignments: [], secrets: [] };
    const deleted = [
      { kind: 'service-principal' as const, objectId: guid(6) },
      { kind: 'application' as const, objectId: guid(5) }
    ];
    expect(restoreCommands({ ...bare, deleted }, graph)).toEqual([restore(guid(900)), restore(guid(901))]);
    expect(restoreCommands({ ...bare, application: null, deleted }, graph)).toEqual([restore(guid(5)), restore(guid(901))]);
    expect(restoreCommands({ ...bare, servicePrincipals: [], deleted }, graph)).toEqual([restore(guid(900)), restore(guid(6))]);
    const twice = [...rich.servicePrincipals, ...rich.servicePrincipals];
    expect(restoreCommands({ ...bare, servicePrincipals: twice }, graph)).toEqual([restore(guid(900)), restore(guid(901))]);
  });

  it('makes a role assignment again with all that it had', () => {
    const command = (more: Partial<UndoAssignment>): string | undefined =>
      restoreCommands({ ...poor, deleted: [], roleAssignments: [assignment(1, more)] }, graph)[0];
    const plain = `az role assignment create --name ${guid(1)} --assignee-object-id ${guid(901)} --assignee-principal-type ServicePrincipal --role ${guid(800)} --scope /subscriptions/s`;
    expect(command({})).toBe(plain);
    expect(command({ description: 'a b' })).toBe(`${plain} --description 'a b'`);
    expect(command({ condition: 'x', conditionVersion: '1.0' })).toBe(`${plain} --condition x --condition-version 1.0`);
    expect(command({ condition: 'x' })).toBe(`${plain} --condition x --condition-version 2.0`);
  });

  it('names the store of a version in one line', () => {
    const secrets = [{ store: 'Key  Vault\n x', keyId: guid(3) }];
    expect(restoreCommands({ ...poor, deleted: [], secrets }, graph)).toEqual([
      `# Enable the version tagged aks-sp-key-id=${guid(3)} again: Key Vault x`
    ]);
  });

  it('holds an assignment and a credential as far as they can be made or told again', () => {
    const details = { ...assignment(1), conditional: false, createdOn: 0, delegatedManagedIdentityId: null };
    expect(undoAssignment(details)).toEqual(assignment(1));
    expect(undoAssignment({ ...details, principalType: null })).toEqual(assignment(1));
    expect(undoAssignment({ ...details, principalType: 'Group' }).principalType).toBe('Group');
    expect(undoCredential({ ...managed(1, -1, 1), more: 'x' } as Credential)).toEqual({
      keyId: guid(1),
      kind: 'password',
      holder: 'application',
      displayName: managed(1, -1, 1).displayName,
      startsOn: '2026-11-23T12:00:00Z',
      endsOn: '2026-11-25T12:00:00Z'
    });
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
