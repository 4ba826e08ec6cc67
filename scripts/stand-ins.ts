/**
 * Modules of packages that the bundle goes without, because nothing here can reach what they do. Each names the module, what stands in
 * its place and why. Tests of `src/` run with the whole packages, tests of `dist/` with what is left of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

export interface StandIn {
  /** Matches the path of the module, with slashes. */
  module: RegExp;
  why: string;
  /** The module's code in the bundle. */
  code: string;
}

const packages = path.resolve(import.meta.dirname, '../node_modules');

/** A function or class that says what is missing, should it be called after all. */
function absent(...names: string[]): string {
  return names
    .map((name) => `export class ${name} { constructor() { throw new Error('${name} is not part of this bundle'); } }`)
    .join('\n');
}

/** Of octokit's table of 900 endpoints those that `src/github/` names, as `issues.create` for instance, with what the package has of them. */
async function endpoints(): Promise<string> {
  const file = pathToFileURL(path.join(packages, '@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js'));
  const { default: table } = (await import(file.href)) as { default: Record<string, Record<string, unknown>> };
  const folder = path.resolve(import.meta.dirname, '../src/github');
  const source = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const named = new Set(source.flatMap((text) => text.match(/\b(actions|issues)\.\w+/g) ?? []));
  const groups = ['actions', 'issues'].map((group) => [
    group,
    Object.fromEntries(Object.entries(table[group] ?? {}).filter(([name]) => named.has(`${group}.${name}`)))
  ]);
  return `export default ${JSON.stringify(Object.fromEntries(groups), null, 2)};`;
}

/** Groups of operations of arm-authorization that nothing here calls. */
const unusedOperations = [
  'ClassicAdministratorsImpl',
  'GlobalAdministratorImpl',
  'DenyAssignmentsImpl',
  'ProviderOperationsMetadataOperationsImpl',
  'PermissionsImpl',
  'EligibleChildResourcesImpl',
  'RoleAssignmentSchedulesImpl',
  'RoleAssignmentScheduleInstancesImpl',
  'RoleAssignmentScheduleRequestsImpl',
  'RoleEligibilitySchedulesImpl',
  'RoleEligibilityScheduleInstancesImpl',
  'RoleEligibilityScheduleRequestsImpl',
  'RoleManagementPoliciesImpl',
  'RoleManagementPolicyAssignmentsImpl'
];

/** Shapes of those groups that a module names without using them. */
const unusedShapes = [
  'RoleAssignmentScheduleRequest',
  'RoleEligibilityScheduleRequest',
  'RoleManagementPolicy',
  'RoleManagementPolicyAssignment'
];

/** What the two others read and write. */
const usedShapes = [
  'ErrorResponse',
  'ErrorDetail',
  'ErrorAdditionalInfo',
  'Permission',
  'RoleAssignment',
  'RoleAssignmentCreateParameters',
  'RoleAssignmentListResult',
  'RoleDefinition',
  'RoleDefinitionListResult'
];

export const standIns: readonly StandIn[] = [
  {
    module: /\/undici\/index\.js$/,
    why: '@actions/github and its http-client keep it for requests of their own; ours go through src/http.ts, proxies included',
    code: `export class ProxyAgent {}\n${absent('fetch')}`
  },
  {
    module: /\/jsonwebtoken\/index\.js$/,
    why: 'MSAL signs assertions with it for certificates, which are no way to sign in here',
    code: `${absent('jsonwebtoken')}\nexport { jsonwebtoken as default };`
  },
  { module: /\/open\/index\.js$/, why: 'opens a browser for a person to sign in', code: `${absent('open')}\nexport { open as default };` },
  {
    module: /\/msal-node\/dist\/client\/PublicClientApplication\.mjs$/,
    why: 'signs in people: browser, device code, password',
    code: absent('PublicClientApplication')
  },
  {
    module: /\/msal-node\/dist\/client\/OnBehalfOfClient\.mjs$/,
    why: 'signs in services on behalf of people',
    code: absent('OnBehalfOfClient')
  },
  {
    module: /\/msal-node\/dist\/client\/UsernamePasswordClient\.mjs$/,
    why: 'signs in people',
    code: absent('UsernamePasswordClient')
  },
  ...['AuthorizationCodeClient', 'RefreshTokenClient', 'SilentFlowClient'].map((name) => ({
    module: new RegExp(`/msal-common/dist/client/${name}\\.mjs$`),
    why: 'signs in people, or keeps them signed in',
    code: absent(name)
  })),
  {
    module: /\/@actions\/github\/node_modules\/@actions\/http-client\/lib\/index\.js$/,
    why: '@actions/github asks it for an agent to send with, but sends through the fetch that it is given',
    code: 'export class HttpClient { getAgent() {} getAgentDispatcher() {} }'
  },
  {
    module: /\/@actions\/core\/lib\/oidc-utils\.js$/,
    why: 'the whole module, loaded when an ID token is asked for: an HTTP client of its own comes with it',
    code: `export class OidcClient {
      static async getIDToken(audience) {
        const whole = await import('./oidc-utils.js');
        return whole.OidcClient.getIDToken(audience);
      }
    }`
  },
  {
    module: /\/ts-http-runtime\/dist\/esm\/util\/uuidUtils(-node)?\.js$/,
    why: 'the same function from node:crypto; the global one makes Node load all of Web Crypto',
    code: "export { randomUUID } from 'node:crypto';"
  },
  {
    module: /\/ts-http-runtime\/dist\/esm\/util\/typeGuards-node\.js$/,
    why: 'bodies are text here; to ask whether one is a web stream makes Node load them',
    code: "import { Readable } from 'node:stream'; export const isNodeReadableStream = (x) => x instanceof Readable; export const isWebReadableStream = () => false;"
  },
  {
    module: /^(node:)?assert$/,
    why: 'the proxy agent asserts one condition with it; it takes Node longer to load than all of that package',
    code: "export function ok(condition) { if (!condition) throw new Error('Assertion failed'); } export default ok;"
  },
  {
    module: /\/debug\/src\/index\.js$/,
    why: 'the log of the proxy agents, which only an environment variable of developers turns on',
    code: 'export default () => () => undefined;'
  },
  {
    module: /\/microsoft-graph-client\/lib\/es\/src\/HTTPClientFactory\.js$/,
    why: "the client's own retries, redirects and fetch; ours are in src/http.ts",
    code: absent('HTTPClientFactory')
  },
  {
    module: /\/arm-authorization\/dist-esm\/src\/operations\/index\.js$/,
    why: 'the client makes all sixteen groups of operations when it is made; two are called',
    code: `export * from './roleAssignments'; export * from './roleDefinitions'; class Unused {} export { ${unusedOperations.map((name) => `Unused as ${name}`).join(', ')} };`
  },
  {
    module: /\/arm-authorization\/dist-esm\/src\/models\/mappers\.js$/,
    why: 'the shapes of those two groups only',
    code: `export { ${usedShapes.join(', ')} } from './mappers'; ${unusedShapes.map((name) => `export const ${name} = null;`).join(' ')}`
  },
  {
    module: /\/plugin-rest-endpoint-methods\/dist-src\/generated\/endpoints\.js$/,
    why: 'the endpoints that src/github/ calls, of 900',
    code: await endpoints()
  }
];
