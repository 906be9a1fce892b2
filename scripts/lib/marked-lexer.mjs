/**
 * Rollup plugin: of marked, only what reads the Markdown of a chat. Its package is one bundled module, of which nothing can be
 * shaken off: with the writer of HTML that nobody here calls it is three times as large. So it is built from its sources, which
 * stand in its source map, and what `src/parts/rich-text/markdown.ts` turns off is cut: methods, their calls, other dialects.
 * The regular expressions are marked's own, as it puts them together, written down.
 *
 * Nothing is cut on trust: what is not found as it is known throws, so a new marked that is built differently stops the build.
 * test/scripts/marked-lexer.test.ts holds what is left against the whole one.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import MagicString from 'magic-string';
import { Lexer } from 'marked';
import { visit } from './visit.mjs';

/** What is asked for, and where that is said. */
const reader = new URL('../../src/parts/rich-text/markdown.ts', import.meta.url);
const main = createRequire(import.meta.url).resolve('marked');
const folder = join(dirname(dirname(main)), 'src');
const entry = join(folder, 'lexer-only.ts');

/** `this.options.….name`, as the reader has it. */
const options = { pedantic: 'false', gfm: 'true', breaks: 'true', silent: 'false', hooks: '(void 0)', block: '(void 0)', startBlock: '(void 0)' };

/** @returns {import('rollup').Plugin} */
export function markedLexer() {
  const sources = sourcesOf(main);
  const unwanted = turnedOff(readFileSync(reader, 'utf8'));
  const { inline, block } = Lexer.rules;
  const rules = { inline: inline.breaks, block: block.gfm };
  return {
    name: 'marked-lexer',
    resolveId(id, importer) {
      if (id === 'marked') return entry;
      return importer && dirname(importer) === folder ? join(folder, id) : null;
    },
    load(id) {
      if (id === entry) return `export { _Lexer as Lexer } from './Lexer.ts';\nexport { _Tokenizer as Tokenizer } from './Tokenizer.ts';`;
      const name = dirname(id) === folder ? id.slice(folder.length + 1) : '';
      if (!name) return null;
      const source = sources.get(name);
      if (source === undefined) throw new Error(`marked has no src/${name} any more.`);
      const { code } = transformSync(source, { loader: 'ts', target: 'es2022' });
      const parse = (text) => this.parse(text);
      if (name === 'rules.ts') return writtenRules(code, rules, parse);
      return name === 'Lexer.ts' || name === 'Tokenizer.ts' ? without(code, unwanted, parse) : withRules(code, parse);
    },
  };
}

