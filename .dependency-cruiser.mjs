/**
 * The import rule: the rooms in the order of the data's way (DESIGN §2). What stands above imports nothing from below it.
 */
const ORDER = [
  ['^contracts/'],
  ['^src/decide/', '^projections/'],
  ['^src/registry\\.ts$'],
  ['^src/access/'],
  ['^src/store/'],
  ['^src/command/'],
  ['^src/project/'],
  ['^src/react/'],
  ['^src/ask/'],
  ['^src/(push|client)/'],
  ['^src/(http|settings\\.ts$|version\\.ts$)'],
  ['^src/terminal/'],
  ['^src/(exchange|web)/'],
  ['^src/mail/'],
  ['^src/import/'],
  ['^src/hub/'],
  ['^src/cli/'],
  ['^src/main\\.ts$'],
];
const NAMES = [
  'contracts',
  'decide-projections',
  'registry',
  'access',
  'store',
  'command',
  'project',
  'react',
  'ask',
  'push',
  'http',
  'terminal',
  'formats',
  'mail',
  'import',
  'hub',
  'command-line',
  'main',
];

const leftMayNotImportRight = ORDER.slice(0, -1).map((rooms, index) => ({
  name: `import-order-${NAMES[index]}`,
  comment: 'A room imports only rooms that come before it on the way of the data.',
  severity: 'error',
  from: { path: rooms },
  to: { path: ORDER.slice(index + 1).flat() },
}));

/**
 * The layers of the projections: what they are made of ▶ searching ▶ lists ▶ event ▶ rows, event ▶ what
 * is owed ▶ what several answers share ▶ rows ▶ answer.
 * A layer imports only what stands before it.
 */
const LAYERS = ['model', 'search', 'lists', 'tables', 'processes', 'reading', 'answers'];
const layer = (name) => `^projections/${name}/`;

const laterLayersAreNotImported = LAYERS.map((name, index) => ({
  name: `projections-order-${name}`,
  comment: 'Rows know nothing of the answers made of them: a layer imports only the layers before it.',
  severity: 'error',
  from: { path: layer(name) },
  to: { path: '^projections/', pathNot: LAYERS.slice(0, index + 1).map(layer) },
}));

/** Refuses files that no rule of order names, whether they import something, are imported, or neither. */
const withoutPlace = (name, files) =>
  [
    { from: files, to: {} },
    { from: {}, to: files },
    { from: { orphan: true, ...files }, to: {} },
  ].map((rule) => ({
    name,
    comment: 'No rule would look at a file whose room or layer the order does not name.',
    severity: 'error',
    ...rule,
  }));

const PURE = ['^contracts/', '^src/decide/', '^projections/'];

export default {
  forbidden: [
    ...leftMayNotImportRight,
    ...laterLayersAreNotImported,
    {
      name: 'answers-stay-apart',
      comment: 'What two questions share is read in projections/reading.',
      severity: 'error',
      from: { path: '^projections/answers/([^/]+)/' },
      to: { path: '^projections/answers/', pathNot: '^projections/answers/$1/' },
    },
    {
      name: 'no-circle-among-folders',
      comment: 'Of two folders that need each other neither can be read, or changed, without the other.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(contracts|projections|src)/' },
      to: { circular: true },
    },
    ...withoutPlace('every-room-has-its-place', { path: '^src/', pathNot: ORDER.flat() }),
    ...withoutPlace('projections-have-their-layer', {
      path: '^projections/.+/',
      pathNot: LAYERS.map(layer),
    }),
    {
      name: 'contracts-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^contracts/' },
      to: { path: '^(src|projections|test|tools|infra)/' },
    },
    {
      name: 'decide-imports-only-contracts',
      severity: 'error',
      from: { path: '^src/decide/' },
      to: { path: '^(src|projections|test|tools|infra)/', pathNot: '^src/decide/' },
    },
    {
      name: 'projections-import-only-contracts',
      severity: 'error',
      from: { path: '^projections/' },
      to: { path: '^(src|test|tools|infra)/' },
    },
    {
      name: 'pure-core',
      comment: 'Same input, same result: no files, network, clock or chance in the core.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?util$' },
    },
    {
      name: 'only-wiring-knows-engines',
      comment: 'An adapter is chosen where the program starts; everybody else knows the port.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/hub/engines\\.ts$', '^src/store/(sqlite|eventstoredb)/'] },
      to: { path: '^src/store/(sqlite|eventstoredb)/' },
    },
    {
      name: 'only-access-is-access',
      comment:
        'Access and Identity are classes: whoever cannot import them can make nothing that is one. Their types are in access.ts and identity.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/access/' },
      to: { path: '^src/access/(base|made-identity)\\.ts$' },
    },
    {
      name: 'only-wiring-knows-the-demo',
      comment: 'Demo mode is one implementation of access; everybody else knows the port.',
      severity: 'error',
      from: {
        path: '^(src|projections|contracts)/',
        pathNot: '^src/(access/demo/|hub/|cli/as-actor\\.ts$)',
      },
      to: { path: '^src/access/demo/' },
    },
    {
      name: 'the-start-knows-no-command-line',
      comment: 'main.ts starts a hub; the verbs are another way in.',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'source-knows-no-tests',
      severity: 'error',
      from: { path: '^(src|projections|contracts|infra)/' },
      to: { path: '^(test|tools)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'production-needs-dependencies',
      comment: 'What is only there for development is missing in the image.',
      severity: 'error',
      from: { path: '^(src|projections|contracts)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
    },
  },
};
