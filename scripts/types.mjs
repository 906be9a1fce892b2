/**
 * Type checks everything, then the library alone without Node's types (see src/tsconfig.json); both at once.
 *
 * Output: the compiler's errors, each once. Exit code 1 when there are any.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, node, root } from './lib/run.mjs';

const tsc = bin('tsc', 'typescript');
const projects = ['tsconfig.json', 'src/tsconfig.json'].filter((file) => existsSync(join(root, file)));
const results = await Promise.all(projects.map((file) => node([tsc, '-p', file, '--noEmit', '--emitDeclarationOnly', 'false'])));

const lines = new Set(results.flatMap(({ output }) => output.split('\n')).filter(Boolean));
if (lines.size) console.log([...lines].join('\n'));
if (results.some(({ code }) => code)) process.exitCode = 1;
