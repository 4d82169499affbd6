/**
 * The import rule of docs: contracts · decide, projections · registry · append, project, access, privacy · push,
 * client · http, web, cli · main (with the hub that it starts). What stands left imports nothing from the right.
 */
const ORDER = [
  ['^contracts/'],
  ['^src/decide/', '^projections/'],
  ['^src/registry\\.ts$'],
  ['^src/(append|project|access|privacy)/'],
  ['^src/(push|client)/'],
  ['^src/(http|web|cli)/', '^src/settings\\.ts$'],
  ['^src/(hub|main)\\.ts$'],
];
const NAMES = ['contracts', 'decide-projections', 'registry', 'middle', 'push', 'edges', 'main'];
const START = '^src/cli/main\\.ts$';

const leftMayNotImportRight = ORDER.slice(0, -1).map((rooms, index) => ({
  name: `import-order-${NAMES[index]}`,
  comment: 'A room imports only rooms that come before it on the way of the data.',
  severity: 'error',
  from: { path: rooms, pathNot: START },
  to: { path: ORDER.slice(index + 1).flat() },
}));

const PURE = ['^contracts/', '^src/decide/', '^projections/'];

export default {
  forbidden: [
    ...leftMayNotImportRight,
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
      name: 'only-main-wires-engines',
      comment: 'An adapter is chosen where the program starts; everybody else knows the port.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', START, '^src/append/(sqlite|eventstoredb)/'] },
      to: { path: '^src/append/(sqlite|eventstoredb)/' },
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
