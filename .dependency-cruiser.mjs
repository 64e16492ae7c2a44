/** The house rules on imports: one way, and into a module only through its door. */
const MODULES = [
  'areas',
  'partners',
  'agreements',
  'projects',
  'activities',
  'resources',
  'directives',
  'access',
  'interchange',
];

const leftToRight = MODULES.slice(0, -1).map((name, position) => ({
  name: `${name}-knows-no-module-to-its-right`,
  severity: 'error',
  from: { path: `^src/modules/${name}/` },
  to: { path: `^src/modules/(${MODULES.slice(position + 1).join('|')})/` },
}));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-knows-nobody',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/(?!kernel/)' },
    },
    {
      name: 'write-knows-the-kernel-only',
      severity: 'error',
      from: { path: '^src/write/' },
      to: { path: '^src/(?!kernel/|write/)' },
    },
    {
      name: 'read-knows-the-kernel-only',
      severity: 'error',
      from: { path: '^src/read/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!kernel/|read/)' },
    },
    {
      name: 'modules-know-no-reading',
      severity: 'error',
      from: { path: '^src/(modules|write)/' },
      to: { path: '^src/read/' },
    },
    {
      name: 'modules-know-no-app',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: '^src/(app|cli|main)' },
    },
    {
      name: 'enter-by-the-door',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'enter-by-the-door-from-outside',
      severity: 'error',
      from: { path: '^src/(app|cli|main)' },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    ...leftToRight,
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^test/|\\.test\\.ts$' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-packages-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
