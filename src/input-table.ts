/** Every input of action.yml: which operations it belongs to and its default. action.yml and the README are held to this by a test. */

export const operations = ['provision', 'delegate', 'check-expiry', 'rotate', 'cleanup'] as const;
export type Operation = (typeof operations)[number];

export interface InputSpec {
  /** `all`: common to every operation. */
  operations: 'all' | readonly Operation[];
  /** What the runner hands over when the workflow says nothing; such a value does not count as given. */
  default: string;
}

const all = (value = ''): InputSpec => ({ operations: 'all', default: value });
const only = (names: readonly Operation[], value = ''): InputSpec => ({ operations: names, default: value });

export const inputTable = {
  operation: all(),
  cluster: all(),
  'resource-group': all(),
  'cluster-name': all(),
  'app-id': all(),
  'subscription-id': all(),
  'tenant-id': all(),
  'client-id': all(),
  'client-secret': all(),
  auth: all('auto'),
  audience: all(),
  cloud: all('AzureCloud'),
  'authority-host': all(),
  'resource-manager-endpoint': all(),
  'graph-endpoint': all(),
  'github-token': all('${{ github.token }}'),
  'dry-run': all('false'),
  'max-wait': all('5h'),
  'trust-visible-scope': all('false'),
  store: all(),

  name: only(['provision']),
  'unique-name': only(['provision']),
  'valid-for': only(['provision', 'rotate'], '365d'),
  adopt: only(['provision'], 'false'),
  assign: only(['provision', 'delegate']),
  'new-secret': only(['provision'], 'if-needed'),
  'cluster-template': only(['provision']),

  'service-principal-id': only(['delegate']),
  prune: only(['delegate'], 'false'),

  'warn-within': only(['check-expiry'], '30d'),
  'critical-within': only(['check-expiry'], '7d'),
  issues: only(['check-expiry'], 'per-principal'),
  'issue-labels': only(['check-expiry'], 'aks-service-principal'),
  'issue-assignees': only(['check-expiry']),
  'issue-repository': only(['check-expiry']),
  'max-issues': only(['check-expiry'], '20'),
  'fail-on': only(['check-expiry'], 'expired'),
  'report-file': only(['check-expiry']),

  'renew-within': only(['rotate'], '30d'),
  force: only(['rotate'], 'false'),
  overlap: only(['check-expiry', 'rotate'], '24h'),
  retire: only(['check-expiry', 'rotate'], 'managed'),
  parallel: only(['rotate'], '4'),
  'on-stopped': only(['rotate'], 'skip'),
  lease: only(['rotate'], '6h'),

  'delete-cluster': only(['cleanup'], 'false'),
  sweep: only(['cleanup'], 'none'),
  grace: only(['cleanup'], '7d'),
  'expired-credentials': only(['cleanup'], 'report'),
  purge: only(['cleanup'], 'false'),
  'expected-plan': only(['cleanup'])
} as const satisfies Record<string, InputSpec>;

export type InputName = keyof typeof inputTable;
