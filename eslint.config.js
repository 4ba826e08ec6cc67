import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: the folder's files, and what they may import of this repository and of packages. Everything else
 * is refused. Patterns are regular expressions on the import as it is written.
 */
const LAYERS = [
  {
    files: ['src/domain/**'],
    may: ['\\./[\\w-]+\\.ts', 'node:crypto'],
    rule: 'src/domain is pure: it imports domain (and node:crypto) only'
  },
  {
    files: ['src/operations/**'],
    may: ['\\./[\\w-]+\\.ts', '\\.\\./domain/[\\w-]+\\.ts', '\\.\\./(ports|errors|result)\\.ts'],
    rule: 'src/operations imports operations, domain, ports, errors and result only: no SDK, no environment'
  },
  {
    files: ['src/azure/**'],
    may: [
      '\\./[\\w-]+\\.ts',
      '\\.\\./(ports|errors|http)\\.ts',
      '\\.\\./domain/(model|resource-ids)\\.ts',
      'node:[\\w/]+',
      '@azure/.+',
      '@microsoft/microsoft-graph-.+'
    ],
    rule: "src/azure imports ports, errors, http, the domain's model and resource ids, and @azure/* only"
  },
  {
    files: ['src/github/**'],
    may: [
      '\\./[\\w-]+\\.ts',
      '\\.\\./(ports|errors|http)\\.ts',
      '\\.\\./domain/(model|resource-ids)\\.ts',
      'node:[\\w/]+',
      '@actions/github(/.+)?',
      '@octokit/.+',
      '@noble/hashes/blake2\\.js',
      'tweetnacl'
    ],
    rule: "src/github imports ports, errors, http, the domain's model and resource ids, octokit and what seals secrets only"
  },
  {
    files: ['src/*.ts'],
    ignores: ['src/http.ts', 'src/main.ts', 'src/inputs.ts', 'src/report.ts', 'src/runtime.ts', 'src/job-summary.ts'],
    may: ['\\./.+\\.ts', 'node:[\\w/]+'],
    rule: 'SDKs belong to src/azure and src/github, @actions/core to main, inputs, report and runtime'
  },
  {
    files: ['src/http.ts'],
    may: ['\\./.+\\.ts', 'node:[\\w/]+', '@azure/core-rest-pipeline'],
    rule: 'src/http.ts imports @azure/core-rest-pipeline and no other package'
  },
  {
    files: ['src/main.ts', 'src/inputs.ts', 'src/report.ts', 'src/runtime.ts', 'src/job-summary.ts'],
    may: ['\\./.+\\.ts', 'node:[\\w/]+', '@actions/core'],
    rule: 'SDKs belong to src/azure and src/github'
  },
  {
    files: ['sandbox/**'],
    may: ['\\.{1,2}/(?:(?:entra|graph|arm|vault|github|seed)/)?[\\w-]+\\.ts', 'node:[\\w/]+', '[a-z@][\\w@/.-]*'],
    rule: 'the sandbox imports nothing of src: it must not be bent to please it'
  }
];

const layers = LAYERS.map(({ files, ignores = [], may, rule }) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: `^(?!(?:${may.join('|')})$)`, message: rule }] }] }
}));

export default defineConfig(
  globalIgnores(['dist/', 'build/', 'coverage/', 'node_modules/']),
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })], 'import-x/extensions': ['.ts'] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers, booleans and nothing else are safe in a template.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `return void send()` and `() => log(text)` say briefly what they mean.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A function without an await that must return a promise: a port's interface asks for it.
      '@typescript-eslint/require-await': 'off',
      // A string is spread to count or cut it by code points.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      complexity: ['error', 15],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-warning-comments': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error'
    }
  },
  ...layers,
  {
    files: ['src/domain/**', 'src/operations/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'console'],
      'no-restricted-syntax': ['error', { selector: 'ImportExpression', message: 'import() would go around the rule of who imports whom' }]
    }
  },
  {
    // What a request brings is unknown, and a service that gets an object for a text writes it out too.
    files: ['sandbox/**'],
    rules: { '@typescript-eslint/no-base-to-string': 'off' }
  },
  {
    files: ['__tests__/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/await-thenable': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off'
    }
  },
  // Programs for a terminal.
  { files: ['scripts/**', 'bench/**', 'proofs/main.ts', 'sandbox/main.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js'], extends: [js.configs.recommended] }
);