/** @returns {Map<string, string>} by file name */
function sourcesOf(bundle) {
  const { sources, sourcesContent } = JSON.parse(readFileSync(`${bundle}.map`, 'utf8'));
  return new Map(sources.map((path, index) => [path.replace(/^.*\/src\//, ''), sourcesContent[index]]));
}

/** The methods of the tokenizer that the reader turns off. */
function turnedOff(text) {
  const names = [...text.matchAll(/^ {2}override (\w+) = none;$/gm)].map(([, name]) => name);
  if (!names.length || !text.includes('new Lexer({ gfm: true, breaks: true, tokenizer: new ChatTokenizer(), extensions:')) throw new Error('markdown.ts asks marked for something else than marked-lexer.mjs knows.');
  return new Set(names);
}

/** Rules by name, so that what nobody asks for is shaken off: `other` from the source, the grammar as it is with these options. */
function writtenRules(code, grammar, parse) {
  const { body } = parse(code);
  const text = ({ start, end }) => code.slice(start, end);
  const declared = (wanted) => {
    const found = body.map((node) => node.declaration ?? node).find((node) => (node.id ?? node.declarations?.[0].id)?.name === wanted);
    if (!found) throw new Error(`marked's rules have no ${wanted} any more.`);
    return found;
  };
  const pure = (value) => (value.type === 'CallExpression' ? `/* @__PURE__ */ ${text(value)}` : text(value));
  const other = declared('other').declarations[0].init.properties.map(({ key, value }) => `export const other_${key.name} = ${pure(value)};`);
  const known = Object.entries(grammar).flatMap(([kind, rules]) => Object.entries(rules).map(([name, rule]) => `export const ${kind}_${name} = ${rule instanceof RegExp ? rule : '{ exec: () => null }'};`));
  return [text(declared('cachedIndentRegex')), text(declared('_tag')), ...other, ...known].join('\n');
}

/** Without the methods that are turned off, what calls them, and what references need. */
function without(code, unwanted, parse) {
  const result = new MagicString(code);
  const isUnwantedCall = (node) => node?.type === 'CallExpression' && unwanted.has(node.callee.property?.name) && /^this\.tokenizer\./.test(code.slice(node.start, node.end));
  const cut = new Set();
  const called = new Set();
  visit(parse(code), (node) => {
    if (node.type === 'MethodDefinition' && !node.static && (unwanted.has(node.key.name) || node.key.name === 'linkInText')) {
      cut.add(node.key.name);
      result.remove(node.start, node.end);
      return true;
    }
    // References are never defined (`def` is turned off): nothing is to be masked for them.
    const isMask = node.type === 'IfStatement' && /^this\.tokens\.links\b/.test(code.slice(node.test.start, node.test.end));
    if (isMask || (node.type === 'IfStatement' && isUnwantedCall(node.test.right))) {
      if (node.alternate) throw new Error('marked reads blocks in another way now.');
      called.add(isMask ? 'links' : node.test.right.callee.property.name);
      result.remove(node.start, node.end);
      return true;
    }
    return false;
  });
  const [found, needed] = code.includes('class _Lexer') ? [new Set([...called, ...cut]), [...unwanted, 'links', 'linkInText']] : [cut, [...unwanted]];
  const missing = needed.filter((name) => !found.has(name));
  if (missing.length) throw new Error(`marked has no ${missing.join(', ')} where it was.`);
  return withRules(result.toString(), parse);
}

/** `this.rules.inline.text` becomes the rule itself, and an option its value. */
function withRules(code, parse) {
  const result = new MagicString(code);
  const used = new Set();
  const use = (kind, name) => {
    used.add(`${kind}_${name}`);
    return `${kind}_${name}`;
  };
  const isRules = (node) => (node.type === 'Identifier' ? node.name === 'rules' : node.type === 'MemberExpression' && node.property.name === 'rules');
  const kindOf = (node) => {
    if (node?.type === 'Identifier' && node.name === 'other') return 'other';
    return node?.type === 'MemberExpression' && isRules(node.object) && /^(?:inline|block|other)$/.test(node.property.name) ? node.property.name : undefined;
  };
  visit(parse(code), (node) => {
    if (node.type === 'ImportDeclaration' && node.source.value === './rules.ts') result.remove(node.start, node.end);
    else if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && kindOf(node.init)) {
      const kind = kindOf(node.init);
      result.overwrite(node.init.start, node.init.end, `{ ${node.id.properties.map(({ key }) => `${key.name}: ${use(kind, key.name)}`).join(', ')} }`);
    } else if (node.type === 'MethodDefinition' && node.static) result.remove(node.start, node.end);
    else if (node.type === 'MemberExpression' && kindOf(node.object)) result.overwrite(node.start, node.end, use(kindOf(node.object), node.property.name));
    else if (node.type === 'MemberExpression' && node.property.name in options && /^this\.options\b/.test(code.slice(node.start, node.end))) result.overwrite(node.start, node.end, options[node.property.name]);
    else if (node.type === 'MethodDefinition' && node.key.name === 'constructor' && code.includes('class _Lexer')) {
      // Which rules hold is decided.
      const rules = node.value.body.body.filter((statement) => /\brules\b/.test(code.slice(statement.start, statement.end)));
      if (rules.length !== 3) throw new Error('marked sets its rules in another way now.');
      rules.forEach(({ start, end }) => result.remove(start, end));
      return true;
    } else return false;
    return true;
  });
  const text = result.toString();
  return used.size ? `import { ${[...used].join(', ')} } from './rules.ts';\n${text}` : text;
}
