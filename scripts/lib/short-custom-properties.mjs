/**
 * Rollup plugin: gives the custom properties that are ours alone (`--_muted`, never documented) names of one letter. Which one a
 * name has is the same in all modules and both bundles: it follows from all names in src/, in the order of the alphabet.
 */
import MagicString from 'magic-string';
import { sourceFiles } from './files.mjs';
import { shortName, singles } from './short-name.mjs';

const pattern = /--_[a-zA-Z][a-zA-Z0-9-]*/g;

/** @param {readonly string[]} names all that there are @returns {import('rollup').Plugin} */
export function shortCustomProperties(names = ownNames()) {
  const sorted = [...new Set(names)].sort();
  if (sorted.length > singles) throw new Error('More custom properties than letters: give them two.');
  const short = new Map(sorted.map((name, index) => [name, `--_${shortName(index)}`]));
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

const ownNames = () => sourceFiles().flatMap(({ text }) => text.match(pattern) ?? []);
