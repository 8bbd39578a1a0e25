const { layerRules } = require('./layers.cjs');
const { tagged } = require('./tags.cjs');

/**
 * Who may import whom. The tree is the architecture (docs/ARCHITECTURE.md); a build that breaks it fails here.
 * `npm run lint` reads this file, `infra/checks/boundaries.int.spec.mjs` plants one violation a rule and sees it caught.
 */

const SPEC = '\\.spec\\.(ts|tsx)$';
/** Files that exist for tests alone: specs, and the helpers next to them that speak given / when / then. */
const FOR_TESTS = `${SPEC}|/(contract|testing|simulation|security)/|/contract-suite\\.ts$|\\.(given|fixture|child)\\.(ts|tsx)$`;
const CONFIG = '/(jest|vite)\\.config\\.(mjs|ts)$';
/** Other programs, as they would be written: they run where Node is. */
const EXAMPLES = '/examples/';
const NPM = 'node_modules/(?!@safe-haven)';

/** What a test may use in addition to what its own code may use. */
const TEST_PACKAGES = [
  'fast-check',
  'standardwebhooks',
  '@jest/globals',
  'pure-rand',
  '@testing-library/(dom|react)',
  'socket\\.io-client',
  '@nestjs/testing',
  'reflect-metadata',
  'node',
  'highs',
];
const packages = (names) => names.map((n) => `node_modules/(@types/)?${n}/`);

const UI_PACKAGES = [
  '@simplewebauthn/browser',
  '@tanstack/react-query',
  'react',
  'react-dom',
  'react-i18next',
  'i18next',
  'lucide-react',
  'uqr',
  'wouter',
  'socket\\.io-client',
  '@fontsource/inter',
  'maplibre-gl',
  'mapbox-gl',
  'react-map-gl',
  '@types/geojson',
];

/**
 * A rule that says what alone a lib may import, in addition to its own files. Tests of the lib get the test packages
 * too.
 */
const only = (lib, allowed, why) => [
  {
    name: `${lib}-imports-only`,
    comment: why,
    severity: 'error',
    from: { path: `^libs/${lib}/`, pathNot: `${FOR_TESTS}|${CONFIG}|${EXAMPLES}` },
    to: { pathNot: [`^libs/${lib}/`, ...allowed] },
  },
  {
    name: `${lib}-tests-import-only`,
    comment: `${why} Its tests may use the test packages, Node, and nothing more.`,
    severity: 'error',
    from: { path: `^libs/${lib}/.*(${FOR_TESTS})` },
    to: {
      pathNot: [`^libs/${lib}/`, ...allowed, ...packages(TEST_PACKAGES), '^infra/jest-preset/'],
      dependencyTypesNot: ['core'],
    },
  },
];

