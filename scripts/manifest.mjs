/**
 * Writes custom-elements.json (what editors and frameworks know about the elements) from the sources.
 *
 * Usage: node scripts/manifest.mjs [--check]   --check writes nothing and exits 1 when the file is stale
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { root } from './lib/run.mjs';

const file = new URL('../custom-elements.json', import.meta.url);

const manifest = await cli({ argv: ['analyze'], cwd: root, noWrite: true });
const wanted = `${JSON.stringify(manifest, null, 2)}\n`;

if (process.argv.includes('--check')) {
  let found;
  try {
    found = readFileSync(file, 'utf8');
  } catch {
    found = undefined;
  }
  if (found !== wanted) {
    console.log(`custom-elements.json is ${found === undefined ? 'missing' : 'stale'}: run \`npm run manifest\` and commit it.`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, wanted);
}
