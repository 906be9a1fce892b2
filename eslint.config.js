// What the linter checks, in order: plain JavaScript everywhere, types where there are any, the elements'
// templates, and in src/ the arrows between rooms. Formatting is nobody's business here.
import { fileURLToPath } from 'node:url';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import roomArrows from './scripts/lint/room-arrows.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.cache/', 'demo/apps/', '**/node_modules/', '**/.data/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { eqeqeq: ['error', 'smart'], 'no-console': 'off', 'prefer-const': 'error', 'no-var': 'error', 'no-unused-vars': ['error', { caughtErrors: 'none' }] },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': ['error', {
        allowForKnownSafeCalls: [
          { from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite'] },
          { from: 'package', package: 'chai', name: 'Equal' }, // @open-wc/semantic-dom-diff types it as a promise
        ],
      }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-unused-vars': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y, rooms: { rules: { arrows: roomArrows } } },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      ...litA11y.configs.recommended.rules,
      'rooms/arrows': ['error', { src: `${root}src` }],
      // An element's typed addEventListener is an interface of the same name, as in the DOM's own types.
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-syntax': ['error', {
        selector: 'ClassDeclaration > Decorator',
        message: 'define() in the element\'s own file instead: a class decorator makes the compiler turn every #private into a WeakMap, and @customElement throws when the tag is taken',
      }, {
        // Of the four values of a shorthand the second is right, the fourth left.
        selector: 'TaggedTemplateExpression[tag.name="css"] TemplateElement[value.raw=/(?:[{;]|[*][\\/])\\s*(?:[\\w-]*-)?(?:left|right)\\s*:|\\s(?:margin|padding|inset):\\s*\\S+ (\\S+) \\S+ (?!\\1;)\\S+;/]',
        message: 'a logical property instead (margin-inline-end, inset-inline-start): on a right-to-left page left is the end',
      }],
      // Server text never reaches HTML: see CONTRIBUTING.md, "Safe".
      'no-restricted-imports': ['error', { patterns: [
        { group: ['lit/directives/unsafe-*', 'lit/directives/style-map.js'], message: 'unsafe HTML, or an inline style that a Content-Security-Policy blocks' },
        { group: ['lit/directives/repeat.js'], message: 'src/parts/repeat.ts: Lit\'s own leaves a comment behind for each item that is taken away' },
      ] }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
    },
  },
);