module.exports = {
  forbidden: [
    ...only('lang', [], 'What the language lacks is below everything else, so it imports nothing.'),
    ...only('domain', ['^libs/lang/', '^libs/contracts/'], 'The domain is pure: it imports nothing, not even Node.'),
    {
      name: 'domain-imports-types-alone',
      comment: 'Of the contracts the domain knows the shapes of facts and commands: types, which are gone at run time.',
      severity: 'error',
      from: { path: '^libs/domain/' },
      to: { path: '^libs/contracts/', dependencyTypesNot: ['type-only'] },
    },
    ...only(
      'contracts',
      ['^libs/lang/', ...packages(['zod'])],
      'What crosses the wire needs zod and lang, and nothing else.',
    ),
    ...only(
      'projections',
      ['^libs/lang/', '^libs/domain/', '^libs/contracts/'],
      'Projections are functions of the log alone.',
    ),
    ...only(
      'demo-network',
      ['^libs/lang/', '^libs/domain/', '^libs/contracts/'],
      'The demo network is data and the deciders.',
    ),
    ...only(
      'client',
      packages(['openapi-fetch', 'openapi-typescript-helpers']),
      'The client is for other organisations’ programs: it knows the contract, and nothing of ours.',
    ),
    {
      name: 'event-store-imports-only',
      comment: 'The store knows events as bytes: Node, and in its own folder the client of EventStoreDB.',
      severity: 'error',
      from: { path: '^libs/event-store/', pathNot: `${FOR_TESTS}|${CONFIG}|/eventstoredb/` },
      to: { pathNot: ['^libs/event-store/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'eventstoredb-imports-only',
      comment: 'The adapter for EventStoreDB adds its client, and no other folder may.',
      severity: 'error',
      from: { path: '^libs/event-store/src/eventstoredb/', pathNot: FOR_TESTS },
      to: { pathNot: ['^libs/event-store/', ...packages(['@eventstore/db-client'])], dependencyTypesNot: ['core'] },
    },
    {
      name: 'event-store-tests-import-only',
      comment: 'The suite that every adapter passes needs Jest and Node.',
      severity: 'error',
      from: { path: `^libs/event-store/.*(${FOR_TESTS})` },
      to: {
        pathNot: ['^libs/event-store(-double)?/', ...packages(TEST_PACKAGES), '^infra/jest-preset/'],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'node-at-the-edge',
      comment: 'Only the programs and the event store know the machine: files, processes, clocks of Node.',
      severity: 'error',
      from: {
        path: tagged('layer:pure', 'layer:browser'),
        pathNot: `^[^/]+/[^/]+/[^/]+$|/testing/|${FOR_TESTS}|${CONFIG}|${EXAMPLES}`,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-app-imports-another-app',
      comment: 'Programs meet over HTTP, sockets and the log.',
      severity: 'error',
      from: { path: tagged('type:app') },
      to: { path: tagged('type:app'), pathNot: ['^$1/', `^infra/tools/`] },
    },
    {
      name: 'no-lib-imports-an-app',
      comment: 'Libraries know nothing of the programs that use them.',
      severity: 'error',
      from: { path: tagged('type:lib') },
      to: { path: tagged('type:app') },
    },
    {
      name: 'dashboard-knows-contracts-only',
      comment:
        'The browser learns what the wire says: deciders and projections stay on the server. A practice night alone has them in its memory.',
      severity: 'error',
      from: { path: '^apps/dashboard/', pathNot: '^apps/dashboard/src/practice/' },
      to: { path: '^libs/', pathNot: '^libs/(lang|contracts)/' },
    },
    {
      name: 'practice-knows-the-pure-libs',
      comment:
        'A practice night is decided and shown as on the server: by the domain and the projections, and nothing else.',
      severity: 'error',
      from: { path: '^apps/dashboard/src/practice/' },
      to: { path: '^libs/', pathNot: '^libs/(lang|contracts|domain|projections)/' },
    },
    {
      name: 'practice-stands-apart',
      comment: 'The screens know nothing of practice: they are shown on its network as on the real one.',
      severity: 'error',
      from: { path: '^apps/dashboard/src/', pathNot: '^apps/dashboard/src/(app/)?practice/' },
      to: { path: '^apps/dashboard/src/practice/' },
    },
    {
      name: 'practice-is-loaded-later',
      comment:
        'Deciders and projections must not arrive before the list: the page of a practice night is a chunk of its own.',
      severity: 'error',
      from: { path: '^apps/dashboard/src/', pathNot: '^apps/dashboard/src/app/practice/' },
      to: { path: '^apps/dashboard/src/app/practice/', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'dashboard-ui-packages-only',
      comment: 'Each package in the browser is weight on a weak line: this list is the whole of it.',
      severity: 'error',
      from: { path: '^apps/dashboard/src/', pathNot: FOR_TESTS },
      to: { path: NPM, pathNot: packages(UI_PACKAGES) },
    },
    {
      name: 'e2e-stands-outside',
      comment:
        'The browser tests know the program as a user does: by its address and the wire. They may start a store next to it. The measures fill a log themselves.',
      severity: 'error',
      from: { path: '^apps/e2e/', pathNot: '/measures/' },
      to: { path: '^libs/', pathNot: '^libs/(contracts|event-store-double)/' },
    },
    {
      name: 'doors-only',
      comment:
        'A lib is entered by its index (or its contract suite, or what it keeps apart so that not every page loads it), never by a file behind it.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: {
        path: '^libs/',
        pathNot: [
          '^$1/$2/',
          '^libs/[^/]+/src/(index|contract-suite)\\.ts$',
          '^libs/contracts/src/exchange/index\\.ts$',
          '^libs/lang/src/transliterate\\.ts$',
          '^libs/projections/src/history/index\\.ts$',
        ],
      },
    },
    {
      name: 'now-knows-no-history',
      comment:
        'What is folded for the board is bounded by the houses: what was is a floor above it, which alone sees both.',
      severity: 'error',
      from: { path: '^libs/projections/src/(?!history/)', pathNot: FOR_TESTS },
      to: { path: '^libs/projections/src/history/' },
    },
    {
      name: 'history-has-its-thread',
      comment: 'What was is folded on a thread of its own; only the replay also reads streams, in slices.',
      severity: 'error',
      from: {
        path: '^(apps|libs)/(?!projections/)',
        pathNot: ['^apps/api/src/(history/thread|replay)/', '^apps/bench/', FOR_TESTS],
      },
      to: { path: '^libs/projections/src/history/' },
    },
    {
      name: 'no-cycles',
      comment: 'What imports in a circle cannot be read, tested or changed apart.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'product-knows-no-demo-test-or-tool',
      comment:
        'What people run must not rest on what is invented, measured or tried. The demo of the API alone seeds the invented network.',
      severity: 'error',
      from: { path: tagged('scope:product'), pathNot: [FOR_TESTS, CONFIG, '^apps/api/src/demo/'] },
      to: { path: tagged('scope:demo', 'scope:test', 'scope:tool') },
    },
    {
      name: 'product-knows-no-test-support',
      comment: 'What speaks given / when / then is for tests.',
      severity: 'error',
      from: { path: tagged('scope:product', 'scope:demo'), pathNot: `${FOR_TESTS}|${CONFIG}` },
      to: { path: `^(apps|libs)/.*(${FOR_TESTS})`, pathNot: '/contract-suite\\.ts$' },
    },
    {
      name: 'ui-knows-no-domain-word',
      comment:
        'The kit shows what it is given: a shelter or a hold is a word of features. A problem document is one of RFC 9457.',
      severity: 'error',
      from: { path: '^apps/dashboard/src/ui/', pathNot: [FOR_TESTS, '^apps/dashboard/src/ui/(problem|form)\\.tsx$'] },
      to: { path: '^libs/contracts/' },
    },
    ...layerRules(FOR_TESTS),
    {
      name: 'no-unresolved-imports',
      comment: 'An import that leads nowhere fails at run time; here it fails at once.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-packages-in-the-product',
      comment: 'What people run must not need what only developers have.',
      severity: 'error',
      from: { path: '^(apps/(api|dashboard|simulator)|libs/[^/]+)/src/', pathNot: FOR_TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-undeclared-packages',
      comment:
        'A package that package.json does not name is there by luck. Its types alone may be named: they cost nothing.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What we built: other packages are in their `dist` too, and are looked at. What a recipe adds is of no project yet.
    exclude: { path: '^(apps|libs)/[^/]+/dist/|^infra/checks/recipes/[^/]+/new/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
