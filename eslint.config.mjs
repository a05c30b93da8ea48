import globals from 'globals';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { kith } from './.config/eslint/rules.mjs';

const tests = [
  '**/*.test.ts',
  'examples/e2e/**',
  '**/test/**',
  '**/*.stories.ts',
  'stories/**',
  'examples/server/src/testing/**/*.ts',
];

/** Ways around the rich-text gate and the strict Content-Security-Policy. */
const sinks = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment'];
const bannedImports = [
  { name: 'lit/directives/unsafe-html.js', message: 'Rich text passes the gate in @kith/ui.' },
  { name: 'lit/directives/unsafe-svg.js', message: 'Draw with the svg tag.' },
  { name: 'lit/directives/style-map.js', message: 'It violates style-src: set properties through CSSOM.' },
  { name: 'lit/static-html.js', message: 'Static values skip the escaping that templates give.' },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      'coverage/',
      '**/storybook-static/',
      '**/.cache/',
      'examples/react/',
      'examples/vue/',
      '**/*.d.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Numbers read well in templates, and so does an error's unknown cause when it is named as one.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // What an abort signal gives as its reason is passed on as it is.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingAny: true, allowThrowingUnknown: true }],
      // Guards at the edges are on purpose: a server has no navigator, a backend's answer is what it is.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `||` is right where an empty string means "none", as attributes often do.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // Mapped and indexed types say what they are about.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // An elements' listener may well be async.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/unbound-method': 'off',
      // Type parameters used once still document and constrain (`run<N>(name: N, …)`).
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-imports': ['error', { paths: bannedImports }],
      'no-restricted-properties': [
        'error',
        ...sinks.map((property) => ({ property, message: 'Untrusted HTML has one gate, in @kith/ui.' })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Exports are named.' },
        { selector: 'Identifier[name=/^(unsafeHTML|unsafeSVG|styleMap)$/]', message: 'Banned: see docs/csp.md.' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },

  // Elements.
  {
    files: ['packages/*/src/**/*.ts', 'stories/**/*.ts'],
    plugins: { kith, 'lit-a11y': litA11y },
    extends: [lit.configs['flat/recommended'], litA11y.configs.recommended, wc['flat/best-practice']],
    settings: {
      wc: { elementBaseClasses: ['LitElement', 'KithElement'] },
      lit: { elementBaseClasses: ['KithElement'] },
    },
    rules: {
      'lit/no-template-arrow': 'off',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-duplicate-template-bindings': 'error',
      'lit/no-private-properties': 'error',
      'lit/no-property-change-update': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/quoted-expressions': 'error',
      'lit/no-value-attribute': 'error',
      // Names are checked by defineOnce's callers and the manifest; the constructor rules do not know Lit's fields.
      'wc/guard-super-call': 'off',
      'kith/no-inline-style': 'error',
      'kith/no-literal-text': 'error',
      'kith/themed-css': 'error',
    },
  },
  { files: ['packages/themes/**/*.ts', 'packages/ui/src/**/tokens*.ts'], rules: { 'kith/themed-css': 'off' } },

  // The model runs anywhere: no document, no window.
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...['document', 'window', 'customElements', 'HTMLElement', 'localStorage', 'sessionStorage', 'location'].map(
          (name) => ({
            name,
            message: 'packages/core has no DOM.',
          }),
        ),
      ],
    },
  },

  // Programs may print.
  { files: ['examples/**/*.ts', 'packages/benchmarks/**/*.ts'], rules: { 'no-console': 'off' } },

  {
    files: tests,
    rules: {
      'kith/no-literal-text': 'off',
      // chai's assertions are expressions, hostile input is written on purpose, node:test's promises run by themselves.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-properties': 'off',
      'lit/no-private-properties': 'off',
      'wc/attach-shadow-constructor': 'off',
      'no-console': 'off',
    },
  },
  // Storybook reads a default export.
  { files: ['**/*.stories.ts', 'stories/.storybook/**'], rules: { 'no-restricted-syntax': 'off' } },

  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.base],
    // Some functions of the pipeline run in a page.
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['examples/html/**'], languageOptions: { globals: globals.browser } },
);
