/**
 * Rollup plugin: gives the words that are shown (`src/parts/*words.ts`) short names. Each stands in twelve languages, and
 * nobody outside reads them. Which one a name has is the same in all modules and both bundles: it follows from all names, in the
 * order of the alphabet. One that is also in a string, in a room below or in the platform keeps its name: it may mean something else.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import MagicString from 'magic-string';
import { parseAst } from 'rollup/parseAst';
import { sourceFiles } from './files.mjs';
import { shortName } from './short-name.mjs';
import { visit } from './visit.mjs';

/** @param {readonly string[]} names @returns {import('rollup').Plugin} */
export function shortWords(names = (known ??= ownWords())) {
  const sorted = [...new Set(names)].sort();
  const short = new Map(sorted.map((name, index) => [name, `$${shortName(index)}`]));
  return {
    name: 'short-words',
    transform(code, id) {
      if (!/[\\/]src[\\/].*\.ts$/.test(id) || /node_modules/.test(id)) return null;
      const result = new MagicString(code);
      visit(this.parse(code), (node) => {
        const { type, computed, property, key, shorthand } = node;
        if (computed) return;
        const name = type === 'MemberExpression' ? property : /^(?:Property|MethodDefinition|PropertyDefinition)$/.test(type) ? key : undefined;
        if (name?.type !== 'Identifier' || !short.has(name.name)) return;
        if (shorthand) result.appendLeft(name.start, `${short.get(name.name)}: `);
        else result.update(name.start, name.end, short.get(name.name));
      });
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

let known;

/** The names of words that mean nothing else. */
function ownWords() {
  const sources = sourceFiles();
  const names = sources.filter(({ path }) => /^parts\/[\w-]*words\.ts$/.test(path)).flatMap(({ text }) => [...text.matchAll(/^ {2}(\w+)(?:\([^)]*\))?: \w+;$/gm)].map(([, name]) => name));
  const taken = platformNames();
  const take = (text) => text.match(/[\w$]+/g)?.forEach((word) => taken.add(word));
  for (const { path, text } of sources) {
    const { code } = transformSync(text, { loader: 'ts', target: 'es2022' });
    if (!/^(?:parts|elements)\//.test(path)) take(text);
    visit(parseAst(code), ({ type, value }) => {
      if (type === 'Literal' && typeof value === 'string') take(value);
      if (type === 'TemplateElement') take(value.raw);
    });
  }
  return names.filter((name) => !taken.has(name));
}

/** All that TypeScript knows of browsers and of the language. */
function platformNames() {
  const folder = dirname(createRequire(import.meta.url).resolve('typescript'));
  const texts = readdirSync(folder).filter((file) => /^lib\..*\.d\.ts$/.test(file)).map((file) => readFileSync(join(folder, file), 'utf8'));
  return new Set(texts.flatMap((text) => text.match(/[\w$]+/g)));
}
