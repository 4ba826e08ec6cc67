/** Where a new secret goes, as the input `store` says it. */

export type StoreTarget =
  | { kind: 'key-vault'; vaultUrl: string; name: string }
  /** Of the repository, or of one of its environments; names in upper case, as GitHub keeps them. */
  | { kind: 'github-secret'; name: string; environment: string | null }
  | { kind: 'github-org-secret'; name: string }
  | { kind: 'output' };

/** https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name */
export const vaultSuffixes = {
  AzureCloud: 'vault.azure.net',
  AzureUSGovernment: 'vault.usgovcloudapi.net',
  AzureChinaCloud: 'vault.azure.cn'
} as const;

/**
 * Reads one destination.
 * @param vaultSuffix what the host of a vault ends with in the cloud of this run
 * @returns the destination, or what the text should have been
 */
export function parseStoreTarget(text: string, vaultSuffix: string): StoreTarget | string {
  if (text === 'output') return { kind: 'output' };
  const [, kind, rest = ''] = /^(github-secret|github-org-secret):(.*)$/s.exec(text) ?? [];
  if (kind === 'github-secret') return parseGitHubSecret(rest);
  if (kind === 'github-org-secret') {
    const name = gitHubName(rest);
    return name === null ? gitHubNames : { kind, name };
  }
  if (/^https?:/i.test(text)) return parseVaultSecret(text, vaultSuffix);
  return `https://<vault>.${vaultSuffix}/secrets/<name>, github-secret:<NAME>, github-secret:<environment>/<NAME>, github-org-secret:<NAME> or output`;
}

/** Equal for two texts that mean one destination. */
export function storeKey(target: StoreTarget): string {
  switch (target.kind) {
    case 'key-vault':
      return `${target.kind} ${target.vaultUrl} ${target.name}`.toLowerCase();
    case 'github-secret':
      return `${target.kind} ${target.environment ?? ''}/${target.name}`.toLowerCase();
    case 'github-org-secret':
      return `${target.kind} ${target.name}`.toLowerCase();
    case 'output':
      return target.kind;
  }
}

/** Whether the URL leads to this machine, as that of the sandbox does. */
function isLoopback({ hostname }: URL): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost';
}

const gitHubNames = 'a secret name of letters, digits and _, not starting with a digit or GITHUB_';

/** https://docs.github.com/actions/reference/security/secrets#naming-your-secrets */
function gitHubName(text: string): string | null {
  return /^[A-Z_][A-Z0-9_]*$/i.test(text) && !/^GITHUB_/i.test(text) ? text.toUpperCase() : null;
}

/** The name of an environment may hold a slash, that of a secret never does. */
function parseGitHubSecret(rest: string): StoreTarget | string {
  const slash = rest.lastIndexOf('/');
  const name = gitHubName(rest.slice(slash + 1));
  if (name === null) return gitHubNames;
  if (slash === -1) return { kind: 'github-secret', name, environment: null };
  const environment = rest.slice(0, slash);
  return isEnvironment(environment)
    ? { kind: 'github-secret', name, environment }
    : 'the name of an environment, of 1 to 255 visible characters, before the /';
}

/** `.` and `..` would mean another path to everything that reads a URL. */
function isEnvironment(text: string): boolean {
  return text.length <= 255 && /^\S(?:.*\S)?$/.test(text) && !/\p{Cc}|\p{Cs}/u.test(text) && text !== '.' && text !== '..';
}

/** https://learn.microsoft.com/azure/key-vault/secrets/about-secrets */
function parseVaultSecret(text: string, suffix: string): StoreTarget | string {
  const accepts = `https://<vault>.${suffix}/secrets/<name>, without a version; the name holds letters, digits and -, at most 127`;
  const at = text.lastIndexOf('/secrets/');
  const name = text.slice(at + '/secrets/'.length);
  const vaultUrl = at === -1 ? null : parseVaultUrl(text.slice(0, at), suffix);
  return vaultUrl !== null && /^[0-9A-Za-z-]{1,127}$/.test(name) ? { kind: 'key-vault', vaultUrl, name } : accepts;
}

function parseVaultUrl(text: string, suffix: string): string | null {
  const url = !/[\s\\?#@%]/.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:') return null;
  const path = url.pathname.replace(/\/+$/, '');
  if (isLoopback(url)) return `${url.origin}${path}`;
  const vault = url.host.endsWith(`.${suffix}`) ? url.host.slice(0, -suffix.length - 1) : '';
  const isVault = /^[a-z](?:-?[a-z0-9])+$/.test(vault) && vault.length >= 3 && vault.length <= 24;
  return isVault && path === '' ? url.origin : null;
}
