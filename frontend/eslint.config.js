import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// The walls of the frontend (see CONTRIBUTING.md). Rooms are imported as ~/room/file; a folder's
// own files as ./file. Climbing with ../ is refused, so that every crossing of a wall can be seen.
const climbing = { group: ['../*'], message: 'Import another room as ~/room/file.' };
const bindings = { group: ['**/wailsjs/**'], message: 'Only src/bridge talks to the bindings.' };
const fixtures = { group: ['~/fixtures/*'], message: 'Fixtures are for tests and the dev server.' };
const app = { regex: '^~/app/(?!commands/)', message: 'Only src/app may use the rest of src/app.' };
const features = { group: ['~/features/**'], message: 'Features do not import each other.' };
const data = { group: ['~/data/*'], message: 'This room does not read the plan.' };
const bridge = { group: ['~/bridge/*'], message: 'This room does not know the backend.' };
const ui = { group: ['~/ui/**'], message: 'This room draws nothing.' };
const commands = { group: ['~/app/**'], message: 'This room lies below the app.' };

const others = (feature) => ({
  regex: `^~/features/(?!${feature}/)`,
  message: 'Features do not import each other.',
});

const walls = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['dist', 'wailsjs', 'e2e/test-results', 'e2e/playwright-report'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // The React compiler is not used; a virtual list needs no memo of its own.
      'react-hooks/incompatible-library': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
        {
          selector: 'ExportNamedDeclaration[source]',
          message: 'No barrels: import from the file itself.',
        },
      ],
      ...walls(climbing, bindings, fixtures, app),
    },
  },
  { files: ['*.config.{ts,js}', 'e2e/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['*.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['src/app/**'],
    rules: walls(climbing, bindings, fixtures),
  },
  {
    files: ['src/app/commands/**'],
    rules: walls(climbing, bindings, fixtures, app, features, data, bridge, ui),
  },
  ...readdirSync(new URL('./src/features', import.meta.url)).map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: walls(climbing, bindings, fixtures, app, others(feature)),
  })),
  {
    files: ['src/ui/**'],
    rules: walls(climbing, bindings, fixtures, app, features, data, bridge),
  },
  { files: ['src/fields/**'], rules: walls(climbing, bindings, fixtures, app, features) },
  { files: ['src/data/**'], rules: walls(climbing, bindings, fixtures, commands, features, ui) },
  {
    files: ['src/bridge/**'],
    rules: walls(
      { regex: '^\\.\\./(?!\\.\\./wailsjs/)', message: climbing.message },
      fixtures,
      commands,
      features,
      data,
      ui,
    ),
  },
  {
    files: ['src/strings/**'],
    rules: walls(climbing, bindings, commands, features, data, bridge, ui),
  },
  {
    files: ['src/main.ts', 'src/**/*.test.{ts,tsx}', 'src/test/**', 'src/fixtures/**', 'e2e/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
);
