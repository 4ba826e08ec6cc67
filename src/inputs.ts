/** From the strings of the runner to one typed value. Nothing is sent anywhere before this has succeeded. */
import { clusterResourceId, isGuid, parseClusterId, type ClusterId } from './domain/resource-ids.ts';
import type { Duration } from './domain/model.ts';
import { reportFormat, reportFormats, type ReportFormat } from './domain/report-file.ts';
import type { RetirePolicy } from './domain/retire.ts';
import type { StoreTarget } from './domain/store-target.ts';
import { ActionError } from './errors.ts';
import { InputReader, oneOf, type GetInput } from './input-reader.ts';
import { parseCleanup, type CleanupInputs } from './inputs-cleanup.ts';
import { parseDelegate, type DelegateInputs } from './inputs-delegate.ts';
import { parseRetire, parseRotate, type RotateInputs } from './inputs-rotate.ts';
import { parseProvision, type ProvisionInputs } from './inputs-provision.ts';
import { parseStores } from './inputs-store.ts';
import { operations, type Operation } from './input-table.ts';
import type { SignIn } from './ports.ts';

export const clouds = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'] as const;
export type CloudName = (typeof clouds)[number];

export interface CommonInputs {
  signIn: SignIn;
  cloud: CloudName;
  /** Overrides of the cloud's endpoints, https, without a trailing slash. */
  endpoints: { authorityHost: string | null; resourceManager: string | null; graph: string | null };
  clusters: ClusterId[];
  /** Lower case. */
  appIds: string[];
  /** Lower case; empty = every subscription that can be read. */
  subscriptionIds: string[];
  githubToken: string;
  dryRun: boolean;
  maxWait: Duration;
  trustVisibleScope: boolean;
  /** Where a new secret goes; no destination twice. */
  stores: StoreTarget[];
}

export type IssueMode = 'per-principal' | 'digest' | 'none';
export type FailOn = 'none' | 'expiring' | 'critical' | 'expired';
export type ReportFile = { path: string; format: ReportFormat };

export interface CheckExpiryInputs extends CommonInputs {
  operation: 'check-expiry';
  warnWithin: Duration;
  criticalWithin: Duration;
  /** Of the rotations that follow: they decide what is due. */
  overlap: Duration;
  retire: RetirePolicy;
  issues: {
    mode: IssueMode;
    labels: [string, ...string[]];
    assignees: string[];
    repository: { owner: string; repo: string } | null;
    max: number;
  };
  failOn: FailOn;
  reportFiles: ReportFile[];
}

export type Inputs = CheckExpiryInputs | CleanupInputs | DelegateInputs | ProvisionInputs | RotateInputs;

/**
 * @param get raw input by name
 * @param env for AZURE_*, GITHUB_REPOSITORY and whether the job may request ID tokens
 * @throws ActionError `input-invalid` that lists every problem
 */
export function parseInputs(get: GetInput, env: NodeJS.ProcessEnv): Inputs {
  const reader = new InputReader(get, env);
  const operation = parseOperation(reader);
  if (operation) reader.refuseForeign(operation);
  const common = parseCommon(reader, env);
  const inputs = parseOwn(operation, common, reader, env);
  if (reader.problems.length > 0) throw invalid(reader.problems);
  return inputs;
}

/** The operation's own inputs. With a wrong operation those of check-expiry are read, so that their problems are said as well. */
function parseOwn(operation: Operation | null, common: CommonInputs, reader: InputReader, env: NodeJS.ProcessEnv): Inputs {
  switch (operation) {
    case 'provision':
      return { operation, ...common, ...parseProvision(reader, common) };
    case 'delegate':
      return { operation, ...common, ...parseDelegate(reader, common) };
    case 'rotate':
      return { operation, ...common, ...parseRotate(reader, common) };
    case 'cleanup':
      return { operation, ...common, ...parseCleanup(reader, common) };
    default:
      return { operation: 'check-expiry', ...common, ...parseCheckExpiry(reader, env) };
  }
}

