/**
 * Modules of packages that the bundle goes without, because nothing here can reach what they do. Each names the module, what stands in
 * its place and why. Tests of `src/` run with the whole packages, tests of `dist/` with what is left of them.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

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

/** Of octokit's table of 900 endpoints the groups that `src/github/` calls, as the package has them. */
async function endpoints(...groups: string[]): Promise<string> {
  const file = pathToFileURL(path.join(packages, '@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js'));
  const { default: table } = (await import(file.href)) as { default: Record<string, unknown> };
  return `export default ${JSON.stringify(Object.fromEntries(groups.map((group) => [group, table[group]])), null, 2)};`;
}

/** As libsodium-wrappers has it: copies in, calls, copies out. https://libsodium.gitbook.io/doc/public-key_cryptography/sealed_boxes */
const sealedBox = `
import start from 'libsodium';
let library;
const getRandomValue = () => crypto.getRandomValues(new Uint32Array(1))[0];
const ready = start({ getRandomValue }).then((started) => {
  library = started;
  if (library._sodium_init() < 0) throw new Error('libsodium was not correctly initialized.');
});
function crypto_box_seal(message, publicKey) {
  if (publicKey.length !== library._crypto_box_publickeybytes()) throw new TypeError('invalid publicKey length');
  const text = new TextEncoder().encode(message);
  const [from, key, to] = [text.length, publicKey.length, text.length + library._crypto_box_sealbytes()].map((size) => library._malloc(size));
  library.HEAPU8.set(text, from);
  library.HEAPU8.set(publicKey, key);
  if (library._crypto_box_seal(to, from, text.length, 0, key) !== 0) throw new Error('invalid usage');
  const sealed = library.HEAPU8.slice(to, to + text.length + library._crypto_box_sealbytes());
  library.HEAPU8.fill(0, from, from + text.length);
  for (const address of [from, key, to]) library._free(address);
  return sealed;
}
export default { ready, crypto_box_seal };
`;

/** The WebAssembly inside libsodium, packed: as a text it would be a quarter of the bundle. Brotli gives the same bytes everywhere. */
function packedLibsodium(): string {
  const code = readFileSync(path.join(packages, 'libsodium/dist/modules-esm/libsodium.mjs'), 'utf8');
  const [text, ...more] = code.match(/(?<=")AGFzbQ[\w+/=]+(?=")/g) ?? [];
  if (text === undefined || more.length > 0) throw new Error('libsodium does not hold its WebAssembly as one text');
  const packed = brotliCompressSync(Buffer.from(text, 'base64'), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).toString('base64');
  const unpacked = `brotliDecompressSync(Buffer.from("${packed}", "base64")).toString("base64")`;
  return `import { brotliDecompressSync } from 'node:zlib';\n${code.replace(`"${text}"`, () => unpacked)}`;
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
    why: 'a second copy; @actions/github only makes a client, since it sends through the fetch that it is given',
    code: `export * from ${JSON.stringify(path.join(packages, '@actions/http-client/lib/index.js'))};`
  },
  {
    module: /\/libsodium-wrappers\/dist\/modules-esm\/libsodium-wrappers\.mjs$/,
    why: 'wraps a thousand functions of libsodium; one is called',
    code: sealedBox
  },
  { module: /\/libsodium\/dist\/modules-esm\/libsodium\.mjs$/, why: 'the same code with its WebAssembly packed', code: packedLibsodium() },
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
    why: 'the groups that src/github/ calls',
    code: await endpoints('actions', 'issues')
  }
];
