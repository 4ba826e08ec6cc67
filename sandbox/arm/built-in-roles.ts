import type { RoleDefinition } from '../world.ts';

type Actions = [actions: string[], notActions?: string[], dataActions?: string[], notDataActions?: string[]];

const COMMON = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Insights/alertRules/*',
  'Microsoft.ResourceHealth/availabilityStatuses/read',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Support/*'
];

/** What Kubernetes data roles may also do in ARM. */
const KUBERNETES_COMMON = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Resources/subscriptions/operationresults/read',
  'Microsoft.Resources/subscriptions/read',
  'Microsoft.Resources/subscriptions/resourceGroups/read'
];
const CLUSTER = 'Microsoft.ContainerService/managedClusters';

const VIRTUAL_MACHINES = [
  'Microsoft.Compute/availabilitySets/*',
  'Microsoft.Compute/locations/*',
  'Microsoft.Compute/virtualMachines/*',
  'Microsoft.Compute/virtualMachineScaleSets/*',
  'Microsoft.Compute/cloudServices/*',
  'Microsoft.Compute/disks/write',
  'Microsoft.Compute/disks/read',
  'Microsoft.Compute/disks/delete',
  'Microsoft.DevTestLab/schedules/*',
  'Microsoft.Network/applicationGateways/backendAddressPools/join/action',
  'Microsoft.Network/loadBalancers/backendAddressPools/join/action',
  'Microsoft.Network/loadBalancers/inboundNatPools/join/action',
  'Microsoft.Network/loadBalancers/inboundNatRules/join/action',
  'Microsoft.Network/loadBalancers/probes/join/action',
  'Microsoft.Network/loadBalancers/read',
  'Microsoft.Network/locations/*',
  'Microsoft.Network/networkInterfaces/*',
  'Microsoft.Network/networkSecurityGroups/join/action',
  'Microsoft.Network/networkSecurityGroups/read',
  'Microsoft.Network/publicIPAddresses/join/action',
  'Microsoft.Network/publicIPAddresses/read',
  'Microsoft.Network/virtualNetworks/read',
  'Microsoft.Network/virtualNetworks/subnets/join/action',
  'Microsoft.RecoveryServices/locations/*',
  'Microsoft.RecoveryServices/Vaults/read',
  'Microsoft.RecoveryServices/Vaults/backupPolicies/read',
  'Microsoft.RecoveryServices/Vaults/backupPolicies/write',
  'Microsoft.SerialConsole/serialPorts/connect/action',
  'Microsoft.SqlVirtualMachine/*',
  'Microsoft.Storage/storageAccounts/listKeys/action',
  'Microsoft.Storage/storageAccounts/read'
];

const CONTRIBUTOR_EXCEPT = [
  'Microsoft.Authorization/*/Delete',
  'Microsoft.Authorization/*/Write',
  'Microsoft.Authorization/elevateAccess/Action',
  'Microsoft.Blueprint/blueprintAssignments/write',
  'Microsoft.Blueprint/blueprintAssignments/delete',
  'Microsoft.Compute/galleries/share/action',
  'Microsoft.Purview/consents/write',
  'Microsoft.Purview/consents/delete',
  'Microsoft.Resources/deploymentStacks/manageDenySetting/action',
  'Microsoft.Subscription/cancel/action',
  'Microsoft.Subscription/enable/action'
];

const WORKLOADS = [
  ...[
    'apps/daemonsets',
    'apps/deployments',
    'apps/replicasets',
    'apps/statefulsets',
    'autoscaling/horizontalpodautoscalers',
    'batch/cronjobs',
    'batch/jobs'
  ],
  ...['configmaps', 'endpoints', 'networking.k8s.io/ingresses', 'networking.k8s.io/networkpolicies', 'persistentvolumeclaims', 'pods'],
  ...['policy/poddisruptionbudgets', 'replicationcontrollers', 'serviceaccounts', 'services']
];
const READ_ONLY = [
  'apps/controllerrevisions/read',
  'events.k8s.io/events/read',
  'events/read',
  'limitranges/read',
  'namespaces/read',
  'resourcequotas/read'
];
const dataOf = (parts: string[]): string[] => parts.map((part) => `${CLUSTER}/${part}`);