function parseOperation(reader: InputReader): Operation | null {
  const text = reader.text('operation');
  const operation = operations.find((candidate) => candidate === text);
  if (!operation) reader.problem('operation', text, oneOf(operations));
  return operation ?? null;
}

function invalid(problems: readonly string[]): ActionError {
  const count = problems.length === 1 ? 'One input is wrong' : `${problems.length} inputs are wrong`;
  return new ActionError({
    code: 'input-invalid',
    message: [`${count}; nothing was sent.`, ...problems.map((problem) => `- ${problem}`)].join('\n'),
    hint: 'Correct the `with:` block of the step; every input is described in action.yml.'
  });
}

function parseCommon(reader: InputReader, env: NodeJS.ProcessEnv): CommonInputs {
  const subscriptionIds = reader.listOf('subscription-id', guidOrNull, 'subscription ids (GUIDs)', 'AZURE_SUBSCRIPTION_ID');
  const cloud = reader.choice('cloud', clouds);
  return {
    signIn: parseSignIn(reader, env),
    cloud,
    endpoints: {
      authorityHost: endpoint(reader, 'authority-host'),
      resourceManager: endpoint(reader, 'resource-manager-endpoint'),
      graph: endpoint(reader, 'graph-endpoint')
    },
    clusters: parseClusters(reader, subscriptionIds),
    appIds: reader.listOf('app-id', guidOrNull, 'application (client) ids (GUIDs)'),
    subscriptionIds,
    githubToken: reader.text('github-token', 'GITHUB_TOKEN'),
    dryRun: reader.boolean('dry-run'),
    maxWait: reader.duration('max-wait'),
    trustVisibleScope: reader.boolean('trust-visible-scope'),
    stores: parseStores(reader, env, cloud)
  };
}

function guidOrNull(text: string): string | null {
  return isGuid(text) ? text.toLowerCase() : null;
}

function parseClusters(reader: InputReader, subscriptionIds: readonly string[]): ClusterId[] {
  const clusters = reader.listOf(
    'cluster',
    parseClusterId,
    'resource ids /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.ContainerService/managedClusters/<name>'
  );
  const group = reader.text('resource-group');
  const name = reader.text('cluster-name');
  if (group === '' && name === '') return clusters;
  if (group === '' || name === '') {
    reader.problem(group === '' ? 'resource-group' : 'cluster-name', '', 'a name: resource-group and cluster-name go together');
    return clusters;
  }
  if (subscriptionIds.length !== 1)
    reader.problem('subscription-id', subscriptionIds.join(', '), 'exactly one id beside resource-group and cluster-name');
  const one = parseClusterId(clusterResourceId(subscriptionIds[0] ?? '00000000-0000-0000-0000-000000000000', group, name));
  if (!one) reader.problem('cluster-name', `${group}/${name}`, 'a valid resource group and cluster name');
  return one && subscriptionIds.length === 1 ? [...clusters, one] : clusters;
}

function endpoint(reader: InputReader, name: 'authority-host' | 'resource-manager-endpoint' | 'graph-endpoint'): string | null {
  const text = reader.text(name);
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '' || url.username !== '')
    reader.problem(name, text, 'an https URL without query');
  return text.replace(/\/+$/, '');
}

const methods = ['auto', 'oidc', 'client-secret', 'azure-cli', 'managed-identity'] as const;

function parseSignIn(reader: InputReader, env: NodeJS.ProcessEnv): SignIn {
  const tenantId = optionalTenant(reader);
  const clientId = optionalGuid(reader, 'client-id', 'AZURE_CLIENT_ID');
  const clientSecret = reader.text('client-secret', 'AZURE_CLIENT_SECRET');
  const audience = reader.text('audience') || null;
  const chosen = reader.choice('auth', methods);
  const mayRequestIdToken = Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
  const method = chosen === 'auto' ? automatic(clientSecret !== '', tenantId !== '' && clientId !== '' && mayRequestIdToken) : chosen;
  if (method === 'azure-cli') return { method, tenantId: tenantId || null };
  if (method === 'managed-identity') return { method, clientId: clientId || null };
  requireAll(reader, method, {
    'tenant-id': tenantId,
    'client-id': clientId,
    ...(method === 'client-secret' ? { 'client-secret': clientSecret } : {})
  });
  return method === 'oidc' ? { method, tenantId, clientId, audience } : { method, tenantId, clientId, clientSecret };
}

