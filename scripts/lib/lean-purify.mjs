/**
 * Rollup plugin: of DOMPurify, what the one call in `src/parts/rich-text/purify.ts` can reach; the rest is half of it.
 *  - The lists of what it allows by default are empty: the call says itself what is allowed. An empty list allows nothing: a
 *    mistake here would show too little, never too much.
 *  - Of what is SVG or MathML it knows the names that `sanitize.ts` has a word for. What is not allowed by name is dropped before
 *    anybody asks what it is.
 *  - What the call's options decide is written down (scripts/lib/known-values.mjs), so that the minifier drops what is never done:
 *    sanitising in place, as text, as XML, for templates.
 *  - What stands in for what every browser has had for years, and a helper that makes an array of an array, are cut.
 *  - Methods that nobody calls are cut, and with the one that adds hooks the calls of hooks.
 *
 * That nobody reads the lists is checked: a new DOMPurify that uses one elsewhere, or a configuration that needs one, throws.
 * test/scripts/lean-purify.test.ts holds what is left against the whole.
 */
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import MagicString from 'magic-string';
import { knownValues } from './known-values.mjs';
import { visit } from './visit.mjs';

const allowing = new URL('../../src/parts/rich-text/sanitize.ts', import.meta.url);
const user = new URL('../../src/parts/rich-text/purify.ts', import.meta.url);

/** Elements and attributes, as DOMPurify names its lists of them. */
const lists = new Set(['html$1', 'html', 'svg', 'mathMl', 'xml']);
/** What is SVG and MathML. */
const foreign = new Set(['svg$1', 'svgFilters', 'svgDisallowed', 'mathMl$1', 'mathMlDisallowed']);

/** What makes a value and does nothing else: where nobody reads it, it need not be made. */
const makers = new Set(['freeze', 'seal', 'unapply', 'unconstruct', 'lookupGetter', 'lookupAccessor', '_createHooksMap']);

