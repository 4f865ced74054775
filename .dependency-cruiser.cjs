// Which file may import which, type-only imports included. The first line is Nx's module boundaries (eslint.config.mjs);
// this one sees single files, Node's built-in modules and cycles. docs/architecture.md has the picture.
const spec = '\\.(spec|int-spec|e2e-spec)\\.tsx?$';
const production = { pathNot: [spec, '^libs/testing/', '^test/'] };
const frontDoor = '^libs/[^/]+/src/index\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Wanting a cycle means that a word is in the wrong room.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-imports-nothing',
      comment: 'The vocabulary has no package, no I/O and no clock; not even Node’s own modules.',
      severity: 'error',
      from: { path: '^libs/core/', pathNot: spec },
      to: { pathNot: '^libs/core/' },
    },
    {
      name: 'workflows-stay-pure',
      comment: 'A pathway is a pure machine: the vocabulary and XState, nothing that could act.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: spec },
      to: { pathNot: ['^workflows/', '^libs/core/', '(^|/)node_modules/xstate/'] },
    },
    {
      name: 'no-library-imports-an-app',
      comment: 'Apps compose; what a library needs from one belongs in a library.',
      severity: 'error',
      from: { path: '^(libs|workflows)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-app-imports-another-app',
      comment: 'Processes meet in the database, over HTTP and in the queue.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'audit-and-messaging-do-not-know-handover',
      comment: 'They are told, inside the caller’s transaction.',
      severity: 'error',
      from: { path: '^libs/(audit|messaging)/' },
      to: { path: '^libs/handover/' },
    },
    {
      name: 'web-only-imports-api-client',
      comment: 'The browser knows the API’s contract, and no rule.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|libs|workflows|test)/', pathNot: ['^apps/web/', '^libs/api-client/src/index\\.ts$'] },
    },
    {
      name: 'not-through-own-front-door',
      comment: 'Files inside a library import each other directly; the detour makes cycles. A spec may use the door.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: spec },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'workflows-not-through-own-front-door',
      comment: 'Files inside a library import each other directly; the detour makes cycles. A spec may use the door.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: spec },
      to: { path: '^workflows/index\\.ts$' },
    },
    {
      name: 'only-front-doors-across-libraries',
      comment: 'What src/index.ts does not list is free to change.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', frontDoor] },
    },
    {
      name: 'only-front-doors-into-libraries',
      comment: 'What src/index.ts does not list is free to change.',
      severity: 'error',
      from: { path: '^(apps|test|workflows)/' },
      to: { path: '^libs/', pathNot: frontDoor },
    },
    {
      name: 'only-the-front-door-into-workflows',
      comment: 'What index.ts does not list is free to change.',
      severity: 'error',
      from: { path: '^(apps|libs|test)/' },
      to: { path: '^workflows/', pathNot: '^workflows/index\\.ts$' },
    },
    {
      name: 'testing-only-from-specs',
      comment: 'The harness starts servers and makes people up; no process may.',
      severity: 'error',
      from: production,
      to: { path: '^libs/testing/' },
    },
    {
      name: 'production-needs-no-dev-dependency',
      comment:
        'The images install without development dependencies; the web and the scripts of the launcher run before.',
      severity: 'error',
      from: {
        path: '^(apps|libs|workflows)/',
        pathNot: [...production.pathNot, '^apps/web/', '^libs/api-client/', '^apps/cli/[^/]+\\.mjs$'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-declared-packages',
      comment: 'A package that only a package of ours depends on may be gone with its next version.',
      severity: 'error',
      from: { path: '^(apps|libs|workflows|test)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'imports-resolve',
      comment: 'A file that is not there, or a package that is not installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|apps/web/dist|\\.nx|\\.stafet|test/\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types', 'typings'],
    },
  },
};
