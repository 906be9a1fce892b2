/**
 * Builds dist/: the bundles (rollup.config.mjs) and, beside them, the type declarations (tsc).
 *
 * Usage: node scripts/build.mjs [--js]   --js leaves the declarations out (what `npm start` needs)
 * Output: dist/, and one line per script with its size. Exit code 1 when something fails to compile.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bin, node, root } from './lib/run.mjs';

rmSync(join(root, 'dist'), { recursive: true, force: true });

const jobs = [node([bin('rollup'), '--config', '--silent'])];
if (!process.argv.includes('--js')) jobs.push(node([bin('tsc', 'typescript'), '-p', 'src/tsconfig.json']));

for (const { code, output } of await Promise.all(jobs)) {
  if (output.trim()) console.log(output.trim());
  if (code) process.exitCode = 1;
}

if (!process.exitCode) {
  for (const file of readdirSync(join(root, 'dist'), { recursive: true }).filter((name) => name.endsWith('.js')).sort()) {
    const gzip = gzipSync(readFileSync(join(root, 'dist', file)), { level: 9 }).length;
    console.log(`dist/${file}  ${(gzip / 1024).toFixed(1)} KB gzip`);
  }
}
