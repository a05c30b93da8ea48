// Imports run one way: embed → community, families → people, compose → ui → core, and community → graphql → core.
const src = (name) => `^packages/${name}/src/`;
const families = 'directory|feed|events|messages|resources|notifications|moderation|insights';
const test = '\\.test\\.ts$';

/** `from` may reach only the named packages of ours. */
const only = (from, ...to) => ({
  name: `${from.replaceAll('|', '-')}-imports-only-${to.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^packages/(${from})/src/`, pathNot: test },
  to: { path: '^packages/', pathNot: [`^packages/$1/`, ...to.map((name) => `^packages/${name}/`)] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('core'),
    only('graphql', 'core'),
    only('ui', 'core'),
    only('themes'),
    only('people|compose', 'ui', 'core'),
    only(families, 'people', 'compose', 'ui', 'core'),
    only('community', 'graphql', 'themes', 'ui', 'core'),
    {
      name: 'core-has-no-framework',
      severity: 'error',
      from: { path: [src('core'), src('graphql')] },
      to: { path: 'node_modules/(lit|lit-html|lit-element|@lit|@lit-labs)/' },
    },
    {
      name: 'one-gate-for-rich-text',
      comment: 'Only ui imports DOMPurify; everything else asks the gate.',
      severity: 'error',
      from: { pathNot: [src('ui'), test, '^packages/benchmarks/'] },
      to: { path: 'node_modules/dompurify/' },
    },
    {
      name: 'query-core-in-core',
      comment: 'Widgets read through the community, never through the cache.',
      severity: 'error',
      from: { path: '^packages/', pathNot: [src('core'), '^packages/benchmarks/'] },
      to: { path: 'node_modules/@tanstack/query-core/' },
    },
    {
      name: 'graphql-in-graphql',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: [src('graphql'), '^packages/benchmarks/'] },
      to: { path: 'node_modules/(graphql|graphql-request)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^packages/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: { path: '^packages/' }, to: { couldNotResolve: true } },
    {
      name: 'no-examples-in-packages',
      severity: 'error',
      from: { path: '^packages/', pathNot: [test, '^packages/benchmarks/'] },
      to: { path: '^(examples|stories)/' },
    },
    {
      name: 'sources-never-import-tests',
      severity: 'error',
      from: { path: '^packages/', pathNot: test },
      to: { path: test },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['kith-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