/** Id, name, description, actions: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const ROLES: [string, string, string, Actions][] = [
  ['8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'Owner', 'Manages all resources and access to them.', [['*']]],
  ['b24988ac-6180-42a0-ab88-20f7382dd24c', 'Contributor', 'Manages all resources, not access to them.', [['*'], CONTRIBUTOR_EXCEPT]],
  ['acdd72a7-3385-48ef-bd42-f606fba81ae7', 'Reader', 'Sees all resources, changes none.', [['*/read']]],
  [
    '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    'User Access Administrator',
    'Manages access to all resources.',
    [['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*']]
  ],
  [
    'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    'Role Based Access Control Administrator',
    'Manages role assignments.',
    [['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleAssignments/delete', '*/read', 'Microsoft.Support/*']]
  ],
  ['7f951dda-4ed3-4680-a7ca-43fe172d538d', 'AcrPull', 'Pulls images.', [['Microsoft.ContainerRegistry/registries/pull/read']]],
  [
    'b93aa761-3e63-49ed-ac28-beffa264f7ac',
    'Container Registry Repository Reader',
    'Reads repositories of a registry.',
    [
      [],
      [],
      [
        'Microsoft.ContainerRegistry/registries/repositories/metadata/read',
        'Microsoft.ContainerRegistry/registries/repositories/content/read'
      ]
    ]
  ],
  ['4d97b98b-1d4f-4787-a291-c67834d212e7', 'Network Contributor', 'Manages networks.', [[...COMMON, 'Microsoft.Network/*']]],
  ['9980e02c-c2be-4d73-94e8-173b1dc7cf3c', 'Virtual Machine Contributor', 'Manages virtual machines.', [[...COMMON, ...VIRTUAL_MACHINES]]],
  [
    '17d1049b-9a84-46fb-8f53-869881c3d3ab',
    'Storage Account Contributor',
    'Manages storage accounts.',
    [
      [
        ...COMMON,
        'Microsoft.Insights/diagnosticSettings/*',
        'Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action',
        'Microsoft.Storage/storageAccounts/*'
      ]
    ]
  ],
  [
    'f1a07417-d97a-45cb-824c-7a7467783830',
    'Managed Identity Operator',
    'Reads and assigns user-assigned identities.',
    [
      [
        ...COMMON,
        'Microsoft.ManagedIdentity/userAssignedIdentities/*/read',
        'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action'
      ]
    ]
  ],
  [
    '4633458b-17de-408a-b874-0445c86b69e6',
    'Key Vault Secrets User',
    'Reads secret contents.',
    [[], [], ['Microsoft.KeyVault/vaults/secrets/getSecret/action', 'Microsoft.KeyVault/vaults/secrets/readMetadata/action']]
  ],
  [
    'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    'Key Vault Secrets Officer',
    'Manages secrets of a vault.',
    [
      [
        ...COMMON.filter((action) => !action.includes('ResourceHealth')),
        'Microsoft.KeyVault/checkNameAvailability/read',
        'Microsoft.KeyVault/deletedVaults/read',
        'Microsoft.KeyVault/locations/*/read',
        'Microsoft.KeyVault/vaults/*/read',
        'Microsoft.KeyVault/operations/read'
      ],
      [],
      ['Microsoft.KeyVault/vaults/secrets/*']
    ]
  ],
  [
    'ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8',
    'Azure Kubernetes Service Contributor Role',
    'Reads and writes clusters.',
    [[`${CLUSTER}/read`, `${CLUSTER}/write`, 'Microsoft.Resources/deployments/*']]
  ],
  [
    '0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8',
    'Azure Kubernetes Service Cluster Admin Role',
    'Lists cluster admin credentials.',
    [
      [
        `${CLUSTER}/listClusterAdminCredential/action`,
        `${CLUSTER}/accessProfiles/listCredential/action`,
        `${CLUSTER}/read`,
        `${CLUSTER}/runcommand/action`
      ]
    ]
  ],
  [
    '4abbcc35-e782-43d8-92c5-2d3f1bd2253f',
    'Azure Kubernetes Service Cluster User Role',
    'Lists cluster user credentials.',
    [[`${CLUSTER}/listClusterUserCredential/action`, `${CLUSTER}/read`]]
  ],
  [
    '1afdec4b-e479-420e-99e7-f82237c7c5e6',
    'Azure Kubernetes Service Cluster Monitoring User',
    'Lists cluster monitoring user credentials.',
    [[`${CLUSTER}/listClusterMonitoringUserCredential/action`, `${CLUSTER}/read`]]
  ],
  [
    '3498e952-d568-435e-9b2c-8d77e338d7f7',
    'Azure Kubernetes Service RBAC Admin',
    'Manages what is in namespaces.',
    [
      [...KUBERNETES_COMMON, `${CLUSTER}/listClusterUserCredential/action`],
      [],
      [`${CLUSTER}/*`],
      [`${CLUSTER}/resourcequotas/write`, `${CLUSTER}/resourcequotas/delete`, `${CLUSTER}/namespaces/write`, `${CLUSTER}/namespaces/delete`]
    ]
  ],
  [
    'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
    'Azure Kubernetes Service RBAC Cluster Admin',
    'Manages all that is in a cluster.',
    [[...KUBERNETES_COMMON, `${CLUSTER}/listClusterUserCredential/action`], [], [`${CLUSTER}/*`]]
  ],
  [
    '7f6c6a51-bcf8-42ba-9220-52d62157d7db',
    'Azure Kubernetes Service RBAC Reader',
    'Reads most objects of a namespace.',
    [KUBERNETES_COMMON, [], dataOf([...WORKLOADS.map((part) => `${part}/read`), ...READ_ONLY])]
  ],
  [
    'a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb',
    'Azure Kubernetes Service RBAC Writer',
    'Reads and writes most objects of a namespace.',
    [KUBERNETES_COMMON, [], dataOf([...WORKLOADS.map((part) => `${part}/*`), 'secrets/*', ...READ_ONLY])]
  ]
];

/** The built-in roles that every tenant has (those that this project's field uses). */
export function builtInRoles(): RoleDefinition[] {
  return ROLES.map(([name, roleName, description, [actions, notActions = [], dataActions = [], notDataActions = []]]) => ({
    name,
    roleName,
    type: 'BuiltInRole',
    description,
    permissions: [{ actions, notActions, dataActions, notDataActions }],
    assignableScopes: ['/']
  }));
}