/** @returns {import('rollup').Plugin} */
export function leanPurify() {
  return {
    name: 'lean-purify',
    transform(code, id) {
      if (!/[\\/]dompurify[\\/]dist[\\/][^\\/]+$/.test(id)) return null;
      const options = optionsOf(readFileSync(user, 'utf8'), (text) => this.parse(text));
      const ast = this.parse(code);
      const result = new MagicString(code);
      shortenLists(ast, new Set(readFileSync(allowing, 'utf8').match(/[\w-]+/g)), result);
      forbidOtherUse(ast);
      const make = ast.body.find((node) => node.id?.name === 'createDOMPurify');
      if (!make) throw new Error('DOMPurify is not made by createDOMPurify any more.');
      cut(make.body, code, options, result);
      cutStandIns(ast, code, result);
      visit(ast, (node) => {
        const callee = node.type === 'VariableDeclarator' && node.init?.type === 'CallExpression' ? node.init.callee.name : undefined;
        const isSet = callee === 'addToSet' && node.init.arguments[0].type === 'ObjectExpression';
        if (makers.has(callee) || isSet) result.appendLeft(node.init.start, '/* @__PURE__ */ ');
      });
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}

/** @returns {Map<string, string | undefined>} the options that are said, with the value of those that are `true` or `false` */
function optionsOf(text, parse) {
  const options = new Map();
  visit(parse(transformSync(text, { loader: 'ts', target: 'es2022' }).code), ({ type, key, value }) => {
    if (type === 'Property' && /^[A-Z]+(?:_[A-Z]+)+$/.test(key.name)) options.set(key.name, typeof value.value === 'boolean' ? String(value.value) : undefined);
  });
  const [call, ...others] = text.match(/DOMPurify\.\w+/g) ?? [];
  if (call !== 'DOMPurify.sanitize' || others.length || !options.has('ALLOWED_TAGS') || !options.has('ALLOWED_ATTR') || ['USE_PROFILES', 'ADD_TAGS', 'ADD_ATTR'].some((name) => options.has(name))) {
    throw new Error('purify.ts does not say all that is allowed: lean-purify.mjs must not cut the default.');
  }
  return options;
}

/** @param words all that could be names of what is allowed */
function shortenLists({ body }, words, result) {
  const found = new Set();
  for (const node of body) {
    const [declared] = node.type === 'VariableDeclaration' ? node.declarations : [];
    const name = declared?.id.name;
    if (!lists.has(name) && !foreign.has(name)) continue;
    const [list] = declared.init.callee?.name === 'freeze' ? declared.init.arguments : [];
    if (list?.type !== 'ArrayExpression' || list.elements.some(({ type }) => type !== 'Literal')) throw new Error(`DOMPurify's ${name} is no list any more.`);
    const kept = list.elements.map(({ value }) => value).filter((value) => foreign.has(name) && words.has(value));
    result.overwrite(list.start, list.end, JSON.stringify(kept));
    found.add(name);
  }
  if (found.size < lists.size + foreign.size) throw new Error(`DOMPurify has only the lists ${[...found].join(', ')}.`);
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

/** `if (!freeze) freeze = …`, and a pair of `Object.entries()` that is made an array. */
function cutStandIns(ast, code, result) {
  const cut = [];
  visit(ast, (node) => {
    const { type, test, callee, arguments: given } = node;
    if (type === 'IfStatement' && test.operator === '!' && /^(?:freeze|seal|apply|construct)$/.test(test.argument.name)) {
      cut.push(test.argument.name);
      result.remove(node.start, node.end);
    }
    if (type === 'CallExpression' && callee.name === '_slicedToArray' && /\(const _ref2 of entries\(/.test(code) && given[0].name === '_ref2') {
      cut.push(callee.name);
      result.overwrite(node.start, node.end, given[0].name);
    }
  });
  if (cut.sort().join() !== '_slicedToArray,apply,construct,freeze,seal') throw new Error(`DOMPurify has only ${cut} to do without.`);
}

/** @param body of the function that makes DOMPurify */
function cut(body, code, options, result) {
  const found = new Set();
  const isCall = (node, name) => node?.type === 'CallExpression' && node.callee.name === name;
  const isTypeOf = ({ operator, argument }, name) => operator === 'typeof' && argument.name === name;
  const isDead = ({ type, expression }) => {
    if (type !== 'ExpressionStatement') return false;
    if (isCall(expression, '_executeHooks')) return Boolean(found.add('hooks'));
    const { left, right } = expression;
    const isMethod = left?.object?.name === 'DOMPurify' && right.type === 'FunctionExpression' && left.property.name !== 'sanitize';
    if (isMethod) found.add(left.property.name);
    return isMethod;
  };
  /** What DOMPurify's own helpers and its `cfg` give; text of the source, `undefined` where it is not known. */
  const tells = (node, text) => {
    if (node.type === 'MemberExpression' && node.object.name === 'cfg' && !node.computed) {
      found.add('cfg');
      return options.has(node.property.name) ? options.get(node.property.name) : 'undefined';
    }
    // Without hooks nobody changes the list that all share.
    if (isCall(node, '_forkSharedAllowlist')) return text(node.arguments[1]);
    if (isTypeOf(node, 'dirty')) return '"string"'; // which TypeScript makes sure of
    if (isCall(node, '_isNode') && node.arguments[0].name === 'dirty') return 'false';
    if (isCall(node, '_matchesNameCheck') && node.arguments[0].object?.name === 'CUSTOM_ELEMENT_HANDLING' && !options.has('CUSTOM_ELEMENT_HANDLING')) return 'false';
    if (node.operator === 'instanceof' && node.left.object?.name === 'EXTRA_ELEMENT_HANDLING') return 'false'; // ADD_TAGS and ADD_ATTR are not said
    if (node.type === 'CallExpression' && node.callee.object?.name === 'SUPPORTED_PARSER_MEDIA_TYPES' && !options.has('PARSER_MEDIA_TYPE')) return '-1';
    // purify.ts gives a policy wherever there are Trusted Types; elsewhere DOMPurify's own is null.
    if (isCall(node, '_getDefaultTrustedTypesPolicy') && options.has('TRUSTED_TYPES_POLICY')) return 'null';
    if (isCall(node, 'objectHasOwnProperty') && node.arguments[0].name === 'customElementHandling' && !options.has('CUSTOM_ELEMENT_HANDLING')) return 'false';
    const [from, name, otherwise] = node.type === 'CallExpression' ? node.arguments : [];
    if (from?.name !== 'cfg' || name?.type !== 'Literal' || options.has(name.value)) return undefined;
    if (isCall(node, 'objectHasOwnProperty')) return 'false';
    return isCall(node, '_resolveSetOption') || isCall(node, '_resolveObjectOption') ? text(otherwise) : undefined;
  };
  // Options are read by what sanitises, which first takes them in.
  const isSetting = ({ start, end }) => /\bcfg\./.test(code.slice(start, end));
  knownValues(body, code, { isDead, tells, isSetting }, result);
  const missing = ['cfg', 'hooks', 'addHook', 'setConfig', 'clearConfig'].filter((name) => !found.has(name));
  if (missing.length) throw new Error(`DOMPurify has no ${missing.join(', ')} where lean-purify.mjs knew it.`);
}
