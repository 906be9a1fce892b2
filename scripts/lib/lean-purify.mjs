/**
 * Rollup plugin: DOMPurify without the names that it allows by default. `src/parts/rich-text/purify.ts` says itself what is
 * allowed, so nobody reads these lists (a sixth of its size). All else, the lists of what is SVG and MathML among it, stays as
 * it is. An empty list allows nothing: a mistake here would show too little, never too much.
 *
 * That nobody reads them is checked: a new DOMPurify that uses one elsewhere, or a configuration that needs one, throws.
 */
import { readFileSync } from 'node:fs';
import MagicString from 'magic-string';

const user = new URL('../../src/parts/rich-text/purify.ts', import.meta.url);

/** Elements and attributes, as DOMPurify names its lists of them. */
const lists = new Set(['html$1', 'html', 'svg', 'mathMl', 'xml']);

/** @returns {import('rollup').Plugin} */
export function leanPurify() {
  return {
    name: 'lean-purify',
    transform(code, id) {
      if (!/[\\/]dompurify[\\/]dist[\\/][^\\/]+$/.test(id)) return null;
      checkUse(readFileSync(user, 'utf8'));
      const result = new MagicString(code);
      const ast = this.parse(code);
      const found = new Set();
      for (const node of ast.body) {
        const [declared] = node.type === 'VariableDeclaration' ? node.declarations : [];
        if (!lists.has(declared?.id.name)) continue;
        const [list] = declared.init.callee?.name === 'freeze' ? declared.init.arguments : [];
        if (list?.type !== 'ArrayExpression' || list.elements.some(({ type }) => type !== 'Literal')) throw new Error(`DOMPurify's ${declared.id.name} is no list any more.`);
        result.overwrite(list.start, list.end, '[]');
        found.add(declared.id.name);
      }
      if (found.size < lists.size) throw new Error(`DOMPurify has only the lists ${[...found].join(', ')}.`);
      forbidOtherUse(ast);
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

/** What is allowed must be said in full, and without what adds to or stands for the default. */
function checkUse(text) {
  const options = new Set(text.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g));
  const [call, ...others] = text.match(/DOMPurify\.\w+/g) ?? [];
  if (call !== 'DOMPurify.sanitize' || others.length || !options.has('ALLOWED_TAGS') || !options.has('ALLOWED_ATTR') || ['USE_PROFILES', 'ADD_TAGS', 'ADD_ATTR'].some((name) => options.has(name))) {
    throw new Error('purify.ts does not say all that is allowed: lean-purify.mjs must not cut the default.');
  }
}

/** The lists may be read only where the default is made, and where a profile is asked for. */
function forbidOtherUse(node, isKnown = false, isName = false) {
  if (Array.isArray(node)) return node.forEach((child) => forbidOtherUse(child, isKnown));
  if (typeof node?.type !== 'string') return undefined;
  if (node.type === 'Identifier' && lists.has(node.name) && !isKnown && !isName) throw new Error(`DOMPurify reads ${node.name} where lean-purify.mjs does not know it.`);
  // A function's own `html` is another one.
  const isOwn = /Function/.test(node.type) && node.params.some(({ name }) => lists.has(name));
  const known = isKnown || isOwn || (node.type === 'IfStatement' && node.test.name === 'USE_PROFILES') || (node.type === 'VariableDeclarator' && /^DEFAULT_ALLOWED_(?:TAGS|ATTR)$/.test(node.id.name));
  for (const [key, value] of Object.entries(node)) {
    const named = (node.type === 'VariableDeclarator' && key === 'id') || (node.type === 'MemberExpression' && key === 'property' && !node.computed) || (node.type === 'Property' && key === 'key' && !node.computed);
    if (typeof value === 'object') forbidOtherUse(value, known, named);
  }
  return undefined;
}
