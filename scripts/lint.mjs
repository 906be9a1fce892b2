/**
 * Lints everything with ESLint (eslint.config.js), and the bindings in the elements' templates with
 * lit-analyzer (unknown tags and properties, values of the wrong type); both at once. What it knows of
 * HTML's attributes and of CSS is old (no popover, no @container), so those are left out.
 *
 * Usage: node scripts/lint.mjs [options and files for ESLint, e.g. --fix]
 * Output: what they find. Exit code 1 when there is anything.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, node, root } from './lib/run.mjs';

const args = process.argv.slice(2);
const files = args.some((arg) => !arg.startsWith('-')) ? [] : ['.'];
const folders = ['elements', 'parts'].filter((room) => existsSync(join(root, 'src', room)));

const [eslint, templates] = await Promise.all([
  node([bin('eslint'), '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/', ...args, ...files]),
  folders.length
    ? node([bin('lit-analyzer'), '--strict', '--maxWarnings', '0', '--rules.no-unknown-attribute', 'off', '--rules.no-invalid-css', 'off', ...folders.map((room) => `src/${room}/**/*.ts`)])
    : { code: 0, output: '' },
]);

if (eslint.output.trim()) console.log(eslint.output.trim());
if (templates.code) console.log(templates.output.trim());
if (eslint.code || templates.code) process.exitCode = 1;
