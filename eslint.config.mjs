import javascript from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import devkit from 'nx/src/devkit-exports.js';
import typescript from 'typescript-eslint';
import { fileNames } from './.ci/file-names.mjs';

// The boundary rule reads the graph that Nx cached last and, without one, skips itself with a mere warning.
await devkit.createProjectGraphAsync({ exitOnError: false });

const specs = ['**/*.spec.{ts,tsx}', '**/*.int-spec.ts', '**/*.e2e-spec.ts'];
const tests = [...specs, 'test/**', 'libs/testing/**'];
const plainJavaScript = ['**/*.{js,mjs,cjs}'];

/** Which layers a layer may import from; docs/architecture.md has the picture. */
const mayImport = {
  core: [],
  workflow: ['core'],
  reference: ['core'],
  platform: ['core'],
  identity: ['core', 'platform'],
  record: ['core', 'platform'],
  handover: ['core', 'workflow', 'reference', 'platform', 'record'],
  proof: ['core', 'workflow', 'platform'],
  embedded: ['core'],
  demo: ['core'],
  testing: ['core', 'embedded', 'demo'],
  client: [],
  web: ['client'],
};
const libraries = Object.keys(mayImport).filter((layer) => !['testing', 'web', 'client'].includes(layer));
const packages = {
  core: { allowedExternalImports: [] },
  workflow: { allowedExternalImports: ['xstate', 'xstate/*'] },
  web: { bannedExternalImports: ['@nestjs/*', 'typeorm', 'bullmq', 'pg', 'ioredis'] },
};

function boundaries({ inTests }) {
  const constraints = Object.entries({ ...mayImport, app: libraries, test: libraries }).map(([layer, others]) => ({
    sourceTag: `layer:${layer}`,
    onlyDependOnLibsWithTags: (inTests && layer !== 'web' && layer !== 'client' ? [...others, 'testing'] : others).map(
      (other) => `layer:${other}`,
    ),
    ...(inTests ? {} : packages[layer]),
  }));
  return ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: constraints }];
}

const ban = {
  exportAll: { selector: 'ExportAllDeclaration', message: 'A front door lists its exports by name.' },
  manyCollaborators: {
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>7]",
    message: 'A class that needs an eighth collaborator is two classes.',
  },
  environment: {
    selector:
      "MemberExpression[object.name='process'][property.name='env'], ImportSpecifier[imported.name='env'], " +
      "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    message: 'Only libs/platform/src/config.ts reads the environment.',
  },
  clock: {
    selector:
      "MemberExpression[object.name='Date'][property.name='now'], NewExpression[callee.name='Date'][arguments.length=0], " +
      "CallExpression[callee.name='Date'], MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'The instant comes in from outside, so that a decision can be replayed.',
  },
  chance: {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Ids and randomness come in from outside, so that a decision can be replayed.',
  },
  timersInMachines: {
    selector: 'Property[key.name=/^(after|invoke)$/]',
    message: 'Nobody runs timers or actors in a pure transition; ask for an effect instead.',
  },
  inlineInMachines: {
    selector:
      'Property[key.name=/^(guard|actions|entry|exit)$/] > :function, ' +
      'Property[key.name=/^(actions|entry|exit)$/] > ArrayExpression > :function',
    message: 'A machine names its guards and effects; they are defined beside it.',
  },
  moduleMocks: {
    selector: "MemberExpression[object.name='jest'][property.name=/^(mock|doMock|unstable_mockModule)$/]",
    message: 'Replace a collaborator through the constructor; PostgreSQL, BullMQ and SMTP are real in every test.',
  },
  silentTests: {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|failing)$/], ' +
      'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'A test runs or is deleted.',
  },
};
const everywhere = [ban.exportAll, ban.manyCollaborators];
const pure = [...everywhere, ban.environment, ban.clock, ban.chance];
const restrict = (bans) => ({ 'no-restricted-syntax': ['error', ...bans] });

export default typescript.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/.nx/**',
      '.stafet/**',
      'coverage/**',
      'test/.cache/**',
      'libs/api-client/src/schema.ts',
    ],
  },
  { linterOptions: { noInlineConfig: true } },
  javascript.configs.recommended,
  typescript.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx, stafet: { rules: { 'file-names': fileNames } } },
    rules: {
      'stafet/file-names': 'error',
      '@nx/enforce-module-boundaries': boundaries({ inTests: false }),
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@nestjs/common', importNames: ['forwardRef'], message: 'A word is in the wrong room.' }] },
      ],
      'no-restricted-globals': ['error', '__dirname', '__filename'],
      ...restrict([...everywhere, ban.environment]),
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false, ignoreIIFE: false }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-deprecated': [
        'error',
        // Deprecated only to make it stand out; a login on loopback has no certificate.
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      // A DTO's class is its shape for OpenAPI and the validator; nobody asks an answer for its prototype.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A port promises a Promise before every implementation of it needs one.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['libs/core/**/*.ts'], rules: restrict(pure) },
  {
    files: ['workflows/**/*.ts'],
    rules: {
      ...restrict(pure),
      // XState is told the types of a machine by an assertion (`types: {} as …`).
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  {
    files: ['workflows/**/*.ts'],
    ignores: ['workflows/check/**'],
    rules: restrict([...pure, ban.timersInMachines, ban.inlineInMachines]),
  },
  {
    files: ['libs/platform/src/config.ts', 'libs/embedded/**', 'apps/cli/**', ...plainJavaScript],
    rules: restrict(everywhere),
  },
  { files: ['libs/platform/**'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    rules: {
      // React awaits no handler; a handler that returns a promise is the ordinary way to start a mutation.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: tests,
    rules: {
      'no-restricted-globals': 'off',
      ...restrict([...everywhere, ban.moduleMocks, ban.silentTests]),
      '@nx/enforce-module-boundaries': boundaries({ inTests: true }),
      // What comes back over HTTP is judged by the expectations, and `expect(service.method)` calls nothing.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: [...specs, 'apps/migrate/src/migrations/**'], rules: { 'max-lines': ['error', { max: 500 }] } },
  {
    files: [...plainJavaScript, 'libs/api-client/**'],
    extends: [typescript.configs.disableTypeChecked],
  },
  {
    files: plainJavaScript,
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'AbortSignal',
          'performance',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-restricted-globals': 'off' },
  },
  prettier,
);