function automatic(hasSecret: boolean, canUseOidc: boolean): Exclude<(typeof methods)[number], 'auto'> {
  if (hasSecret) return 'client-secret';
  return canUseOidc ? 'oidc' : 'azure-cli';
}

function requireAll(reader: InputReader, method: string, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === '' && !reader.problems.some((problem) => problem.startsWith(`${name}:`)))
      reader.problem(name, '', `a value with auth ${method}`);
  }
}

function optionalGuid(reader: InputReader, name: 'client-id', variable: string): string {
  const text = reader.text(name, variable);
  if (text !== '' && !isGuid(text)) reader.problem(name, text, 'an id (GUID)');
  return isGuid(text) ? text.toLowerCase() : '';
}

/** A tenant is named by its id or by one of its domains. */
function optionalTenant(reader: InputReader): string {
  const text = reader.text('tenant-id', 'AZURE_TENANT_ID');
  const valid = isGuid(text) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);
  if (text !== '' && !valid) reader.problem('tenant-id', text, 'a tenant id (GUID) or domain');
  return valid ? text.toLowerCase() : '';
}

function parseCheckExpiry(reader: InputReader, env: NodeJS.ProcessEnv): Omit<CheckExpiryInputs, keyof CommonInputs | 'operation'> {
  const warnWithin = reader.duration('warn-within');
  const criticalWithin = reader.duration('critical-within');
  if (criticalWithin > warnWithin && !reader.refused('warn-within'))
    reader.problem('critical-within', reader.text('critical-within'), `at most warn-within (${reader.text('warn-within')})`);
  return {
    warnWithin,
    criticalWithin,
    overlap: reader.duration('overlap'),
    retire: parseRetire(reader),
    issues: parseIssues(reader, env),
    failOn: reader.choice('fail-on', ['expired', 'none', 'expiring', 'critical']),
    reportFiles: reader.listOf('report-file', reportFile, `paths that end in ${oneOf(reportFormats.map((format) => `.${format}`))}`)
  };
}

function parseIssues(reader: InputReader, env: NodeJS.ProcessEnv): CheckExpiryInputs['issues'] {
  const mode = reader.choice('issues', ['per-principal', 'digest', 'none']);
  const [first, ...rest] = reader.listOf('issue-labels', label, 'label names of at most 50 characters');
  const name = reader.text('issue-repository') || (env.GITHUB_REPOSITORY ?? '');
  const repository = repositoryOf(name);
  if (repository === null && (mode !== 'none' || name !== ''))
    reader.problem('issue-repository', name, 'owner/name (default: the repository of the workflow)');
  if (mode !== 'none' && reader.text('github-token', 'GITHUB_TOKEN') === '')
    reader.problem('github-token', '', 'a token that may write issues, or issues: none');
  return {
    mode,
    labels: [first ?? 'aks-service-principal', ...rest],
    assignees: reader.listOf('issue-assignees', login, 'GitHub user names'),
    repository,
    max: reader.integer('max-issues', 0, 1000)
  };
}

function label(text: string): string | null {
  return text.length <= 50 ? text : null;
}

function login(text: string): string | null {
  const name = text.replace(/^@/, '');
  return /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?$/.test(name) ? name : null;
}

function repositoryOf(text: string): { owner: string; repo: string } | null {
  const match = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(text);
  return match?.[1] && match[2] ? { owner: match[1], repo: match[2] } : null;
}

function reportFile(path: string): ReportFile | null {
  const format = reportFormat(path);
  return format === null ? null : { path, format };
}
