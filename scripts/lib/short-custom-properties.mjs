/**
 * Rollup plugin: gives the custom properties that are ours alone (`--_muted`, never documented) names of one letter. Which one a
 * name has is the same in all modules and both bundles: it follows from all names in src/, in the order of the alphabet.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import MagicString from 'magic-string';
import { root } from './run.mjs';

const pattern = /--_[a-zA-Z][a-zA-Z0-9-]*/g;
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** @param {readonly string[]} names all that there are @returns {import('rollup').Plugin} */
export function shortCustomProperties(names = namesIn('src')) {
  const sorted = [...new Set(names)].sort();
  if (sorted.length > letters.length) throw new Error('More custom properties than letters: give them two.');
  const short = new Map(sorted.map((name, index) => [name, `--_${letters[index]}`]));
  return {
    name: 'short-custom-properties',
    transform(code) {
      if (!code.includes('--_')) return null;
      const result = new MagicString(code);
      for (const { 0: name, index } of code.matchAll(pattern)) if (short.has(name)) result.update(index, index + name.length, short.get(name));
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

function namesIn(folder) {
  const paths = readdirSync(join(root, folder), { recursive: true }).filter((path) => path.endsWith('.ts'));
  return paths.flatMap((path) => readFileSync(join(root, folder, path), 'utf8').match(pattern) ?? []);
}
